"""How the cells are drawn: all that is visible in one go, going through filled cells only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLine, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from orgdesk.ui.matrix.head_paint import paint_heading
from orgdesk.ui.matrix.keeping import blocks

if TYPE_CHECKING:
    from orgdesk.ui.matrix.view import MatrixView


def paint(painter: QPainter, view: MatrixView, rect: QRect) -> None:
    """The part of the cells that lies in `rect` of the viewport."""
    metrics, matrix = view.metrics, view.matrix
    painter.fillRect(rect, view.inks().paper)
    if matrix.is_empty:
        return
    across, high = metrics.column, metrics.row
    left, top = view.horizontalHeader().offset(), view.verticalHeader().offset()
    first_row = max(0, (rect.top() + top) // high)
    last_row = min(len(matrix.lines) - 1, (rect.bottom() + top) // high)
    first = max(0, (rect.left() + left) // across)
    last = min(len(matrix.columns) - 1, (rect.right() + left) // across)
    right = min(rect.right() + 1, len(matrix.columns) * across - left)
    below = min(rect.bottom() + 1, len(matrix.lines) * high - top)

    _tint(painter, view, QRect(rect.left(), rect.top(), right - rect.left(), below - rect.top()))
    _flash(painter, view)
    rules = [
        QLine(rect.left(), (row + 1) * high - top - 1, right - 1, (row + 1) * high - top - 1)
        for row in range(first_row, last_row + 1)
    ]
    columns = matrix.columns
    rules += [
        QLine(n * across - left - 1, rect.top(), n * across - left - 1, below - 1)
        for n in range(first + 1, last + 2)
        if n == len(columns) or columns[n].agency != columns[n - 1].agency
    ]
    painter.setPen(view.inks().hairline)
    painter.drawLines(rules)

    pictures, wanted = view.pictures(), matrix.filters.roles
    lines = matrix.lines
    for row in range(first_row, last_row + 1):
        y = row * high - top
        if not lines[row].is_work:
            paint_heading(painter, view, row, y, -view.verticalHeader().width())
            continue
        for column, face in matrix.faces(row).items():
            if first <= column <= last:
                painter.drawPixmap(column * across - left, y, pictures.picture(face, wanted))
    _frame(painter, view)


def _tint(painter: QPainter, view: MatrixView, area: QRect) -> None:
    """Rows and columns that are pointed at or marked, then what is selected."""
    metrics = view.metrics
    across, high = metrics.column, metrics.row
    left, top = view.horizontalHeader().offset(), view.verticalHeader().offset()
    for row, colour in view.tinted_rows():
        painter.fillRect(QRect(area.left(), row * high - top, area.width(), high), QColor(colour))
    for column, colour in view.tinted_columns():
        painter.fillRect(QRect(column * across - left, area.top(), across, area.height()), QColor(colour))
    chosen = QColor(view.desk.theme.selection)
    for part in blocks(view.selectionModel().selection()):
        if part.width() == 1 == part.height():
            continue  # the frame of the current cell says it
        x, y = part.left() * across - left, part.top() * high - top
        painter.fillRect(QRect(x, y, part.width() * across, part.height() * high) & area, chosen)


def _flash(painter: QPainter, view: MatrixView) -> None:
    across, high = view.metrics.column, view.metrics.row
    left, top = view.horizontalHeader().offset(), view.verticalHeader().offset()
    colour = QColor(view.desk.theme.accent)
    colour.setAlphaF(0.35)
    for cell in view.flashing:
        place = view.matrix.place_of(cell)
        if place is not None:
            painter.fillRect(QRect(place[1] * across - left, place[0] * high - top, across, high), colour)


def _frame(painter: QPainter, view: MatrixView) -> None:
    """The frame of the current cell; of the whole row on a heading."""
    current = view.currentIndex()
    if not current.isValid():
        return
    across, high = view.metrics.column, view.metrics.row
    left, top = view.horizontalHeader().offset(), view.verticalHeader().offset()
    at = QRectF(current.column() * across - left, current.row() * high - top, across, high)
    if not view.matrix.lines[current.row()].is_work:
        at = QRectF(-4, at.top(), view.viewport().width() + 8, high)
    has_focus = view.hasFocus()
    colour = QColor(view.desk.theme.accent if has_focus else view.desk.theme.secondary)
    painter.setPen(QPen(colour, 2.0 if has_focus else 1.0))
    painter.setBrush(QColor(0, 0, 0, 0))
    painter.drawRect(at.adjusted(0, 0, -1, -1))
