"""What a unit has to do with a function: its roles there, each with scope and authority in words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from orgdesk.organization.display import citation, role_name, roles_by_code, scope_words, short
from orgdesk.organization.names import name_of_value
from orgdesk.organization.organization import Token
from orgdesk.organization.records import Assignment
from orgdesk.ui.chips import Chips, CodeChip, chip_of
from orgdesk.ui.desk import Cell, Desk
from orgdesk.ui.fields.layouts import column, line
from orgdesk.ui.inspector.form import Form

Line = tuple[CodeChip, str, str]
"""Chip, name of the role, and the rest in words."""


class CellForm(Form):
    """The roles of one cell."""

    edit_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.cell: Cell = ("", "")
        self.lines: list[Line] = []
        self._none = QLabel(self, wordWrap=True)
        self._none.setProperty("look", "secondary")
        self._list = QWidget(self)
        self._rows = column(self._list, gap=12)
        self._widgets: list[QWidget] = []
        self.edit = QPushButton(self)
        self.edit.clicked.connect(self.edit_requested)
        self.edit.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for part in (self._none, self._list, self.edit):
            self.column.addWidget(part)
        self.retranslate()

    def bind(self, cell: Cell) -> None:
        """Show another cell."""
        self.cell = cell
        self.refresh()

    def assignments(self) -> list[Assignment]:
        """The assignments of the cell, in the order of the roles."""
        unit, function = self.cell
        order = {role: n for n, role in enumerate(roles_by_code(self.organization).values())}
        found = [a for a in self.organization.assignments_of_function(function) if a.unit == unit]
        return sorted(found, key=lambda a: (order.get((a.role, a.resource), len(order)), a.id))

    def refresh(self) -> None:
        """Read the cell again."""
        lines = [self._line(assignment) for assignment in self.assignments()]
        self._none.setVisible(not lines)
        self._list.setVisible(bool(lines))
        if lines == self.lines:
            return
        self.lines = lines
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._widgets = [self._made(entry) for entry in lines]
        for widget in self._widgets:
            self._rows.addWidget(widget)

    def watched(self) -> set[Token]:
        """The two rows, and the roles of the unit."""
        unit, function = self.cell
        found = {("unit", unit), ("function", function), ("assignments_of_unit", unit)}
        for assignment in self.assignments():
            found.add(("regulation", assignment.regulation or ""))
            found.add(("unit", assignment.grantor or ""))
        return found

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self._none.setText(
            self.tr("No role here. Type a role's code in the matrix, or press Enter for all details.")
        )
        self.edit.setText(self.tr("Edit…"))

    def _line(self, assignment: Assignment) -> Line:
        organization, say = self.organization, self.desk.say
        chip = chip_of(organization, assignment.role, assignment.resource)
        name = say(role_name(organization, assignment.role, assignment.resource))
        words = [scope_words(organization, assignment.scope, self.desk.language)]
        source = "" if assignment.source is None else say(name_of_value(assignment.source))
        if assignment.grantor is not None:
            grantor = short(organization.units[assignment.grantor])
            source = self.tr("{source} from {unit}").format(source=source, unit=grantor).strip()
        words.append(source)
        if assignment.regulation is not None:
            words.append(f"{citation(organization.regulations[assignment.regulation])} {assignment.article}")
        if assignment.valid_from is not None:
            words.append(self.tr("from {date}").format(date=f"{assignment.valid_from:%d/%m/%Y}"))
        if assignment.valid_until is not None:
            words.append(self.tr("until {date}").format(date=f"{assignment.valid_until:%d/%m/%Y}"))
        words.append(assignment.note)
        return chip, name, "\n".join(w[:1].upper() + w[1:] for w in map(str.strip, words) if w)

    def _made(self, entry: Line) -> QWidget:
        chip, name, words = entry
        widget = QWidget(self._list)
        head = line(gap=8)
        head.addWidget(Chips(self.desk, (chip,), widget))
        head.addWidget(QLabel(name, widget), 1)
        parts = column(widget, gap=2)
        parts.addLayout(head)
        if words:
            detail = QLabel(words, widget, wordWrap=True)
            detail.setProperty("look", "secondary")
            parts.addWidget(detail)
        return widget
