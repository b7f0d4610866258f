"""Light or dark: as the system has it, or as the user chose."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from orgdesk.exchange.palette import DARK, LIGHT
from orgdesk.ui.desk import Desk
from orgdesk.ui.remembered import recall, remember
from orgdesk.ui.style import wear

_KEY = "window/look"
CHOICES = ("system", "light", "dark")


class Look(QObject):
    """Keeps the colours of the application in step with the choice and with the system."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        chosen = recall(_KEY, "system")
        self.choice = chosen if chosen in CHOICES else "system"
        QApplication.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    def choose(self, choice: str) -> None:
        """Wear the look "system", "light" or "dark", and remember it."""
        if choice != self.choice:
            self.choice = choice
            remember(_KEY, choice)
            self._apply()

    def _apply(self) -> None:
        dark = self.choice == "dark"
        if self.choice == "system":
            dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        theme = DARK if dark else LIGHT
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        wear(application, theme)
        self._desk.set_theme(theme)
