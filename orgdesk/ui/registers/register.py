"""What a list is made of: its columns, and what stands in them for a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from orgdesk.organization.bilingual import Language
from orgdesk.organization.organization import Organization, Token

CONTEXT = "Registers"
"""Where translations of the words in lists stand."""

Value = str | float | None
"""What a column is sorted by: words, a number, or nothing."""


def say(words: str) -> str:
    """English words of a list in the language of the window."""
    return QCoreApplication.translate(CONTEXT, words)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list."""

    title: str
    """In English; `say` translates it."""
    width: int
    """Pixels, where there is room for all columns; what is left goes to them in these proportions."""
    field: str = ""
    """Field of the row that is edited in the cell; "" for what follows from other rows."""
    is_number: bool = False
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it stands in its list."""

    values: tuple[Value, ...]
    texts: tuple[str, ...]
    reads: frozenset[Token]
    """Rows and index buckets it was made from: when one of them changes, the line is made anew."""
    alarms: frozenset[int] = frozenset()
    """Columns whose number is a bad one: too late, too few."""
    tips: tuple[tuple[int, str], ...] = ()
    """Column → more words about it."""

    @property
    def sought(self) -> str:
        """All words, for the filter."""
        return " ".join((*self.texts, *(words for _, words in self.tips))).casefold()


@dataclass(frozen=True, slots=True)
class Register:
    """A list of all rows of one kind."""

    name: str
    kind: str
    columns: tuple[Column, ...]
    line: Callable[[Organization, Any, Language], Line]
    order: Callable[[Organization], list[str]]
    """Ids in the order in which they stand while nobody sorts them."""

    @property
    def named_by(self) -> int:
        """The column in which a row is named."""
        return next(n for n, column in enumerate(self.columns) if column.field in ("name", "title", "what"))
