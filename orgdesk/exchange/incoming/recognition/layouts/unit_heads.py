"""Units that are columns: under merged headings of agencies, and of units above them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.recognition.headings import meaning_of
from orgdesk.exchange.incoming.recognition.layouts.listing import (
    Agencies,
    calls_unit_or_post,
    is_agency,
    place_key,
)
from orgdesk.exchange.incoming.recognition.noise import fold
from orgdesk.exchange.incoming.recognition.reading import Reading
from orgdesk.exchange.incoming.recognition.table import Column, Table
from orgdesk.exchange.incoming.said import UnitSaid, Where, Written
from orgdesk.exchange.sheets.grid import letters

_LABELS = frozenset({"unit", "agency", "role", "function", "position"})


@dataclass(slots=True)
class UnitHeads:
    """Says the units of the head of a table, each once, however many columns it has."""

    table: Table
    reading: Reading
    _keys: dict[tuple[str, ...], str] = field(default_factory=dict)
    _columns: dict[int, list[int]] = field(default_factory=dict)

    def say(self, columns: Sequence[Column]) -> dict[int, str]:
        """Column → key of its unit, by the titles of the columns."""
        paths = _without_governments({c.index: _path(c.titles) for c in columns})
        groups = _group_levels(list(paths.values()))
        agencies = Agencies(self.table, self.reading, {})
        found: dict[int, str] = {}
        for column in columns:
            path = paths[column.index] or (f"Kolom {letters(column.index)}",)
            found[column.index] = self._unit(column.index, path, groups, agencies)
        return found

    def _unit(self, column: int, path: tuple[str, ...], groups: int, agencies: Agencies) -> str:
        above = path[: min(groups, len(path) - 1)]
        own = path[len(above) :]
        agency = ""
        if above:
            agency = agencies.key(Written(above[0], self._cell(column, above[0])))
        elif groups:
            agency = agencies.key(Written(own[0], self._cell(column, own[0])))
        superior = ""
        for n in range(1, len(above)):
            superior = self._say((*above[: n + 1],), column, above[n], "", agency, superior)
        name, code = own[0], ""
        if len(own) > 1 and _is_code(own[-1]):
            code = own[-1]
        elif len(own) > 1 and _is_code(own[0]):
            name, code = own[-1], own[0]
        elif len(own) > 1 and calls_unit_or_post(own[-1]) and not calls_unit_or_post(own[0]):
            name = own[-1]  # people over their posts
        return self._say(path, column, name, code, agency, superior)

    def _say(
        self, path: tuple[str, ...], column: int, name: str, code: str, agency: str, superior: str
    ) -> str:
        where = self._cell(column, name)
        known = tuple(map(fold, path))
        if known in self._keys:
            self.reading.fates.mark(where, Fate.NAME)
            return self._keys[known]
        key = self._keys[known] = place_key("unit", where)
        said = UnitSaid(key=key, where=where, name=name, code=code, agency=agency, superior=superior)
        self.reading.say(said, Fate.NAME)
        return key

    def _cell(self, column: int, title: str) -> Where:
        """The cell of the head in which a title stands: above the column, or left of it where merged."""
        sheet, (first, last) = self.table.sheet, self.table.head
        for row in range(first, last + 1):
            at = bisect_right(self._written(row), column) - 1
            if at >= 0:
                place = self._written(row)[at]
                text = fold(sheet.text(row, place))
                if text.startswith(fold(title)):
                    return self.table.where(row, place)
        return self.table.where(max(1, last), column)

    def _written(self, row: int) -> list[int]:
        """The columns of a row of the head in which something stands, in order."""
        if row not in self._columns:
            cells = self.table.sheet.rows.get(row, {})
            self._columns[row] = sorted(column for column, text in cells.items() if text.strip())
        return self._columns[row]


def _group_levels(paths: Sequence[tuple[str, ...]]) -> int:
    """How many of the upper levels group columns; one that names each unit alone is no group."""
    levels = 0
    for level in range(max(map(len, paths), default=0) - 1):
        units = {path for path in paths if len(path) > level + 1}
        if len({path[: level + 1] for path in units}) < len(units):
            levels = level + 1
    return levels


def _is_code(title: str) -> bool:
    return " " not in title and len(title) <= 12 and not any(c.islower() for c in title)


def _path(titles: tuple[str, ...]) -> tuple[str, ...]:
    """The titles of a column without a label over all: "UNIT KERJA", "PERANGKAT DAERAH"."""
    path = list(titles)
    while len(path) > 1 and meaning_of((path[0],)) in _LABELS:
        path.pop(0)
    return tuple(path)


def _without_governments(paths: dict[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """The paths without what stands above agencies: "PEMERINTAH DAERAH"."""
    above = {path[0] for path in paths.values() if len(path) > 2 and is_agency(path[1])}
    return {c: path[1:] if len(path) > 1 and path[0] in above else path for c, path in paths.items()}
