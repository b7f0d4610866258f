"""The rows that an import makes, changes or only names, on their way to the one ChangeSet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.recognition.reading import Reading
from orgdesk.exchange.incoming.said import Where, Written
from orgdesk.exchange.sheets.grid import Book, Problem, coordinate
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, change
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import RECORD_TYPES, Agency, Function, Position, Record, Unit

RowT = TypeVar("RowT", bound=Record)
Ordered = Agency | Unit | Function | Position

Token = tuple[str, str]


class PlannedRows:
    """Rows as they will be. What the sheet says twice, and differently, becomes a problem that names both."""

    def __init__(self, book: Book, organization: Organization, reading: Reading) -> None:
        self.book = book
        self.organization = organization
        self.reading = reading
        self.sources: dict[Token, Where] = {}
        self._after: dict[str, dict[str, Record]] = {kind: {} for kind in RECORD_TYPES}
        self._orders: dict[tuple[str, str], int] = {}
        self._said: dict[tuple[str, str, str], tuple[object, Where]] = {}

    def get(self, type_: type[RowT], id_: str) -> RowT:
        """A row that is there or that the import makes."""
        row = self._after[type_.kind].get(id_) or self.organization.get(type_.kind, id_)
        assert isinstance(row, type_)
        return row

    def row(self, kind: str, id_: str) -> Record:
        """`get` for a kind by its name."""
        row = self._after[kind].get(id_) or self.organization.get(kind, id_)
        assert row is not None
        return row

    def agency_name(self, id_: str) -> str:
        """The name of an agency."""
        return self.get(Agency, id_).name

    def is_new(self, kind: str, id_: str) -> bool:
        """Whether the import makes it."""
        return self.organization.get(kind, id_) is None

    def next_order(self, kind: str, siblings: str, there: Iterable[Ordered]) -> int:
        """The `order` of a new row after its siblings, those that are `there` and those made before."""
        key = (kind, siblings)
        if key not in self._orders:
            self._orders[key] = max((row.order for row in there), default=-1)
        self._orders[key] += 1
        return self._orders[key]

    def put(self, row: Record, where: Where | None) -> None:
        """Have a row, new or instead of the one of its id."""
        self._after[row.kind][row.id] = row
        self.name(row.kind, row.id, where)

    def name(self, kind: str, id_: str, where: Where | None) -> None:
        """Note that the sheet names a row; the first cell that does is its source."""
        if where is not None:
            self.sources.setdefault((kind, id_), where)

    def set(self, row: RowT, field: str, value: object, where: Where) -> RowT:
        """A row with another value of a field, unless the sheet has said it otherwise before."""
        key = (row.kind, row.id, field)
        before = self._said.setdefault(key, (value, where))
        if before[0] != value:
            self.problem(
                where,
                _CONTRADICTS.format(here=_shown(value), there=_shown(before[0]), cell=self.cell(before[1])),
            )
            return row
        if getattr(row, field) == value:
            return row
        values: dict[str, Any] = {field: value}
        changed = replace(row, **values)
        self.put(changed, where)
        return changed

    def problem(self, where: Where, sentence: Text, *, grave: bool = True) -> None:
        """Tell of a cell that cannot be taken in, or (not grave) that is worth a look."""
        sheet = self.book.sheets[where.sheet].name if where.sheet < len(self.book.sheets) else ""
        self.reading.problems.append(Problem(sentence, sheet, (where.row, where.column), grave))
        if grave:
            self.reading.fates.mark(where, Fate.ERROR, sentence)

    def cell(self, where: Where) -> str:
        """A cell as people call it, with its sheet where there are several: "Matriks!C7"."""
        place = coordinate((where.row, where.column))
        several = len(self.book.sheets) > 1 and where.sheet < len(self.book.sheets)
        return f"{self.book.sheets[where.sheet].name}!{place}" if several else place

    def change_set(self, label: Text) -> ChangeSet:
        """All that changes, every row after those it refers to."""
        return change(
            label,
            (
                RowChange(self.organization.table(kind).get(id_), row)
                for kind, rows in self._after.items()
                for id_, row in rows.items()
            ),
        )

    def unchanged(self, change_set: ChangeSet) -> dict[str, int]:
        """Kind → rows that the sheet names and that stay as they are."""
        changed = {(row.kind, row.id) for row in change_set}
        return dict(Counter(kind for kind, id_ in self.sources if (kind, id_) not in changed))


def _shown(value: object) -> str:
    return str(getattr(value, "value", value))


def first(*written: Written | None) -> Written | None:
    """The first that says something."""
    return next((w for w in written if w is not None and w.text.strip()), None)


_CONTRADICTS = Text(
    'Di sini tertulis "{here}", di {cell} "{there}". Yang pertama dipakai; samakan keduanya, lalu impor '
    "lagi.",
    'It says "{here}" here and "{there}" in {cell}. The first one is taken; make them the same and import '
    "again.",
)
