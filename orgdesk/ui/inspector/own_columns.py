"""What stands beside a function or a unit in columns of the users' own, edited in place."""

from __future__ import annotations

from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Extra
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.lines import TextField
from orgdesk.ui.inspector.children import Child, beside, secondary


def own_columns(organization: Organization, kind: str, id_: str) -> list[Extra]:
    """The entries beside a function or a unit (`kind`), in the order of their columns."""
    found: list[Extra] = list(organization.bucket(f"extras_of_{kind}", id_).values())
    return sorted(found, key=lambda extra: (extra.order, extra.column))


class OwnColumnLine(Child):
    """A column's heading, and what it says here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.heading = secondary(self)
        self.value = TextField(desk)
        self.add("value", self.value)
        self.parts.addWidget(self.heading)
        self.parts.addWidget(beside((self.value, 1), (self.remove, 0)))

    def say(self) -> None:
        """Have all words that follow from the row in the language of the desk."""
        column = self.record.column
        self.heading.setText(column)
        self.value.set_name(column)
        self.set_remover(self.tr("Empty {column} here").format(column=column))
