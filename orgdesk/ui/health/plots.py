"""Where the bars of a chart lie: plain geometry for a width, without a painter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF

from orgdesk.ui.health.face import STRIP, BarFace, ChartFace

MORE = -1
"""In the place of a bar: what unfolds the rest, or folds it again."""

ROW = 24
_PAIR = 15
_FEW = 6
"""Rows shown until all are asked for."""
_GAP = 8
_SHARE_BAR = 22
_COLUMNS = 92
_STRIP = 34
_WIDE, _THIN = 64.0, 18.0
_LEAST_CELL, _MOST_CELL = 16.0, 44.0
_HEAD = 88
_LABEL_SHARE = 0.44

Width = Callable[[str], float]
"""How wide words are."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A bar (its number, or `MORE`): where one can hit it, what is filled, and where its words stand."""

    bar: int
    hit: QRectF
    fill: QRectF
    label: QRectF | None = None
    said: QRectF | None = None
    is_above: bool = False
    """The words stand centred above and below a column, instead of beside a bar."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart laid out: its spots in the order in which the arrow keys walk them, how high it is, the line
    from which bars are measured, and the heads of a matrix."""

    spots: tuple[Spot, ...] = ()
    height: float = 0
    zero: tuple[QPointF, QPointF] | None = None
    heads: tuple[tuple[str, QRectF, bool], ...] = ()
    """Words, where, whether turned by a quarter."""
    faces: tuple[BarFace, ...] = field(default=())
    """The bars that the spots are about, in their order here."""


def lay_out(face: ChartFace, width: float, wide: Width, *, unfolded: bool = False) -> Plot:
    """The chart for a width; of many rows the first few, unless `unfolded`."""
    if not face.bars or width < 40:
        return Plot()
    if face.kind == "share":
        return _share(face.bars, width)
    if face.kind == STRIP:
        return _columns(face.bars, width, _STRIP, most=_THIN)
    if face.kind == "histogram":
        widest = max(max(wide(bar.label), wide(bar.said)) for bar in face.bars) + 8
        if widest <= width / len(face.bars):
            return _columns(face.bars, width, _COLUMNS, most=max(widest, _WIDE), with_words=True)
    if face.kind == "matrix":
        return _matrix(face.bars, width, wide, unfolded=unfolded)
    return _rows(face.bars, width, wide, unfolded=unfolded)


def _share(bars: Sequence[BarFace], width: float) -> Plot:
    """Parts of one bar, each with a line below that names it; to hit one is to hit its line."""
    whole = sum(bar.value for bar in bars) or 1
    spots, x = [], 0.0
    for n, bar in enumerate(bars):
        part = width * bar.value / whole
        top = _SHARE_BAR + _GAP + n * ROW
        line = QRectF(0, top, width, ROW)
        fill = QRectF(x, 0, part, _SHARE_BAR)
        spots.append(Spot(n, line, fill, line.adjusted(20, 0, -80, 0), line.adjusted(20, 0, -6, 0)))
        x += part
    return Plot(tuple(spots), _SHARE_BAR + _GAP + len(bars) * ROW, faces=tuple(bars))


def _columns(
    bars: Sequence[BarFace], width: float, height: float, *, most: float, with_words: bool = False
) -> Plot:
    """Columns side by side on one ground, each `most` wide at most; negative values hang below it."""
    low, high = min(0.0, *(b.value for b in bars)), max(0.0, *(b.value for b in bars))
    span = (high - low) or 1
    top = 18.0 if with_words else 0.0
    foot = 20.0 if with_words else 0.0
    each = min(width / len(bars), most)
    gap = min(6.0, each * 0.2)
    ground = top + height * high / span
    spots = []
    for n, bar in enumerate(bars):
        length = max(abs(bar.value) / span * height, 1.5)
        hit = QRectF(n * each, 0, each, top + height + foot)
        upper = ground - length if bar.value >= 0 else ground
        fill = QRectF(n * each + gap / 2, upper, max(each - gap, 1), length)
        label = QRectF(hit.left(), top + height, each, foot) if with_words else None
        said = QRectF(hit.left(), upper - top, each, top) if with_words else None
        spots.append(Spot(n, hit, fill, label, said, is_above=True))
    zero = (QPointF(0, ground), QPointF(each * len(bars), ground))
    return Plot(tuple(spots), top + height + foot, zero=zero, faces=tuple(bars))


def _rows(bars: Sequence[BarFace], width: float, wide: Width, *, unfolded: bool) -> Plot:
    """Bars below each other, label at the left, value at the right; bars of one label belong together."""
    shown = bars if unfolded or len(bars) <= _FEW + 2 else bars[:_FEW]
    low, high = min(0.0, *(b.value for b in bars)), max(0.0, *(b.value for b in bars))
    span = (high - low) or 1
    label_room = min(max(wide(b.label) for b in shown) + 12, width * _LABEL_SHARE)
    said_room = max(wide(b.said) for b in shown) + 10
    left, room = label_room, max(width - label_room - said_room, 12.0)
    spots, y = [], 0.0
    for n, bar in enumerate(shown):
        is_second = n > 0 and shown[n - 1].label == bar.label
        has_second = n + 1 < len(shown) and shown[n + 1].label == bar.label
        height = _PAIR if is_second or has_second else ROW
        hit = QRectF(0, y, width, height)
        ends = sorted((left + room * (-low) / span, left + room * (bar.value - low) / span))
        thick = 9.0 if height == _PAIR else 13.0
        fill = QRectF(ends[0], y + (height - thick) / 2, max(ends[1] - ends[0], 1.5), thick)
        label = None if is_second else QRectF(4, y, label_room - 10, height)
        said = QRectF(left + room, y, said_room - 4, height)
        spots.append(Spot(n, hit, fill, label, said))
        y += height + (6 if is_second and not has_second else 0)
    at_zero = left + room * (-low) / span
    zero = (QPointF(at_zero, 0), QPointF(at_zero, y))
    if len(shown) < len(bars) or (unfolded and len(bars) > _FEW + 2):
        line = QRectF(0, y, width, ROW)
        spots.append(Spot(MORE, line, QRectF(), line.adjusted(4, 0, 0, 0)))
        y += ROW
    return Plot(tuple(spots), y, zero=zero, faces=tuple(bars))


def _matrix(bars: Sequence[BarFace], width: float, wide: Width, *, unfolded: bool) -> Plot:
    """Cells, their labels at the left and their parts on top; as rows, the least first, where there is no
    room for cells that one can hit."""
    names = list(dict.fromkeys(bar.label for bar in bars))
    across = list(dict.fromkeys(bar.part for bar in bars))
    left = min(max(map(wide, names)) + 12, width * 0.3)
    cell = min((width - left) / len(across), _MOST_CELL)
    if cell < _LEAST_CELL:
        pairs = tuple(
            BarFace(f"{b.label} - {b.part}", b.value, b.said, rows=b.rows)
            for b in sorted(bars, key=lambda b: b.value)
        )
        return _rows(pairs, width, wide, unfolded=unfolded)
    turned = any(wide(part) > cell - 6 for part in across)
    head = min(max(map(wide, across)) + 8, _HEAD) if turned else 20.0
    high = min(cell, 23.0)
    heads = [(part, QRectF(left + n * cell, 0, cell, head), turned) for n, part in enumerate(across)] + [
        (name, QRectF(4, head + n * high, left - 10, high), False) for n, name in enumerate(names)
    ]
    spots = []
    order = sorted(range(len(bars)), key=lambda n: (names.index(bars[n].label), across.index(bars[n].part)))
    for n in order:
        bar = bars[n]
        place = QRectF(left + across.index(bar.part) * cell, head + names.index(bar.label) * high, cell, high)
        fill = place.adjusted(1, 1, -1, -1)
        spots.append(Spot(n, place, fill, None, fill if cell >= 34 else None))
    return Plot(tuple(spots), head + len(names) * high, heads=tuple(heads), faces=tuple(bars))
