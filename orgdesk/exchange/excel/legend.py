"""Sheet 5: what the codes and marks mean, who is who, which rules were applied and on what basis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orgdesk import __version__
from orgdesk.analysis.catalogue import all_rules
from orgdesk.analysis.findings import SEVERITY_NAMES, Severity
from orgdesk.analysis.kit import SOURCE_STATUS, Rule
from orgdesk.exchange.excel import words
from orgdesk.exchange.excel.layout import Content
from orgdesk.exchange.excel.pages import short_name
from orgdesk.exchange.excel.paper import FOLIO, column_points, height_of, running_lines, set_up
from orgdesk.exchange.excel.parts import (
    BODY,
    QUIET,
    TITLE_ROWS,
    UNDERLINES,
    band,
    chip,
    fill_row,
    title_block,
)
from orgdesk.exchange.excel.pen import HAIR, Edge, Look, Pen, Run, Words
from orgdesk.exchange.palette import LIGHT
from orgdesk.exchange.summary import EXAMPLE_NOTICE
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import FACET_NAMES, REGULATION_NAMES, role_name, short
from orgdesk.organization.names import ROLE_FAMILIES
from orgdesk.organization.scope import Facet

WIDTHS = (13.0, 32.0, 52.0, 56.0)
FIRST_ROW = TITLE_ROWS + 1


def write_legend(pen: Pen, content: Content) -> None:
    """Draw the sheet, one section below the other."""
    title_block(pen, content, words.LEGEND)
    running_lines(pen.sheet, content.organization.project, content.say(words.LEGEND), content.language)
    pen.widths(WIDTHS)
    row = FIRST_ROW
    for section in (_about, _codes, _marks, _agencies, _facets, _regulations, _rules):
        row = section(pen, content, row)
    pen.sheet.freeze_panes = f"A{FIRST_ROW}"
    pen.sheet.print_area = f"A1:D{row - 2}"
    set_up(pen.sheet, FOLIO, rows=(1, 2), columns=None)


def _about(pen: Pen, content: Content, row: int) -> int:
    project = content.organization.project
    band(pen, row, content.say(words.ABOUT), len(WIDTHS), strong=True)
    rows = [
        (words.MODEL, project.name),
        (words.PLACE, project.place),
        (words.SUMMARY, project.about),
        (words.KIND_OF_DATA, content.say(EXAMPLE_NOTICE) if project.example else ""),
        (words.DATE, words.date_words(content.today, content.language)),
        (words.CONTENTS, content.say(content.size)),
        (words.MADE_WITH, f"OrgDesk {__version__}"),
    ]
    for name, value in rows:
        if value:
            row += 1
            _pair(pen, row, content.say(name), value, QUIET)
    return row + 2


def _codes(pen: Pen, content: Content, row: int) -> int:
    band(pen, row, content.say(words.ROLE_CODES), len(WIDTHS), strong=True)
    row = _heads(pen, content, row + 1, (words.CODE, words.IN_INDONESIAN, words.IN_ENGLISH, words.FAMILY))
    for role in content.roles:
        row += 1
        name = role_name(content.organization, role.role, role.resource)
        pen.put(row, 1, role.code, chip(role))
        for column, text in enumerate((name.id, name.en, content.say(ROLE_FAMILIES[role.family])), 2):
            pen.put(row, column, text, replace(BODY, down="center"))
        pen.height(row, 17)
    return row + 2


def _marks(pen: Pen, content: Content, row: int) -> int:
    band(pen, row, content.say(words.MARKS), len(WIDTHS), strong=True)
    for severity in Severity:
        mark = LIGHT.marks[severity]
        look = Look(bold=True, color=mark.ink, across="center", bottom=Edge(UNDERLINES[severity], mark.color))
        _mark(pen, row := row + 1, mark.glyph, look, *(content.say(t) for t in words.SEVERITIES[severity]))
    several = [Run("KP ", LIGHT.inks[role.family], 8) for role in content.roles if role.code == "KP"]
    several += [Run("KO", LIGHT.inks[role.family], 8) for role in content.roles if role.code == "KO"]
    box = Look(fill=LIGHT.panel, across="center", left=HAIR, right=HAIR, top=HAIR, bottom=HAIR)
    _mark(pen, row := row + 1, several, box, *(content.say(t) for t in words.SEVERAL))
    _mark(pen, row := row + 1, None, box, *(content.say(t) for t in words.IDLE))
    _mark(
        pen, row := row + 1, "■2 ▲1", replace(box, bold=True, size=8), *(content.say(t) for t in words.TALLY)
    )
    return row + 2


def _mark(pen: Pen, row: int, sign: str | Sequence[Run] | None, look: Look, name: str, meaning: str) -> None:
    pen.put(row, 1, sign, look)
    pen.put(row, 2, name, replace(BODY, down="center"))
    pen.merge(row, 3, 4, meaning, replace(BODY, down="center"))
    width = column_points(WIDTHS[2]) + column_points(WIDTHS[3])
    pen.height(row, max(18.0, height_of(meaning, width, 9) + 5))


def _agencies(pen: Pen, content: Content, row: int) -> int:
    if not content.groups:
        return row
    band(pen, row, content.say(words.AGENCIES), len(WIDTHS), strong=True)
    row = _heads(pen, content, row + 1, (words.SHORT_NAME, words.AGENCY, words.UNITS, None))
    bold = replace(BODY, bold=True)
    for agency, units in content.groups:
        row += 1
        text = ", ".join(short(unit) for unit in units)
        wide = (*WIDTHS[:2], WIDTHS[2] + WIDTHS[3])
        fill_row(pen, row, [(short_name(agency), bold), (agency.name, BODY), (text, BODY)], wide)
        pen.merge(row, 3, 4, text, BODY)
    return row + 2


def _facets(pen: Pen, content: Content, row: int) -> int:
    values = sorted(content.organization.facet_values.values(), key=lambda v: (v.facet, v.id))
    if not values:
        return row
    band(pen, row, content.say(words.SCOPES), len(WIDTHS), strong=True)
    for facet in Facet:
        names = ", ".join(value.name for value in values if value.facet is facet)
        if names:
            row += 1
            _pair(pen, row, content.say(FACET_NAMES[facet]), names, BODY)
    return row + 2


def _regulations(pen: Pen, content: Content, row: int) -> int:
    laws = sorted(
        content.organization.regulations.values(),
        key=lambda r: (list(REGULATION_NAMES).index(r.regulation_kind), r.year or 0, r.number, r.id),
    )
    if not laws:
        return row
    band(pen, row, content.say(words.REGULATIONS), len(WIDTHS), strong=True)
    for law in laws:
        row += 1
        _pair(pen, row, words.regulation_words(law, content.language), law.about, replace(BODY, bold=True))
    return row + 2


def _rules(pen: Pen, content: Content, row: int) -> int:
    band(pen, row, content.say(words.RULES), len(WIDTHS), strong=True)
    row = _heads(pen, content, row + 1, (words.RULE, words.RULE_TITLE, words.WHY, words.SOURCES))
    for rule in all_rules():
        row += 1
        mark = LIGHT.marks[rule.severity]
        title = f"{content.say(rule.title)} ({content.say(SEVERITY_NAMES[rule.severity])})"
        cells: list[tuple[Words, Look]] = [
            (f"{mark.glyph} {rule.code}", replace(BODY, bold=True, color=mark.ink)),
            (title, BODY),
            (content.say(rule.why), BODY),
            (_sources(content, rule), QUIET),
        ]
        fill_row(pen, row, cells, WIDTHS)
    return row + 2


def _sources(content: Content, rule: Rule) -> str:
    """Every source on a line, with how far it was followed."""
    status = SOURCE_STATUS
    return "\n".join(f"{source.text} ({content.say(status[source.status])})" for source in rule.sources)


def _pair(pen: Pen, row: int, name: str, value: str, look: Look) -> None:
    """A name over the first two columns, what it stands for over the others."""
    pen.merge(row, 1, 2, name, look)
    pen.merge(row, 3, 4, value, BODY)
    width = column_points(WIDTHS[2]) + column_points(WIDTHS[3])
    pen.height(row, max(16.0, height_of(value, width, 9) + 5))


def _heads(pen: Pen, content: Content, row: int, titles: Sequence[Text | None]) -> int:
    look = Look(bold=True, color=LIGHT.secondary, size=8, bottom=Edge("thin", LIGHT.secondary), wrap=True)
    for column, title in enumerate(titles, 1):
        pen.put(row, column, content.say(title) if title is not None else None, look)
    pen.height(row, 15)
    return row
