"""Blocks that are copied and pasted, within the matrix and from a spreadsheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from builders import agency, area, assignment, function, organization, unit, within
from openpyxl import load_workbook
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from orgdesk.analysis.engine import Verdict
from orgdesk.editing.assignments import clear_cells
from orgdesk.exchange.excel.choices import ExportChoices
from orgdesk.exchange.excel.workbook import workbook_bytes
from orgdesk.exchange.sheets.grid import Book
from orgdesk.exchange.sheets.pasted import pasted_html, pasted_text
from orgdesk.organization.display import cell_codes
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import FunctionLevel
from orgdesk.ui.clipping import CELLS, sheet_text
from orgdesk.ui.desk import Desk
from orgdesk.ui.matrix.marks import MarkRoleDialog
from orgdesk.ui.matrix.panel import MatrixPanel
from orgdesk.ui.notice import Notice

MakeDesk = Callable[[Organization], Desk]
Show = Callable[[Desk], MatrixPanel]


@pytest.fixture
def panel(desk_with: MakeDesk, show: Show) -> MatrixPanel:
    """G, F0, F1, (heading H), F2, F3 by U0..U3."""
    here = organization(
        area("N"),
        agency("A"),
        *(unit(f"U{n}", order=n) for n in range(4)),
        function("G", level=FunctionLevel.GOAL),
        function("H", level=FunctionLevel.GOAL, order=1),
        *(function(f"F{n}", parent="G" if n < 2 else "H", order=n) for n in range(4)),
        assignment("F0", "KP", "U0", scope=within("N"), note="per SK"),
        assignment("F0", "PL", "U0"),
        assignment("F1", "PD", "U1"),
    )
    return show(desk_with(here))


def codes(panel: MatrixPanel, unit_: str, function_: str) -> list[str]:
    here = panel.view.desk.organization
    return cell_codes(here, [a for a in here.assignments_of_unit(unit_) if a.function == function_])


def select(panel: MatrixPanel, first: tuple[str, str], last: tuple[str, str]) -> None:
    start, end = panel.matrix.place_of(first), panel.matrix.place_of(last)
    assert start is not None and end is not None
    panel.view.go(*start)
    panel.view.go(*end, extend=True)


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_a_block_is_copied_as_text_and_as_a_coloured_table(panel: MatrixPanel) -> None:
    select(panel, ("U0", "F0"), ("U1", "F2"))
    panel.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "KP, PL\t\n\tPD\n\t", "headings are left out"
    assert data.html().count("<tr>") == 3
    assert "background-color:#C25400" in data.html()
    assert data.hasFormat(CELLS)


def test_a_supplier_of_nothing_in_particular_is_copied_too(desk_with: MakeDesk, show: Show) -> None:
    row = assignment("F0", "PD", "U0")
    panel = show(desk_with(organization(unit("U0"), function("F0"), replace(row, resource=None))))
    select(panel, ("U0", "F0"), ("U0", "F0"))
    panel.copy_with_headings()
    assert QGuiApplication.clipboard().text() == "\tU0\nF0\tPM"


def test_what_is_pasted_has_its_detail_and_is_one_step(panel: MatrixPanel) -> None:
    select(panel, ("U0", "F0"), ("U1", "F1"))
    panel.copy()
    select(panel, ("U2", "F2"), ("U2", "F2"))
    panel.paste()
    desk = panel.view.desk
    assert codes(panel, "U2", "F2") == ["KP", "PL"] and codes(panel, "U3", "F3") == ["PD"]
    assert len(desk.document.history.steps) == 1
    (pasted,) = [a for a in desk.organization.assignments_of_unit("U2") if a.role == "decision-maker"]
    assert (pasted.note, pasted.scope) == ("per SK", within("N"))
    assert set(desk.selection.cells) == {("U2", "F2"), ("U3", "F2"), ("U2", "F3"), ("U3", "F3")}


def test_one_cell_fills_all_that_are_selected(panel: MatrixPanel) -> None:
    select(panel, ("U1", "F1"), ("U1", "F1"))
    panel.copy()
    select(panel, ("U2", "F1"), ("U3", "F2"))
    panel.paste()
    assert all(codes(panel, u, f) == ["PD"] for u in ("U2", "U3") for f in ("F1", "F2"))


@pytest.mark.parametrize("between", [", ", "/", "+", " ", ";", "", " dan "])
def test_codes_come_from_a_spreadsheet(panel: MatrixPanel, between: str) -> None:
    clip(f"KP{between}rg\t\r\n\tPL\r\n")
    select(panel, ("U2", "F2"), ("U2", "F2"))
    panel.paste()
    assert codes(panel, "U2", "F2") == ["KP", "RG"]
    assert codes(panel, "U3", "F3") == ["PL"]
    assert len(panel.view.desk.document.history.steps) == 1


def test_a_quoted_cell_of_several_lines(panel: MatrixPanel) -> None:
    clip('"KP\nPL"\tEV\n')
    select(panel, ("U2", "F2"), ("U2", "F2"))
    panel.paste()
    assert codes(panel, "U2", "F2") == ["KP", "PL"] and codes(panel, "U3", "F2") == ["EV"]


def refusal(panel: MatrixPanel, qtbot: QtBot) -> str:
    desk = panel.view.desk
    with qtbot.waitSignal(desk.refused) as told:
        panel.paste()
    assert not desk.document.history.steps
    return desk.say((told.args or [])[0])


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("KP\nXX", "Cell A2 of the block says “XX”, which is no role. Use one of KP,"),
        ("KP\t\nPL\tseseorang", "Cell B2 of the block says “seseorang”, which is no role."),
        ("A\tR", "Cell A1 of the block says “A”. Letters of RACI may mean several roles;"),
        ("A/R", "Cell A1 of the block says “A”. Letters of RACI"),
        ("R", "Cell A1 of the block says “R”. Letters of RACI"),
    ],
)
def test_what_is_no_role_is_named_with_its_cell(
    panel: MatrixPanel, qtbot: QtBot, text: str, start: str
) -> None:
    clip(text)
    select(panel, ("U2", "F0"), ("U2", "F0"))
    assert refusal(panel, qtbot).startswith(start)


def test_a_block_must_fit(panel: MatrixPanel, qtbot: QtBot) -> None:
    clip("KP\tKP\tKP")
    select(panel, ("U2", "F0"), ("U2", "F0"))
    assert "1 rows by 3 columns does not fit" in refusal(panel, qtbot)


def test_an_empty_clipboard_is_told(panel: MatrixPanel, qtbot: QtBot) -> None:
    clip("  ")
    select(panel, ("U2", "F0"), ("U2", "F0"))
    assert "holds no roles" in refusal(panel, qtbot)


def test_a_folded_agency_takes_nothing(panel: MatrixPanel, qtbot: QtBot) -> None:
    clip("KP")
    panel.matrix.fold_agency("A", True)
    panel.view.go(1, 0)
    assert "folded" in refusal(panel, qtbot)


def test_cells_of_another_document_are_pasted_by_their_codes(
    panel: MatrixPanel, desk_with: MakeDesk, show: Show
) -> None:
    select(panel, ("U0", "F0"), ("U0", "F0"))
    panel.copy()
    other = show(desk_with(organization(unit("X"), function("Y"))))
    other.view.go(0, 0)
    other.paste()
    assert codes(other, "X", "Y") == ["KP", "PL"]


def test_a_block_with_holes_leaves_them_out(panel: MatrixPanel) -> None:
    from PySide6.QtCore import QItemSelectionModel

    panel.view.go(1, 0)
    last = panel.matrix.index(2, 1)
    panel.view.selectionModel().select(last, QItemSelectionModel.SelectionFlag.Select)
    panel.copy()
    assert QGuiApplication.clipboard().text() == "KP, PL\t\n\tPD"


@pytest.mark.parametrize(
    "text",
    ["Pengambil keputusan\tpelaksana", "Decision-maker\tEXECUTOR", "Accountable\tResponsible", "kp\tpl"],
)
def test_names_of_roles_are_read_in_either_language(panel: MatrixPanel, text: str) -> None:
    clip(text)
    select(panel, ("U2", "F2"), ("U2", "F2"))
    panel.paste()
    assert codes(panel, "U2", "F2") == ["KP"] and codes(panel, "U3", "F2") == ["PL"]


def test_cells_that_say_nothing_put_nothing_there(panel: MatrixPanel) -> None:
    clip("-\tKP\nnihil\tN/A\n\u2014\t\u00a0")
    select(panel, ("U2", "F1"), ("U2", "F1"))
    panel.paste()
    found = {(u, f): codes(panel, u, f) for u in ("U2", "U3") for f in ("F1", "F2", "F3")}
    assert {cell for cell, held in found.items() if held} == {("U3", "F1")}


# -- blocks with names ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Fungsi\tU3\tU1\nF3\tKP\t\nF0\t-\tPL",
        "\tU1\tU3\nF0\tPL\t\nf3\t\tKP",
        "No\tKegiatan\tu1\tUnit U3\n1\tF0 F0\tPL\t\n\t\t\t\n2\tF3\t\tKP",
        "MATRIKS\t\t\n\tU1\tU3\nF0\tPL\t\nF3\t\tKP",
        "Unit\tF0\tF3\nU1\tPL\t\nU3\t\tKP",
    ],
)
def test_a_block_with_names_goes_to_those_cells(panel: MatrixPanel, text: str) -> None:
    from orgdesk.editing.units import edit_unit

    desk = panel.view.desk
    desk.do(edit_unit, replace(desk.organization.units["U3"], name="Unit U3"))
    panel.matrix.fold_agency("A", True)
    clip(text)
    panel.paste()
    assert codes(panel, "U1", "F0") == ["PL"] and codes(panel, "U3", "F3") == ["KP"]
    assert len(desk.document.history.steps) == 2
    assert len(desk.organization.assignments) == 5


def test_unknown_names_are_told_and_nothing_is_pasted(panel: MatrixPanel, qtbot: QtBot) -> None:
    clip("\tU1\tBidang X\nF0\tKP\tKP\nRapat\tPL\t\nKosong\t\t")
    assert refusal(panel, qtbot) == (
        "The block names what is not here: “Bidang X”, “Rapat”. Correct the names, or import the block."
    )


def test_a_name_that_fits_several_is_told(desk_with: MakeDesk, show: Show, qtbot: QtBot) -> None:
    here = organization(
        agency("B", order=1),
        unit("U1", name="Sekretariat", code=""),
        unit("V1", name="Sekretariat", code="", agency="B"),
        function("F0"),
    )
    panel = show(desk_with(here))
    clip("\tSekretariat\nF0\tKP")
    assert refusal(panel, qtbot).startswith("Names in the block fit several rows: “Sekretariat”.")
    clip("\tA\tB\n\tSekretariat\tSekretariat\nF0\tKP\tPL")
    panel.paste()
    assert codes(panel, "U1", "F0") == ["KP"] and codes(panel, "V1", "F0") == ["PL"]


# -- marks ---------------------------------------------------------------------------------------


def answer_marks(role: str, *, unasked: bool = False) -> list[MarkRoleDialog]:
    """Choose a role by the keyboard as soon as the question is asked."""
    asked: list[MarkRoleDialog] = []

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MarkRoleDialog)
        asked.append(dialog)
        if unasked:
            dialog.unasked.click()
        if role:
            QTest.keyClicks(dialog.roles, role)
        QTest.keyClick(dialog, Qt.Key.Key_Return if role else Qt.Key.Key_Escape)

    QTimer.singleShot(0, choose)
    return asked


@pytest.mark.parametrize("mark", ["X", "v", "√", "●", "1"])
def test_marks_mean_the_role_that_is_chosen(panel: MatrixPanel, mark: str) -> None:
    clip(f"{mark}\t\n\t{mark}")
    select(panel, ("U2", "F2"), ("U2", "F2"))
    answer_marks("PL")
    panel.paste()
    assert codes(panel, "U2", "F2") == ["PL"] == codes(panel, "U3", "F3")
    assert len(panel.view.desk.document.history.steps) == 1


def test_nobody_has_to_say_what_marks_mean(panel: MatrixPanel) -> None:
    clip("X")
    select(panel, ("U2", "F2"), ("U2", "F2"))
    answer_marks("")
    panel.paste()
    assert not panel.view.desk.document.history.steps


def test_the_answer_is_offered_again_and_holds_unasked_where_wished(panel: MatrixPanel) -> None:
    clip("X")
    select(panel, ("U2", "F2"), ("U2", "F2"))
    answer_marks("EV")
    panel.paste()
    select(panel, ("U2", "F3"), ("U2", "F3"))
    asked = answer_marks("E", unasked=True)
    panel.paste()
    assert codes(panel, "U2", "F3") == ["EV"] and asked
    select(panel, ("U3", "F3"), ("U3", "F3"))
    panel.paste()
    assert codes(panel, "U3", "F3") == ["EV"]


# -- there and back ------------------------------------------------------------------------------


def pasted_rows(book: Book | None) -> list[list[str]]:
    assert book is not None
    (sheet,) = book.sheets
    return [
        [sheet.text(row, column) for column in range(1, sheet.last_column + 1)]
        for row in range(1, sheet.last_row + 1)
    ]


def everything(panel: MatrixPanel) -> set[tuple[str, str, str]]:
    here = panel.view.desk.organization
    return {(a.unit, a.function, a.role) for a in here.assignments.values()}


def test_a_block_with_headings_is_copied_for_others(panel: MatrixPanel) -> None:
    select(panel, ("U0", "F0"), ("U1", "F1"))
    panel.copy_with_headings()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "\tU0\tU1\nF0\tKP, PL\t\nF1\t\tPD"
    assert "font-weight:bold" in data.html() and "border:1px solid" in data.html()


@pytest.mark.parametrize("form", ["text", "html"])
def test_what_is_copied_with_headings_pastes_back(panel: MatrixPanel, form: str) -> None:
    before = everything(panel)
    panel.select_all()
    panel.copy_with_headings()
    data = QGuiApplication.clipboard().mimeData()
    read = pasted_rows(pasted_text(data.text()) if form == "text" else pasted_html(data.html()))
    desk = panel.view.desk
    desk.do(clear_cells, [("U0", "F0"), ("U1", "F1")])
    assert not everything(panel)
    clip("\n".join("\t".join(row) for row in read))
    panel.paste()
    assert everything(panel) == before


@pytest.mark.parametrize("words", [False, True])
def test_a_block_out_of_our_own_workbook_pastes_back(panel: MatrixPanel, words: bool) -> None:
    desk = panel.view.desk
    before = everything(panel)
    choices = ExportChoices(language="id", words=words, lists=False, guide=False)
    packed = workbook_bytes(desk.organization, Verdict((), ()), choices, dt.date(2026, 5, 1))
    sheet = load_workbook(BytesIO(packed)).worksheets[0]
    rows = [["" if value is None else str(value) for value in row] for row in sheet.values]
    head = next(n for n, row in enumerate(rows) if "U0" in row)
    last = next(n for n, row in enumerate(rows) if "F3" in row)
    block = rows[head - 2 : last + 1]
    assert any(cell.startswith("u:") for cell in block[0]), "the hidden keys come along"
    desk.do(clear_cells, [("U0", "F0"), ("U1", "F1")])
    clip(sheet_text(block))
    panel.paste()
    assert everything(panel) == before


def test_plain_html_of_a_block_reads_back(panel: MatrixPanel) -> None:
    select(panel, ("U0", "F0"), ("U1", "F1"))
    panel.copy()
    html = QGuiApplication.clipboard().mimeData().html()
    assert pasted_rows(pasted_html(html)) == [["KP, PL", ""], ["", "PD"]]


# -- handing on ----------------------------------------------------------------------------------


def test_what_cannot_be_pasted_can_be_imported(panel: MatrixPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[Book] = []
    monkeypatch.setattr(
        "orgdesk.ui.importing.flow.import_book", lambda desk, parent, book, begin: taken.append(book)
    )
    notice = Notice(panel.view.desk, panel)
    clip("R\tA")
    select(panel, ("U2", "F2"), ("U2", "F2"))
    panel.paste()
    assert notice.sentence.startswith("Cell A1 of the block")
    button = next(b for b in notice.findChildren(QPushButton) if b.text() == "Import it…")
    clip("something else")
    button.click()
    assert [pasted_rows(book) for book in taken] == [[["R", "A"]]]


def test_a_block_beyond_measure_is_refused(panel: MatrixPanel, qtbot: QtBot) -> None:
    clip("\n".join(["KP\t" * 200] * 101))
    select(panel, ("U2", "F2"), ("U2", "F2"))
    assert "too large" in refusal(panel, qtbot)
