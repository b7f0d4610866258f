"""What a line of the list says: code, sentence in pieces, remark; and where a click on a name leads."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QCoreApplication

from orgdesk.analysis.case_words import case_message, case_segments, rules_of
from orgdesk.analysis.cases import Case
from orgdesk.analysis.catalogue import rule_by_code
from orgdesk.analysis.findings import SEVERITY_NAMES, Finding, Severity, named_by
from orgdesk.analysis.kit import PRINCIPLES
from orgdesk.analysis.standing import cells_of, tokens_of
from orgdesk.analysis.wording import Segment, advice, in_order, message, segments
from orgdesk.exchange.summary import findings_words
from orgdesk.organization.display import code_of, name_of, short
from orgdesk.organization.organization import Organization, Token
from orgdesk.reference.standard import DECISION_MAKER, RoleRef
from orgdesk.ui.desk import Cell, Desk, Selection
from orgdesk.ui.findings.arrangement import ACCEPTED, FAILED, Grouping, Row

_MOST_NAMES = 3
_MOST_SAID = 8
_MOST_CELLS = 400
"""So many cells or rows of a case are selected with it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A finding, or a check that failed, ready to be painted."""

    code: str
    severity: Severity | None
    segments: tuple[Segment, ...]
    remark: str

    @property
    def words(self) -> str:
        """The sentence."""
        return "".join(words for words, _ in self.segments)

    @property
    def links(self) -> list[Token]:
        """The rows that the sentence names, in its order."""
        return [token for _, token in self.segments if token is not None]


def line_of(row: Row, desk: Desk, grouping: Grouping) -> Line:
    """The line of a finding or a failed check."""
    organization = desk.organization
    if row.failure is not None:
        subject = organization.get(*row.failure.subject) if row.failure.subject[0] != "setting" else None
        named: list[Segment] = [(name_of(subject), row.failure.subject), (": ", None)] if subject else []
        return Line(row.failure.rule, None, (*named, (desk.say(row.failure.error), None)), "")
    assert row.finding is not None
    if row.acceptance is not None:
        remark = QCoreApplication.translate("Findings", "Accepted by {who}").format(who=row.acceptance.who)
    else:
        remark = _remark(row.finding, desk, grouping)
    said = tuple(piece for piece in segments(row.finding, organization, desk.language) if piece[0])
    return Line(row.finding.rule, row.finding.severity, said, remark)


def _remark(finding: Finding, desk: Desk, grouping: Grouping) -> str:
    """What helps to decide: who could settle it or take it over, which roles clash; else which rule it is."""
    for name, value in finding.values.items():
        if name == "roles":
            return str(value)
        if name != "settle" and not name.startswith("candidate"):
            continue
        ids = named_by(value, desk.organization)
        if not ids:
            continue
        names = [
            short(desk.organization.get(*token))
            for token in in_order((("unit", unit) for unit in ids), desk.organization)
        ]
        said = ", ".join(names[:_MOST_NAMES]) + ("…" if len(names) > _MOST_NAMES else "")
        if name == "settle":
            return QCoreApplication.translate("Findings", "Common superior: {name}").format(name=said)
        return QCoreApplication.translate("Findings", "For instance: {name}").format(name=said)
    return "" if grouping is Grouping.RULE else desk.say(rule_by_code(finding.rule).title)


NO_LINE = Line("", None, (), "")


def line_of_case(case: Case, size: int, desk: Desk, grouping: Grouping) -> Line:
    """The line that stands for `size` findings of a case."""
    said = tuple(piece for piece in case_segments(case, desk.organization, desk.language) if piece[0])
    others = rules_of(case)[1:]
    remark = desk.say(findings_words(size))
    if others:
        remark = QCoreApplication.translate("Findings", "{count}, also {rules}").format(
            count=remark, rules=", ".join(others)
        )
    return Line(case.primary.rule, case.primary.severity, said, remark)


def tooltip_of_case(case: Case, desk: Desk) -> str:
    """The sentence of a case with the first of its findings."""
    said = [escape(full_message(finding, desk)) for finding in case.members[:_MOST_SAID]]
    more = len(case.members) - len(said)
    lines = "".join(f"<li>{words}</li>" for words in said) + (f"<li>… +{more}</li>" if more else "")
    title = escape(desk.say(case_message(case, desk.organization)))
    return f"<p><b>{title}</b></p><ul>{lines}</ul>"


def tooltip_of(row: Row, desk: Desk, line: Line) -> str:
    """The whole sentence with its rule and advice."""
    if row.finding is None:
        return f"<p>{escape(line.words)}</p>"
    rule = rule_by_code(row.finding.rule)
    return (
        f"<p><b>{rule.code} {escape(desk.say(rule.title))}</b></p><p>{escape(line.words)}</p>"
        f"<p>→ {escape(desk.say(advice(row.finding, desk.organization)))}</p>"
    )


def title_of(group: str, id_: str, desk: Desk) -> tuple[str, str]:
    """What a group is called: its code ("" for none) and its name."""
    if group == ACCEPTED:
        return "", QCoreApplication.translate("Findings", "Accepted")
    if group == FAILED:
        return "", QCoreApplication.translate("Findings", "Checks that could not run")
    grouping = Grouping(group.partition(":")[0])
    if grouping is Grouping.SEVERITY:
        return "", _capital(desk.say(SEVERITY_NAMES[Severity(id_)]))
    if grouping is Grouping.PRINCIPLE:
        return "", desk.say(PRINCIPLES[id_])
    if grouping is Grouping.RULE:
        return id_, desk.say(rule_by_code(id_).title)
    if not id_:
        if grouping is Grouping.UNIT:
            return "", QCoreApplication.translate("Findings", "About no unit")
        return "", QCoreApplication.translate("Findings", "About no function")
    row = desk.organization.get(grouping, id_)
    code, name = code_of(row), name_of(row) or id_
    return ("" if code == name else code), name


def selection_of(finding: Finding, organization: Organization) -> Selection:
    """Everything that a finding is about: its cells, or its rows where it has none."""
    cells = _ordered_cells(cells_of(finding), organization)
    if cells:
        return Selection(cells=cells, finding=finding.key)
    others = in_order(tokens_of(finding) - {finding.subject}, organization)
    rows = [token for token in (finding.subject, *others) if organization.get(*token) is not None]
    return Selection(rows=tuple(rows), finding=finding.key)


def selection_of_case(case: Case, organization: Organization) -> Selection:
    """What the findings of a case are about, as far as one can take it in."""
    cells: dict[Cell, None] = {}
    rows: dict[Token, None] = {}
    for finding in case.members:
        of_finding = selection_of(finding, organization)
        cells.update(dict.fromkeys(of_finding.cells))
        rows.update(dict.fromkeys(of_finding.rows[:1]))
        if len(cells) + len(rows) > _MOST_CELLS:
            break
    if cells:
        return Selection(cells=tuple(cells), finding=case.key)
    return Selection(rows=tuple(rows), finding=case.key)


def target_of(finding: Finding, token: Token, organization: Organization) -> Selection:
    """Where a click on the name of a row leads: its cells in the evidence, else the row itself."""
    kind, id_ = token
    if kind == "unit" and token != finding.subject:
        cells = {cell for cell in cells_of(finding) if cell[0] == id_}
        if cells:
            return Selection(cells=_ordered_cells(cells, organization), finding=finding.key)
    return Selection(rows=(token,), finding=finding.key)


def views_told(finding: Finding, organization: Organization) -> list[str]:
    """For each respondent in the evidence, whom they name: "Ibu Ani (Kepala Seksi): SSURIM"."""
    role = finding.role or RoleRef(DECISION_MAKER, None)
    found = []
    for kind, id_ in finding.evidence:
        respondent = organization.respondents.get(id_) if kind == "respondent" else None
        if respondent is not None:
            said = organization.bucket("statements_of_respondent", id_).values()
            units = sorted(
                short(organization.units[s.unit])
                for s in said
                if s.function == finding.subject[1] and (s.role, s.resource) == (role.role, role.resource)
            )
            title = f" ({respondent.title})" if respondent.title else ""
            found.append(f"{respondent.name}{title}: {', '.join(units)}")
    return sorted(found)


def full_message(finding: Finding, desk: Desk) -> str:
    """The sentence of a finding in the language of the window."""
    return desk.say(message(finding, desk.organization))


def _ordered_cells(cells: set[Cell], organization: Organization) -> tuple[Cell, ...]:
    there = {token for unit, function in cells for token in (("unit", unit), ("function", function))}
    at = {token: n for n, token in enumerate(in_order(there, organization))}
    known = [cell for cell in cells if cell[0] in organization.units and cell[1] in organization.functions]
    return tuple(sorted(known, key=lambda cell: (at["function", cell[1]], at["unit", cell[0]])))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
