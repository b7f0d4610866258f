"""The findings folded into one line: how many there are, and the one that matters now."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from orgdesk.analysis.case_words import case_message
from orgdesk.analysis.cases import Case
from orgdesk.analysis.findings import Finding, FindingsDelta, Severity
from orgdesk.exchange.summary import severity_words
from orgdesk.organization.changes import ChangeSet
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.findings.lines import full_message, selection_of, selection_of_case
from orgdesk.ui.findings.pieces import Piece, PiecesButton
from orgdesk.ui.icons import icon


class FindingsStrip(QWidget):
    """Counts, and the finding that is selected, else the newest, else the worst. A click on it goes there."""

    unfold_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._newest: str | None = None
        self._finding: Finding | None = None
        self._counts = PiecesButton(desk, gap=12)
        self._counts.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._counts.clicked.connect(self.unfold_requested)
        self.sentence = QPushButton()
        self.sentence.setProperty("look", "flat")
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.sentence.clicked.connect(self._show_finding)
        self._unfold = QToolButton()
        self._unfold.clicked.connect(self.unfold_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(8)
        row.addWidget(self._counts)
        row.addWidget(self.sentence, 1)
        row.addWidget(self._unfold)
        desk.opened.connect(self._forget)
        desk.changed.connect(self._changed)
        desk.edited.connect(self._note)
        desk.selected.connect(self._selected)
        desk.theme_changed.connect(self._tint)
        self._tint()
        self.retranslate()

    def enter(self) -> None:
        """Take the keyboard."""
        self._unfold.setFocus()

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self._unfold.setAccessibleName(self.tr("Unfold the findings"))
        self._unfold.setToolTip(self.tr("Unfold the findings"))
        self._counts.setToolTip(self.tr("Unfold the findings"))
        self.refresh()

    def refresh(self) -> None:
        """Say what stands now."""
        if not self.isVisible():
            return
        if not self._desk.is_open:
            self._counts.set_pieces()
            self.sentence.setText("")
            return
        counts = self._desk.findings.counts
        marks = self._desk.theme.marks
        self._counts.set_pieces(
            *(Piece(self._desk.say(severity_words(s, counts[s])), marks[s]) for s in Severity)
        )
        self._finding = self._chosen()
        self._elide()

    def showEvent(self, event: QShowEvent) -> None:
        """It was not kept right while nobody saw it."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the sentence anew."""
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _elide(self) -> None:
        if self._finding is None:
            words = ""
            if self._desk.is_open and not self._desk.findings.open and not self._desk.is_first_pass:
                words = self.tr("No finding stands.")
        else:
            case = self._case()
            said = full_message(self._finding, self._desk)
            if case is not None:
                said = self._desk.say(case_message(case, self._desk.organization))
            words = f"{self._finding.rule}  {said}"
        room = self.sentence.width() - 16
        cut = self.sentence.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.sentence.setText(cut.replace("&", "&&"))
        self.sentence.setToolTip(words if cut != words else "")
        self.sentence.setAccessibleName(words)
        self.sentence.setEnabled(self._finding is not None)

    def _case(self) -> Case | None:
        """The case that is selected as a whole."""
        key = self._desk.selection.finding
        return self._desk.findings.case(key) if key not in self._desk.findings.known else None

    def _chosen(self) -> Finding | None:
        standing = self._desk.findings
        case = self._case()
        if case is not None:
            return case.primary
        for key in (self._desk.selection.finding, self._newest):
            if key is not None and key in standing.open:
                return standing.open[key]
        worst = next((severity for severity in Severity if standing.counts[severity]), None)
        return next((f for f in standing.open.values() if f.severity is worst), None)

    def _selected(self, _: Selection, __: object) -> None:
        self.refresh()

    def _changed(self, *_: object) -> None:
        if not self._desk.is_first_pass:  # until then the panel has it refreshed now and then
            self.refresh()

    def _forget(self) -> None:
        self._newest = None
        self.refresh()

    def _note(self, _: ChangeSet, delta: FindingsDelta) -> None:
        newest = min(delta.appeared, key=lambda f: f.severity.rank, default=None)
        self._newest = newest.key if newest is not None else None
        self.refresh()

    def _show_finding(self) -> None:
        if self._finding is not None:
            case, organization = self._case(), self._desk.organization
            whole = selection_of_case(case, organization) if case is not None else None
            self._desk.show(whole or selection_of(self._finding, organization), self)

    def _tint(self) -> None:
        self._unfold.setIcon(icon("chevron-up", self._desk.theme))
        self.refresh()
