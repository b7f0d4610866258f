"""Blocks that are copied and pasted, within the matrix and from a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import agency, area, assignment, function, organization, unit, within
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from orgdesk.organization.display import cell_codes
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import FunctionLevel
from orgdesk.ui.desk import Desk
from orgdesk.ui.matrix.clipboard import CELLS
from orgdesk.ui.matrix.panel import MatrixPanel

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


@pytest.mark.parametrize("between", [", ", "/", "+", " ", ";"])
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


def test_an_unknown_code_is_named_with_its_cell(panel: MatrixPanel, qtbot: QtBot) -> None:
    clip("KP\nXX")
    select(panel, ("U2", "F0"), ("U2", "F0"))
    assert refusal(panel, qtbot).startswith("The role code XX for U2 on F1 is not known.")


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
