"""The start page: everything on it is reached by keys, and it knows what has happened to the files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from orgdesk.document import Document, recoverable
from orgdesk.exchange.models import read_shipped
from orgdesk.exchange.palette import DARK
from orgdesk.organization.bilingual import LANGUAGES
from orgdesk.reference.shipped import named
from orgdesk.reference.standard import empty_organization
from orgdesk.storage.open_file import Leftover
from orgdesk.ui.desk import Desk
from orgdesk.ui.files.pictures import add_picture
from orgdesk.ui.files.questions import Question
from orgdesk.ui.files.recent import add, recent_files
from orgdesk.ui.start.look_around import LookAround
from orgdesk.ui.start.shipped import examples, structures
from orgdesk.ui.start_page import StartPage

ENTER, DOWN, TAB = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Tab

CRASHING = """
import os, signal, sys
from orgdesk.document import Document
from orgdesk.editing.functions import add_function
from orgdesk.organization.records import Function
from orgdesk.reference.standard import empty_organization
document = Document.new(empty_organization())
document.execute(add_function(document.organization, Function(id="G", code="G", wording="Baru")))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORGDESK_STATE", str(tmp_path / "state"))


@pytest.fixture
def page(qtbot: QtBot) -> Callable[..., StartPage]:
    """Makes a start page of the size that it has in a small window, once the files are known."""

    def shown(desk: Desk | None = None) -> StartPage:
        made = StartPage(desk or Desk())
        qtbot.addWidget(made)
        made.resize(1366, 690)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return shown


def files(folder: Path, *names: str) -> list[Path]:
    made = [folder / f"{name}.orgdesk" for name in names]
    for path in made:
        path.touch()
        add(path)
    return made


def press(*keys: Qt.Key) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)


def crash() -> None:
    done = subprocess.run([sys.executable, "-c", CRASHING], check=False, env=os.environ)
    assert done.returncode == -signal.SIGKILL


def button(page: StartPage, words: str) -> QPushButton:
    (found,) = [one for one in page.findChildren(QPushButton) if one.text().replace("&", "") == words]
    return found


# -- what is shipped --------------------------------------------------------------------------------


def test_titles_are_those_of_the_files() -> None:
    shown = {entry.key: (entry.title, entry.detail) for entry in examples()}
    projects = {name: read_shipped(name).project for name in named("examples")}
    assert shown == {name: (project.name, project.about) for name, project in projects.items()}
    assert all(about for _, about in shown.values())


def test_every_structure_has_a_line_in_both_languages() -> None:
    assert {name for name, _, _ in structures()} == set(named("structures"))
    for name, title, line in structures():
        assert title == read_shipped(name).project.name
        assert all(line.in_(language) for language in LANGUAGES)


def test_arrows_and_enter_choose(page: Callable[..., StartPage], qtbot: QtBot) -> None:
    here = page()
    here.setFocus()
    assert QApplication.focusWidget() is here.new_button
    with qtbot.waitSignal(here.new_requested, check_params_cb=lambda name: name == ""):
        press(Qt.Key.Key_Space)
    press(TAB)
    with qtbot.waitSignal(here.open_requested):
        press(Qt.Key.Key_Space)
    press(TAB)
    with qtbot.waitSignal(here.import_requested):
        press(Qt.Key.Key_Space)
    press(TAB, DOWN, DOWN)
    with qtbot.waitSignal(here.new_requested) as chosen:
        press(ENTER)
    assert chosen.args == [list(named("structures"))[2]]
    here.examples.findChildren(QAbstractButton)[0].setFocus()
    press(Qt.Key.Key_End, Qt.Key.Key_Up, DOWN, DOWN)  # the last is the last
    with qtbot.waitSignal(here.example_requested) as chosen:
        press(ENTER)
    assert chosen.args == [list(named("examples"))[-1]]


def test_a_click_chooses(page: Callable[..., StartPage], qtbot: QtBot) -> None:
    here = page()
    with qtbot.waitSignal(here.example_requested) as chosen:
        QTest.mouseClick(here.examples.findChildren(QAbstractButton)[1], Qt.MouseButton.LeftButton)
    assert chosen.args == [list(named("examples"))[1]]


# -- recent files -----------------------------------------------------------------------------------


def test_recent_files_stand_there_as_cards(
    page: Callable[..., StartPage], tmp_path: Path, qtbot: QtBot
) -> None:
    paths = files(tmp_path, "satu", "dua", "tiga", "empat")
    add_picture(paths[3], read_shipped("puskesmas-2014"))
    here = page()
    assert [entry.title for entry in here.recent.entries] == ["empat", "tiga", "dua", "satu"]
    here.recent.findChildren(QAbstractButton)[0].setFocus()
    press(DOWN)  # the card below
    with qtbot.waitSignal(here.open_file_requested) as chosen:
        press(ENTER)
    assert chosen.args == [paths[0]]


def test_a_file_that_is_gone_says_so_and_can_be_removed(
    page: Callable[..., StartPage], tmp_path: Path, qtbot: QtBot
) -> None:
    there, gone = files(tmp_path, "ada", "hilang")
    gone.unlink()
    here = page()
    qtbot.waitUntil(lambda: bool(here.recent.entries[0].gone))
    assert not here.recent.entries[1].gone
    card = here.recent.findChildren(QAbstractButton)[0]
    assert "gone" in card.accessibleDescription()
    card.setFocus()
    press(Qt.Key.Key_Delete)
    assert recent_files() == [there] and len(here.recent.entries) == 1


def test_the_menu_of_a_card_removes_it(page: Callable[..., StartPage], tmp_path: Path, qtbot: QtBot) -> None:
    files(tmp_path, "ada")
    here = page()
    here.recent.findChildren(QAbstractButton)[0].setFocus()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(here.recent, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, ENTER)
    assert recent_files() == [] and here.recent.isHidden()


def test_what_was_opened_meanwhile_is_there_when_one_comes_back(
    page: Callable[..., StartPage], tmp_path: Path
) -> None:
    here = page()
    assert here.recent.entries == []
    here.hide()
    files(tmp_path, "baru")
    here.show()
    assert [entry.title for entry in here.recent.entries] == ["baru"]


# -- after a crash ----------------------------------------------------------------------------------


def test_what_a_crash_has_left_is_offered(page: Callable[..., StartPage], qtbot: QtBot) -> None:
    crash()
    here = page()
    qtbot.waitUntil(lambda: here.leftovers is not None and here.leftovers.isVisible())
    with qtbot.waitSignal(here.recover_requested) as asked:
        QTest.mouseClick(button(here, "Recover"), Qt.MouseButton.LeftButton)
    assert asked.args is not None
    with Document.recover(asked.args[0]) as document:
        assert "G" in document.organization.functions


def test_discarding_asks_first(page: Callable[..., StartPage], qtbot: QtBot) -> None:
    crash()
    here = page()
    qtbot.waitUntil(lambda: here.leftovers is not None and here.leftovers.isVisible())
    assert here.leftovers is not None

    def answer(*keys: Qt.Key) -> Callable[[], None]:
        def press_them() -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, Question)
            for key in keys:
                QTest.keyClick(box.focusWidget() or box, key)

        return press_them

    QTimer.singleShot(50, answer(ENTER))  # keep it
    button(here, "Discard…").click()
    assert len(recoverable()) == 1 and here.leftovers.isVisible()
    QTimer.singleShot(50, answer(TAB, Qt.Key.Key_Space))
    button(here, "Discard…").click()
    assert recoverable() == [] and here.leftovers.isHidden()


def test_nothing_to_recover_takes_no_room(page: Callable[..., StartPage], qtbot: QtBot) -> None:
    with Document.new(empty_organization()) as document:
        document.prepare()  # an open document is no leftover
        here = page()
        found: list[list[Leftover]] = []
        here.hide()
        look = LookAround()
        look.recoverable.connect(found.append)
        look.start([])
        qtbot.waitUntil(lambda: bool(found))
        assert found == [[]] and here.leftovers is None


# -- manners ----------------------------------------------------------------------------------------


def test_all_of_it_fits_on_a_small_screen(page: Callable[..., StartPage], tmp_path: Path) -> None:
    files(tmp_path, *"abcdefgh")
    here = page()
    assert len(here.recent.entries) == 6
    QApplication.processEvents()
    scroll = here.findChild(QScrollArea)
    assert scroll is not None and scroll.verticalScrollBar().maximum() == 0
    here.resize(1920, 980)
    assert len(here.recent.entries) == 8


def test_it_speaks_the_language_and_wears_the_colours_of_the_desk(
    page: Callable[..., StartPage], tmp_path: Path
) -> None:
    files(tmp_path, "a")
    desk = Desk()
    here = page(desk)
    before = here.structures.entries[0].detail
    desk.set_language("id")
    QApplication.sendEvent(here, QEvent(QEvent.Type.LanguageChange))
    assert here.structures.entries[0].detail != before
    desk.set_theme(DARK)
    assert here.recent.entries[0].picture.endswith("-dark.png")
    assert not here.grab().isNull()


def test_it_waits_for_nothing_that_only_a_document_needs() -> None:
    script = (
        "import sys, orgdesk.ui.start_page, orgdesk.ui.files.flows, orgdesk.ui.style\n"
        "heavy = {'sqlalchemy', 'openpyxl', 'networkx', 'orgdesk.document', 'orgdesk.organization.records',"
        " 'orgdesk.analysis.findings', 'orgdesk.exchange.text', 'sqlite3'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
