"""The lines of a table: what is merged or meant by a ditto mark filled in, noise told from what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from orgdesk.exchange.incoming.recognition.cells import Cells
from orgdesk.exchange.incoming.recognition.codes import Vocabulary
from orgdesk.exchange.incoming.recognition.heads import Area, means_the_same
from orgdesk.exchange.incoming.recognition.legends import heads_legend, is_plain_pair, legend_of, pairs_in
from orgdesk.exchange.incoming.recognition.noise import (
    flat,
    fold,
    indent,
    is_ditto,
    is_footnote,
    is_page_mark,
    is_signature,
    is_total,
    numbers_columns,
    says_nothing,
    without_footnote_mark,
)
from orgdesk.exchange.incoming.recognition.numbering import Depths, is_number, split_number
from orgdesk.exchange.incoming.recognition.table import Column, Line, LineKind

_WORDINGS = ("function", "unit", "position", "task", "agency", "holder")
_MOST_IN_LEGEND = 8
"""Cells of a row of a legend, signatures or footnotes at most."""


@dataclass(slots=True)
class Body:
    """The lines of a table while they are read, from above to below."""

    cells: Cells
    area: Area
    """Of the lines, without the head."""
    columns: Sequence[Column]
    head: frozenset[str]
    """Folded texts of the head, to know it where it is repeated."""
    vocabulary: Vocabulary
    into: dict[int, int]
    """Column that belongs to another one with the same merged title → that one."""
    lines: list[Line] = field(default_factory=list)
    legend: dict[str, str] = field(default_factory=dict)
    legend_rows: list[int] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    _above: dict[int, str] = field(default_factory=dict)
    _depths: Depths = field(default_factory=Depths)
    _means: dict[int, str | None] = field(default_factory=dict)
    _signed: bool = False
    _in_legend: bool = False

    def read(self) -> None:
        """Read all lines of the area."""
        area = self.area
        rows = self.cells.between(area.top, area.bottom)
        copies = self._copies()
        number, wording = self._named("number"), wording_column(self.columns)
        last_numbered = self._last_numbered(rows, number, wording)
        for row in rows:
            here = self.cells.within(row, area.left, area.right)
            if not here:
                continue
            if self._is_noise([text for _, text in here], row, row > last_numbered):
                self.lines.append(Line(row, {c: flat(t) for c, t in here}, LineKind.NOISE))
            else:
                self._add(row, here, copies.get(row, ()), number, wording)

    def _named(self, meaning: str) -> int | None:
        return next((column.index for column in self.columns if column.meaning == meaning), None)

    def _last_numbered(self, rows: Sequence[int], number: int | None, wording: int | None) -> int:
        """The last line that has a number: signatures and footnotes come after it."""
        for row in reversed(rows):
            if number is not None and is_number(self.cells.text(row, number)):
                return row
            if wording is not None and split_number(flat(self.cells.text(row, wording)))[0]:
                return row
        return 0

    def _is_noise(self, texts: list[str], row: int, after_numbers: bool) -> bool:
        if self._signed:
            return True
        if self._repeats_head(texts) or self._means_the_head(row):
            self.repeated.append(row)
            return True
        if numbers_columns(texts) or is_total(texts) or (len(texts) == 1 and is_page_mark(texts[0])):
            return True
        if after_numbers and is_signature(texts):
            self._signed = True
            return True
        if len(texts) > _MOST_IN_LEGEND:
            return False
        if pairs := legend_of(texts, self.vocabulary):
            if self._in_legend or is_plain_pair(texts, pairs, self.vocabulary):
                self.legend.update(pairs)
                self.legend_rows.append(row)
                return True
        elif self._in_legend and len(texts) == 2 and len(texts[0]) <= 4:
            self.legend[texts[0].strip("() =:.")] = flat(texts[1]).strip(" =:")
            self.legend_rows.append(row)
            return True
        if is_footnote(texts) or heads_legend(texts):
            self._in_legend = heads_legend(texts) or bool(pairs_in(texts[0])) or self._in_legend
            self.legend.update(pair for text in texts for pair in pairs_in(text))
            return True
        if after_numbers and len(texts) == 1 and texts[0].startswith("*") and len(self.columns) > 2:
            return True
        self._in_legend = self._in_legend and len(texts) <= 2
        return False

    def _repeats_head(self, texts: Sequence[str]) -> bool:
        if fold(texts[0]) not in self.head or len(texts) < 2:
            return False
        return sum(fold(text) in self.head for text in texts) >= 0.8 * len(texts)

    def _means_the_head(self, row: int) -> bool:
        """Whether a row says the head again in other words: PUSAT, and on the next page PEMERINTAH PUSAT."""
        here = self.cells.within(row, self.area.left, self.area.right)
        if not self._means:
            self._means.update({c.index: c.meaning for c in self.columns})
        return means_the_same(here, self._means)

    def _copies(self) -> dict[int, list[tuple[int, str]]]:
        """Row → (column, text) of the places that merged cells cover beyond their first."""
        found: dict[int, list[tuple[int, str]]] = {}
        area = self.area
        wording = wording_column(self.columns) or area.left
        for block in set(self.cells.block.values()):
            text = self.cells.text(block.top, block.left)
            if not text or block.top < area.top or block.bottom > area.bottom:
                continue
            right = block.right if block.left > wording else block.left
            for row in range(block.top, min(block.bottom, area.bottom) + 1):
                for column in range(block.left, min(right, area.right) + 1):
                    if (row, column) != (block.top, block.left):
                        found.setdefault(row, []).append((column, text))
        return found

    def _add(
        self,
        row: int,
        here: list[tuple[int, str]],
        copies: Sequence[tuple[int, str]],
        number: int | None,
        wording: int | None,
    ) -> None:
        said: dict[int, str] = {}
        copied: set[int] = set()
        outer, deeper = "", 0
        for column, text in here:
            if is_ditto(text):
                text = self._above.get(column, "")
                copied.add(column)
            text = without_footnote_mark(text)
            if not text or says_nothing(text):
                continue
            main = self.into.get(column, column)
            if main != column:
                if main in said and not is_number(said[main]):
                    text = f"{said[main]} {text}"
                elif main in said:
                    outer = said[main]
                deeper = column - main
            said[main] = text
        for column, text in copies:
            if column not in said and not says_nothing(text) and column not in self.into:
                said[column] = without_footnote_mark(text)
                copied.add(column)
        if not said:
            return
        self._above.update(said)
        section = self._section(row, here, said, copied, number, wording)
        place = section if section is not None else (wording if wording is not None else min(said))
        told, bare = self._number(said, number, place, outer)
        if bare is not None:
            said[place] = bare
        spaces = indent(self.cells.sheet.text(row, place)) + deeper
        depth = self._depths.of(told, spaces, section is not None)
        kind = LineKind.SECTION if section is not None else LineKind.BODY
        self.lines.append(Line(row, said, kind, told, depth, frozenset(copied)))

    def _number(
        self, said: dict[int, str], number: int | None, place: int, outer: str
    ) -> tuple[str, str | None]:
        """(number of the line, its wording without one where it had one)."""
        own = said.get(number, "") if number is not None and number != place else ""
        told, bare = split_number(said.get(place, ""))
        if own and is_number(own):
            return own, bare if told else None
        if outer:
            return outer, None
        if told:
            return told, bare
        code = self._named("code")
        own = said.get(code, "") if code is not None else ""
        return (own, None) if own and is_number(own) and any(c.isdigit() for c in own) else ("", None)

    def _section(
        self,
        row: int,
        here: list[tuple[int, str]],
        said: dict[int, str],
        copied: set[int],
        number: int | None,
        wording: int | None,
    ) -> int | None:
        """The column of the text of a line that heads those after it; None for another line."""
        filled = [
            column for column in said if not (column in copied and not is_ditto(self.cells.text(row, column)))
        ]
        texts = [column for column in filled if column != number or not is_number(said[column])]
        if len(texts) != 1 or len(filled) > 2 or len(self.columns) < 2:
            return None
        (column,) = texts
        block = self.cells.block.get((row, column))
        wide = block is not None and block.right - block.left + 1 >= min(3, len(self.columns) - 1)
        wide = (
            wide and not all(c in self.into for c in range(column + 1, block.right + 1)) if block else False
        )
        if wide and block is not None and block.bottom == block.top:
            return column
        misplaced = wording is not None and column < wording and column not in copied and len(filled) == 1
        return column if misplaced and column == number else None


def wording_column(columns: Sequence[Column]) -> int | None:
    """The column that says what a line is about; the first of no known meaning where none is named so."""
    for meaning in _WORDINGS:
        for column in columns:
            if column.meaning == meaning and (meaning != "agency" or len(columns) > 1):
                return column.index
    return next((c.index for c in columns if c.meaning is None), columns[0].index if columns else None)
