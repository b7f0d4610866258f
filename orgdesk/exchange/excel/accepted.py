"""The sheet of accepted findings: what the project lives with, why, who answers for it, and until when."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from orgdesk.exchange.excel.findings import COMMON, HEAD_ROW, case_names, write_finding
from orgdesk.exchange.excel.layout import Content
from orgdesk.exchange.excel.paper import FOLIO, running_lines, set_up
from orgdesk.exchange.excel.parts import heads, title_block
from orgdesk.exchange.excel.pen import Pen
from orgdesk.exchange.excel.words import (
    ACCEPTED,
    ACCEPTED_BY,
    CASE,
    KEY,
    REASON,
    UNLIMITED,
    UNTIL,
    date_words,
)
from orgdesk.organization.records import Acceptance

WIDTHS = (4.5, 12.5, 9.0, 24.0, 14.0, 16.0, 38.0, 30.0, 28.0, 24.0, 30.0)
"""The last column, the key, is for looking a finding up again; it is not printed."""


def write_accepted(pen: Pen, content: Content) -> None:
    """Draw the sheet."""
    title_block(pen, content, ACCEPTED)
    running_lines(pen.sheet, content.organization.project, content.say(ACCEPTED), content.language)
    pen.widths(WIDTHS)
    heads(pen, HEAD_ROW, [content.say(t) for t in (*COMMON, REASON, ACCEPTED_BY, CASE, KEY)], WIDTHS)
    case_of = case_names(content, (finding for finding, _ in content.verdict.accepted))
    pen.sheet.freeze_panes = f"E{HEAD_ROW + 1}"
    set_up(pen.sheet, FOLIO, rows=(HEAD_ROW, HEAD_ROW), columns=None)
    row = HEAD_ROW
    for number, (finding, acceptance) in enumerate(content.verdict.accepted, 1):
        row += 1
        last = (acceptance.reason, _who(content, acceptance), case_of[finding.key])
        write_finding(pen, content, row, number, finding, last, WIDTHS)
        pen.flush()
    pen.sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(WIDTHS))}{row}"
    pen.sheet.print_area = f"A1:{get_column_letter(len(WIDTHS) - 1)}{row}"


def _who(content: Content, acceptance: Acceptance) -> str:
    """Who accepted, when, and until when it holds."""
    if acceptance.until is None:
        until = content.say(UNLIMITED)
    else:
        until = content.say(UNTIL.format(date=date_words(acceptance.until, content.language)))
    return f"{acceptance.who}, {date_words(acceptance.on, content.language)}, {until}"
