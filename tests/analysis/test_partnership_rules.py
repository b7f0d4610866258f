"""The PAR rules beyond their own examples."""

from __future__ import annotations

import datetime as dt
from typing import Any

from builders import (
    Rows,
    agency,
    area,
    assignment,
    function,
    organization,
    provider,
    relation,
    service,
    supply,
    unit,
    within,
)

from orgdesk.analysis.catalogue import selected
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import Finding
from orgdesk.organization.records import AgencyKind, FunctionLevel, Setting

DAY = dt.date(2026, 1, 1)


def found(code: str, *rows: Rows) -> list[Finding]:
    engine = Engine(organization(*rows), as_of=DAY, rules=selected(code))
    engine.settle()
    assert engine.failures == ()
    return list(engine.findings.values())


def office(code: str, **fields: Any) -> list[Rows]:
    """A unit that is an agency of its own."""
    return [agency(f"A{code}"), unit(code, agency=f"A{code}", **fields)]


def insurer() -> list[Rows]:
    return [agency("BPJS", agency_kind=AgencyKind.PUBLIC_ENTERPRISE)]


# -- PAR001 ----------------------------------------------------------------------------------------


def test_all_that_passes_between_a_unit_and_an_agency_is_one_dependence() -> None:
    rows: list[Rows] = [
        *insurer(),
        supply(None, "PKM", "PD", partner="BPJS", function="F"),
        supply(None, "PKM", "PI", partner="BPJS", function="G"),
    ]
    (one,) = found("PAR001", *rows)
    assert one.subject == ("unit", "PKM")
    assert ("agency", "BPJS") in one.evidence
    assert not found("PAR001", *rows, assignment("G", "PH", "PKM"))
    assert not found("PAR001", *rows, Setting(id="PAR001.least", value="3"))


def test_without_a_function_a_liaison_in_the_line_is_enough() -> None:
    rows: list[Rows] = [
        *insurer(),
        unit("PKM"),
        unit("TU", under="PKM"),
        supply(None, "TU", "PD", partner="BPJS"),
    ]
    assert found("PAR001", *rows)
    assert not found("PAR001", *rows, assignment("F", "PH", "PKM"))


def test_a_liaison_for_the_service_counts_for_its_supplies() -> None:
    rows: list[Rows] = [*insurer(), service("S", "F"), provider("S", "PKM")]
    delivered = supply(None, "PKM", "PD", partner="BPJS", service="S")
    assert found("PAR001", *rows, delivered)
    assert not found("PAR001", *rows, delivered, assignment("F", "KO", "PKM"))


def test_a_liaison_on_the_whole_counts_for_its_tasks() -> None:
    rows: list[Rows] = [*insurer(), function("F"), function("F1", parent="F")]
    delivered = supply(None, "PKM", "PD", partner="BPJS", function="F1")
    assert found("PAR001", *rows, delivered)
    assert not found("PAR001", *rows, delivered, assignment("F", "PH", "PKM"))


def test_goals_are_no_whole_to_be_liaison_of() -> None:
    rows: list[Rows] = [*insurer(), function("M", level=FunctionLevel.GOAL), function("F", parent="M")]
    delivered = supply(None, "PKM", "PD", partner="BPJS", function="F")
    assert found("PAR001", *rows, delivered, assignment("M", "PH", "PKM"))


def test_what_the_own_agency_works_out_too_is_no_dependence() -> None:
    rows: list[Rows] = [
        *office("A"),
        *office("B"),
        unit("B2", agency="AB"),
        assignment("F", "PL", "A"),
        assignment("G", "PL", "B"),
        relation("F", "G"),
    ]
    assert found("PAR001", *rows)
    assert not found("PAR001", *rows, assignment("F", "PL", "B2"))


# -- PAR002 ----------------------------------------------------------------------------------------


def test_a_liaison_outside_government_is_no_counterpart() -> None:
    rows: list[Rows] = [
        *insurer(),
        unit("CAB", agency="BPJS"),
        assignment("F", "PD", "CAB"),
        assignment("F", "PL", "PKM"),
    ]
    assert found("PAR002", *rows)
    assert found("PAR002", *rows, assignment("F", "PH", "CAB"))
    assert not found("PAR002", *rows, assignment("F", "PH", "PKM"))


def test_a_partner_that_only_supplies_takes_part_too() -> None:
    rows: list[Rows] = [*insurer(), supply(None, "PKM", "PD", partner="BPJS", function="F")]
    (one,) = found("PAR002", *rows)
    assert one.subject == ("agency", "BPJS")


# -- PAR003 ----------------------------------------------------------------------------------------


def related(*rows: Rows) -> list[Rows]:
    """Two agencies below one regent, with three related functions."""
    return [
        unit("BUP"),
        *office("RS", under="BUP"),
        *office("CAPIL", under="BUP"),
        assignment("F1", "PL", "RS"),
        assignment("F2", "PL", "RS"),
        assignment("G", "PL", "CAPIL"),
        relation("F1", "G"),
        relation("F2", "G"),
        *rows,
    ]


def test_the_weight_is_the_coordination_requirement() -> None:
    """TA = RS: F1 F2, CAPIL: G; TD = F1-G, F2-G; so CR of the two is 2."""
    (one,) = found("PAR003", *related())
    assert one.values["weight"] == 2
    assert one.units == ("CAPIL", "RS")


def test_dependence_without_liaison_and_unmet_coordination_never_say_the_same() -> None:
    assert not found("PAR001", *related())
    apart = [
        *office("A"),
        *office("B"),
        assignment("F", "PL", "A"),
        assignment("G", "PL", "B"),
        relation("F", "G"),
    ]
    assert not found("PAR003", *apart)
    assert found("PAR001", *apart)


def test_work_in_different_areas_needs_no_coordination() -> None:
    rows: list[Rows] = [
        area("K1"),
        area("K2"),
        unit("BUP"),
        *office("RS", under="BUP"),
        *office("CAPIL", under="BUP"),
        relation("F", "G", shares=True),
        assignment("F", "PL", "RS", scope=within("K1")),
    ]
    assert not found("PAR003", *rows, assignment("G", "PL", "CAPIL", scope=within("K2")))
    assert found("PAR003", *rows, assignment("G", "PL", "CAPIL", scope=within("K1")))
