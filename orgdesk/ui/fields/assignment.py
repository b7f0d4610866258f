"""How one role of a cell is held: scope, source of authority, regulation, validity, note."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from orgdesk.organization.names import AUTHORITY_MEANINGS
from orgdesk.organization.records import Assignment, AuthoritySource
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.candidates import candidate_of, units
from orgdesk.ui.fields.choices import ChoiceField
from orgdesk.ui.fields.chooser import RowField
from orgdesk.ui.fields.field import Field
from orgdesk.ui.fields.layouts import column, line
from orgdesk.ui.fields.lines import DateField, NoteField, TextField
from orgdesk.ui.fields.regulation import RegulationField
from orgdesk.ui.fields.scope import ScopeField


class AssignmentFields(QWidget):
    """Edits a copy of an assignment; whoever owns it decides what becomes of it."""

    edited = Signal(object)
    """(Assignment): as it is now."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._assignment: Assignment | None = None
        self.scope = ScopeField(desk, self, folded=False)
        self.source = ChoiceField(desk, AuthoritySource, self)
        self._meaning = QLabel(self, wordWrap=True)
        self._meaning.setProperty("look", "secondary")
        self.grantor = RowField(desk, units, self)
        self.regulation = RegulationField(desk, self)
        self.article = TextField(desk, self)
        self.first, self.last = DateField(desk, self), DateField(desk, self)
        self.note = NoteField(desk, self)
        self._fields: dict[str, Field] = {
            "scope": self.scope,
            "source": self.source,
            "grantor": self.grantor,
            "regulation": self.regulation,
            "article": self.article,
            "valid_from": self.first,
            "valid_until": self.last,
            "note": self.note,
        }
        self._labels = {name: QLabel(self) for name in self._fields}
        self._lay_out()
        for name, field in self._fields.items():
            field.committed.connect(lambda name=name: self._committed(name))
        self.retranslate()

    def show_assignment(self, assignment: Assignment) -> None:
        """Edit another one."""
        another = self._assignment is None or assignment.id != self._assignment.id
        self._assignment = assignment
        organization = self.desk.organization
        for name, field in self._fields.items():
            if another:
                field.restore()
            value = getattr(assignment, name)
            if name == "grantor" and value is not None:
                value = candidate_of(organization, "unit", value)
            field.set_value(value)
        self._show_authority()

    def finish(self) -> bool:
        """Take over what is still being typed; False where it makes no sense yet."""
        for field in self._fields.values():
            if field.is_touched():
                field.commit()
        self.regulation.commit()
        return not any(
            field.refusal for field in (*self._fields.values(), self.regulation.chooser, self.scope)
        )

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        names = {
            "scope": self.tr("Scope"),
            "source": self.tr("Source of authority"),
            "grantor": self.tr("Given by"),
            "regulation": self.tr("Regulation"),
            "article": self.tr("Article"),
            "valid_from": self.tr("Valid from"),
            "valid_until": self.tr("until"),
            "note": self.tr("Note"),
        }
        for name, words in names.items():
            self._labels[name].setText(words)
            self._fields[name].set_name(words)
        self._show_authority()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for label in self._labels.values():
            label.setProperty("look", "secondary")
        law = line(gap=8)
        law.addWidget(self.regulation, 3)
        law.addWidget(self._labels["article"])
        law.addWidget(self.article, 1)
        valid = line(gap=8)
        valid.addWidget(self.first, 1)
        valid.addWidget(self._labels["valid_until"])
        valid.addWidget(self.last, 1)
        grid.addWidget(self._labels["scope"], 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.scope, 0, 1)
        grid.addWidget(self._labels["source"], 1, 0)
        grid.addWidget(self.source, 1, 1)
        grid.addWidget(self._meaning, 2, 1)
        grid.addWidget(self._labels["grantor"], 3, 0)
        grid.addWidget(self.grantor, 3, 1)
        grid.addWidget(self._labels["regulation"], 4, 0)
        grid.addLayout(law, 4, 1)
        grid.addWidget(self._labels["valid_from"], 5, 0)
        grid.addLayout(valid, 5, 1)
        grid.addWidget(self._labels["note"], 6, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.note, 6, 1)
        parts = column(self)
        parts.addLayout(grid)
        parts.addStretch(1)

    def _committed(self, name: str) -> None:
        if self._assignment is None:
            return
        value = self._fields[name].value()
        assignment = replace(self._assignment, **{name: value})
        if name == "source" and value in (None, AuthoritySource.ATTRIBUTION):
            assignment = replace(assignment, grantor=None)  # nobody hands it down
        self.show_assignment(assignment)
        self.edited.emit(assignment)

    def _show_authority(self) -> None:
        source = None if self._assignment is None else self._assignment.source
        given = source in (AuthoritySource.DELEGATION, AuthoritySource.MANDATE)
        held = self._assignment is not None and self._assignment.grantor is not None
        self._labels["grantor"].setVisible(given or held)
        self.grantor.setVisible(given or held)
        self._meaning.setText("" if source is None else self.desk.say(AUTHORITY_MEANINGS[source]))
        self._meaning.setVisible(source is not None)
