"""The state at the export, carried by the workbook: what a returning sheet is compared with.

It holds the rows that the sheets show and nothing else: no people, no posts, no accepted findings, and of
the other agencies only what the shown rows name. Packed as text that any spreadsheet program keeps.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from orgdesk.organization.bilingual import LANGUAGES, Language, Text
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization
from orgdesk.organization.plain import FIELDS, from_row, spare
from orgdesk.organization.records import RECORD_TYPES, Record, ReportingKind, references

KINDS = (
    "project",
    "role",
    "resource",
    "facet_value",
    "regulation",
    "agency",
    "unit",
    "reporting",
    "function",
    "assignment",
    "extra",
)
"""The kinds of rows that sheets show."""

_FORMAT = 1
_CHUNK = 30_000
"""Characters; a cell holds 32,767."""
_LARGEST = 512 * 2**20
"""Bytes unpacked; no workbook of ours comes near."""
_STRIDE = 2_000
"""Rows between two calls of `going`."""


class StateDamaged(OrgDeskError):
    """The state cannot be read: the sheet has been edited or cut."""


@dataclass(frozen=True, slots=True)
class State:
    """What a workbook says about itself."""

    organization: Organization
    """The rows as they were."""
    language: Language
    exported: dt.date
    words: bool = False
    """Cells hold names of roles rather than codes."""
    form: bool = False
    """It is a form: roles in it are what a respondent says."""
    partial: bool = False
    """Only some agencies or functions are shown."""
    shown: frozenset[tuple[str, str]] | None = None
    """(kind, id) of the units and functions that have columns and lines, where not all rows have: the others
    are there because these name them. None for all."""


def shown_part(organization: Organization, units: Iterable[str], functions: Iterable[str]) -> Organization:
    """The rows that a workbook about these units and functions shows, and whatever they name."""
    shown_units, shown_functions = set(units), set(functions)
    wanted: dict[tuple[str, str], Record] = {}
    fronts: list[Record] = [*organization.roles.values(), *organization.resources.values()]
    fronts += organization.table("project").values()
    fronts += (organization.units[unit] for unit in shown_units)
    fronts += (organization.functions[function] for function in shown_functions)
    fronts += (
        a for f in shown_functions for a in organization.assignments_of_function(f) if a.unit in shown_units
    )
    fronts += (
        r
        for u in shown_units
        for r in organization.superiors_of(u)
        if r.reporting_kind is ReportingKind.LINE or r.superior in shown_units
    )
    fronts += (
        extra
        for extra in organization.extras.values()
        if (extra.function or "") in shown_functions or (extra.unit or "") in shown_units
    )
    while fronts:
        record = fronts.pop()
        token = (record.kind, record.id)
        if token not in wanted:
            wanted[token] = record
            named = (organization.get(*target) for target in references(record))
            fronts += (row for row in named if row is not None)
    return Organization(
        [
            row
            for kind in RECORD_TYPES
            for row in organization.table(kind).values()
            if (kind, row.id) in wanted
        ]
    )


def pack(state: State) -> list[str]:
    """The state as texts of the length of a cell; the first says what the others are."""
    packed = b"".join(_packed(state))
    about = {
        "format": _FORMAT,
        "language": state.language,
        "exported": state.exported.isoformat(),
        "words": state.words,
        "form": state.form,
        "partial": state.partial,
        "bytes": len(packed),
        "check": zlib.crc32(packed),
    }
    text = base64.b64encode(packed).decode("ascii")
    return [json.dumps(about), *(text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK))]


def _packed(state: State) -> Iterator[bytes]:
    """The rows as compressed JSON, one row at a time: a large model is never there twice."""
    packer = zlib.compressobj(6)
    before = "{"
    for kind in KINDS:
        yield packer.compress(f'{before}"{kind}":['.encode())
        for n, row in enumerate(state.organization.table(kind).values()):
            text = json.dumps(spare(row), separators=(",", ":"))
            yield packer.compress(f"{',' if n else ''}{text}".encode())
        before = "],"
    shown = None if state.shown is None else sorted(state.shown)
    yield packer.compress(f'],"shown":{json.dumps(shown)}}}'.encode())
    yield packer.flush()


def unpack(
    texts: Sequence[str], known: Organization | None = None, going: Callable[[], None] | None = None
) -> State:
    """The state that `pack` wrote; rows that are as in `known` are those of `known`, so that they take no
    room twice. `going` is called now and then; what it raises ends the work. Raises StateDamaged."""
    with _readable():
        about = json.loads(texts[0])
        text = _text(about, texts[1:])
    records: list[Record] = []
    shown: list[list[str]] | None = None
    for kind, row in _rows(text, known):
        if kind in KINDS:
            records.append(row)
        elif kind == "shown":
            shown = row
        if going is not None and len(records) % _STRIDE == 0:
            going()
    with _readable():
        organization = Organization(records)
        counted = sum(len(organization.table(kind)) for kind in KINDS)
        if counted != len(records) or not organization.is_sound():
            raise StateDamaged(_DAMAGED)
        if about["language"] not in LANGUAGES:
            raise StateDamaged(_DAMAGED)
        return State(
            organization,
            about["language"],
            dt.date.fromisoformat(about["exported"]),
            bool(about["words"]),
            bool(about["form"]),
            bool(about["partial"]),
            None if shown is None else frozenset((str(kind), str(id_)) for kind, id_ in shown),
        )


@contextmanager
def _readable() -> Iterator[None]:
    """Whatever goes wrong with what was packed means that it is damaged."""
    try:
        yield
    except StateDamaged:
        raise
    except (
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        RecursionError,
        binascii.Error,
        zlib.error,
        OrgDeskError,
    ) as error:
        raise StateDamaged(_DAMAGED) from error


def _text(about: Any, texts: Sequence[str]) -> str:
    """The JSON that `_packed` wrote."""
    if about["format"] > _FORMAT:
        raise StateDamaged(_NEWER)
    packed = base64.b64decode("".join(texts), validate=True)
    if len(packed) != about["bytes"] or zlib.crc32(packed) != about["check"]:
        raise StateDamaged(_DAMAGED)
    unpacker = zlib.decompressobj()
    plain = unpacker.decompress(packed, _LARGEST)
    if unpacker.unconsumed_tail:
        raise StateDamaged(_DAMAGED)
    return plain.decode()


def _rows(text: str, known: Organization | None) -> Iterator[tuple[str, Any]]:
    """The rows, one at a time with their kind, and whatever else stands beside them."""
    ids: dict[str, str] = {}
    with _readable():
        for kind, value in _members(text):
            yield kind, _record(kind, value, ids, known) if kind in KINDS else value


def _members(text: str) -> Iterator[tuple[str, Any]]:
    """The members of the JSON that `_packed` wrote: rows one at a time, with their kind."""
    decode = json.JSONDecoder().raw_decode
    at = 1
    while text[at] != "}":
        key, at = decode(text, at)
        at += 1
        if key in KINDS:
            at += 1
            while text[at] != "]":
                row, at = decode(text, at)
                yield key, row
                at += text[at] == ","
            at += 1
        else:
            value, at = decode(text, at)
            yield key, value
        at += text[at] == ","


def _record(kind: str, row: dict[str, Any], ids: dict[str, str], known: Organization | None) -> Record:
    """A row; the ids that it names are kept once."""
    for name in _NAMING[kind]:
        value = row.get(name)
        if isinstance(value, str):
            row[name] = ids.setdefault(value, value)
    record = from_row(kind, row)
    there = known.get(kind, record.id) if known is not None else None
    return there if there is not None and there == record else record


_NAMING = {kind: tuple(f.name for f in FIELDS[kind] if f.shared) for kind in KINDS}
_DAMAGED = Text(
    "Lembar tersembunyi OrgDesk dalam buku kerja ini rusak, sehingga keadaan saat ekspor tidak diketahui. "
    "Isi lembar dibandingkan langsung dengan model yang sekarang.",
    "The hidden sheet OrgDesk of this workbook is damaged, so the state at the export is not known. What the "
    "sheets say is compared with the model as it is now.",
)
_NEWER = Text(
    "Buku kerja ini dibuat dengan OrgDesk yang lebih baru. Perbarui OrgDesk untuk membacanya dengan lengkap.",
    "This workbook was made with a newer OrgDesk. Update OrgDesk to read all of it.",
)
