"""Tables in HTML: what web applications call .xls, and what office programs put on the clipboard.

Python's html.parser takes quadratic time on some broken pages, so tags are found here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from orgdesk.exchange.sheets.filling import MAX_COLUMN, MAX_ROW, Filling
from orgdesk.exchange.sheets.grid import Block, Sheet, Sort
from orgdesk.exchange.sheets.spans import Spans
from orgdesk.exchange.sheets.values import number_text, whole

_TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40}+)"
    r"((?:[^<>\"']++|\"[^\"]{0,5000}+\"|'[^']{0,5000}+'){0,2000}+)>"
)
"""Possessive, so that a tag that never ends costs no more than its length."""
_ATTRIBUTE = re.compile(r"([a-zA-Z_:][\w:.-]*)\s*(?:=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LINE_END = re.compile(r" *\n *")
_NUMERIC = re.compile(r"[-+(]?[\d.,\s]*\d[\d.,\s]*[)%]?")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_MATTERS = re.compile(r"span|none|x:num|sdval", re.IGNORECASE)
"""In attributes; others, which are most, are not taken apart."""
_STEP = 4096
_RAW = ("script", "style")
_BLOCKS = ("p", "div", "li", "h1", "h2", "h3", "h4")
_LONGEST_NUMBER = 40
_MOST_NESTED = 20
_MOST_COLUMNS_SPANNED = 1000
_MOST_ROWS_SPANNED = 65_534

Attributes = dict[str, str]


class _Table:
    """A table that is being read."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.row = 0
        self.column = 0
        self.columns = 0
        self.taken: dict[int, int] = {}
        """Column → last row that a cell from above reaches down to."""
        self.hidden_rows = Spans()
        self.hidden_columns = Spans()
        self.cell: tuple[int, int] | None = None
        self.attributes: Attributes = {}
        self.pieces: list[str] = []
        self.room = 0


class _Tables:
    """The tables of a page, filled as tags and texts come."""

    def __init__(self, filling: Filling, name: str) -> None:
        self.filling = filling
        self.name = name
        self.open: list[_Table] = []
        self.too_deep = 0

    def begin(self, tag: str, attributes: Attributes) -> None:
        """A tag opens."""
        if tag == "table":
            if len(self.open) >= _MOST_NESTED:
                self.too_deep += 1
                return
            count = len(self.filling.book.sheets)
            name = self.name if not count else f"{self.name} ({count + 1})"
            self.open.append(_Table(self.filling.sheet(name)))
        elif self.open:
            table = self.open[-1]
            if tag == "tr":
                self.begin_row(table, attributes)
            elif tag in ("td", "th"):
                self.begin_cell(table, attributes)
            elif tag == "br" or tag in _BLOCKS:
                table.pieces.append("\n")
            elif tag == "col":
                span = min(max(whole(attributes.get("span", ""), MAX_COLUMN) or 1, 1), MAX_COLUMN)
                if _HIDDEN.search(attributes.get("style", "")):
                    table.hidden_columns.add(table.columns + 1, table.columns + span)
                table.columns += span

    def end(self, tag: str) -> None:
        """A tag closes."""
        if not self.open:
            return
        table = self.open[-1]
        if tag in ("td", "th", "tr"):
            self.finish_cell(table)
        elif tag == "table":
            if self.too_deep:
                self.too_deep -= 1
            else:
                self.finish_table()
        elif tag in _BLOCKS:
            table.pieces.append("\n")

    def text(self, data: str) -> None:
        """Text between tags."""
        if self.open and self.open[-1].cell is not None:
            table = self.open[-1]
            if table.room >= 0:
                table.pieces.append(_SPACE.sub(" ", html.unescape(data[: table.room + 1])))
                table.room -= len(data)

    def begin_row(self, table: _Table, attributes: Attributes) -> None:
        """A row begins."""
        self.finish_cell(table)
        table.row += 1
        table.column = 0
        if _HIDDEN.search(attributes.get("style", "")):
            table.hidden_rows.add(table.row, table.row)

    def begin_cell(self, table: _Table, attributes: Attributes) -> None:
        """A cell begins, in the first column that no cell from above covers."""
        self.finish_cell(table)
        if table.row == 0:
            table.row = 1
        column = table.column + 1
        while table.taken.get(column, 0) >= table.row:
            column += 1
        across = min(max(whole(attributes.get("colspan", ""), 10**6) or 1, 1), _MOST_COLUMNS_SPANNED)
        down = min(max(whole(attributes.get("rowspan", ""), 10**6) or 1, 1), _MOST_ROWS_SPANNED)
        right, bottom = min(column + across - 1, MAX_COLUMN), min(table.row + down - 1, MAX_ROW)
        if column <= right and table.row <= bottom:
            self.filling.merge(table.sheet, Block(table.row, column, bottom, right))
        if bottom > table.row:
            table.taken.update(dict.fromkeys(range(column, right + 1), bottom))
        table.column = max(column, right)
        table.cell = (table.row, column)
        table.attributes = attributes
        table.pieces = []
        table.room = self.filling.limits.text

    def finish_cell(self, table: _Table) -> None:
        """Write the cell that is open."""
        if table.cell is None:
            return
        (row, column), table.cell = table.cell, None
        text = _LINE_END.sub("\n", _SPACE_RUN.sub(" ", "".join(table.pieces))).strip(" \n")
        value = table.attributes.get("sdval") or table.attributes.get("x:num")
        plain = len(text) <= _LONGEST_NUMBER and _NUMERIC.fullmatch(text)
        number = number_text(value) if value and plain else None
        if number is None and "x:num" in table.attributes:
            number = number_text(text)
        if number is not None:
            self.filling.put(table.sheet, row, column, number, Sort.NUMBER)
        else:
            self.filling.put(table.sheet, row, column, text)

    def finish_table(self) -> None:
        """Close the innermost table."""
        table = self.open.pop()
        self.finish_cell(table)
        table.sheet.hidden_rows = table.hidden_rows.up_to(table.sheet.last_row)
        table.sheet.hidden_columns = table.hidden_columns.up_to(table.sheet.last_column)


_SPACE_RUN = re.compile(r"  +")


def read_html(text: str, filling: Filling, name: str) -> None:
    """Fill the book with one sheet for each table that says something, in the order in which they begin."""
    filling.expect(len(text))
    tables = _Tables(filling, name)
    for closes, tag, rest in _tags(text, filling):
        if not tag:
            tables.text(rest)
        elif closes:
            tables.end(tag)
        else:
            tables.begin(tag, _attributes(rest) if _MATTERS.search(rest) else {})
    while tables.open:
        tables.finish_table()
    filling.book.sheets = [sheet for sheet in filling.book.sheets if sheet.rows]
    filling.book.form = "html"


def _tags(text: str, filling: Filling) -> Iterator[tuple[bool, str, str]]:
    """(closes, tag, attributes) for tags; (False, "", text) for the text between them."""
    at = told = 0
    while at < len(text):
        if at - told > _STEP:
            told = at
            filling.reach(at)
        opening = text.find("<", at)
        if opening != at:
            stop = len(text) if opening < 0 else opening
            yield False, "", text[at:stop]
            at = stop
        elif text.startswith("<!--", at):
            at = _after(text, "-->", at + 4)
        elif text.startswith(("<!", "<?"), at):
            at = _after(text, ">", at + 2)
        elif (match := _TAG.match(text, at)) is not None:
            tag = match[2].lower()
            at = match.end()
            yield bool(match[1]), tag, match[3]
            if tag in _RAW and not match[1]:
                closing = _CLOSING[tag].search(text, at)
                at = closing.end() if closing else len(text)
        else:
            yield False, "", "<"
            at += 1


_CLOSING = {tag: re.compile(rf"</{tag}\s*>", re.IGNORECASE) for tag in _RAW}


def _after(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    return len(text) if found < 0 else found + len(mark)


def _attributes(text: str) -> Attributes:
    return {
        match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(text)
    }
