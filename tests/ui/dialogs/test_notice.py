"""The strip that says a sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from orgdesk.editing.assignments import toggle_role
from orgdesk.organization.bilingual import Text
from orgdesk.ui import notice as notices
from orgdesk.ui.desk import Desk
from orgdesk.ui.notice import Notice

NO = Text("Tidak bisa.", "It cannot be done.")


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    made = QMainWindow()
    qtbot.addWidget(made)
    field = QLineEdit()
    made.setCentralWidget(field)
    made.resize(900, 500)
    made.show()
    field.setFocus()
    yield made


def test_a_refusal_is_said_in_the_language_and_goes_with_escape(
    desk: Desk, window: QMainWindow, qtbot: QtBot
) -> None:
    notice = Notice(desk, window)
    notice.refuse(NO)
    assert notice.sentence == NO.en == notice.accessibleName()
    desk.set_language("id")
    assert notice.sentence == NO.id
    assert window.focusWidget() is window.centralWidget(), "it must not take the focus"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert notice.isHidden() and notice.sentence == ""


def test_it_goes_with_the_next_edit_and_by_itself(
    desk: Desk, window: QMainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "STAYS", 40)
    notice = Notice(desk, window)
    notice.tell("Written.")
    desk.do(toggle_role, "P2P", "F09", "KP")
    assert notice.isHidden()
    notice.tell("Written.")
    qtbot.waitUntil(notice.isHidden, timeout=2000)


def test_a_button_acts_and_the_strip_goes(desk: Desk, window: QMainWindow, qtbot: QtBot) -> None:
    notice = Notice(desk, window)
    done: list[str] = []
    notice.tell(
        "Written.", [("Open", lambda: done.append("open")), ("Folder", lambda: done.append("folder"))]
    )
    buttons = [b for b in notice.findChildren(QPushButton) if b.isVisible()]
    assert [b.text() for b in buttons] == ["Open", "Folder"]
    QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert done == ["folder"] and notice.isHidden()
    notice.refuse(NO)
    assert not any(b.isVisible() for b in notice.findChildren(QPushButton))


def test_it_stays_at_the_foot_and_shows_all_of_a_long_sentence(
    desk: Desk, window: QMainWindow, qtbot: QtBot
) -> None:
    notice = Notice(desk, window)
    notice.tell("A unit still holds four roles on three functions. " * 6)
    window.resize(640, 480)
    assert notice.geometry().bottom() < 480 and notice.geometry().left() >= 0
    assert notice.geometry().right() < 640
    assert notice.height() > 60
