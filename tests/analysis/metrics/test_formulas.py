"""The formulas where no published value is at hand, by what they must say of plain cases."""

from __future__ import annotations

import subprocess
import sys
from math import exp

import networkx as nx
import pytest

from orgdesk.analysis.metrics import cycle_time, matrices, networks, spans


def test_redundancy_is_nothing_where_one_holds_each_and_all_where_all_hold_all() -> None:
    assert matrices.redundancy([[1, 0], [0, 1]]) == 0
    assert matrices.redundancy([[1, 1], [1, 1], [1, 1]]) == 1
    assert matrices.redundancy([[1, 1, 0], [1, 0, 0], [0, 0, 0]]) == pytest.approx(1 / 6)
    assert matrices.redundancy([[1, 1]]) is None
    assert matrices.redundancy([[], []]) is None


def test_exclusivity_counts_what_nobody_else_holds() -> None:
    assert matrices.exclusivity([[1, 1, 0], [0, 1, 0]]) == pytest.approx([1 + exp(-1), exp(-1)])


def test_graphs_that_are_too_small_have_no_value() -> None:
    empty = nx.empty_graph(1)
    assert networks.coverage(empty, [{0}]) is None
    assert networks.performance(empty, [{0}]) is None
    forest = nx.DiGraph()
    forest.add_nodes_from("ab")
    assert networks.lowest_common_ancestor(forest, "a", "b") is None


def test_middle_and_nearly_most() -> None:
    assert spans.median([]) is None and spans.percentile([], 0.9) is None
    assert spans.median([3, 1, 2]) == 2 and spans.median([4, 1, 2, 3]) == 2.5
    assert spans.percentile(range(1, 11), 0.9) == 9
    assert spans.percentile([5], 0.9) == 5 and spans.percentile([1, 2], 0.0) == 1


def test_no_time_has_no_efficiency() -> None:
    assert cycle_time.efficiency(0, 0) is None


def test_networkx_is_loaded_only_by_who_needs_it() -> None:
    script = (
        "import sys, orgdesk.analysis.metrics, orgdesk.analysis.metrics.health as h\n"
        "from orgdesk.analysis.metrics import cycle_time, matrices, networks, spans\n"
        "print('networkx' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
