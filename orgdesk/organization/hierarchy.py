"""Walking the line of command. Superiors can be several or circular; every walk here ends all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

Neighbours = Callable[[str], Iterable[str]]
"""Gives the unit ids one step up (or down) from a unit id."""


def reach(start: str, step: Neighbours) -> dict[str, int]:
    """Every unit that `step` leads to from `start`, nearest first, with its distance.

    `start` itself is in it only if it stands on a cycle.
    """
    found: dict[str, int] = {}
    frontier = [start]
    distance = 0
    while frontier:
        distance += 1
        following: list[str] = []
        for unit in frontier:
            for other in sorted(step(unit)):
                if other not in found:
                    found[other] = distance
                    following.append(other)
        frontier = following
    return found


def common_superior(units: Iterable[str], superiors: Neighbours) -> str | None:
    """The nearest unit that all of `units` answer to (one of them may be it), or None.

    UU 30/2014 Ps.16: a dispute over authority is settled by the common superior.
    """
    return nearest_shared({unit: 0} | reach(unit, superiors) for unit in sorted(set(units)))


def nearest_shared(ways_up: Iterable[Mapping[str, int]]) -> str | None:
    """The unit that all ways up lead to, and the shortest of them at that; a way up: unit → distance."""
    ways = list(ways_up)
    if not ways:
        return None
    shared = set(ways[0]).intersection(*ways[1:])
    return min(shared, key=lambda u: (max(way[u] for way in ways), u), default=None)
