"""What the readers of sheets with keys share: the rows that are known, and where findings go."""

from __future__ import annotations

from dataclasses import dataclass, field

from orgdesk.exchange.incoming.fates import Fate, Fates
from orgdesk.exchange.incoming.returning.keyed_fields import Fields, plain
from orgdesk.exchange.incoming.returning.keyed_sheets import KeyedSheet
from orgdesk.exchange.incoming.returning.role_texts import RoleTexts
from orgdesk.exchange.incoming.returning.three_way import Edits
from orgdesk.exchange.incoming.said import Where
from orgdesk.exchange.sheets.grid import Book, Problem, Sort
from orgdesk.exchange.sheets.watch import Watch
from orgdesk.organization.bilingual import Language, Text
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Record


@dataclass(slots=True)
class Ground:
    """A book, the state at its export, the model now, and what has been found so far."""

    book: Book
    base: Organization
    ours: Organization
    language: Language
    fields: Fields
    cells: RoleTexts
    edits: Edits
    fates: Fates
    problems: list[Problem]
    watch: Watch
    new: dict[Token, Record] = field(default_factory=dict)
    """Rows that were added by hand."""

    def broken(self, sheet: KeyedSheet, where: Where) -> bool:
        """Whether a cell holds an error or a formula without a value; that is said."""
        sort = sheet.sheet.sorts.get((where.row, where.column))
        if sort is Sort.ERROR:
            self.problem(sheet, where.row, where.column, _ERROR)
        elif sort is Sort.UNCALCULATED:
            self.problem(sheet, where.row, where.column, _UNCALCULATED)
        elif sort is Sort.EXTERNAL:
            self.problem(sheet, where.row, where.column, _EXTERNAL, grave=False)
        return sort in (Sort.ERROR, Sort.UNCALCULATED)

    def home(self, kind: str, id_: str) -> Organization:
        """Where the row is as it was at the export."""
        return self.base if self.base.get(kind, id_) is not None else self.ours

    def row(self, kind: str, id_: str | None) -> Record | None:
        """A row as it was at the export; one that is newer as it is."""
        if id_ is None:
            return None
        return self.base.get(kind, id_) or self.new.get((kind, id_)) or self.ours.get(kind, id_)

    def known(self, kind: str, id_: str) -> bool:
        """Whether there is or was a row."""
        return self.base.get(kind, id_) is not None or self.ours.get(kind, id_) is not None

    def text(self, sheet: KeyedSheet, row: int, column: int | None) -> str:
        """What a cell says; "" for no column."""
        return "" if column is None else plain(sheet.sheet.text(row, column))

    def problem(
        self, sheet: KeyedSheet, row: int, column: int | None, sentence: Text, *, grave: bool = True
    ) -> None:
        """Note a problem at a cell; a grave one is an error in the preview."""
        place = (row, column or 1)
        self.problems.append(Problem(sentence, sheet.sheet.name, place, grave))
        if grave:
            self.fates.mark(Where(sheet.index, *place), Fate.ERROR, sentence)


_ERROR = Text(
    "Sel ini berisi kesalahan rumus. Perbaiki rumusnya atau ketik nilainya.",
    "This cell holds an error of a formula. Repair the formula or type the value.",
)
_UNCALCULATED = Text(
    "Sel ini berisi rumus tanpa hasil. Buka berkasnya di Excel, simpan, lalu impor lagi.",
    "This cell holds a formula without its result. Open the file in Excel, save it and import again.",
)
_EXTERNAL = Text(
    "Nilai ini berasal dari berkas lain; yang diambil adalah nilai terakhirnya.",
    "This value comes from another file; its last value is taken.",
)
