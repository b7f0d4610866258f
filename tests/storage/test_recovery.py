"""No acknowledged edit is lost, whenever the process dies."""

from __future__ import annotations

import itertools
import os
import runpy
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from orgdesk.document import Document, recoverable
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import added, change
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Function
from orgdesk.storage.errors import FileRefused, StorageError
from orgdesk.storage.lock import lock_path
from orgdesk.storage.open_file import read, write

SCRIPT = Path(__file__).with_name("random_edits.py")
EDITS: dict[str, Any] = runpy.run_path(str(SCRIPT))
Start = Callable[..., "subprocess.Popen[str]"]

BEGINNING = Organization([Function(id="f", wording="awal")])


def _paper(seed: int, edits: int) -> Any:
    paper = EDITS["Paper"](BEGINNING)
    for edit in itertools.islice(EDITS["edits"](seed), edits):
        edit(paper)
    return paper


def _is_like(document: Document, paper: Any) -> bool:
    labels = [change_set.label for change_set in (*paper.done, *reversed(paper.undone))]
    return (
        document.organization == paper.organization
        and [step.label for step in document.history.steps] == labels
        and document.history.done == len(paper.done)
    )


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("seed", range(8))
def test_killed_at_any_moment_it_loses_no_acknowledged_edit(seed: int, desk: Path, in_child: Start) -> None:
    random = Random(seed)
    file = desk / "kerja.orgdesk"
    write(file, BEGINNING)
    child = in_child(str(SCRIPT), str(file), str(seed))
    assert child.stdin is not None and child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    until = random.choice([1, EDITS["SAVE_EVERY"], random.randrange(2, 250)])
    for _ in range(until):
        child.stdout.readline()
    time.sleep(random.random() * 0.02)
    child.kill()
    said = child.stdout.read().split()
    child.wait()
    child.stdout.close()
    child.stdin.close()
    acknowledged = int(said[-1]) if said else until

    assert list(read(file).rows()), "the file is one of its versions and whole"
    left = recoverable()
    assert len(left) <= 1
    document = Document.recover(left[0]) if left else Document.open(file)
    matches = [n for n in (acknowledged, acknowledged + 1) if _is_like(document, _paper(seed, n))]
    assert matches, f"after {acknowledged} acknowledged edits"

    paper = _paper(seed, matches[0])
    while document.redo() is not None:
        paper.redo()
    assert document.organization == paper.organization
    document.step_to(0)
    assert document.organization == BEGINNING
    document.close(discard=True)
    assert recoverable() == []


ONE_EDIT = """
import sys
from orgdesk.document import Document
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import added, change
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Function, Project
new = Organization([Project(id="project", name="P")])
document = Document.open(sys.argv[1]) if sys.argv[1] else Document.new(new)
if "edit" in sys.argv:
    document.execute(change(Text("Tambah", "Add"), added(Function(id="g", wording="baru"))))
if "undo" in sys.argv:
    document.undo()
print("done", flush=True)
sys.stdin.read()
"""


def _killed(child: subprocess.Popen[str]) -> None:
    assert child.stdout is not None
    assert child.stdout.readline() == "done\n"
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()


def test_work_that_was_never_saved_is_recovered_too(in_child: Start) -> None:
    _killed(in_child("-c", ONE_EDIT, "", "edit"))
    (leftover,) = recoverable()
    assert (leftover.path, leftover.name) == (None, "P")
    assert leftover.edited is not None
    with Document.recover(leftover) as document:
        assert document.organization.functions["g"].wording == "baru"
        assert document.path is None
        assert document.is_modified
        document.undo()
        assert document.organization.functions == {}


def test_a_recovered_file_can_be_saved_where_it_came_from(desk: Path, in_child: Start) -> None:
    file = desk / "x.orgdesk"
    write(file, BEGINNING)
    _killed(in_child("-c", ONE_EDIT, str(file), "edit"))
    with Document.recover(recoverable()[0]) as document:
        assert not document.read_only
        document.save()
    assert set(read(file).functions) == {"f", "g"}
    assert recoverable() == []
    assert _names(desk) == ["x.orgdesk", "x.orgdesk.bak"]


def test_a_leftover_without_unsaved_edits_is_not_worth_mentioning(
    desk: Path, state: Path, in_child: Start
) -> None:
    file = desk / "x.orgdesk"
    write(file, BEGINNING)
    _killed(in_child("-c", ONE_EDIT, str(file)))
    assert recoverable() == []
    assert _names(desk) == ["x.orgdesk"], "its lock went with it"
    assert _names(state) == ["mutex"]


def test_a_leftover_whose_file_is_gone_is_kept(desk: Path, in_child: Start) -> None:
    file = desk / "x.orgdesk"
    write(file, BEGINNING)
    _killed(in_child("-c", ONE_EDIT, str(file)))
    file.unlink()
    (leftover,) = recoverable()
    with Document.recover(leftover) as document:
        assert document.organization == BEGINNING
        assert not document.is_modified
    assert recoverable() == [leftover], "closing it does not throw away the last copy"
    with Document.recover(leftover) as document:
        document.save_as(file)
    assert (read(file), recoverable()) == (BEGINNING, [])


def test_what_was_undone_before_the_crash_can_still_be_redone(desk: Path, in_child: Start) -> None:
    file = desk / "x.orgdesk"
    write(file, BEGINNING)
    _killed(in_child("-c", ONE_EDIT, str(file), "edit", "undo"))
    with Document.recover(recoverable()[0]) as document:
        assert not document.is_modified
        document.save()
        document.redo()
        assert set(document.organization.functions) == {"f", "g"}
        document.undo()
    with Document.open(file) as document:
        assert document.redo_label == Text("Tambah", "Add")


def test_a_leftover_can_be_discarded(desk: Path, state: Path, in_child: Start) -> None:
    file = desk / "x.orgdesk"
    write(file, BEGINNING)
    _killed(in_child("-c", ONE_EDIT, str(file), "edit"))
    (leftover,) = recoverable()
    leftover.discard()
    leftover.discard()
    assert recoverable() == []
    assert _names(state) == ["mutex"]
    assert not lock_path(file).exists()
    with pytest.raises(StorageError, match="recovered or discarded"):
        Document.recover(leftover)


def test_what_is_open_elsewhere_is_no_leftover(desk: Path, in_child: Start) -> None:
    file = desk / "x.orgdesk"
    write(file, BEGINNING)
    child = in_child("-c", ONE_EDIT, str(file), "edit")
    assert child.stdout is not None
    child.stdout.readline()
    assert recoverable() == []
    child.communicate("")
    assert len(recoverable()) == 1, "it ended without closing"


def test_what_is_recovered_cannot_be_recovered_twice(in_child: Start) -> None:
    _killed(in_child("-c", ONE_EDIT, "", "edit"))
    (leftover,) = recoverable()
    with Document.recover(leftover):
        assert recoverable() == []
        with pytest.raises(StorageError, match="another window"):
            Document.recover(leftover)
    assert recoverable() == [leftover], "closed without saving, it stays"


def test_recovered_while_another_has_the_file_it_must_be_saved_elsewhere(desk: Path, in_child: Start) -> None:
    file = desk / "x.orgdesk"
    write(file, BEGINNING)
    _killed(in_child("-c", ONE_EDIT, str(file), "edit"))
    (leftover,) = recoverable()
    with Document.open(file) as other, Document.recover(leftover) as document:
        assert document.read_only
        assert not other.read_only
        with pytest.raises(StorageError, match="Save As"):
            document.save()
        document.save_as(desk / "y.orgdesk")
    assert set(read(desk / "y.orgdesk").functions) == {"f", "g"}
    assert set(read(file).functions) == {"f"}


def test_a_file_saved_by_someone_since_the_crash_is_not_overwritten(desk: Path, in_child: Start) -> None:
    file = desk / "x.orgdesk"
    write(file, BEGINNING)
    _killed(in_child("-c", ONE_EDIT, str(file), "edit"))
    with Document.open(file) as meanwhile:
        meanwhile.execute(change(Text("Tambah", "Add"), added(Function(id="h", wording=""))))
        meanwhile.save()
    with Document.recover(recoverable()[0]) as document:
        with pytest.raises(StorageError, match="outside OrgDesk"):
            document.save()
        assert set(read(file).functions) == {"f", "h"}
        document.save_as(file)
    assert set(read(file).functions) == {"f", "g"}
    assert set(read(desk / "x.orgdesk.bak").functions) == {"f", "h"}


def test_a_damaged_leftover_is_listed_and_refused(state: Path, in_child: Start) -> None:
    _killed(in_child("-c", ONE_EDIT, "", "edit"))
    (leftover,) = recoverable()
    database = leftover.folder / "document.orgdesk"
    for companion in leftover.folder.glob("document.orgdesk-*"):
        companion.unlink()
    database.write_bytes(database.read_bytes()[:5000])
    (again,) = recoverable()
    assert (again.folder, again.name, again.edited) == (leftover.folder, "", None)
    with pytest.raises(FileRefused, match="damaged"):
        Document.recover(again)
    assert database.exists()
    again.discard()
    assert _names(state) == []


def test_a_working_copy_that_was_never_finished_is_swept_away(state: Path) -> None:
    (state / "half").mkdir(parents=True)
    (state / "half" / "document.orgdesk").write_bytes(b"SQLite")
    assert recoverable() == []
    assert _names(state) == []
