"""Units down, functions across, roles in the cells: a matrix that was turned.

The column of the units is called so ("Unit kerja", "Role", "Position"), or its cells are names of units or of
posts while the headings of the other columns are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.recognition.headings import meaning_of, words_of
from orgdesk.exchange.incoming.recognition.layouts import units_across
from orgdesk.exchange.incoming.recognition.layouts.listing import (
    Agencies,
    body,
    calls_unit_or_post,
    extras,
    is_agency,
    meanings,
    name_at,
    place_key,
    section_text,
)
from orgdesk.exchange.incoming.recognition.layouts.matrix import Functions, RoleCells, counted, holds_signs
from orgdesk.exchange.incoming.recognition.reading import Knowledge, Layout, Reading
from orgdesk.exchange.incoming.recognition.table import Column, LineKind, Table
from orgdesk.exchange.incoming.said import FunctionSaid, UnitSaid, Where
from orgdesk.organization.bilingual import Text

_LABELS = ("unit", "position", "holder", "head_title", "role", "agency")
_USED = ("unit", "code", "agency", "number")
_SAMPLE = 300


def unit_column(table: Table) -> int | None:
    """The column of the units of a turned matrix; None where it is not turned."""
    if table.head == (0, 0) or not table.columns:
        return None
    others = [c for c in table.columns[1:] if c.meaning not in _LABELS]
    first = next((c.index for c in others if holds_signs(table, c.index)), None)
    if first is None:
        return None
    left = [c for c in table.columns if c.index < first and any(line.text(c.index) for line in body(table))]
    if any(c.meaning in ("function", "task", "parent", "affair") for c in left):
        left = [c for c in left if words_of(c.title) in (("nama",), ("name",))]
        return _by_names(table, left, others)
    for meaning in _LABELS:
        for column in left:
            if column.meaning == meaning:
                return column.index
    return _by_names(table, [c for c in left if c.meaning is None], others)


def _by_names(table: Table, left: list[Column], others: list[Column]) -> int | None:
    """The column that holds names of units or posts, where what stands over the signs is no such names."""
    titles = [c.title for c in others if c not in left and holds_signs(table, c.index)] if left else []
    if not left or _share(titles) > 0.2:
        return None
    for column in left:
        if _share(text for line in body(table) if (text := line.text(column.index))) >= 0.6:
            return column.index
    return None


def _share(names: Iterable[str]) -> float:
    found = [calls_unit_or_post(name) for name in names]
    return sum(found) / len(found) if found else 0.0


def score(table: Table, knowledge: Knowledge) -> float:
    """By how much of the cells beside the units are roles."""
    label = unit_column(table)
    if label is None:
        return 0.0
    columns, coding = units_across.unit_columns(table, knowledge, table.legend, _SAMPLE, label)
    roles = sum(coding.vocabulary.of_titles(column.titles) is not None for column in columns)
    if len(columns) < 2 or roles >= 0.5 * len(columns) or "superior" in meanings(table):
        return 0.0
    texts: Counter[str] = Counter()
    for found in counted(table, [c.index for c in columns], _SAMPLE).values():
        texts.update(found)
    return 0.5 + 0.46 * coding.share(texts)


def read(table: Table, knowledge: Knowledge, reading: Reading) -> None:
    """Say the functions of the head, the units of the lines and the roles in the cells."""
    label = unit_column(table)
    columns, coding = units_across.unit_columns(table, knowledge, reading.legend, None, label)
    if label is None or not columns:
        return
    used = frozenset(c.index for c in columns)
    keys = _functions(table, columns, reading)
    notes = Functions(table, reading, label, lambda line: not used.isdisjoint(line.cells), used)
    cells = RoleCells(table, knowledge.organization, coding, notes, reading)
    agencies = Agencies(table, reading, {})
    units: dict[tuple[str, str], str] = {}
    section = ""
    for line in body(table):
        named = name_at(table, line, label)
        if line.kind is LineKind.SECTION:
            head = section_text(table, line)
            if head is not None:
                section = agencies.key(head) if is_agency(head.text) else ""
            continue
        if named is None:
            continue
        within = table.column("agency")
        agency = (agencies.key(name_at(table, line, within)) if within != label else "") or section
        key = units.get((named.text, agency), "")
        if not key:
            key = units[named.text, agency] = place_key("unit", named.where)
            code = line.text(table.column("code"))
            reading.say(UnitSaid(key=key, where=named.where, name=named.text, code=code, agency=agency))
            extras(table, line, reading, _USED, unit=key, but={*used, label})
        reading.fates.mark(named.where, Fate.NAME)
        for column, text in line.cells.items():
            if column in used:
                cells.say(table.where(line.row, column), text, keys[column], key, named.text)
    cells.finish()


def _functions(table: Table, columns: list[Column], reading: Reading) -> dict[int, str]:
    """Column → key of its function; what is merged over several of them heads them."""
    keys: dict[tuple[str, ...], str] = {}
    found: dict[int, str] = {}
    over_all = {column.titles[0] if len(column.titles) > 1 else "" for column in columns}
    for column in columns:
        path = column.titles or (f"#{column.index}",)
        if len(over_all) == 1 and len(path) > 1 and meaning_of(path[:1]) is not None:
            path = path[1:]  # "KEGIATAN" over all of them
        for depth in range(1, len(path) + 1):
            if path[:depth] in keys:
                continue
            where = _cell(table, column.index, path[depth - 1])
            key = keys[path[:depth]] = place_key("function", where)
            above = keys[path[: depth - 1]] if depth > 1 else ""
            heading = depth < len(path)
            reading.say(
                FunctionSaid(key=key, where=where, wording=path[depth - 1], parent=above, heading=heading),
                Fate.NAME,
            )
        found[column.index] = keys[path]
    return found


def _cell(table: Table, column: int, title: str) -> Where:
    """The cell of the head in which a title stands: over the column, or left of it where merged."""
    first, last = table.head
    for row in range(first, last + 1):
        for place in range(column, 0, -1):
            if text := table.sheet.text(row, place).strip():
                if " ".join(text.split()).startswith(title):
                    return table.where(row, place)
                break
    return table.where(max(1, last), column)


LAYOUT = Layout(
    "units-down", Text("Unit ke bawah, fungsi ke samping", "Units down, functions across"), score, read
)
