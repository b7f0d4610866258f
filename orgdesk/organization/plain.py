"""Records as plain values (text, whole numbers, numbers, None) and back: for files and for workbooks.

Enums become their text, dates ISO form, scopes and tuples canonical JSON.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from enum import Enum
from math import isfinite
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from orgdesk.organization.records import RECORD_TYPES, Record
from orgdesk.organization.scope import EVERYTHING, Facet, Scope, Threshold


@dataclass(frozen=True, slots=True)
class Codec:
    """How a type of value becomes plain; None stays None for all of them."""

    plain: type[str] | type[int] | type[float]
    encode: Callable[[Any], Any] | None = None
    decode: Callable[[Any], Any] | None = None


def canonical_json(value: object) -> str:
    """JSON that is the same for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _encode_scope(scope: Scope) -> str:
    value: dict[str, object] = {facet.value: ids for facet, ids in scope.values}
    if scope.threshold is not None:
        limits = scope.threshold
        value["threshold"] = {"low": limits.low, "high": limits.high, "measure": limits.measure}
    return canonical_json(value)


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


_CODECS: dict[Any, Codec] = {
    str: Codec(str),
    int: Codec(int),
    float: Codec(float, decode=_finite),
    bool: Codec(int, int, bool),
    dt.date: Codec(str, dt.date.isoformat, dt.date.fromisoformat),
    Scope: Codec(str, _encode_scope, _decode_scope),
    tuple: Codec(str, canonical_json, lambda text: tuple(json.loads(text))),
}


def _codec(hint: Any) -> Codec:
    inner = next((a for a in get_args(hint) if a is not NoneType), hint) if _optional(hint) else hint
    inner = get_origin(inner) or inner
    if isinstance(inner, type) and issubclass(inner, Enum):
        return Codec(str, lambda member: member.value, inner)
    return _CODECS[inner]


def _optional(hint: Any) -> bool:
    return NoneType in get_args(hint)


@dataclass(frozen=True, slots=True)
class PlainField:
    """A field of a record and how its value becomes plain."""

    name: str
    codec: Codec
    optional: bool
    shared: bool
    """Names other rows: the same few texts stand in many rows and are kept once."""
    default: object


def _fields(record_type: type[Any]) -> tuple[PlainField, ...]:
    hints = get_type_hints(record_type)
    return tuple(
        PlainField(f.name, _codec(hints[f.name]), _optional(hints[f.name]), "ref" in f.metadata, f.default)
        for f in fields(record_type)
    )


FIELDS: dict[str, tuple[PlainField, ...]] = {kind: _fields(t) for kind, t in RECORD_TYPES.items()}
"""The fields of each kind, in their order."""


def to_row(record: Record) -> dict[str, Any]:
    """The plain values of a record, by field."""
    row = {}
    for f in FIELDS[record.kind]:
        value = getattr(record, f.name)
        row[f.name] = value if value is None or f.codec.encode is None else f.codec.encode(value)
    return row


def from_row(kind: str, row: dict[str, Any]) -> Record:
    """The record of plain values; a field that is not given takes its default.

    Raises ValueError, TypeError or KeyError where they make no record.
    """
    decode = {f.name: f.codec.decode for f in FIELDS[kind]}
    values = {
        name: value if value is None or (read := decode[name]) is None else read(value)
        for name, value in row.items()
    }
    record: Record = RECORD_TYPES[kind](**values)
    return record


def spare(record: Record) -> dict[str, Any]:
    """The plain values of a record without those at their default."""
    row = to_row(record)
    for f in FIELDS[record.kind]:
        if f.default is not MISSING and getattr(record, f.name) == f.default:
            del row[f.name]
    return row
