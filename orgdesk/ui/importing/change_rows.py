"""The rows of an import in words: what is new, what was and will be, what goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum

from orgdesk.exchange.incoming.plan import ImportPlan
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import RowChange
from orgdesk.organization.display import citation, code_of, name_of, scope_words, short
from orgdesk.organization.names import name_of_value
from orgdesk.organization.organization import KIND_NAMES
from orgdesk.organization.records import (
    RECORD_TYPES,
    REFERENCES,
    Assignment,
    Extra,
    Incumbency,
    Record,
    Regulation,
    Reporting,
    Statement,
    Workload,
)
from orgdesk.organization.scope import Scope
from orgdesk.ui.importing.rows import Finder


class Operation(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of a kind with which the same is done; those that stay are only counted."""

    kind: str
    operation: Operation
    rows: tuple[RowChange, ...]
    count: int


def operation_of(change: RowChange) -> Operation:
    """What a change does to its row."""
    if change.before is None:
        return Operation.NEW
    return Operation.REMOVED if change.after is None else Operation.CHANGED


def groups(plan: ImportPlan) -> list[Group]:
    """The changes of a plan by kind and operation, and what stays as it is at the end."""
    found: dict[tuple[str, Operation], list[RowChange]] = {}
    for change in plan.change_set:
        found.setdefault((change.kind, operation_of(change)), []).append(change)
    made = [
        Group(kind, operation, tuple(rows), len(rows))
        for kind in RECORD_TYPES
        for operation in Operation
        if (rows := found.get((kind, operation)))
    ]
    stay = [
        Group(kind, Operation.UNCHANGED, (), plan.unchanged[kind])
        for kind in RECORD_TYPES
        if plan.unchanged.get(kind)
    ]
    return made + stay


def row_words(record: Record, finder: Finder) -> Text:
    """A row as it is called in a list."""
    find = finder.find
    if isinstance(record, Assignment | Statement):
        role = finder.role_words(record.role, record.resource)
        unit, function = short(find("unit", record.unit)), name_of(find("function", record.function))
        who = f"{name_of(find('respondent', record.respondent))}: " if isinstance(record, Statement) else ""
        return Text(f"{who}{unit}, {role.id}, {function}", f"{who}{unit}, {role.en}, {function}")
    if isinstance(record, Reporting):
        return _same(f"{short(find('unit', record.unit))} → {short(find('unit', record.superior))}")
    if isinstance(record, Extra):
        beside = find("function", record.function) or find("unit", record.unit)
        return _same(f"{record.column}: {record.value} ({name_of(beside)})")
    if isinstance(record, Incumbency):
        return _same(
            f"{name_of(find('person', record.person))}, {name_of(find('position', record.position))}"
        )
    if isinstance(record, Workload):
        return _same(f"{record.task} ({name_of(find('position', record.position))})")
    if isinstance(record, Regulation):
        return _same(" · ".join(dict.fromkeys(filter(None, (citation(record), record.about)))))
    code, name = code_of(record), name_of(record)
    return _same("  ".join(dict.fromkeys(filter(None, (code, name)))) or record.id)


def field_words(change: RowChange, finder: Finder) -> list[tuple[Text, Text, Text]]:
    """(field, before, after) for each field that a change gives another value; its place among others of
    its kind is left out, since nobody wrote that."""
    before, after = change.before, change.after
    if before is None or after is None:
        return []
    references = dict(REFERENCES[change.kind])
    return [
        (
            FIELDS.get(field.name, _same(field.name)),
            _value(getattr(before, field.name), references.get(field.name), finder),
            _value(getattr(after, field.name), references.get(field.name), finder),
        )
        for field in fields(after)
        if field.name not in ("id", "order") and getattr(before, field.name) != getattr(after, field.name)
    ]


def change_lines(change: RowChange, finder: Finder, say: Callable[[Text], str]) -> list[str]:
    """What a change is about, and a line for each field with what was and will be."""
    record = change.before if change.before is not None else change.row
    fields = [
        f"{say(name)}: {say(before) or say(EMPTY)} → {say(after) or say(EMPTY)}"
        for name, before, after in field_words(change, finder)
    ]
    return [say(row_words(record, finder)), *fields]


def kind_words(kind: str) -> Text:
    """What a kind of row is called."""
    return KIND_NAMES[kind]


def _value(value: object, kind: str | None, finder: Finder) -> Text:
    if value is None or value == "":
        return _same("")
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, Scope):
        organization = finder.organization
        return Text(scope_words(organization, value, "id"), scope_words(organization, value, "en"))
    if isinstance(value, tuple):
        return _same(", ".join(_called(str(each), kind, finder) for each in value))
    if isinstance(value, StrEnum):
        return name_of_value(value)
    if isinstance(value, float):
        return _same(f"{value:.15g}")
    return _same(_called(str(value), kind, finder))


def _called(value: str, kind: str | None, finder: Finder) -> str:
    row = finder.find(kind, value) if kind is not None else None
    if isinstance(row, Regulation):
        return citation(row)
    return short(row) if row is not None else value


def _same(words: str) -> Text:
    return Text(words, words)


EMPTY = Text("kosong", "empty")
_YES, _NO = Text("ya", "yes"), Text("tidak", "no")
FIELDS: dict[str, Text] = {
    "name": Text("nama", "name"),
    "wording": Text("rumusan", "wording"),
    "code": Text("kode", "code"),
    "short_name": Text("singkatan", "short name"),
    "place": Text("tempat", "place"),
    "about": Text("tentang", "about"),
    "agency": Text("instansi", "agency"),
    "agency_kind": Text("jenis instansi", "kind of agency"),
    "type": Text("jenis", "type"),
    "unit": Text("unit", "unit"),
    "unit_kind": Text("jenis unit", "kind of unit"),
    "level": Text("tingkat", "level"),
    "echelon": Text("eselon", "echelon"),
    "head_title": Text("jabatan pimpinan", "title of the head"),
    "staff": Text("pegawai", "staff"),
    "working_area": Text("wilayah kerja", "working area"),
    "superior": Text("atasan", "superior"),
    "reporting_kind": Text("jenis garis", "kind of line"),
    "parent": Text("induk", "stands below"),
    "work": Text("sifat pekerjaan", "kind of work"),
    "strategic": Text("strategis", "strategic"),
    "critical": Text("kritis", "critical"),
    "affair": Text("urusan", "affair"),
    "scope": Text("lingkup", "scope"),
    "needs": Text("memerlukan", "needs"),
    "reference": Text("dasar", "basis"),
    "note": Text("catatan", "note"),
    "function": Text("fungsi", "function"),
    "role": Text("peran", "role"),
    "resource": Text("sumber daya", "resource"),
    "source": Text("sumber wewenang", "source of authority"),
    "grantor": Text("pemberi wewenang", "granted by"),
    "regulation": Text("peraturan", "regulation"),
    "article": Text("pasal", "article"),
    "valid_from": Text("berlaku sejak", "valid from"),
    "valid_until": Text("berlaku sampai", "valid until"),
    "number": Text("nomor", "number"),
    "year": Text("tahun", "year"),
    "title": Text("jabatan", "title"),
    "position": Text("jabatan", "position"),
    "position_kind": Text("jenis jabatan", "kind of position"),
    "grade": Text("kelas jabatan", "grade"),
    "posts": Text("kebutuhan", "posts"),
    "filled": Text("terisi", "filled"),
    "person": Text("orang", "person"),
    "task": Text("tugas", "task"),
    "volume": Text("kali setahun", "times a year"),
    "hours": Text("jam tiap kali", "hours each time"),
    "column": Text("kolom", "column"),
    "value": Text("isi", "value"),
    "on": Text("tanggal", "date"),
}
"""Fields that sheets change, as they are called; others go by their own name."""
