"""Sheet 1: functions down, units across below their agencies, role codes in the cells."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from openpyxl.utils import get_column_letter

from orgdesk.analysis.findings import SEVERITY_NAMES, Severity
from orgdesk.exchange.excel.layout import Content, Line, RoleColumn, by_cell
from orgdesk.exchange.excel.paper import (
    A3,
    NARROW,
    break_columns,
    break_rows,
    column_points,
    divide,
    height_of,
    lines_of,
    longest_word,
    running_lines,
    set_up,
)
from orgdesk.exchange.excel.parts import (
    HEAD,
    TITLE_ROWS,
    UNDERLINES,
    chip,
    explain,
    first_steps,
    tally,
    title_block,
    underline,
)
from orgdesk.exchange.excel.pen import HAIR, Edge, Look, Pen, Run
from orgdesk.exchange.excel.words import (
    CODE,
    CONTINUED,
    FINDINGS,
    FUNCTION,
    KEY_TO_CODES,
    MARKED,
    MATRIX,
    NO_MISSION,
    NO_ROLE,
)
from orgdesk.exchange.palette import LIGHT, Shade
from orgdesk.organization.display import cell_codes, name_of, role_name, short
from orgdesk.organization.records import Agency, Assignment, FunctionLevel, RoleFamily, Unit

FIRST_UNIT = 4
AGENCY_ROW, CODE_ROW, NAME_ROW = TITLE_ROWS + 1, TITLE_ROWS + 2, TITLE_ROWS + 3
FIRST_LINE = NAME_ROW + 1
_LEGIBLE = 0.74
"""Smallest scale: the codes of 8 points are then just under 6 points high on paper."""
_BAND = Edge("thin", LIGHT.secondary)
_RULE = Edge("thin", LIGHT.secondary)


@dataclass(frozen=True, slots=True)
class _Grid:
    """How closely the matrix is drawn. Widths are in characters; names of units run upward."""

    fixed: tuple[float, float, float]
    """Of the columns code, function, findings."""
    unit: float
    codes_to_a_line: int
    name_lines: int
    codes_upright: bool

    @property
    def fixed_points(self) -> float:
        """Width of the columns that every page repeats."""
        return sum(map(column_points, self.fixed))

    @property
    def unit_points(self) -> float:
        """Width of a unit's column."""
        return column_points(self.unit)


_ROOMY = _Grid((6.7, 44.7, 10.2), 6.3, codes_to_a_line=2, name_lines=3, codes_upright=True)
_DENSE = _Grid((6.0, 46.0, 10.5), 2.9, codes_to_a_line=1, name_lines=1, codes_upright=False)
"""Seventy units on the width of one A3 page: codes stand below each other, heads run upward."""


@dataclass(frozen=True, slots=True)
class _Pages:
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
    grid, pages = _drawn(content)
    units = tuple(unit for _, members in content.groups for unit in members)[: pages.units[0]]
    return FirstPage(
        fixed=tuple(map(column_points, grid.fixed)),
        unit=grid.unit_points,
        units=units,
        scale=pages.scale,
        codes_to_a_line=grid.codes_to_a_line,
        codes_upright=grid.codes_upright,
        name_height=max(turned_height(unit.name, grid.name_lines) for unit in units),
    )


def write_matrix(pen: Pen, content: Content) -> None:
    """Draw the sheet."""
    title_block(pen, content, MATRIX)
    name = content.say(MATRIX)
    running_lines(pen.sheet, content.organization.project, name, content.language)
    if content.empty:
        first_steps(pen, content, A3)
        return
    units = [unit for _, members in content.groups for unit in members]
    last = FIRST_UNIT + len(units) - 1
    grid, pages = _drawn(content)
    pen.widths(grid.fixed)
    pen.widths([grid.unit] * len(units), FIRST_UNIT)
    _heads(pen, content, grid, pages)
    heights = _lines(pen, content, grid, units)
    bottom, legend = _legend(pen, content, grid, FIRST_LINE + len(content.lines) + 1)
    pen.sheet.freeze_panes = pen.sheet.cell(FIRST_LINE, FIRST_UNIT).coordinate
    pen.sheet.sheet_view.zoomScale = 85 if grid is _ROOMY else 100
    set_up(
        pen.sheet,
        A3,
        rows=(AGENCY_ROW, NAME_ROW),
        columns=f"A:{get_column_letter(FIRST_UNIT - 1)}",
        area=f"A1:{get_column_letter(last)}{bottom}",
    )
    if len(pages.units) > 1:
        breaks = accumulate(pages.units[:-1], initial=FIRST_UNIT - 1)
        break_columns(pen.sheet, list(breaks)[1:], pages.scale)
        _break_rows(pen, content, pages.scale, heights, legend)


def _drawn(content: Content) -> tuple[_Grid, _Pages]:
    """The roomiest grid that is legible on one page width, else as few pages side by side as stay legible."""
    units = sum(len(members) for _, members in content.groups)
    room = (A3.usable_width - _DENSE.fixed_points) / units / column_points(1)
    for grid in (_ROOMY, replace(_DENSE, unit=max(_DENSE.unit, room))):
        pages = _pages(content, grid, 1)
        if pages.scale >= _LEGIBLE:
            return grid, pages
    count = 2
    while (pages := _pages(content, _ROOMY, count)).scale < _LEGIBLE:
        count += 1
    return _ROOMY, pages


def _pages(content: Content, grid: _Grid, count: int) -> _Pages:
    """The units on `count` pages side by side, broken between agencies."""
    groups = [[grid.unit_points] * len(members) for _, members in content.groups]
    pages = divide(groups, count) if count > 1 else [[width for group in groups for width in group]]
    scale = min(1.0, A3.usable_width / (grid.fixed_points + max(map(sum, pages), default=0.0)))
    return _Pages(tuple(len(page) for page in pages), scale)


def _heads(pen: Pen, content: Content, grid: _Grid, pages: _Pages) -> None:
    corner = replace(HEAD, down="bottom")
    titles = (content.say(CODE), content.say(FUNCTION), content.say(FINDINGS))
    for column, title in enumerate(titles, 1):
        pen.put(AGENCY_ROW, column, title, corner)
        for row in (CODE_ROW, NAME_ROW):
            pen.put(row, column, None, corner)
        pen.sheet.merge_cells(start_row=AGENCY_ROW, end_row=NAME_ROW, start_column=column, end_column=column)
    upright = 14.0
    for agency, members, first, continued in _segments(content, pages):
        name = short_name(agency) + (f" {content.say(CONTINUED)}" if continued else "")
        wide = grid.unit_points * len(members)
        turned = len(members) == 1 or lines_of(name, wide, 9, bold=True) > 1
        look = replace(HEAD, across="center" if turned else "left", wrap=not turned)
        if turned:
            look = replace(look, rotation=90, size=8, down="bottom", wrap=grid.name_lines > 1)
            upright = max(upright, turned_height(name, grid.name_lines, bold=True))
        cell = pen.merge(AGENCY_ROW, first, first + len(members) - 1, name, look)
        explain(cell, content, content.marks.agencies.get(agency.id, []))
    longest, code_height = 40.0, 30.0
    borders = _borders(content)
    units = (unit for _, members in content.groups for unit in members)
    for column, unit in enumerate(units, FIRST_UNIT):
        _unit_head(pen, content, grid, unit, column, _RULE if unit.id in borders else HAIR)
        longest = max(longest, turned_height(unit.name, grid.name_lines))
        code_height = max(code_height, turned_height(short(unit), 1, bold=True))
    pen.height(AGENCY_ROW, upright)
    pen.height(CODE_ROW, 14 if grid.codes_upright else code_height)
    pen.height(NAME_ROW, longest)


def _unit_head(pen: Pen, content: Content, grid: _Grid, unit: Unit, column: int, left: Edge) -> None:
    idle = not content.organization.assignments_of_unit(unit.id)
    found = content.marks.units.get(unit.id, [])
    code = Look(
        font=NARROW,
        size=8,
        bold=True,
        color=LIGHT.secondary if idle else LIGHT.ink,
        across="center",
        down="center" if grid.codes_upright else "bottom",
        rotation=0 if grid.codes_upright else 90,
        fill=LIGHT.panel,
        shrink=grid.codes_upright,
        left=left,
        right=HAIR,
        bottom=underline(found) if found else None,
    )
    cell = pen.put(CODE_ROW, column, short(unit), code)
    explain(cell, content, found)
    name = Look(
        size=8,
        color=LIGHT.secondary if idle else LIGHT.ink,
        rotation=90,
        across="center",
        down="bottom",
        wrap=grid.name_lines > 1,
        left=left,
        right=HAIR,
        bottom=Edge("thin", LIGHT.ink),
    )
    pen.put(NAME_ROW, column, unit.name, name)


def _borders(content: Content) -> set[str]:
    """The units that begin an agency of several units, or follow one: a rule stands before them."""
    sizes = [0, *(len(members) for _, members in content.groups)]
    return {
        members[0].id
        for before, (_, members) in zip(sizes, content.groups, strict=False)
        if max(before, len(members)) > 1
    }


def _segments(content: Content, pages: _Pages) -> list[tuple[Agency, tuple[Unit, ...], int, bool]]:
    """Agency heads: agency, its units on one page, first column, whether it began on an earlier page."""
    edges = set(accumulate(pages.units))
    found = []
    at = 0
    for agency, members in content.groups:
        cuts = [0, *(e - at for e in sorted(edges) if at < e < at + len(members)), len(members)]
        for begin, end in pairwise(cuts):
            found.append((agency, members[begin:end], FIRST_UNIT + at + begin, begin > 0))
        at += len(members)
    return found


def _lines(pen: Pen, content: Content, grid: _Grid, units: Sequence[Unit]) -> list[float]:
    """The body; gives the height of each line."""
    cells = by_cell(content.organization)
    roles = {column.code: column for column in content.roles}
    idle = {unit.id for unit in units if not content.organization.assignments_of_unit(unit.id)}
    borders = _borders(content)
    heights = []
    for row, line in enumerate(content.lines, FIRST_LINE):
        height = _line_head(pen, content, grid, row, line)
        for column, unit in enumerate(units, FIRST_UNIT):
            edge = _RULE if unit.id in borders else None
            fill = _band_fill(line) if line.band else LIGHT.panel if unit.id in idle else None
            base = Look(fill=fill, left=edge, right=HAIR, top=_BAND if line.band else None, bottom=HAIR)
            if line.function is None:
                pen.put(row, column, None, base)
                continue
            held = cells.get((line.function.id, unit.id), [])
            rows = _cell(pen, content, grid, row, column, line.function.id, unit.id, held, base, roles)
            height = max(height, rows * 10.5 + 4)
        pen.height(row, height)
        heights.append(height)
    return heights


def _line_head(pen: Pen, content: Content, grid: _Grid, row: int, line: Line) -> float:
    function = line.function
    if function is None or line.band:
        mission = function is not None and function.level is FunctionLevel.MISSION
        look = Look(
            bold=True, fill=_band_fill(line), wrap=True, left=HAIR, right=HAIR, top=_BAND, bottom=HAIR
        )
        text = content.say(NO_MISSION) if function is None else function.wording
        width = column_points(grid.fixed[0]) + column_points(grid.fixed[1])
        pen.merge(row, 1, 2, text, look)
        found = content.marks.functions.get(function.id, []) if function is not None else []
        explain(pen.put(row, 3, tally(found) or None, look), content, found)
        return max(17.0 if not mission else 19.0, height_of(text, width, 9, bold=True) + 5)
    found = content.marks.functions.get(function.id, [])
    code = Look(size=8, bold=True, color=LIGHT.secondary, left=HAIR, right=HAIR, bottom=HAIR)
    pen.put(row, 1, function.code, code)
    wording = Look(size=9, wrap=True, indent=line.depth, left=HAIR, right=HAIR, bottom=HAIR)
    pen.put(row, 2, name_of(function), wording)
    marks = Look(size=8, left=HAIR, right=_RULE, bottom=HAIR)
    explain(pen.put(row, 3, tally(found) or None, marks), content, found)
    width = column_points(grid.fixed[1]) - 7 * line.depth
    return max(17.0, height_of(name_of(function), width, 9) + 4)


def _cell(
    pen: Pen,
    content: Content,
    grid: _Grid,
    row: int,
    column: int,
    function: str,
    unit: str,
    held: list[Assignment],
    base: Look,
    roles: dict[str, RoleColumn],
) -> int:
    """One crossing; gives how many lines of codes it holds."""
    codes = cell_codes(content.organization, held) if held else []
    found = content.marks.cells.get((function, unit), [])
    bottom = underline(found) if found else base.bottom
    if not codes:
        cell = pen.put(row, column, None, replace(base, bottom=bottom))
    elif len(codes) == 1:
        look = chip(roles[codes[0]])
        outlined = look.fill == LIGHT.chips[roles[codes[0]].family][Shade.OUTLINED].fill
        look = look if outlined else replace(look, left=base.left, right=base.right)
        cell = pen.put(row, column, codes[0], replace(look, size=8, bottom=bottom, top=None))
    else:
        look = replace(base, size=8, bold=True, fill=LIGHT.panel, across="center", wrap=True, bottom=bottom)
        cell = pen.put(row, column, _runs(codes, roles, grid.codes_to_a_line), look)
    explain(cell, content, found)
    return math.ceil(len(codes) / grid.codes_to_a_line)


def _runs(codes: Sequence[str], roles: dict[str, RoleColumn], to_a_line: int) -> list[Run]:
    """Several codes, so many to a line, each in the hue of its family."""
    last = len(codes) - 1
    gaps = ["" if n == last else "\n" if (n + 1) % to_a_line == 0 else " " for n in range(len(codes))]
    return [Run(code + gap, LIGHT.inks[roles[code].family], 8) for code, gap in zip(codes, gaps, strict=True)]


def _band_fill(line: Line) -> str:
    mission = line.function is not None and line.function.level is FunctionLevel.MISSION
    return LIGHT.hairline if mission else LIGHT.panel


def _legend(pen: Pen, content: Content, grid: _Grid, row: int) -> tuple[int, list[float]]:
    """Codes and marks below the matrix, in the columns that every page repeats; last row and heights."""
    begin = row
    heights = [14.0]
    pen.put(row, 1, content.say(KEY_TO_CODES), Look(bold=True))
    width = column_points(grid.fixed[0]) + column_points(grid.fixed[1])
    for family in RoleFamily:
        runs: list[Run] = []
        for role in (r for r in content.roles if r.family is family):
            name = content.say(role_name(content.organization, role.role, role.resource))
            runs.append(Run(("   " if runs else "") + role.code, LIGHT.inks[family], 8.5))
            runs.append(Run("\xa0" + name.replace(" ", "\xa0"), LIGHT.ink, 8.5, bold=False))
        if runs:
            row += 1
            pen.merge(row, 1, 2, runs, Look(size=8.5, wrap=True))
            heights.append(height_of("".join(run.text for run in runs), width, 8.5) + 2)
    for severity in Severity:
        row += 1
        mark = LIGHT.marks[severity]
        edge = Edge(UNDERLINES[severity], mark.color)
        pen.put(row, 1, mark.glyph, Look(bold=True, color=mark.ink, across="center", bottom=edge))
        words = content.say(MARKED.format(severity=SEVERITY_NAMES[severity]))
        pen.put(row, 2, words, Look(size=8.5, indent=1))
        heights.append(13.0)
    if any(not content.organization.assignments_of_unit(u) for u in content.organization.units):
        row += 1
        pen.put(row, 1, None, Look(fill=LIGHT.panel, left=HAIR, right=HAIR, top=HAIR, bottom=HAIR))
        pen.put(row, 2, content.say(NO_ROLE), Look(size=8.5, indent=1))
        heights.append(13.0)
    for each, height in enumerate(heights, begin):
        pen.height(each, height)
    return row, [*heights, 13.0]


def _break_rows(
    pen: Pen, content: Content, scale: float, heights: Sequence[float], legend: Sequence[float]
) -> None:
    """New pages at bands, the pages evenly filled, the key to the codes in one piece."""
    groups: list[list[float]] = []
    after_band = False
    for line, height in zip(content.lines, heights, strict=True):
        if not groups or (line.band and not after_band):
            groups.append([])
        groups[-1].append(height)
        after_band = line.band
    groups.append(list(legend))
    dimensions = pen.sheet.row_dimensions
    head = sum(dimensions[row].height or 0 for row in (AGENCY_ROW, CODE_ROW, NAME_ROW))
    title = sum(dimensions[row].height or 0 for row in range(1, AGENCY_ROW))
    capacity = A3.usable_height / scale - head - title
    count = max(1, round(sum(map(sum, groups)) / capacity))
    while max(map(sum, pages := divide(groups, count))) > capacity and count < len(heights):
        count += 1
    rows = accumulate((len(page) for page in pages[:-1]), initial=FIRST_LINE - 1)
    break_rows(pen.sheet, list(rows)[1:])


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
