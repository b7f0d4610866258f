"""What each unit has to do, as sentences, by agency and unit."""

from __future__ import annotations

from dataclasses import replace

from openpyxl.utils import get_column_letter

from orgdesk.exchange.excel import keys
from orgdesk.exchange.excel.layout import Content
from orgdesk.exchange.excel.paper import FOLIO, running_lines, set_up
from orgdesk.exchange.excel.parts import (
    BODY,
    KEY,
    QUIET,
    RETURNS,
    TITLE_ROWS,
    band,
    chip,
    fill_row,
    first_steps,
    heads,
    hidden_keys,
    title_block,
)
from orgdesk.exchange.excel.pen import Look, Pen, Run, Words
from orgdesk.exchange.excel.words import (
    ARTICLE,
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
    VALID,
    authority_words,
    date_words,
    duty,
)
from orgdesk.exchange.palette import LIGHT
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import role_code, scope_words, short
from orgdesk.organization.records import Assignment, ReportingKind, Unit

WIDTHS = (11.0, 4.5, 7.5, 52.0, 8.0, 26.0, 26.0, 14.0, 24.0, 14.0)
HEAD_ROW = TITLE_ROWS + 1
_SMALL = replace(BODY, size=8)
_TYPED = replace(_SMALL, literal=True)
_NUMBER = replace(QUIET, across="center")
_CODE = replace(QUIET, bold=True)


def write_duties(pen: Pen, content: Content) -> None:
    """Draw the sheet. Articles and notes return."""
    title_block(pen, content, DUTIES)
    running_lines(pen.sheet, content.organization.project, content.say(DUTIES), content.language)
    if content.empty:
        first_steps(pen, content, FOLIO)
        return
    pen.sheet.sheet_properties.tabColor = RETURNS.lstrip("#")
    pen.widths(WIDTHS)
    typed = {8: "article", 9: "note"}
    columns = range(1, len(WIDTHS) + 1)
    key_column = hidden_keys(
        pen, keys.DUTIES, [keys.field_key(typed[n]) if n in typed else keys.READING for n in columns]
    )
    titles = (UNIT, NUMBER, CODE, DUTY, ROLE, SCOPE, LEGAL_BASIS, ARTICLE, NOTE, VALID)
    heads(pen, HEAD_ROW, [content.say(title) for title in titles], WIDTHS)
    pen.sheet.freeze_panes = f"E{HEAD_ROW + 1}"
    set_up(pen.sheet, FOLIO, rows=(HEAD_ROW, HEAD_ROW), columns=None)
    duties = _Duties(content)
    row = HEAD_ROW
    for agency, units in content.groups:
        if len(units) > 1:
            row += 1
            band(pen, row, agency.name, len(WIDTHS), strong=True)
        for unit in units:
            row += 1
            band(pen, row, _unit_line(content, unit), len(WIDTHS))
            lines = duties.of_unit(unit)
            for assignment, cells in lines:
                row += 1
                fill_row(pen, row, cells, WIDTHS)
                pen.put(row, key_column, keys.key_of("assignment", assignment.id), KEY)
            if not lines:
                row += 1
                texts = (short(unit), None, None, content.say(NO_DUTY), *[None] * (len(WIDTHS) - 4))
                fill_row(pen, row, [(text, QUIET) for text in texts], WIDTHS)
            pen.flush()
    pen.sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(key_column)}{row}"
    pen.sheet.print_area = f"A1:{get_column_letter(len(WIDTHS))}{row}"


class _Duties:
    """The lines of the units. Sentences and words of a basis occur again and again."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._order = {function.id: n for n, function in enumerate(content.functions)}
        self._codes = {role.code: n for n, role in enumerate(content.roles)}
        self._chips = {role.code: replace(chip(role), size=8) for role in content.roles}
        self._sentences: dict[tuple[str, str, str, str | None], str] = {}

    def of_unit(self, unit: Unit) -> list[tuple[Assignment, list[tuple[Words, Look]]]]:
        """Its assignments on the functions that are shown, in order, with their cells."""
        here = self._content.organization
        held = [
            (a, role_code(here, a.role, a.resource))
            for a in here.assignments_of_unit(unit.id)
            if a.function in self._order
        ]
        held.sort(key=lambda pair: (self._order[pair[0].function], self._codes[pair[1]], pair[0].id))
        return [(a, self._cells(unit, n, a, code)) for n, (a, code) in enumerate(held, 1)]

    def _cells(self, unit: Unit, number: int, assignment: Assignment, code: str) -> list[tuple[Words, Look]]:
        organization, language = self._content.organization, self._content.language
        function = organization.functions[assignment.function]
        basis = authority_words(organization, assignment, language)
        return [
            (short(unit), QUIET),
            (number, _NUMBER),
            (function.code, _CODE),
            (self._sentence(assignment, code), BODY),
            (code, self._chips[code]),
            (scope_words(organization, assignment.scope, language), _SMALL),
            (basis or function.reference, _SMALL if basis else QUIET),
            (assignment.article, _TYPED),
            (assignment.note, _TYPED),
            (_days(self._content, assignment), _SMALL),
        ]

    def _sentence(self, assignment: Assignment, code: str) -> str:
        key = (assignment.function, code, assignment.role, assignment.resource)
        known = self._sentences.get(key)
        if known is None:
            words = duty(self._content.organization, assignment, code, self._content.language)
            known = self._sentences[key] = words
        return known


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


def _days(content: Content, assignment: Assignment) -> str:
    """From when and until when it holds, where that is said."""
    days: list[tuple[Text, object]] = [
        (FROM_WHEN, assignment.valid_from and date_words(assignment.valid_from, content.language)),
        (UNTIL_WHEN, assignment.valid_until and date_words(assignment.valid_until, content.language)),
    ]
    return "; ".join(content.say(text.format(date=day)) for text, day in days if day)
