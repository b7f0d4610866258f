"""Verbs for agencies."""

from __future__ import annotations

from dataclasses import replace

from orgdesk.editing.rows import (
    ADD,
    DELETE,
    EDIT,
    REORDER,
    existing,
    label,
    last_order,
    placed,
    require,
)
from orgdesk.editing.units import without_units
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change, removed
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Agency

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


def delete_agency(organization: Organization, agency: str) -> ChangeSet:
    """Delete an agency with its units and all that they hold."""
    row = existing(organization, Agency, agency)
    units = {unit.id for unit in organization.units_of(agency)}
    return change(label(DELETE, row), [*without_units(organization, units), *removed(row)])
