"""The rows of the list: what a query has found, and what one could ask of the open model."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from PySide6.QtCore import QCoreApplication

from orgdesk.analysis.findings import Finding, Severity
from orgdesk.analysis.search import Hit, Hits
from orgdesk.analysis.standing import worst
from orgdesk.analysis.wording import message
from orgdesk.organization.display import code_of, name_of
from orgdesk.organization.names import UNIT_KINDS
from orgdesk.organization.organization import Token
from orgdesk.ui.answer.suggestions import Row
from orgdesk.ui.desk import Desk

_EXAMPLES = 7
_LOOKED_AT = 500


def rows_for(desk: Desk, hits: Hits) -> list[Row]:
    """What a query has found."""
    return [_row(desk, hit) for hit in hits.found]


def _row(desk: Desk, hit: Hit) -> Row:
    here = desk.organization
    token = (hit.kind, hit.id)
    row = here.get(*token)
    if hit.kind == "unit":
        unit = here.units[hit.id]
        kind = desk.say(UNIT_KINDS[unit.unit_kind]) if unit.unit_kind is not None else ""
        agency = here.agencies[unit.agency].name
        detail = " · ".join(filter(None, (kind, agency if agency != unit.name else "")))
        severity = None
    else:
        parent = here.functions[hit.id].parent
        detail = name_of(here.functions[parent]) if parent is not None else ""
        severity = worst(_own(desk, hit.id))
    if hit.through is not None and hit.through[0] != "function":
        found = QCoreApplication.translate("AnswerRows", "found by {name}")
        detail = " · ".join(filter(None, (detail, found.format(name=name_of(here.get(*hit.through))))))
    return Row(token, code_of(row), name_of(row), detail, severity, hit.terms)


def rows_to_ask(desk: Desk) -> list[Row]:
    """What is selected in the window, then functions with the most errors (or, without errors, the first)."""
    here = desk.organization
    chosen = dict.fromkeys(_selected(desk))
    errors: dict[str, list[Finding]] = {}
    of_errors = (f for f in desk.findings.open.values() if f.severity is Severity.ERROR)
    for finding in islice(of_errors, _LOOKED_AT):
        if finding.subject[0] == "function":
            errors.setdefault(finding.subject[1], []).append(finding)
    most = Counter({id_: len(found) for id_, found in errors.items()}).most_common(_EXAMPLES)
    for id_, _ in most:
        chosen.setdefault(("function", id_))
    if not most:
        work = (f for f in here.functions.values() if f.is_work)
        for function in islice(work, _EXAMPLES):
            chosen.setdefault(("function", function.id))
    return [_to_ask(desk, token) for token in list(chosen)[:_EXAMPLES] if here.get(*token) is not None]


def _selected(desk: Desk) -> list[Token]:
    """Functions and units that are selected, or the functions of selected cells."""
    selection = desk.selection
    rows = [row for row in selection.rows if row[0] in ("function", "unit")]
    rows += [("function", function) for _, function in selection.cells]
    known = desk.organization.functions
    work = {row for row in rows if row[0] == "function" and row[1] in known and known[row[1]].is_work}
    return [row for row in rows if row[0] == "unit" or row in work]


def _to_ask(desk: Desk, token: Token) -> Row:
    here = desk.organization
    row = here.get(*token)
    found = sorted(_own(desk, token[1]), key=lambda f: (f.severity.rank, f.key)) if token[0] != "unit" else []
    detail = desk.say(message(found[0], here)) if found else ""
    return Row(token, code_of(row), name_of(row), detail, worst(found))


def _own(desk: Desk, function: str) -> list[Finding]:
    subject = ("function", function)
    return [f for f in desk.findings.of_row(*subject).values() if f.subject == subject]
