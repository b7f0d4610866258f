"""How a sheet is read: its layout, its heading, the meaning of a column; each can be corrected here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QWidget

from orgdesk.exchange.incoming.mapping import SheetChoice
from orgdesk.exchange.incoming.plan import ImportPlan
from orgdesk.exchange.incoming.recognition.reading import LayoutFound
from orgdesk.exchange.incoming.recognition.table import MEANINGS
from orgdesk.exchange.sheets.grid import Place, letters
from orgdesk.organization.bilingual import Text
from orgdesk.ui.desk import Desk
from orgdesk.ui.importing.meanings import meaning_words
from orgdesk.ui.importing.short_box import ShortBox

SKIP = "skip"
OURS = "orgdesk"
"""The layout of a workbook that OrgDesk wrote; nothing about it can be corrected."""


class ReadingBar(QWidget):
    """The line above the sheet."""

    chosen = Signal(object)
    """(SheetChoice): the person has corrected how the sheet is read."""

    def __init__(
        self, desk: Desk, layouts: Sequence[tuple[str, Text]], parent: QWidget | None = None
    ) -> None:
        """`layouts` are the names and titles of what can be recognized."""
        super().__init__(parent)
        self._desk = desk
        self._layouts = tuple(layouts)
        self._choice = SheetChoice()
        self._found: tuple[LayoutFound, ...] = ()
        self._place: Place = (1, 1)
        self.layout_box, self.column_box = ShortBox(), ShortBox()
        self.first, self.last = QSpinBox(), QSpinBox()
        self._layout_words, self._head_words = QLabel(), QLabel()
        self._to_words, self._column_words = QLabel(), QLabel()
        for box in (self.layout_box, self.column_box):
            box.setMaxVisibleItems(24)
        for spin in (self.first, self.last):
            spin.setKeyboardTracking(False)
            spin.setFixedWidth(66)
            spin.valueChanged.connect(self._head_chosen)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._layout_words)
        line.addWidget(self.layout_box, 3)
        line.addSpacing(8)
        line.addWidget(self._head_words)
        line.addWidget(self.first)
        line.addWidget(self._to_words)
        line.addWidget(self.last)
        line.addSpacing(8)
        line.addWidget(self._column_words)
        line.addWidget(self.column_box, 2)
        self._layout_words.setBuddy(self.layout_box)
        self._head_words.setBuddy(self.first)
        self._column_words.setBuddy(self.column_box)
        self.layout_box.activated.connect(self._layout_chosen)
        self.column_box.activated.connect(self._column_chosen)
        self.retranslate()

    def show_sheet(self, plan: ImportPlan, index: int) -> None:
        """Show how a plan reads a sheet."""
        sheet = plan.book.sheets[index]
        self._choice = plan.mapping.sheet(sheet.name)
        self._found = tuple(found for found in plan.layouts if found.where.sheet == index)
        for spin in (self.first, self.last):
            with QSignalBlocker(spin):
                spin.setRange(0, max(sheet.last_row, 1))
        self._fill()

    def show_place(self, place: Place) -> None:
        """Show what the column of a cell means."""
        self._place = place
        self._fill_head()
        self._fill_column()

    def open_column(self) -> None:
        """Have the meaning of the current column picked."""
        if self.column_box.isEnabled():
            self.column_box.setFocus()
            self.column_box.showPopup()

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self._layout_words.setText(self.tr("&Read as"))
        self._head_words.setText(self.tr("&Heading: rows"))
        self._to_words.setText(self.tr("to"))
        self.layout_box.setAccessibleName(self.tr("How the sheet is laid out"))
        self.first.setAccessibleName(self.tr("First row of the heading"))
        self.last.setAccessibleName(self.tr("Last row of the heading"))
        for spin in (self.first, self.last):
            spin.setToolTip(self.tr("0 and 0 for a table without a heading"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # -- what is shown ---------------------------------------------------------------------------

    @property
    def _here(self) -> LayoutFound | None:
        """The table that the current cell belongs to: the last that begins above it."""
        above = [found for found in self._found if found.head[0] <= self._place[0]]
        return above[-1] if above else self._found[0] if self._found else None

    def _fill(self) -> None:
        is_ours = any(found.layout == OURS for found in self._found)
        say = self._desk.say
        with QSignalBlocker(self.layout_box):
            self.layout_box.clear()
            titles = [found.title for found in self._found if self._choice.layout is None]
            recognized = ", ".join(dict.fromkeys(say(title) for title in titles))
            automatic = self.tr("{layout} (recognized)").format(layout=recognized)
            if self._choice.layout is not None:
                automatic = self.tr("As recognized")
            elif not recognized:
                automatic = self.tr("Not recognized")
            self.layout_box.addItem(automatic, None)
            for name, title in () if is_ours else self._layouts:
                self.layout_box.addItem(say(title), name)
            self.layout_box.addItem(self.tr("Leave this sheet out"), SKIP)
            self.layout_box.setCurrentIndex(max(self.layout_box.findData(self._choice.layout), 0))
            self.layout_box.setToolTip(self.layout_box.currentText())
        for widget in (self.first, self.last, self._head_words, self._to_words):
            widget.setEnabled(bool(self._found) and not is_ours)
        self._fill_head()
        self._fill_column()

    def _fill_head(self) -> None:
        here = self._here
        for spin, row in zip((self.first, self.last), here.head if here else (0, 0), strict=True):
            with QSignalBlocker(spin):
                spin.setValue(row)

    def _fill_column(self) -> None:
        here, column = self._here, self._place[1]
        self._column_words.setText(self.tr("&Column {letters}").format(letters=letters(column)))
        name = self.tr("What column {letters} means").format(letters=letters(column))
        self.column_box.setAccessibleName(name)
        known = self._title() is not None
        self.column_box.setEnabled(known and here is not None and here.layout != OURS)
        chosen = self._choice.columns.get(self._title() or "")
        meaning = next((m for c, _, m in here.columns if c == column), "") if here else ""
        with QSignalBlocker(self.column_box):
            self.column_box.clear()
            if chosen is not None:
                self.column_box.addItem(self.tr("As recognized"), None)
            elif meaning:
                self.column_box.addItem(self._capital(meaning_words(meaning)), None)
            else:
                self.column_box.addItem(self.tr("No meaning of its own"), None)
            for each in MEANINGS:
                self.column_box.addItem(self._capital(meaning_words(each)), each)
            self.column_box.setCurrentIndex(max(self.column_box.findData(chosen), 0))

    def _title(self) -> str | None:
        """How the mapping calls the current column; None outside all tables."""
        here = self._here
        if here is None:
            return None
        return next((title for column, title, _ in here.columns if column == self._place[1]), None)

    def _capital(self, text: Text) -> str:
        words = self._desk.say(text)
        return words[:1].upper() + words[1:]

    # -- what is chosen --------------------------------------------------------------------------

    def _layout_chosen(self) -> None:
        layout = self.layout_box.currentData()
        if layout != self._choice.layout:
            self.chosen.emit(replace(self._choice, layout=layout))

    def _head_chosen(self) -> None:
        first, last = self.first.value(), self.last.value()
        if first > last:  # whichever was moved takes the other along
            first, last = (first, first) if self.sender() is self.first else (last, last)
        if self._here is not None and (first, last) != self._here.head:
            self.chosen.emit(replace(self._choice, head=(first, last)))

    def _column_chosen(self) -> None:
        title = self._title()
        if title is None:
            return
        meaning = self.column_box.currentData()
        columns = {key: value for key, value in self._choice.columns.items() if key != title}
        if meaning is not None:
            columns[title] = meaning
        if columns != dict(self._choice.columns):
            self.chosen.emit(replace(self._choice, columns=columns))
