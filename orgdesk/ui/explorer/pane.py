"""One half of the explorer: heading, count, filter, tree, and what is said where there is nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from orgdesk.ui.desk import Desk
from orgdesk.ui.explorer.tree import Tree
from orgdesk.ui.explorer.tree_view import TreeView
from orgdesk.ui.icons import icon

_PAUSE = 80
"""Milliseconds without a key after which the filter works."""


class Pane(QWidget):
    """A tree with all that belongs to it. `adding` is what its button does."""

    def __init__(self, tree: Tree, desk: Desk, adding: Sequence[Callable[[], None]]) -> None:
        super().__init__()
        self.tree = tree
        self._desk = desk
        self.view = TreeView(tree, desk)
        self._heading = QLabel()
        self._heading.setProperty("look", "heading")
        self._count = QLabel()
        self._count.setProperty("look", "heading")
        self.add_button = QToolButton()
        self.add_button.setIconSize(QSize(16, 16))
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.add_button)
        self._actions = [self._menu.addAction("") for _ in adding]
        for action, act in zip(self._actions, adding, strict=True):
            action.triggered.connect(act)
        if len(adding) > 1:
            self.add_button.setMenu(self._menu)
        else:
            self.add_button.clicked.connect(adding[0])
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._filter)
        self.field.textChanged.connect(self._timer.start)
        self._empty_words = QLabel()
        self.first_button = QPushButton()
        self.first_button.clicked.connect(adding[0])
        self._no_match = QLabel()
        self._no_match_words = "{words}"
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(_page(self._empty_words, self.first_button))
        self._stack.addWidget(_page(self._no_match))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(4)
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self._count)
        head.addWidget(self.add_button)
        above = QVBoxLayout()
        above.setContentsMargins(10, 6, 10, 6)
        above.setSpacing(4)
        above.addLayout(head)
        above.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._stack, 1)
        self.setMinimumHeight(112)
        tree.modelReset.connect(self._show_page)
        tree.rowsInserted.connect(self._show_page)
        tree.rowsRemoved.connect(self._show_page)
        desk.theme_changed.connect(self.tint)
        self.tint()
        self._show_page()

    # -- words -----------------------------------------------------------------------------------

    def say(self, heading: str, adding: Sequence[str], *, nothing: str, first: str, no_match: str) -> None:
        """Wear these words. `adding` names what the button adds; `no_match` has a place for {words}."""
        self._heading.setText(heading)
        self.view.setAccessibleName(heading)
        self.field.setPlaceholderText(self.tr("Filter…"))
        self.field.setAccessibleName(f"{self.tr('Filter…')} {heading}")
        for action, words in zip(self._actions, adding, strict=True):
            action.setText(words)
        button = adding[0] if len(adding) == 1 else self.tr("Add")
        self.add_button.setToolTip(button)
        self.add_button.setAccessibleName(f"{button}: {heading}")
        self._empty_words.setText(nothing)
        self.first_button.setText(first)
        self._no_match_words = no_match
        self._no_match.setText(no_match.format(words=self.field.text().strip()))

    def count(self, number: int) -> None:
        """Show how many rows there are in all."""
        words = str(number) if self._desk.is_open else ""
        if self._count.text() != words:
            self._count.setText(words)

    def tint(self) -> None:
        """Have the icon in the colours of the window."""
        self.add_button.setIcon(icon("plus", self._desk.theme))

    def _show_page(self) -> None:
        page = 0
        if self.tree.rowCount() == 0:
            page = 2 if self.tree.is_filtered else 1
        self._stack.setCurrentIndex(page)
        self.field.setEnabled(page != 1)
        self.add_button.setEnabled(self._desk.is_open)
        self.first_button.setEnabled(self._desk.is_open)

    # -- filter ----------------------------------------------------------------------------------

    def clear_filter(self) -> None:
        """Show all rows again, at once."""
        self.field.clear()
        self._timer.stop()
        self._filter()

    def filter_now(self) -> None:
        """Do not wait for another key."""
        if self._timer.isActive():
            self._timer.stop()
            self._filter()

    def _filter(self) -> None:
        words = self.field.text().strip()
        if not words and not self.tree.is_filtered:
            return
        selected = [token for token in self._desk.selection.rows if token[0] in self.tree.kinds]
        self._no_match.setText(self._no_match_words.format(words=words))
        with self.view.quietly():
            self.tree.filter(words)
        self.view.pick(selected, reveal=not words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.clear_filter()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.filter_now()
                self._enter_tree()
                return True
        return super().eventFilter(watched, event)

    def _enter_tree(self) -> None:
        """Go to the row that was found: the first that matches, or the one that is selected already."""
        if not self.view.selected():
            found = self.tree.first_match() or self.tree.token(self.tree.index(0, 0))
            if found is not None:
                self.view.setCurrentIndex(self.tree.index_of(found))
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _page(words: QLabel, button: QPushButton | None = None) -> QWidget:
    words.setProperty("look", "secondary")
    words.setWordWrap(True)
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(10, 8, 10, 8)
    column.setSpacing(8)
    column.addWidget(words)
    if button is not None:
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    column.addStretch(1)
    return page
