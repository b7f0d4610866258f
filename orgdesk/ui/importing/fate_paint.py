"""How the fate of a cell looks: a tint and a mark of its own shape, so that colour never stands alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QIcon, QPainter, QPen, QPixmap

from orgdesk.analysis.severity import Severity
from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.palette import Shade, Theme
from orgdesk.organization.role_family import RoleFamily
from orgdesk.ui.marks import draw_mark, square
from orgdesk.ui.style import font

GUTTER = 12
"""Pixels at the left of a cell in which its mark stands."""

_FAMILIES: dict[Fate, RoleFamily] = {
    Fate.NAME: RoleFamily.DIRECT,
    Fate.ROLE: RoleFamily.SUPPLY,
    Fate.DETAIL: RoleFamily.DO,
    Fate.EXTRA: RoleFamily.CHECK,
}
_SEVERITIES: dict[Fate, Severity] = {Fate.QUESTION: Severity.WARNING, Fate.ERROR: Severity.ERROR}


@dataclass(frozen=True, slots=True)
class FateLook:
    """The colours of a fate: the ground of the cell, its mark, its words."""

    fill: str
    mark: str
    ink: str


def fate_look(theme: Theme, fate: Fate) -> FateLook:
    """The colours of a fate; hues are shared with roles and findings, which cells of a sheet never show."""
    if fate in _FAMILIES:
        family = _FAMILIES[fate]
        return FateLook(theme.chips[family][Shade.TINTED].fill, theme.inks[family], theme.ink)
    if fate in _SEVERITIES:
        severity = theme.marks[_SEVERITIES[fate]]
        return FateLook(severity.tint, severity.color, theme.ink)
    if fate is Fate.HEAD:
        return FateLook(theme.hover, theme.secondary, theme.ink)
    return FateLook(theme.paper, theme.secondary, theme.secondary)


def paint_ground(painter: QPainter, at: QRect, fate: Fate, look: FateLook) -> None:
    """The tint of a cell: hatched where it is ignored, with a double line below where it is a heading."""
    painter.fillRect(at, QColor(look.fill))
    if fate is Fate.IGNORED:
        faint = QColor(look.mark)
        faint.setAlphaF(0.28)
        painter.fillRect(at, QBrush(faint, Qt.BrushStyle.BDiagPattern))
    elif fate is Fate.HEAD:
        painter.fillRect(at.left(), at.bottom() - 2, at.width(), 2, QColor(look.mark))


def paint_mark(painter: QPainter, at: QRectF, fate: Fate, look: FateLook, theme: Theme) -> None:
    """The mark of a fate in the square `at`; headings and ignored cells have none beside their ground."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(look.mark)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if fate is Fate.NAME:
        painter.drawRect(at.adjusted(1, 1, -1, -1))
    elif fate is Fate.ROLE:
        painter.drawEllipse(at.adjusted(0.5, 0.5, -0.5, -0.5))
    elif fate is Fate.DETAIL:
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(at.adjusted(1, 1, -1, -1))
    elif fate is Fate.EXTRA:
        painter.setPen(QPen(colour, 2))
        centre = at.center()
        painter.drawLine(QPointF(at.left(), centre.y()), QPointF(at.right(), centre.y()))
        painter.drawLine(QPointF(centre.x(), at.top()), QPointF(centre.x(), at.bottom()))
    elif fate is Fate.QUESTION:
        painter.setPen(QPen(QColor(theme.marks[Severity.WARNING].ink)))
        painter.setFont(font(-0.5, weight=QFont.Weight.Bold))
        painter.drawText(
            at.adjusted(-2, -4, 2, 4), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, "?"
        )
    elif fate is Fate.ERROR:
        draw_mark(painter, theme.marks[Severity.ERROR], at)
    painter.restore()


def mark_square(cell: QRect) -> QRectF:
    """Where the mark of a cell stands."""
    return square(QPointF(cell.left() + GUTTER / 2 + 1, cell.center().y() + 0.5), 8)


def fate_icon(theme: Theme, fate: Fate) -> QIcon:
    """A small cell of that fate, for the legend."""
    ratio = 2
    picture = QPixmap(QSize(20, 14) * ratio)
    picture.setDevicePixelRatio(ratio)
    look = fate_look(theme, fate)
    painter = QPainter(picture)
    cell = QRect(0, 0, 20, 14)
    paint_ground(painter, cell, fate, look)
    paint_mark(painter, square(QPointF(10, 7), 8), fate, look, theme)
    painter.setPen(QColor(theme.hairline))
    painter.drawRect(cell.adjusted(0, 0, -1, -1))
    painter.end()
    return QIcon(picture)
