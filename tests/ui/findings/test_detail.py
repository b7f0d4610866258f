"""The card of one finding, and the dialog that accepts it."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from orgdesk.editing.acceptances import accept_finding
from orgdesk.editing.assignments import toggle_role
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.findings.accept import AcceptDialog
from orgdesk.ui.findings.detail import FindingDetail
from orgdesk.ui.findings.lines import selection_of

LEFT = Qt.MouseButton.LeftButton


def key_of(desk: Desk, beginning: str) -> str:
    return next(key for key in desk.findings.known if key.startswith(beginning))


@pytest.fixture
def detail(desk: Desk, qtbot: QtBot) -> FindingDetail:
    made = FindingDetail(desk)
    qtbot.addWidget(made)
    made.resize(300, 600)
    return made


def words(detail: FindingDetail) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in detail.findChildren(QLabel) if not label.isHidden())


def button(detail: FindingDetail, beginning: str) -> QPushButton:
    QApplication.processEvents()
    found = [
        b for b in detail.findChildren(QPushButton) if not b.isHidden() and b.text().startswith(beginning)
    ]
    return found[0]


def test_it_says_all_of_an_overlap(desk: Desk, detail: FindingDetail, qtbot: QtBot) -> None:
    assert detail.isHidden()
    key = key_of(desk, "OVL004:F09")
    desk.select(selection_of(desk.findings.known[key], desk.organization))
    assert detail.key == key and not detail.isHidden()
    said = words(detail)
    assert "Two coordinators" in said and "Imunisasi rutin has 4 coordinators" in said
    assert "UU 30/2014 Ps.16" in said and "Nearest common superior" in said
    button(detail, "BUP")
    with qtbot.waitSignal(desk.shown) as went:
        button(detail, "SKESGA").click()
    selection = (went.args or [None])[0]
    assert isinstance(selection, Selection)
    assert selection.cells == (("SKESGA", "F09"),) and selection.finding == key
    with qtbot.waitSignal(detail.rule_requested) as asked:
        button(detail, "Rule OVL004").click()
    assert asked.args == ["OVL004"]
    with qtbot.waitSignal(detail.accept_requested) as wanted:
        button(detail, "Accept").click()
    assert wanted.args == [key]


def test_only_what_was_read_is_called_a_basis(desk: Desk, detail: FindingDetail) -> None:
    detail.set_finding(key_of(desk, "COI001:"))
    basis, others = words(detail).split("Basis")[1].split("Further sources")
    assert "incompatible-roles" not in basis and "incompatible-roles.toml) (OrgDesk's own)" in others


def test_it_follows_language_and_edits(desk: Desk, detail: FindingDetail, qtbot: QtBot) -> None:
    assert desk.do(toggle_role, "P2P", "F09", "KP")
    desk.settle()
    detail.set_finding(key_of(desk, "OVL001:F09"))
    desk.set_language("id")
    assert "Imunisasi rutin memiliki 2 pengambil keputusan" in words(detail)
    desk.undo()
    qtbot.waitUntil(lambda: "solved" in words(detail))
    detail.set_finding(None)
    assert detail.isHidden()


def test_accept_and_withdraw(desk: Desk, detail: FindingDetail, qtbot: QtBot) -> None:
    key = key_of(desk, "OVL004:F09")
    detail.set_finding(key)
    dialog = AcceptDialog(desk, key)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.mouseClick(dialog.ok, LEFT)
    assert dialog.refusal == "Write why the finding may stand."
    QTest.keyClicks(dialog.reason, "Each has its own target group")
    QTest.mouseClick(dialog.ok, LEFT)
    assert dialog.refusal == "Write who accepts it."
    QTest.keyClicks(dialog.who, "Sekda")
    dialog.limited.setChecked(True)
    dialog.until.setDate(QDate.currentDate().addDays(-1))
    QTest.mouseClick(dialog.ok, LEFT)
    assert "has passed" in dialog.refusal and key in desk.findings.open
    dialog.until.setDate(QDate.currentDate())
    QTest.mouseClick(dialog.ok, LEFT)
    assert dialog.result() == AcceptDialog.DialogCode.Accepted
    desk.settle()
    acceptance = desk.organization.acceptances[key]
    assert (acceptance.reason, acceptance.who) == ("Each has its own target group", "Sekda")
    assert acceptance.until == dt.date.today() and key not in desk.findings.open
    qtbot.waitUntil(lambda: "Each has its own target group" in words(detail))
    assert AcceptDialog(desk, key_of(desk, "OVL004:F01")).who.text() == "Sekda"
    button(detail, "Withdraw").click()
    desk.settle()
    assert key in desk.findings.open
    qtbot.waitUntil(lambda: "Each has its own" not in words(detail))


def test_an_acceptance_without_an_end_says_so(desk: Desk, detail: FindingDetail) -> None:
    key = key_of(desk, "OVL004:F09")
    assert desk.do(accept_finding, key, "So it is", "Sekda", dt.date(2026, 1, 15))
    detail.set_finding(key)
    assert "Sekda, 15 January 2026, without an end" in words(detail)
