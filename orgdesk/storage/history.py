"""The history of a document as its readers see it; no database is needed to say that there is none yet."""

from __future__ import annotations

from dataclasses import dataclass

from orgdesk.organization.bilingual import Text


@dataclass(frozen=True, slots=True)
class Step:
    """One edit in the history."""

    seq: int
    label: Text
    at: str
    """When it was made: UTC, ISO."""


@dataclass(frozen=True, slots=True)
class History:
    """All steps, the oldest first; the first `done` of them are done, the others can be redone."""

    steps: tuple[Step, ...]
    done: int

    @property
    def position(self) -> int:
        """Seq of the last step that is done; it names the state of the model (0: at the beginning)."""
        return self.steps[self.done - 1].seq if self.done else 0
