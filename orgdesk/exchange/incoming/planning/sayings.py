"""What is said under one key, cell by cell, taken together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from orgdesk.exchange.incoming.said import AgencySaid, FunctionSaid, PositionSaid, Said, UnitSaid, Where

SaidT = TypeVar("SaidT", AgencySaid, UnitSaid, FunctionSaid, PositionSaid)


@dataclass(slots=True)
class Sayings(Generic[SaidT]):
    """All that is said under one key, in the order of the sheets; there is at least one."""

    key: str
    said: list[SaidT]

    @property
    def where(self) -> Where:
        """The cell that says it first."""
        return self.said[0].where

    @property
    def sheets(self) -> set[int]:
        """The sheets that say it."""
        return {said.where.sheet for said in self.said}

    def text(self, field: str) -> str:
        """The first text that is said in a field, "" for none."""
        return next((text for said in self.said if (text := str(getattr(said, field)).strip())), "")

    def detail(self, field: str) -> str:
        """The first text that is said in a detail, "" for none."""
        return next((said.details[field].text.strip() for said in self.said if field in said.details), "")


def sayings(said: Iterable[Said], type_: type[SaidT]) -> dict[str, Sayings[SaidT]]:
    """What is said of a kind, by key."""
    found: dict[str, Sayings[SaidT]] = {}
    for one in said:
        if isinstance(one, type_):
            if one.key in found:
                found[one.key].said.append(one)
            else:
                found[one.key] = Sayings(one.key, [one])
    return found
