"""Words and links as the cards of findings have them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

from orgdesk.ui.desk import Desk
from orgdesk.ui.style import font


class Link(QPushButton):
    """A link of one line, cut with an ellipsis where there is no room."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setProperty("look", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setText(words.replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew."""
        super().resizeEvent(event)
        cut = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width() - 8)
        self.setText(cut.replace("&", "&&"))


class Tag(QLabel):
    """A word in a quiet frame, only to be read."""

    def __init__(self, desk: Desk, words: str) -> None:
        super().__init__(words)
        self._desk = desk
        self.setProperty("look", "secondary")
        self.setFont(font(-1))
        self.setContentsMargins(7, 2, 7, 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._desk.theme.hairline))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()
        super().paintEvent(event)


def label(words: str, look: str = "") -> QLabel:
    """Words that wrap and can be copied."""
    made = QLabel(words, wordWrap=True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if look:
        made.setProperty("look", look)
    return made


def link_button(words: str) -> QPushButton:
    """A button that looks like a link."""
    button = QPushButton(words.replace("&", "&&"))
    button.setProperty("look", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
