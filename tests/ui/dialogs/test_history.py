"""The list of steps."""

from __future__ import annotations

from collections.abc import Callable

from builders import assignment, organization
from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from orgdesk.editing.assignments import toggle_role
from orgdesk.organization.organization import Organization
from orgdesk.ui.desk import Desk
from orgdesk.ui.dialogs.history import HistoryDialog


def shown(dialog: HistoryDialog) -> list[str]:
    model = dialog.steps.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def watched(dialog: HistoryDialog) -> QAbstractItemModelTester:
    model = dialog.steps.model()
    assert isinstance(model, QAbstractListModel)
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def opened(desk: Desk, qtbot: QtBot) -> HistoryDialog:
    dialog = HistoryDialog(desk)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_it_follows_edits_undo_and_what_comes_after_an_undo(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot)
    keeper = watched(dialog)
    assert shown(dialog) == ["Opened"]
    desk.do(toggle_role, "P2P", "F09", "KP")
    desk.do(toggle_role, "P2P", "F09", "PL")
    assert [text[:11] for text in shown(dialog)] == ["Opened", "Add role KP", "Add role PL"]
    desk.undo()
    assert dialog.steps.currentIndex().row() == 1 and len(shown(dialog)) == 3
    desk.do(toggle_role, "P2P", "F09", "EV")
    assert [text[:11] for text in shown(dialog)] == ["Opened", "Add role KP", "Add role EV"]
    desk.set_language("id")
    assert shown(dialog)[1].startswith("Tambah peran")
    keeper.deleteLater()


def test_a_click_and_enter_go_to_a_step(desk: Desk, qtbot: QtBot) -> None:
    for code in ("KP", "PL", "EV"):
        desk.do(toggle_role, "P2P", "F09", code)
    dialog = opened(desk, qtbot)
    view = dialog.steps
    place = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.document.history.done == 1
    view.selectionModel().setCurrentIndex(
        view.model().index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert desk.document.history.done == 0
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert desk.document.history.done == 3


def test_steps_tell_a_screen_reader_whether_they_are_done(desk: Desk, qtbot: QtBot) -> None:
    for code in ("KP", "PL"):
        desk.do(toggle_role, "P2P", "F09", code)
    desk.undo()
    model = opened(desk, qtbot).steps.model()
    said = [model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(3)]
    assert "done" in said[0] and "now here" in said[1] and "undone" in said[2]


def test_another_document_begins_anew(
    desk_with: Callable[[Organization], Desk], empty_desk: Desk, qtbot: QtBot
) -> None:
    dialog = opened(empty_desk, qtbot)
    assert shown(dialog) == ["Opened"]
    desk = desk_with(organization(assignment("F1", "KP", "U1")))
    desk.do(toggle_role, "U1", "F1", "PL")
    empty_desk.take(desk.document)
    assert len(shown(dialog)) == 2
    empty_desk.take(None)
    assert len(shown(dialog)) == 1
