"""The desk: what its places share."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from orgdesk.analysis.findings import FindingsDelta
from orgdesk.document import Document
from orgdesk.editing.assignments import toggle_role
from orgdesk.editing.settings import edit_project
from orgdesk.exchange.models import read_example
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.records import PROJECT_ID, Project
from orgdesk.ui import desk as desk_module
from orgdesk.ui.desk import Desk, Selection


def test_an_edit_tells_all_that_it_did_to_the_findings(desk: Desk, qtbot: QtBot) -> None:
    before = dict(desk.findings.open)
    with qtbot.waitSignal(desk.edited) as told:
        assert desk.do(toggle_role, "P2P", "F09", "KP")
    change_set, delta = told.args or (None, None)
    assert isinstance(change_set, ChangeSet) and isinstance(delta, FindingsDelta)
    here = desk.findings.open
    assert {f.key for f in delta.appeared} == here.keys() - before.keys() != set()
    assert {f.key for f in delta.vanished} == before.keys() - here.keys()
    assert desk.undo()
    assert dict(desk.findings.open) == before


def test_the_index_of_findings_agrees_with_the_engine(desk: Desk) -> None:
    verdict = desk.document.engine.verdict()
    assert set(desk.findings.open) == {f.key for f in verdict.open}
    assert sum(desk.findings.counts.values()) == len(verdict.open)


def test_a_refusal_is_told_and_changes_nothing(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.refused):
        assert not desk.do(toggle_role, "P2P", "F09", "XX")


def test_selecting_is_told_once(desk: Desk, qtbot: QtBot) -> None:
    told: list[object] = []
    desk.selected.connect(lambda selection, initiator: told.append(selection))
    chosen = Selection(rows=(("unit", "P2P"),))
    desk.select(chosen)
    desk.select(chosen)
    assert told == [chosen]


def test_an_edit_in_the_first_pass_claims_no_findings(empty_desk: Desk) -> None:
    """What comes in then comes from the model, not from the edit."""
    document = Document.new(read_example("puskesmas-2014"))
    empty_desk.take(document)
    told: list[object] = []
    empty_desk.edited.connect(lambda change_set, delta: told.append(change_set))
    unit, function = next(iter(document.organization.units)), _some_work(document)
    assert empty_desk.is_first_pass and empty_desk.do(toggle_role, unit, function, "EV")
    empty_desk.settle()
    assert told == []
    assert empty_desk.do(toggle_role, unit, function, "EV")
    empty_desk.settle()
    assert len(told) == 1
    empty_desk.take(None)
    document.close(discard=True)


def test_an_edit_that_was_still_being_checked_leaves_nothing_to_the_next_document(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = desk.document
    with monkeypatch.context() as slow:
        slow.setattr(desk_module, "SLICE", 0.0)  # one check at a time
        assert desk.do(toggle_role, "DKK", "F09", "KP")
        while first.engine.pending and not (desk._edit_before or desk._edit_after):
            desk._check_some()
    assert first.engine.pending, "the edit is not told yet"
    second = Document.new(read_example("puskesmas-2014"))
    desk.take(second)
    desk.settle()
    told: list[FindingsDelta] = []
    desk.edited.connect(lambda change_set, delta: told.append(delta))
    assert desk.do(edit_project, Project(id=PROJECT_ID, name="Lain"))
    desk.settle()
    assert told == [FindingsDelta()]
    desk.take(None)
    for document in (first, second):
        document.close(discard=True)


def _some_work(document: Document) -> str:
    return next(f.id for f in document.organization.functions.values() if f.is_work)
