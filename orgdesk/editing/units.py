"""Verbs for units and their superiors."""

from __future__ import annotations

import math
from collections.abc import Iterable, Set
from dataclasses import replace

from orgdesk.editing.rows import (
    ADD,
    DELETE,
    EDIT,
    REORDER,
    EditRefused,
    called,
    existing,
    label,
    last_order,
    new_id,
    placed,
    require,
)
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change, removed
from orgdesk.organization.hierarchy import reach
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Agency, FacetValue, Reporting, ReportingKind, Unit
from orgdesk.organization.scope import Facet

_NAME = Text("nama", "name")


def add_unit(organization: Organization, unit: Unit, superior: str | None = None) -> ChangeSet:
    """Add a unit as the last of its agency, answering to `superior` where one is given."""
    _check(organization, unit)
    unit = replace(unit, order=last_order(organization.units_of(unit.agency)))
    rows = added(unit)
    if superior is not None:
        existing(organization, Unit, superior)
        rows += added(Reporting(id=new_id(), unit=unit.id, superior=superior))
    return change(label(ADD, unit), rows)


def edit_unit(organization: Organization, unit: Unit) -> ChangeSet:
    """Give a unit the fields of `unit`, which has its id; another agency puts it last there."""
    before = existing(organization, Unit, unit.id)
    _check(organization, unit)
    if unit.agency != before.agency:
        unit = replace(unit, order=last_order(organization.units_of(unit.agency)))
    return change(label(EDIT, before), [RowChange(before, unit)])


def reorder_unit(organization: Organization, unit: str, before: str | None) -> ChangeSet:
    """Put a unit before another one of its agency, or last."""
    row = existing(organization, Unit, unit)
    return change(label(REORDER, row), placed(organization.units_of(row.agency), row, before))


def delete_unit(organization: Organization, unit: str, *, with_subordinates: bool = False) -> ChangeSet:
    """Delete a unit with its assignments and reporting lines.

    What answers to it goes to its own superior or, `with_subordinates`, is deleted too, but for those who
    also answer to somebody who stays.
    """
    row = existing(organization, Unit, unit)
    gone = _command_of(organization, unit) if with_subordinates else {unit}
    act = _DELETE_ALL if with_subordinates and len(gone) > 1 else DELETE
    return change(label(act, row), without_units(organization, gone))


def move_unit(organization: Organization, unit: str, superior: str | None) -> ChangeSet:
    """Make `superior` the only line superior of a unit; None puts the unit at the top."""
    row = existing(organization, Unit, unit)
    lines = _lines(organization.superiors_of(unit))
    if superior is None:
        return change(_TO_TOP.format(name=called(row)), removed(*lines))
    above = _other_unit(organization, row, superior)
    moved = next((line for line in lines if line.superior == superior), lines[0] if lines else None)
    rows = removed(*(line for line in lines if line != moved))
    if moved is None:
        rows += added(Reporting(id=new_id(), unit=unit, superior=superior))
    else:
        rows.append(RowChange(moved, replace(moved, superior=superior)))
    return change(_BELOW.format(name=called(row), superior=called(above)), rows)


def add_superior(
    organization: Organization,
    unit: str,
    superior: str,
    reporting_kind: ReportingKind = ReportingKind.LINE,
) -> ChangeSet:
    """Add a line or dotted superior beside those that a unit has."""
    row = existing(organization, Unit, unit)
    above = _other_unit(organization, row, superior)
    same = [r for r in organization.superiors_of(unit) if r.superior == superior]
    if any(r.reporting_kind == reporting_kind for r in same):
        raise EditRefused(_ALREADY.format(name=called(row), superior=called(above)))
    line = Reporting(id=new_id(), unit=unit, superior=superior, reporting_kind=reporting_kind)
    text = _ADD_LINE if reporting_kind == ReportingKind.LINE else _ADD_DOTTED
    return change(text.format(name=called(row), superior=called(above)), added(line))


def remove_reporting(organization: Organization, reporting: str) -> ChangeSet:
    """Take away one line or dotted relation."""
    row = existing(organization, Reporting, reporting)
    names = {
        "name": called(organization.units[row.unit]),
        "superior": called(organization.units[row.superior]),
    }
    return change(_REMOVE_LINE.format(**names), removed(row))


def without_units(organization: Organization, gone: Set[str]) -> list[RowChange]:
    """Row changes that delete the units `gone`, their assignments and reporting lines.

    They are cleared as grantors. A unit that loses its only line superior goes to the nearest one above
    that stays.
    """
    rows: list[RowChange] = []
    for unit in sorted(gone):
        rows += removed(*organization.superiors_of(unit))
        rows += _handed_up(organization, unit, gone)
        rows += removed(*organization.assignments_of_unit(unit))
    rows += [
        RowChange(assignment, replace(assignment, grantor=None))
        for assignment in organization.assignments.values()
        if assignment.grantor in gone and assignment.unit not in gone
    ]
    return rows + removed(*(organization.units[unit] for unit in sorted(gone)))


def _handed_up(organization: Organization, unit: str, gone: Set[str]) -> list[RowChange]:
    """What becomes of the relations to those below `unit`."""
    rows: list[RowChange] = []
    for below in organization.subordinates_of(unit):
        stays = below.unit not in gone and below.reporting_kind == ReportingKind.LINE
        heirs = _heirs(organization, below, gone) if stays else []
        if heirs:
            rows.append(RowChange(below, replace(below, superior=heirs[0])))
            rows += added(*(replace(below, id=new_id(), superior=heir) for heir in heirs[1:]))
        else:
            rows += removed(below)
    return rows


def _heirs(organization: Organization, below: Reporting, gone: Set[str]) -> list[str]:
    """The nearest line superiors that stay, for a unit that keeps none and whose first line is `below`."""
    lines = _lines(organization.superiors_of(below.unit))
    if any(line.superior not in gone for line in lines) or below != lines[0]:
        return []
    above = reach(below.unit, lambda u: [line.superior for line in _lines(organization.superiors_of(u))])
    staying = {u: distance for u, distance in above.items() if u not in gone and u != below.unit}
    return [u for u, distance in staying.items() if distance == min(staying.values())]


def _command_of(organization: Organization, unit: str) -> set[str]:
    """`unit` and what answers to it, near or far, and to nobody outside."""

    def below(superior: str) -> Iterable[str]:
        return (line.unit for line in _lines(organization.subordinates_of(superior)))

    command = {unit, *reach(unit, below)}
    staying = {
        member
        for member in command - {unit}
        if any(line.superior not in command for line in _lines(organization.superiors_of(member)))
    }
    for member in sorted(staying):
        staying |= reach(member, below).keys()
    return command - staying | {unit}


def _lines(reportings: Iterable[Reporting]) -> list[Reporting]:
    return [r for r in reportings if r.reporting_kind == ReportingKind.LINE]


def _other_unit(organization: Organization, unit: Unit, superior: str) -> Unit:
    if superior == unit.id:
        raise EditRefused(_OWN_SUPERIOR.format(name=called(unit)))
    return existing(organization, Unit, superior)


def _check(organization: Organization, unit: Unit) -> None:
    require(unit.name, unit, _NAME)
    existing(organization, Agency, unit.agency)
    if unit.working_area is not None:
        area = existing(organization, FacetValue, unit.working_area)
        if area.facet != Facet.AREA:
            raise EditRefused(_NOT_AN_AREA.format(name=called(area)))
    if unit.staff is not None and not 0 <= unit.staff < math.inf:
        raise EditRefused(_ODD_STAFF.format(name=called(unit)))


_DELETE_ALL = Text("Hapus {what} {name} beserta bawahannya", "Delete {what} {name} and what is below it")
_BELOW = Text("Pindahkan unit {name} ke bawah {superior}", "Move unit {name} below {superior}")
_TO_TOP = Text("Jadikan unit {name} unit puncak", "Move unit {name} to the top")
_ADD_LINE = Text("Tambah atasan {superior} bagi {name}", "Add {superior} as a superior of {name}")
_ADD_DOTTED = Text(
    "Tambah pembina teknis {superior} bagi {name}", "Add {superior} as technical guide of {name}"
)
_REMOVE_LINE = Text("Lepaskan {name} dari {superior}", "Detach {name} from {superior}")
_ALREADY = Text(
    "{superior} sudah menjadi atasan {name} dengan garis yang sama. Pilih unit atau jenis garis lain.",
    "{superior} is already a superior of {name} with the same kind of line. Choose another unit or kind.",
)
_OWN_SUPERIOR = Text(
    "Unit {name} tidak dapat menjadi atasannya sendiri. Pilih unit lain.",
    "Unit {name} cannot be its own superior. Choose another unit.",
)
_NOT_AN_AREA = Text(
    "{name} bukan wilayah, jadi tidak dapat menjadi wilayah kerja. Pilih sebuah wilayah.",
    "{name} is not an area, so it cannot be a working area. Choose an area.",
)
_ODD_STAFF = Text(
    "Jumlah pegawai {name} harus angka nol atau lebih. Perbaiki angkanya.",
    "The staff of {name} must be a number of zero or more. Correct it.",
)
