"""Workbooks of ours as plain sheets, as the export lays them out, without drawing or packing a file.

book = returned_book(organization(...))
book.sheets[0]...  edited as a person would
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from orgdesk.exchange.excel import keys
from orgdesk.exchange.excel.fields import extra_columns, function_text, short_agency, unit_text
from orgdesk.exchange.excel.records import TITLES
from orgdesk.exchange.excel.state import State, pack
from orgdesk.exchange.sheets.grid import Block, Book, Sheet
from orgdesk.organization.bilingual import Language
from orgdesk.organization.display import cell_codes, role_name, roles_by_code
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Function

FIRST_UNIT = 4
KEY_ROW, AGENCY_ROW, CODE_ROW, NAME_ROW, FILTER_ROW = 4, 5, 6, 7, 8
LIST_HEAD = 5


def returned_book(
    organization: Organization,
    *,
    language: Language = "id",
    words: bool = False,
    form: bool = False,
    state: bool = True,
    lists: bool = True,
) -> Book:
    """A workbook of all of an organization: matrix, lists, duties and state; or a blank form."""
    sheets = [matrix(organization, language, words=words, form=form)]
    if lists and not form:
        sheets += [functions(organization, language), units(organization, language), duties(organization)]
    if state:
        sheets.append(state_sheet(State(organization, language, dt.date(2026, 11, 22), words, form)))
    return Book("matriks.xlsx", "xlsx", sheets)


def state_sheet(state: State) -> Sheet:
    """The hidden sheet."""
    texts = [keys.STATE, *pack(state)]
    return Sheet(keys.STATE_SHEET, {n: {1: text} for n, text in enumerate(texts, 1)}, hidden=True)


def matrix(
    organization: Organization, language: Language = "id", *, words: bool = False, form: bool = False
) -> Sheet:
    """Functions down, units across."""
    sheet = Sheet("Matriks Kewenangan")
    shown = [u for a in organization.agencies for u in organization.units_of(a)]
    last = FIRST_UNIT + len(shown)
    _put(sheet, 1, 1, "MATRIKS KEWENANGAN")
    kind = keys.FORM if form else keys.MATRIX
    for column, (key, title) in enumerate(
        ((keys.field_key("code"), "Kode"), (keys.field_key("wording"), "Fungsi"), (keys.READING, "Temuan")), 1
    ):
        _put(sheet, KEY_ROW, column, key)
        _put(sheet, FILTER_ROW, column, title)
    column = FIRST_UNIT
    for agency in organization.agencies:
        members = organization.units_of(agency)
        if members:
            _put(sheet, AGENCY_ROW, column, short_agency(organization, agency))
            sheet.merged.append(Block(AGENCY_ROW, column, AGENCY_ROW, column + len(members) - 1))
        for unit in members:
            _put(sheet, KEY_ROW, column, keys.key_of("unit", unit.id))
            _put(sheet, CODE_ROW, column, unit.code)
            _put(sheet, NAME_ROW, column, unit.name)
            column += 1
    _put(sheet, KEY_ROW, last, kind)
    for row, name in ((AGENCY_ROW, "agency"), (CODE_ROW, "code"), (NAME_ROW, "name")):
        _put(sheet, row, last, keys.field_key(name))
    _put(sheet, FILTER_ROW, last, keys.READING)
    row = FILTER_ROW
    known = roles_by_code(organization)
    for function in _functions(organization):
        row += 1
        _put(sheet, row, last, keys.key_of("function", function.id))
        _put(sheet, row, 1, function.code)
        _put(sheet, row, 2, function.wording)
        for n, unit in enumerate(shown):
            held = [a for a in organization.assignments_of_function(function.id) if a.unit == unit.id]
            codes = cell_codes(organization, held)
            said = [role_name(organization, *known[c]).in_(language) for c in codes] if words else codes
            if not form:
                _put(sheet, row, FIRST_UNIT + n, ("\n" if words else " ").join(said))
    for n, (heading, values) in enumerate(
        extra_columns(organization, _functions(organization)).items(), last + 1
    ):
        _put(sheet, KEY_ROW, n, keys.extra_key(heading))
        _put(sheet, NAME_ROW, n, heading)
        for at in range(FILTER_ROW + 1, row + 1):
            id_ = sheet.text(at, last).removeprefix("f:")
            _put(sheet, at, n, values.get(id_, ""))
    _put(sheet, row + 2, 1, "Keterangan")
    _put(sheet, row + 2, last, keys.READING)
    _put(sheet, row + 3, 1, "KP  Pengambil keputusan")
    return sheet


def functions(organization: Organization, language: Language = "id") -> Sheet:
    """The list of functions."""
    sheet = Sheet("Daftar Fungsi")
    rows = {
        f.id: [function_text(organization, f, name, language) for name in keys.FUNCTION_FIELDS]
        for f in _functions(organization)
    }
    extras = extra_columns(organization, organization.functions.values())
    _list(sheet, keys.FUNCTIONS, keys.FUNCTION_FIELDS, "function", rows, extras)
    return sheet


def units(organization: Organization, language: Language = "id") -> Sheet:
    """The list of units."""
    sheet = Sheet("Daftar Unit")
    shown = [u for a in organization.agencies for u in organization.units_of(a)]
    rows = {u.id: [unit_text(organization, u, name, language) for name in keys.UNIT_FIELDS] for u in shown}
    extras = extra_columns(organization, organization.units.values())
    _list(sheet, keys.UNITS, keys.UNIT_FIELDS, "unit", rows, extras)
    return sheet


def duties(organization: Organization) -> Sheet:
    """The list of assignments."""
    sheet = Sheet("Tupoksi per Unit")
    rows = {a.id: [a.article, a.note] for a in organization.assignments.values()}
    _list(sheet, keys.DUTIES, keys.DUTY_FIELDS, "assignment", rows, {})
    return sheet


def column_of(sheet: Sheet, key: str) -> int:
    """The column that has a key."""
    return next(c for cells in sheet.rows.values() for c, text in cells.items() if text == key)


def row_of(sheet: Sheet, key: str) -> int:
    """The row that has a key."""
    return next(r for r, cells in sheet.rows.items() if key in cells.values())


def type_in(sheet: Sheet, row: str | int, column: str | int, text: str) -> None:
    """Type into a cell, told by keys or by its numbers; "" empties it."""
    at = row_of(sheet, row) if isinstance(row, str) else row
    across = column_of(sheet, column) if isinstance(column, str) else column
    sheet.rows.setdefault(at, {}).pop(across, None)
    _put(sheet, at, across, text)


def insert_row(sheet: Sheet, at: int) -> None:
    """An empty row before `at`; what stands there moves down."""
    sheet.rows = {(row if row < at else row + 1): cells for row, cells in sheet.rows.items()}
    sheet.merged = [
        Block(b.top + (b.top >= at), b.left, b.bottom + (b.bottom >= at), b.right) for b in sheet.merged
    ]


def insert_column(sheet: Sheet, at: int) -> None:
    """An empty column before `at`."""
    sheet.rows = {
        row: {(c if c < at else c + 1): text for c, text in cells.items()}
        for row, cells in sheet.rows.items()
    }
    sheet.merged = [
        Block(b.top, b.left + (b.left >= at), b.bottom, b.right + (b.right >= at)) for b in sheet.merged
    ]


def delete_row(sheet: Sheet, at: int) -> None:
    """Take a row out; what stands below moves up."""
    sheet.rows = {(r if r < at else r - 1): cells for r, cells in sheet.rows.items() if r != at}


def delete_column(sheet: Sheet, at: int) -> None:
    """Take a column out."""
    sheet.rows = {
        row: {(c if c < at else c - 1): text for c, text in cells.items() if c != at}
        for row, cells in sheet.rows.items()
    }


def _list(
    sheet: Sheet,
    kind: str,
    names: Sequence[str],
    row_kind: str,
    rows: Mapping[str, Sequence[str]],
    extras: Mapping[str, Mapping[str, str]],
) -> None:
    last = len(names) + 1
    for column, name in enumerate(names, 1):
        title = TITLES.get(f"{row_kind}.{name}")
        _put(sheet, LIST_HEAD, column, title[0].id if title else name)
        _put(sheet, KEY_ROW, column, keys.field_key(name))
    _put(sheet, KEY_ROW, last, kind)
    for column, heading in enumerate(extras, last + 1):
        _put(sheet, LIST_HEAD, column, heading)
        _put(sheet, KEY_ROW, column, keys.extra_key(heading))
    for row, (id_, texts) in enumerate(rows.items(), LIST_HEAD + 1):
        _put(sheet, row, last, keys.key_of(row_kind, id_))
        for column, text in enumerate(texts, 1):
            _put(sheet, row, column, text)
        for column, values in enumerate(extras.values(), last + 1):
            _put(sheet, row, column, values.get(id_, ""))


def _functions(organization: Organization, parent: str | None = None) -> list[Function]:
    """All functions in the order of the tree."""
    return [
        found
        for function in organization.subfunctions(parent)
        for found in (function, *_functions(organization, function.id))
    ]


def _put(sheet: Sheet, row: int, column: int, text: str) -> None:
    if text.strip():
        sheet.rows.setdefault(row, {})[column] = text
