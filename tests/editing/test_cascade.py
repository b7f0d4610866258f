"""Whatever is deleted, nothing refers to it afterwards, and undo brings all of it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from builders import (
    after,
    agency,
    assignment,
    extra,
    function,
    organization,
    person,
    position,
    provider,
    relation,
    resource,
    respondent,
    service,
    supply,
    unit,
    workload,
)

from orgdesk.editing.agencies import delete_agencies, delete_agency
from orgdesk.editing.extras import delete_extra
from orgdesk.editing.functions import delete_function
from orgdesk.editing.people import delete_incumbency, delete_person
from orgdesk.editing.positions import delete_position, delete_workload
from orgdesk.editing.relations import delete_relation
from orgdesk.editing.respondents import delete_respondent
from orgdesk.editing.roles import delete_resource
from orgdesk.editing.rows import what_goes
from orgdesk.editing.services import delete_provider, delete_service
from orgdesk.editing.supplies import delete_supply
from orgdesk.editing.units import delete_unit, delete_units
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import REFERENCES, Requirement

DELETE: dict[str, Callable[[Organization, str], ChangeSet]] = {
    "agency": delete_agency,
    "unit": delete_unit,
    "function": delete_function,
    "resource": delete_resource,
    "function_relation": delete_relation,
    "service": delete_service,
    "provider": delete_provider,
    "supply": delete_supply,
    "position": delete_position,
    "workload": delete_workload,
    "person": delete_person,
    "incumbency": delete_incumbency,
    "respondent": delete_respondent,
    "extra": delete_extra,
}

NEW = (
    "function_relation",
    "service",
    "provider",
    "requirement",
    "supply",
    "position",
    "workload",
    "person",
    "incumbency",
    "extra",
    "respondent",
    "statement",
)


def everything() -> Organization:
    """Every reference of the new kinds is made by some row."""
    return organization(
        agency("B"),
        resource("PX"),
        unit("U1"),
        unit("U2", under="U1"),
        unit("V", agency="B"),
        function("F1"),
        function("F2", parent="F1"),
        function("F3"),
        assignment("F1", "KP", "U1"),
        relation("F1", "F3"),
        relation("F2", "F3", shares=True),
        service("S", "F1", "F3", resources=("PX", "goods")),
        *provider("S", "U1", "KK"),
        Requirement(id="S/U1/KTP", provider="S/U1", document="KTP", issuer="B"),
        *provider("S", "V", "KTP"),
        supply("U1", "U2", "PB", service="S", function="F2"),
        supply("V", "U1", resource="PX"),
        supply(None, "U2", "PD", partner="B", function="F3"),
        position("P1", "U2"),
        position("P2", "V"),
        workload("P1", "Surat", function="F2"),
        workload("P2", "Rapat", function="F3"),
        person("Ani", "P1", "P2"),
        person("Budi", "P2"),
        extra("function", "F2", "Anggaran"),
        extra("unit", "U2", "Gedung"),
        respondent("Cici", "F1/KP/U1", "F2/PL/U2", "F3/PB/V", unit="U2"),
    )


def test_every_reference_of_these_kinds_is_made() -> None:
    here = everything()
    for kind in NEW:
        for field, _ in REFERENCES[kind]:
            assert any(getattr(row, field) for row in here.table(kind).values()), (kind, field)


ROWS = [
    (kind, id_)
    for kind in DELETE
    for id_, row in everything().table(kind).items()
    if kind != "resource" or id_ == "PX"
]


@pytest.mark.parametrize(("kind", "id_"), ROWS)
def test_deleting_fits_whatever_refers_to_the_row_and_undo_restores_it(kind: str, id_: str) -> None:
    here = everything()
    change_set = DELETE[kind](here, id_)
    then = after(here, change_set)
    assert then.get(kind, id_) is None
    assert then.is_sound()
    assert after(then, change_set.inverse()) == here
    stepwise = here.copy()
    for row in change_set:
        stepwise.apply(replace(change_set, rows=(row,)))
    assert stepwise == then


def test_what_cannot_be_without_it_goes_and_what_can_is_kept() -> None:
    here = everything()
    change_set = delete_unit(here, "U2")
    assert what_goes(change_set) == {
        "supply": 2,
        "extra": 1,
        "statement": 1,
        "position": 1,
        "workload": 1,
        "incumbency": 1,
        "reporting": 1,
        "unit": 1,
    }
    then = after(here, change_set)
    assert set(then.people) == {"Ani", "Budi"}
    assert set(then.services) == {"S"}


def test_a_function_leaves_the_services_supplies_and_tasks_that_name_it() -> None:
    here = everything()
    then = after(here, delete_function(here, "F1"))
    assert then.services["S"].functions == ("F3",)
    assert then.supplies["U1>U2 PB"].function is None
    assert then.workloads["P1/Surat"].function is None
    assert then.function_relations == {}


def test_a_service_leaves_its_supplies() -> None:
    here = everything()
    then = after(here, delete_service(here, "S"))
    assert (then.providers, then.requirements) == ({}, {})
    assert then.supplies["U1>U2 PB"].service is None


def test_a_kind_of_resource_leaves_services_and_supplies() -> None:
    here = everything()
    then = after(here, delete_resource(here, "PX"))
    assert then.services["S"].resources == ("goods",)
    assert then.supplies["V>U1"].resource is None


def test_who_issued_a_document_may_go_with_its_units_and_who_supplied_goes_with_the_supply() -> None:
    here = everything()
    then = after(here, delete_agency(here, "B"))
    assert then.requirements["S/U1/KTP"].issuer is None
    assert set(then.providers) == {"S/U1"}
    assert set(then.supplies) == {"U1>U2 PB"}


def test_agencies_and_units_of_others_go_in_one_step() -> None:
    here = everything()
    then = after(here, delete_agencies(here, ["B"], ["U1"]))
    assert (then.providers, then.requirements, then.supplies) == ({}, {}, {})
    assert set(then.positions) == {"P1"}


def test_units_that_supply_each_other_go_together() -> None:
    here = everything()
    assert set(after(here, delete_units(here, ["U1", "U2", "V"])).supplies) == set()
