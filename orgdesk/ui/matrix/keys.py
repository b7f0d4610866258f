"""What the keys do in the matrix: where they lead, what they fold, open and clear."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from orgdesk.ui.matrix.model import MatrixModel

if TYPE_CHECKING:
    from orgdesk.ui.matrix.view import MatrixView

_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


def press(view: MatrixView, event: QKeyEvent) -> bool:
    """Do what a key is for; False where it is for nothing here."""
    if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
        return False
    return _move(view, event) or _act(view, event)


def _move(view: MatrixView, event: QKeyEvent) -> bool:
    modifiers, key = event.modifiers(), event.key()
    index = view.currentIndex()
    if not index.isValid():
        if key in _ARROWS:
            view.go(0, 0)
        return key in _ARROWS
    row = index.row()
    sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not modifiers & ~_KEYPAD
    if sideways and not view.matrix.lines[row].is_work:
        _left_or_right_on_heading(view, row, opens=key == Qt.Key.Key_Right)
        return True
    far = bool(modifiers & _CONTROL)
    tabs = key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
    if far and (tabs or key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)):
        return False
    page = max(view.viewport().height() // view.metrics.row - 1, 1)
    place = target(view.matrix, (row, index.column()), key, far=far, page=page)
    if place is None:
        return False
    view.go(*place, extend=not tabs and bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
    return True


def _left_or_right_on_heading(view: MatrixView, row: int, *, opens: bool) -> None:
    """Right opens and goes in; left closes and goes out, as in any tree."""
    lines, column = view.matrix.lines, view.currentIndex().column()
    line = lines[row]
    if line.is_parent and (line.id in view.matrix.folded_functions) == opens:
        view.toggle_line(row)
    elif opens:
        view.go(min(row + 1, len(lines) - 1), column)
    else:
        view.go(next((r for r in range(row, -1, -1) if lines[r].depth < line.depth), row), column)


def _act(view: MatrixView, event: QKeyEvent) -> bool:
    index, key = view.currentIndex(), event.key()
    if key == Qt.Key.Key_A and event.modifiers() == _CONTROL:
        view.select_all()
        return True
    if not index.isValid():
        return False
    if key == Qt.Key.Key_Escape:
        view.go(index.row(), index.column())
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        view.open(index)
    elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        view.delete()
    elif key == Qt.Key.Key_Space:
        view.toggle_line(index.row())
    elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus) and not event.modifiers() & _CONTROL:
        line, folds = view.matrix.lines[index.row()], key == Qt.Key.Key_Minus
        if line.is_work:
            view.matrix.fold_agency(view.matrix.columns[index.column()].agency, folds)
        else:
            view.matrix.fold_function(line.id, folds)
    else:
        return False
    return True


def target(
    matrix: MatrixModel, here: tuple[int, int], key: int, *, far: bool, page: int
) -> tuple[int, int] | None:
    """The cell that a key leads to from `here`; None where it is no key to move by. `far`: with Ctrl."""
    row, column = here
    last_row, last_column = len(matrix.lines) - 1, len(matrix.columns) - 1
    if key in _STEPS:
        down, across = _STEPS[Qt.Key(key)]
        if not far:
            return _within(row + down, last_row), _within(column + across, last_column)
        if down:
            return jump(filled_rows(matrix, column), row, down, last_row), column
        return row, jump(filled_columns(matrix, row), column, across, last_column)
    if key == Qt.Key.Key_Home:
        return (0, 0) if far else (row, 0)
    if key == Qt.Key.Key_End:
        return (last_row, last_column) if far else (row, last_column)
    if key == Qt.Key.Key_PageUp:
        return _within(row - page, last_row), column
    if key == Qt.Key.Key_PageDown:
        return _within(row + page, last_row), column
    if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        place = row * (last_column + 1) + column + (1 if key == Qt.Key.Key_Tab else -1)
        if not 0 <= place < (last_row + 1) * (last_column + 1):
            return None
        return divmod(place, last_column + 1)
    return None


def jump(filled: Sequence[int], at: int, step: int, last: int) -> int:
    """As in a spreadsheet: to the end of a run of filled places, to the next filled one, or to the edge."""
    there = set(filled)
    if at in there and at + step in there:
        while at + step in there:
            at += step
        return at
    if step > 0:
        n = bisect_right(filled, at)
        return filled[n] if n < len(filled) else last
    n = bisect_left(filled, at)
    return filled[n - 1] if n else 0


def filled_columns(matrix: MatrixModel, row: int) -> list[int]:
    """The columns in which a row has a role."""
    return sorted(column for column, face in matrix.faces(row).items() if face.codes)


def filled_rows(matrix: MatrixModel, column: int) -> list[int]:
    """The rows in which a column has a role."""
    return sorted(matrix.rows_held_by(column))


def _within(at: int, last: int) -> int:
    return min(max(at, 0), last)
