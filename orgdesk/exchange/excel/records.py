"""The lists of functions and of units: all that can be edited of them in a spreadsheet; they return."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from openpyxl.utils import get_column_letter as letter

from orgdesk.exchange.excel import keys
from orgdesk.exchange.excel.choice_lists import ONE_OF_THE_LIST, ChoiceLists
from orgdesk.exchange.excel.fields import (
    CHOICES,
    NO,
    YES,
    extra_columns,
    function_text,
    short_agency,
    unit_text,
)
from orgdesk.exchange.excel.layout import Content
from orgdesk.exchange.excel.paper import FOLIO, running_lines, set_up
from orgdesk.exchange.excel.parts import (
    BODY,
    KEY,
    RETURNS,
    TITLE_ROWS,
    fill_row,
    first_steps,
    heads,
    hidden_keys,
    title_block,
)
from orgdesk.exchange.excel.pen import Look, Pen, Words
from orgdesk.exchange.excel.words import AGENCY, CODE, FUNCTION, FUNCTION_LIST, NOTE, UNIT, UNIT_LIST
from orgdesk.exchange.palette import LIGHT
from orgdesk.organization.bilingual import Text
from orgdesk.organization.names import name_of_value
from orgdesk.organization.records import Function, Unit

HEAD_ROW = TITLE_ROWS + 1
SPARE_LINES = 200
"""Lines below the last one in which cells are limited too: here rows are added."""
_EXTRA_WIDTH = 20.0
_LEVEL = Text("Tingkat", "Level")
TITLES: Mapping[str, tuple[Text, float]] = {
    "function.code": (CODE, 9.0),
    "function.wording": (FUNCTION, 48.0),
    "function.parent": (Text("Di bawah", "Below"), 10.0),
    "function.level": (_LEVEL, 9.0),
    "function.type": (Text("Tipe", "Type"), 12.5),
    "function.work": (Text("Jenis pekerjaan", "Kind of work"), 11.0),
    "function.critical": (Text("Kritis", "Critical"), 7.5),
    "function.strategic": (Text("Strategis", "Strategic"), 9.0),
    "function.affair": (Text("Urusan", "Affair"), 16.0),
    "function.reference": (Text("Rujukan", "Reference"), 26.0),
    "function.note": (NOTE, 28.0),
    "unit.code": (CODE, 11.0),
    "unit.name": (UNIT, 38.0),
    "unit.agency": (AGENCY, 13.0),
    "unit.superior": (Text("Atasan", "Superior"), 13.0),
    "unit.unit_kind": (Text("Jenis", "Kind"), 17.0),
    "unit.level": (_LEVEL, 18.0),
    "unit.echelon": (Text("Eselon", "Echelon"), 8.0),
    "unit.head_title": (Text("Jabatan pimpinan", "Title of the head"), 24.0),
    "unit.staff": (Text("Pegawai", "Staff"), 8.5),
    "unit.working_area": (Text("Wilayah kerja", "Working area"), 16.0),
    "unit.note": (NOTE, 26.0),
}
_BODY = replace(BODY, down="center")
_PLAIN = replace(_BODY, literal=True)
_NUMBER = replace(_BODY, across="right")
_FLAG = replace(_BODY, across="center")
_STRONG = replace(_PLAIN, bold=True)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a list."""

    key: str
    id: str
    cells: list[tuple[Words, Look]]


def write_functions(pen: Pen, content: Content, lists: ChoiceLists) -> None:
    """Draw the sheet of functions, missions and goals among them."""
    depth = {line.function.id: line.depth for line in content.lines if line.function is not None}
    lines = [
        _Line(
            keys.key_of("function", function.id),
            function.id,
            [_function_cell(content, function, field, depth) for field in keys.FUNCTION_FIELDS],
        )
        for function in content.functions
    ]
    extras = extra_columns(content.organization, content.functions)
    _write(pen, content, lists, FUNCTION_LIST, keys.FUNCTIONS, keys.FUNCTION_FIELDS, lines, extras)


def write_units(pen: Pen, content: Content, lists: ChoiceLists) -> None:
    """Draw the sheet of units."""
    lines = [
        _Line(
            keys.key_of("unit", unit.id),
            unit.id,
            [_unit_cell(content, unit, field) for field in keys.UNIT_FIELDS],
        )
        for unit in content.units
    ]
    extras = extra_columns(content.organization, content.units)
    _write(pen, content, lists, UNIT_LIST, keys.UNITS, keys.UNIT_FIELDS, lines, extras)


def _function_cell(
    content: Content, function: Function, field: str, depth: Mapping[str, int]
) -> tuple[Words, Look]:
    text = function_text(content.organization, function, field, content.language)
    band = None if function.is_work else LIGHT.panel
    if field in ("critical", "strategic"):
        return text, replace(_FLAG, fill=band)
    look = _STRONG if field == "code" or (field == "wording" and band) else _PLAIN
    return text, replace(look, fill=band, indent=depth[function.id] if field == "wording" else 0)


def _unit_cell(content: Content, unit: Unit, field: str) -> tuple[Words, Look]:
    if field == "staff":
        whole = unit.staff is not None and unit.staff == int(unit.staff)
        return (int(unit.staff) if whole and unit.staff is not None else unit.staff), _NUMBER
    text = unit_text(content.organization, unit, field, content.language)
    return text, _STRONG if field == "code" else _PLAIN


def _write(
    pen: Pen,
    content: Content,
    lists: ChoiceLists,
    name: Text,
    kind: str,
    fields: Sequence[str],
    lines: Sequence[_Line],
    extras: Mapping[str, Mapping[str, str]],
) -> None:
    title_block(pen, content, name)
    running_lines(pen.sheet, content.organization.project, content.say(name), content.language)
    if content.empty:
        first_steps(pen, content, FOLIO)
        return
    pen.sheet.sheet_properties.tabColor = RETURNS.lstrip("#")
    owner = "function" if kind == keys.FUNCTIONS else "unit"
    titles = [TITLES[f"{owner}.{field}"] for field in fields]
    widths = [*(width for _, width in titles), *[_EXTRA_WIDTH] * len(extras)]
    pen.widths(widths)
    columns = [*map(keys.field_key, fields), *map(keys.extra_key, extras)]
    key_column = hidden_keys(pen, kind, columns)
    heads(pen, HEAD_ROW, [*(content.say(title) for title, _ in titles), *extras], widths)
    pen.sheet.freeze_panes = f"C{HEAD_ROW + 1}"
    set_up(pen.sheet, FOLIO, rows=(HEAD_ROW, HEAD_ROW), columns=None)
    row = HEAD_ROW
    for line in lines:
        row += 1
        own: list[tuple[Words, Look]] = [(values.get(line.id), _PLAIN) for values in extras.values()]
        fill_row(pen, row, [*line.cells, *own], widths)
        pen.put(row, key_column, line.key, KEY)
        pen.flush()
    for column, field in enumerate(fields, 1):
        values = _choices(content, f"{owner}.{field}")
        area = f"{letter(column)}{HEAD_ROW + 1}:{letter(column)}{row + SPARE_LINES}"
        lists.limit(pen, values, area, ONE_OF_THE_LIST, content)
    pen.sheet.auto_filter.ref = f"A{HEAD_ROW}:{letter(key_column)}{row}"
    pen.sheet.print_area = f"A1:{letter(len(widths))}{row}"


def _choices(content: Content, field: str) -> list[str]:
    """What a field may hold; [] for anything."""
    if field in CHOICES:
        values: Sequence[StrEnum] = list(CHOICES[field])
        return [content.say(name_of_value(value)) for value in values]
    if field in ("function.critical", "function.strategic"):
        return [content.say(YES), content.say(NO)]
    if field == "unit.agency":
        here, chosen = content.organization, content.choices.agencies
        agencies = sorted(here.agencies.values(), key=lambda a: (a.order, a.id))
        return [short_agency(here, a.id) for a in agencies if chosen is None or a.id in chosen]
    return []
