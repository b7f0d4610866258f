"""Sheet 4: what each unit has to do, as sentences, by agency and unit."""

from __future__ import annotations

from dataclasses import replace

from openpyxl.utils import get_column_letter

from orgdesk.exchange.excel.layout import Content
from orgdesk.exchange.excel.paper import FOLIO, running_lines, set_up
from orgdesk.exchange.excel.parts import (
    BODY,
    QUIET,
    TITLE_ROWS,
    band,
    chip,
    fill_row,
    first_steps,
    heads,
    title_block,
)
from orgdesk.exchange.excel.pen import Look, Pen, Run, Words
from orgdesk.exchange.excel.words import (
    CODE,
    DUTIES,
    DUTY,
    ECHELON,
    FROM_WHEN,
    LEGAL_BASIS,
    NO_DUTY,
    NOTE,
    NUMBER,
    ROLE,
    SCOPE,
    UNDER,
    UNIT,
    UNTIL_WHEN,
    authority_words,
    date_words,
    duty,
)
from orgdesk.exchange.palette import LIGHT
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import role_code, scope_words, short
from orgdesk.organization.records import Assignment, ReportingKind, Unit

WIDTHS = (11.0, 4.5, 7.5, 54.0, 8.0, 28.0, 34.0, 26.0)
HEAD_ROW = TITLE_ROWS + 1


def write_duties(pen: Pen, content: Content) -> None:
    """Draw the sheet."""
    title_block(pen, content, DUTIES)
    running_lines(pen.sheet, content.organization.project, content.say(DUTIES), content.language)
    if content.empty:
        first_steps(pen, content, FOLIO)
        return
    pen.widths(WIDTHS)
    titles = (UNIT, NUMBER, CODE, DUTY, ROLE, SCOPE, LEGAL_BASIS, NOTE)
    heads(pen, HEAD_ROW, [content.say(title) for title in titles], WIDTHS)
    order = {line.function.id: n for n, line in enumerate(content.lines) if line.function is not None}
    codes = {role.code: n for n, role in enumerate(content.roles)}
    row = HEAD_ROW
    for agency, units in content.groups:
        if len(units) > 1:
            row += 1
            band(pen, row, agency.name, len(WIDTHS), strong=True)
        for unit in units:
            row += 1
            band(pen, row, _unit_line(content, unit), len(WIDTHS))
            held = [(a, _code(content, a)) for a in content.organization.assignments_of_unit(unit.id)]
            held.sort(key=lambda pair: (order[pair[0].function], codes[pair[1]], pair[0].id))
            for number, (assignment, code) in enumerate(held, 1):
                row += 1
                _duty(pen, content, row, number, unit, assignment, code)
            if not held:
                row += 1
                texts = (short(unit), None, None, content.say(NO_DUTY), None, None, None, None)
                fill_row(pen, row, [(text, QUIET) for text in texts], WIDTHS)
    letter = get_column_letter(len(WIDTHS))
    pen.sheet.freeze_panes = f"E{HEAD_ROW + 1}"
    pen.sheet.auto_filter.ref = f"A{HEAD_ROW}:{letter}{row}"
    set_up(pen.sheet, FOLIO, rows=(HEAD_ROW, HEAD_ROW), columns=None, area=f"A1:{letter}{row}")


def _duty(
    pen: Pen, content: Content, row: int, number: int, unit: Unit, assignment: Assignment, code: str
) -> None:
    organization = content.organization
    function = organization.functions[assignment.function]
    basis = authority_words(organization, assignment, content.language)
    role = next(r for r in content.roles if r.code == code)
    cells: list[tuple[Words, Look]] = [
        (short(unit), QUIET),
        (number, replace(QUIET, across="center")),
        (function.code, replace(QUIET, bold=True)),
        (duty(organization, assignment, code, content.language), BODY),
        (code, replace(chip(role), size=8)),
        (scope_words(organization, assignment.scope, content.language), replace(BODY, size=8)),
        (basis or function.reference, replace(BODY, size=8) if basis else QUIET),
        (_note(content, assignment), replace(BODY, size=8)),
    ]
    fill_row(pen, row, cells, WIDTHS)


def _unit_line(content: Content, unit: Unit) -> list[Run]:
    """Code and name of a unit, then who heads it, its rank and whom it answers to."""
    organization = content.organization
    superiors = [
        short(organization.units[r.superior])
        for r in organization.superiors_of(unit.id)
        if r.reporting_kind is ReportingKind.LINE
    ]
    facts = [
        unit.head_title,
        content.say(ECHELON.format(rank=unit.echelon.value)) if unit.echelon is not None else "",
        content.say(UNDER.format(superior=", ".join(superiors))) if superiors else "",
    ]
    words = "".join(f" · {fact}" for fact in facts if fact)
    code = f"{unit.code}   " if unit.code and unit.code != unit.name else ""
    return [
        Run(f"{code}{unit.name}", LIGHT.ink),
        Run(words, LIGHT.secondary, 8, bold=False),
    ]


def _note(content: Content, assignment: Assignment) -> str:
    days: list[tuple[Text, object]] = [
        (FROM_WHEN, assignment.valid_from and date_words(assignment.valid_from, content.language)),
        (UNTIL_WHEN, assignment.valid_until and date_words(assignment.valid_until, content.language)),
    ]
    parts = [content.say(text.format(date=day)) for text, day in days if day]
    return "; ".join([*filter(None, [assignment.note]), *parts])


def _code(content: Content, assignment: Assignment) -> str:
    return role_code(content.organization, assignment.role, assignment.resource)
