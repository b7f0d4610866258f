"""Overlap rules where one look at a single example is not enough: divided scopes, repairs, who speaks."""

from __future__ import annotations

import datetime as dt

import pytest
from builders import (
    agency,
    area,
    assignment,
    facet_value,
    function,
    line,
    organization,
    regulation,
    unit,
    within,
)

from orgdesk.analysis.catalogue import all_rules, rule_by_code
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import Finding
from orgdesk.analysis.kit import Rule
from orgdesk.analysis.wording import advice, message
from orgdesk.exchange.text import read_text
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import AgencyKind, Assignment, AuthoritySource, RegulationKind
from orgdesk.organization.scope import EVERYTHING, Facet, Scope
from orgdesk.reference.shipped import named

DAY = dt.date(2026, 1, 1)
AREAS = [area("Kab"), area("Utara", parent="Kab"), area("Selatan", parent="Kab")]
OVERLAPS = [rule for rule in all_rules() if rule.family == "OVL"]


def found(here: Organization, *codes: str) -> list[Finding]:
    """What the overlap rules (or only these) find, in order of key."""
    rules = [rule_by_code(code) for code in codes] or OVERLAPS
    engine = Engine(here, as_of=DAY, rules=rules)
    engine.settle()
    assert engine.failures == ()
    return sorted(engine.findings.values(), key=lambda f: f.key)


@pytest.mark.parametrize("code", ["KP", "RG", "PL", "KO", "PW", "DS", "EV"])
def test_dividing_a_scope_into_its_parts_changes_no_overlap(code: str) -> None:
    whole = organization(
        *AREAS, assignment("F", code, "A1", scope=within("Kab")), assignment("F", code, "B1")
    )
    parts = organization(
        *AREAS,
        assignment("F", code, "A1", scope=within("Utara")),
        assignment("F", code, "A1", scope=within("Selatan")),
        assignment("F", code, "B1"),
    )
    assert [f.key for f in found(parts)] == [f.key for f in found(whole)] != []


@pytest.mark.parametrize("code", ["RG", "KO"])
def test_dividing_the_narrower_scope_leaves_it_subsumed(code: str) -> None:
    more = area("Tengah", parent="Kab")
    wide = assignment("F", code, "B1")
    both = organization(*AREAS, more, wide, assignment("F", code, "A1", scope=within("Utara", "Selatan")))
    divided = organization(
        *AREAS,
        more,
        wide,
        assignment("F", code, "A1", scope=within("Utara")),
        assignment("F", code, "A1", scope=within("Selatan")),
    )
    assert {f.rule for f in found(both)} == {"OVL008"}
    assert [f.key for f in found(divided)] == [f.key for f in found(both)]


def test_two_that_regulate_different_halves_of_a_third_are_told_once() -> None:
    here = organization(
        *AREAS,
        assignment("F", "RG", "A1", scope=within("Utara")),
        assignment("F", "RG", "B1", scope=within("Selatan")),
        assignment("F", "RG", "C1"),
    )
    (one,) = found(here)
    assert (one.rule, one.units, one.facts) == ("OVL008", ("A1", "B1", "C1"), ("C1",))


def test_of_two_decision_makers_there_is_one_finding_whatever_their_scopes() -> None:
    here = organization(
        *AREAS, assignment("F", "KP", "A1"), assignment("F", "KP", "B1", scope=within("Utara"))
    )
    (one,) = found(here)
    assert (one.rule, one.where) == ("OVL001", (within("Utara"),))


def test_the_common_superior_is_named_who_can_settle_it() -> None:
    here = organization(
        unit("BUP"),
        unit("A1", under="BUP"),
        unit("B1", under="BUP"),
        assignment("F", "KP", "A1"),
        assignment("F", "KP", "B1"),
    )
    (one,) = found(here)
    assert "BUP" in advice(one, here).id and "BUP" in advice(one, here).en


def test_the_higher_norm_is_kept_first_then_the_lower_unit() -> None:
    here = organization(
        unit("TOP"),
        unit("LOW", under="TOP"),
        unit("SIDE", under="TOP"),
        regulation("SK", regulation_kind=RegulationKind.DECREE),
        regulation("PERDA", regulation_kind=RegulationKind.REGIONAL_BYLAW),
        assignment("F", "KP", "TOP", regulation="SK"),
        assignment("F", "KP", "LOW"),
        assignment("F", "KP", "SIDE", regulation="PERDA"),
    )
    (one,) = found(here)
    rule = rule_by_code("OVL001")
    assert rule.fix is not None
    kept = []
    for repair in rule.fix(one, here):
        mended = here.copy()
        mended.apply(repair)
        (left,) = mended.assignments_of_function("F")
        kept.append(left.unit)
    assert kept == ["SIDE", "TOP", "LOW"]


def test_who_stops_executing_assists() -> None:
    here = organization(assignment("F", "PL", "A1"), assignment("F", "PL", "B1"))
    (one,) = found(here)
    rule = rule_by_code("OVL003")
    assert rule.fix is not None
    mended = here.copy()
    mended.apply(next(iter(rule.fix(one, here))))
    roles = {a.role for a in mended.assignments_of_function("F")}
    assert roles == {"executor", "assisting-executor"}


def test_what_others_hold_is_carved_out_and_the_rest_stays() -> None:
    here = organization(
        *AREAS, assignment("F", "KO", "A1"), assignment("F", "KO", "B1", scope=within("Utara"))
    )
    (one,) = found(here)
    rule = rule_by_code("OVL008")
    assert rule.fix is not None
    (repair,) = rule.fix(one, here)
    mended = here.copy()
    mended.apply(repair)
    assert {(a.unit, a.scope) for a in mended.assignments_of_function("F")} == {
        ("A1", within("Selatan")),
        ("B1", within("Utara")),
    }


def test_twins_are_told_once_and_named_both() -> None:
    here = organization(*(assignment(f, "PL", u) for f in ("F1", "F2", "F3") for u in ("A1", "B1")))
    (one,) = found(here, "OVL007")
    assert (one.subject, one.units) == (("unit", "A1"), ("A1", "B1"))
    assert "3" in message(one, here).id


def test_a_role_that_everybody_holds_makes_no_twins() -> None:
    crowd = [f"C{n}" for n in range(20)]
    here = organization(
        *(assignment(f, "PP", u) for f in ("F1", "F2", "F3") for u in ("A1", "B1", *crowd)),
        *(assignment(f"{u}{n}", "PL", u) for u in ("A1", "B1", *crowd) for n in range(3)),
    )
    assert found(here, "OVL007") == []


def test_the_tiers_of_government_are_no_rivals_but_two_of_one_tier_are() -> None:
    centre = AgencyKind.CENTRAL_AGENCY
    here = organization(
        agency("K1", agency_kind=centre),
        agency("K2", agency_kind=centre),
        unit("KEMKES", agency="K1"),
        unit("BKKBN", agency="K2"),
        unit("DKK"),
        *(assignment("F", "RG", u) for u in ("KEMKES", "BKKBN")),
        *(assignment("G", "RG", u) for u in ("KEMKES", "DKK")),
    )
    assert [(f.rule, f.subject[1]) for f in found(here)] == [("OVL002", "F")]


def test_a_cascade_of_three_is_one_finding_and_the_lowest_keeps_the_work() -> None:
    here = organization(
        unit("A1"),
        unit("B1", under="A1"),
        unit("C1", under="B1"),
        *(assignment("F", "PL", u) for u in ("A1", "B1", "C1")),
    )
    (one,) = found(here, "OVL006")
    assert one.units == ("A1", "B1", "C1")
    rule = rule_by_code("OVL006")
    assert rule.fix is not None
    mended = here.copy()
    mended.apply(next(iter(rule.fix(one, here))))
    assert [a.unit for a in mended.assignments_of_function("F") if a.role == "executor"] == ["C1"]
    assert found(mended, "OVL006") == []


def test_a_reporting_cycle_does_not_trip_the_rules() -> None:
    here = organization(
        line("A1", "B1"),
        line("B1", "A1"),
        unit("A1"),
        unit("B1"),
        *(assignment(f, c, u) for f in ("F1", "F2", "F3") for c in ("PL", "KO") for u in ("A1", "B1")),
    )
    assert all(f.rule.startswith("OVL") for f in found(here))


def test_other_groups_of_people_do_not_meet() -> None:
    here = organization(
        facet_value(Facet.TARGET_GROUP, "anak"),
        facet_value(Facet.TARGET_GROUP, "dewasa"),
        assignment("F", "PL", "A1", scope=within(target_group=["anak"])),
        assignment("F", "PL", "B1", scope=within(target_group=["dewasa"])),
    )
    assert found(here) == []


@pytest.mark.parametrize("rule", [r for r in all_rules() if r.fix and r.family in ("OVL", "GAP")])
def test_the_first_repair_offered_in_the_shipped_example_mends(rule: Rule) -> None:
    here = read_text(named("examples")["puskesmas-support-chain"])
    assert rule.fix is not None
    before = found(here, rule.code)
    for one in before:
        repair = next(iter(rule.fix(one, here)), None)
        if repair is None:
            continue
        mended = here.copy()
        mended.apply(repair)
        after = {f.key for f in found(mended, rule.code)}
        assert one.key not in after and after < {f.key for f in before}, repair.label.en


def test_functions_without_any_of_it_are_silent() -> None:
    assert found(organization(function("F"), assignment("F", "PL", "A1"))) == []


# -- grants and disputes ---------------------------------------------------------------------------


def granted(unit_: str, grantor: str, *, by: AuthoritySource, scope: Scope = EVERYTHING) -> Assignment:
    return assignment("F", "KP", unit_, source=by, grantor=grantor, scope=scope)


def test_power_passed_on_twice_still_comes_from_the_first_grantor() -> None:
    here = organization(
        assignment("F", "KP", "A"),
        granted("B", "A", by=AuthoritySource.DELEGATION),
        granted("C", "B", by=AuthoritySource.MANDATE),
    )
    assert found(here, "OVL001") == []


def test_grants_that_run_in_a_circle_come_from_nobody_outside_it() -> None:
    here = organization(
        assignment("F", "KP", "A"),
        granted("B", "C", by=AuthoritySource.DELEGATION),
        granted("C", "B", by=AuthoritySource.DELEGATION),
    )
    (one,) = found(here, "OVL001")
    assert set(one.units) == {"A", "B", "C"}


def test_what_was_passed_on_for_another_area_is_no_leave_for_this_one() -> None:
    here = organization(
        *AREAS,
        assignment("F", "KP", "A"),
        granted("B", "A", by=AuthoritySource.DELEGATION, scope=within("Utara")),
        granted("C", "B", by=AuthoritySource.MANDATE, scope=within("Selatan")),
    )
    (one,) = found(here, "OVL001")
    assert set(one.units) == {"A", "C"}


def test_nobody_settles_a_dispute_of_its_own() -> None:
    """UU 30/2014 Ps.16: those above the two settle it, so a superior who takes part is none of them."""
    both = [assignment("F", "KP", "U1"), assignment("F", "KP", "U2")]
    alone = organization(unit("U1"), unit("U2", under="U1"), *both)
    below = organization(unit("Top"), unit("U1", under="Top"), unit("U2", under="U1"), *both)
    (one,) = found(alone, "OVL001")
    (other,) = found(below, "OVL001")
    assert one.key == other.key
    assert "superior" not in advice(one, alone).en
    assert advice(other, below).en.endswith(", or let Top, their common superior, settle it.")
