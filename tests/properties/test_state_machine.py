"""Random verbs, undo, redo, save, close and reopen, in any order, on a real file.

Undo all is the start; what is saved is what is in memory and what is read again; findings that were kept up
to date are those that a fresh engine finds.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

import pytest
from builders import (
    agency,
    area,
    assignment,
    dotted,
    facet_value,
    function,
    organization,
    regulation,
    resource,
    role,
    unit,
    within,
)
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from orgdesk.analysis.catalogue import all_rules
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import Finding, FindingsDelta
from orgdesk.document import Document, recoverable
from orgdesk.editing import acceptances, agencies, assignments, functions, regulations, roles, scopes, units
from orgdesk.editing import settings as limits
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.display import roles_by_code
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    AgencyKind,
    AgencyType,
    AuthoritySource,
    FunctionLevel,
    FunctionType,
    RegulationStatus,
    ReportingKind,
    Unit,
    UnitKind,
)
from orgdesk.organization.scope import Facet, Scope, Threshold
from orgdesk.reference.policy import default_policy

TODAY = dt.date.today()
DATES = st.sampled_from([TODAY - dt.timedelta(days=9), TODAY, TODAY + dt.timedelta(days=9)])
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

_numbers = itertools.count()


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
        hand.here, replace(row, about=hand.draw(WORDS), status=hand.of(RegulationStatus))
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
    )


def checked(here: Organization) -> Engine:
    """A fresh engine that has seen everything."""
    engine = Engine(here)
    engine.settle()
    return engine


class Desk(RuleBasedStateMachine):
    """A person at the desk. `states` are the organization before and after each step; `at` is the present."""

    folder: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.path = self.folder / f"{next(_numbers)}.orgdesk"
        self.states = [start()]
        self.at = 0
        self.saved: tuple[list[Organization], int] | None = None
        self.opened(Document.new(self.states[0].copy()))

    def opened(self, document: Document) -> None:
        self.document = document
        self.shown: dict[str, Finding] = {}
        document.subscribe(self.show)

    def show(self, change_set: ChangeSet | None, delta: FindingsDelta | None, initiator: object) -> None:
        """What a list of findings does that only hears of what appears and vanishes."""
        if delta is not None:
            for finding in delta.vanished:
                assert self.shown.pop(finding.key) == finding
            self.shown.update((finding.key, finding) for finding in delta.appeared)

    # -- what a person does ----------------------------------------------------------------------

    @rule(data=st.data(), verbs=st.lists(st.sampled_from(STRUCTURE), min_size=1, max_size=6))
    def edit_the_structure(self, data: st.DataObject, verbs: list[Edit]) -> None:
        self.edit(data, verbs)

    @rule(data=st.data(), verbs=st.lists(st.sampled_from(PURPOSE), min_size=1, max_size=6))
    def edit_the_functions(self, data: st.DataObject, verbs: list[Edit]) -> None:
        self.edit(data, verbs)

    @rule(data=st.data(), verbs=st.lists(st.sampled_from(CELLS), min_size=1, max_size=6))
    def edit_the_matrix(self, data: st.DataObject, verbs: list[Edit]) -> None:
        self.edit(data, verbs)

    @rule(data=st.data(), verbs=st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=6))
    def edit_scopes_and_settings(self, data: st.DataObject, verbs: list[Edit]) -> None:
        self.edit(data, verbs)

    def edit(self, data: st.DataObject, verbs: list[Edit]) -> None:
        """One after the other; what is refused, or has nothing left to work on, changes nothing."""
        for verb in verbs:
            change_set = None
            with suppress(OrgDeskError, KeyError):
                change_set = verb(Hand(data, self.document.organization))
            if change_set is not None:
                self.do(change_set)

    def do(self, change_set: ChangeSet) -> None:
        self.document.execute(change_set)
        if change_set:
            expected = self.states[self.at].copy()
            expected.apply(change_set)
            self.states[self.at + 1 :] = [expected]
            self.at += 1
            assert self.document.undo_label == change_set.label

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        self.document.undo()
        self.at -= 1

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        self.document.redo()
        self.at += 1

    @precondition(lambda self: len(self.states) > 1)
    @rule(data=st.data())
    def go_to(self, data: st.DataObject) -> None:
        self.at = data.draw(st.integers(0, len(self.states) - 1))
        self.document.step_to(self.at)

    @rule(checks=st.integers(0, 30))
    def let_a_few_checks_run(self, checks: int) -> None:
        assert self.document.engine.pending >= 0
        for _ in range(checks):
            self.document.recheck(0)

    @rule()
    def look_at_the_findings(self) -> None:
        fresh = checked(self.document.organization)
        assert dict(self.document.findings) == dict(fresh.findings)
        assert self.shown == dict(fresh.findings)
        assert set(self.document.engine.failures) == set(fresh.failures)
        assert {failure.subject[0] for failure in fresh.failures} <= {"setting"}
        assert self.document.engine.verdict() == fresh.verdict()

    @rule()
    def look_at_the_findings_in_slices(self) -> None:
        while self.document.recheck(0):
            pass
        assert dict(self.document.engine.findings) == dict(checked(self.document.organization).findings)

    @rule()
    def save(self) -> None:
        if self.document.path is None:
            self.document.save_as(self.path)
        else:
            self.document.save()
        self.saved = (list(self.states), self.at)
        assert not self.document.is_modified

    @rule()
    def save_and_reopen(self) -> None:
        self.save()
        self.document.close()
        self.opened(Document.open(self.path))

    @precondition(lambda self: self.saved is not None)
    @rule()
    def close_without_saving_and_reopen(self) -> None:
        assert self.saved is not None
        self.document.close(discard=True)
        self.states, self.at = list(self.saved[0]), self.saved[1]
        self.opened(Document.open(self.path))

    @precondition(lambda self: self.document.is_modified)
    @rule()
    def leave_and_recover(self) -> None:
        self.document.close()
        (leftover,) = recoverable()
        self.opened(Document.recover(leftover))

    @precondition(lambda self: self.saved is not None)
    @rule()
    def revert(self) -> None:
        assert self.saved is not None
        there = self.saved[0][self.saved[1]]
        changes = there != self.states[self.at]
        self.document.revert()
        if changes:
            self.states[self.at + 1 :] = [there]
            self.at += 1

    # -- what holds at any time --------------------------------------------------------------------

    @invariant()
    def memory_is_what_the_steps_made(self) -> None:
        assert self.document.organization == self.states[self.at]
        assert self.document.organization.is_sound()
        assert self.document.history.done == self.at
        assert len(self.document.history.steps) == len(self.states) - 1

    def teardown(self) -> None:
        if not hasattr(self, "document"):
            return
        try:
            self.look_at_the_findings()
            self.save_and_reopen()
            assert self.document.organization == self.states[self.at]
            while self.document.undo():
                pass
            assert self.document.organization == self.states[0] == start()
            while self.document.redo():
                pass
            assert self.document.organization == self.states[-1]
        finally:
            self.document.close(discard=True)


@pytest.fixture(autouse=True)
def _own_state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORGDESK_STATE", str(tmp_path / "state"))


def test_a_person_at_the_desk(tmp_path: Path) -> None:
    class DeskHere(Desk):
        folder = tmp_path

    run_state_machine_as_test(
        DeskHere,
        settings=settings(
            max_examples=80,
            stateful_step_count=40,
            deadline=None,
            report_multiple_bugs=False,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )


def test_what_is_added_before_the_first_check_leaves_nothing_unchecked() -> None:
    document = Document.new(organization(unit("U1"), unit("U2"), unit("U3")))
    assert document.engine.pending
    for n in range(20):
        document.execute(functions.add_function(document.organization, function(f"F{n}")))
    while document.recheck(0):
        pass
    assert document.engine.pending == 0
    assert dict(document.engine.findings) == dict(checked(document.organization).findings)
    document.close(discard=True)


def test_saving_a_state_that_is_on_file_already_still_keeps_what_can_be_redone(tmp_path: Path) -> None:
    document = Document.new(organization(unit("U2", under="U1")))
    document.save_as(tmp_path / "x.orgdesk")
    document.execute(units.delete_unit(document.organization, "U2"))
    document.undo()
    document.save()
    document.close()
    with Document.open(tmp_path / "x.orgdesk") as again:
        again.redo()
        assert set(again.organization.units) == {"U1"}
        again.undo()
