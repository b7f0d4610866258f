"""A sheet comes in at the real window: by the menu, dropped, on the start page, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import InDialog, press, settle
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.ui.importing import flow
from orgdesk.ui.importing.dialog import ImportDialog
from orgdesk.ui.window import Window

ENTER = Qt.Key.Key_Return


@pytest.fixture
def matrix(tmp_path: Path) -> Path:
    """A matrix with merged heads, letters that have to be explained, and noise."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Matriks"
    for line in (
        ["MATRIKS TUGAS DINAS KESEHATAN"],
        [],
        ["No", "Fungsi", "Dinas Kesehatan", None, None],
        [None, None, "Sekretariat", "Bidang P2P", "Bidang Kesmas"],
        [1, "Penyelidikan wabah", "RN", "KP", "PL"],
        [2, "Pengasapan sarang nyamuk", None, "KP", "PL"],
        [None, "Jumlah", 1, 2, 2],
        [None, None, None, None, "Kepala Dinas"],
    ):
        sheet.append(line)
    sheet.merge_cells("A1:E1")
    sheet.merge_cells("C3:E3")
    path = tmp_path / "Matriks wabah.xlsx"
    book.save(path)
    return path


def accept(dialog: QWidget) -> None:
    """Look at the sheet, then press Import, all by keys."""
    assert isinstance(dialog, ImportDialog)
    assert dialog.view.cells.fate_at((5, 2)) is Fate.NAME and dialog.view.cells.fate_at((5, 4)) is Fate.ROLE
    assert dialog.view.cells.fate_at((7, 2)) is Fate.IGNORED
    assert dialog.accept_button.isEnabled(), dialog.summary.text()
    dialog.accept_button.setFocus()
    QTest.keyClick(dialog.accept_button, ENTER)


def drop(window: Window, *paths: Path) -> None:
    """Drop files on the window, as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    falls = QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, falls)


def test_into_the_open_model_from_the_menu_and_undone(
    example: Window, matrix: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = example
    monkeypatch.setattr(flow, "ask_path", lambda parent: matrix)
    before = len(window.desk.organization.assignments)
    with InDialog(ImportDialog, accept):
        press(window, "Ctrl+I")
        qtbot.waitUntil(lambda: len(window.desk.organization.assignments) == before + 5)
    settle(window, qtbot)
    assert window.notice.sentence
    assert "Penyelidikan wabah" in {f.wording for f in window.desk.organization.functions.values()}
    press(window, "Ctrl+Z")
    assert len(window.desk.organization.assignments) == before


def test_dropped_on_the_start_page_it_begins_a_model_of_its_name(
    window: Window, matrix: Path, qtbot: QtBot
) -> None:
    with InDialog(ImportDialog, accept):
        drop(window, matrix)
        qtbot.waitUntil(lambda: window.desk.is_open)
    settle(window, qtbot)
    assert window.files.name() == "Matriks wabah"
    desk = window.desk
    assert len(desk.organization.assignments) == 5 and len(desk.document.history.steps) == 1
    assert {u.name for u in desk.organization.units.values()} >= {
        "Sekretariat",
        "Bidang P2P",
        "Bidang Kesmas",
    }


def test_of_several_that_are_dropped_the_next_comes_when_one_is_accepted(
    window: Window, matrix: Path, qtbot: QtBot
) -> None:
    shown: list[str] = []

    def cancel(dialog: QWidget) -> None:
        assert isinstance(dialog, ImportDialog)
        shown.append(dialog.plan.book.name)
        dialog.cancel.click()

    with InDialog(ImportDialog, cancel):
        drop(window, matrix, matrix)
        qtbot.waitUntil(lambda: bool(shown))
        qtbot.wait(100)
    assert shown == ["Matriks wabah.xlsx"] and not window.desk.is_open


def test_the_start_page_offers_it_and_cancel_begins_nothing(
    window: Window, matrix: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flow, "ask_path", lambda parent: matrix)

    def cancel(dialog: QWidget) -> None:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    with InDialog(ImportDialog, cancel):
        QTest.mouseClick(window.start_page.import_button, Qt.MouseButton.LeftButton)
    assert not window.desk.is_open


def test_a_sheet_that_is_to_be_opened_is_imported(window: Window, matrix: Path, qtbot: QtBot) -> None:
    """File > Open, the list of recent files and `orgdesk FILE` all go this way."""
    with InDialog(ImportDialog, accept):
        assert window.files.open(matrix)
    settle(window, qtbot)
    assert window.files.name() == "Matriks wabah" and window.desk.document.path is None
    assert len(window.desk.organization.assignments) == 5


def test_a_document_that_is_dropped_is_opened(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    from orgdesk.exchange.models import read_example
    from orgdesk.storage.open_file import write

    path = tmp_path / "Contoh.orgdesk"
    write(path, read_example("puskesmas-support-chain"))
    drop(window, path)
    qtbot.waitUntil(lambda: window.desk.is_open)
    assert window.desk.document.path == path
