"""What a change does, row by row, in words: for whoever is asked whether to make it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange
from orgdesk.organization.display import citation, name_of, role_name, short
from orgdesk.organization.names import REPORTING_KINDS
from orgdesk.organization.organization import KIND_NAMES, Organization
from orgdesk.organization.records import (
    Assignment,
    Extra,
    Incumbency,
    Record,
    Regulation,
    Reporting,
    Statement,
)

_Find = Callable[[str, str | None], Record | None]
"""A row of a kind by id, also one that the change adds."""


def change_words(change_set: ChangeSet, organization: Organization) -> Iterator[Text]:
    """One line a row: what is added, what goes, what becomes of it.

    `organization` is as it is before the change; rows that the change itself adds are named from it.
    """
    new = {(row.kind, row.id): row.after for row in change_set if row.after is not None}

    def find(kind: str, id_: str | None) -> Record | None:
        return None if id_ is None else organization.get(kind, id_) or new.get((kind, id_))

    for row in change_set:
        yield _words(row, organization, find)


def _words(row: RowChange, organization: Organization, find: _Find) -> Text:
    if row.before is None and row.after is not None:
        return Text("Tambah: {what}", "Add: {what}").format(what=_described(row.after, organization, find))
    if row.after is None and row.before is not None:
        return Text("Hapus: {what}", "Remove: {what}").format(what=_described(row.before, organization, find))
    assert row.before is not None and row.after is not None
    before, after = (_described(record, organization, find) for record in (row.before, row.after))
    if before == after:
        return Text("Ubah: {what}", "Change: {what}").format(what=after)
    return Text("Ubah: {before} → {after}", "Change: {before} → {after}").format(before=before, after=after)


def _described(record: Record, organization: Organization, find: _Find) -> Text:
    if isinstance(record, Assignment):
        role = role_name(organization, record.role, record.resource)
        unit, function = short(find("unit", record.unit)), name_of(find("function", record.function))
        return Text(f"{unit}: {_small(role.id)}, {function}", f"{unit}: {_small(role.en)}, {function}")
    if isinstance(record, Reporting):
        kind = REPORTING_KINDS[record.reporting_kind]
        ends = f"{short(find('unit', record.unit))} → {short(find('unit', record.superior))}"
        return Text(f"{kind.id} {ends}", f"{kind.en} {ends}")
    if isinstance(record, Incumbency):
        person, post = name_of(find("person", record.person)), name_of(find("position", record.position))
        return Text(f"{person} sebagai {post}", f"{person} as {post}")
    if isinstance(record, Statement):
        role = role_name(organization, record.role, record.resource)
        who, unit = name_of(find("respondent", record.respondent)), short(find("unit", record.unit))
        function = name_of(find("function", record.function))
        return Text(
            f"{who}: {unit} {_small(role.id)}, {function}", f"{who}: {unit} {_small(role.en)}, {function}"
        )
    if isinstance(record, Extra):
        beside = short(find("function", record.function) or find("unit", record.unit))
        return Text(*[f"{record.column} {beside}: {record.value}"] * 2)
    name = citation(record) if isinstance(record, Regulation) else name_of(record) or short(record)
    kind = KIND_NAMES[record.kind]
    return Text(f"{kind.id} {name}".rstrip(), f"{kind.en} {name}".rstrip())


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
