"""The explorer as it is used: with keys, mouse and drag, alone and together with other places."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import agency, assignment, function, organization, unit
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from orgdesk.document import Document
from orgdesk.editing.units import delete_unit
from orgdesk.organization.organization import Organization, Token
from orgdesk.reference.standard import empty_organization
from orgdesk.ui.deleting import DeleteQuestion
from orgdesk.ui.desk import NOTHING, Desk, Selection
from orgdesk.ui.explorer.pane import Pane
from orgdesk.ui.explorer.panel import Explorer

Made = Callable[[Organization], Desk]
Keys = Qt.Key
Mods = Qt.KeyboardModifier


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[Desk], Explorer]:
    """Puts the explorer of a desk on the screen."""

    def made(desk: Desk) -> Explorer:
        explorer = Explorer(desk)
        qtbot.addWidget(explorer)
        explorer.resize(260, 800)
        explorer.show()
        qtbot.waitExposed(explorer)
        return explorer

    return made


Shown = Callable[[Desk], Explorer]


def click(pane: Pane, token: Token, *modifiers: Mods) -> None:
    rect = pane.view.visualRect(pane.tree.index_of(token))
    assert rect.isValid() and pane.view.viewport().rect().contains(rect.center())
    held = modifiers[0] if modifiers else Mods.NoModifier
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, held, rect.center())


def press(pane: Pane, key: Keys, modifier: Mods = Mods.NoModifier) -> None:
    QTest.keyClick(pane.view, key, modifier)


def editor(pane: Pane) -> QLineEdit:
    found = [field for field in pane.view.viewport().findChildren(QLineEdit) if field.isVisible()]
    return found[-1]


def type_name(pane: Pane, name: str) -> None:
    QTest.keyClicks(editor(pane), name)
    QTest.keyClick(editor(pane), Keys.Key_Return)
    QApplication.processEvents()  # Qt takes the name in after the key


def rows(desk: Desk) -> list[str]:
    return [id_ for _, id_ in desk.selection.rows]


def two_agencies() -> Organization:
    return organization(
        agency("B", order=1),
        unit("U1"),
        unit("U2", under="U1", order=1),
        unit("U3", under="U2", order=2),
        unit("U4", under="U1", order=3),
        unit("V1", agency="B", order=4),
        function("F1"),
        function("F2", parent="F1"),
        function("F3", parent="F1", order=1),
        assignment("F2", "KP", "U4"),
    )


# -- selection -----------------------------------------------------------------------------------


def test_a_click_selects_for_all(desk: Desk, shown: Shown, qtbot: QtBot) -> None:
    explorer = shown(desk)
    desk.show_rows([("unit", "SEKR")])
    click(explorer.units, ("unit", "DKK"))
    click(explorer.units, ("unit", "SEKR"), Mods.ControlModifier)
    assert desk.selection == Selection(rows=(("unit", "SEKR"), ("unit", "DKK")))
    click(explorer.functions, ("function", "G1"))
    assert desk.selection == Selection(rows=(("function", "G1"),))
    assert explorer.units.view.selected() == []


def test_it_follows_what_is_selected_elsewhere_without_echo(desk: Desk, shown: Shown) -> None:
    explorer = shown(desk)
    explorer.collapse_all()
    told: list[object] = []
    desk.selected.connect(lambda selection, initiator: told.append(initiator))
    elsewhere = object()
    desk.select(Selection(rows=(("unit", "SKESGA"), ("function", "F09"))), elsewhere)
    assert told == [elsewhere]
    assert explorer.units.view.selected() == [("unit", "SKESGA")]
    assert explorer.functions.view.selected() == [("function", "F09")]
    view = explorer.units.view
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    desk.select(NOTHING, elsewhere)
    assert explorer.units.view.selected() == []


def test_a_cell_leaves_a_soft_mark_and_no_selection(desk: Desk, shown: Shown, qtbot: QtBot) -> None:
    explorer = shown(desk)
    desk.show_rows([("function", "F01")])
    view = explorer.functions.view
    place = view.visualRect(explorer.functions.tree.index_of(("function", "F01")))
    desk.select(NOTHING)
    before = view.viewport().grab(place).toImage()
    desk.select(Selection(cells=(("DKK", "F01"),)))
    assert view.selected() == []
    assert view.viewport().grab(place).toImage() != before
    desk.select(NOTHING)
    assert view.viewport().grab(place).toImage() == before


def test_showing_lays_a_filter_aside_that_hides_the_row(desk: Desk, shown: Shown, qtbot: QtBot) -> None:
    explorer = shown(desk)
    QTest.keyClicks(explorer.functions.field, "imunisasi")
    qtbot.waitUntil(lambda: explorer.functions.tree.is_filtered)
    desk.show_rows([("function", "F09")])
    assert explorer.functions.field.text() == "imunisasi"
    desk.show_rows([("function", "F01")])
    assert explorer.functions.field.text() == ""
    assert explorer.functions.view.selected() == [("function", "F01")]


# -- adding and naming ---------------------------------------------------------------------------


def test_build_a_small_agency_from_nothing(desk_with: Made, shown: Shown, qtbot: QtBot) -> None:
    desk = desk_with(empty_organization())
    explorer = shown(desk)
    QTest.mouseClick(explorer.units.first_button, Qt.MouseButton.LeftButton)
    type_name(explorer.units, "Dinas Kesehatan")
    explorer.add_below()
    type_name(explorer.units, "Kepala Dinas")
    explorer.add_below()
    type_name(explorer.units, "Sekretariat")
    explorer.add_unit()
    QTest.keyClick(editor(explorer.units), Keys.Key_Escape)
    QApplication.processEvents()
    here = desk.organization
    by_name = {row.name: row.id for row in here.units.values()}
    assert set(by_name) == {"Kepala Dinas", "Sekretariat", "New unit"}
    assert {r.superior for r in here.reportings.values()} == {by_name["Kepala Dinas"]}
    assert rows(desk) == [by_name["New unit"]]
    assert desk.undo()
    assert set(desk.organization.units) == {by_name["Kepala Dinas"], by_name["Sekretariat"]}
    assert all(id_ in desk.organization.units for id_ in rows(desk))
    QTest.mouseClick(explorer.functions.first_button, Qt.MouseButton.LeftButton)
    type_name(explorer.functions, "Imunisasi")
    (made,) = desk.organization.functions.values()
    assert (made.wording, rows(desk)) == ("Imunisasi", [made.id])


def test_new_rows_stand_beside_or_below_the_selected_one(desk_with: Made, shown: Shown) -> None:
    desk = desk_with(two_agencies())
    explorer = shown(desk)
    desk.show_rows([("unit", "U3")])
    explorer.add_unit()
    assert explorer.units.tree.above(desk.selection.rows[0]) == ("unit", "U2")
    desk.show_rows([("agency", "B")])
    explorer.add_unit()
    assert explorer.units.tree.above(desk.selection.rows[0]) == ("agency", "B")
    desk.select(Selection(cells=(("U4", "F2"),)))
    explorer.add_unit()
    assert explorer.units.tree.above(desk.selection.rows[0]) == ("unit", "U1")
    desk.select(Selection(cells=(("U4", "F2"),)))
    explorer.add_function()
    assert explorer.functions.tree.above(desk.selection.rows[0]) == ("function", "F1")
    explorer.add_below()
    made = desk.organization.functions[desk.selection.rows[0][1]]
    assert (made.level, made.wording) == ("task", "New function")


def test_a_new_row_is_seen_under_a_filter(desk_with: Made, shown: Shown, qtbot: QtBot) -> None:
    desk = desk_with(two_agencies())
    explorer = shown(desk)
    desk.show_rows([("unit", "U3")])
    explorer.units.field.setText("U3")
    explorer.units.filter_now()
    explorer.add_unit()
    type_name(explorer.units, "Baru")
    assert desk.organization.units[rows(desk)[0]].name == "Baru"
    assert explorer.units.tree.index_of(desk.selection.rows[0]).isValid()


def test_rename_with_f2_and_what_is_refused(desk_with: Made, shown: Shown, qtbot: QtBot) -> None:
    desk = desk_with(two_agencies())
    explorer = shown(desk)
    click(explorer.units, ("unit", "U2"))
    press(explorer.units, Keys.Key_F2)
    assert editor(explorer.units).selectedText() == "U2"
    type_name(explorer.units, "Bidang")
    assert desk.organization.units["U2"].name == "Bidang"
    explorer.rename()
    with qtbot.waitSignal(desk.refused):
        field = editor(explorer.units)
        field.clear()
        assert field.property("invalid")
        QTest.keyClick(field, Keys.Key_Return)
    assert desk.organization.units["U2"].name == "Bidang"


# -- moving --------------------------------------------------------------------------------------


def test_move_with_keys(desk_with: Made, shown: Shown, qtbot: QtBot) -> None:
    desk = desk_with(two_agencies())
    explorer = shown(desk)
    pane = explorer.units
    click(pane, ("unit", "U4"))
    press(pane, Keys.Key_Up, Mods.AltModifier)
    assert pane.tree.below(("unit", "U1")) == [("unit", "U4"), ("unit", "U2")]
    press(pane, Keys.Key_Up, Mods.AltModifier)
    press(pane, Keys.Key_Down, Mods.AltModifier)
    assert pane.tree.below(("unit", "U1")) == [("unit", "U2"), ("unit", "U4")]
    press(pane, Keys.Key_Right, Mods.AltModifier)
    assert pane.tree.below(("unit", "U2")) == [("unit", "U3"), ("unit", "U4")]
    press(pane, Keys.Key_Left, Mods.AltModifier)
    press(pane, Keys.Key_Left, Mods.AltModifier)
    assert pane.tree.below(("agency", "A")) == [("unit", "U1"), ("unit", "U4")]
    press(pane, Keys.Key_Left, Mods.AltModifier)
    assert desk.organization.units["U4"].agency == "A"
    assert rows(desk) == ["U4"]
    assert pane.view.selected() == [("unit", "U4")]


def drop(pane: Pane, tokens: list[Token], at: QPoint) -> bool:
    """Drag rows to a place of the view, as Qt tells of it, and let them go."""
    view = pane.view
    data = pane.tree.mimeData([pane.tree.index_of(token) for token in tokens])
    left, none, move = Qt.MouseButton.LeftButton, Mods.NoModifier, Qt.DropAction.MoveAction
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(at, move, data, left, none))
    over = QDragMoveEvent(at, move, data, left, none)
    QApplication.sendEvent(view.viewport(), over)
    view.viewport().grab()
    if over.isAccepted():
        QApplication.sendEvent(view.viewport(), QDropEvent(at.toPointF(), move, data, left, none))
    return over.isAccepted()


def test_drag_a_unit_with_the_mouse(desk_with: Made, shown: Shown, qtbot: QtBot) -> None:
    desk = desk_with(two_agencies())
    pane = shown(desk).units
    click(pane, ("unit", "U2"))
    place = pane.view.visualRect(pane.tree.index_of(("unit", "V1")))
    assert drop(pane, [("unit", "U2")], place.center())
    assert pane.tree.path(("unit", "U3")) == [("unit", "U3"), ("unit", "U2"), ("unit", "V1"), ("agency", "B")]
    assert pane.view.selected() == [("unit", "U2")]
    below_itself = pane.view.visualRect(pane.tree.index_of(("unit", "U3"))).center()
    assert not drop(pane, [("unit", "U2")], below_itself)
    above_u4 = pane.view.visualRect(pane.tree.index_of(("unit", "U4"))).topLeft() + QPoint(8, 1)
    assert drop(pane, [("unit", "U2")], above_u4)
    assert pane.tree.below(("unit", "U1")) == [("unit", "U2"), ("unit", "U4")]
    assert desk.undo() and desk.undo()
    assert desk.organization == two_agencies()


# -- deleting ------------------------------------------------------------------------------------


def question(qtbot: QtBot) -> DeleteQuestion:
    found: list[DeleteQuestion] = []

    def look() -> bool:
        found[:] = [
            w for w in QApplication.topLevelWidgets() if isinstance(w, DeleteQuestion) and w.isVisible()
        ]
        return bool(found)

    qtbot.waitUntil(look)
    return found[0]


def test_what_takes_nothing_along_goes_at_once(desk_with: Made, shown: Shown, qtbot: QtBot) -> None:
    desk = desk_with(two_agencies())
    explorer = shown(desk)
    click(explorer.units, ("unit", "U3"))
    press(explorer.units, Keys.Key_Delete)
    assert "U3" not in desk.organization.units
    assert len(rows(desk)) == 1 and rows(desk)[0] in desk.organization.units
    assert desk.undo()
    assert "U3" in desk.organization.units


def test_what_goes_along_is_said_first(desk_with: Made, shown: Shown, qtbot: QtBot) -> None:
    desk = desk_with(two_agencies())
    explorer = shown(desk)
    click(explorer.units, ("unit", "U4"))
    press(explorer.units, Keys.Key_Delete)
    asked = question(qtbot)
    assert asked.consequences.text() == "This goes along: 1 assignment and 1 reporting line."
    assert asked.cancel_button.isDefault() and asked.take_along.isHidden()
    QTest.keyClick(asked, Keys.Key_Return)
    assert "U4" in desk.organization.units
    explorer.delete()
    QTest.mouseClick(question(qtbot).delete_button, Qt.MouseButton.LeftButton)
    assert "U4" not in desk.organization.units and not desk.organization.assignments


def test_subordinates_move_up_or_go_too(desk_with: Made, shown: Shown, qtbot: QtBot) -> None:
    desk = desk_with(two_agencies())
    explorer = shown(desk)
    desk.show_rows([("unit", "U2")])
    explorer.delete()
    QTest.mouseClick(question(qtbot).delete_button, Qt.MouseButton.LeftButton)
    assert explorer.units.tree.above(("unit", "U3")) == ("unit", "U1")
    assert desk.undo()
    desk.show_rows([("unit", "U2")])
    explorer.delete()
    question(qtbot).take_along.setChecked(True)
    assert "1 unit" in question(qtbot).consequences.text()
    QTest.mouseClick(question(qtbot).delete_button, Qt.MouseButton.LeftButton)
    assert set(desk.organization.units) == {"U1", "U4", "V1"}


def test_several_rows_go_in_one_step(desk_with: Made, shown: Shown, qtbot: QtBot) -> None:
    desk = desk_with(two_agencies())
    explorer = shown(desk)
    desk.show_rows([("agency", "B"), ("unit", "U3"), ("unit", "U4")])
    explorer.delete()
    QTest.mouseClick(question(qtbot).delete_button, Qt.MouseButton.LeftButton)
    assert set(desk.organization.units) == {"U1", "U2"}
    assert desk.undo()
    assert desk.organization == two_agencies()


# -- filter, unfolding, words --------------------------------------------------------------------


def test_filter_as_one_types(desk: Desk, shown: Shown, qtbot: QtBot) -> None:
    explorer = shown(desk)
    pane = explorer.units
    QTest.keyClicks(pane.field, "kesehatan KELUARGA")
    QTest.keyClick(pane.field, Keys.Key_Down)
    assert rows(desk) == ["SKESGA"]
    assert explorer.focusWidget() is pane.view
    assert pane.view.visualRect(pane.tree.index_of(("unit", "SKESGA"))).isValid()
    pane.field.setText("tidak ada ini")
    pane.filter_now()
    assert "tidak ada ini" in pane._no_match.text() and pane._no_match.isVisible()
    QTest.keyClick(pane.field, Keys.Key_Escape)
    assert pane.field.text() == "" and pane.view.isVisible()
    assert pane.view.selected() == [("unit", "SKESGA")]


def test_what_is_unfolded_stays_so(desk_with: Made, shown: Shown, qtbot: QtBot) -> None:
    desk = desk_with(two_agencies())
    pane = shown(desk).units

    def unfolded() -> set[str]:
        tokens = [("agency", "A"), ("agency", "B"), ("unit", "U1"), ("unit", "U2")]
        return {id_ for kind, id_ in tokens if pane.view.isExpanded(pane.tree.index_of((kind, id_)))}

    assert unfolded() == {"A", "B", "U1", "U2"}
    pane.view.setExpanded(pane.tree.index_of(("agency", "B")), False)
    assert unfolded() == {"A", "U1", "U2"}
    desk.do(delete_unit, "U1", with_subordinates=True)
    assert desk.undo()
    assert unfolded() == {"A", "U1", "U2"}
    pane.field.setText("V1")
    pane.filter_now()
    assert unfolded() == {"B"}
    pane.clear_filter()
    assert unfolded() == {"A", "U1", "U2"}
    desk.set_language("id")
    assert unfolded() == {"A", "U1", "U2"}
    pane.view.fold_all()
    assert unfolded() == set()
    pane.view.unfold_all()
    assert unfolded() == {"A", "B", "U1", "U2"}


def test_copy_is_an_indented_list(desk_with: Made, shown: Shown) -> None:
    desk = desk_with(organization(unit("U1", name="Dinas"), unit("U2", name="Seksi", under="U1", order=1)))
    explorer = shown(desk)
    desk.show_rows([("unit", "U2"), ("unit", "U1")])
    explorer.copy()
    assert QGuiApplication.clipboard().text() == "U1  Dinas\n    U2  Seksi"


def test_nothing_there_says_what_to_do_first(empty_desk: Desk, shown: Shown) -> None:
    explorer = shown(empty_desk)
    assert not explorer.has_row and not explorer.can_add_unit
    assert not explorer.units.first_button.isEnabled()
    document = Document.new(empty_organization())
    empty_desk.take(document)
    assert explorer.units.first_button.isVisible() and explorer.units.first_button.isEnabled()
    explorer.add_unit()
    explorer.add_below()
    explorer.delete()
    explorer.rename()
    explorer.move_up()
    explorer.copy()
    assert not empty_desk.organization.units
    empty_desk.take(None)
    document.close(discard=True)
    assert explorer.units.tree.rowCount() == 0


def test_the_menu_is_asked_for_at_the_row(desk: Desk, shown: Shown, qtbot: QtBot) -> None:
    explorer = shown(desk)
    view = explorer.units.view
    with qtbot.waitSignal(explorer.context_menu_requested) as asked:
        view.customContextMenuRequested.emit(QPoint(20, 10))
    assert asked.args == [view.viewport().mapToGlobal(QPoint(20, 10))]


def test_every_control_has_a_name_in_words(desk: Desk, shown: Shown) -> None:
    explorer = shown(desk)
    for pane in (explorer.units, explorer.functions):
        for control in (pane.view, pane.field, pane.add_button):
            assert control.accessibleName()
