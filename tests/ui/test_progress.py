"""Work in the background: what it gives, what it shows, and that nothing of it stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QProgressBar, QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from orgdesk.ui.progress import Cancelled, Progress, in_background


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_gives_what_the_work_gives_or_raises(parent: QWidget) -> None:
    assert in_background(parent, "Reading…", lambda progress: 3) == 3

    def broken(progress: Progress) -> None:
        raise KeyError("gone")

    with pytest.raises(KeyError):
        in_background(parent, "Reading…", broken)
    assert parent.isEnabled()


def test_a_work_that_reports_leaves_nothing_that_shows_itself_later(parent: QWidget) -> None:
    """Qt shows a progress dialog four seconds after its first value, also when the work is done by then."""

    def work(progress: Progress) -> int:
        for percent in (0, 40, 100):
            progress.at(percent)
        return 1

    assert in_background(parent, "Reading…", work) == 1
    for dialog in parent.findChildren(QProgressDialog):
        assert not dialog.isVisible()
        assert not [t for t in dialog.findChildren(QTimer) if t.isActive() and t.interval() < 3_600_000]
        assert not dialog.findChildren(QProgressBar)[-1].isTextVisible(), "it is too thin for words"


def test_the_keyboard_stays_where_it_was_also_while_another_window_is_active(
    parent: QWidget, qtbot: QtBot
) -> None:
    lines = [QLineEdit(parent) for _ in range(3)]
    for line in lines:
        line.show()
    lines[1].setFocus()
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    in_background(parent, "Reading…", lambda progress: None)
    assert parent.focusWidget() is lines[1]


def test_cancel_is_told_to_the_work(parent: QWidget, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        progress.is_cancelled = True
        progress.at(10)

    with pytest.raises(Cancelled):
        in_background(parent, "Reading…", work)
