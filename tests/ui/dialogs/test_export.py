"""The export dialog: what it writes is a workbook that opens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import agency, assignment, function, organization, unit
from openpyxl import load_workbook
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from orgdesk.analysis.engine import Verdict
from orgdesk.document import Document
from orgdesk.exchange.excel.choices import ExportChoices
from orgdesk.exchange.excel.layout import content
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import PROJECT_ID, FunctionLevel, Project
from orgdesk.ui.desk import Desk
from orgdesk.ui.dialogs.export import ExportDialog
from orgdesk.ui.dialogs.picker import Picker
from orgdesk.ui.notice import Notice
from orgdesk.ui.progress import Cancelled, Progress
from orgdesk.ui.remembered import remember


@pytest.fixture(autouse=True)
def own_memory(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the dialog remembers stays in the test."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setattr("orgdesk.ui.remembered.state_folder", lambda: folder)


@pytest.fixture
def desk(desk_with: Callable[[Organization], Desk]) -> Desk:
    """Two agencies and four functions below two goals, all of it checked."""
    made = desk_with(
        organization(
            Project(id=PROJECT_ID, name="Rantai dukungan Puskesmas"),
            agency("Dinkes"),
            agency("Puskesmas", order=1),
            unit("SSURIM", agency="Dinkes"),
            unit("PKMIMUN", agency="Puskesmas", order=1),
            function("M1", level=FunctionLevel.MISSION),
            function("G1", parent="M1", level=FunctionLevel.GOAL),
            function("G2", parent="M1", level=FunctionLevel.GOAL, order=1),
            function("F09", parent="G1", wording="Imunisasi rutin"),
            function("F10", parent="G1", wording="Investigasi KIPI", order=1),
            function("F02", parent="G2", wording="Pengadaan vaksin"),
            function("F11", parent="G2", order=1),
            assignment("F09", "KP", "SSURIM"),
            assignment("F09", "PL", "PKMIMUN"),
            assignment("F10", "KO", "SSURIM"),
            assignment("F02", "KP", "PKMIMUN"),
        )
    )
    made.settle()
    return made


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Iterator[QMainWindow]:
    remember("export/folder", str(tmp_path))
    remember("export/open", False)
    made = QMainWindow()
    qtbot.addWidget(made)
    Notice(desk, made)
    made.show()
    yield made


def opened(desk: Desk, window: QMainWindow) -> ExportDialog:
    dialog = ExportDialog(desk, window)
    dialog.show()
    return dialog


def untick(picker: Picker, *but: str) -> None:
    """Leave only the rows ticked whose words begin so."""
    for item in list(picker.items()):
        if not item.childCount():
            kept = item.text(0).startswith(but)
            item.setCheckState(0, Qt.CheckState.Checked if kept else Qt.CheckState.Unchecked)


def cells_of(path: Path, sheet: int = 0) -> set[str]:
    book = load_workbook(path)
    return {str(cell.value) for row in book.worksheets[sheet].iter_rows() for cell in row}


def answering(words: str) -> None:
    """Press the button with these words as soon as a question is asked."""

    def press() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, QMessageBox)
        next(b for b in question.findChildren(QPushButton) if b.text() == words).click()

    QTimer.singleShot(100, press)


def test_it_suggests_a_name_from_project_and_day(desk: Desk, window: QMainWindow, tmp_path: Path) -> None:
    dialog = opened(desk, window)
    day = dt.date.today().isoformat()
    assert dialog.path.text() == str(tmp_path / f"Rantai dukungan Puskesmas {day}.xlsx")


@pytest.mark.parametrize(("language", "sheet"), [("id", "Matriks Kewenangan"), ("en", "Authority Matrix")])
def test_it_writes_a_workbook_in_either_language(
    language: str, sheet: str, desk: Desk, window: QMainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(desk, window)
    dialog.panel.language_buttons["id" if language == "id" else "en"].click()
    dialog.path.setText(str(tmp_path / "out"))
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    book = load_workbook(tmp_path / "out.xlsx")
    assert sheet in book.sheetnames
    cells = {str(cell.value) for row in book[sheet].iter_rows() for cell in row}
    assert {"Imunisasi rutin", "SSURIM", "PKMIMUN"} <= cells
    notice = window.findChild(Notice)
    assert isinstance(notice, Notice) and notice.sentence.startswith("out.xlsx")
    assert [p.name for p in tmp_path.iterdir()] == ["out.xlsx"]


def test_a_part_has_only_the_units_of_its_agencies(desk: Desk, window: QMainWindow, tmp_path: Path) -> None:
    dialog = opened(desk, window)
    untick(dialog.panel.agencies, "Puskesmas")
    assert dialog.panel.agencies.all.checkState() is Qt.CheckState.PartiallyChecked
    dialog.path.setText(str(tmp_path / "part.xlsx"))
    dialog.export_button.click()
    cells = cells_of(tmp_path / "part.xlsx")
    assert {"Imunisasi rutin", "PKMIMUN"} <= cells and "SSURIM" not in cells
    assert any("Puskesmas" in cell for cell in cells)


def test_a_part_has_only_the_functions_that_are_ticked(
    desk: Desk, window: QMainWindow, tmp_path: Path
) -> None:
    dialog = opened(desk, window)
    untick(dialog.panel.functions, "F09", "F02")
    assert dialog.panel.choices.functions == frozenset({"F09", "F02"})
    dialog.path.setText(str(tmp_path / "part.xlsx"))
    dialog.export_button.click()
    cells = cells_of(tmp_path / "part.xlsx")
    assert "Imunisasi rutin" in cells and "Investigasi KIPI" not in cells


def test_a_goal_that_is_ticked_stands_for_its_functions(desk: Desk, window: QMainWindow) -> None:
    panel = opened(desk, window).panel
    mission = next(panel.functions.items())
    goals = [mission.child(n) for n in range(mission.childCount())]
    for goal in goals[1:]:
        assert goal is not None
        goal.setCheckState(0, Qt.CheckState.Unchecked)
    assert mission.checkState(0) is Qt.CheckState.PartiallyChecked
    assert panel.choices.functions == frozenset({"G1"})


def test_the_keyboard_ticks(desk: Desk, window: QMainWindow) -> None:
    panel = opened(desk, window).panel
    rows = panel.agencies.rows
    first = next(panel.agencies.items())
    rows.setCurrentItem(first)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert first.checkState(0) is Qt.CheckState.Unchecked
    QTest.keyClick(rows, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert panel.choices.agencies is None
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert panel.choices.agencies == frozenset() and panel.is_empty


def test_nothing_chosen_cannot_be_exported(desk: Desk, window: QMainWindow, qtbot: QtBot) -> None:
    dialog = opened(desk, window)
    untick(dialog.panel.agencies)
    qtbot.waitUntil(lambda: not dialog.export_button.isEnabled())
    assert dialog.numbers.text() == "Choose at least one agency and one function."
    dialog.panel.agencies.all.click()
    assert dialog.panel.choices.agencies is None
    qtbot.waitUntil(dialog.export_button.isEnabled)
    dialog.panel.functions.all.click()
    assert dialog.panel.choices.functions == frozenset()
    qtbot.waitUntil(lambda: not dialog.export_button.isEnabled())


def test_what_is_chosen_is_what_is_written(desk: Desk, window: QMainWindow, tmp_path: Path) -> None:
    dialog = opened(desk, window)
    panel = dialog.panel
    panel.words.click()
    for name in ("findings", "lists", "guide", "sheet_per_agency"):
        panel.options[name].click()
    chosen = panel.choices
    assert not panel.options["comments"].isEnabled()
    assert (chosen.words, chosen.findings, chosen.comments, chosen.lists) == (True, False, False, False)
    assert chosen.sheet_per_agency and chosen.validation and not chosen.guide
    dialog.path.setText(str(tmp_path / "words.xlsx"))
    dialog.export_button.click()
    book = load_workbook(tmp_path / "words.xlsx")
    assert not {"Authority Matrix", "Findings"} & set(book.sheetnames)
    said = {str(cell.value) for row in book["Dinkes"].iter_rows() for cell in row}
    assert "Decision-maker" in said


def test_choices_are_remembered_but_for_the_rows(desk: Desk, window: QMainWindow, tmp_path: Path) -> None:
    dialog = opened(desk, window)
    dialog.panel.language_buttons["id"].click()
    dialog.panel.words.click()
    dialog.panel.options["guide"].click()
    untick(dialog.panel.agencies, "Puskesmas")
    dialog.path.setText(str(tmp_path / "a.xlsx"))
    dialog.export_button.click()
    again = opened(desk, window).panel.choices
    assert (again.language, again.words, again.guide, again.agencies) == ("id", True, False, None)


# -- blank forms ---------------------------------------------------------------------------------


def test_a_blank_form_is_made_of_what_is_ticked(
    desk: Desk, window: QMainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = ExportDialog(desk, window, form=True)
    dialog.show()
    assert dialog.path.text().startswith(str(tmp_path / "Form Rantai dukungan"))
    assert not dialog.panel.options["findings"].isVisible()
    untick(dialog.panel.agencies, "Puskesmas")
    untick(dialog.panel.functions, "F09")
    qtbot.waitUntil(lambda: dialog.numbers.text().startswith("1 function and"))
    dialog.path.setText(str(tmp_path / "form.xlsx"))
    dialog.export_button.click()
    assert not dialog.isVisible()
    cells = cells_of(tmp_path / "form.xlsx")
    assert {"Imunisasi rutin", "PKMIMUN", "Role Form"} <= cells and "SSURIM" not in cells


def test_the_name_follows_what_is_made_unless_somebody_wrote_one(desk: Desk, window: QMainWindow) -> None:
    dialog = opened(desk, window)
    dialog.panel.form.click()
    assert Path(dialog.path.text()).name.startswith("Form ")
    dialog.panel.matrix.click()
    assert not Path(dialog.path.text()).name.startswith("Form ")
    dialog.path.setText("/x/mine.xlsx")
    dialog.panel.form.click()
    assert dialog.path.text() == "/x/mine.xlsx"


# -- writing -------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [False, True])
def test_writing_can_be_cancelled_and_leaves_nothing(
    desk: Desk, window: QMainWindow, tmp_path: Path, form: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []

    def at(self: Progress, percent: int) -> None:
        told.append(percent)
        if percent > 10:
            raise Cancelled

    monkeypatch.setattr(Progress, "at", at)
    dialog = ExportDialog(desk, window, form=form)
    dialog.show()
    there = tmp_path / "there.xlsx"
    there.write_bytes(b"old")
    monkeypatch.setattr(dialog, "_may_replace", lambda path: True)
    dialog.path.setText(str(there))
    dialog.export_button.click()
    assert dialog.isVisible() and told == sorted(told) and told[-1] > 10
    assert [p.name for p in tmp_path.iterdir()] == ["there.xlsx"] and there.read_bytes() == b"old"


def test_a_file_that_exists_is_replaced_only_when_that_is_wished(
    desk: Desk, window: QMainWindow, tmp_path: Path
) -> None:
    there = tmp_path / "there.xlsx"
    there.write_bytes(b"old")
    dialog = opened(desk, window)
    dialog.path.setText(str(there))
    answering("Cancel")
    dialog.export_button.click()
    assert there.read_bytes() == b"old" and dialog.isVisible()
    answering("Replace")
    dialog.export_button.click()
    assert there.read_bytes()[:2] == b"PK" and not dialog.isVisible()


def test_what_goes_wrong_is_said_in_the_dialog(desk: Desk, window: QMainWindow, tmp_path: Path) -> None:
    dialog = opened(desk, window)
    dialog.path.setText(str(tmp_path / "none" / "a.xlsx"))
    dialog.export_button.click()
    assert dialog.isVisible() and "does not exist" in dialog.error.text()
    dialog.path.setText("")
    dialog.export_button.click()
    assert dialog.error.text() == "Name a file for the workbook."
    assert isinstance(dialog.error, QLabel) and dialog.error.isVisible()


def test_checks_that_are_pending_are_run_first(qtbot: QtBot, tmp_path: Path) -> None:
    document = Document.new(organization(assignment("F1", "KP", "U1"), assignment("F1", "KP", "U2")))
    desk = Desk()
    desk.take(document)
    assert document.engine.pending
    dialog = ExportDialog(desk)
    qtbot.addWidget(dialog)
    dialog.open_after.setChecked(False)
    dialog.path.setText(str(tmp_path / "a.xlsx"))
    dialog.export_button.click()
    book = load_workbook(tmp_path / "a.xlsx")
    assert "OVL001" in {str(cell.value) for cell in book["Findings"]["C"]}
    desk.take(None)
    document.close(discard=True)


def test_a_part_names_what_it_shows() -> None:
    here = organization(
        *(agency(code) for code in "ABCDE"),
        *(unit(f"U{code}", agency=code) for code in "ABCDE"),
        function("M", level=FunctionLevel.MISSION),
        function("G", parent="M"),
        assignment("G", "KP", "UA"),
        assignment("Z", "KP", "UB"),
    )
    nothing, today = Verdict((), ()), dt.date(2026, 11, 21)
    chosen = ExportChoices(language="en", agencies=frozenset("A"))
    one = content(here, nothing, chosen, today)
    assert [line.function.id for line in one.lines if line.function] == ["M", "G"]
    assert one.part.en == "A" and one.size.en == "1 function · 1 unit · 1 role"
    four = content(here, nothing, replace(chosen, agencies=frozenset("ABCD")), today)
    assert four.part.en == "4 of 5 agencies" and four.part.id == "4 dari 5 instansi"
    assert content(here, nothing, replace(chosen, agencies=frozenset("ABCDE")), today).part.en == ""
