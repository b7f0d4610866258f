"""The marks of findings: each severity has its own shape; colour alone never tells them apart."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from orgdesk.exchange.palette import Mark


def draw_mark(painter: QPainter, mark: Mark, at: QRectF, halo: str | None = None) -> None:
    """Draw the mark into the square `at`; a `halo` in the colour of the ground keeps it off what is below."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if halo:
        pen = QPen(QColor(halo), 1.5)
        pen.setCosmetic(True)
        painter.setPen(pen)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(mark.color))
    if mark.shape == "dot":
        painter.drawEllipse(at.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.translate(at.topLeft())
        painter.scale(at.width(), at.height())
        painter.drawPolygon(_outline(mark.shape))
    painter.restore()


def square(centre: QPointF, side: float) -> QRectF:
    """The square around a point in which a mark is drawn."""
    return QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)


@cache
def _outline(shape: str) -> QPolygonF:
    """The shape in a square of 1."""
    if shape == "triangle":
        return QPolygonF([QPointF(0.5, 0.04), QPointF(1.0, 0.94), QPointF(0.0, 0.94)])
    a, b = 0.29, 0.71
    corners = ((a, 0), (b, 0), (1, a), (1, b), (b, 1), (a, 1), (0, b), (0, a))
    return QPolygonF([QPointF(x, y) for x, y in corners])
