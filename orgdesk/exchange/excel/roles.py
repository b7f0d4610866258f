"""Sheet 2: functions down, roles across, unit codes in the cells; a role that is missing shows as a gap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from openpyxl.utils import get_column_letter as letter

from orgdesk.exchange.excel.layout import Content, Numbered, RoleColumn, worst
from orgdesk.exchange.excel.paper import A3, running_lines, set_up
from orgdesk.exchange.excel.parts import (
    BODY,
    CODE,
    HEAD,
    QUIET,
    TITLE_ROWS,
    band,
    chip,
    explain,
    fill_row,
    first_steps,
    tally,
    title_block,
)
from orgdesk.exchange.excel.pen import Look, Pen, Run, Words
from orgdesk.exchange.excel.words import (
    CODE as CODE_TITLE,
)
from orgdesk.exchange.excel.words import (
    FINDINGS,
    FUNCTION,
    NO_MISSION,
    NOBODY,
    ROLES,
    STRATEGIC,
    SUPPLIERS,
    TYPE,
)
from orgdesk.exchange.palette import LIGHT
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import SUPPLIER, name_of, role_code, role_name, short, threshold_words
from orgdesk.organization.names import FUNCTION_TYPES
from orgdesk.organization.records import Assignment, Function, FunctionLevel

FIXED = (6.0, 38.0, 12.0)
ROLE_WIDTH = 11.6
FINDINGS_WIDTH = 9.5
FIRST_ROLE = len(FIXED) + 1
GROUP_ROW, NAME_ROW, CODE_ROW = TITLE_ROWS + 1, TITLE_ROWS + 2, TITLE_ROWS + 3
FIRST_LINE = CODE_ROW + 1


def write_roles(pen: Pen, content: Content) -> None:
    """Draw the sheet."""
    title_block(pen, content, ROLES)
    running_lines(pen.sheet, content.organization.project, content.say(ROLES), content.language)
    if content.empty:
        first_steps(pen, content, A3)
        return
    widths = [*FIXED, *[ROLE_WIDTH] * len(content.roles), FINDINGS_WIDTH]
    pen.widths(widths)
    _heads(pen, content)
    last = FIRST_LINE + len(content.lines) - 1
    end = letter(len(widths))
    pen.sheet.freeze_panes = f"{letter(FIRST_ROLE)}{FIRST_LINE}"
    pen.sheet.sheet_view.zoomScale = 90
    set_up(pen.sheet, A3, rows=(GROUP_ROW, CODE_ROW), columns="A:C")
    place = {unit.id: n for n, unit in enumerate(content.units)}
    for row, line in enumerate(content.lines, FIRST_LINE):
        function = line.function
        if function is None or (line.band and not _has_roles(content, function)):
            strong = function is not None and function.level is FunctionLevel.MISSION
            text = content.say(NO_MISSION) if function is None else function.wording
            band(pen, row, text, len(widths), strong=strong)
            if function is not None:
                _findings(pen, content, row, len(widths), function)
        else:
            _line(pen, content, row, function, _held(content, function, place), widths)
        pen.flush()
    pen.sheet.auto_filter.ref = f"A{CODE_ROW}:{end}{last}"
    pen.sheet.print_area = f"A1:{end}{last}"


def _heads(pen: Pen, content: Content) -> None:
    titles = (CODE_TITLE, FUNCTION, TYPE)
    for column, title in enumerate(titles, 1):
        _tall(pen, column, content.say(title), CODE_ROW)
    suppliers = []
    centred = replace(HEAD, across="center")
    for column, role in enumerate(content.roles, FIRST_ROLE):
        resource = content.organization.resources.get(role.resource or "")
        if role.role == SUPPLIER:
            suppliers.append(column)
            name = Text(resource.name_id, resource.name_en) if resource else Text("umum", "general")
            pen.put(NAME_ROW, column, content.say(name), centred)
        else:
            name = role_name(content.organization, role.role, role.resource)
            _tall(pen, column, content.say(name), NAME_ROW, centred)
        pen.put(CODE_ROW, column, role.code, chip(role))
    if suppliers:
        pen.merge(GROUP_ROW, suppliers[0], suppliers[-1], content.say(SUPPLIERS), centred)
    _tall(pen, FIRST_ROLE + len(content.roles), content.say(FINDINGS), CODE_ROW)
    pen.height(GROUP_ROW, 16)
    pen.height(NAME_ROW, 26)
    pen.height(CODE_ROW, 17)


def _tall(pen: Pen, column: int, text: str, last: int, look: Look = HEAD) -> None:
    """A head that runs from the first row of heads to `last`; the filter's row keeps a cell of its own."""
    upper = min(last, NAME_ROW)
    for row in range(GROUP_ROW, last + 1):
        pen.put(row, column, text if row == GROUP_ROW else None, look)
    pen.sheet.merged_cells.add(f"{letter(column)}{GROUP_ROW}:{letter(column)}{upper}")


def _line(
    pen: Pen,
    content: Content,
    row: int,
    function: Function,
    held: dict[str, list[Assignment]],
    widths: Sequence[float],
) -> None:
    kinds = [content.say(FUNCTION_TYPES[function.type])] if function.type is not None else []
    if function.strategic:
        kinds.append(content.say(STRATEGIC))
    found = content.marks.functions.get(function.id, [])
    about = [[n for n in found if _is_about(content, n, role)] for role in content.roles]
    cells: list[tuple[Words, Look]] = [
        (function.code, CODE),
        (name_of(function), BODY),
        (", ".join(kinds), QUIET),
        *(
            _role_cell(content, role, held.get(role.code, []), its)
            for role, its in zip(content.roles, about, strict=True)
        ),
        (tally(found) or None, replace(BODY, size=8, wrap=False)),
    ]
    written = fill_row(pen, row, cells, widths, least=18)
    for cell, its in zip(written[len(FIXED) :], (*about, found), strict=True):
        explain(pen, cell, content, its)


def _held(content: Content, function: Function, place: Mapping[str, int]) -> dict[str, list[Assignment]]:
    """Role code → assignments of the units that are shown, in their order."""
    found: dict[str, list[Assignment]] = {}
    held = [a for a in content.organization.assignments_of_function(function.id) if a.unit in place]
    for assignment in sorted(held, key=lambda a: (place[a.unit], a.id)):
        code = role_code(content.organization, assignment.role, assignment.resource)
        found.setdefault(code, []).append(assignment)
    return found


def _role_cell(
    content: Content, role: RoleColumn, assignments: Sequence[Assignment], about: Sequence[Numbered]
) -> tuple[Words, Look]:
    """Who holds a role, with the mark of a finding about it; where nobody does but should, that."""
    mark = LIGHT.marks[worst(about).severity] if about else None
    if assignments:
        runs = _holders(content, assignments, LIGHT.inks[role.family])
        small = min(run.size for run in runs)
        return ([Run(f"{mark.glyph} ", mark.ink, 8), *runs] if mark else runs), replace(BODY, size=small)
    if mark:
        look = replace(BODY, size=8, color=mark.ink, fill=mark.tint)
        return f"{mark.glyph} {content.say(NOBODY)}", look
    return None, BODY


def _holders(content: Content, assignments: Sequence[Assignment], ink: str) -> list[Run]:
    """Codes of units; those with a scope on a line of their own, with the scope after them."""
    organization = content.organization
    plain: list[str] = []
    scoped: list[tuple[str, str]] = []
    for assignment in assignments:
        code = short(organization.units[assignment.unit])
        resource = organization.resources.get(assignment.resource or "")
        words = [name_of(organization.facet_values[value]) for value in assignment.scope.value_ids()]
        if assignment.scope.threshold is not None:
            words.append(threshold_words(assignment.scope.threshold))
        if resource is not None and assignment.role != SUPPLIER:
            words.insert(0, content.say(Text(resource.name_id, resource.name_en)))
        if words:
            scoped.append((code, ", ".join(words)))
        elif code not in plain:
            plain.append(code)
    lines = [[Run(", ".join(plain), ink, 8.5)]] if plain else []
    lines += [
        [Run(code, ink, 8.5), Run(f" ({words})", LIGHT.secondary, 7.5, bold=False)] for code, words in scoped
    ]
    breaks = Run("\n", ink, 8.5)
    return [run for n, line in enumerate(lines) for run in ([breaks, *line] if n else line)]


def _is_about(content: Content, numbered: Numbered, role: RoleColumn) -> bool:
    ref = numbered.finding.role
    return ref is not None and role_code(content.organization, ref.role, ref.resource) == role.code


def _findings(pen: Pen, content: Content, row: int, column: int, function: Function) -> None:
    found = content.marks.functions.get(function.id, [])
    if found:
        explain(pen, pen.put(row, column, tally(found), replace(BODY, size=8)), content, found)
    elif content.organization.functions[function.id].level not in (FunctionLevel.MISSION, FunctionLevel.GOAL):
        pen.put(row, column, None, BODY)


def _has_roles(content: Content, function: Function) -> bool:
    return bool(content.organization.assignments_of_function(function.id))
