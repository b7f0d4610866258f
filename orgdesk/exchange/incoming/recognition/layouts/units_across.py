"""Functions down, units across, roles in the cells: authority matrices and RACI sheets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.recognition.codes import Coding, System, Vocabulary, coding_of
from orgdesk.exchange.incoming.recognition.layouts.listing import complain
from orgdesk.exchange.incoming.recognition.layouts.matrix import (
    Functions,
    RoleCells,
    counted,
    upper,
    wording_of,
)
from orgdesk.exchange.incoming.recognition.layouts.unit_heads import UnitHeads
from orgdesk.exchange.incoming.recognition.reading import Knowledge, Layout, Reading
from orgdesk.exchange.incoming.recognition.table import Column, Line, LineKind, Table, title_key
from orgdesk.exchange.incoming.said import Legend
from orgdesk.organization.bilingual import Text

_SAMPLE = 300
"""Lines that tell whether a table is a matrix."""
_NO_UNIT = frozenset(
    {"number", "code", "function", "parent", "basis", "note", "ignore", "position", "holder"}
    | {"required", "filled", "surplus", "grade", "type", "level", "echelon"}
)
"""Columns of these meanings hold no roles, whatever stands in them."""
_MISNAMED = frozenset({"code", "function", "parent", "position", "holder", "type"})
"""Meanings that a title may seem to have though it is the name of a unit."""
_LONGEST = 14
"""Characters of a cell that may be a code that nobody knows."""


def unit_columns(
    table: Table, knowledge: Knowledge, legend: Legend, lines: int | None, label: int | None = None
) -> tuple[list[Column], Coding]:
    """The columns whose cells are roles, and how roles are written in them. `label` is the column that says
    what a line is about, where that is not a function."""
    wording = wording_of(table) if label is None else label
    told = knowledge.mapping.sheet(table.sheet.name).columns
    forced = {c.index for c in table.columns if told.get(title_key(c)) == "unit"}
    candidates = {
        c.index: c
        for c in table.columns
        if c.index in forced
        or (c.index != wording and c.meaning not in _NO_UNIT and title_key(c) not in told)
    }
    texts = counted(table, candidates, lines)
    organization, answers = knowledge.organization, knowledge.mapping
    rough = Coding(System.LETTERS, Vocabulary(organization), upper(legend), answers)
    short = forced | {c for c, found in texts.items() if found and _codelike(rough, found) >= 0.5}
    together: Counter[str] = Counter()
    for column in short:
        together.update(texts[column])
    coding = coding_of(together, legend, organization, answers)
    sure = [c for c in short if c in forced or (texts[c] and coding.share(texts[c]) >= 0.5)]
    sure = [c for c in sure if c in forced or not _only_counts(texts[c], coding)]
    if not sure:
        return [], coding
    chosen = set(sure) | {c for c in candidates if _is_empty_unit(c, candidates, texts, sure)}
    corrected = {column.index for column in table.columns if title_key(column) in told}
    chosen |= _misnamed(table, wording, candidates, coding, lines) - corrected
    return [column for column in table.columns if column.index in chosen], coding


def _only_counts(texts: Counter[str], coding: Coding) -> bool:
    """Whether a column counts the roles of its line: "#R", "Jumlah A"."""
    return coding.system is not System.MARKS and all(text.isdigit() for text in texts)


def _misnamed(
    table: Table, wording: int | None, candidates: Collection[int], coding: Coding, lines: int | None
) -> set[int]:
    """Columns right of the functions whose titles mean something else ("KD", "Boss", "Program") while all
    their cells are role codes."""
    others = [
        c.index
        for c in table.columns
        if wording is not None and c.index > wording and c.index not in candidates and c.meaning in _MISNAMED
    ]
    found = counted(table, others, lines)
    return {
        c for c in others if found[c] and coding.share(found[c]) == 1.0 and any(t.isalpha() for t in found[c])
    }


def _codelike(coding: Coding, texts: Counter[str]) -> float:
    known = sum(count for text, count in texts.items() if len(text) <= _LONGEST or coding.reads(text))
    return known / texts.total()


def _is_empty_unit(
    column: int, candidates: dict[int, Column], texts: dict[int, Counter[str]], sure: list[int]
) -> bool:
    """A column with a title and nothing below it, among the units or right after them."""
    this = candidates[column]
    if texts[column] or not this.titles or this.meaning not in (None, "unit"):
        return False
    between = min(sure) <= column <= max(sure) + 1
    group = this.titles[:-1]
    return between or (bool(group) and any(candidates[c].titles[:-1] == group for c in sure))


def score(table: Table, knowledge: Knowledge) -> float:
    """By how much of the cells beside the functions are roles; marks may be a checklist of any sort."""
    if wording_of(table) is None:
        return 0.0
    columns, coding = unit_columns(table, knowledge, table.legend, _SAMPLE)
    if not columns:
        return 0.0
    if table.head == (0, 0) and (len(columns) < 2 or coding.system is System.MARKS):
        return 0.0
    vocabulary = coding.vocabulary
    if sum(bool(_TIME.fullmatch(column.title)) for column in columns) >= 0.5 * len(columns):
        return 0.0  # a timetable
    roles = sum(any(vocabulary.role(title) for title in column.titles) for column in columns)
    if coding.system is System.MARKS and roles >= 0.5 * len(columns):
        return 0.0
    if len(columns) == 1 and coding.system is System.MARKS:
        return 0.0
    if len(columns) == 1 and any(table.column(m) is not None for m in ("role", "unit", "position")):
        return 0.0
    texts: Counter[str] = Counter()
    for found in counted(table, [c.index for c in columns], _SAMPLE).values():
        texts.update(found)
    share = coding.share(texts)
    doubt = 0.8 if coding.system is System.MARKS else 1.0
    doubt *= 0.5 if roles >= 0.5 * len(columns) else 1.0  # "Supervisor" may be a unit, but is a role as well
    return (0.5 + 0.45 * share) * (1.0 if len(columns) > 1 else 0.7) * doubt


def read(table: Table, knowledge: Knowledge, reading: Reading) -> None:
    """Say the units of the head, the functions of the lines and the roles in the cells."""
    wording = wording_of(table)
    columns, coding = unit_columns(table, knowledge, reading.legend, None)
    if wording is None or not columns:
        return
    indexes = frozenset(column.index for column in columns)

    def holds_roles(line: Line) -> bool:
        return not indexes.isdisjoint(line.cells)

    if table.head == (0, 0):
        complain(table, reading, table.where(table.lines[0].row, columns[0].index), _NO_HEAD, grave=False)
    units = UnitHeads(table, reading).say(columns)
    names = {column.index: column.title for column in columns}
    functions = Functions(table, reading, wording, holds_roles, indexes, coding.system is System.LETTERS)
    functions.say()
    cells = RoleCells(table, knowledge.organization, coding, functions, reading)
    for n, line in enumerate(table.lines):
        if n % 200 == 0:
            knowledge.watch.at(n, len(table.lines))
        function = functions.keys.get(line.row)
        if line.kind is not LineKind.BODY:
            continue
        if function is None:
            _tell_lost(table, line, wording, indexes, reading)
            continue
        for column, text in line.cells.items():
            if column in indexes:
                cells.say(table.where(line.row, column), text, function, units[column], names[column])
    cells.finish()


_TIME = re.compile(
    r"(?:jan|feb|mar|apr|mei|may|jun|jul|agu|agt|aug|sep|okt|oct|nov|des|dec)[a-z]*\.?(?:[ -]?(?:20)?\d\d)?"
    r"|(?:minggu|mg|week|wk?|bulan|bln|month|m|triwulan|tw|quarter|q|tahun|year|hari|day|semester)"
    r"[ .-]*(?:ke-?)? *(?:\d+|[ivx]+)|(?:19|20)\d\d|\d{1,2}|[ivx]+",
    re.I,
)
"""A month, a week, a year: what timetables have over their marks."""


def _tell_lost(table: Table, line: Line, wording: int, columns: frozenset[int], reading: Reading) -> None:
    """Say that the roles of a line are of no function; where its wording is an error that has been said."""
    found = sorted(columns.intersection(line.cells))
    if found and reading.fates.of(table.where(line.row, wording)) is not Fate.ERROR:
        complain(table, reading, table.where(line.row, found[0]), _NO_FUNCTION)


_NO_FUNCTION = Text(
    "Baris ini berisi peran, tetapi fungsinya kosong; perannya tidak diambil. Isi nama fungsinya.",
    "This line holds roles, but no function; they are not taken in. Write the function they are about.",
)

_NO_HEAD = Text(
    "Tabel ini tidak punya baris judul, jadi unitnya dinamai menurut kolomnya. Tulis nama unit di atas tiap "
    "kolom lalu impor lagi, atau ganti namanya sesudah impor.",
    "This table has no heading, so its units are called by their columns. Write the name of the unit over "
    "each column and import again, or rename them after the import.",
)

LAYOUT = Layout("units-across", Text("Unit di kolom", "Units in columns"), score, read)
