"""A spreadsheet as plain cells: what every reader gives and all that recognition sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from orgdesk.organization.bilingual import Text

Place = tuple[int, int]
"""(row, column), both from 1."""


class Sort(StrEnum):
    """What a cell holds where it is not text."""

    NUMBER = "number"
    DATE = "date"
    """The text is the ISO form."""
    BOOLEAN = "boolean"
    """The text is TRUE or FALSE."""
    ERROR = "error"
    """The text is the error: #REF!."""
    UNCALCULATED = "uncalculated"
    """A formula whose value the file does not keep; the text is the formula, with its "="."""
    EXTERNAL = "external"
    """The kept value of a formula that reads another file."""


@dataclass(frozen=True, slots=True)
class Block:
    """Merged cells, first and last row and column included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """One sheet. Only cells that say something are kept; texts are as they stand, with their spaces."""

    name: str
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    """row → column → text. Numbers read as a person would write them: "3", "0.5"."""
    sorts: dict[Place, Sort] = field(default_factory=dict)
    """Cells that are not plain text."""
    merged: list[Block] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False
    """The sheet itself, in whatever degree."""

    def text(self, row: int, column: int) -> str:
        """What a cell says; "" for an empty one."""
        return self.rows.get(row, {}).get(column, "")

    @property
    def last_row(self) -> int:
        """The last row that says something; 0 for an empty sheet."""
        return max(self.rows, default=0)

    @property
    def last_column(self) -> int:
        """The last column that says something; 0 for an empty sheet."""
        return max((max(cells) for cells in self.rows.values() if cells), default=0)

    def cells(self) -> Iterator[tuple[Place, str]]:
        """All that is said, row by row."""
        for row in sorted(self.rows):
            cells = self.rows[row]
            for column in sorted(cells):
                yield (row, column), cells[column]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a file that its reader or its reading stumbled on, for the person who sent it."""

    sentence: Text
    sheet: str = ""
    place: Place | None = None
    grave: bool = False
    """What stands there cannot be taken in; otherwise it is good to know."""


@dataclass(slots=True)
class Book:
    """A spreadsheet file."""

    name: str
    """Name of the file, without its folder."""
    form: str
    """What it is, told by its content: xlsx, xlsm, ods, csv, html, text."""
    sheets: list[Sheet]
    problems: list[Problem] = field(default_factory=list)


def letters(column: int) -> str:
    """The letters of a column: 28 is AB."""
    found = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def coordinate(place: Place) -> str:
    """A place as spreadsheets call it: (7, 3) is C7."""
    return f"{letters(place[1])}{place[0]}"
