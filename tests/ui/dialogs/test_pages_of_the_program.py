"""Shortcuts and about."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgdesk import __version__
from orgdesk.exchange.palette import DARK
from orgdesk.ui.actions import words
from orgdesk.ui.commands import COMMANDS
from orgdesk.ui.desk import Desk
from orgdesk.ui.dialogs.about import AboutDialog
from orgdesk.ui.dialogs.shortcuts import MATRIX_KEYS, ShortcutsDialog, groups
from orgdesk.ui.dialogs.versions import versions


def test_every_key_of_the_commands_and_of_the_matrix_is_on_the_page(empty_desk: Desk, qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(empty_desk)
    qtbot.addWidget(dialog)
    text = dialog.page.toPlainText().replace("\xa0", " ")
    for command in COMMANDS:
        if command.keys:
            assert words(command).replace("&", "").removesuffix("…") in text
    for _, what in MATRIX_KEYS:
        assert what in text
    assert "Ctrl+Shift+P" in text and "←" in text


def test_it_can_be_searched_by_word_and_by_key(empty_desk: Desk, qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(empty_desk)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(dialog.search, "undo")
    assert "Ctrl+Z" in dialog.page.toPlainText() and "Redo" not in dialog.page.toPlainText()
    assert [title for title, _ in groups("f11")] == ["View"]
    dialog.search.setText("x-nothing-x")
    assert dialog.page.toPlainText() == "No key fits. Search for another word."
    dialog.search.clear()
    empty_desk.set_theme(DARK)
    assert "Ctrl+Z" in dialog.page.toPlainText()


def test_about_names_versions_that_can_be_copied(empty_desk: Desk, qtbot: QtBot) -> None:
    dialog = AboutDialog(empty_desk)
    qtbot.addWidget(dialog)
    dialog.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert f"OrgDesk {__version__}" in copied and "PySide6 6." in copied and "SQLAlchemy" in copied
    assert dict(versions())["Python"] == sys.version.split()[0]


class _Foreign(QTranslator):
    def translate(
        self, context: str, words: str, disambiguation: str | None = None, n: int = -1
    ) -> str:  # a language of its own: what is not translated stands out
        return f"¿{words}"

    def isEmpty(self) -> bool:  # noqa: N802
        return False


@pytest.mark.parametrize("kind", [AboutDialog, ShortcutsDialog])
def test_the_language_is_switched_while_it_is_open(
    kind: type[AboutDialog | ShortcutsDialog], empty_desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    dialog = kind(empty_desk)
    qtbot.addWidget(dialog)
    dialog.show()
    translator = _Foreign()
    qapp.installTranslator(translator)
    try:
        qapp.processEvents()
        assert dialog.windowTitle().startswith("¿")
    finally:
        qapp.removeTranslator(translator)
    qapp.processEvents()
    assert not dialog.windowTitle().startswith("¿")
