"""Blocks of the matrix on the clipboard: as text and a table for other programs, as cells for this one."""

from __future__ import annotations

import csv
import io
import json
import re
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData
from PySide6.QtGui import QGuiApplication

from orgdesk.editing.assignments import add_roles, copy_cells
from orgdesk.organization.bilingual import Text
from orgdesk.ui.desk import Cell
from orgdesk.ui.matrix.keeping import blocks

if TYPE_CHECKING:
    from orgdesk.ui.matrix.view import MatrixView

CELLS = "application/x-orgdesk-cells"
"""Our own format: rows of [unit id, function id], null where there is no cell."""

_BETWEEN_CODES = re.compile(r"[\s,;/+·|]+")
_MOST = 20_000

Block = list[list[Cell | None]]


def copy(view: MatrixView) -> bool:
    """Put the selected block on the clipboard; False where nothing is selected."""
    block = _selected(view)
    if not block:
        return False
    data = QMimeData()
    data.setText("\n".join("\t".join(", ".join(_codes(view, cell)) for cell in row) for row in block))
    data.setHtml(_table(view, block))
    data.setData(CELLS, json.dumps(block).encode())
    QGuiApplication.clipboard().setMimeData(data)
    return True


def paste(view: MatrixView) -> bool:
    """Add what is on the clipboard to the cells from the selected one on; False where that was refused."""
    held: QMimeData | None = QGuiApplication.clipboard().mimeData()
    data = held or QMimeData()
    cells = _own(view, bytes(data.data(CELLS).data())) if data.hasFormat(CELLS) else None
    words = [] if cells is not None else _words(data.text())
    size = _size(cells if cells is not None else words)
    if size is None:
        view.desk.refused.emit(_NOTHING)
        return False
    targets = _targets(view, *size)
    if isinstance(targets, Text):
        view.desk.refused.emit(targets)
        return False
    high, wide = size
    if cells is not None:
        sources = ((cells[r % high][c % wide], cell) for r, c, cell in targets)
        pairs = [(source, cell) for source, cell in sources if source is not None and source != cell]
        done = view.desk.do(copy_cells, pairs, initiator=view)
    else:
        known = view.matrix.codes
        given = [
            (cell, [known.written(code) or code for code in _split(words[r % high], c % wide)])
            for r, c, cell in targets
        ]
        done = view.desk.do(add_roles, given, initiator=view)
    if done:
        _select(view, [cell for _, _, cell in targets])
    return done


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


def _table(view: MatrixView, block: Block) -> str:
    theme, families = view.desk.theme, view.matrix.codes.families
    rows = []
    for row in block:
        cells = []
        for cell in row:
            chips = []
            for code in _codes(view, cell):
                chip = theme.chip(code, families[code])
                style = f"background-color:{chip.fill};color:{chip.text}"
                chips.append(f'<span style="{style}">{escape(code)}</span>')
            cells.append(f"<td>{', '.join(chips)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"


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
    rows = list(csv.reader(io.StringIO(text), delimiter="\t"))
    return rows if any(word.strip() for row in rows for word in row) else []


def _size(rows: Block | list[list[str]]) -> tuple[int, int] | None:
    return (len(rows), max(len(row) for row in rows)) if rows else None


def _split(row: list[str], column: int) -> list[str]:
    words = row[column] if column < len(row) else ""
    return [code for code in _BETWEEN_CODES.split(words) if code]


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
