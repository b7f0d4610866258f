"""Verbs for functions: the tree of missions, goals, functions and tasks."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from orgdesk.editing.cascade import with_dependents
from orgdesk.editing.rows import (
    ADD,
    DELETE_THESE,
    EDIT,
    REORDER,
    REORDER_THESE,
    EditRefused,
    called,
    existing,
    inserted,
    label,
    last_order,
    named,
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
        return change(_TO_TOP.format(rows=named([row])), rows)
    return change(_BELOW.format(rows=named([row]), parent=called(organization.functions[parent])), rows)


def place_functions(
    organization: Organization, functions: Sequence[str], parent: str | None, before: str | None = None
) -> ChangeSet:
    """Put several functions below `parent` (None: at the top), before a sibling there, or last.

    Those that stand below another one of them go along with it.
    """
    rows = [existing(organization, Function, function) for function in dict.fromkeys(functions)]
    ids = {row.id for row in rows}
    moved = [replace(row, parent=parent) for row in rows if not _stands_below(organization, row, ids)]
    for row in moved:
        _check(organization, row)
    placed_rows = inserted(organization.subfunctions(parent), moved, before)
    changes = [RowChange(organization.functions[row.id], row) for row in placed_rows]
    if all(organization.functions[row.id].parent == parent for row in moved):
        return change(REORDER_THESE.format(rows=named(rows)), changes)
    if parent is None:
        return change(_TO_TOP.format(rows=named(rows)), changes)
    return change(_BELOW.format(rows=named(rows), parent=called(organization.functions[parent])), changes)


def reorder_function(organization: Organization, function: str, before: str | None) -> ChangeSet:
    """Put a function before one of its siblings, or last."""
    row = existing(organization, Function, function)
    return change(label(REORDER, row), placed(organization.subfunctions(row.parent), row, before))


def delete_function(organization: Organization, function: str) -> ChangeSet:
    """Delete a function with all below it and every role on them."""
    return delete_functions(organization, [function])


def delete_functions(organization: Organization, functions: Sequence[str]) -> ChangeSet:
    """Delete several functions with all below them and every role on them.

    Services no longer consist of them, supplies and tasks of positions name them no more.
    """
    rows = [existing(organization, Function, function) for function in dict.fromkeys(functions)]
    ids = {row.id for row in rows}
    branch = [row for row in rows if not _stands_below(organization, row, ids)]
    for node in branch:  # the list grows while it is walked: parents come before children
        branch.extend(organization.subfunctions(node.id))
    gone = [r for node in branch for r in removed(*organization.assignments_of_function(node.id))]
    gone += with_dependents(organization, *reversed(branch))
    return change(DELETE_THESE.format(rows=named(rows)), gone)


def _stands_below(organization: Organization, function: Function, others: Set[str]) -> bool:
    """Whether a function stands below, near or far, one of `others`."""
    above = function.parent
    while above is not None and above not in others:
        above = organization.functions[above].parent
    return above is not None


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


_BELOW = Text("Pindahkan {rows} ke bawah {parent}", "Move {rows} below {parent}")
_TO_TOP = Text("Pindahkan {rows} ke tingkat teratas", "Move {rows} to the top")
_BELOW_ITSELF = Text(
    "Fungsi {name} tidak dapat diletakkan di bawah dirinya sendiri. Pilih induk lain.",
    "Function {name} cannot stand below itself. Choose another parent.",
)
_UNKNOWN_NEED = Text(
    "Fungsi {name} membutuhkan peran {code}, tetapi kode itu tidak dikenal. Pilih kode peran yang ada.",
    "Function {name} needs the role {code}, but that code is not known. Choose an existing role code.",
)
