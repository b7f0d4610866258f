"""Functions down, units and roles across in two levels, marks in the cells: X, V, √, ●, 1."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.recognition.codes import Kind, Meaning, Vocabulary, is_mark
from orgdesk.exchange.incoming.recognition.layouts.listing import complain
from orgdesk.exchange.incoming.recognition.layouts.matrix import Functions, counted, wording_of
from orgdesk.exchange.incoming.recognition.layouts.unit_cells import UnitCells, known_names
from orgdesk.exchange.incoming.recognition.layouts.unit_heads import UnitHeads
from orgdesk.exchange.incoming.recognition.noise import says_nothing
from orgdesk.exchange.incoming.recognition.reading import Knowledge, Layout, Reading
from orgdesk.exchange.incoming.recognition.table import Column, Line, LineKind, Table
from orgdesk.exchange.incoming.said import RoleSaid
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import role_name

_SAMPLE = 300
_ACTORS = ("unit", "position", "agency", "holder")

_NO_MARK = Text(
    'Di sini diharapkan tanda seperti X atau √, tetapi sel berisi "{text}"; isinya tidak diambil.',
    'A mark such as X or √ should stand here, but the cell holds "{text}"; it is not taken in.',
)


@dataclass(frozen=True, slots=True)
class _Marked:
    """A column of marks."""

    column: Column
    """With the titles of its unit alone."""
    role: Meaning


def marked_columns(table: Table, knowledge: Knowledge) -> dict[int, _Marked]:
    """Column → its role and the titles of its unit; only columns whose headings name a role."""
    vocabulary = Vocabulary(knowledge.organization)
    found: dict[int, _Marked] = {}
    for column in table.columns:
        marked = (
            _marked(column, vocabulary) if column.meaning not in ("function", "number", "basis") else None
        )
        if marked is not None:
            found[column.index] = marked
    return found


def _marked(column: Column, vocabulary: Vocabulary) -> _Marked | None:
    titles = column.titles
    for cut in (1, 2):
        role = vocabulary.of_titles(titles[-cut:]) if cut == 1 else vocabulary.of_titles(titles[:cut])
        if len(titles) >= cut and role is not None and role.kind is Kind.ROLE:
            rest = titles[:-1] if cut == 1 else titles[cut:]
            upper = vocabulary.of_titles(rest[-1:]) if rest else None
            if upper is not None and upper.kind is Kind.ROLE:  # "Pemasok" above "Informasi"
                rest = rest[:-1]
            return _Marked(replace(column, titles=rest), role)
    first = vocabulary.of_titles(titles[:1])
    if len(titles) > 1 and first is not None and first.kind is Kind.ROLE:
        return _Marked(replace(column, titles=titles[1:]), first)
    return None


def _actor(table: Table) -> int | None:
    return next((index for meaning in _ACTORS if (index := table.column(meaning)) is not None), None)


def score(table: Table, knowledge: Knowledge) -> float:
    """By how many cells below headings of roles are marks; a unit must stand above, or in the line."""
    if table.head == (0, 0) or wording_of(table) is None:
        return 0.0
    columns = marked_columns(table, knowledge)
    if len(columns) < 2 or (_actor(table) is None and not all(m.column.titles for m in columns.values())):
        return 0.0
    texts: Counter[str] = Counter()
    for found in counted(table, columns, _SAMPLE).values():
        texts.update(found)
    marks = sum(count for text, count in texts.items() if is_mark(text))
    share = marks / max(1, texts.total())
    return 0.95 * share if share >= 0.6 else 0.0


def read(table: Table, knowledge: Knowledge, reading: Reading) -> None:
    """Say the units, the functions, and a role for each mark."""
    wording = wording_of(table)
    marked = marked_columns(table, knowledge)
    if wording is None or not marked:
        return
    actor = _actor(table) if not all(m.column.titles for m in marked.values()) else None
    used = frozenset(marked) | ({actor} if actor is not None else set())

    def holds_roles(line: Line) -> bool:
        return any(column in marked for column in line.cells)

    heads = UnitHeads(table, reading).say([m.column for m in marked.values()]) if actor is None else {}
    in_cells = UnitCells(table.sheet_index, known_names(knowledge.organization), reading)
    functions = Functions(table, reading, wording, holds_roles, used, merge=actor is not None)
    functions.say()
    words = {c: _words(knowledge, m.role) for c, m in marked.items()}
    for column in marked:
        reading.fates.mark(table.where(max(1, table.head[1]), column), Fate.HEAD, words[column])
    for line in table.lines:
        function = functions.keys.get(line.row)
        if function is None or line.kind is not LineKind.BODY:
            continue
        units = [] if actor is None else in_cells.in_cell(table.where(line.row, actor), line.text(actor))
        for column, text in line.cells.items():
            if column not in marked or says_nothing(text) or text.casefold() in ("0", "n", "tidak", "no"):
                continue
            where = table.where(line.row, column)
            if not is_mark(text):
                complain(table, reading, where, _NO_MARK.format(text=text))
                continue
            for unit in [heads[column]] if actor is None else [key for key, _ in units]:
                token = marked[column].role.code
                said = RoleSaid(function=function, unit=unit, token=token, where=where)
                reading.say(said, Fate.ROLE, words[column])


def _words(knowledge: Knowledge, role: Meaning) -> Text:
    name = role_name(knowledge.organization, role.role, role.resource)
    return Text(f"→ {name.id} ({role.code})", f"→ {name.en} ({role.code})")


LAYOUT = Layout(
    "marks", Text("Tanda silang: unit dan peran di kolom", "Marks: units and roles in columns"), score, read
)
