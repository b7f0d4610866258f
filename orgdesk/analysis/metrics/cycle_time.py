"""Cycle time of a process by its flow: blocks in sequence, exclusive, in parallel or repeated.

Source: Dumas, La Rosa, Mendling and Reijers, Fundamentals of Business Process Management, quantitative
analysis. Any unit of time will do, if it is the same everywhere.
"""

from __future__ import annotations

from math import isclose


def sequence(*times: float) -> float:
    """One after the other."""
    return sum(times)


def exclusive(*branches: tuple[float, float]) -> float:
    """One of several branches, each (probability, time). Raises ValueError unless they add up to 1."""
    if not isclose(sum(p for p, _ in branches), 1.0):
        raise ValueError("the probabilities of exclusive branches must add up to 1")
    return sum(p * time for p, time in branches)


def parallel(*times: float) -> float:
    """All at once: the longest counts."""
    return max(times)


def repeated(time: float, again: float) -> float:
    """A block gone through again with probability `again`. Raises ValueError unless 0 <= again < 1."""
    if not 0 <= again < 1:
        raise ValueError("the probability to repeat must be at least 0 and below 1")
    return time / (1 - again)


def efficiency(touch_time: float, cycle_time: float) -> float | None:
    """Cycle time efficiency: the share of the time in which somebody works on it; None without duration."""
    return touch_time / cycle_time if cycle_time else None
