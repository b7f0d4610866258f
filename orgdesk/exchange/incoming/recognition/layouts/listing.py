"""What the readers of lists share: details, columns of the user's own, complaints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.names import agency_kind_of, expanded, normal, of_head, unit_kind_of
from orgdesk.exchange.incoming.recognition.headings import words_of
from orgdesk.exchange.incoming.recognition.noise import flat, says_nothing
from orgdesk.exchange.incoming.recognition.reading import Reading
from orgdesk.exchange.incoming.recognition.table import Line, LineKind, Table
from orgdesk.exchange.incoming.said import AgencySaid, ExtraSaid, Where, Written
from orgdesk.exchange.incoming.values import NotReadable, choice_of, number_of
from orgdesk.exchange.sheets.grid import Problem
from orgdesk.organization.bilingual import Text

_LABEL = re.compile(r"\s*([^:=\n]{2,50}?)\s*[:=]\s*(.*)", re.S)
_ABOVE = 30
"""Labels stand within so many rows above the heading of their table."""


def meanings(table: Table) -> frozenset[str]:
    """What the columns of a table mean."""
    return frozenset(column.meaning for column in table.columns if column.meaning is not None)


def unknown(table: Table) -> list[int]:
    """The columns that have a heading, something below it and no meaning."""
    return [
        c.index
        for c in table.columns
        if c.meaning is None and c.titles and any(line.text(c.index) for line in body(table))
    ]


def body(table: Table) -> list[Line]:
    """The lines that are not noise."""
    return [line for line in table.lines if line.kind is not LineKind.NOISE]


def name_at(table: Table, line: Line, column: int | None) -> Written | None:
    """What stands in a column that names something, in one line; None for nothing."""
    written = table.written(line, column)
    return None if written is None else Written(flat(written.text), written.where)


def section_text(table: Table, line: Line) -> Written | None:
    """The words of a line that heads a section, in whatever column they stand."""
    filled = [column for column in sorted(line.cells) if any(c.isalpha() for c in normal(line.cells[column]))]
    return name_at(table, line, filled[0]) if filled else None


def is_mere_list_of_units(table: Table) -> bool:
    """Whether a column that is only called "Nama" names units, by what stands in it."""
    column = next((c for c in table.columns if c.meaning == "function"), None)
    if column is None or words_of(column.title) not in (("nama",), ("name",)) or "role" in meanings(table):
        return False
    return names_units(table, "function", 0.5)


def names_units(table: Table, meaning: str, share: float) -> bool:
    """Whether at least a share of what stands in a column are names of units or agencies."""
    column = table.column(meaning)
    names = [text for line in body(table) if (text := line.text(column))]
    return bool(names) and sum(map(is_unit, names)) >= share * len(names)


def lone_rows(table: Table, wording: int | None) -> frozenset[int]:
    """Rows that say nothing but their wording, without a number, where most lines say more: they head the
    lines after them though they are not merged."""
    lines = [line for line in body(table) if line.kind is LineKind.BODY]
    lone = [line for line in lines if line.cells.keys() - line.copied == {wording} and not line.numbering]
    return frozenset(line.row for line in lone) if len(lone) <= 0.4 * len(lines) else frozenset()


def details(table: Table, line: Line, fields: Mapping[str, str], reading: Reading) -> dict[str, Written]:
    """Field of the record → what is written in the column of a meaning (`fields`: meaning → field); the
    cells are marked."""
    found: dict[str, Written] = {}
    for meaning, name in fields.items():
        written = table.written(line, table.column(meaning))
        if written is not None:
            found[name] = written
            reading.fates.mark(written.where, Fate.DETAIL)
    return found


def without_strange(
    table: Table,
    line: Line,
    found: dict[str, Written],
    sorts: Mapping[str, type[StrEnum]],
    reading: Reading,
    *,
    function: str = "",
    unit: str = "",
) -> dict[str, Written]:
    """The details without those whose words are none of ours: "Jenis" and "Tingkat" mean many things. What
    they say is kept beside the function or unit."""
    columns = {column.index: " ".join(column.titles) for column in table.columns}
    for name, sort in sorts.items():
        written = found.get(name)
        if written is not None and not is_choice(written.text, sort):
            del found[name]
            title = columns.get(written.where.column, name)
            reading.say(ExtraSaid(column=title, value=written, function=function, unit=unit), Fate.EXTRA)
    return found


def is_choice(text: str, sort: type[StrEnum]) -> bool:
    """Whether a text is one of the words of a sort of thing."""
    try:
        choice_of(text, sort)
    except NotReadable:
        return False
    return True


def extras(
    table: Table,
    line: Line,
    reading: Reading,
    used: Iterable[str],
    *,
    function: str = "",
    unit: str = "",
    but: Iterable[int] = (),
) -> None:
    """Keep what stands in columns that the reader has no use for beside the function or unit of the line.
    `used` are the meanings that it reads, `but` columns that it reads without one."""
    spared = {*used, *_WORTHLESS}
    for column in table.columns:
        if column.titles and not column.hidden and column.index not in but and column.meaning not in spared:
            written = table.written(line, column.index)
            if written is not None:
                title = " ".join(column.titles)
                reading.say(ExtraSaid(column=title, value=written, function=function, unit=unit), Fate.EXTRA)


_WORTHLESS = ("number", "ignore", "surplus", "workload")
"""Running numbers, and what is worked out from the rest."""


def complain(table: Table, reading: Reading, where: Where, sentence: Text, *, grave: bool = True) -> None:
    """Note a Problem at a cell."""
    if grave:
        reading.fates.mark(where, Fate.ERROR, sentence)
    reading.problems.append(Problem(sentence, table.sheet.name, (where.row, where.column), grave))


def number(table: Table, line: Line, column: int | None, reading: Reading) -> float | None:
    """The number in a cell; None for an empty one, and for one that is no number, which is a Problem."""
    written = table.written(line, column)
    if written is None:
        return None
    reading.fates.mark(written.where, Fate.DETAIL)
    try:
        return number_of(written.text)
    except NotReadable as refused:
        complain(table, reading, written.where, refused.sentence)
        return None


def figure(value: float) -> str:
    """A number as text that nobody takes for thousands."""
    return str(int(value)) if value == int(value) else f"{value:.6f}"


# -- agencies -------------------------------------------------------------------------------------


def is_agency(name: str) -> bool:
    """Whether a name is that of an agency, and not of a unit in one."""
    return agency_kind_of(name) is not None and unit_kind_of(name) in (None, _HEAD)


_HEAD = unit_kind_of("dinas")


def is_unit(name: str) -> bool:
    """Whether a name is that of a unit or an agency."""
    return unit_kind_of(name) is not None or agency_kind_of(name) is not None


def calls_unit_or_post(name: str) -> bool:
    """Whether a name is that of a unit, of an agency, or of somebody's post, in either language."""
    return is_unit(name) or bool(of_head(name)) or _POST.search(name) is not None


_POST = re.compile(
    r"\b(?:manager|director|officer|analyst|developer|engineer|architect|tester|sponsor|owner|team|head|lead"
    r"|leader|chief|coordinator|specialist|supervisor|department|division|committee|board|vendor|customer"
    r"|client|user|staff|assistant|secretary|president|consultant|administrator|c[efiotm]o|hr|finance|legal"
    r"|kepala|direktur|sekretaris|ketua|bendahara|manajer|staf|tim|dokter|perawat|bidan|apoteker|analis"
    r"|koordinator|kader|pj|camat|lurah|bupati|puskesmas|upt|uptd|kabid|kasi|kasubbag|kabag)\b",
    re.I,
)


def is_sum(line: Line, wording: str) -> bool:
    """Whether a line only sums up those above: "Jumlah kebutuhan pegawai", "Pembulatan"."""
    return not line.numbering and bool(_SUM.match(wording))


_SUM = re.compile(r"(?:sub ?)?(?:jumlah|jml|total|pembulatan|dibulatkan|rata-rata|grand total)\b", re.I)


def is_key(text: str) -> bool:
    """Whether a code is only the number of a row in some program: 10023."""
    return text.strip().isdigit()


def spoken(name: str) -> str:
    """A name from a title in capitals as one writes it: "SEKSI GIZI DAN P2PM" is "Seksi Gizi dan P2PM"."""
    if not name.isupper():
        return name
    return " ".join(
        word.lower() if word in _JOINTS else word.capitalize() if _is_word(word) else word
        for word in name.split()
    )


_JOINTS = frozenset({"DAN", "DI", "KE", "OF", "AND", "THE", "FOR"})


def _is_word(text: str) -> bool:
    """Whether capitals spell a word rather than shorten one."""
    vowels = sum(c in "AEIOU" for c in text)
    return text.isalpha() and len(text) > 3 and vowels > 1


def headed_by(text: str, units: Iterable[tuple[str, str]]) -> list[str]:
    """The keys of the units that "Kepala dinas" or "Sekretaris" can mean among (key, name): those whose name
    begins with the one word."""
    word = of_head(text)
    return [key for key, name in units if expanded(name).split()[:1] == [word]] if word else []


@dataclass(slots=True)
class Agencies:
    """The agencies that a table names, each said once."""

    table: Table
    reading: Reading
    keys: dict[str, str]
    """Normal name → key."""
    names: dict[str, str] = field(default_factory=dict)
    """Key → name as it is written first."""

    def key(self, written: Written | None) -> str:
        """The key of an agency, said where it is met first; "" for none."""
        if written is None:
            return ""
        name = normal(written.text)
        if name not in self.keys:
            self.keys[name] = place_key("agency", written.where)
            self.names[self.keys[name]] = written.text
            self.reading.say(AgencySaid(key=self.keys[name], where=written.where, name=written.text))
        self.reading.fates.mark(written.where, Fate.NAME)
        return self.keys[name]


def place_key(kind: str, where: Where) -> str:
    """A key that no other table gives: `join` finds what is the same."""
    return f"{kind}:{where.sheet}:{where.row}:{where.column}"


# -- lines above a table --------------------------------------------------------------------------


def labels_above(table: Table) -> dict[str, Written]:
    """What stands above a table as "Nama jabatan : Bidan": normal label → the value. The value may stand in
    the same cell, after a cell with a colon, or in the next cell; the nearest line to the table counts."""
    sheet, found = table.sheet, dict[str, Written]()
    top = table.head[0] or min((line.row for line in table.lines), default=1)
    for row in range(top - 1, max(0, top - 1 - _ABOVE), -1):
        cells = sorted(sheet.rows.get(row, {}).items())
        texts = [(column, " ".join(text.split())) for column, text in cells if text.strip()]
        if len(texts) > 6:
            break
        for n, (column, text) in enumerate(texts):
            match = _LABEL.fullmatch(text)
            if match and match[2].strip():
                label, value, at = match[1], match[2], column
            else:
                rest = [(c, t.lstrip(" :=")) for c, t in texts[n + 1 :]]
                rest = [(c, t) for c, t in rest if t]
                told = text.endswith((":", "=")) or any(
                    t.startswith((":", "=")) for _, t in texts[n + 1 : n + 2]
                )
                if not rest or not told:
                    continue
                label, (at, value) = text.rstrip(" :="), rest[0]
            if not says_nothing(value.strip()):
                found.setdefault(
                    normal(_LEADING.sub("", label)), Written(value.strip(), table.where(row, at))
                )
    return found


_LEADING = re.compile(r"^\s*(?:\d{1,2}|[A-Za-z]|[IVX]+)[.)]\s*")


def cell_above(table: Table, name: str) -> Where:
    """The cell above a table whose title holds a name; the first of its heading where none does."""
    columns = [column.index for column in table.columns]
    first, top = min(columns, default=1), table.head[0] or 1
    for row in range(top - 1, max(0, top - 1 - _ABOVE), -1):
        for column, text in sorted(table.sheet.rows.get(row, {}).items()):
            if first <= column <= max(columns, default=1) and normal(name) in normal(text):
                return table.where(row, column)
    return table.where(top, first)


def label(labels: Mapping[str, Written], *names: str) -> Written | None:
    """The value of the first of some labels that is there."""
    return next((labels[name] for name in names if name in labels), None)


UNIT_LABELS = (
    *("unit kerja", "unit organisasi", "nama unit", "nama unit kerja", "satuan kerja", "unit", "bidang"),
    *("seksi", "subbagian", "sub bagian", "puskesmas", "upt", "uptd", "unit name", "department"),
)
AGENCY_LABELS = (
    *("instansi", "opd", "skpd", "perangkat daerah", "nama opd", "nama skpd", "nama instansi", "dinas"),
    *("organisasi perangkat daerah", "agency", "organization", "lembaga", "nama perangkat daerah"),
)
POSITION_LABELS = (
    *("nama jabatan", "jabatan", "nama jabatan fungsional", "nama jabatan pelaksana"),
    *("position", "job title", "post"),
)
