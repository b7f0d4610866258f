"""Workbooks whose hidden row and column were both deleted: what is left is told by names, or told as lost."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from builders import after, agency, assignment, function, organization, unit
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from returned_books import column_of, delete_column, delete_row, returned_book, row_of, type_in

from orgdesk.analysis.engine import Verdict
from orgdesk.exchange.excel import keys
from orgdesk.exchange.excel.choices import ExportChoices
from orgdesk.exchange.excel.form import write_form
from orgdesk.exchange.excel.workbook import write_workbook
from orgdesk.exchange.incoming.importing import plan_import
from orgdesk.exchange.incoming.plan import ImportPlan
from orgdesk.exchange.incoming.returning.returned import plan_return
from orgdesk.exchange.sheets.read import read_book
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import FunctionLevel

DAY = dt.date(2026, 11, 22)
DUTIES = 3


@pytest.fixture
def model() -> Organization:
    return organization(
        agency("A", short_name="Dinkes"),
        unit("U1", name="Bidang Satu", order=0),
        unit("U2", name="Bidang Dua", order=1),
        function("M", wording="Rakyat sehat", level=FunctionLevel.MISSION),
        function("F1", wording="Gizi", parent="M", order=0),
        function("F2", wording="Surveilans", parent="M", order=1),
        assignment("F1", "KP", "U1", article="Pasal 1"),
        assignment("F2", "PL", "U2"),
    )


def marker(sheet: Worksheet) -> tuple[int, int] | None:
    """Row and column of the cell that says what a sheet is."""
    return next(
        ((c.row, c.column) for row in sheet.iter_rows() for c in row if c.value in keys.KINDS),
        None,
    )


def strip(sheet: Worksheet) -> None:
    """Delete the hidden row and column, as a program does it: what is merged moves along."""
    place = marker(sheet)
    if place is None:
        return
    row, column = place
    blocks = [block.bounds for block in sheet.merged_cells.ranges]
    for block in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(block))
    sheet.delete_cols(column)
    sheet.delete_rows(row)
    for left, top, right, bottom in blocks:
        sheet.merge_cells(
            start_column=left,
            end_column=right,
            start_row=top - (top > row),
            end_row=bottom - (bottom > row),
        )


def stripped(path: Path, *, state: bool = True) -> Workbook:
    book = load_workbook(path)
    for sheet in book.worksheets:
        strip(sheet)
    if not state:
        del book[keys.STATE_SHEET]
    return book


def say(sheet: Worksheet, line: str, column: str, text: str) -> None:
    """Type where the line and the column cross that have these names."""
    at = {str(c.value): c for row in sheet.iter_rows() for c in row if c.value in (line, column)}
    sheet.cell(at[line].row, at[column].column).value = text


def exported(model: Organization, path: Path) -> Path:
    write_workbook(model, Verdict((), ()), path, ExportChoices(language="id"), DAY)
    return path


def told(plan: ImportPlan) -> list[tuple[str, bool]]:
    return [(problem.sheet, problem.grave) for problem in plan.problems if problem.sheet]


@pytest.mark.parametrize("state", [True, False])
def test_a_workbook_without_any_keys_comes_back_with_its_edits(
    model: Organization, tmp_path: Path, *, state: bool
) -> None:
    path = exported(model, tmp_path / "m.xlsx")
    book = stripped(path, state=state)
    say(book["Matriks Kewenangan"], "Gizi", "Bidang Dua", "EV")
    say(book["Daftar Unit"], "Bidang Dua", "Bidang Dua", "Bidang Tiga")
    book.save(path)
    plan = plan_import(read_book(path), model)
    assert {(row.kind, row.before is None) for row in plan.change_set} == {
        ("assignment", True),
        ("unit", False),
    }
    assert after(model, plan.change_set).units["U2"].name == "Bidang Tiga"
    assert not plan.questions
    assert ("Tupoksi per Unit", True) in told(plan)
    assert {("Daftar Unit", False), ("Daftar Fungsi", False)} <= set(told(plan))


def test_what_is_there_to_be_read_is_not_taken_for_a_table(model: Organization, tmp_path: Path) -> None:
    path = exported(model, tmp_path / "m.xlsx")
    stripped(path, state=False).save(path)
    found = after(organization(), plan_import(read_book(path), organization()).change_set)
    assert {u.name for u in found.units.values()} == {"Bidang Satu", "Bidang Dua"}
    assert len(found.assignments) == 2


@pytest.mark.parametrize("lost", ["column", "row", "both", "both and the state"])
def test_a_form_stays_a_form(model: Organization, tmp_path: Path, lost: str) -> None:
    path = tmp_path / "formulir.xlsx"
    write_form(model, path, ExportChoices(language="id"), DAY)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    say(sheet, "Gizi", "Bidang Dua", "PL")
    place = marker(sheet)
    assert place is not None
    if lost == "column":
        sheet.delete_cols(place[1])
    elif lost == "row":
        sheet.delete_rows(place[0])
    else:
        strip(sheet)
    if lost.endswith("state"):
        del book[keys.STATE_SHEET]
    book.save(path)
    plan = plan_import(read_book(path), model)
    assert {row.kind for row in plan.change_set} == {"respondent", "statement"}


@pytest.mark.parametrize("lost", ["row", "column"])
def test_duties_are_told_by_their_titles_or_told_as_lost(model: Organization, lost: str) -> None:
    book = returned_book(model)
    sheet = book.sheets[DUTIES]
    line = next(key for key in (f"r:{a}" for a in model.assignments) if model.assignments[key[2:]].article)
    type_in(sheet, 5, "c:article", "Pasal")
    type_in(sheet, 5, "c:note", "Catatan")
    type_in(sheet, 5, 5, "Uraian tugas")
    type_in(sheet, 5, 6, "Dasar hukum atau rujukan")
    type_in(sheet, line, "c:article", "Pasal 9")
    if lost == "row":
        delete_row(sheet, row_of(sheet, keys.DUTIES))
    else:
        delete_column(sheet, column_of(sheet, keys.DUTIES))
    plan = plan_return(book, model)
    if lost == "row":
        assert after(model, plan.change_set).assignments[line[2:]].article == "Pasal 9"
    else:
        assert not plan.change_set
        assert (sheet.name, True) in told(plan)


def test_a_line_typed_into_the_duties_is_told(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[DUTIES]
    type_in(sheet, max(sheet.rows) + 1, "c:note", "tugas baru")
    plan = plan_return(book, model)
    assert not plan.change_set
    assert told(plan) == [(sheet.name, True)]
