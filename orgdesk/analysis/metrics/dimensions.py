"""Krackhardt's four dimensions: how far a line of command is one tree.

Krackhardt (1994), Graph theoretical dimensions of informal organizations; defined as the documentation of
R sna 2.7-1 defines them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Krackhardt:
    """The dimensions, each 0 to 1; a tree scores 1 in all. None where the graph is too small to tell."""

    connectedness: float | None
    """Share of the pairs that hang together, whichever way the arcs point."""
    hierarchy: float | None
    """Of the pairs of which one reaches the other, the share where the other does not reach back."""
    efficiency: float | None
    """1 where there is no line more than a tree needs, 0 where all are there; a mutual line is one line."""
    efficiency_arcs: float | None
    """The same counted over arcs, as R sna counts: a mutual line is two."""
    lubness: float | None
    """Least upper boundedness: 1 where every two in a component have a nearest common superior."""


def krackhardt(graph: nx.DiGraph) -> Krackhardt:
    """The dimensions of a graph with arcs from superior to subordinate; arcs to oneself do not count.

    A least upper bound of two nodes is a node that reaches both and that every node that reaches both reaches
    too; a node reaches itself. (The code of R sna asks less, namely a bound that reaches all other bounds.)
    """
    arcs = {(one, other) for one, other in graph.edges() if one != other}
    lines = {frozenset(arc) for arc in arcs}
    circles = _circles(graph)
    sizes = [sum(circle.size for circle in component) for component in circles]
    spare = sum(n - 1 for n in sizes)
    everyone = [circle for component in circles for circle in component]
    reached = sum(circle.size * circle.above.bit_count() for circle in everyone) - len(graph)
    mutual = sum(comb(circle.size, 2) for circle in everyone)
    return Krackhardt(
        connectedness=_share(sum(comb(n, 2) for n in sizes), comb(len(graph), 2)),
        hierarchy=_share(reached - 2 * mutual, reached - mutual),
        efficiency=_rest(len(lines) - spare, sum(comb(n - 1, 2) for n in sizes)),
        efficiency_arcs=_rest(len(arcs) - spare, sum((n - 1) ** 2 for n in sizes)),
        lubness=_rest(
            sum(n for component in circles for _, _, n in _unbounded(component)),
            sum(comb(n - 1, 2) for n in sizes),
        ),
    )


def without_common_superior(graph: nx.DiGraph) -> list[tuple[Any, Any, int]]:
    """The pairs that lack a least upper bound, told by the highest of each side: (one, other, how many pairs
    of them and those below them). The most first."""
    found = [(one.first, other.first, n) for part in _circles(graph) for one, other, n in _unbounded(part)]
    return sorted(found, key=lambda pair: -pair[2])


@dataclass(eq=False, slots=True)
class _Circle:
    """Nodes that reach each other; mostly one."""

    first: Any
    size: int
    above: int
    """A bit for every node that reaches it, its own among them."""
    superiors: list[_Circle]


def _circles(graph: nx.DiGraph) -> list[list[_Circle]]:
    """The circles of each component, superiors first."""
    import networkx as nx

    condensed = nx.condensation(graph)
    place = {node: n for n, node in enumerate(graph)}
    found: dict[int, _Circle] = {}
    bits = 0
    for name in nx.topological_sort(condensed):
        members = condensed.nodes[name]["members"]
        above = ((1 << len(members)) - 1) << bits
        bits += len(members)
        superiors = [found[superior] for superior in condensed.predecessors(name)]
        for superior in superiors:
            above |= superior.above
        found[name] = _Circle(min(members, key=place.__getitem__), len(members), above, superiors)
    components = nx.weakly_connected_components(condensed)
    return [sorted((found[c] for c in names), key=lambda c: c.above.bit_count()) for names in components]


def _unbounded(component: list[_Circle]) -> Iterator[tuple[_Circle, _Circle, int]]:
    """The pairs of circles in a component below which pairs of nodes have no least upper bound; how many.

    The nodes that reach both of a pair have a least one if they are just those that reach some node. Whoever
    hangs below one superior alone has with everybody else the bounds that this superior has, so only pairs of
    anchors (without superior, or with several) are looked at: quadratic in these, which are few in a line.
    """
    bounds = {circle.above for circle in component}
    anchor: dict[_Circle, _Circle] = {}
    weight = Counter[_Circle]()
    for circle in component:
        others = circle.above.bit_count() - circle.size
        only = next((s for s in circle.superiors if s.above.bit_count() == others), None)
        anchor[circle] = circle if only is None else anchor[only]
        weight[anchor[circle]] += circle.size
    for one, other in combinations(weight, 2):
        if one.above & other.above not in bounds:
            yield one, other, weight[one] * weight[other]


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _rest(part: int, whole: int) -> float | None:
    return 1 - part / whole if whole else None
