"""What holds for every verb: its change fits, its inverse restores the start, its label is bilingual."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable
from dataclasses import replace

import pytest
from builders import (
    after,
    agency,
    area,
    assignment,
    dotted,
    extra,
    facet_value,
    function,
    organization,
    person,
    position,
    provider,
    regulation,
    relation,
    resource,
    respondent,
    role,
    service,
    supply,
    unit,
    within,
    workload,
)

from orgdesk.editing import (
    acceptances,
    agencies,
    assignments,
    extras,
    functions,
    pasting,
    people,
    positions,
    regulations,
    relations,
    respondents,
    roles,
    scopes,
    services,
    settings,
    several,
    supplies,
    units,
)
from orgdesk.editing.outlines import OutlineLine
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    Acceptance,
    Incumbency,
    Person,
    Provider,
    Requirement,
    Respondent,
    Setting,
    Statement,
    Unit,
)
from orgdesk.organization.scope import Facet

Verb = Callable[[Organization], ChangeSet]

VERBS: dict[str, Verb] = {
    "add_agency": lambda o: agencies.add_agency(o, agency("New")),
    "edit_agency": lambda o: agencies.edit_agency(o, replace(o.agencies["A"], name="Dinas")),
    "reorder_agency": lambda o: agencies.reorder_agency(o, "B", "A"),
    "place_agencies": lambda o: agencies.place_agencies(o, ["A"], None),
    "delete_agencies": lambda o: agencies.delete_agencies(o, ["B"], ["U1"], with_subordinates=True),
    "delete_agency": lambda o: agencies.delete_agency(o, "A"),
    "add_unit": lambda o: units.add_unit(o, a_unit("New"), "U1"),
    "edit_unit": lambda o: units.edit_unit(o, replace(o.units["U2"], agency="B", staff=2.5)),
    "reorder_unit": lambda o: units.reorder_unit(o, "U3", "U1"),
    "delete_unit": lambda o: units.delete_unit(o, "U2"),
    "delete_unit and below": lambda o: units.delete_unit(o, "U1", with_subordinates=True),
    "delete_units": lambda o: units.delete_units(o, ["U2", "U3"]),
    "move_unit": lambda o: units.move_unit(o, "U3", "U1"),
    "place_units": lambda o: units.place_units(o, ["U2"], "B"),
    "place_units below": lambda o: units.place_units(o, ["U3"], "A", "U1", "U2"),
    "add_superior": lambda o: units.add_superior(o, "U3", "U1"),
    "remove_reporting": lambda o: units.remove_reporting(o, "U3>U2"),
    "add_function": lambda o: functions.add_function(o, function("New", parent="F1")),
    "edit_function": lambda o: functions.edit_function(o, replace(o.functions["F2"], parent=None)),
    "move_function": lambda o: functions.move_function(o, "F3", None, before="F1"),
    "place_functions": lambda o: functions.place_functions(o, ["F3", "F2"], None, "F1"),
    "delete_functions": lambda o: functions.delete_functions(o, ["F2", "F3"]),
    "reorder_function": lambda o: functions.reorder_function(o, "F3", before="F2"),
    "delete_function": lambda o: functions.delete_function(o, "F1"),
    "assign": lambda o: assignments.assign(
        o, assignment("F3", "KP", "U1"), assignment("F3", "PD", "U1", scope=within("N"))
    ),
    "edit_assignment": lambda o: assignments.edit_assignment(
        o, replace(o.assignments["F1 KP U1"], note="Ps. 3", unit="U3")
    ),
    "toggle_role": lambda o: assignments.toggle_role(o, "U1", "F1", "KP"),
    "toggle_roles": lambda o: assignments.toggle_roles(o, [("U1", "F1"), ("U1", "F2")], "KP"),
    "add_roles": lambda o: assignments.add_roles(o, [(("U1", "F1"), ("KP", "PL")), (("U2", "F3"), ("PB",))]),
    "remove_assignments": lambda o: assignments.remove_assignments(o, "F1 KP U1", "F2 PL U3"),
    "edit_cell": lambda o: assignments.edit_cell(
        o, ("U1", "F1"), [replace(o.assignments["F1 KP U1"], regulation="24")], [regulation("24")]
    ),
    "clear_cell": lambda o: assignments.clear_cell(o, "U1", "F1"),
    "clear_cells": lambda o: assignments.clear_cells(o, [("U1", "F1"), ("U3", "F2")]),
    "copy_cells": lambda o: assignments.copy_cells(o, [(("U1", "F1"), ("U3", "F3"))]),
    "add_regulation": lambda o: regulations.add_regulation(o, regulation("24")),
    "edit_regulation": lambda o: regulations.edit_regulation(o, replace(o.regulations["23"], year=2014)),
    "delete_regulation": lambda o: regulations.delete_regulation(o, "23"),
    "add_facet_value": lambda o: scopes.add_facet_value(o, area("New", parent="N")),
    "edit_facet_value": lambda o: scopes.edit_facet_value(o, replace(o.facet_values["N"], name="Utara")),
    "move_facet_value": lambda o: scopes.move_facet_value(o, "S", "N"),
    "delete_facet_value": lambda o: scopes.delete_facet_value(o, "S"),
    "add_role": lambda o: roles.add_role(o, role("NW")),
    "edit_role": lambda o: roles.edit_role(o, replace(o.roles["ZZ"], code="YY")),
    "delete_role": lambda o: roles.delete_role(o, "QQ"),
    "add_resource": lambda o: roles.add_resource(o, resource("PN")),
    "edit_resource": lambda o: roles.edit_resource(o, replace(o.resources["PX"], code="PY")),
    "delete_resource": lambda o: roles.delete_resource(o, "PX"),
    "edit_project": lambda o: settings.edit_project(o, replace(o.project, name="Kabupaten Maju")),
    "set_setting": lambda o: settings.set_setting(o, "LEA001.most", "7"),
    "clear_setting": lambda o: settings.clear_setting(o, "mandatory.service"),
    "delete_rows": lambda o: several.delete_rows(o, [("unit", "U1"), ("unit", "U2")]),
    "edit_rows": lambda o: several.edit_rows(o, [replace(o.units[u], staff=3) for u in ("U1", "U2")]),
    "add_relation": lambda o: relations.add_relation(o, relation("F3", "F2", shares=True)),
    "edit_relation": lambda o: relations.edit_relation(o, replace(o.function_relations["F2>F3"], what="X")),
    "delete_relation": lambda o: relations.delete_relation(o, "F2>F3"),
    "add_service": lambda o: services.add_service(o, service("New", "F1", time_limit=3)),
    "edit_service": lambda o: services.edit_service(o, replace(o.services["S1"], cost=0, functions=())),
    "reorder_service": lambda o: services.reorder_service(o, "S2", "S1"),
    "delete_service": lambda o: services.delete_service(o, "S1"),
    "delete_service two": lambda o: services.delete_service(o, "S1", "S2"),
    "add_provider": lambda o: services.add_provider(o, a_provider("S2", "U1")),
    "edit_provider": lambda o: services.edit_provider(o, replace(o.providers["S1/U2"], visits=2)),
    "delete_provider": lambda o: services.delete_provider(o, "S1/U2"),
    "set_requirements": lambda o: services.set_requirements(
        o, "S1/U2", [Requirement(id="new", provider="S1/U2", document="KK", issuer="B")]
    ),
    "add_supply": lambda o: supplies.add_supply(o, supply("U2", "U3", "PB", lead_time=2)),
    "edit_supply": lambda o: supplies.edit_supply(
        o, replace(o.supplies["U1>U2 PB"], source=None, partner="B", needed_within=3)
    ),
    "delete_supply": lambda o: supplies.delete_supply(o, "U1>U2 PB"),
    "add_position": lambda o: positions.add_position(o, position("New", "U2")),
    "edit_position": lambda o: positions.edit_position(o, replace(o.positions["P1"], unit="U3", posts=4)),
    "reorder_position": lambda o: positions.reorder_position(o, "P2", "P1"),
    "delete_position": lambda o: positions.delete_position(o, "P1"),
    "add_workload": lambda o: positions.add_workload(o, workload("P2", "Rapat", 12, 2, function="F1")),
    "edit_workload": lambda o: positions.edit_workload(o, replace(o.workloads["P1/Surat"], volume=9)),
    "delete_workload": lambda o: positions.delete_workload(o, "P1/Surat"),
    "add_person": lambda o: people.add_person(o, Person(id="New", name="Budi")),
    "edit_person": lambda o: people.edit_person(o, replace(o.people["Ani"], name="Ani S.")),
    "delete_person": lambda o: people.delete_person(o, "Ani"),
    "add_incumbency": lambda o: people.add_incumbency(
        o, Incumbency(id="New", person="Ani", position="P2", acting=True, share=0.5)
    ),
    "edit_incumbency": lambda o: people.edit_incumbency(o, replace(o.incumbencies["Ani/P1"], share=0.5)),
    "delete_incumbency": lambda o: people.delete_incumbency(o, "Ani/P1"),
    "add_respondent": lambda o: respondents.add_respondent(o, *_said("New", "F1/KP/U1", "F1/PB/U2")),
    "edit_respondent": lambda o: respondents.edit_respondent(o, replace(o.respondents["Cici"], unit="U1")),
    "delete_respondent": lambda o: respondents.delete_respondent(o, "Cici"),
    "set_extra": lambda o: extras.set_extra(o, "function", "F1", "Anggaran", "12"),
    "set_extra new": lambda o: extras.set_extra(o, "unit", "U1", "Gedung", "A"),
    "edit_extra": lambda o: extras.edit_extra(o, replace(o.extras["Anggaran/F1"], value="9")),
    "edit_extra to nothing": lambda o: extras.edit_extra(o, replace(o.extras["Anggaran/F1"], value="")),
    "delete_extra": lambda o: extras.delete_extra(o, "Anggaran/F1"),
    "paste_functions": lambda o: pasting.paste_functions(o, "F1", [OutlineLine(0, "", "Baru")]),
    "paste_units": lambda o: pasting.paste_units(o, "A", "U1", [OutlineLine(0, "", "Baru")]),
    "accept_finding": lambda o: acceptances.accept_finding(o, "k", "Sementara", "Sekda", dt.date(2026, 1, 5)),
    "accept_findings": lambda o: acceptances.accept_findings(o, ["k", "key"], "r", "w", dt.date(2026, 1, 5)),
    "withdraw_acceptances": lambda o: acceptances.withdraw_acceptances(o, ["key"]),
    "withdraw_acceptance": lambda o: acceptances.withdraw_acceptance(o, "key"),
}


def _said(code: str, *said: str) -> tuple[Respondent, list[Statement]]:
    who, *statements = respondent(code, *said)
    assert isinstance(who, Respondent)
    return who, [statement for statement in statements if isinstance(statement, Statement)]


def a_unit(code: str) -> Unit:
    return Unit(id=code, agency="A", name=code)


def a_provider(service: str, unit: str) -> Provider:
    return Provider(id=f"{service}/{unit}", service=service, unit=unit)


def start() -> Organization:
    """A bit of everything, so that every verb has something to do and to take along."""
    return organization(
        agency("B", order=1),
        area("N"),
        area("S"),
        facet_value(Facet.FUNDS, "BLUD"),
        regulation("23"),
        role("ZZ"),
        role("QQ"),
        resource("PX"),
        unit("U1"),
        unit("U2", under="U1", order=1, working_area="N"),
        unit("U3", under="U2", order=2),
        dotted("U3", "U1"),
        function("F1", needs=("ZZ", "PB")),
        function("F2", parent="F1", scope=within("N", "S")),
        function("F3", parent="F1", order=1),
        assignment("F1", "KP", "U1", regulation="23", article="Ps. 1"),
        assignment("F1", "PD", "U1", scope=within("N", "S", funds=["BLUD"])),
        assignment("F2", "PL", "U3", grantor="U2"),
        assignment("F2", "KO", "U2"),
        relation("F2", "F3"),
        service("S1", "F1", "F2", resources=("goods", "PX")),
        service("S2", order=1),
        *provider("S1", "U2", "KTP", "KK"),
        supply("U1", "U2", "PB", service="S1", function="F2"),
        supply(None, "U1", "PD", partner="B"),
        position("P1", "U2"),
        position("P2", "U2", order=1),
        workload("P1", "Surat", 10, 2, function="F2"),
        person("Ani", "P1"),
        respondent("Cici", "F1/KP/U1", "F1/PL/U2"),
        extra("function", "F1", "Anggaran"),
        Setting(id="mandatory.service", value="KP ZZ|PL"),
        Acceptance(id="key", reason="Lama", who="Bupati", on=dt.date(2025, 1, 5)),
    )


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_the_change_applies_and_its_inverse_restores_the_start(verb: Verb) -> None:
    here = start()
    before = here.copy()
    change_set = verb(here)
    assert here == before
    assert change_set
    here.apply(change_set)
    assert here != before
    here.apply(change_set.inverse())
    assert here == before


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_rows_go_before_the_rows_they_name_and_come_after_them(verb: Verb) -> None:
    """So that a store may write them one by one."""
    here = start()
    stepwise = here.copy()
    change_set = verb(here)
    for row in change_set:
        stepwise.apply(replace(change_set, rows=(row,)))
    assert stepwise == after(here, change_set)


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_the_label_is_in_both_languages(verb: Verb) -> None:
    label = verb(start()).label
    assert label.id
    assert label.en
    assert label.id != label.en
    assert "{" not in label.id + label.en


def test_no_verb_is_forgotten() -> None:
    rooms = (
        acceptances,
        agencies,
        assignments,
        extras,
        functions,
        pasting,
        people,
        positions,
        regulations,
        relations,
        respondents,
        roles,
        scopes,
        services,
        settings,
        several,
        supplies,
        units,
    )
    verbs = {
        name
        for room in rooms
        for name, verb in inspect.getmembers(room, inspect.isfunction)
        if verb.__module__ == room.__name__
        and not name.startswith("_")
        and inspect.signature(verb).return_annotation == "ChangeSet"
    }
    assert verbs == {name.partition(" ")[0] for name in VERBS}


EMPTY: dict[str, Verb] = {
    "agency": lambda o: agencies.edit_agency(o, o.agencies["A"]),
    "agency order": lambda o: agencies.reorder_agency(o, "A", "B"),
    "unit": lambda o: units.edit_unit(o, o.units["U1"]),
    "unit moved to where it is": lambda o: units.move_unit(o, "U2", "U1"),
    "top unit moved to the top": lambda o: units.move_unit(o, "U1", None),
    "units placed where they are": lambda o: units.place_units(o, ["U2"], "A", "U1"),
    "agencies placed where they are": lambda o: agencies.place_agencies(o, ["B"], None),
    "functions placed where they are": lambda o: functions.place_functions(o, ["F2"], "F1", "F3"),
    "unit before itself": lambda o: units.reorder_unit(o, "U1", "U1"),
    "unit order": lambda o: units.reorder_unit(o, "U1", "U2"),
    "function": lambda o: functions.edit_function(o, o.functions["F1"]),
    "function moved to where it is": lambda o: functions.move_function(o, "F3", "F1"),
    "assignment": lambda o: assignments.edit_assignment(o, o.assignments["F1 KP U1"]),
    "cell as it is": lambda o: assignments.edit_cell(o, ("U1", "F2"), []),
    "rows as they are": lambda o: several.edit_rows(o, [o.units["U1"], o.units["U2"]]),
    "no assignments": lambda o: assignments.assign(o),
    "empty cell": lambda o: assignments.clear_cell(o, "U3", "F1"),
    "cell onto itself": lambda o: assignments.copy_cells(o, [(("U1", "F1"), ("U1", "F1"))]),
    "regulation": lambda o: regulations.edit_regulation(o, o.regulations["23"]),
    "facet value": lambda o: scopes.edit_facet_value(o, o.facet_values["N"]),
    "role": lambda o: roles.edit_role(o, o.roles["executor"]),
    "resource": lambda o: roles.edit_resource(o, o.resources["money"]),
    "project": lambda o: settings.edit_project(o, o.project),
    "setting": lambda o: settings.set_setting(o, "mandatory.service", "KP ZZ|PL"),
    "relation": lambda o: relations.edit_relation(o, o.function_relations["F2>F3"]),
    "service": lambda o: services.edit_service(o, o.services["S1"]),
    "service order": lambda o: services.reorder_service(o, "S1", "S2"),
    "provider": lambda o: services.edit_provider(o, o.providers["S1/U2"]),
    "requirements": lambda o: services.set_requirements(o, "S1/U2", list(o.requirements.values())),
    "supply": lambda o: supplies.edit_supply(o, o.supplies["U1>U2 PB"]),
    "position": lambda o: positions.edit_position(o, o.positions["P1"]),
    "position order": lambda o: positions.reorder_position(o, "P2", None),
    "workload": lambda o: positions.edit_workload(o, o.workloads["P1/Surat"]),
    "person": lambda o: people.edit_person(o, o.people["Ani"]),
    "respondent": lambda o: respondents.edit_respondent(o, o.respondents["Cici"]),
    "extra": lambda o: extras.set_extra(o, "function", "F1", "Anggaran", "x"),
    "no extra": lambda o: extras.set_extra(o, "unit", "U1", "Anggaran", ""),
    "incumbency": lambda o: people.edit_incumbency(o, o.incumbencies["Ani/P1"]),
}


@pytest.mark.parametrize("verb", EMPTY.values(), ids=EMPTY)
def test_what_changes_nothing_is_an_empty_change(verb: Verb) -> None:
    assert not verb(start())
