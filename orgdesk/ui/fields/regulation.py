"""A field for the regulation that something rests on, with a way to enter one that is not listed yet."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from orgdesk.editing.regulations import add_regulation, edit_regulation
from orgdesk.editing.rows import new_id
from orgdesk.organization.bilingual import Language
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Regulation, RegulationKind, RegulationStatus
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.candidates import Candidate, as_candidate, regulations
from orgdesk.ui.fields.choices import ChoiceField, YesNoField
from orgdesk.ui.fields.chooser import RowField
from orgdesk.ui.fields.field import Field
from orgdesk.ui.fields.layouts import column, line
from orgdesk.ui.fields.lines import DateField, NoteField, NumberField, TextField
from orgdesk.ui.icons import icon


class RegulationDialog(QDialog):
    """Asks for kind, number, year, subject and status of a regulation, and what it says of delegation."""

    def __init__(self, desk: Desk, before: Regulation | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._before = before
        row = before or Regulation(id=new_id(), regulation_kind=RegulationKind.REGIONAL_BYLAW)
        self._row = row
        self.kind = ChoiceField(desk, RegulationKind, self, optional=False)
        self.number = TextField(desk, self)
        self.year = NumberField(desk, self, whole=True)
        self.about = NoteField(desk, self)
        self.status = ChoiceField(desk, RegulationStatus, self, optional=False)
        self.valid_until = DateField(desk, self)
        self.subdelegation, self.exclusive = YesNoField(desk, self), YesNoField(desk, self)
        self._fields: tuple[Field, ...] = (
            self.kind,
            self.number,
            self.year,
            self.about,
            self.status,
            self.valid_until,
            self.subdelegation,
            self.exclusive,
        )
        values = (
            row.regulation_kind,
            row.number,
            row.year,
            row.about,
            row.status,
            row.valid_until,
            row.subdelegation,
            row.exclusive,
        )
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(8)
        self._labels: list[QLabel] = []
        for field, value in zip(self._fields, values, strict=True):
            field.set_value(value)
            label = QLabel(self)
            self._labels.append(label)
            self._form.addRow(label, field)
        self._refusal = QLabel(self, wordWrap=True)
        self._refusal.setProperty("look", "refusal")
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        body = column(self, gap=12, margins=(20, 20, 20, 16))
        body.addLayout(self._form)
        body.addWidget(self._refusal)
        body.addWidget(self._buttons)
        self._refusal.hide()
        self.setMinimumWidth(420)
        self.retranslate()
        self.number.setFocus()

    def regulation(self) -> Regulation:
        """The regulation as entered. ValueError where the year is no number or the day no date."""
        year = self.year.value()
        return Regulation(
            id=self._row.id,
            regulation_kind=self.kind.value(),
            number=self.number.value(),
            year=None if year is None else int(year),
            about=self.about.value(),
            status=self.status.value(),
            valid_until=self.valid_until.value(),
            subdelegation=self.subdelegation.value(),
            exclusive=self.exclusive.value(),
        )

    def change_set(self) -> ChangeSet:
        """What adds it, or edits the one there was."""
        verb = add_regulation if self._before is None else edit_regulation
        return verb(self.desk.organization, self.regulation())

    def accept(self) -> None:
        """Close if it can be taken over; else say why not."""
        try:
            self.change_set()
        except OrgDeskError as error:
            self._refuse(self.desk.say(error.sentence))
        except ValueError as error:
            self._refuse(str(error))
        else:
            super().accept()

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self.setWindowTitle(self.tr("New regulation") if self._before is None else self.tr("Regulation"))
        names = (
            self.tr("Kind"),
            self.tr("Number"),
            self.tr("Year"),
            self.tr("About"),
            self.tr("Status"),
            self.tr("Valid until"),
            self.tr("Delegation"),
            "",
        )
        for label, name, field in zip(self._labels, names, self._fields, strict=True):
            label.setText(name)
            field.set_name(name or self.tr("Delegation"))
        self.subdelegation.set_words(self.tr("Delegated power may be delegated on"))
        self.exclusive.set_words(self.tr("Who delegates may no longer use the power"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _refuse(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.show()


class RegulationField(Field):
    """A regulation by its id. New ones wait in `pending` until whoever owns the field adds them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.pending: dict[str, Regulation] = {}
        self.chooser = RowField(desk, self._listed, self)
        self.chooser.committed.connect(self.committed)
        self.new = QToolButton(self)
        self.new.clicked.connect(self._ask)
        body = QWidget(self)
        side = line(body)
        side.addWidget(self.chooser, 1)
        side.addWidget(self.new)
        self.carry(body)
        self.setFocusProxy(self.chooser.line)
        desk.theme_changed.connect(self._wear)
        self._wear()
        self.retranslate()

    def value(self) -> str | None:
        """Id of the regulation."""
        return self.chooser.value()

    def set_value(self, value: Any) -> None:
        """Show the regulation with that id, or none (None)."""
        row = self.pending.get(value) or self.desk.organization.regulations.get(value)
        self.chooser.set_value(None if row is None else as_candidate(row))

    def commit(self) -> None:
        """Take what is typed for what is meant."""
        self.chooser.commit()

    def restore(self) -> None:
        """Show again what was."""
        super().restore()
        self.chooser.restore()

    def take_new(self, regulation: Regulation) -> None:
        """Choose a regulation that is not in the model yet."""
        self.pending[regulation.id] = regulation
        self.set_value(regulation.id)
        self.committed.emit()

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self.new.setToolTip(self.tr("New regulation…"))
        self.new.setAccessibleName(self.tr("New regulation…"))

    def _listed(self, organization: Organization, language: Language) -> list[Candidate]:
        return [*map(as_candidate, self.pending.values()), *regulations(organization, language)]

    def _ask(self) -> None:
        dialog = RegulationDialog(self.desk, parent=self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.take_new(dialog.regulation())
        dialog.deleteLater()

    def _wear(self) -> None:
        self.new.setIcon(icon("plus", self.desk.theme))
