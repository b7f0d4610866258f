"""Figures of spans of control and layers."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


def graicunas(subordinates: int) -> int:
    """Relationships that a superior of n subordinates has to keep in view: n (2^(n-1) + n - 1).

    Graicunas (1937): direct ones, those to groups, and those among the subordinates.
    """
    n = subordinates
    return n * (2**n // 2 + n - 1) if n else 0


def tree_size(span: int, layers: int) -> int:
    """How many there are in a line of `layers` in which everybody but the last has `span` subordinates."""
    return sum(span**layer for layer in range(layers))


def is_complete_tree(graph: nx.DiGraph, span: int) -> bool:
    """Whether a graph with arcs from superior to subordinate is one tree in which everybody has `span`
    subordinates, but for the last layer, which is one."""
    import networkx as nx

    if not len(graph) or not nx.is_arborescence(graph):
        return False
    root = next(node for node, superiors in graph.in_degree() if not superiors)
    depth = nx.single_source_shortest_path_length(graph, root)
    last = max(depth.values())
    return all(below == (0 if depth[node] == last else span) for node, below in graph.out_degree())


def median(values: Sequence[float]) -> float | None:
    """The middle value, or the mean of the two in the middle; None of nothing."""
    ordered = sorted(values)
    half = len(ordered) // 2
    if not ordered:
        return None
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def percentile(values: Sequence[float], share: float) -> float | None:
    """The smallest value that at least `share` (0 to 1) of the values do not exceed; None of nothing."""
    ordered = sorted(values)
    return ordered[max(ceil(share * len(ordered)) - 1, 0)] if ordered else None
