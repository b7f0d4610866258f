"""A line for each role: function, unit, role, with basis and note; or several roles of a pair in one line."""

from __future__ import annotations

from collections import Counter

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.recognition.codes import Coding, coding_of
from orgdesk.exchange.incoming.recognition.layouts.listing import Agencies
from orgdesk.exchange.incoming.recognition.layouts.matrix import Functions, RoleCells, counted, wording_of
from orgdesk.exchange.incoming.recognition.layouts.unit_cells import UnitCells, known_names
from orgdesk.exchange.incoming.recognition.noise import flat, fold
from orgdesk.exchange.incoming.recognition.reading import Knowledge, Layout, Reading
from orgdesk.exchange.incoming.recognition.table import Line, LineKind, Table
from orgdesk.exchange.incoming.said import ExtraSaid, Legend, Written
from orgdesk.organization.bilingual import Text

_SAMPLE = 300
_ACTORS = ("unit", "position", "agency", "holder")
_DETAILS = {"basis": "regulation", "scope": "scope", "note": "note"}
_OF_FUNCTION = {"level": "level", "type": "type", "affair": "affair"}


def _actor(table: Table) -> int | None:
    return next((index for meaning in _ACTORS if (index := table.column(meaning)) is not None), None)


def role_column(table: Table, knowledge: Knowledge, legend: Legend) -> tuple[int | None, Coding, float]:
    """The column whose cells are roles, how they are written, and how many of them are read."""
    named = table.column("role")
    free = [c.index for c in table.columns if c.meaning in (None, "code", "type", "position")]
    columns = (
        [named] if named is not None else [c for c in free if c not in (wording_of(table), _actor(table))]
    )
    best: tuple[int | None, Coding, float] | None = None
    texts = counted(table, columns, _SAMPLE)
    for column in columns:
        coding = coding_of(texts[column], legend, knowledge.organization, knowledge.mapping)
        share = coding.share(texts[column]) if texts[column] else 0.0
        if best is None or share > best[2]:
            best = column, coding, share
    return best or (None, coding_of({}, legend, knowledge.organization, knowledge.mapping), 0.0)


def score(table: Table, knowledge: Knowledge) -> float:
    """A function, a unit and a role in each line."""
    if wording_of(table) is None or _actor(table) is None:
        return 0.0
    column, _, share = role_column(table, knowledge, table.legend)
    if column is None or share < 0.5:
        return 0.0
    named = table.column("role") is not None
    if not named and table.column("function") is None and table.column("task") is None:
        return 0.0  # a list of units with a type of A, B, C
    return 0.95 * share if named else (0.7 * share if share >= 0.8 else 0.0)


def read(table: Table, knowledge: Knowledge, reading: Reading) -> None:
    """Say each function and unit once, and the roles of each line."""
    wording, actor = wording_of(table), _actor(table)
    column, _, _ = role_column(table, knowledge, reading.legend)
    if wording is None or actor is None or column is None:
        return
    texts: Counter[str] = counted(table, [column])[column]
    coding = coding_of(texts, reading.legend, knowledge.organization, knowledge.mapping)
    agency = table.column("agency") if table.column("agency") != actor else None
    code = _code_of_unit(table, wording, actor)
    used = {c for c in (column, actor, agency, code) if c is not None}
    used |= {index for meaning in _DETAILS if (index := table.column(meaning)) is not None}
    own = [c for c in table.columns if c.meaning is None and c.titles and c.index not in (wording, *used)]
    functions = Functions(
        table,
        reading,
        wording,
        lambda line: bool(line.text(column)),
        frozenset(used) | {c.index for c in own},
        merge=True,
        details=_OF_FUNCTION,
    )
    functions.say()
    cells = RoleCells(table, knowledge.organization, coding, functions, reading)
    units = UnitCells(table.sheet_index, known_names(knowledge.organization), reading)
    agencies = Agencies(table, reading, {})
    beside: dict[tuple[str, str], dict[str, Written]] = {}
    for line in table.lines:
        function = functions.keys.get(line.row)
        if function is None or line.kind is not LineKind.BODY:
            continue
        for c in own:
            if (written := table.written(line, c.index)) is not None:
                beside.setdefault((function, " ".join(c.titles)), {}).setdefault(written.text, written)
                reading.fates.mark(written.where, Fate.EXTRA)
        if not line.text(actor) or not line.text(column):
            continue
        where = table.where(line.row, actor)
        if agency is not None or code is not None:
            name = flat(line.text(actor))
            under = agencies.key(table.written(line, agency))
            named = [(units.key(where, name, under, line.text(code)), name)]
            if line.text(code):
                reading.fates.mark(table.where(line.row, code or actor), Fate.NAME)
        else:
            named = units.in_cell(where, line.text(actor))
        more = _details(table, line, reading)
        for key, name in named:
            cells.say(table.where(line.row, column), line.text(column), function, key, name, more)
    for (function, title), values in beside.items():
        first = next(iter(values.values()))
        text = "; ".join(flat(value) for value in values)
        reading.said.append(ExtraSaid(column=title, value=Written(text, first.where), function=function))
    cells.finish()


def _code_of_unit(table: Table, wording: int, actor: int) -> int | None:
    """The column of the codes of the units: named so, or between the function and the unit."""
    codes = [c for c in table.columns if c.meaning == "code"]
    named = [c.index for c in codes if "unit" in fold(c.title).split()]
    between = [c.index for c in codes if wording < c.index < actor]
    return next(iter(named or between), None)


def _details(table: Table, line: Line, reading: Reading) -> dict[str, Written]:
    found: dict[str, Written] = {}
    for meaning, name in _DETAILS.items():
        written = table.written(line, table.column(meaning))
        if written is not None:
            found[name] = written._replace(text=flat(written.text))
            reading.fates.mark(written.where, Fate.DETAIL)
    return found


LAYOUT = Layout("tidy", Text("Satu baris per peran", "A line for each role"), score, read)
