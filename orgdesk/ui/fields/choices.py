"""Fields in which one picks from a few: a value of an enumeration, yes or no."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget

from orgdesk.organization.names import name_of_value
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.field import Field


class ChoiceField(Field):
    """One of some named values; "not set" where `optional`."""

    def __init__(
        self, desk: Desk, values: Iterable[StrEnum], parent: QWidget | None = None, *, optional: bool = True
    ) -> None:
        super().__init__(desk, parent)
        self._values: list[StrEnum | None] = [*([None] if optional else []), *values]
        self._held: StrEnum | None = None
        self.box = QComboBox(self)
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.installEventFilter(self)
        self.box.activated.connect(self._picked)
        self.carry(self.box)
        self.retranslate()

    def value(self) -> Any:
        """The value picked; None for "not set"."""
        return self._values[self.box.currentIndex()] if self.box.currentIndex() >= 0 else None

    def set_value(self, value: Any) -> None:
        """Show a value."""
        self._held, self.mixed = value, False
        self.restore()

    def set_mixed(self) -> None:
        """Show "several values"."""
        self.mixed = True
        self.restore()

    def restore(self) -> None:
        """Show again what was."""
        super().restore()
        with QSignalBlocker(self.box):
            known = not self.mixed and self._held in self._values
            self.box.setCurrentIndex(self._values.index(self._held) if known else -1)

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        names = [
            self.tr("not set") if v is None else _capital(self.desk.say(name_of_value(v)))
            for v in self._values
        ]
        with QSignalBlocker(self.box):
            self.box.setPlaceholderText(self.tr("several values"))
            self.box.clear()
            self.box.addItems(names)
        self.restore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the panel; it must not change a value in passing."""
        if isinstance(event, QWheelEvent):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _picked(self) -> None:
        if self.mixed or self.value() != self._held:
            self.clear_refusal()
            self.committed.emit()


class YesNoField(Field):
    """Yes or no, with its own words beside the box."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.box = QCheckBox(self)
        self.box.clicked.connect(self._clicked)
        self.carry(self.box)

    def value(self) -> bool:
        """Whether it is on."""
        return self.box.checkState() == Qt.CheckState.Checked

    def set_value(self, value: Any) -> None:
        """Show on or off."""
        self.mixed = False
        self.box.setTristate(False)
        self.box.setChecked(bool(value))

    def set_mixed(self) -> None:
        """Show that some are on and some off."""
        self.mixed = True
        self.box.setTristate(True)
        self.box.setCheckState(Qt.CheckState.PartiallyChecked)

    def set_words(self, words: str) -> None:
        """What stands beside the box."""
        self.box.setText(words)

    def _clicked(self) -> None:
        self.box.setTristate(False)
        self.committed.emit()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
