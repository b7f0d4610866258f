"""Repair what was found: delete a unit after having read what goes along, accept a finding with a reason."""

from __future__ import annotations

from hands import InDialog, click, key, press, settle, write
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from orgdesk.ui.deleting import DeleteQuestion
from orgdesk.ui.findings.accept import AcceptDialog
from orgdesk.ui.window import Window


def test_a_unit_is_deleted_after_its_consequences_were_read(example: Window, qtbot: QtBot) -> None:
    window, desk = example, example.desk
    desk.show_rows([("unit", "P2P")])
    window.work.explorer.focus_units()
    steps = len(desk.document.history.steps)
    below = [line.unit for line in desk.organization.subordinates_of("P2P")]
    press(window, "Del")
    qtbot.waitUntil(lambda: bool(window.findChildren(DeleteQuestion)))
    question = window.findChildren(DeleteQuestion)[0]
    assert any(letter.isdigit() for letter in question.consequences.text())
    assert "P2P" in desk.organization.units, "nothing happens before the answer"
    click(question.delete_button)
    settle(window, qtbot)
    assert "P2P" not in desk.organization.units
    assert all([r.superior for r in desk.organization.superiors_of(unit)] == ["DKK"] for unit in below)
    assert len(desk.document.history.steps) == steps + 1
    press(window, "Ctrl+Z")
    assert "P2P" in desk.organization.units


def test_a_finding_is_accepted_with_a_reason_and_counts_again_after_undo(
    example: Window, qtbot: QtBot
) -> None:
    window, desk = example, example.desk
    press(window, "F8")
    found = desk.selection.finding
    assert found is not None
    standing = sum(desk.findings.counts.values())

    def give_a_reason(dialog: QWidget) -> None:
        assert isinstance(dialog, AcceptDialog)
        click(dialog.ok)
        assert dialog.isVisible(), "a reason is asked for"
        QTest.keyClicks(dialog.reason, "Dibahas 3 Maret")
        dialog.who.clear()
        QTest.keyClicks(dialog.who, "Sekda")
        click(dialog.ok)

    with InDialog(AcceptDialog, give_a_reason):
        press(window, "Ctrl+Shift+E")
    settle(window, qtbot)
    assert desk.organization.acceptances[found].reason == "Dibahas 3 Maret"
    assert sum(desk.findings.counts.values()) == standing - 1
    press(window, "Ctrl+Z")
    settle(window, qtbot)
    assert sum(desk.findings.counts.values()) == standing


def test_typing_in_a_field_is_not_typing_in_the_matrix(example: Window, qtbot: QtBot) -> None:
    """Letters, Delete and Ctrl+Z belong to the field that has the focus."""
    window, desk = example, example.desk
    desk.show_rows([("unit", "P2P")])
    window.work.places.show_inspector(True)
    qtbot.wait(80)
    window.work.inspector.focus_first()
    before, steps = len(desk.organization.assignments), len(desk.document.history.steps)
    write("kp")
    key(Qt.Key.Key_Backspace)
    key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    key(Qt.Key.Key_Escape)
    assert len(desk.organization.assignments) == before and "P2P" in desk.organization.units
    assert len(desk.document.history.steps) == steps
