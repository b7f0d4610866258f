"""The line of command: what its rules name and how they mend it."""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from orgdesk.analysis.catalogue import rule_by_code
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import Finding
from orgdesk.analysis.miniature import Miniature
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Echelon, ReportingKind, UnitKind

DAY = dt.date(2026, 1, 15)
NOTE = Text("", "")


def built(line: str, **more: Any) -> Organization:
    return Miniature(NOTE, line=line, **more).build()


def found_by(code: str, organization: Organization) -> list[Finding]:
    engine = Engine(organization, as_of=DAY, rules=[rule_by_code(code)])
    engine.settle()
    assert engine.failures == ()
    return list(engine.verdict().open)


def fixes(finding: Finding, organization: Organization) -> list[ChangeSet]:
    fix = rule_by_code(finding.rule).fix
    assert fix is not None
    return list(fix(finding, organization))


def lines(organization: Organization) -> set[tuple[str, str]]:
    return {
        (r.superior, r.unit)
        for r in organization.reportings.values()
        if r.reporting_kind is ReportingKind.LINE
    }


def test_a_circle_is_cut_first_where_the_head_was_put_below() -> None:
    here = built("K > B; B > S; S > K", fields={"K": {"unit_kind": UnitKind.HEAD}})
    (one,) = found_by("HIE001", here)
    best, *others = fixes(one, here)
    assert len(others) == 2
    here.apply(best)
    assert lines(here) == {("K", "B"), ("B", "S")}


def test_two_circles_through_one_unit_are_not_cut_by_one_line() -> None:
    here = built("A > B C; B > A; C > A")
    (one,) = found_by("HIE001", here)
    assert fixes(one, here) == []


def test_a_unit_keeps_the_superior_of_its_own_agency_first() -> None:
    here = built("L > S; K > S", agencies="DPPKB: L; Dinkes: K S")
    (one,) = found_by("HIE003", here)
    best, second = fixes(one, here)
    kept = here.copy()
    kept.apply(best)
    assert lines(kept) == {("K", "S")}
    here.apply(second)
    assert lines(here) == {("L", "S")}


def test_a_line_that_is_dotted_already_is_not_dotted_twice() -> None:
    here = built("K > S; L > S", dotted="L > S")
    (one,) = found_by("HIE003", here)
    here.apply(fixes(one, here)[0])
    assert len(here.superiors_of("S")) == 2


def test_an_inversion_is_mended_beside_the_superior_only_if_the_next_outranks() -> None:
    rank = {"K": {"echelon": Echelon.IIB}, "A": {"echelon": Echelon.IVA}, "B": {"echelon": Echelon.IIIB}}
    here = built("K > A; A > B", fields=rank)
    (one,) = found_by("HIE004", here)
    (beside,) = fixes(one, here)
    here.apply(beside)
    assert lines(here) == {("K", "A"), ("K", "B")}
    flat = built("K > A; A > B", fields={**rank, "K": {"echelon": Echelon.IVA}})
    inverted = [f for f in found_by("HIE004", flat) if f.subject[1] == "B"]
    assert [fixes(f, flat) for f in inverted] == [[]]


def test_a_unit_under_another_agency_comes_home() -> None:
    here = rule_by_code("HIE005").bad[0].build()
    (one,) = found_by("HIE005", here)
    (home,) = fixes(one, here)
    here.apply(home)
    assert ("K", "S") in lines(here)
    assert ("L", "S") not in lines(here)


def test_two_bosses_of_three_sections_are_one_finding() -> None:
    here = built("K > B1 B2; B1 > S1 S2 S3; B2 > S1 S2 S3; S1 > T")
    (one,) = found_by("HIE006", here)
    assert one.units == ("B1", "B2", "S1", "S2", "S3")


def violating(arcs: set[tuple[int, int]], n: int) -> set[tuple[int, int]]:
    """Pairs with common superiors of which none is below all the others, straight from the definition."""
    above = [{u} for u in range(n)]
    for _ in range(n):
        for superior, unit in arcs:
            above[unit] |= above[superior]
    found = set()
    for a, b in combinations(range(n), 2):
        shared = above[a] & above[b]
        if shared and not any(shared <= above[least] for least in shared):
            found.add((a, b))
    return found


@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=14))
@settings(max_examples=300, deadline=None)
def test_no_least_superior_is_found_exactly_where_the_definition_is_broken(
    arcs: set[tuple[int, int]],
) -> None:
    downward = {(a, b) for a, b in arcs if a < b}
    here = built("; ".join(f"U{a} > U{b}" for a, b in sorted(downward)) or "U0 > U1")
    broken = violating(downward, 8)
    named = found_by("HIE006", here)
    assert bool(named) == bool(broken)
    taking_part = {f"U{u}" for pair in broken for u in pair}
    assert all(set(f.units) - set(f.facts) <= taking_part for f in named)
