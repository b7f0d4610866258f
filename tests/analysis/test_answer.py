"""The chain of a function: who holds what at each step, what is missing, where it breaks."""

from __future__ import annotations

import datetime as dt

import pytest
from builders import agency, area, assignment, function, organization, regulation, unit, within

from orgdesk.analysis.answer import Answer, answer, unit_answer
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import FindingsDelta, Severity
from orgdesk.analysis.headline import Segment, headline, leader_of, state, told, unit_headline
from orgdesk.analysis.standing import Standing
from orgdesk.exchange.models import read_example
from orgdesk.organization.bilingual import LANGUAGES, Language
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import FunctionType, Level, RoleFamily, UnitKind
from orgdesk.organization.scope import Facet
from orgdesk.reference.standard import RoleRef

DAY = dt.date(2026, 5, 1)


def standing(here: Organization) -> Standing:
    engine = Engine(here, as_of=DAY)
    engine.settle()
    made = Standing(here, DAY)
    made.take(None, FindingsDelta(tuple(engine.findings.values())))
    return made


def ask(here: Organization, function: str) -> tuple[Answer, Standing]:
    found = standing(here)
    return answer(here, found, function, DAY), found


def said(segments: tuple[Segment, ...], language: Language) -> str:
    """The headline, what is emphasized between asterisks."""
    return "".join(f"*{s.text.in_(language)}*" if s.severity else s.text.in_(language) for s in segments)


def units(found: Answer, family: RoleFamily) -> list[str]:
    return [holder.unit for holder in found.column(family).holders]


@pytest.fixture(scope="module")
def example() -> tuple[Organization, Standing]:
    here = read_example("puskesmas-support-chain")
    return here, standing(here)


def states(here: Organization, found: Answer, judged: Standing) -> list[str]:
    return [state(column, found, here, judged).en for column in found.columns]


# -- the example -----------------------------------------------------------------------------------


def test_the_guides_complaint_about_immunization(example: tuple[Organization, Standing]) -> None:
    here, judged = example
    found = answer(here, judged, "F09", DAY)
    sentence = headline(found, here, judged)
    assert said(sentence, "en") == (
        "Kepala Dinas Kesehatan decides. *Four units claim to coordinate*, *two units carry out the same "
        "work*, and *nobody supervises*."
    )
    assert said(sentence, "id") == (
        "Kepala Dinas Kesehatan memutuskan. *Empat unit merasa mengoordinasikan*, *dua unit melaksanakan hal "
        "yang sama*, dan *tidak ada yang mengawasi*."
    )
    assert states(here, found, judged) == [
        "One answers",
        "4 coordinators",
        "2 distributors",
        "2 executors",
        "No supervisor yet",
    ]
    assert units(found, RoleFamily.DECIDE) == ["DKK", "KEMKES"]
    assert set(units(found, RoleFamily.DIRECT)[:4]) == {"SSURIM", "SKESGA", "PKM", "CAM"}
    marked = {h.unit for h in found.column(RoleFamily.DIRECT).holders if h.severity is Severity.WARNING}
    assert marked == {"SSURIM", "SKESGA", "PKM", "CAM"}
    assert not any(link.broken for link in found.links)


def test_what_is_wrong_with_one_unit_is_told_once_beside_it(
    example: tuple[Organization, Standing],
) -> None:
    here, judged = example
    found = answer(here, judged, "F09", DAY)
    cards = {
        (c.family, h.unit): text.en
        for c in found.columns
        for h in c.holders
        if (text := told(h, here, judged)) is not None
    }
    assert cards == {
        (RoleFamily.CHECK, "SSURIM"): (
            "The planner evaluates its own plan; the coordinator evaluates its own coordination"
        )
    }


def test_every_function_and_unit_of_the_example_reads_well(example: tuple[Organization, Standing]) -> None:
    here, judged = example
    for row in here.functions.values():
        found = answer(here, judged, row.id, DAY)
        for language in LANGUAGES:
            sentence = said(headline(found, here, judged), language)
            assert sentence.replace("*", "").endswith("."), sentence
            assert "{" not in sentence and "  " not in sentence and ".." not in sentence, sentence
        for column in found.columns:
            open_ = {key for h in column.holders for key in (*h.findings, *h.told)}
            open_ |= {m.finding for m in column.missing} | set(column.overlaps)
            assert open_ <= set(judged.open)
            assert state(column, found, here, judged).id
    for unit_ in here.units:
        found_unit = unit_answer(here, judged, unit_, DAY)
        held = [id_ for duties in found_unit.duties.values() for d in duties for id_ in d.held]
        assert sorted(held) == sorted(a.id for a in here.assignments_of_unit(unit_))
        assert said(unit_headline(found_unit), "id").endswith(".")


def test_every_holder_stands_in_the_chain_once(example: tuple[Organization, Standing]) -> None:
    here, judged = example
    for row in here.functions.values():
        if row.is_work:
            found = answer(here, judged, row.id, DAY)
            held = [id_ for c in found.columns for h in c.holders for id_ in h.held]
            assert sorted(held) == sorted(a.id for a in here.assignments_of_function(row.id))


# -- steps -----------------------------------------------------------------------------------------


def test_a_chain_without_findings_is_complete() -> None:
    here = organization(
        unit("DKK", name="Dinas Kesehatan", head_title="Kepala Dinas", unit_kind=UnitKind.HEAD),
        unit("U", under="DKK"),
        unit("AUD"),
        function("M", level="mission"),
        function("F", type=FunctionType.OVERSIGHT, parent="M"),
        assignment("F", "KP", "DKK"),
        assignment("F", "PL", "U"),
        assignment("F", "PW", "AUD"),
    )
    found, judged = ask(here, "F")
    assert (
        said(headline(found, here, judged), "en") == "Kepala Dinas Kesehatan decides. The chain is complete."
    )
    assert states(here, found, judged) == ["One answers", "Nobody", "Nobody", "One answers", "One answers"]
    assert found.needed == (RoleRef("decision-maker"), RoleRef("supervisor"))


def test_nobody_answers() -> None:
    here = organization(function("F"))
    found, judged = ask(here, "F")
    assert said(headline(found, here, judged), "en") == "*Nobody answers for it yet*."
    assert [m.role for c in found.columns for m in c.missing] == [
        RoleRef("decision-maker"),
        RoleRef("executor"),
    ]


def test_work_that_is_divided_says_by_what() -> None:
    here = organization(
        area("Kab"),
        area("Utara", parent="Kab"),
        area("Selatan", parent="Kab"),
        function("F"),
        assignment("F", "KP", "DKK"),
        assignment("F", "PL", "PKM1", scope=within("Utara")),
        assignment("F", "PL", "PKM2", scope=within("Selatan")),
    )
    found, judged = ask(here, "F")
    assert found.column(RoleFamily.DO).divided is Facet.AREA
    assert states(here, found, judged)[3] == "Divided by area"


def test_a_hole_is_told_apart_from_nobody() -> None:
    here = organization(
        area("Kab"),
        area("Utara", parent="Kab"),
        area("Selatan", parent="Kab"),
        function("F"),
        assignment("F", "KP", "DKK"),
        assignment("F", "PL", "PKM1", scope=within("Utara")),
    )
    found, judged = ask(here, "F")
    (missing,) = found.column(RoleFamily.DO).missing
    assert missing.where == (within("Selatan"),)
    assert states(here, found, judged)[3] == "Executor not everywhere"
    assert "nobody" not in said(headline(found, here, judged), "en").lower()


def test_several_in_one_line_are_a_cascade() -> None:
    here = organization(
        unit("DKK"),
        unit("SSDMK", under="DKK"),
        function("F"),
        assignment("F", "KP", "DKK"),
        assignment("F", "PL", "X"),
        assignment("F", "KO", "DKK"),
        assignment("F", "KO", "SSDMK"),
    )
    found, judged = ask(here, "F")
    assert found.column(RoleFamily.DIRECT).cascade
    assert states(here, found, judged)[1] == "2 units, one above the other"


def test_candidates_are_the_superior_and_who_holds_the_role_on_siblings() -> None:
    here = organization(
        unit("DKK"),
        unit("P", under="DKK"),
        function("G", level="goal"),
        function("F", type=FunctionType.SERVICE, parent="G"),
        function("S1", parent="G"),
        function("S2", parent="G"),
        assignment("F", "KP", "KD"),
        assignment("F", "PL", "P"),
        assignment("S1", "PW", "INSP"),
        assignment("S2", "PW", "INSP"),
        assignment("S2", "PW", "P"),
    )
    found, _ = ask(here, "F")
    missing = {m.role.role: m.candidates for m in found.column(RoleFamily.CHECK).missing}
    assert missing == {"supervisor": ("DKK", "INSP"), "evaluator": ("DKK",)}


def test_roles_of_the_whole_count_for_its_tasks() -> None:
    here = organization(
        function("F"),
        function("T", parent="F"),
        assignment("F", "KP", "DKK"),
        assignment("T", "PL", "PKM"),
    )
    found, judged = ask(here, "T")
    (decider,) = found.column(RoleFamily.DECIDE).holders
    assert (decider.unit, decider.function) == ("DKK", "F")
    whole, judged = ask(here, "F")
    assert whole.tasks == ("T",)
    assert whole.needed == ()
    assert states(here, whole, judged)[3] == "See its tasks"


def test_what_no_longer_holds_is_not_in_the_chain() -> None:
    here = organization(
        function("F"),
        regulation("PP"),
        assignment("F", "KP", "OLD", valid_until=DAY - dt.timedelta(days=1)),
        assignment("F", "KP", "NEW", valid_from=DAY, regulation="PP"),
    )
    found, _ = ask(here, "F")
    assert units(found, RoleFamily.DECIDE) == ["NEW"]
    assert not any(unit_answer(here, standing(here), "OLD", DAY).duties.values())


# -- levels ----------------------------------------------------------------------------------------


def leveled(*levels: Level | None, type_: FunctionType | None = None) -> Organization:
    rows = [unit(f"U{n}", level=level) for n, level in enumerate(levels)]
    roles = [assignment("F", "PL" if n == 0 else "KO", f"U{n}") for n in range(len(levels))]
    return organization(*rows, function("F", type=type_), *roles)


def broken(here: Organization) -> list[Level]:
    return [link.level for link in ask(here, "F")[0].links if link.broken]


def test_the_chain_breaks_at_a_level_that_is_skipped() -> None:
    assert broken(leveled(Level.SERVICE_POINT, Level.SUPPORTING)) == [Level.SERVICE_CENTRE]
    assert broken(leveled(Level.SERVICE_POINT, Level.SERVICE_CENTRE)) == []
    assert broken(leveled(None)) == []


def test_a_service_passes_all_three_levels() -> None:
    here = leveled(Level.SUPPORTING, type_=FunctionType.SERVICE)
    assert broken(here) == [Level.SERVICE_POINT, Level.SERVICE_CENTRE]
    found, judged = ask(here, "F")
    assert said(headline(found, here, judged), "en").endswith(
        "*The chain breaks at the service point and service centre*."
    )


# -- names -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "title", "kind", "expected"),
    [
        ("Dinas Kesehatan (Kepala Dinas)", "Kepala Dinas", UnitKind.HEAD, "Kepala Dinas Kesehatan"),
        ("Seksi Gizi", "Kepala Seksi", UnitKind.SECTION, "Kepala Seksi Gizi"),
        ("Kecamatan (Camat)", "Camat", UnitKind.HEAD, "Camat"),
        ("Bupati", "Bupati", UnitKind.HEAD, "Bupati"),
        ("Sekretariat Daerah (Sekda)", "Sekretaris Daerah", UnitKind.HEAD, "Sekretaris Daerah"),
        ("RSUD Kabupaten", "Direktur", UnitKind.TECHNICAL_UNIT, "Direktur RSUD Kabupaten"),
        ("Subbag Umum", "Kepala Subbagian", UnitKind.SUBDIVISION, "Kepala Subbagian (Subbag Umum)"),
        ("Posyandu", "", None, "Posyandu"),
    ],
)
def test_leaders_are_called_so_that_one_knows_which(
    name: str, title: str, kind: UnitKind | None, expected: str
) -> None:
    here = organization(agency("A", name="Daerah"), unit("U", name=name, head_title=title, unit_kind=kind))
    assert leader_of(here, here.units["U"]) == expected
