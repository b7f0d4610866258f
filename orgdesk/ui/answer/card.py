"""A card of the chain: codes, who, where, and what is wrong. It is a button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from orgdesk.ui.answer.faces import CardFace, ChipFace
from orgdesk.ui.answer.type import Type
from orgdesk.ui.desk import Desk

_PAD = 16
_RADIUS = 8
_BAR = 4
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Card(QAbstractButton):
    """Shows one `CardFace`; a click says so, what it means is for the page to know."""

    def __init__(self, desk: Desk, face: CardFace, type_: Type, parent: QWidget) -> None:
        super().__init__(parent)
        self.face = face
        self._desk = desk
        self._type = type_
        self._hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(face.spoken)
        self.setToolTip(face.hint)

    # -- size ------------------------------------------------------------------------------------

    def height_at(self, width: int) -> int:
        """How high the card is at a width."""
        return int(self._lay_out(None, width) + 0.999)

    def sizeHint(self) -> QSize:
        return QSize(240, self.height_at(240))

    def _lay_out(self, painter: QPainter | None, width: float) -> float:
        """Walk down the card, painting where there is a painter; returns its height."""
        theme, face, type_ = self._desk.theme, self.face, self._type
        left = float(_PAD)
        room = width - 2 * _PAD
        y = _PAD - 2 + self._chips(painter, left, _PAD - 2, room)
        mark = theme.marks[face.severity] if face.severity is not None else None
        title = mark.ink if face.missing and mark is not None else theme.ink
        y += 8
        y += _text(painter, face.title, type_.strong, title, QRectF(left, y, room, 1e5))
        for line in face.lines:
            y += 3
            y += _text(painter, line, type_.small, theme.secondary, QRectF(left, y, room, 1e5))
        if face.warning and mark is not None:
            y += 6
            y += _text(painter, face.warning, type_.small, mark.ink, QRectF(left, y, room, 1e5))
        return y + _PAD - 2

    def _chips(self, painter: QPainter | None, left: float, top: float, room: float) -> float:
        """The row (or rows) of codes, and the mark of the severity after them; returns their height."""
        metrics = QFontMetricsF(self._type.chip)
        height = metrics.height() + 4
        x, y = left, top
        for chip in self.face.chips:
            width = metrics.horizontalAdvance(chip.code) + 14
            if x > left and x + width > left + room:
                x, y = left, y + height + 6
            if painter is not None:
                self._chip(painter, chip, QRectF(x, y, width, height))
            x += width + 6
        if painter is not None and self.face.severity is not None:
            mark = self._desk.theme.marks[self.face.severity]
            box = QRectF(left + room - height, top, height, height)
            painter.setFont(self._type.chip)
            painter.setPen(QColor(mark.color))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, mark.glyph)
        return y + height - top

    def _chip(self, painter: QPainter, face: ChipFace, box: QRectF) -> None:
        theme = self._desk.theme
        chip = theme.chip(face.code, face.family)
        severity = self.face.severity
        if self.face.missing and severity is not None:
            ink = QColor(theme.marks[severity].ink)
            pen, fill, text = QPen(ink, 1.25, Qt.PenStyle.DashLine), QColor(theme.paper), ink
        else:
            pen, fill, text = QPen(QColor(chip.border), 1.25), QColor(chip.fill), QColor(chip.text)
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(text)
        painter.setFont(self._type.chip)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, face.code)

    # -- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, face = self._desk.theme, self.face
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        line = QColor(theme.hairline if face.severity is None else theme.marks[face.severity].color)
        pen = QPen(line, 1.25)
        if face.missing:
            pen.setStyle(Qt.PenStyle.DashLine)
        ground = theme.paper if face.missing else theme.field
        painter.setBrush(QColor(theme.hover if self._hovered or self.isDown() else ground))
        painter.setPen(pen)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        if face.severity is not None and not face.missing:
            shape = QPainterPath()
            shape.addRoundedRect(box, _RADIUS, _RADIUS)
            painter.save()
            painter.setClipPath(shape)
            painter.fillRect(QRectF(box.left(), box.top(), _BAR, box.height()), line)
            painter.restore()
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 2.5))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        self._lay_out(painter, self.width())
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def _text(painter: QPainter | None, text: str, font: QFont, color: str, box: QRectF) -> float:
    """Text wrapped into the width of `box`; returns its height."""
    if painter is not None:
        painter.setFont(font)
        painter.setPen(QColor(color))
        painter.drawText(box, _WRAP, text)
    return QFontMetricsF(font).boundingRect(box, _WRAP, text).height()
