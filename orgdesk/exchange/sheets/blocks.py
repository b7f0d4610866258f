"""Merged cells that overlap each other, as damaged files have them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from orgdesk.exchange.sheets.grid import Block


def disjoint(blocks: Iterable[Block]) -> list[Block]:
    """The blocks from above without those that overlap an earlier one."""
    kept: list[Block] = []
    live: list[tuple[int, int, int]] = []
    """(left, right, bottom) of blocks that may reach down to here; no two of them share a column here."""
    for block in sorted(blocks, key=lambda block: (block.top, block.left)):
        if not _meets(live, block):
            kept.append(block)
            insort(live, (block.left, block.right, block.bottom))
    return kept


def _meets(live: list[tuple[int, int, int]], block: Block) -> bool:
    """Whether a live block shares a cell with this one; those that end above it are dropped on the way."""
    at = bisect_left(live, (block.right + 1, 0, 0)) - 1
    while at >= 0 and live[at][1] >= block.left:
        if live[at][2] >= block.top:
            return True
        del live[at]
        at -= 1
    return False
