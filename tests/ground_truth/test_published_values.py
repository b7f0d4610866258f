"""Published values of graphs, matrices and processes; README.md says from where."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import networkx as nx
import pytest

from orgdesk.analysis.metrics import cycle_time, matrices, networks, spans

HERE = Path(__file__).parent
TOLERANCE = 1e-9


def close(value: float) -> object:
    return pytest.approx(value, abs=TOLERANCE)


def test_modularity_coverage_and_performance_of_networkx() -> None:
    barbell = nx.barbell_graph(3, 0)
    poor, best = [{0, 1, 4}, {2, 3, 5}], [{0, 1, 2}, {3, 4, 5}]
    assert networks.modularity(barbell, poor) == close(-16 / 196)
    assert networks.modularity(barbell, best) == close(70 / 196)
    assert networks.coverage(barbell, poor) == close(3 / 7)
    assert networks.coverage(barbell, best) == close(6 / 7)
    assert networks.performance(barbell, poor) == close(8 / 15)
    assert networks.performance(barbell, best) == close(14 / 15)
    directed = nx.DiGraph([(2, 1), (2, 3), (3, 4)])
    assert networks.modularity(directed, [{1, 2}, {3, 4}]) == close(2 / 9)


def test_modularity_by_its_formula() -> None:
    """Two triangles joined: 6 of 7 edges within, each of degree 7: 6/7 minus the resolution times a half."""
    best = [{0, 1, 2}, {3, 4, 5}]
    for resolution in (0.5, 1.0, 2.0):
        found = networks.modularity(nx.barbell_graph(3, 0), best, resolution=resolution)
        assert found == close(6 / 7 - resolution / 2)
    assert networks.modularity(nx.empty_graph(3), [{0}, {1}, {2}]) is None


def test_flow_hierarchy_of_networkx() -> None:
    assert networks.flow_hierarchy(nx.cycle_graph(5, create_using=nx.DiGraph)) == close(0)
    tree = nx.full_rary_tree(2, 15, create_using=nx.DiGraph)
    assert networks.flow_hierarchy(tree) == close(1)
    arcs = [(0, 1, 0.3), (1, 2, 0.1), (2, 3, 0.1), (3, 1, 0.1), (3, 4, 0.3), (0, 4, 0.3)]
    graph = nx.DiGraph()
    graph.add_weighted_edges_from(arcs)
    assert networks.flow_hierarchy(graph) == close(0.5)
    assert networks.flow_hierarchy(graph, weight="weight") == close(0.75)
    assert networks.flow_hierarchy(nx.empty_graph(3, create_using=nx.DiGraph)) is None


def test_dominators_of_networkx() -> None:
    graph = nx.DiGraph([(1, 2), (2, 3), (2, 4), (2, 6), (3, 5), (4, 5), (5, 2)])
    assert networks.immediate_dominators(graph, 1) == {2: 1, 3: 2, 4: 2, 5: 2, 6: 2}
    irreducible = nx.DiGraph([(1, 2), (2, 1), (3, 2), (4, 1), (5, 3), (5, 4)])
    assert networks.immediate_dominators(irreducible, 5) == dict.fromkeys((1, 2, 3, 4), 5)


def test_lowest_common_ancestors_of_networkx() -> None:
    tree = nx.DiGraph([(0, 1), (0, 2), (1, 3), (1, 4), (2, 5), (2, 6)])
    found = {pair: networks.lowest_common_ancestor(tree, *pair) for pair in ((3, 4), (5, 6), (3, 5))}
    assert found == {(3, 4): 1, (5, 6): 2, (3, 5): 0}


def test_the_coordination_requirements_of_cataldo() -> None:
    tasks = [[0, 1, 0], [0, 1, 1], [1, 1, 0]]
    dependencies = [[1, 1, 0], [1, 1, 1], [0, 1, 1]]
    required = matrices.coordination_requirements(tasks, dependencies)
    assert required == [[1, 2, 2], [2, 4, 3], [2, 3, 4]]
    everybody = [[1] * 3] * 3
    assert matrices.congruence(required, everybody) == 1
    assert matrices.congruence(required, [[0, 1, 0], [1, 0, 0], [0, 0, 0]]) == close(2 / 6)
    assert matrices.congruence([[5, 0], [0, 5]], [[1, 1], [1, 1]]) is None


def elevator() -> list[list[float]]:
    matrix = [[0.0] * 61 for _ in range(61)]
    with (HERE / "elevator_dsm.tsv").open(encoding="utf-8", newline="") as file:
        for mark in csv.DictReader(file, delimiter="\t"):
            matrix[int(mark["row"]) - 1][int(mark["col"]) - 1] = float(mark["weight"])
    assert sum(map(sum, matrix)) == 351
    return matrix


TINY: list[list[float]] = [[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 1, 1, 0]]
BLOCKS = [range(start, min(start + 10, 61)) for start in range(0, 61, 10)]
BUS = [n - 1 for n in (9, 16, 60, 61, 40, 14, 38, 25)]
CLUSTERS: dict[str, Sequence[Sequence[int]]] = {
    "singletons": [[n] for n in range(61)],
    "one cluster of 61": [range(61)],
    "consecutive blocks of 10": BLOCKS,
    "blocks of 10 + extra cluster {9,16,60,61,40,14,38,25}": [*BLOCKS, BUS],
    "{1,2},{3,4}": [[0, 1], [2, 3]],
}


def costs() -> list[dict[str, str]]:
    with (HERE / "dsm_coord_cost.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("row", costs(), ids=lambda r: f"{r['matrix'][:10]} {r['clustering']} {r['pow_cc']}")
def test_the_cost_of_coordination_of_thebeau(row: dict[str, str]) -> None:
    matrix = elevator() if row["matrix"] == "elevator61" else TINY
    clusters = [[n for n in c if n < len(matrix)] for c in CLUSTERS[row["clustering"]]]
    found = matrices.coordination_cost(matrix, [c for c in clusters if c], float(row["pow_cc"]))
    assert found == close(float(row["total_coord_cost"]))


def test_cycle_time_and_its_efficiency() -> None:
    again = cycle_time.repeated(cycle_time.sequence(3, 1, 2), 0.2)
    first = cycle_time.sequence(1, 2, cycle_time.exclusive((0.2, again), (0.8, 0)))
    assert first == close(4.5)
    assert cycle_time.efficiency(4.5 / 7.5, first) == pytest.approx(0.1333, abs=5e-5)
    choice = cycle_time.exclusive((0.2, 1), (0.8, 4))
    assert choice == close(3.4)
    second = cycle_time.parallel(choice, cycle_time.sequence(cycle_time.repeated(2, 0.3), 3))
    assert second == pytest.approx(5.857, abs=5e-4)
    assert cycle_time.efficiency(second / 7.5, second) == pytest.approx(0.1333, abs=5e-5)


@pytest.mark.parametrize("branches", [[(0.5, 1.0)], [(0.6, 1.0), (0.6, 1.0)]])
def test_exclusive_branches_must_add_up(branches: list[tuple[float, float]]) -> None:
    with pytest.raises(ValueError, match="add up"):
        cycle_time.exclusive(*branches)


@pytest.mark.parametrize("again", [-0.1, 1.0])
def test_what_repeats_for_ever_has_no_cycle_time(again: float) -> None:
    with pytest.raises(ValueError, match="below 1"):
        cycle_time.repeated(1, again)


def test_the_relationships_of_graicunas() -> None:
    assert [spans.graicunas(n) for n in range(7)] == [0, 1, 6, 18, 44, 100, 222]


def test_a_complete_tree_of_five_layers_and_span_five() -> None:
    assert spans.tree_size(5, 5) == 781
    tree = nx.balanced_tree(5, 4, create_using=nx.DiGraph)
    assert len(tree) == 781 and spans.is_complete_tree(tree, 5)
    assert not spans.is_complete_tree(tree, 4)
    tree.remove_node(780)
    assert not spans.is_complete_tree(tree, 5)
    tree.add_edge(0, 780)
    assert not spans.is_complete_tree(tree, 5)
    assert not spans.is_complete_tree(nx.DiGraph(), 5)
