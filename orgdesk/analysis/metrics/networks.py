"""Figures of graphs that networkx works out, with a value for the graphs that it refuses.

Sources: Newman (2006) for modularity; Fortunato (2010) for coverage and performance; Luo and Magee (2011) for
flow hierarchy; Cooper, Harvey and Kennedy (2001) for dominators.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import networkx as nx

Node = TypeVar("Node", bound=Hashable)


def flow_hierarchy(graph: nx.DiGraph, weight: str | None = None) -> float | None:
    """Share of the arcs (or of their weight) that stand on no cycle; None where there are none."""
    import networkx as nx

    return float(nx.flow_hierarchy(graph, weight=weight)) if graph.size(weight=weight) else None


def modularity(
    graph: nx.Graph,
    communities: Iterable[Collection[Hashable]],
    resolution: float = 1.0,
    weight: str | None = "weight",
) -> float | None:
    """How much more of the edges lies within communities than chance would put there, at most 1.

    The communities must divide the nodes. For a directed graph the directed form. None without edges.
    """
    import networkx as nx

    if not graph.size(weight=weight):
        return None
    groups = [set(community) for community in communities]
    return float(nx.community.modularity(graph, groups, weight=weight, resolution=resolution))


def coverage(graph: nx.Graph, communities: Iterable[Collection[Hashable]]) -> float | None:
    """Share of the edges that lie within communities; None without edges."""
    if not graph.number_of_edges():
        return None
    return _quality(graph, communities)[0]


def performance(graph: nx.Graph, communities: Iterable[Collection[Hashable]]) -> float | None:
    """Share of the pairs that are as the communities have them: joined within one, or not joined between two.

    None for fewer than two nodes.
    """
    if len(graph) < 2:
        return None
    return _quality(graph, communities)[1]


def _quality(graph: nx.Graph, communities: Iterable[Collection[Hashable]]) -> tuple[float, float]:
    import networkx as nx

    within, as_divided = nx.community.partition_quality(graph, [set(c) for c in communities])
    return float(within), float(as_divided)


def immediate_dominators(graph: nx.DiGraph, start: Node) -> dict[Node, Node]:
    """Of each node that `start` reaches, but for itself, the last node that every way to it passes."""
    import networkx as nx

    found: dict[Node, Node] = nx.immediate_dominators(graph, start)
    return {node: before for node, before in found.items() if node != start}


def lowest_common_ancestor(graph: nx.DiGraph, one: Node, other: Node) -> Node | None:
    """The lowest node of a graph without cycles that reaches both; None where no node does."""
    import networkx as nx

    found: Node | None = nx.lowest_common_ancestor(graph, one, other)
    return found
