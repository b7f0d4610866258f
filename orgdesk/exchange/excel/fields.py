"""What the lists say of a function or a unit, field by field: written by the export, compared on return."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from orgdesk.organization.bilingual import Language, Text
from orgdesk.organization.display import short
from orgdesk.organization.names import name_of_value
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    Echelon,
    Function,
    FunctionLevel,
    FunctionType,
    Level,
    ReportingKind,
    Unit,
    UnitKind,
    WorkKind,
)

YES, NO = Text("ya", "yes"), Text("tidak", "no")
"""A field that is either so or not; where it is not, the cell is empty."""

CHOICES: Mapping[str, type[StrEnum]] = {
    "function.level": FunctionLevel,
    "function.type": FunctionType,
    "function.work": WorkKind,
    "unit.unit_kind": UnitKind,
    "unit.level": Level,
    "unit.echelon": Echelon,
}
"""Fields that take one of some values, called by `name_of_value`."""


def function_text(organization: Organization, function: Function, field: str, language: Language) -> str:
    """What stands in a column of the list of functions (`keys.FUNCTION_FIELDS`)."""
    if field == "parent":
        return short(organization.functions[function.parent]) if function.parent is not None else ""
    return _plain(getattr(function, field), language)


def unit_text(organization: Organization, unit: Unit, field: str, language: Language) -> str:
    """What stands in a column of the list of units (`keys.UNIT_FIELDS`)."""
    if field == "agency":
        return short_agency(organization, unit.agency)
    if field == "superior":
        lines = (r for r in organization.superiors_of(unit.id) if r.reporting_kind is ReportingKind.LINE)
        return ", ".join(short(organization.units[line.superior]) for line in lines)
    if field == "working_area":
        return short(organization.facet_values[unit.working_area]) if unit.working_area is not None else ""
    return _plain(getattr(unit, field), language)


def short_agency(organization: Organization, agency: str) -> str:
    """What an agency is called over its columns and in the list of units."""
    row = organization.agencies[agency]
    return row.short_name or row.name


def extra_columns(
    organization: Organization, rows: Iterable[Function] | Iterable[Unit]
) -> dict[str, dict[str, str]]:
    """Heading → id → value of the columns that users keep beside these functions or units."""
    ids = {(row.kind, row.id) for row in rows}
    found: dict[str, dict[str, str]] = {}
    for extra in sorted(organization.extras.values(), key=lambda e: (e.order, e.column, e.id)):
        owner = ("function", extra.function) if extra.function is not None else ("unit", extra.unit)
        if owner in ids and extra.value:
            found.setdefault(extra.column, {})[str(owner[1])] = extra.value
    return found


def _plain(value: object, language: Language) -> str:
    """A value of a row as it stands in a cell."""
    if value is None or value is False:
        return ""
    if value is True:
        return YES.in_(language)
    if isinstance(value, StrEnum):
        return name_of_value(value).in_(language)
    return f"{value:.15g}" if isinstance(value, float) else str(value)
