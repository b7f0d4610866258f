"""Repairs of the structure: what goes over when units are combined."""

from __future__ import annotations

import pytest

from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.restructuring import combined
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import change
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import ReportingKind

NOTE = Text("", "")


def lines(organization: Organization) -> set[tuple[str, str]]:
    return {
        (r.superior, r.unit)
        for r in organization.reportings.values()
        if r.reporting_kind is ReportingKind.LINE
    }


@pytest.mark.parametrize(("unit", "into"), [("S1", "B1"), ("S1", "S2")])
def test_a_unit_is_combined_with_all_that_names_it(unit: str, into: str) -> None:
    here = Miniature(
        NOTE,
        matrix="""
               | B1 | S1                        | S2 | T
            F1 | PL | PL                        | PP | PL[by=delegation;from=S1]
            F2 |    | PW                        |    |
        """,
        line="B1 > S1 S2; S1 > T",
        dotted="S2 > S1",
        services="Akta: F1",
        providers="Akta: S1 KTP; Akta: S2 KTP",
        supplies="S1 > S2 I; T > S1 B",
        positions="Analis@S1",
        workloads="Analis@S1: 10x1",
        fields={"S1": {"staff": 2.0}, "S2": {"staff": 3.0}},
    ).build()
    here.apply(change(NOTE, combined(here, unit, into=into)))
    assert unit not in here.units
    assert here.is_sound()
    assert (into, "T") in lines(here)
    assert here.positions["Analis@S1"].unit == into
    roles = [(a.function, a.role) for a in here.assignments_of_unit(into)]
    assert len(roles) == len(set(roles))
    assert ("F2", "supervisor") in roles
    (delegated,) = here.assignments_of_unit("T")
    assert delegated.grantor == into


def test_what_was_delegated_to_the_heir_becomes_its_own() -> None:
    here = Miniature(
        NOTE,
        matrix="""
               | S1 | S2
            F1 | KP | KP[by=delegation;from=S1]
            F2 |    | KP[by=delegation;from=S1]
        """,
    ).build()
    here.apply(change(NOTE, combined(here, "S1", into="S2")))
    assert sorted(a.function for a in here.assignments_of_unit("S2")) == ["F1", "F2"]
    assert all(a.grantor is None and a.source is None for a in here.assignments_of_unit("S2"))
