"""The answers and corrections that the person who imports has given, to use again for the next sheet."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, field, replace
from types import MappingProxyType

_NONE: Map[str, str] = MappingProxyType({})
_NO_COLUMNS: Map[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """What has been corrected about one sheet; None and absent: as recognized."""

    layout: str | None = None
    """A layout by its name in `layouts`, "skip" to leave the sheet out."""
    head: tuple[int, int] | None = None
    """First and last row of the heading."""
    columns: Map[str, str] = field(default_factory=lambda: _NO_COLUMNS)
    """Title of a column, as `table.title_key` makes it → meaning (see `table`), "ignore" or "unit"."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Answers by the key of the part of a question, choices by the name of the sheet."""

    answers: Map[str, str] = field(default_factory=lambda: _NONE)
    sheets: Map[str, SheetChoice] = field(default_factory=dict)

    def answer(self, key: str) -> str | None:
        """The answer that was given; None where there is none."""
        return self.answers.get(key)

    def with_answer(self, key: str, value: str) -> Mapping:
        """This mapping with one more answer."""
        return replace(self, answers={**self.answers, key: value})

    def sheet(self, name: str) -> SheetChoice:
        """What is chosen for a sheet."""
        return self.sheets.get(name, _AS_IT_IS)

    def with_sheet(self, name: str, choice: SheetChoice) -> Mapping:
        """This mapping with another choice for a sheet."""
        return replace(self, sheets={**self.sheets, name: choice})


AS_RECOGNIZED = Mapping()
"""Nothing has been answered or corrected."""
_AS_IT_IS = SheetChoice()
