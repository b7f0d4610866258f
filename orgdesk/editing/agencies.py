"""Verbs for agencies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orgdesk.editing.cascade import detached
from orgdesk.editing.rows import (
    ADD,
    DELETE_THESE,
    EDIT,
    REORDER,
    REORDER_THESE,
    existing,
    inserted,
    label,
    last_order,
    named,
    placed,
    require,
)
from orgdesk.editing.units import DELETE_WITH_COMMAND, with_command, without_units
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change, removed
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Agency, Unit

_NAME = Text("nama", "name")


def add_agency(organization: Organization, agency: Agency) -> ChangeSet:
    """Add an agency after the others."""
    require(agency.name, agency, _NAME)
    agency = replace(agency, order=last_order(organization.agencies.values()))
    return change(label(ADD, agency), added(agency))


def edit_agency(organization: Organization, agency: Agency) -> ChangeSet:
    """Give an agency the fields of `agency`, which has its id."""
    before = existing(organization, Agency, agency.id)
    require(agency.name, agency, _NAME)
    return change(label(EDIT, before), [RowChange(before, agency)])


def reorder_agency(organization: Organization, agency: str, before: str | None) -> ChangeSet:
    """Put an agency before another one, or last."""
    row = existing(organization, Agency, agency)
    return change(label(REORDER, row), placed(organization.agencies.values(), row, before))


def place_agencies(organization: Organization, agencies: Sequence[str], before: str | None) -> ChangeSet:
    """Put several agencies before another one, or last."""
    moved = [existing(organization, Agency, agency) for agency in dict.fromkeys(agencies)]
    rows = inserted(organization.agencies.values(), moved, before)
    return change(
        REORDER_THESE.format(rows=named(moved)), [RowChange(organization.agencies[r.id], r) for r in rows]
    )


def delete_agency(organization: Organization, agency: str) -> ChangeSet:
    """Delete an agency with its units and all that they hold."""
    return delete_agencies(organization, [agency])


def delete_agencies(
    organization: Organization,
    agencies: Sequence[str],
    units: Sequence[str] = (),
    *,
    with_subordinates: bool = False,
) -> ChangeSet:
    """`delete_agency` for several at once, and `delete_unit` for `units` of others."""
    rows = [existing(organization, Agency, agency) for agency in dict.fromkeys(agencies)]
    chosen = [existing(organization, Unit, unit) for unit in dict.fromkeys(units)]
    apart = {unit.id for unit in chosen}
    gone = with_command(organization, apart) if with_subordinates else set(apart)
    act = DELETE_WITH_COMMAND if gone != apart else DELETE_THESE
    gone |= {unit.id for row in rows for unit in organization.units_of(row.id)}
    going = [*(("unit", unit) for unit in gone), *(("agency", row.id) for row in rows)]
    changes = [*detached(organization, going), *without_units(organization, gone), *removed(*rows)]
    return change(act.format(rows=named([*rows, *chosen])), changes)
