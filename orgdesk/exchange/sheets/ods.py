"""OpenDocument spreadsheets (.ods and the flat .fods), in one pass."""

from __future__ import annotations

import re

from orgdesk.exchange.sheets.filling import MAX_COLUMN, MAX_ROW, Filling
from orgdesk.exchange.sheets.grid import Block, Sheet, Sort
from orgdesk.exchange.sheets.markup import Attributes, Listener, Part, listen
from orgdesk.exchange.sheets.spans import Spans
from orgdesk.exchange.sheets.values import number_text, whole
from orgdesk.organization.bilingual import Text

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_EXTERNAL = re.compile(r"'(?:file|https?|ftp):", re.IGNORECASE)
_PREFIX = re.compile(r"^\w+:=?(?==)|^\w+:(?==)")
_DURATION = re.compile(r"PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S")
_ASIDE = ("annotation", "shapes", "frame", "custom-shape", "g", "control", "dde-links", "tracked-changes")
"""Comments, drawings and the like; their text is no text of a cell."""
_TABLE_DEPTH = 4
_PULSE = 1000


def read_ods(part: Part, filling: Filling) -> None:
    """Fill the book with all sheets of content.xml, or of a flat document. Raises SheetRefused."""
    filling.expect(part.size)
    listen(part, _Document(filling, part.name))
    filling.book.form = "ods"


class _Document(Listener):
    """Fills sheets as tables come. A row is written when it ends, as often as it is repeated."""

    def __init__(self, filling: Filling, part: str) -> None:
        super().__init__(filling, part)
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.aside = 0
        self.sheet: Sheet | None = None
        self.hidden_rows = Spans()
        self.hidden_columns = Spans()
        self.row = self.column = self.columns = 0
        self.rows_repeated = 1
        self.content: list[tuple[int, str, Sort | None]] = []
        self.blocks: list[Block] = []
        self.beyond = False
        self.cell: Attributes | None = None
        self.covered = False
        self.paragraphs: list[str] = []
        self.pieces: list[str] = []
        self.taking = 0
        self.room = 0

    def begin(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if self.aside or name in _ASIDE:
            self.aside += 1
        elif self.cell is not None:
            self.begin_in_cell(name, attributes)
        elif name in ("table-cell", "covered-table-cell"):
            self.begin_cell(attributes, name == "covered-table-cell")
        elif name == "table-row":
            self.begin_row(attributes)
        elif name == "table-column":
            self.begin_column(attributes)
        elif name == "table" and self.depth == _TABLE_DEPTH:
            self.begin_table(attributes)
        elif name == "style":
            self.style = attributes.get(_STYLE + "name", "")
        elif name == "table-properties" and attributes.get(_TABLE + "display") == "false":
            self.hidden_styles.add(self.style)

    def finish(self, name: str) -> None:
        """An element ends."""
        if self.aside:
            self.aside -= 1
        elif name in ("table-cell", "covered-table-cell"):
            self.finish_cell()
        elif self.cell is not None:
            if name == "p" and self.taking:
                self.taking -= 1
                self.room -= 1
                if self.room >= 0 or self.pieces:
                    self.paragraphs.append("".join(self.pieces))
                self.pieces = []
        elif name == "table-row":
            self.finish_row()
        elif name == "table" and self.sheet is not None and self.depth == _TABLE_DEPTH - 1:
            self.sheet.hidden_rows = self.hidden_rows.up_to(self.sheet.last_row)
            self.sheet.hidden_columns = self.hidden_columns.up_to(self.sheet.last_column)
            self.sheet = None

    def text(self, data: str) -> None:
        """Text between tags, perhaps in pieces."""
        if self.taking and not self.aside:
            self.take(data)

    def take(self, data: str) -> None:
        """Add to the paragraph as long as there is room."""
        if self.room >= 0:
            self.pieces.append(data)
            self.room -= len(data)

    def begin_table(self, attributes: Attributes) -> None:
        """A sheet begins."""
        name = self.filling.keep(attributes.get(_TABLE + "name", "")[:255])
        self.part = name or self.part
        self.sheet = self.filling.sheet(name, attributes.get(_TABLE + "style-name") in self.hidden_styles)
        self.hidden_rows, self.hidden_columns = Spans(), Spans()
        self.row = self.columns = 0
        self.rows_repeated = 0

    def begin_column(self, attributes: Attributes) -> None:
        """One or more columns, of which only the hiding matters."""
        count = repeated(attributes, "number-columns-repeated", MAX_COLUMN)
        if attributes.get(_TABLE + "visibility") in ("collapse", "filter"):
            self.hidden_columns.add(self.columns + 1, self.columns + count)
        self.columns += count

    def begin_row(self, attributes: Attributes) -> None:
        """A row begins, which may stand for many alike."""
        self.row += self.rows_repeated if self.row else 1
        self.column = 0
        self.rows_repeated = repeated(attributes, "number-rows-repeated", MAX_ROW)
        self.content, self.blocks = [], []
        if attributes.get(_TABLE + "visibility") in ("collapse", "filter"):
            self.hidden_rows.add(self.row, self.row + self.rows_repeated - 1)

    def finish_row(self) -> None:
        """Write the row."""
        if self.sheet is None:
            return
        for block in self.blocks:
            self.filling.merge(self.sheet, block)
        if not self.content:
            return
        if self.beyond or self.row + self.rows_repeated - 1 > MAX_ROW:
            self.filling.problem(_BEYOND, self.sheet.name, grave=True)
            self.beyond = False
        for row in range(self.row, min(self.row + self.rows_repeated, MAX_ROW + 1)):
            if row % _PULSE == 0:
                self.filling.advance()
            for column, text, sort in self.content:
                self.filling.put(self.sheet, row, column, text, sort)

    def begin_cell(self, attributes: Attributes, covered: bool) -> None:
        """A cell begins, which may stand for many alike."""
        self.cell = attributes
        self.covered = covered
        self.paragraphs = []
        self.pieces = []
        self.taking = 0
        self.room = self.filling.limits.text

    def begin_in_cell(self, name: str, attributes: Attributes) -> None:
        """A paragraph, or what stands for spaces in one."""
        if name == "p":
            self.taking += 1
            self.pieces = []
        elif self.taking and name == "s":
            count = whole(attributes.get(_TEXT + "c", "1"), 10**9) or 1
            self.take(" " * min(count, max(self.room, 0) + 1))
        elif self.taking and name == "tab":
            self.take("\t")
        elif self.taking and name == "line-break":
            self.take("\n")

    def finish_cell(self) -> None:
        """Note what the cell says."""
        attributes, self.cell = self.cell, None
        if attributes is None:
            return
        count = repeated(attributes, "number-columns-repeated", MAX_COLUMN)
        first = self.column + 1
        self.column += count
        if self.covered:
            return
        across = repeated(attributes, "number-columns-spanned", MAX_COLUMN)
        down = repeated(attributes, "number-rows-spanned", MAX_ROW)
        if first <= MAX_COLUMN and self.row <= MAX_ROW and (across > 1 or down > 1):
            right, bottom = min(first + across - 1, MAX_COLUMN), min(self.row + down - 1, MAX_ROW)
            self.blocks.append(Block(self.row, first, bottom, right))
        text, sort = said(attributes, "\n".join(self.paragraphs))
        if text:
            self.beyond = self.beyond or self.column > MAX_COLUMN
            last = min(self.column, MAX_COLUMN)
            self.content += [(column, text, sort) for column in range(first, last + 1)]


def repeated(attributes: Attributes, name: str, most: int) -> int:
    """How often a row or cell is repeated or how far it spans; 1 where nothing sound is said."""
    return min(whole(attributes.get(_TABLE + name, "1"), 10**12) or 1, most)


def said(attributes: Attributes, shown: str) -> tuple[str, Sort | None]:
    """What a cell says, from its value where it has one, else as it is shown."""
    formula = attributes.get(_TABLE + "formula", "")
    kind = attributes.get(_OFFICE + "value-type", "")
    if formula and not kind and not shown:
        return "=" + _PREFIX.sub("", formula).removeprefix("="), Sort.UNCALCULATED
    text, sort = value_of(attributes, kind, shown)
    if text and sort is not Sort.ERROR and _EXTERNAL.search(formula):
        sort = Sort.EXTERNAL
    return text, sort


def value_of(attributes: Attributes, kind: str, shown: str) -> tuple[str, Sort | None]:
    """The value of a cell as text."""
    if attributes.get(_CALC + "value-type") == "error":
        return shown or "#VALUE!", Sort.ERROR
    if kind in ("float", "percentage", "currency"):
        number = number_text(attributes.get(_OFFICE + "value", ""))
        return (number, Sort.NUMBER) if number is not None else (shown, None)
    if kind == "date":
        date = attributes.get(_OFFICE + "date-value", "")
        return date.removesuffix("T00:00:00").replace("T", " ") or shown, Sort.DATE
    if kind == "time":
        match = _DURATION.fullmatch(attributes.get(_OFFICE + "time-value", ""))
        return (":".join(part.zfill(2) for part in match.groups()) if match else shown), Sort.DATE
    if kind == "boolean":
        return attributes.get(_OFFICE + "boolean-value", shown).upper(), Sort.BOOLEAN
    return shown or attributes.get(_OFFICE + "string-value", ""), None


_BEYOND = Text(
    "Lembar ini memuat sel di luar batas lembar kerja; sel itu dilewati.",
    "This sheet has cells beyond the edge of any spreadsheet; they were left out.",
)
