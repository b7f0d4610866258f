"""The paper a sheet is printed on: size, margins for a binder, running lines, and where pages break."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from orgdesk.exchange.excel.safe import clean
from orgdesk.exchange.excel.words import PAGE
from orgdesk.exchange.palette import LIGHT
from orgdesk.exchange.summary import EXAMPLE_NOTICE, UNTITLED
from orgdesk.organization.bilingual import Language
from orgdesk.organization.records import Project

FONT = "Arial"
NARROW = "Arial Narrow"
_POINTS = 72.0
_LEFT, _RIGHT, _TOP, _BOTTOM, _RUNNING = 0.87, 0.43, 0.75, 0.67, 0.35
"""Margins in inches; 0.87 is 2.2 cm, wide enough for a binder."""
_SLACK = 0.95
"""Share of a page that is filled: printers and font versions differ by a few per cent."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper size in landscape; `code` is that of the spreadsheet format."""

    code: int
    width: float
    height: float

    @property
    def usable_width(self) -> float:
        """Points between the side margins."""
        return (self.width - _LEFT - _RIGHT) * _POINTS * _SLACK

    @property
    def usable_height(self) -> float:
        """Points between the head and foot margins."""
        return (self.height - _TOP - _BOTTOM) * _POINTS * _SLACK


A3 = Paper(8, 16.54, 11.69)
FOLIO = Paper(14, 13.0, 8.5)
"""8.5 x 13 inches, which Indonesian offices call F4."""
A4 = Paper(9, 11.69, 8.27)


def column_points(characters: float) -> float:
    """Width in points of a column that is so many characters wide, its padding among them."""
    return characters * 7 * 0.75


def height_of(text: str, width: float, size: float, *, bold: bool = False) -> float:
    """Points that `text` takes when wrapped into `width` points."""
    return sum(lines_of(part, width, size, bold=bold) for part in text.split("\n")) * size * 1.27


def lines_of(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """How many lines a paragraph takes when wrapped into `width` points."""
    room = max(1.0, width - 7)
    count, used = 1, 0.0
    for word in text.split(" "):
        long = _width(word, bold) * size
        if used and used + 0.28 * size + long > room:
            count, used = count + 1, 0.0
        used += long + (0.28 * size if used else 0)
        if used > room:
            count += math.ceil(used / room) - 1
            used %= room
    return count


def longest_word(text: str, size: float, *, bold: bool = False) -> float:
    """Points that the longest word takes: less room would break it."""
    return max((_width(word, bold) * size for word in text.split()), default=0.0)


_EMS = {
    letter: ems
    for letters, ems in (
        ("ijl'|", 0.22),
        ("ft.,;:/!I[] ", 0.28),
        ("r()-", 0.34),
        ("ckJsvxyz", 0.5),
        ("FTZ", 0.61),
        ("ABEKPSVXY&", 0.67),
        ("CDHNRUw", 0.72),
        ("GOQ", 0.78),
        ("mM", 0.83),
        ("W@%", 0.95),
    )
    for letter in letters
}
"""Widths of the letters of Arial in ems; the others are 0.56."""


@cache
def _width(word: str, bold: bool) -> float:
    """Width of a word in ems."""
    return sum(_EMS.get(letter, 0.56) for letter in word) * (1.07 if bold else 1.0)


def running_lines(sheet: Worksheet, project: Project, name: str, language: Language) -> None:
    """Head: the model and whether it is example data. Foot: the sheet and page x of y."""
    title = " ".join(clean(project.name or UNTITLED.in_(language)).split())
    place = " ".join(clean(project.place).split())
    head = f"{title} · {place}" if place else title
    _line(sheet.oddHeader, "left", _escaped(head[:70]))
    if project.example:
        _line(sheet.oddHeader, "right", EXAMPLE_NOTICE.in_(language))
    _line(sheet.oddFooter, "left", _escaped(name))
    _line(sheet.oddFooter, "right", PAGE.in_(language))


def _escaped(text: str) -> str:
    return text.replace("&", "&&")


def _line(item: HeaderFooterItem | None, side: str, text: str) -> None:
    part = getattr(item, side)
    part.text = text
    part.font = f"{FONT},Regular"
    part.size = 8
    part.color = LIGHT.secondary.lstrip("#")


def set_up(sheet: Worksheet, paper: Paper, *, rows: tuple[int, int], columns: str | None) -> None:
    """Landscape on `paper`, one page wide, `rows` (first, last) and `columns` ("A:C") repeated."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = paper.code
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = _LEFT, _RIGHT, _TOP, _BOTTOM
    margins.header = margins.footer = _RUNNING
    sheet.print_title_rows = f"{rows[0]}:{rows[1]}"
    if columns is not None:
        sheet.print_title_cols = columns
    sheet.print_options.horizontalCentered = False


def break_columns(sheet: Worksheet, after: Sequence[int], scale: float) -> None:
    """Several pages wide: a new page after each of the columns `after`, at `scale` (1 = full size).

    Spreadsheet programs pay no heed to breaks while they fit to a width, hence the explicit scale.
    """
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
    sheet.page_setup.fitToWidth = None
    sheet.page_setup.fitToHeight = None
    sheet.page_setup.scale = math.floor(scale * 100)
    for column in after:
        sheet.col_breaks.append(Break(id=column))


def break_rows(sheet: Worksheet, after: Sequence[int]) -> None:
    """A new page below each of the rows `after`."""
    for row in after:
        sheet.row_breaks.append(Break(id=row))


def divide(groups: Sequence[Sequence[float]], parts: int) -> list[list[float]]:
    """Groups of sizes dealt out to at most `parts` pages in order, the largest page as small as can be.

    A group is split only where it alone is larger than a page needs to be.
    """
    total = sum(map(sum, groups))
    fair = total / parts
    blocks: list[list[float]] = []
    for group in groups:
        pieces = max(1, math.ceil(sum(group) / (fair * 1.5))) if fair else 1
        step = math.ceil(len(group) / pieces)
        blocks.extend(list(group[i : i + step]) for i in range(0, len(group), step))
    low, high = max(map(sum, blocks), default=0.0), total
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_fill(blocks, middle)) <= parts else (middle, high)
    return _fill(blocks, high)


def _fill(blocks: Sequence[list[float]], capacity: float) -> list[list[float]]:
    pages: list[list[float]] = []
    for block in blocks:
        if pages and sum(pages[-1]) + sum(block) <= capacity:
            pages[-1].extend(block)
        else:
            pages.append(list(block))
    return pages
