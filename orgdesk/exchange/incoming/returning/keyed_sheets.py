"""Sheets of our own workbooks, known again by the keys in their hidden row and column.

People sort, insert, delete, hide, move and rename; the keys travel along. Where the hidden row or the hidden
column has been deleted, the other one still tells what the sheet is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from orgdesk.exchange.excel import keys
from orgdesk.exchange.excel.state import State, unpack
from orgdesk.exchange.excel.words import (
    ACCEPTED_SHEET,
    DUTIES,
    FINDINGS,
    GUIDE,
    KEY_TO_CODES,
    LEGEND,
    NO_MISSION,
    ROLES,
)
from orgdesk.exchange.incoming.returning.keyed_fields import folded
from orgdesk.exchange.sheets.grid import Book, Place, Sheet
from orgdesk.organization.bilingual import LANGUAGES
from orgdesk.organization.organization import Organization

Key = tuple[str, str]
"""(kind, id), ("field", name) or ("extra", heading), as `keys.read_key` gives it."""

_KINDS = frozenset(keys.KINDS)
_ROWS = ("function", "unit", "assignment")
_FIELDS = frozenset({"code", "wording", "name", "agency", "parent", "superior", "level", "note", "findings"})
_FAR = 40
"""Rows that a heading has at most."""
_MOST_COVERED = 200_000
_FOR_READING = (DUTIES, ROLES, FINDINGS, ACCEPTED_SHEET, LEGEND, GUIDE)
"""What says nothing without keys."""
_NAMES = [(DUTIES.in_(to), ROLES.in_(to), LEGEND.in_(to)) for to in LANGUAGES]
_OUR_NAMES = 2
"""Sheets called as in every workbook of ours, so that it is one of ours without any keys. [DERIVED]"""
_READING = ("field", "reading")
_HEAD = frozenset({"agency", "code", "name"})
_STOPS = frozenset(text.casefold() for text in (KEY_TO_CODES.id, KEY_TO_CODES.en))
_BANDS = frozenset(text.casefold() for text in (NO_MISSION.id, NO_MISSION.en))


@dataclass(frozen=True, slots=True)
class KeyedLine:
    """A row below the heading. Without a key it was added by hand, or its key was lost."""

    row: int
    key: Key | None


@dataclass(slots=True)
class KeyedSheet:
    """A sheet whose columns and lines are known, as far as they have keys."""

    sheet: Sheet
    index: int
    """Of the sheet in the book."""
    kind: str
    """One of `keys.KINDS`."""
    key_row: int
    """0 where it is gone."""
    key_column: int
    """0 where it is gone."""
    head: tuple[int, int]
    """First and last row of the heading."""
    columns: dict[int, Key] = field(default_factory=dict)
    """Columns that have a key."""
    own: list[int] = field(default_factory=list)
    """Columns that say something and have no key."""
    head_fields: dict[int, str] = field(default_factory=dict)
    """Row of the heading → the field of the units that stands in it: code, name, agency."""
    lines: list[KeyedLine] = field(default_factory=list)
    covered: frozenset[Place] = frozenset()
    """Cells below the heading that are merged into another one; they say nothing of their own."""

    def column(self, name: str) -> int | None:
        """The column of a field."""
        return next((c for c, key in self.columns.items() if key == ("field", name)), None)

    def title(self, column: int) -> str:
        """What the heading says over a column; the lowest text."""
        rows = (row for row in reversed(self.head_rows) if row != self.key_row)
        texts = (self.sheet.text(row, column).strip() for row in rows)
        return next((text for text in texts if text), "")

    @property
    def head_rows(self) -> list[int]:
        """The rows of the heading that say something and are no lines."""
        first, last = self.head
        rows = (
            sorted(row for row in self.sheet.rows if first <= row <= last)
            if last - first > _FAR
            else [row for row in range(first, last + 1) if row in self.sheet.rows]
        )
        return [row for row in rows if not self._is_line(row)][-_FAR:]

    def _is_line(self, row: int) -> bool:
        key = keys.read_key(self.sheet.text(row, self.key_column)) if self.key_column else None
        return key is not None and key[0] in _ROWS


def has_keys(book: Book) -> bool:
    """Whether a book is, or has been, one of ours: a cell or the names of its sheets say so."""
    named = {folded(sheet.name) for sheet in book.sheets}
    if any(sum(folded(name) in named for name in names) >= _OUR_NAMES for names in _NAMES):
        return True
    return any(
        text in _KINDS or text == keys.STATE or text.startswith(keys.RESPONDENT)
        for sheet in book.sheets
        for cells in sheet.rows.values()
        for text in cells.values()
    )


def read_state(
    book: Book, known: Organization | None = None, going: Callable[[], None] | None = None
) -> State | None:
    """The state that a book carries; None where it carries none. See `unpack` for the others.

    Raises StateDamaged.
    """
    for sheet in book.sheets:
        for (row, column), text in _cells(sheet):
            if text == keys.STATE:
                below = (sheet.text(r, column) for r in sorted(sheet.rows) if r > row)
                return unpack([text for text in below if text], known, going)
    return None


def without_state(book: Book) -> Book:
    """The book without its state and without the sheets that are there to be read, so that the others are
    read like anybody's. Sheets keep their places."""
    for_reading = {folded(name) for text in _FOR_READING for name in (text.id, text.en)}
    sheets = [
        Sheet(s.name, hidden=True) if _is_state(s) or folded(s.name) in for_reading else s
        for s in book.sheets
    ]
    return Book(book.name, book.form, sheets, book.problems)


def keyed_sheets(book: Book, known: Organization | None) -> list[KeyedSheet]:
    """The sheets of a book that have keys, in order. `known` tells keys from other words where the cell
    that says so has been deleted."""
    found = []
    for index, sheet in enumerate(book.sheets):
        if _is_state(sheet):
            continue
        marker = next(((place, text) for place, text in _cells(sheet) if text in _KINDS), None)
        if marker is not None:
            (row, column), kind = marker
            found.append(_sheet(sheet, index, kind, row, column))
        elif known is not None:
            row, column = _key_row(sheet, known), _key_column(sheet, known)
            if row or column:
                found.append(_sheet(sheet, index, _guess(sheet, row, column), row, column))
    return found


def _cells(sheet: Sheet) -> Iterator[tuple[Place, str]]:
    return (((row, column), text) for row, cells in sheet.rows.items() for column, text in cells.items())


def _is_state(sheet: Sheet) -> bool:
    return any(text == keys.STATE for _, text in _cells(sheet))


def _sheet(sheet: Sheet, index: int, kind: str, key_row: int, key_column: int) -> KeyedSheet:
    columns = {
        column: key
        for column, text in sheet.rows.get(key_row, {}).items()
        if column != key_column and (key := keys.read_key(text)) is not None
    }
    line_keys = {
        row: key
        for row, cells in sheet.rows.items()
        if key_column in cells and (key := keys.read_key(cells[key_column])) is not None
    }
    lines = {row for row, key in line_keys.items() if key[0] in _ROWS}
    head_fields = {row: key[1] for row, key in line_keys.items() if key[0] == "field" and key[1] in _HEAD}
    first = min(lines, default=max(sheet.rows, default=0) + 1)
    above = {row for row, key in line_keys.items() if key == _READING and row < first}
    head = _head(sheet, key_row, {*head_fields, *above}, lines, first)
    start = head[1] if head[1] < first else first
    body = [
        row for row in sorted(sheet.rows) if row in lines or (row > start and not head[0] <= row <= head[1])
    ]
    found = KeyedSheet(sheet, index, kind, key_row, key_column, head, columns, [], head_fields)
    said = {column for row in (*found.head_rows, *body) for column in sheet.rows[row]}
    found.lines = list(_lines(found, body, line_keys))
    found.own = sorted(said - columns.keys() - {key_column})
    blocks = [block for block in sheet.merged if block.bottom > head[1] or block.bottom in lines]
    covered = (
        (row, column)
        for block in blocks
        for row in range(block.top, block.bottom + 1)
        for column in range(block.left, block.right + 1)
        if (row, column) != (block.top, block.left)
    )
    found.covered = frozenset(islice(covered, _MOST_COVERED))
    return found


def _head(sheet: Sheet, key_row: int, fields: set[int], lines: set[int], first: int) -> tuple[int, int]:
    """First and last row of the heading: the keyed rows, or the key row and the next one; where there is no
    key row, what stands close above the first line."""
    if fields:
        return min({*fields, key_row or min(fields)}), max(*fields, key_row)
    if key_row:
        following = min((row for row in sheet.rows if row > key_row), default=key_row)
        return key_row, key_row if following in lines else following
    top = first - 1
    while top > 1 and sheet.rows.get(top - 1) and first - top < 4:
        top -= 1
    return max(top, 1), max(first - 1, 1)


def _lines(found: KeyedSheet, body: list[int], line_keys: Mapping[int, Key]) -> Iterator[KeyedLine]:
    """The lines, in their order, without what stands below the table and without the band of those that
    serve no mission. A line by hand stands close to others, or says something about a unit."""
    sheet = found.sheet
    last = max((row for row in body if row in line_keys), default=0)
    units = [column for column, key in found.columns.items() if key[0] == "unit"]
    before = max(last, found.head[1])
    for row in body:
        key = line_keys.get(row)
        cells = sheet.rows[row]
        words = {text.strip().casefold() for column, text in cells.items() if column != found.key_column}
        words.discard("")
        if key is not None and key[0] in _ROWS:
            yield KeyedLine(row, key)
            continue
        if key is not None or not words or words & _BANDS:
            continue
        if words & _STOPS and row > last:
            return
        if row > last and found.key_column:
            if row > before + 1 and not any(column in cells for column in units):
                continue
            before = row
        yield KeyedLine(row, None)


def below_heading(found: KeyedSheet, head: int) -> list[KeyedLine]:
    """The lines below a heading on a sheet without any keys, as far as the key to the codes."""
    return list(_lines(found, [row for row in sorted(found.sheet.rows) if row > head], {}))


def _known(key: Key | None, known: Organization) -> bool:
    if key is None:
        return False
    if key[0] in ("agency", *_ROWS):
        return known.get(key[0], key[1]) is not None
    return key[0] == "field" and key[1] in _FIELDS


def _key_row(sheet: Sheet, known: Organization) -> int:
    """The row with the most keys, two at least, on a sheet that has lost the cell that says what it is."""
    counts = Counter(
        {
            row: sum(1 for text in cells.values() if text[1:2] == ":" and _known(keys.read_key(text), known))
            for row, cells in sheet.rows.items()
        }
    )
    row, count = max(counts.items(), key=lambda item: item[1], default=(0, 0))
    return row if count > 1 else 0


def _key_column(sheet: Sheet, known: Organization) -> int:
    counts = Counter[int]()
    for (_, column), text in _cells(sheet):
        if text[1:2] == ":" and (key := keys.read_key(text)) is not None and key[0] in _ROWS:
            counts[column] += _known(key, known)
    column, count = max(counts.items(), key=lambda item: item[1], default=(0, 0))
    return column if count > 1 else 0


def _guess(sheet: Sheet, row: int, column: int) -> str:
    """What a sheet is by its keys."""
    across = [key for text in sheet.rows.get(row, {}).values() if (key := keys.read_key(text))]
    texts = (cells[column] for cells in sheet.rows.values() if column in cells)
    down = Counter(key[0] for text in texts if (key := keys.read_key(text)))
    if down["assignment"]:
        return keys.DUTIES
    if any(kind == "unit" for kind, _ in across) or (down["function"] and down["field"]):
        return keys.MATRIX
    if down["unit"] or not (down["function"] or ("field", "wording") in across):
        return keys.UNITS
    return keys.FUNCTIONS
