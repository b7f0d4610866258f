"""Editing several rows of one kind alike, in one step."""

from __future__ import annotations

from collections.abc import Sequence

from orgdesk.editing.agencies import edit_agency
from orgdesk.editing.functions import edit_function
from orgdesk.editing.people import edit_person
from orgdesk.editing.positions import edit_position
from orgdesk.editing.rows import counted
from orgdesk.editing.services import edit_service
from orgdesk.editing.supplies import edit_supply
from orgdesk.editing.units import edit_unit
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, change
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Agency, Function, Person, Position, Service, Supply, Unit

Editable = Agency | Unit | Function | Service | Supply | Position | Person


def edit_all(organization: Organization, rows: Sequence[Editable]) -> ChangeSet:
    """Give each row the fields of its namesake in `rows`; all or none."""
    edits = [_edit(organization, row) for row in rows]
    if len(edits) == 1:
        return edits[0]
    kinds = {kind: sum(row.kind == kind for row in rows) for kind in sorted({row.kind for row in rows})}
    return change(_EDIT_ALL.format(what=counted(kinds)), [row for edit in edits for row in edit])


def _edit(organization: Organization, row: Editable) -> ChangeSet:
    match row:
        case Agency():
            return edit_agency(organization, row)
        case Unit():
            return edit_unit(organization, row)
        case Function():
            return edit_function(organization, row)
        case Service():
            return edit_service(organization, row)
        case Supply():
            return edit_supply(organization, row)
        case Position():
            return edit_position(organization, row)
        case Person():
            return edit_person(organization, row)


_EDIT_ALL = Text("Ubah {what}", "Edit {what}")
