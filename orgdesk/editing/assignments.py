"""Verbs for assignments: who holds which role on which function."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from orgdesk.editing.regulations import add_regulation
from orgdesk.editing.rows import EditRefused, called, existing, new_id, require_order
from orgdesk.editing.scopes import check_scope
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change, removed
from orgdesk.organization.display import SUPPLIER, role_code, roles_by_code
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Assignment, Function, Regulation, Resource, Role, Unit

Cell = tuple[str, str]
"""A cell of the matrix: (unit id, function id)."""


def new_assignment(organization: Organization, unit: str, function: str, code: str) -> Assignment:
    """A fresh row for the role that `code` stands for, to hand to `assign`, as it is or with more detail."""
    known = roles_by_code(organization)
    if code not in known:
        raise EditRefused(_UNKNOWN_CODE.format(code=code, codes=", ".join(known)))
    role, resource = known[code]
    return Assignment(id=new_id(), unit=unit, function=function, role=role, resource=resource)


def assign(organization: Organization, *assignments: Assignment) -> ChangeSet:
    """Add assignments, in one step."""
    there: dict[Cell, list[Assignment]] = {}
    for assignment in assignments:
        _check(organization, assignment)
        cell = (assignment.unit, assignment.function)
        others = there.setdefault(cell, _cell(organization, cell))
        _refuse_double(organization, assignment, others)
        others.append(assignment)
    return change(_label(organization, _ADD, _ADD_MANY, assignments), added(*assignments))


def edit_assignment(organization: Organization, assignment: Assignment) -> ChangeSet:
    """Give an assignment the fields of `assignment`, which has its id; unit and function may be others."""
    before = existing(organization, Assignment, assignment.id)
    _check(organization, assignment)
    _refuse_double(organization, assignment, _beside(organization, assignment))
    return change(_label(organization, _EDIT, _EDIT, [before]), [RowChange(before, assignment)])


def toggle_role(organization: Organization, unit: str, function: str, code: str) -> ChangeSet:
    """Add the role to a cell that lacks it; take all of that code out of a cell that has it."""
    present = [a for a in _cell(organization, (unit, function)) if _code(organization, a) == code]
    if present:
        return remove_assignments(organization, *(a.id for a in present))
    return assign(organization, new_assignment(organization, unit, function, code))


def toggle_roles(organization: Organization, cells: Iterable[Cell], code: str) -> ChangeSet:
    """Add the role to those of the cells that lack it; where all have it, take it out of all."""
    wanted = dict.fromkeys(cells)
    if len(wanted) == 1:
        return toggle_role(organization, *next(iter(wanted)), code)
    present = {
        cell: [a for a in _cell(organization, cell) if _code(organization, a) == code] for cell in wanted
    }
    if wanted and all(present.values()):
        rows = [row for cell in present.values() for row in cell]
        return change(_TAKE_FROM_ALL.format(code=code, count=len(wanted)), removed(*rows))
    lacking = [cell for cell, rows in present.items() if not rows]
    adding = add_roles(organization, [(cell, (code,)) for cell in lacking])
    return change(_ADD_TO_ALL.format(code=code, count=len(lacking)), adding) if len(lacking) > 1 else adding


def add_roles(organization: Organization, cells: Iterable[tuple[Cell, Iterable[str]]]) -> ChangeSet:
    """Have each cell hold the roles that the codes beside it stand for; what is there already stays."""
    known = roles_by_code(organization)
    new: dict[tuple[Cell, str], Assignment] = {}
    for cell, codes in cells:
        held = {_code(organization, a) for a in _cell(organization, cell)}
        for code in codes:
            if code not in known:
                raise EditRefused(
                    _UNKNOWN_IN_CELL.format(
                        code=code,
                        unit=called(existing(organization, Unit, cell[0])),
                        function=called(existing(organization, Function, cell[1])),
                        codes=", ".join(known),
                    )
                )
            if code not in held:
                role, resource = known[code]
                new[cell, code] = Assignment(
                    id=new_id(), unit=cell[0], function=cell[1], role=role, resource=resource
                )
    return assign(organization, *new.values())


def remove_assignments(organization: Organization, *assignments: str) -> ChangeSet:
    """Take assignments away, in one step."""
    rows = [existing(organization, Assignment, a) for a in assignments]
    return change(_label(organization, _REMOVE, _REMOVE_MANY, rows), removed(*rows))


def edit_cell(
    organization: Organization,
    cell: Cell,
    assignments: Sequence[Assignment],
    regulations: Sequence[Regulation] = (),
) -> ChangeSet:
    """Have `assignments` be all the roles of a cell; `regulations` are new ones that they rest on."""
    unit, function = cell
    names = {
        "unit": called(existing(organization, Unit, unit)),
        "function": called(existing(organization, Function, function)),
    }
    new = {regulation.id for regulation in regulations}
    rows = [row for regulation in regulations for row in add_regulation(organization, regulation)]
    before = {assignment.id: assignment for assignment in _cell(organization, cell)}
    kept = {assignment.id for assignment in assignments}
    rows += removed(*(assignment for assignment in before.values() if assignment.id not in kept))
    for n, assignment in enumerate(assignments):
        known = replace(assignment, regulation=None) if assignment.regulation in new else assignment
        _check(organization, known)
        _refuse_double(organization, assignment, assignments[:n])
        rows.append(RowChange(before.get(assignment.id), assignment))
    return change(_CELL.format(**names), rows)


def clear_cell(organization: Organization, unit: str, function: str) -> ChangeSet:
    """Take every role of a unit on a function away."""
    names = {
        "unit": called(existing(organization, Unit, unit)),
        "function": called(existing(organization, Function, function)),
    }
    return change(_CLEAR.format(**names), removed(*_cell(organization, (unit, function))))


def clear_cells(organization: Organization, cells: Iterable[Cell]) -> ChangeSet:
    """Take every role out of several cells."""
    wanted = list(dict.fromkeys(cells))
    if len(wanted) == 1:
        return clear_cell(organization, *wanted[0])
    rows = [assignment for cell in wanted for assignment in _cell(organization, cell)]
    return change(_CLEAR_MANY.format(count=len(wanted)), removed(*rows))


def copy_cells(organization: Organization, pairs: Iterable[tuple[Cell, Cell]]) -> ChangeSet:
    """Copy the roles of each first cell, with their detail, to the second; what is there already stays."""
    new: dict[Cell, list[Assignment]] = {}
    for source, target in pairs:
        coming = new.setdefault(target, [])
        there = _cell(organization, target)
        for original in _cell(organization, source):
            copied = replace(original, id=new_id(), unit=target[0], function=target[1])
            if not any(_same(copied, other) for other in [*there, *coming]):
                coming.append(copied)
    return assign(organization, *(row for rows in new.values() for row in rows))


def _cell(organization: Organization, cell: Cell) -> list[Assignment]:
    return [a for a in organization.assignments_of_function(cell[1]) if a.unit == cell[0]]


def _beside(organization: Organization, assignment: Assignment) -> list[Assignment]:
    """The other assignments of its cell."""
    cell = _cell(organization, (assignment.unit, assignment.function))
    return [other for other in cell if other.id != assignment.id]


def _code(organization: Organization, assignment: Assignment) -> str:
    return role_code(organization, assignment.role, assignment.resource)


def _same(one: Assignment, other: Assignment) -> bool:
    return all(
        getattr(one, field) == getattr(other, field)
        for field in ("unit", "function", "role", "resource", "scope")
    )


def _refuse_double(organization: Organization, one: Assignment, others: Iterable[Assignment]) -> None:
    if any(_same(one, other) for other in others):
        raise EditRefused(_DOUBLE.format(**_names(organization, one)))


def _check(organization: Organization, assignment: Assignment) -> None:
    existing(organization, Unit, assignment.unit)
    existing(organization, Function, assignment.function)
    role = existing(organization, Role, assignment.role)
    if assignment.resource is not None:
        existing(organization, Resource, assignment.resource)
        if not role.takes_resource:
            raise EditRefused(_NO_RESOURCE.format(role=Text(role.name_id, role.name_en)))
    elif role.id == SUPPLIER:
        raise EditRefused(_WHICH_RESOURCE.format(role=Text(role.name_id, role.name_en)))
    if assignment.grantor is not None:
        existing(organization, Unit, assignment.grantor)
    if assignment.regulation is not None:
        existing(organization, Regulation, assignment.regulation)
    check_scope(organization, assignment.scope)
    require_order(assignment, assignment.valid_from, assignment.valid_until)


def _names(organization: Organization, assignment: Assignment) -> dict[str, str]:
    return {
        "code": _code(organization, assignment),
        "unit": called(organization.units[assignment.unit]),
        "function": called(organization.functions[assignment.function]),
    }


def _label(
    organization: Organization, one: Text, many: Text, assignments: list[Assignment] | tuple[Assignment, ...]
) -> Text:
    if len(assignments) == 1:
        return one.format(**_names(organization, assignments[0]))
    return many.format(count=len(assignments))


_ADD = Text("Tambah peran {code} pada {unit} untuk {function}", "Add role {code} of {unit} on {function}")
_ADD_MANY = Text("Tambah {count} peran", "Add {count} roles")
_EDIT = Text("Ubah peran {code} pada {unit} untuk {function}", "Edit role {code} of {unit} on {function}")
_REMOVE = Text(
    "Hapus peran {code} pada {unit} untuk {function}", "Delete role {code} of {unit} on {function}"
)
_REMOVE_MANY = Text("Hapus {count} peran", "Delete {count} roles")
_CLEAR = Text("Kosongkan peran {unit} untuk {function}", "Clear the roles of {unit} on {function}")
_CELL = Text("Ubah peran {unit} untuk {function}", "Edit the roles of {unit} on {function}")
_ADD_TO_ALL = Text("Tambah peran {code} pada {count} sel", "Add role {code} to {count} cells")
_TAKE_FROM_ALL = Text("Hapus peran {code} dari {count} sel", "Delete role {code} from {count} cells")
_CLEAR_MANY = Text("Kosongkan {count} sel", "Clear {count} cells")
_UNKNOWN_IN_CELL = Text(
    "Kode peran {code} untuk {unit} pada {function} tidak dikenal. Pakai salah satu dari {codes}.",
    "The role code {code} for {unit} on {function} is not known. Use one of {codes}.",
)
_UNKNOWN_CODE = Text(
    "Kode peran {code} tidak dikenal. Pakai salah satu dari {codes}.",
    "The role code {code} is not known. Use one of {codes}.",
)
_DOUBLE = Text(
    "{unit} sudah memegang peran {code} untuk {function} dengan lingkup yang sama. Ubah lingkupnya dahulu.",
    "{unit} already holds the role {code} on {function} with the same scope. Give it another scope.",
)
_WHICH_RESOURCE = Text(
    "Peran {role} harus menyebut apa yang dipasok. Pilih jenis sumber dayanya.",
    "The role {role} must say what it supplies. Choose the kind of resource.",
)
_NO_RESOURCE = Text(
    "Peran {role} tidak memasok sumber daya. Kosongkan jenis sumber dayanya.",
    "The role {role} supplies no resource. Leave the kind of resource empty.",
)
