"""Putting text into cells: looks, safe text, comments. Everything that is written goes through here.

Rows are gathered and leave in order, with `flush`; widths, panes and paper must be set before the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import Literal, Protocol, cast

from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter as letter
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from orgdesk.exchange.excel.paper import FONT, lines_of
from orgdesk.exchange.excel.safe import clean, escaped
from orgdesk.exchange.excel.stream import Meter
from orgdesk.exchange.palette import LIGHT

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COMMENT_WIDTH = 380
_MOST_COMMENTS = 4_000
_MOST_SHARED = 20_000


LineStyle = Literal["thin", "medium", "thick", "double", "mediumDashed", "mediumDashDotDot"]


@dataclass(frozen=True, slots=True)
class Edge:
    """A cell's line: style by its name in the format, colour #RRGGBB."""

    style: LineStyle
    color: str


HAIR = Edge("thin", LIGHT.hairline)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a cell is set; colours #RRGGBB, size in points."""

    font: str = FONT
    size: float = 9
    bold: bool = False
    italic: bool = False
    color: str = LIGHT.ink
    fill: str | None = None
    across: str = "left"
    down: str = "center"
    wrap: bool = False
    rotation: int = 0
    shrink: bool = False
    indent: int = 0
    literal: bool = False
    """What is typed here stays text: "1.10" and "3-1" become neither a number nor a date."""
    left: Edge | None = None
    right: Edge | None = None
    top: Edge | None = None
    bottom: Edge | None = None


Words = str | int | float | Sequence["Run"] | None
"""What a cell can hold."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one colour."""

    text: str
    color: str
    size: float = 9
    bold: bool = True


class Pen:
    """Writes on one sheet; looks are worked out once each and then copied."""

    def __init__(self, sheet: Worksheet, meter: Meter) -> None:
        """A pen for `sheet`, which tells `meter` what it has written."""
        self.sheet = sheet
        self._meter = meter
        self._styles: dict[tuple[Look, bool], StyleArray] = {}
        self._shared: dict[tuple[Words, Look], Cell] = {}
        self._rows: dict[int, list[Cell | None]] = {}
        self._heights: dict[int, float] = {}
        self._hidden: set[int] = set()
        self._written = 0
        self._comments = 0

    def put(self, row: int, column: int, text: Words, look: Look) -> Cell:
        """Set a cell. Text is never read as a formula; several runs become rich text."""
        cell = self._cell(text, look)
        self._place(row, column, cell)
        return cell

    def shared(self, text: Words, look: Look) -> Cell:
        """A cell to `place` wherever it is needed: the same one for the same text and look."""
        key = (text if text is None or isinstance(text, str | int | float) else tuple(text), look)
        found = self._shared.get(key)
        if found is None:
            found = self._cell(text, look)
            if len(self._shared) < _MOST_SHARED:
                self._shared[key] = found
        return found

    def place(self, row: int, column: int, cells: Sequence[Cell]) -> None:
        """Set neighbouring cells of a row, from `column` on, to shared ones; they take no comment."""
        there = self._row(row, column - 1)
        there[column - 1 : column - 1 + len(cells)] = cells

    def again(self, row: int, column: int, cell: Cell) -> Cell:
        """Set a cell that is like a shared one and can take a comment."""
        own = copy(cell)
        self._place(row, column, own)
        return own

    def merge(self, row: int, first: int, last: int, text: Words, look: Look) -> Cell:
        """Put text over the columns `first` to `last` of a row."""
        cell = self.put(row, first, text, look)
        for column in range(first + 1, last + 1):
            self.put(row, column, None, look)
        if last > first:
            self.sheet.merged_cells.add(f"{letter(first)}{row}:{letter(last)}{row}")
        return cell

    def comment(self, cell: Cell, text: str) -> None:
        """A comment in a box that is large enough for it. Beyond some thousands a sheet opens slowly, so
        that the others are left out."""
        self._comments += 1
        if self._comments <= _MOST_COMMENTS:
            text = clean(text)
            lines = sum(lines_of(part, _COMMENT_WIDTH * 0.75, 9.5) for part in text.split("\n"))
            cell.comment = Comment(escaped(text), "OrgDesk", height=lines * 17 + 14, width=_COMMENT_WIDTH)

    def widths(self, characters: Sequence[float], first: int = 1) -> None:
        """Set the widths of neighbouring columns, in characters."""
        for n, width in enumerate(characters, first):
            self.sheet.column_dimensions[letter(n)].width = width

    def height(self, row: int, points: float) -> None:
        """Set the height of a row, within what the format allows."""
        self._heights[row] = min(409.0, round(points, 1))

    def height_above(self, row: int) -> float:
        """How high the rows above this one are together, as far as they have not left yet."""
        return sum(height for above, height in self._heights.items() if above < row)

    def hide(self, *, row: int | None = None, column: int | None = None) -> None:
        """Hide a row or a column."""
        if row is not None:
            self._hidden.add(row)
        if column is not None:
            self.sheet.column_dimensions[letter(column)].hidden = True

    def flush(self) -> None:
        """Let all rows go that have been set so far."""
        dimensions, cells = self.sheet.row_dimensions, 0
        for row in range(self._written + 1, max(self._rows, default=self._written) + 1):
            height = self._heights.pop(row, None)
            if height is not None or row in self._hidden:
                dimensions[row] = RowDimension(self.sheet, row, ht=height, hidden=row in self._hidden)
            there = self._rows.pop(row, [])
            self.sheet.append(there)
            dimensions.pop(row, None)
            self._written, cells = row, cells + len(there)
        self._meter.wrote(cells)

    def _row(self, row: int, length: int) -> list[Cell | None]:
        """The row as far as it is set, at least so long."""
        assert row > self._written, "the row has left"
        there = self._rows.setdefault(row, [])
        if len(there) < length:
            there.extend([None] * (length - len(there)))
        return there

    def _place(self, row: int, column: int, cell: Cell) -> None:
        self._row(row, column)[column - 1] = cell

    def _cell(self, text: Words, look: Look) -> Cell:
        cell = WriteOnlyCell(self.sheet)
        quoted = False
        if isinstance(text, str):
            text = clean(text)
            quoted = text.startswith(_FORMULA)
            if text:
                cell.value = escaped(text)
                cell.data_type = "s"
        elif isinstance(text, int | float):
            cell.value = text
        elif text is not None:
            runs = [run for run in text if run.text]
            quoted = bool(runs) and runs[0].text.startswith(_FORMULA)
            cell.value = CellRichText(*map(_block, runs))
        self._dress(cell, look, quoted)
        return cell

    def _dress(self, cell: Cell, look: Look, quoted: bool) -> None:
        styled = cast(_Styled, cell)
        known = self._styles.get((look, quoted))
        if known is not None:
            styled._style = known  # it is never changed: a look is the whole of it
            return
        styled._style = StyleArray()
        cell.font = Font(
            name=look.font, size=look.size, bold=look.bold, italic=look.italic, color=_rgb(look.color)
        )
        if look.fill is not None:
            cell.fill = PatternFill("solid", fgColor=_rgb(look.fill))
        cell.alignment = Alignment(
            horizontal=look.across,
            vertical=look.down,
            wrap_text=look.wrap,
            text_rotation=look.rotation,
            indent=look.indent,
            shrink_to_fit=look.shrink,
        )
        cell.border = Border(
            left=_side(look.left), right=_side(look.right), top=_side(look.top), bottom=_side(look.bottom)
        )
        cell.quotePrefix = quoted
        if look.literal:
            cell.number_format = "@"
        self._styles[look, quoted] = styled._style


class _Styled(Protocol):
    """How openpyxl keeps a cell's style. Reusing it is ten times as fast as setting font, fill, border and
    alignment again."""

    _style: StyleArray


def _block(run: Run) -> TextBlock:
    font = InlineFont(rFont=FONT, sz=run.size, b=run.bold, color=Color(rgb=_rgb(run.color)))
    return TextBlock(font, escaped(clean(run.text)))


def _side(edge: Edge | None) -> Side:
    return Side() if edge is None else Side(style=edge.style, color=_rgb(edge.color))


def _rgb(color: str) -> str:
    return "FF" + color.lstrip("#")
