"""What would mend a finding: each repair with what it changes and what that does to the findings."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orgdesk.analysis.catalogue import rule_by_code
from orgdesk.analysis.findings import Finding, FindingsDelta
from orgdesk.analysis.trial import foreseen
from orgdesk.exchange.change_words import change_words
from orgdesk.exchange.summary import severity_counts, severity_words
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.errors import OrgDeskError
from orgdesk.ui.desk import Desk
from orgdesk.ui.findings.lines import full_message
from orgdesk.ui.findings.plain import label, link_button
from orgdesk.ui.language import locale_of

_MOST = 4
"""Repairs offered at once; rules put the best first."""
_MOST_ROWS = 6
_A_MOMENT = 150
"""Milliseconds until the first repair is tried out: whoever only walks through the list does not wait."""


class Repairs(QWidget):
    """The repairs that the rule of a finding offers. Trying one out happens unseen, one after the other."""

    applied = Signal(object)
    """(ChangeSet): it was done."""

    def __init__(self, desk: Desk, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.offers: list[RepairOffer] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for repair in repairs_of(finding, desk)[:_MOST]:
            offer = RepairOffer(desk, repair, self)
            offer.applied.connect(self.applied)
            self.offers.append(offer)
            column.addWidget(offer)
        self._next = 0
        self._timer = QTimer(self, singleShot=True, interval=_A_MOMENT)
        self._timer.timeout.connect(self._try_next)
        if self.offers:
            self._timer.start()

    def _try_next(self) -> None:
        if not self._desk.is_open or self._next >= len(self.offers):
            return
        if self._desk.document.engine.pending:
            self._timer.start()
            return
        self.offers[self._next].try_out()
        self._next += 1
        self._timer.start(0)


class RepairOffer(QWidget):
    """One repair: its label, what it does to the findings, the rows it changes once unfolded, and Apply."""

    applied = Signal(object)

    def __init__(self, desk: Desk, repair: ChangeSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.repair = desk, repair
        self._effect: FindingsDelta | None = None
        self._is_refused = False
        self._label = label("")
        self.apply_button = QPushButton()
        self.apply_button.clicked.connect(self._apply)
        self.preview_button = link_button("")
        self.preview_button.setCheckable(True)
        self.preview_button.toggled.connect(self._show_rows)
        self.effect = label("", "secondary")
        self.rows = label("", "secondary")
        self.rows.hide()
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.apply_button)
        below.addWidget(self.preview_button)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(self.effect)
        column.addLayout(below)
        column.addWidget(self.rows)
        self._say()

    def _say(self) -> None:
        """The words, in the language of the window; the card is made anew for another."""
        said = self._desk.say(self.repair.label)
        self._label.setText(said)
        self.apply_button.setText(self.tr("Apply"))
        self.apply_button.setAccessibleName(self.tr("Apply: {repair}").format(repair=said))
        self.preview_button.setText(self.tr("What changes"))
        self.preview_button.setAccessibleName(self.tr("What changes: {repair}").format(repair=said))
        lines = [self._desk.say(text) for text in change_words(self.repair, self._desk.organization)]
        if len(lines) > _MOST_ROWS:
            more = self.tr("and {count} more rows").format(count=len(lines) - _MOST_ROWS)
            lines[_MOST_ROWS:] = [more]
        self.rows.setText("\n".join(lines))
        self._say_effect()

    def try_out(self) -> None:
        """Find out what it would do to the findings."""
        try:
            self._effect = foreseen(self._desk.document.engine, self._desk.organization, self.repair)
        except OrgDeskError as refusal:
            self._label.setText(self._desk.say(refusal.sentence))
            self.apply_button.setEnabled(False)
            self._is_refused = True
        self._say_effect()

    def _say_effect(self) -> None:
        if self._effect is None:
            self.effect.setText("" if self._is_refused else self.tr("Trying it out…"))
            return
        standing, accepted = self._desk.findings, self._desk.organization.acceptances
        solved = sum(finding.key in standing.open for finding in self._effect.vanished)
        added = [finding for finding in self._effect.appeared if finding.key not in accepted]
        counts = {severity: n for severity, n in severity_counts(added).items() if n}
        number = locale_of(self._desk.language).toString
        if counts:
            new = ", ".join(self._desk.say(severity_words(severity, n)) for severity, n in counts.items())
            words = self.tr("Resolves {count}, adds {new}").format(count=number(solved), new=new)
        else:
            words = self.tr("Resolves {count}, adds none").format(count=number(solved))
        self.effect.setText(words)
        self.effect.setToolTip("\n".join(full_message(finding, self._desk) for finding in added[:_MOST_ROWS]))

    def _show_rows(self, shown: bool) -> None:
        self.rows.setVisible(shown)

    def _apply(self) -> None:
        if self._desk.execute(self.repair, self):
            self.applied.emit(self.repair)


def repairs_of(finding: Finding, desk: Desk) -> list[ChangeSet]:
    """What the rule of a finding offers to mend it, the best first; nothing where nothing is mechanical."""
    fix = rule_by_code(finding.rule).fix
    if fix is None or finding.key not in desk.findings.known:
        return []
    return [repair for repair in fix(finding, desk.organization) if repair]
