"""From a file of plain cells to what it says: tables found, each read by the layout that fits it best."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.names import agency_kind_of
from orgdesk.exchange.incoming.recognition.joining import join
from orgdesk.exchange.incoming.recognition.layouts import (
    affairs,
    function_list,
    marks,
    organogram,
    positions,
    roles_across,
    tidy,
    unit_list,
    units_across,
    units_down,
    workload,
)
from orgdesk.exchange.incoming.recognition.noise import fold
from orgdesk.exchange.incoming.recognition.reading import Knowledge, Layout, LayoutFound, Reading
from orgdesk.exchange.incoming.recognition.table import Column, Table
from orgdesk.exchange.incoming.recognition.tables import SKIP, find_tables
from orgdesk.exchange.incoming.said import AgencySaid, Legend, UnitSaid, Where
from orgdesk.exchange.sheets.grid import Book, Problem, Sheet
from orgdesk.organization.bilingual import Text

CERTAIN = 0.3
"""A table that no layout fits better is left unread."""
SURE = 0.9
"""A layout that fits so well need not be compared with those after it."""


LAYOUTS: tuple[Layout, ...] = (
    units_down.LAYOUT,
    units_across.LAYOUT,
    roles_across.LAYOUT,
    marks.LAYOUT,
    tidy.LAYOUT,
    affairs.LAYOUT,
    workload.LAYOUT,
    positions.LAYOUT,
    unit_list.LAYOUT,
    function_list.LAYOUT,
    organogram.LAYOUT,
)
"""Those that go by what stands in the cells come before those that go by headings alone; of two that fit
equally well the first reads."""


def recognize(book: Book, knowledge: Knowledge) -> tuple[Reading, list[LayoutFound]]:
    """What a file says, and how it was recognized. What cannot be read is a Problem of the reading."""
    reading = Reading()
    found: list[LayoutFound] = []
    tables = _tables(book, knowledge, reading)
    for n, (_, table) in enumerate(tables):
        knowledge.watch.at(n, len(tables), 10, 90)
        first, width = 10 + 80 * n / len(tables), 80 / len(tables)
        here = replace(knowledge, watch=knowledge.watch.within(first, first + width))
        layout, certainty = choose(table, knowledge)
        if layout is None:
            continue
        before = len(reading.said)
        layout.read(table, here, reading)
        _give_agency([other for _, other in tables], table, reading, before)
        found.append(_found(table, layout, certainty, reading))
    _tell_unread(book, knowledge, tables, found, reading)
    return join(reading, [sheet.name for sheet in book.sheets]), found


def choose(table: Table, knowledge: Knowledge) -> tuple[Layout | None, float]:
    """The layout that reads a table, and how sure that is; what the mapping says is sure."""
    told = knowledge.mapping.sheet(table.sheet.name).layout
    for layout in LAYOUTS:
        if layout.name == told:
            return layout, 1.0
    best: Layout | None = None
    highest = 0.0
    for layout in LAYOUTS:
        score = layout.score(table, knowledge)
        if score > highest:
            best, highest = layout, score
        if highest >= SURE:
            break
    return (best, highest) if highest >= CERTAIN else (None, highest)


def _tables(book: Book, knowledge: Knowledge, reading: Reading) -> list[tuple[Sheet, Table]]:
    """The tables of all sheets that are to be read; the legends of all are known before the first is read."""
    shown = [sheet for sheet in book.sheets if not sheet.hidden]
    tables: list[tuple[Sheet, Table]] = []
    for index, sheet in enumerate(book.sheets):
        knowledge.watch.at(index, len(book.sheets), 0, 10)
        if sheet.hidden and shown:
            if sheet.rows:
                reading.problems.append(Problem(_HIDDEN.format(sheet=sheet.name), sheet.name))
            continue
        tables += [(sheet, table) for table in find_tables(sheet, index, knowledge, reading)]
    words = {token: said for _, table in tables for token, said in table.legend.words.items()}
    reading.legend = Legend({**reading.legend.words, **words})
    for _, table in tables:
        table.legend = Legend({**reading.legend.words, **table.legend.words})
    return tables


def _found(table: Table, layout: Layout, certainty: float, reading: Reading) -> LayoutFound:
    named = "function" if layout is units_down.LAYOUT else "unit"
    columns = tuple(
        (c.index, " > ".join(c.titles), _meaning(table, c, reading, named)) for c in table.columns
    )
    first = table.columns[0].index if table.columns else 1
    where = table.where(max(1, table.head[0]), first)
    name = table.sheet.name
    return LayoutFound(name, layout.name, layout.title, table.head, columns, round(certainty, 3), where)


def _meaning(table: Table, column: Column, reading: Reading, named: str) -> str:
    """What a column turned out to mean: one without a meaning by its title may be a role, or what the layout
    has names of over its columns."""
    if column.meaning is not None or table.head == (0, 0):
        return column.meaning or ""
    rows = range(table.head[0], table.head[1] + 1)
    fates = {reading.fates.of(table.where(row, column.index)) for row in rows}
    return named if Fate.NAME in fates else "role" if Fate.ROLE in fates else ""


def _tell_unread(
    book: Book,
    knowledge: Knowledge,
    tables: list[tuple[Sheet, Table]],
    found: list[LayoutFound],
    reading: Reading,
) -> None:
    read = {layout.sheet for layout in found}
    skipped = [s.name for s in book.sheets if knowledge.mapping.sheet(s.name).layout == SKIP]
    for index, sheet in enumerate(book.sheets):
        legend = Fate.HEAD in reading.fates.kinds.get(index, {}).values()
        if not sheet.rows or sheet.hidden or sheet.name in read or sheet.name in skipped or legend:
            continue
        if found:
            reading.problems.append(Problem(_NO_TABLE.format(sheet=sheet.name), sheet.name))
    if not found and not skipped:
        first = next((sheet.name for sheet in book.sheets if not sheet.hidden), "")
        reading.problems.append(Problem(_NOTHING.format(file=book.name), first, (1, 1), grave=True))


# -- the agency that a sheet is about --------------------------------------------------------------

_AGENCY = re.compile(
    r"\b(?:dinas|badan|inspektorat|sekretariat (?:daerah|dprd)|kecamatan|kantor|puskesmas|uptd?|rsud"
    r"|rumah sakit|satuan polisi|bappeda|dinkes|kementerian)\b.*",
    re.I,
)
_TECHNICAL_UNIT = re.compile(r"(?:puskesmas|uptd?)\b", re.I)
_WORDS = "raci rasci daci matriks matrix unit fungsi peran tabel data lembar sheet tupoksi abk"
_GENERIC = frozenset(_WORDS.split())
_PLACE = re.compile(
    r"\s*\b(?:kabupaten|kab\.|kota|provinsi|prov\.|tahun|ta\.?|periode|dalam|di|per)\b.*", re.I
)


def agency_in(text: str) -> str:
    """The agency that a title names: "MATRIKS KEWENANGAN DINAS KESEHATAN KABUPATEN X"; "" for none."""
    match = _AGENCY.search(text)
    if match is None:
        return ""
    name = re.split(r"[:·|]", _PLACE.sub("", match[0]))[0].strip(" ,.-")
    is_agency = agency_kind_of(name) is not None or _TECHNICAL_UNIT.match(name) is not None
    return name if is_agency and len(name.split()) <= 8 else ""


def _give_agency(tables: Sequence[Table], table: Table, reading: Reading, before: int) -> None:
    """Units of a table that names no agency are of the one that the sheet, or its title, is called by."""
    units = [
        (n, said)
        for n, said in enumerate(reading.said[before:], before)
        if isinstance(said, UnitSaid) and not said.agency and not said.superior
    ]
    own = [(n, unit) for n, unit in units if agency_kind_of(unit.name) is None]
    name = agency_in(table.sheet.name) or agency_in(table.heading) or _short_name(tables, table)
    if not name or len(own) < 0.5 * len(units) or not own:
        return
    where = _title_cell(table, name)
    key = f"agency:{where.sheet}:{fold(name)}"
    for n, unit in own:
        reading.said[n] = replace(unit, agency=key)
    if not any(isinstance(said, AgencySaid) and said.key == key for said in reading.said):
        reading.said.insert(before, AgencySaid(key=key, where=where, name=name))
        if fold(name) in fold(table.sheet.text(where.row, where.column)):
            reading.fates.mark(where, Fate.NAME)


def _short_name(tables: Sequence[Table], table: Table) -> str:
    """The name of a sheet that is that of an agency as its letters: DPPKB, where several sheets are alike."""
    name = table.sheet.name.strip()
    alike = {other.sheet.name for other in tables if len(other.columns) == len(table.columns)}
    is_short = name.isalpha() and name.isupper() and 2 < len(name) <= 10 and fold(name) not in _GENERIC
    return name if is_short and len(alike) > 1 else ""


def _title_cell(table: Table, name: str) -> Where:
    """The cell above a table that says a name; the first of its heading where none does."""
    for row in sorted(table.sheet.rows):
        if row >= max(1, table.head[0]):
            break
        for column, text in sorted(table.sheet.rows[row].items()):
            if name.casefold() in " ".join(text.split()).casefold():
                return table.where(row, column)
    return table.where(max(1, table.head[0]), table.columns[0].index if table.columns else 1)


_HIDDEN = Text(
    'Lembar "{sheet}" tersembunyi dan tidak dibaca. Tampilkan lembar itu bila isinya harus ikut.',
    'The sheet "{sheet}" is hidden and was not read. Unhide it if it should come in.',
)
_NO_TABLE = Text(
    'Lembar "{sheet}" tidak berisi tabel yang dikenal, jadi tidak dibaca.',
    'The sheet "{sheet}" holds no table that is known, so it was not read.',
)
_NOTHING = Text(
    "Tidak ada tabel yang dikenal di {file}. Yang dapat dibaca: fungsi ke bawah dan unit ke samping dengan "
    "peran di selnya; fungsi ke bawah dan peran ke samping dengan nama unit di selnya; satu baris per peran "
    "(fungsi, unit, peran); daftar unit, fungsi, atau jabatan, dengan judul di tiap kolom; atau bagan "
    "organisasi.",
    "No table in {file} is known. What can be read: functions down and units across with roles in the cells; "
    "functions down and roles across with units in the cells; a line for each role (function, unit, role); "
    "a list of units, functions or posts, with a heading over each column; or an organogram.",
)
