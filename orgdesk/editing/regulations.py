"""Verbs for regulations."""

from __future__ import annotations

from dataclasses import replace

from orgdesk.editing.rows import ADD, DELETE, EDIT, EditRefused, called, existing, label
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change, removed
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Regulation


def add_regulation(organization: Organization, regulation: Regulation) -> ChangeSet:
    """Add a regulation."""
    _check(regulation)
    return change(label(ADD, regulation), added(regulation))


def edit_regulation(organization: Organization, regulation: Regulation) -> ChangeSet:
    """Give a regulation the fields of `regulation`, which has its id."""
    before = existing(organization, Regulation, regulation.id)
    _check(regulation)
    return change(label(EDIT, before), [RowChange(before, regulation)])


def delete_regulation(organization: Organization, regulation: str) -> ChangeSet:
    """Delete a regulation; assignments that rested on it name none, and no article, afterwards."""
    row = existing(organization, Regulation, regulation)
    cleared = [
        RowChange(assignment, replace(assignment, regulation=None, article=""))
        for assignment in organization.assignments.values()
        if assignment.regulation == regulation
    ]
    return change(label(DELETE, row), [*cleared, *removed(row)])


def _check(regulation: Regulation) -> None:
    if not regulation.number.strip() and not regulation.about.strip():
        raise EditRefused(_NAMELESS)
    if regulation.year is not None and not 1000 <= regulation.year <= 9999:
        raise EditRefused(_YEAR.format(name=called(regulation), year=regulation.year))


_NAMELESS = Text(
    "Isilah nomor peraturan atau perihalnya; tanpa keduanya peraturan tidak dapat dikenali.",
    "Fill in the number of the regulation or what it is about; without either nobody can tell which it is.",
)
_YEAR = Text(
    "Tahun {year} pada {name} bukan tahun empat angka. Perbaiki tahunnya.",
    "The year {year} of {name} does not have four digits. Correct the year.",
)
