"""What stands in a place of the window while there is nothing to show: why, and what to do first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

_WIDTH = 440


class EmptyPage(QFrame):
    """A title, a sentence and buttons in the middle of the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.title, self.words = QLabel(self), QLabel(self)
        self.title.setProperty("look", "title")
        self.words.setProperty("look", "secondary")
        self.words.setWordWrap(True)
        self.words.setFixedWidth(_WIDTH)
        for label in (self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self._row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(self.title)
        layout.addWidget(self.words, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(4)
        layout.addLayout(self._row)
        layout.addStretch(3)

    def say(self, title: str, words: str) -> None:
        """Say this; a label that wraps must be told how high that makes it."""
        self.title.setText(title)
        self.words.setText(words)
        self.words.setFixedHeight(self.words.heightForWidth(_WIDTH))

    def add_button(self, run: Callable[[], None]) -> QPushButton:
        """One more thing to do; the first is the one that is meant."""
        button = QPushButton(self)
        button.setProperty("look", "flat" if self.buttons else "primary")
        button.clicked.connect(lambda: run())
        self._row.insertWidget(len(self.buttons) + 1, button)
        self.buttons.append(button)
        return button
