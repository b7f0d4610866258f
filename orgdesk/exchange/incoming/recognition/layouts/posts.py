"""What post maps and workload forms share: in which unit the posts of a line stand, and what sort they are.

The unit stands in a column, in a line above the posts, in "Unit kerja: …" above the table, in the title or
in the name of the sheet. Who heads a part of it ("Kepala Seksi …") opens that part for the posts below.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.names import expanded, unit_kind_of
from orgdesk.exchange.incoming.recognition.layouts.listing import (
    AGENCY_LABELS,
    UNIT_LABELS,
    Agencies,
    cell_above,
    is_agency,
    label,
    labels_above,
    name_at,
    place_key,
    spoken,
)
from orgdesk.exchange.incoming.recognition.reading import Reading
from orgdesk.exchange.incoming.recognition.table import Line, Table
from orgdesk.exchange.incoming.said import UnitSaid, Written
from orgdesk.organization.records import PositionKind, UnitKind

_ACTING = re.compile(r"^(?:plt|plh|pj|pjs)\b\.?\s*", re.I)
_HEADS = (
    (re.compile(r"^(?:kepala|ka\.?|pimpinan|head of(?: the)?)\s+(?=\S)", re.I), ""),
    (re.compile(r"^sekretaris\b", re.I), "Sekretariat"),
    (re.compile(r"^kabid\b\.?", re.I), "Bidang"),
    (re.compile(r"^kabag\b\.?", re.I), "Bagian"),
    (re.compile(r"^(?:kasie?|ka\.? ?sie?)\b\.?", re.I), "Seksi"),
    (re.compile(r"^(?:kasubb?ag|ka\.? ?subb?ag)\b\.?", re.I), "Subbagian"),
)
_SORTS = (
    (
        re.compile(
            r"\bstruktural\b|pimpinan tinggi|\bjpt\b|\bpengawas\b|\badministrator\b(?! kesehatan)|structural",
            re.I,
        ),
        PositionKind.STRUCTURAL,
    ),
    (re.compile(r"\bpelaksana\b|fungsional umum|\bjfu\b|support", re.I), PositionKind.SUPPORT),
    (re.compile(r"\bfungsional\b|\bjf\b|\bjft\b|functional", re.I), PositionKind.FUNCTIONAL),
)
RANKS = {
    UnitKind.HEAD: 0,
    UnitKind.SECRETARIAT: 1,
    UnitKind.DIVISION: 1,
    UnitKind.SECTION: 2,
    UnitKind.SUBDIVISION: 2,
}
_BOX = re.compile(
    r"\b(?:dinas|badan|bidang|seksi|sekretariat|sub ?bagian|subbag|bagian|uptd?|puskesmas|rsud|rumah sakit"
    r"|instalasi|inspektorat|kecamatan|kelurahan|laboratorium|kelompok substansi|tim kerja)\b.*",
    re.I,
)
_TAIL = re.compile(
    r"\s*(?:\btahun\b|\bta\b\.?\s*\d|\d{4}|[,;|\n(]|\bkabupaten\b|\bkota\b|\bprovinsi\b).*", re.I | re.S
)


def kind_of_words(text: str) -> PositionKind | None:
    """The sort of post that words such as "JFT", "JPT Pratama" or "Pelaksana" mean."""
    return next((kind for pattern, kind in _SORTS if pattern.search(text)), None)


def kind_of_section(text: str) -> PositionKind | None:
    """The sort of post that a line like "B. Jabatan Fungsional" announces; None for a unit."""
    if not re.search(r"\b(?:jabatan|jf|jfu|jft|pelaksana|positions?)\b", text, re.I) or _BOX.search(text):
        return None
    return kind_of_words(text)


def unit_of_head(title: str) -> str:
    """The unit that the holder of a post heads: "Kepala Seksi Imunisasi" → "Seksi Imunisasi"; "" for none."""
    words = _ACTING.sub("", title.strip())
    for pattern, unit in _HEADS:
        if pattern.match(words):
            name = " ".join(f"{unit} {pattern.sub('', words)}".split())
            kind = unit_kind_of(name)
            if unit == "" or " " in name or kind is UnitKind.SECRETARIAT:  # "Kasi" alone heads any section
                return name if kind is not None or _BOX.match(name) else ""
    return ""


def named_in(text: str) -> str:
    """The unit or agency that a title names: "PETA JABATAN SEKSI IMUNISASI TAHUN 2024"; "" for none."""
    match = _BOX.search(text)
    return spoken(_TAIL.sub("", match[0]).strip()) if match else ""


@dataclass(slots=True)
class Places:
    """Finds the unit of each line, and says each unit once."""

    table: Table
    reading: Reading
    agencies: Agencies
    base: str = ""
    """Key of the unit of all lines, as far as nothing nearer tells it; "" for none."""
    agency: str = ""
    here: str = ""
    """Key of the unit of the lines that follow."""
    _names: dict[str, str] = field(default_factory=dict)
    _keys: dict[tuple[str, str], str] = field(default_factory=dict)
    _open: list[tuple[int, str]] = field(default_factory=list)

    def begin(self) -> None:
        """Read what stands above the table."""
        labels, table = labels_above(self.table), self.table
        self.agency = self.agencies.key(label(labels, *AGENCY_LABELS))
        written = label(labels, *UNIT_LABELS)
        if written is None and self._down_the_ranks(labels):
            return
        if written is None:
            lines = [part for part in re.split(r"\n| \| | / ", table.heading) if part.strip()]
            name = next((n for part in reversed(lines) if (n := named_in(part))), "") or named_in(
                table.sheet.name
            )
            written = Written(name, cell_above(table, name)) if name else None
        if written is None and self.agency:
            return
        if written is not None:
            if not self.agency and is_agency(written.text):
                self.agency = self.agencies.key(written)
            self.here = self.base = self.say(written)

    def _down_the_ranks(self, labels: Mapping[str, Written]) -> bool:
        """Take the unit of a job analysis, which names one for each rank: JPT pratama, administrator,
        pengawas. The lowest holds the post."""
        for rank in ("jpt utama", "jpt madya", "jpt pratama", "administrator", "pengawas"):
            if (written := labels.get(rank)) is not None:
                if not self.agency and is_agency(written.text):
                    self.agency = self.agencies.key(written)
                self.here = self.base = self.say(written, self.here)
        return bool(self.here)

    def say(self, written: Written, superior: str = "", agency: str = "") -> str:
        """The key of a unit, said where it is met first."""
        within = agency or self.agency
        named = (expanded(written.text), within)
        if named not in self._keys:
            key = self._keys[named] = place_key("unit", written.where)
            self._names[key] = written.text
            self.reading.say(
                UnitSaid(key=key, where=written.where, name=written.text, agency=within, superior=superior)
            )
        self.reading.fates.mark(written.where, Fate.NAME)
        return self._keys[named]

    def section(self, written: Written) -> None:
        """A line that names the unit of the lines after it."""
        written = Written(spoken(written.text), written.where)
        if is_agency(written.text):
            self.agency = self.agencies.key(written)
        rank = None if is_agency(written.text) else RANKS.get(unit_kind_of(written.text) or UnitKind.TEAM)
        while self._open and (rank is None or self._open[-1][0] >= rank):
            self._open.pop()
        self.here = self.say(written, self._open[-1][1] if self._open else self.base)
        if rank is not None:
            self._open.append((rank, self.here))
        if is_agency(written.text):
            self.base = self.here

    def column(self, line: Line) -> None:
        """The unit or the agency in a column of the line; a blank cell stays with the line before."""
        agency = name_at(self.table, line, self.table.column("agency"))
        unit = name_at(self.table, line, self.table.column("unit"))
        if agency is not None:
            self.agency = self.agencies.key(agency)
        if unit is not None or agency is not None:
            named = unit or agency
            assert named is not None
            self.here = self.say(named)

    def opened_by(self, title: Written) -> None:
        """Who heads a part of the unit opens it for the lines that follow."""
        name = unit_of_head(title.text)
        if not name or self.table.column("unit") is not None:
            return
        if any(_same_unit(name, self._names.get(key, "")) for key in {self.here, self.base} - {""}):
            if self.base and _same_unit(name, self._names.get(self.base, "")):
                self.here, self._open = self.base, []
            return
        rank = RANKS.get(unit_kind_of(name) or UnitKind.TEAM, 3)
        while self._open and self._open[-1][0] >= rank:
            self._open.pop()
        above = self._open[-1][1] if self._open else self.base
        if is_agency(name) and not self.agency:
            self.agency = self.agencies.key(Written(name, title.where))
        self.here = self.say(Written(name, title.where), above)
        self._open.append((rank, self.here))
        if not self.base and rank == 0:
            self.base = self.here


def _same_unit(short: str, full: str) -> bool:
    """Whether "Dinas" or "Dinas Kesehatan" is how the people of "Dinas Kesehatan Kabupaten X" call it."""
    one, other = expanded(short), expanded(full)
    return bool(one) and (other == one or (other.startswith(one + " ") and len(one.split()) <= 2))
