"""Opening, saving, refusing: what stands on the disk is always whole, and every refusal is a sentence."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path
from random import Random

import pytest

from orgdesk.document import Document
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, added, change
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Function, Project, Service
from orgdesk.storage.disk import previous_version
from orgdesk.storage.errors import FileLocked, FileRefused, StorageError
from orgdesk.storage.lock import lock_path
from orgdesk.storage.migrations import FORMAT_VERSION
from orgdesk.storage.open_file import read, write
from orgdesk.storage.schema import APPLICATION_ID

Room = Callable[[int], AbstractContextManager[None]]


def _functions(*ids: str) -> Organization:
    return Organization([Function(id=id_, wording=f"fungsi {id_}") for id_ in ids])


def _add(*ids: str, wording: str = "") -> ChangeSet:
    return change(Text("Tambah", "Add"), added(*(Function(id=id_, wording=wording) for id_ in ids)))


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def file(desk: Path) -> Path:
    path = desk / "kerja.orgdesk"
    write(path, _functions("f"))
    return path


# -- saving ---------------------------------------------------------------------------------------


def test_save_keeps_the_previous_version(file: Path) -> None:
    first = file.read_bytes()
    with Document.open(file) as document:
        document.execute(_add("g"))
        assert file.read_bytes() == first
        document.save()
        assert previous_version(file).read_bytes() == first
        document.execute(_add("h"))
        document.save()
    assert set(read(previous_version(file)).functions) == {"f", "g"}
    assert set(read(file).functions) == {"f", "g", "h"}
    assert _names(file.parent) == ["kerja.orgdesk", "kerja.orgdesk.bak"]


def test_save_with_nothing_to_save_leaves_the_previous_version_alone(file: Path) -> None:
    with Document.open(file) as document:
        document.execute(_add("g"))
        document.save()
        document.save()
    assert set(read(previous_version(file)).functions) == {"f"}


def test_a_saved_file_is_compact_and_asks_for_no_companions(file: Path) -> None:
    with Document.open(file) as document:
        document.execute(_add("g", wording="x" * 2_000_000))
        document.save()
    header = file.read_bytes()[:100]
    assert header[18:20] == b"\x01\x01", "not in WAL mode"
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)


def test_save_keeps_the_permissions_of_the_file(file: Path) -> None:
    file.chmod(0o640)
    with Document.open(file) as document:
        document.execute(_add("g"))
        document.save()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_save_goes_through_a_link_to_the_file_itself(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "pintasan.orgdesk"
    link.symlink_to(file)
    with Document.open(link) as document:
        document.execute(_add("g"))
        document.save()
    assert link.is_symlink()
    assert set(read(file).functions) == {"f", "g"}


def test_save_as_makes_the_new_file_the_file(file: Path, desk: Path) -> None:
    other = desk / "nama lain # % ?.orgdesk"
    with Document.open(file) as document:
        document.execute(_add("g"))
        document.save_as(other)
        assert document.path == other
        assert not document.is_modified
        assert not lock_path(file).exists()
        assert lock_path(other).exists()
        document.execute(_add("h"))
        document.save()
    assert set(read(file).functions) == {"f"}
    assert set(read(other).functions) == {"f", "g", "h"}


def test_save_as_over_another_file_keeps_what_was_there(file: Path, desk: Path) -> None:
    other = desk / "lain.orgdesk"
    write(other, _functions("x"))
    with Document.open(file) as document:
        document.save_as(other)
    assert set(read(previous_version(other)).functions) == {"x"}


def test_a_new_document_has_no_place_to_be_saved_to(desk: Path) -> None:
    with Document.new(_functions("f")) as document:
        assert document.path is None
        with pytest.raises(StorageError, match="Save As"):
            document.save()
        with pytest.raises(StorageError, match="is a folder"):
            document.save_as(desk)
        document.save_as(desk / "x.orgdesk")
    assert read(desk / "x.orgdesk") == _functions("f")


def test_a_file_moved_or_changed_outside_is_not_overwritten_by_surprise(file: Path) -> None:
    with Document.open(file) as document:
        document.execute(_add("g"))
        file.rename(file.with_name("dipindah.orgdesk"))
        with pytest.raises(StorageError, match="moved or deleted"):
            document.save()
        write_elsewhere = _functions("z")
        lock = lock_path(file).read_bytes()
        lock_path(file).unlink()
        write(file, write_elsewhere)
        lock_path(file).write_bytes(lock)
        with pytest.raises(StorageError, match="outside OrgDesk"):
            document.save()
        assert read(file) == write_elsewhere
        document.save_as(file)
    assert set(read(file).functions) == {"f", "g"}


def test_when_the_folder_is_gone_the_work_goes_elsewhere(file: Path, tmp_path: Path) -> None:
    with Document.open(file) as document:
        document.execute(_add("g"))
        file.parent.rename(tmp_path / "dicabut")
        with pytest.raises(StorageError, match="no longer there"):
            document.save()
        with pytest.raises(StorageError, match="no longer there"):
            document.save_as(file)
        document.execute(_add("h"))
        document.save_as(tmp_path / "selamat.orgdesk")
    assert set(read(tmp_path / "selamat.orgdesk").functions) == {"f", "g", "h"}
    assert set(read(tmp_path / "dicabut" / "kerja.orgdesk").functions) == {"f"}


def test_a_full_disk_leaves_the_target_and_the_work_unharmed(file: Path, room: Room) -> None:
    before = file.read_bytes()
    with Document.open(file) as document:
        document.execute(_add("g", wording="x" * 1_000_000))
        with room(100_000), pytest.raises(StorageError, match="disk is full") as refused:
            document.save()
        assert "disk penuh" in refused.value.in_("id")
        assert file.read_bytes() == before
        assert not previous_version(file).exists()
        assert _names(file.parent) == [lock_path(file).name, file.name]
        assert document.is_modified
        assert set(document.organization.functions) == {"f", "g"}
        document.save()
    assert set(read(file).functions) == {"f", "g"}


def test_a_full_disk_while_writing_a_new_file_leaves_nothing(desk: Path, room: Room) -> None:
    big = Organization([Function(id="f", wording="x" * 1_000_000)])
    with room(100_000), pytest.raises(StorageError, match="disk is full"):
        write(desk / "x.orgdesk", big)
    assert _names(desk) == []


def test_a_full_disk_while_opening_is_said_and_leaves_no_working_copy(
    desk: Path, state: Path, room: Room
) -> None:
    file = desk / "x.orgdesk"
    write(file, Organization([Function(id="f", wording="x" * 1_000_000)]))
    with room(100_000), pytest.raises(StorageError, match="Make room"):
        Document.open(file)
    assert set(_names(state)) <= {"mutex"}
    assert _names(desk) == ["x.orgdesk"]


def test_what_a_crash_left_between_writing_and_replacing_is_swept_away(file: Path) -> None:
    before = file.read_bytes()
    half = file.with_name(f".{file.name}.0123456789ab.tmp")
    half.write_bytes(before[:4096])
    journal = half.with_name(f"{half.name}-journal")
    journal.write_bytes(b"")
    assert read(file) == _functions("f")
    with Document.open(file) as document:
        document.execute(_add("g"))
        document.save()
    assert not half.exists() and not journal.exists()
    assert previous_version(file).read_bytes() == before


CRASH = """
import os, sys
from orgdesk.document import Document
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import added, change
from orgdesk.organization.records import Function
document = Document.open(sys.argv[1])
document.execute(change(Text("Tambah", "Add"), added(Function(id="g", wording=""))))
calls = int(sys.argv[2])
def audit(event, arguments):  # dies at the n-th renaming or linking of the save, before it takes place
    global calls
    if event in ("os.rename", "os.link") and "desk" in str(arguments[1]):
        calls -= 1
        if calls < 0:
            os.kill(os.getpid(), 9)
sys.addaudithook(audit)
document.save()
print("saved", flush=True)
"""


@pytest.mark.parametrize("survived", [0, 1, 2, 3])
def test_a_crash_at_any_step_of_saving_leaves_a_whole_file(
    survived: int, file: Path, in_child: Callable[..., subprocess.Popen[str]]
) -> None:
    child = in_child("-c", CRASH, str(file), str(survived))
    said, _ = child.communicate()
    assert (said == "saved\n") == (survived == 3), "a save links once and renames twice"
    assert set(read(file).functions) == ({"f", "g"} if survived == 3 else {"f"})
    if survived >= 2:
        assert set(read(previous_version(file)).functions) == {"f"}


# -- read-only places -----------------------------------------------------------------------------


@pytest.mark.usefixtures("permissions_count")
def test_a_read_only_folder_can_be_opened_and_saved_from_elsewhere(file: Path, tmp_path: Path) -> None:
    file.parent.chmod(0o555)
    try:
        with Document.open(file) as document:
            assert document.read_only
            document.execute(_add("g"))
            with pytest.raises(StorageError, match="Save it under another name"):
                document.save()
            with pytest.raises(StorageError, match="no permission"):
                document.save_as(file.parent / "lain.orgdesk")
            document.save_as(tmp_path / "lain.orgdesk")
            assert not document.read_only
        with pytest.raises(StorageError, match="may not be written"):
            write(file.parent / "lain.orgdesk", _functions())
        assert read(file) == _functions("f")
        assert _names(file.parent) == [file.name]
    finally:
        file.parent.chmod(0o755)
    assert set(read(tmp_path / "lain.orgdesk").functions) == {"f", "g"}


@pytest.mark.usefixtures("permissions_count")
def test_a_folder_that_becomes_read_only_is_said_at_saving(file: Path) -> None:
    before = file.read_bytes()
    with Document.open(file) as document:
        document.execute(_add("g"))
        file.parent.chmod(0o555)
        try:
            with pytest.raises(StorageError, match="may not be written"):
                document.save()
            assert file.read_bytes() == before
        finally:
            file.parent.chmod(0o755)
        document.save()
    assert set(read(file).functions) == {"f", "g"}


@pytest.mark.usefixtures("permissions_count")
def test_a_read_only_file_opens_read_only(file: Path) -> None:
    file.chmod(0o444)
    with Document.open(file) as document:
        assert document.read_only


@pytest.mark.usefixtures("permissions_count")
def test_a_file_that_may_not_be_read_is_refused(file: Path) -> None:
    file.chmod(0)
    for opening in (read, Document.open):
        with pytest.raises(FileRefused, match="may not read"):
            opening(file)


@pytest.mark.usefixtures("permissions_count")
def test_without_a_place_for_working_copies_it_says_so(file: Path, tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state").chmod(0o555)
    with pytest.raises(StorageError, match="ORGDESK_STATE"):
        Document.open(file)
    (tmp_path / "state").chmod(0o755)


def test_reading_leaves_no_trace(file: Path) -> None:
    before = file.stat()
    read(file)
    assert _names(file.parent) == [file.name]
    assert file.stat().st_mtime_ns == before.st_mtime_ns


# -- refusing -------------------------------------------------------------------------------------


def _refused(path: Path) -> str:
    """The sentence with which `read` and `open` alike refuse the file."""
    sentences = set()
    for opening in (read, Document.open):
        with pytest.raises(FileRefused) as refused:
            opening(path)
        assert str(path) in refused.value.in_("id")
        sentences.add(refused.value.in_("en"))
    (sentence,) = sentences
    return sentence


def test_what_is_no_file_of_ours_is_refused_with_a_sentence(desk: Path, file: Path) -> None:
    assert "was not found" in _refused(desk / "tidak ada.orgdesk")
    assert "was not found" in _refused(file / "di dalam berkas")
    assert "is a folder" in _refused(desk)
    empty = desk / "kosong.orgdesk"
    empty.touch()
    assert "is empty" in _refused(empty)
    foreign = desk / "surat.orgdesk"
    foreign.write_bytes(b"PK\x03\x04 a letter" * 100)
    assert "not an OrgDesk file" in _refused(foreign)
    with closing(sqlite3.connect(desk / "lain.orgdesk")) as connection:
        connection.execute("CREATE TABLE unit (id)")
    assert "not an OrgDesk file" in _refused(desk / "lain.orgdesk")
    pipe = desk / "pipa.orgdesk"
    os.mkfifo(pipe)
    assert "not an OrgDesk file" in _refused(pipe)
    assert "not an OrgDesk file" in _refused(Path(os.devnull))


def test_a_name_that_no_disk_knows_is_refused() -> None:
    for opening in (read, Document.open):
        with pytest.raises(StorageError, match="not a usable file name"):
            opening(Path("a\0b"))
        with pytest.raises(StorageError):
            opening(Path("x" * 5000))


@pytest.mark.parametrize(
    ("version", "said"),
    [(FORMAT_VERSION + 1, "newer OrgDesk"), (2**31 - 1, "newer OrgDesk"), (0, "too old"), (-1, "too old")],
)
def test_a_format_that_is_not_known_is_refused(version: int, said: str, file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    before = file.read_bytes()
    assert said in _refused(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize("length", [1, 15, 16, 60, 99, 100, 512, 4095, 4096, 8192, 20000])
def test_a_file_cut_short_is_refused(length: int, file: Path, state: Path) -> None:
    whole = file.read_bytes()
    assert length < len(whole)
    file.write_bytes(whole[:length])
    sentence = _refused(file)
    assert "damaged" in sentence or (length < 16 and "not an OrgDesk file" in sentence)
    assert not state.exists() or set(_names(state)) <= {"mutex"}
    assert not lock_path(file).exists()


def test_a_hole_in_the_middle_is_noticed(desk: Path) -> None:
    file = desk / "x.orgdesk"
    write(file, Organization([Function(id=f"f{i}", wording=f"fungsi nomor {i}") for i in range(2000)]))
    whole = bytearray(file.read_bytes())
    middle = len(whole) // 2 // 4096 * 4096
    whole[middle : middle + 4096] = bytes(4096)
    file.write_bytes(whole)
    assert "damaged" in _refused(file)


def test_flipped_bytes_end_in_a_sentence_or_in_a_whole_organization(desk: Path) -> None:
    random = Random(7)
    file = desk / "x.orgdesk"
    rows = [
        Function(id=f"f{i}", wording=f"nomor {i}", parent=f"f{i // 3}" if i else None) for i in range(300)
    ]
    write(file, Organization([Project(id="project", name="P"), *rows]))
    whole = file.read_bytes()
    refused = 0
    for _ in range(300):
        flipped = bytearray(whole)
        for _ in range(random.choice([1, 1, 5, 50])):
            flipped[random.randrange(len(flipped))] ^= 1 << random.randrange(8)
        file.write_bytes(flipped)
        try:
            organization = read(file)
        except OrgDeskError:
            refused += 1
        else:
            assert organization.is_sound()
            assert all(isinstance(function.wording, str) for function in organization.functions.values())
    assert refused > 100


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE function SET level = 'nonsense'",
        "UPDATE function SET parent = 'nowhere'",
        "UPDATE function SET parent = id",
        "UPDATE function SET scope = '{'",
        'UPDATE function SET scope = \'{"area":["nowhere"]}\'',
        "UPDATE function SET needs = '3'",
        "DROP TABLE assignment",
        "ALTER TABLE assignment DROP COLUMN note",
        "CREATE TRIGGER t AFTER INSERT ON function BEGIN DELETE FROM function; END",
        "CREATE VIEW v AS SELECT 1",
    ],
)
def test_content_that_cannot_be_right_is_refused(statement: str, file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(statement)
        connection.commit()
    assert "damaged" in _refused(file)


def test_a_number_without_end_is_refused(desk: Path) -> None:
    file = desk / "x.orgdesk"
    write(file, Organization([Service(id="s", name="S", cost=1.5)]))
    assert read(file).services["s"].cost == 1.5
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE service SET cost = 9e999")
        connection.commit()
    assert "damaged" in _refused(file)


@pytest.mark.parametrize(
    "statement", ["DELETE FROM meta", "UPDATE meta SET value = 99", "DROP TABLE history"]
)
def test_a_history_that_cannot_be_right_is_refused_at_opening(statement: str, file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(statement)
        connection.commit()
    with pytest.raises(FileRefused, match="damaged"):
        Document.open(file)
    assert not lock_path(file).exists()


# -- writing at once ------------------------------------------------------------------------------


def test_write_replaces_and_keeps_what_was_there(file: Path) -> None:
    write(file, _functions("x"))
    assert read(file) == _functions("x")
    assert read(previous_version(file)) == _functions("f")


def test_write_does_not_touch_a_file_that_is_open(file: Path) -> None:
    with Document.open(file), pytest.raises(FileLocked):
        write(file, _functions("x"))
    assert read(file) == _functions("f")


def test_write_says_what_stands_in_the_way(desk: Path) -> None:
    with pytest.raises(StorageError, match="is a folder"):
        write(desk, _functions())
    with pytest.raises(StorageError, match=r"no longer there|is gone"):
        write(desk / "tidak ada" / "x.orgdesk", _functions())
    with pytest.raises(StorageError, match="cannot be stored"):
        write(desk / "x.orgdesk", Organization([Function(id="f", wording="\ud800")]))
    with pytest.raises(StorageError, match=r"too long|is gone"):
        write(desk / ("x" * 250), _functions())
    assert _names(desk) == []
