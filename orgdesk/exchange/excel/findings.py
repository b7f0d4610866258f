"""Sheet 3: what is wrong, the worst first, with basis and advice; then what the project lives with."""

from __future__ import annotations

from dataclasses import replace

from openpyxl.utils import get_column_letter

from orgdesk.analysis.catalogue import rule_by_code
from orgdesk.analysis.findings import SEVERITY_NAMES, Finding
from orgdesk.analysis.wording import advice, in_order, message
from orgdesk.exchange.excel.layout import Content
from orgdesk.exchange.excel.paper import FOLIO, running_lines, set_up
from orgdesk.exchange.excel.parts import BODY, QUIET, TITLE_ROWS, band, fill_row, heads, title_block
from orgdesk.exchange.excel.pen import Edge, Look, Pen, Words
from orgdesk.exchange.excel.words import (
    ACCEPTED,
    ACCEPTED_BY,
    ADVICE,
    BASIS,
    FINDINGS,
    KEY,
    NO_FINDING,
    NUMBER,
    REASON,
    ROLE,
    RULE,
    SENTENCE,
    SEVERITY,
    SUBJECT,
    UNIT,
    UNLIMITED,
    UNTIL,
    date_words,
    read_sources,
)
from orgdesk.exchange.palette import LIGHT
from orgdesk.organization.display import code_of, name_of, role_name, short
from orgdesk.organization.records import Acceptance

WIDTHS = (4.5, 12.5, 9.0, 27.0, 14.0, 18.0, 42.0, 27.0, 38.0, 30.0)
"""The last column, the key, is for looking a finding up again; it is not printed."""
HEAD_ROW = TITLE_ROWS + 1


def write_findings(pen: Pen, content: Content) -> None:
    """Draw the sheet."""
    title_block(pen, content, FINDINGS)
    running_lines(pen.sheet, content.organization.project, content.say(FINDINGS), content.language)
    pen.widths(WIDTHS)
    common = (NUMBER, SEVERITY, RULE, SUBJECT, ROLE, UNIT, SENTENCE)
    heads(pen, HEAD_ROW, [content.say(t) for t in (*common, BASIS, ADVICE, KEY)], WIDTHS)
    row = HEAD_ROW
    for number, finding in enumerate(content.verdict.open, 1):
        row += 1
        basis = read_sources(rule_by_code(finding.rule))
        what = content.say(advice(finding, content.organization))
        _finding(pen, content, row, number, finding, (basis, what))
    if content.verdict.open:
        pen.sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(WIDTHS))}{row}"
    else:
        row += 1
        pen.put(
            row, 1, content.say(NO_FINDING), replace(BODY, wrap=False, left=None, right=None, bottom=None)
        )
    if content.verdict.accepted:
        row += 2
        band(pen, row, content.say(ACCEPTED), len(WIDTHS), strong=True)
        row += 1
        heads(pen, row, [content.say(t) for t in (*common, REASON, ACCEPTED_BY, KEY)], WIDTHS)
        for number, (finding, acceptance) in enumerate(content.verdict.accepted, 1):
            row += 1
            _finding(pen, content, row, number, finding, (acceptance.reason, _who(content, acceptance)))
    pen.sheet.freeze_panes = f"E{HEAD_ROW + 1}"
    set_up(
        pen.sheet,
        FOLIO,
        rows=(HEAD_ROW, HEAD_ROW),
        columns=None,
        area=f"A1:{get_column_letter(len(WIDTHS) - 1)}{row}",
    )


def _finding(
    pen: Pen, content: Content, row: int, number: int, finding: Finding, last: tuple[str, str]
) -> None:
    organization = content.organization
    mark = LIGHT.marks[finding.severity]
    subject = organization.get(*finding.subject)
    code, name = code_of(subject), name_of(subject)
    role = ""
    if finding.role is not None:
        role = content.say(role_name(organization, finding.role.role, finding.role.resource))
    units = in_order((t for t in finding.evidence if t[0] == "unit"), organization)
    basis, what = last
    strong = replace(BODY, bold=True)
    cells: list[tuple[Words, Look]] = [
        (number, replace(BODY, across="center", left=Edge("thick", mark.color))),
        (
            f"{mark.glyph} {content.say(SEVERITY_NAMES[finding.severity])}",
            replace(strong, color=mark.ink, wrap=False),
        ),
        (finding.rule, strong),
        (f"{code} {name}" if code and code != name else name, BODY),
        (role, BODY),
        (", ".join(short(organization.get(*unit)) for unit in units), strong),
        (content.say(message(finding, organization)), BODY),
        (basis, QUIET),
        (what, BODY),
        (finding.key, replace(QUIET, wrap=False)),
    ]
    fill_row(pen, row, cells, WIDTHS)


def _who(content: Content, acceptance: Acceptance) -> str:
    """Who accepted, when, and until when it holds."""
    if acceptance.until is None:
        until = content.say(UNLIMITED)
    else:
        until = content.say(UNTIL.format(date=date_words(acceptance.until, content.language)))
    return f"{acceptance.who}, {date_words(acceptance.on, content.language)}, {until}"
