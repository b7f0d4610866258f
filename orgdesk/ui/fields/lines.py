"""Fields in which one types: text, numbers, dates, notes."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from orgdesk.organization.bilingual import Language
from orgdesk.organization.records import LARGEST
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.field import Field
from orgdesk.ui.language import locale_of


class TextField(Field):
    """A line of text. Enter and leaving take it over, Esc brings back what was."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._held: Any = None
        self.line = QLineEdit(self)
        self.line.setMinimumWidth(40)
        self.carry(self.line)
        self.line.editingFinished.connect(self.commit)
        self.line.installEventFilter(self)
        self.retranslate()

    def value(self) -> Any:
        """The text without blanks around it."""
        return self.line.text().strip()

    def set_value(self, value: Any) -> None:
        """Show a value, unless another is being typed."""
        touched = self.is_touched()
        self._held, self.mixed = value, False
        self._hint()
        if not touched:
            self._show(self._words())

    def set_mixed(self) -> None:
        """Show "several values"."""
        touched = self.is_touched()
        self._held, self.mixed = None, True
        self._hint()
        if not touched:
            self._show("")

    def is_touched(self) -> bool:
        """Whether the text differs from what was shown."""
        return self.line.text() != ("" if self.mixed else self._words())

    def restore(self) -> None:
        """Show again what was."""
        super().restore()
        self._show("" if self.mixed else self._words())

    def commit(self) -> None:
        """Tell the text if it is another one."""
        if not self.is_touched():
            self.clear_refusal()
            return
        try:
            value = self.value()
        except ValueError as error:
            self.refuse(str(error))
            return
        if value == self._held and not self.mixed:
            self.restore()
            return
        self.clear_refusal()
        self.committed.emit()

    def set_placeholder(self, words: str) -> None:
        """What stands there, pale, while the field is empty."""
        self._placeholder = words
        self._hint()

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self._hint()
        if not self.is_touched():
            self._show("" if self.mixed else self._words())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc restores; only where there is nothing to restore does it go on to the dialog."""
        if (
            event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and (self.is_touched() or self.refusal)
        ):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            else:
                self.restore()
                self.line.selectAll()
            return True
        return super().eventFilter(watched, event)

    _placeholder = ""

    def _hint(self) -> None:
        self.line.setPlaceholderText(self.tr("several values") if self.mixed else self._placeholder)

    def _words(self) -> str:
        return "" if self._held is None else str(self._held)

    def _show(self, words: str) -> None:
        if self.line.text() != words:
            self.line.setText(words)
            if not self.line.hasFocus():
                self.line.setCursorPosition(0)  # the beginning of a long name is what tells


class NumberField(TextField):
    """A number, or nothing."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, whole: bool = False, optional: bool = True
    ) -> None:
        self._whole, self._optional = whole, optional
        super().__init__(desk, parent)

    def value(self) -> float | int | None:
        """The number; None for nothing. ValueError, with what to do, for what is no number."""
        try:
            number = number_of(self.line.text(), self.desk.language, whole=self._whole)
            if number is None and not self._optional:
                raise ValueError(self.line.text())
            return number
        except ValueError:
            words = self.tr("Enter a whole number.") if self._whole else self.tr("Enter a number.")
            raise ValueError(words) from None

    def _words(self) -> str:
        if self._held is None:
            return ""
        return f"{self._held:.15g}".replace(".", locale_of(self.desk.language).decimalPoint())


def number_of(typed: str, language: Language, *, whole: bool = False) -> float | int | None:
    """The number that is written, in the way of the language or with a point; None for nothing.

    ValueError for what is no number, or no whole one where only such will do.
    """
    text = typed.strip().replace(" ", "")
    if not text:
        return None
    number, good = locale_of(language).toDouble(text)
    if not good:
        number = float(text.replace(",", "."))
    if not abs(number) <= LARGEST:
        raise ValueError(typed)
    if not whole:
        return number
    if not number.is_integer():
        raise ValueError(typed)
    return int(number)


_DATES = (
    re.compile(r"(?P<d>\d{1,2})[/.\-\s](?P<m>\d{1,2})[/.\-\s](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
)


class DateField(TextField):
    """A day, written day/month/year, or none."""

    def value(self) -> dt.date | None:
        """The day; None for none. ValueError, with what to do, for what is no day."""
        text = self.line.text().strip()
        if not text:
            return None
        for pattern in _DATES:
            found = pattern.fullmatch(text)
            if found:
                try:
                    return dt.date(int(found["y"]), int(found["m"]), int(found["d"]))
                except ValueError:
                    break
        raise ValueError(self.tr("Write the date as day/month/year, such as 31/12/2026."))

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self._placeholder = self.tr("dd/mm/yyyy")
        super().retranslate()

    def _words(self) -> str:
        return "" if self._held is None else f"{self._held:%d/%m/%Y}"


class NoteField(Field):
    """Some lines of text. Leaving and Ctrl+Enter take it over, Esc brings back what was."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._held = ""
        self.text = QPlainTextEdit(self, tabChangesFocus=True)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self._fit)
        self.carry(self.text)
        self._fit()
        self.retranslate()

    def value(self) -> str:
        """The text without blanks around it."""
        return self.text.toPlainText().strip()

    def set_value(self, value: Any) -> None:
        """Show a text, unless another is being typed."""
        touched = self.is_touched()
        self._held, self.mixed = str(value), False
        self._hint()
        if not touched:
            self._show(self._held)

    def set_mixed(self) -> None:
        """Show "several values"."""
        touched = self.is_touched()
        self._held, self.mixed = "", True
        self._hint()
        if not touched:
            self._show("")

    def is_touched(self) -> bool:
        """Whether the text differs from what was shown."""
        return self.text.toPlainText() != self._held

    def restore(self) -> None:
        """Show again what was."""
        super().restore()
        self._show(self._held)

    def commit(self) -> None:
        """Tell the text if it is another one."""
        if self.is_touched() and (self.mixed or self.value() != self._held):
            self.clear_refusal()
            self.committed.emit()

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self._hint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving, Ctrl+Enter and Esc; a new width breaks lines elsewhere."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() != Qt.FocusReason.PopupFocusReason:
                self.commit()
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.is_touched():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress:
                self.restore()
            return True
        elif (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and self.is_touched()
        ):
            self.commit()
            return True
        return super().eventFilter(watched, event)

    def _hint(self) -> None:
        self.text.setPlaceholderText(self.tr("several values") if self.mixed else "")

    def _show(self, words: str) -> None:
        if self.text.toPlainText() != words:
            self.text.setPlainText(words)

    def _fit(self) -> None:
        """As high as the text is, from two lines to eight."""
        metrics = self.text.fontMetrics()
        room = QRect(0, 0, max(self.text.width() - 24, 40), 10_000)
        wrapped = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.text.toPlainText()).height()
        line = metrics.lineSpacing()
        height = min(max(wrapped, 2 * line), 8 * line) + 20
        if height != self.text.minimumHeight():
            self.text.setFixedHeight(height)
