"""Paints a chart that has been laid out. No part is told by its colour alone: its line names it, and what is
missing or too late is hatched."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from orgdesk.analysis.severity import Severity
from orgdesk.exchange.palette import HUES, Theme
from orgdesk.organization.role_family import RoleFamily
from orgdesk.ui.health.face import BarFace
from orgdesk.ui.health.plots import MORE, Plot, Spot

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Tone:
    """How a bar is filled: solid, hatched, or only outlined."""

    color: str
    is_hatched: bool = False
    is_outlined: bool = False


def tone_of(part: str, theme: Theme) -> Tone:
    """The tone of a part; of what has no parts the tone of all bars."""
    if part in ("none", "late"):
        return Tone(theme.marks[Severity.ERROR].color, is_hatched=True)
    if part == "several":
        return Tone(HUES[RoleFamily.DECIDE])
    if part == "overhead":
        return Tone(HUES[RoleFamily.DO])
    if part == "needed":
        return Tone(theme.secondary, is_outlined=True)
    return Tone(HUES[RoleFamily.DIRECT])


def paint_chart(
    painter: QPainter,
    plot: Plot,
    kind: str,
    theme: Theme,
    *,
    current: int,
    pointed: int,
    more: str,
    within: QRectF,
) -> None:
    """Paint it; `current` has the keyboard (-1: none has), `pointed` the pointer; `more` unfolds the rest."""
    for n, spot in enumerate(plot.spots):
        if n == pointed:
            painter.fillRect(spot.hit, QColor(theme.hover))
    is_matrix = bool(plot.heads)
    metrics = QFontMetricsF(painter.font())
    for words, place, turned in plot.heads:
        _head(painter, words, place, turned, metrics, theme)
    for spot in plot.spots:
        if not spot.hit.united(spot.fill).intersects(within):
            continue
        if spot.bar == MORE:
            assert spot.label is not None
            painter.setPen(QColor(theme.link))
            painter.drawText(spot.label, _LEFT, more)
            continue
        bar = plot.faces[spot.bar]
        if is_matrix:
            _cell(painter, spot, bar, theme)
        else:
            _fill(painter, spot.fill, tone_of(bar.part, theme), theme)
            _words(painter, spot, bar, kind, metrics, theme)
    if plot.zero is not None:
        painter.setPen(QPen(QColor(theme.secondary), 1))
        painter.drawLine(*plot.zero)
    if current >= 0 and plot.spots:
        _ring(painter, plot.spots[current], kind, theme)


def _fill(painter: QPainter, at: QRectF, tone: Tone, theme: Theme) -> None:
    color = QColor(tone.color)
    if at.width() <= 0:
        return
    if tone.is_outlined:
        painter.setPen(QPen(color, 1.25))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(at.adjusted(0.5, 0.5, -0.5, -0.5))
    elif tone.is_hatched:
        painter.fillRect(at, QBrush(color, Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(color, 1.25))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(at.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.fillRect(at, color)


def _words(
    painter: QPainter, spot: Spot, bar: BarFace, kind: str, metrics: QFontMetricsF, theme: Theme
) -> None:
    if kind == "share" and spot.label is not None:
        swatch = QRectF(4, spot.label.center().y() - 5, 10, 10)
        _fill(painter, swatch, tone_of(bar.part, theme), theme)
    if spot.label is not None:
        painter.setPen(QColor(theme.ink if kind == "share" else theme.secondary))
        words = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, spot.label.width())
        painter.drawText(spot.label, _CENTRE if spot.is_above else _LEFT, words)
    if spot.said is not None:
        painter.setPen(QColor(theme.ink))
        painter.drawText(spot.said, _CENTRE if spot.is_above else _RIGHT, bar.said)


def _cell(painter: QPainter, spot: Spot, bar: BarFace, theme: Theme) -> None:
    """A cell of a matrix: the fuller, the stronger; hatched where there is nothing at all."""
    if bar.value <= 0:
        _fill(painter, spot.fill, tone_of("none", theme), theme)
        ink = QColor(theme.ink)
        if spot.said is not None:
            room = QFontMetricsF(painter.font()).boundingRect(bar.said)
            room.moveCenter(spot.said.center())
            painter.fillRect(room.adjusted(-2, 0, 2, 0), QColor(theme.field))
    else:
        color = _blend(theme.field, HUES[RoleFamily.DIRECT], 0.15 + 0.85 * min(bar.value, 1.0))
        painter.fillRect(spot.fill, color)
        ink = QColor(max((theme.ink, theme.field), key=lambda each: _contrast(QColor(each), color)))
    if spot.said is not None:
        painter.setPen(ink)
        painter.drawText(spot.said, _CENTRE, bar.said)


def _head(
    painter: QPainter, words: str, at: QRectF, turned: bool, metrics: QFontMetricsF, theme: Theme
) -> None:
    painter.setPen(QColor(theme.secondary))
    room = at.height() - 4 if turned else at.width()
    said = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    if not turned:
        painter.drawText(at, _LEFT if at.left() < 8 else _CENTRE, said)
        return
    painter.save()
    painter.translate(at.center().x(), at.bottom() - 3)
    painter.rotate(-90)
    painter.drawText(QPointF(0, metrics.ascent() / 2 - 1), said)
    painter.restore()


def _ring(painter: QPainter, spot: Spot, kind: str, theme: Theme) -> None:
    painter.setOpacity(1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(spot.hit.adjusted(0, 0, -1, -1), 3, 3)
    if kind == "share" and spot.fill.width() > 0:
        painter.drawRect(spot.fill)
    if kind in ("share", "matrix"):  # the accent alone would be lost on a blue ground
        painter.setPen(QPen(QColor(theme.field), 1))
        painter.drawRect(spot.fill.adjusted(2, 2, -2, -2))


def _blend(ground: str, hue: str, share: float) -> QColor:
    one, other = QColor(ground), QColor(hue)

    def mixed(a: float, b: float) -> float:
        return a + (b - a) * share

    return QColor.fromRgbF(
        mixed(one.redF(), other.redF()),
        mixed(one.greenF(), other.greenF()),
        mixed(one.blueF(), other.blueF()),
    )


def _contrast(one: QColor, other: QColor) -> float:
    """How far two colours are apart, as WCAG reckons."""
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def _light(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
