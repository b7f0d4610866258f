"""The menus and the tool bar, filled from the table of commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QMenuBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from orgdesk.ui.commands import COMMANDS, MENUS
from orgdesk.ui.icons import icon
from orgdesk.ui.style import font

if TYPE_CHECKING:
    from orgdesk.ui.actions import Actions
    from orgdesk.ui.desk import Desk

RECENT_AFTER = "file.open"
"""The command after which the menu of recent files stands."""


class Menus:
    """The menu bar; at its right end stands what is open."""

    def __init__(self, bar: QMenuBar, actions: Actions, fill_recent: Callable[[QMenu], None]) -> None:
        self._menus = {name: bar.addMenu("") for name, _ in MENUS}
        self._recent = QMenu(bar)
        self._recent.aboutToShow.connect(lambda: fill_recent(self._recent))
        for command in COMMANDS:
            menu = self._menus[command.menu]
            if command.begins_group and not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(actions[command.id])
            if command.id == RECENT_AFTER:
                menu.addMenu(self._recent)
        self._bar = bar
        self._title = QLabel(bar)
        self._title.setProperty("look", "secondary")
        self._title.setContentsMargins(8, 6, 14, 0)
        self.retranslate()

    def say_what_is_open(self, words: str) -> None:
        """Show at the right end what is open."""
        if words != self._title.text():
            self._title.setText(words)
            self._bar.setCornerWidget(self._title, Qt.Corner.TopRightCorner)  # only this makes it fit anew
            self._title.setVisible(bool(words))

    def retranslate(self) -> None:
        """Have the names of the menus in the language of the window."""
        for name, words in MENUS:
            self._menus[name].setTitle(QCoreApplication.translate("Commands", words))
        self._recent.setTitle(QCoreApplication.translate("Commands", "Open r&ecent"))


class ToolBar(QWidget):
    """Home, undo, redo, who answers for this, export, language, look."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__()
        self._desk = desk
        self._home = _button(actions["file.start"])
        self._undo = _button(actions["edit.undo"])
        self._redo = _button(actions["edit.redo"])
        self._history = _button(actions["edit.history"])
        self._panels = [_button(actions[f"view.{name}"]) for name in ("explorer", "findings", "inspector")]
        self._answer = QPushButton()
        self._answer.setObjectName("answer")
        self._answer.setProperty("look", "answer")
        self._answer.setMinimumWidth(280)
        self._answer.setMaximumWidth(560)
        self._answer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._answer.setCursor(Qt.CursorShape.IBeamCursor)
        self._answer.clicked.connect(actions["analysis.answer"].trigger)
        self._keys = QLabel(self._answer)
        self._keys.setProperty("look", "keys")
        inside = QHBoxLayout(self._answer)
        inside.setContentsMargins(8, 0, 6, 0)
        inside.addStretch()
        inside.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignVCenter)
        self._export = QPushButton()
        self._export.clicked.connect(actions["file.export"].trigger)
        self._language = QToolButton()
        self._language.setFont(font(weight=QFont.Weight.DemiBold))
        self._language.clicked.connect(self._other_language(actions))
        self._look = QToolButton()
        self._look.clicked.connect(self._other_look(actions))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        for button in (self._home, self._undo, self._redo, self._history):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._answer, 3)
        row.addStretch(1)
        for panel in self._panels:
            row.addWidget(panel)
        row.addSpacing(8)
        for widget in (self._export, self._language, self._look):
            row.addWidget(widget)
        self._actions = actions
        self.retranslate()

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self._answer.setText(self.tr("Who answers for this?"))
        self._answer.setAccessibleName(self.tr("Who answers for this?"))
        self._keys.setText(self._actions["analysis.answer"].shortcut().toString())
        self._export.setText(self.tr("Export"))
        self._export.setToolTip(self._actions["file.export"].toolTip())
        self._language.setText(self._desk.language.upper())
        self._language.setToolTip(self.tr("Show everything in Indonesian or in English"))
        self._language.setAccessibleName(self._language.toolTip())
        self._look.setToolTip(self.tr("Light or dark"))
        self._look.setAccessibleName(self._look.toolTip())

    def tint(self) -> None:
        """Have the icons in the colours of the window."""
        self._look.setIcon(icon("sun" if self._desk.is_dark else "moon", self._desk.theme))
        self._export.setIcon(icon("export", self._desk.theme))
        self._answer.setIcon(icon("search", self._desk.theme))

    def _other_language(self, actions: Actions) -> Callable[[], None]:
        return lambda: actions["view.indonesian" if self._desk.language == "en" else "view.english"].trigger()

    def _other_look(self, actions: Actions) -> Callable[[], None]:
        return lambda: actions["view.look_light" if self._desk.is_dark else "view.look_dark"].trigger()


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(QSize(18, 18))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    return button


CONTEXT_MENUS: dict[str, tuple[str, ...]] = {
    "rows": (
        "edit.edit",
        "edit.rename",
        "-",
        "edit.add_below",
        "edit.add_unit",
        "edit.add_function",
        "edit.add_agency",
        "-",
        "edit.up",
        "edit.down",
        "view.only_selected",
        "-",
        "edit.copy",
        "edit.paste",
        "edit.delete",
    ),
    "cells": (
        "edit.edit",
        "analysis.answer",
        "-",
        "edit.copy",
        "edit.copy_headings",
        "edit.paste",
        "edit.delete",
        "-",
        "view.only_selected",
        "view.clear_filters",
    ),
    "lists": (
        "edit.edit",
        "edit.rename",
        "-",
        "edit.add_service",
        "edit.add_supply",
        "edit.add_position",
        "edit.add_person",
        "-",
        "edit.up",
        "edit.down",
        "-",
        "edit.copy",
        "edit.delete",
    ),
    "findings": (
        "analysis.repairs",
        "analysis.accept",
        "-",
        "analysis.next_finding",
        "analysis.previous_finding",
        "-",
        "analysis.accepted",
        "analysis.rules",
    ),
}
"""What a right click offers, by what it is on; "-" is a line."""


def context_menu(name: str, actions: Actions, parent: QWidget) -> QMenu:
    """The menu for a right click, to be shown and thrown away."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for id_ in CONTEXT_MENUS[name]:
        if id_ == "-":
            menu.addSeparator()
        else:
            menu.addAction(actions[id_])
    return menu
