"""The panel: filters, finding, empty states, sizes, showing what others point at."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import agency, assignment, function, organization, unit
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTranslator
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from orgdesk.editing import functions, units
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Level
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.matrix.filter_line import Checks, FilterLine
from orgdesk.ui.matrix.find_bar import plain
from orgdesk.ui.matrix.panel import MatrixPanel

MakeDesk = Callable[[Organization], Desk]
Show = Callable[[Desk], MatrixPanel]


def check(line: FilterLine, menu: Checks, words: str) -> None:
    """Open a menu of the filter line and check an entry, as by mouse."""
    menu.aboutToShow.emit()
    (action,) = [a for a in menu.actions() if words in a.text()]
    action.trigger()


def test_agencies_levels_and_roles_narrow_the_matrix(panel: MatrixPanel, qtbot: QtBot) -> None:
    line = panel.filter_line
    with qtbot.waitSignal(panel.filters_changed):
        check(line, line._agency_menu, "Puskesmas")
    assert panel.matrix.columnCount() == 15
    check(line, line._level_menu, "service centre")
    assert panel.matrix.columnCount() == 3
    assert panel.has_filters
    assert "Puskesmas" in line._menus[0].text()
    check(line, line._role_menu, "Evaluator")
    rows = [x for x in panel.matrix.lines if x.is_work]
    assert 0 < len(rows) < 44
    panel.clear_filters()
    assert panel.matrix.columnCount() == 69 and not panel.has_filters


def test_only_rows_with_findings_and_only_this_unit(panel: MatrixPanel, desk: Desk, qtbot: QtBot) -> None:
    panel.toggle_only_findings()
    assert panel.only_findings
    assert all(desk.findings.of_row("function", x.id) for x in panel.matrix.lines if x.is_work)
    panel.toggle_only_findings()
    with qtbot.waitSignal(desk.refused):
        panel.toggle_only_unit()
    assert not panel.only_unit and not panel.filter_line.only_unit.isChecked()
    desk.select(Selection(rows=(("unit", "IFK"),)))
    panel.toggle_only_unit()
    assert [column.id for column in panel.matrix.columns] == ["IFK"]
    held = {a.function for a in desk.organization.assignments_of_unit("IFK")}
    assert {x.id for x in panel.matrix.lines if x.is_work} == held
    panel.toggle_only_unit()
    assert panel.matrix.columnCount() == 69


def test_filters_that_hide_everything_say_so(desk_with: MakeDesk, show: Show) -> None:
    here = organization(unit("U1", level=Level.SUPPORTING), unit("U2"), function("F1"))
    panel = show(desk_with(here))
    check(panel.filter_line, panel.filter_line._role_menu, "KP")
    assert panel._stack.currentWidget() is panel._nothing
    assert panel._clear_button.isVisible()
    QTest.mouseClick(panel._clear_button, Qt.MouseButton.LeftButton)
    assert panel._stack.currentWidget() is panel.view
    assert panel.view.hasFocus()


def test_an_empty_model_says_what_to_do_first(desk_with: MakeDesk, show: Show, qtbot: QtBot) -> None:
    desk = desk_with(organization(agency("A")))
    panel = MatrixPanel(desk)
    qtbot.addWidget(panel)
    panel.show()
    with qtbot.waitSignal(panel.add_agency_requested):
        QTest.mouseClick(panel._agency_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(panel.add_function_requested):
        QTest.mouseClick(panel._function_button, Qt.MouseButton.LeftButton)
    desk.do(units.add_unit, unit("U1")[0])
    assert panel._agency_button.isHidden() and not panel._function_button.isHidden()
    desk.do(functions.add_function, function("F1"))
    assert panel._stack.currentWidget() is panel.view


def test_it_lives_through_documents(empty_desk: Desk, show: Show, qtbot: QtBot) -> None:
    panel = MatrixPanel(empty_desk)
    qtbot.addWidget(panel)
    panel.show()
    panel.focus_matrix()
    assert panel._stack.currentWidget() is panel._blank


def test_find_goes_through_what_fits(panel: MatrixPanel, desk: Desk) -> None:
    panel.open_find()
    field = panel.find_bar.field
    assert field.hasFocus()
    QTest.keyClicks(field, "IMUNISASI")
    assert panel.find_bar.count.text() == "1 of 3"
    assert desk.selection.rows == (("function", "F09"),)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert panel.find_bar.count.text() == "2 of 3"
    assert desk.selection.rows == (("unit", "SSURIM"),)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert desk.selection.rows == (("function", "F09"),)
    QTest.keyClicks(field, "x")
    assert panel.find_bar.count.text() == "Nothing found"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert panel.find_bar.isHidden() and panel.view.hasFocus()


def test_finding_takes_no_notice_of_case_and_diacritics() -> None:
    assert plain("Énergi ŠAH") == "energi sah"


@pytest.mark.parametrize("way", ["folded agency", "folded function", "agency filter", "findings filter"])
def test_what_is_shown_is_laid_open(panel: MatrixPanel, desk: Desk, way: str) -> None:
    match way:
        case "folded agency" | "folded function":
            panel.collapse_all()
        case "agency filter":
            check(panel.filter_line, panel.filter_line._agency_menu, "BPJS")
        case _:
            desk.select(Selection(rows=(("unit", "IFK"),)))
            panel.toggle_only_unit()
    desk.show(Selection(cells=(("PKMGIZI", "F36"),)))
    place = panel.matrix.place_of(("PKMGIZI", "F36"))
    assert place is not None
    assert panel.view.viewport().rect().contains(panel.view.cell_rect(*place))
    assert ("PKMGIZI", "F36") in panel.view.flashing
    assert panel.view.selected_cells() == [("PKMGIZI", "F36")]


def test_a_unit_that_is_shown_comes_into_view(panel: MatrixPanel, desk: Desk) -> None:
    panel.collapse_all()
    desk.show_rows([("unit", "PKMLAB")])
    column = panel.matrix.column_of("PKMLAB")
    assert column is not None and panel.matrix.columns[column].is_unit
    assert panel.view.viewport().rect().intersects(panel.view.cell_rect(0, column))


def test_filters_that_do_not_hide_it_stay(panel: MatrixPanel, desk: Desk) -> None:
    check(panel.filter_line, panel.filter_line._agency_menu, "Dinas Kesehatan")
    desk.show(Selection(cells=(("SKESGA", "F09"),)))
    assert panel.has_filters


def test_sizes_are_stepped_and_remembered(panel: MatrixPanel, desk: Desk, show: Show) -> None:
    before = panel.view.metrics.row
    panel.zoom_in()
    panel.toggle_dense()
    assert panel.is_dense
    assert panel.view.metrics.zoom == 1
    again = show(desk)
    assert again.view.metrics == panel.view.metrics
    panel.zoom_reset()
    panel.toggle_dense()
    assert panel.view.metrics.row == before == panel.view.verticalHeader().sectionSize(0)
    for _ in range(30):
        panel.zoom_out()
    assert panel.view.metrics.row > 12


def test_projecting_is_larger(panel: MatrixPanel) -> None:
    before = panel.view.metrics.row
    panel.set_projecting(True)
    assert panel.view.metrics.row > before
    panel.set_projecting(False)
    assert panel.view.metrics.row == before


def test_a_narrow_window_folds_the_filters(panel: MatrixPanel, qtbot: QtBot) -> None:
    line = panel.filter_line
    qtbot.addWidget(line)
    line.resize(1200, 40)
    line.show()
    assert line._menus[0].isVisible() and not line._folded.isVisible()
    line.resize(320, 40)
    assert line._folded.isVisible() and not line._menus[0].isVisible()
    for button in (line._folded,):
        assert line.rect().contains(button.geometry())
    panel.toggle_only_findings()
    assert line._folded.text() == "Filter: 1 ▾"


def test_filters_fall_with_the_unit_they_are_about(desk_with: MakeDesk, show: Show) -> None:
    desk = desk_with(organization(unit("U1"), unit("U2"), assignment("F1", "KP", "U1")))
    panel = show(desk)
    desk.select(Selection(rows=(("unit", "U1"),)))
    panel.toggle_only_unit()
    assert desk.do(units.delete_unit, "U1")
    assert not panel.has_filters and panel.matrix.columnCount() == 1


class Indonesian(QTranslator):
    """Translates a few words, as the real translations do."""

    def translate(self, context: str, words: str, note: str | None = None, n: int = -1) -> str:
        return {"Authority matrix": "Matriks kewenangan", "Agency": "Instansi"}.get(words, words)


def test_the_language_is_switched_while_it_runs(panel: MatrixPanel, desk: Desk) -> None:
    translator = Indonesian()
    QCoreApplication.installTranslator(translator)
    try:
        for widget in (panel, panel.filter_line):
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
        desk.set_language("id")
        assert panel.view.accessibleName() == "Matriks kewenangan"
        assert panel.filter_line._menus[0].text().startswith("Instansi: ")
    finally:
        QCoreApplication.removeTranslator(translator)
