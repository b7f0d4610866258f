"""The painted matrix: a table view whose viewport is drawn in one go, worked by keyboard and mouse.

Headers, selection model, scrolling and accessibility are those of QTableView; only what is drawn is ours.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from orgdesk.editing.assignments import clear_cells
from orgdesk.organization.organization import Token
from orgdesk.ui.desk import Cell, Desk, Selection
from orgdesk.ui.matrix import canvas, keys, words
from orgdesk.ui.matrix.faces import FacePictures
from orgdesk.ui.matrix.following import Following
from orgdesk.ui.matrix.headers import ColumnHeader, Corner, RowHeader
from orgdesk.ui.matrix.inks import Inks
from orgdesk.ui.matrix.keeping import blocks, remember, restore
from orgdesk.ui.matrix.metrics import Metrics
from orgdesk.ui.matrix.model import MatrixModel
from orgdesk.ui.matrix.typing import Typing

FLASH = 160
"""Milliseconds that a changed cell is tinted."""
MOST_CELLS = 20_000
"""Cells that can be selected for an edit; beyond that a slip of the hand would do too much."""
_FEW = 40
"""Cells up to which each is painted by itself."""
_AT_ONCE = 400
"""Cells up to which a selection is told at once; larger ones when the hand rests."""
_REST = 60


class MatrixView(QTableView):
    """Cells with their headers, at one size."""

    edit_requested = Signal()
    """Open the editor of the selected cells."""
    context_menu_requested = Signal(QPoint)
    """Where, on the screen."""

    def __init__(self, desk: Desk, matrix: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.matrix = desk, matrix
        self.metrics = Metrics()
        self.hovered: tuple[int | None, int | None] = (None, None)
        """Row and column under the pointer."""
        self.marked: frozenset[Token] = frozenset()
        """Functions, units and agencies that are selected as rows."""
        self.flashing: set[Cell] = set()
        self.anchor = (0, 0)
        """Where a selection that is being extended began."""
        self._pictures: FacePictures | None = None
        self._inks = Inks(desk.theme, self.metrics, self.devicePixelRatioF())
        self._fitted: tuple[object, ...] = ()
        self.columns_head, self.rows_head = ColumnHeader(self), RowHeader(self)
        self._corner = Corner(self)
        self.typing = Typing(self)
        self._end_flash = QTimer(self, singleShot=True, interval=FLASH)
        self._end_flash.timeout.connect(self._flashed)
        self.tell_later = QTimer(self, singleShot=True)
        self.tell_later.timeout.connect(self.tell)
        self._set_up()
        self.following = Following(self)
        matrix.repaint_needed.connect(self.repaint_all)
        self.lay_out()

    def _set_up(self) -> None:
        self.setHorizontalHeader(self.columns_head)
        self.setVerticalHeader(self.rows_head)
        self.setModel(self.matrix)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCornerWidget(QWidget(self))
        self.setFrameShape(QTableView.Shape.NoFrame)
        selection = self.selectionModel()
        selection.selectionChanged.connect(self.tell_soon)
        selection.currentChanged.connect(self.tell_soon)

    # -- sizes -----------------------------------------------------------------------------------

    def set_metrics(self, metrics: Metrics) -> None:
        """Show everything at another size; what stood in the corner stays there."""
        if metrics != self.metrics:
            kept = remember(self)
            self.metrics = metrics
            self.lay_out()
            restore(self, kept)

    def lay_out(self) -> None:
        """Fit headers, rows and columns to the sizes and to what the matrix shows."""
        self.columns_head.setDefaultSectionSize(self.metrics.column)
        self.rows_head.setDefaultSectionSize(self.metrics.row)
        self.columns_head.fit()
        self.horizontalScrollBar().setSingleStep(self.metrics.column // 2)
        self.verticalScrollBar().setSingleStep(self.metrics.row)
        self.updateGeometries()
        self.viewport().update()

    def updateGeometries(self) -> None:
        """Qt asks for this whenever a header reads differently; without need it would repaint everything."""
        height, wide = self.columns_head.sizeHint().height(), self.rows_head.wide
        size, inner = self.size().toTuple(), self.viewport().size().toTuple()
        fitted = (self.metrics, len(self.matrix.lines), len(self.matrix.columns), height, wide, size, inner)
        if fitted == self._fitted:
            return
        super().updateGeometries()
        self._fitted = (*fitted[:6], self.viewport().size().toTuple())
        bar = self.horizontalScrollBar()
        if bar.maximum():  # so that the names of the last units, which lean out, can be read
            bar.setMaximum(bar.maximum() + round(self.columns_head.lean))
        self._corner.setGeometry(0, 0, self.rows_head.width(), self.columns_head.height())
        self._corner.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometries()

    def size_words(self) -> str:
        """How much the matrix shows."""
        words = self.tr("Functions: {functions} · units: {units}")
        return words.format(functions=self.matrix.work_count, units=len(self.matrix.columns))

    def pictures(self) -> FacePictures:
        """The pictures of cells as they are to be drawn now."""
        made_for = (self.desk.theme, self.metrics, self.matrix.codes, self.devicePixelRatioF())
        if self._pictures is None or self._pictures.made_for != made_for:
            self._pictures = FacePictures(*made_for)
        return self._pictures

    def inks(self) -> Inks:
        """Colours and fonts as they are now."""
        ratio = self.devicePixelRatioF()
        theme, metrics, made_for = self._inks.made_for
        if theme is not self.desk.theme or metrics is not self.metrics or made_for != ratio:
            self._inks = Inks(self.desk.theme, self.metrics, ratio)
        return self._inks

    # -- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        canvas.paint(painter, self, event.rect())
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.typing.cancel()
        if dx:  # headings run on from the header and stay where they are
            high, top = self.metrics.row, self.rows_head.offset()
            first, last = top // high, (top + self.viewport().height()) // high
            for row in range(first, min(last + 1, len(self.matrix.lines))):
                if not self.matrix.lines[row].is_work:
                    self.viewport().update(0, row * high - top, self.viewport().width(), high)

    def repaint_all(self) -> None:
        """Draw everything again, headers too."""
        self.columns_head.viewport().update()
        self.rows_head.viewport().update()
        self._corner.update()
        self.viewport().update()

    def tinted_rows(self) -> list[tuple[int, str]]:
        """Rows with the colour they have right across, the strongest last."""
        found = self.lit_rows()
        return [(row, colour) for row, colour in found if self.matrix.lines[row].is_work]

    def lit_rows(self) -> list[tuple[int, str]]:
        """Rows that are pointed at, current or marked, and their colours."""
        theme = self.desk.theme
        found = []
        current = self.currentIndex().row()
        if 0 <= current < len(self.matrix.lines):
            found.append((current, theme.cross))
        if self.hovered[0] is not None:
            found.append((self.hovered[0], theme.cross))
        rows = (self.matrix.row_of(id_) for kind, id_ in self.marked if kind == "function")
        return found + [(row, theme.selection) for row in rows if row is not None]

    def tinted_columns(self) -> list[tuple[int, str]]:
        """Columns with the colour they have all the way down, the strongest last."""
        theme = self.desk.theme
        found = []
        if self.hovered[1] is not None:
            found.append((self.hovered[1], theme.cross))
        return found + [(column, theme.selection) for column in self._marked_columns()]

    def lit_columns(self) -> list[tuple[int, str]]:
        """Columns whose heads are lit, and their colours."""
        theme = self.desk.theme
        found = [(self.hovered[1], theme.hover)] if self.hovered[1] is not None else []
        current = self.currentIndex().column()
        if 0 <= current < len(self.matrix.columns):
            found.append((current, theme.selection))
        return found + [(column, theme.selection) for column in self._marked_columns()]

    def columns_of(self, token: Token) -> set[int]:
        """The columns of a unit or of an agency, as far as they are shown."""
        kind, id_ = token
        if kind not in ("unit", "agency"):
            return set()
        units = [id_]
        if kind == "agency":
            units = [unit.id for unit in self.desk.organization.units_of(id_)]
        places = (self.matrix.column_of(unit) for unit in units)
        return {place for place in places if place is not None}

    def _marked_columns(self) -> set[int]:
        return {column for token in self.marked for column in self.columns_of(token)}

    def hover(self, row: int | None, column: int | None) -> None:
        """Light the row and the column under the pointer."""
        if (row, column) != self.hovered:
            self.hovered = (row, column)
            self.columns_head.viewport().update()
            self.rows_head.viewport().update()
            self.viewport().update()

    def flash(self, cells: Iterable[Cell]) -> None:
        """Tint cells for a moment."""
        self.flashing = set(cells)
        if self.flashing:
            self._end_flash.start()
            self._repaint_cells(self.flashing)

    def _flashed(self) -> None:
        cells, self.flashing = self.flashing, set()
        self._repaint_cells(cells)

    def _repaint_cells(self, cells: set[Cell]) -> None:
        if len(cells) > _FEW:
            self.viewport().update()
            return
        for place in filter(None, map(self.matrix.place_of, cells)):
            self.viewport().update(self.cell_rect(*place))

    def scroll_to(self, row: int | None, column: int | None, *, centre: bool = False) -> None:
        """Bring a row and a column into view, or near the middle of it."""
        lean = round(self.columns_head.lean)
        for place, size, bar, room, beyond in (
            (row, self.metrics.row, self.verticalScrollBar(), self.viewport().height(), 0),
            (column, self.metrics.column, self.horizontalScrollBar(), self.viewport().width(), lean),
        ):
            if place is None:
                continue
            start, end = place * size, (place + 1) * size + beyond
            edge = min(size, room // 4) if centre else 0
            if start - edge >= bar.value() and end + edge <= bar.value() + room:
                continue
            if centre:
                bar.setValue(start - (room - size) // 2)
            else:
                bar.setValue(start if start < bar.value() else end - room)

    # -- what is selected ------------------------------------------------------------------------

    def selected_cells(self) -> list[Cell] | None:
        """The cells that an edit is about, the current one first; None where they are too many."""
        parts = blocks(self.selectionModel().selection())
        if sum(part.width() * part.height() for part in parts) > MOST_CELLS:
            return None
        index = self.currentIndex()
        current = self.matrix.cell(index.row(), index.column()) if index.isValid() else None
        found = dict.fromkeys([current] if current else [])
        for part in parts:
            columns = range(part.left(), part.right() + 1)
            for row in range(part.top(), part.bottom() + 1):
                if self.matrix.lines[row].is_work:
                    for column in columns:
                        cell = self.matrix.cell(row, column)
                        if cell is not None:
                            found[cell] = None
        return list(found)

    def cells_to_edit(self) -> list[Cell] | None:
        """As `selected_cells`; says why where there is nothing that can be edited, and gives None."""
        cells = self.selected_cells()
        if cells is None:
            self.desk.refused.emit(words.TOO_MANY.format(most=f"{MOST_CELLS:,}".replace(",", " ")))
            return None
        if not cells:
            index = self.currentIndex()
            folded = index.isValid() and not self.matrix.columns[index.column()].is_unit
            self.desk.refused.emit(words.FOLDED if folded else words.NO_CELL)
            return None
        return cells

    def go(self, row: int, column: int, *, extend: bool = False) -> None:
        """Make a cell the current one, or extend the selection to it."""
        self.typing.cancel()
        index = self.matrix.index(row, column)
        if not extend:
            self.anchor = (row, column)
            self.setCurrentIndex(index)
        else:
            from_row, from_column = self.anchor
            block = QItemSelection(
                self.matrix.index(min(row, from_row), min(column, from_column)),
                self.matrix.index(max(row, from_row), max(column, from_column)),
            )
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(block, flags.ClearAndSelect)
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.tell()

    def choose_row(self, row: int) -> None:
        """Select a function as such."""
        self._mark(row, max(self.currentIndex().column(), 0), ("function", self.matrix.lines[row].id))

    def choose_column(self, column: int) -> None:
        """Select a unit as such, or an agency that is folded."""
        at = self.matrix.columns[column]
        token = ("unit" if at.is_unit else "agency", at.id)
        self._mark(max(self.currentIndex().row(), 0), column, token)

    def _mark(self, row: int, column: int, token: Token) -> None:
        self.typing.cancel()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.following.make_current(row, column)
        self.marked = frozenset((token,))
        self.repaint_all()
        self.desk.select(Selection(rows=(token,)), self)

    def tell(self) -> None:
        """Have the desk know what is selected here."""
        self.tell_later.stop()
        if not self.desk.is_open or self.following.is_active:
            return
        index = self.currentIndex()
        selection = Selection()
        if index.isValid():
            line, at = self.matrix.lines[index.row()], self.matrix.columns[index.column()]
            self.matrix.kept = line.id
            cells = self.selected_cells()
            if cells is None:
                cell = self.matrix.cell(index.row(), index.column())
                cells = [cell] if cell else []
            if cells:
                selection = Selection(cells=tuple(cells))
            elif not line.is_work:
                selection = Selection(rows=(("function", line.id),))
            else:
                selection = Selection(rows=(("agency", at.agency),))
        if self.marked:
            self.marked = frozenset()
            self.repaint_all()
        self.columns_head.viewport().update()
        self.rows_head.viewport().update()
        self.viewport().update()
        self.desk.select(selection, self)

    def tell_soon(self) -> None:
        """As `tell`, when what is going on has come to an end."""
        if self.following.is_active:
            return
        size = sum(part.width() * part.height() for part in blocks(self.selectionModel().selection()))
        self.tell_later.start(0 if size <= _AT_ONCE else _REST)

    def delete(self) -> None:
        """Take all roles out of the selected cells."""
        cells = self.cells_to_edit()
        if cells:
            self.desk.do(clear_cells, cells, initiator=self)

    # -- folding ---------------------------------------------------------------------------------

    def toggle_line(self, row: int) -> None:
        """Fold what is below a function, or unfold it."""
        line = self.matrix.lines[row]
        if line.is_parent:
            self.matrix.fold_function(line.id, line.id not in self.matrix.folded_functions)

    def toggle_agency(self, column: int) -> None:
        """Make one column of an agency, or show its units."""
        if self.columns_head.labels.is_foldable(column):
            agency = self.matrix.columns[column].agency
            self.matrix.fold_agency(agency, agency not in self.matrix.folded_agencies)

    # -- keyboard --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.matrix.is_empty:
            event.ignore()
            return
        if self.typing.take(event) or keys.press(self, event):
            event.accept()
        else:
            event.ignore()

    def select_all(self) -> None:
        """Select every cell."""
        last = self.matrix.index(len(self.matrix.lines) - 1, len(self.matrix.columns) - 1)
        flags = QItemSelectionModel.SelectionFlag
        if not self.currentIndex().isValid():
            self.go(0, 0)
        self.selectionModel().select(QItemSelection(self.matrix.index(0, 0), last), flags.ClearAndSelect)
        self.tell()

    def open(self, index: QModelIndex) -> None:
        """What Enter does: the editor of a cell; a heading or a folded agency unfolds."""
        if not self.matrix.lines[index.row()].is_work:
            self.toggle_line(index.row())
        elif not self.matrix.columns[index.column()].is_unit:
            self.toggle_agency(index.column())
        else:
            self.tell()
            self.edit_requested.emit()

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab goes from cell to cell."""
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and not self.matrix.is_empty:
            first = next((row for row, line in enumerate(self.matrix.lines) if line.is_work), 0)
            self.following.make_current(first, 0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.typing.cancel()
        self.viewport().update()

    # -- mouse -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.typing.cancel()
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.anchor = (index.row(), index.column())
        if index.isValid():
            self.tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        self.hover(index.row() if index.isValid() else None, index.column() if index.isValid() else None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.open(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if index.isValid() and not self.selectionModel().isSelected(index):
                self.go(index.row(), index.column())
        elif index.isValid():
            at = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        if index.isValid():
            self.context_menu_requested.emit(at)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.hover(None, None)
        return super().viewportEvent(event)

    def cell_rect(self, row: int, column: int) -> QRect:
        """Where a cell is in the viewport."""
        metrics = self.metrics
        x = column * metrics.column - self.columns_head.offset()
        return QRect(x, row * metrics.row - self.rows_head.offset(), metrics.column, metrics.row)
