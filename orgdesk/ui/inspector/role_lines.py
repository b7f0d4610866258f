"""The roles on a function: chip, name, and who holds it, each unit a link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from orgdesk.analysis.severity import Severity
from orgdesk.ui.chips import Chips, CodeChip
from orgdesk.ui.desk import Desk

_MOST_UNITS = 12


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role, and (id, code) of the units that hold it."""

    chip: CodeChip
    name: str
    units: tuple[tuple[str, str], ...] = ()


class RoleLines(QWidget):
    """Some roles below each other."""

    unit_clicked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lines: tuple[RoleLine, ...] = ()
        self._rows: list[tuple[Chips, QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, 28)
        self._grid.setColumnStretch(1, 5)
        self._grid.setColumnStretch(2, 4)
        desk.theme_changed.connect(self._say)

    @property
    def lines(self) -> tuple[RoleLine, ...]:
        """What is shown."""
        return self._lines

    def show_lines(self, lines: Sequence[RoleLine]) -> None:
        """Show others; widgets are made only where there are more lines than ever before."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        while len(self._rows) < len(lines):
            self._add_row()
        self._say()

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self._say()

    def _add_row(self) -> None:
        n = len(self._rows)
        chips, name, units = Chips(self._desk, parent=self), QLabel(self), QLabel(self)
        for label in (name, units):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        units.setTextFormat(Qt.TextFormat.RichText)
        units.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        units.linkActivated.connect(self.unit_clicked)
        for at, widget in enumerate((chips, name, units)):
            self._grid.addWidget(widget, n, at, Qt.AlignmentFlag.AlignTop)
        self._rows.append((chips, name, units))

    def _say(self) -> None:
        theme = self._desk.theme
        missing = theme.marks[Severity.WARNING].ink
        for n, (chips, name, units) in enumerate(self._rows):
            there = n < len(self._lines)
            for widget in (chips, name, units):
                widget.setVisible(there)
            if not there:
                continue
            line = self._lines[n]
            chips.set_chips((line.chip,))
            name.setText(line.name)
            name.setStyleSheet(f"color: {missing}" if line.chip.missing else "")
            links = [
                f'<a href="{escape(id_)}" style="color: {theme.link}; text-decoration: none">'
                f"{escape(code)}</a>"
                for id_, code in line.units[:_MOST_UNITS]
            ]
            more = len(line.units) - len(links)
            words = ", ".join(links) + (f" +{more}" if more > 0 else "")
            nobody = self.tr("none yet")
            none = f'<span style="color: {theme.secondary}">{nobody}</span>'
            units.setText(words or none)
