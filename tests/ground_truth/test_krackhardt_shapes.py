"""Small digraphs with the values of R sna 2.7-1, or by its definition where its code departs from that."""

from __future__ import annotations

import csv
from math import isnan
from pathlib import Path

import networkx as nx
import pytest

from orgdesk.analysis.metrics import krackhardt

TOLERANCE = 1e-9
DEPARTING = {"intree7": 4 / 15, "diamond_root": 5 / 6}
"""Least upper boundedness by the documented definition, where the code of sna computes something else."""


def shapes() -> list[dict[str, str]]:
    path = Path(__file__).with_name("krackhardt_shapes.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def number(cell: str) -> float | None:
    value = float(cell)
    return None if isnan(value) else value


def graph(shape: dict[str, str]) -> nx.DiGraph:
    found = nx.DiGraph()
    found.add_nodes_from(range(1, int(shape["n"]) + 1))
    for edge in filter(None, (shape["edges(1-based)"] or "").split(",")):
        one, other = edge.split(">")
        found.add_edge(int(one), int(other))
    assert found.number_of_edges() == int(shape["arcs"])
    return found


@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape["name"])
def test_the_values_of_sna(shape: dict[str, str]) -> None:
    found = krackhardt(graph(shape))
    assert found.connectedness == pytest.approx(number(shape["connectedness"]), abs=TOLERANCE)
    assert found.hierarchy == pytest.approx(number(shape["hierarchy_krackhardt"]), abs=TOLERANCE)
    assert found.efficiency_arcs == pytest.approx(number(shape["efficiency"]), abs=TOLERANCE)
    expected = DEPARTING.get(shape["name"], number(shape["lubness"]))
    assert found.lubness == pytest.approx(expected, abs=TOLERANCE)


def test_efficiency_of_the_underlying_graph_is_that_of_sna_but_for_mutual_arcs() -> None:
    """(b) of two readings: lines, of which n(n-1)/2 are possible, instead of arcs."""
    assert krackhardt(nx.DiGraph([(1, 2), (2, 1), (2, 3), (3, 1)])).efficiency == pytest.approx(0.0)
    tree_and_one = nx.DiGraph([(1, 2), (1, 3), (2, 4), (2, 5), (3, 6), (3, 7), (4, 1)])
    assert krackhardt(tree_and_one).efficiency == pytest.approx(1 - 1 / 15, abs=TOLERANCE)
    mutual = nx.DiGraph([(1, 2), (1, 3), (2, 4), (2, 5), (3, 6), (3, 7), (2, 1)])
    assert krackhardt(mutual).efficiency == 1.0


def test_the_two_readings_of_efficiency_for_one_component_of_ten() -> None:
    """Knoke's information network has 49 arcs on 32 lines: 0.50617 over arcs, 0.36111 over lines."""
    lines = [(i, j) for i in range(10) for j in range(i + 1, 10)]
    spanning = [(i, i + 1) for i in range(9)]
    used = spanning + [line for line in lines if line not in spanning][:23]
    arcs = used + [(j, i) for i, j in used[:17]]
    found = krackhardt(nx.DiGraph(arcs))
    assert (len(used), len(arcs)) == (32, 49)
    assert found.efficiency_arcs == pytest.approx(0.50617, abs=5e-6)
    assert found.efficiency == pytest.approx(0.36111, abs=5e-6)
