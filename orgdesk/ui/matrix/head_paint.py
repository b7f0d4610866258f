"""How the sides of the matrix are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLine, QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from orgdesk.organization.display import name_of
from orgdesk.ui.matrix.axes import Line
from orgdesk.ui.matrix.inks import Inks, Type
from orgdesk.ui.matrix.metrics import ANGLE, LEAN, RISE

if TYPE_CHECKING:
    from orgdesk.ui.matrix.headers import ColumnHeader, Corner, RowHeader
    from orgdesk.ui.matrix.labels import Span
    from orgdesk.ui.matrix.view import MatrixView

_NARROWEST = 0.72
"""How far a code may be narrowed to fit above its column."""


def paint_columns(painter: QPainter, header: ColumnHeader, rect: QRect) -> None:
    """The agencies, and the names and codes of the columns that are visible."""
    view = header.view
    metrics, matrix, inks = view.metrics, view.matrix, view.inks()
    painter.fillRect(rect, inks.panel)
    width, offset, across = header.width(), header.offset(), metrics.column
    bottom = header.height()
    base = bottom - metrics.code_line
    if matrix.columns:
        last_column = len(matrix.columns) - 1
        first = min(max(0, int((rect.left() + offset - header.lean) // across) - 1), last_column)
        last = min(last_column, (rect.right() + offset) // across)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = view.lit_columns()
        for column, colour in lit:
            if first <= column <= last:
                x = column * across - offset
                painter.fillRect(QRect(x, base, across, bottom - base), QColor(colour))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colour))
                painter.drawPolygon(_slanted(x, across, base, metrics.band))
        _paint_spans(painter, header, inks, first, last)
        _paint_names(painter, header, inks, first, last)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        _paint_codes(
            painter, header, inks, range(max(first, (rect.left() + offset) // across), last + 1), dict(lit)
        )
    painter.setPen(inks.hairline)
    painter.drawLine(0, bottom - 1, width, bottom - 1)


def _slanted(x: int, across: int, base: int, top: int) -> QPolygonF:
    lean = (base - top) * LEAN
    return QPolygonF(
        [
            QPointF(x, base),
            QPointF(x + lean, top),
            QPointF(x + across + lean, top),
            QPointF(x + across, base),
        ]
    )


def _paint_spans(painter: QPainter, header: ColumnHeader, inks: Inks, first: int, last: int) -> None:
    """The band, and lines between agencies that run up beside the names."""
    labels, metrics = header.labels, header.view.metrics
    across, offset, band = metrics.column, header.offset(), metrics.band
    bottom, lean = header.height(), header.lean
    base = bottom - metrics.code_line
    lines = [QLineF(0, band - 0.5, header.width(), band - 0.5)]
    painter.setFont(inks.agency.font)
    spans = labels.spans[labels.first_span(first) : labels.first_span(last) + 1]
    for span in spans:
        start, end = span.first * across - offset, (span.last + 1) * across - offset
        lines += (
            QLineF(end - 0.5, bottom, end - 0.5, base),
            QLineF(end - 0.5, base, end + lean - 0.5, band),
            QLineF(end + lean - 0.5, band, end + lean - 0.5, 0),
        )
        _paint_agency(painter, header, inks, span, QRectF(start + lean, 0, end - start, band))
    if lean > offset:  # the left edge of the first agency
        lines += (
            QLineF(-offset - 0.5, base, lean - offset - 0.5, band),
            QLineF(lean - offset - 0.5, band, lean - offset - 0.5, 0),
        )
    painter.setPen(inks.hairline)
    painter.drawLines(lines)


def _paint_agency(painter: QPainter, header: ColumnHeader, inks: Inks, span: Span, at: QRectF) -> None:
    metrics, kind = header.view.metrics, inks.agency
    left = max(at.left(), 0.0) + metrics.px(6)
    room = at.right() - left - metrics.px(4)
    several = span.is_folded or span.last > span.first
    long, brief = header.labels.agency_words(span)
    if several:
        side = metrics.px(8)
        if room >= side:
            arrow = QRectF(left, at.center().y() - side / 2, side, side)
            draw_arrow(painter, arrow, inks.secondary, is_folded=span.is_folded)
        left += side + metrics.px(4)
        room -= side + metrics.px(4)
    else:
        unit = header.view.desk.organization.units[header.view.matrix.columns[span.first].id]
        if _says_the_same((long, brief), (name_of(unit), unit.code)):
            return
    words = long if kind.fits(long, room) else kind.cut(brief, room)
    if len(words) > 1:
        painter.setPen(inks.ink if several else inks.secondary)
        painter.drawText(QPointF(left, at.center().y() + kind.rise), words)


def _says_the_same(agency: tuple[str, str], unit: tuple[str, str]) -> bool:
    """Whether the head of the only unit of an agency tells already which agency it is."""
    long, brief, name, code = (words.casefold() for words in (*agency, *unit))
    return long in name or name in long or (brief != "" and (brief in name or brief.startswith(code or "?")))


def _paint_names(painter: QPainter, header: ColumnHeader, inks: Inks, first: int, last: int) -> None:
    labels, across, offset = header.labels, header.view.metrics.column, header.offset()
    base = header.height() - header.view.metrics.code_line
    middle = across * RISE / 2
    step = inks.name.height * 0.96
    places = {
        1: (QPointF(middle * LEAN + 5, middle + inks.name.rise),),
        2: tuple(
            QPointF((middle + side) * LEAN + 5, middle + side + inks.name.rise)
            for side in (-step / 2, step / 2)
        ),
    }
    painter.setFont(inks.name.font)
    painter.setPen(inks.ink)
    upright = painter.transform()
    painter.translate(first * across - offset, base)
    painter.rotate(-ANGLE)
    along, down = across * (1 - RISE * RISE) ** 0.5, across * RISE
    for column in range(first, last + 1):
        lines = labels.lines(column)
        for at, words in zip(places[len(lines)], lines, strict=True):
            painter.drawText(at, words)
        painter.translate(along, down)
    painter.setTransform(upright)


def _paint_codes(
    painter: QPainter, header: ColumnHeader, inks: Inks, columns: range, lit: dict[int, str]
) -> None:
    """Upright codes, and above each the mark of the worst finding."""
    view = header.view
    metrics, matrix = view.metrics, view.matrix
    across, offset, kind = metrics.column, header.offset(), inks.unit_code
    middle = header.height() - metrics.px(9)
    top = header.height() - metrics.px(16) - metrics.mark
    room = across - 3
    painter.setFont(kind.font)
    painter.setPen(inks.secondary)
    for column in columns:
        x = column * across - offset
        code = header.labels.code(column)
        wide = kind.width(code)
        if column in lit:
            painter.setPen(inks.ink)
        if wide <= room:
            painter.drawText(QPointF(x + (across - wide) / 2, middle + kind.rise), code)
        else:
            _paint_narrowed(painter, kind, code, QPointF(x + across / 2, middle), room, wide)
        if column in lit:
            painter.setPen(inks.secondary)
        mark = matrix.mark_of_column(column)
        if mark is not None:
            painter.drawPixmap(x + (across - metrics.mark) // 2, top, inks.mark(mark))


def _paint_narrowed(
    painter: QPainter, kind: Type, code: str, centre: QPointF, room: float, wide: float
) -> None:
    """A code that is too long for its column, narrowed somewhat, and cut only beyond that."""
    squeeze = max(room / wide, _NARROWEST)
    words = kind.cut(code, room / squeeze + 0.5)
    painter.save()
    painter.translate(centre)
    painter.scale(squeeze, 1.0)
    painter.drawText(QPointF(-kind.width(words) / 2, kind.rise), words)
    painter.restore()


def paint_rows(painter: QPainter, header: RowHeader, rect: QRect) -> None:
    """The functions that are visible."""
    view = header.view
    metrics, matrix, inks = view.metrics, view.matrix, view.inks()
    painter.fillRect(rect, inks.paper)
    high, offset, width = metrics.row, header.offset(), header.width()
    rows = range(
        max(0, (rect.top() + offset) // high),
        min(len(matrix.lines), (rect.bottom() + offset) // high + 1),
    )
    lit = dict(view.lit_rows())
    for row in rows:
        if row in lit:
            painter.fillRect(QRect(0, row * high - offset, width, high), QColor(lit[row]))
    edges = [QLine(0, (r + 1) * high - offset - 1, width, (r + 1) * high - offset - 1) for r in rows]
    edges += [
        QLine(width - 1, r * high - offset, width - 1, (r + 1) * high - offset)
        for r in rows
        if matrix.lines[r].is_work
    ]
    painter.setPen(inks.hairline)
    painter.drawLines(edges)
    current = view.currentIndex().row()
    functions = view.desk.organization.functions if matrix.lines else {}
    indent, mark_side = metrics.indent, metrics.mark
    start, gap, code_room = metrics.px(24), metrics.px(8), metrics.px(32)
    for row in rows:
        line = matrix.lines[row]
        y = row * high - offset
        if not line.is_work:
            paint_heading(painter, view, row, y, 0)
            continue
        x: float = start + line.depth * indent
        if line.is_parent:
            paint_fold(painter, view, line, y)
        else:
            x -= gap
        function = functions[line.id]
        middle = y + high / 2
        if function.code:
            painter.setFont(inks.code.font)
            painter.setPen(inks.secondary)
            painter.drawText(QPointF(x, middle + inks.code.rise), function.code)
            x += max(inks.code.width(function.code) + gap, code_room)
        room = width - gap - x
        mark = matrix.mark_of_row(row)
        if mark is not None:
            painter.drawPixmap(width - gap - mark_side, y + (high - mark_side) // 2, inks.mark(mark))
            room -= mark_side + gap
        kind = inks.strong if line.is_parent or row == current else inks.plain
        painter.setFont(kind.font)
        painter.setPen(inks.ink)
        _paint_wording(painter, inks, function.wording, kind, QRectF(x, y, room, high))


def _paint_wording(painter: QPainter, inks: Inks, words: str, kind: Type, at: QRectF) -> None:
    """In one line, or in two smaller ones where the row is high enough."""
    middle = at.center().y()
    if kind.fits(words, at.width()):
        painter.drawText(QPointF(at.x(), middle + kind.rise), words)
        return
    close = inks.strong_close if kind is inks.strong else inks.close
    step = close.height * 0.9
    if at.height() < 2 * step:
        painter.drawText(QPointF(at.x(), middle + kind.rise), kind.cut(words, at.width()))
        return
    painter.setFont(close.font)
    pieces = close.broken(words, at.width())
    for n, piece in enumerate(pieces):
        y = middle + (n - (len(pieces) - 1) / 2) * step + close.rise
        painter.drawText(QPointF(at.x(), y), piece)


def paint_heading(painter: QPainter, view: MatrixView, row: int, y: int, start: int) -> None:
    """A heading that runs on from the header into the cells; `start` is where it begins."""
    metrics, inks, line = view.metrics, view.inks(), view.matrix.lines[row]
    high = metrics.row
    middle = y + high / 2
    lit = dict(view.lit_rows()).get(row)
    painter.fillRect(QRect(0, y, view.width(), high), QColor(lit) if lit else inks.panel)
    painter.setPen(inks.hairline)
    painter.drawLine(0, y + high - 1, view.width(), y + high - 1)
    if line.is_parent:
        paint_fold(painter, view, line, y, start)
    x: float = start + metrics.px(24) + line.depth * metrics.indent
    words = name_of(view.desk.organization.functions[line.id])
    wide = inks.heading.width(words)
    if x + wide > 0:
        painter.setFont(inks.heading.font)
        painter.setPen(inks.ink)
        painter.drawText(QPointF(x, middle + inks.heading.rise), words)
    x += wide + metrics.px(8)
    if line.below:
        count = str(line.below)
        painter.setFont(inks.count.font)
        painter.setPen(inks.secondary)
        painter.drawText(QPointF(x, middle + inks.count.rise), count)
        x += inks.count.width(count) + metrics.px(8)
    mark = view.matrix.mark_of_row(row)
    if mark is not None:
        painter.drawPixmap(round(x), y + (high - metrics.mark) // 2, inks.mark(mark))


def paint_fold(painter: QPainter, view: MatrixView, line: Line, y: int, start: int = 0) -> None:
    """The arrow of a row that has something below it."""
    metrics = view.metrics
    side = metrics.px(8)
    x = start + metrics.px(10) + line.depth * metrics.indent
    at = QRectF(x, y + (metrics.row - side) / 2, side, side)
    draw_arrow(painter, at, view.inks().secondary, is_folded=line.id in view.matrix.folded_functions)


def draw_arrow(painter: QPainter, at: QRectF, colour: QColor, *, is_folded: bool) -> None:
    """Pointing right where something is folded away, else down."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    x, y, side = at.left(), at.top(), at.width()
    if is_folded:
        corners = [(0.25, 0.08), (0.85, 0.5), (0.25, 0.92)]
    else:
        corners = [(0.08, 0.25), (0.92, 0.25), (0.5, 0.85)]
    painter.drawPolygon(QPolygonF([QPointF(x + a * side, y + b * side) for a, b in corners]))
    painter.restore()


def paint_corner(painter: QPainter, corner: Corner) -> None:
    """How many functions and units the matrix shows."""
    view = corner.view
    metrics, inks = view.metrics, view.inks()
    width, height = corner.width(), corner.height()
    painter.fillRect(corner.rect(), inks.panel)
    painter.setPen(inks.hairline)
    painter.drawLine(0, height - 1, width, height - 1)
    painter.drawLine(width - 1, height - 1, width - 1, height - metrics.code_line)
    painter.setPen(inks.secondary)
    painter.setFont(inks.name.font)
    painter.drawText(QPointF(metrics.px(10), height - metrics.px(9)), view.size_words())
