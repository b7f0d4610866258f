"""Random verbs, undo, redo, save, close and reopen, in any order, on a real file.

Undo all is the start; what is saved is what is in memory and what is read again; findings that were kept up
to date are those that a fresh engine finds.
"""

from __future__ import annotations

import itertools
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

import pytest
from builders import function, organization, unit
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from properties.random_verbs import (
    CELLS,
    PEOPLE,
    PURPOSE,
    SERVICES,
    STRUCTURE,
    VOCABULARY,
    Edit,
    Hand,
    checked,
    start,
)

from orgdesk.analysis.findings import Finding, FindingsDelta
from orgdesk.document import Document, recoverable
from orgdesk.editing import functions, units
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization

_numbers = itertools.count()


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

    @rule(data=st.data(), verbs=st.lists(st.sampled_from(SERVICES), min_size=1, max_size=6))
    def edit_services_and_supplies(self, data: st.DataObject, verbs: list[Edit]) -> None:
        self.edit(data, verbs)

    @rule(data=st.data(), verbs=st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=6))
    def edit_positions_and_people(self, data: st.DataObject, verbs: list[Edit]) -> None:
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
