"""Keeping selection and scroll position by ids while rows and columns are laid out anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange

from orgdesk.ui.matrix.axes import ancestors

if TYPE_CHECKING:
    from orgdesk.ui.matrix.view import MatrixView


class Kept(NamedTuple):
    """What a person had before them, in ids."""

    current: tuple[str, str] | None
    """(row, column)."""
    blocks: list[tuple[list[str], list[str]]]
    """Rows and columns of each selected block."""
    corner: tuple[str, str] | None
    """First row and column on the screen."""
    shift: tuple[int, int]
    """How many pixels of them are scrolled away."""
    above: Mapping[str, list[str]]
    """The rows above those two in the tree, should they be folded away."""


def blocks(selection: QItemSelection) -> list[QItemSelectionRange]:
    """The blocks of cells that a selection is made of."""
    return [selection.at(n) for n in range(selection.count())]


def remember(view: MatrixView) -> Kept:
    """What is selected and where the view stands."""
    matrix = view.matrix
    if matrix.is_empty:
        return Kept(None, [], None, (0, 0), {})
    lines, columns = matrix.lines, matrix.columns
    current, corner = None, None
    index = view.currentIndex()
    if index.isValid():
        current = (lines[index.row()].id, columns[index.column()].id)
    chosen = [
        (
            [line.id for line in lines[part.top() : part.bottom() + 1]],
            [column.id for column in columns[part.left() : part.right() + 1]],
        )
        for part in blocks(view.selectionModel().selection())
    ]
    row, down = divmod(view.verticalScrollBar().value(), view.metrics.row)
    column, across = divmod(view.horizontalScrollBar().value(), view.metrics.column)
    if row < len(lines) and column < len(columns):
        corner = (lines[row].id, columns[column].id)
    rows = {pair[0] for pair in (current, corner) if pair}
    here = view.desk.organization if view.desk.is_open else None
    above = {id_: ancestors(here, id_) if here else [] for id_ in rows}
    return Kept(current, chosen, corner, (down, across), above)


def restore(view: MatrixView, kept: Kept) -> None:
    """Select again what is still there, and scroll to where the view stood."""
    matrix, selection = view.matrix, view.selectionModel()
    if matrix.is_empty:
        return
    flags = QItemSelectionModel.SelectionFlag
    chosen = QItemSelection()
    for rows, columns in kept.blocks:
        across = list(runs(_present(matrix.column_of(id_) for id_ in columns)))
        for top, bottom in runs(_present(matrix.row_of(id_) for id_ in rows)):
            for left, right in across:
                chosen.select(matrix.index(top, left), matrix.index(bottom, right))
    if kept.current is not None:
        row, column = _row(view, kept, kept.current[0]), _column(view, kept.current[1])
        if row is not None and column is not None:
            selection.setCurrentIndex(matrix.index(row, column), flags.NoUpdate)
            view.anchor = (row, column)
            if chosen.isEmpty():
                chosen.select(matrix.index(row, column), matrix.index(row, column))
    selection.select(chosen, flags.ClearAndSelect)
    if kept.corner is not None:
        row, column = _row(view, kept, kept.corner[0]), _column(view, kept.corner[1])
        if row is not None:
            view.verticalScrollBar().setValue(row * view.metrics.row + kept.shift[0])
        if column is not None:
            view.horizontalScrollBar().setValue(column * view.metrics.column + kept.shift[1])


def _row(view: MatrixView, kept: Kept, id_: str) -> int | None:
    """The row, or the nearest above it in the tree that is shown."""
    for candidate in (id_, *kept.above.get(id_, ())):
        row = view.matrix.row_of(candidate)
        if row is not None:
            return row
    return None


def _column(view: MatrixView, id_: str) -> int | None:
    """The column, or that of its agency where it has been folded, or the first where it has been unfolded."""
    column = view.matrix.column_of(id_)
    if column is None and id_ in view.desk.organization.agencies:
        units = (view.matrix.column_of(unit.id) for unit in view.desk.organization.units_of(id_))
        return next((place for place in units if place is not None), None)
    return column


def _present(places: Iterable[int | None]) -> list[int]:
    return sorted({place for place in places if place is not None})


def runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The unbroken stretches of sorted numbers."""
    start = previous = None
    for place in places:
        if start is None or previous is None or place != previous + 1:
            if start is not None and previous is not None:
                yield start, previous
            start = place
        previous = place
    if start is not None and previous is not None:
        yield start, previous
