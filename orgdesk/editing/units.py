"""Verbs for units and their superiors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from orgdesk.editing.cascade import detached
from orgdesk.editing.rows import (
    ADD,
    DELETE_THESE,
    EDIT,
    NO_SIBLING,
    REORDER,
    REORDER_THESE,
    EditRefused,
    called,
    existing,
    in_sequence,
    label,
    last_order,
    named,
    new_id,
    placed,
    require,
    require_amounts,
)
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change, removed
from orgdesk.organization.hierarchy import reach
from orgdesk.organization.organization import KIND_NAMES, Organization
from orgdesk.organization.records import Agency, FacetValue, Reporting, ReportingKind, Unit
from orgdesk.organization.scope import Facet
from orgdesk.organization.structure import Structure, structure_of

_NAME = Text("nama", "name")
_STAFF = Text("jumlah pegawai", "staff")


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
    """Delete a unit with its assignments, reporting lines, positions, supplies and what it provides.

    What answers to it goes to its own superior or, `with_subordinates`, is deleted too, but for those who
    also answer to somebody who stays.
    """
    return delete_units(organization, [unit], with_subordinates=with_subordinates)


def delete_units(
    organization: Organization, units: Sequence[str], *, with_subordinates: bool = False
) -> ChangeSet:
    """`delete_unit` for several at once."""
    rows = [existing(organization, Unit, unit) for unit in dict.fromkeys(units)]
    gone = with_command(organization, set(units)) if with_subordinates else set(units)
    act = DELETE_WITH_COMMAND if len(gone) > len(rows) else DELETE_THESE
    others = detached(organization, (("unit", unit) for unit in gone))
    return change(act.format(rows=named(rows)), [*others, *without_units(organization, gone)])


def move_unit(organization: Organization, unit: str, superior: str | None) -> ChangeSet:
    """Make `superior` the only line superior of a unit; None puts the unit at the top."""
    row = existing(organization, Unit, unit)
    if superior is None:
        return change(_TO_TOP.format(rows=named([row])), removed(*_lines(organization.superiors_of(unit))))
    above = _other_unit(organization, row, superior)
    return change(
        _BELOW.format(rows=named([row]), superior=called(above)), _under(organization, unit, superior)
    )


def place_units(
    organization: Organization,
    units: Sequence[str],
    agency: str,
    superior: str | None = None,
    before: str | None = None,
) -> ChangeSet:
    """Put units below `superior` in an agency (None: at its top), before the unit `before` there, or last.

    What stands below them in their agency goes along. Whoever gets another superior answers to that one
    alone; at the top, only lines to those of the old and the new agency end.
    """
    home = existing(organization, Agency, agency)
    rows = [existing(organization, Unit, unit) for unit in units]
    trees = {a: structure_of(organization, a) for a in {agency, *(row.agency for row in rows)}}
    branches = {row.id: trees[row.agency].branch(row.id) for row in rows}
    moved = [r for r in rows if not any(r.id in branches[u] for u in branches if u != r.id)]
    moving = set().union(*branches.values())
    if superior in moving:
        raise EditRefused(_BELOW_ITSELF.format(name=called(moved[0])))
    block = [u for row in moved for u in organization.units_of(row.agency) if u.id in branches[row.id]]
    others = [unit for unit in organization.units_of(agency) if unit.id not in moving]
    at = _place_among([unit.id for unit in others], trees[agency], moving, superior, before)
    others[at:at] = (replace(unit, agency=agency) for unit in block)
    changes = [RowChange(organization.units[unit.id], unit) for unit in in_sequence(others)]
    stay = [row.agency == agency and trees[agency].superior[row.id] == superior for row in moved]
    for row, stays in zip(moved, stay, strict=True):
        if not stays and superior is not None:
            changes += _under(organization, row.id, superior)
        elif not stays:
            ended = {row.agency, agency}
            lines = _lines(organization.superiors_of(row.id))
            changes += removed(*(r for r in lines if organization.units[r.superior].agency in ended))
    if all(stay):
        act = REORDER_THESE.format(rows=named(rows))
    elif superior is not None:
        act = _BELOW.format(rows=named(rows), superior=called(organization.units[superior]))
    elif any(row.agency != agency for row in rows):
        act = _TO_AGENCY.format(rows=named(rows), agency=called(home))
    else:
        act = _TO_TOP.format(rows=named(rows))
    return change(act, changes)


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

    They are cleared as grantors; `detached` sees to the other rows. A unit that loses its only line superior
    goes to the nearest one above that stays.
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


def _under(organization: Organization, unit: str, superior: str) -> list[RowChange]:
    """Row changes that leave a unit `superior` as its only line superior."""
    lines = _lines(organization.superiors_of(unit))
    moved = next((line for line in lines if line.superior == superior), lines[0] if lines else None)
    if moved is None:
        return added(Reporting(id=new_id(), unit=unit, superior=superior))
    rows = removed(*(line for line in lines if line != moved))
    return [*rows, RowChange(moved, replace(moved, superior=superior))]


def _place_among(
    others: list[str], tree: Structure, moving: Set[str], superior: str | None, before: str | None
) -> int:
    """Where among `others` a branch comes to stand, so that branches follow one another as they are read."""
    if before is not None:
        if before not in others:
            raise EditRefused(NO_SIBLING.format(what=KIND_NAMES["unit"], id=before))
        return others.index(before)
    siblings = [unit for unit in tree.below.get(superior, ()) if unit not in moving]
    if siblings:
        last = tree.branch(siblings[-1])
        return max(n for n, unit in enumerate(others, 1) if unit in last)
    return len(others) if superior is None else others.index(superior) + 1


def with_command(organization: Organization, units: Set[str]) -> set[str]:
    """`units` and what answers to them, near or far, and to nobody outside."""

    def below(superior: str) -> Iterable[str]:
        return (line.unit for line in _lines(organization.subordinates_of(superior)))

    command = set(units)
    for unit in units:
        command |= reach(unit, below).keys()
    staying = {
        member
        for member in command - units
        if any(line.superior not in command for line in _lines(organization.superiors_of(member)))
    }
    for member in sorted(staying):
        staying |= reach(member, below).keys()
    return command - staying | units


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
    require_amounts(unit, (unit.staff, _STAFF))


DELETE_WITH_COMMAND = Text("Hapus {rows} beserta bawahannya", "Delete {rows} and what is below")
_BELOW = Text("Pindahkan {rows} ke bawah {superior}", "Move {rows} below {superior}")
_TO_AGENCY = Text("Pindahkan {rows} ke {agency}", "Move {rows} to {agency}")
_TO_TOP = Text("Jadikan {rows} unit puncak", "Move {rows} to the top")
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
_BELOW_ITSELF = Text(
    "Unit {name} tidak dapat diletakkan di bawah dirinya sendiri. Pilih tempat lain.",
    "Unit {name} cannot stand below itself. Choose another place.",
)
_NOT_AN_AREA = Text(
    "{name} bukan wilayah, jadi tidak dapat menjadi wilayah kerja. Pilih sebuah wilayah.",
    "{name} is not an area, so it cannot be a working area. Choose an area.",
)
