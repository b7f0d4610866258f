"""Long work in slices of time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from time import perf_counter

import pytest

from orgdesk.ui.health.sliced import Sliced


def busy(seconds: float) -> int:
    """Python calls for so long."""
    until, calls = perf_counter() + seconds, 0
    while perf_counter() < until:
        calls += len("x")
    return calls


def test_items_come_in_order_and_all_of_them() -> None:
    work = Sliced(lambda: iter(range(20_000)))
    items: list[int] = []
    while not work.is_done:
        items += work.run(0.0005)
    assert items == list(range(20_000)) and work.run(1) == []


def test_it_is_held_in_the_middle_of_an_item() -> None:
    def items() -> Iterator[int]:
        yield busy(0.2)

    work = Sliced(items)
    rounds, longest = 0, 0.0
    while not work.is_done:
        start = perf_counter()
        work.run(0.005)
        longest, rounds = max(longest, perf_counter() - start), rounds + 1
    assert rounds > 5 and longest < 0.1


def test_nothing_happens_between_two_slices() -> None:
    seen: list[int] = []

    def items() -> Iterator[int]:
        for n in range(1_000_000):
            seen.append(n)
            yield n

    work = Sliced(items)
    work.run(0.002)
    count = len(seen)
    busy(0.02)
    assert len(seen) == count > 0
    work.drop()


def test_what_is_dropped_is_closed_and_goes_no_further() -> None:
    closed: list[bool] = []

    def items() -> Iterator[int]:
        try:
            while True:
                yield busy(0.01)
        finally:
            closed.append(True)

    work = Sliced(items)
    work.run(0.002)
    work.drop()
    assert closed == [True] and work.is_done and work.run(0.01) == []
    never = Sliced(items)
    never.drop()
    assert never.is_done and closed == [True]


def test_garbage_is_looked_for_again_afterwards() -> None:
    assert gc.isenabled()
    done, dropped = Sliced(lambda: iter(range(9))), Sliced(lambda: iter(range(1_000_000)))
    while not done.is_done:
        done.run(0.01)
    assert gc.isenabled()
    dropped.run(0.001)
    assert not gc.isenabled()
    dropped.drop()
    assert gc.isenabled()


def test_an_error_is_raised_where_it_was_asked_for() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise ValueError("no")

    work = Sliced(items)
    with pytest.raises(ValueError, match="no"):
        while not work.is_done:
            work.run(0.01)
    assert work.is_done
