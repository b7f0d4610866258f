"""Runs of rows or columns, kept short however many there are."""

from __future__ import annotations

_MOST_RUNS = 200_000
"""Of real sheets none has as many; further ones are forgotten."""


class Spans:
    """Whole numbers as runs; a run that follows on the last one joins it."""

    def __init__(self) -> None:
        self._runs: list[tuple[int, int]] = []

    def add(self, first: int, last: int) -> None:
        """Add all from `first` to `last`."""
        if len(self._runs) >= _MOST_RUNS:
            return
        if self._runs and self._runs[-1][0] <= first <= self._runs[-1][1] + 1:
            first, last = self._runs[-1][0], max(last, self._runs.pop()[1])
        self._runs.append((first, last))

    def up_to(self, most: int) -> set[int]:
        """All of them that are at most `most`."""
        return {n for first, last in self._runs for n in range(first, min(last, most) + 1)}
