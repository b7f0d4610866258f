"""Verbs for assignments: who holds which role on which function."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from orgdesk.editing.rows import EditRefused, called, existing, new_id
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
    for n, assignment in enumerate(assignments):
        _check(organization, assignment)
        _refuse_double(organization, assignment, [*_beside(organization, assignment), *assignments[:n]])
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


def remove_assignments(organization: Organization, *assignments: str) -> ChangeSet:
    """Take assignments away, in one step."""
    rows = [existing(organization, Assignment, a) for a in assignments]
    return change(_label(organization, _REMOVE, _REMOVE_MANY, rows), removed(*rows))


def clear_cell(organization: Organization, unit: str, function: str) -> ChangeSet:
    """Take every role of a unit on a function away."""
    names = {
        "unit": called(existing(organization, Unit, unit)),
        "function": called(existing(organization, Function, function)),
    }
    return change(_CLEAR.format(**names), removed(*_cell(organization, (unit, function))))


def copy_cells(organization: Organization, pairs: Iterable[tuple[Cell, Cell]]) -> ChangeSet:
    """Copy the roles of each first cell, with their detail, to the second; what is there already stays."""
    new: list[Assignment] = []
    for source, (unit, function) in pairs:
        for original in _cell(organization, source):
            copied = replace(original, id=new_id(), unit=unit, function=function)
            there = [*_cell(organization, (unit, function)), *new]
            if not any(_same(copied, other) for other in there):
                new.append(copied)
    return assign(organization, *new)


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
    first, last = assignment.valid_from, assignment.valid_until
    if first is not None and last is not None and last < first:
        raise EditRefused(_ENDS_FIRST.format(first=first.isoformat(), last=last.isoformat()))


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
_ENDS_FIRST = Text(
    "Penugasan berakhir {last}, sebelum mulai berlaku {first}. Perbaiki salah satu tanggalnya.",
    "The assignment ends on {last}, before it begins on {first}. Correct one of the dates.",
)
