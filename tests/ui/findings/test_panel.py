"""The place of the findings, driven as a person would."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from orgdesk.analysis.findings import Severity
from orgdesk.analysis.standing import cells_of
from orgdesk.editing.assignments import toggle_role
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, change, removed
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.findings.arrangement import Grouping
from orgdesk.ui.findings.model import FindingsModel
from orgdesk.ui.findings.panel import FindingsPanel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> FindingsPanel:
    made = FindingsPanel(desk)
    qtbot.addWidget(made)
    made.resize(1100, 300)
    made.group_by(Grouping.SEVERITY)
    made.show()
    qtbot.waitExposed(made)
    return made


def model_of(panel: FindingsPanel) -> FindingsModel:
    model = panel.view.model()
    assert isinstance(model, FindingsModel)
    model.catch_up()  # as a moment later
    return model


def number_of(panel: FindingsPanel, beginning: str) -> int:
    model = model_of(panel)
    for number in range(model.rowCount()):
        finding = model.row_at(number).finding
        if finding is not None and finding.key.startswith(beginning):
            return number
    raise LookupError(beginning)


def shown(desk: Desk) -> list[Selection]:
    told: list[Selection] = []
    desk.shown.connect(lambda selection, _: told.append(selection))
    return told


def test_type_see_the_finding_click_its_evidence_undo(desk: Desk, panel: FindingsPanel, qtbot: QtBot) -> None:
    went = shown(desk)
    assert desk.do(toggle_role, "P2P", "F09", "KP")
    desk.settle()
    number = number_of(panel, "OVL001:F09")
    panel.view.scrollTo(model_of(panel).index(number))
    at = panel.view.link_rect(number, ("unit", "P2P"))
    assert not at.isEmpty()
    QTest.mouseClick(panel.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at.center())
    assert went[-1].cells == (("P2P", "F09"),)
    assert went[-1].finding is not None and went[-1].finding.startswith("OVL001:F09")
    assert panel.has_finding
    desk.undo()
    desk.settle()
    with pytest.raises(LookupError):
        number_of(panel, "OVL001:F09")
    assert panel.view.current_finding() is None


def test_picking_selects_and_enter_shows_all_evidence(desk: Desk, panel: FindingsPanel, qtbot: QtBot) -> None:
    went = shown(desk)
    number = number_of(panel, "OVL004:F09")
    panel.view.setFocus()
    panel.view.scrollTo(model_of(panel).index(number))
    at = panel.view.visualRect(model_of(panel).index(number))
    QTest.mouseClick(
        panel.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(at.left() + 20, at.center().y())
    )
    finding = panel.view.current_finding()
    assert finding is not None and finding.rule == "OVL004" and went == []
    assert desk.selection.finding == finding.key and set(desk.selection.cells) == cells_of(finding)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert went == [desk.selection]


def test_arrows_walk_the_names_and_enter_goes_to_one(desk: Desk, panel: FindingsPanel, qtbot: QtBot) -> None:
    went = shown(desk)
    number = number_of(panel, "OVL004:F09")
    panel.view.setFocus()
    panel.view.setCurrentIndex(model_of(panel).index(number))
    for _ in range(2):
        QTest.keyClick(panel.view, Qt.Key.Key_Right)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert len(went) == 1 and len(went[0].cells) == 1 and went[0].cells[0][1] == "F09"
    for _ in range(3):
        QTest.keyClick(panel.view, Qt.Key.Key_Left)
    assert model_of(panel).row_at(panel.view.currentIndex().row()).is_heading


def test_up_and_down_and_space(desk: Desk, panel: FindingsPanel, qtbot: QtBot) -> None:
    panel.focus_list()
    assert desk.selection == Selection()
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    first = panel.view.current_finding()
    assert first is not None and desk.selection.finding == first.key
    before = model_of(panel).rowCount()
    QTest.keyClick(panel.view, Qt.Key.Key_Space)
    assert model_of(panel).rowCount() < before
    assert model_of(panel).row_at(panel.view.currentIndex().row()).is_heading
    QTest.keyClick(panel.view, Qt.Key.Key_Space)
    assert model_of(panel).rowCount() == before


def test_walking_goes_round(desk: Desk, panel: FindingsPanel) -> None:
    went = shown(desk)
    panel.next_finding()
    panel.next_finding()
    panel.previous_finding()
    assert went[0] == went[2] != went[1]
    panel.previous_finding()
    panel.next_finding()
    assert went[-1] == went[0]
    panel.next_finding()
    while went[-1] != went[0]:
        panel.next_finding()
    met = [desk.findings.case(one.finding) for one in went]
    assert {case.key for case in met if case is not None} == {case.key for case in desk.findings.cases}


def test_when_the_picked_one_is_solved_the_next_follows(desk: Desk, panel: FindingsPanel) -> None:
    assert desk.do(toggle_role, "P2P", "F09", "KP")
    desk.settle()
    number = number_of(panel, "OVL001:F09")
    panel.view.setCurrentIndex(model_of(panel).index(number))
    following = model_of(panel).row_at(number + 1).finding
    key = desk.selection.finding
    desk.undo()
    desk.settle()
    assert desk.selection.finding == key and not panel.has_finding
    panel.next_finding()
    assert following is not None and desk.selection.finding == following.key


def test_picked_and_scrolled_stay_while_others_come(desk: Desk, panel: FindingsPanel) -> None:
    number = number_of(panel, "GAP006:")
    panel.view.setCurrentIndex(model_of(panel).index(number))
    picked = panel.view.current_finding()
    top = panel.view.visualRect(panel.view.currentIndex()).top()
    assert panel.view.verticalScrollBar().value() > 0
    assert desk.do(toggle_role, "P2P", "F09", "KP")
    desk.settle()
    assert panel.view.current_finding() == picked
    assert panel.view.visualRect(panel.view.currentIndex()).top() == top


def test_severities_can_be_switched_off(desk: Desk, panel: FindingsPanel, qtbot: QtBot) -> None:
    toggles = panel.severity_toggles
    assert toggles[Severity.ERROR].text() == f"{desk.findings.counts[Severity.ERROR]} errors"
    QTest.mouseClick(toggles[Severity.ERROR], LEFT)
    with pytest.raises(LookupError):
        number_of(panel, "OVL001:")
    toggles[Severity.ERROR].setFocus()
    QTest.keyClick(toggles[Severity.ERROR], Qt.Key.Key_Space)
    assert number_of(panel, "OVL001:")


def test_empty_states(desk: Desk, panel: FindingsPanel, qtbot: QtBot) -> None:
    QTest.keyClicks(panel.filter_field, "zzz")
    qtbot.waitUntil(lambda: "filter" in panel.empty_words)
    QTest.keyClick(panel.filter_field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.empty_words == "")
    assert desk.execute(_nothing_left(desk))
    desk.settle()
    qtbot.waitUntil(lambda: "Nothing to check" in panel.empty_words)
    desk.undo()
    desk.settle()
    qtbot.waitUntil(lambda: panel.empty_words == "")
    document = desk.document
    desk.take(None)
    assert panel.empty_words.startswith("Open")
    assert not panel.has_findings and not panel.has_finding
    desk.take(document)


def _nothing_left(desk: Desk) -> ChangeSet:
    kept = ("project", "role", "resource", "facet_value", "setting", "regulation")
    rows = [row for row in desk.organization.rows() if row.kind not in kept]
    return change(Text("Kosongkan", "Empty"), removed(*rows))


def test_only_about_the_selection_follows_it(desk: Desk, panel: FindingsPanel, qtbot: QtBot) -> None:
    QTest.mouseClick(panel.only_selected, LEFT)
    assert "selected" in panel.empty_words
    desk.select(Selection(rows=(("unit", "IFK"),)))
    assert len(desk.findings.of_row("unit", "IFK")) == sum(
        model_of(panel).row_at(n).finding is not None for n in range(model_of(panel).rowCount())
    )


def test_folded_it_is_one_line_that_goes_there(desk: Desk, panel: FindingsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.collapsed_changed):
        panel.set_collapsed(True)
    assert panel.collapsed and panel.sizeHint().height() < 48
    assert desk.do(toggle_role, "P2P", "F09", "KP")
    desk.settle()
    went = shown(desk)
    assert "Imunisasi rutin has 2 decision-makers" in panel.strip.sentence.text()
    QTest.mouseClick(panel.strip.sentence, LEFT)
    assert went and went[0].finding is not None and went[0].finding.startswith("OVL001:F09")
    panel.focus_list()
    panel.strip.unfold_requested.emit()
    assert not panel.collapsed


def test_grouping_is_remembered(desk: Desk, panel: FindingsPanel, qtbot: QtBot) -> None:
    panel.group_by(Grouping.UNIT)
    again = FindingsPanel(desk)
    qtbot.addWidget(again)
    assert model_of(again).grouping is Grouping.UNIT
    panel.group_by(Grouping.SEVERITY)


def test_a_finding_shown_elsewhere_is_picked_here(desk: Desk, panel: FindingsPanel) -> None:
    number = number_of(panel, "OVL004:F09")
    finding = model_of(panel).row_at(number).finding
    assert finding is not None
    desk.show(Selection(rows=(("function", "F09"),), finding=finding.key))
    assert panel.view.current_finding() == finding
    desk.select(Selection(rows=(("unit", "IFK"),)))
    assert panel.view.current_finding() is None


def test_menu_key_asks_for_the_menu(panel: FindingsPanel, qtbot: QtBot) -> None:
    panel.next_finding()
    with qtbot.waitSignal(panel.context_menu_requested):
        from PySide6.QtGui import QContextMenuEvent
        from PySide6.QtWidgets import QApplication

        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
        QApplication.sendEvent(panel.view.viewport(), event)
    with qtbot.waitSignal(panel.rule_requested):
        panel.show_rule()
