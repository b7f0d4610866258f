"""All keys on one page: those of the commands, and those that mean something in the matrix or in lists."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QTextBrowser, QVBoxLayout, QWidget

from orgdesk.ui.actions import words
from orgdesk.ui.commands import COMMANDS, MENUS, QT_TRANSLATE_NOOP
from orgdesk.ui.desk import Desk
from orgdesk.ui.icons import icon

MATRIX_KEYS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("K", "O"), QT_TRANSLATE_NOOP("MatrixKeys", "Type the code of a role to add it or take it away")),
    (("Enter",), QT_TRANSLATE_NOOP("MatrixKeys", "Edit the cell in full")),
    (("Del",), QT_TRANSLATE_NOOP("MatrixKeys", "Empty the selected cells")),
    (("Left", "Right", "Up", "Down"), QT_TRANSLATE_NOOP("MatrixKeys", "Go to the next cell")),
    (("Tab", "Shift+Tab"), QT_TRANSLATE_NOOP("MatrixKeys", "Go on or back by one cell")),
    (("Ctrl+Left", "Ctrl+Right"), QT_TRANSLATE_NOOP("MatrixKeys", "Go to the next role")),
    (("Home", "End"), QT_TRANSLATE_NOOP("MatrixKeys", "Go to the first or last unit")),
    (("Ctrl+Home", "Ctrl+End"), QT_TRANSLATE_NOOP("MatrixKeys", "Go to the first or last cell")),
    (("PgUp", "PgDown"), QT_TRANSLATE_NOOP("MatrixKeys", "Go one screen up or down")),
    (("Shift+Right", "Shift+Down"), QT_TRANSLATE_NOOP("MatrixKeys", "Select several cells")),
    (("Ctrl+A",), QT_TRANSLATE_NOOP("MatrixKeys", "Select all cells")),
    (("Esc",), QT_TRANSLATE_NOOP("MatrixKeys", "Forget the letters typed, or select one cell only")),
    (("Space",), QT_TRANSLATE_NOOP("MatrixKeys", "Fold or unfold the row")),
    (("+", "-"), QT_TRANSLATE_NOOP("MatrixKeys", "Unfold or fold the agency or the mission")),
)
"""Keys of the matrix that are no commands, with what they do."""

LIST_KEYS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("Ins",), QT_TRANSLATE_NOOP("MatrixKeys", "Add a row")),
    (("Enter",), QT_TRANSLATE_NOOP("MatrixKeys", "Edit the cell, or the name")),
    (("Del",), QT_TRANSLATE_NOOP("MatrixKeys", "Delete the selected rows")),
    (("A", "Z"), QT_TRANSLATE_NOOP("MatrixKeys", "Type to filter the list")),
    (("Ctrl+A",), QT_TRANSLATE_NOOP("MatrixKeys", "Select all rows")),
)
"""Keys of the lists of services and resources."""

_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}

Group = tuple[str, list[tuple[str, list[str]]]]
"""A heading, then what is done and the keys for it."""


def groups(search: str = "") -> list[Group]:
    """All keys by menu, the matrix last; only those whose words or keys contain `search`."""
    found: list[Group] = []
    for menu, title in MENUS:
        rows = [
            (_plain(words(command)), [_shown(key) for key in command.keys])
            for command in COMMANDS
            if command.menu == menu and command.keys
        ]
        found.append((_plain(QCoreApplication.translate("Commands", title)), rows))
    for title, own in (
        (QCoreApplication.translate("ShortcutsDialog", "In the matrix"), MATRIX_KEYS),
        (QCoreApplication.translate("ShortcutsDialog", "In lists"), LIST_KEYS),
    ):
        rows = [
            (QCoreApplication.translate("MatrixKeys", what), [_shown(k) for k in keys]) for keys, what in own
        ]
        found.append((title, rows))
    wanted = search.casefold().split()

    def fits(what: str, keys: list[str]) -> bool:
        here = f"{what} {' '.join(keys)}".casefold()
        return all(word in here for word in wanted)

    kept = [(title, [row for row in rows if fits(*row)]) for title, rows in found]
    return [(title, rows) for title, rows in kept if rows]


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix("…")


def _shown(key: str) -> str:
    native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    last = key.rpartition("+")[2]
    if last not in _ARROWS:
        return native or key
    return native[: native.rfind("+") + 1] + _ARROWS[last]


class ShortcutsDialog(QDialog):
    """The page, with a field to search it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self.search = QLineEdit(clearButtonEnabled=True)
        self._sign = self.search.addAction(
            icon("search", desk.theme), QLineEdit.ActionPosition.LeadingPosition
        )
        self.search.textChanged.connect(self._fill)
        self.page = QTextBrowser()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.page, 1)
        self.resize(960, 680)
        desk.theme_changed.connect(self._tint)
        self.retranslate()

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.search.setPlaceholderText(self.tr("Search keys"))
        self.search.setAccessibleName(self.tr("Search keys"))
        self.page.setAccessibleName(self.tr("Keyboard shortcuts"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _tint(self) -> None:
        self._sign.setIcon(icon("search", self._desk.theme))
        self._fill()

    def _fill(self) -> None:
        found = groups(self.search.text())
        if not found:
            nothing = self.tr("No key fits. Search for another word.")
            self.page.setHtml(f"<p>{escape(nothing)}</p>")
            return
        dealt = _columns(found)
        gap = '<td width="4%"></td>'
        columns = gap.join(
            f'<td width="{(100 - 4 * (len(dealt) - 1)) // len(dealt)}%">'
            f"{''.join(map(self._group, column))}</td>"
            for column in dealt
        )
        self.page.setHtml(f'<table width="100%" cellspacing="0" cellpadding="0"><tr>{columns}</tr></table>')

    def _group(self, group: Group) -> str:
        theme = self._desk.theme
        title, rows = group
        line = f"border-bottom:1px solid {theme.hairline};"
        lines = "".join(
            f'<tr><td style="{line} padding:4px 12px 4px 0">{escape(what)}</td>'
            f'<td align="right" style="{line} padding:4px 0">'
            f"{' '.join(map(self._key, keys))}</td></tr>"
            for what, keys in rows
        )
        return (
            f'<p style="margin:0 0 4px 0; font-weight:600">{escape(title)}</p>'
            f'<table width="100%" cellspacing="0" style="margin-bottom:20px">{lines}</table>'
        )

    def _key(self, key: str) -> str:
        theme = self._desk.theme
        return f'<span style="background:{theme.hover}; color:{theme.ink}">&nbsp;{escape(key)}&nbsp;</span>'


def _columns(found: list[Group]) -> list[list[Group]]:
    """The groups dealt out to three columns in order, about as long each."""
    total = sum(len(rows) + 2 for _, rows in found)
    columns: list[list[Group]] = [[], [], []]
    at = 0
    for group in found:
        columns[min(2, at * 3 // total)].append(group)
        at += len(group[1]) + 2
    return [column for column in columns if column]
