"""One holder at a time, named to everybody else; the dead do not hold on."""

from __future__ import annotations

import getpass
import json
import os
import socket
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from orgdesk.document import Document
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import added, change
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Function
from orgdesk.storage.errors import FileLocked, StorageError
from orgdesk.storage.held import Held, is_held
from orgdesk.storage.lock import lock_path
from orgdesk.storage.open_file import read, write

Start = Callable[..., "subprocess.Popen[str]"]

HOLDING = """
import sys
from orgdesk.document import Document
document = Document.open(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
document.close()
"""

ADD = change(Text("Tambah", "Add"), added(Function(id="g", wording="")))


@pytest.fixture
def file(desk: Path) -> Path:
    path = desk / "kerja.orgdesk"
    write(path, Organization([Function(id="f", wording="")]))
    return path


def _holding(in_child: Start, file: Path) -> subprocess.Popen[str]:
    child = in_child("-c", HOLDING, str(file))
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    return child


def _from_elsewhere(file: Path) -> None:
    holder = {
        "user": "Ani",
        "host": "komputer-ani",
        "pid": os.getpid(),
        "since": "2026-03-01T02:03:04+00:00",
        "alive": str(file),
    }
    lock_path(file).write_text(json.dumps(holder))


def test_a_file_open_in_another_process_is_refused_by_name(file: Path, in_child: Start) -> None:
    child = _holding(in_child, file)
    with pytest.raises(FileLocked) as refused:
        Document.open(file)
    error = refused.value
    assert (error.path, error.user, error.host) == (file, getpass.getuser(), socket.gethostname())
    assert error.since is not None
    assert abs((datetime.now(UTC) - error.since).total_seconds()) < 60
    for sentence in (error.in_("id"), error.in_("en")):
        assert all(part in sentence for part in (str(file), error.user, error.host))
    assert "read-only copy" in error.in_("en")
    assert "ambil alih" in error.in_("id")
    child.communicate("")
    with Document.open(file) as document:
        assert not document.read_only
    assert not lock_path(file).exists()


def test_a_locked_file_can_be_looked_at(file: Path, in_child: Start) -> None:
    child = _holding(in_child, file)
    assert set(read(file).functions) == {"f"}
    with Document.open(file, read_only=True) as document:
        assert document.read_only
        document.execute(ADD)
        with pytest.raises(StorageError, match="read-only"):
            document.save()
        document.undo()
    assert lock_path(file).exists(), "it is the lock of the other"
    child.communicate("")


def test_the_lock_of_a_process_that_died_here_gives_way(file: Path, in_child: Start) -> None:
    child = _holding(in_child, file)
    child.kill()
    child.communicate()
    assert lock_path(file).exists()
    with Document.open(file) as document:
        assert not document.read_only
        document.execute(ADD)
        document.save()
    assert set(read(file).functions) == {"f", "g"}


def test_the_same_process_cannot_open_a_file_twice(file: Path) -> None:
    with Document.open(file):
        with pytest.raises(FileLocked):
            Document.open(file)
        with Document.new(Organization()) as other, pytest.raises(FileLocked):
            other.save_as(file)
    with Document.open(file):
        pass


def test_a_holder_on_another_computer_is_only_taken_over_on_demand(file: Path) -> None:
    _from_elsewhere(file)
    with pytest.raises(FileLocked, match="Ani on computer komputer-ani"):
        Document.open(file)
    with pytest.raises(FileLocked):
        write(file, Organization())
    with Document.open(file, take_over=True) as document:
        document.execute(ADD)
        document.save()
    assert not lock_path(file).exists()


def test_who_was_taken_over_does_not_overwrite(file: Path) -> None:
    with Document.open(file) as document:
        document.execute(ADD)
        _from_elsewhere(file)
        with pytest.raises(StorageError, match="taken over"):
            document.save()
        with pytest.raises(FileLocked):
            document.save_as(file)
        document.save_as(file.with_name("lain.orgdesk"))
    assert lock_path(file).exists(), "it belongs to the other now"
    assert set(read(file).functions) == {"f"}


@pytest.mark.usefixtures("permissions_count")
def test_a_lock_that_may_not_be_read_is_still_a_lock(file: Path) -> None:
    _from_elsewhere(file)
    lock_path(file).chmod(0)
    with pytest.raises(FileLocked):
        Document.open(file)
    assert set(read(file).functions) == {"f"}


@pytest.mark.parametrize("content", ["", "{", "[]", '{"user": 1}', "\ufffd"])
def test_a_lock_that_says_nothing_is_still_a_lock(content: str, file: Path) -> None:
    lock_path(file).write_text(content)
    with pytest.raises(FileLocked):
        Document.open(file)
    with Document.open(file, take_over=True) as document:
        assert not document.read_only


def test_save_as_to_a_file_that_somebody_has_open_changes_nothing(
    file: Path, desk: Path, in_child: Start
) -> None:
    child = _holding(in_child, file)
    with Document.new(Organization([Function(id="x", wording="")])) as document:
        document.save_as(desk / "x.orgdesk")
        with pytest.raises(FileLocked):
            document.save_as(file)
        assert document.path == desk / "x.orgdesk"
        assert lock_path(desk / "x.orgdesk").exists()
    child.communicate("")
    assert set(read(file).functions) == {"f"}


def test_many_at_once_one_gets_it(file: Path, in_child: Start) -> None:
    crashed = _holding(in_child, file)
    crashed.kill()
    crashed.communicate()
    racing = """
import sys
from orgdesk.document import Document
from orgdesk.storage.errors import FileLocked
sys.stdin.readline()
try:
    document = Document.open(sys.argv[1])
    print("open", flush=True)
    sys.stdin.read()
    document.close()
except FileLocked:
    print("locked", flush=True)
"""
    children = [in_child("-c", racing, str(file)) for _ in range(4)]
    for child in children:
        assert child.stdin is not None
        child.stdin.write("\n")
        child.stdin.flush()
    said = [child.stdout.readline().strip() for child in children if child.stdout is not None]
    for child in children:
        child.communicate("")
    assert sorted(said) == ["locked", "locked", "locked", "open"]


def test_what_is_held_is_held_once(tmp_path: Path) -> None:
    path = tmp_path / "x"
    assert not is_held(path)
    held = Held.take(path, create=True)
    assert held is not None
    assert is_held(path)
    assert Held.take(path) is None
    assert Held.wait(path, 0.02) is None
    held.release()
    held.release()
    assert not is_held(path)
    with pytest.raises(FileNotFoundError):
        Held.take(tmp_path / "y")
