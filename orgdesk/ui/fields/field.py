"""What all fields have in common: a value, a signal when it is changed for good, a refusal shown below."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLabel, QWidget

from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.layouts import column


class Field(QWidget):
    """An editor for one value. What is shown can also be `mixed`: several rows of different values."""

    committed = Signal()
    """The user has settled on another `value()`; whoever owns the field takes it over or refuses it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.mixed = False
        self._refusal = QLabel(self, wordWrap=True)
        self._refusal.setProperty("look", "refusal")
        self._refusal.hide()
        self._column = column(self, gap=2)
        self._column.addWidget(self._refusal)
        desk.language_changed.connect(self.retranslate)

    def carry(self, editor: QWidget) -> None:
        """Put the widget in which one edits above the refusal, and let it have the focus."""
        self._column.insertWidget(self._column.count() - 1, editor)
        if self.focusProxy() is None:
            self.setFocusProxy(editor)

    def value(self) -> Any:
        """What the user has settled on or is typing."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value, unless the user is in the middle of typing another."""
        raise NotImplementedError

    def set_mixed(self) -> None:
        """Show that several rows have several values."""
        raise NotImplementedError

    def is_touched(self) -> bool:
        """Whether something is typed that was not taken over yet."""
        return False

    def restore(self) -> None:
        """Forget what is being typed, and any refusal."""
        self.clear_refusal()

    def commit(self) -> None:
        """Tell what is being typed, as if the user had left the field."""

    def refuse(self, sentence: str) -> None:
        """Say below why the value was not taken over."""
        self._refusal.setText(sentence)
        self._refusal.show()
        self._mark(True)

    def clear_refusal(self) -> None:
        """Nothing is wrong any more."""
        if not self._refusal.isHidden():
            self._refusal.hide()
            self._refusal.clear()
            self._mark(False)

    @property
    def refusal(self) -> str:
        """The sentence that stands below; "" where nothing was refused."""
        return self._refusal.text()

    def set_name(self, name: str) -> None:
        """What the field is called, for those who hear the window."""
        proxy = self.focusProxy()
        (proxy or self).setAccessibleName(name)

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _mark(self, invalid: bool) -> None:
        editor = self.focusProxy()
        if editor is not None:
            editor.setProperty("invalid", invalid)
            editor.style().unpolish(editor)
            editor.style().polish(editor)
