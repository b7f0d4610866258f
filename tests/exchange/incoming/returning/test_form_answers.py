"""Filled forms: who says what."""

from __future__ import annotations

import datetime as dt

import pytest
from builders import after, assignment, function, organization, unit
from returned_books import FILTER_ROW, insert_row, returned_book, row_of, type_in

from orgdesk.editing.functions import delete_function
from orgdesk.exchange.excel import keys
from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.returning.returned import plan_return
from orgdesk.exchange.sheets.grid import Book, Sheet
from orgdesk.organization.organization import Organization
from orgdesk.reference.standard import empty_organization


@pytest.fixture
def model() -> Organization:
    return organization(
        unit("U1", name="Sekretariat"),
        unit("U2"),
        function("F1"),
        function("F2"),
        assignment("F1", "KP", "U1"),
    )


def form(model: Organization, **who: str) -> Book:
    book = returned_book(model, form=True)
    _sign(book.sheets[0], **who)
    return book


def _sign(sheet: Sheet, **who: str) -> None:
    for row, name in enumerate(("name", "title", "unit", "on"), 20):
        sheet.rows.setdefault(row, {})[2] = keys.RESPONDENT + name
        if name in who:
            sheet.rows[row][3] = who[name]


def fill(book: Book, function_: str, unit_: str, text: str, sheet: int = 0) -> None:
    type_in(book.sheets[sheet], f"f:{function_}", f"u:{unit_}", text)


def said(there: Organization) -> set[tuple[str, str, str, str | None]]:
    name = {r.id: r.name for r in there.respondents.values()}
    return {(name[s.respondent], s.function, s.unit, s.role) for s in there.statements.values()}


def test_a_filled_form_is_what_a_respondent_says(model: Organization) -> None:
    book = form(model, name=" Budi ", title="Sekretaris", unit="sekretariat", on="22 November 2026")
    fill(book, "F1", "U1", "PL")
    fill(book, "F2", "U2", "kp ro".replace("ro", "rn"))
    plan = plan_return(book, model)
    assert not plan.problems and not plan.questions
    there = after(model, plan.change_set)
    (who,) = there.respondents.values()
    assert (who.name, who.title, who.unit, who.on) == ("Budi", "Sekretaris", "U1", dt.date(2026, 11, 22))
    assert said(there) == {
        ("Budi", "F1", "U1", "executor"),
        ("Budi", "F2", "U2", "decision-maker"),
        ("Budi", "F2", "U2", "planner"),
    }
    assert there.assignments == model.assignments and there.functions == model.functions
    assert plan.sources["respondent", who.id].row == 20
    names = {place: fate for place, fate in plan.fates.kinds[0].items() if fate is Fate.NAME}
    texts = {book.sheets[0].text(*place) for place in names}
    assert {f.wording for f in model.functions.values()} | {u.name for u in model.units.values()} <= texts, (
        "what the answers are about is read, and changes nothing"
    )


def test_the_same_respondent_again_replaces_what_they_said(model: Organization) -> None:
    first = form(model, name="Budi", title="Sekretaris")
    fill(first, "F1", "U1", "PL")
    fill(first, "F2", "U2", "KP")
    there = after(model, plan_return(first, model).change_set)
    assert not plan_return(first, there).change_set
    second = form(model, name="BUDI", title="sekretaris")
    fill(second, "F1", "U1", "PL")
    fill(second, "F2", "U1", "PW")
    there = after(there, plan_return(second, there).change_set)
    assert len(there.respondents) == 1
    assert said(there) == {("Budi", "F1", "U1", "executor"), ("Budi", "F2", "U1", "supervisor")}


def test_somebody_else_says_it_beside_them(model: Organization) -> None:
    there = model
    for name, code in (("Budi", "KP"), ("Siti", "PL")):
        book = form(model, name=name)
        fill(book, "F1", "U1", code)
        there = after(there, plan_return(book, there).change_set)
    assert said(there) == {("Budi", "F1", "U1", "decision-maker"), ("Siti", "F1", "U1", "executor")}


def test_several_forms_in_one_book_are_several_respondents(model: Organization) -> None:
    book = form(model, name="Budi")
    other = form(model, name="Siti").sheets[0]
    other.name = "Siti"
    book.sheets.insert(1, other)
    fill(book, "F1", "U1", "KP", 0)
    fill(book, "F1", "U1", "PL", 1)
    there = after(model, plan_return(book, model).change_set)
    assert said(there) == {("Budi", "F1", "U1", "decision-maker"), ("Siti", "F1", "U1", "executor")}


def test_a_form_without_a_name_goes_by_that_of_the_file(model: Organization) -> None:
    book = form(model)
    book.name = "isian dinas.xlsx"
    fill(book, "F1", "U1", "KP")
    plan = plan_return(book, model)
    (who,) = after(model, plan.change_set).respondents.values()
    assert who.name == "isian dinas"
    assert [p.grave for p in plan.problems] == [False]


def test_a_blank_form_is_nobody(model: Organization) -> None:
    plan = plan_return(form(model), model)
    assert not plan.change_set and "not been filled in" in plan.problems[0].sentence.en


def test_an_unknown_unit_or_day_is_left_out_and_told(model: Organization) -> None:
    book = form(model, name="Budi", unit="Bagian Lain", on="besok")
    plan = plan_return(book, model)
    (who,) = after(model, plan.change_set).respondents.values()
    assert who.unit is None and who.on is None and len(plan.problems) == 2


def test_a_word_that_is_no_role_leaves_what_was_said_before(model: Organization) -> None:
    book = form(model, name="Budi")
    fill(book, "F1", "U1", "KP")
    there = after(model, plan_return(book, model).change_set)
    fill(book, "F1", "U1", "saya tidak tahu")
    plan = plan_return(book, there)
    assert not plan.change_set and plan.problems[0].grave


def test_rows_that_were_not_on_the_form_are_told(model: Organization) -> None:
    book = form(model, name="Budi")
    sheet = book.sheets[0]
    at = row_of(sheet, "f:F2")
    insert_row(sheet, at)
    type_in(sheet, at, 2, "Tugas lain")
    type_in(sheet, at, "u:U1", "PL")
    plan = plan_return(book, model)
    there = after(model, plan.change_set)
    assert there.functions == model.functions and not there.statements
    assert "not on the form" in plan.problems[0].sentence.en and at > FILTER_ROW


def test_functions_removed_meanwhile_are_left_out(model: Organization) -> None:
    book = form(model, name="Budi")
    fill(book, "F1", "U1", "KP")
    fill(book, "F2", "U1", "PL")
    ours = after(model, delete_function(model, "F1"))
    plan = plan_return(book, ours)
    assert said(after(ours, plan.change_set)) == {("Budi", "F2", "U1", "executor")}
    assert len(plan.problems) == 1 and not plan.problems[0].grave


def test_a_form_into_an_empty_model_brings_what_it_is_about(model: Organization) -> None:
    book = form(model, name="Budi")
    fill(book, "F2", "U1", "PL")
    fresh = empty_organization()
    there = after(fresh, plan_return(book, fresh).change_set)
    assert said(there) == {("Budi", "F2", "U1", "executor")}
