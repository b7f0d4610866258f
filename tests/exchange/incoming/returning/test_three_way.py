"""What changed in a workbook, in OrgDesk meanwhile, or in both; and rows that are gone from either."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from builders import after, agency, area, assignment, function, organization, position, unit, within
from random_organization import random_organization
from returned_books import (
    column_of,
    delete_column,
    delete_row,
    insert_row,
    returned_book,
    row_of,
    type_in,
)

from orgdesk.editing.agencies import delete_agency
from orgdesk.editing.assignments import (
    assign,
    edit_assignment,
    new_assignment,
    remove_assignments,
    toggle_role,
)
from orgdesk.editing.extras import set_extra
from orgdesk.editing.functions import delete_function, edit_function
from orgdesk.editing.units import delete_unit, edit_unit, move_unit
from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.plan import Conflict
from orgdesk.exchange.incoming.returning.keyed_sheets import read_state
from orgdesk.exchange.incoming.returning.returned import plan_return
from orgdesk.exchange.sheets.grid import Book
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, change
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Extra, FunctionLevel, Project
from orgdesk.reference.standard import empty_organization

MATRIX, FUNCTIONS, UNITS, DUTIES = range(4)
THEIRS = "theirs"


@pytest.fixture
def base() -> Organization:
    return organization(
        agency("A", order=0),
        agency("B", order=1),
        area("K"),
        unit("U1", order=0),
        unit("U2", order=1, under="U1"),
        unit("V1", agency="B"),
        function("M", level=FunctionLevel.MISSION, order=0),
        function("F1", parent="M", order=0),
        function("F2", parent="M", order=1),
        function("F2a", parent="F2", order=0),
        function("F3", order=1),
        assignment("F1", "KP", "U1"),
        assignment("F1", "PL", "U2"),
        assignment("F2", "PL", "V1"),
        Extra(id="X1", column="Sumber", value="Rapat", function="F1"),
        Project(id="project", name="Proyek"),
    )


def type_code(book: Book, function_: str, unit_: str, text: str) -> None:
    type_in(book.sheets[MATRIX], f"f:{function_}", f"u:{unit_}", text)


def codes(there: Organization, function_: str, unit_: str) -> set[str]:
    return {a.role for a in there.assignments_of_function(function_) if a.unit == unit_}


def only(conflicts: tuple[Conflict, ...]) -> Conflict:
    (conflict,) = conflicts
    return conflict


# -- one value ---------------------------------------------------------------------------------------


def test_what_only_orgdesk_changed_stays(base: Organization) -> None:
    book = returned_book(base)
    ours = after(base, edit_function(base, replace(base.functions["F1"], wording="Gizi")))
    ours = after(ours, toggle_role(ours, "U1", "F3", "PL"))
    plan = plan_return(book, ours)
    assert not plan.change_set and not plan.conflicts and not plan.questions


def test_what_both_changed_alike_is_nothing_to_do(base: Organization) -> None:
    book = returned_book(base)
    type_in(book.sheets[MATRIX], "f:F1", "c:wording", "Gizi")
    type_code(book, "F3", "U1", "PL")
    ours = after(base, edit_function(base, replace(base.functions["F1"], wording="Gizi")))
    ours = after(ours, toggle_role(ours, "U1", "F3", "PL"))
    plan = plan_return(book, ours)
    assert not plan.change_set and not plan.conflicts


def test_different_fields_of_one_row_do_not_meet(base: Organization) -> None:
    book = returned_book(base)
    type_in(book.sheets[FUNCTIONS], "f:F1", "c:note", "dari lembar")
    ours = after(base, edit_function(base, replace(base.functions["F1"], wording="Gizi")))
    plan = plan_return(book, ours)
    (row,) = plan.change_set
    assert row.after == replace(ours.functions["F1"], note="dari lembar")


def test_a_field_that_both_changed_is_a_conflict(base: Organization) -> None:
    book = returned_book(base)
    type_in(book.sheets[MATRIX], "f:F1", "c:wording", "Vaksinasi")
    ours = after(base, edit_function(base, replace(base.functions["F1"], wording="Gizi")))
    plan = plan_return(book, ours)
    conflict = only(plan.conflicts)
    assert not plan.change_set and plan.is_ready
    assert (conflict.base.en, conflict.ours.en, conflict.theirs.en) == ("F1", "Gizi", "Vaksinasi")
    assert conflict.choice is None and conflict.where is not None
    assert plan.fates.of(conflict.where) is Fate.QUESTION
    kept = plan_return(book, ours, Mapping({conflict.key: "ours"}))
    assert not kept.change_set and only(kept.conflicts).choice == "ours"
    taken = plan_return(book, ours, Mapping({conflict.key: THEIRS}))
    assert after(ours, taken.change_set).functions["F1"].wording == "Vaksinasi"


def test_a_cell_that_both_changed_is_a_conflict(base: Organization) -> None:
    book = returned_book(base)
    type_code(book, "F1", "U1", "KP PW")
    ours = after(base, toggle_role(base, "U1", "F1", "KO"))
    plan = plan_return(book, ours)
    conflict = only(plan.conflicts)
    assert conflict.key == "conflict:cell:F1/U1"
    assert (conflict.base.en, conflict.ours.en, conflict.theirs.en) == ("KP", "KP KO", "KP PW")
    assert not plan.change_set
    taken = plan_return(book, ours, Mapping({conflict.key: THEIRS}))
    assert codes(after(ours, taken.change_set), "F1", "U1") == {"decision-maker", "supervisor"}


def test_a_role_taken_out_of_a_cell_whose_detail_was_changed_is_a_conflict(base: Organization) -> None:
    book = returned_book(base)
    type_code(book, "F1", "U1", "")
    held = base.assignments["F1 KP U1"]
    ours = after(base, edit_assignment(base, replace(held, scope=within("K"))))
    plan = plan_return(book, ours)
    conflict = only(plan.conflicts)
    assert not plan.change_set and "other detail" in conflict.ours.en
    taken = plan_return(book, ours, Mapping({conflict.key: THEIRS}))
    assert not codes(after(ours, taken.change_set), "F1", "U1")


def test_an_extra_that_both_changed_is_a_conflict(base: Organization) -> None:
    book = returned_book(base)
    for index in (MATRIX, FUNCTIONS):
        type_in(book.sheets[index], "f:F1", "x:Sumber", "Surat")
    ours = after(base, set_extra(base, "function", "F1", "Sumber", "Telepon"))
    conflict = only(plan_return(book, ours).conflicts)
    assert (conflict.base.id, conflict.ours.id, conflict.theirs.id) == ("Rapat", "Telepon", "Surat")
    taken = plan_return(book, ours, Mapping({conflict.key: THEIRS}))
    assert after(ours, taken.change_set).extras["X1"].value == "Surat"


def test_a_superior_that_both_changed_is_a_conflict(base: Organization) -> None:
    book = returned_book(base)
    type_in(book.sheets[UNITS], "u:U2", "c:superior", "")
    ours = after(base, move_unit(base, "U2", "V1"))
    conflict = only(plan_return(book, ours).conflicts)
    assert (conflict.base.en, conflict.ours.en, conflict.theirs.en) == ("U1", "V1", "-")
    taken = plan_return(book, ours, Mapping({conflict.key: THEIRS}))
    assert not after(ours, taken.change_set).superiors_of("U2")


def test_roles_renamed_meanwhile_are_still_the_same(base: Organization) -> None:
    book = returned_book(base)
    type_code(book, "F3", "U1", "PL")
    role = base.roles["executor"]
    ours = base.copy()
    ours.apply(change(Text("", ""), [RowChange(role, replace(role, code="EX"))]))
    plan = plan_return(book, ours)
    assert codes(after(ours, plan.change_set), "F3", "U1") == {"executor"}


# -- rows removed in OrgDesk -------------------------------------------------------------------------


def test_a_row_removed_in_orgdesk_and_left_alone_stays_away(base: Organization) -> None:
    ours = after(base, delete_function(base, "F1"))
    ours = after(ours, delete_unit(ours, "V1"))
    plan = plan_return(returned_book(base), ours)
    assert not plan.change_set and not plan.conflicts and not plan.questions


def test_a_row_removed_in_orgdesk_and_edited_in_the_sheet_is_one_conflict(base: Organization) -> None:
    book = returned_book(base)
    type_in(book.sheets[MATRIX], "f:F1", "c:wording", "Gizi")
    type_code(book, "F1", "V1", "PW")
    type_in(book.sheets[FUNCTIONS], "f:F1", "x:Sumber", "Surat")
    type_in(book.sheets[MATRIX], "f:F1", "x:Sumber", "Surat")
    ours = after(base, delete_function(base, "F1"))
    plan = plan_return(book, ours)
    conflict = only(plan.conflicts)
    assert not plan.change_set
    assert conflict.key == "conflict:row:function:F1" and conflict.ours.en == "removed"
    taken = plan_return(book, ours, Mapping({conflict.key: THEIRS}))
    there = after(ours, taken.change_set)
    assert there.functions["F1"].wording == "Gizi"
    assert codes(there, "F1", "V1") == {"supervisor"} and codes(there, "F1", "U1") == {"decision-maker"}
    assert [extra.value for extra in there.extras.values()] == ["Surat"]


def test_an_edit_in_a_cell_whose_unit_was_removed_brings_the_unit_back_if_wanted(base: Organization) -> None:
    book = returned_book(base)
    type_code(book, "F1", "V1", "PW")
    ours = after(base, delete_unit(base, "V1"))
    conflict = only(plan_return(book, ours).conflicts)
    assert conflict.key == "conflict:row:unit:V1"
    taken = plan_return(book, ours, Mapping({conflict.key: THEIRS}))
    there = after(ours, taken.change_set)
    assert codes(there, "F1", "V1") == {"supervisor"} and codes(there, "F2", "V1") == {"executor"}


def test_a_duty_whose_function_was_removed_comes_back_with_it_and_nothing_else(base: Organization) -> None:
    book = returned_book(base)
    duty = next(a.id for a in base.assignments_of_function("F1") if a.unit == "U2")
    type_in(book.sheets[DUTIES], f"r:{duty}", "c:article", "Pasal 7")
    now = after(base, delete_function(base, "F1"))
    (conflict,) = plan_return(book, now).conflicts
    found = after(now, plan_return(book, now, Mapping().with_answer(conflict.key, THEIRS)).change_set)
    assert found.functions["F1"] == base.functions["F1"]
    assert found.assignments == {a.id: a for a in now.assignments.values()} | {
        duty: replace(base.assignments[duty], article="Pasal 7")
    }


def test_a_new_row_below_one_that_was_removed_goes_to_what_stands_above(base: Organization) -> None:
    book = returned_book(base)
    sheet = book.sheets[MATRIX]
    at = row_of(sheet, "f:F2a") + 1
    insert_row(sheet, at)
    type_in(sheet, at, 2, "Baru")
    ours = after(base, delete_function(base, "F2"))
    there = after(ours, plan_return(book, ours).change_set)
    (new,) = there.functions.keys() - ours.functions.keys()
    assert there.functions[new].parent == "M"


def test_a_parent_that_is_gone_from_orgdesk_cannot_be_chosen(base: Organization) -> None:
    book = returned_book(base)
    type_in(book.sheets[FUNCTIONS], "f:F3", "c:parent", "F2")
    ours = after(base, delete_function(base, "F2"))
    plan = plan_return(book, ours)
    assert not plan.change_set
    (problem,) = plan.problems
    assert "no longer" in problem.sentence.en


def test_a_new_unit_of_an_agency_that_is_gone_brings_the_agency_back(base: Organization) -> None:
    book = returned_book(base)
    sheet = book.sheets[UNITS]
    at = row_of(sheet, "u:V1") + 1
    type_in(sheet, at, "c:name", "Seksi Baru")
    type_in(sheet, at, "c:superior", "V1")
    ours = after(base, delete_agency(base, "B"))
    plan = plan_return(book, ours)
    there = after(ours, plan.change_set)
    (new,) = there.units.keys() - ours.units.keys()
    assert there.units[new].agency == "B" and not there.superiors_of(new)
    assert len(plan.problems) == 1 and "no longer" in plan.problems[0].sentence.en


# -- rows gone from the sheets -----------------------------------------------------------------------


def test_rows_and_columns_gone_are_asked_about_once_and_kept(base: Organization) -> None:
    book = returned_book(base)
    sheet = book.sheets[MATRIX]
    delete_row(sheet, row_of(sheet, "f:F3"))
    delete_column(sheet, column_of(sheet, "u:U2"))
    duties = book.sheets[DUTIES]
    delete_row(duties, row_of(duties, "r:F2 PL V1"))
    plan = plan_return(book, base)
    (question,) = plan.questions
    assert question.topic == "gone" and not question.needed and not plan.change_set
    assert [part.key for part in question.parts] == ["gone:function", "gone:unit", "gone:assignment"]
    assert [part.suggested for part in question.parts] == ["keep"] * 3
    assert "U2" in question.parts[1].words.en


def test_what_is_gone_is_removed_with_all_that_hangs_on_it(base: Organization) -> None:
    ours = organization(
        *base.agencies.values(),
        *base.units.values(),
        *base.reportings.values(),
        *base.functions.values(),
        *base.assignments.values(),
        position("P1", "U2"),
    )
    book = returned_book(ours)
    sheet = book.sheets[MATRIX]
    delete_row(sheet, row_of(sheet, "f:F2"))
    delete_column(sheet, column_of(sheet, "u:U2"))
    type_code(book, "F1", "U1", "PW")
    mapping = Mapping({"gone:function": "remove", "gone:unit": "remove"})
    there = after(ours, plan_return(book, ours, mapping).change_set)
    assert "F2" not in there.functions and there.functions["F2a"].parent == "M"
    assert "U2" not in there.units and not there.positions and not there.reportings
    assert [a.role for a in there.assignments.values()] == ["supervisor"]
    assert not plan_return(book, there, mapping).change_set


def test_hidden_and_filtered_rows_are_not_gone(base: Organization) -> None:
    book = returned_book(base)
    sheet = book.sheets[MATRIX]
    sheet.hidden_rows = {row_of(sheet, "f:F1")}
    sheet.hidden_columns = {column_of(sheet, "u:U2")}
    assert not plan_return(book, base).questions


def test_an_agency_that_was_not_sent_back_is_not_gone(base: Organization) -> None:
    book = returned_book(base)
    del book.sheets[1:4]
    sheet = book.sheets[MATRIX]
    delete_column(sheet, column_of(sheet, "u:V1"))
    assert not plan_return(book, base).questions


def test_a_role_cleared_in_the_matrix_is_not_asked_about(base: Organization) -> None:
    book = returned_book(base)
    type_code(book, "F1", "U1", "")
    delete_row(book.sheets[DUTIES], row_of(book.sheets[DUTIES], "r:F1 KP U1"))
    plan = plan_return(book, base)
    assert not plan.questions and [row.id for row in plan.change_set] == ["F1 KP U1"]


def test_a_duty_edited_whose_role_is_cleared_goes_all_the_same(base: Organization) -> None:
    book = returned_book(base)
    type_code(book, "F1", "U1", "")
    type_in(book.sheets[DUTIES], "r:F1 KP U1", "c:note", "penting")
    plan = plan_return(book, base)
    assert [(row.id, row.after) for row in plan.change_set] == [("F1 KP U1", None)]
    assert len(plan.problems) == 1


# -- other models ------------------------------------------------------------------------------------


def test_into_an_empty_model_everything_comes_as_it_was(base: Organization) -> None:
    for there in (base, *(random_organization(seed) for seed in range(5))):
        book = returned_book(there)
        fresh = empty_organization()
        plan = plan_return(book, fresh)
        assert not plan.questions and not plan.problems
        state = read_state(book)
        assert state is not None
        assert after(fresh, plan.change_set) == state.organization


def test_into_an_empty_model_with_edits(base: Organization) -> None:
    book = returned_book(base)
    type_code(book, "F1", "U1", "PW")
    type_in(book.sheets[MATRIX], "f:F1", "c:wording", "Gizi")
    fresh = empty_organization()
    there = after(fresh, plan_return(book, fresh).change_set)
    assert codes(there, "F1", "U1") == {"supervisor"} and there.functions["F1"].wording == "Gizi"
    assert len(there.assignments) == 3


def test_another_project_is_asked_about_before_anything_is_taken(base: Organization) -> None:
    book = returned_book(base)
    other = organization(unit("X"), function("G"), Project(id="project", name="Lain"))
    plan = plan_return(book, other)
    (question,) = plan.questions
    assert question.topic == "project" and question.needed and not plan.change_set and not plan.is_ready
    added = plan_return(book, other, Mapping({"project": "add"}))
    there = after(other, added.change_set)
    assert added.is_ready and len(there.functions) == 6 and there.project.name == "Lain"
    same = plan_return(book, other, Mapping({"project": "same"}))
    assert same.is_ready and not same.change_set


def test_a_renamed_project_is_the_same(base: Organization) -> None:
    ours = organization(*base.units.values(), *base.functions.values(), *base.agencies.values())
    assert not plan_return(returned_book(base), ours).questions


# -- an edit in the sheet is an edit at the desk -----------------------------------------------------


def test_edits_in_the_sheet_equal_those_of_the_verbs(base: Organization) -> None:
    book = returned_book(base)
    type_in(book.sheets[FUNCTIONS], "f:F3", "c:parent", "F2")
    type_in(book.sheets[UNITS], "u:U2", "c:name", "Sekretariat")
    type_in(book.sheets[UNITS], "u:U2", "c:superior", "V1")
    type_code(book, "F2", "V1", "")
    type_code(book, "F2", "U1", "DS")
    there = after(base, plan_return(book, base).change_set)
    here = base
    steps: tuple[Callable[[Organization], ChangeSet], ...] = (
        lambda o: edit_function(o, replace(o.functions["F3"], parent="F2")),
        lambda o: edit_unit(o, replace(o.units["U2"], name="Sekretariat")),
        lambda o: move_unit(o, "U2", "V1"),
        lambda o: remove_assignments(o, "F2 PL V1"),
        lambda o: assign(
            o,
            replace(
                new_assignment(o, "U1", "F2", "DS"),
                id=next(a.id for a in there.assignments.values() if a.role == "distributor"),
            ),
        ),
    )
    for step in steps:
        here = after(here, step(here))
    assert there == here
