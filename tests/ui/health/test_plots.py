"""Where the bars of a chart lie."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF

from orgdesk.ui.health.face import STRIP, BarFace, ChartFace
from orgdesk.ui.health.plots import MORE, Plot, lay_out


def wide(words: str) -> float:
    return 7.0 * len(words)


def chart(kind: str, *values: float, **named: float) -> ChartFace:
    bars = [BarFace(f"b{n}", value, f"{value:g}") for n, value in enumerate(values)]
    bars += [BarFace(name, value, f"{value:g}") for name, value in named.items()]
    return ChartFace(kind, tuple(bars))


def plot(kind: str, *values: float, width: float = 300, unfolded: bool = False) -> Plot:
    return lay_out(chart(kind, *values), width, wide, unfolded=unfolded)


def test_a_share_bar_is_divided_as_its_parts() -> None:
    made = plot("share", 30, 10, 0)
    assert [spot.fill.width() for spot in made.spots] == [225, 75, 0]
    assert [spot.fill.left() for spot in made.spots] == [0, 225, 300]
    assert all(one.hit.bottom() <= other.hit.top() for one, other in pairwise(made.spots))


def test_bars_are_as_long_as_their_values_and_leave_room_for_their_words() -> None:
    made = plot("bars", 4, 2, 1)
    lengths = [spot.fill.width() for spot in made.spots]
    assert lengths[0] == pytest.approx(2 * lengths[1]) and lengths[1] == pytest.approx(2 * lengths[2])
    for spot in made.spots:
        assert spot.label is not None and spot.said is not None
        assert spot.label.right() <= spot.fill.left() and spot.fill.right() <= spot.said.left()


def test_what_is_below_zero_lies_on_the_other_side_of_the_line() -> None:
    made = plot("bars", -3, 0, 6)
    assert made.zero is not None
    line = made.zero[0].x()
    assert made.spots[0].fill.right() == pytest.approx(line) == made.spots[2].fill.left()
    assert made.spots[2].fill.width() == pytest.approx(2 * made.spots[0].fill.width())
    strip = plot(STRIP, 2, -1)
    assert strip.zero is not None
    assert strip.spots[0].fill.bottom() == pytest.approx(strip.zero[0].y()) == strip.spots[1].fill.top()


def test_many_bars_are_folded_until_they_are_asked_for() -> None:
    values = range(20, 0, -1)
    assert [spot.bar for spot in plot("bars", *values).spots] == [0, 1, 2, 3, 4, 5, MORE]
    assert [spot.bar for spot in plot("bars", *values, unfolded=True).spots] == [*range(20), MORE]
    assert MORE not in [spot.bar for spot in plot("bars", *range(8)).spots]


def test_a_histogram_lies_down_where_its_words_have_no_room() -> None:
    upright = plot("histogram", 5, 9)
    assert upright.spots[0].is_above and upright.spots[0].fill.height() < upright.spots[1].fill.height()
    named = lay_out(chart("histogram", **{"three executors or more": 5, "none": 9}), 300, wide)
    assert not named.spots[0].is_above and named.spots[0].fill.width() < named.spots[1].fill.width()


def matrix(count: int) -> ChartFace:
    cells = [
        BarFace(f"R{row}", 0.5, "50%", f"C{column}") for row in range(count) for column in range(row, count)
    ]
    return ChartFace("matrix", tuple(cells))


def test_cells_stand_under_their_part_and_beside_their_label() -> None:
    made = lay_out(matrix(4), 300, wide)
    heads = {words: place for words, place, _ in made.heads}
    assert len(made.spots) == 10
    for spot in made.spots:
        bar = made.faces[spot.bar]
        assert heads[bar.part].left() == pytest.approx(spot.hit.left())
        assert heads[bar.label].top() == pytest.approx(spot.hit.top())
    assert QRectF(0, 0, 300, made.height + 1).contains(made.spots[-1].hit)


def test_a_matrix_too_large_to_hit_becomes_a_list() -> None:
    made = lay_out(matrix(40), 300, wide)
    assert not made.heads and made.spots[-1].bar == MORE
    assert made.faces[0].label == "R0 - C0"
