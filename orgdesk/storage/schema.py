"""The tables of an .orgdesk file, derived from the records, and the way from a record to a row and back.

Enums are stored as their text, dates in ISO form, scopes and tuples as canonical JSON, None as NULL.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import MISSING, dataclass, fields
from enum import Enum
from itertools import repeat
from math import isfinite
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from sqlalchemy import REAL, Column, Integer, MetaData, Table
from sqlalchemy import Text as SqlText
from sqlalchemy.types import TypeEngine

from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange
from orgdesk.organization.records import RECORD_TYPES, Record
from orgdesk.organization.scope import EVERYTHING, Facet, Scope, Threshold

APPLICATION_ID = 0x4F524744
"""Marks a SQLite file as ours: "ORGD"."""

METADATA = MetaData()

META = Table(
    "meta",
    METADATA,
    Column("key", SqlText, primary_key=True, nullable=False),
    Column("value", Integer, nullable=False),
    sqlite_with_rowid=False,
    sqlite_strict=True,
)
"""`position`: seq of the last step that is done (0: none), later steps can be redone; `last`: the highest
seq ever given, so that a seq stands for one state only; `saved`, `saved_last`: both, as last saved."""

HISTORY = Table(
    "history",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("label_id", SqlText, nullable=False),
    Column("label_en", SqlText, nullable=False),
    Column("at", SqlText, nullable=False),
    Column("changes", SqlText, nullable=False),
    sqlite_strict=True,
)
"""One row a ChangeSet: its label, when (UTC, ISO), and the row changes as JSON."""


# -- values ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Codec:
    """How a type of value is stored; None is NULL for all of them."""

    sql: type[TypeEngine[Any]]
    encode: Callable[[Any], Any] | None = None
    decode: Callable[[Any], Any] | None = None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _encode_scope(scope: Scope) -> str:
    value: dict[str, object] = {facet.value: ids for facet, ids in scope.values}
    if scope.threshold is not None:
        limits = scope.threshold
        value["threshold"] = {"low": limits.low, "high": limits.high, "measure": limits.measure}
    return _json(value)


def _decode_scope(text: str) -> Scope:
    value = json.loads(text)
    threshold = value.pop("threshold", None)
    scope = Scope.of(
        {Facet(f): ids for f, ids in value.items()}, Threshold(**threshold) if threshold else None
    )
    return scope if scope != EVERYTHING else EVERYTHING


def _finite(value: float) -> float:
    if not isfinite(value):
        raise ValueError(value)
    return value


_CODECS: dict[Any, _Codec] = {
    str: _Codec(SqlText),
    int: _Codec(Integer),
    float: _Codec(REAL, decode=_finite),
    bool: _Codec(Integer, int, bool),
    dt.date: _Codec(SqlText, dt.date.isoformat, dt.date.fromisoformat),
    Scope: _Codec(SqlText, _encode_scope, _decode_scope),
    tuple: _Codec(SqlText, _json, lambda text: tuple(json.loads(text))),
}


def _codec(hint: Any) -> _Codec:
    inner = next((a for a in get_args(hint) if a is not NoneType), hint) if _optional(hint) else hint
    inner = get_origin(inner) or inner
    if isinstance(inner, type) and issubclass(inner, Enum):
        return _Codec(SqlText, lambda member: member.value, inner)
    return _CODECS[inner]


def _optional(hint: Any) -> bool:
    return NoneType in get_args(hint)


# -- tables ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    codec: _Codec
    optional: bool
    shared: bool
    """Names other rows: the same few texts stand in many rows and are kept once."""
    default: object


def _fields(record_type: type[Any]) -> tuple[_Field, ...]:
    hints = get_type_hints(record_type)
    return tuple(
        _Field(f.name, _codec(hints[f.name]), _optional(hints[f.name]), "ref" in f.metadata, f.default)
        for f in fields(record_type)
    )


_FIELDS: dict[str, tuple[_Field, ...]] = {kind: _fields(t) for kind, t in RECORD_TYPES.items()}

TABLES: dict[str, Table] = {
    kind: Table(
        kind,
        METADATA,
        *(Column(f.name, f.codec.sql, primary_key=f.name == "id", nullable=f.optional) for f in described),
        sqlite_with_rowid=False,
        sqlite_strict=True,
    )
    for kind, described in _FIELDS.items()
}
"""The table of each kind; its columns are the fields of the record, in their order."""


# -- records --------------------------------------------------------------------------------------


def to_row(record: Record) -> dict[str, Any]:
    """The column values of a record."""
    row = {}
    for f in _FIELDS[record.kind]:
        value = getattr(record, f.name)
        row[f.name] = value if value is None or f.codec.encode is None else f.codec.encode(value)
    return row


def from_row(kind: str, row: dict[str, Any]) -> Record:
    """The record of column values; a field that is not given takes its default."""
    decode = {f.name: f.codec.decode for f in _FIELDS[kind]}
    values = {
        name: value if value is None or (read := decode[name]) is None else read(value)
        for name, value in row.items()
    }
    record: Record = RECORD_TYPES[kind](**values)
    return record


class _Memo(dict[Any, Any]):
    """Decodes each distinct value once; equal values become the same object."""

    def __init__(self, decode: Callable[[Any], Any]) -> None:
        super().__init__({None: None})
        self._decode = decode

    def __missing__(self, key: Any) -> Any:
        value = self[key] = self._decode(key)
        return value


_AT_ONCE = 500


class BulkReader:
    """Turns the rows of whole tables into records, sharing what is equal among them."""

    def __init__(self) -> None:
        self._memos: dict[Callable[[Any], Any], _Memo] = {}

    def records(self, kind: str, cursor: sqlite3.Cursor) -> list[Record]:
        """The records of the rows of `cursor`, whose columns stand in the order of the table's.

        Column by column rather than row by row, and past the generated constructor: this runs in C and is
        several times as fast as calling it 105,000 times. Some hundred rows at once stay in the cache.
        """
        record_type = RECORD_TYPES[kind]
        fills = [(f, getattr(record_type, f.name).__set__) for f in _FIELDS[kind]]
        found: list[Record] = []
        while rows := cursor.fetchmany(_AT_ONCE):
            records: list[Record] = list(map(object.__new__, repeat(record_type, len(rows))))
            for (f, fill), column in zip(fills, zip(*rows, strict=True), strict=True):
                deque(map(fill, records, self._decoded(f, column)), maxlen=0)
            found += records
        return found

    def _decoded(self, f: _Field, column: Iterable[Any]) -> Iterable[Any]:
        decode = f.codec.decode or (_same if f.shared else None)
        if decode is None:
            return column
        memo = self._memos.setdefault(decode, _Memo(decode))
        return map(memo.__getitem__, column)


def _same(value: Any) -> Any:
    return value


# -- changes --------------------------------------------------------------------------------------


def encode_changes(change_set: ChangeSet) -> str:
    """The row changes as JSON: [kind, row before, row after], fields at their default left out."""
    return _json([[row.kind, _spare(row.before), _spare(row.after)] for row in change_set])


def decode_changes(label: Text, text: str) -> ChangeSet:
    """The ChangeSet that `encode_changes` wrote. Raises ValueError, TypeError or KeyError."""
    return ChangeSet(
        label,
        tuple(
            RowChange(
                None if before is None else from_row(kind, before),
                None if after is None else from_row(kind, after),
            )
            for kind, before, after in json.loads(text)
        ),
    )


def _spare(record: Record | None) -> dict[str, Any] | None:
    if record is None:
        return None
    row = to_row(record)
    for f in _FIELDS[record.kind]:
        if f.default is not MISSING and getattr(record, f.name) == f.default:
            del row[f.name]
    return row
