"""The tables of a sheet: where they are, what their columns are called, their lines without the noise."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.mapping import SheetChoice
from orgdesk.exchange.incoming.names import agency_kind_of
from orgdesk.exchange.incoming.recognition.cells import Cells, cells_of
from orgdesk.exchange.incoming.recognition.codes import Vocabulary
from orgdesk.exchange.incoming.recognition.headings import looks_like_head, meaning_of, settle
from orgdesk.exchange.incoming.recognition.heads import (
    Area,
    find_head,
    is_head_row,
    means_the_same,
    titles_of,
)
from orgdesk.exchange.incoming.recognition.legends import heads_legend, is_plain_pair, legend_of
from orgdesk.exchange.incoming.recognition.lines import Body
from orgdesk.exchange.incoming.recognition.noise import flat, fold
from orgdesk.exchange.incoming.recognition.numbering import is_number
from orgdesk.exchange.incoming.recognition.reading import Knowledge, Reading
from orgdesk.exchange.incoming.recognition.table import Column, Table, title_key
from orgdesk.exchange.incoming.recognition.telling import tell_cells, tell_columns, tell_rows
from orgdesk.exchange.incoming.said import Legend, Where
from orgdesk.exchange.sheets.grid import Sheet

SKIP = "skip"
"""The layout of a sheet that is to be left out."""
_LABEL = re.compile(
    r"(?:[\dA-Za-z]{1,2}[.)]\s*)?(?:nama )?(?:jabatan|unit|unit kerja|unit organisasi|instansi|opd|skpd"
    r"|perangkat daerah|satuan kerja|position|job title|department|ikhtisar jabatan|kode jabatan)\s*:",
    re.I,
)
"""What stands above each form of several on a sheet."""
_CORE = frozenset({"function", "unit", "position", "task", "parent", "agency"})
"""Meanings one of which a table beside or below another has."""
_MOST_NO_LEGEND = 40
"""Rows beside the table of a legend that are none; with more of them it is no legend."""
_MOST_BELOW = 200
"""Tables of one sheet below each other."""
_MOST_BESIDE = 8
"""Tables and legends that may stand side by side."""


def find_tables(sheet: Sheet, index: int, knowledge: Knowledge, reading: Reading) -> list[Table]:
    """The tables of a sheet in reading order, with what the mapping says about it; legends outside of them
    go to `reading`, as does what there is to tell about rows, columns and cells."""
    choice = knowledge.mapping.sheet(sheet.name)
    cells = cells_of(sheet)
    if choice.layout == SKIP or not cells.rows:
        return []
    search = _Search(cells, index, choice, Vocabulary(knowledge.organization), reading)
    tables = [table for area in search.side_by_side() for table in search.one_below_the_other(area)]
    if search.legend:
        reading.legend = Legend({**reading.legend.words, **search.legend})
    tell_rows(sheet, tables, reading)
    for table in tables:
        tell_columns(table, reading)
        tell_cells(table, cells, reading)
        table.columns = [
            column for column in table.columns if not column.hidden or column.meaning != "ignore"
        ]
    return tables


@dataclass(slots=True)
class _Search:
    """Looking for the tables of one sheet."""

    cells: Cells
    index: int
    choice: SheetChoice
    vocabulary: Vocabulary
    reading: Reading
    legend: dict[str, str] = field(default_factory=dict)

    def side_by_side(self) -> list[Area]:
        """The parts of the sheet that stand beside each other, legends taken out."""
        rows = self.cells.rows
        whole = Area(min(rows), min(map(min, rows.values())), max(rows), max(map(max, rows.values())))
        if self.choice.head is not None:
            return [whole]
        runs = self._runs(whole)
        if len(runs) > _MOST_BESIDE:  # a matrix with blank columns between its units
            runs = [(runs[0][0], runs[-2][1]), runs[-1]]
        areas: list[Area] = []
        for left, right in runs:
            part = Area(whole.top, left, whole.bottom, right)
            if self._is_legend(part, alone=not areas):
                continue
            if areas and not (self._stands_alone(part) and self._stands_alone(areas[-1])):
                part = replace(areas.pop(), right=right)
            areas.append(part)
        if areas:
            areas[-1] = self._without_legend_at_its_side(areas[-1])
        return areas

    def _runs(self, whole: Area) -> list[tuple[int, int]]:
        """Columns that hang together; titles that stand alone in their row do not count."""
        used = Counter(c for row in self.cells.rows.values() if len(row) > 1 for c in row)
        for place, block in self.cells.block.items():
            if len(self.cells.rows.get(block.top, ())) > 1 and self.cells.text(block.top, block.left):
                used[place[1]] += 1
        if not used:
            return [(whole.left, whole.right)]
        runs: list[tuple[int, int]] = []
        for column in sorted(used):
            if runs and column == runs[-1][1] + 1:
                runs[-1] = (runs[-1][0], column)
            else:
                runs.append((column, column))
        first, last = runs[0], runs[-1]
        runs[0] = (min(whole.left, first[0]), first[1])
        runs[-1] = (runs[-1][0], max(whole.right, last[1]))
        return runs

    def _is_legend(self, part: Area, alone: bool = False) -> bool:
        """Whether a part is a legend; then its words are kept. One that stands alone has a title at most."""
        if part.right - part.left > 3:
            return False
        found: dict[str, str] = {}
        rows: list[int] = []
        other = 0
        for row in self.cells.between(part.top, part.bottom):
            texts = [text for _, text in self.cells.within(row, part.left, part.right)]
            if not texts:
                continue
            pairs = legend_of(texts, self.vocabulary)
            if pairs or heads_legend(texts):
                found.update(pairs)
                rows.append(row)
            elif len(texts) == 2 and len(texts[0]) <= 4 < len(texts[1]) and found:
                found[texts[0]] = flat(texts[1])
                rows.append(row)
            else:
                other += 1
            if other > _MOST_NO_LEGEND:
                return False
        if len(found) < 2 or other > (min(2, len(found) - 1) if alone else len(rows)):
            return False
        if len(set(found.values())) < 0.8 * len(found) or len(rows) > 1.2 * len(found) + 2:
            return False  # a legend says each thing once
        self._keep_legend(found, rows, part)
        return True

    def _keep_legend(self, found: dict[str, str], rows: list[int], part: Area) -> None:
        self.legend.update(found)
        for row in rows:
            for column, _ in self.cells.within(row, part.left, part.right):
                self.reading.fates.mark(Where(self.index, row, column), Fate.HEAD)

    def _without_legend_at_its_side(self, area: Area) -> Area:
        """The area without a legend that stands right beside its table, no blank column between."""
        for width in (2, 1):
            if area.right - area.left - width < 1:
                continue
            part = replace(area, left=area.right - width + 1)
            if self._is_legend(part):
                return replace(area, right=area.right - width)
        return area

    def _stands_alone(self, area: Area) -> bool:
        head = find_head(self.cells, area, self.vocabulary)
        if head is None:
            return False
        titles = titles_of(self.cells, area, head)
        known = {meaning_of(words) for words in titles.values() if words}
        return bool(known & _CORE) and len([words for words in titles.values() if words]) >= 2

    def one_below_the_other(self, area: Area) -> list[Table]:
        """The tables of an area from above to below."""
        tables: list[Table] = []
        top = area.top
        while top <= area.bottom and len(tables) < _MOST_BELOW:
            rest = replace(area, top=top)
            told = self.choice.head if not tables else None
            head = told or find_head(self.cells, rest, self.vocabulary)
            if head is None:
                if not tables:
                    tables.append(self._table(rest, (0, 0), area.bottom))
                break
            bottom, following = self._end(rest, head)
            tables.append(self._table(rest, head, bottom))
            top = following
        return [table for table in tables if table.lines or table.head != (0, 0)]

    def _end(self, area: Area, head: tuple[int, int]) -> tuple[int, int]:
        """(last row of a table, first row of what follows it)."""
        own = self._head_texts(area, head)
        means = {c: meaning_of(words) for c, words in titles_of(self.cells, area, head).items() if words}
        above = {
            fold(text)
            for row in self.cells.between(area.top, head[0] - 1)
            for _, text in self.cells.within(row, area.left, area.right)
        }
        if self.choice.head is not None:
            return area.bottom, area.bottom + 1
        for row in self.cells.between(head[1] + 1, area.bottom):
            here = self.cells.within(row, area.left, area.right)
            if len(here) < 2 or not any(meaning_of((text,)) for _, text in here[:3] if len(text) < 60):
                continue
            texts = [text for _, text in here]
            if sum(fold(text) in own for text in texts) >= 0.8 * len(texts) or means_the_same(here, means):
                if (labels := self._labels_before(area, row, head[1])) < row:
                    return labels - 1, labels  # the next form: "Nama jabatan: …" and the same head
                title = [text for _, text in self.cells.within(row - 1, area.left, area.right)]
                if len(title) == 1 and agency_kind_of(title[0]) and fold(title[0]) not in above:
                    return row - 2, row - 1  # the same for another agency
                continue
            if is_head_row(texts) and looks_like_head(texts) >= 0.75 and self._begins_anew(area, row, texts):
                return self._titles_before(area, row, head[1])
        return area.bottom, area.bottom + 1

    def _labels_before(self, area: Area, row: int, after: int) -> int:
        """The first of the rows right above a head that say whom it is about; the head itself for none."""
        first = row
        for above in reversed(self.cells.between(after + 1, row - 1)):
            texts = [text for _, text in self.cells.within(above, area.left, area.right)]
            if not 0 < len(texts) <= 6 or not _LABEL.match(" ".join(texts)):
                break
            first = above
        return first

    def _begins_anew(self, area: Area, row: int, texts: list[str]) -> bool:
        """Whether a row that looks like a head is no line: it has no number, and a meaning at its core."""
        known = {meaning_of((text,)) for text in texts}
        before = self.cells.within(row - 1, area.left, area.right)
        return bool(known & _CORE) and not any(is_number(t) for t in texts) and len(before) <= 1

    def _titles_before(self, area: Area, row: int, after: int) -> tuple[int, int]:
        """The rows right above a head that stand alone are its titles."""
        first = row
        while first - 1 > after and len(self.cells.within(first - 1, area.left, area.right)) <= 1:
            first -= 1
        return first - 1, first

    def _head_texts(self, area: Area, head: tuple[int, int]) -> frozenset[str]:
        rows = range(head[0], head[1] + 1) if head != (0, 0) else ()
        return frozenset(fold(t) for row in rows for _, t in self.cells.within(row, area.left, area.right))

    def _table(self, area: Area, head: tuple[int, int], bottom: int) -> Table:
        first = head[1] + 1 if head != (0, 0) else area.top
        body = replace(area, top=first, bottom=bottom)
        titles = titles_of(self.cells, area, head) if head != (0, 0) else {}
        into = self._belonging(body, head, titles)
        columns = self._columns(body, titles, into)
        reader = Body(self.cells, body, columns, self._head_texts(area, head), self.vocabulary, into)
        reader.read()
        self.legend.update(reader.legend)
        self._mark(area, head, reader)
        heading = self._heading(area, head[0]) if head != (0, 0) else ""
        legend = Legend(dict(reader.legend))
        return Table(self.cells.sheet, self.index, heading, head, columns, reader.lines, legend)

    def _heading(self, area: Area, head: int) -> str:
        """The rows above a head, joined; a legend among them is kept."""
        words: list[str] = []
        for row in self.cells.between(area.top, head - 1):
            texts = [text for _, text in self.cells.within(row, area.left, area.right)]
            pairs = legend_of(texts, self.vocabulary) if texts else []
            if pairs and is_plain_pair(texts, pairs, self.vocabulary):
                self._keep_legend(dict(pairs), [row], area)
            else:
                words += map(flat, texts)
        return " ".join(words)

    def _columns(self, body: Area, titles: dict[int, tuple[str, ...]], into: dict[int, int]) -> list[Column]:
        rows = self.cells.between(body.top, body.bottom)
        filled = {column for row in rows for column in self.cells.rows[row]}
        hidden = self.cells.sheet.hidden_columns
        columns = [
            Column(c, titles.get(c, ()), meaning_of(titles.get(c, ())), c in hidden)
            for c in range(body.left, body.right + 1)
            if (titles.get(c) or c in filled) and c not in into
        ]
        return _chosen(settle(columns), self.choice)

    def _belonging(
        self, body: Area, head: tuple[int, int], titles: dict[int, tuple[str, ...]]
    ) -> dict[int, int]:
        """Columns that hold more of another one: below the same undivided title, or below none where the
        one to the left holds a number or nothing."""
        into: dict[int, int] = {}
        for column in range(body.left + 1, body.right + 1):
            main = into.get(column - 1, column - 1)
            block = self.cells.block.get((head[1], column)) if head != (0, 0) else None
            if block is not None and block.left < column and block.bottom >= head[1]:
                if titles.get(column) == titles.get(block.left) and block.left >= body.left:
                    into[column] = into.get(block.left, block.left)
            elif (
                head != (0, 0)
                and not titles.get(column)
                and titles.get(main)
                and self._goes_with(body, column)
            ):
                into[column] = main
        return into

    def _goes_with(self, body: Area, column: int) -> bool:
        """Whether the cells of a column without a title go on from the column to the left."""
        found = 0
        for row in self.cells.between(body.top, body.bottom):
            said = self.cells.rows[row]
            if column in said:
                before = said.get(column - 1, "")
                if before and not is_number(before):
                    return False
                found += any(c.isalpha() for c in said[column])
        return found > 0

    def _mark(self, area: Area, head: tuple[int, int], body: Body) -> None:
        rows = [*(range(head[0], head[1] + 1) if head != (0, 0) else ()), *body.repeated, *body.legend_rows]
        for row in rows:
            for column, _ in self.cells.within(row, area.left, area.right):
                self.reading.fates.mark(Where(self.index, row, column), Fate.HEAD)


def _chosen(columns: list[Column], choice: SheetChoice) -> list[Column]:
    """The columns with the meanings that the mapping gives them, and hidden ones told to be ignored where
    another column has their meaning."""
    named = [
        replace(column, meaning=choice.columns[title_key(column)])
        if title_key(column) in choice.columns
        else column
        for column in columns
    ]
    shown = {column.meaning for column in named if not column.hidden}
    return [
        replace(column, meaning="ignore")
        if column.hidden and (column.meaning is None or column.meaning in shown)
        else column
        for column in named
    ]
