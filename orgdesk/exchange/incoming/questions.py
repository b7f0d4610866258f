"""What only the person who imports can say: each ambiguity once, all in one place."""

from __future__ import annotations

from dataclasses import dataclass

from orgdesk.exchange.incoming.said import Where
from orgdesk.organization.bilingual import Text


@dataclass(frozen=True, slots=True)
class Option:
    """A possible answer. `value` is what the mapping keeps."""

    value: str
    words: Text


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a question: what is asked about, and what it could be."""

    key: str
    """Where the mapping keeps the answer: "code:R", "unit:bidang p2p"."""
    words: Text
    """What is asked about, as it is written: "R", "Bid. P2P"."""
    options: tuple[Option, ...]
    suggested: str | None
    """The value that holds as long as nobody answers; None: it cannot go on without an answer."""
    answered: bool = False
    """Whether the mapping holds an answer (then `suggested` is that answer)."""
    places: tuple[Where, ...] = ()
    """The cells it is about, the first few hundred."""


@dataclass(frozen=True, slots=True)
class Question:
    """Lines that are asked together: what the letters mean, which near names are the same."""

    topic: str
    """letters, names, gone, conflicts, layout, project …"""
    words: Text
    parts: tuple[Part, ...]

    @property
    def needed(self) -> bool:
        """Whether the import cannot go on without an answer."""
        return any(part.suggested is None for part in self.parts)

    @property
    def answered(self) -> bool:
        """Whether every line has been answered."""
        return all(part.answered for part in self.parts)
