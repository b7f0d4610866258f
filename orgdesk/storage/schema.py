"""The tables of an .orgdesk file, derived from the records; None is NULL."""

from __future__ import annotations

import json
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable
from itertools import repeat
from typing import Any

from sqlalchemy import REAL, Column, Integer, MetaData, Table
from sqlalchemy import Text as SqlText
from sqlalchemy.types import TypeEngine

from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange
from orgdesk.organization.plain import FIELDS, PlainField, canonical_json, from_row, spare
from orgdesk.organization.records import RECORD_TYPES, Record

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


# -- tables ---------------------------------------------------------------------------------------

_SQL: dict[type, type[TypeEngine[Any]]] = {str: SqlText, int: Integer, float: REAL}

TABLES: dict[str, Table] = {
    kind: Table(
        kind,
        METADATA,
        *(
            Column(f.name, _SQL[f.codec.plain], primary_key=f.name == "id", nullable=f.optional)
            for f in described
        ),
        sqlite_with_rowid=False,
        sqlite_strict=True,
    )
    for kind, described in FIELDS.items()
}
"""The table of each kind; its columns are the fields of the record, in their order."""


# -- records --------------------------------------------------------------------------------------


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
        fills = [(f, getattr(record_type, f.name).__set__) for f in FIELDS[kind]]
        found: list[Record] = []
        while rows := cursor.fetchmany(_AT_ONCE):
            records: list[Record] = list(map(object.__new__, repeat(record_type, len(rows))))
            for (f, fill), column in zip(fills, zip(*rows, strict=True), strict=True):
                deque(map(fill, records, self._decoded(f, column)), maxlen=0)
            found += records
        return found

    def _decoded(self, f: PlainField, column: Iterable[Any]) -> Iterable[Any]:
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
    return canonical_json(
        [
            [row.kind, *(None if r is None else spare(r) for r in (row.before, row.after))]
            for row in change_set
        ]
    )


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
