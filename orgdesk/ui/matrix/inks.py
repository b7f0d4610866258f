"""Colours, fonts and small pictures for drawing the matrix, made once for a theme and a size.

Making a colour, a font or an outline takes as long as using it; headers are drawn on every scroll.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from orgdesk.analysis.findings import Severity
from orgdesk.exchange.palette import Theme
from orgdesk.ui.marks import draw_mark
from orgdesk.ui.matrix.metrics import Metrics


class Type:
    """A font with what it takes to place and to cut a line of it."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.measure = QFontMetricsF(font)
        self.height = self.measure.height()
        self.rise = (self.measure.ascent() - self.measure.descent()) / 2
        """How far below the middle of a line its base is."""
        self._widest = self.measure.horizontalAdvance("W")

    def width(self, words: str) -> float:
        """How wide a line of it is."""
        return self.measure.horizontalAdvance(words)

    def fits(self, words: str, room: float) -> bool:
        """Whether a line fits; few letters fit without being measured."""
        return len(words) * self._widest <= room or self.measure.horizontalAdvance(words) <= room

    def cut(self, words: str, room: float) -> str:
        """As much of a line as fits, with an ellipsis."""
        if self.fits(words, room):
            return words
        return self.measure.elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0.0))

    def broken(self, words: str, room: float) -> list[str]:
        """The line in one piece or two, broken between words; what fits in neither is cut."""
        if self.fits(words, room):
            return [words]
        first, *rest = words.split(" ")
        while rest and self.fits(f"{first} {rest[0]}", room):
            first = f"{first} {rest.pop(0)}"
        pieces = [first, " ".join(rest)] if rest else [first]
        return [self.cut(piece, room) for piece in pieces]


class Inks:
    """What is needed to draw with one theme, at one size, on one screen."""

    def __init__(self, theme: Theme, metrics: Metrics, ratio: float) -> None:
        self.made_for = (theme, metrics, ratio)
        self.theme = theme
        self.paper, self.panel = QColor(theme.paper), QColor(theme.panel)
        self.ink, self.secondary = QColor(theme.ink), QColor(theme.secondary)
        self.hairline = QPen(QColor(theme.hairline), 1.0)
        self.plain = Type(metrics.font())
        self.strong = Type(metrics.font(bold=True))
        self.code = Type(metrics.font(-1.2, bold=True))
        self.heading = Type(metrics.font(-0.4, bold=True))
        self.close = Type(metrics.font(-1.0))
        self.strong_close = Type(metrics.font(-1.0, bold=True))
        self.count = Type(metrics.font(-0.8))
        self.agency = Type(metrics.font(-0.7, bold=True))
        self.name = Type(metrics.font(-0.7))
        self.unit_code = Type(metrics.font(-2, bold=True))
        self._marks = {severity: self._mark(severity, metrics.mark, ratio) for severity in Severity}

    def mark(self, severity: Severity) -> QPixmap:
        """The mark of a severity, as large as it is in a header."""
        return self._marks[severity]

    def _mark(self, severity: Severity, side: int, ratio: float) -> QPixmap:
        picture = QPixmap(round(side * ratio), round(side * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw_mark(painter, self.theme.marks[severity], QRectF(0, 0, side, side))
        painter.end()
        return picture
