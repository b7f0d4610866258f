"""The export dialog: what it writes is a workbook that opens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
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
from orgdesk.exchange.excel.layout import content
from orgdesk.ui.desk import Desk
from orgdesk.ui.dialogs.export import ExportDialog
from orgdesk.ui.notice import Notice
from orgdesk.ui.remembered import remember


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


def untick(dialog: ExportDialog, *but: str) -> None:
    for n in range(dialog.agencies.count()):
        item = dialog.agencies.item(n)
        kept = item.text().partition(" (")[0] in but
        item.setCheckState(Qt.CheckState.Checked if kept else Qt.CheckState.Unchecked)


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
    dialog.language_buttons["id" if language == "id" else "en"].click()
    dialog.path.setText(str(tmp_path / "out"))
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    book = load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames[0] == sheet and len(book.sheetnames) == 5
    cells = {str(cell.value) for row in book[sheet].iter_rows() for cell in row}
    assert {"Imunisasi rutin", "SSURIM", "PKMIMUN"} <= cells
    notice = window.findChild(Notice)
    assert isinstance(notice, Notice) and notice.sentence.startswith("out.xlsx")
    assert [p.name for p in tmp_path.iterdir()] == ["out.xlsx"]


def test_a_part_has_only_the_units_of_its_agencies(desk: Desk, window: QMainWindow, tmp_path: Path) -> None:
    dialog = opened(desk, window)
    untick(dialog, "Puskesmas")
    assert dialog.all_agencies.checkState() is Qt.CheckState.PartiallyChecked
    dialog.path.setText(str(tmp_path / "part.xlsx"))
    dialog.export_button.click()
    book = load_workbook(tmp_path / "part.xlsx")
    cells = {str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row}
    assert {"Imunisasi rutin", "PKMIMUN"} <= cells and "SSURIM" not in cells
    assert "Puskesmas" in str(book.worksheets[0]["A2"].value)
    duties = {str(cell.value) for cell in book.worksheets[3]["A"]}
    assert "PKMIMUN" in duties and "SSURIM" not in duties


def test_nothing_chosen_cannot_be_exported(desk: Desk, window: QMainWindow, qtbot: QtBot) -> None:
    dialog = opened(desk, window)
    untick(dialog)
    qtbot.waitUntil(lambda: not dialog.export_button.isEnabled())
    assert dialog.numbers.text() == "Choose at least one agency."
    dialog.all_agencies.click()
    assert dialog.chosen is None
    qtbot.waitUntil(dialog.export_button.isEnabled)
    dialog.all_agencies.click()
    assert dialog.chosen == frozenset()


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
        function("M", level="mission"),
        function("G", parent="M"),
        assignment("G", "KP", "UA"),
        assignment("Z", "KP", "UB"),
    )
    nothing, today = Verdict((), ()), dt.date(2026, 11, 21)
    one = content(here, nothing, "en", today, {"A"})
    assert [line.function.id for line in one.lines if line.function] == ["M", "G"]
    assert one.part.en == "A" and one.size.en == "1 function · 1 unit · 1 role"
    four = content(here, nothing, "en", today, set("ABCD"))
    assert four.part.en == "4 of 5 agencies" and four.part.id == "4 dari 5 instansi"
    assert content(here, nothing, "en", today, set("ABCDE")).part.en == ""
