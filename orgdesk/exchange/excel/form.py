"""A blank form for a workshop: functions down, units across, nothing in the cells.

It returns with the name of who filled it in; what it says are statements of that person.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from openpyxl.utils import get_column_letter as letter

from orgdesk.analysis.engine import Verdict
from orgdesk.exchange.excel import keys
from orgdesk.exchange.excel.cells import RULE, blank
from orgdesk.exchange.excel.choice_lists import (
    NAMES_ONLY,
    ONE_OF_THE_LIST,
    ROLES_ONLY,
    ChoiceLists,
    role_choices,
)
from orgdesk.exchange.excel.choices import ExportChoices
from orgdesk.exchange.excel.layout import Content, Line, content
from orgdesk.exchange.excel.matrix import band_fill, borders_of, draw_heads, role_runs
from orgdesk.exchange.excel.pages import Grid, drawn_as_form
from orgdesk.exchange.excel.paper import (
    A4,
    break_columns,
    column_points,
    height_of,
    running_lines,
    set_up,
)
from orgdesk.exchange.excel.parts import KEY, RETURNS, first_steps, hidden_keys, title_block
from orgdesk.exchange.excel.pen import HAIR, Edge, Look, Pen
from orgdesk.exchange.excel.save import replacing
from orgdesk.exchange.excel.state import State
from orgdesk.exchange.excel.stream import Advance, Meter, new_book, new_sheet, pack
from orgdesk.exchange.excel.words import CODE, FUNCTION, NO_MISSION, date_words
from orgdesk.exchange.excel.workbook import check_size, describe, state_of, write_state
from orgdesk.exchange.palette import LIGHT
from orgdesk.exchange.summary import EXAMPLE_NOTICE, UNTITLED
from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Reporting, RoleFamily

FORM = Text("Formulir Peran", "Role Form")
FIRST_ANSWER = 4
"""The row of the name; post, unit and date follow."""
LABELS, ANSWER_KEYS, ANSWERS = 1, 2, 3
"""Columns of the head: what is asked, the hidden key, what is answered."""
CODES_ROW = FIRST_ANSWER + len(keys.RESPONDENT_FIELDS)
KEY_ROW, AGENCY_ROW = CODES_ROW + 1, CODES_ROW + 2
FILTER_ROW = AGENCY_ROW + 3
FIRST_LINE = FILTER_ROW + 1
_LEAST_HEIGHT = 21.0
"""Points; a hand writes in that."""
_NOT_IN_FORMS = ("assignment", "extra", "regulation")


def write_form(
    organization: Organization,
    path: Path,
    choices: ExportChoices,
    today: dt.date,
    advance: Advance | None = None,
) -> None:
    """Write a blank form to `path`, replacing what is there in one step; see `write_workbook`."""
    choices = replace(choices, findings=False, comments=False)
    shown = content(organization, Verdict((), ()), choices, today, blank=True)
    check_size(shown)
    meter, lists = Meter(len(shown.lines) * (len(shown.units) + 3) + 1_000, advance), ChoiceLists()
    with replacing(path) as file, new_book() as book:
        sheet = new_sheet(book, shown.say(FORM))
        sheet.sheet_view.showGridLines = False
        pen = Pen(sheet, meter)
        _draw(pen, shown, lists)
        pen.flush()
        write_state(book, meter, _state(shown), lists)
        describe(book, shown, shown.say(FORM))
        pack(book, file, today, meter)


def _state(shown: Content) -> State:
    """What the form carries: functions, units and roles, and not who has which role now."""
    units = {unit.id for unit in shown.units}
    rows = (
        row
        for row in shown.organization.rows()
        if row.kind not in _NOT_IN_FORMS and (not isinstance(row, Reporting) or row.superior in units)
    )
    return state_of(replace(shown, organization=Organization(rows)), form=True)


def _draw(pen: Pen, content: Content, lists: ChoiceLists) -> None:
    running_lines(pen.sheet, content.organization.project, content.say(FORM), content.language)
    if content.empty:
        title_block(pen, content, FORM)
        first_steps(pen, content, A4)
        return
    grid, pages, paper = drawn_as_form(content)
    units, first = content.units, grid.first_unit
    last, last_line = first + len(units) - 1, FIRST_LINE + len(content.lines) - 1
    pen.sheet.sheet_properties.tabColor = RETURNS.lstrip("#")
    pen.widths([grid.fixed[0], 3.0, grid.fixed[1], *[grid.unit] * len(units)])
    pen.hide(column=ANSWER_KEYS)
    columns = [keys.field_key("code"), None, keys.field_key("wording")]
    columns += [keys.key_of("unit", unit.id) for unit in units]
    key_column = hidden_keys(pen, keys.FORM, columns, KEY_ROW)
    page = first + pages.units[0] - 1, grid.fixed_points + grid.unit_points * pages.units[0]
    _title(pen, content, *page)
    _respondent(pen, content, lists)
    _codes(pen, content, *page)
    titles = {LABELS: content.say(CODE), ANSWERS: content.say(FUNCTION)}
    draw_heads(pen, content, grid, pages, AGENCY_ROW, titles, key_column)
    pen.sheet.freeze_panes = f"{letter(first)}{FIRST_LINE}"
    pen.sheet.sheet_view.zoomScale = 100
    set_up(pen.sheet, paper, rows=(AGENCY_ROW, FILTER_ROW), columns=f"A:{letter(first - 1)}")
    if len(pages.units) > 1:
        breaks = accumulate(pages.units[:-1], initial=first - 1)
        break_columns(pen.sheet, list(breaks)[1:], pages.scale)
    _lines(pen, content, grid, key_column)
    area = f"{letter(first)}{FIRST_LINE}:{letter(last)}{last_line}"
    lists.limit(
        pen,
        role_choices(content, []),
        area,
        NAMES_ONLY if content.choices.words else ROLES_ONLY,
        content,
    )
    pen.sheet.print_area = f"A1:{letter(last)}{last_line}"


def _title(pen: Pen, content: Content, last: int, width: float) -> None:
    """What it is and what to do, over the width of the first page."""
    project = content.organization.project
    pen.put(1, 1, content.say(FORM), Look(size=20, bold=True))
    example = content.say(EXAMPLE_NOTICE) if project.example else ""
    name = project.name or content.say(UNTITLED)
    day = date_words(content.today, content.language)
    facts = (name, content.say(content.part), project.place, day, example)
    pen.put(2, 1, " · ".join(filter(None, facts)), Look(size=10, color=LIGHT.secondary))
    how = _HOW_NAMES if content.choices.words else _HOW
    pen.merge(3, 1, last, content.say(how), Look(size=10, wrap=True))
    for row, points in ((1, 28), (2, 16), (3, height_of(content.say(how), width, 10) + 7)):
        pen.height(row, points)


def _respondent(pen: Pen, content: Content, lists: ChoiceLists) -> None:
    """Who fills it in: lines to write on, found again by keys in the hidden column before them."""
    line = Edge("thin", LIGHT.secondary)
    for row, field in enumerate(keys.RESPONDENT_FIELDS, FIRST_ANSWER):
        pen.put(row, LABELS, content.say(ASKED[field]), Look(size=10, bold=True, down="bottom"))
        pen.put(row, ANSWER_KEYS, keys.RESPONDENT + field, KEY)
        answer = Look(size=11, down="bottom", bottom=line, fill=LIGHT.panel, literal=field != "on")
        pen.put(row, ANSWERS, None, answer)
        pen.height(row, 20)
    row = FIRST_ANSWER + keys.RESPONDENT_FIELDS.index("unit")
    cell = f"{letter(ANSWERS)}{row}"
    lists.limit(pen, _unit_names(content), cell, ONE_OF_THE_LIST, content)


def _unit_names(content: Content) -> list[str]:
    """Names of the units; those that several have with the code."""
    counts = Counter(unit.name for unit in content.units)
    return [unit.name if counts[unit.name] == 1 or not unit.code else unit.code for unit in content.units]


def _codes(pen: Pen, content: Content, last: int, width: float) -> None:
    """All codes with their names, over the width of the first page."""
    codes = [role.code for family in RoleFamily for role in content.roles if role.family is family]
    runs = role_runs(content, codes)
    pen.merge(CODES_ROW, 1, last, runs, Look(size=8.5, wrap=True, down="center"))
    pen.height(CODES_ROW, height_of("".join(run.text for run in runs), width, 8.5) + 12)


def _lines(pen: Pen, content: Content, grid: Grid, key_column: int) -> None:
    borders = borders_of(content)
    plain = [pen.shared(None, _open_cell(None, unit.id in borders)) for unit in content.units]
    bands = {
        fill: [pen.shared(None, blank(fill, rule=unit.id in borders, above=RULE)) for unit in content.units]
        for fill in (LIGHT.panel, LIGHT.hairline)
    }
    for row, line in enumerate(content.lines, FIRST_LINE):
        pen.place(row, grid.first_unit, bands[band_fill(line)] if line.band else plain)
        pen.height(row, _head(pen, content, grid, row, line))
        if line.function is not None:
            pen.put(row, key_column, keys.key_of("function", line.function.id), KEY)
        pen.flush()


def _open_cell(fill: str | None, rule: bool) -> Look:
    """A cell to write in."""
    base = blank(fill, rule=rule)
    return replace(base, size=10, bold=True, across="center", wrap=True)


def _head(pen: Pen, content: Content, grid: Grid, row: int, line: Line) -> float:
    """Code and wording; gives how high they are."""
    function = line.function
    code = function.code if function is not None else ""
    text = function.wording if function is not None else content.say(NO_MISSION)
    fill, top = (band_fill(line), RULE) if line.band else (None, None)
    look = Look(fill=fill, left=HAIR, right=HAIR, top=top, bottom=HAIR, literal=True)
    pen.put(row, LABELS, code, replace(look, size=8, bold=True, color=LIGHT.secondary))
    pen.put(row, ANSWER_KEYS, None, look)
    wording = replace(look, size=10, bold=line.band, wrap=True, indent=line.depth)
    pen.put(row, ANSWERS, text, wording)
    width = column_points(grid.fixed[1]) - 7 * line.depth
    return max(_LEAST_HEIGHT, height_of(text, width, 10, bold=line.band) + 6)


ASKED = {
    "name": Text("Nama", "Name"),
    "title": Text("Jabatan", "Post"),
    "unit": Text("Unit kerja", "Unit"),
    "on": Text("Tanggal", "Date"),
}
"""What a form asks of whoever fills it in: field of the respondent → label, in the order of the lines."""
_HOW = Text(
    "Tulis kode peran setiap unit pada setiap fungsi menurut Anda. Beberapa kode dipisah spasi; tanpa peran, "
    "kosongkan.",
    "Write the role of each unit on each function as you see it. Several codes take a space between them; no "
    "role, leave it empty.",
)
_HOW_NAMES = Text(
    "Pilih peran setiap unit pada setiap fungsi menurut Anda. Tanpa peran, kosongkan.",
    "Choose the role of each unit on each function as you see it. No role, leave it empty.",
)
