"""Putting text into cells: looks, safe text, comments. Everything that is written goes through here."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import Literal, Protocol, cast

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from orgdesk.exchange.excel.paper import FONT, lines_of
from orgdesk.exchange.excel.safe import clean
from orgdesk.exchange.palette import LIGHT

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COMMENT_WIDTH = 380


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
    left: Edge | None = None
    right: Edge | None = None
    top: Edge | None = None
    bottom: Edge | None = None


Words = str | int | Sequence["Run"] | None
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

    def __init__(self, sheet: Worksheet) -> None:
        """A pen for `sheet`."""
        self.sheet = sheet
        self._styles: dict[tuple[Look, bool], StyleArray] = {}

    def put(self, row: int, column: int, text: Words, look: Look) -> Cell:
        """Set a cell. Text is never read as a formula; several runs become rich text."""
        cell = self.sheet.cell(row, column)
        assert isinstance(cell, Cell)
        quoted = False
        if isinstance(text, str):
            text = clean(text)
            quoted = text.startswith(_FORMULA)
            if text:
                cell.value = text
                cell.data_type = "s"
        elif isinstance(text, int):
            cell.value = text
        elif text is not None:
            cell.value = CellRichText(*(_block(run) for run in text if run.text))
        self._dress(cell, look, quoted)
        return cell

    def merge(self, row: int, first: int, last: int, text: Words, look: Look) -> Cell:
        """Put text over the columns `first` to `last` of a row."""
        cell = self.put(row, first, text, look)
        for column in range(first + 1, last + 1):
            self.put(row, column, None, look)
        if last > first:
            self.sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
        return cell

    def widths(self, characters: Sequence[float], first: int = 1) -> None:
        """Set the widths of neighbouring columns, in characters."""
        for n, width in enumerate(characters, first):
            self.sheet.column_dimensions[get_column_letter(n)].width = width

    def height(self, row: int, points: float) -> None:
        """Set the height of a row, within what the format allows."""
        self.sheet.row_dimensions[row].height = min(409.0, round(points, 1))

    def _dress(self, cell: Cell, look: Look, quoted: bool) -> None:
        styled = cast(_Styled, cell)
        known = self._styles.get((look, quoted))
        if known is not None:
            styled._style = copy(known)
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
        self._styles[look, quoted] = copy(styled._style)


class _Styled(Protocol):
    """How openpyxl keeps a cell's style. Copying it is the documented way to reuse one, and ten times as fast
    as setting font, fill, border and alignment again."""

    _style: StyleArray


def comment(cell: Cell, text: str) -> None:
    """A comment in a box that is large enough for it."""
    text = clean(text)
    lines = sum(lines_of(part, _COMMENT_WIDTH * 0.75, 9.5) for part in text.split("\n"))
    cell.comment = Comment(text, "OrgDesk", height=lines * 17 + 14, width=_COMMENT_WIDTH)


def _block(run: Run) -> TextBlock:
    font = InlineFont(rFont=FONT, sz=run.size, b=run.bold, color=Color(rgb=_rgb(run.color)))
    return TextBlock(font, clean(run.text))


def _side(edge: Edge | None) -> Side:
    return Side() if edge is None else Side(style=edge.style, color=_rgb(edge.color))


def _rgb(color: str) -> str:
    return "FF" + color.lstrip("#")
