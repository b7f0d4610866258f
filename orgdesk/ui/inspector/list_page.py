"""A page of the project dialog: rows in a tree, and buttons for what can be done with them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)

from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization, Token
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.layouts import column, line

TOKEN = Qt.ItemDataRole.UserRole


class ListPage(QWidget):
    """Keeps the choice and what is folded while the rows are read again."""

    def __init__(self, desk: Desk, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.tree = QTreeWidget(self)
        self.tree.setColumnCount(columns)
        self.tree.setProperty("look", "list")
        self.tree.setUniformRowHeights(True)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.itemSelectionChanged.connect(self.enable)
        self.tree.itemActivated.connect(lambda item, _: self.edit(item))
        self.hint = QLabel(self, wordWrap=True)
        self.hint.setProperty("look", "secondary")
        self.refusal = QLabel(self, wordWrap=True)
        self.refusal.setProperty("look", "refusal")
        self.refusal.hide()
        self._buttons = line(gap=8)
        self._buttons.addStretch(1)
        parts = column(self, gap=8, margins=(16, 16, 16, 12))
        parts.addWidget(self.hint)
        parts.addWidget(self.tree, 1)
        parts.addWidget(self.refusal)
        parts.addLayout(self._buttons)

    @property
    def organization(self) -> Organization:
        """The rows shown."""
        return self.desk.organization

    @property
    def chosen(self) -> Token | None:
        """(kind, id) of the row that is chosen."""
        items = self.tree.selectedItems()
        token = items[0].data(0, TOKEN) if items else None
        return (str(token[0]), str(token[1])) if token else None

    def button(self, pressed: Callable[[], None]) -> QPushButton:
        """One more button below the rows."""
        made = QPushButton(self)
        made.setAutoDefault(False)
        made.clicked.connect(pressed)
        self._buttons.insertWidget(self._buttons.count() - 1, made)
        return made

    def choose(self, token: Token) -> None:
        """Choose a row."""
        for item in self._items():
            if item.data(0, TOKEN) and tuple(item.data(0, TOKEN)) == token:
                self.tree.setCurrentItem(item)

    def refresh(self) -> None:
        """Read the rows again."""
        chosen, folded = self.chosen, {i.text(0) for i in self._items() if not i.isExpanded()}
        first = self.tree.topLevelItemCount() == 0
        self.tree.blockSignals(True)
        self.tree.clear()
        self.fill()
        for item in self._items():
            item.setExpanded(first or item.text(0) not in folded)
        if chosen is not None:
            self.choose(chosen)
        self.tree.blockSignals(False)
        self.enable()

    def fill(self) -> None:
        """Put the rows into the tree."""
        raise NotImplementedError

    def enable(self) -> None:
        """Have the buttons say what can be done with the choice."""

    def edit(self, item: QTreeWidgetItem) -> None:
        """Enter or a double click on a row."""

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""

    def do(self, make: Callable[[], ChangeSet]) -> bool:
        """Do what `make` returns; a refusal stands below the rows."""
        self.refusal.hide()
        try:
            change_set = make()
        except OrgDeskError as error:
            self.refusal.setText(self.desk.say(error.sentence))
            self.refusal.show()
            return False
        return not change_set or self.desk.execute(change_set, self)

    def row(self, parent: QTreeWidgetItem | None, words: list[str], token: Token | None) -> QTreeWidgetItem:
        """One more row below `parent`, or at the top."""
        made = QTreeWidgetItem(parent if parent is not None else self.tree.invisibleRootItem(), words)
        made.setData(0, TOKEN, token)
        for n, text in enumerate(words):
            made.setToolTip(n, text)
        return made

    def widths(self, *widths: int) -> None:
        """How wide the columns are; the last takes what is left."""
        header = self.tree.header()
        header.setStretchLastSection(True)
        for n, width in enumerate(widths):
            header.setSectionResizeMode(n, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(n, width)

    def _items(self) -> list[QTreeWidgetItem]:
        walk, found = QTreeWidgetItemIterator(self.tree), []
        while walk.value() is not None:
            found.append(walk.value())
            walk += 1
        return found
