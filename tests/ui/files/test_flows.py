"""Documents come and go, and nothing is lost on the way."""

from __future__ import annotations

import getpass
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from builders import assignment, function, organization
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from orgdesk.document import Document, recoverable
from orgdesk.editing.functions import add_function
from orgdesk.exchange.palette import LIGHT
from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import Organization
from orgdesk.reference.shipped import named
from orgdesk.storage.lock import lock_path
from orgdesk.storage.open_file import read, write
from orgdesk.ui.files.flows import Files
from orgdesk.ui.files.recent import picture_path, recent_files
from orgdesk.ui.progress import PATIENCE

if TYPE_CHECKING:
    from ui.files.conftest import Office, Person

Start = Callable[..., "subprocess.Popen[str]"]
ENTER, ESC, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Space

HOLDING = """
import sys
from orgdesk.document import Document
document = Document.open(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
document.close()
"""

EDITING = """
import sys
from orgdesk.document import Document
from orgdesk.editing.functions import add_function
from orgdesk.organization.records import Function
document = Document.open(sys.argv[1])
document.execute(add_function(document.organization, Function(id="G", code="G", wording="Baru")))
print("edited", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kerja.orgdesk"
    write(path, organization(assignment("F1", "KP", "U1")))
    return path


def edit(office: Office, code: str = "G") -> None:
    assert office.desk.do(add_function, function(code))


def functions(where: Path | Organization) -> set[str]:
    return set((read(where) if isinstance(where, Path) else where).functions)


def texts_told(office: Office) -> list[Text]:
    told: list[Text] = []
    office.files.told.connect(told.append)
    return told


# -- new ------------------------------------------------------------------------------------------


def test_a_new_model_is_empty_and_has_nothing_to_lose(office: Office) -> None:
    assert office.files.new()
    assert office.desk.is_open and not office.desk.organization.units
    assert office.files.window_title() == "Untitled[*] — OrgDesk"
    assert office.files.can_save and not office.files.can_revert
    assert office.files.close_document()
    assert office.files.window_title() == "OrgDesk"


def test_structures_and_examples_begin_under_their_names(office: Office) -> None:
    assert office.files.new("blank-puskesmas-2014")
    assert len(office.desk.organization.units) == 37
    assert office.files.window_title() == "Puskesmas (struktur 2014)[*] — OrgDesk"
    assert office.files.new_from_example("puskesmas-2014")
    assert office.files.window_title() == "Puskesmas: struktur 2014[*] — example data — OrgDesk"


def test_a_name_that_is_none_is_refused_in_a_dialog(office: Office, person: Person) -> None:
    person.will_press(ENTER)
    assert not office.files.new_from_example("atlantis")
    assert "atlantis" in person.heard[0] and not office.desk.is_open


def test_the_working_copy_comes_by_itself_before_the_first_edit(
    office: Office, state: Path, qtbot: QtBot
) -> None:
    assert office.files.new()
    assert not (state / "work").exists()
    qtbot.waitUntil(lambda: any((state / "work").glob("*/document.orgdesk")))
    edit(office)
    assert office.desk.document.is_modified


# -- open and save --------------------------------------------------------------------------------


def test_open_edit_save(office: Office, file: Path) -> None:
    office.will_choose(file)
    assert office.files.open()
    assert office.files.window_title() == "kerja[*] — OrgDesk"
    assert not office.files.can_save
    edit(office)
    assert office.files.can_save and office.files.can_revert
    assert office.files.save()
    assert functions(file) == {"F1", "G"} and not office.files.can_save
    assert recent_files() == [file]
    assert picture_path(file, LIGHT).exists()


def test_a_new_model_asks_for_a_name_and_gets_the_suffix(office: Office, tmp_path: Path) -> None:
    office.files.new()
    edit(office)
    office.will_choose(tmp_path / "usulan 1.2")
    assert office.files.save()
    assert functions(tmp_path / "usulan 1.2.orgdesk") == {"G"}
    assert office.desk.document.path == tmp_path / "usulan 1.2.orgdesk"


def test_no_name_no_save(office: Office) -> None:
    office.files.new()
    edit(office)
    office.will_choose(None)
    assert not office.files.save()
    assert office.desk.document.is_modified


def test_a_file_that_exists_is_replaced_only_when_that_is_said(
    office: Office, file: Path, person: Person
) -> None:
    office.files.new()
    edit(office)
    office.will_choose(file)
    person.will_press(ESC)
    assert not office.files.save_as()
    assert functions(file) == {"F1"}
    person.will_press(ENTER)
    assert office.files.save_as()
    assert functions(file) == {"G"} and "kerja.orgdesk.bak" in person.heard[1]
    edit(office, "H")
    assert office.files.save_as()  # onto itself there is nothing to ask


def test_what_is_open_already_is_not_opened_again(office: Office, file: Path) -> None:
    assert office.files.open(file)
    edit(office)
    document = office.desk.document
    assert office.files.open(file)
    assert office.desk.document is document and document.is_modified


@pytest.mark.parametrize(
    ("name", "content"),
    [("foreign.orgdesk", b"no database"), ("broken.toml", b"format = "), ("gone.orgdesk", None)],
)
def test_a_wrong_file_is_refused_and_what_is_open_stays(
    office: Office, file: Path, tmp_path: Path, person: Person, name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    office.files.open(file)
    document = office.desk.document
    person.will_press(ENTER)
    assert not office.files.open(tmp_path / name)
    assert name in person.heard[0]
    assert office.desk.document is document
    assert recent_files() == [file]


def test_a_text_opens_as_a_new_model_under_its_name(office: Office, tmp_path: Path) -> None:
    text = tmp_path / "salinan.toml"
    text.write_bytes(named("examples")["puskesmas-2014"].read_bytes())
    assert office.files.open(text)
    assert office.desk.document.path is None and office.files.can_save
    assert office.files.window_title() == "salinan[*] — example data — OrgDesk"
    assert recent_files() == []


def test_revert_goes_back_to_the_file_and_undo_brings_the_work_back(office: Office, file: Path) -> None:
    office.files.open(file)
    edit(office)
    assert office.files.revert()
    assert functions(office.desk.organization) == {"F1"} and not office.files.can_revert
    assert office.desk.undo()
    assert functions(office.desk.organization) == {"F1", "G"}


def test_what_cannot_be_saved_can_be_saved_elsewhere(
    office: Office, file: Path, tmp_path: Path, person: Person
) -> None:
    office.files.open(file)
    edit(office)
    write(tmp_path / "other.orgdesk", organization(function("X")))
    (tmp_path / "other.orgdesk").replace(file)  # past every lock
    person.will_press(ESC)
    assert not office.files.save()
    assert functions(file) == {"X"} and office.desk.document.is_modified
    office.will_choose(tmp_path / "lain.orgdesk")
    person.will_press(ENTER)
    assert office.files.save()
    assert functions(tmp_path / "lain.orgdesk") == {"F1", "G"}


def test_the_file_dialog_begins_where_one_was_last(
    office: Office, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(parent: object, title: str, start: str, *rest: object, **named: object) -> tuple[str, str]:
        asked.append(start)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    office.files.open(file)
    assert Files.ask_path(office.files, save=False) is None
    assert Files.ask_path(office.files, save=True) is None
    assert asked == [str(file.parent), str(file)]


def test_opening_can_be_cancelled_and_leaves_nothing(office: Office, file: Path, qtbot: QtBot) -> None:
    def open_slowly() -> Document:
        time.sleep(PATIENCE / 1000 + 0.4)  # a slow disk
        return Document.open(file)

    def cancel() -> None:
        assert not office.files.on_quit()  # not in the midst of it
        dialog = QApplication.activeModalWidget()
        for button in dialog.findChildren(QPushButton) if isinstance(dialog, QProgressDialog) else ():
            QTest.keyClick(button, SPACE)

    timer = QTimer(interval=50)
    timer.timeout.connect(cancel)
    timer.start()
    assert office.files._made(open_slowly, "{name}", file) is None
    timer.stop()
    assert not lock_path(file).exists() and recoverable() == []


# -- unsaved work ---------------------------------------------------------------------------------


def test_unsaved_work_is_asked_about(office: Office, file: Path, person: Person) -> None:
    office.files.open(file)
    edit(office)
    person.will_press(ESC)
    assert not office.files.on_quit()
    assert "kerja" in person.heard[0] and office.desk.document.is_modified
    person.will_press(ENTER)  # save
    assert office.files.close_document()
    assert functions(file) == {"F1", "G"} and not office.desk.is_open


def test_unsaved_work_can_be_thrown_away(office: Office, file: Path, person: Person) -> None:
    office.files.open(file)
    edit(office)
    person.will_press(TAB, SPACE)  # don't save
    assert office.files.new()
    assert functions(file) == {"F1"} and not lock_path(file).exists()
    assert recoverable() == []


def test_who_stays_keeps_all(office: Office, file: Path, person: Person) -> None:
    office.files.open(file)
    edit(office)
    person.will_press(TAB, TAB, SPACE)  # cancel
    assert not office.files.new()
    person.will_press(ESC)
    assert not office.files.new_from_example("puskesmas-2014")
    assert functions(office.desk.organization) == {"F1", "G"}


def test_a_new_model_that_gets_no_name_is_not_lost(office: Office, person: Person) -> None:
    office.files.new()
    edit(office)
    office.will_choose(None)
    person.will_press(ENTER)  # save, but then no name
    assert not office.files.close_document()
    assert functions(office.desk.organization) == {"G"}


# -- open elsewhere -------------------------------------------------------------------------------


@pytest.fixture
def holder(file: Path, in_child: Start) -> subprocess.Popen[str]:
    child = in_child(HOLDING, str(file))
    assert child.stdout is not None and child.stdout.readline() == "open\n"
    return child


def test_open_elsewhere_says_by_whom(
    office: Office, file: Path, holder: subprocess.Popen[str], person: Person
) -> None:
    person.will_press(ESC)
    assert not office.files.open(file)
    assert all(part in person.heard[0] for part in ("kerja.orgdesk", getpass.getuser(), socket.gethostname()))
    assert not office.desk.is_open


def test_a_read_only_copy_is_saved_under_another_name(
    office: Office, file: Path, tmp_path: Path, holder: subprocess.Popen[str], person: Person
) -> None:
    told = texts_told(office)
    person.will_press(ENTER)
    assert office.files.open(file)
    assert office.files.window_title() == "kerja[*] — read-only — OrgDesk"
    assert "read-only" in told[0].en and "baca-saja" in told[0].id
    edit(office)
    office.will_choose(tmp_path / "milik saya.orgdesk")
    assert office.files.save()
    assert functions(tmp_path / "milik saya.orgdesk") == {"F1", "G"} and functions(file) == {"F1"}
    assert not office.desk.document.read_only


def test_trying_again_when_the_other_has_closed(
    office: Office, file: Path, holder: subprocess.Popen[str], person: Person
) -> None:
    person.will_press(TAB, SPACE, when=lambda: holder.communicate(""))
    assert office.files.open(file)
    assert not office.desk.document.read_only and len(person.heard) == 1


def test_taking_over(office: Office, file: Path, holder: subprocess.Popen[str], person: Person) -> None:
    person.will_press(TAB, TAB, SPACE)
    assert office.files.open(file)
    edit(office)
    assert office.files.save()
    assert functions(file) == {"F1", "G"}


# -- after a crash --------------------------------------------------------------------------------


def test_killed_and_recovered(office: Office, file: Path, in_child: Start) -> None:
    child = in_child(EDITING, str(file))
    assert child.stdout is not None and child.stdout.readline() == "edited\n"
    child.kill()
    child.wait()
    (leftover,) = recoverable()
    told = texts_told(office)
    assert office.files.recover(leftover)
    assert functions(office.desk.organization) == {"F1", "G"}
    assert office.files.can_save and "recovered" in told[0].en
    assert office.files.save()
    assert functions(file) == {"F1", "G"}
    assert office.files.close_document() and recoverable() == []


def test_what_is_recovered_elsewhere_by_now_is_refused(
    office: Office, file: Path, in_child: Start, person: Person
) -> None:
    child = in_child(EDITING, str(file))
    assert child.stdout is not None and child.stdout.readline() == "edited\n"
    child.kill()
    child.wait()
    (leftover,) = recoverable()
    leftover.discard()
    person.will_press(ENTER)
    assert not office.files.recover(leftover)
    assert not office.desk.is_open
