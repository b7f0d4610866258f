"""One finding in full: what, why, on which basis, what to do, and where it is."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from orgdesk.analysis.case_words import case_message, member_words, rules_of
from orgdesk.analysis.cases import Case, CaseKind
from orgdesk.analysis.catalogue import rule_by_code
from orgdesk.analysis.findings import Finding, named_by
from orgdesk.analysis.kit import SOURCE_STATUS, WAYS, Rule
from orgdesk.analysis.standing import ACCEPTED_CASE
from orgdesk.analysis.wording import advice, in_order
from orgdesk.exchange.palette import Mark
from orgdesk.exchange.summary import findings_words
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.display import code_of, name_of
from orgdesk.organization.organization import Token
from orgdesk.organization.records import Acceptance, Assignment
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.fields.flow import Flow
from orgdesk.ui.findings.lines import full_message, selection_of, selection_of_case, target_of, views_told
from orgdesk.ui.findings.plain import Link, Tag, label, link_button
from orgdesk.ui.findings.repairs import RepairOffer, Repairs
from orgdesk.ui.language import locale_of
from orgdesk.ui.marks import draw_mark, square
from orgdesk.ui.style import font

_MOST_LINKS = 12


class FindingDetail(QWidget):
    """The card of the finding or case that is selected on the desk; nothing where none is."""

    rule_requested = Signal(str)
    """(code of the rule)."""
    accept_requested = Signal(str)
    """(key of the finding or case)."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._key: str | None = None
        self._seen: tuple[object, ...] = ()
        self._later = QTimer(self, singleShot=True, interval=50)
        self._later.timeout.connect(self._build)
        self._card = QFrame()
        self._card.setProperty("look", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        desk.opened.connect(self._opened)
        desk.changed.connect(self._changed)
        desk.selected.connect(self._selected)
        desk.theme_changed.connect(self.update)
        desk.language_changed.connect(self._build)
        self.set_finding(desk.selection.finding)

    @property
    def key(self) -> str | None:
        """The finding or case that is shown."""
        return self._key

    def set_finding(self, key: str | None) -> None:
        """Show another finding or case; None for none."""
        self._key = key
        state = self._state()
        if state != self._seen:
            self._build()

    def focus_repairs(self) -> None:
        """Give the keyboard to the first repair; where none is offered, to the first button."""
        self._build()
        buttons = [offer.apply_button for offer in self._card.findChildren(RepairOffer)]
        buttons += self._card.findChildren(QPushButton)
        shown = next((button for button in buttons if not button.isHidden()), None)
        if shown is not None:
            shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._build()
        super().changeEvent(event)

    # -- keeping right ---------------------------------------------------------------------------

    def _opened(self) -> None:
        self.set_finding(None)

    def _selected(self, selection: Selection, _: object) -> None:
        self.set_finding(selection.finding)

    def _state(self) -> tuple[object, ...]:
        """What the card depends on, but for names."""
        if self._key is None or not self._desk.is_open:
            return ()
        finding = self._desk.findings.known.get(self._key)
        case = self._desk.findings.case(self._key)
        return (self._key, finding, case, self._acceptance(), self._key in self._desk.findings.open)

    def _acceptance(self) -> Acceptance | None:
        key = self._key or ""
        if key.startswith(ACCEPTED_CASE) and (case := self._desk.findings.case(key)) is not None:
            key = case.primary.key
        return self._desk.organization.acceptances.get(key)

    def _changed(self, change_set: ChangeSet | None, _: object, __: object) -> None:
        """Keys typed one after the other must not wait for the card."""
        if self._key is None:
            return
        others = any(row.kind != Assignment.kind for row in change_set or ())
        if others or self._state() != self._seen:
            self._later.start()

    def _build(self) -> None:
        self._seen = self._state()
        _empty(self._column)
        finding = self._desk.findings.known.get(self._key or "") if self._desk.is_open else None
        case = self._desk.findings.case(self._key) if self._desk.is_open else None
        self.setVisible(self._key is not None)
        if self._key is None:
            return
        if finding is None and case is not None:
            if len(case.members) > 1:
                self._build_case(case)
                return
            finding = case.primary
        if finding is None:
            self._say(self.tr("This finding is solved: it no longer stands."), "secondary")
            return
        rule = rule_by_code(finding.rule)
        self._head(finding, rule)
        self._say(full_message(finding, self._desk))
        self._part(self.tr("Advice"))
        self._say(self._desk.say(advice(finding, self._desk.organization)))
        self._ways(rule)
        self._repairs(finding)
        self._evidence(finding)
        if case is not None and len(case.members) > 1:
            self._case_of(case)
        self._part(self.tr("Why it matters"))
        self._say(self._desk.say(rule.why))
        self._basis(rule)
        self._acceptance_part()
        self._buttons(rule)

    def _build_case(self, case: Case) -> None:
        """The card of several findings at once."""
        organization = self._desk.organization
        rule = rule_by_code(case.primary.rule)
        self._head(case.primary, rule)
        self._say(self._desk.say(case_message(case, organization)))
        said = self._desk.say(advice(case.primary, organization))
        if case.kind is CaseKind.PATTERN:
            self._part(self.tr("Advice, for the first of them"))
            said = f"{self._desk.say(member_words(case.primary, case, organization))}: {said}"
        else:
            self._part(self.tr("Advice"))
        self._say(said)
        self._ways(rule)
        self._part(self._desk.say(findings_words(len(case.members))))
        for finding in case.members[:_MOST_LINKS]:
            self._finding_link(finding, case)
        if len(case.members) > _MOST_LINKS:
            more = self.tr("{count} more, unfold them in the list of findings.")
            self._say(more.format(count=len(case.members) - _MOST_LINKS), "secondary")
        for code in rules_of(case):
            self._part(self.tr("Why it matters") if code == rule.code else self._desk.say(_title(code)))
            self._say(self._desk.say(rule_by_code(code).why))
        self._basis(rule)
        self._acceptance_part()
        self._buttons(rule)

    # -- parts -----------------------------------------------------------------------------------

    def _head(self, finding: Finding, rule: Rule) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(
            _Shape(self._desk, self._desk.theme.marks[finding.severity]), 0, Qt.AlignmentFlag.AlignTop
        )
        title = label(self._desk.say(rule.title))
        title.setFont(font(0.5, weight=QFont.Weight.DemiBold))
        row.addWidget(title, 1)
        self._column.addLayout(row)

    def _ways(self, rule: Rule) -> None:
        """The ways in which such a thing can be mended, as quiet chips."""
        flow = Flow(gap=6)
        flow.fill([Tag(self._desk, self._desk.say(WAYS[letter])) for letter in rule.ways])
        flow.setAccessibleName(self.tr("Ways to mend it"))
        self._column.addWidget(flow)

    def _repairs(self, finding: Finding) -> None:
        repairs = Repairs(self._desk, finding, self._card)
        if not repairs.offers:
            repairs.deleteLater()
            return
        self._part(self.tr("Repairs"))
        self._column.addWidget(repairs)

    def _case_of(self, case: Case) -> None:
        """The case that the finding is a part of."""
        self._part(self.tr("Part of a case"))
        count = self._desk.say(findings_words(len(case.members)))
        link = Link(f"{self._desk.say(case_message(case, self._desk.organization))} ({count})")
        link.clicked.connect(lambda: self._desk.show(selection_of_case(case, self._desk.organization), self))
        self._column.addWidget(link)

    def _finding_link(self, finding: Finding, case: Case) -> None:
        link = Link(self._desk.say(member_words(finding, case, self._desk.organization)))
        link.setToolTip(full_message(finding, self._desk))
        link.clicked.connect(lambda: self._desk.show(selection_of(finding, self._desk.organization), self))
        self._column.addWidget(link)

    def _evidence(self, finding: Finding) -> None:
        organization = self._desk.organization
        rows = (t for t in finding.evidence if t != finding.subject and t[0] != "respondent")
        units = in_order(rows, organization)
        tokens = [finding.subject, *(t for t in units if organization.get(*t) is not None)]
        self._part(self.tr("Where"))
        for token in tokens[:_MOST_LINKS]:
            self._link(token, target_of(finding, token, organization))
        if len(tokens) > _MOST_LINKS:
            more = link_button(self.tr("{count} more: show all").format(count=len(tokens) - _MOST_LINKS))
            more.clicked.connect(lambda: self._desk.show(selection_of(finding, organization), self))
            self._column.addWidget(more)
        self._views(finding)
        for superior in named_by(finding.values.get("settle"), organization):
            self._part(self.tr("Nearest common superior"))
            token = ("unit", superior)
            self._link(token, Selection(rows=(token,), finding=finding.key))

    def _views(self, finding: Finding) -> None:
        """Who says so, where the finding is about what officials say."""
        said = views_told(finding, self._desk.organization)
        if said:
            self._part(self.tr("Who says what"))
            self._say("\n".join(said))

    def _link(self, token: Token, target: Selection) -> None:
        row = self._desk.organization.get(*token)
        code, name = code_of(row), name_of(row)
        words = f"{code}  {name}" if code and code != name else name
        link = Link(words)
        link.clicked.connect(lambda: self._desk.show(target, self))
        self._column.addWidget(link)

    def _basis(self, rule: Rule) -> None:
        """Where the rule comes from. Only what was read is called a basis."""
        read = [source for source in rule.sources if source.status == "read"]
        if read:
            self._part(self.tr("Basis"))
            self._say("\n".join(source.text for source in read), "secondary")
        others = [source for source in rule.sources if source.status != "read"]
        if others:
            self._part(self.tr("Further sources"))
            said = (f"{source.text} ({self._desk.say(SOURCE_STATUS[source.status])})" for source in others)
            self._say("\n".join(said), "secondary")

    def _acceptance_part(self) -> None:
        acceptance = self._acceptance()
        if acceptance is None:
            return
        self._part(self.tr("Accepted"))
        self._say(acceptance.reason)
        if acceptance.until is None:
            words = self.tr("{who}, {date}, without an end")
        elif self._key in self._desk.findings.open:
            words = self.tr("{who}, {date}; ended on {until}, so the finding counts again")
        else:
            words = self.tr("{who}, {date}, until {until}")
        until = self._date(acceptance.until) if acceptance.until is not None else ""
        self._say(words.format(who=acceptance.who, date=self._date(acceptance.on), until=until), "secondary")

    def _buttons(self, rule: Rule) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        key = self._key or ""
        case = self._desk.findings.case(key) if key not in self._desk.findings.known else None
        count = len(case.members) if case is not None else 1
        if self._acceptance() is not None:
            button = QPushButton(
                self.tr("Withdraw {count}").format(count=count) if count > 1 else self.tr("Withdraw")
            )
            button.clicked.connect(lambda: self._withdraw(key))
        else:
            words = self.tr("Accept all {count}…") if count > 1 else self.tr("Accept…")
            button = QPushButton(words.format(count=count))
            button.clicked.connect(lambda: self.accept_requested.emit(key))
        row.addWidget(button)
        row.addStretch(1)
        page = link_button(self.tr("Rule {code}").format(code=rule.code))
        page.clicked.connect(lambda: self.rule_requested.emit(rule.code))
        row.addWidget(page)
        self._column.addLayout(row)

    def _withdraw(self, key: str) -> None:
        from orgdesk.ui.findings.accept import withdraw

        withdraw(self._desk, key)

    def _part(self, words: str) -> None:
        heading = label(words, "heading")
        heading.setContentsMargins(0, 4, 0, 0)
        self._column.addWidget(heading)

    def _say(self, words: str, look: str = "") -> None:
        self._column.addWidget(label(words, look))

    def _date(self, day: dt.date) -> str:
        return locale_of(self._desk.language).toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


class _Shape(QWidget):
    """The shape of a severity beside a title."""

    def __init__(self, desk: Desk, mark: Mark) -> None:
        super().__init__()
        self._desk, self._mark = desk, mark
        self.setFixedSize(QSize(14, 20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        marks = self._desk.theme.marks.values()
        mark = next((m for m in marks if m.shape == self._mark.shape), self._mark)
        painter = QPainter(self)
        draw_mark(painter, mark, square(self.rect().toRectF().center(), 12))
        painter.end()


def _title(code: str) -> Text:
    return rule_by_code(code).title


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            _empty(inner)
            inner.deleteLater()
