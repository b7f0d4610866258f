"""How a row is added to a list: at once where a name is enough, else after asking for what it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from orgdesk.editing.people import add_person
from orgdesk.editing.positions import add_position
from orgdesk.editing.rows import new_id
from orgdesk.editing.services import add_service
from orgdesk.editing.supplies import add_supply
from orgdesk.organization.organization import Token
from orgdesk.organization.records import Person, Position, Service, Supply
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.facts import delivered_by
from orgdesk.ui.fields.ask import AskDialog
from orgdesk.ui.fields.candidates import candidate_of, partners, resources, units
from orgdesk.ui.fields.chooser import RowField
from orgdesk.ui.fields.field import Field
from orgdesk.ui.fields.lines import NumberField, TextField

Added = Callable[[Token, bool], None]
"""Told what was added, and whether it still has to be named."""


class Adding(QObject):
    """Adds a service, a supply, a position or a person."""

    def __init__(self, desk: Desk, parent: QWidget, added: Added) -> None:
        super().__init__(parent)
        self._desk, self._over, self._added = desk, parent, added

    def service(self) -> None:
        """Add a service, to be named in its place."""
        row = Service(id=new_id(), name=self.tr("New service"))
        if self._desk.do(add_service, row):
            self._added((row.kind, row.id), True)

    def person(self) -> None:
        """Add a person, to be named in their place."""
        row = Person(id=new_id(), name=self.tr("New person"))
        if self._desk.do(add_person, row):
            self._added((row.kind, row.id), True)

    def supply(self) -> None:
        """Ask who delivers what to whom."""
        row_id = new_id()
        fields: dict[str, tuple[str, Field]] = {
            "source": (self.tr("From"), RowField(self._desk, partners, optional=False)),
            "recipient": (self.tr("To"), RowField(self._desk, units, optional=False)),
            "what": (self.tr("What"), TextField(self._desk)),
            "resource": (self.tr("Kind of resource"), RowField(self._desk, resources)),
        }
        unit = self._unit()
        if unit is not None:
            fields["recipient"][1].set_value(candidate_of(self._desk.organization, "unit", unit))
        AskDialog(
            self._desk,
            self.tr("New supply"),
            fields,
            lambda answer: add_supply(
                self._desk.organization,
                replace(
                    Supply(id=row_id, recipient=answer["recipient"] or ""),
                    what=answer["what"],
                    resource=answer["resource"],
                    **delivered_by(answer["source"]),
                ),
            ),
            self._over,
        ).exec()
        self._told(Supply.kind, row_id)

    def position(self) -> None:
        """Ask in which unit."""
        row_id = new_id()
        posts = NumberField(self._desk, whole=True)
        posts.set_value(1)
        fields: dict[str, tuple[str, Field]] = {
            "unit": (self.tr("Unit"), RowField(self._desk, units, optional=False)),
            "title": (self.tr("Position"), TextField(self._desk)),
            "posts": (self.tr("Posts"), posts),
        }
        unit = self._unit()
        if unit is not None:
            fields["unit"][1].set_value(candidate_of(self._desk.organization, "unit", unit))
        AskDialog(
            self._desk,
            self.tr("New position"),
            fields,
            lambda answer: add_position(
                self._desk.organization,
                Position(
                    id=row_id,
                    unit=answer["unit"] or "",
                    title=answer["title"],
                    posts=1 if answer["posts"] is None else answer["posts"],
                ),
            ),
            self._over,
        ).exec()
        self._told(Position.kind, row_id)

    def _told(self, kind: str, id_: str) -> None:
        if self._desk.organization.get(kind, id_) is not None:
            self._added((kind, id_), False)

    def _unit(self) -> str | None:
        """The unit that a new row is likely meant for: the selected one, or that of what is selected."""
        return unit_of(self._desk, self._desk.selection)


def unit_of(desk: Desk, selection: Selection) -> str | None:
    """The unit that a selection is about; None for none."""
    if selection.cells:
        return selection.cells[0][0]
    for kind, id_ in selection.rows:
        row = desk.organization.get(kind, id_)
        if row is None:
            continue
        if kind == "unit":
            return id_
        unit = getattr(row, "unit", None) or getattr(row, "recipient", None)
        if unit is not None:
            return str(unit)
    return None
