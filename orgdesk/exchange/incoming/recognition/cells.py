"""The cells of a sheet as finding tables needs them: cleaned, with the merged ones known by every place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from orgdesk.exchange.incoming.recognition.noise import clean
from orgdesk.exchange.sheets.grid import Block, Place, Sheet, Sort

_MOST_MERGED = 500_000
"""Places that are kept for merged cells; a sheet with more of them is no table."""


@dataclass(slots=True)
class Cells:
    """A sheet, cleaned."""

    sheet: Sheet
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    """row → column → text, both in order; rows and cells that say nothing are not there."""
    order: list[int] = field(default_factory=list)
    """The filled rows."""
    block: dict[Place, Block] = field(default_factory=dict)
    """Every place of a merged cell → the cell, as far as the sheet says something."""
    bad: dict[Place, Sort] = field(default_factory=dict)
    """Cells that hold no value, or one that has to be told about: errors, formulas without one, dates."""

    def text(self, row: int, column: int) -> str:
        """What stands in a cell itself."""
        return self.rows.get(row, {}).get(column, "")

    def covering(self, row: int, column: int) -> str:
        """What stands in a cell, or in the merged cell that covers it."""
        block = self.block.get((row, column))
        return self.text(row, column) if block is None else self.text(block.top, block.left)

    def within(self, row: int, left: int, right: int) -> list[tuple[int, str]]:
        """The filled cells of a row from one column to another, in order."""
        cells = self.rows.get(row)
        return [] if cells is None else [item for item in cells.items() if left <= item[0] <= right]

    def between(self, top: int, bottom: int) -> list[int]:
        """The filled rows from one to another, in order."""
        return self.order[bisect_left(self.order, top) : bisect_right(self.order, bottom)]


def cells_of(sheet: Sheet) -> Cells:
    """The cells of a sheet, cleaned."""
    cells = Cells(sheet)
    for row in sorted(sheet.rows):
        said = {column: text for column, raw in sorted(sheet.rows[row].items()) if (text := clean(raw))}
        if said:
            cells.rows[row] = said
    cells.order = list(cells.rows)
    told = (Sort.ERROR, Sort.UNCALCULATED, Sort.EXTERNAL, Sort.DATE)
    cells.bad = {place: sort for place, sort in sheet.sorts.items() if sort in told}
    last_row, last_column, left = sheet.last_row, sheet.last_column, _MOST_MERGED
    for block in sheet.merged:
        bottom, right = min(block.bottom, last_row), min(block.right, last_column)
        left -= max(0, bottom - block.top + 1) * max(0, right - block.left + 1)
        if left < 0:
            break
        for row in range(block.top, bottom + 1):
            for column in range(block.left, right + 1):
                cells.block[row, column] = block
    return cells
