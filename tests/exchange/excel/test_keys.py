import datetime as dt
from functools import cache
from io import BytesIO

import pytest
from builders import assignment, function, organization, unit
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from orgdesk.analysis.engine import Verdict
from orgdesk.exchange.excel import keys
from orgdesk.exchange.excel.choices import ExportChoices
from orgdesk.exchange.excel.words import DUTIES, FUNCTION_LIST, MATRIX, ROLES, UNIT_LIST
from orgdesk.exchange.excel.workbook import workbook_bytes
from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Extra, FunctionLevel

TODAY = dt.date(2026, 11, 21)
KEY_ROW = 5


def model() -> Organization:
    return organization(
        function("G", level=FunctionLevel.GOAL),
        function("F1", parent="G"),
        function("F2"),
        unit("U1", agency="A"),
        unit("U2", agency="B"),
        assignment("F1", "KP", "U1", article="Ps. 3", note="lama"),
        Extra(id="x1", column="Anggaran", value="5 juta", function="F1"),
        Extra(id="x2", column="Gedung", value="B", unit="U2", order=1),
    )


@cache
def book(*, findings: bool) -> Workbook:
    chosen = ExportChoices(language="id", findings=findings)
    return load_workbook(BytesIO(workbook_bytes(model(), Verdict((), ()), chosen, TODAY)))


def sheet(name: Text, *, findings: bool = True) -> Worksheet:
    return book(findings=findings)[name.id]


def across(found: Worksheet) -> list[str]:
    return [str(cell.value) for cell in found[KEY_ROW] if cell.value is not None]


def down(found: Worksheet) -> dict[str, int]:
    cells = found[get_column_letter(found.max_column)]
    return {str(cell.value): cell.row for cell in cells if cell.value is not None}


@pytest.mark.parametrize("kind", ["agency", "unit", "function", "assignment"])
@pytest.mark.parametrize("id_", ["1", "2026-01-01", "x:y", " a", "f:1"])
def test_a_key_is_read_as_it_was_written(kind: str, id_: str) -> None:
    assert keys.read_key(keys.key_of(kind, id_)) == (kind, id_)


def test_fields_and_extra_columns_are_keys_and_other_words_are_none() -> None:
    assert keys.read_key(keys.field_key("code")) == ("field", "code")
    assert keys.read_key(keys.extra_key("Tahun: 2026")) == ("extra", "Tahun: 2026")
    assert [keys.read_key(text) for text in ("", "u:", "KP", "z:1", keys.MATRIX)] == [None] * 5


def test_the_matrix_says_what_each_column_and_line_is() -> None:
    found = sheet(MATRIX)
    wanted = ["c:code", "c:wording", keys.READING, "u:U1", "u:U2", "x:Anggaran", keys.MATRIX]
    assert across(found) == wanted
    lines = down(found)
    assert {"f:G", "f:F1", "f:F2"} <= set(lines)
    assert found.cell(lines["f:F1"], 2).value == "F1"
    assert found.cell(lines["f:F1"], 4).value == "KP"
    assert found.cell(lines["f:F1"], 6).value == "5 juta"
    heads = {key: row for key, row in lines.items() if key.startswith("c:")}
    assert found.cell(heads["c:code"], 5).value == "U2"
    assert found.cell(heads["c:name"], 5).value == "U2"
    assert found.cell(heads["c:agency"], 5).value == "B"


@pytest.mark.parametrize("name", [MATRIX, FUNCTION_LIST, UNIT_LIST, DUTIES])
def test_keys_are_hidden_and_a_filter_takes_them_along(name: Text) -> None:
    found = sheet(name)
    last = get_column_letter(found.max_column)
    assert found.row_dimensions[KEY_ROW].hidden
    assert found.column_dimensions[last].hidden
    assert str(found.auto_filter.ref).split(":")[1].startswith(last)
    assert found.cell(KEY_ROW, found.max_column).value in keys.KINDS


@pytest.mark.parametrize("name", [MATRIX, FUNCTION_LIST, UNIT_LIST, DUTIES])
def test_nothing_in_a_table_is_merged_so_that_it_can_be_sorted(name: Text) -> None:
    found = sheet(name)
    rows = [row for key, row in down(found).items() if key[:2] in ("f:", "u:", "r:")]
    assert not [block for block in found.merged_cells.ranges if min(rows) <= block.min_row <= max(rows)]


def test_the_band_of_those_that_serve_no_mission_has_no_key() -> None:
    found = sheet(MATRIX)
    row = next(c.row for c in found["B"] if c.value == "Belum melayani misi atau tujuan")
    assert found.cell(row, found.max_column).value is None


def test_without_findings_their_column_is_gone() -> None:
    assert across(sheet(MATRIX, findings=False))[:3] == ["c:code", "c:wording", "u:U1"]


def test_duties_return_their_article_and_note() -> None:
    found = sheet(DUTIES)
    columns = across(found)
    row = down(found)["r:F1 KP U1"]
    assert found.cell(row, columns.index("c:article") + 1).value == "Ps. 3"
    assert found.cell(row, columns.index("c:note") + 1).value == "lama"
    assert {key[2:] for key in columns if key.startswith("c:")} == {*keys.DUTY_FIELDS, "reading"}


def test_lists_have_all_fields_and_the_columns_of_users() -> None:
    functions, units = sheet(FUNCTION_LIST), sheet(UNIT_LIST)
    assert across(functions) == [*map(keys.field_key, keys.FUNCTION_FIELDS), "x:Anggaran", keys.FUNCTIONS]
    assert across(units) == [*map(keys.field_key, keys.UNIT_FIELDS), "x:Gedung", keys.UNITS]
    assert set(down(functions)) == {"f:G", "f:F1", "f:F2", keys.FUNCTIONS}
    assert units.cell(down(units)["u:U2"], 12).value == "B"


def test_sheets_for_reading_carry_no_keys() -> None:
    texts = {str(value) for row in sheet(ROLES).values for value in row if value is not None}
    assert not [text for text in texts if keys.read_key(text) is not None]
