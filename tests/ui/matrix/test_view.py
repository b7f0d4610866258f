"""The painted matrix, worked as a person would: keys, mouse, folding, selection, and what is drawn."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import agency, assignment, function, organization, role, unit
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from orgdesk.editing import functions, units
from orgdesk.exchange.palette import DARK
from orgdesk.organization.display import cell_codes
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import FunctionLevel
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.matrix.panel import MatrixPanel

MakeDesk = Callable[[Organization], Desk]
Show = Callable[[Desk], MatrixPanel]
At = Callable[[str, str], tuple[int, int]]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def codes(desk: Desk, unit_: str, function_: str) -> list[str]:
    here = desk.organization
    return cell_codes(here, [a for a in here.assignments_of_unit(unit_) if a.function == function_])


def grid() -> Organization:
    """Three rows below a heading, four columns of two agencies."""
    return organization(
        agency("A"),
        agency("B", order=1),
        *(unit(f"U{n}", order=n) for n in range(3)),
        unit("V", agency="B"),
        function("G", level=FunctionLevel.GOAL),
        *(function(f"F{n}", parent="G", order=n) for n in range(3)),
        assignment("F0", "KP", "U0"),
        assignment("F0", "PL", "U2"),
        assignment("F2", "KP", "U0"),
    )


def press(panel: MatrixPanel, *keys: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    for key in keys:
        QTest.keyClick(panel.view, key, modifier or Qt.KeyboardModifier.NoModifier)


def current(panel: MatrixPanel) -> tuple[int, int]:
    index = panel.view.currentIndex()
    return index.row(), index.column()


def test_typing_a_code_toggles_it_in_one_step(panel: MatrixPanel, desk: Desk, at: At) -> None:
    at("P2P", "F09")
    before = codes(desk, "P2P", "F09")
    QTest.keyClicks(panel.view, "rg")
    assert set(codes(desk, "P2P", "F09")) == {*before, "RG"}
    assert len(desk.document.history.steps) == 1
    QTest.keyClicks(panel.view, "RG")
    assert codes(desk, "P2P", "F09") == before
    assert desk.undo()
    assert "RG" in codes(desk, "P2P", "F09")


def test_a_code_goes_into_all_selected_cells_as_one_step(desk_with: MakeDesk, show: Show) -> None:
    desk = desk_with(grid())
    panel = show(desk)
    panel.view.go(1, 0)
    press(panel, Qt.Key.Key_Right, Qt.Key.Key_Down, modifier=SHIFT)
    QTest.keyClicks(panel.view, "kp")
    assert len(desk.document.history.steps) == 1
    cells = [(u, f) for u in ("U0", "U1") for f in ("F0", "F1")]
    assert all("KP" in codes(desk, *cell) for cell in cells)
    QTest.keyClicks(panel.view, "kp")
    assert not any("KP" in codes(desk, *cell) for cell in cells)


def test_the_hint_shows_what_fits_and_escape_takes_it_back(panel: MatrixPanel, desk: Desk, at: At) -> None:
    at("P2P", "F09")
    QTest.keyClick(panel.view, Qt.Key.Key_K)
    hint = panel.view.typing._hint
    assert hint is not None and hint.isVisible()
    assert hint.accessibleName() == "KP Decision-maker, KO Coordinator"
    assert panel.view.rect().contains(hint.geometry())
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    assert not hint.isVisible()
    QTest.keyClicks(panel.view, "kx")
    assert hint.accessibleName() == "No role code begins with “kx”"
    QTest.keyClick(panel.view, Qt.Key.Key_Backspace)
    assert "KP" in hint.accessibleName()
    QTest.keyClick(panel.view, Qt.Key.Key_Backspace)
    assert not hint.isVisible()
    assert not desk.document.history.steps


def test_a_code_that_another_begins_with_waits_for_enter(desk_with: MakeDesk, show: Show) -> None:
    here = organization(role("Z"), role("ZY"), unit("U0"), function("F0"))
    desk = desk_with(here)
    panel = show(desk)
    panel.view.go(0, 0)
    QTest.keyClicks(panel.view, "z")
    assert codes(desk, "U0", "F0") == []
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert codes(desk, "U0", "F0") == ["Z"]
    QTest.keyClicks(panel.view, "zy")
    assert set(codes(desk, "U0", "F0")) == {"Z", "ZY"}


def test_keys_lead_through_the_cells(desk_with: MakeDesk, show: Show) -> None:
    panel = show(desk_with(grid()))
    panel.view.go(1, 0)
    press(panel, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert current(panel) == (2, 1)
    press(panel, Qt.Key.Key_End)
    assert current(panel) == (2, 3)
    press(panel, Qt.Key.Key_Tab)
    assert current(panel) == (3, 0)
    press(panel, Qt.Key.Key_Backtab)
    assert current(panel) == (2, 3)
    press(panel, Qt.Key.Key_Home, modifier=CTRL)
    assert current(panel) == (0, 0)
    press(panel, Qt.Key.Key_End, modifier=CTRL)
    assert current(panel) == (3, 3)
    press(panel, Qt.Key.Key_PageUp)
    assert current(panel) == (0, 3)


def test_ctrl_and_an_arrow_jump_to_the_next_filled_cell(desk_with: MakeDesk, show: Show) -> None:
    panel = show(desk_with(grid()))
    panel.view.go(1, 0)
    press(panel, Qt.Key.Key_Right, modifier=CTRL)
    assert current(panel) == (1, 2)
    press(panel, Qt.Key.Key_Right, modifier=CTRL)
    assert current(panel) == (1, 3)
    press(panel, Qt.Key.Key_Left, modifier=CTRL)
    assert current(panel) == (1, 2)
    panel.view.go(1, 0)
    press(panel, Qt.Key.Key_Down, modifier=CTRL)
    assert current(panel) == (3, 0)


def test_left_and_right_fold_headings(desk_with: MakeDesk, show: Show) -> None:
    panel = show(desk_with(grid()))
    panel.view.go(0, 2)
    press(panel, Qt.Key.Key_Left)
    assert panel.matrix.rowCount() == 1
    assert current(panel) == (0, 2)
    press(panel, Qt.Key.Key_Right)
    assert panel.matrix.rowCount() == 4
    press(panel, Qt.Key.Key_Right)
    assert current(panel) == (1, 2)
    panel.view.go(0, 0)
    press(panel, Qt.Key.Key_Space)
    assert panel.matrix.rowCount() == 1


def test_minus_folds_the_agency_and_enter_opens_it(desk_with: MakeDesk, show: Show) -> None:
    panel = show(desk_with(grid()))
    panel.view.go(1, 1)
    press(panel, Qt.Key.Key_Minus)
    assert [column.id for column in panel.matrix.columns] == ["A", "V"]
    assert current(panel) == (1, 0)
    press(panel, Qt.Key.Key_Return)
    assert panel.matrix.columnCount() == 4


def test_enter_asks_for_the_editor_and_a_double_click_too(
    desk_with: MakeDesk, show: Show, qtbot: QtBot
) -> None:
    panel = show(desk_with(grid()))
    panel.view.go(1, 1)
    with qtbot.waitSignal(panel.edit_requested):
        press(panel, Qt.Key.Key_Return)
    centre = panel.view.cell_rect(2, 2).center()
    with qtbot.waitSignal(panel.edit_requested):
        QTest.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=centre)


def test_delete_clears_what_is_selected(desk_with: MakeDesk, show: Show) -> None:
    desk = desk_with(grid())
    panel = show(desk)
    panel.select_all()
    press(panel, Qt.Key.Key_Delete)
    assert not desk.organization.assignments
    assert len(desk.document.history.steps) == 1


def test_an_edit_of_a_folded_agency_is_refused_in_words(
    desk_with: MakeDesk, show: Show, qtbot: QtBot
) -> None:
    desk = desk_with(grid())
    panel = show(desk)
    panel.matrix.fold_agency("A", True)
    panel.view.go(1, 0)
    with qtbot.waitSignal(desk.refused) as told:
        QTest.keyClicks(panel.view, "kp")
    assert "folded" in desk.say((told.args or [])[0])


def test_the_desk_knows_what_is_selected(desk_with: MakeDesk, show: Show) -> None:
    desk = desk_with(grid())
    panel = show(desk)
    panel.view.go(1, 1)
    assert desk.selection == Selection(cells=(("U1", "F0"),))
    press(panel, Qt.Key.Key_Right, modifier=SHIFT)
    assert desk.selection.cells == (("U2", "F0"), ("U1", "F0"))
    panel.view.go(0, 1)
    assert desk.selection == Selection(rows=(("function", "G"),))
    at = panel.view.cell_rect(3, 3).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert desk.selection == Selection(cells=(("V", "F2"),))


def test_headers_select_functions_and_units(desk_with: MakeDesk, show: Show) -> None:
    desk = desk_with(grid())
    panel = show(desk)
    rows, across = panel.view.verticalHeader(), panel.view.horizontalHeader()
    metrics = panel.view.metrics
    click(rows.viewport(), QPoint(120, 2 * metrics.row + 5))
    assert desk.selection == Selection(rows=(("function", "F1"),))
    click(across.viewport(), QPoint(metrics.column + 8, across.height() - 8))
    assert desk.selection == Selection(rows=(("unit", "U1"),))
    click(rows.viewport(), QPoint(metrics.px(12), 5))
    assert panel.matrix.rowCount() == 1
    click(across.viewport(), QPoint(round(panel.view.columns_head.lean) + 20, 5))
    assert [column.id for column in panel.matrix.columns] == ["A", "V"]


def click(widget: QWidget, at: QPoint) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)


def test_the_width_of_the_rows_is_dragged_and_remembered(desk_with: MakeDesk, show: Show) -> None:
    desk = desk_with(grid())
    panel = show(desk)
    rows = panel.view.verticalHeader()
    edge, to = QPoint(rows.width() - 2, 40), QPoint(220, 40)
    QTest.mousePress(rows.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(rows.viewport(), to)
    QTest.mouseRelease(rows.viewport(), Qt.MouseButton.LeftButton, pos=to)
    assert rows.width() == 220
    assert show(desk).view.verticalHeader().width() == 220


def test_selection_and_position_stay_by_id_when_rows_come_and_go(panel: MatrixPanel, desk: Desk) -> None:
    place = panel.matrix.place_of(("SKESGA", "F22"))
    assert place is not None
    panel.view.go(*place)
    panel.view.verticalScrollBar().setValue(place[0] * panel.view.metrics.row - 60)
    top = panel.view.cell_rect(*place).top()
    assert desk.do(functions.add_function, function("NEW", parent="G1"))
    moved = panel.matrix.place_of(("SKESGA", "F22"))
    assert moved == (place[0] + 1, place[1]) == current(panel)
    assert panel.view.cell_rect(*moved).top() == top
    assert desk.do(units.delete_unit, "BUP")
    assert desk.selection.cells == (("SKESGA", "F22"),)


def test_the_matrix_follows_what_others_select(panel: MatrixPanel, desk: Desk) -> None:
    desk.select(Selection(cells=(("PKM", "F30"), ("DKK", "F30"))))
    assert panel.view.selected_cells() == [("PKM", "F30"), ("DKK", "F30")]
    desk.select(Selection(rows=(("function", "F41"),)))
    row = panel.matrix.row_of("F41")
    assert row is not None and (row, desk.theme.selection) in panel.view.lit_rows()
    assert panel.view.selected_cells() == [("PKM", "F41")]
    desk.select(Selection(rows=(("agency", "PUSKESMAS"),)))
    assert len(panel.view.tinted_columns()) == 15


def test_a_changed_cell_flashes_once(desk_with: MakeDesk, show: Show, qtbot: QtBot) -> None:
    panel = show(desk_with(grid()))
    panel.view.go(2, 1)
    QTest.keyClicks(panel.view, "kp")
    assert ("U1", "F1") in panel.view.flashing
    qtbot.waitUntil(lambda: not panel.view.flashing, timeout=1000)


def test_hovering_lights_row_and_column(desk_with: MakeDesk, show: Show) -> None:
    panel = show(desk_with(grid()))
    viewport = panel.view.viewport()
    at = panel.view.cell_rect(2, 1).center()
    QTest.mouseMove(viewport, at)
    assert (2, panel.view.desk.theme.cross) in panel.view.tinted_rows()
    assert (1, panel.view.desk.theme.cross) in panel.view.tinted_columns()
    panel.view.viewportEvent(QEvent(QEvent.Type.Leave))
    assert panel.view.hovered == (None, None)


def picture(panel: MatrixPanel) -> QImage:
    return panel.view.grab().toImage()


def test_what_is_drawn_follows_edits_and_themes(desk_with: MakeDesk, show: Show) -> None:
    desk = desk_with(grid())
    panel = show(desk)
    panel.view.go(2, 1)
    before = picture(panel)
    QTest.keyClicks(panel.view, "kp")
    panel.view._flashed()
    after = picture(panel)
    assert before != after
    place = panel.view.cell_rect(2, 1)
    corner = panel.view.viewport().mapTo(panel.view, place.topLeft())
    centre = after.pixelColor(corner + QPoint(9, place.height() // 2))
    assert centre.name().upper() == "#C25400", "a chip in the hue of decisions"
    desk.set_theme(DARK)
    assert picture(panel) != after


@pytest.mark.parametrize("held", range(1, 8))
def test_no_code_is_ever_clipped(desk_with: MakeDesk, show: Show, held: int) -> None:
    """Chips stay within the cell, and what does not fit is counted."""
    shown = ["KP", "RG", "RN", "KO", "PW", "EV", "PL"][:held]
    here = organization(unit("U0"), *(assignment("F0", code, "U0") for code in shown))
    panel = show(desk_with(here))
    pictures = panel.view.pictures()
    for dense in (False, True):
        if dense:
            panel.toggle_dense()
            pictures = panel.view.pictures()
        size = QSize(panel.view.metrics.column, panel.view.metrics.row)
        face = panel.matrix.faces(0)[0]
        chosen, rows = pictures._arranged(face.codes, size)
        assert all(chosen.across(row) <= size.width() for row in rows)
        assert len(rows) * chosen.height + (len(rows) - 1) * chosen.gap <= size.height()
        flat = [code for row in rows for code in row]
        left = int(flat.pop()) if flat[-1].startswith("+") else 0
        assert len(flat) + left == held
        assert held > 2 or not left


def test_a_screen_reader_hears_cells_by_name(panel: MatrixPanel, at: At) -> None:
    row, column = at("SKESGA", "F09")
    table = QAccessible.queryAccessibleInterface(panel.view)
    assert table.text(QAccessible.Text.Name) == "Authority matrix"
    across = panel.matrix.columnCount() + 1  # headers are children too
    name = table.child((row + 1) * across + column + 1).text(QAccessible.Text.Name)
    assert name.startswith("Imunisasi rutin, Seksi Kesehatan Keluarga dan Gizi Masyarakat: Coordinator")


def test_edits_undo_folding_and_filters_keep_the_model_sound(panel: MatrixPanel, desk: Desk, at: At) -> None:
    QAbstractItemModelTester(panel.matrix, QAbstractItemModelTester.FailureReportingMode.Fatal, panel.matrix)
    at("P2P", "F09")
    QTest.keyClicks(panel.view, "kp")
    panel.collapse_all()
    assert desk.undo()
    panel.expand_all()
    panel.toggle_only_findings()
    assert desk.redo()
    panel.matrix._refresh()
    panel.toggle_only_unit()
    assert panel.matrix.columnCount() == 1
    panel.clear_filters()
    assert panel.matrix.columnCount() == 69
