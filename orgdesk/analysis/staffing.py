"""How many people a position has and how many its work takes (analisis beban kerja)."""

from __future__ import annotations

from collections.abc import Iterable

from orgdesk.organization.records import Incumbency, Position, Workload


def needed(workloads: Iterable[Workload], hours: int) -> float | None:
    """Full-time equivalents that the tasks of a position take: volume times hours each, summed, over the effective
    hours a year. None where no task is known."""
    tasks = list(workloads)
    return sum(t.volume * t.hours for t in tasks) / hours if tasks else None


def filled(position: Position, incumbents: Iterable[Incumbency]) -> float | None:
    """Full-time equivalents on a position: the shares of its incumbents; where none is named, the number
    that the position gives. None where neither is known."""
    shares = [i.share for i in incumbents]
    return sum(shares) if shares else position.filled
