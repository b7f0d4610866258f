"""Gap rules beyond their own examples: whose jurisdiction it is, what feedback counts, who may fill."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from builders import Rows, after, area, assignment, function, organization, unit, within

from orgdesk.analysis.catalogue import all_rules, rule_by_code
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import Finding, Severity
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import RowChange, added, change, removed
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import FunctionType, Level, Service, Supply, WorkKind

DAY = dt.date(2026, 1, 1)
SERVICE = FunctionType.SERVICE
GAPS = [rule for rule in all_rules() if rule.family == "GAP"]
NO_WORDS = Text("Uji", "Test")


def found(here: Organization, *codes: str) -> list[Finding]:
    """What the gap rules (or only these) find, in order of key."""
    rules = [rule_by_code(code) for code in codes] or GAPS
    engine = Engine(here, as_of=DAY, rules=rules)
    engine.settle()
    assert engine.failures == ()
    return sorted(engine.findings.values(), key=lambda f: f.key)


AREAS = [area("Prov"), area("Kab", parent="Prov"), area("Utara", parent="Kab"), area("Selatan", parent="Kab")]
NEXT_DOOR = area("Tetangga", parent="Prov")


def test_a_hole_is_told_by_one_rule() -> None:
    north = assignment("F", "PL", "P1", scope=within("Utara"))
    for type_, code in ((SERVICE, "GAP003"), (None, "GAP002"), (FunctionType.LICENCE, "GAP003")):
        here = organization(*AREAS, function("F", type=type_), north)
        assert [f.rule for f in found(here, "GAP002", "GAP003")] == [code]


def test_an_untyped_function_of_a_service_serves_the_public() -> None:
    here = organization(
        *AREAS,
        function("F"),
        Service(id="S", name="S", functions=("F",)),
        assignment("F", "PL", "P1", scope=within("Utara")),
    )
    assert [f.rule for f in found(here, "GAP002", "GAP003")] == ["GAP003"]


def test_the_jurisdiction_is_what_those_above_the_executors_serve() -> None:
    def region(**head: Any) -> Organization:
        return organization(
            *AREAS,
            NEXT_DOOR,
            unit("DKK", **head),
            unit("P1", under="DKK", working_area="Utara"),
            function("F", type=SERVICE),
            assignment("F", "PL", "P1"),
        )

    (told,) = found(region(working_area="Kab"), "GAP003")
    assert told.where == (within("Selatan"),)
    (unbounded,) = found(region(), "GAP003")
    assert unbounded.where == (within("Selatan", "Tetangga"),)


def test_the_area_of_a_supporting_agency_is_its_jurisdiction_that_of_a_service_point_only_its_share() -> None:
    for level, rules in ((Level.SUPPORTING, []), (Level.SERVICE_POINT, ["GAP001"])):
        here = organization(
            *AREAS,
            NEXT_DOOR,
            unit("DKK", working_area="Kab", level=level),
            function("F", type=SERVICE),
            assignment("F", "KP", "DKK"),
        )
        assert [f.rule for f in found(here, "GAP001")] == rules


def test_routine_work_is_decided_by_the_head_but_only_where_somebody_does_it() -> None:
    routine = function("F", work=WorkKind.ROUTINE)
    assert found(organization(routine, assignment("F", "PL", "A1")), "GAP001") == []
    assert len(found(organization(routine), "GAP001")) == 1
    core = replace(routine, work=WorkKind.CORE)
    assert len(found(organization(core, assignment("F", "PL", "A1")), "GAP001")) == 1


def test_a_task_that_says_what_it_is_does_not_inherit() -> None:
    here = organization(
        function("F", work=WorkKind.ROUTINE),
        function("T", parent="F", work=WorkKind.CORE),
        assignment("T", "PL", "A1"),
    )
    assert [f.subject[1] for f in found(here, "GAP001")] == ["T"]


def test_a_critical_function_without_supervisor_is_an_error() -> None:
    for critical, severity in ((True, Severity.ERROR), (False, Severity.WARNING)):
        here = organization(
            function("F", type=SERVICE, critical=critical),
            assignment("F", "PL", "A1"),
            unit("A1", under="B1"),
        )
        assert [f.severity for f in found(here, "GAP004")] == [severity]


@pytest.mark.parametrize(
    ("resource", "recipient", "needs", "silent"),
    [
        ("information", "R1", (), True),
        ("goods", "R1", (), False),
        ("information", "X1", (), False),
        ("information", "R1", ("EV",), False),
    ],
)
def test_a_report_to_the_planner_is_feedback(
    resource: str, recipient: str, needs: tuple[str, ...], silent: bool
) -> None:
    here = organization(
        function("F", type=FunctionType.PLANNING, needs=needs),
        assignment("F", "RN", "R1"),
        assignment("F", "PL", "P1"),
        unit("X1"),
        Supply(id="S", source="P1", recipient=recipient, resource=resource, function="F"),
    )
    assert (found(here, "GAP006") == []) is silent


def test_findings_follow_edits_of_what_they_were_told_from() -> None:
    """Roles of the whole, supplies, services, working areas: the engine must hear of each."""
    whole = function("W", type=SERVICE)
    part = function("F", parent="W")
    decides = assignment("W", "KP", "A1")
    here = organization(
        *AREAS,
        NEXT_DOOR,
        whole,
        part,
        decides,
        unit("A1", working_area="Kab"),
        unit("P1", under="A1", working_area="Utara"),
        assignment("F", "PL", "P1"),
        Service(id="S", name="S", functions=("F",)),
    )
    head, service = here.units["A1"], here.services["S"]
    edits = [
        removed(decides),
        added(decides),
        [RowChange(head, replace(head, working_area=None))],
        [RowChange(service, replace(service, functions=()))],
        [RowChange(here.functions["F"], replace(part, type=SERVICE))],
        [RowChange(replace(head, working_area=None), replace(head, working_area="Utara"))],
        [RowChange(whole, replace(whole, work=WorkKind.ROUTINE))],
    ]
    engine = Engine(here, as_of=DAY, rules=GAPS)
    engine.settle()
    told = set()
    for rows in edits:
        edit = change(NO_WORDS, rows)
        touched = here.touched(edit)
        engine.note(touched)
        here.apply(edit)
        engine.note(touched)
        engine.settle()
        assert dict(engine.findings) == {f.key: f for f in found(here)}
        told.add(frozenset(engine.findings))
    assert len(told) > 4, "edits that change nothing test nothing"


def test_nobody_is_proposed_to_whom_the_role_would_clash() -> None:
    here = organization(
        function("F", type=SERVICE),
        unit("A1"),
        unit("P1", under="A1"),
        assignment("F", "KP", "A1"),
        assignment("F", "PL", "P1"),
    )
    rule = rule_by_code("GAP004")
    assert rule.fix is not None
    (one,) = found(here, "GAP004")
    assert list(rule.fix(one, here)) == [], "the only one near decides, and would supervise itself"


def test_who_assists_is_the_first_to_execute() -> None:
    here = organization(assignment("F", "KP", "A1"), assignment("F", "PP", "B1"))
    rule = rule_by_code("GAP002")
    assert rule.fix is not None
    (one,) = found(here, "GAP002")
    repair = next(iter(rule.fix(one, here)))
    mended = after(here, repair)
    assert found(mended, "GAP002") == []
    assert [a.unit for a in mended.assignments_of_function("F") if a.role == "executor"] == ["B1"]


def test_the_owner_of_a_service_is_made_coordinator_where_it_leads_nothing_yet() -> None:
    here = organization(
        function("F1"),
        function("F2"),
        Service(id="S", name="S", functions=("F1", "F2")),
        assignment("F1", "KP", "A1"),
        assignment("F2", "PL", "B1"),
    )
    rule = rule_by_code("GAP007")
    assert rule.fix is not None
    (one,) = found(here, "GAP007")
    assert one.subject == ("service", "S")
    (repair,) = rule.fix(one, here)
    mended = after(here, repair)
    assert found(mended, "GAP007") == []
    assert {(a.function, a.role) for a in mended.assignments_of_unit("A1")} == {
        ("F1", "decision-maker"),
        ("F2", "coordinator"),
    }


def test_an_agency_that_has_nothing_to_do_with_it_changes_nothing() -> None:
    rows: list[Rows] = [
        *AREAS,
        function("F", type=SERVICE),
        assignment("F", "PL", "P1", scope=within("Utara")),
    ]
    more: list[Rows] = [unit("Z1", agency="Z", working_area="Selatan"), assignment("G", "KP", "Z1")]
    before = {f.key for f in found(organization(*rows))}
    assert before <= {f.key for f in found(organization(*rows, *more))}
