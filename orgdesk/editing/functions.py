"""Verbs for functions: the tree of missions, goals, functions and tasks."""

from __future__ import annotations

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
    placed,
    require,
)
from orgdesk.editing.scopes import check_scope
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change, removed
from orgdesk.organization.display import roles_by_code
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Function

_WORDING = Text("rumusan", "wording")


def add_function(organization: Organization, function: Function) -> ChangeSet:
    """Add a function as the last below its parent."""
    _check(organization, function)
    function = replace(function, order=last_order(organization.subfunctions(function.parent)))
    return change(label(ADD, function), added(function))


def edit_function(organization: Organization, function: Function) -> ChangeSet:
    """Give a function the fields of `function`, which has its id; another parent puts it last there."""
    before = existing(organization, Function, function.id)
    _check(organization, function)
    if function.parent != before.parent:
        function = replace(function, order=last_order(organization.subfunctions(function.parent)))
    return change(label(EDIT, before), [RowChange(before, function)])


def move_function(
    organization: Organization, function: str, parent: str | None, before: str | None = None
) -> ChangeSet:
    """Put a function below `parent` (None: at the top), before a sibling there, or last."""
    row = existing(organization, Function, function)
    moved = replace(row, parent=parent)
    _check(organization, moved)
    rows = [RowChange(row, moved), *placed(organization.subfunctions(parent), moved, before)]
    if parent is None:
        return change(_TO_TOP.format(name=called(row)), rows)
    return change(_BELOW.format(name=called(row), parent=called(organization.functions[parent])), rows)


def reorder_function(organization: Organization, function: str, before: str | None) -> ChangeSet:
    """Put a function before one of its siblings, or last."""
    row = existing(organization, Function, function)
    return change(label(REORDER, row), placed(organization.subfunctions(row.parent), row, before))


def delete_function(organization: Organization, function: str) -> ChangeSet:
    """Delete a function with all below it and every role on them."""
    row = existing(organization, Function, function)
    branch = [row]
    for node in branch:  # the list grows while it is walked: parents come before children
        branch.extend(organization.subfunctions(node.id))
    rows = [r for node in branch for r in removed(*organization.assignments_of_function(node.id))]
    return change(label(DELETE, row), [*rows, *removed(*reversed(branch))])


def _check(organization: Organization, function: Function) -> None:
    require(function.wording, function, _WORDING)
    node = function
    while node.parent is not None:
        if node.parent == function.id:
            raise EditRefused(_BELOW_ITSELF.format(name=called(function)))
        node = existing(organization, Function, node.parent)
    check_scope(organization, function.scope)
    known = roles_by_code(organization)
    for code in function.needs:
        if code not in known:
            raise EditRefused(_UNKNOWN_NEED.format(name=called(function), code=code))


_BELOW = Text("Pindahkan fungsi {name} ke bawah {parent}", "Move function {name} below {parent}")
_TO_TOP = Text("Pindahkan fungsi {name} ke tingkat teratas", "Move function {name} to the top")
_BELOW_ITSELF = Text(
    "Fungsi {name} tidak dapat diletakkan di bawah dirinya sendiri. Pilih induk lain.",
    "Function {name} cannot stand below itself. Choose another parent.",
)
_UNKNOWN_NEED = Text(
    "Fungsi {name} membutuhkan peran {code}, tetapi kode itu tidak dikenal. Pilih kode peran yang ada.",
    "Function {name} needs the role {code}, but that code is not known. Choose an existing role code.",
)
