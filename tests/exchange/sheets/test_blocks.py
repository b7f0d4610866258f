from hypothesis import given
from hypothesis import strategies as st

from orgdesk.exchange.sheets.blocks import disjoint
from orgdesk.exchange.sheets.grid import Block
from orgdesk.exchange.sheets.spans import Spans

EDGE = st.integers(1, 12)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    top, bottom = sorted((draw(EDGE), draw(EDGE)))
    left, right = sorted((draw(EDGE), draw(EDGE)))
    return Block(top, left, bottom, right)


def covered(block: Block) -> set[tuple[int, int]]:
    return {(r, c) for r in range(block.top, block.bottom + 1) for c in range(block.left, block.right + 1)}


@given(st.lists(blocks(), max_size=12))
def test_blocks_that_overlap_an_earlier_one_go(given_blocks: list[Block]) -> None:
    taken: set[tuple[int, int]] = set()
    wanted = []
    for block in sorted(given_blocks, key=lambda block: (block.top, block.left)):
        if not covered(block) & taken:
            wanted.append(block)
            taken |= covered(block)
    assert disjoint(given_blocks) == wanted


@given(st.lists(st.tuples(EDGE, EDGE)), st.integers(0, 15))
def test_runs_are_what_was_added(runs: list[tuple[int, int]], most: int) -> None:
    spans, wanted = Spans(), set()
    for run in runs:
        first, last = sorted(run)
        spans.add(first, last)
        wanted |= set(range(first, last + 1))
    assert spans.up_to(most) == {n for n in wanted if n <= most}
