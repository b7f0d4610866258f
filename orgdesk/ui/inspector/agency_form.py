"""The form of agencies."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from orgdesk.organization.records import AgencyKind, AgencyType
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.choices import ChoiceField
from orgdesk.ui.fields.lines import NoteField, TextField
from orgdesk.ui.inspector.form import Property, RowsForm


class AgencyForm(RowsForm):
    """One agency, or what several have in common."""

    kind = "agency"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add(Property("name", TextField(desk, self), alone=True))
        self.add(Property("short_name", TextField(desk, self), alone=True))
        self.add(Property("code", TextField(desk, self), alone=True))
        self.add(Property("agency_kind", ChoiceField(desk, AgencyKind, self, optional=False)))
        self.add(Property("type", ChoiceField(desk, AgencyType, self)))
        self.add(Property("note", NoteField(desk, self)), wide=True)
        self.column.addWidget(self.fields)
        self.retranslate()

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self.fields.name(
            {
                "name": self.tr("Name"),
                "short_name": self.tr("Short name"),
                "code": self.tr("Code"),
                "agency_kind": self.tr("Kind"),
                "type": self.tr("Type"),
                "note": self.tr("Note"),
            }
        )
