"""A table found on a sheet: its heading, what its columns mean, its lines without the noise.

`find_tables` (tables.py) makes these from a Sheet; the readers of layouts see nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from orgdesk.exchange.incoming.said import Legend, Where, Written
from orgdesk.exchange.sheets.grid import Sheet

MEANINGS = (
    "number",  # No., a running number; nothing is taken from it
    "code",  # of the function, unit or post that the line is about
    "function",  # wording of a function, activity, duty
    "parent",  # function above it
    "level",
    "type",
    "unit",
    "agency",
    "superior",  # reports to: name or code of a unit, or of the post that heads it
    "head_title",  # title of who heads the unit
    "unit_kind",
    "echelon",
    "staff",
    "role",
    "scope",
    "basis",  # legal basis
    "note",
    "position",
    "position_kind",
    "grade",
    "required",  # posts needed
    "filled",  # posts filled
    "surplus",  # more or fewer than needed; worked out, so not read
    "holder",  # who holds the post
    "task",
    "output",
    "volume",  # how often a year
    "hours",  # how long each time (of minutes, the title says so)
    "effective_hours",
    "workload",  # worked out
    "affair",
    "central",  # columns of the division of affairs (UU 23/2014)
    "province",
    "district",
    "agency_head",  # a column below a merged heading that is an agency and itself a unit
    "ignore",
)
"""What a column can mean. A column without a meaning may be a unit, a role or somebody's own."""


class LineKind(StrEnum):
    """What a line of a table is."""

    BODY = "body"
    SECTION = "section"
    """It heads the lines after it: a phase, an affair, an agency."""
    NOISE = "noise"
    """Repeated heading, column numbers, total, signature, footnote, legend."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    index: int
    titles: tuple[str, ...]
    """From the uppermost heading to the lowest, merged ones spread over all their columns, no repeats."""
    meaning: str | None = None
    hidden: bool = False

    @property
    def title(self) -> str:
        """The lowest heading."""
        return self.titles[-1] if self.titles else ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table."""

    row: int
    cells: Mapping[int, str]
    """Column → text, cleaned; vertically merged cells, "idem" and ditto marks filled in; "-" gone. Line
    breaks stay, since they part what stands in one cell; `noise.flat` drops them."""
    kind: LineKind = LineKind.BODY
    numbering: str = ""
    """What stood before the wording or in the number column: "A", "1.1", "a)"."""
    depth: int = 0
    """How deep the numbering or the indent puts it, from 0."""
    copied: frozenset[int] = frozenset()
    """Columns whose text was filled in from above."""

    def text(self, column: int | None) -> str:
        """What stands in a column; "" for none."""
        return "" if column is None else self.cells.get(column, "")


@dataclass(slots=True)
class Table:
    """A table on a sheet."""

    sheet: Sheet
    sheet_index: int
    heading: str
    """The title rows above it, joined: "MATRIKS KEWENANGAN DINAS KESEHATAN"."""
    head: tuple[int, int]
    """First and last row of the heading; (0, 0) for a table without one."""
    columns: list[Column]
    lines: list[Line]
    legend: Legend = field(default_factory=Legend)

    def column(self, meaning: str) -> int | None:
        """The first column of a meaning."""
        return next((c.index for c in self.columns if c.meaning == meaning), None)

    def where(self, row: int, column: int) -> Where:
        """The cell at a place."""
        return Where(self.sheet_index, row, column)

    def written(self, line: Line, column: int | None) -> Written | None:
        """What stands in a column of a line, with its cell; None for nothing."""
        text = line.text(column)
        return Written(text, self.where(line.row, column)) if column is not None and text else None


def title_key(column: Column) -> str:
    """How a mapping calls a column: its headings from above, as they stand, joined by " > "."""
    return " > ".join(column.titles) or f"#{column.index}"
