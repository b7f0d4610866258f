"""The view of one tree: remembers what is unfolded, tells what was chosen, moves rows by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView, QWidget

from orgdesk.organization.organization import Token
from orgdesk.ui.desk import Desk
from orgdesk.ui.explorer.row_painter import RowPainter
from orgdesk.ui.explorer.tree import Tree

Index = QModelIndex | QPersistentModelIndex

_FEW = 300
"""Rows that are all unfolded when a document is opened or a filter is set; of more, only the top."""
_INDENT = 12


class TreeView(QTreeView):
    """Shows a `Tree`."""

    chosen = Signal()
    """The user has selected other rows."""
    delete_requested = Signal()
    move_requested = Signal(int)
    """Up (-1) or down (1) among the siblings."""
    depth_requested = Signal(int)
    """One level out (-1) or in (1)."""
    menu_requested = Signal(QPoint)
    """At this place of the screen."""
    entered_focus = Signal()

    def __init__(self, tree: Tree, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = tree
        self._desk = desk
        self._painter = RowPainter(desk, self)
        self._unfolded: set[Token] = set()
        self._minding = True
        self._telling = True
        self._under_pointer = QPersistentModelIndex()
        self._marked: frozenset[Token] = frozenset()
        self._scrolled = 0
        self._inserted: list[QPersistentModelIndex] = []
        self._dropping_at: QPoint | None = None
        self.setItemDelegate(self._painter)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setAutoExpandDelay(600)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.setModel(tree)
        tree.modelAboutToBeReset.connect(self._note_place)
        tree.modelReset.connect(self._unfold_again)
        tree.rowsInserted.connect(self._note_inserted)
        tree.arranged.connect(self._unfold_inserted)
        self.expanded.connect(self._note_unfolded)
        self.collapsed.connect(self._note_folded)
        self.entered.connect(self._hover)
        self.customContextMenuRequested.connect(self._ask_menu)
        desk.theme_changed.connect(self.viewport().update)

    # -- selection -------------------------------------------------------------------------------

    @property
    def current_path(self) -> list[Token]:
        """The row that the keyboard is on, and those above it, as the view knows them."""
        index, found = self.currentIndex(), []
        while (token := self.tree.token(index)) is not None:
            found.append(token)
            index = index.parent()
        return found

    @property
    def current(self) -> Token | None:
        """The row that the keyboard is on."""
        return self.tree.token(self.currentIndex())

    def selected(self) -> list[Token]:
        """The selected rows, the current one first."""
        here = self.currentIndex()
        indexes = self.selectionModel().selectedIndexes()
        tokens = [token for index in indexes if index != here and (token := self.tree.token(index))]
        current = self.current
        return [current, *tokens] if current is not None and here in indexes else tokens

    def pick(self, tokens: Iterable[Token], *, reveal: bool = True) -> None:
        """Select exactly these rows, those that are here; unfold and scroll to the first."""
        indexes = [index for token in tokens if (index := self.tree.index_of(token)).isValid()]
        flags = QItemSelectionModel.SelectionFlag
        with self.quietly():
            selection = QItemSelection()
            for index in indexes:
                selection.select(index, index)
            self.selectionModel().select(selection, flags.ClearAndSelect)
            if indexes:
                self.selectionModel().setCurrentIndex(indexes[0], flags.NoUpdate)
                if reveal:
                    self.reveal(indexes[0])
            elif not self.hasFocus():
                self.selectionModel().clearCurrentIndex()

    def reveal(self, index: Index) -> None:
        """Unfold what hides a row, and scroll to it where it is not in sight."""
        above = index.parent()
        while above.isValid():
            self.setExpanded(above, True)
            above = above.parent()
        if not self.viewport().rect().contains(self.visualRect(index)):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def name(self, token: Token) -> None:
        """Have a row named in its place; a name that is being typed elsewhere in the tree counts."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        index = self.tree.index_of(token)
        self.reveal(index)
        if self.state() != QAbstractItemView.State.EditingState:
            self.edit(index)

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Change the selection without telling so."""
        before, self._telling = self._telling, False
        try:
            yield
        finally:
            self._telling = before

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if self._telling:
            self.chosen.emit()

    def mark(self, tokens: frozenset[Token]) -> None:
        """Mark the rows of the cell that is selected elsewhere, where they are on the screen."""
        for token in self._marked ^ tokens:
            index = self.tree.known(token)
            if index.isValid():
                self.viewport().update(self._row_rect(self.visualRect(index)))
        self._marked = tokens

    # -- unfolding -------------------------------------------------------------------------------

    def unfold_all(self) -> None:
        """Unfold every row."""
        self._unfolded |= set(self._with_below(None))
        self.expandAll()

    def fold_all(self) -> None:
        """Fold every row."""
        self._unfolded.clear()
        self.collapseAll()

    def start_over(self, size: int) -> None:
        """Another document of so many rows is shown: unfold it if it is small."""
        self._unfolded = set(self._with_below(None)) if size <= _FEW else set()
        self._scrolled = 0
        self._unfold_again()

    def _with_below(self, token: Token | None) -> Iterator[Token]:
        for child in self.tree.below(token):
            if self.tree.has_below(child):
                yield child
                yield from self._with_below(child)

    def _note_place(self) -> None:
        if not self.tree.is_filtered:
            self._scrolled = self.verticalScrollBar().value()

    def _unfold_again(self) -> None:
        with self._unminded():
            if self.tree.is_filtered:
                if self.tree.shown <= _FEW:
                    self.expandAll()
                else:
                    self.expandToDepth(0)
                return
            for token in filter(self.tree.holds, self._unfolded):
                index = self.tree.known(token)
                if not index.isValid() and all(t in self._unfolded for t in self.tree.path(token)[1:]):
                    index = self.tree.index_of(token)
                if index.isValid():
                    self.setExpanded(index, True)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(self._scrolled)

    def _note_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        self._inserted += [
            QPersistentModelIndex(self.tree.index(n, 0, parent)) for n in range(first, last + 1)
        ]

    def _unfold_inserted(self) -> None:
        inserted, self._inserted = self._inserted, []
        self._unfold(inserted)

    def _unfold(self, indexes: Iterable[Index]) -> None:
        """Unfold those of `indexes` that were unfolded before, and what was so below them."""
        with self._unminded():
            for index in indexes:
                if index.isValid() and (self.tree.is_filtered or self.tree.token(index) in self._unfolded):
                    self.setExpanded(index, True)
                    self._unfold_below(index)

    def _unfold_below(self, index: Index) -> None:
        self._unfold([self.tree.index(row, 0, index) for row in range(self.tree.rowCount(index))])

    def _note_unfolded(self, index: Index) -> None:
        token = self.tree.token(index)
        if self._minding and token is not None and not self.tree.is_filtered:
            self._unfolded.add(token)
            self._unfold_below(index)

    def _note_folded(self, index: Index) -> None:
        if self._minding and not self.tree.is_filtered:
            self._unfolded.discard(self.tree.token(index) or ("", ""))

    @contextmanager
    def _unminded(self) -> Iterator[None]:
        before, self._minding = self._minding, False
        try:
            yield
        finally:
            self._minding = before

    # -- painting --------------------------------------------------------------------------------

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = self.visualRect(index)
        row = self._row_rect(place)
        token = self.tree.token(index)
        selected = self.selectionModel().isSelected(index)
        current = index == self.currentIndex()
        self._painter.paint_ground(
            painter,
            row,
            selected=selected,
            hovered=self._under_pointer == index,
            marked=token in self._marked,
            current=current and (not selected or len(self.selectionModel().selectedIndexes()) > 1),
            focused=self.hasFocus(),
        )
        opens = self.isExpanded(index) if self.tree.hasChildren(index) else None
        self._painter.paint_row(painter, row, place.left() + 6, index, opens=opens)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._dropping_at is not None:
            painter = QPainter(self.viewport())
            index = self.indexAt(self._dropping_at)
            self._painter.paint_drop(painter, self.visualRect(index), self.dropIndicatorPosition())
            painter.end()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._dropping_at = event.position().toPoint() if event.isAccepted() else None
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._dropping_at = None

    def dropEvent(self, event: QDropEvent) -> None:
        self._dropping_at = None
        super().dropEvent(event)

    def _row_rect(self, place: QRect) -> QRect:
        return QRect(0, place.y(), self.viewport().width(), place.height())

    def _hover(self, index: Index) -> None:
        for at in (self._under_pointer, index):
            if at.isValid():
                self.viewport().update(self._row_rect(self.visualRect(at)))
        self._under_pointer = QPersistentModelIndex(index)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(QModelIndex())
        return super().viewportEvent(event)

    # -- keys and menu ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        levels = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if alt and key in steps:
            self.move_requested.emit(steps[key])
        elif alt and key in levels:
            self.depth_requested.emit(levels[key])
        elif key == Qt.Key.Key_Delete and not event.modifiers():
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered_focus.emit()

    def _ask_menu(self, at: QPoint) -> None:
        self.menu_requested.emit(self.viewport().mapToGlobal(at))
