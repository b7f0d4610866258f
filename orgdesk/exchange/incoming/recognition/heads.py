"""Where the heading of a table is, and what its columns are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from math import sqrt

from orgdesk.exchange.incoming.recognition.cells import Cells
from orgdesk.exchange.incoming.recognition.codes import Vocabulary
from orgdesk.exchange.incoming.recognition.headings import looks_like_head, meaning_of
from orgdesk.exchange.incoming.recognition.legends import legend_of
from orgdesk.exchange.incoming.recognition.noise import flat, fold, numbers_columns, without_footnote_mark

_WINDOW = 30
"""The first head stands within so many filled rows."""
_BELOW = 12
"""Filled rows below a head that tell whether it is one."""
_DEEPEST = 4
"""Rows of a head at most."""
_GOOD = 0.5
"""How much a row must look like a head to be one."""
_SURE = 0.6
"""Above it two titles are known; below it names over codes may be the head instead."""


@dataclass(frozen=True, slots=True)
class Area:
    """Rows and columns of a sheet, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


def find_head(cells: Cells, area: Area, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """First and last row of the first head in an area; None where there is none."""
    filled = (r for r in cells.between(area.top, area.bottom) if cells.within(r, area.left, area.right))
    rows = list(islice(filled, _WINDOW + _BELOW))
    best: dict[int, float] = {}
    sure: dict[int, float] = {}
    for row in rows[:_WINDOW]:
        texts = [text for _, text in cells.within(row, area.left, area.right)]
        if is_head_row(texts) and not legend_of(texts, vocabulary):
            sure[row] = looks_like_head(texts)
            best[row] = sure[row] * sqrt(len(texts))
    highest = max(best.values(), default=0.0)
    start = next((row for row, value in best.items() if value >= 0.6 * highest), 0)
    if not start or sure[start] < _SURE:
        before = rows[:_WINDOW] if not start else rows[: rows.index(start)]
        bare = (
            row for n, row in enumerate(before) if _bare_head(cells, area, row, rows[n + 1 :], vocabulary)
        )
        start = next(bare, start)
        following = rows[rows.index(start) + 1] if start and start != rows[-1] else 0
        if following and _names_below(cells, area, start, following):
            start = following
    return _grown(cells, area, start, vocabulary) if start else None


def is_head_row(texts: list[str]) -> bool:
    """Whether a row by itself looks like the heading of a table, and not like "Unit kerja: Dinas"."""
    if len(texts) < 2 or numbers_columns(texts) or any(len(text) > 150 for text in texts):
        return False
    if texts[0].endswith(":") or (len(texts) <= 3 and texts[1].startswith(":")):
        return False
    return looks_like_head(texts) >= _GOOD


def _bare_head(cells: Cells, area: Area, row: int, after: list[int], vocabulary: Vocabulary) -> bool:
    """A heading whose words nobody knows: names over cells of codes, or roles over cells of names; often with
    a blank corner."""
    here = cells.within(row, area.left, area.right)
    if len(here) < 2 or not all(any(c.isalpha() for c in text) for _, text in here):
        return False
    if legend_of([text for _, text in here], vocabulary):
        return False
    full = [line for later in after[:_BELOW] if len(line := cells.within(later, area.left, area.right)) >= 2]
    if not full:
        return False
    first = min(line[0][0] for line in full)
    titles = [text for column, text in here if column > first]
    values = [text for line in full for column, text in line if column > first]
    if not titles or len(here) < max(2, 0.5 * max(map(len, full))) or any(len(text) > 60 for _, text in here):
        return False
    coded = sum(_codelike(text, vocabulary) for text in values) >= 0.7 * len(values)
    if coded:
        corner = here[0][0] > first
        return corner or not any(_codelike(text, vocabulary) and len(text) < 3 for text in titles)
    if here[0][0] <= first and vocabulary.of_titles((here[0][1],)) is not None:
        return False  # boxes of an organogram beside each other
    roles = sum(vocabulary.of_titles((text,)) is not None for text in titles)
    return roles >= 0.5 * len(titles) and not any(vocabulary.role(text) for text in values)


def _names_below(cells: Cells, area: Area, row: int, following: int) -> bool:
    """Whether the row after a bare head, without a corner, is the head itself: people over their posts."""
    here, below = cells.within(row, area.left, area.right), cells.within(following, area.left, area.right)
    return (
        bool(below)
        and below[0][0] < here[0][0]
        and meaning_of((below[0][1],)) in ("function", "task")
        and {column for column, _ in here} <= {column for column, _ in below}
    )


def _codelike(text: str, vocabulary: Vocabulary) -> bool:
    is_word = len(text) > 3 and text.isalpha() and text[1:].islower()  # "Joko" is somebody
    return (len(text) <= 6 and not is_word) or vocabulary.role(text) is not None


def _grown(cells: Cells, area: Area, start: int, vocabulary: Vocabulary) -> tuple[int, int]:
    """The rows of a head around its row that says most."""
    labels = label_columns(cells, area, start)
    first = last = start
    bottoms = [cells.block[start, column].bottom for column in labels if (start, column) in cells.block]
    last = max([start, *(bottom for bottom in bottoms if bottom < start + _DEEPEST)])
    while last - start + 1 < _DEEPEST and _goes_on(cells, area, first, last, labels, vocabulary):
        last += 1
    tops = [cells.block[start, column].top for column in labels if (start, column) in cells.block]
    first = min([start, *(top for top in tops if top > start - _DEEPEST)])
    while last - first + 1 < _DEEPEST and _begins_above(cells, area, first, labels):
        first -= 1
    return first, last


def means_the_same(here: list[tuple[int, str]], means: Mapping[int, str | None]) -> bool:
    """Whether the cells of a row are titles that mean what their columns mean."""
    if len(here) < 3 or len(here) < 0.6 * len(means) or any(len(text) > 60 for _, text in here):
        return False
    others = 0
    for column, text in here:
        others += means.get(column) is None or means[column] != meaning_of((text,))
        if others > 0.2 * len(here):
            return False
    return len(here) - others >= 3


def label_columns(cells: Cells, area: Area, row: int) -> list[int]:
    """Columns whose title has a meaning, so that no name of a unit stands there; else the first column."""
    here = cells.within(row, area.left, area.right)
    found = [column for column, text in here if meaning_of((text,)) not in (None, "unit", "agency", "role")]
    if found:
        return found
    below = [cells.within(later, area.left, area.right) for later in range(row + 1, row + 8)]
    firsts = [line[0][0] for line in below if line]
    return [min([*firsts, here[0][0]])] if here else []


def _goes_on(
    cells: Cells, area: Area, first: int, last: int, labels: list[int], vocabulary: Vocabulary
) -> bool:
    """Whether the row after the head so far belongs to it."""
    here = cells.within(last + 1, area.left, area.right)
    if _breaks_titles(cells, last, here) or _are_codes(cells, last, here, labels, vocabulary):
        return last == first
    if not here or any(column in labels for column, _ in here) or numbers_columns([text for _, text in here]):
        return False
    if any(not any(c.isalpha() for c in text) for _, text in here):
        return False
    merged = any(
        (block := cells.block.get((last, column))) is not None
        and block.right > block.left
        and block.bottom <= last
        for column, _ in here
    )
    blank = any(not cells.covering(last, column) for column, _ in here)
    named = len(here) > 1 and min(labels, default=0) < here[0][0]  # names of people below their units
    named = named and all(any(c.islower() for c in t[1:]) and not vocabulary.role(t) for _, t in here)
    return merged or ((blank or named) and last == first)


def _breaks_titles(cells: Cells, last: int, here: list[tuple[int, str]]) -> bool:
    """Whether a row goes on with titles that were broken over two: DAERAH, below it KABUPATEN/KOTA."""
    pairs = [(cells.text(last, column), text) for column, text in here]
    before = [column for column in cells.rows.get(last, {}) if column < here[0][0]] if here else []
    return bool(before) and all(
        above
        and meaning_of((text,)) != "unit"
        and (joined := meaning_of((above, text))) is not None
        and (meaning_of((above,)) is None or joined == meaning_of((above,)) or joined in _LEVELS)
        for above, text in pairs
    )


_LEVELS = frozenset({"central", "province", "district"})


def _are_codes(
    cells: Cells, last: int, here: list[tuple[int, str]], labels: list[int], vocabulary: Vocabulary
) -> bool:
    """Whether a row gives the codes of the units above it: each another one, and none that is a role."""
    texts = [text for _, text in here]
    return (
        len(texts) > 1
        and len(set(texts)) == len(texts)
        and not any(column in labels for column, _ in here)
        and all(cells.text(last, column) for column, _ in here)
        and all(text.isupper() and " " not in text and 1 < len(text) <= 10 for text in texts)
        and not any(vocabulary.role(text) for text in texts)
    )


def _begins_above(cells: Cells, area: Area, first: int, labels: list[int]) -> bool:
    """Whether the row before the head so far belongs to it: agencies over the units."""
    here = cells.within(first - 1, area.left, area.right)
    if first - 1 < area.top or not here or not labels:
        return False
    if min(column for column, _ in here) <= min(labels) or any(column in labels for column, _ in here):
        return False
    blocks = [cells.block.get((first - 1, column)) for column, _ in here]
    wide = any(block is not None and block.right > block.left for block in blocks)
    return (wide or len(here) >= 2) and all(any(c.isalpha() for c in text) for _, text in here)


def titles_of(cells: Cells, area: Area, head: tuple[int, int]) -> dict[int, tuple[str, ...]]:
    """Column → its titles from above, merged ones spread, repeats dropped; all columns of the area."""
    first, last = head
    levels: list[dict[int, str]] = []
    for row in range(first, last + 1):
        level = {c: text for c in range(area.left, area.right + 1) if (text := _title(cells, row, c, head))}
        if row < last and not _merges(cells, area, row):
            level = _spread(cells, area, row, last, level)
        levels.append(level)
    titles: dict[int, tuple[str, ...]] = {}
    for column in range(area.left, area.right + 1):
        words = [level[column] for level in levels if column in level]
        titles[column] = tuple(w for n, w in enumerate(words) if n == 0 or fold(w) != fold(words[n - 1]))
    return titles


def _title(cells: Cells, row: int, column: int, head: tuple[int, int]) -> str:
    block = cells.block.get((row, column))
    if block is not None and block.top < head[0]:
        return ""
    return without_footnote_mark(flat(cells.covering(row, column)))


def _merges(cells: Cells, area: Area, row: int) -> bool:
    return any(
        (block := cells.block.get((row, column))) is not None and block.right > block.left
        for column in range(area.left, area.right + 1)
    )


def _spread(cells: Cells, area: Area, row: int, last: int, level: dict[int, str]) -> dict[int, str]:
    """A title of the upper rows holds to its right too, as long as only lower rows name the columns."""
    spread, title = dict(level), ""
    for column in range(area.left, area.right + 1):
        below = any(cells.text(later, column) for later in range(row + 1, last + 1))
        if column in level:
            title = level[column] if below else ""
        elif below and title:
            spread[column] = title
        elif not below:
            title = ""
    return spread
