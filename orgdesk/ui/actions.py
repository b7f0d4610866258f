"""What the window can do, as Qt actions: made from the table in `commands`, kept right in words and state."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from orgdesk.ui.commands import COMMANDS, Command
from orgdesk.ui.icons import icon

if TYPE_CHECKING:
    from orgdesk.ui.window import Window


class Actions(QObject):
    """One QAction for each command, under its id."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._actions = {command.id: self._made(command) for command in COMMANDS}
        self.retranslate()

    def __getitem__(self, id_: str) -> QAction:
        return self._actions[id_]

    @property
    def all(self) -> Mapping[str, QAction]:
        """Every action by the id of its command."""
        return self._actions

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        for command in COMMANDS:
            action = self._actions[command.id]
            action.setText(words(command))
            keys = " / ".join(k.toString(QKeySequence.SequenceFormat.NativeText) for k in action.shortcuts())
            plain = words(command).replace("&", "").removesuffix("…")
            action.setToolTip(f"{plain} ({keys})" if keys else plain)

    def tint(self) -> None:
        """Have all icons in the colours of the window."""
        for command in COMMANDS:
            if command.icon:
                self._actions[command.id].setIcon(icon(command.icon, self._window.desk.theme))

    def refresh(self) -> None:
        """Have every action enabled and checked as things are now."""
        for command in COMMANDS:
            action = self._actions[command.id]
            if command.enabled:
                action.setEnabled(bool(self._read(command.enabled)))
            if command.checked:
                on = self._read(command.checked)
                action.setChecked(on == command.argument if command.argument is not None else bool(on))

    def _made(self, command: Command) -> QAction:
        action = QAction(self._window)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setCheckable(bool(command.checked))

        def run() -> None:
            # Looked up when it runs: the places are made when the first document is opened.
            called = attrgetter(command.run)(self._window)
            if command.argument is None:
                called()
            else:
                called(command.argument)
            self.refresh()

        action.triggered.connect(lambda: run())
        self._window.addAction(action)
        return action

    def _read(self, path: str) -> object:
        if path.startswith("work.") and not self._window.is_working:
            return False
        return attrgetter(path)(self._window)


def words(command: Command) -> str:
    """What a command is called in the language of the window."""
    return QCoreApplication.translate("Commands", command.text)
