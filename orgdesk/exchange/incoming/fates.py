"""What became of each cell: the colours of the preview."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from orgdesk.exchange.incoming.said import Where
from orgdesk.exchange.sheets.grid import Place
from orgdesk.organization.bilingual import Text


class Fate(StrEnum):
    """What a cell became."""

    NAME = "name"
    """It names an agency, a unit, a function, a post."""
    ROLE = "role"
    DETAIL = "detail"
    """It tells more about what is named: a legal basis, a note, a number."""
    HEAD = "head"
    """It told how to read the others: a heading, a legend, a key."""
    EXTRA = "extra"
    """Kept beside the row and given back, but not read."""
    IGNORED = "ignored"
    QUESTION = "question"
    ERROR = "error"


@dataclass(slots=True)
class Fates:
    """The fate of each cell of each sheet, with a sentence where there is more to say. A cell that says
    something and has no entry is ignored."""

    kinds: dict[int, dict[Place, Fate]] = field(default_factory=dict)
    """Index of the sheet → place → fate."""
    words: dict[Where, Text] = field(default_factory=dict)
    """What it became, for tooltips: "→ Pengambil keputusan (KP)"."""

    def mark(self, where: Where, fate: Fate, words: Text | None = None) -> None:
        """Note what a cell became; the graver fate stays."""
        cells = self.kinds.setdefault(where.sheet, {})
        place = (where.row, where.column)
        if _GRAVITY[fate] >= _GRAVITY[cells.get(place, Fate.IGNORED)]:
            cells[place] = fate
            if words is not None:
                self.words[where] = words

    def of(self, where: Where) -> Fate:
        """What a cell became."""
        return self.kinds.get(where.sheet, {}).get((where.row, where.column), Fate.IGNORED)


_ORDER = (
    Fate.IGNORED,
    Fate.HEAD,
    Fate.EXTRA,
    Fate.DETAIL,
    Fate.NAME,
    Fate.ROLE,
    Fate.QUESTION,
    Fate.ERROR,
)
_GRAVITY = {fate: n for n, fate in enumerate(_ORDER)}
