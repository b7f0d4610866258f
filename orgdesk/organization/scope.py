"""Scope: for which part of the world an assignment holds.

Two assignments collide only where every facet of their scopes intersects; a missing facet means "all".
Gaps are judged per atom: the finest partition that the scopes of a function induce.

Facet values form trees (an area contains its sub-areas), and a value stands for all its leaves. Sets of
leaves are bit masks, so that intersection and containment are one machine operation each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import reduce
from operator import or_


class Facet(StrEnum):
    """The dimensions in which a responsibility can be divided; see `Threshold` for amounts."""

    AREA = "area"
    TARGET_GROUP = "target_group"
    FUNDS = "funds"
    GOVERNMENT = "government"
    NATURE = "nature"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A half-open interval [low, high) of some measure ("m2", "Rp"); None is unbounded."""

    low: float | None = None
    high: float | None = None
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """Facet values (ids) per facet, in canonical order, and an optional threshold.

    Build it with `Scope.of`; the plain constructor trusts its arguments to be canonical.
    """

    values: tuple[tuple[Facet, tuple[str, ...]], ...] = ()
    threshold: Threshold | None = None

    @classmethod
    def of(
        cls,
        values: Mapping[Facet, Iterable[str]] | None = None,
        threshold: Threshold | None = None,
    ) -> Scope:
        """A scope in canonical form: facets and ids sorted, empty facets dropped."""
        pairs = ((facet, tuple(sorted(set(ids)))) for facet, ids in (values or {}).items())
        return cls(tuple(sorted((f, ids) for f, ids in pairs if ids)), threshold)

    def get(self, facet: Facet) -> tuple[str, ...]:
        """The ids named for `facet`; empty means all."""
        return next((ids for f, ids in self.values if f == facet), ())

    def with_facet(self, facet: Facet, ids: Iterable[str]) -> Scope:
        """This scope with `facet` narrowed to `ids` (empty `ids`: to all)."""
        return Scope.of({**dict(self.values), facet: ids}, self.threshold)

    def value_ids(self) -> tuple[str, ...]:
        """Every facet value that this scope names."""
        return tuple(i for _, ids in self.values for i in ids)


EVERYTHING = Scope()
"""The scope without any limit."""

_Box = tuple[tuple[str, int], ...]
"""A scope as bit masks: sorted (dimension, mask) pairs; a missing dimension means all."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A cell of the partition that some scopes induce: where it lies and which of the scopes cover it."""

    region: Scope
    members: tuple[int, ...]


@dataclass(slots=True)
class _Tree:
    roots: list[str] = field(default_factory=list)
    children: dict[str, list[str]] = field(default_factory=dict)
    masks: dict[str, int] = field(default_factory=dict)
    full: int = 0


class FacetTrees:
    """The facet values of one organization, ready for set arithmetic.

    `values` are (id, facet, parent id or None).
    """

    def __init__(self, values: Iterable[tuple[str, Facet, str | None]]) -> None:
        self._trees: dict[Facet, _Tree] = {facet: _Tree() for facet in Facet}
        for id_, facet, parent in sorted(values):
            tree = self._trees[facet]
            tree.children.setdefault(id_, [])
            if parent is None:
                tree.roots.append(id_)
            else:
                tree.children.setdefault(parent, []).append(id_)
        for tree in self._trees.values():
            bit = 0
            for root in tree.roots:
                bit = _label(tree, root, bit)
            tree.full = (1 << bit) - 1
        self._boxes: dict[Scope, _Box] = {EVERYTHING: ()}
        self._holes: dict[tuple[frozenset[Scope], Scope], tuple[Scope, ...]] = {}

    # -- two scopes ------------------------------------------------------------------------------

    def intersect(self, one: Scope, other: Scope) -> bool:
        """Whether every facet of the two scopes intersects."""
        return self.meeting((one, other))(0, 1)

    def meeting(self, scopes: Sequence[Scope]) -> Callable[[int, int], bool]:
        """`intersect` among many scopes: whether the i-th and the j-th meet, each unpacked only once."""
        boxes = [(dict(self._box(scope)), scope.threshold) for scope in scopes]

        def meet(i: int, j: int) -> bool:
            (one, low), (other, high) = boxes[i], boxes[j]
            if one and other:
                for dimension, mask in one.items():
                    if other.get(dimension, -1) & mask == 0:
                        return False
            return low is None or high is None or _thresholds_meet(low, high)

        return meet

    def contains(self, outer: Scope, inner: Scope) -> bool:
        """Whether `inner` lies wholly within `outer`."""
        return not any(not atom.members for atom in self.atoms([outer], universe=inner))

    def common(self, one: Scope, other: Scope) -> Scope:
        """The region where both hold; call it only for scopes that intersect."""
        if one in (EVERYTHING, other):
            return other
        if other == EVERYTHING:
            return one
        return next(a.region for a in self.atoms([one], universe=other) if a.members)

    # -- many scopes -----------------------------------------------------------------------------

    def atoms(self, scopes: Sequence[Scope], universe: Scope = EVERYTHING) -> list[Atom]:
        """The partition of `universe` that `scopes` induce, as coarse as it can be told apart.

        Each atom names the scopes (by index) that cover it; an atom without members is a hole.
        A region is split along a facet only where two scopes differ there.
        """
        ruler = _Ruler([*scopes, universe])
        boxes = [(i, dict(self._box(s)) | ruler.dimension(s)) for i, s in enumerate(scopes)]
        start = dict(self._box(universe)) | ruler.dimension(universe)
        dimensions: list[str] = [*Facet, _THRESHOLD]
        found: list[Atom] = []

        def split(level: int, cell: dict[str, int], inside: list[tuple[int, dict[str, int]]]) -> None:
            while level < len(dimensions) and not any(dimensions[level] in box for _, box in inside):
                level += 1
            if level == len(dimensions):
                found.append(Atom(self._region(cell, ruler), tuple(i for i, _ in inside)))
                return
            dimension = dimensions[level]
            whole = cell.get(dimension)
            if whole is None:
                whole = ruler.full if dimension == _THRESHOLD else self._trees[Facet(dimension)].full
            classes = [whole]
            for _, box in inside:
                mask = box.get(dimension)
                if mask is not None:
                    classes = [p for c in classes for p in (c & mask, c & ~mask) if p]
            if dimension == _THRESHOLD:
                classes = [run for c in classes for run in _runs(c)]
            for part in classes:
                rest = [(i, b) for i, b in inside if b.get(dimension, -1) & part]
                split(level + 1, cell | {dimension: part}, rest)

        split(0, start, boxes)
        return found

    def uncovered(self, scopes: Sequence[Scope], universe: Scope = EVERYTHING) -> list[Scope]:
        """The regions of `universe` that none of `scopes` covers."""
        if any(s == EVERYTHING for s in scopes):
            return []
        return [atom.region for atom in self.atoms(scopes, universe) if not atom.members]

    def holes(self, scopes: Iterable[Scope], universe: Scope = EVERYTHING) -> tuple[Scope, ...]:
        """What `uncovered` gives, merged. Remembered: many functions are divided in the same few ways."""
        key = (frozenset(scopes), universe)
        found = self._holes.get(key)
        if found is None:
            scopes = sorted(key[0], key=repr)
            found = self._holes[key] = tuple(self.merged(self.uncovered(scopes, universe)))
        return found

    def merged(self, regions: Iterable[Scope]) -> list[Scope]:
        """The same regions in as few scopes as joining facet by facet gives, in canonical order."""
        cells = {(scope.threshold, self._box(scope)) for scope in regions}
        before = 0
        while len(cells) != before:
            before = len(cells)
            for facet in Facet:
                full = self._trees[facet].full
                joined: dict[tuple[Threshold | None, _Box], int] = {}
                for threshold, box in cells:
                    rest = tuple(pair for pair in box if pair[0] != facet)
                    mask = dict(box).get(facet, full)
                    joined[threshold, rest] = joined.get((threshold, rest), 0) | mask
                cells = {
                    (threshold, rest if mask == full else tuple(sorted((*rest, (facet.value, mask)))))
                    for (threshold, rest), mask in joined.items()
                }
        ruler = _Ruler([])
        found = (Scope(self._region(dict(box), ruler).values, threshold) for threshold, box in cells)
        return sorted(found, key=repr)

    # -- masks -----------------------------------------------------------------------------------

    def _box(self, scope: Scope) -> _Box:
        box = self._boxes.get(scope)
        if box is None:
            box = tuple(
                (facet.value, mask)
                for facet, ids in scope.values
                for tree in (self._trees[facet],)
                for mask in (reduce(or_, (tree.masks.get(i, 0) for i in ids), 0),)
                if mask != tree.full
            )
            self._boxes[scope] = box
        return box

    def _region(self, cell: Mapping[str, int], ruler: _Ruler) -> Scope:
        """The scope of a cell, each facet told by the highest tree nodes that lie wholly within it."""
        values = {
            facet: _highest(tree, cell[facet])
            for facet, tree in self._trees.items()
            if facet in cell and cell[facet] != tree.full
        }
        return Scope.of(values, ruler.threshold(cell.get(_THRESHOLD)))


_THRESHOLD = "threshold"


class _Ruler:
    """The elementary intervals between the bounds that a set of scopes names, one bit each.

    Thresholds of different measures cannot be compared; such a set is treated as not divided by amount.
    """

    def __init__(self, scopes: Sequence[Scope]) -> None:
        given = [s.threshold for s in scopes if s.threshold is not None]
        self.measure = given[0].measure if len({t.measure for t in given}) == 1 else None
        bounds = {b for t in given for b in (t.low, t.high) if b is not None}
        self._cuts = [float("-inf"), *sorted(bounds), float("inf")] if self.measure is not None else []
        self.full = (1 << max(len(self._cuts) - 1, 1)) - 1

    def dimension(self, scope: Scope) -> dict[str, int]:
        if scope.threshold is None or self.measure is None:
            return {}
        low = float("-inf") if scope.threshold.low is None else scope.threshold.low
        high = float("inf") if scope.threshold.high is None else scope.threshold.high
        mask = sum(1 << i for i, cut in enumerate(self._cuts[:-1]) if low <= cut < high)
        return {} if mask == self.full else {_THRESHOLD: mask}

    def threshold(self, mask: int | None) -> Threshold | None:
        """The interval from the lowest to the highest elementary interval of `mask`."""
        if mask is None or mask == self.full or self.measure is None:
            return None
        low = self._cuts[(mask & -mask).bit_length() - 1]
        high = self._cuts[mask.bit_length()]
        return Threshold(
            None if low == float("-inf") else low, None if high == float("inf") else high, self.measure
        )


def _runs(mask: int) -> list[int]:
    """The unbroken stretches of a mask: an interval with a hole is two intervals."""
    runs = []
    while mask:
        low = mask & -mask
        run = mask & ~(mask + low)
        runs.append(run)
        mask &= ~run
    return runs


def _label(tree: _Tree, node: str, bit: int) -> int:
    """Give every leaf below `node` its bit; the mask of a node is the union of its leaves."""
    first = bit
    below = tree.children[node]
    if not below:
        bit += 1
    for child in below:
        bit = _label(tree, child, bit)
    tree.masks[node] = (1 << bit) - (1 << first)
    return bit


def _highest(tree: _Tree, mask: int) -> list[str]:
    found: list[str] = []

    def visit(node: str) -> None:
        own = tree.masks[node]
        if own & mask == own:
            found.append(node)
        elif own & mask:
            for child in tree.children[node]:
                visit(child)

    for root in tree.roots:
        visit(root)
    return found


def _thresholds_meet(one: Threshold | None, other: Threshold | None) -> bool:
    if one is None or other is None or one.measure != other.measure:
        return True
    below = one.high is not None and other.low is not None and one.high <= other.low
    above = other.high is not None and one.low is not None and other.high <= one.low
    return not (below or above)
