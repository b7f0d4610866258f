"""Every command of the table, run once in each language, on the example and on the start page."""

from __future__ import annotations

from operator import attrgetter

import pytest
from hands import settle
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgdesk.editing.assignments import toggle_role
from orgdesk.ui.actions import words
from orgdesk.ui.bars import CONTEXT_MENUS
from orgdesk.ui.commands import COMMANDS, MENUS, Command
from orgdesk.ui.desk import Selection
from orgdesk.ui.files.flows import Files
from orgdesk.ui.window import Window

ENDS = {"file.quit", "file.close", "file.start", "file.new"}
"""What takes the document from the desk; it has journeys of its own."""


def close_whatever_opens() -> QTimer:
    """Closes every dialog that waits for somebody."""

    def close() -> None:
        for popup in (QApplication.activeModalWidget(), QApplication.activePopupWidget()):
            if popup is not None:
                popup.close()

    timer = QTimer(interval=20)
    timer.timeout.connect(close)
    timer.start()
    return timer


def nothing_is_open() -> bool:
    """Whether no dialog or menu waits for somebody."""
    return QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None


def test_every_command_runs_on_the_example(
    example: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = example
    monkeypatch.setattr(Files, "ask_path", lambda self, *, save: None)
    closing = close_whatever_opens()
    window.desk.do(toggle_role, "P2P", "F09", "KP")
    for command in COMMANDS:
        if command.id in ENDS or command.id == "view.indonesian" or command.id == "view.english":
            continue
        in_rows = command.enabled in ("work.has_row", "work.has_branch", "work.can_move")
        chosen = Selection(rows=(("unit", "P2P"),)) if in_rows else Selection(cells=(("DKK", "F09"),))
        window.desk.select(Selection())
        window.desk.show(chosen)
        if command.id == "edit.redo" and window.desk.document.redo_label is None:
            window.desk.undo()
        if command.id in ("analysis.accept", "analysis.repairs"):
            window.work.findings.next_finding()
        if command.id == "view.clear_filters" and not window.work.matrix.has_filters:
            window.work.matrix.toggle_only_findings()
        window.actions_.refresh()
        action = window.actions_[command.id]
        if command.id not in ("file.revert",):  # the example was never saved
            assert action.isEnabled(), f"{command.id} cannot be done"
        action.trigger()
        qtbot.waitUntil(nothing_is_open)
        if command.checked and command.argument is None:
            assert action.isChecked() == bool(attrgetter(command.checked)(window)), command.id
            action.trigger()
        if window.is_answering:
            window.answer.leave()
    closing.stop()
    settle(window, qtbot)


def test_every_command_knows_whether_it_can_be_done_with_nothing_open(window: Window) -> None:
    window.actions_.refresh()
    for command in COMMANDS:
        needs_document = command.enabled != ""
        assert window.actions_[command.id].isEnabled() != needs_document, command.id


def test_words_and_keys(window: Window) -> None:
    """Words in the language of the window; no key twice, and no mnemonic twice in one menu."""
    english = {command.id: command.text for command in COMMANDS}
    if window.desk.language == "id":
        same = {"view.indonesian", "view.english"}
        assert all(words(c) != english[c.id] for c in COMMANDS if c.id not in same)
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))
    for menu, _ in MENUS:
        mnemonics = [_mnemonic(words(c)) for c in COMMANDS if c.menu == menu]
        twice = {m for m in mnemonics if m and mnemonics.count(m) > 1}
        assert not twice, f"{menu}: {twice}"
    ids = {command.id for command in COMMANDS}
    assert all(entry in ids or entry == "-" for entries in CONTEXT_MENUS.values() for entry in entries)


def _mnemonic(text: str) -> str:
    at = text.replace("&&", "").find("&")
    return text.replace("&&", "")[at + 1].lower() if at >= 0 else ""


def test_commands_name_what_exists(example: Window) -> None:
    def exists(path: str) -> bool:
        try:
            attrgetter(path)(example)
        except AttributeError:
            return False
        return True

    missing = [
        (command.id, path)
        for command in COMMANDS
        for path in (command.run, command.enabled, command.checked)
        if path and not exists(path)
    ]
    assert not missing


def test_a_command_is_a_command() -> None:
    assert all(isinstance(command, Command) and command.menu in dict(MENUS) for command in COMMANDS)
