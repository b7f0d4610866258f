"""Cases and repairs on the card of a finding, with the keyboard and the pointer."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import assignment, organization
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from orgdesk.analysis.cases import Case, CaseKind
from orgdesk.analysis.catalogue import all_rules
from orgdesk.analysis.trial import foreseen
from orgdesk.editing.acceptances import accept_findings
from orgdesk.exchange.change_words import change_words
from orgdesk.exchange.models import read_example
from orgdesk.organization.bilingual import LANGUAGES, Language
from orgdesk.organization.organization import Organization
from orgdesk.ui.desk import Desk
from orgdesk.ui.findings.accept import AcceptDialog
from orgdesk.ui.findings.accepted_file import write_accepted
from orgdesk.ui.findings.arrangement import Grouping
from orgdesk.ui.findings.detail import FindingDetail
from orgdesk.ui.findings.lines import selection_of, selection_of_case
from orgdesk.ui.findings.panel import FindingsPanel
from orgdesk.ui.findings.repairs import RepairOffer, repairs_of

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def agency(desk_with: Callable[[Organization], Desk], qtbot: QtBot) -> Desk:
    return desk_with(read_example("dinas-kesehatan"))


def card(desk: Desk, qtbot: QtBot) -> FindingDetail:
    made = FindingDetail(desk)
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show()
    return made


def words(detail: FindingDetail) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in detail.findChildren(QLabel) if not label.isHidden())


def case_of(desk: Desk, rule: str) -> Case:
    return next(c for c in desk.findings.cases if c.primary.rule == rule and c.kind is CaseKind.PATTERN)


def offers(detail: FindingDetail) -> list[RepairOffer]:
    QApplication.processEvents()
    return [offer for offer in detail.findChildren(RepairOffer) if not offer.isHidden()]


def test_the_card_of_a_case_lists_its_findings_and_accepts_them_all(agency: Desk, qtbot: QtBot) -> None:
    detail = card(agency, qtbot)
    case = case_of(agency, "GAP001")
    agency.select(selection_of_case(case, agency.organization))
    assert agency.selection.finding == case.key
    said = words(detail)
    assert "All 26 functions of Dinas Kesehatan: no decision-maker." in said and "26 findings" in said
    buttons = [b.text() for b in detail.findChildren(QPushButton) if not b.isHidden()]
    assert "Accept all 26…" in buttons
    link = next(b for b in detail.findChildren(QPushButton) if b.accessibleName().startswith("K1"))
    QTest.mouseClick(link, LEFT)
    assert agency.selection.finding is not None and agency.selection.finding.startswith("GAP001:K1")
    assert "Part of a case" in words(detail)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_is_accepted_and_withdrawn_through_the_dialog(
    agency: Desk, qtbot: QtBot, language: Language
) -> None:
    agency.set_language(language)
    case = case_of(agency, "COI002")
    dialog = AcceptDialog(agency, case.key)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(dialog.reason, "Peralihan")
    dialog.who.setText("Sekda")
    steps = len(agency.document.history.steps)
    QTest.mouseClick(dialog.ok, LEFT)
    agency.settle()
    assert len(agency.document.history.steps) == steps + 1
    assert {f.key for f in case.members} == set(agency.organization.acceptances)
    detail = card(agency, qtbot)
    (accepted,) = agency.findings.accepted_cases()
    agency.select(selection_of_case(accepted, agency.organization))
    assert "Peralihan" in words(detail)
    withdraw = next(b for b in detail.findChildren(QPushButton) if "38" in b.text())
    withdraw.click()
    assert not agency.organization.acceptances
    assert agency.undo() and len(agency.organization.acceptances) == 38


def test_cases_unfold_with_the_keyboard(agency: Desk, qtbot: QtBot) -> None:
    panel = FindingsPanel(agency)
    qtbot.addWidget(panel)
    panel.resize(1100, 400)
    panel.group_by(Grouping.SEVERITY)
    panel.show()
    panel.focus_list()
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    row = panel.model.row_at(panel.view.currentIndex().row())
    assert row.is_case and agency.selection.finding == row.case and panel.has_finding
    before = panel.model.rowCount()
    QTest.keyClick(panel.view, Qt.Key.Key_Right)
    assert panel.model.is_open(row.case) and panel.model.rowCount() == before + panel.model.size(row)
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    member = panel.model.row_at(panel.view.currentIndex().row())
    assert member.finding is not None and member.case == row.case
    assert agency.selection.finding == member.finding.key
    QTest.keyClick(panel.view, Qt.Key.Key_Left)
    assert panel.model.row_at(panel.view.currentIndex().row()) is row
    QTest.keyClick(panel.view, Qt.Key.Key_Left)
    assert not panel.model.is_open(row.case) and panel.model.rowCount() == before
    QTest.keyClick(panel.view, Qt.Key.Key_Space)
    assert panel.model.is_open(row.case)


def test_a_click_on_the_arrow_unfolds_a_case(agency: Desk, qtbot: QtBot) -> None:
    panel = FindingsPanel(agency)
    qtbot.addWidget(panel)
    panel.resize(1100, 400)
    panel.group_by(Grouping.SEVERITY)
    panel.show()
    row = panel.model.row_at(1)
    assert row.is_case
    at = panel.view.visualRect(panel.model.index(1))
    arrow = at.topLeft()
    arrow.setX(at.left() + 20)
    arrow.setY(at.center().y())
    QTest.mouseClick(panel.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, arrow)
    assert panel.model.is_open(row.case)


@pytest.fixture
def twice(desk_with: Callable[[Organization], Desk], qtbot: QtBot) -> Desk:
    """A function with two decision-makers."""
    return desk_with(organization(assignment("F1", "KP", "U1"), assignment("F1", "KP", "U2")))


def test_a_repair_says_what_it_changes_and_does(twice: Desk, qtbot: QtBot) -> None:
    detail = card(twice, qtbot)
    finding = next(f for f in twice.findings.open.values() if f.rule == "OVL001")
    before = twice.organization.copy()
    twice.select(selection_of(finding, twice.organization))
    offered = offers(detail)
    assert offered and len(offered) == len(repairs_of(finding, twice)[:4])
    qtbot.waitUntil(lambda: all("esolves" in offer.effect.text() for offer in offered))
    assert twice.organization == before and not twice.document.is_modified
    assert twice.document.engine.findings.keys() == twice.findings.known.keys()
    first = offered[0]
    QTest.mouseClick(first.preview_button, LEFT)
    assert not first.rows.isHidden() and first.rows.text().startswith(("Remove: ", "Change: ", "Add: "))
    first.apply_button.setFocus()
    QTest.keyClick(first.apply_button, Qt.Key.Key_Space)
    twice.settle()
    assert finding.key not in twice.findings.open and len(twice.document.history.steps) == 1
    twice.undo()
    twice.settle()
    assert finding.key in twice.findings.open and twice.organization == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_repair_of_the_examples_reads_well_and_is_foreseen_rightly(
    desk_with: Callable[[Organization], Desk], language: Language
) -> None:
    for rule in all_rules():
        if rule.fix is None:
            continue
        desk = desk_with(rule.bad[0].build())
        desk.set_language(language)
        for finding in [f for f in desk.findings.open.values() if f.rule == rule.code][:2]:
            for repair in repairs_of(finding, desk)[:2]:
                said = [text.in_(language) for text in change_words(repair, desk.organization)]
                assert len(said) == len(repair.rows) and all(said)
                effect = foreseen(desk.document.engine, desk.organization, repair)
                assert effect is not None
                known = set(desk.findings.known)
                assert desk.execute(repair)
                desk.settle()
                now = set(desk.findings.known)
                assert {f.key for f in effect.appeared} == now - known, rule.code
                assert {f.key for f in effect.vanished} == known - now, rule.code
                desk.undo()
                desk.settle()


def test_the_accepted_ones_are_written_to_a_file(agency: Desk, tmp_path: Path) -> None:
    case = case_of(agency, "GAP001")
    keys = [finding.key for finding in case.members]
    assert agency.do(accept_findings, keys, "Peralihan", "Sekda", dt.date.today())
    table = write_accepted(agency, tmp_path / "accepted.csv")
    assert table is not None
    rows = list(csv.reader(table.read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == 1 + len(keys) and {row[-1] for row in rows[1:]} == set(keys)
    text = write_accepted(agency, tmp_path / "accepted.json")
    assert text is not None
    assert {one["key"] for one in json.loads(text.read_text())["accepted"]} == set(keys)
    assert write_accepted(agency, tmp_path / "nowhere" / "accepted.csv") is None
