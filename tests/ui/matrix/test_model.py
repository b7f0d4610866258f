"""The matrix as an item model: what stands where, what it says, and that it follows every change."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from builders import agency, assignment, function, organization, role, unit
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from orgdesk.editing import agencies, assignments, functions, roles, units
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import FunctionLevel
from orgdesk.ui.desk import Desk
from orgdesk.ui.matrix.filters import Filters
from orgdesk.ui.matrix.model import MatrixModel

MakeDesk = Callable[[Organization], Desk]
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
VERTICAL, HORIZONTAL = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
TIP = Qt.ItemDataRole.ToolTipRole


def content(matrix: MatrixModel) -> list[object]:
    """All that a reader can see."""
    rows = range(matrix.rowCount())
    return [
        matrix.lines,
        matrix.columns,
        [matrix.faces(row) for row in rows],
        [matrix.mark_of_row(row) for row in rows],
        [matrix.mark_of_column(column) for column in range(matrix.columnCount())],
        [matrix.headerData(row, VERTICAL) for row in rows],
    ]


def small() -> Organization:
    return organization(
        agency("A", name="Dinas Kesehatan"),
        agency("B", order=1),
        unit("U1", name="Seksi Kesehatan Keluarga"),
        unit("U2", order=1),
        unit("U3", agency="B"),
        function("M", wording="Warga sehat", level=FunctionLevel.MISSION),
        function("F1", wording="Imunisasi rutin", parent="M"),
        function("F2", parent="M", order=1),
        function("F3", order=1),
        assignment("F1", "KO", "U1"),
        assignment("F1", "KP", "U1"),
        assignment("F1", "PD", "U3"),
        assignment("F2", "PL", "U2"),
    )


def test_rows_are_the_tree_and_columns_the_units_of_each_agency(desk_with: MakeDesk) -> None:
    matrix = MatrixModel(desk_with(small()))
    assert [(x.id, x.depth, x.is_work, x.below) for x in matrix.lines] == [
        ("M", 0, False, 2),
        ("F1", 1, True, 0),
        ("F2", 1, True, 0),
        ("F3", 0, True, 0),
    ]
    assert [column.id for column in matrix.columns] == ["U1", "U2", "U3"]
    assert matrix.data(matrix.index(1, 0)) == "KP, KO"
    assert matrix.cell(1, 2) == ("U3", "F1")
    assert matrix.cell(0, 2) is None


def test_a_cell_says_what_it_holds_in_the_language_of_the_desk(desk_with: MakeDesk) -> None:
    desk = desk_with(small())
    matrix = MatrixModel(desk)
    cell = matrix.index(1, 2)
    assert str(matrix.data(cell, SPOKEN)).startswith("Imunisasi rutin, U3: Funder")
    desk.set_language("id")
    assert str(matrix.data(cell, SPOKEN)).startswith("Imunisasi rutin, U3: Penyandang dana")
    assert matrix.data(matrix.index(3, 1), SPOKEN) == "F3, U2: tanpa peran"


def test_a_cell_says_how_many_findings_it_is_marked_for(desk: Desk) -> None:
    matrix = MatrixModel(desk)
    row, column = matrix.place_of(("SKESGA", "F09")) or (0, 0)
    found = len(matrix.findings_at(row, column))
    assert found == len(desk.findings.of_cell("SKESGA", "F09")) > 0
    said = "1 finding" if found == 1 else f"{found} findings"
    assert str(matrix.data(matrix.index(row, column), SPOKEN)).endswith(f"Coordinator; {said}")


def test_a_tooltip_tells_roles_scope_and_findings(desk: Desk) -> None:
    matrix = MatrixModel(desk)
    place = matrix.place_of(("SKESGA", "F09"))
    assert place is not None
    tip = matrix.data(matrix.index(*place), TIP)
    assert tip is not None
    assert "Imunisasi rutin" in tip and "Seksi Kesehatan Keluarga" in tip and "Coordinator" in tip
    assert "▲" in tip
    assert "Seksi Kesehatan Keluarga" in str(matrix.headerData(place[1], HORIZONTAL, TIP))


def test_a_heading_speaks_of_what_is_below_it(desk_with: MakeDesk) -> None:
    matrix = MatrixModel(desk_with(small()))
    assert str(matrix.headerData(0, VERTICAL, SPOKEN)).startswith("Warga sehat; functions below it: 2")
    assert matrix.data(matrix.index(0, 0)) == ""


def test_a_folded_agency_is_one_column_of_all_its_codes(desk_with: MakeDesk) -> None:
    matrix = MatrixModel(desk_with(small()))
    matrix.fold_agency("A", True)
    assert [(c.id, c.is_unit) for c in matrix.columns] == [("A", False), ("U3", True)]
    assert matrix.data(matrix.index(1, 0)) == "KP, KO"
    assert matrix.data(matrix.index(2, 0)) == "PL"
    assert matrix.cell(1, 0) is None
    assert matrix.column_of("U2") == 0
    matrix.fold_agency("B", True)
    assert matrix.columns[1].is_unit, "an agency of one unit is no shorter folded"


def test_a_folded_heading_has_the_worst_mark_below_it(desk: Desk) -> None:
    matrix = MatrixModel(desk)
    row = matrix.row_of("F03")
    assert row is not None
    worst = matrix.mark_of_row(row)
    parent = desk.organization.functions["F03"].parent
    assert parent is not None
    matrix.fold_function(parent, True)
    assert matrix.row_of("F03") is None
    above = matrix.row_of(parent)
    assert above is not None and matrix.mark_of_row(above) == worst


def test_one_role_more_is_told_for_its_cell_alone(desk_with: MakeDesk) -> None:
    desk = desk_with(small())
    matrix = MatrixModel(desk)
    told: list[tuple[int, int, int, int]] = []
    resets: list[None] = []
    matrix.modelReset.connect(lambda: resets.append(None))

    def heard(first: QModelIndex, last: QModelIndex) -> None:
        told.append((first.row(), first.column(), last.row(), last.column()))

    matrix.dataChanged.connect(heard)
    assert desk.do(assignments.toggle_role, "U2", "F1", "PL")
    assert told[0] == (1, 1, 1, 1)
    assert {row for row, _, _, _ in told} == {1}, "other functions are not touched"
    assert not resets
    assert matrix.data(matrix.index(1, 1)) == "PL"


def test_filters_leave_headings_of_what_they_show(desk_with: MakeDesk) -> None:
    matrix = MatrixModel(desk_with(small()))
    matrix.set_filters(Filters(roles=frozenset({"PL"})))
    assert [line.id for line in matrix.lines] == ["M", "F2"]
    assert [column.id for column in matrix.columns] == ["U2"]
    assert matrix.lines[0].below == 1
    matrix.set_filters(Filters(unit="U3"))
    assert [line.id for line in matrix.lines] == ["M", "F1"]
    assert [column.id for column in matrix.columns] == ["U3"]
    matrix.set_filters(Filters(agencies=frozenset({"B"})))
    assert len(matrix.lines) == 4 and [column.id for column in matrix.columns] == ["U3"]


def test_only_findings_follows_the_findings(desk: Desk) -> None:
    matrix = MatrixModel(desk)
    matrix.set_filters(Filters(only_findings=True))
    shown = {line.id for line in matrix.lines if line.is_work}
    assert shown == {f.id for f in desk.organization.functions.values() if f.is_work} & {
        id_ for id_ in desk.organization.functions if desk.findings.of_row("function", id_)
    }


def test_a_row_stays_while_it_is_worked_on_though_it_passes_no_more(desk_with: MakeDesk) -> None:
    desk = desk_with(small())
    matrix = MatrixModel(desk)
    matrix.set_filters(Filters(roles=frozenset({"PL"})))
    matrix.kept = "F2"
    assert desk.do(assignments.toggle_role, "U2", "F2", "PL")
    assert desk.do(assignments.toggle_role, "U2", "F1", "PL")
    matrix._refresh()
    assert [line.id for line in matrix.lines] == ["M", "F1", "F2"]
    matrix.kept = None
    matrix._refresh()
    assert [line.id for line in matrix.lines] == ["M", "F1"]


STEPS = 120


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_it_equals_a_fresh_one(desk_with: MakeDesk, seed: int) -> None:
    rng = random.Random(seed)
    desk = desk_with(small())
    matrix = MatrixModel(desk)
    QAbstractItemModelTester(matrix, FATAL, matrix)
    for step in range(STEPS):
        _something(rng, desk, matrix, step)
        content(matrix)  # fill the caches that the next step must keep right
    desk.settle()
    fresh = MatrixModel(desk)
    fresh.folded_functions = set(matrix.folded_functions)
    fresh.folded_agencies = set(matrix.folded_agencies)
    fresh.filters, matrix.kept = matrix.filters, None
    fresh.rebuild()
    matrix._refresh()
    assert content(matrix) == content(fresh)
    filled = {(a.unit, a.function) for a in desk.organization.assignments.values()}
    matrix.set_filters(Filters())
    matrix.fold_all(False)
    assert {
        matrix.cell(row, column)
        for row in range(matrix.rowCount())
        for column, face in matrix.faces(row).items()
        if face.codes
    } == filled


def _something(rng: random.Random, desk: Desk, matrix: MatrixModel, step: int) -> None:
    here = desk.organization
    work = [f.id for f in here.functions.values() if f.is_work]
    own = list(here.units)
    codes = list(matrix.codes.roles)
    pick = rng.randrange(14)
    if pick <= 4 and work and own:
        desk.do(assignments.toggle_role, rng.choice(own), rng.choice(work), rng.choice(codes))
    elif pick == 5:
        desk.undo()
    elif pick == 6:
        desk.redo()
    elif pick == 7:
        desk.do(functions.add_function, function(f"N{step}", parent=rng.choice([None, *work])))
    elif pick == 8 and len(work) > 2:
        desk.do(functions.delete_function, rng.choice(work))
    elif pick == 9 and here.agencies:
        desk.do(units.add_unit, unit(f"V{step}", agency=rng.choice(list(here.agencies)))[0])
    elif pick == 10 and len(own) > 2:
        desk.do(units.delete_unit, rng.choice(own))
    elif pick == 11 and own:
        desk.do(units.edit_unit, replace(here.units[rng.choice(own)], name=f"Nama {step}"))
    elif pick == 12:
        if rng.random() < 0.5:
            matrix.fold_agency(rng.choice(list(here.agencies)), rng.random() < 0.5)
        elif work:
            matrix.fold_function(rng.choice(work), rng.random() < 0.5)
    elif pick == 13:
        choice = (Filters(), Filters(roles=frozenset(codes[:2])), Filters(agencies=frozenset({"A"})))
        matrix.set_filters(rng.choice(choice))


def test_roles_of_the_project_change_codes_and_names(desk_with: MakeDesk) -> None:
    desk = desk_with(organization(role("QQ"), unit("U1"), function("F1")))
    matrix = MatrixModel(desk)
    assert desk.do(assignments.toggle_role, "U1", "F1", "QQ")
    assert matrix.data(matrix.index(0, 0)) == "QQ"
    assert desk.do(roles.edit_role, replace(desk.organization.roles["QQ"], code="YY"))
    assert matrix.data(matrix.index(0, 0)) == "YY"


def test_agencies_that_are_reordered_move_their_columns(desk_with: MakeDesk) -> None:
    desk = desk_with(small())
    matrix = MatrixModel(desk)
    assert desk.do(agencies.reorder_agency, "B", "A")
    assert [column.id for column in matrix.columns] == ["U3", "U1", "U2"]


def test_it_can_stand_before_a_document_and_after_it(empty_desk: Desk) -> None:
    matrix = MatrixModel(empty_desk)
    QAbstractItemModelTester(matrix, FATAL, matrix)
    assert (matrix.rowCount(), matrix.columnCount()) == (0, 0)
    empty_desk.take(None)
    assert matrix.is_empty
