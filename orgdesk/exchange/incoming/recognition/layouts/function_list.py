"""Lists of functions: each line a function, with its code, what stands above it, its type, its legal basis.

What stands above a function is told by a column (a code, a wording, a phase), by nested numbering and
indents, by codes that begin alike (1.02.02 above 1.02.02.2.01), or by a line that heads a section. Words such
as "Misi", "Tujuan" and "Sasaran", in a heading or before a wording, make missions and goals. A list of the
duties of units, which names no role, is taken to say that the unit carries them out, and that is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.names import normal
from orgdesk.exchange.incoming.recognition.headings import words_of
from orgdesk.exchange.incoming.recognition.layouts.listing import (
    UNIT_LABELS,
    Agencies,
    body,
    complain,
    details,
    extras,
    is_mere_list_of_units,
    is_unit,
    label,
    labels_above,
    lone_rows,
    meanings,
    name_at,
    place_key,
    section_text,
    unknown,
    without_strange,
)
from orgdesk.exchange.incoming.recognition.layouts.posts import Places
from orgdesk.exchange.incoming.recognition.noise import clean, flat
from orgdesk.exchange.incoming.recognition.reading import Knowledge, Layout, Reading
from orgdesk.exchange.incoming.recognition.table import Column, Line, LineKind, Table
from orgdesk.exchange.incoming.said import FunctionSaid, RoleSaid, Where, Written
from orgdesk.exchange.sheets.grid import coordinate
from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Function, FunctionLevel, FunctionType

_FIELDS = {"level": "level", "type": "type", "basis": "reference", "affair": "affair", "note": "note"}
_SORTS = {"level": FunctionLevel, "type": FunctionType}
_USED = (*_FIELDS, "function", "parent", "code", "unit", "agency")
_LEVELS = {
    **dict.fromkeys(("misi", "mission", "visi misi"), "misi"),
    **dict.fromkeys(("tujuan", "sasaran", "goal", "goals", "objective", "objectives"), "tujuan"),
    **dict.fromkeys(("tujuan strategis", "sasaran strategis", "strategic goals", "tujuan sasaran"), "tujuan"),
    **dict.fromkeys(("fungsi", "function", "functions", "kegiatan", "program"), ""),
}
_LED_BY = re.compile(
    r"(misi|mission|tujuan|sasaran|goal|objective)(?:\s+(?:ke-?)?[\dIVX]+)?\s*[:.-]\s*(\S.*)", re.I | re.S
)
_SIGN = re.compile(r"[A-Z]{1,4}(?:[\s,/+&;]+[A-Z]{1,4})*|[xvV√✓✔●•1]")
"""A role code, several of them, or a mark."""
_CODE = re.compile(r"\d+(?:\.\d+)+")
_MEANT = "PL"
"""The role that a list of duties means: the unit carries them out."""


def _score(table: Table, knowledge: Knowledge) -> float:
    here = meanings(table)
    if "function" not in here or here & {
        "role",
        "task",
        "central",
        "province",
        "district",
        "position",
        "superior",
    }:
        return 0.0
    if is_mere_list_of_units(table):
        return 0.2
    told = len(here & {"code", "parent", "level", "type", "basis", "affair", "note"})
    codes = sum(_is_code_column(table, column) for column in unknown(table))
    if "unit" in here or "agency" in here:
        return max(0.0, 0.5 - 0.2 * codes)
    figures = 0 if told else sum(_is_figures_column(table, column) for column in unknown(table))
    return max(0.0, min(0.85, 0.5 + 0.1 * told) - 0.3 * codes - 0.15 * figures)


def _is_code_column(table: Table, column: int) -> bool:
    """Whether a column holds signs, as those of a matrix do."""
    texts = [text for line in body(table) if (text := line.text(column))]
    return sum(bool(_SIGN.fullmatch(text)) for text in texts) > 0.6 * len(texts)


def _is_figures_column(table: Table, column: int) -> bool:
    """Whether a column holds numbers alone, as those of budgets do."""
    texts = [text for line in body(table) if (text := line.text(column))]
    return bool(texts) and not any(c.isalpha() for text in texts for c in text)


@dataclass(slots=True)
class _Row:
    """A line that names a function, before what stands above it is found."""

    line: Line
    key: str
    where: Where
    wording: str
    code: str
    above: str
    heading: bool = False
    again: bool = False
    """A line above says the same function; what else this one says is of something else."""
    holder: Written | None = None
    """The unit whose duties the section lists."""
    details: dict[str, Written] = field(default_factory=dict)


def _read(table: Table, knowledge: Knowledge, reading: Reading) -> None:
    rows = _rows(table, reading)
    parents = [c for c in table.columns if c.meaning == "parent"]
    tree = _Tree(table, rows, reading, knowledge.organization)
    duties = _Duties(table, reading)
    groups = _Groups(table, parents)
    for row in rows:
        above = row.above
        for column in parents:
            written = groups.of(row.line, column)
            if written is not None:
                above = tree.find(row, written, column, above if column is not parents[0] else "")
        reading.say(
            FunctionSaid(
                key=row.key,
                where=row.where,
                wording=row.wording,
                code=row.code,
                parent="" if above == row.key else above,
                heading=row.heading,
                details=row.details,
            ),
            Fate.NAME,
        )
        if not row.heading:
            duties.say(row)
        if not row.again:
            extras(table, row.line, reading, _USED, function=row.key)
    duties.finish()


def _rows(table: Table, reading: Reading) -> list[_Row]:
    function, code = table.column("function"), table.column("code")
    rows: list[_Row] = []
    codes: dict[str, _Row] = {}
    stack: list[tuple[int, str]] = []
    section, level = "", ""
    holder: Written | None = None
    depths = {line.depth for line in body(table) if line.kind is LineKind.BODY}
    nested = len(depths) > 1 and table.column("unit") is None  # duties are numbered unit by unit
    lone = lone_rows(table, function)
    for line in body(table):
        heads = line.kind is LineKind.SECTION or line.row in lone
        written = name_at(table, line, function) or (section_text(table, line) if heads else None)
        if written is None:
            continue
        words = " ".join(words_of(written.text)).rstrip("0123456789 ")
        if heads and words in _LEVELS:
            level = _LEVELS[words]
            reading.fates.mark(written.where, Fate.HEAD)
            continue
        if heads and is_unit(written.text):
            holder, section, stack = written, "", []
            reading.fates.mark(written.where, Fate.NAME)
            continue
        own, wording = _led_by(written.text)
        while stack and stack[-1][0] >= line.depth:
            stack.pop()
        above = "" if heads else stack[-1][1] if stack and nested else section
        row = _Row(line, place_key("function", written.where), written.where, wording, "", above)
        found = details(table, line, _FIELDS, reading)
        row.details = without_strange(table, line, found, _SORTS, reading, function=row.key)
        row.heading, row.holder = heads, holder
        if (own or level) and "level" not in row.details:
            row.details["level"] = Written(own or level, written.where)
        if _take_code(table, row, name_at(table, line, code), codes, reading):
            row.details, row.again = {}, True
            rows.append(row)
            continue
        if row.heading:
            section, stack = row.key, []
        else:
            stack.append((line.depth, row.key))
        rows.append(row)
        rows += _parted(table, row, function)
    if not nested:
        _nest_by_code(rows, codes)
    return rows


def _parted(table: Table, row: _Row, column: int | None) -> list[_Row]:
    """The duties that one cell lists besides the first, as "a. …", "b. …" or "1) …" each on its own line;
    the row becomes the first of them, or the heading of all where something else stands before."""
    text = clean(table.sheet.text(row.line.row, column)) if column is not None else ""
    marks = list(_ITEM.finditer(text))
    if len(marks) < 2 or row.heading:
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    items = [flat(text[mark.end() : end]).strip(" ;.") for mark, end in zip(marks, ends, strict=True)]
    lead = flat(text[: marks[0].start()]).strip(" ;:.")
    row.heading, row.wording = bool(lead), lead or items[0]
    return [
        _Row(row.line, f"{row.key}:{n}", row.where, item, "", row.key if lead else row.above, again=True)
        for n, item in enumerate(items)
        if item and (lead or n)
    ]


_ITEM = re.compile(r"^[ \t]*(?:[a-z]|\d{1,2})[.)]\s+(?=\S)", re.M)


def _led_by(text: str) -> tuple[str, str]:
    """(level, wording) of a text such as "Misi 1: Meningkatkan derajat kesehatan"."""
    match = _LED_BY.fullmatch(text)
    return (_LEVELS[match[1].casefold()], match[2]) if match else ("", text)


def _take_code(
    table: Table, row: _Row, written: Written | None, codes: dict[str, _Row], reading: Reading
) -> bool:
    """Give the row its code. Whether it says again what a line above says, code and wording: then it is
    the same function."""
    if written is None:
        return False
    reading.fates.mark(written.where, Fate.NAME)
    other = codes.setdefault(normal(written.text), row)
    if other is row:
        row.code = written.text
    elif normal(other.wording) == normal(row.wording):
        row.key, row.code, row.above, row.heading = other.key, other.code, other.above, other.heading
        return True
    else:
        cell = coordinate((other.where.row, other.where.column))
        complain(
            table,
            reading,
            written.where,
            _CODE_TWICE.format(code=written.text, other=other.wording, cell=cell),
        )
    return False


def _nest_by_code(rows: list[_Row], codes: dict[str, _Row]) -> None:
    """Put a function below the one whose code begins its own, where nothing else tells."""
    for row in rows:
        if _CODE.fullmatch(row.code) and not row.heading:
            parts = row.code.split(".")
            for length in range(len(parts) - 1, 0, -1):
                above = codes.get(normal(".".join(parts[:length])))
                if above is not None and above is not row:
                    row.above = above.key
                    break


@dataclass(slots=True)
class _Groups:
    """What stands in the columns left of the functions: a blank cell there goes on with the one above it,
    where that holds a wording and no code."""

    table: Table
    columns: list[Column]
    _last: dict[int, Written] = field(default_factory=dict)

    def of(self, line: Line, column: Column) -> Written | None:
        """What stands above the function of a line by one column."""
        written = name_at(self.table, line, column.index)
        if column.index > (self.table.column("function") or 0) or line.kind is LineKind.SECTION:
            return written
        if written is None:
            return self._last.get(column.index)
        for inner in self.columns:
            if inner.index > column.index:
                self._last.pop(inner.index, None)
        if not _looks_like_code(written.text):
            self._last[column.index] = written
        return written


class _Tree:
    """Finds what stands above a function by what a column says."""

    def __init__(self, table: Table, rows: list[_Row], reading: Reading, organization: Organization) -> None:
        self.table, self.reading, self.organization = table, reading, organization
        self.codes: dict[str, str] = {}
        self.wordings: dict[str, str] = {}
        self.numbers: dict[str, str] = {}
        self.groups: dict[tuple[str, str], str] = {}
        self.known: dict[str, Function] | None = None
        number = table.column("number")
        for row in rows:
            self.codes.setdefault(normal(row.code), row.key)
            self.wordings.setdefault(normal(row.wording), row.key)
            for text in (row.line.numbering, row.line.text(number)):
                self.numbers.setdefault(normal(text), row.key)

    def find(self, row: _Row, written: Written, column: Column, above: str) -> str:
        """The key of the function above: a line of the table, one of the model, or a heading that is said
        here. `above` is what stands above that."""
        text, name = written.text, normal(written.text)
        self.reading.fates.mark(written.where, Fate.NAME)
        if not name:
            return above or row.above
        found = self.codes.get(name) or self.wordings.get(name)
        found = found or (self.numbers.get(name) if not any(c.isalpha() for c in text) else None)
        if found:
            return found
        if (name, above) in self.groups:
            return self.groups[name, above]
        known = self._in_the_model().get(name)
        if known is None and _looks_like_code(text):
            complain(
                self.table, self.reading, written.where, _NO_PARENT.format(text=text, function=row.wording)
            )
            return row.above
        key = self.groups[name, above] = place_key("function", written.where)
        own, wording = _led_by(text)
        own = own or _LEVELS.get(" ".join(words_of(column.title)), "")
        said = FunctionSaid(
            key=key, where=written.where, wording=wording, parent=above, heading=known is None
        )
        if known is not None:
            said = replace(said, wording=known.wording, code=known.code, parent="")
        elif own:
            said = replace(said, details={"level": Written(own, written.where)})
        self.reading.say(said)
        return key

    def _in_the_model(self) -> dict[str, Function]:
        """The functions of the model by code and by wording."""
        if self.known is None:
            there = self.organization.functions.values()
            self.known = {normal(f.wording): f for f in there} | {normal(f.code): f for f in there if f.code}
        return self.known


def _looks_like_code(text: str) -> bool:
    return " " not in text.strip() and any(c.isdigit() for c in text)


class _Duties:
    """The unit that a list of duties names beside them, in a line over them or above the table."""

    def __init__(self, table: Table, reading: Reading) -> None:
        self.table, self.reading = table, reading
        self.places = Places(table, reading, Agencies(table, reading, {}))
        written = label(labels_above(table), *UNIT_LABELS)
        if written is not None:
            self.places.here = self.places.say(written)
        self.holder: Written | None = None
        self.first: Where | None = None

    def say(self, row: _Row) -> None:
        """Say that the unit of the line carries the function out."""
        self.places.column(row.line)
        if row.holder is not None and row.holder is not self.holder:
            self.holder = row.holder
            self.places.section(row.holder)
        if self.places.here:
            self.first = self.first or row.where
            self.reading.say(RoleSaid(function=row.key, unit=self.places.here, token=_MEANT, where=row.where))

    def finish(self) -> None:
        """Tell once that no role was named."""
        if self.first is not None:
            complain(self.table, self.reading, self.first, _NO_ROLE, grave=False)


LAYOUT = Layout("function-list", Text("Daftar fungsi", "List of functions"), score=_score, read=_read)

_CODE_TWICE = Text(
    'Kode {code} sudah dipakai "{other}" di {cell}; kode ini tidak diambil. Beri kode lain.',
    'Code {code} is already that of "{other}" in {cell}; this code is not taken in. Give another.',
)
_NO_PARENT = Text(
    'Induk {text} dari "{function}" tidak ada di antara fungsi. Tambahkan barisnya atau perbaiki kodenya.',
    'The parent {text} of "{function}" is not among the functions. Add its row or correct its code.',
)
_NO_ROLE = Text(
    "Daftar ini menyebut unit tanpa peran. Unit dianggap pelaksana (PL) dari tiap tugasnya.",
    "This list names units without a role. Each is taken as the executor (PL) of its duties.",
)
