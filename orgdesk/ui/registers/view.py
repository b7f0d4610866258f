"""The view of a list: what one picks is selected on the desk; keys and pointer as in the other places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from orgdesk.organization.organization import Token
from orgdesk.ui.desk import NOTHING, Desk, Selection
from orgdesk.ui.registers.delegate import ROW_HEIGHT, RowDelegate
from orgdesk.ui.registers.model import RegisterModel
from orgdesk.ui.registers.register import say
from orgdesk.ui.remembered import recall_bytes, remember

Index = QModelIndex | QPersistentModelIndex
_FLAGS = QItemSelectionModel.SelectionFlag
_LEAST = 56
_ROOM_FOR_ARROW = 34


class RegisterView(QTableView):
    """Shows a `RegisterModel`."""

    add_requested = Signal()
    delete_requested = Signal()
    move_requested = Signal(int)
    """Up (-1) or down (1) among the rows."""
    filter_requested = Signal(str)
    """The user types on: what was typed goes to the filter."""
    menu_requested = Signal(QPoint)
    """At this place of the screen."""

    def __init__(self, desk: Desk, model: RegisterModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.register = desk, model
        self._telling = True
        self._row_before = -1
        self._fitting = False
        self._is_sized = False
        self._painter = RowDelegate(desk, model.register.named_by, self)
        self.setProperty("look", "paper")
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._edit_here)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        self._shape_header()
        self.entered.connect(lambda index: self._hover(index.row()))
        self.customContextMenuRequested.connect(self._ask_menu)
        model.about_to_arrange.connect(self._hold)
        model.arranged.connect(self._restore)
        model.modelReset.connect(self._follow_desk)
        desk.selected.connect(self._selected)
        desk.theme_changed.connect(self.viewport().update)

    # -- columns ---------------------------------------------------------------------------------

    def _shape_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(_LEAST)
        header.setFixedHeight(ROW_HEIGHT + 2)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self.register.sort)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        state = recall_bytes(self._key)
        self._is_sized = not state.isEmpty() and header.restoreState(state)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sectionResized.connect(self._resized)

    @property
    def _key(self) -> str:
        return f"registers/{self.register.register.name}"

    def _resized(self) -> None:
        if not self._fitting:
            self._is_sized = True
            remember(self._key, self.horizontalHeader().saveState())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """As long as nobody sized the columns, they share the width."""
        if self._is_sized:
            return
        columns = self.register.register.columns
        words = self.horizontalHeader().fontMetrics()
        needed = [words.horizontalAdvance(say(column.title)) + _ROOM_FOR_ARROW for column in columns]
        fixed = sum(max(c.width, n) for c, n in zip(columns, needed, strict=True) if c.is_number)
        shared = sum(column.width for column in columns if not column.is_number)
        room = max(self.viewport().width() - fixed, round(shared * 0.6))
        self._fitting = True
        left = room
        for n, column in enumerate(columns):
            width = max(column.width, needed[n]) if column.is_number else room * column.width // shared
            left -= 0 if column.is_number else width
            self.horizontalHeader().resizeSection(n, width)
        named = self.register.register.named_by
        self.horizontalHeader().resizeSection(named, self.horizontalHeader().sectionSize(named) + left)
        self._fitting = False

    # -- selection -------------------------------------------------------------------------------

    def selected(self) -> list[Token]:
        """The selected rows, the current one first."""
        rows = [index.row() for index in self.selectionModel().selectedRows()]
        here = self.currentIndex().row()
        rows.sort(key=lambda row: (row != here, row))
        return [(self.register.register.kind, self.register.shown[row]) for row in rows]

    def pick(self, ids: Sequence[str], *, reveal: bool = False) -> None:
        """Select exactly these rows, those that are shown."""
        rows = [row for id_ in ids if (row := self.register.row_of(id_)) is not None]
        with self._quietly():
            selection = QItemSelection()
            last = self.register.columnCount() - 1
            for row in rows:
                selection.select(self.register.index(row, 0), self.register.index(row, last))
            self.selectionModel().select(selection, _FLAGS.ClearAndSelect)
            here = self.currentIndex()
            if rows and here.row() not in rows:
                at = max(here.column(), 0) if here.isValid() else self.register.register.named_by
                self.selectionModel().setCurrentIndex(self.register.index(rows[0], at), _FLAGS.NoUpdate)
        if rows and reveal:
            self.scrollTo(self.register.index(rows[0], 0))

    def name(self, id_: str) -> None:
        """Have a row named in its place."""
        row = self.register.row_of(id_)
        if row is None:
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        index = self.register.index(row, self.register.register.named_by)
        with self._quietly():
            self.selectionModel().setCurrentIndex(index, _FLAGS.NoUpdate)
        self.scrollTo(index)
        if self.state() != QAbstractItemView.State.EditingState:
            self.edit(index)

    def enter(self) -> None:
        """Take the keyboard, on the first row where no other is current."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid() and self.register.rowCount():
            with self._quietly():
                first = self.register.index(0, self.register.register.named_by)
                self.selectionModel().setCurrentIndex(first, _FLAGS.NoUpdate)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self._painter.selected = frozenset(index.row() for index in self.selectionModel().selectedRows())
        self.viewport().update()
        if self._telling:
            rows = tuple(self.selected())
            self._desk.select(Selection(rows=rows) if rows else NOTHING, self)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._paint_current()

    def _paint_current(self) -> None:
        here = self.currentIndex()
        self._painter.current = (here.row(), here.column()) if here.isValid() and self.hasFocus() else None
        self.viewport().update()

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        before, self._telling = self._telling, False
        try:
            yield
        finally:
            self._telling = before

    def _selected(self, selection: Selection, initiator: object) -> None:
        if initiator is not self:
            self._follow_desk()

    def _follow_desk(self) -> None:
        kind = self.register.register.kind
        self.pick([id_ for k, id_ in self._desk.selection.rows if k == kind])

    def _hold(self) -> None:
        self._row_before = self.currentIndex().row()
        self._telling = False

    def _restore(self) -> None:
        """Where the selected rows were deleted, the one that takes their place is selected."""
        self._telling = True
        kind = self.register.register.kind
        chosen = [id_ for k, id_ in self._desk.selection.rows if k == kind]
        left = [id_ for id_ in chosen if self._desk.organization.get(kind, id_) is not None]
        if chosen and not left and self.register.rowCount() and self.isVisible():
            row = min(max(self._row_before, 0), self.register.rowCount() - 1)
            self.pick([self.register.shown[row]])
            self._desk.select(Selection(rows=((kind, self.register.shown[row]),)), self)
        else:
            self.pick(left)
        self._painter.selected = frozenset(index.row() for index in self.selectionModel().selectedRows())
        self._paint_current()

    # -- keys and pointer ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits the cell, or the name; Ins adds, Del deletes; letters go to the filter."""
        key, plain = event.key(), not event.modifiers()
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._edit_here()
        elif key == Qt.Key.Key_Insert and plain:
            self.add_requested.emit()
        elif key == Qt.Key.Key_Delete and plain:
            self.delete_requested.emit()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and key in _STEPS:
            self.move_requested.emit(_STEPS[Qt.Key(key)])
        elif event.text().strip() and event.text().isprintable() and not _is_command(event):
            self.filter_requested.emit(event.text())
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab ends editing; it does not go on to a cell that nobody wanted to edit."""
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._paint_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._paint_current()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _edit_here(self) -> None:
        here = self.currentIndex()
        if not here.isValid():
            return
        if not self.register.flags(here) & Qt.ItemFlag.ItemIsEditable:
            here = self.register.index(here.row(), self.register.register.named_by)
            with self._quietly():
                self.selectionModel().setCurrentIndex(here, _FLAGS.NoUpdate)
        self.edit(here)

    def _hover(self, row: int) -> None:
        if row != self._painter.hovered:
            self._painter.hovered = row
            self.viewport().update()

    def _ask_menu(self, at: QPoint) -> None:
        self.menu_requested.emit(self.viewport().mapToGlobal(at))


_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def _is_command(event: QKeyEvent) -> bool:
    """Whether Ctrl or Alt makes of the letter something else; AltGr writes letters."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier & ~Qt.KeyboardModifier.KeypadModifier
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(modifiers & both) and modifiers & both != both
