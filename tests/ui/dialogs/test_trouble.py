"""What nobody caught."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from orgdesk.ui.dialogs.trouble import TroubleDialog, Troubles, install


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    made = QMainWindow()
    qtbot.addWidget(made)
    save_as = QAction("Save as", made)
    save_as.setObjectName("file.save_as")
    made.show()
    hooks = sys.excepthook, threading.excepthook
    yield made
    sys.excepthook, threading.excepthook = hooks


def fail() -> None:
    raise KeyError("F09")


def shown(troubles: Troubles, qtbot: QtBot) -> TroubleDialog:
    qtbot.waitUntil(lambda: troubles.dialog is not None)
    assert troubles.dialog is not None
    return troubles.dialog


def test_an_error_in_a_slot_is_shown_once_and_logged(
    window: QMainWindow, qtbot: QtBot, state_folder: Path
) -> None:
    troubles = install(window)
    for _ in range(3):
        QTimer.singleShot(0, fail)
    dialog = shown(troubles, qtbot)
    qtbot.wait(50)
    assert window.findChildren(TroubleDialog) == [dialog]
    assert "KeyError: 'F09'" in dialog.details.toPlainText()
    assert "PySide6" in dialog.details.toPlainText()
    assert (state_folder / "orgdesk.log").read_text(encoding="utf-8").count("KeyError: 'F09'") >= 3
    assert not dialog.details.isVisible()
    dialog.fold.click()
    assert dialog.details.isVisible()
    dialog.copy_button.click()
    assert "KeyError" in QGuiApplication.clipboard().text()
    dialog.continue_button.click()
    assert troubles.dialog is None and window.isVisible()


def test_an_error_on_another_thread_is_shown(window: QMainWindow, qtbot: QtBot) -> None:
    troubles = install(window)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    dialog = shown(troubles, qtbot)
    assert "in fail" in dialog.details.toPlainText()
    dialog.quit_button.click()
    assert not window.isVisible()


def test_saving_under_another_name_is_offered_where_it_can_be_done(window: QMainWindow, qtbot: QtBot) -> None:
    troubles = install(window)
    save_as = window.findChild(QAction, "file.save_as")
    assert isinstance(save_as, QAction)
    asked: list[bool] = []
    save_as.triggered.connect(lambda: asked.append(True))
    QTimer.singleShot(0, fail)
    shown(troubles, qtbot).save_button.click()
    assert len(asked) == 1
    save_as.setEnabled(False)
    QTimer.singleShot(0, fail)
    dialog = shown(troubles, qtbot)
    assert not dialog.save_button.isVisible()
    dialog.continue_button.click()


def test_it_begins_with_continue_and_fits_its_words(qtbot: QtBot) -> None:
    dialog = TroubleDialog("Traceback")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.focusWidget() is dialog.continue_button
    assert dialog.height() < 260
