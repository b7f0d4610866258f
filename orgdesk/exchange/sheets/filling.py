"""A Book while it is read: limits, progress, what is odd, and one copy of each text."""

from __future__ import annotations

from orgdesk.exchange.sheets.blocks import disjoint
from orgdesk.exchange.sheets.grid import Block, Book, Place, Problem, Sheet, Sort
from orgdesk.exchange.sheets.refusals import TOO_MANY_CELLS, TOO_MANY_SHEETS, TOO_MUCH_TEXT, refused
from orgdesk.exchange.sheets.watch import SheetRefused, Watch
from orgdesk.organization.bilingual import Text

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384
_SPACES = "".join(chr(c) for c in (*range(33), 0x7F, *range(0x80, 0xA1), *range(0x2000, 0x2010)))
BLANKS = _SPACES + "\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
"""What shows nothing, and so says nothing: spaces, control characters, zero widths."""
_CONTROLS: dict[int, str | None] = {c: None for c in (*range(32), 0x7F, 0xFFFE, 0xFFFF) if c not in (9, 10)}
_CONTROLS.update(dict.fromkeys(range(55296, 57344), "�"))
_MOST_PROBLEMS = 100
_MOST_BLOCKS = 200_000
_MOST_SHEETS = 2_000
_FAR = 2**40
"""Of work whose size is not known yet."""


class Filling:
    """What the readers fill: a book, and the work that is left."""

    def __init__(self, name: str, watch: Watch, form: str = "") -> None:
        self.book = Book(name, form, [])
        self.limits = watch.limits
        self._watch = watch
        self._texts: dict[str, str] = {}
        self._cells = 0
        self._characters = 0
        self._done = 0
        self._total = 0
        self._more = 0

    def expect(self, size: int) -> None:
        """Say that the work is `size` (bytes, characters) in all."""
        self._total = size

    def advance(self, size: int = 0) -> None:
        """Say that `size` more is done. Raises what Watch.at raises."""
        self._done += size
        self._watch.at(self._done, self._total or _FAR)

    def reach(self, done: int) -> None:
        """Say that `done` in all is done. Raises what Watch.at raises."""
        self._done = done
        self.advance()

    def refused(self, sentence: Text, /, **values: object) -> SheetRefused:
        """The error to raise about the file."""
        return refused(sentence, self.book.name, **values)

    def problem(
        self, sentence: Text, sheet: str = "", place: Place | None = None, grave: bool = False
    ) -> None:
        """Note what is odd; of very many, only the first are kept."""
        if len(self.book.problems) < _MOST_PROBLEMS:
            self.book.problems.append(Problem(sentence, sheet, place, grave))
        else:
            self._more += 1

    def sheet(self, name: str, hidden: bool = False) -> Sheet:
        """A new sheet at the end of the book."""
        if len(self.book.sheets) >= _MOST_SHEETS:
            raise self.refused(TOO_MANY_SHEETS, most=_MOST_SHEETS)
        sheet = Sheet(name, hidden=hidden)
        self.book.sheets.append(sheet)
        return sheet

    def keep(self, text: str) -> str:
        """`text` without what no text should hold, as one object however often it comes."""
        known = self._texts.get(text)
        if known is not None:
            return known
        clean = text
        if not text.isprintable():
            clean = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
        self._characters += len(clean)
        if self._characters > self.limits.characters or len(self._texts) > self.limits.cells:
            raise self.refused(TOO_MUCH_TEXT)
        self._texts[text] = clean
        return clean

    def put(self, sheet: Sheet, row: int, column: int, text: str, sort: Sort | None = None) -> None:
        """Write a cell, unless it says nothing or lies outside any sheet."""
        if not text.strip(BLANKS):
            return
        if not (0 < row <= MAX_ROW and 0 < column <= MAX_COLUMN):
            self.problem(_OUTSIDE, sheet.name, grave=True)
            return
        if len(text) > self.limits.text:
            text = text[: self.limits.text]
            self.problem(_CUT.format(most=self.limits.text), sheet.name, (row, column))
        cells = sheet.rows.get(row)
        if cells is None:
            cells = sheet.rows[row] = {}
        elif column in cells:
            self.problem(_TWICE, sheet.name, (row, column), grave=True)
            return
        self._cells += 1
        if self._cells > self.limits.cells:
            raise self.refused(TOO_MANY_CELLS, most=self.limits.cells)
        cells[column] = self.keep(text)
        if sort is not None:
            sheet.sorts[row, column] = sort

    def merge(self, sheet: Sheet, block: Block) -> None:
        """Note merged cells; single cells are none."""
        if block.top == block.bottom and block.left == block.right:
            return
        if len(sheet.merged) >= _MOST_BLOCKS:
            raise self.refused(TOO_MANY_CELLS, most=_MOST_BLOCKS)
        sheet.merged.append(block)

    def finish(self) -> Book:
        """The book, when all is read."""
        for sheet in self.book.sheets:
            apart = disjoint(sheet.merged)
            if len(apart) < len(sheet.merged):
                self.problem(_OVERLAP.format(count=len(sheet.merged) - len(apart)), sheet.name)
            sheet.merged = apart
        if self._more:
            self.book.problems.append(Problem(_MORE.format(count=self._more)))
        self._watch.at(1, 1)
        return self.book


_CUT = Text(
    "Teks sel ini lebih dari {most} huruf; sisanya dipotong.",
    "The text of this cell has more than {most} characters; the rest was cut off.",
)
_TWICE = Text(
    "Sel ini tertulis dua kali dalam berkas; yang pertama dipakai. Simpan ulang berkas dari Excel atau "
    "LibreOffice.",
    "This cell stands in the file twice; the first was used. Save the file again from Excel or LibreOffice.",
)
_OUTSIDE = Text(
    "Lembar ini memuat sel di luar batas lembar kerja; sel itu dilewati.",
    "This sheet has cells beyond the edge of any spreadsheet; they were left out.",
)
_OVERLAP = Text(
    "Ada {count} gabungan sel yang saling tumpang-tindih; gabungan itu diabaikan.",
    "{count} merged areas overlap others; those were ignored.",
)
_MORE = Text(
    "Ada {count} hal lain seperti di atas yang tidak dicantumkan.",
    "There are {count} more things like those above that are not listed.",
)
