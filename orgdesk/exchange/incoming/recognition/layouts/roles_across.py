"""Functions down, roles across, names of units in the cells."""

from __future__ import annotations

from collections import Counter

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.recognition.codes import (
    Coding,
    Kind,
    Meaning,
    System,
    Vocabulary,
    coding_of,
    without_label,
)
from orgdesk.exchange.incoming.recognition.layouts.listing import is_unit
from orgdesk.exchange.incoming.recognition.layouts.matrix import (
    Functions,
    RoleCells,
    counted,
    upper,
    wording_of,
)
from orgdesk.exchange.incoming.recognition.layouts.unit_cells import UnitCells, known_names
from orgdesk.exchange.incoming.recognition.reading import Knowledge, Layout, Reading
from orgdesk.exchange.incoming.recognition.table import Column, Line, LineKind, Table
from orgdesk.exchange.incoming.said import Legend
from orgdesk.organization.bilingual import Text

_SAMPLE = 300
_NO_ROLE = frozenset({"number", "function", "parent", "task", "basis", "ignore"})


def role_columns(
    table: Table, knowledge: Knowledge, legend: Legend
) -> tuple[dict[int, tuple[Column, str]], Coding]:
    """Column → (column, what its role is called), and how those are read."""
    vocabulary = Vocabulary(knowledge.organization)
    wording = wording_of(table)
    named: dict[int, tuple[Column, str]] = {}
    for column in table.columns:
        if column.index == wording or column.meaning in _NO_ROLE or not column.titles:
            continue
        found = vocabulary.of_titles(column.titles)
        if found is not None:
            code = found.code if found.sure else ""
            named[column.index] = (column, code or without_label(column.title))
        elif len(column.title) == 1 or column.title.upper() in legend.words:
            named[column.index] = (column, column.title)
    texts = Counter(title for _, title in named.values())
    coding = coding_of(texts, legend, knowledge.organization, knowledge.mapping)
    return named, coding


def score(table: Table, knowledge: Knowledge) -> float:
    """By how many columns are headed by roles while their cells are words."""
    if table.head == (0, 0) or wording_of(table) is None:
        return 0.0
    columns, coding = role_columns(table, knowledge, table.legend)
    columns = {c: entry for c, entry in columns.items() if coding.meaning(entry[1]).kind is not Kind.UNKNOWN}
    if not columns:
        return 0.0
    texts: Counter[str] = Counter()
    for found in counted(table, columns, _SAMPLE).values():
        texts.update(found)
    if not texts:
        return 0.0
    cells = Coding(System.LETTERS, coding.vocabulary, upper(table.legend), knowledge.mapping)
    names = 1 - cells.share(texts)
    wordy = sum(count for text, count in texts.items() if any(c.isalpha() for c in text)) / texts.total()
    enough = {1: 0.5, 2: 0.8}.get(len(columns), 1.0)
    if len(columns) == 1 and table.column("unit") is not None:
        return 0.0
    named_units = sum(count for text, count in texts.items() if is_unit(text))
    if table.column("function") is not None and named_units >= 0.6 * texts.total():
        enough = max(enough, 0.8)
    return 0.95 * enough * names if names >= 0.5 and wordy >= 0.7 else 0.0


def read(table: Table, knowledge: Knowledge, reading: Reading) -> None:
    """Say the functions of the lines, and each unit in a cell with the role of its column."""
    wording = wording_of(table)
    columns, coding = role_columns(table, knowledge, reading.legend)
    if wording is None or not columns:
        return
    indexes = frozenset(columns)

    def holds_roles(line: Line) -> bool:
        return not indexes.isdisjoint(line.cells)

    functions = Functions(table, reading, wording, holds_roles, indexes)
    functions.say()
    cells = RoleCells(table, knowledge.organization, coding, functions, reading)
    units = UnitCells(table.sheet_index, known_names(knowledge.organization), reading)
    for line in table.lines:
        function = functions.keys.get(line.row)
        if function is None or line.kind is not LineKind.BODY:
            continue
        for column, text in line.cells.items():
            if column in indexes:
                where = table.where(line.row, column)
                for key, name in units.in_cell(where, text):
                    cells.say(where, columns[column][1], function, key, name)
    for column, (_, token) in columns.items():
        meaning = coding.meaning(token)
        if table.head != (0, 0):
            reading.fates.mark(table.where(table.head[1], column), _fate(meaning))
    cells.finish()


def _fate(meaning: Meaning) -> Fate:
    return (
        Fate.ROLE if meaning.kind is Kind.ROLE else Fate.QUESTION if meaning.kind is Kind.OPEN else Fate.HEAD
    )


LAYOUT = Layout("roles-across", Text("Peran di kolom", "Roles in columns"), score, read)
