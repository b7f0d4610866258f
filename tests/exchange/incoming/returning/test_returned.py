"""What people do to a workbook of ours before they send it back, and what that makes of the model."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from builders import after, agency, area, assignment, function, organization, unit, within
from random_organization import random_organization
from returned_books import (
    AGENCY_ROW,
    CODE_ROW,
    FILTER_ROW,
    NAME_ROW,
    column_of,
    delete_column,
    delete_row,
    insert_column,
    insert_row,
    returned_book,
    row_of,
    type_in,
)

from orgdesk.editing.assignments import new_assignment
from orgdesk.exchange.excel import keys
from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.plan import ImportPlan
from orgdesk.exchange.incoming.returning.returned import is_returned, plan_return
from orgdesk.exchange.incoming.said import Where
from orgdesk.exchange.sheets.grid import Block, Book, Sheet, Sort
from orgdesk.exchange.sheets.watch import Watch
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    Extra,
    FunctionLevel,
    FunctionType,
    Level,
    UnitKind,
)

MATRIX, FUNCTIONS, UNITS, DUTIES = range(4)


@pytest.fixture
def model() -> Organization:
    return organization(
        agency("A", order=0),
        agency("B", order=1, short_name="Badan"),
        unit("U1", order=0),
        unit("U2", order=1, under="U1"),
        unit("V1", agency="B"),
        function("M", level=FunctionLevel.MISSION, order=0),
        function("F1", parent="M", order=0),
        function("F2", parent="M", order=1),
        function("F2a", parent="F2", level=FunctionLevel.TASK, order=0),
        function("F3", order=1),
        assignment("F1", "KP", "U1"),
        assignment("F1", "PL", "U2"),
        assignment("F2", "PL", "V1"),
        assignment("F2", "PD", "V1"),
        Extra(id="X1", column="Sumber", value="Rapat", function="F1"),
        Extra(id="X2", column="Telepon", value="123", unit="V1", order=1),
    )


def changed(plan: ImportPlan) -> dict[tuple[str, str], tuple[Any, Any]]:
    return {(row.kind, row.id): (row.before, row.after) for row in plan.change_set}


def grave(plan: ImportPlan) -> list[str]:
    return [problem.sentence.en for problem in plan.problems if problem.grave]


def cell(book: Book, function_: str, unit_: str, text: str) -> Where:
    sheet = book.sheets[MATRIX]
    type_in(sheet, f"f:{function_}", f"u:{unit_}", text)
    return Where(MATRIX, row_of(sheet, f"f:{function_}"), column_of(sheet, f"u:{unit_}"))


def codes(organization_: Organization, function_: str, unit_: str) -> set[str]:
    held = organization_.assignments_of_function(function_)
    return {f"{a.role}:{a.resource or ''}" for a in held if a.unit == unit_}


# -- what is ours ------------------------------------------------------------------------------------


def test_a_workbook_of_ours_is_known(model: Organization) -> None:
    assert is_returned(returned_book(model))
    assert is_returned(Book("x", "csv", [returned_book(model).sheets[0]]))


def test_somebody_elses_workbook_is_not_ours() -> None:
    sheet = Sheet("RACI", {1: {1: "Kegiatan", 2: "Kadis"}, 2: {1: "c:code", 2: "R"}})
    assert not is_returned(Book("raci.xlsx", "xlsx", [sheet]))


# -- nothing was edited ------------------------------------------------------------------------------


def test_nothing_edited_is_nothing_changed(model: Organization) -> None:
    plan = plan_return(returned_book(model), model)
    assert not plan.change_set and not plan.problems and not plan.questions and not plan.conflicts
    assert plan.is_ready
    assert plan.unchanged == {"function": 5, "unit": 3, "assignment": 4, "extra": 2}
    assert {layout.layout for layout in plan.layouts} == {"orgdesk"}
    assert plan.sources["function", "F1"].sheet == MATRIX


def test_cells_are_coloured_by_what_they_are(model: Organization) -> None:
    book = returned_book(model)
    plan = plan_return(book, model)
    sheet = book.sheets[MATRIX]
    row = row_of(sheet, "f:F1")
    assert plan.fates.of(Where(MATRIX, row, 2)) is Fate.NAME
    assert plan.fates.of(Where(MATRIX, row, column_of(sheet, "u:U1"))) is Fate.ROLE
    assert plan.fates.of(Where(MATRIX, CODE_ROW, column_of(sheet, "u:U1"))) is Fate.NAME
    assert plan.fates.of(Where(MATRIX, row, column_of(sheet, "f:F1"))) is Fate.HEAD
    assert plan.fates.of(Where(MATRIX, row, column_of(sheet, "x:Sumber"))) is Fate.EXTRA
    assert plan.fates.of(Where(MATRIX, 1, 1)) is Fate.IGNORED


@pytest.mark.parametrize("words", [False, True])
@pytest.mark.parametrize("language", ["id", "en"])
def test_random_organizations_come_back_as_they_were(words: bool, language: Any) -> None:
    for seed in range(12):
        there = random_organization(seed)
        plan = plan_return(returned_book(there, words=words, language=language), there)
        assert not plan.change_set, seed
        assert not plan.problems and not plan.questions and not plan.conflicts


def test_lower_case_other_gaps_and_spaces_change_nothing(model: Organization) -> None:
    book = returned_book(model)
    cell(book, "F1", "U1", " kp ")
    cell(book, "F2", "V1", "pl\xa0/ pd")
    type_in(book.sheets[MATRIX], "f:F1", "c:wording", " F1\xa0 ")
    assert not plan_return(book, model).change_set
    cell(book, "F2", "V1", "PDPL")
    assert not plan_return(book, model).change_set


def test_sorting_inserting_moving_and_renaming_change_nothing(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[MATRIX]
    rows = sorted(row for row in sheet.rows if FILTER_ROW < row <= FILTER_ROW + 5)
    bodies = [sheet.rows[row] for row in rows]
    for row, cells in zip(rows, reversed(bodies), strict=True):
        sheet.rows[row] = cells
    insert_row(sheet, 2)
    insert_row(sheet, row_of(sheet, "f:F2"))
    insert_column(sheet, 1)
    insert_column(sheet, column_of(sheet, "u:V1"))
    sheet.name = "Punya Budi"
    sheet.hidden_columns = {2}
    sheet.hidden_rows = {row_of(sheet, "f:F1")}
    book.sheets.reverse()
    plan = plan_return(book, model)
    assert not plan.change_set and not plan.questions and not plan.problems


def test_a_matrix_alone_without_the_other_sheets_changes_nothing(model: Organization) -> None:
    book = returned_book(model)
    del book.sheets[1:4]
    plan = plan_return(book, model)
    assert not plan.change_set and not plan.questions


# -- edits -------------------------------------------------------------------------------------------


def test_a_code_typed_into_a_cell_is_an_assignment(model: Organization) -> None:
    book = returned_book(model)
    where = cell(book, "F3", "U2", "pw")
    plan = plan_return(book, model)
    (row,) = plan.change_set
    expected = replace(new_assignment(model, "U2", "F3", "PW"), id=row.id)
    assert row.before is None and row.after == expected
    assert plan.sources["assignment", row.id] == where
    assert plan.fates.of(where) is Fate.ROLE
    assert plan.fates.words[where].en == "was -, becomes PW"
    assert plan.unchanged["assignment"] == 4


def test_a_name_of_a_role_is_as_good_as_its_code(model: Organization) -> None:
    book = returned_book(model)
    cell(book, "F3", "U2", "pengawas\nEvaluator")
    assert codes(after(model, plan_return(book, model).change_set), "F3", "U2") == {
        "supervisor:",
        "evaluator:",
    }


def test_an_emptied_cell_takes_its_roles_away(model: Organization) -> None:
    book = returned_book(model)
    cell(book, "F2", "V1", "")
    plan = plan_return(book, model)
    assert {row.id for row in plan.change_set} == {"F2 PL V1", "F2 PD V1"}
    assert all(row.after is None for row in plan.change_set)
    cell(book, "F2", "V1", "-")
    assert len(plan_return(book, model).change_set.rows) == 2


def test_roles_that_stay_in_a_cell_keep_their_detail(model: Organization) -> None:
    detailed = assignment("F3", "PL", "U1", scope=within("K"), note="ya")
    other = assignment("F3", "PL", "U1", scope=within("L"))
    there = organization(area("K"), area("L"), unit("U1"), function("F3"), detailed, other)
    book = returned_book(there)
    cell(book, "F3", "U1", "PL KP")
    plan = plan_return(book, there)
    assert len(plan.change_set.rows) == 1
    assert codes(after(there, plan.change_set), "F3", "U1") == {"decision-maker:", "executor:"}
    cell(book, "F3", "U1", "KP")
    gone = {row.id for row in plan_return(book, there).change_set if row.after is None}
    assert gone == {detailed.id, other.id}


def test_a_word_that_is_no_role_is_a_problem_and_the_cell_stays(model: Organization) -> None:
    book = returned_book(model)
    where = cell(book, "F1", "U1", "KP ZZ")
    plan = plan_return(book, model)
    assert not plan.change_set
    (problem,) = plan.problems
    assert problem.grave and problem.place == where[1:] and problem.sheet == "Matriks Kewenangan"
    assert '"ZZ"' in problem.sentence.en
    assert plan.fates.of(where) is Fate.ERROR


def test_a_supplier_must_say_of_what(model: Organization) -> None:
    book = returned_book(model)
    cell(book, "F3", "U1", "PM")
    plan = plan_return(book, model)
    assert not plan.change_set and len(grave(plan)) == 1


def test_a_formula_that_went_wrong_is_no_role(model: Organization) -> None:
    book = returned_book(model)
    where = cell(book, "F1", "U1", "#REF!")
    book.sheets[MATRIX].sorts[where[1:]] = Sort.ERROR
    plan = plan_return(book, model)
    assert not plan.change_set and "error of a formula" in grave(plan)[0]


def test_names_and_codes_are_edited_on_the_matrix(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[MATRIX]
    type_in(sheet, "f:F1", "c:wording", "Imunisasi")
    type_in(sheet, "f:F1", "c:code", "1.1")
    type_in(sheet, CODE_ROW, "u:U2", "SEK")
    type_in(sheet, NAME_ROW, "u:U2", "Sekretariat")
    after_ = changed(plan_return(book, model))
    function_, unit_ = model.functions["F1"], model.units["U2"]
    assert after_ == {
        ("function", "F1"): (function_, replace(function_, wording="Imunisasi", code="1.1")),
        ("unit", "U2"): (unit_, replace(unit_, code="SEK", name="Sekretariat")),
    }


def test_every_field_of_the_lists_returns(model: Organization) -> None:
    book = returned_book(model)
    functions_, units_, duties_ = book.sheets[FUNCTIONS : DUTIES + 1]
    for name, text in {
        "wording": "Gizi",
        "parent": "F2",
        "level": "Tugas",
        "type": "planning",
        "critical": "x",
        "strategic": "ya",
        "affair": "1.02",
        "reference": "Perda 1",
        "note": "baru",
    }.items():
        type_in(functions_, "f:F3", f"c:{name}", text)
    for name, text in {
        "agency": "Badan",
        "superior": "V1",
        "unit_kind": "seksi",
        "level": "service centre",
        "echelon": "iva",
        "head_title": "Kepala",
        "staff": "2,5",
    }.items():
        type_in(units_, "u:U2", f"c:{name}", text)
    type_in(duties_, "r:F1 PL U2", "c:article", "Ps. 3")
    plan = plan_return(book, model)
    assert not plan.problems
    there = after(model, plan.change_set)
    found = there.functions["F3"]
    assert (found.wording, found.parent, found.level) == ("Gizi", "F2", FunctionLevel.TASK)
    assert (found.type, found.critical, found.strategic) == (FunctionType.PLANNING, True, True)
    assert (found.affair, found.reference, found.note) == ("1.02", "Perda 1", "baru")
    assert [f.id for f in there.subfunctions("F2")] == ["F2a", "F3"]
    moved = there.units["U2"]
    assert (moved.agency, moved.unit_kind, moved.level) == ("B", UnitKind.SECTION, Level.SERVICE_CENTRE)
    assert (moved.echelon, moved.head_title, moved.staff) == ("IVa", "Kepala", 2.5)
    assert [(r.id, r.superior) for r in there.superiors_of("U2")] == [("U2>U1", "V1")]
    assert there.assignments["F1 PL U2"].article == "Ps. 3"


@pytest.mark.parametrize(
    ("before", "text", "staff"),
    [
        (1.125, "1,125", 1.125),  # as a spreadsheet in Indonesian writes what it holds
        (2.0, "1.250", 1250.0),  # and as people write thousands
        (2.0, "12 orang", 12.0),
        (2.0, "-", None),
    ],
)
def test_numbers_are_read_as_people_write_them(before: float, text: str, staff: float | None) -> None:
    here = organization(unit("U1", staff=before), function("F1"))
    book = returned_book(here)
    type_in(book.sheets[UNITS], "u:U1", "c:staff", text)
    plan = plan_return(book, here)
    assert not plan.problems
    assert after(here, plan.change_set).units["U1"].staff == staff


@pytest.mark.parametrize(
    ("sheet", "key", "column", "text"),
    [
        (FUNCTIONS, "f:F3", "c:wording", ""),
        (FUNCTIONS, "f:F3", "c:level", "bidang"),
        (FUNCTIONS, "f:F3", "c:critical", "mungkin"),
        (FUNCTIONS, "f:F3", "c:parent", "tidak ada"),
        (UNITS, "u:U1", "c:staff", "banyak"),
        (UNITS, "u:U1", "c:staff", "-3"),
        (UNITS, "u:U1", "c:superior", "U1"),
        (UNITS, "u:U1", "c:superior", "U9"),
        (UNITS, "u:U1", "c:agency", ""),
    ],
)
def test_what_is_no_value_of_its_field_is_a_problem(
    model: Organization, sheet: int, key: str, column: str, text: str
) -> None:
    book = returned_book(model)
    type_in(book.sheets[sheet], key, column, text)
    plan = plan_return(book, model)
    assert not plan.change_set
    (problem,) = plan.problems
    assert problem.grave and problem.sheet == book.sheets[sheet].name
    assert problem.place == (row_of(book.sheets[sheet], key), column_of(book.sheets[sheet], column))


def test_functions_that_stand_below_each_other_are_a_problem(model: Organization) -> None:
    book = returned_book(model)
    type_in(book.sheets[FUNCTIONS], "f:F2", "c:parent", "F3")
    type_in(book.sheets[FUNCTIONS], "f:F3", "c:parent", "F2")
    plan = plan_return(book, model)
    assert not plan.change_set
    assert len(grave(plan)) == 2 and "below itself" in grave(plan)[0]


def test_a_date_where_a_name_belongs_is_a_problem(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[MATRIX]
    type_in(sheet, "f:F1", "c:code", "2026-01-02")
    sheet.sorts[row_of(sheet, "f:F1"), 1] = Sort.DATE
    assert "a date" in grave(plan_return(book, model))[0]


# -- the same on two sheets --------------------------------------------------------------------------


def test_the_same_edit_on_two_sheets_counts_once(model: Organization) -> None:
    book = returned_book(model)
    type_in(book.sheets[MATRIX], "f:F1", "c:wording", "Imunisasi")
    type_in(book.sheets[FUNCTIONS], "f:F1", "c:wording", "Imunisasi ")
    plan = plan_return(book, model)
    assert not plan.problems
    function_ = model.functions["F1"]
    assert changed(plan) == {("function", "F1"): (function_, replace(function_, wording="Imunisasi"))}


def test_two_edits_of_one_thing_on_two_sheets_are_a_problem(model: Organization) -> None:
    book = returned_book(model)
    type_in(book.sheets[MATRIX], "f:F1", "c:wording", "Imunisasi")
    type_in(book.sheets[FUNCTIONS], "f:F1", "c:wording", "Vaksinasi")
    plan = plan_return(book, model)
    assert not plan.change_set
    (sentence,) = grave(plan)
    assert "Matriks Kewenangan!B" in sentence and "Daftar Fungsi!B" in sentence


# -- rows twice --------------------------------------------------------------------------------------


def test_a_row_that_was_copied_and_left_alone_is_harmless(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[MATRIX]
    row = row_of(sheet, "f:F1")
    insert_row(sheet, row)
    sheet.rows[row] = dict(sheet.rows[row + 1])
    assert not plan_return(book, model).change_set


def test_a_row_that_was_copied_and_edited_is_a_problem(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[MATRIX]
    row = row_of(sheet, "f:F1")
    insert_row(sheet, row)
    sheet.rows[row] = dict(sheet.rows[row + 1])
    type_in(sheet, row, 2, "Imunisasi")
    type_in(sheet, row, "u:U2", "KO")
    plan = plan_return(book, model)
    assert not plan.change_set
    assert len(grave(plan)) == 2 and f"B{row}, B{row + 1}" in grave(plan)[0]


def test_a_column_twice_is_a_problem_where_it_differs(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[MATRIX]
    column = column_of(sheet, "u:U1")
    insert_column(sheet, column)
    for cells in sheet.rows.values():
        if column + 1 in cells:
            cells[column] = cells[column + 1]
    assert not plan_return(book, model).change_set
    type_in(sheet, "f:F1", column, "PW")
    plan = plan_return(book, model)
    assert not plan.change_set and len(grave(plan)) == 1


# -- added by hand -----------------------------------------------------------------------------------


def test_a_row_typed_into_the_matrix_is_a_function_beside_the_one_above(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[MATRIX]
    at = row_of(sheet, "f:F1") + 1
    insert_row(sheet, at)
    type_in(sheet, at, 1, "1.5")
    type_in(sheet, at, 2, "Gizi")
    type_in(sheet, at, "u:U2", "KO PL")
    plan = plan_return(book, model)
    there = after(model, plan.change_set)
    (new,) = there.functions.keys() - model.functions.keys()
    assert there.functions[new] == replace(model.functions["F1"], id=new, wording="Gizi", code="1.5", order=1)
    assert [f.id for f in there.subfunctions("M")] == ["F1", new, "F2"]
    assert codes(there, new, "U2") == {"coordinator:", "executor:"}
    assert plan.sources["function", new] == Where(MATRIX, at, 2)
    assert plan.fates.words[Where(MATRIX, at, 2)].en == "new function"


def test_a_row_below_a_mission_or_between_a_function_and_its_parts_stands_below_it(
    model: Organization,
) -> None:
    book = returned_book(model)
    sheet = book.sheets[MATRIX]
    for above, wording in (("f:M", "Pertama"), ("f:F2", "Bagian")):
        at = row_of(sheet, above) + 1
        insert_row(sheet, at)
        type_in(sheet, at, 2, wording)
    there = after(model, plan_return(book, model).change_set)
    assert [f.wording for f in there.subfunctions("M")] == ["Pertama", "F1", "F2"]
    assert [f.wording for f in there.subfunctions("F2")] == ["Bagian", "F2a"]
    assert there.subfunctions("F2")[0].level is FunctionLevel.TASK


def test_rows_typed_at_the_end_are_functions_and_the_legend_is_none(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[MATRIX]
    end = row_of(sheet, "f:F3") + 1
    for n, wording in enumerate(("Satu", "Dua")):
        insert_row(sheet, end + n)
        type_in(sheet, end + n, 2, wording)
    there = after(model, plan_return(book, model).change_set)
    assert [f.wording for f in there.subfunctions(None)] == ["M", "F3", "Satu", "Dua"]


def test_a_row_with_roles_and_no_wording_is_a_problem(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[MATRIX]
    at = row_of(sheet, "f:F2")
    insert_row(sheet, at)
    type_in(sheet, at, "u:U1", "PL")
    plan = plan_return(book, model)
    assert not plan.change_set and "no wording" in grave(plan)[0]


def test_the_same_new_function_on_two_sheets_is_one(model: Organization) -> None:
    book = returned_book(model)
    for index in (MATRIX, FUNCTIONS):
        sheet = book.sheets[index]
        at = row_of(sheet, "f:F3") + 1
        insert_row(sheet, at)
        type_in(sheet, at, 2, "Gizi")
    type_in(book.sheets[FUNCTIONS], at, "c:type", "pelayanan")
    type_in(book.sheets[FUNCTIONS], at, "c:parent", "M")
    there = after(model, plan_return(book, model).change_set)
    (new,) = there.functions.keys() - model.functions.keys()
    assert there.functions[new].type is FunctionType.SERVICE
    assert [f.id for f in there.subfunctions("M")] == ["F1", "F2", new]


def test_a_column_typed_beside_units_is_a_unit_of_their_agency(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[MATRIX]
    at = column_of(sheet, "u:U1") + 1
    insert_column(sheet, at)
    type_in(sheet, CODE_ROW, at, "BARU")
    type_in(sheet, NAME_ROW, at, "Bidang Baru")
    type_in(sheet, "f:F1", at, "PW")
    plan = plan_return(book, model)
    there = after(model, plan.change_set)
    (new,) = there.units.keys() - model.units.keys()
    assert (there.units[new].code, there.units[new].name) == ("BARU", "Bidang Baru")
    assert [u.id for u in there.units_of("A")] == ["U1", new, "U2"]
    assert codes(there, "F1", new) == {"supervisor:"}


def test_a_new_unit_belongs_to_the_merged_heading_over_it(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[MATRIX]
    at = column_of(sheet, "u:V1")
    insert_column(sheet, at)
    type_in(sheet, NAME_ROW, at, "Bidang Baru")
    type_in(sheet, "f:F1", at, "PW")
    sheet.merged = [b for b in sheet.merged if b.left != at + 1]
    sheet.merged.append(Block(AGENCY_ROW, at, AGENCY_ROW, at + 1))
    there = after(model, plan_return(book, model).change_set)
    (new,) = there.units.keys() - model.units.keys()
    assert there.units[new].agency == "B"


def test_a_unit_typed_into_the_list_of_units(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[UNITS]
    at = row_of(sheet, "u:V1") + 1
    type_in(sheet, at, "c:name", "Seksi Baru")
    type_in(sheet, at, "c:superior", "V1")
    type_in(sheet, at, "c:staff", "4")
    there = after(model, plan_return(book, model).change_set)
    (new,) = there.units.keys() - model.units.keys()
    assert (there.units[new].agency, there.units[new].staff) == ("B", 4.0)
    assert [r.superior for r in there.superiors_of(new)] == ["V1"]


def test_a_column_of_their_own_is_kept_beside_the_functions(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[MATRIX]
    at = sheet.last_column + 1
    type_in(sheet, FILTER_ROW, at, "Keputusan rapat")
    type_in(sheet, "f:F2", at, "ditunda")
    type_in(sheet, "f:F1", "x:Sumber", "")
    type_in(book.sheets[UNITS], "u:V1", "x:Telepon", "456")
    type_in(book.sheets[FUNCTIONS], "f:F1", "x:Sumber", "")
    plan = plan_return(book, model)
    assert not plan.problems
    there = after(model, plan.change_set)
    found = {(e.column, e.value, e.function, e.unit) for e in there.extras.values()}
    assert found == {("Keputusan rapat", "ditunda", "F2", None), ("Telepon", "456", None, "V1")}


def test_headings_that_do_not_return_are_told(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[MATRIX]
    type_in(sheet, FILTER_ROW, "x:Sumber", "Sumber data")
    type_in(sheet, NAME_ROW, "x:Sumber", "Sumber data")
    type_in(sheet, AGENCY_ROW, "u:V1", "Badan Baru")
    type_in(sheet, AGENCY_ROW, "u:U1", "Dinas")
    plan = plan_return(book, model)
    assert not plan.change_set and not grave(plan)
    assert [problem.place for problem in plan.problems] == [
        (FILTER_ROW, column_of(sheet, "x:Sumber")),
        (AGENCY_ROW, column_of(sheet, "u:U1")),
        (AGENCY_ROW, column_of(sheet, "u:V1")),
    ]


def test_the_band_of_those_that_serve_no_mission_is_no_function(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[MATRIX]
    at = row_of(sheet, "f:F3")
    insert_row(sheet, at)
    type_in(sheet, at, 2, "Belum melayani misi atau tujuan")
    type_in(sheet, at, "u:U1", "PL")
    assert not plan_return(book, model).change_set


def test_running_numbers_are_no_column_of_their_own(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[MATRIX]
    insert_column(sheet, 1)
    type_in(sheet, FILTER_ROW, 1, "No")
    for n, key in enumerate(("f:M", "f:F1", "f:F2", "f:F2a", "f:F3"), 1):
        type_in(sheet, key, 1, str(n))
    assert not plan_return(book, model).change_set


def test_importing_the_same_workbook_twice_changes_nothing_more(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[MATRIX]
    at = row_of(sheet, "f:F1") + 1
    insert_row(sheet, at)
    type_in(sheet, at, 2, "Gizi")
    type_in(sheet, at, "u:U2", "KO")
    column = column_of(sheet, "u:U1") + 1
    insert_column(sheet, column)
    type_in(sheet, NAME_ROW, column, "Bidang Baru")
    type_in(sheet, at, column, "PL")
    cell(book, "F1", "U1", "PW")
    type_in(sheet, "f:F2", "x:Sumber", "Surat")
    type_in(book.sheets[UNITS], "u:U1", "c:staff", "3")
    first = plan_return(book, model)
    assert len(first.change_set.rows) == 10
    again = plan_return(book, after(model, first.change_set))
    assert not again.change_set and not again.conflicts and not again.problems


# -- merged cells and lost keys ----------------------------------------------------------------------


def test_a_merged_cell_leaves_the_covered_ones_as_they_were(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[MATRIX]
    where = cell(book, "F1", "U2", "")
    sheet.merged.append(Block(where.row, where.column - 1, where.row, where.column))
    plan = plan_return(book, model)
    assert not plan.change_set
    assert [p.grave for p in plan.problems] == [False]
    assert plan.problems[0].place == where[1:]


def test_without_its_key_column_the_matrix_is_told_by_names(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[MATRIX]
    cell(book, "F3", "U1", "PL")
    delete_column(sheet, column_of(sheet, keys.MATRIX))
    plan = plan_return(book, model)
    assert len(plan.change_set.rows) == 1
    assert codes(after(model, plan.change_set), "F3", "U1") == {"executor:"}
    assert not grave(plan) and not plan.questions
    assert "told by their names" in plan.problems[0].sentence.en


def test_without_its_key_row_the_matrix_is_told_by_names(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[MATRIX]
    cell(book, "F3", "U1", "PL")
    delete_row(sheet, row_of(sheet, keys.MATRIX))
    plan = plan_return(book, model)
    assert len(plan.change_set.rows) == 1
    assert codes(after(model, plan.change_set), "F3", "U1") == {"executor:"}
    assert not grave(plan) and not plan.questions


def test_without_any_keys_the_matrix_is_told_by_names(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[MATRIX]
    cell(book, "F3", "U1", "PL")
    delete_column(sheet, column_of(sheet, keys.MATRIX))
    delete_row(sheet, row_of(sheet, "u:U1"))
    plan = plan_return(book, model)
    assert codes(after(model, plan.change_set), "F3", "U1") == {"executor:"}
    assert len(plan.change_set.rows) == 1 and not grave(plan) and not plan.questions


@pytest.mark.parametrize("sheet", [FUNCTIONS, UNITS])
@pytest.mark.parametrize("lost", ["row", "column"])
def test_without_its_keys_a_list_is_told_by_names(model: Organization, sheet: int, lost: str) -> None:
    book = returned_book(model)
    listed = book.sheets[sheet]
    line, marker = ("f:F1", keys.FUNCTIONS) if sheet == FUNCTIONS else ("u:U1", keys.UNITS)
    type_in(listed, line, "c:note", "baru")
    if lost == "row":
        delete_row(listed, row_of(listed, marker))
    else:
        delete_column(listed, column_of(listed, marker))
    plan = plan_return(book, model)
    (row,) = plan.change_set
    assert (row.kind, row.id) == (("function", "F1") if sheet == FUNCTIONS else ("unit", "U1"))
    assert not grave(plan) and not plan.questions


def test_a_damaged_state_leaves_two_ways(model: Organization) -> None:
    book = returned_book(model)
    book.sheets[-1].rows[3][1] = "!" + book.sheets[-1].rows[3][1][1:]
    cell(book, "F1", "U1", "PW")
    plan = plan_return(book, model)
    assert len(plan.change_set.rows) == 2 and not plan.questions
    assert "is damaged" in plan.problems[0].sentence.en


def test_a_missing_state_leaves_two_ways(model: Organization) -> None:
    plan = plan_return(returned_book(model, state=False), model)
    assert not plan.change_set and not plan.questions
    assert "no longer in this workbook" in plan.problems[0].sentence.en


# -- stopping ----------------------------------------------------------------------------------------


def test_it_says_how_far_it_is_and_can_be_stopped(model: Organization) -> None:
    told: list[int] = []
    plan_return(returned_book(model), model, watch=Watch(advance=told.append))
    assert told == sorted(told) and told[0] == 0 and told[-1] == 100

    class Stopped(Exception):
        pass

    def stop(percent: int) -> None:
        if percent > 30:
            raise Stopped

    with pytest.raises(Stopped):
        plan_return(returned_book(model), model, watch=Watch(advance=stop))
