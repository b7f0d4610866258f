"""The one language of change: a label and a list of row changes.

Edits, undo, crash safety, live findings, import previews, repairs and scenario differences are all
ChangeSets; none of them has a second mechanism.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Record


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after; None before is an addition, None after a removal."""

    before: Record | None
    after: Record | None

    @property
    def row(self) -> Record:
        """The row after the change, or the one that goes."""
        row = self.after if self.after is not None else self.before
        assert row is not None
        return row

    @property
    def kind(self) -> str:
        """Kind of the row."""
        return self.row.kind

    @property
    def id(self) -> str:
        """Id of the row."""
        return self.row.id

    def inverse(self) -> RowChange:
        """The change back."""
        return RowChange(self.after, self.before)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """A label for the undo menu and the row changes, at most one a row."""

    label: Text
    rows: tuple[RowChange, ...]

    def __bool__(self) -> bool:
        return bool(self.rows)

    def __iter__(self) -> Iterator[RowChange]:
        return iter(self.rows)

    def inverse(self) -> ChangeSet:
        """The ChangeSet that takes this one back, under the same label."""
        return ChangeSet(self.label, tuple(row.inverse() for row in reversed(self.rows)))


def change(label: Text, rows: Iterable[RowChange]) -> ChangeSet:
    """A ChangeSet of `rows` in order; several changes of one row fold into one, empty ones vanish."""
    folded: dict[tuple[str, str], RowChange] = {}
    for row in rows:
        key = (row.kind, row.id)
        earlier = folded.get(key)
        folded[key] = row if earlier is None else RowChange(earlier.before, row.after)
    return ChangeSet(label, tuple(r for r in folded.values() if r.before != r.after))


def added(*records: Record) -> list[RowChange]:
    """Row changes that add `records`."""
    return [RowChange(None, record) for record in records]


def removed(*records: Record) -> list[RowChange]:
    """Row changes that remove `records`."""
    return [RowChange(record, None) for record in records]
