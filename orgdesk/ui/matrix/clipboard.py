"""Blocks of the matrix on the clipboard: as text and a table for other programs, as cells for this one."""

from __future__ import annotations

import csv
import io
import json
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QItemSelection, QItemSelectionModel, QMimeData

from orgdesk.editing.assignments import add_roles, copy_cells
from orgdesk.exchange.palette import LIGHT
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import short
from orgdesk.ui import clipping
from orgdesk.ui.clipping import CELLS, HtmlCell
from orgdesk.ui.desk import Cell
from orgdesk.ui.matrix.keeping import blocks
from orgdesk.ui.matrix.words import label
from orgdesk.ui.notice import Notice

if TYPE_CHECKING:
    from orgdesk.ui.matrix.view import MatrixView

_MOST = 20_000

Block = list[list[Cell | None]]


def copy(view: MatrixView, *, with_headings: bool = False) -> bool:
    """Put the selected block on the clipboard, `with_headings` with the names of its functions and units;
    False where nothing is selected."""
    block = _selected(view)
    if not block:
        return False
    codes = [[_codes(view, cell) for cell in row] for row in block]
    texts = [[", ".join(cell) for cell in row] for row in codes]
    table = [[_chips(view, cell) for cell in row] for row in codes]
    if with_headings:
        above, beside = _headings(view, block)
        texts = [*above, *([name, *row] for name, row in zip(beside, texts, strict=True))]
        heads = [[clipping.head_cell(name) for name in row] for row in above]
        sides = [clipping.head_cell(name) for name in beside]
        table = [*heads, *([side, *row] for side, row in zip(sides, table, strict=True))]
    packed = json.dumps(block).encode()
    clipping.put(clipping.sheet_text(texts), clipping.html_table(table), {CELLS: packed})
    return True


def paste(view: MatrixView) -> bool:
    """Add what is on the clipboard to the cells that it names, else to those from the selected one on.

    False where that was refused, or where nobody wanted to say which role a mark means.
    """
    data = clipping.held()
    cells = _own(view, bytes(data.data(CELLS).data())) if data.hasFormat(CELLS) else None
    return _paste_text(view, data) if cells is None else _paste_cells(view, cells)


def _paste_cells(view: MatrixView, cells: Block) -> bool:
    """Copy the roles of our own cells with all their detail."""
    high, wide = len(cells), max(len(row) for row in cells)
    targets = _targets(view, high, wide)
    if isinstance(targets, Text):
        view.desk.refused.emit(targets)
        return False
    sources = ((cells[r % high][c % wide], cell) for r, c, cell in targets)
    pairs = [(source, cell) for source, cell in sources if source is not None and source != cell]
    return _done(view, view.desk.do(copy_cells, pairs, initiator=view), [cell for _, _, cell in targets])


def _paste_text(view: MatrixView, data: QMimeData) -> bool:
    """Read a block of a spreadsheet and add its roles."""
    from orgdesk.ui.matrix.marks import role_of_marks
    from orgdesk.ui.matrix.pasting import MARK, BlockNames, BlockRefused, codes_of, without_keys

    rows = without_keys(_words(data.text()))
    if not rows:
        view.desk.refused.emit(_NOTHING)
        return False
    high, wide = len(rows), max(len(row) for row in rows)
    if high * wide > _MOST:
        return _refuse(view, _TOO_LARGE.format(most=_MOST), data)
    here = view.desk.organization
    try:
        placed = BlockNames(here).placed(rows) if high > 1 and wide > 1 else None
        if placed is not None:
            targets = [(row, column, cell) for (row, column), cell in placed.items()]
        else:
            found = _targets(view, high, wide)
            if isinstance(found, Text):
                return _refuse(view, found, data if high * wide > 1 else None)
            targets = found
        said = codes_of(rows, {(r % high, c % wide) for r, c, _ in targets}, here)
    except BlockRefused as refused:
        return _refuse(view, refused.sentence, data)
    marks = sum(MARK in codes for codes in said.values())
    marked = role_of_marks(view, marks) if marks else None
    if marks and marked is None:
        return False
    given = [
        (cell, [code if code != MARK or marked is None else marked for code in codes])
        for r, c, cell in targets
        if (codes := said.get((r % high, c % wide)))
    ]
    return _done(view, view.desk.do(add_roles, given, initiator=view), [cell for _, _, cell in targets])


def _done(view: MatrixView, done: bool, cells: list[Cell]) -> bool:
    if done:
        _select(view, cells)
    return done


def _refuse(view: MatrixView, sentence: Text, data: QMimeData | None) -> bool:
    """Say why a block cannot be pasted; the window that imports sheets can ask what is not known here."""
    view.desk.refused.emit(sentence)
    notice = view.window().findChild(Notice)
    if data is not None and isinstance(notice, Notice):
        text, html = data.text(), data.html()  # the clipboard may hold something else by then
        words = QCoreApplication.translate("MatrixClipboard", "Import it…")
        notice.refuse(sentence, [(words, lambda: _import(view, text, html))])
    return False


def _import(view: MatrixView, text: str, html: str) -> None:
    from orgdesk.ui.importing import import_copied

    import_copied(view.desk, view.window(), text, html)


def _selected(view: MatrixView) -> Block:
    """The rectangle around what is selected; cells in it that are not are None."""
    matrix, selection = view.matrix, view.selectionModel()
    parts = blocks(selection.selection())
    if not parts:
        index = view.currentIndex()
        if not index.isValid():
            return []
        cell = matrix.cell(index.row(), index.column())
        return [[cell]] if cell else []
    rows = sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})
    rows = [row for row in rows if matrix.lines[row].is_work]
    columns = sorted({n for part in parts for n in range(part.left(), part.right() + 1)})
    if len(rows) * len(columns) > _MOST:
        view.desk.refused.emit(_TOO_LARGE.format(most=_MOST))
        return []
    whole = len(parts) == 1
    return [
        [
            matrix.cell(row, column) if whole or selection.isSelected(matrix.index(row, column)) else None
            for column in columns
        ]
        for row in rows
    ]


def _codes(view: MatrixView, cell: Cell | None) -> tuple[str, ...]:
    place = view.matrix.place_of(cell) if cell else None
    face = view.matrix.faces(place[0]).get(place[1]) if place else None
    return face.codes if face else ()


def _chips(view: MatrixView, codes: tuple[str, ...]) -> HtmlCell:
    """The codes of a cell in the colours of their chips; a single one fills its cell."""
    look = "text-align:center;font-weight:bold"
    if len(codes) == 1:
        return clipping.text_cell(codes[0], f"{look};{_colours(view, codes[0])}")
    spans = (f'<span style="{_colours(view, code)}">{escape(code)}</span>' for code in codes)
    return HtmlCell(", ".join(spans), look)


def _colours(view: MatrixView, code: str) -> str:
    family = view.matrix.codes.families.get(code)
    if family is None:  # the supplier of nothing in particular
        return f"color:{LIGHT.ink}"
    chip = LIGHT.chip(code, family)
    return f"background-color:{chip.fill};color:{chip.text}"


def _headings(view: MatrixView, block: Block) -> tuple[list[list[str]], list[str]]:
    """What stands above a block: its agencies, where there are several, and its units; and beside it."""
    here = view.desk.organization
    columns = [next((cell[0] for cell in column if cell), None) for column in zip(*block, strict=True)]
    lines = [next((cell[1] for cell in row if cell), None) for row in block]
    units = [here.units[unit] if unit is not None else None for unit in columns]
    rows = [["", *map(short, units)]]
    agencies = [unit.agency if unit is not None else "" for unit in units]
    if len(set(agencies)) > 1:
        first: list[str] = []
        for agency, run in groupby(agencies):
            first += [short(here.agencies[agency]) if agency else "", *[""] * (len(list(run)) - 1)]
        rows.insert(0, ["", *first])
    return rows, [label(here.functions[line]) if line is not None else "" for line in lines]


def _own(view: MatrixView, packed: bytes) -> Block | None:
    """The cells as we put them there; None where they are of another document or make no sense."""
    here = view.desk.organization
    try:
        block: Block = [
            [(str(cell[0]), str(cell[1])) if cell else None for cell in row] for row in json.loads(packed)
        ]
    except (ValueError, TypeError, IndexError, KeyError):
        return None
    cells = [cell for row in block for cell in row if cell]
    if not cells or any(unit not in here.units or f not in here.functions for unit, f in cells):
        return None
    return block


def _words(text: str) -> list[list[str]]:
    """Rows and columns as a spreadsheet puts them on the clipboard."""
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter="\t"))
    except csv.Error:  # a cell beyond all measure
        return []
    return rows if any(word.strip() for row in rows for word in row) else []


def _targets(view: MatrixView, high: int, wide: int) -> list[tuple[int, int, Cell]] | Text:
    """Where each place of a block goes: from the first selected cell on, and as often as the selection
    holds the block; or why it cannot go there."""
    matrix = view.matrix
    parts = blocks(view.selectionModel().selection())
    index = view.currentIndex()
    if not parts and not index.isValid():
        return _NO_TARGET
    top = min((part.top() for part in parts), default=index.row())
    left = min((part.left() for part in parts), default=index.column())
    bottom = max((part.bottom() for part in parts), default=top)
    right = max((part.right() for part in parts), default=left)
    chosen_rows = sum(line.is_work for line in matrix.lines[top : bottom + 1])
    if chosen_rows == 0:
        return _NO_TARGET
    rows_needed = chosen_rows if chosen_rows % high == 0 else high
    columns_needed = right - left + 1 if (right - left + 1) % wide == 0 else wide
    if rows_needed * columns_needed > _MOST:
        return _TOO_LARGE.format(most=_MOST)
    rows = [n for n in range(top, len(matrix.lines)) if matrix.lines[n].is_work][:rows_needed]
    if len(rows) < rows_needed or left + columns_needed > len(matrix.columns):
        return _NO_ROOM.format(rows=high, columns=wide)
    found: list[tuple[int, int, Cell]] = []
    for r, row in enumerate(rows):
        for c in range(columns_needed):
            cell = matrix.cell(row, left + c)
            if cell is None:
                return _FOLDED
            found.append((r, c, cell))
    return found


def _select(view: MatrixView, cells: list[Cell]) -> None:
    places = [place for place in map(view.matrix.place_of, cells) if place is not None]
    if not places:
        return
    (top, left), (bottom, right) = places[0], places[-1]
    block = QItemSelection(view.matrix.index(top, left), view.matrix.index(bottom, right))
    view.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    view.tell()


_NOTHING = Text(
    "Papan klip tidak memuat peran. Salin dahulu sel matriks, atau kode peran dari lembar kerja.",
    "The clipboard holds no roles. Copy cells of the matrix first, or role codes from a spreadsheet.",
)
_NO_TARGET = Text(
    "Pilih dahulu sel tempat menempel.",
    "Select the cell to paste into first.",
)
_TOO_LARGE = Text(
    "Blok itu terlalu besar. Salin atau tempel paling banyak {most} sel sekaligus.",
    "The block is too large. Copy or paste at most {most} cells at once.",
)
_NO_ROOM = Text(
    "Blok {rows} baris kali {columns} kolom tidak muat mulai dari sel ini. Pilih sel lebih ke kiri atas.",
    "A block of {rows} rows by {columns} columns does not fit here. Select a cell further up or to the left.",
)
_FOLDED = Text(
    "Tempat menempel mencakup instansi yang sedang dilipat. Bentangkan dahulu instansi itu.",
    "The place to paste into includes an agency that is folded. Unfold it first.",
)
