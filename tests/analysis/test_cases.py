"""Findings that belong together are one case, and stay so however the model is edited."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from builders import agency, assignment, function, organization, unit

from orgdesk.analysis.case_words import case_message
from orgdesk.analysis.cases import Case, CaseKind, cases_of
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import FindingsDelta
from orgdesk.analysis.standing import Standing
from orgdesk.document import Document
from orgdesk.editing.acceptances import accept_findings
from orgdesk.editing.assignments import toggle_role
from orgdesk.editing.functions import delete_function, edit_function
from orgdesk.editing.settings import set_setting
from orgdesk.editing.units import delete_unit, edit_unit
from orgdesk.exchange.models import read_example
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, added, change
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import FunctionType, Record, Setting, UnitKind
from orgdesk.reference.policy import case_limits

DAY = dt.date(2026, 1, 15)


def cases(here: Organization) -> list[Case]:
    engine = Engine(here, as_of=DAY)
    engine.settle()
    return list(cases_of(engine.verdict().open, here))


def patterns(here: Organization, rule: str) -> list[Case]:
    return [c for c in cases(here) if c.kind is CaseKind.PATTERN and c.primary.rule == rule]


def sections(count: int, selfsame: int) -> Organization:
    """An agency of `count` sections, `selfsame` of which supervise what they execute."""
    rows: list[Record] = []
    for n in range(count):
        rows += unit(f"S{n}", unit_kind=UnitKind.SECTION)
        rows += [function(f"F{n}"), assignment(f"F{n}", "PL", f"S{n}")]
        if n < selfsame:
            rows.append(assignment(f"F{n}", "PW", f"S{n}"))
    return organization(*rows)


def test_what_most_sections_do_is_one_case() -> None:
    (case,) = patterns(here := sections(5, 3), "COI001")
    assert case.agency == "A" and len(case.members) == 3
    assert case.share is not None and (case.share.count, case.share.total) == (3, 5)
    said = case_message(case, here)
    assert said.en == "3 of 5 sections of A: conflicting roles in one unit (PL + PW)."
    assert said.id == "3 dari 5 seksi A: peran berbenturan pada satu unit (PL + PW)."


def test_too_few_or_too_small_a_share_is_no_pattern() -> None:
    assert not patterns(sections(2, 2), "COI001")
    assert not patterns(sections(7, 3), "COI001")
    assert patterns(sections(6, 3), "COI001")


def test_all_of_an_agency_reads_all() -> None:
    here = sections(4, 4)
    (case,) = patterns(here, "COI001")
    assert case_message(case, here).en.startswith("All 4 sections of A: ")
    (gap,) = patterns(here, "GAP001")
    assert case_message(gap, here).en == "All 4 functions of A: no decision-maker."


def test_other_agencies_do_not_count() -> None:
    few = sections(3, 3)
    rows = [row for row in few.rows() if row.kind in ("agency", "unit", "function", "assignment")]
    rows += [agency("B"), *unit("B0", agency="B", unit_kind=UnitKind.SECTION), function("G0")]
    here = organization(*rows, assignment("G0", "PL", "B0"), assignment("G0", "PW", "B0"))
    (case,) = patterns(here, "COI001")
    assert case.agency == "A" and {u for f in case.members for u in f.units} == {"S0", "S1", "S2"}


def test_one_unit_that_always_takes_part_is_named() -> None:
    rows = [assignment(f"F{n}", code, "KADIS") for n in range(4) for code in ("PL", "PW")]
    here = organization(*(function(f"F{n}") for n in range(4)), *rows)
    (case,) = patterns(here, "COI001")
    assert case_message(case, here).en == (
        "KADIS: conflicting roles in one unit (PL + PW), on all 4 functions it takes part in."
    )


def test_functions_of_one_type_may_show_what_all_together_do_not() -> None:
    rows: list[Record] = []
    for n in range(9):
        type_ = FunctionType.SUPPLY if n < 3 else FunctionType.SERVICE
        rows += [function(f"F{n}", type=type_), assignment(f"F{n}", "PL", "U1")]
        rows += [] if n < 3 else [assignment(f"F{n}", "KP", "U2")]
    here = organization(*rows)
    (case,) = patterns(here, "GAP001")
    assert case_message(case, here).en == "All 3 supply functions of A: no decision-maker."


def test_findings_about_the_same_rows_are_one_case_under_the_gravest() -> None:
    here = organization(*(assignment("F1", code, u) for code in ("KP", "RN", "KO") for u in ("U1", "U2")))
    together = [c for c in cases(here) if c.kind is CaseKind.WITNESS]
    (case,) = together
    assert {f.rule for f in case.members} >= {"OVL001", "OVL004"}
    assert case.primary.rule == "OVL001" and case.members[0] is case.primary
    assert case_message(case, here).en == "F1 has 2 decision-makers (U1, U2)."


def test_findings_of_which_nobody_takes_part_stay_apart() -> None:
    here = organization(function("F1"), assignment("F1", "RN", "U1"))
    about = [c for c in cases(here) if c.primary.rule in ("GAP001", "GAP002")]
    assert len(about) == 2 and all(c.kind is CaseKind.SINGLE for c in about)


def test_the_example_reads_as_a_consultant_would_tell_it() -> None:
    here = read_example("dinas-kesehatan")
    found = cases(here)
    said = {case_message(case, here).en for case in found}
    assert "All 12 sections of Dinas Kesehatan: conflicting roles in one unit (RN + PL + PW + EV)." in said
    assert "All 26 functions of Dinas Kesehatan: no decision-maker." in said
    members = [f.key for case in found for f in case.members]
    assert len(members) == len(set(members)) and len(found) * 3 < len(members)


def void(_: object) -> None:
    pass


def test_accepted_members_leave_and_a_new_one_stands_alone() -> None:
    document = Document.new(sections(4, 3), settle=True)
    standing = Standing(document.organization)
    document.subscribe(lambda change_set, delta, _: void(standing.take(change_set, delta)))
    assert document.findings
    (case,) = (c for c in standing.cases if c.primary.rule == "COI001")
    keys = [finding.key for finding in case.members]
    document.execute(accept_findings(document.organization, keys, "Peralihan", "Sekda", DAY))
    assert standing.cases.get(case.key) is None and len(document.history.steps) == 1
    document.execute(toggle_role(document.organization, "S3", "F3", "PW"))
    (alone,) = (c for c in standing.cases if c.primary.rule == "COI001")
    assert alone.kind is CaseKind.SINGLE and alone.primary.units == ("S3",)
    document.close(discard=True)


def test_the_limits_are_settings() -> None:
    here = sections(7, 3)
    assert not patterns(here, "COI001")
    here.apply(set_setting(here, "cases.percent", "40"))
    assert patterns(here, "COI001")
    here.apply(set_setting(here, "cases.fewest", "4"))
    assert not patterns(here, "COI001")
    assert case_limits({}).fewest == 3
    with pytest.raises(OrgDeskError, match=r"cases\.percent"):
        set_setting(here, "cases.percent", "much")


def test_a_setting_that_cannot_be_read_leaves_the_defaults() -> None:
    here = sections(4, 4)
    here.apply(change(Text("", ""), added(Setting(id="cases.percent", value="much"))))
    engine = Engine(here, as_of=DAY)
    engine.settle()
    assert any("cases.percent" in failure.error.en for failure in engine.failures)
    assert patterns(here, "COI001")


def test_renaming_changes_no_key_and_another_agency_no_case() -> None:
    before = told(cases(here := read_example("dinas-kesehatan")))
    for row in list(here.units.values()):
        here.apply(edit_unit(here, replace(row, name=f"{row.name} baru")))
    rows = [agency("OTHER"), *unit("X1", agency="OTHER"), function("X")]
    here.apply(change(Text("", ""), added(*rows, assignment("X", "PL", "X1"))))
    assert set(before) <= set(told(cases(here)))


def told(cases_: list[Case]) -> list[tuple[object, ...]]:
    return sorted(
        (c.key, c.kind, c.primary.key, tuple(f.key for f in c.members), c.agency or "", repr(c.share))
        for c in cases_
    )


@pytest.mark.parametrize("example", ["dinas-kesehatan", "puskesmas-support-chain"])
@pytest.mark.parametrize("seed", range(3))
def test_incremental_cases_equal_those_from_scratch(example: str, seed: int) -> None:
    document = Document.new(read_example(example), settle=True)
    here, chance = document.organization, random.Random(seed)
    standing = Standing(here)

    def follow(change_set: ChangeSet | None, delta: FindingsDelta | None, _: object) -> None:
        before = {f.key: shown(standing, f.key) for f in standing.open.values()}
        seen = standing.take(change_set, delta)
        known = {f.key for f in seen.appeared} | standing.cases.moved.keys()
        assert {key for key in standing.open if before.get(key) != shown(standing, key)} <= known

    document.subscribe(follow)
    assert document.findings
    for _ in range(40):
        edit(document, chance)
        assert told(list(standing.cases)) == told(list(cases_of(standing.open.values(), here)))
        assert len(standing.cases) == len(list(standing.cases))
    while document.undo():
        pass
    assert told(list(standing.cases)) == told(list(cases_of(standing.open.values(), here)))
    document.close(discard=True)


def shown(standing: Standing, key: str) -> tuple[str | None, str]:
    return standing.cases.key_of(key), standing.cases.lead_of(key).key


def edit(document: Document, chance: random.Random) -> None:
    here = document.organization
    some_unit = chance.choice(list(here.units.values()))
    some_function = chance.choice([f for f in here.functions.values() if f.is_work])
    verbs: list[Callable[[], ChangeSet]] = [
        lambda: toggle_role(here, some_unit.id, some_function.id, chance.choice(["KP", "PL", "PW", "KO"])),
        lambda: edit_unit(here, replace(some_unit, unit_kind=chance.choice(list(UnitKind)))),
        lambda: edit_function(here, replace(some_function, type=chance.choice(list(FunctionType)))),
        lambda: delete_unit(here, some_unit.id),
        lambda: delete_function(here, some_function.id),
        lambda: set_setting(here, "cases.percent", str(chance.choice([20, 50, 90]))),
    ]
    (verb,) = chance.choices(verbs, weights=[12, 2, 2, 1, 1, 1])
    document.execute(verb())
