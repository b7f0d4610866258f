"""How the matrix follows the desk: other rows and columns, edits, and what is selected or shown elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Qt

from orgdesk.analysis.findings import FindingsDelta
from orgdesk.analysis.standing import cells_of
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Token
from orgdesk.organization.records import Assignment
from orgdesk.ui.desk import Cell, Selection
from orgdesk.ui.matrix.keeping import Kept, remember, restore, runs

if TYPE_CHECKING:
    from orgdesk.ui.matrix.view import MatrixView

_MOST_FLASHES = 500


class Following(QObject):
    """Keeps a view in step with the model and the desk."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(view)
        self._view = view
        self._kept: Kept | None = None
        self.is_active = False
        """While it is, what is selected here is not told: it comes from elsewhere."""
        matrix, desk = view.matrix, view.desk
        matrix.modelAboutToBeReset.connect(self._keep)
        matrix.rebuilt.connect(self._rebuilt)
        matrix.headerDataChanged.connect(self._renamed)
        matrix.heads_marked.connect(self._heads_marked)
        desk.opened.connect(self._opened)
        desk.edited.connect(self._edited)
        desk.selected.connect(self._selected)

    def follow(self, selection: Selection) -> None:
        """Select what is selected elsewhere, as far as it is not folded or filtered away."""
        view, matrix = self._view, self._view.matrix
        view.typing.cancel()
        self.is_active = True
        view.marked = frozenset(selection.rows)
        places = [place for place in map(matrix.place_of, selection.cells) if place is not None]
        flags = QItemSelectionModel.SelectionFlag
        view.selectionModel().select(self._blocks(places), flags.ClearAndSelect)
        if places:
            view.anchor = places[0]
            view.selectionModel().setCurrentIndex(matrix.index(*places[0]), flags.NoUpdate)
        elif selection.rows:
            self._reveal(selection.rows[0], centre=False)
        self._rest()
        view.repaint_all()

    def show_there(self, selection: Selection) -> None:
        """Select, scroll so that it stands in the middle, and flash."""
        self.follow(selection)
        places = filter(None, map(self._view.matrix.place_of, selection.cells))
        first = next(places, None)
        if first is not None:
            self._view.scroll_to(*first, centre=True)
            self._view.flash(selection.cells[:_MOST_FLASHES])
        elif selection.rows:
            self.is_active = True
            self._reveal(selection.rows[0], centre=True)
            self._rest()

    def make_current(self, row: int, column: int) -> None:
        """Have a current cell and nothing selected, without telling."""
        view = self._view
        self.is_active = True
        view.selectionModel().clearSelection()
        view.setAutoScroll(False)
        flags = QItemSelectionModel.SelectionFlag
        view.selectionModel().setCurrentIndex(view.matrix.index(row, column), flags.NoUpdate)
        view.setAutoScroll(True)
        view.anchor = (row, column)
        self._rest()

    # -- inner -----------------------------------------------------------------------------------

    def _rest(self) -> None:
        self.is_active = False
        self._view.tell_later.stop()

    def _blocks(self, places: Iterable[tuple[int, int]]) -> QItemSelection:
        """Cells as stretches of rows: a selection of thousands of single ones would be slow."""
        chosen, matrix = QItemSelection(), self._view.matrix
        for row, cells in groupby(sorted(set(places)), key=itemgetter(0)):
            for first, last in runs([column for _, column in cells]):
                chosen.select(matrix.index(row, first), matrix.index(row, last))
        return chosen

    def _reveal(self, token: Token, *, centre: bool) -> None:
        """Scroll to a row or a column, and make it the current one, the other direction left alone."""
        view, (kind, id_) = self._view, token
        if view.matrix.is_empty:
            return
        index = view.currentIndex()
        row, column = max(index.row(), 0), max(index.column(), 0)
        if kind == "function":
            found = view.matrix.row_of(id_)
            if found is not None:
                self.make_current(found, column)
                view.scroll_to(found, None, centre=centre)
        elif kind in ("unit", "agency"):
            columns = view.columns_of(token)
            if columns:
                self.make_current(row, min(columns))
                view.scroll_to(None, min(columns), centre=centre)

    def _keep(self) -> None:
        if self._kept is None:
            self._kept = remember(self._view)
        self.is_active = True

    def _rebuilt(self) -> None:
        kept, self._kept = self._kept, None
        view = self._view
        view.hovered = (None, None)
        view.lay_out()
        if kept is not None:
            restore(view, kept)
        self.is_active = False
        view.repaint_all()
        if not view.marked:
            view.tell_soon()

    def _opened(self) -> None:
        view = self._view
        view.typing.cancel()
        view.marked, view.flashing = frozenset(), set()
        view.selectionModel().clear()
        view.anchor = (0, 0)
        view.horizontalScrollBar().setValue(0)
        view.verticalScrollBar().setValue(0)
        view.tell_later.stop()
        view.repaint_all()

    def _renamed(self, orientation: Qt.Orientation) -> None:
        if orientation == Qt.Orientation.Horizontal:
            self._view.columns_head.labels.forget()

    def _heads_marked(self, rows: set[int], columns: set[int]) -> None:
        view = self._view
        high, across, code_line = view.metrics.row, view.metrics.column, view.metrics.code_line
        for row in rows:
            y = row * high - view.rows_head.offset()
            view.rows_head.viewport().update(0, y, view.rows_head.width(), high)
            if not view.matrix.lines[row].is_work:
                view.viewport().update(0, y, view.viewport().width(), high)
        base = view.columns_head.height() - code_line
        for column in columns:
            x = column * across - view.columns_head.offset()
            view.columns_head.viewport().update(x, base, across, code_line)

    def _edited(self, change_set: ChangeSet, delta: FindingsDelta) -> None:
        cells: set[Cell] = {
            (row.row.unit, row.row.function) for row in change_set if isinstance(row.row, Assignment)
        }
        for finding in (*delta.appeared, *delta.vanished):
            if len(cells) > _MOST_FLASHES:
                return
            cells |= cells_of(finding)
        self._view.flash(cells)

    def _selected(self, selection: Selection, initiator: object) -> None:
        if initiator is not self._view and self._view.desk.is_open:
            self.follow(selection)
