"""Real workbooks: what the export writes, the import reads back; what a person edits in them arrives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders import after
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from random_organization import random_organization

from orgdesk.analysis.engine import Verdict
from orgdesk.editing.assignments import new_assignment
from orgdesk.exchange.excel import keys
from orgdesk.exchange.excel.choices import ExportChoices
from orgdesk.exchange.excel.form import write_form
from orgdesk.exchange.excel.workbook import write_workbook
from orgdesk.exchange.incoming.plan import ImportPlan
from orgdesk.exchange.incoming.returning.keyed_sheets import read_state
from orgdesk.exchange.incoming.returning.returned import is_returned, plan_return
from orgdesk.exchange.sheets.read import read_book
from orgdesk.exchange.text import read_text
from orgdesk.organization.organization import Organization
from orgdesk.reference.standard import empty_organization

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.toml"))
DAY = dt.date(2026, 11, 22)
NOTHING_FOUND = Verdict((), ())


def exported(there: Organization, path: Path, **choices: Any) -> Path:
    write_workbook(there, NOTHING_FOUND, path, ExportChoices(**{"language": "id"} | choices), DAY)
    return path


def unedited(plan: ImportPlan) -> bool:
    return not (plan.change_set or plan.problems or plan.questions or plan.conflicts)


def edited(path: Path, edit: Callable[[Workbook], None]) -> Path:
    book = load_workbook(path)
    edit(book)
    book.save(path)
    return path


def find(sheet: Worksheet, text: str) -> tuple[int, int]:
    return next(
        (cell.row, cell.column) for row in sheet.iter_rows() for cell in row if cell.value == text
    )  # fmt: skip


def cell(sheet: Worksheet, line: str, column: str) -> Any:
    return sheet.cell(find(sheet, line)[0], find(sheet, column)[1])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_comes_back_as_it_was(example: Path, tmp_path: Path) -> None:
    other = EXAMPLES.index(example) % 2 == 1
    choices = {"language": "en", "words": True} if other else {}
    there = read_text(example)
    book = read_book(exported(there, tmp_path / "matriks.xlsx", **choices))
    assert is_returned(book)
    plan = plan_return(book, there)
    assert unedited(plan)
    assert plan.unchanged["assignment"] == len(there.assignments)
    fresh = empty_organization()
    state = read_state(book)
    assert state is not None
    assert after(fresh, plan_return(book, fresh).change_set) == state.organization


@pytest.mark.parametrize(
    "choices",
    [
        {"sheet_per_agency": True},
        {"lists": False, "findings": False, "validation": False, "guide": False, "comments": False},
        {"agencies": frozenset({"A0", "A2"})},
        {"functions": frozenset({"M"}), "language": "en"},
    ],
    ids=["sheet per agency", "matrix alone", "two agencies", "one mission"],
)
def test_a_part_or_another_layout_comes_back_as_it_was(choices: dict[str, Any], tmp_path: Path) -> None:
    for seed in (3, 4):
        there = random_organization(seed)
        book = read_book(exported(there, tmp_path / f"{seed}.xlsx", **choices))
        assert unedited(plan_return(book, there)), seed


def test_rough_handling_changes_nothing(tmp_path: Path) -> None:
    there = random_organization(5)

    def handle(book: Workbook) -> None:
        sheet = book["Matriks Kewenangan"]
        sheet.insert_rows(find(sheet, "f:F3")[0], 2)
        sheet.insert_cols(1)
        sheet.insert_cols(find(sheet, "u:A1U0")[1])
        sheet.column_dimensions["C"].hidden = True
        sheet.row_dimensions[12].hidden = True
        for row in sheet.iter_rows(min_row=find(sheet, "f:F0")[0]):
            for c in row[4:-2]:
                if isinstance(c.value, str) and not c.value.startswith(("f:", "c:")):
                    c.value = f" {c.value.lower()}"
        sheet.title = "Sudah diperiksa"
        book.move_sheet("Daftar Unit", -3)

    path = edited(exported(there, tmp_path / "matriks.xlsx"), handle)
    assert unedited(plan_return(read_book(path), there))


def test_an_edit_in_excel_is_the_same_edit_at_the_desk(tmp_path: Path) -> None:
    there = random_organization(6)
    function = next(f for f in there.functions.values() if f.is_work)
    unit = next(
        u for u in there.units if all(a.unit != u for a in there.assignments_of_function(function.id))
    )

    def handle(book: Workbook) -> None:
        sheet = book["Matriks Kewenangan"]
        cell(sheet, f"f:{function.id}", f"u:{unit}").value = "ko"
        cell(sheet, f"f:{function.id}", "c:wording").value = "=1+1"
        cell(sheet, f"f:{function.id}", "c:wording").data_type = "s"
        cell(book["Daftar Unit"], f"u:{unit}", "c:staff").value = 7

    plan = plan_return(read_book(edited(exported(there, tmp_path / "m.xlsx"), handle)), there)
    assert not plan.problems
    (added,) = (row.id for row in plan.change_set if row.kind == "assignment")
    assert {row.id: row.after for row in plan.change_set} == {
        function.id: replace(function, wording="=1+1"),
        unit: replace(there.units[unit], staff=7.0),
        added: replace(new_assignment(there, unit, function.id, "KO"), id=added),
    }


def test_a_new_row_in_excel_comes_after_the_one_above(tmp_path: Path) -> None:
    there = random_organization(7)

    def handle(book: Workbook) -> None:
        sheet = book["Matriks Kewenangan"]
        at = find(sheet, "f:F2")[0] + 1
        sheet.insert_rows(at)
        sheet.cell(at, 2).value = "Gizi masyarakat"

    plan = plan_return(read_book(edited(exported(there, tmp_path / "m.xlsx", lists=False), handle)), there)
    after_ = after(there, plan.change_set)
    (new,) = after_.functions.keys() - there.functions.keys()
    assert after_.functions[new].wording == "Gizi masyarakat" and not plan.problems and not plan.questions


def test_a_filled_form_comes_back_with_a_name(tmp_path: Path) -> None:
    there = random_organization(8)
    path = tmp_path / "formulir.xlsx"
    write_form(there, path, ExportChoices(language="id"), DAY)
    unit = next(iter(there.units))

    def handle(book: Workbook) -> None:
        sheet = book.worksheets[0]
        row, column = find(sheet, keys.RESPONDENT + "name")
        sheet.cell(row, column + 1).value = "Budi Santoso"
        cell(sheet, "f:F1", f"u:{unit}").value = "PL"

    assert "not been filled in" in plan_return(read_book(path), there).problems[0].sentence.en
    plan = plan_return(read_book(edited(path, handle)), there)
    assert not plan.problems
    after_ = after(there, plan.change_set)
    (who,) = [r for r in after_.respondents.values() if r.id not in there.respondents]
    (said,) = [s for s in after_.statements.values() if s.respondent == who.id]
    assert who.name == "Budi Santoso"
    assert (said.function, said.unit, said.role) == ("F1", unit, "executor")
    assert after_.assignments == there.assignments
