"""A name that leads somewhere, cut with an ellipsis where it has no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from orgdesk.organization.organization import Token
from orgdesk.ui.desk import Desk

_PADDING = 8


class Link(QPushButton):
    """Leads to a row; without one it is but a name."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, leads: bool = True) -> None:
        super().__init__(parent)
        self._desk = desk
        self._token: Token | None = None
        self._words = ""
        self._leads = leads
        self.setProperty("look", "link" if leads else "flat")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if leads:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._go)

    @property
    def words(self) -> str:
        """What it says in full."""
        return self._words

    def lead(self, token: Token, words: str) -> None:
        """Lead to this row, called so."""
        self._token, self._words = token, words
        self.setToolTip(words)
        self.setAccessibleName(words)
        self._fit()

    def sizeHint(self) -> QSize:
        """Whatever it says, it takes the room that is left."""
        return QSize(80, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as fits."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another font takes another room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        room = max(self.width() - _PADDING, 24)
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(words.replace("&", "&&"))

    def _go(self) -> None:
        if self._token is not None and self._leads:
            self._desk.show_rows([self._token], self)
