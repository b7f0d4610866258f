"""The form of the whole model, shown while nothing is selected: title page and counts."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QWidget

from orgdesk.editing.settings import edit_project
from orgdesk.exchange.summary import EXAMPLE_NOTICE, counts
from orgdesk.organization.organization import Token
from orgdesk.organization.records import PROJECT_ID
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.field import Field
from orgdesk.ui.fields.labelled import Fields
from orgdesk.ui.fields.lines import NoteField, TextField
from orgdesk.ui.inspector.form import Form, Section


class ProjectForm(Form):
    """Name, place and subject of the model; how much is in it; which settings are its own."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, plain: bool = False) -> None:
        super().__init__(desk, parent)
        self._fields: dict[str, Field] = {
            "name": TextField(desk, self),
            "place": TextField(desk, self),
            "about": NoteField(desk, self),
        }
        page = Fields(self)
        for name, field in self._fields.items():
            page.add(name, field, wide=name == "about")
            field.committed.connect(lambda name=name: self._committed(name))
        self._page = page
        self._notice = QLabel(self, wordWrap=True)
        self._notice.setProperty("look", "secondary")
        self._counts = QLabel(self, wordWrap=True)
        self._settings = QLabel(self, wordWrap=True)
        self._settings.setProperty("look", "secondary")
        self._sections = (
            Section(desk, "counts", self._counts, self),
            Section(desk, "settings", self._settings, self),
        )
        self.column.addWidget(self._notice)
        self.column.addWidget(page)
        for section in self._sections:
            self.column.addWidget(section)
            section.setVisible(not plain)
        self.retranslate()

    def field(self, name: str) -> Field:
        """The editor of a field of the title page."""
        return self._fields[name]

    def refresh(self) -> None:
        """Read the title page and count again."""
        organization = self.organization
        project = organization.project
        for name, field in self._fields.items():
            field.set_value(getattr(project, name))
        self._notice.setText(self.desk.say(EXAMPLE_NOTICE))
        self._notice.setVisible(project.example)
        numbers = counts(organization)
        lines = [
            self.tr("Agencies: {count}").format(count=len(organization.agencies)),
            self.tr("Units: {count}").format(count=numbers["units"]),
            self.tr("Functions: {count}").format(count=numbers["functions"]),
            self.tr("Roles held: {count}").format(count=numbers["assignments"]),
            self.tr("Regulations: {count}").format(count=len(organization.regulations)),
            self.tr("Services: {count}").format(count=len(organization.services)),
            self.tr("Supplies: {count}").format(count=len(organization.supplies)),
            self.tr("Positions: {count}").format(count=len(organization.positions)),
            self.tr("People: {count}").format(count=len(organization.people)),
            self.tr("Findings: {count}").format(count=sum(self.desk.findings.counts.values())),
        ]
        self._counts.setText("\n".join(lines))
        own = sorted(organization.settings.values(), key=lambda s: s.id)
        words = "\n".join(f"{setting.id} = {setting.value}" for setting in own)
        self._settings.setText(words or self.tr("All limits stand as delivered."))

    def watched(self) -> set[Token]:
        """The title page; the rest is counted whenever something is looked at again."""
        return {("project", PROJECT_ID)}

    def finish(self) -> None:
        """Take over what is still being typed."""
        for field in self._fields.values():
            if not field.refusal:
                field.commit()

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self._page.name({"name": self.tr("Name"), "place": self.tr("Place"), "about": self.tr("About")})
        self._sections[0].set_title(self.tr("In this model"))
        self._sections[1].set_title(self.tr("Own settings"))

    def _committed(self, name: str) -> None:
        field = self._fields[name]
        project = self.organization.project
        if self.take(
            field, lambda: edit_project(self.organization, replace(project, **{name: field.value()}))
        ):
            self.refresh()
