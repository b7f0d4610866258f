"""The one path of every edit: checked, stored, applied, remembered, checked again, told."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from builders import assignment, function, organization, unit

import orgdesk
from orgdesk.document import Document, Outcome, recoverable
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change, removed
from orgdesk.organization.errors import ChangeRejected
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Function
from orgdesk.storage.errors import StorageError


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORGDESK_STATE", str(tmp_path / "state"))


def _add(*ids: str, wording: str = "") -> ChangeSet:
    label = Text(f"Tambah {'+'.join(ids)}", f"Add {'+'.join(ids)}")
    return change(label, added(*(Function(id=id_, wording=wording) for id_ in ids)))


def _renamed(document: Document, id_: str, wording: str) -> ChangeSet:
    row = document.organization.functions[id_]
    return change(Text("Ganti", "Rename"), [RowChange(row, replace(row, wording=wording))])


@contextmanager
def _room(size: int) -> Iterator[None]:
    """No file can grow beyond `size` bytes, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


# -- the working copy -----------------------------------------------------------------------------


def _work(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "state").glob("work/*/document.orgdesk"))


def test_a_new_document_has_a_working_copy_when_the_first_edit_needs_it(tmp_path: Path) -> None:
    given = organization(assignment("F1", "KP", "U1"))
    with Document.new(given) as document:
        assert not document.is_modified and not document.read_only and document.path is None
        assert document.undo_label is None and document.redo_label is None and document.history.done == 0
        assert document.undo() is None and document.redo() is None
        assert document.organization == given and document.organization is not given
        assert _work(tmp_path) == []
        document.execute(_add("g"))
        assert len(_work(tmp_path)) == 1
        document.undo()
        assert document.organization == given
    assert _work(tmp_path) == []


def test_the_working_copy_begins_before_the_first_edit(tmp_path: Path) -> None:
    given = organization(assignment("F1", "KP", "U1"))
    with Document.new(given) as document:
        document.execute(_add("g"))
        document.undo()
        document.save_as(tmp_path / "a.orgdesk")
        assert document.organization == given
    with Document.open(tmp_path / "a.orgdesk") as document:
        assert document.organization == given
        document.redo()
        assert "g" in document.organization.functions


def test_a_new_document_waits_for_no_library() -> None:
    script = (
        "import sys; from orgdesk.document import Document\n"
        "from orgdesk.organization.organization import Organization\n"
        "document = Document.new(Organization()); document.is_modified; document.history; document.close()\n"
        "print('sqlalchemy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_preparing_makes_the_working_copy_once(tmp_path: Path) -> None:
    with Document.new(Organization()) as document:
        document.prepare()
        document.prepare()
        assert len(_work(tmp_path)) == 1
        assert not document.is_modified


def test_preparing_in_another_thread_loses_no_edit() -> None:
    for _ in range(5):
        given = organization(*(unit(f"U{n}") for n in range(300)))
        with Document.new(given) as document:
            thread = threading.Thread(target=document.prepare)
            thread.start()
            document.execute(_add("g"))
            thread.join()
            assert document.undo() is not None
            assert document.organization == given


def test_a_closed_document_is_not_prepared(tmp_path: Path) -> None:
    document = Document.new(Organization())
    document.close()
    document.prepare()
    assert _work(tmp_path) == []
    assert recoverable() == []


def test_without_room_for_a_working_copy_nothing_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ORGDESK_STATE", str(tmp_path / "file"))
    document = Document.new(Organization())
    with pytest.raises(StorageError):
        document.execute(_add("g"))
    assert not document.organization.functions and not document.is_modified
    monkeypatch.setenv("ORGDESK_STATE", str(tmp_path / "elsewhere"))
    document.execute(_add("g"))
    assert document.is_modified
    document.close(discard=True)


# -- edits ----------------------------------------------------------------------------------------


def test_an_edit_is_applied_remembered_and_told_once() -> None:
    with Document.new(Organization()) as document:
        told: list[Outcome] = []
        document.subscribe(lambda *what: told.append(Outcome(*what)))
        outcome = document.execute(_add("f"), initiator=told)
        assert outcome.change_set == _add("f")
        assert told == [outcome]
        assert told[0].initiator is told
        assert set(document.organization.functions) == {"f"}
        assert document.undo_label == Text("Tambah f", "Add f")
        assert document.redo_label is None
        assert document.is_modified


def test_the_organization_is_the_documents_own() -> None:
    given = Organization([Function(id="f", wording="")])
    with Document.new(given) as document:
        document.execute(_add("g"))
        assert set(given.functions) == {"f"}
        assert given != document.organization


def test_an_empty_change_does_nothing() -> None:
    with Document.new(Organization()) as document:
        told: list[object] = []
        document.subscribe(lambda *what: told.append(what))
        document.execute(ChangeSet(Text("Kosong", "Nothing"), ()))
        assert (told, document.history.steps, document.is_modified) == ([], (), False)


def test_a_change_that_does_not_fit_leaves_all_as_it_was() -> None:
    with Document.new(Organization(), settle=True) as document:
        document.execute(_add("f"))
        told: list[object] = []
        document.subscribe(lambda *what: told.append(what))
        before, history = document.organization.copy(), document.history
        dangling = change(Text("", ""), added(Function(id="g", wording="", parent="nowhere")))
        for wrong in (_add("f"), dangling, change(Text("", ""), removed(Function(id="x", wording="")))):
            with pytest.raises(ChangeRejected):
                document.execute(wrong)
        assert document.organization == before
        assert (document.history, told) == (history, [])


def test_an_edit_that_cannot_be_stored_has_not_happened(tmp_path: Path) -> None:
    path = tmp_path / "x.orgdesk"
    with Document.new(organization(unit("U1"), function("F1")), settle=True) as document:
        document.save_as(path)
        document.execute(_add("f"))
        document.undo()
        told: list[object] = []
        document.subscribe(lambda *what: told.append(what))
        before, history, findings = document.organization.copy(), document.history, dict(document.findings)
        told.clear()
        with _room(200_000), pytest.raises(StorageError, match="Nothing has changed") as refused:
            document.execute(_add("g", wording="x" * 500_000))
        assert "Tambah g" in refused.value.in_("id")
        assert "disk penuh" in refused.value.in_("id")
        assert document.organization == before
        assert (document.history, dict(document.findings), told) == (history, findings, [])
        assert document.redo_label == Text("Tambah f", "Add f")
        assert not document.is_modified

        document.redo()
        document.execute(_add("g", wording="x" * 500_000))
        after = document.organization.copy()
        document.save()
    with Document.open(path) as document:
        assert document.organization == after


def test_a_text_without_a_stored_form_is_rejected_whole() -> None:
    with Document.new(Organization()) as document:
        with pytest.raises(StorageError, match="cannot be stored"):
            document.execute(_add("f", wording="\udc80"))
        assert (document.organization, document.history.steps) == (Organization(), ())
        document.execute(_add("f"))


# -- undo and redo --------------------------------------------------------------------------------


def test_undo_and_redo_go_down_the_same_path() -> None:
    with Document.new(Organization()) as document:
        assert (document.undo(), document.redo()) == (None, None)
        states = [document.organization.copy()]
        for edit in (_add("f"), _add("g", "h")):
            document.execute(edit)
            states.append(document.organization.copy())
        document.execute(_renamed(document, "f", "baru"))
        states.append(document.organization.copy())
        told: list[Outcome] = []
        document.subscribe(lambda *what: told.append(Outcome(*what)))
        for index in (2, 1, 0):
            assert document.undo(initiator="me") is not None
            assert document.organization == states[index]
        assert document.undo() is None
        assert not document.is_modified
        assert document.redo_label == Text("Tambah f", "Add f")
        for index in (1, 2, 3):
            document.redo()
            assert document.organization == states[index]
        assert document.redo() is None
        assert [outcome.initiator for outcome in told] == ["me"] * 3 + [None] * 3
        redone = told[5].change_set
        assert redone is not None and told[0].change_set == redone.inverse()


def test_a_new_edit_drops_what_could_have_been_redone() -> None:
    with Document.new(Organization()) as document:
        document.execute(_add("f"))
        document.undo()
        document.execute(_add("g"))
        assert document.redo() is None
        assert [step.label.en for step in document.history.steps] == ["Add g"]


def test_step_to_is_one_change() -> None:
    with Document.new(Organization()) as document:
        document.execute(_add("f"))
        document.execute(_renamed(document, "f", "dua"))
        document.execute(_renamed(document, "f", "tiga"))
        last = document.organization.copy()
        told: list[Outcome] = []
        document.subscribe(lambda *what: told.append(Outcome(*what)))
        document.step_to(0)
        assert document.organization == Organization()
        assert (document.history.done, document.undo_label) == (0, None)
        assert document.step_to(0) is None
        document.step_to(3)
        assert document.organization == last
        assert [len(outcome.change_set.rows) for outcome in told if outcome.change_set] == [1, 1]
        for wrong in (-1, 4):
            with pytest.raises(IndexError):
                document.step_to(wrong)


def test_undo_and_redo_survive_saving_closing_and_reopening(tmp_path: Path) -> None:
    path = tmp_path / "x.orgdesk"
    with Document.new(Organization([Function(id="a", wording="awal")])) as document:
        for name in "fgh":
            document.execute(_add(name))
        document.undo()
        document.save_as(path)
        assert not document.is_modified
        history = document.history
    with Document.open(path) as document:
        assert document.history == history
        assert not document.is_modified
        assert (document.undo_label, document.redo_label) == (
            Text("Tambah g", "Add g"),
            Text("Tambah h", "Add h"),
        )
        document.redo()
        assert set(document.organization.functions) == set("afgh")
        document.step_to(0)
        assert set(document.organization.functions) == {"a"}
        document.save()
    with Document.open(path) as document:
        document.step_to(3)
        assert set(document.organization.functions) == set("afgh")
        document.close(discard=True)


def test_modified_means_other_than_saved(tmp_path: Path) -> None:
    with Document.new(Organization()) as document:
        document.execute(_add("f"))
        document.execute(_add("g"))
        document.save_as(tmp_path / "x.orgdesk")
        document.undo()
        assert document.is_modified
        document.redo()
        assert not document.is_modified
        document.undo()
        document.execute(_add("h"))
        document.undo()
        assert document.is_modified, "the saved state cannot be reached any more"


def test_closed_without_saving_the_work_stays_recoverable_unless_discarded(tmp_path: Path) -> None:
    path = tmp_path / "x.orgdesk"
    with Document.new(Organization()) as document:
        document.save_as(path)
    assert recoverable() == []
    with Document.open(path) as document:
        document.execute(_add("f"))
        document.close()
        document.close(discard=True)
    (leftover,) = recoverable()
    with Document.recover(leftover) as document:
        assert set(document.organization.functions) == {"f"}
        document.close(discard=True)
    assert recoverable() == []


def test_revert_is_an_edit_that_can_be_undone(tmp_path: Path) -> None:
    with Document.new(Organization([Function(id="a", wording="awal")])) as document:
        document.save_as(tmp_path / "x.orgdesk")
        saved = document.organization.copy()
        document.execute(_add("f"))
        document.execute(_renamed(document, "a", "lain"))
        document.execute(change(Text("Hapus", "Remove"), removed(document.organization.functions["a"])))
        mine = document.organization.copy()
        told: list[Outcome] = []
        document.subscribe(lambda *what: told.append(Outcome(*what)))
        document.revert()
        assert document.organization == saved
        assert not document.is_modified
        assert len(told) == 1
        document.undo()
        assert document.organization == mine
        assert document.is_modified


def test_what_was_never_saved_cannot_be_reverted() -> None:
    with Document.new(Organization()) as document:
        document.execute(_add("f"))
        with pytest.raises(StorageError, match="not been saved yet"):
            document.revert()
        assert set(document.organization.functions) == {"f"}


# -- telling --------------------------------------------------------------------------------------


def test_a_subscriber_that_fails_does_not_stop_the_others(caplog: pytest.LogCaptureFixture) -> None:
    with Document.new(Organization()) as document:
        told: list[str] = []

        def fails(*_: object) -> None:
            raise RuntimeError("broken view")

        document.subscribe(fails)
        document.subscribe(lambda *_: told.append("second"))
        document.execute(_add("f"))
        assert told == ["second"]
        assert set(document.organization.functions) == {"f"}
        assert "broken view" in caplog.text


def test_who_unsubscribed_hears_no_more() -> None:
    with Document.new(Organization()) as document:
        told: list[str] = []
        stop = document.subscribe(lambda *_: told.append("one"))
        document.subscribe(lambda *_: told.append("other"))
        document.execute(_add("f"))
        stop()
        stop()
        document.execute(_add("g"))
        assert told == ["one", "other", "other"]


def test_all_hear_of_an_edit_before_any_hears_of_the_next() -> None:
    with Document.new(Organization()) as document:
        told: list[tuple[str, str]] = []

        def first(change_set: ChangeSet | None, *_: object) -> None:
            assert change_set is not None
            told.append(("first", change_set.label.en))
            if change_set.label.en == "Add f":
                document.execute(_add("g"))

        document.subscribe(first)
        document.subscribe(lambda c, *_: told.append(("second", c.label.en if c else "")))
        document.execute(_add("f"))
        assert told == [("first", "Add f"), ("second", "Add f"), ("first", "Add g"), ("second", "Add g")]


# -- findings -------------------------------------------------------------------------------------


def _two_deciders() -> Organization:
    return organization(unit("U1"), unit("U2"), function("F1"), assignment("F1", "KP", "U1"))


def test_settled_findings_follow_every_edit_and_its_undo() -> None:
    here = _two_deciders()
    second = assignment("F1", "KP", "U2")
    rows = second if isinstance(second, list) else [second]
    with Document.new(here, settle=True) as document:
        before = dict(document.findings)
        outcome = document.execute(change(Text("Tambah", "Add"), added(*rows)))
        assert outcome.findings_delta is not None
        assert outcome.findings_delta.appeared
        after = dict(before)
        for gone in outcome.findings_delta.vanished:
            del after[gone.key]
        after |= {finding.key: finding for finding in outcome.findings_delta.appeared}
        assert document.findings == after
        assert document.engine.pending == 0
        document.undo()
        assert document.findings == before


def _appeared(outcome: Outcome) -> set[str]:
    assert outcome.findings_delta is not None
    return {finding.key for finding in outcome.findings_delta.appeared}


def test_unsettled_findings_come_in_slices_and_are_told_once() -> None:
    with Document.new(_two_deciders()) as document:
        told: list[Outcome] = []
        document.subscribe(lambda *what: told.append(Outcome(*what)))
        assert document.engine.pending > 0
        while document.recheck(0.0001):
            pass
        first = {key for outcome in told for key in _appeared(outcome)}
        assert first == set(document.findings)
        told.clear()
        outcome = document.execute(_add("f"))
        assert outcome.findings_delta is None
        assert told == [outcome]
        assert document.engine.pending > 0
        document.recheck(10.0)
        assert [o.change_set for o in told] == [outcome.change_set, None]
        assert _appeared(told[1]) <= set(document.findings)
        told.clear()
        assert document.recheck(10.0) is False
        assert told == []


def test_without_a_question_for_findings_no_rule_is_imported(tmp_path: Path) -> None:
    code = """
import sys
from orgdesk.document import Document
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import added, change
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Function
with Document.new(Organization()) as document:
    document.execute(change(Text("a", "b"), added(Function(id="f", wording=""))))
    document.undo()
    document.save_as(sys.argv[1])
print([name for name in sys.modules if name.startswith("orgdesk.analysis")])
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "x.orgdesk")],
        env=os.environ | {"PYTHONPATH": str(Path(orgdesk.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"
