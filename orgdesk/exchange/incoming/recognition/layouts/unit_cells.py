"""Units that are named in cells, several in one: separated by lines, numbers, semicolons or commas."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.names import agency_kind_of, unit_kind_of
from orgdesk.exchange.incoming.recognition.noise import fold, says_nothing
from orgdesk.exchange.incoming.recognition.numbering import split_number
from orgdesk.exchange.incoming.recognition.reading import Reading
from orgdesk.exchange.incoming.said import UnitSaid, Where
from orgdesk.organization.organization import Organization

_LINES = re.compile(r"\s*(?:\n|;|•|●|▪|■|▲)\s*")
_NUMBERED = re.compile(r"(?:^|(?<=\s))(?:\d{1,2}[.)]|\(\d{1,2}\)|[a-z][.)])\s+(?=\S)")
_COMMAS = re.compile(r"\s*,\s*")
_AND = re.compile(r"\s+(?:dan|and|serta|&)\s+", re.I)
_SLASH = re.compile(r"\s*[/+]\s*")
_SERVICE_POINT = re.compile(
    r"(?:puskesmas|pustu|poskesdes|polindes|uptd?|instalasi|laboratorium|klinik|apotek|rumah sakit|desa"
    r"|kelurahan|tim|pokja|kader)\b",
    re.I,
)
"""Units that are no agency and no level of one. [DERIVED]"""


def known_names(organization: Organization) -> frozenset[str]:
    """The names, codes and short names of the units and agencies of a model, folded."""
    found = {fold(text) for unit in organization.units.values() for text in (unit.name, unit.code)}
    found |= {fold(t) for row in organization.agencies.values() for t in (row.name, row.code, row.short_name)}
    return frozenset(found - {""})


def units_in(text: str, known: frozenset[str]) -> list[str]:
    """The units that a cell names. A comma or "dan" inside a name ("Seksi Surveilans, Imunisasi dan KLB")
    does not part it, as far as the name is known or what follows begins like no unit."""
    found: list[str] = []
    for line in _LINES.split(text):
        pieces = [line] if len(_NUMBERED.findall(line)) < 2 else _NUMBERED.split(line)
        for piece in pieces:
            bare = split_number(piece.strip())[1].strip(" .,;")
            if bare and not says_nothing(bare):
                found += _parted(bare, known)
    return list(dict.fromkeys(found))


def _parted(text: str, known: frozenset[str]) -> list[str]:
    if fold(text) in known:
        return [text]
    parts = [part for part in _COMMAS.split(text) if part]
    if len(parts) > 1:
        if _is_list_in_a_name(parts, known):
            return [text]
        last = re.sub(r"^(?:dan|and|serta|&)\s+", "", parts[-1], flags=re.I)
        return [name for part in (*parts[:-1], last) for name in _parted(part, known)]
    for separator in (_AND, _SLASH):
        pieces = [piece for piece in separator.split(text) if piece]
        if len(pieces) > 1 and all(_is_unit(piece, known) for piece in pieces):
            return pieces
    return [text]


def _is_list_in_a_name(parts: list[str], known: frozenset[str]) -> bool:
    """Bidang A, B dan C: the first word is that of a unit, the others are not, and the last holds "dan"."""
    firsts = [_AND.split(part)[0] for part in parts[1:]]
    return (
        _is_called_unit(parts[0])
        and bool(_AND.search(parts[-1]))
        and not any(fold(first) in known or _is_called_unit(first) for first in firsts)
    )


def _is_unit(text: str, known: frozenset[str]) -> bool:
    is_code = text.isupper() and " " not in text and len(text) > 1
    return is_code or fold(text) in known or _is_called_unit(text)


def _is_called_unit(text: str) -> bool:
    return (
        unit_kind_of(text) is not None
        or agency_kind_of(text) is not None
        or _SERVICE_POINT.match(text) is not None
    )


@dataclass(slots=True)
class UnitCells:
    """Says the units that the cells of a table name, each once."""

    sheet_index: int
    known: frozenset[str]
    reading: Reading
    _keys: dict[tuple[str, str], str] = field(default_factory=dict)
    _parted: dict[str, list[str]] = field(default_factory=dict)

    def in_cell(self, where: Where, text: str) -> list[tuple[str, str]]:
        """(key, name) of the units that a cell names; the cell is marked."""
        names = self._parted.get(text)
        if names is None:
            names = self._parted[text] = units_in(text, self.known)
        return [(self.key(where, name), name) for name in names]

    def key(self, where: Where, name: str, agency: str = "", code: str = "") -> str:
        """The key of one unit, said where it is met first."""
        known = (agency, fold(code or name))
        key = self._keys.get(known)
        self.reading.fates.mark(where, Fate.NAME)
        if key is None:
            key = self._keys[known] = f"unit:{where.sheet}:{where.row}:{where.column}:{known[1]}"
            self.reading.said.append(UnitSaid(key=key, where=where, name=name, code=code, agency=agency))
        return key
