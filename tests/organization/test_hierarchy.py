"""Walks up and down the line end, also on paper that goes round in circles."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from orgdesk.organization.hierarchy import Neighbours, common_superior, reach


def up(pairs: Iterable[tuple[str, str]]) -> Neighbours:
    """Superiors by unit, from (unit, superior) pairs."""
    pairs = list(pairs)
    return lambda unit: [above for below, above in pairs if below == unit]


def test_reach_tells_the_distance() -> None:
    assert reach("C", up([("C", "B"), ("B", "A"), ("C", "A")])) == {"B": 1, "A": 1}
    assert reach("C", up([("C", "B"), ("B", "A")])) == {"B": 1, "A": 2}


def test_the_start_is_reached_only_on_a_cycle() -> None:
    assert reach("A", up([("A", "B")])) == {"B": 1}
    assert reach("A", up([("A", "B"), ("B", "A")])) == {"B": 1, "A": 2}


def test_common_superior_is_the_nearest() -> None:
    line = up([("C1", "B1"), ("C2", "B1"), ("C3", "B2"), ("B1", "A"), ("B2", "A"), ("A", "top")])
    assert common_superior(["C1", "C2"], line) == "B1"
    assert common_superior(["C1", "C3"], line) == "A"
    assert common_superior(["C1", "B1"], line) == "B1"
    assert common_superior(["C1"], line) == "C1"


def test_no_common_superior() -> None:
    assert common_superior(["A", "B"], up([])) is None
    assert common_superior([], up([])) is None


@given(st.sets(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("ABCDE"))), st.sampled_from("ABCDE"))
def test_reach_is_the_transitive_closure(pairs: set[tuple[str, str]], start: str) -> None:
    closure = set(pairs)
    while more := {(a, d) for a, b in closure for c, d in closure if b == c} - closure:
        closure |= more
    found = reach(start, up(pairs))
    assert set(found) == {above for below, above in closure if below == start}
    assert list(found.values()) == sorted(found.values())


@given(
    st.sets(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("ABCDE"))),
    st.sets(st.sampled_from("ABCDE"), min_size=1),
)
def test_a_common_superior_stands_above_all(pairs: set[tuple[str, str]], units: set[str]) -> None:
    above = [{u} | reach(u, up(pairs)).keys() for u in units]
    found = common_superior(units, up(pairs))
    shared = set.intersection(*above)
    assert (found in shared) if shared else (found is None)
