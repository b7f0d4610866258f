"""What the colours and marks on the sheet mean, and how many cells of each there are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.flow import Flow
from orgdesk.ui.importing.fate_paint import fate_icon
from orgdesk.ui.importing.sheet_model import SheetModel
from orgdesk.ui.language import number_words

_SHOWN = (
    Fate.NAME,
    Fate.ROLE,
    Fate.DETAIL,
    Fate.HEAD,
    Fate.EXTRA,
    Fate.IGNORED,
    Fate.QUESTION,
    Fate.ERROR,
)


class FateLegend(Flow):
    """A button a fate: it goes to the next cell of that fate."""

    next_requested = Signal(object)
    """(Fate)."""

    def __init__(self, desk: Desk, cells: SheetModel, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=4)
        self._desk, self._cells = desk, cells
        self.buttons: dict[Fate, QPushButton] = {}
        cells.modelReset.connect(self.retranslate)
        cells.dataChanged.connect(self.retranslate)
        desk.theme_changed.connect(self._tint)
        self.retranslate()

    def retranslate(self) -> None:
        """Have words and counts as they are now; fates that no cell has are left out."""
        counts = self._cells.counts()
        shown = [fate for fate in _SHOWN if counts[fate]]
        if shown != list(self.buttons):
            self.buttons = {fate: self._button(fate) for fate in shown}
            self.fill(list(self.buttons.values()))
        for fate, button in self.buttons.items():
            name = self._cells.fate_words(fate)
            count = number_words(counts[fate], self._desk.language, decimals=0)
            button.setText(f"{name} {count}")
            button.setToolTip(self.tr("Go to the next cell: {fate}").format(fate=name))
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _button(self, fate: Fate) -> QPushButton:
        button = QPushButton(autoDefault=False)
        button.setProperty("look", "flat")
        button.setIconSize(QSize(20, 14))
        button.setIcon(fate_icon(self._desk.theme, fate))
        button.clicked.connect(lambda: self.next_requested.emit(fate))
        return button

    def _tint(self) -> None:
        for fate, button in self.buttons.items():
            button.setIcon(fate_icon(self._desk.theme, fate))
