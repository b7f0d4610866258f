"""The list of what an import would do, by kind and operation."""

from __future__ import annotations

from typing import overload

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QLabel, QStackedWidget, QTreeView, QVBoxLayout, QWidget

from orgdesk.exchange.incoming.plan import ImportPlan
from orgdesk.organization.changes import RowChange
from orgdesk.ui.desk import Desk
from orgdesk.ui.importing.change_rows import (
    Group,
    Operation,
    change_lines,
    groups,
    kind_words,
)
from orgdesk.ui.importing.rows import Finder, Token
from orgdesk.ui.language import number_words
from orgdesk.ui.style import font

Index = QModelIndex | QPersistentModelIndex
_SIGNS = {
    Operation.NEW: "+",
    Operation.CHANGED: "~",
    Operation.REMOVED: "\N{MINUS SIGN}",
    Operation.UNCHANGED: "=",
}
_UNFOLDED = 60
"""A group with at most so many rows is shown unfolded."""


class ChangesModel(QAbstractItemModel):
    """Groups, and below each the rows; what a row says is worked out when it is shown."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._finder: Finder | None = None
        self.groups: list[Group] = []
        self._at: dict[Token, tuple[int, int]] = {}

    def set_plan(self, plan: ImportPlan, finder: Finder) -> None:
        """Show the changes of a plan."""
        self.beginResetModel()
        self._finder = finder
        self.groups = groups(plan)
        self._at = {}
        self.endResetModel()

    def say_again(self) -> None:
        """Everything reads differently now."""
        self.layoutAboutToBeChanged.emit()
        self.layoutChanged.emit()

    def change_at(self, index: Index) -> RowChange | None:
        """The change of a row; None for a group."""
        group = index.internalId()
        return self.groups[group - 1].rows[index.row()] if index.isValid() and group else None

    def index_of(self, token: Token) -> QModelIndex:
        """Where the change of a row stands; invalid where the row is not changed."""
        if not self._at:
            self._at = {
                (group.kind, change.id): (n, m)
                for n, group in enumerate(self.groups)
                for m, change in enumerate(group.rows)
            }
        if token not in self._at:
            return QModelIndex()
        group, row = self._at[token]
        return self.createIndex(row, 0, group + 1)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    @overload
    def parent(self) -> QObject | None: ...
    @overload
    def parent(self, child: Index, /) -> QModelIndex: ...
    def parent(self, child: Index | None = None) -> QObject | QModelIndex | None:
        if child is None:
            return super().parent()
        if not child.isValid() or not child.internalId():
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self.groups)
        return 0 if parent.internalId() else len(self.groups[parent.row()].rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        change = self.change_at(index)
        if change is None:
            return self._of_group(self.groups[index.row()], role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " · ".join(self._lines(change))
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(self._lines(change))
        return None

    def _of_group(self, group: Group, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            kind = self._desk.say(kind_words(group.kind))
            count = number_words(group.count, self._desk.language, decimals=0)
            named = f"{kind[:1].upper()}{kind[1:]}"
            return f"{_SIGNS[group.operation]} {named}, {self.operation_words(group.operation)}: {count}"
        if role == Qt.ItemDataRole.FontRole:
            stays = group.operation is Operation.UNCHANGED
            return font(weight=QFont.Weight.Normal if stays else QFont.Weight.DemiBold)
        if role == Qt.ItemDataRole.ForegroundRole and group.operation is Operation.UNCHANGED:
            return QColor(self._desk.theme.secondary)
        return None

    def operation_words(self, operation: Operation) -> str:
        """What an operation is called."""
        return {
            Operation.NEW: self.tr("new"),
            Operation.CHANGED: self.tr("changed"),
            Operation.REMOVED: self.tr("removed"),
            Operation.UNCHANGED: self.tr("unchanged"),
        }[operation]

    def _lines(self, change: RowChange) -> list[str]:
        return change_lines(change, self._finder, self._desk.say) if self._finder is not None else []


class ChangesPage(QWidget):
    """The tree; or why there is nothing in it, and what to do."""

    token_chosen = Signal(object)
    """(Token): the person is at the change of a row."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plan: ImportPlan | None = None
        self.model = ChangesModel(desk, self)
        self.tree = QTreeView()
        self.tree.setModel(self.model)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.nothing = QLabel(wordWrap=True)
        self.nothing.setProperty("look", "secondary")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setMargin(24)
        self.whole = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.whole.setMargin(6)
        self.whole.hide()
        shown = QWidget()
        under = QVBoxLayout(shown)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(0)
        under.addWidget(self.tree, 1)
        under.addWidget(self.whole)
        self._stack = QStackedWidget()
        self._stack.addWidget(shown)
        self._stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.addWidget(self._stack)
        self.tree.selectionModel().currentChanged.connect(self._went)
        desk.language_changed.connect(self.model.say_again)
        self.retranslate()

    def set_plan(self, plan: ImportPlan, finder: Finder) -> None:
        """Show the changes of a plan; the person stays at the change where they were."""
        change = self.model.change_at(self.tree.currentIndex())
        at = (change.kind, change.id) if change is not None else None
        self._plan = plan
        with QSignalBlocker(self.tree.selectionModel()):
            self.model.set_plan(plan, finder)
        self.tree.reset()
        for n, group in enumerate(self.model.groups):
            if group.count <= _UNFOLDED:
                self.tree.expand(self.model.index(n, 0))
        if at is not None:
            self.show_token(at)
        self._stack.setCurrentIndex(0 if self.model.groups else 1)
        self._show_whole()
        self.retranslate()

    def show_token(self, token: Token) -> bool:
        """Go to the change of a row, without telling; False where it is not changed."""
        index = self.model.index_of(token)
        if not index.isValid():
            return False
        with QSignalBlocker(self.tree.selectionModel()):
            self.tree.setCurrentIndex(index)
        self.tree.scrollTo(index)
        self.tree.viewport().update()
        self._show_whole()
        return True

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self.tree.setAccessibleName(self.tr("Changes"))
        if self._plan is not None and not self._plan.layouts:
            self.nothing.setText(
                self.tr(
                    "Nothing was recognized. Choose above the sheet how it is laid out, or say what its "
                    "columns mean: click on the head of a column."
                )
            )
        else:
            self.nothing.setText(
                self.tr("There is nothing to change: OrgDesk says already what the sheet says.")
            )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_whole(self) -> None:
        """Below the tree, all of a change that gives a row other values: what was and what will be."""
        index = self.tree.currentIndex()
        change = self.model.change_at(index)
        is_long = change is not None and change.before is not None and change.after is not None
        self.whole.setText(str(index.data(Qt.ItemDataRole.ToolTipRole)) if is_long else "")
        self.whole.setVisible(is_long)

    def _went(self, current: QModelIndex) -> None:
        self._show_whole()
        change = self.model.change_at(current)
        if change is not None:
            self.token_chosen.emit((change.kind, change.id))
