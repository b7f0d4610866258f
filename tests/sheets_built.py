"""Spreadsheets drawn as text, for the tests of what comes in.

    sheet('''
        NO | FUNGSI     | DINAS KESEHATAN | <
        ^  | ^          | Kadis           | Sekretaris
        1  | Imunisasi  | KP              | PL,·PW
    ''')

"|" parts cells, "<" merges a cell with the one to its left, "^" with the one above; "·" is a space that
stays and "⏎" a line break in the cell. Spaces beside "|" are the drawing's. Numbers, dates and errors get
their sort as readers give it; "'12" is the text 12.
"""

from __future__ import annotations

import re

from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.recognition.reading import Knowledge
from orgdesk.exchange.sheets.grid import Block, Book, Place, Sheet, Sort
from orgdesk.exchange.sheets.watch import Watch
from orgdesk.organization.organization import Organization
from orgdesk.reference.standard import empty_organization


def sheet(
    drawing: str,
    name: str = "Sheet1",
    *,
    hidden: bool = False,
    hidden_rows: tuple[int, ...] = (),
    hidden_columns: tuple[int, ...] = (),
    sorts: dict[Place, Sort] | None = None,
) -> Sheet:
    """The sheet of a drawing; its first line is row 1, the line of the opening quotes not counted."""
    built = Sheet(name, hidden=hidden)
    built.hidden_rows.update(hidden_rows)
    built.hidden_columns.update(hidden_columns)
    owner: dict[Place, Place] = {}
    for row, line in enumerate(_lines(drawing), 1):
        for column, drawn in enumerate(line.split("|"), 1):
            text, place = drawn.strip(), (row, column)
            owner[place] = place
            if text == "<":
                owner[place] = owner[row, column - 1]
            elif text == "^":
                owner[place] = owner[row - 1, column]
            elif text:
                _write(built, place, text)
    _merge(built, owner)
    built.sorts.update(sorts or {})
    return built


def book(*sheets: Sheet, name: str = "kiriman.xlsx") -> Book:
    """A file of these sheets."""
    return Book(name, name.rsplit(".", 1)[-1], list(sheets))


def drawn(drawing: str, name: str = "Sheet1") -> Book:
    """A file of one drawn sheet."""
    return book(sheet(drawing, name))


def knowledge(organization: Organization | None = None, mapping: Mapping | None = None) -> Knowledge:
    """What recognition knows: by default an empty model and no answers."""
    return Knowledge(organization or empty_organization(), mapping or Mapping(), Watch())


def _lines(drawing: str) -> list[str]:
    lines = drawing.removeprefix("\n").split("\n")
    return lines if lines[-1].strip() else lines[:-1]


def _write(built: Sheet, place: Place, text: str) -> None:
    row, column = place
    if text.startswith("'"):
        text = text[1:]
    elif re.fullmatch(r"-?\d+(\.\d+)?", text):
        built.sorts[place] = Sort.NUMBER
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        built.sorts[place] = Sort.DATE
    elif re.fullmatch(r"#[A-Z/0]+[!?A]", text):
        built.sorts[place] = Sort.ERROR
    built.rows.setdefault(row, {})[column] = text.replace("·", " ").replace("⏎", "\n")


def _merge(built: Sheet, owner: dict[Place, Place]) -> None:
    blocks: dict[Place, list[Place]] = {}
    for place, first in owner.items():
        blocks.setdefault(first, []).append(place)
    for places in blocks.values():
        if len(places) > 1:
            rows, columns = [p[0] for p in places], [p[1] for p in places]
            built.merged.append(Block(min(rows), min(columns), max(rows), max(columns)))
