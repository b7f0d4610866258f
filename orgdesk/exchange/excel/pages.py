"""How closely a matrix is drawn, and how its units are dealt out to pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from orgdesk.exchange.excel.layout import Content
from orgdesk.exchange.excel.paper import (
    A3,
    A4,
    Paper,
    column_points,
    divide,
    lines_of,
    longest_word,
)
from orgdesk.organization.records import Agency, Unit

LEGIBLE = 0.74
"""Smallest scale: the codes of 8 points are then just under 6 points high on paper."""


@dataclass(frozen=True, slots=True)
class Grid:
    """How closely the matrix is drawn. Widths are in characters; names of units run upward."""

    fixed: tuple[float, float, float]
    """Of the columns code, function, findings; the last is 0 where findings are left out."""
    unit: float
    codes_to_a_line: int
    name_lines: int
    codes_upright: bool
    first_unit: int = 4
    """The column of the first unit."""

    @property
    def fixed_points(self) -> float:
        """Width of the columns that every page repeats."""
        return sum(map(column_points, self.fixed))

    @property
    def unit_points(self) -> float:
        """Width of a unit's column."""
        return column_points(self.unit)


_ROOMY = Grid((6.7, 44.7, 10.2), 6.3, codes_to_a_line=2, name_lines=3, codes_upright=True)
_DENSE = Grid((6.0, 46.0, 10.5), 2.9, codes_to_a_line=1, name_lines=1, codes_upright=False)
"""Seventy units on the width of one A3 page: codes stand below each other, heads run upward."""
_WORDY = Grid((6.7, 44.7, 10.2), 14.5, codes_to_a_line=1, name_lines=3, codes_upright=True)
"""Names of roles in the cells instead of codes."""
_FORM = Grid((11.0, 46.0, 0.0), 7.4, codes_to_a_line=2, name_lines=3, codes_upright=True)
_WIDEST = 16.0
"""Of a unit's column in a form, where there are few."""
_FORM_OF_NAMES = replace(_FORM, unit=14.5, codes_to_a_line=1)
"""Between code and function stands a hidden column, which takes no room."""


@dataclass(frozen=True, slots=True)
class Pages:
    """How the units are dealt out to pages: units per page, and the scale of all."""

    units: tuple[int, ...]
    scale: float


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What stands on the first page of the matrix, in points before `scale`; for a preview."""

    fixed: tuple[float, ...]
    """Widths of the columns code, function, findings."""
    unit: float
    units: tuple[Unit, ...]
    scale: float
    codes_to_a_line: int
    codes_upright: bool
    name_height: float


def first_page(content: Content) -> FirstPage:
    """How the first page is laid out."""
    grid, pages = drawn(content)
    units = tuple(content.units[: pages.units[0]])
    return FirstPage(
        fixed=tuple(map(column_points, grid.fixed)),
        unit=grid.unit_points,
        units=units,
        scale=pages.scale,
        codes_to_a_line=grid.codes_to_a_line,
        codes_upright=grid.codes_upright,
        name_height=max(turned_height(unit.name, grid.name_lines) for unit in units),
    )


def drawn(content: Content) -> tuple[Grid, Pages]:
    """The roomiest grid that is legible on one page width, else as few pages side by side as stay legible."""
    roomy, dense = (_for(content, grid) for grid in (_WORDY if content.choices.words else _ROOMY, _DENSE))
    room = (A3.usable_width - dense.fixed_points) / len(content.units) / column_points(1)
    grids = [roomy] if content.choices.words else [roomy, replace(dense, unit=max(dense.unit, room))]
    for grid in grids:
        pages = _pages(content, grid, 1)
        if pages.scale >= LEGIBLE:
            return grid, pages
    count = 2
    while (pages := _pages(content, roomy, count)).scale < LEGIBLE:
        count += 1
    return roomy, pages


def drawn_as_form(content: Content) -> tuple[Grid, Pages, Paper]:
    """Room for handwriting; A4 where that stays legible, else A3, as many pages side by side as it takes."""
    grid = _FORM_OF_NAMES if content.choices.words else _FORM
    room = (A4.usable_width - grid.fixed_points) / len(content.units) / column_points(1)
    grid = replace(grid, unit=max(grid.unit, min(room, _WIDEST)))
    for paper in (A4, A3):
        pages = _pages(content, grid, 1, paper)
        if pages.scale >= LEGIBLE:
            return grid, pages, paper
    count = 2
    while (pages := _pages(content, grid, count)).scale < LEGIBLE:
        count += 1
    return grid, pages, A3


def is_roomy(grid: Grid) -> bool:
    """Whether there is room for names that run over several lines."""
    return grid.name_lines > 1


def _for(content: Content, grid: Grid) -> Grid:
    """Without the column of findings where there are none to show."""
    code, function, findings = grid.fixed
    if content.choices.findings:
        return grid
    return replace(grid, fixed=(code, function + findings / 2, 0.0), first_unit=3)


def _pages(content: Content, grid: Grid, count: int, paper: Paper = A3) -> Pages:
    """The units on `count` pages side by side, broken between agencies."""
    groups = [[grid.unit_points] * len(members) for _, members in content.groups]
    pages = divide(groups, count) if count > 1 else [[width for group in groups for width in group]]
    scale = min(1.0, paper.usable_width / (grid.fixed_points + max(map(sum, pages), default=0.0)))
    return Pages(tuple(len(page) for page in pages), scale)


def segments(
    content: Content, pages: Pages, first_unit: int
) -> list[tuple[Agency, tuple[Unit, ...], int, bool]]:
    """Agency heads: agency, its units on one page, first column, whether it began on an earlier page."""
    edges = set(accumulate(pages.units))
    found = []
    at = 0
    for agency, members in content.groups:
        cuts = [0, *(e - at for e in sorted(edges) if at < e < at + len(members)), len(members)]
        for begin, end in pairwise(cuts):
            found.append((agency, members[begin:end], first_unit + at + begin, begin > 0))
        at += len(members)
    return found


def short_name(agency: Agency) -> str:
    """What an agency is called over its columns."""
    return agency.short_name or agency.name


def turned_height(name: str, lines: int, *, bold: bool = False) -> float:
    """How high a name stands that runs upward in at most so many lines of a unit's column, no word broken."""
    most = 200.0 if lines > 1 else 300.0
    height = min(most, max(40.0, longest_word(name, 8, bold=bold) * 1.05 + 7))
    while lines_of(name, height, 8, bold=bold) > lines and height < most:
        height += 4
    return height + 4
