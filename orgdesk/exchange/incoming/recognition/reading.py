"""What the readers of layouts share: what they know of the model, and where they put what a sheet says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from orgdesk.exchange.incoming.fates import Fate, Fates
from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.questions import Question
from orgdesk.exchange.incoming.recognition.table import Table
from orgdesk.exchange.incoming.said import ExtraSaid, Legend, Said, Where
from orgdesk.exchange.sheets.grid import Problem
from orgdesk.exchange.sheets.watch import Watch
from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import Organization


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What helps to tell a unit from a role from a word. Read-only."""

    organization: Organization
    """The model that the sheet comes into; perhaps empty."""
    mapping: Mapping
    watch: Watch


@dataclass(slots=True)
class Reading:
    """What has been read so far; readers add to it."""

    said: list[Said] = field(default_factory=list)
    legend: Legend = field(default_factory=Legend)
    """Of all sheets together."""
    fates: Fates = field(default_factory=Fates)
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def say(self, said: Said, fate: Fate | None = None, words: Text | None = None) -> None:
        """Add what a cell says, and mark the cell."""
        self.said.append(said)
        if fate is not None:
            where = said.value.where if isinstance(said, ExtraSaid) else said.where
            self.fates.mark(where, fate, words)


class Reader(Protocol):
    """Reads one layout."""

    def __call__(self, table: Table, knowledge: Knowledge, reading: Reading) -> None:
        """Say all that the table says."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A way of laying out a table that OrgDesk recognizes."""

    name: str
    """For mappings and JSON: "units-across"."""
    title: Text
    """ "Unit di kolom", "Units in columns"."""
    score: Callable[[Table, Knowledge], float]
    """How well a table fits, from 0 to 1; the best above 0.3 reads it."""
    read: Reader


@dataclass(frozen=True, slots=True)
class LayoutFound:
    """What was recognized on a sheet, for the preview and for JSON."""

    sheet: str
    layout: str
    title: Text
    head: tuple[int, int]
    columns: tuple[tuple[int, str, str], ...]
    """(column, title, meaning)."""
    certainty: float
    where: Where
