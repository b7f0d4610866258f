"""Verbs for relations between functions: shared data and results handed over."""

from __future__ import annotations

from orgdesk.editing.rows import DELETE_THESE, EditRefused, called, existing, named
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change, removed
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Function, FunctionRelation, RelationKind


def add_relation(organization: Organization, relation: FunctionRelation) -> ChangeSet:
    """Relate two functions."""
    _check(organization, relation)
    return change(_label(organization, _ADD, relation), added(relation))


def edit_relation(organization: Organization, relation: FunctionRelation) -> ChangeSet:
    """Give a relation the fields of `relation`, which has its id."""
    before = existing(organization, FunctionRelation, relation.id)
    _check(organization, relation)
    return change(_label(organization, _EDIT, before), [RowChange(before, relation)])


def delete_relation(organization: Organization, *relations: str) -> ChangeSet:
    """Take relations between functions away."""
    rows = [existing(organization, FunctionRelation, relation) for relation in dict.fromkeys(relations)]
    text = _label(organization, _DELETE, rows[0]) if len(rows) == 1 else None
    return change(text or DELETE_THESE.format(rows=named(rows)), removed(*rows))


def _check(organization: Organization, relation: FunctionRelation) -> None:
    function = existing(organization, Function, relation.function)
    other = existing(organization, Function, relation.other)
    if function == other:
        raise EditRefused(_ITSELF.format(function=called(function)))
    beside = [
        *organization.bucket("relations_from", function.id).values(),
        *organization.bucket("relations_to", function.id).values(),
    ]
    if any(row.id != relation.id and _says(row) == _says(relation) for row in beside):
        raise EditRefused(_ALREADY.format(function=called(function), other=called(other)))


def _says(relation: FunctionRelation) -> tuple[RelationKind, tuple[str, str]]:
    """What two relations may not both say; for shared data the direction means nothing."""
    pair = (relation.function, relation.other)
    if relation.relation_kind == RelationKind.SHARES_DATA:
        pair = (min(pair), max(pair))
    return relation.relation_kind, pair


def _label(organization: Organization, act: Text, relation: FunctionRelation) -> Text:
    functions = organization.functions
    return act.format(function=called(functions[relation.function]), other=called(functions[relation.other]))


_ADD = Text("Tambah hubungan {function} dengan {other}", "Add the relation of {function} with {other}")
_EDIT = Text("Ubah hubungan {function} dengan {other}", "Edit the relation of {function} with {other}")
_DELETE = Text("Hapus hubungan {function} dengan {other}", "Delete the relation of {function} with {other}")
_ITSELF = Text(
    "Fungsi {function} tidak dapat dihubungkan dengan dirinya sendiri. Pilih fungsi lain.",
    "Function {function} cannot be related to itself. Choose another function.",
)
_ALREADY = Text(
    "{function} sudah dihubungkan dengan {other} dengan cara yang sama. Ubah hubungan yang sudah ada.",
    "{function} is already related to {other} in the same way. Edit the relation that is there.",
)
