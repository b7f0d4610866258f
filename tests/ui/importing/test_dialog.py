"""The import window: what it shows, what it asks, and that nothing changes before Import is pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hands import InDialog, button
from import_plans import CLASH, LETTER, plan_simply, simple_book, small_model
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from orgdesk.document import Document
from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.plan import ImportPlan
from orgdesk.exchange.sheets.grid import Book
from orgdesk.exchange.sheets.watch import SheetRefused, Watch
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import RowChange, added, change
from orgdesk.organization.organization import Organization
from orgdesk.reference.standard import empty_organization
from orgdesk.ui.desk import Desk
from orgdesk.ui.files.questions import Question
from orgdesk.ui.importing.conflicts import OURS, THEIRS
from orgdesk.ui.importing.dialog import ImportDialog
from orgdesk.ui.importing.planner import PlanImport, Planner
from orgdesk.ui.importing.sheet_model import FATE
from orgdesk.ui.progress import Cancelled

ENTER, SPACE, DOWN, CONTROL = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Space,
    Qt.Key.Key_Down,
    Qt.KeyboardModifier.ControlModifier,
)
Opened = Callable[..., ImportDialog]


@pytest.fixture
def model(desk_with: Callable[[Organization], Desk], qtbot: QtBot) -> Desk:
    return desk_with(small_model())


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    dialogs: list[ImportDialog] = []

    def made(
        desk: Desk, plan: PlanImport = plan_simply, begin: Callable[[str], bool] | None = None
    ) -> ImportDialog:
        planner = Planner(desk, simple_book(), plan)
        dialog = ImportDialog(desk, planner(Mapping(), Watch()), planner, begin)
        qtbot.addWidget(dialog)
        dialog.resize(1280, 680)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        dialogs.append(dialog)
        return dialog

    yield made
    for dialog in dialogs:
        dialog.close()


def answer(dialog: ImportDialog, words: str, qtbot: QtBot) -> None:
    """Answer the question about the letter, by typing into its box."""
    dialog.questions.focus_open()
    box = dialog.questions.boxes[LETTER]
    assert box.hasFocus()
    QTest.keyClicks(box, words[0])
    QTest.keyClick(box, ENTER)
    if box.currentText() != words:  # some styles only move the mark
        box.setCurrentText(words)
    qtbot.waitUntil(lambda: dialog.plan.mapping.answer(LETTER) is not None)


def press(dialog: ImportDialog, button: QPushButton) -> None:
    assert button.isVisible() and button.isEnabled(), button.text()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


# -- what is shown -------------------------------------------------------------------------------


def test_every_cell_shows_what_it_became(model: Desk, opened: Opened) -> None:
    cells = opened(model).view.cells
    shown = {
        (row + 1, column + 1): cells.data(cells.index(row, column), FATE)
        for row in range(cells.rowCount())
        for column in range(cells.columnCount())
    }
    assert shown[1, 1] is Fate.HEAD and shown[1, 2] is Fate.NAME and shown[2, 1] is Fate.NAME
    assert shown[2, 2] is Fate.ROLE and shown[2, 4] is Fate.DETAIL and shown[3, 2] is Fate.QUESTION
    assert shown[3, 3] is Fate.ERROR and shown[5, 1] is Fate.IGNORED and shown[4, 2] is None
    assert [chip.code for chip in cells.chips_at((2, 2))] == ["PL"]
    tip = cells.data(cells.index(1, 1), Qt.ItemDataRole.ToolTipRole)
    assert isinstance(tip, str) and tip.startswith("B2 · Role") and "Executor" in tip
    said = cells.data(cells.index(2, 2), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "C3, XX, Error, XX is no role."


def test_merged_cells_are_one_and_hidden_rows_are_there(model: Desk, opened: Opened) -> None:
    view = opened(model).view
    assert view.columnSpan(4, 0) == 3
    assert not view.isRowHidden(2)
    assert view.cells.headerData(2, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)


def test_the_models_are_sound(model: Desk, opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(model)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    models = (
        dialog.view.cells,
        dialog.changes.model,
        dialog.conflicts.model,
        dialog.problems.problems,
    )
    keepers = [QAbstractItemModelTester(each, fatal) for each in models]
    answer(dialog, "Executor (PL)", qtbot)
    dialog.sheets.setCurrentIndex(1)
    dialog.sheets.setCurrentIndex(0)
    model.set_language("id")
    for keeper in keepers:
        keeper.deleteLater()


def test_the_legend_counts_and_leads_to_the_next_cell(model: Desk, opened: Opened) -> None:
    dialog = opened(model)
    assert dialog.legend.buttons[Fate.ROLE].text() == "Role 2"
    assert Fate.EXTRA not in dialog.legend.buttons
    press(dialog, dialog.legend.buttons[Fate.ERROR])
    assert dialog.view.place == (3, 3)
    for place in ((2, 2), (2, 3), (2, 2)):
        press(dialog, dialog.legend.buttons[Fate.ROLE])
        assert dialog.view.place == place
    assert dialog.cell.text().startswith("B2 · Role")


def test_the_other_sheet_is_a_tab_and_nothing_on_it_is_read(model: Desk, opened: Opened) -> None:
    dialog = opened(model)
    assert dialog.sheets.tabText(0) == "Matriks  ? 1  ! 1" and dialog.sheets.tabText(1) == "Catatan"
    QTest.keyClick(dialog, Qt.Key.Key_PageDown, CONTROL)
    assert dialog.view.cells.sheet.name == "Catatan"
    assert dialog.view.cells.fate_at((1, 1)) is Fate.IGNORED
    assert dialog.bar.layout_box.currentText() == "Not recognized"


# -- questions -----------------------------------------------------------------------------------


def test_the_import_waits_for_an_answer(model: Desk, opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(model)
    assert dialog.pages.currentWidget() is dialog.questions
    assert not dialog.accept_button.isEnabled()
    assert dialog.summary.text() == "One question needs an answer."
    before = len(dialog.plan.change_set.rows)
    answer(dialog, "Executor (PL)", qtbot)
    assert dialog.plan.mapping.answer(LETTER) == "PL"
    assert dialog.accept_button.isEnabled() and len(dialog.plan.change_set.rows) == before + 1
    assert dialog.accept_button.text() == f"Import {before + 1} changes"
    assert dialog.view.cells.fate_at((3, 2)) is Fate.ROLE
    assert dialog.questions.boxes[LETTER].hasFocus(), "the keyboard stays where it was"
    assert dialog.questions.boxes[LETTER].currentData() == "PL"


def test_a_question_leads_to_its_cells_and_back(model: Desk, opened: Opened) -> None:
    dialog = opened(model)
    dialog.view.go_to((1, 1))
    dialog.questions.places_requested.emit(dialog.plan.questions[0].parts[0].places)
    assert dialog.view.place == (3, 2) and dialog.view.marked == {(3, 2)}
    dialog.pages.setCurrentWidget(dialog.changes)
    dialog.view.setFocus()
    QTest.keyClick(dialog.view, ENTER)
    assert dialog.pages.currentWidget() is dialog.questions
    assert dialog.questions.boxes[LETTER].hasFocus()


def test_enter_in_a_box_does_not_import(model: Desk, opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(model)
    answer(dialog, "Executor (PL)", qtbot)
    QTest.keyClick(dialog.questions.boxes[LETTER], ENTER)
    QTest.keyClick(dialog.view, ENTER)
    assert dialog.isVisible() and model.document.undo_label is None


# -- corrections ---------------------------------------------------------------------------------


def test_a_sheet_can_be_left_out_and_taken_in_again(model: Desk, opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(model)
    box = dialog.bar.layout_box
    assert box.currentText() == "Units in columns (recognized)"
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: dialog.plan.mapping.sheet("Matriks").layout == "skip")
    assert dialog.summary.text() == "Nothing was recognized." and not dialog.accept_button.isEnabled()
    dialog.pages.setCurrentWidget(dialog.changes)
    assert dialog.changes.nothing.isVisible() and "Nothing was recognized" in dialog.changes.nothing.text()
    QTest.keyClick(box, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: bool(dialog.plan.layouts))
    assert dialog.changes.tree.isVisible()


def test_the_head_of_a_column_offers_its_meanings(model: Desk, opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(model)
    head = dialog.view.horizontalHeader()
    at = QPoint(head.sectionViewportPosition(3) + 10, head.height() // 2)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)
    box = dialog.bar.column_box
    assert box.currentText() == "Note" and box.view().isVisible()
    box.hidePopup()
    box.setCurrentText("Legal basis")
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: bool(dialog.plan.mapping.sheet("Matriks").columns))
    assert dict(dialog.plan.mapping.sheet("Matriks").columns) == {"Catatan": "basis"}
    assert dialog.bar.column_box.itemText(0) == "As recognized"
    dialog.bar.column_box.setCurrentIndex(0)
    box.activated.emit(0)
    qtbot.waitUntil(lambda: not dialog.plan.mapping.sheet("Matriks").columns)


def test_the_rows_of_the_heading_can_be_set(model: Desk, opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(model)
    dialog.bar.last.setFocus()
    QTest.keyClick(dialog.bar.last, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: dialog.plan.mapping.sheet("Matriks").head == (1, 2))


# -- conflicts -----------------------------------------------------------------------------------


def test_a_side_is_picked_by_keys_and_by_the_mouse(model: Desk, opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(model)
    dialog.pages.setCurrentWidget(dialog.conflicts)
    page = dialog.conflicts
    words = [page.model.data(page.model.index(0, column)) for column in range(4)]
    assert words == ["Imunisasi rutin, SEKR", "KP", "KP PL", "KO"]
    page.table.setCurrentIndex(page.model.index(0, THEIRS))
    assert dialog.view.place == (2, 3), "the cell is shown beside it"
    QTest.keyClick(page.table, SPACE)
    qtbot.waitUntil(lambda: dialog.plan.mapping.answer(CLASH) == "theirs")
    place = page.table.visualRect(page.model.index(0, OURS)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: dialog.plan.mapping.answer(CLASH) == "ours")
    press(dialog, page.all_theirs)
    qtbot.waitUntil(lambda: dialog.plan.mapping.answer(CLASH) == "theirs")
    said = page.model.data(page.model.index(0, THEIRS), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "KO, chosen"


def test_tab_goes_down_the_sheet_then_through_the_questions_to_import(
    model: Desk, opened: Opened, qtbot: QtBot
) -> None:
    dialog = opened(model)
    for _ in range(2):  # before and after an answer, which makes the questions anew
        dialog.bar.layout_box.setFocus()
        passed = []
        for _ in range(40):
            passed.append(dialog.focusWidget())
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        legend = list(dialog.legend.buttons.values())
        box = dialog.questions.boxes[LETTER]
        landmarks = [dialog.bar.layout_box, dialog.view, dialog.sheets, legend[0], box, dialog.cancel]
        places = [passed.index(widget) for widget in landmarks]
        assert places == sorted(places)
        answer(dialog, "Executor (PL)", qtbot)
        dialog.pages.setCurrentWidget(dialog.questions)


# -- changes and problems ------------------------------------------------------------------------


def lines(dialog: ImportDialog) -> list[str]:
    model = dialog.changes.model
    found = []
    for n in range(model.rowCount()):
        group = model.index(n, 0)
        found.append(str(group.data()))
        found += [f"  {model.index(m, 0, group).data()}" for m in range(model.rowCount(group))]
    return found


def test_changes_stand_by_kind_and_operation(model: Desk, opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(model)
    answer(dialog, "Executor (PL)", qtbot)
    assert lines(dialog) == [
        "+ Function, new: 1",
        "  Rujukan ibu bersalin",
        "+ Assignment, new: 2",
        "  P2P, Executor, Imunisasi rutin",
        "  P2P, Executor, Rujukan ibu bersalin",
        "= Unit, unchanged: 2",
        "= Function, unchanged: 1",
        "= Assignment, unchanged: 1",
    ]
    assert dialog.summary.text() == "3 new · 4 unchanged · undecided conflicts: 1"


def test_a_change_leads_to_its_cell_and_a_cell_to_its_change(model: Desk, opened: Opened) -> None:
    dialog = opened(model)
    dialog.pages.setCurrentWidget(dialog.changes)
    tree, changes = dialog.changes.tree, dialog.changes.model
    group = changes.index(1, 0)
    tree.selectionModel().setCurrentIndex(
        changes.index(0, 0, group), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    assert dialog.view.place == (2, 2)
    dialog.view.setFocus()
    QTest.keyClick(dialog.view, Qt.Key.Key_Left)
    QTest.keyClick(dialog.view, DOWN)
    assert dialog.view.place == (3, 1)
    change = changes.change_at(tree.currentIndex())
    assert change is not None and change.kind == "function"


def test_a_problem_leads_to_its_cell(model: Desk, opened: Opened) -> None:
    dialog = opened(model)
    dialog.pages.setCurrentWidget(dialog.problems)
    index = dialog.problems.problems.index(0)
    place = dialog.problems.visualRect(index).center()
    QTest.mouseClick(dialog.problems.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog.view.place == (3, 3)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Matriks, C3: cannot be taken in: XX is no role."


def test_all_of_a_change_stands_below_the_list(model: Desk, opened: Opened, qtbot: QtBot) -> None:
    wording = "Imunisasi rutin lengkap bagi bayi dan anak di bawah dua tahun di seluruh wilayah kerja"

    def renaming(book: Book, here: Organization, mapping: Mapping, watch: Watch) -> ImportPlan:
        row = here.functions["IMUN"]
        renamed = change(Text("Impor", "Import"), [RowChange(row, replace(row, wording=wording))])
        return replace(plan_simply(book, here, mapping, watch), change_set=renamed)

    dialog = opened(model, renaming)
    dialog.pages.setCurrentWidget(dialog.changes)
    assert not dialog.changes.whole.isVisible()
    dialog.changes.tree.setCurrentIndex(dialog.changes.model.index_of(("function", "IMUN")))
    assert dialog.changes.whole.isVisible() and wording in dialog.changes.whole.text()
    dialog.changes.tree.setCurrentIndex(dialog.changes.model.index(0, 0))
    assert not dialog.changes.whole.isVisible()


# -- accepting -----------------------------------------------------------------------------------


def test_accepting_is_one_step_that_can_be_undone(model: Desk, opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(model)
    before = {a.id for a in model.organization.assignments.values()}
    answer(dialog, "Executor (PL)", qtbot)
    press(dialog, dialog.accept_button)
    assert not dialog.isVisible() and dialog.taken is dialog.plan
    assert len(model.document.history.steps) == 1
    assert model.document.undo_label == Text("Impor Matriks.xlsx", "Import Matriks.xlsx")
    came = {a.id for a in model.organization.assignments.values()} - before
    assert len(came) == 2
    assert not plan_simply(simple_book(), model.organization, Mapping({LETTER: "PL"}), Watch()).change_set, (
        "the same sheet again changes nothing"
    )
    model.undo()
    assert {a.id for a in model.organization.assignments.values()} == before


def test_a_large_import_says_that_it_is_at_work(
    model: Desk, opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orgdesk.ui.importing.dialog._MANY", 2)
    dialog = opened(model)
    answer(dialog, "Executor (PL)", qtbot)
    seen: list[tuple[str, bool]] = []
    model.changed.connect(lambda _: seen.append((dialog.summary.text(), dialog.split.isEnabled())))
    press(dialog, dialog.accept_button)
    assert seen[0] == ("Importing 3 changes. This takes a moment…", False)
    assert dialog.taken is not None and dialog.split.isEnabled()


def test_cancel_changes_nothing(model: Desk, opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(model)
    answer(dialog, "Executor (PL)", qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible() and dialog.taken is None
    assert model.document.undo_label is None


def test_many_answers_are_not_lost_without_a_question(model: Desk, opened: Opened) -> None:
    dialog = opened(model)
    assert dialog.replan(Mapping({LETTER: "PL", "unit:a": "new", "unit:b": "new"}))
    with InDialog(Question, lambda asked: button(asked, "Back to the sheet").click()):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    with InDialog(Question, lambda asked: button(asked, "Close without importing").click()):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible() and dialog.taken is None


def test_a_model_that_changed_meanwhile_is_compared_anew(model: Desk, opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(model)
    answer(dialog, "Executor (PL)", qtbot)
    same_one = next(r.after for r in dialog.plan.change_set if r.kind == "assignment" and r.after is not None)
    model.execute(change(Text("Tambah", "Add"), added(same_one)))
    press(dialog, dialog.accept_button)
    assert dialog.isVisible() and "has changed since" in dialog.error.text()
    assert dialog.plan.unchanged["assignment"] == 2
    press(dialog, dialog.accept_button)
    assert not dialog.isVisible() and dialog.taken is not None


def test_without_a_document_one_is_begun_by_the_import(
    empty_desk: Desk, desk_with: Callable[[Organization], Desk], opened: Opened, qtbot: QtBot
) -> None:
    begun: list[str] = []

    def begin(name: str) -> bool:
        begun.append(name)
        empty_desk.take(Document.new(empty_organization()))
        return True

    dialog = opened(empty_desk, begin=begin)
    assert not begun, "nothing is made before it is accepted"
    answer(dialog, "Regulator (RG)", qtbot)
    press(dialog, dialog.accept_button)
    assert begun == ["Matriks"] and len(empty_desk.document.history.steps) == 1
    assert {u.code for u in empty_desk.organization.units.values()} == {"P2P", "SEKR"}
    document = empty_desk.document
    empty_desk.take(None)
    document.close(discard=True)


def test_what_stops_planning_is_said_and_the_answers_stay(model: Desk, opened: Opened, qtbot: QtBot) -> None:
    calls = 0

    def plan(book: Book, here: Organization, mapping: Mapping, watch: Watch) -> ImportPlan:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise SheetRefused(Text("Terlalu lama.", "It takes too long."))
        return plan_simply(book, here, mapping, watch)

    dialog = opened(model, plan)
    dialog.questions.answered.emit({LETTER: "PL"})
    qtbot.waitUntil(dialog.error.isVisible)
    assert dialog.error.text() == "It takes too long." and dialog.plan.mapping == Mapping()
    dialog.questions.answered.emit({LETTER: "PL"})
    qtbot.waitUntil(lambda: not dialog.error.isVisible())
    assert dialog.plan.mapping.answer(LETTER) == "PL"


def test_slow_planning_goes_to_the_background_and_can_be_cancelled(
    model: Desk, opened: Opened, qtbot: QtBot
) -> None:
    def plan(book: Book, here: Organization, mapping: Mapping, watch: Watch) -> ImportPlan:
        if mapping.answer(LETTER) == "RG":
            raise Cancelled
        return plan_simply(book, here, mapping, watch)

    dialog = opened(model, plan)
    dialog._planner.seconds = 1.0
    dialog.questions.answered.emit({LETTER: "RG"})
    qtbot.wait(60)
    assert dialog.plan.mapping == Mapping() and dialog.questions.boxes[LETTER].currentIndex() == -1
    dialog._planner.seconds = 1.0
    dialog.questions.answered.emit({LETTER: "PL"})
    qtbot.waitUntil(lambda: dialog.plan.mapping.answer(LETTER) == "PL")


def test_it_speaks_both_languages(model: Desk, opened: Opened) -> None:
    dialog = opened(model)
    model.set_language("id")
    assert dialog.questions.boxes[LETTER].itemText(0) == "Pelaksana (PL)"
    assert isinstance(dialog.questions.boxes[LETTER], QComboBox)
    assert dialog.problems.problems.index(0).data() == "XX bukan peran."
