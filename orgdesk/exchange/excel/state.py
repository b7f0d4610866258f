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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from orgdesk.organization.bilingual import LANGUAGES, Language, Text
from orgdesk.organization.changes import added, change
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization
from orgdesk.organization.plain import from_row, spare
from orgdesk.organization.records import RECORD_TYPES, Record, references

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
    fronts += (r for u in shown_units for r in organization.superiors_of(u) if r.superior in shown_units)
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
    rows = {kind: [spare(row) for row in state.organization.table(kind).values()] for kind in KINDS}
    packed = zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), 6)
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


def unpack(texts: Sequence[str]) -> State:
    """The state that `pack` wrote. Raises StateDamaged."""
    try:
        about = json.loads(texts[0])
        if about["format"] > _FORMAT:
            raise StateDamaged(_NEWER)
        packed = base64.b64decode("".join(texts[1:]), validate=True)
        if len(packed) != about["bytes"] or zlib.crc32(packed) != about["check"]:
            raise StateDamaged(_DAMAGED)
        unpacker = zlib.decompressobj()
        plain = unpacker.decompress(packed, _LARGEST)
        if unpacker.unconsumed_tail:
            raise StateDamaged(_DAMAGED)
        rows = json.loads(plain)
        records = [from_row(kind, row) for kind in KINDS for row in rows.get(kind, ())]
        organization = Organization()
        organization.apply(change(_LABEL, added(*records)))
        if about["language"] not in LANGUAGES:
            raise StateDamaged(_DAMAGED)
        return State(
            organization,
            about["language"],
            dt.date.fromisoformat(about["exported"]),
            bool(about["words"]),
            bool(about["form"]),
            bool(about["partial"]),
        )
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


_LABEL = Text("Keadaan saat ekspor", "State at the export")
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
