"""Krackhardt's dimensions, held against a reckoning straight from their definitions."""

from __future__ import annotations

import random
import time
from itertools import combinations

import networkx as nx
import pytest

from orgdesk.analysis.metrics import Krackhardt, krackhardt


def by_definition(graph: nx.DiGraph) -> Krackhardt:
    """Every pair, every bound, by plain search; slow and independent of what is tested."""
    nodes = list(graph)
    reach = {node: _reach(graph, node) for node in nodes}
    around = nx.Graph((a, b) for a, b in graph.edges() if a != b)
    around.add_nodes_from(nodes)
    components = _components(around)
    pairs = list(combinations(nodes, 2))
    joined = sum(any(a in c and b in c for c in components) for a, b in pairs)
    either = [(b in reach[a], a in reach[b]) for a, b in pairs]
    comparable = sum(down or up for down, up in either)
    one_way = sum(down != up for down, up in either)
    arcs = sum(a != b for a, b in graph.edges())
    spare = sum(len(c) - 1 for c in components)
    most_lines = sum(len(c) * (len(c) - 1) / 2 - (len(c) - 1) for c in components)
    most_arcs = sum(len(c) * (len(c) - 1) - (len(c) - 1) for c in components)
    violations = 0
    for component in components:
        for a, b in combinations(sorted(component), 2):
            bounds = [k for k in nodes if a in reach[k] and b in reach[k]]
            violations += not any(all(least in reach[k] for k in bounds) for least in bounds)
    most = sum((len(c) - 1) * (len(c) - 2) / 2 for c in components)
    return Krackhardt(
        joined / len(pairs) if pairs else None,
        one_way / comparable if comparable else None,
        1 - (around.number_of_edges() - spare) / most_lines if most_lines else None,
        1 - (arcs - spare) / most_arcs if most_arcs else None,
        1 - violations / most if most else None,
    )


def _reach(graph: nx.DiGraph, start: int) -> set[int]:
    found = [start]
    for node in found:
        found.extend(other for other in graph.successors(node) if other not in found)
    return set(found)


def _components(graph: nx.Graph) -> list[set[int]]:
    left, found = set(graph), []
    while left:
        component = [left.pop()]
        for node in component:
            component.extend(other for other in graph.neighbors(node) if other not in component)
        left -= set(component)
        found.append(set(component))
    return found


def same(one: Krackhardt, other: Krackhardt) -> bool:
    return [getattr(one, name) for name in Krackhardt.__slots__] == pytest.approx(
        [getattr(other, name) for name in Krackhardt.__slots__], abs=1e-12
    )


@pytest.mark.parametrize("seed", range(600))
def test_random_graphs(seed: int) -> None:
    """From no arcs to all, isolated nodes, several components, arcs to oneself and mutual ones among them."""
    rng = random.Random(seed)
    n = rng.randrange(0, 13)
    graph = nx.DiGraph()
    graph.add_nodes_from(range(n))
    density = rng.choice([0.03, 0.08, 0.15, 0.3, 0.7, 1.0])
    graph.add_edges_from((a, b) for a in range(n) for b in range(n) if rng.random() < density)
    assert same(krackhardt(graph), by_definition(graph))


@pytest.mark.parametrize("seed", range(200))
def test_lines_with_a_few_faults(seed: int) -> None:
    """Forests with some second superiors and back arcs: the graphs that organizations are."""
    rng = random.Random(seed)
    n = rng.randrange(3, 30)
    graph = nx.DiGraph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from((rng.randrange(node), node) for node in range(1, n) if rng.random() < 0.95)
    for _ in range(rng.randrange(4)):
        graph.add_edge(rng.randrange(n), rng.randrange(n))
    assert same(krackhardt(graph), by_definition(graph))


def test_every_digraph_of_three_nodes() -> None:
    arcs = [(a, b) for a in range(3) for b in range(3)]
    for chosen in range(1 << len(arcs)):
        graph = nx.DiGraph()
        graph.add_nodes_from(range(3))
        graph.add_edges_from(arc for bit, arc in enumerate(arcs) if chosen >> bit & 1)
        assert same(krackhardt(graph), by_definition(graph))


def test_undefined_where_there_is_too_little() -> None:
    empty = nx.DiGraph()
    assert krackhardt(empty) == Krackhardt(None, None, None, None, None)
    empty.add_node(1)
    assert krackhardt(empty) == Krackhardt(None, None, None, None, None)
    empty.add_node(2)
    assert krackhardt(empty) == Krackhardt(0.0, None, None, None, None)
    empty.add_edge(1, 2)
    assert krackhardt(empty) == Krackhardt(1.0, 1.0, None, 1.0, None)


def test_any_sort_of_node_and_the_graph_is_left_as_it_is() -> None:
    graph = nx.DiGraph([("kepala", ("bidang", 1)), ("kepala", 7), (7, 7)])
    before = list(graph.edges())
    assert krackhardt(graph) == Krackhardt(1.0, 1.0, 1.0, 1.0, 1.0)
    assert list(graph.edges()) == before


def test_a_line_of_thousands_is_quick() -> None:
    graph = nx.DiGraph((n // 6, n) for n in range(1, 5000))
    graph.add_edges_from([(1, 100), (2, 300)])
    started = time.perf_counter()
    found = krackhardt(graph)
    assert time.perf_counter() - started < 2
    assert found.connectedness == 1.0 and found.lubness is not None and found.lubness < 1
