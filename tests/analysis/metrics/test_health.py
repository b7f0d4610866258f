"""The figures of the page, on organizations small enough to reckon by hand, and on the examples."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from math import exp
from pathlib import Path

import pytest
from builders import (
    agency,
    area,
    assignment,
    function,
    line,
    organization,
    person,
    position,
    provider,
    relation,
    service,
    supply,
    unit,
    within,
    workload,
)

from orgdesk.analysis.catalogue import selected
from orgdesk.analysis.coverage import is_judged
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.metrics.health import GROUPS, Figure, figures, health, line_dimensions, slices, worded
from orgdesk.analysis.reader import Reader
from orgdesk.exchange.text import read_text
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import (
    AgencyKind,
    AuthoritySource,
    Level,
    Record,
    Setting,
    UnitKind,
    WorkKind,
)
from orgdesk.reference.policy import default_policy
from orgdesk.reference.shipped import named
from orgdesk.reference.standard import standard_roles

DAY = dt.date(2026, 1, 1)
FILLED = [*named("examples").values(), *sorted((Path(__file__).parents[2] / "repaired").glob("*.toml"))]


def by_key(here: Organization, agency: str | None = None) -> dict[str, Figure]:
    return {figure.key: figure for figure in figures(here, agency, DAY)}


def plus(here: Organization, *more: Record | list[Record]) -> Organization:
    """`here` with more rows."""
    return organization(*(row for row in here.rows() if row not in standard_roles()), *more)


def rows(figure: Figure, part: str) -> list[str]:
    return [id_ for bar in figure.bars if bar.part == part for _, id_ in bar.rows]


# -- what holds for all ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", named("examples"))
def test_every_figure_of_the_examples_is_whole(name: str) -> None:
    """Known groups, sentences in both languages, and rows that exist."""
    here = read_text(named("examples")[name])
    for agency_id in (None, *here.agencies):
        found = health(here, agency_id, DAY)
        assert len({f.key for f in found.figures}) == len(found.figures)
        for figure in found.figures:
            assert figure.group in GROUPS
            for text in (figure.title, figure.verdict, figure.formula):
                for words in (text.id, text.en):
                    assert words and "{" not in words
            assert figure.verdict.id.endswith(".") and figure.verdict.en.endswith(".")
            undefined = figure.verdict.en.startswith("Undefined: ")
            assert undefined == (figure.value is None) == figure.verdict.id.startswith("Tidak terdefinisi: ")
            tokens: list[Token] = [row for bar in figure.bars for row in bar.rows]
            assert all(here.get(*token) is not None for token in tokens)


@pytest.mark.parametrize("name", named("examples"))
def test_one_decision_maker_says_what_the_rules_say(name: str) -> None:
    here = read_text(named("examples")[name])
    engine = Engine(here, as_of=DAY)
    engine.settle()
    read = Reader(here, default_policy(), DAY)
    figure = by_key(here)["decision.one"]
    found = {f.subject[1] for f in engine.findings.values() if f.rule in ("GAP001", "OVL001")}
    judged = {id_ for id_ in found if is_judged(here.functions[id_], read)}
    assert {*rows(figure, "none"), *rows(figure, "several")} == judged


def test_nothing_is_undefined_rather_than_wrong() -> None:
    for figure in figures(organization(), None, DAY):
        assert figure.value is None, figure.key


def test_slices_give_the_same_figures_and_pauses_between() -> None:
    here = read_text(named("examples")["puskesmas-2014"])
    found = list(slices(here, None, DAY))
    assert None in found
    assert tuple(figure for figure in found if figure is not None) == health(here, None, DAY).figures


def test_a_broken_setting_does_not_keep_the_page_away() -> None:
    here = organization(unit("K"), Setting(id="staffing.hours", value="viel"))
    assert health(here, None, DAY).figures


def test_an_unrelated_agency_changes_nothing_for_the_others() -> None:
    here = read_text(named("examples")["puskesmas-support-chain"])
    before = health(here, "PUSKESMAS", DAY)
    other = plus(
        here,
        agency("Z"),
        unit("Z1", agency="Z"),
        unit("Z2", agency="Z", under="Z1"),
        function("FZ"),
        assignment("FZ", "KP", "Z1"),
    )
    assert health(other, "PUSKESMAS", DAY) == before


def test_values_in_words() -> None:
    assert (worded(0.5, "share").id, worded(0.066, "share").id, worded(1, "share").en) == (
        "50%",
        "6,6%",
        "100%",
    )
    assert worded(1234.5, "count").id == "1.234,5" and worded(1234.5, "count").en == "1,234.5"
    assert worded(1, "days").en == "1 day" and worded(0, "days").en == "0 days"
    assert worded(-3, "days").id == "-3 hari" and worded(2.0, "people").en == "2 people"
    assert worded(-0.001, "index").en == "0"


# -- right function -------------------------------------------------------------------------------


def test_one_decision_maker_in_every_part_of_the_scope() -> None:
    here = organization(
        area("Kab"),
        area("Utara", parent="Kab"),
        area("Selatan", parent="Kab"),
        assignment("one", "KP", "U1"),
        function("none"),
        assignment("half", "KP", "U1", scope=within("Utara")),
        assignment("split", "KP", "U1", scope=within("Utara")),
        assignment("split", "KP", "U2", scope=within("Selatan")),
        assignment("two", "KP", "U1"),
        assignment("two", "KP", "U2", scope=within("Selatan")),
        assignment("lent", "KP", "U1"),
        assignment("lent", "KP", "U2", source=AuthoritySource.DELEGATION, grantor="U1"),
        function("parent"),
        function("child", parent="parent"),
        assignment("parent", "KP", "U1"),
        function("routine", work=WorkKind.ROUTINE),
        assignment("routine", "PL", "U1"),
    )
    figure = by_key(here)["decision.one"]
    assert set(rows(figure, "ok")) == {"one", "split", "lent", "child", "routine"}
    assert set(rows(figure, "none")) == {"none", "half"}
    assert rows(figure, "several") == ["two"]
    assert figure.value == 5 / 8


def test_redundancy_and_exclusivity_of_tasks() -> None:
    here = organization(
        area("Utara"),
        area("Selatan"),
        assignment("F1", "PL", "U1"),
        assignment("F2", "PL", "U1"),
        assignment("F2", "PL", "U2"),
        assignment("F3", "PL", "U2", scope=within("Utara")),
        assignment("F3", "PL", "U3", scope=within("Selatan")),
    )
    found = by_key(here)
    assert found["tasks.redundancy"].value == pytest.approx(1 / (2 * 3))
    assert [bar.value for bar in found["tasks.redundancy"].bars] == [0, 2, 1, 0]
    exclusivity = found["tasks.exclusivity"]
    assert exclusivity.value == pytest.approx(1 + exp(-1))
    assert {bar.label.en for bar in exclusivity.bars} == {"U1", "U2", "U3"}


def test_functions_that_hang_together_in_one_division() -> None:
    """Two relations within divisions, one between: 2/3 less (3/6)² + (3/6)²."""
    here = organization(
        *(unit("K"), unit("A1", under="K"), unit("B1", under="K"), unit("A2", under="A1")),
        *(assignment("F1", "PL", "A1"), assignment("F2", "PL", "A2")),
        *(assignment("F3", "PL", "B1"), assignment("F4", "PL", "B1")),
        *(relation("F1", "F2"), relation("F2", "F3", shares=True), relation("F3", "F4")),
    )
    figure = by_key(here, "A")["functions.modularity"]
    assert figure.value == pytest.approx(2 / 3 - 1 / 2)
    assert {bar.label.en: bar.value for bar in figure.bars} == {"A1": 0.5, "B1": 0.5}
    assert "2 of 3" in figure.verdict.en


# -- right process --------------------------------------------------------------------------------


def test_coordination_that_is_needed_and_happens() -> None:
    here = organization(
        *(agency("A"), agency("B")),
        *(unit("K"), unit("A1", under="K"), unit("A2", under="K")),
        *(unit("B1", agency="B"), unit("B2", agency="B")),
        *(assignment("F1", "PL", "A1"), assignment("F2", "PL", "A2"), assignment("F3", "PL", "B1")),
        *(relation("F1", "F2"), relation("F2", "F3")),
        supply("A1", "B2", "PB"),
    )
    figure = by_key(here)["coordination.congruence"]
    assert figure.value == pytest.approx(1 / 3)
    cells = {(bar.label.en, bar.part): bar for bar in figure.bars}
    assert cells["A", "A"].value == 1 and cells["A", "B"].value == 0
    assert {id_ for _, id_ in cells["A", "B"].rows} == {"A1", "A2", "B1", "B2"}
    linked = plus(here, assignment("F3", "PH", "A2"))
    assert by_key(linked)["coordination.congruence"].value == pytest.approx(2 / 3)


def test_slack_of_supplies() -> None:
    here = organization(
        supply("U1", "U2", "PB", lead_time=10, needed_within=7, what="Vaksin"),
        supply("U1", "U3", "PB", lead_time=2, needed_within=7),
        supply("U6", "U3", "PB", lead_time=90, needed_within=7, alternative=True),
        supply("U1", "U5", "PB", lead_time=90),
        supply("U1", "U4", "PB", needed_within=2),
    )
    figure = by_key(here)["supply.slack"]
    assert figure.value == -3 and "Vaksin → U2" in figure.verdict.en and "1 of 2" in figure.verdict.en
    assert [(bar.value, bar.part) for bar in figure.bars] == [(-3, "late"), (5, "ok")]


@pytest.mark.parametrize("path", FILLED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_slack_of_supplies_says_what_the_rule_says(path: Path) -> None:
    here = read_text(path)
    engine = Engine(here, as_of=DAY, rules=selected("SUP005"))
    engine.settle()
    late = {one.subject[1]: 0 for one in engine.findings.values()}
    for one in engine.findings.values():
        late[one.subject[1]] += 1
    figure = by_key(here)["supply.slack"]
    shown = [id_ for bar in figure.bars if bar.part == "late" for kind, id_ in bar.rows if kind == "unit"]
    assert dict(Counter(shown)) == late


def test_stock_stand_ins_and_what_is_ordered_first_count_for_the_slack() -> None:
    here = organization(
        supply("U1", "U2", "PB", lead_time=8, needed_within=3, buffer=14),
        supply("U1", "U3", "PB", lead_time=8, needed_within=3),
        supply("U9", "U3", "PB", lead_time=1, alternative=True),
        supply("U5", "U4", "PB", lead_time=1, needed_within=3),
        supply("U6", "U5", "PB", lead_time=6),
        supply("U1", "U7", "PD", lead_time=1, needed_within=5, period=30),
    )
    figure = by_key(here)["supply.slack"]
    assert {bar.rows[1][1]: bar.value for bar in figure.bars} == {"U2": 9, "U3": 2, "U4": -4, "U7": -25}


def test_suppliers_in_reserve() -> None:
    here = organization(
        assignment("F1", "PB", "U1"),
        assignment("F2", "PD", "U1"),
        supply("U2", "U3", "PB"),
    )
    found = by_key(here)
    assert found["resources.redundancy"].value == pytest.approx(1 / 2)
    assert found["resources.exclusivity"].value == pytest.approx(1 + exp(-1))


@pytest.mark.parametrize("path", FILLED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_visits_are_those_that_the_rule_counts(path: Path) -> None:
    here = read_text(path)
    engine = Engine(here, as_of=DAY, rules=selected("FRG004"))
    engine.settle()
    told = {one.subject[1]: one.values["visits"] for one in engine.findings.values()}
    shown = {bar.rows[0][1]: bar.value for bar in by_key(here)["services.contacts"].bars}
    assert {service: n for service, n in shown.items() if n > 2} == told


def test_a_customer_goes_to_one_of_the_doors_that_stand_in_for_each_other() -> None:
    here = organization(
        *(unit(code, level=Level.SERVICE_POINT) for code in ("PKM", "PUSTU", "DESA")),
        assignment("F", "PL", "PKM"),
        assignment("F", "PP", "PUSTU"),
        assignment("F", "PP", "DESA"),
        service("IMUN", "F"),
        *(provider("IMUN", code, "KIA") for code in ("PKM", "PUSTU", "DESA")),
        service("DARING"),
        provider("DARING", "PKM", visits=0),
        agency("Swasta", agency_kind=AgencyKind.PRIVATE),
        unit("KLINIK", agency="Swasta"),
        service("SWASTA"),
        provider("SWASTA", "KLINIK"),
    )
    figure = by_key(here)["services.contacts"]
    assert {bar.rows[0][1]: bar.value for bar in figure.bars} == {"IMUN": 1, "DARING": 0}


def test_visits_and_requirements() -> None:
    """Providers of different areas serve different people."""
    here = organization(
        *(area("Utara"), area("Selatan")),
        *(unit("P1", working_area="Utara"), unit("P2", working_area="Selatan"), unit("D")),
        service("SIP"),
        provider("SIP", "P1", "KTP", "Ijazah"),
        provider("SIP", "P2", "ktp ", visits=3),
        provider("SIP", "D", "Foto"),
        service("KIA"),
        provider("KIA", "P1"),
        service("Kosong"),
    )
    found = by_key(here)
    assert found["services.contacts"].value == (4 + 1) / 2
    assert found["services.requirements"].value == 3 / 2
    assert [bar.value for bar in found["services.requirements"].bars] == [3, 0]


# -- right size -----------------------------------------------------------------------------------


def test_spans_and_layers() -> None:
    here = organization(
        unit("K"),
        *(unit(f"B{n}", under="K") for n in range(1, 5)),
        unit("T", under="K", unit_kind=UnitKind.TECHNICAL_UNIT),
        *(unit(f"S{n}", under="B1") for n in range(1, 3)),
    )
    found = by_key(here)
    assert found["span.median"].value == 3 and found["span.p90"].value == 4
    assert [(bar.label.en, bar.value) for bar in found["span.median"].bars] == [("2", 1), ("4", 1)]
    assert {id_ for _, id_ in found["span.p90"].bars[0].rows} == {"K", "B1", "B2", "B3", "B4"}
    assert found["layers"].value == 2
    assert [bar.value for bar in found["layers"].bars] == [1, 5, 2]


def test_units_for_core_functions_and_overhead() -> None:
    here = organization(
        *(unit("K"), unit("SEKR", under="K", unit_kind=UnitKind.SECRETARIAT), unit("UMUM", under="SEKR")),
        *(unit("B1", under="K"), unit("B2", under="K", staff=6)),
        *(function("core", work=WorkKind.CORE), function("said nothing")),
        *(function("support", work=WorkKind.SUPPORT), function("routine", work=WorkKind.ROUTINE)),
        *(assignment("core", "PL", "B1"), assignment("said nothing", "PL", "B1")),
        *(assignment("support", "PL", "B2"), assignment("routine", "PP", "B2")),
    )
    found = by_key(here)
    assert found["units.core"].value == 5 / 2
    assert found["overhead"].value == 1.0  # the only staff known is in B2
    everybody = plus(here, position("P", "B1", filled=2))
    assert by_key(everybody)["overhead"].value == 6 / 8
    nobody = organization(
        *(row for row in here.rows() if row.id != "B2" and row not in standard_roles()), unit("B2")
    )
    figure = by_key(nobody)["overhead"]
    assert figure.value == 3 / 5 and set(rows(figure, "overhead")) == {"SEKR", "UMUM", "B2"}


def test_staff_against_need() -> None:
    here = organization(
        *(position("P1", "U1", filled=1), workload("P1", "Suntik", 1250, 2)),
        *(position("P2", "U2"), workload("P2", "Catat", 625, 2), person("Ani", "P2")),
        position("P3", "U3", filled=9),
        *(position("P4", "U4"), workload("P4", "Antar", 999, 2)),
    )
    figure = by_key(here, "A")["staffing"]
    assert figure.value == pytest.approx(2 / 3)
    assert [(bar.label.en, bar.part, bar.value) for bar in figure.bars] == [
        ("U1", "filled", 1),
        ("U1", "needed", 2),
        ("U2", "filled", 1),
        ("U2", "needed", 1),
    ]
    halved = plus(here, Setting(id="staffing.hours", value="625"))
    assert by_key(halved)["staffing"].value == pytest.approx(1 / 3)


def test_the_line_of_command() -> None:
    here = organization(
        *(
            unit("K"),
            unit("A1", under="K"),
            unit("B1", under="K"),
            unit("S", under="A1"),
            unit("T", under="A1"),
        ),
        *(line("S", "B1"), line("T", "B1")),
    )
    found = by_key(here)
    assert found["line.connectedness"].value == 1 and found["line.hierarchy"].value == 1
    assert found["line.efficiency"].value == pytest.approx(1 - 2 / 6)
    assert found["line.lubness"].value == pytest.approx(5 / 6)
    assert [{id_ for _, id_ in bar.rows} for bar in found["line.lubness"].bars] == [{"S", "T"}]
    assert {bar.label.en for bar in found["line.efficiency"].bars} == {"S", "T"}
    assert line_dimensions(here).efficiency_arcs == pytest.approx(1 - 2 / 16)


def test_partners_outside_government_stand_in_no_line() -> None:
    here = organization(
        *(unit("K"), unit("B", under="K"), unit("C", under="K")),
        agency("LSM", agency_kind=AgencyKind.COMMUNITY),
        unit("L", agency="LSM"),
    )
    assert by_key(here)["line.connectedness"].value == 1
    assert by_key(here, "LSM")["line.connectedness"].value is None


def test_a_circle_of_superiors_is_told() -> None:
    here = organization(unit("A1"), unit("B1", under="A1"), line("A1", "B1"), unit("C1", under="B1"))
    figure = by_key(here)["line.hierarchy"]
    assert figure.value == pytest.approx(2 / 3) and "2" in figure.verdict.en
    assert {id_ for _, id_ in figure.bars[0].rows} == {"A1", "B1"}


@pytest.mark.parametrize("path", FILLED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_order_in_which_rows_were_entered_does_not_matter(path: Path) -> None:
    """What was saved and opened, or deleted and brought back, has the same figures to the last digit."""
    here = read_text(path)
    mixed = Organization(row for row in reversed(list(here.rows())))
    for agency_id in (None, *here.agencies):
        assert health(mixed, agency_id, DAY) == health(here, agency_id, DAY)
