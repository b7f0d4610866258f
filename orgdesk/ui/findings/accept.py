"""Living with a finding: the dialog that asks why, who and until when."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from orgdesk.analysis.case_words import case_message
from orgdesk.editing.acceptances import (
    accept_finding,
    accept_findings,
    withdraw_acceptance,
    withdraw_acceptances,
)
from orgdesk.exchange.summary import findings_words
from orgdesk.ui.desk import Desk
from orgdesk.ui.findings.lines import full_message
from orgdesk.ui.language import locale_of
from orgdesk.ui.remembered import recall, remember

_WHO = "findings/accepted_by"


def accept(desk: Desk, key: str, parent: QWidget) -> bool:
    """Ask why a finding, or all findings of a case, may stand; whether they were accepted then."""
    return AcceptDialog(desk, key, parent).exec() == QDialog.DialogCode.Accepted


def withdraw(desk: Desk, key: str) -> bool:
    """Let an accepted finding, or all of an accepted case, count again."""
    keys = keys_of(desk, key)
    if len(keys) == 1:
        return desk.do(withdraw_acceptance, keys[0])
    return desk.do(withdraw_acceptances, keys)


def keys_of(desk: Desk, key: str) -> list[str]:
    """The findings that the key of a finding or of a case stands for."""
    case = desk.findings.case(key) if key not in desk.findings.known else None
    return [finding.key for finding in case.members] if case is not None else [key]


class AcceptDialog(QDialog):
    """Reason, name and last day of an acceptance; the one that is there already is shown for change."""

    def __init__(self, desk: Desk, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._key = desk, key
        self._keys = keys_of(desk, key)
        self.setMinimumWidth(480)
        before = desk.organization.acceptances.get(self._keys[0])
        next_year = dt.date.today() + dt.timedelta(days=365)
        self._finding = QLabel(wordWrap=True)
        self._meaning = QLabel(wordWrap=True)
        self._meaning.setProperty("look", "secondary")
        self.reason = QPlainTextEdit(before.reason if before else "")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(96)
        self.who = QLineEdit(before.who if before else recall(_WHO, ""))
        self.limited = QCheckBox()
        self.limited.setChecked(before is not None and before.until is not None)
        until = before.until if before is not None and before.until is not None else next_year
        self.until = QDateEdit(QDate(until.year, until.month, until.day))
        self.until.setCalendarPopup(True)
        self.until.setLocale(locale_of(desk.language))
        self.until.setDisplayFormat("d MMMM yyyy")
        self.until.setEnabled(self.limited.isChecked())
        self.limited.toggled.connect(self.until.setEnabled)
        self._refusal = QLabel(wordWrap=True)
        self._refusal.setProperty("look", "refusal")
        self._refusal.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.ok = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setDefault(True)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        self._form = QFormLayout()
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._form.setVerticalSpacing(12)
        self._form.setHorizontalSpacing(16)
        valid = QHBoxLayout()
        valid.addWidget(self.limited)
        valid.addWidget(self.until)
        valid.addStretch(1)
        self._labels = [QLabel() for _ in range(3)]
        for label, field in zip(self._labels[:2], (self.reason, self.who), strict=True):
            label.setBuddy(field)
            self._form.addRow(label, field)
        self._form.addRow(self._labels[2], valid)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._finding)
        column.addWidget(self._meaning)
        column.addLayout(self._form)
        column.addWidget(self._refusal)
        column.addWidget(self._buttons)
        self.retranslate()

    @property
    def refusal(self) -> str:
        """Why it could not be accepted; "" where nothing was refused."""
        return self._refusal.text()

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        many = len(self._keys) > 1
        self.setWindowTitle(self.tr("Accept the case") if many else self.tr("Accept the finding"))
        finding = self._desk.findings.known.get(self._keys[0])
        case = self._desk.findings.case(self._key)
        if many and case is not None:
            said = self._desk.say(case_message(case, self._desk.organization))
            count = self._desk.say(findings_words(len(self._keys)))
            self._finding.setText(f"{case.primary.rule}  {said} ({count})")
        elif finding is not None:
            self._finding.setText(f"{finding.rule}  {full_message(finding, self._desk)}")
        self._finding.setTextFormat(Qt.TextFormat.PlainText)
        one = self.tr(
            "An accepted finding no longer counts. It comes back when its evidence changes, when the "
            "last day has passed, or when you withdraw the acceptance."
        )
        all_ = self.tr(
            "All findings of the case are accepted in one step. They come back when their evidence changes, "
            "when the last day has passed, or when you withdraw the acceptance. A finding that appears later "
            "counts."
        )
        self._meaning.setText(all_ if many else one)
        for label, words in zip(
            self._labels, (self.tr("&Reason"), self.tr("Accepted &by"), self.tr("Valid")), strict=True
        ):
            label.setText(words)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Why may this stay as it is?"))
        self.who.setAccessibleName(self.tr("Accepted by"))
        self.who.setPlaceholderText(self.tr("Name and position"))
        self.limited.setText(self.tr("&Until"))
        self.until.setAccessibleName(self.tr("Last day"))
        self.ok.setText(self.tr("Accept"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _accept(self) -> None:
        reason, who = self.reason.toPlainText().strip(), self.who.text().strip()
        until = dt.date(*self.until.date().getDate()) if self.limited.isChecked() else None
        if not reason:
            self._refuse(self.reason, self.tr("Write why the finding may stand."))
        elif not who:
            self._refuse(self.who, self.tr("Write who accepts it."))
        elif until is not None and until < dt.date.today():
            self._refuse(self.until, self.tr("The last day has passed. Choose today or a later day."))
        elif self._accept_all(reason, who, until):
            remember(_WHO, who)
            self.accept()

    def _accept_all(self, reason: str, who: str, until: dt.date | None) -> bool:
        today = dt.date.today()
        if len(self._keys) == 1:
            return self._desk.do(accept_finding, self._keys[0], reason, who, today, until)
        return self._desk.do(accept_findings, self._keys, reason, who, today, until)

    def _refuse(self, field: QWidget, sentence: str) -> None:
        for other in (self.reason, self.who, self.until):
            other.setProperty("invalid", other is field)
            other.style().polish(other)
        self._refusal.setText(sentence)
        self._refusal.show()
        field.setFocus()
