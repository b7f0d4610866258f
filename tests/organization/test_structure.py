"""Every unit stands in the tree of its agency once, whatever the lines say."""

from __future__ import annotations

from builders import dotted, line, organization, unit
from hypothesis import given
from hypothesis import strategies as st

from orgdesk.organization.structure import structure_of


def test_units_stand_below_the_line_superior_of_their_agency_in_order() -> None:
    here = organization(
        unit("U1"),
        unit("U3", under="U1", order=1),
        unit("U2", under="U1", order=2),
        unit("U4", under="V", order=3),
        unit("V", agency="B"),
        dotted("U4", "U1"),
    )
    tree = structure_of(here, "A")
    assert tree.below == {None: ("U1", "U4"), "U1": ("U3", "U2")}
    assert tree.branch("U1") == {"U1", "U2", "U3"}


def test_of_two_superiors_the_first_counts() -> None:
    here = organization(
        unit("U1"), unit("U2", order=1), unit("U3", order=2), line("U3", "U2"), line("U3", "U1")
    )
    assert structure_of(here, "A").superior["U3"] == "U1"


def test_a_cycle_is_cut_above_its_first_unit() -> None:
    here = organization(
        unit("U1", order=2, under="U2"), unit("U2", order=1, under="U1"), unit("U3", order=0, under="U1")
    )
    assert structure_of(here, "A").superior == {"U3": "U1", "U2": None, "U1": "U2"}


@given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=14))
def test_nobody_is_missing_or_there_twice(pairs: set[tuple[int, int]]) -> None:
    units = [unit(f"U{n}", order=n % 3) for n in range(7)]
    here = organization(*units, *(line(f"U{a}", f"U{b}") for a, b in pairs))
    tree = structure_of(here, "A")
    reached = [u for top in tree.below[None] for u in tree.branch(top)]
    assert sorted(reached) == [f"U{n}" for n in range(7)]
