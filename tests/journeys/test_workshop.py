"""A workshop: open the example, type a second decision-maker, see the finding, undo, export."""

from __future__ import annotations

from pathlib import Path

from hands import InDialog, cell_index, click, click_cell, key, press, settle, write
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from orgdesk.analysis.findings import Finding
from orgdesk.exchange.excel.words import FINDINGS, MATRIX
from orgdesk.ui.dialogs.export import ExportDialog
from orgdesk.ui.window import Window

UNIT, FUNCTION = "P2P", "F09"
"""The division that gets a decision that the head of the agency has already."""


def second_decision(window: Window) -> Finding:
    """The finding that two units decide on the function."""
    found = [f for f in window.desk.findings.of_cell(UNIT, FUNCTION).values() if f.rule == "OVL001"]
    assert len(found) == 1
    return found[0]


def test_open_type_see_follow_undo_export(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    # open the example with a click
    start = window.start_page
    entry = next(b for b in start.examples._buttons if b.entry.key == "puskesmas-support-chain")
    click(entry)
    settle(window, qtbot)
    desk, findings = window.desk, window.work.findings
    before = set(desk.findings.open)
    shown_before = window.work.status.said["edit"]

    # type a second decision-maker
    click_cell(window, UNIT, FUNCTION)
    write("kp")
    settle(window, qtbot)
    finding = second_decision(window)
    assert finding.key not in before
    qtbot.waitUntil(lambda: window.work.status.said["edit"] != shown_before)

    # see it in the list, and follow its evidence to the other decision-maker
    view, listed = findings.view, findings.model
    number = listed.number_of(finding.key)
    assert number is not None
    view.scrollTo(listed.index(number))
    QApplication.processEvents()
    other = next(unit for unit in finding.units if unit != UNIT)
    at = view.link_rect(number, ("unit", other))
    assert not at.isEmpty()
    click(view.viewport(), at.center())
    assert desk.selection.cells == ((other, FUNCTION),)
    current = window.work.matrix.view.currentIndex()
    assert (current.row(), current.column()) == window.work.matrix.view.matrix.place_of((other, FUNCTION))

    # take it back
    press(window, "Ctrl+Z")
    settle(window, qtbot)
    assert set(desk.findings.open) == before
    assert not desk.document.is_modified

    # hand over the workbook, and have it open
    out = tmp_path / "matriks.xlsx"

    def fill_in(dialog: QWidget) -> None:
        assert isinstance(dialog, ExportDialog)
        assert dialog.panel.choices.language == desk.language
        dialog.open_after.setChecked(False)
        dialog.path.selectAll()
        QTest.keyClicks(dialog.path, str(out))
        click(dialog.export_button)

    with InDialog(ExportDialog, fill_in):
        press(window, "Ctrl+E")
    book = load_workbook(out)
    assert MATRIX.in_(desk.language) in book.sheetnames and FINDINGS.in_(desk.language) in book.sheetnames
    assert any("Imunisasi rutin" in str(value) for row in book.worksheets[0].values for value in row)


def test_the_keyboard_alone(example: Window, qtbot: QtBot) -> None:
    window, view = example, example.work.matrix.view
    window.work.matrix.focus_matrix()
    view.setCurrentIndex(cell_index(window, "DKK", FUNCTION))
    steps = len(window.desk.document.history.steps)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    write("ev")
    settle(window, qtbot)
    assert len(window.desk.document.history.steps) == steps + 1, "two cells, one step"
    press(window, "F8")
    assert window.desk.selection.finding is not None
    press(window, "F6")
    assert window.work.places.place_in_focus() is not None


def test_a_press_of_ctrl_k_answers_a_question_in_words(example: Window, qtbot: QtBot) -> None:
    window = example
    press(window, "Ctrl+K")
    write("siapa yang urus imunsasi bayi")
    key(Qt.Key.Key_Return)
    assert window.answer.answering == ("function", FUNCTION)
    key(Qt.Key.Key_Return)
    assert not window.is_answering
    assert {function for _, function in window.desk.selection.cells} == {FUNCTION}


def test_language_and_look_change_in_the_middle_of_work(example: Window, qtbot: QtBot) -> None:
    window = example
    click_cell(window, UNIT, FUNCTION)
    write("k")  # a code half typed
    other = "en" if window.desk.language == "id" else "id"
    words = window.work.matrix.view.accessibleName()
    window.actions_["view.english" if other == "en" else "view.indonesian"].trigger()
    window.actions_["view.look_dark"].trigger()
    qtbot.wait(30)
    assert window.desk.language == other and window.desk.is_dark
    assert window.work.matrix.view.accessibleName() != words
    assert window.desk.selection.cells == ((UNIT, FUNCTION),)
    click_cell(window, UNIT, FUNCTION)
    write("kp")
    settle(window, qtbot)
    assert second_decision(window)


def test_a_unit_is_dragged_below_another(example: Window, qtbot: QtBot) -> None:
    from PySide6.QtGui import QDropEvent

    window, desk = example, example.desk
    pane = window.work.explorer.units
    desk.show_rows([("unit", "SP2M")])
    QApplication.processEvents()
    tree, model = pane.view, pane.view.model()
    source = tree.currentIndex()
    mime = model.mimeData([source])
    desk.show_rows([("unit", "YANKES")])
    QApplication.processEvents()
    place = tree.visualRect(tree.currentIndex()).center()
    drop = QDropEvent(
        place,
        Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    tree.dropEvent(drop)
    settle(window, qtbot)
    assert [r.superior for r in desk.organization.superiors_of("SP2M")] == ["YANKES"]
    press(window, "Ctrl+Z")
    assert [r.superior for r in desk.organization.superiors_of("SP2M")] == ["P2P"]


def test_a_projector_shows_the_matrix_and_one_line(example: Window, qtbot: QtBot) -> None:
    window = example
    press(window, "F11")
    assert not window.menuBar().isVisible() and not window.work.explorer.isVisible()
    assert window.work.findings.collapsed and window.work.matrix.isVisible()
    press(window, "F11")
    assert window.menuBar().isVisible() and window.work.explorer.isVisible()


def test_unfolded_findings_have_room_and_keep_their_height(example: Window, qtbot: QtBot) -> None:
    window, places = example, example.work.places
    window.resize(1366, 768)
    qtbot.wait(100)
    assert window.work.findings.collapsed, "a narrow window folds them"
    press(window, "Ctrl+2")
    qtbot.waitUntil(lambda: window.work.findings.height() >= 150)
    qtbot.wait(100)
    given = window.work.findings.height()
    press(window, "Ctrl+2")
    qtbot.waitUntil(lambda: window.work.findings.height() < 60)
    press(window, "Ctrl+2")
    qtbot.wait(150)
    assert abs(window.work.findings.height() - given) <= 4
    assert places.findings_shown
