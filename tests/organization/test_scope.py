"""Scope arithmetic, judged against a model that enumerates points: one leaf a facet and one amount."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesk.organization.scope import EVERYTHING, Facet, FacetTrees, Scope, Threshold

FACETS = (Facet.AREA, Facet.FUNDS)
BOUNDS = (0.0, 10.0, 20.0, 30.0)
AMOUNTS = (-5.0, 0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 35.0)
Point = tuple[str, str, float]


@dataclass(frozen=True)
class World:
    """A forest of values in each of two facets, parents before children."""

    values: tuple[tuple[str, Facet, str | None], ...]

    def trees(self) -> FacetTrees:
        return FacetTrees(self.values)

    def children(self, value: str) -> list[str]:
        return [id_ for id_, _, parent in self.values if parent == value]

    def leaves(self, value: str) -> set[str]:
        below = self.children(value)
        return {value} if not below else set().union(*map(self.leaves, below))

    def all_leaves(self, facet: Facet) -> set[str]:
        return {id_ for id_, f, _ in self.values if f == facet and not self.children(id_)}

    def points(self, scope: Scope) -> set[Point]:
        def leaves(facet: Facet) -> set[str]:
            named = scope.get(facet)
            return set().union(*map(self.leaves, named)) if named else self.all_leaves(facet)

        low, high = -100.0, 100.0
        if scope.threshold is not None:
            low = low if scope.threshold.low is None else scope.threshold.low
            high = high if scope.threshold.high is None else scope.threshold.high
        amounts = [n for n in AMOUNTS if low <= n < high]
        return set(product(leaves(Facet.AREA), leaves(Facet.FUNDS), amounts))


@st.composite
def worlds(draw: st.DrawFn) -> World:
    values: list[tuple[str, Facet, str | None]] = []
    for facet in FACETS:
        ids: list[str] = []
        for n in range(draw(st.integers(1, 6))):
            parent = draw(st.sampled_from([None, *ids]))
            ids.append(f"{facet.value}{n}")
            values.append((ids[-1], facet, parent))
    return World(tuple(values))


thresholds = st.one_of(
    st.none(),
    st.tuples(st.sampled_from([None, *BOUNDS]), st.sampled_from([None, *BOUNDS]))
    .filter(lambda pair: pair[0] is None or pair[1] is None or pair[0] < pair[1])
    .map(lambda pair: Threshold(*pair, "m2")),
)


def scopes_in(world: World) -> st.SearchStrategy[Scope]:
    chosen = {
        facet: st.lists(st.sampled_from([i for i, f, _ in world.values if f == facet]), max_size=3)
        for facet in FACETS
    }
    return st.builds(Scope.of, st.fixed_dictionaries(chosen), thresholds)


@st.composite
def cases(draw: st.DrawFn) -> tuple[World, Scope, Scope, list[Scope]]:
    """A world, two scopes (the second often serves as universe) and some more."""
    world = draw(worlds())
    scopes = scopes_in(world)
    return world, draw(scopes), draw(scopes), draw(st.lists(scopes, max_size=4))


@given(cases())
def test_atoms_partition_the_universe(case: tuple[World, Scope, Scope, list[Scope]]) -> None:
    world, _, universe, scopes = case
    regions = [world.points(atom.region) for atom in world.trees().atoms(scopes, universe)]
    assert all(regions)
    assert sum(map(len, regions)) == len(set().union(*regions))
    assert set().union(*regions) == world.points(universe)


@given(cases())
def test_members_of_an_atom_are_exactly_the_scopes_that_contain_it(
    case: tuple[World, Scope, Scope, list[Scope]],
) -> None:
    world, _, universe, scopes = case
    for atom in world.trees().atoms(scopes, universe):
        region = world.points(atom.region)
        for n, scope in enumerate(scopes):
            if n in atom.members:
                assert region <= world.points(scope)
            else:
                assert not region & world.points(scope)


@given(cases())
def test_intersect_is_symmetric_and_agrees_with_the_points(
    case: tuple[World, Scope, Scope, list[Scope]],
) -> None:
    world, one, other, _ = case
    trees = world.trees()
    meet = bool(world.points(one) & world.points(other))
    assert trees.intersect(one, other) == meet
    assert trees.intersect(other, one) == meet


@given(cases())
def test_contains_agrees_with_the_points(case: tuple[World, Scope, Scope, list[Scope]]) -> None:
    world, outer, inner, _ = case
    assert world.trees().contains(outer, inner) == (world.points(inner) <= world.points(outer))


@given(cases())
def test_common_region_lies_in_both(case: tuple[World, Scope, Scope, list[Scope]]) -> None:
    world, one, other, _ = case
    trees = world.trees()
    if trees.intersect(one, other):
        common = trees.common(one, other)
        assert world.points(common)
        assert trees.contains(one, common)
        assert trees.contains(other, common)


@given(cases())
def test_uncovered_is_what_no_scope_reaches(case: tuple[World, Scope, Scope, list[Scope]]) -> None:
    world, _, universe, scopes = case
    holes = [world.points(hole) for hole in world.trees().uncovered(scopes, universe)]
    reached = set().union(*map(world.points, scopes))
    assert set().union(*holes) == world.points(universe) - reached


@given(cases())
def test_merged_regions_say_the_same_in_fewer_words(case: tuple[World, Scope, Scope, list[Scope]]) -> None:
    world, _, universe, scopes = case
    trees = world.trees()
    holes = trees.uncovered(scopes, universe)
    merged = trees.merged(holes)
    assert set().union(*map(world.points, merged)) == set().union(*map(world.points, holes))
    assert len(merged) <= len(holes)
    assert merged == trees.merged(reversed(merged))


@given(cases(), st.data())
def test_splitting_a_value_into_its_children_changes_nothing(
    case: tuple[World, Scope, Scope, list[Scope]], data: st.DataObject
) -> None:
    world, one, other, _ = case
    splittable = [i for i in one.value_ids() if world.children(i)]
    if not splittable:
        return
    value = data.draw(st.sampled_from(splittable))
    facet = next(f for i, f, _ in world.values if i == value)
    split = one.with_facet(facet, {*one.get(facet), *world.children(value)} - {value})
    trees = world.trees()
    assert trees.intersect(split, other) == trees.intersect(one, other)
    assert trees.uncovered([split], other) == trees.uncovered([one], other)


@given(cases())
def test_a_missing_facet_means_all(case: tuple[World, Scope, Scope, list[Scope]]) -> None:
    world, one, _, _ = case
    trees = world.trees()
    for facet in FACETS:
        widened = one.with_facet(facet, ())
        roots = [i for i, f, parent in world.values if f == facet and parent is None]
        assert world.points(widened) == world.points(one.with_facet(facet, roots))
        assert trees.contains(widened, one)
        assert trees.contains(one.with_facet(facet, roots), widened)
    assert trees.contains(EVERYTHING, one)


def puskesmas(count: int) -> tuple[FacetTrees, list[Scope]]:
    """A kabupaten of so many kecamatan, and the working area of a Puskesmas in each."""
    areas = [f"kec{n:02}" for n in range(count)]
    trees = FacetTrees([("kab", Facet.AREA, None), *((a, Facet.AREA, "kab") for a in areas)])
    return trees, [Scope.of({Facet.AREA: [a]}) for a in areas]


def test_thirty_puskesmas_with_their_own_areas_do_not_overlap() -> None:
    trees, scopes = puskesmas(30)
    assert not any(trees.intersect(one, other) for one in scopes for other in scopes if one != other)
    assert trees.uncovered(scopes) == []
    assert len(trees.atoms(scopes)) == 30


def test_a_kecamatan_without_puskesmas_is_a_hole() -> None:
    trees, scopes = puskesmas(30)
    assert trees.uncovered(scopes[:7] + scopes[8:]) == [scopes[7]]


def test_without_scopes_the_universe_is_one_hole() -> None:
    trees, _ = puskesmas(3)
    assert trees.uncovered([]) == [EVERYTHING]


def test_a_region_is_told_by_the_highest_values_within_it() -> None:
    trees = FacetTrees(
        [
            ("kab", Facet.AREA, None),
            ("north", Facet.AREA, "kab"),
            ("n1", Facet.AREA, "north"),
            ("n2", Facet.AREA, "north"),
            ("south", Facet.AREA, "kab"),
        ]
    )
    south = Scope.of({Facet.AREA: ["south"]})
    assert trees.uncovered([south]) == [Scope.of({Facet.AREA: ["north"]})]


def test_a_threshold_with_a_hole_leaves_one_gap_between_and_none_outside() -> None:
    small, large = Threshold(None, 500, "m2"), Threshold(1000, None, "m2")
    scopes = [Scope.of(threshold=small), Scope.of(threshold=large)]
    assert FacetTrees([]).uncovered(scopes) == [Scope.of(threshold=Threshold(500, 1000, "m2"))]


def test_what_lies_on_both_sides_of_a_threshold_is_two_regions() -> None:
    middle = Scope.of(threshold=Threshold(500, 1000, "m2"))
    holes = FacetTrees([]).uncovered([middle])
    assert holes == [
        Scope.of(threshold=Threshold(None, 500, "m2")),
        Scope.of(threshold=Threshold(1000, None, "m2")),
    ]


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (Threshold(0, 500, "m2"), Threshold(500, 900, "m2"), False),
        (Threshold(0, 500, "m2"), Threshold(499, 900, "m2"), True),
        (Threshold(None, 500, "m2"), Threshold(500, None, "m2"), False),
        (Threshold(0, 500, "m2"), Threshold(900, 999, "Rp"), True),
        (Threshold(0, 500, "m2"), None, True),
    ],
    ids=["touching", "overlapping", "unbounded", "different measures", "no threshold"],
)
def test_thresholds_meet(one: Threshold, other: Threshold | None, meet: bool) -> None:
    assert FacetTrees([]).intersect(Scope.of(threshold=one), Scope.of(threshold=other)) is meet


def test_scopes_that_say_the_same_are_equal() -> None:
    one = Scope.of({Facet.FUNDS: ["b", "a", "b"], Facet.AREA: ["x"], Facet.NATURE: []})
    assert one == Scope.of({Facet.AREA: ["x"], Facet.FUNDS: ["a", "b"]})
    assert one.value_ids() == ("x", "a", "b")
    assert one.get(Facet.NATURE) == ()
