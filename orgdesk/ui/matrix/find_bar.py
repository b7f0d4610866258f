"""Finding a function or a unit in the matrix while typing part of its name or code."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.display import code_of, name_of
from orgdesk.organization.organization import Token
from orgdesk.ui.desk import Desk
from orgdesk.ui.icons import icon
from orgdesk.ui.matrix.axes import columns, lines


def plain(words: str) -> str:
    """Words as they are compared: without case and diacritics."""
    if words.isascii():
        return words.casefold()
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


class FindBar(QFrame):
    """A field, how many fit, and ways to the next and the previous one."""

    closed = Signal()
    """The user is done."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: list[tuple[str, Token]] | None = None
        self._found: list[Token] = []
        self._at = 0
        self.setProperty("look", "panel")
        self.field = QLineEdit(self)
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(320)
        self.count = QLabel(self)
        self.count.setProperty("look", "secondary")
        self._previous, self._next, self._close = QToolButton(self), QToolButton(self), QToolButton(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(6)
        layout.addWidget(self.field, 1)
        layout.addWidget(self._previous)
        layout.addWidget(self._next)
        layout.addWidget(self.count)
        layout.addStretch(1)
        layout.addWidget(self._close)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self._previous.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        self._close.clicked.connect(self.close_bar)
        desk.opened.connect(self._opened)
        desk.changed.connect(self._changed)
        desk.theme_changed.connect(self._tint)
        self._tint()
        self.retranslate()
        self.hide()

    def open(self) -> None:
        """Show the field, ready to type into."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_bar(self) -> None:
        """Hide the field; what was found stays selected."""
        self.hide()
        self.closed.emit()

    def step(self, by: int) -> None:
        """Go to the next thing found, or the previous one."""
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self._go()

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self.field.setPlaceholderText(self.tr("Find a function or a unit"))
        self.field.setAccessibleName(self.tr("Find a function or a unit"))
        for button, words in (
            (self._previous, self.tr("Previous (Shift+Enter)")),
            (self._next, self.tr("Next (Enter)")),
            (self._close, self.tr("Close (Esc)")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key == Qt.Key.Key_Escape:
                self.close_bar()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.step(1 if key == Qt.Key.Key_Down else -1)
                return True
        return False

    # -- inner -----------------------------------------------------------------------------------

    def _opened(self) -> None:
        self._known = None
        self.field.clear()
        self.hide()

    def _changed(self, change_set: ChangeSet | None, delta: object, initiator: object) -> None:
        if change_set and any(row.kind in ("function", "unit", "agency") for row in change_set):
            self._known = None

    def _search(self) -> None:
        wanted = plain(self.field.text().strip())
        self._found, self._at = [], 0
        if wanted and self._desk.is_open:
            self._found = [token for words, token in self._all() if wanted in words]
        self._say()
        if self._found:
            self._go()

    def _all(self) -> list[tuple[str, Token]]:
        """Everything that can be found, in the order of the matrix, functions first."""
        if self._known is None:
            here = self._desk.organization
            tokens: list[Token] = [("function", line.id) for line in lines(here, ())]
            tokens += [("unit", column.id) for column in columns(here, ())]
            rows = ((here.get(*token), token) for token in tokens)
            self._known = [(plain(f"{code_of(row)} {name_of(row)}"), token) for row, token in rows]
        return self._known

    def _go(self) -> None:
        self._say()
        self._desk.show_rows([self._found[self._at]], self)

    def _say(self) -> None:
        words = ""
        if self._found:
            words = self.tr("{at} of {count}").format(at=self._at + 1, count=len(self._found))
        elif self.field.text().strip():
            words = self.tr("Nothing found")
        self.count.setText(words)
        for button in (self._previous, self._next):
            button.setEnabled(len(self._found) > 1)

    def _tint(self) -> None:
        for button, name in (
            (self._previous, "chevron-up"),
            (self._next, "chevron-down"),
            (self._close, "close"),
        ):
            button.setIcon(icon(name, self._desk.theme))
