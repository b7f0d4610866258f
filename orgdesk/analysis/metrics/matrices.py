"""Figures of matrices of who does, needs or has what. Rows and columns as the functions say; 0 is none.

Sources: Cataldo, Herbsleb and Carley (2008) for congruence; Carley (ORA) for redundancy and exclusivity;
Thebeau (2001) after Fernandez (1998) for the cost of coordination.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import combinations
from math import exp

Matrix = Sequence[Sequence[float]]


def coordination_requirements(tasks: Matrix, dependencies: Matrix) -> list[list[float]]:
    """Who needs to coordinate with whom, and how much: TA · TD · TAᵀ. The diagonal means nothing.

    `tasks` (TA) has a row per person, `dependencies` (TD) a row and a column per task.
    """
    reached = _product(tasks, dependencies)
    return _product(reached, list(zip(*tasks, strict=True)))


def congruence(needed: Matrix, actual: Matrix) -> float | None:
    """Share of the needed coordination that happens: of the cells off the diagonal above 0 in `needed`, those
    above 0 in `actual` too. None where none is needed."""
    cells = [(i, j) for i, row in enumerate(needed) for j, n in enumerate(row) if i != j and n > 0]
    happens = sum(1 for i, j in cells if actual[i][j] > 0)
    return happens / len(cells) if cells else None


def redundancy(matrix: Matrix) -> float | None:
    """How much of what is held (columns) by units (rows) more than one unit holds: 0 nothing, 1 all hold all.

    Access redundancy where columns are resources, assignment redundancy where they are tasks. None for one
    unit or no column.
    """
    return spare([sum(1 for cell in column if cell > 0) for column in zip(*matrix, strict=True)], len(matrix))


def spare(holders: Sequence[int], units: int) -> float | None:
    """`redundancy` from the number of holders of each column, for matrices too sparse to be written out."""
    if units < 2 or not holders:
        return None
    return sum(max(n - 1, 0) for n in holders) / ((units - 1) * len(holders))


def exclusivity(matrix: Matrix) -> list[float]:
    """Per unit (row) how much it alone holds: each column it holds counts 1 where nobody else does, and
    exp(1 - n) where n do. Unbounded above."""
    holders = [sum(cell > 0 for cell in column) for column in zip(*matrix, strict=True)]
    return [sum(exp(1 - n) for cell, n in zip(row, holders, strict=True) if cell > 0) for row in matrix]


def coordination_cost(dependencies: Matrix, clusters: Sequence[Collection[int]], power: float = 1.0) -> float:
    """What it costs to coordinate elements that depend on each other, by how large the group is that has to.

    A dependency within a cluster counts times the size of the cluster to the `power`, any other times the
    size of the whole. An element of several clusters is a copy in each, and each copy depends as it does.
    Elements are the indices of the matrix; every one must be in a cluster. The diagonal means nothing.
    """
    copies = [(n, element) for n, cluster in enumerate(clusters) for element in sorted(set(cluster))]
    size = Counter(n for n, _ in copies)
    cost = 0.0
    for (n, i), (m, j) in combinations(copies, 2):
        if i != j:
            cost += (dependencies[i][j] + dependencies[j][i]) * (size[n] if n == m else len(copies)) ** power
    return cost


def _product(one: Matrix, other: Matrix) -> list[list[float]]:
    columns = list(zip(*other, strict=True))
    return [[sum(a * b for a, b in zip(row, column, strict=True)) for column in columns] for row in one]
