"""The place of services and resources, by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from builders import organization, unit
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from orgdesk.editing.services import delete_service, edit_service
from orgdesk.exchange.sheets.pasted import pasted_html
from orgdesk.organization.organization import Organization
from orgdesk.ui.deleting import DeleteQuestion
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.empty import EmptyPage
from orgdesk.ui.fields.ask import AskDialog
from orgdesk.ui.fields.chooser import RowField
from orgdesk.ui.fields.lines import TextField
from orgdesk.ui.registers.model import SEVERITY
from orgdesk.ui.registers.panel import RegistersPanel
from orgdesk.ui.registers.view import RegisterView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Show = Callable[[Desk], RegistersPanel]
Key = Qt.Key


def editor(view: RegisterView) -> QLineEdit:
    """The field in which a cell is being edited."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit) and view.isAncestorOf(field)
    return field


def line_of(dialog: AskDialog, name: str) -> QLineEdit:
    """Where one types in a field of a dialog."""
    field = dialog.fields[name]
    assert isinstance(field, TextField | RowField)
    return field.line


def write(qtbot: QtBot, view: RegisterView, words: str, key: Qt.Key = Key.Key_Return) -> None:
    """Type into the cell and end editing; Qt takes the words over a moment later."""
    QTest.keyClicks(editor(view), words)
    QTest.keyClick(editor(view), key)
    qtbot.waitUntil(view.hasFocus)


def click(view: RegisterView, row: int, column: int, *, twice: bool = False) -> None:
    at = view.visualRect(view.register.index(row, column)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    if twice:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_what_one_picks_is_selected_on_the_desk(panel: RegistersPanel, small_desk: Desk) -> None:
    view = panel.pane.view
    click(view, 1, 0)
    assert small_desk.selection.rows == (("service", "S2"),)
    QTest.keyClick(view, Key.Key_Up)
    assert small_desk.selection.rows == (("service", "S1"),)
    QTest.keyClick(view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert set(small_desk.selection.rows) == {("service", "S1"), ("service", "S2")}
    small_desk.select(Selection(rows=(("service", "S3"),)))
    assert view.selected() == [("service", "S3")]
    small_desk.select(Selection(rows=(("unit", "U1"),)))
    assert not view.selected()


def test_a_name_is_edited_in_place_by_enter_and_by_mouse(
    panel: RegistersPanel, small_desk: Desk, qtbot: QtBot
) -> None:
    view = panel.pane.view
    click(view, 0, 2)
    QTest.keyClick(view, Key.Key_Return)
    write(qtbot, view, "Imunisasi dasar")
    assert small_desk.organization.services["S1"].name == "Imunisasi dasar"
    assert view.hasFocus()
    click(view, 1, 1, twice=True)
    write(qtbot, view, "Lahir", Key.Key_Escape)
    assert small_desk.organization.services["S2"].bundle == "Kelahiran"
    assert small_desk.document.history.done == 1


def test_a_service_is_added_named_and_deleted(panel: RegistersPanel, small_desk: Desk, qtbot: QtBot) -> None:
    view = panel.pane.view
    view.setFocus()
    QTest.keyClick(view, Key.Key_Insert)
    write(qtbot, view, "Rujukan")
    (fresh,) = [s for s in small_desk.organization.services.values() if s.name == "Rujukan"]
    assert small_desk.selection.rows == (("service", fresh.id),)
    QTest.keyClick(view, Key.Key_Delete)
    assert fresh.id not in small_desk.organization.services
    assert small_desk.selection.rows == (("service", "S3"),) and view.selected() == [("service", "S3")]


def test_deleting_says_what_goes_along(panel: RegistersPanel, small_desk: Desk, qtbot: QtBot) -> None:
    click(panel.pane.view, 0, 0)
    QTest.keyClick(panel.pane.view, Key.Key_Delete)
    (question,) = panel.window().findChildren(DeleteQuestion)
    assert "2 providers" in question.consequences.text() and "3 requirements" in question.consequences.text()
    QTest.mouseClick(question.delete_button, Qt.MouseButton.LeftButton)
    assert "S1" not in small_desk.organization.services
    assert small_desk.undo() and "S1" in small_desk.organization.services


def test_a_supply_and_a_position_are_asked_for(
    panel: RegistersPanel, small_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_desk.select(Selection(rows=(("unit", "U3"),)))

    def answer_supply(dialog: AskDialog) -> None:
        assert dialog.fields["recipient"].value() == "U3"
        dialog.accept()
        assert dialog.refusal.text()
        QTest.keyClicks(line_of(dialog, "source"), "bpjs")
        QTest.keyClicks(line_of(dialog, "what"), "Kapitasi")
        dialog.accept()

    monkeypatch.setattr(AskDialog, "exec", answer_supply)
    panel.adding.supply()
    (supply,) = [s for s in small_desk.organization.supplies.values() if s.recipient == "U3"]
    assert (supply.partner, supply.source, supply.what) == ("BPJS", None, "Kapitasi")
    assert panel.pane.register.name == "supplies"
    assert panel.pane.view.selected() == [("supply", supply.id)]

    def answer_position(dialog: AskDialog) -> None:
        assert dialog.fields["unit"].value() == "U3"
        QTest.keyClicks(line_of(dialog, "title"), "Apoteker")
        dialog.accept()

    monkeypatch.setattr(AskDialog, "exec", answer_position)
    panel.adding.position()
    assert [p.title for p in small_desk.organization.positions.values() if p.unit == "U3"] == ["Apoteker"]


def test_letters_go_to_the_filter(panel: RegistersPanel, small_desk: Desk, qtbot: QtBot) -> None:
    view = panel.pane.view
    view.setFocus()
    QTest.keyClicks(view, "a")
    assert panel.field.hasFocus() and panel.field.text() == "a"
    QTest.keyClicks(panel.field, "kta")
    qtbot.waitUntil(lambda: list(panel.pane.model.shown) == ["S2"])
    QTest.keyClick(panel.field, Key.Key_Down)
    assert view.hasFocus()
    panel.focus_filter()
    QTest.keyClicks(panel.field, "xyz")
    qtbot.waitUntil(lambda: panel.pane.stack.currentWidget() is panel.pane.no_match)
    QTest.keyClick(panel.field, Key.Key_Escape)
    assert panel.pane.model.rowCount() == 3


def test_the_four_lists_and_their_numbers(panel: RegistersPanel, small_desk: Desk) -> None:
    assert [pane.button.text() for pane in panel.panes.values()] == [
        "Services  3",
        "Supplies  2",
        "Positions  3",
        "People  2",
    ]
    for name, pane in panel.panes.items():
        QTest.mouseClick(pane.button, Qt.MouseButton.LeftButton)
        assert panel.pane is pane and pane.stack.currentWidget() is pane.view, name
        assert pane.model.rowCount() == pane.model.count
        assert pane.button.isChecked()
    assert small_desk.do(delete_service, "S2")
    assert panel.panes["services"].button.text() == "Services  2"


def test_empty_lists_say_how_to_begin(
    desk_with: Callable[[Organization], Desk], show: Show, qtbot: QtBot
) -> None:
    desk = desk_with(organization(unit("U1")))
    panel = show(desk)
    for pane in panel.panes.values():
        QTest.mouseClick(pane.button, Qt.MouseButton.LeftButton)
        page = pane.stack.currentWidget()
        assert isinstance(page, EmptyPage) and page.title.text() and page.words.text()
    panel.show_list("people")
    panel.enter()
    assert panel.pane.empty.buttons[0].hasFocus()
    QTest.keyClick(panel.pane.empty.buttons[0], Key.Key_Space)
    write(qtbot, panel.pane.view, "Sari")
    assert [p.name for p in desk.organization.people.values()] == ["Sari"]


def test_going_to_a_row_shows_its_list_and_lays_the_filter_aside(
    panel: RegistersPanel, small_desk: Desk, qtbot: QtBot
) -> None:
    panel.field.setText("nothing")
    small_desk.show_rows([("person", "Budi")])
    assert panel.pane.register.name == "people" and panel.pane.view.selected() == [("person", "Budi")]
    small_desk.show_rows([("provider", "S1/U2")])
    assert panel.pane.register.name == "services" and panel.pane.view.selected() == [("service", "S1")]


def test_rows_are_moved_among_their_own(panel: RegistersPanel, small_desk: Desk) -> None:
    view = panel.pane.view
    click(view, 2, 0)
    assert panel.can_move
    QTest.keyClick(view, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert list(panel.pane.model.shown) == ["S1", "S3", "S2"] and view.selected() == [("service", "S3")]
    panel.move_rows(1)
    assert list(panel.pane.model.shown) == ["S1", "S2", "S3"]
    view.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    assert not panel.can_move
    panel.show_list("positions")
    small_desk.select(Selection(rows=(("position", "P2"),)))
    panel.move_rows(-1)
    assert list(panel.pane.model.shown) == ["P2", "P1", "P3"]


def test_a_click_on_a_heading_sorts(panel: RegistersPanel) -> None:
    header = panel.pane.view.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(0) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert list(panel.pane.model.shown) == ["S2", "S1", "S3"]


def test_rows_are_copied_as_a_table(panel: RegistersPanel, small_desk: Desk) -> None:
    small_desk.select(Selection(rows=(("service", "S3"), ("service", "S1"))))
    panel.copy()
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Imunisasi bayi\tKelahiran\tF1, F2\tU1, U2\t3\tfree",
        "Izin apotek\t\tF2\t\t\t250,000",
    ]
    book = pasted_html(QGuiApplication.clipboard().mimeData().html())
    assert book is not None and book.sheets[0].last_row == 3
    assert [book.sheets[0].text(row, 1) for row in (2, 3)] == ["Imunisasi bayi", "Izin apotek"]
    assert [book.sheets[0].text(1, column) for column in (1, 6)] == ["Service", "Cost (Rp)"]


def test_marks_of_findings_follow(panel: RegistersPanel, small_desk: Desk) -> None:
    model = panel.pane.model
    rows = {id_: model.index(n, 0).data(SEVERITY) for n, id_ in enumerate(model.shown)}
    for id_, severity in rows.items():
        assert bool(severity) == bool(small_desk.findings.of_row("service", id_))


def test_an_edit_elsewhere_keeps_the_selection(panel: RegistersPanel, small_desk: Desk) -> None:
    view = panel.pane.view
    view.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    small_desk.select(Selection(rows=(("service", "S1"),)))
    row = small_desk.organization.services["S1"]
    assert small_desk.do(edit_service, replace(row, name="Zakat"))
    assert list(panel.pane.model.shown) == ["S2", "S3", "S1"]
    assert view.selected() == [("service", "S1")]
    assert small_desk.selection.rows == (("service", "S1"),)


def test_the_menu_is_asked_for_at_the_pointer(panel: RegistersPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.context_menu_requested):
        panel.pane.view.customContextMenuRequested.emit(QPoint(5, 5))
