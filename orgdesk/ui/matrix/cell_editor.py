"""The full editor of one cell: all roles of a unit on a function, with everything they rest on.

It works on copies; OK makes one change of all, Cancel none.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QWidget,
)

from orgdesk.editing.assignments import edit_cell, new_assignment
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.display import role_name, roles_by_code, scope_words
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.records import Assignment
from orgdesk.ui.chips import chip_of
from orgdesk.ui.desk import Cell, Desk
from orgdesk.ui.fields.assignment import AssignmentFields
from orgdesk.ui.fields.candidates import Candidate, roles
from orgdesk.ui.fields.chooser import CANDIDATE, NOTE, CandidateDelegate, RowField
from orgdesk.ui.fields.layouts import column, line

_LIST_WIDTH = 240


class CellEditor(QDialog):
    """The roles at the left, how the current one is held at the right."""

    def __init__(self, desk: Desk, cell: Cell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.cell = cell
        self.assignments: list[Assignment] = self._before()
        self._title = QLabel(self, wordWrap=True)
        self._title.setProperty("look", "title")
        self._line = QLabel(self, wordWrap=True)
        self._line.setProperty("look", "secondary")
        self.list = QListWidget(self)
        self.list.setItemDelegate(CandidateDelegate(desk, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.currentRowChanged.connect(self._show_current)
        self.list.installEventFilter(self)
        self.add = RowField(desk, roles, self)
        self.add.committed.connect(self._add)
        self.remove = QPushButton(self)
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(self._remove)
        self.fields = AssignmentFields(desk, self)
        self.fields.edited.connect(self._edited)
        self._empty = QLabel(self, wordWrap=True)
        self._empty.setProperty("look", "secondary")
        self._refusal = QLabel(self, wordWrap=True)
        self._refusal.setProperty("look", "refusal")
        self._refusal.hide()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.resize(860, 640)
        self._lay_out()
        self._say_title()
        self._fill(0)
        self.retranslate()
        (self.list if self.assignments else self.add).setFocus()

    def sizeHint(self) -> QSize:
        """Room for the scope with its facets."""
        return QSize(860, 680)

    @property
    def refusal(self) -> str:
        """Why it cannot be taken over as it is; "" where it can."""
        return self._refusal.text()

    def change_set(self) -> ChangeSet:
        """All that was edited, as one change. EditRefused where it cannot be."""
        named = {a.regulation for a in self.assignments}
        new = [r for r in self.fields.regulation.pending.values() if r.id in named]
        return edit_cell(self.desk.organization, self.cell, self.assignments, new)

    def accept(self) -> None:
        """Do it all and close, or say what is in the way."""
        if self.assignments and not self.fields.finish():
            return
        try:
            change_set = self.change_set()
        except OrgDeskError:
            self._check()
            return
        if not change_set or self.desk.execute(change_set, self):
            super().accept()

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self.setWindowTitle(self.tr("Roles of a unit on a function"))
        self.add.set_placeholder(self.tr("Add a role: code or name"))
        self.add.set_name(self.tr("Add a role"))
        self.remove.setText(self.tr("&Remove role"))
        self.list.setAccessibleName(self.tr("Roles"))
        self._empty.setText(self.tr("No role yet. Type a code such as KP, or a name, and press Enter."))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("OK"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self._fill(self.list.currentRow())
        self._check()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete takes a role out; letters in the list begin the code of another."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Delete:
                self._remove()
                return True
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            if plain and event.text().isalnum():
                self.add.line.setFocus()
                self.add.line.setText("")
                self.add.line.insert(event.text())
                self.add.line.textEdited.emit(event.text())
                return True
        return super().eventFilter(watched, event)

    # -- within ----------------------------------------------------------------------------------

    def _before(self) -> list[Assignment]:
        organization = self.desk.organization
        unit, function = self.cell
        order = {role: n for n, role in enumerate(roles_by_code(organization).values())}
        found = [a for a in organization.assignments_of_function(function) if a.unit == unit]
        return sorted(found, key=lambda a: (order.get((a.role, a.resource), len(order)), a.id))

    def _lay_out(self) -> None:
        left = column()
        left.addWidget(self.add)
        left.addWidget(self.list, 1)
        left.addWidget(self.remove)
        side = QWidget(self)
        side.setFixedWidth(_LIST_WIDTH)
        side.setLayout(left)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.fields)
        body = line(gap=24)
        body.addWidget(side)
        body.addWidget(self._area, 1)
        body.addWidget(self._empty, 1)
        whole = column(self, gap=16, margins=(24, 20, 24, 16))
        head = column(gap=2)
        head.addWidget(self._title)
        head.addWidget(self._line)
        whole.addLayout(head)
        whole.addLayout(body, 1)
        whole.addWidget(self._refusal)
        whole.addWidget(self.buttons)

    def _say_title(self) -> None:
        organization = self.desk.organization
        unit = organization.units[self.cell[0]]
        self._title.setText(organization.functions[self.cell[1]].wording)
        self._line.setText(f"{unit.name} · {organization.agencies[unit.agency].name}")

    def _fill(self, current: int) -> None:
        """List the roles again, the one at `current` chosen."""
        self.list.blockSignals(True)
        self.list.clear()
        organization = self.desk.organization
        for assignment in self.assignments:
            chip = chip_of(organization, assignment.role, assignment.resource)
            name = self.desk.say(role_name(organization, assignment.role, assignment.resource))
            scope = scope_words(organization, assignment.scope, self.desk.language)
            item = QListWidgetItem(name, self.list)
            item.setData(CANDIDATE, Candidate(assignment.id, chip.code, name, chip))
            item.setData(NOTE, scope)
            item.setToolTip(scope)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{chip.code} {name} {scope}".strip())
        self.list.blockSignals(False)
        if self.assignments:
            self.list.setCurrentRow(min(max(current, 0), len(self.assignments) - 1))
        self._area.setVisible(bool(self.assignments))
        self._empty.setVisible(not self.assignments)
        self.remove.setEnabled(bool(self.assignments))

    def _show_current(self, row: int) -> None:
        if 0 <= row < len(self.assignments):
            self.fields.show_assignment(self.assignments[row])

    def _add(self) -> None:
        code = self.add.value()
        if code is None:
            return
        assignment = new_assignment(self.desk.organization, *self.cell, code)
        self.assignments.append(assignment)
        self._fill(len(self.assignments) - 1)
        self.add.set_value(None)
        self.add.restore()
        self._check()
        self.list.setFocus()

    def _remove(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self.assignments):
            del self.assignments[row]
            self._fill(row)
            self._check()
            (self.list if self.assignments else self.add).setFocus()

    def _edited(self, assignment: Assignment) -> None:
        row = next(n for n, a in enumerate(self.assignments) if a.id == assignment.id)
        self.assignments[row] = assignment
        self._fill(self.list.currentRow())
        self._check()

    def _check(self) -> None:
        """Say below what is in the way of taking it over."""
        try:
            self.change_set()
        except OrgDeskError as error:
            self._refusal.setText(self.desk.say(error.sentence))
        else:
            self._refusal.clear()
        self._refusal.setVisible(bool(self._refusal.text()))
