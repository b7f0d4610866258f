"""The FRG rules beyond their own examples: who is one door, and what is asked there."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from builders import Rows, agency, area, assignment, organization, provider, service, unit

from orgdesk.analysis.catalogue import rule_by_code, selected
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import Finding
from orgdesk.analysis.wording import message
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import AgencyKind, Requirement, UnitKind

DAY = dt.date(2026, 1, 1)


def settled(code: str, here: Organization) -> list[Finding]:
    engine = Engine(here, as_of=DAY, rules=selected(code))
    engine.settle()
    assert engine.failures == ()
    return list(engine.findings.values())


def found(code: str, *rows: Rows) -> list[Finding]:
    return settled(code, organization(*rows))


def office(code: str, **fields: Any) -> list[Rows]:
    """A unit that is an agency of its own."""
    return [agency(f"A{code}"), unit(code, agency=f"A{code}", **fields)]


def health_centres(number: int, **fields: Any) -> list[Rows]:
    rows: list[Rows] = [area("KAB")]
    for n in range(number):
        rows += [area(f"K{n}", parent="KAB"), *office(f"PKM{n}", working_area=f"K{n}", **fields)]
    return rows


# -- FRG001 ----------------------------------------------------------------------------------------


def test_thirty_health_centres_and_one_registry_are_two_contacts() -> None:
    rows: list[Rows] = [*health_centres(30), *(provider("S", f"PKM{n}") for n in range(30))]
    assert not found("FRG001", *rows)
    (one,) = found("FRG001", *rows, *office("CAPIL"), provider("S", "CAPIL"))
    assert one.values["contacts"] == 2
    assert len(one.units) == 31


def test_an_office_for_the_whole_regency_meets_that_of_a_district() -> None:
    rows: list[Rows] = [*health_centres(2), *office("RSUD", working_area="KAB")]
    assert found("FRG001", *rows, provider("S", "PKM0"), provider("S", "RSUD"))


def test_facilities_of_one_kind_are_one_contact_though_no_areas_are_recorded() -> None:
    rows: list[Rows] = [unit("DKK")]
    for n in range(3):
        rows += office(f"PKM{n}", under="DKK", unit_kind=UnitKind.TECHNICAL_UNIT)
    given = [provider("S", f"PKM{n}") for n in range(3)]
    assert not found("FRG001", *rows, *given)
    assert not found("FRG004", *rows, *given)


def test_the_same_part_is_a_choice_only_where_the_same_is_asked() -> None:
    rows: list[Rows] = [
        *office("PKM"),
        *office("RSUD"),
        service("S", "F"),
        assignment("F", "PL", "PKM"),
        assignment("F", "PL", "RSUD"),
        provider("S", "PKM", "KTP"),
    ]
    assert not found("FRG001", *rows, provider("S", "RSUD", "ktp"))
    assert found("FRG001", *rows, provider("S", "RSUD", "KTP", "Rujukan"))


def test_what_a_door_assists_besides_is_no_contact_of_its_own() -> None:
    rows: list[Rows] = [
        *(row for code in ("PKM", "RSUD", "DKK") for row in office(code)),
        service("S", "F", "G"),
        assignment("F", "PL", "PKM"),
        assignment("F", "PL", "RSUD"),
        assignment("G", "PP", "RSUD"),
        provider("S", "PKM"),
        provider("S", "RSUD"),
    ]
    assert not found("FRG001", *rows, assignment("G", "PL", "DKK"))
    assert found("FRG001", *rows, assignment("G", "PL", "DKK"), provider("S", "DKK"))


def test_a_contact_is_named_after_the_agency_with_most_doors() -> None:
    here = organization(
        *office("APOTEK"),
        *(agency("PUSKESMAS"), unit("LOKET1", agency="PUSKESMAS"), unit("LOKET2", agency="PUSKESMAS")),
        *office("CAPIL"),
        service("S", "F"),
        *(assignment("F", "PL", code) for code in ("APOTEK", "LOKET1", "LOKET2")),
        *(provider("S", code) for code in ("APOTEK", "LOKET1", "LOKET2", "CAPIL")),
    )
    (one,) = settled("FRG001", here)
    assert message(one, here).en == "For S the public has to go to 2 agencies (ACAPIL, PUSKESMAS)."


def test_an_event_is_told_only_where_it_needs_more_than_each_of_its_services() -> None:
    rows: list[Rows] = [*office("CAPIL"), *office("RS"), *office("BPJS")]
    birth = [service("S", bundle="Lahir"), service("T", bundle="LAHIR ")]
    both = [provider("S", "CAPIL"), provider("S", "RS"), provider("T", "RS")]
    assert [one.facts for one in found("FRG001", *rows, *birth, *both)] == [()]
    more = found("FRG001", *rows, *birth, *both, provider("T", "BPJS"))
    assert sorted((one.facts, one.subject[1]) for one in more) == [((), "S"), ((), "T"), (("bundle",), "S")]


def test_an_event_with_braces_in_its_name_can_be_told() -> None:
    here = organization(
        *office("CAPIL"),
        *office("RS"),
        service("S", bundle="{x}"),
        service("T", bundle="{x}"),
        provider("S", "CAPIL"),
        provider("T", "RS"),
    )
    (one,) = settled("FRG001", here)
    words = message(one, here).en
    assert words.startswith('For S and the other services of the event "{x}" (T) the public has to go to 2')


def test_no_single_door_is_offered_where_many_facilities_are_one_contact() -> None:
    rows: list[Rows] = [*health_centres(3), *(provider("S", f"PKM{n}") for n in range(3)), *office("CAPIL")]
    here = organization(*rows, provider("S", "CAPIL"))
    (one,) = settled("FRG001", here)
    fix = rule_by_code("FRG001").fix
    assert fix is not None
    assert list(fix(one, here)) == []


# -- FRG002, FRG003 --------------------------------------------------------------------------------


def test_the_documents_that_are_not_asked_for_everywhere_are_named_once() -> None:
    here = organization(
        provider("S", "U1", "KTP", "KK"), provider("S", "U2", "KTP", "kk", "Foto"), provider("S", "U3", "KTP")
    )
    (one,) = settled("FRG002", here)
    words = message(one, here).en
    assert words == "S asks for different documents at U1, U2, U3: only some ask for KK, Foto."


def test_doors_of_different_parts_are_compared_only_among_themselves() -> None:
    rows: list[Rows] = [
        service("S", "F", "G"),
        *(assignment("F", "PL", f"U{n}") for n in (1, 2)),
        assignment("G", "PL", "U3"),
        provider("S", "U1", "KTP"),
        provider("S", "U3", "KK"),
    ]
    assert not found("FRG002", *rows, provider("S", "U2", "KTP"))
    (one,) = found("FRG002", *rows, provider("S", "U2", "Foto"))
    assert one.units == ("U1", "U2")


def test_who_recommends_asks_for_other_things_than_who_issues() -> None:
    rows: list[Rows] = [
        service("S", "F"),
        assignment("F", "PL", "PTSP"),
        assignment("F", "PW", "SDK"),
        provider("S", "PTSP", "Rekomendasi"),
        provider("S", "SDK", "Ijazah"),
    ]
    assert not found("FRG002", *rows)
    assert not found("FRG002", *rows, assignment("F", "PP", "SDK"))
    assert found("FRG002", *rows, assignment("F", "PL", "SDK"))


@pytest.mark.parametrize(
    ("issuer", "asked"),
    [
        (AgencyKind.LOCAL_AGENCY, True),
        (AgencyKind.STAFF_BODY, True),
        (AgencyKind.CENTRAL_AGENCY, False),
        (AgencyKind.VILLAGE, False),
        (AgencyKind.PROFESSIONAL_BODY, False),
    ],
)
def test_only_documents_of_the_same_government_are_its_own(issuer: AgencyKind, asked: bool) -> None:
    document = Requirement(id="R", provider="S/PTSP", document="Surat", issuer="X")
    rows: list[Rows] = [*office("PTSP"), agency("X", agency_kind=issuer), provider("S", "PTSP"), document]
    assert bool(found("FRG003", *rows)) is asked


def test_a_document_is_told_once_for_an_event() -> None:
    rows: list[Rows] = [
        *office("CAPIL"),
        *office("BPJS"),
        service("S", bundle="Lahir"),
        service("T", bundle="Lahir"),
        provider("S", "CAPIL", "KK", "Foto"),
        provider("T", "BPJS", "kk"),
    ]
    (one,) = found("FRG003", *rows)
    assert one.subject == ("service", "S")
    assert set(one.units) == {"BPJS", "CAPIL"}


# -- FRG004 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("visits", "many"),
    [((1, 1), False), ((2, 1), True), ((3, 0), True), ((None, None), False), ((0, 0), False)],
)
def test_visits_add_up(visits: tuple[int | None, int | None], many: bool) -> None:
    rows: list[Rows] = [*office("U1"), *office("U2")]
    given = [provider("S", f"U{n}", visits=v) for n, v in zip((1, 2), visits, strict=True)]
    assert bool(found("FRG004", *rows, *given)) is many


def test_counters_of_one_agency_add_up_where_their_visits_are_recorded() -> None:
    counters = [provider("S", f"U{n}") for n in range(5)]
    assert not found("FRG004", *counters)
    assert found("FRG004", provider("S", "U1", visits=2), provider("S", "U2", visits=1))
