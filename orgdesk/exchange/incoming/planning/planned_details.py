"""What a sheet tells of agencies, units and functions beside their names: fields, superiors, parents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from orgdesk.editing.rows import new_id
from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.names import expanded
from orgdesk.exchange.incoming.planning.planned_grounds import Grounds
from orgdesk.exchange.incoming.planning.planned_rows import PlannedRows
from orgdesk.exchange.incoming.planning.sayings import Sayings
from orgdesk.exchange.incoming.said import AgencySaid, FunctionSaid, UnitSaid, Where, Written
from orgdesk.exchange.incoming.values import NotReadable, choice_of, flag_of, number_of
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import roles_by_code
from orgdesk.organization.records import (
    Agency,
    AgencyKind,
    AgencyType,
    Echelon,
    Function,
    FunctionLevel,
    FunctionType,
    Level,
    Reporting,
    ReportingKind,
    Unit,
    UnitKind,
    WorkKind,
)

RowT = TypeVar("RowT", Agency, Unit, Function)

Read = Callable[[str], Any]
"""What a text means for a field. Raises NotReadable."""


def plan_agencies(said: Mapping[str, Sayings[AgencySaid]], ids: Mapping[str, str], rows: PlannedRows) -> None:
    """Set what is told of agencies."""
    read: dict[str, Read] = {
        "short_name": _text,
        "code": _text,
        "agency_kind": lambda text: choice_of(text, AgencyKind),
        "type": lambda text: choice_of(text, AgencyType),
        "note": _text,
    }
    for key, one in said.items():
        row = rows.get(Agency, ids[key])
        for part in one.said:
            row = _set_all(rows, row, part.details, read)


def plan_units(
    said: Mapping[str, Sayings[UnitSaid]], ids: Mapping[str, str], rows: PlannedRows, grounds: Grounds
) -> None:
    """Set what is told of units, and whom they answer to."""
    read: dict[str, Read] = {
        "unit_kind": lambda text: choice_of(text, UnitKind),
        "level": lambda text: choice_of(text, Level),
        "echelon": lambda text: choice_of(text, Echelon),
        "head_title": _text,
        "staff": number_of,
        "note": _text,
    }
    for key, one in said.items():
        row = rows.get(Unit, ids[key])
        row = _named(rows, row, "name", "code", one.text("name"), one.text("code"), one.where)
        for part in one.said:
            row = _set_all(rows, row, part.details, read)
            area = part.details.get("working_area")
            if area is not None and area.text.strip():
                rows.reading.fates.mark(area.where, Fate.DETAIL)
                row = rows.set(row, "working_area", grounds.area(area.text.strip(), area.where), area.where)
    lines = _Lines(rows)
    for key, one in said.items():
        for part in one.said:
            if part.superior in ids:
                lines.answers_to(ids[key], ids[part.superior], part.where, part.superior_where)


def plan_functions(
    said: Mapping[str, Sayings[FunctionSaid]],
    ids: Mapping[str, str],
    above: Mapping[str, str],
    rows: PlannedRows,
) -> None:
    """Set what is told of functions; one that stands at the top goes below what the sheet puts above it."""
    known = {code.casefold(): code for code in roles_by_code(rows.organization)}

    def needs(text: str) -> tuple[str, ...]:
        codes = text.replace(",", " ").replace(";", " ").replace("/", " ").split()
        unknown = [code for code in codes if code.casefold() not in known]
        if unknown:
            raise NotReadable(_NO_ROLE.format(text=", ".join(unknown)))
        return tuple(known[code.casefold()] for code in codes)

    read: dict[str, Read] = {
        "level": lambda text: choice_of(text, FunctionLevel),
        "type": lambda text: choice_of(text, FunctionType),
        "work": lambda text: choice_of(text, WorkKind),
        "strategic": flag_of,
        "critical": flag_of,
        "affair": _text,
        "reference": _text,
        "needs": needs,
        "note": _text,
    }
    for key, one in said.items():
        row = rows.get(Function, ids[key])
        row = _named(rows, row, "wording", "code", one.text("wording"), one.text("code"), one.where)
        if row.parent is None and key in above and not _stands_above(rows, row.id, ids[above[key]]):
            row = rows.set(row, "parent", ids[above[key]], one.where)
        for part in one.said:
            row = _set_all(rows, row, part.details, read)


def _stands_above(rows: PlannedRows, function: str, other: str | None) -> bool:
    """Whether `other` is the function or stands below it."""
    while other is not None and other != function:
        other = rows.get(Function, other).parent
    return other is not None


def _named(
    rows: PlannedRows, row: RowT, name_field: str, code_field: str, name: str, code: str, where: Where
) -> RowT:
    """The row with the name of the sheet where it was found by its code, and a code where it has none."""
    here = str(getattr(row, code_field))
    if code and here.casefold() == code.casefold() and not rows.is_new(row.kind, row.id):
        if name and expanded(name) not in (expanded(str(getattr(row, name_field))), expanded(code)):
            row = rows.set(row, name_field, name, where)
    elif code and not here:
        row = rows.set(row, code_field, code, where)
    return row


def _set_all(rows: PlannedRows, row: RowT, details: Mapping[str, Written], read: Mapping[str, Read]) -> RowT:
    for field, written in details.items():
        if field not in read or not written.text.strip():
            continue
        try:
            value = read[field](written.text.strip())
        except NotReadable as error:
            rows.problem(written.where, error.sentence)
            continue
        rows.reading.fates.mark(written.where, Fate.DETAIL)
        row = rows.set(row, field, value, written.where)
    return row


class _Lines:
    """The lines of command as they will be."""

    def __init__(self, rows: PlannedRows) -> None:
        self._rows = rows
        self._lines: dict[str, list[Reporting]] = {}
        for line in rows.organization.reportings.values():
            self._lines.setdefault(line.unit, []).append(line)
        self._said: dict[str, set[str]] = {}

    def answers_to(self, unit: str, superior: str, where: Where, said_at: Where | None) -> None:
        """Have a unit answer to a superior.

        One other superior gives way where a cell says so itself; what merged headings put above a unit only
        counts where it answers to nobody.
        """
        if unit == superior:
            return
        place = said_at or where
        lines = self._lines.setdefault(unit, [])
        said = self._said.setdefault(unit, set())
        there = next((line for line in lines if line.superior == superior), None)
        if there is not None:
            said.add(superior)
            self._rows.name("reporting", there.id, place)
            return
        commands = [line for line in lines if line.reporting_kind is ReportingKind.LINE]
        if commands and said_at is None:
            return
        if len(commands) == 1 and commands[0].superior not in said:
            said.add(superior)
            changed = self._rows.set(commands[0], "superior", superior, place)
            lines[lines.index(commands[0])] = changed
            return
        said.add(superior)
        line = Reporting(id=new_id(), unit=unit, superior=superior)
        lines.append(line)
        self._rows.put(line, place)


def _text(text: str) -> str:
    return text


_NO_ROLE = Text(
    'Kode peran "{text}" tidak dikenal. Pakai kode yang ada dalam model.',
    'The role code "{text}" is not known. Use codes that the model has.',
)
