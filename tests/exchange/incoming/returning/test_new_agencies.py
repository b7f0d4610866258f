"""Agencies that nobody knows, written beside units in the list of units."""

from __future__ import annotations

import pytest
from builders import after, agency, function, organization, unit
from returned_books import column_of, returned_book, type_in

from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.returning.returned import plan_return
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import AgencyKind

UNITS = 2


@pytest.fixture
def model() -> Organization:
    return organization(agency("A", name="Dinas Kesehatan"), unit("U1"), unit("U2"), function("F1"))


def test_two_units_of_an_agency_that_nobody_knows_make_one(model: Organization) -> None:
    book = returned_book(model)
    sheet = book.sheets[UNITS]
    type_in(sheet, "u:U2", "c:agency", "RSUD Tirta Makmur")
    at = max(sheet.rows) + 1
    type_in(sheet, at, "c:name", "Instalasi Gizi")
    type_in(sheet, at, "c:agency", "RSUD  Tirta makmur")
    plan = plan_return(book, model)
    assert not plan.problems
    ((part,),) = (question.parts for question in plan.questions)
    assert part.suggested == "new" and len(part.places) == 2
    found = after(model, plan.change_set)
    (new,) = [a for a in found.agencies.values() if a.id not in model.agencies]
    assert (new.name, new.order) == ("RSUD Tirta Makmur", 1)
    assert {u.name for u in found.units_of(new.id)} == {"U2", "Instalasi Gizi"}
    again = plan_return(book, found)
    assert not again.change_set and not again.questions


def test_a_slip_of_the_pen_is_asked_about(model: Organization) -> None:
    book = returned_book(model)
    type_in(book.sheets[UNITS], "u:U2", "c:agency", "Dinas Kesehtan")
    plan = plan_return(book, model)
    assert not plan.is_ready and not plan.change_set
    ((part,),) = (question.parts for question in plan.questions)
    same = Mapping().with_answer(part.key, part.options[0].value)
    answered = plan_return(book, model, same)
    assert answered.is_ready and not answered.change_set and not answered.problems
    no = plan_return(book, model, Mapping().with_answer(part.key, "no"))
    assert no.is_ready and not no.change_set and [p.place for p in no.problems]


def test_its_name_tells_what_kind_of_agency_it_is(model: Organization) -> None:
    book = returned_book(model)
    assert column_of(book.sheets[UNITS], "c:agency")
    type_in(book.sheets[UNITS], "u:U2", "c:agency", "Sekretariat DPRD")
    found = after(model, plan_return(book, model).change_set)
    assert {a.agency_kind for a in found.agencies.values()} <= set(AgencyKind)
    assert len(found.agencies) == 2
