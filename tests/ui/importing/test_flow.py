"""From a file to the window and back: what is refused, what is begun, what is told afterwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import function, organization, unit
from hands import InDialog
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from orgdesk.analysis.engine import Verdict
from orgdesk.editing.assignments import toggle_role
from orgdesk.exchange.excel.choices import ExportChoices
from orgdesk.exchange.excel.form import write_form
from orgdesk.exchange.excel.workbook import write_workbook
from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.sheets.pasted import pasted_text
from orgdesk.exchange.sheets.read import read_book
from orgdesk.organization.organization import Organization
from orgdesk.ui.desk import Desk
from orgdesk.ui.files.questions import Question
from orgdesk.ui.importing import import_book, import_clipboard, import_file, is_sheet
from orgdesk.ui.importing.dialog import ImportDialog
from orgdesk.ui.importing.views import ViewsDialog
from orgdesk.ui.notice import Notice
from orgdesk.ui.remembered import recall

MATRIX = "Fungsi;P2P;SEKR\nImunisasi rutin;KP;KO\nSurveilans;KP;PL\nPromosi;PL;RN\n"


@pytest.fixture
def desk(desk_with: Callable[[Organization], Desk], qtbot: QtBot) -> Desk:
    return desk_with(organization(unit("P2P"), unit("SEKR"), function("IMUN", wording="Imunisasi rutin")))


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[QMainWindow]:
    made = QMainWindow()
    qtbot.addWidget(made)
    Notice(desk, made)
    made.show()
    yield made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "Matriks dari dinas.csv"
    made.write_text(MATRIX, encoding="utf-8")
    return made


def accepting(dialog: object) -> None:
    assert isinstance(dialog, ImportDialog)
    assert dialog.accept_button.isEnabled(), dialog.summary.text()
    dialog.accept_button.click()


def cancelling(dialog: object) -> None:
    assert isinstance(dialog, ImportDialog)
    dialog.cancel.click()


def test_a_file_comes_in_as_one_step_and_can_be_undone_from_the_notice(
    desk: Desk, window: QMainWindow, file: Path
) -> None:
    with InDialog(ImportDialog, accepting):
        assert import_file(desk, window, file)
    assert len(desk.organization.assignments) == 6 and len(desk.document.history.steps) == 1
    assert {"Surveilans", "Promosi"} <= {f.wording for f in desk.organization.functions.values()}
    notice = window.findChild(Notice)
    assert isinstance(notice, Notice) and notice.sentence.endswith("changes are imported.")
    assert notice._buttons[0].text() == "Undo" and not notice._buttons[1].isVisible()
    notice._buttons[0].click()
    assert not desk.organization.assignments
    assert recall("import/folder", "") == str(file.parent)


def test_cancel_leaves_everything(desk: Desk, window: QMainWindow, file: Path) -> None:
    with InDialog(ImportDialog, cancelling):
        assert not import_file(desk, window, file)
    assert desk.document.undo_label is None


def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(
    desk: Desk, window: QMainWindow, tmp_path: Path
) -> None:
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"PK\x03\x04 and then nothing")
    said: list[str] = []

    def read(question: object) -> None:
        assert isinstance(question, Question)
        said.append(question.words[0].text())
        question.reject()

    with InDialog(Question, read):
        assert not import_file(desk, window, broken)
    assert said[0] and desk.document.undo_label is None
    with InDialog(Question, read):
        assert not import_file(desk, window, tmp_path / "gone.csv")


def test_what_is_pasted_comes_in_too(desk: Desk, window: QMainWindow) -> None:
    with InDialog(ImportDialog, accepting):
        assert import_book(desk, window, pasted_text(MATRIX.replace(";", "\t")))
    assert len(desk.organization.assignments) == 6


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("a.xlsx", True),
        ("a.XLSM", True),
        ("a.ods", True),
        ("a.tsv", True),
        ("a.orgdesk", False),
        ("a", False),
    ],
)
def test_sheets_are_told_by_their_names(name: str, is_one: bool) -> None:
    assert is_sheet(Path(name)) is is_one


def test_a_filled_form_offers_to_compare_who_says_what(
    desk: Desk, window: QMainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "Formulir Budi.xlsx"
    write_form(desk.organization, path, ExportChoices(language="id"), dt.date(2026, 11, 22))
    book = read_book(path)
    places = {text: place for place, text in book.sheets[0].cells()}
    book.sheets[0].rows[places["f:IMUN"][0]][places["u:P2P"][1]] = "KP"
    with InDialog(ImportDialog, accepting):
        assert import_book(desk, window, book)
    assert len(desk.organization.statements) == 1 and not desk.organization.assignments
    notice = window.findChild(Notice)
    assert isinstance(notice, Notice)
    seen: list[str] = []

    def look(dialog: object) -> None:
        assert isinstance(dialog, ViewsDialog)
        seen.append(dialog.model.index(0, 2).data())
        dialog.close_button.click()

    with InDialog(ViewsDialog, look):
        notice._buttons[1].click()
    assert seen == ["P2P"]


def test_a_workbook_of_ours_shows_neither_keys_nor_state(
    desk: Desk, window: QMainWindow, tmp_path: Path
) -> None:
    desk.do(toggle_role, "P2P", "IMUN", "KP")
    path = tmp_path / "Matriks.xlsx"
    choices = ExportChoices(language="en", findings=False)
    write_workbook(desk.organization, Verdict((), ()), path, choices, dt.date(2026, 11, 22))

    def look(dialog: object) -> None:
        assert isinstance(dialog, ImportDialog)
        keys = dialog.plan.layouts[0].where
        assert dialog.view.isRowHidden(keys.row - 1) and dialog.view.isColumnHidden(keys.column - 1)
        shown = [n for n in range(dialog.sheets.count()) if dialog.sheets.isTabVisible(n)]
        assert len(shown) == dialog.sheets.count() - 1
        roles = list(dialog.view.cells.places_of(Fate.ROLE))
        assert [chip.code for chip in dialog.view.cells.chips_at(roles[0])] == ["KP"]
        assert not dialog.bar.column_box.isEnabled() and dialog.bar.layout_box.count() == 2
        assert not dialog.accept_button.isEnabled(), "nothing has been edited"
        assert dialog.summary.text() == "There is nothing to change."
        dialog.sheets.setCurrentIndex(1)
        assert dialog.view.cells.index_of_sheet == 1
        assert not dialog.view.isRowHidden(keys.row - 1)
        assert not dialog.view.isColumnHidden(keys.column - 1)
        dialog.cancel.click()

    with InDialog(ImportDialog, look):
        assert not import_file(desk, window, path)


def test_what_another_program_copied_comes_in_from_the_clipboard(desk: Desk, window: QMainWindow) -> None:
    QGuiApplication.clipboard().setText("Fungsi\tKadis\tKabid\nSurveilans\tKP\tPL\nPromosi\tKP\tPL")
    with InDialog(ImportDialog, accepting):
        assert import_clipboard(desk, window)
    assert len(desk.organization.assignments) == 4
    assert {"Kadis", "Kabid"} <= {unit.name for unit in desk.organization.units.values()}


def test_a_clipboard_without_a_table_says_what_to_do(desk: Desk, window: QMainWindow) -> None:
    QGuiApplication.clipboard().setText(" ")
    said: list[str] = []

    def read(question: object) -> None:
        assert isinstance(question, Question)
        said.append(question.words[0].text())
        question.reject()

    with InDialog(Question, read):
        assert not import_clipboard(desk, window)
    assert "holds no table" in said[0]
    assert desk.document.undo_label is None
