"""Repairs that alter the structure: units combined, lines of command drawn, dropped or made dotted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import uuid4

from orgdesk.organization.changes import RowChange, added, removed
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    REFERENCES,
    Assignment,
    Record,
    Reporting,
    ReportingKind,
    Supply,
)

_UNIT_FIELDS = {
    kind: fields
    for kind, refs in REFERENCES.items()
    if (fields := tuple(field for field, target in refs if target == "unit"))
}
"""Kinds that name units, with the fields that do."""

_ALIKE = {
    "assignment": ("unit", "function", "role", "resource", "scope"),
    "reporting": ("unit", "superior", "reporting_kind"),
    "provider": ("service", "unit"),
}


def combined(organization: Organization, unit: str, into: str) -> list[RowChange]:
    """The rows that change when `unit` is combined into `into`: all that it has and does goes over, what both
    have is kept once, and the unit goes. Looks through every kind that names units."""
    rows: list[RowChange] = []
    for kind in _UNIT_FIELDS:
        rows += _handed_over(organization, kind, unit, into)
    gone, heir = organization.units[unit], organization.units[into]
    if gone.staff is not None and heir.staff is not None:
        rows.append(RowChange(heir, replace(heir, staff=heir.staff + gone.staff)))
    return [*rows, *removed(gone)]


def _handed_over(organization: Organization, kind: str, unit: str, into: str) -> list[RowChange]:
    rows: list[RowChange] = []
    fields = _UNIT_FIELDS[kind]
    table = organization.table(kind)
    held = {_likeness(row) for row in table.values()} if kind in _ALIKE else set()
    for row in table.values():
        if all(getattr(row, field) != unit for field in fields):
            continue
        before: Any = row
        after = replace(before, **{field: into for field in fields if getattr(row, field) == unit})
        doubled = _likeness(after) != _likeness(row) and _likeness(after) in held
        if doubled or _is_with_itself(after) or _falls_away(row, unit):
            rows += _without(organization, row)
            continue
        if isinstance(after, Assignment) and after.grantor == after.unit:
            after = replace(after, grantor=None, source=None)
        rows.append(RowChange(row, after))
    return rows


def _falls_away(row: Record, unit: str) -> bool:
    """The lines by which a unit answers to others go with it; the heir has its own."""
    return isinstance(row, Reporting) and row.unit == unit and row.reporting_kind is ReportingKind.LINE


def _is_with_itself(row: Record) -> bool:
    if isinstance(row, Supply):
        return row.source == row.recipient
    return isinstance(row, Reporting) and row.unit == row.superior


def _likeness(row: Record) -> tuple[object, ...]:
    """Two rows alike in this say the same; rows of other kinds are all different."""
    return tuple(getattr(row, name) for name in _ALIKE.get(row.kind, ("id",)))


def _without(organization: Organization, row: Record) -> list[RowChange]:
    """A row goes; a provider takes along what it asks for."""
    asked = organization.bucket("requirements_of_provider", row.id).values() if row.kind == "provider" else ()
    return removed(*asked, row)


def is_bare(organization: Organization, unit: str) -> bool:
    """Whether nothing names the unit but the lines by which it answers to others."""
    return all(
        isinstance(row, Reporting) and row.unit == unit
        for kind, fields in _UNIT_FIELDS.items()
        for row in organization.table(kind).values()
        if any(getattr(row, field) == unit for field in fields)
    )


def deleted(organization: Organization, unit: str) -> list[RowChange]:
    """A bare unit goes, and its lines with it."""
    lines = organization.bucket("superiors_of_unit", unit).values()
    return removed(*lines, organization.units[unit])


def line_rows(organization: Organization, unit: str, superior: str) -> list[Reporting]:
    """The rows that put `unit` in line under `superior`; more than one if somebody drew the line twice."""
    return [
        row
        for row in organization.superiors_of(unit)
        if row.superior == superior and row.reporting_kind is ReportingKind.LINE
    ]


def dotted(organization: Organization, unit: str, superior: str) -> list[RowChange]:
    """The line from `unit` to `superior` becomes guidance only."""
    guided = any(
        row.superior == superior and row.reporting_kind is ReportingKind.DOTTED
        for row in organization.superiors_of(unit)
    )
    rows: list[RowChange] = []
    for line in line_rows(organization, unit, superior):
        after = None if guided or unit == superior else replace(line, reporting_kind=ReportingKind.DOTTED)
        rows.append(RowChange(line, after))
        guided = True
    return rows


def attached(unit: str, superior: str) -> list[RowChange]:
    """`unit` answers to `superior` from now on."""
    return added(Reporting(id=uuid4().hex, unit=unit, superior=superior))


def under(organization: Organization, unit: str, before: str, now: str) -> list[RowChange]:
    """The line from `unit` to `before` leads to `now` instead."""
    first, *rest = line_rows(organization, unit, before)
    return [RowChange(first, replace(first, superior=now)), *removed(*rest)]


def command(organization: Organization, unit: str) -> Iterator[str]:
    """Line superiors of a unit, each once."""
    lines = (r for r in organization.superiors_of(unit) if r.reporting_kind is ReportingKind.LINE)
    yield from dict.fromkeys(line.superior for line in lines)
