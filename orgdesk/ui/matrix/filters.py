"""What the matrix shows of the organization: which units, which functions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from orgdesk.analysis.standing import Standing
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Assignment, Function, Level, Unit
from orgdesk.ui.matrix.codes import Codes


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty sets let everything pass."""

    agencies: frozenset[str] = frozenset()
    levels: frozenset[Level | None] = frozenset()
    """None stands for units without a level."""
    roles: frozenset[str] = frozenset()
    """Cell codes: rows and columns that hold one of them."""
    only_findings: bool = False
    unit: str | None = None
    """Only this unit, and the functions on which it has a role."""

    def __bool__(self) -> bool:
        return self != ALL

    @property
    def narrows_rows(self) -> bool:
        """Whether rows can come and go with an edit or a finding."""
        return bool(self.roles or self.only_findings or self.unit)


ALL = Filters()


def row_filter(
    filters: Filters, organization: Organization, findings: Standing, codes: Codes
) -> Callable[[Function], bool] | None:
    """Whether a function is shown; None where all are."""
    if not filters.narrows_rows:
        return None
    roles, unit, only_findings = filters.roles, filters.unit, filters.only_findings
    bucket = organization.bucket

    def passes(function: Function) -> bool:
        if only_findings and not findings.of_row("function", function.id):
            return False
        if unit is None and not roles:
            return True
        held: Mapping[str, Assignment] = bucket("assignments_of_function", function.id)
        return any(
            (unit is None or row.unit == unit) and (not roles or codes.of(row) in roles)
            for row in held.values()
        )

    return passes


def column_filter(
    filters: Filters, organization: Organization, codes: Codes
) -> Callable[[Unit], bool] | None:
    """Whether a unit is shown; None where all are."""
    if not (filters.agencies or filters.levels or filters.roles or filters.unit):
        return None
    agencies, levels, roles = filters.agencies, filters.levels, filters.roles

    def passes(unit: Unit) -> bool:
        if filters.unit is not None:
            return unit.id == filters.unit
        if agencies and unit.agency not in agencies:
            return False
        if levels and unit.level not in levels:
            return False
        return not roles or any(
            codes.of(row) in roles for row in organization.bucket("assignments_of_unit", unit.id).values()
        )

    return passes


def widened(
    filters: Filters,
    organization: Organization,
    findings: Standing,
    codes: Codes,
    functions: Collection[str],
    units: Collection[str],
) -> Filters:
    """The filters less those that hide one of these functions or units."""
    rows = [organization.functions[i] for i in functions if i in organization.functions]
    columns = [organization.units[i] for i in units if i in organization.units]

    def hides(part: Filters) -> bool:
        row_passes = row_filter(part, organization, findings, codes)
        passes = column_filter(part, organization, codes)
        return (row_passes is not None and not all(map(row_passes, rows))) or (
            passes is not None and not all(map(passes, columns))
        )

    return Filters(
        agencies=ALL.agencies if hides(Filters(agencies=filters.agencies)) else filters.agencies,
        levels=ALL.levels if hides(Filters(levels=filters.levels)) else filters.levels,
        roles=ALL.roles if hides(Filters(roles=filters.roles)) else filters.roles,
        only_findings=filters.only_findings and not hides(Filters(only_findings=True)),
        unit=None if hides(Filters(unit=filters.unit)) else filters.unit,
    )
