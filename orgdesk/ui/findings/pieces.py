"""A button of a few words and shapes in their own colours, as in "● 27 errors"."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from orgdesk.exchange.palette import Mark
from orgdesk.ui.desk import Desk
from orgdesk.ui.marks import draw_mark, square
from orgdesk.ui.style import font

_PADDING = 8.0
_MARK_ROOM = 16.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, after a shape or without one."""

    words: str
    mark: Mark | None = None
    colour: str = ""
    """#RRGGBB; "" for the ink of secondary words."""


class PiecesButton(QAbstractButton):
    """Pieces in a row. Where it can be checked and is not, it is pale and its words are struck through."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, gap: float = 0) -> None:
        super().__init__(parent)
        self._desk = desk
        self._gap = gap
        self._pieces: tuple[Piece, ...] = ()
        self.setFont(font(-0.5))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        desk.theme_changed.connect(self.update)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What it says."""
        return self._pieces

    def set_pieces(self, *pieces: Piece) -> None:
        """Say something else."""
        if pieces != self._pieces:
            self._pieces = pieces
            self.setText("".join(piece.words for piece in pieces).replace("&", "&&"))
            self.setAccessibleName("".join(piece.words for piece in pieces))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """All pieces with room around them."""
        metrics = QFontMetricsF(self.font())
        width = sum(_width(piece, metrics) for piece in self._pieces)
        width += self._gap * max(len(self._pieces) - 1, 0)
        return QSize(round(width + 2 * _PADDING + 1), max(24, round(metrics.height()) + 8))

    def minimumSizeHint(self) -> QSize:
        """It gives way where there is no room; its words end in an ellipsis then."""
        return QSize(0, self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer is over it."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pieces."""
        theme = self._desk.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.hover))
            painter.drawRoundedRect(frame, 4, 4)
        if self.hasFocus():
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, 4, 4)
        is_off = self.isCheckable() and not self.isChecked()
        face = QFont(self.font())
        face.setStrikeOut(is_off)
        painter.setFont(face)
        metrics = QFontMetricsF(face)
        left, middle = _PADDING, self.height() / 2
        right = self.width() - _PADDING
        for piece in self._pieces:
            if piece.mark is not None:
                painter.setOpacity(0.45 if is_off else 1)
                draw_mark(painter, piece.mark, square(QPointF(left + 5, middle), 10))
                painter.setOpacity(1)
                left += _MARK_ROOM
            words = metrics.elidedText(piece.words, Qt.TextElideMode.ElideRight, max(right - left + 1, 0))
            painter.setPen(QColor(piece.colour or theme.secondary))
            painter.drawText(
                QRectF(left, 0, self.width(), self.height()), int(Qt.AlignmentFlag.AlignVCenter), words
            )
            left += metrics.horizontalAdvance(piece.words) + self._gap
            if words != piece.words:
                break


def _width(piece: Piece, metrics: QFontMetricsF) -> float:
    return metrics.horizontalAdvance(piece.words) + (_MARK_ROOM if piece.mark is not None else 0)
