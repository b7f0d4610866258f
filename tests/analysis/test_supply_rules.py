"""The SUP rules beyond their own examples."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from builders import (
    Rows,
    agency,
    assignment,
    dotted,
    function,
    organization,
    provider,
    service,
    supply,
    unit,
)

from orgdesk.analysis.catalogue import rule_by_code, selected
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import Finding, Severity
from orgdesk.analysis.wording import advice, message
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import RowChange, change
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import AgencyKind, Level, Setting
from orgdesk.reference.standard import RoleRef

DAY = dt.date(2026, 1, 1)


def settled(code: str, here: Organization) -> Engine:
    engine = Engine(here, as_of=DAY, rules=selected(code))
    engine.settle()
    assert engine.failures == ()
    return engine


def found(code: str, *rows: Rows) -> list[Finding]:
    return list(settled(code, organization(*rows)).findings.values())


def point(code: str, **fields: Any) -> list[Rows]:
    return [unit(code, level=Level.SERVICE_POINT, **fields)]


# -- SUP001 ----------------------------------------------------------------------------------------


def test_support_counts_over_any_number_of_steps() -> None:
    rows: list[Rows] = [
        unit("DKK", level=Level.SUPPORTING),
        unit("BID", under="DKK"),
        unit("PKM", under="BID", level=Level.SERVICE_CENTRE),
        unit("RUANG", under="PKM"),
    ]
    assert not found("SUP001", *rows, unit("PUSTU", under="RUANG", level=Level.SERVICE_POINT))
    assert not found("SUP001", *rows, *point("PUSTU"), supply("RUANG", "PUSTU", "PB"))
    assert not found("SUP001", *rows, *point("PUSTU"), dotted("PUSTU", "PKM"))


def test_lines_in_a_circle_end() -> None:
    rows: list[Rows] = [
        unit("A", level=Level.SERVICE_POINT, under="B"),
        unit("B", under="A"),
        unit("C", level=Level.SUPPORTING),
    ]
    (one,) = found("SUP001", *rows)
    assert one.facts == ("service_centre", "supporting")


def test_levels_of_unrelated_agencies_are_no_reason_to_speak() -> None:
    rows: list[Rows] = [agency("X"), unit("DKK", agency="X", level=Level.SUPPORTING), *point("PUSTU")]
    assert not found("SUP001", *rows)
    (one,) = found("SUP001", *rows, unit("PKM", level=Level.SERVICE_CENTRE))
    assert one.severity is Severity.ERROR


# -- SUP002, SUP003, SUP004 ------------------------------------------------------------------------


def test_each_kind_that_is_missing_is_one_finding_with_all_who_lack_it() -> None:
    rows: list[Rows] = [
        service("S", "F", resources=("goods", "money")),
        provider("S", "PKM1"),
        provider("S", "PKM2"),
        supply("IFK", "PKM1", "PB"),
    ]
    told = {one.role: one.units for one in found("SUP002", *rows)}
    assert told == {
        RoleRef("supplier", "goods"): ("PKM2",),
        RoleRef("supplier", "money"): ("PKM1", "PKM2"),
    }


def test_a_distributor_that_is_supplied_breaks_no_chain() -> None:
    rows: list[Rows] = [
        service("S", "F", resources=("goods",)),
        provider("S", "PKM"),
        assignment("F", "DS", "IFK"),
        supply("IFK", "PKM", "PB"),
    ]
    assert found("SUP002", *rows)
    assert not found("SUP002", *rows, supply("PROV", "IFK", "PB"))
    assert not found("SUP002", *rows, assignment("F", "PB", "IFK"))


def test_stations_of_government_and_outside_it_are_told_apart() -> None:
    rows: list[Rows] = [
        agency("KEMENKES", agency_kind=AgencyKind.CENTRAL_AGENCY),
        unit("PUSAT", agency="KEMENKES"),
        service("S", "F"),
        provider("S", "PKM1"),
        provider("S", "PKM2"),
        supply("IFK", "PKM1", "PB"),
        supply("IFK", "PKM2", "PB"),
        supply("PUSAT", "IFK", "PB"),
    ]
    told = {one.severity: one.units for one in found("SUP003", *rows)}
    assert told == {
        Severity.WARNING: ("IFK", "PKM1", "PKM2"),
        Severity.ADVICE: ("PKM1", "PKM2", "PUSAT"),
    }


def test_money_from_the_one_treasury_is_advice_only() -> None:
    rows: list[Rows] = [service("S", "F"), provider("S", "PKM"), supply("BPKAD", "PKM", "PD")]
    assert [one.severity for one in found("SUP003", *rows)] == [Severity.ADVICE]


def test_a_supply_without_kind_is_told_without_kind() -> None:
    here = organization(service("S", "F"), provider("S", "PKM"), supply("IFK", "PKM"))
    (one,) = settled("SUP003", here).findings.values()
    assert one.role is None
    assert message(one, here).en == "The supply for S (PKM) comes only through IFK; there is no other way."


def test_the_length_of_a_chain_is_a_setting() -> None:
    rows: list[Rows] = [
        service("S", "F"),
        provider("S", "PKM"),
        supply("IFK", "PKM", "PB"),
        supply("PROV", "IFK", "PB"),
    ]
    assert not found("SUP004", *rows)
    (one,) = found("SUP004", *rows, Setting(id="SUP004.most", value="1"))
    assert one.values["hops"] == 2
    assert one.units == ("IFK", "PKM", "PROV")


# -- SUP005 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "late"),
    [
        ({"lead_time": 3.0, "needed_within": 3.0}, False),
        ({"lead_time": 3.5, "needed_within": 3.0}, True),
        ({"lead_time": 9.0, "needed_within": 3.0, "buffer": 6.0}, False),
        ({"lead_time": 9.0, "needed_within": 3.0, "buffer": 5.0}, True),
        ({"period": 30.0, "needed_within": 30.0}, False),
        ({"period": 30.0, "needed_within": 5.0}, True),
        ({"period": 30.0, "needed_within": 5.0, "buffer": 10.0}, True),
        ({"period": 30.0, "needed_within": 5.0, "buffer": 25.0}, False),
        ({"lead_time": 99.0}, False),
        ({"needed_within": 0.0}, False),
    ],
)
def test_in_time(days: dict[str, float], late: bool) -> None:
    assert bool(found("SUP005", supply("IFK", "PKM", "PB", **days))) is late


def test_the_slack_and_the_supplies_of_the_critical_path_are_told() -> None:
    (one,) = found(
        "SUP005",
        supply("IFK", "PKM", "PB", lead_time=2.0, needed_within=5.0),
        supply("PROV", "IFK", "PB", lead_time=10.0),
        supply("DEKAT", "IFK", "PB", lead_time=1.0),
    )
    assert one.values["short"] == Text("7 hari", "7 days")
    assert [id_ for kind, id_ in one.evidence if kind == "supply"] == ["IFK>PKM PB", "PROV>IFK PB"]


def test_one_day_is_one_day_in_english() -> None:
    here = organization(supply("IFK", "PKM", "PB", lead_time=2.0, needed_within=1.0))
    (one,) = settled("SUP005", here).findings.values()
    words = message(one, here)
    assert words.en == "The supply from IFK for PKM is needed within 1 day, but arrives after 2 days."
    assert words.id == "Pasokan dari IFK untuk PKM dibutuhkan dalam 1 hari, tetapi tiba setelah 2 hari."
    assert advice(one, here).en.endswith("keep a buffer stock for at least 1 day more.")


def test_a_faster_supplier_upstream_takes_the_finding_away_at_once() -> None:
    first = supply("PROV", "IFK", "PB", lead_time=10.0)
    here = organization(supply("IFK", "PKM", "PB", lead_time=2.0, needed_within=5.0), first)
    engine = settled("SUP005", here)
    assert len(engine.findings) == 1
    edit = change(Text("Ubah", "Change"), [RowChange(first, replace(first, lead_time=3.0))])
    engine.note(here.touched(edit))
    here.apply(edit)
    engine.settle()
    assert not engine.findings


# -- SUP006, SUP007 --------------------------------------------------------------------------------


def test_a_circle_is_told_once_for_each_kind() -> None:
    goods = [supply("A", "B", "PB"), supply("B", "C", "PB"), supply("C", "A", "PB")]
    money = [supply("A", "B", "PD"), supply("B", "A", "PD")]
    told = {(one.subject[1], one.role, one.units) for one in found("SUP006", *goods, *money)}
    assert told == {
        ("A", RoleRef("supplier", "goods"), ("A", "B", "C")),
        ("A", RoleRef("supplier", "money"), ("A", "B")),
    }


def test_whoever_is_only_behind_or_before_the_circle_is_not_in_it() -> None:
    circle = [supply("B", "C", "PB"), supply("C", "B", "PB")]
    (one,) = found("SUP006", *circle, supply("A", "B", "PB"), supply("C", "D", "PB"))
    assert one.units == ("B", "C")


def test_deliveries_for_all_close_the_circle_of_one_purpose_but_not_of_two() -> None:
    assert found("SUP006", supply("A", "B", "PB", function="F"), supply("B", "A", "PB"))
    rows: list[Rows] = [
        supply("A", "B", "PB", function="F"),
        supply("B", "C", "PB"),
        supply("C", "A", "PB", function="G"),
    ]
    assert not found("SUP006", *rows)


def test_the_same_information_in_a_circle_is_a_wait() -> None:
    rows: list[Rows] = [
        supply("A", "B", "PI", what="Data sasaran"),
        supply("B", "A", "PI", what="data  sasaran"),
    ]
    assert found("SUP006", *rows)


def test_supplier_roles_on_the_whole_and_on_its_tasks_count() -> None:
    rows: list[Rows] = [
        function("F"),
        function("F1", parent="F"),
        assignment("F", "PL", "PKM"),
        assignment("F1", "PL", "PKM"),
        supply("IFK", "PKM", "PB", function="F1"),
    ]
    assert found("SUP007", *rows)
    assert not found("SUP007", *rows, assignment("F", "PB", "IFK"))
    at_whole = supply("IFK", "PKM", "PB", function="F")
    assert not found("SUP007", *rows[:4], at_whole, assignment("F1", "DS", "IFK"))


def test_one_finding_for_many_deliveries_of_a_kind() -> None:
    rows: list[Rows] = [
        assignment("F", "PL", "PKM"),
        *(supply("IFK", f"PKM{n}", "PB", service="S") for n in range(5)),
    ]
    (one,) = found("SUP007", service("S", "F"), *rows)
    assert one.subject == ("unit", "IFK")


def test_the_role_is_offered_on_the_first_function_of_a_service() -> None:
    here = organization(
        service("S", "F", "G"), assignment("F", "PL", "PKM"), supply("IFK", "PKM", "PB", service="S")
    )
    (one,) = settled("SUP007", here).findings.values()
    fix = rule_by_code("SUP007").fix
    assert fix is not None
    labels = [offer.label.en for offer in fix(one, here)]
    assert labels == ['Give IFK the role "Goods supplier" on F', 'Give IFK the role "Distributor" on F']
