"""The inspector: what is selected, edited in place, undone, refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from builders import agency, area, assignment, dotted, function, organization, unit
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from orgdesk.editing.assignments import toggle_role
from orgdesk.editing.units import delete_unit, edit_unit
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import FunctionType, Level, ReportingKind
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.fields.choices import ChoiceField
from orgdesk.ui.fields.lines import NumberField, TextField
from orgdesk.ui.inspector.agency_form import AgencyForm
from orgdesk.ui.inspector.cell_form import CellForm
from orgdesk.ui.inspector.function_form import FunctionForm
from orgdesk.ui.inspector.held_list import HeldModel
from orgdesk.ui.inspector.panel import Inspector
from orgdesk.ui.inspector.project_form import ProjectForm
from orgdesk.ui.inspector.unit_form import UnitForm

# Said by the platform without a screen of every popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

DeskWith = Callable[[Organization], Desk]


@pytest.fixture
def small(desk_with: DeskWith, qtbot: QtBot) -> Desk:
    """Three units, two functions, some roles."""
    return desk_with(
        organization(
            agency("B"),
            area("N", name="Utara"),
            unit("U1"),
            unit("U2", under="U1", level=Level.SUPPORTING),
            unit("U3", agency="B"),
            dotted("U2", "U3"),
            function("F1", wording="Imunisasi", type=FunctionType.SERVICE),
            function("F2"),
            assignment("F1", "KP", "U1"),
            assignment("F1", "PL", "U2"),
            assignment("F2", "PL", "U2"),
        )
    )


@pytest.fixture
def inspector(small: Desk, qtbot: QtBot) -> Inspector:
    """The panel over it, as wide as it is narrowest."""
    return made(small, qtbot)


def made(desk: Desk, qtbot: QtBot) -> Inspector:
    panel = Inspector(desk)
    qtbot.addWidget(panel)
    panel.resize(260, 700)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def select(inspector: Inspector, *rows: tuple[str, str]) -> None:
    inspector.desk.select(Selection(rows=rows))
    inspector.refresh()


def typed(qtbot: QtBot, field: TextField, words: str) -> None:
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClick(field.line, Qt.Key.Key_Delete)
    QTest.keyClicks(field.line, words)
    QTest.keyClick(field.line, Qt.Key.Key_Return)


def text_field(form: object, name: str) -> TextField:
    assert isinstance(form, UnitForm | AgencyForm | FunctionForm)
    field = form.properties[name].field
    assert isinstance(field, TextField)
    return field


def choice(form: object, name: str) -> ChoiceField:
    assert isinstance(form, UnitForm | AgencyForm | FunctionForm)
    field = form.properties[name].field
    assert isinstance(field, ChoiceField)
    return field


def texts(inspector: Inspector) -> str:
    return "\n".join(label.text() for label in inspector.findChildren(QLabel) if label.isVisibleTo(inspector))


def test_a_name_is_edited_in_place_and_undone(inspector: Inspector, small: Desk, qtbot: QtBot) -> None:
    select(inspector, ("unit", "U1"))
    typed(qtbot, text_field(inspector.form, "name"), "Dinas Kesehatan")
    assert small.organization.units["U1"].name == "Dinas Kesehatan"
    qtbot.waitUntil(lambda: "Dinas Kesehatan" in texts(inspector))
    assert small.undo()
    qtbot.waitUntil(lambda: text_field(inspector.form, "name").line.text() == "U1")


def test_a_refusal_stands_below_and_nothing_changes(inspector: Inspector, small: Desk, qtbot: QtBot) -> None:
    select(inspector, ("unit", "U1"))
    staff = text_field(inspector.form, "staff")
    assert isinstance(staff, NumberField)
    typed(qtbot, staff, "-1")
    assert "zero or more" in staff.refusal
    assert small.organization.units["U1"].staff is None and staff.line.text() == "-1"
    typed(qtbot, staff, "2.5")
    assert not staff.refusal and small.organization.units["U1"].staff == 2.5


def test_a_blank_name_is_refused_in_indonesian(inspector: Inspector, small: Desk, qtbot: QtBot) -> None:
    small.set_language("id")
    select(inspector, ("agency", "B"))
    name = text_field(inspector.form, "name")
    typed(qtbot, name, "")
    assert "tidak boleh kosong" in name.refusal and small.organization.agencies["B"].name == "B"


def test_several_get_one_value_in_one_step(inspector: Inspector, small: Desk, qtbot: QtBot) -> None:
    select(inspector, ("unit", "U1"), ("unit", "U2"))
    level = choice(inspector.form, "level")
    assert level.mixed and level.box.placeholderText() == "several values"
    assert not text_field(inspector.form, "name").isVisible()
    before = small.document.history.done
    QTest.keyClick(level.box, Qt.Key.Key_End)
    units = small.organization.units
    assert units["U1"].level is units["U2"].level is Level.SUPPORTING
    assert small.document.history.done == before + 1
    assert small.undo()
    assert small.organization.units["U1"].level is None


def test_several_kinds_are_only_counted(inspector: Inspector, small: Desk) -> None:
    select(inspector, ("unit", "U1"), ("function", "F1"))
    assert inspector.form is None and "1 unit and 1 function" in texts(inspector)


def test_what_is_being_typed_survives_an_edit_elsewhere(
    inspector: Inspector, small: Desk, qtbot: QtBot
) -> None:
    select(inspector, ("unit", "U2"))
    code = text_field(inspector.form, "code")
    code.line.setFocus()
    code.line.setText("U2 bar")
    code.line.setCursorPosition(3)
    assert small.do(edit_unit, replace(small.organization.units["U2"], staff=4))
    staff = text_field(inspector.form, "staff")
    qtbot.waitUntil(lambda: staff.line.text() == "4")
    assert code.line.text() == "U2 bar" and code.line.cursorPosition() == 3


def test_going_elsewhere_takes_over_what_was_typed(inspector: Inspector, small: Desk) -> None:
    select(inspector, ("unit", "U2"))
    text_field(inspector.form, "code").line.setText("NEW")
    select(inspector, ("unit", "U1"))
    assert small.organization.units["U2"].code == "NEW"
    assert text_field(inspector.form, "code").line.text() == "U1"


def test_nothing_is_read_again_for_a_change_elsewhere(
    inspector: Inspector, small: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    select(inspector, ("unit", "U1"))
    assert small.do(toggle_role, "U3", "F2", "PW")
    assert not inspector._timer.isActive()
    assert small.do(toggle_role, "U1", "F2", "PW")
    assert inspector._timer.isActive()


def test_superiors_are_added_changed_and_removed(inspector: Inspector, small: Desk, qtbot: QtBot) -> None:
    select(inspector, ("unit", "U2"))
    form = inspector.form
    assert isinstance(form, UnitForm)
    kinds = [row.kind.value() for row in form.superiors.rows]
    assert kinds == [ReportingKind.LINE, ReportingKind.DOTTED]
    QTest.keyClick(form.superiors.rows[1].kind.box, Qt.Key.Key_Home)
    lines = {(r.superior, r.reporting_kind) for r in small.organization.superiors_of("U2")}
    assert lines == {("U1", ReportingKind.LINE), ("U3", ReportingKind.LINE)}
    QTest.mouseClick(form.superiors.rows[0].remove, Qt.MouseButton.LeftButton)
    QTest.mouseClick(form.superiors.rows[0].remove, Qt.MouseButton.LeftButton)
    assert not small.organization.superiors_of("U2")
    QTest.keyClicks(form.superiors.add.line, "u3")
    QTest.keyClick(form.superiors.add.line, Qt.Key.Key_Return)
    assert [r.superior for r in small.organization.superiors_of("U2")] == ["U3"]
    QTest.keyClicks(form.superiors.add.line, "u2")
    QTest.keyClick(form.superiors.add.line, Qt.Key.Key_Return)
    assert "own superior" in form.superiors.add.refusal


def test_the_roles_that_a_unit_holds_lead_to_their_cells(
    inspector: Inspector, small: Desk, qtbot: QtBot
) -> None:
    select(inspector, ("unit", "U2"))
    form = inspector.form
    assert isinstance(form, UnitForm)
    QAbstractItemModelTester(form.held.held, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [held.cell for held in form.held.held.held] == [("U2", "F1"), ("U2", "F2")]
    with qtbot.waitSignal(small.shown):
        first = form.held.visualRect(form.held.held.index(0))
        QTest.mouseClick(form.held.viewport(), Qt.MouseButton.LeftButton, pos=first.center())
    assert small.selection.cells == (("U2", "F1"),)


def test_a_function_shows_its_roles_and_those_it_lacks(
    inspector: Inspector, small: Desk, qtbot: QtBot
) -> None:
    select(inspector, ("function", "F1"))
    form = inspector.form
    assert isinstance(form, FunctionForm)
    held = {line.chip.code: line.units for line in form.role_lines if not line.chip.missing}
    assert held == {"KP": (("U1", "U1"),), "PL": (("U2", "U2"),)}
    missing = [line.chip.code for line in form.role_lines if line.chip.missing]
    assert missing == ["RN", "PD", "PO", "PB", "PW", "EV"]
    assert small.do(toggle_role, "U3", "F1", "PW")
    qtbot.waitUntil(lambda: "PW" not in [r.chip.code for r in form.role_lines if r.chip.missing])
    form._roles_list.unit_clicked.emit("U3")
    assert small.selection.cells == (("U3", "F1"),)


def test_a_cell_shows_its_roles_and_asks_for_the_editor(
    inspector: Inspector, small: Desk, qtbot: QtBot
) -> None:
    small.select(Selection(cells=(("U2", "F1"),)))
    qtbot.waitUntil(lambda: isinstance(inspector.form, CellForm))
    form = inspector.form
    assert isinstance(form, CellForm)
    assert [line[0].code for line in form.lines] == ["PL"]
    assert small.do(toggle_role, "U2", "F1", "KO")
    qtbot.waitUntil(lambda: [line[0].code for line in form.lines] == ["KO", "PL"])
    with qtbot.waitSignal(inspector.edit_requested):
        QTest.mouseClick(form.edit, Qt.MouseButton.LeftButton)


def test_findings_about_the_selection_can_be_chosen(inspector: Inspector, small: Desk, qtbot: QtBot) -> None:
    card = QLabel("Kartu")
    inspector.set_detail(card)
    select(inspector, ("function", "F2"))
    assert small.findings.of_row("function", "F2")
    assert not card.isVisible()
    line = inspector._findings.lines[0]
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert small.selection.finding == line.key
    qtbot.waitUntil(card.isVisible)
    select(inspector, ("unit", "U1"))
    assert not card.isVisible()


def test_the_title_page_is_shown_while_nothing_is_selected(
    inspector: Inspector, small: Desk, qtbot: QtBot
) -> None:
    assert isinstance(inspector.form, ProjectForm)
    name = inspector.form.field("name")
    assert isinstance(name, TextField)
    typed(qtbot, name, "Kabupaten Maju")
    assert small.organization.project.name == "Kabupaten Maju"
    qtbot.waitUntil(lambda: "Kabupaten Maju" in texts(inspector))
    assert "Units: 3" in texts(inspector)


def test_what_is_deleted_is_let_go(inspector: Inspector, small: Desk, qtbot: QtBot) -> None:
    select(inspector, ("unit", "U1"))
    assert small.do(delete_unit, "U1")
    qtbot.waitUntil(lambda: isinstance(inspector.form, ProjectForm))


def test_the_first_field_can_be_asked_for(inspector: Inspector, small: Desk, qtbot: QtBot) -> None:
    small.select(Selection(rows=(("unit", "U1"),)))
    inspector.activateWindow()
    inspector.focus_first()
    assert text_field(inspector.form, "name").line.hasFocus()


def test_names_follow_the_language(inspector: Inspector, small: Desk, qtbot: QtBot) -> None:
    select(inspector, ("function", "F1"))
    assert "Decision-maker" in texts(inspector)
    small.set_language("id")
    assert "Pengambil keputusan" in texts(inspector) and "pelayanan" in texts(inspector)


def test_it_lives_through_documents(empty_desk: Desk, small: Desk, qtbot: QtBot) -> None:
    panel = made(empty_desk, qtbot)
    assert panel.form is None
    empty_desk.take(small.document)
    assert isinstance(panel.form, ProjectForm)
    select(panel, ("unit", "U1"))
    empty_desk.take(None)
    assert panel.form is None


def test_the_held_list_is_a_sound_model(qtbot: QtBot) -> None:
    model = HeldModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_held(())
    assert model.rowCount() == 0
