"""The form of a provider of a service: the unit, and what it asks the customer for."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from orgdesk.editing.rows import new_id
from orgdesk.editing.services import set_requirements
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Requirement
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.candidates import agencies, units
from orgdesk.ui.fields.chooser import RowField
from orgdesk.ui.fields.labelled import Fields
from orgdesk.ui.fields.lines import NoteField, NumberField, TextField
from orgdesk.ui.fields.link import Link
from orgdesk.ui.fields.rows import presented
from orgdesk.ui.inspector.children import Child, Children, beside
from orgdesk.ui.inspector.form import Property, RowsForm, Section


class ProviderForm(RowsForm):
    """A unit at which the customer gets a service."""

    kind = "provider"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.link = Link(desk, self)
        self.add(
            Property("unit", RowField(desk, units, self, optional=False), presented(desk, "unit"), alone=True)
        )
        self.add(Property("visits", NumberField(desk, self, whole=True)))
        self.requirements = Children(
            desk, self.take, RequirementLine, self, edit=_with_requirement, remove=_without_requirement
        )
        self._new = TextField(desk, self)
        self.requirements.add_by(self._new, self._add)
        self.children_.append(self.requirements)
        self._asked = Section(desk, "provider-requirements", self.requirements, self)
        more = Fields(self)
        self.add(Property("note", NoteField(desk, self)), into=more, wide=True)
        self._more_fields = more
        for part in (self.link, self.fields, self._asked, more):
            self.column.addWidget(part)
        self.retranslate()

    def refresh(self) -> None:
        """Read the rows again."""
        super().refresh()
        single = self.is_single and bool(self.rows)
        self._asked.setVisible(single)
        self.link.setVisible(single)
        if single:
            row = self.rows[0]
            service = self.organization.services[row.service]
            self.link.lead(("service", row.service), service.name)
            self.requirements.show_records(_requirements(self.organization, row.id))

    def watched(self) -> set[Token]:
        """The providers, and for one what it asks for."""
        found = super().watched()
        for row in self.rows if self.is_single else ():
            found |= {("requirements_of_provider", row.id), ("unit", row.unit), ("service", row.service)}
        return found

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self.fields.name(
            {
                "unit": self.tr("Unit"),
                "visits": self.tr("Visits of the customer"),
            }
        )
        self._more_fields.name({"note": self.tr("Note")})
        self._asked.set_title(self.tr("What it asks the customer for"))
        self._new.set_placeholder(self.tr("Add a document or condition…"))
        self._new.set_name(self.tr("Add a document or condition"))

    def _add(self, here: Organization, document: str) -> ChangeSet:
        fresh = Requirement(id=new_id(), provider=self.ids[0], document=document)
        return set_requirements(here, self.ids[0], [*_requirements(here, self.ids[0]), fresh])


class RequirementLine(Child):
    """A document, who issues it, and why this provider asks for it where others do not."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.document = self.add("document", TextField(desk))
        self.issuer = RowField(desk, agencies)
        self.add("issuer", self.issuer, presented(desk, "agency"))
        self.reason = TextField(desk)
        self.add("reason", self.reason)
        self.parts.addWidget(beside((self.document, 1), (self.remove, 0)))
        self.parts.addWidget(beside((self.issuer, 1), (self.reason, 1)))

    def say(self) -> None:
        """Have all words that follow from the row in the language of the desk."""
        name = self.record.document
        self.document.set_name(self.tr("Document"))
        self.issuer.set_placeholder(self.tr("issued by…"))
        self.issuer.set_name(self.tr("Who issues {name}").format(name=name))
        self.reason.set_placeholder(self.tr("why here…"))
        self.reason.set_name(self.tr("Why {name} is asked for here").format(name=name))
        self.set_remover(self.tr("Remove {name}").format(name=name))


def _requirements(here: Organization, provider: str) -> list[Requirement]:
    return list(here.bucket("requirements_of_provider", provider).values())


def _with_requirement(here: Organization, after: Any) -> ChangeSet:
    rows = [after if row.id == after.id else row for row in _requirements(here, after.provider)]
    return set_requirements(here, after.provider, rows)


def _without_requirement(here: Organization, gone: Any) -> ChangeSet:
    rows = [row for row in _requirements(here, gone.provider) if row.id != gone.id]
    return set_requirements(here, gone.provider, rows)
