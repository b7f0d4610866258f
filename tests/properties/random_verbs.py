"""What a person at the desk might do next, drawn at random, and what is on the desk at first."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from builders import (
    agency,
    area,
    assignment,
    dotted,
    facet_value,
    function,
    organization,
    person,
    position,
    provider,
    regulation,
    relation,
    resource,
    role,
    service,
    supply,
    unit,
    within,
    workload,
)
from hypothesis import strategies as st

from orgdesk.analysis.catalogue import all_rules
from orgdesk.analysis.engine import Engine
from orgdesk.editing import (
    acceptances,
    agencies,
    assignments,
    extras,
    functions,
    people,
    positions,
    regulations,
    relations,
    respondents,
    roles,
    scopes,
    services,
    supplies,
    units,
)
from orgdesk.editing import settings as limits
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.display import roles_by_code
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    AgencyKind,
    AgencyType,
    AuthoritySource,
    FunctionLevel,
    FunctionType,
    Incumbency,
    Person,
    PositionKind,
    Provider,
    RegulationStatus,
    RelationKind,
    ReportingKind,
    Requirement,
    Respondent,
    Statement,
    Unit,
    UnitKind,
    WorkKind,
)
from orgdesk.organization.scope import Facet, Scope, Threshold
from orgdesk.reference.policy import default_policy

TODAY = dt.date.today()
DATES = st.sampled_from([TODAY - dt.timedelta(days=9), TODAY, TODAY + dt.timedelta(days=9)])
DAYS = st.sampled_from([0.0, 1.0, 7.5, 30.0])
WORDS = st.text(min_size=1, max_size=6)
FACETS = (Facet.AREA, Facet.FUNDS)
THRESHOLDS = st.sampled_from(
    [Threshold(None, 500, "m2"), Threshold(500, 2e9, "m2"), Threshold(1e9, None, "Rp")]
)
LIMITS = [f"{r.code}.{name}" for r in all_rules() for name in r.limits]
POLICY = {
    **{pair.key: ["0", "1", "2", "3"] for pair in default_policy().clashing[:3]},
    **{f"mandatory.{t.value}": ["KP", "KP PL|PP EV", "PL R1"] for t in FunctionType},
}


@dataclass
class Hand:
    """Picks what a person might touch next, in a way that the ids which verbs make up have no part in."""

    data: st.DataObject
    here: Organization

    def draw(self, strategy: st.SearchStrategy[Any]) -> Any:
        return self.data.draw(strategy)

    def one(self, kind: str) -> str:
        """The id of a row of that kind; where there is none, one that no row has."""
        rows = sorted(self.here.table(kind).values(), key=lambda row: repr(replace(row, id="")))
        return str(self.draw(st.sampled_from(rows)).id) if rows else "nowhere"

    def maybe(self, kind: str) -> str | None:
        return self.one(kind) if self.draw(st.booleans()) else None

    def of(self, choices: Iterable[Any]) -> Any:
        return self.draw(st.sampled_from(list(choices)))

    def code(self) -> str:
        return str(self.of(roles_by_code(self.here)))

    def new(self, prefix: str) -> str:
        """A code that no row has yet."""
        taken = {row.id for row in self.here.rows()}
        return next(code for n in itertools.count() if (code := f"{prefix}{n}") not in taken)

    def scope(self) -> Scope:
        values: dict[Facet, list[str]] = {facet: [] for facet in FACETS}
        for _ in range(self.draw(st.integers(0, 2))):
            value = self.here.facet_values.get(self.one("facet_value"))
            if value is not None:
                values[value.facet].append(value.id)
        return Scope.of(values, self.draw(st.none() | THRESHOLDS))


def add_agency(hand: Hand) -> ChangeSet:
    kind, type_ = hand.of(AgencyKind), hand.of([None, *AgencyType])
    return agencies.add_agency(hand.here, agency(hand.new("A"), agency_kind=kind, type=type_))


def edit_agency(hand: Hand) -> ChangeSet:
    row = hand.here.agencies[hand.one("agency")]
    return agencies.edit_agency(
        hand.here, replace(row, name=hand.draw(WORDS), agency_kind=hand.of(AgencyKind))
    )


def add_unit(hand: Hand) -> ChangeSet:
    code = hand.new("U")
    row = Unit(id=code, agency=hand.one("agency"), name=code)
    return units.add_unit(hand.here, row, hand.maybe("unit"))


def edit_unit(hand: Hand) -> ChangeSet:
    row = hand.here.units[hand.one("unit")]
    changed = replace(
        row,
        agency=hand.one("agency"),
        name=hand.draw(WORDS),
        unit_kind=hand.of([None, *UnitKind]),
        staff=hand.draw(st.none() | st.floats(0, 1000)),
        working_area=hand.maybe("facet_value"),
        note=hand.draw(st.text(max_size=3)),
    )
    return units.edit_unit(hand.here, changed)


def delete_unit(hand: Hand) -> ChangeSet:
    return units.delete_unit(hand.here, hand.one("unit"), with_subordinates=hand.draw(st.booleans()))


def add_function(hand: Hand) -> ChangeSet:
    row = function(hand.new("F"), parent=hand.maybe("function"), type=hand.of(FunctionType))
    return functions.add_function(hand.here, row)


def edit_function(hand: Hand) -> ChangeSet:
    row = hand.here.functions[hand.one("function")]
    changed = replace(
        row,
        wording=hand.draw(WORDS),
        level=hand.of(FunctionLevel),
        type=hand.of([None, *FunctionType]),
        strategic=hand.draw(st.booleans()),
        work=hand.of([None, *WorkKind]),
        critical=hand.draw(st.booleans()),
        affair=hand.of(["", "1.02", "1.02.02"]),
        scope=hand.scope(),
        needs=tuple(hand.draw(st.lists(st.sampled_from(["EV", "PB", "R1", "X0"]), max_size=2))),
    )
    return functions.edit_function(hand.here, changed)


def assign(hand: Hand) -> ChangeSet:
    plain = assignments.new_assignment(hand.here, hand.one("unit"), hand.one("function"), hand.code())
    detailed = replace(
        plain,
        scope=hand.scope(),
        source=hand.of([None, *AuthoritySource]),
        grantor=hand.maybe("unit"),
        regulation=hand.maybe("regulation"),
        valid_from=hand.draw(st.none() | DATES),
        valid_until=hand.draw(st.none() | DATES),
        note=hand.draw(st.text(max_size=3)),
    )
    return assignments.assign(hand.here, detailed)


def edit_assignment(hand: Hand) -> ChangeSet:
    row = hand.here.assignments[hand.one("assignment")]
    changed = replace(
        row, unit=hand.one("unit"), function=hand.one("function"), scope=hand.scope(), valid_until=None
    )
    return assignments.edit_assignment(hand.here, changed)


def edit_regulation(hand: Hand) -> ChangeSet:
    row = hand.here.regulations[hand.one("regulation")]
    return regulations.edit_regulation(
        hand.here,
        replace(
            row,
            about=hand.draw(WORDS),
            status=hand.of(RegulationStatus),
            valid_until=hand.draw(st.none() | DATES),
            subdelegation=hand.draw(st.booleans()),
        ),
    )


def add_facet_value(hand: Hand) -> ChangeSet:
    value = facet_value(hand.of(FACETS), hand.new("V"), parent=hand.maybe("facet_value"))
    return scopes.add_facet_value(hand.here, value)


def edit_role(hand: Hand) -> ChangeSet:
    row = hand.here.roles[hand.one("role")]
    return roles.edit_role(
        hand.here, replace(row, code=hand.of([row.code, "R1", "R2"]), name_id=hand.draw(WORDS))
    )


def set_limit(hand: Hand) -> ChangeSet:
    key = hand.of([*LIMITS, *POLICY])
    return limits.set_setting(hand.here, key, hand.of(POLICY.get(key, ["1", "2", "5", "true", "many"])))


def accept(hand: Hand) -> ChangeSet:
    open_ = sorted(checked(hand.here).findings, key=lambda key: (key.split(":")[0], len(key)))
    key = hand.of([*open_[:1], "OVL001:nothing"])
    return acceptances.accept_finding(hand.here, key, hand.draw(WORDS.filter(str.strip)), "Sekda", TODAY)


def relate(hand: Hand) -> ChangeSet:
    row = relation(hand.one("function"), hand.one("function"), id=hand.new("r"))
    return relations.add_relation(hand.here, replace(row, relation_kind=hand.of(RelationKind)))


def edit_service(hand: Hand) -> ChangeSet:
    row = hand.here.services[hand.one("service")]
    changed = replace(
        row,
        name=hand.draw(WORDS),
        bundle=hand.of(["", "Kelahiran anak"]),
        functions=tuple(hand.one("function") for _ in range(hand.draw(st.integers(0, 2)))),
        resources=tuple(hand.one("resource") for _ in range(hand.draw(st.integers(0, 2)))),
        time_limit=hand.draw(st.none() | DAYS),
        cost=hand.of([None, 0, 5000]),
        complaint_channel=hand.of(["", "Loket"]),
    )
    return services.edit_service(hand.here, changed)


def ask(hand: Hand) -> ChangeSet:
    asked = [
        Requirement(id=hand.new("q"), provider="", document=document, issuer=hand.maybe("agency"))
        for document in hand.draw(st.lists(st.sampled_from(["KTP", "KK", "ktp", "Surat"]), max_size=3))
    ]
    return services.set_requirements(hand.here, hand.one("provider"), asked)


def edit_provider(hand: Hand) -> ChangeSet:
    row = hand.here.providers[hand.one("provider")]
    visits = hand.draw(st.none() | st.integers(0, 3))
    return services.edit_provider(hand.here, replace(row, unit=hand.one("unit"), visits=visits))


def add_supply(hand: Hand) -> ChangeSet:
    row = supply(hand.one("unit"), hand.one("unit"), hand.of([None, "PB", "PD"]), id=hand.new("s"))
    if hand.draw(st.booleans()):
        row = replace(row, source=None, partner=hand.one("agency"))
    return supplies.add_supply(
        hand.here, replace(row, function=hand.maybe("function"), service=hand.maybe("service"))
    )


def edit_supply(hand: Hand) -> ChangeSet:
    row = hand.here.supplies[hand.one("supply")]
    changed = replace(
        row,
        recipient=hand.one("unit"),
        resource=hand.maybe("resource"),
        lead_time=hand.draw(st.none() | DAYS),
        needed_within=hand.draw(st.none() | DAYS),
        alternative=hand.draw(st.booleans()),
    )
    return supplies.edit_supply(hand.here, changed)


def edit_position(hand: Hand) -> ChangeSet:
    row = hand.here.positions[hand.one("position")]
    changed = replace(
        row,
        unit=hand.one("unit"),
        title=hand.draw(WORDS),
        position_kind=hand.of([None, *PositionKind]),
        posts=hand.draw(st.integers(0, 3)),
        filled=hand.draw(st.none() | st.floats(0, 3)),
    )
    return positions.edit_position(hand.here, changed)


def add_workload(hand: Hand) -> ChangeSet:
    row = workload(hand.one("position"), "Surat", 300, 4.5, id=hand.new("w"))
    return positions.add_workload(hand.here, replace(row, function=hand.maybe("function")))


def hold(hand: Hand) -> ChangeSet:
    row = Incumbency(
        id=hand.new("i"),
        person=hand.one("person"),
        position=hand.one("position"),
        acting=hand.draw(st.booleans()),
        share=hand.of([0.0, 0.5, 1.0]),
        valid_until=hand.draw(st.none() | DATES),
    )
    return people.add_incumbency(hand.here, row)


def say_something(hand: Hand) -> ChangeSet:
    role, resource = roles_by_code(hand.here)[hand.code()]
    who = hand.new("y")
    statement = Statement(
        id=hand.new("s"),
        respondent=who,
        function=hand.one("function"),
        unit=hand.one("unit"),
        role=role,
        resource=resource,
    )
    return respondents.add_respondent(
        hand.here, Respondent(id=who, name="Cici", unit=hand.maybe("unit")), [statement]
    )


Edit = Callable[[Hand], ChangeSet]

STRUCTURE: list[Edit] = [
    add_agency,
    edit_agency,
    lambda hand: agencies.reorder_agency(hand.here, hand.one("agency"), hand.maybe("agency")),
    lambda hand: agencies.delete_agency(hand.here, hand.one("agency")),
    add_unit,
    edit_unit,
    delete_unit,
    lambda hand: units.move_unit(hand.here, hand.one("unit"), hand.maybe("unit")),
    lambda hand: units.add_superior(hand.here, hand.one("unit"), hand.one("unit"), hand.of(ReportingKind)),
    lambda hand: units.remove_reporting(hand.here, hand.one("reporting")),
    lambda hand: units.reorder_unit(hand.here, hand.one("unit"), None),
]

PURPOSE: list[Edit] = [
    add_function,
    edit_function,
    lambda hand: functions.move_function(hand.here, hand.one("function"), hand.maybe("function")),
    lambda hand: functions.reorder_function(hand.here, hand.one("function"), None),
    lambda hand: functions.delete_function(hand.here, hand.one("function")),
]

CELLS: list[Edit] = [
    assign,
    assign,
    edit_assignment,
    lambda hand: assignments.toggle_role(hand.here, hand.one("unit"), hand.one("function"), hand.code()),
    lambda hand: assignments.toggle_role(hand.here, hand.one("unit"), hand.one("function"), "KP"),
    lambda hand: assignments.toggle_role(hand.here, hand.one("unit"), hand.one("function"), "PL"),
    lambda hand: assignments.remove_assignments(hand.here, hand.one("assignment")),
    lambda hand: assignments.clear_cell(hand.here, hand.one("unit"), hand.one("function")),
    lambda hand: assignments.copy_cells(
        hand.here,
        [((hand.one("unit"), hand.one("function")), (hand.one("unit"), hand.one("function")))],
    ),
]

SERVICES: list[Edit] = [
    relate,
    lambda hand: relations.delete_relation(hand.here, hand.one("function_relation")),
    lambda hand: services.add_service(hand.here, service(hand.new("S"), hand.one("function"))),
    edit_service,
    lambda hand: services.reorder_service(hand.here, hand.one("service"), hand.maybe("service")),
    lambda hand: services.delete_service(hand.here, hand.one("service")),
    lambda hand: services.add_provider(
        hand.here, Provider(id=hand.new("v"), service=hand.one("service"), unit=hand.one("unit"))
    ),
    edit_provider,
    lambda hand: services.delete_provider(hand.here, hand.one("provider")),
    ask,
    add_supply,
    edit_supply,
    lambda hand: supplies.delete_supply(hand.here, hand.one("supply")),
]

PEOPLE: list[Edit] = [
    lambda hand: positions.add_position(hand.here, position(hand.new("J"), hand.one("unit"))),
    edit_position,
    lambda hand: positions.reorder_position(hand.here, hand.one("position"), None),
    lambda hand: positions.delete_position(hand.here, hand.one("position")),
    add_workload,
    lambda hand: positions.delete_workload(hand.here, hand.one("workload")),
    lambda hand: people.add_person(hand.here, Person(id=hand.new("O"), name="Budi")),
    lambda hand: people.delete_person(hand.here, hand.one("person")),
    hold,
    lambda hand: people.delete_incumbency(hand.here, hand.one("incumbency")),
    say_something,
    lambda hand: respondents.delete_respondent(hand.here, hand.one("respondent")),
    lambda hand: extras.set_extra(
        hand.here, "function", hand.one("function"), hand.of(["Ket", "Dana"]), hand.draw(WORDS)
    ),
]

VOCABULARY: list[Edit] = [
    lambda hand: regulations.add_regulation(hand.here, regulation(hand.new("P"), year=2016)),
    edit_regulation,
    lambda hand: regulations.delete_regulation(hand.here, hand.one("regulation")),
    add_facet_value,
    lambda hand: scopes.move_facet_value(hand.here, hand.one("facet_value"), hand.maybe("facet_value")),
    lambda hand: scopes.delete_facet_value(hand.here, hand.one("facet_value")),
    lambda hand: roles.add_role(hand.here, role(hand.new("R"))),
    edit_role,
    lambda hand: roles.delete_role(hand.here, hand.one("role")),
    lambda hand: roles.add_resource(hand.here, resource(hand.new("X"))),
    lambda hand: roles.delete_resource(hand.here, hand.one("resource")),
    set_limit,
    lambda hand: limits.clear_setting(hand.here, hand.one("setting")),
    lambda hand: limits.edit_project(hand.here, replace(hand.here.project, name=hand.draw(WORDS))),
    accept,
    lambda hand: acceptances.withdraw_acceptance(hand.here, hand.one("acceptance")),
]


def start() -> Organization:
    """Small, with a tree of everything and a few things to find."""
    return organization(
        agency("A0"),
        agency("A1"),
        area("N"),
        area("N1", parent="N"),
        area("N2", parent="N"),
        area("S"),
        facet_value(Facet.FUNDS, "BLUD"),
        facet_value(Facet.FUNDS, "APBD"),
        unit("U0", agency="A0"),
        unit("U1", agency="A0", under="U0", working_area="N"),
        unit("U2", agency="A0", under="U1"),
        unit("U3", agency="A1", under="U0"),
        dotted("U3", "U1"),
        unit("U4", agency="A1"),
        unit("U5", agency="A1"),
        function("M", level=FunctionLevel.MISSION),
        function("F0", type=FunctionType.SERVICE, parent="M"),
        function("F1", type=FunctionType.SUPPLY, scope=within("N")),
        function("F2", parent="F0"),
        regulation("P0"),
        assignment("F0", "KP", "U0"),
        assignment("F0", "KP", "U1", scope=within("N1")),
        assignment("F0", "PL", "U2", grantor="U1"),
        assignment("F1", "PD", "U3", scope=within("S", funds=["BLUD"])),
        assignment("F1", "EV", "U3", regulation="P0"),
        relation("F0", "F1"),
        service("S0", "F0", resources=("goods",)),
        *provider("S0", "U2", "KTP"),
        *provider("S0", "U3", "KTP", "KK"),
        supply("U4", "U2", "PB", service="S0", lead_time=5, needed_within=3),
        position("J0", "U2"),
        position("J1", "U3"),
        workload("J0", "Loket", 3000, 1.5),
        person("O0", "J0"),
        agency("B", agency_kind=AgencyKind.PUBLIC_ENTERPRISE),
        supply(None, "U4", "PD", partner="B"),
    )


def checked(here: Organization) -> Engine:
    """A fresh engine that has seen everything."""
    engine = Engine(here)
    engine.settle()
    return engine
