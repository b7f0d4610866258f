"""Sheet 1: functions down, units across below their agencies, role codes in the cells; it returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter as letter

from orgdesk.analysis.findings import SEVERITY_NAMES, Severity
from orgdesk.exchange.excel import keys
from orgdesk.exchange.excel.cells import RULE, Crossings, blank, marks_by_function
from orgdesk.exchange.excel.choice_lists import NAMES_ONLY, ROLES_ONLY, ChoiceLists, role_choices
from orgdesk.exchange.excel.fields import extra_columns
from orgdesk.exchange.excel.layout import Content, Line
from orgdesk.exchange.excel.pages import Grid, Pages, drawn, is_roomy, segments, short_name, turned_height
from orgdesk.exchange.excel.paper import (
    A3,
    NARROW,
    break_columns,
    break_rows,
    column_points,
    divide,
    height_of,
    lines_of,
    running_lines,
    set_up,
)
from orgdesk.exchange.excel.parts import (
    BODY,
    HEAD,
    KEY,
    RETURNS,
    TITLE_ROWS,
    UNDERLINES,
    explain,
    first_steps,
    hidden_keys,
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
from orgdesk.exchange.palette import LIGHT
from orgdesk.organization.records import Function, FunctionLevel, RoleFamily, Unit

AGENCY_ROW, CODE_ROW, NAME_ROW = TITLE_ROWS + 1, TITLE_ROWS + 2, TITLE_ROWS + 3
FILTER_ROW = NAME_ROW + 1
"""Titles of the first columns; over the units the buttons of the filter, which would hide their names."""
FIRST_LINE = FILTER_ROW + 1
_EXTRA_WIDTH = 18.0
_MIDDLE = replace(HEAD, top=None, bottom=None)
_TOP, _BOTTOM = replace(HEAD, bottom=None), replace(HEAD, top=None)


def write_matrix(pen: Pen, content: Content, lists: ChoiceLists) -> None:
    """Draw the sheet."""
    title_block(pen, content, MATRIX)
    running_lines(pen.sheet, content.organization.project, content.say(MATRIX), content.language)
    if content.empty:
        first_steps(pen, content, A3)
        return
    pen.sheet.sheet_properties.tabColor = RETURNS.lstrip("#")
    units, extras = content.units, extra_columns(content.organization, content.functions)
    grid, pages = drawn(content)
    first = grid.first_unit
    last, last_line = first + len(units) - 1, FIRST_LINE + len(content.lines) - 1
    pen.widths([width for width in grid.fixed if width])
    pen.widths([grid.unit] * len(units), first)
    pen.widths([_EXTRA_WIDTH] * len(extras), last + 1)
    key_column = hidden_keys(
        pen,
        keys.MATRIX,
        [
            *(keys.field_key("code"), keys.field_key("wording"), keys.READING)[: first - 1],
            *(keys.key_of("unit", unit.id) for unit in units),
            *(keys.extra_key(heading) for heading in extras),
        ],
    )
    titles = {1: content.say(CODE), 2: content.say(FUNCTION)}
    if content.choices.findings:
        titles[3] = content.say(FINDINGS)
    draw_heads(pen, content, grid, pages, AGENCY_ROW, titles, key_column)
    for column, heading in enumerate(extras, last + 1):
        for row, look in ((AGENCY_ROW, _TOP), (CODE_ROW, _MIDDLE), (FILTER_ROW, _BOTTOM)):
            pen.put(row, column, None, look)
        pen.put(NAME_ROW, column, heading, replace(_MIDDLE, down="bottom"))
    pen.sheet.freeze_panes = f"{letter(first)}{FIRST_LINE}"
    pen.sheet.sheet_view.zoomScale = 85 if is_roomy(grid) else 100
    capacity = A3.usable_height / pages.scale - pen.height_above(FIRST_LINE)
    set_up(pen.sheet, A3, rows=(AGENCY_ROW, FILTER_ROW), columns=f"A:{letter(first - 1)}")
    if len(pages.units) > 1:
        breaks = accumulate(pages.units[:-1], initial=first - 1)
        break_columns(pen.sheet, list(breaks)[1:], pages.scale)
    crossings = Crossings(pen, content, grid)
    heights = _lines(pen, content, grid, units, crossings, extras)
    bottom, legend = draw_legend(pen, content, grid, last_line + 2)
    if len(pages.units) > 1:
        _break_rows(pen, content, capacity, heights, legend)
    body = f"{letter(first)}{FIRST_LINE}:{letter(last)}{last_line}"
    message = NAMES_ONLY if content.choices.words else ROLES_ONLY
    lists.limit(pen, role_choices(content, crossings.seen), body, message, content)
    pen.sheet.auto_filter.ref = f"A{FILTER_ROW}:{letter(key_column)}{last_line}"
    pen.sheet.print_area = f"A1:{letter(last)}{bottom}"


def draw_heads(
    pen: Pen,
    content: Content,
    grid: Grid,
    pages: Pages,
    top: int,
    titles: Mapping[int, str],
    key_column: int,
) -> None:
    """From row `top` on: agencies over their units, codes over the names, which run upward, and a row for
    the titles of the columns before the units, by column."""
    code_row, name_row, filter_row = top + 1, top + 2, top + 3
    for column, title in titles.items():
        for row, look in ((top, _TOP), (code_row, _MIDDLE), (name_row, _MIDDLE)):
            pen.put(row, column, None, look)
        pen.put(filter_row, column, title, replace(_BOTTOM, wrap=False))
    upright = 14.0
    for agency, members, first, continued in segments(content, pages, grid.first_unit):
        name = short_name(agency) + (f" {content.say(CONTINUED)}" if continued else "")
        wide = grid.unit_points * len(members)
        turned = (len(members) == 1 and not content.choices.words) or lines_of(name, wide, 9, bold=True) > 1
        look = replace(HEAD, across="center" if turned else "left", wrap=not turned)
        if turned:
            look = replace(look, rotation=90, size=8, down="bottom", wrap=grid.name_lines > 1)
            upright = max(upright, turned_height(name, grid.name_lines, bold=True))
        cell = pen.merge(top, first, first + len(members) - 1, name, look)
        explain(pen, cell, content, content.marks.agencies.get(agency.id, []))
    longest, code_height = 40.0, 30.0
    borders = borders_of(content)
    for column, unit in enumerate(content.units, grid.first_unit):
        _unit_head(pen, content, grid, unit, code_row, column, RULE if unit.id in borders else HAIR)
        longest = max(longest, turned_height(unit.name, grid.name_lines))
        code_height = max(code_height, turned_height(unit.code, 1, bold=True))
    for row, field in ((top, "agency"), (code_row, "code"), (name_row, "name")):
        pen.put(row, key_column, keys.field_key(field), KEY)
    pen.put(filter_row, key_column, keys.READING, KEY)
    pen.height(top, upright)
    pen.height(code_row, 14 if grid.codes_upright else code_height)
    pen.height(name_row, longest)
    pen.height(filter_row, 15)


def _unit_head(pen: Pen, content: Content, grid: Grid, unit: Unit, row: int, column: int, left: Edge) -> None:
    """Code, name and the cell below them, from `row` on."""
    idle = content.choices.findings and not content.organization.assignments_of_unit(unit.id)
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
        literal=True,
        left=left,
        right=HAIR,
        bottom=underline(found) if found else None,
    )
    cell = pen.put(row, column, unit.code, code)
    explain(pen, cell, content, found)
    name = Look(
        size=8,
        color=LIGHT.secondary if idle else LIGHT.ink,
        rotation=90,
        across="center",
        down="bottom",
        wrap=grid.name_lines > 1,
        left=left,
        right=HAIR,
    )
    pen.put(row + 1, column, unit.name, name)
    pen.put(row + 2, column, None, Look(left=left, right=HAIR, bottom=Edge("thin", LIGHT.ink)))


def borders_of(content: Content) -> set[str]:
    """The units that begin an agency of several units, or follow one: a rule stands before them."""
    sizes = [0, *(len(members) for _, members in content.groups)]
    return {
        members[0].id
        for before, (_, members) in zip(sizes, content.groups, strict=False)
        if max(before, len(members)) > 1
    }


def _lines(
    pen: Pen,
    content: Content,
    grid: Grid,
    units: Sequence[Unit],
    crossings: Crossings,
    extras: dict[str, dict[str, str]],
) -> list[float]:
    """The body; gives the height of each line."""
    here = content.organization
    column_of = {unit.id: column for column, unit in enumerate(units, grid.first_unit)}
    borders = borders_of(content)
    idle = {unit.id for unit in units if content.choices.findings and not here.assignments_of_unit(unit.id)}
    plain = [blank(LIGHT.panel if unit.id in idle else None, rule=unit.id in borders) for unit in units]
    bands = {
        fill: [blank(fill, rule=unit.id in borders, above=RULE) for unit in units]
        for fill in (LIGHT.panel, LIGHT.hairline)
    }
    empty: dict[int, list[Cell]] = {
        id(looks): [pen.shared(None, look) for look in looks] for looks in (plain, *bands.values())
    }
    marked = marks_by_function(content.marks.cells)
    after = grid.first_unit + len(units)
    key_column = after + len(extras)
    heights = []
    for row, line in enumerate(content.lines, FIRST_LINE):
        height = _line_head(pen, content, grid, row, line)
        looks = bands[band_fill(line)] if line.band else plain
        pen.place(row, grid.first_unit, empty[id(looks)])
        function = line.function
        if function is not None:
            held = crossings.by_unit(here.assignments_of_function(function.id))
            found = marked.get(function.id, {})
            for unit in held.keys() | found.keys():
                column = column_of.get(unit)
                if column is None:
                    continue
                codes, its = held.get(unit, ()), found.get(unit, [])
                cell = crossings.cell(codes, looks[column - grid.first_unit], its)
                if its and content.choices.comments:
                    explain(pen, pen.again(row, column, cell), content, its)
                else:
                    pen.place(row, column, [cell])
                height = max(height, crossings.height(codes) + 4)
            for column, values in enumerate(extras.values(), after):
                pen.put(row, column, values.get(function.id), replace(BODY, size=8))
            pen.put(row, key_column, keys.key_of("function", function.id), KEY)
        pen.height(row, height)
        heights.append(height)
        pen.flush()
    return heights


def _line_head(pen: Pen, content: Content, grid: Grid, row: int, line: Line) -> float:
    """Code, wording and findings; gives how high they are."""
    function = line.function
    if function is None or line.band:
        fill = band_fill(line)
        look = Look(bold=True, fill=fill, wrap=True, left=HAIR, top=RULE, bottom=HAIR, literal=True)
        code, text = ("", content.say(NO_MISSION)) if function is None else (function.code, function.wording)
        pen.put(row, 1, code, replace(look, size=8, color=LIGHT.secondary, wrap=False))
        pen.put(row, 2, text, replace(look, left=None, right=HAIR))
        _findings(pen, content, grid, row, function, replace(look, size=8, wrap=False, right=RULE))
        mission = function is not None and function.level is FunctionLevel.MISSION
        least = 19.0 if mission else 17.0
        return max(least, height_of(text, column_points(grid.fixed[1]), 9, bold=True) + 5)
    code_look = Look(
        size=8, bold=True, color=LIGHT.secondary, left=HAIR, right=HAIR, bottom=HAIR, literal=True
    )
    pen.put(row, 1, function.code, code_look)
    wording = Look(size=9, wrap=True, indent=line.depth, left=HAIR, right=HAIR, bottom=HAIR, literal=True)
    pen.put(row, 2, function.wording, wording)
    _findings(pen, content, grid, row, function, Look(size=8, left=HAIR, right=RULE, bottom=HAIR))
    width = column_points(grid.fixed[1]) - 7 * line.depth
    return max(17.0, height_of(function.wording, width, 9) + 4)


def _findings(
    pen: Pen, content: Content, grid: Grid, row: int, function: Function | None, look: Look
) -> None:
    """How many findings there are on a function, where they are shown."""
    if content.choices.findings:
        found = content.marks.functions.get(function.id, []) if function is not None else []
        explain(pen, pen.put(row, grid.first_unit - 1, tally(found) or None, look), content, found)


def band_fill(line: Line) -> str:
    """The ground of a band: darker for a mission than for a goal."""
    mission = line.function is not None and line.function.level is FunctionLevel.MISSION
    return LIGHT.hairline if mission else LIGHT.panel


def draw_legend(pen: Pen, content: Content, grid: Grid, row: int) -> tuple[int, list[float]]:
    """Codes and marks below the matrix, in the columns that every page repeats; last row and heights."""
    begin = row
    heights = [14.0]
    pen.put(row, 1, content.say(KEY_TO_CODES), Look(bold=True))
    width = column_points(grid.fixed[0]) + column_points(grid.fixed[1])
    for family in RoleFamily:
        runs = role_runs(content, [role.code for role in content.roles if role.family is family])
        if runs:
            row += 1
            pen.merge(row, 1, 2, runs, Look(size=8.5, wrap=True))
            heights.append(height_of("".join(run.text for run in runs), width, 8.5) + 2)
    if content.choices.findings:
        for severity in Severity:
            row += 1
            mark = LIGHT.marks[severity]
            edge = Edge(UNDERLINES[severity], mark.color)
            pen.put(row, 1, mark.glyph, Look(bold=True, color=mark.ink, across="center", bottom=edge))
            words = content.say(MARKED.format(severity=SEVERITY_NAMES[severity]))
            pen.put(row, 2, words, Look(size=8.5, indent=1))
            heights.append(13.0)
        if any(not content.organization.assignments_of_unit(unit.id) for unit in content.units):
            row += 1
            pen.put(row, 1, None, Look(fill=LIGHT.panel, left=HAIR, right=HAIR, top=HAIR, bottom=HAIR))
            pen.put(row, 2, content.say(NO_ROLE), Look(size=8.5, indent=1))
            heights.append(13.0)
    for each, height in enumerate(heights, begin):
        pen.height(each, height)
    return row, [*heights, 13.0]


def role_runs(content: Content, codes: Sequence[str]) -> list[Run]:
    """Codes with their names, each in the hue of its family: "KP Pengambil keputusan   RG Regulator"."""
    families = {role.code: role.family for role in content.roles}
    runs: list[Run] = []
    names = content.names
    for n, code in enumerate(codes, 1):
        gap = "   " if n < len(codes) else ""
        runs.append(Run(code, LIGHT.inks[families[code]], 8.5))
        name = names[code].replace(" ", "\xa0")
        runs.append(Run(f"\xa0{name}{gap}", LIGHT.ink, 8.5, bold=False))
    return runs


def _break_rows(
    pen: Pen, content: Content, capacity: float, heights: Sequence[float], legend: Sequence[float]
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
    count = max(1, round(sum(map(sum, groups)) / capacity))
    while max(map(sum, pages := divide(groups, count))) > capacity and count < len(heights):
        count += 1
    rows = accumulate((len(page) for page in pages[:-1]), initial=FIRST_LINE - 1)
    break_rows(pen.sheet, list(rows)[1:])
