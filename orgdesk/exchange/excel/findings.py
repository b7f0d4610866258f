"""Sheet 3: what is wrong, the worst first, each with the case it belongs to, its basis and advice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from openpyxl.utils import get_column_letter

from orgdesk.analysis.case_words import case_message
from orgdesk.analysis.cases import cases_of
from orgdesk.analysis.catalogue import rule_by_code
from orgdesk.analysis.findings import SEVERITY_NAMES, Finding
from orgdesk.analysis.wording import advice, in_order, message
from orgdesk.exchange.excel.layout import Content
from orgdesk.exchange.excel.paper import FOLIO, running_lines, set_up
from orgdesk.exchange.excel.parts import BODY, QUIET, TITLE_ROWS, fill_row, heads, title_block
from orgdesk.exchange.excel.pen import Edge, Look, Pen, Words
from orgdesk.exchange.excel.words import (
    ADVICE,
    BASIS,
    CASE,
    FINDINGS,
    KEY,
    NO_FINDING,
    NUMBER,
    ROLE,
    RULE,
    SENTENCE,
    SEVERITY,
    SUBJECT,
    UNIT,
    read_sources,
)
from orgdesk.exchange.palette import LIGHT
from orgdesk.organization.display import code_of, name_of, role_name, short

WIDTHS = (4.5, 12.5, 9.0, 24.0, 14.0, 16.0, 38.0, 24.0, 34.0, 24.0, 30.0)
"""The last column, the key, is for looking a finding up again; it is not printed."""
HEAD_ROW = TITLE_ROWS + 1
COMMON = (NUMBER, SEVERITY, RULE, SUBJECT, ROLE, UNIT, SENTENCE)


def write_findings(pen: Pen, content: Content) -> None:
    """Draw the sheet."""
    title_block(pen, content, FINDINGS)
    running_lines(pen.sheet, content.organization.project, content.say(FINDINGS), content.language)
    pen.widths(WIDTHS)
    heads(pen, HEAD_ROW, [content.say(t) for t in (*COMMON, BASIS, ADVICE, CASE, KEY)], WIDTHS)
    pen.sheet.freeze_panes = f"E{HEAD_ROW + 1}"
    set_up(pen.sheet, FOLIO, rows=(HEAD_ROW, HEAD_ROW), columns=None)
    row = HEAD_ROW
    case_of = case_names(content, content.verdict.open)
    for number, finding in enumerate(content.verdict.open, 1):
        row += 1
        basis = read_sources(rule_by_code(finding.rule))
        what = content.say(advice(finding, content.organization))
        write_finding(pen, content, row, number, finding, (basis, what, case_of[finding.key]), WIDTHS)
        pen.flush()
    if content.verdict.open:
        pen.sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(WIDTHS))}{row}"
    else:
        row += 1
        pen.put(
            row, 1, content.say(NO_FINDING), replace(BODY, wrap=False, left=None, right=None, bottom=None)
        )
    pen.sheet.print_area = f"A1:{get_column_letter(len(WIDTHS) - 1)}{row}"


def case_names(content: Content, findings: Iterable[Finding]) -> dict[str, str]:
    """Key of a finding → its case: a number and a sentence; "" where it stands alone."""
    names: dict[str, str] = {}
    number = 0
    for case in cases_of(findings, content.organization):
        several = len(case.members) > 1
        number += several
        name = f"{number}. {content.say(case_message(case, content.organization))}" if several else ""
        names.update((finding.key, name) for finding in case.members)
    return names


def write_finding(
    pen: Pen,
    content: Content,
    row: int,
    number: int,
    finding: Finding,
    last: tuple[str, str, str],
    widths: Sequence[float],
) -> None:
    """One line: what was found, and after it the words of `last`, the last of which name the case."""
    organization = content.organization
    mark = LIGHT.marks[finding.severity]
    subject = organization.get(*finding.subject)
    code, name = code_of(subject), name_of(subject)
    role = ""
    if finding.role is not None:
        role = content.say(role_name(organization, finding.role.role, finding.role.resource))
    units = in_order((t for t in finding.evidence if t[0] == "unit"), organization)
    basis, what, case = last
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
        (case, QUIET),
        (finding.key, replace(QUIET, wrap=False)),
    ]
    fill_row(pen, row, cells, widths)
