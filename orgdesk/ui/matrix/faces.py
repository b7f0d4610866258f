"""What cells look like: chips of role codes and the mark of the worst finding, each kind drawn once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from orgdesk.exchange.palette import Theme
from orgdesk.ui.chips import draw_chip
from orgdesk.ui.marks import draw_mark
from orgdesk.ui.matrix.codes import Codes
from orgdesk.ui.matrix.metrics import Metrics
from orgdesk.ui.matrix.model import Face

_FAINT = 0.75
_MOST_KEPT = 4_000
"""Pictures of cells; a model of many roles of its own must not fill the memory."""


class _Size(NamedTuple):
    """A size of chips."""

    font: QFont
    measure: QFontMetricsF
    height: float
    padding: float
    gap: float
    least: float
    """Narrowest chip."""

    def width(self, code: str) -> float:
        """The width of a chip."""
        return max(self.least, self.measure.horizontalAdvance(code) + 2 * self.padding)

    def across(self, codes: Sequence[str]) -> float:
        """The width of several chips side by side."""
        return sum(map(self.width, codes)) + self.gap * (len(codes) - 1)


def _size(font: QFont, height: float, padding: float, gap: float, least: float) -> _Size:
    return _Size(font, QFontMetricsF(font), height, padding, gap, least)


class FacePictures:
    """Pictures of cells for one theme, size, set of codes and screen; made anew when one of them changes."""

    def __init__(self, theme: Theme, metrics: Metrics, codes: Codes, ratio: float) -> None:
        self._theme, self._metrics, self._codes, self._ratio = theme, metrics, codes, ratio
        self.made_for = (theme, metrics, codes, ratio)
        self._made: dict[tuple[Face, frozenset[str]], QPixmap] = {}
        large, close, small = (metrics.font(step, bold=True) for step in (-1.9, -2.5, -3.1))
        scale = metrics.scale
        if metrics.is_dense:
            large = close
        high = (14.5 if metrics.is_dense else 17.0) * scale
        self._roomy = _size(large, high, 4 * scale, 3 * scale, 26 * scale)
        self._tight = _size(large, high, 1.5 * scale, 1.5 * scale, 17 * scale)
        self._close = _size(close, high - scale, scale, 1.5 * scale, 15 * scale)
        self._small = _size(small, 11.5 * scale, 1.5 * scale, 1.5 * scale, 15 * scale)
        self._tiny = _size(small, 11.5 * scale, 0.5 * scale, scale, 13 * scale)
        self._mark = (7.0 if metrics.is_dense else 8.5) * scale

    def picture(self, face: Face, wanted: frozenset[str]) -> QPixmap:
        """The whole cell as a picture; codes that are not `wanted` (empty: all are) stand back."""
        key = (face, wanted)
        made = self._made.get(key)
        if made is None:
            if len(self._made) > _MOST_KEPT:
                self._made.clear()
            made = self._made[key] = self._draw(face, wanted)
        return made

    def _draw(self, face: Face, wanted: frozenset[str]) -> QPixmap:
        size = QSize(self._metrics.column, self._metrics.row)
        picture = QPixmap(size * self._ratio)
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = 0.0 if face.severity is None else self._mark
        self._draw_chips(painter, face.codes, wanted, size, marked)
        if face.severity is not None:
            corner = QRectF(size.width() - marked - 1.5, 0.5, marked, marked)
            draw_mark(painter, self._theme.marks[face.severity], corner, halo=self._theme.paper)
        painter.end()
        return picture

    def _draw_chips(
        self,
        painter: QPainter,
        codes: tuple[str, ...],
        wanted: frozenset[str],
        size: QSize,
        marked: float,
    ) -> None:
        """Draw the codes in the middle; where a mark stands in the corner, small ones make way for it."""
        chosen, rows = self._arranged(codes, size)
        y = (size.height() - len(rows) * chosen.height - (len(rows) - 1) * chosen.gap) / 2
        for n, row in enumerate(rows):
            line, x = chosen, (size.width() - chosen.across(row)) / 2
            if marked and n == 0 and chosen is self._small:
                line = chosen if chosen.across(row) <= size.width() - marked - 2 else self._tiny
                x = max(1.0, min(x, size.width() - marked - 2 - line.across(row)))
            painter.setFont(line.font)
            for code in row:
                at = QRectF(x, y, line.width(code), line.height)
                if not wanted or code in wanted:
                    self._draw_chip(painter, code, at)
                else:
                    self._draw_aside(painter, code, at)
                x += line.width(code) + line.gap
            y += chosen.height + chosen.gap

    def _draw_aside(self, painter: QPainter, code: str, at: QRectF) -> None:
        """A code that is not asked for: there, but without a chip."""
        painter.setPen(QColor(self._theme.secondary))
        painter.setOpacity(_FAINT)
        painter.drawText(at, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, code)
        painter.setOpacity(1.0)

    def _draw_chip(self, painter: QPainter, code: str, at: QRectF) -> None:
        family = self._codes.families.get(code)
        draw_chip(painter, code, family, self._theme, at, min(4.0 * self._metrics.scale, at.height() / 3.6))

    def _arranged(self, codes: tuple[str, ...], size: QSize) -> tuple[_Size, list[list[str]]]:
        """The largest chips with which all codes fit; where none do, small ones and how many are left out."""
        room = size.width() - 3
        for chosen in (self._roomy, self._tight, self._close):
            if _fits(chosen, codes, room):
                return chosen, [list(codes)]
        lines = 2 if size.height() >= 2 * self._small.height + self._small.gap + 2 else 1
        shown, left = list(codes), 0
        while True:
            rows = _broken(self._small, [*shown, f"+{left}"] if left else shown, room, lines)
            if rows is not None or not shown:
                return self._small, rows or [[f"+{left}"]]
            shown.pop()
            left += 1


def _fits(size: _Size, codes: Sequence[str], room: float) -> bool:
    return size.across(codes) <= room


def _broken(size: _Size, codes: Sequence[str], room: float, lines: int) -> list[list[str]] | None:
    """Codes in at most so many lines; None where they do not fit. Two lines are filled evenly."""
    if _fits(size, codes, room):
        return [list(codes)]
    if lines < 2:
        return None
    half = len(codes) // 2
    for first in (half, half + 1, half - 1):
        rows = [list(codes[:first]), list(codes[first:])]
        if all(row and _fits(size, row, room) for row in rows):
            return rows
    return None
