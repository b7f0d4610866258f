"""The form of services: what they consist of, who provides them, and the components of their standard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from orgdesk.editing.rows import new_id
from orgdesk.editing.services import add_provider
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.display import name_of
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Provider, Requirement, Service
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.candidates import functions, resources, units
from orgdesk.ui.fields.chooser import RowField
from orgdesk.ui.fields.field import Field
from orgdesk.ui.fields.labelled import Fields
from orgdesk.ui.fields.layouts import column
from orgdesk.ui.fields.lines import NoteField, NumberField, TextField
from orgdesk.ui.fields.link import Link
from orgdesk.ui.fields.rows import RowsField
from orgdesk.ui.inspector.children import Child, Children, beside, secondary
from orgdesk.ui.inspector.form import Property, RowsForm, Section


class ServiceForm(RowsForm):
    """One service, or what several have in common."""

    kind = "service"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add(Property("name", TextField(desk, self), alone=True), wide=True)
        self.add(Property("code", TextField(desk, self), alone=True))
        self.add(Property("bundle", TextField(desk, self)))
        self.add(Property("customers", TextField(desk, self)))
        self.functions = RowsField(desk, "function", functions, self)
        self.resources = RowsField(desk, "resource", resources, self, leads=False)
        made_of, needs = Fields(self), Fields(self)
        self.add(Property("functions", self.functions), into=made_of, wide=True)
        self.add(Property("resources", self.resources), into=needs, wide=True)
        self.providers = Children(desk, self.take, ProviderLine, self)
        self._new_provider = RowField(desk, units, self)
        self.providers.add_by(self._new_provider, self._add_provider)
        self.children_.append(self.providers)
        self.stated = secondary(self)
        self._front, self._back = self._components(_FRONT), self._components(_BACK)
        standard = QWidget(self)
        self._standard_parts = [self.stated, self._front, self._heading(), self._back]
        _stack(standard, self._standard_parts)
        more = Fields(self)
        self.add(Property("note", NoteField(desk, self)), into=more, wide=True)
        self._groups = (made_of, needs, more)
        self._sections = {
            "functions": Section(desk, "service-functions", made_of, self),
            "providers": Section(desk, "service-providers", self.providers, self),
            "standard": Section(desk, "service-standard", standard, self),
            "resources": Section(desk, "service-resources", needs, self),
            "more": Section(desk, "service", more, self),
        }
        for part in (self.fields, *self._sections.values()):
            self.column.addWidget(part)
        self.retranslate()

    def refresh(self) -> None:
        """Read the rows again."""
        super().refresh()
        single = self.is_single and bool(self.rows)
        self._sections["providers"].setVisible(single)
        self.stated.setVisible(single)
        if single:
            self.providers.show_records(self._providers())
            self._say_stated(self.rows[0])

    def watched(self) -> set[Token]:
        """The services, and for one its providers, what they ask for and what it names."""
        found = super().watched()
        for row in self.rows if self.is_single else ():
            found |= {("providers_of_service", row.id)}
            found |= {("function", id_) for id_ in row.functions}
            for provider in self._providers():
                found |= {("unit", provider.unit), ("requirements_of_provider", provider.id)}
        return found

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self.fields.name(
            {
                "name": self.tr("Name"),
                "code": self.tr("Code"),
                "bundle": self.tr("Event in life"),
                "customers": self.tr("For whom"),
            }
        )
        self._front.name(
            {
                "procedure": self.tr("Procedure"),
                "time_limit": self.tr("Working days"),
                "cost": self.tr("Cost in rupiah"),
                "product": self.tr("Product"),
                "complaint_channel": self.tr("Complaints and suggestions"),
            }
        )
        self._back.name(
            {
                "legal_basis": self.tr("Legal basis"),
                "facilities": self.tr("Facilities"),
                "competence": self.tr("Competence of the staff"),
                "internal_supervision": self.tr("Internal supervision"),
                "staff": self.tr("Number of staff"),
                "guarantee": self.tr("Guarantee of the service"),
                "safety": self.tr("Guarantee of safety"),
                "evaluation": self.tr("Evaluation of performance"),
            }
        )
        names = {
            "functions": self.tr("In their order"),
            "resources": self.tr("It cannot be given without these"),
            "note": self.tr("Note"),
        }
        for group in self._groups:
            group.name(names)
        self.functions.set_placeholder(self.tr("Add a function…"))
        self.resources.set_placeholder(self.tr("Add a kind of resource…"))
        self._new_provider.set_placeholder(self.tr("Add a providing unit…"))
        self._new_provider.set_name(self.tr("Add a providing unit"))
        self._inside.setText(self.tr("How the provider sees to it"))
        for key, words in (
            ("functions", self.tr("Functions it consists of")),
            ("providers", self.tr("Who provides it")),
            ("standard", self.tr("Service standard")),
            ("resources", self.tr("Resources it needs")),
            ("more", self.tr("More about the service")),
        ):
            self._sections[key].set_title(words)
        if self.ids and self.is_single and self.rows:
            self._say_stated(self.rows[0])

    def _components(self, names: Sequence[str]) -> Fields:
        made = Fields(self)
        for name in names:
            is_number = name in _NUMBERS
            field: Field = NumberField(self.desk, self) if is_number else NoteField(self.desk, self)
            self.add(Property(name, field), into=made, wide=not is_number)
        return made

    def _heading(self) -> QLabel:
        self._inside = QLabel(self)
        self._inside.setProperty("look", "heading")
        return self._inside

    def _providers(self) -> list[Provider]:
        here = self.organization
        found = here.bucket("providers_of_service", self.ids[0]).values()
        return sorted(found, key=lambda p: (here.units[p.unit].order, p.unit))

    def _add_provider(self, here: Organization, unit: str) -> ChangeSet:
        return add_provider(here, Provider(id=new_id(), service=self.ids[0], unit=unit))

    def _say_stated(self, service: Service) -> None:
        asked = sum(len(requirements_of(self.organization, p.id)) for p in self._providers())
        missing = len(missing_components(self.organization, service))
        words = self.tr("{count} of the 14 components are stated (UU 25/2009 Ps. 21).").format(
            count=14 - missing
        )
        if asked:
            more = self.tr("Documents asked for: {count}.").format(count=asked)
        else:
            more = self.tr("Requirements stand with each provider.")
        self.stated.setText(f"{words} {more}")


_FRONT = ("procedure", "time_limit", "cost", "product", "complaint_channel")
_BACK = (
    "legal_basis",
    "facilities",
    "competence",
    "internal_supervision",
    "staff",
    "guarantee",
    "safety",
    "evaluation",
)
_NUMBERS = ("time_limit", "cost", "staff")


def missing_components(here: Organization, service: Service) -> list[str]:
    """Components of the standard that are not stated; "requirements" where no provider asks for any."""
    missing = [name for name in (*_FRONT, *_BACK) if getattr(service, name) in (None, "")]
    providers = here.bucket("providers_of_service", service.id)
    if not any(requirements_of(here, id_) for id_ in providers):
        missing.append("requirements")
    return missing


def requirements_of(here: Organization, provider: str) -> list[Requirement]:
    """What a provider asks for."""
    return list(here.bucket("requirements_of_provider", provider).values())


class ProviderLine(Child):
    """A provider of a service: its unit, how often one comes, what it asks for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.link = Link(desk)
        self.asked = secondary()
        self.visits = self.add("visits", NumberField(desk, whole=True))
        self.visits.setFixedWidth(56)
        self.visits_words = secondary()
        self.visits_words.setWordWrap(False)
        self.parts.setSpacing(0)
        self.parts.addWidget(
            beside((self.link, 1), (self.visits, 0), (self.visits_words, 0), (self.remove, 0))
        )
        self.parts.addWidget(self.asked)

    def say(self) -> None:
        """Have all words that follow from the row in the language of the desk."""
        here = self.desk.organization
        unit = name_of(here.units[self.record.unit])
        self.link.lead(("provider", self.record.id), unit)
        documents = [row.document for row in requirements_of(here, self.record.id)]
        self.asked.setText(
            self.tr("Asks for: {documents}").format(documents="; ".join(documents))
            if documents
            else self.tr("Asks for nothing yet; open it to add documents.")
        )
        self.visits_words.setText(self.tr("visits"))
        self.visits.set_name(self.tr("How often one has to come to {unit}").format(unit=unit))
        self.set_remover(self.tr("Remove {name}").format(name=unit))


def _stack(parent: QWidget, parts: Sequence[QWidget]) -> None:
    below = column(parent, gap=8)
    for part in parts:
        below.addWidget(part)
