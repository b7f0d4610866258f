"""Verbs for columns of the users' own: what stands beside functions and units and OrgDesk does not read."""

from __future__ import annotations

from dataclasses import replace

from orgdesk.editing.rows import EditRefused, existing, new_id
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change, removed
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Extra, Function, Unit


def set_extra(organization: Organization, kind: str, id_: str, column: str, value: str) -> ChangeSet:
    """Have the column say `value` beside a function or a unit (`kind`); "" takes the entry away."""
    if not column.strip():
        raise EditRefused(_NO_HEADING)
    if kind == "function":
        existing(organization, Function, id_)
    else:
        existing(organization, Unit, id_)
    beside = organization.bucket(f"extras_of_{kind}", id_).values()
    before = next((extra for extra in beside if extra.column == column), None)
    text = _SET.format(column=column)
    if not value:
        return change(text, removed(before) if before is not None else [])
    if before is not None:
        return change(text, [RowChange(before, replace(before, value=value))])
    order = max((extra.order for extra in organization.extras.values()), default=-1) + 1
    known = next((e.order for e in organization.extras.values() if e.column == column), order)
    function, unit = (id_, None) if kind == "function" else (None, id_)
    row = Extra(id=new_id(), column=column, value=value, function=function, unit=unit, order=known)
    return change(text, added(row))


def edit_extra(organization: Organization, extra: Extra) -> ChangeSet:
    """Give an entry the fields of `extra`, which has its id; an empty value takes it away."""
    before = existing(organization, Extra, extra.id)
    text = _SET.format(column=before.column)
    return change(text, [RowChange(before, extra)] if extra.value else removed(before))


def delete_extra(organization: Organization, *extras: str) -> ChangeSet:
    """Take entries away."""
    rows = [existing(organization, Extra, extra) for extra in dict.fromkeys(extras)]
    return change(_SET.format(column=rows[0].column), removed(*rows))


_SET = Text("Ubah kolom {column}", "Edit the column {column}")
_NO_HEADING = Text("Beri kolom itu judul.", "Give the column a heading.")
