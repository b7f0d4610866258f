import datetime as dt
from functools import cache
from io import BytesIO

import pytest
from builders import area, assignment, function, organization, role, unit
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from orgdesk.analysis.engine import Verdict
from orgdesk.exchange.excel import keys
from orgdesk.exchange.excel.choices import ExportChoices
from orgdesk.exchange.excel.fields import function_text, unit_text
from orgdesk.exchange.excel.words import FUNCTION_LIST, MATRIX, UNIT_LIST
from orgdesk.exchange.excel.workbook import workbook_bytes
from orgdesk.organization.bilingual import LANGUAGES, Language
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    Echelon,
    FunctionLevel,
    FunctionType,
    Level,
    UnitKind,
    WorkKind,
)

TODAY = dt.date(2026, 11, 21)


def model() -> Organization:
    return organization(
        function("G", level=FunctionLevel.GOAL, code="1.10", wording="Tujuan"),
        function(
            "F1",
            parent="G",
            type=FunctionType.SERVICE,
            work=WorkKind.CORE,
            critical=True,
            strategic=True,
            affair="1.02",
            reference="Ps. 9",
            note="catatan",
        ),
        area("K1", name="Kec. Utara"),
        unit(
            "U1",
            name="Seksi",
            under="U2",
            unit_kind=UnitKind.SECTION,
            level=Level.SUPPORTING,
            echelon=Echelon.IVA,
            head_title="Kepala Seksi",
            staff=2.5,
            working_area="K1",
            note="dekat",
        ),
        unit("U2", staff=4.0),
        *(assignment("F1", code, "U1") for code in ("KP", "KO", "PL")),
        assignment("F1", "PW", "U2"),
    )


@cache
def book(
    language: Language = "id", *, words: bool = False, validation: bool = True, lists: bool = True
) -> Workbook:
    return written(model(), ExportChoices(language=language, words=words, validation=validation, lists=lists))


def written(here: Organization, choices: ExportChoices) -> Workbook:
    return load_workbook(BytesIO(workbook_bytes(here, Verdict((), ()), choices, TODAY)))


def limits(sheet: Worksheet) -> list[DataValidation]:
    found: list[DataValidation] = sheet.data_validations.dataValidation
    return found


def allowed(here: Workbook, limit: DataValidation) -> list[str]:
    """The values of the list that a validation refers to."""
    name, _, area = str(limit.formula1).replace("$", "").partition("!")
    first, top, last, bottom = range_boundaries(area)
    assert first == last
    cells = here[name].iter_rows(top, bottom, first, last, values_only=True)
    return [str(row[0]) for row in cells]


def line(sheet: Worksheet, key: str) -> dict[str, object]:
    """Field → what the line with that key says."""
    lines = range(1, sheet.max_row + 1)
    row = next(n for n in lines if sheet.cell(n, sheet.max_column).value == key)
    heads = {n: str(sheet.cell(5, n).value) for n in range(1, sheet.max_column)}
    return {head[2:]: sheet.cell(row, n).value for n, head in heads.items() if head.startswith("c:")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_say_what_fields_mean(language: Language) -> None:
    here, found = model(), book(language)
    functions = found[FUNCTION_LIST.in_(language)]
    units = found[UNIT_LIST.in_(language)]
    for row in here.functions.values():
        said = line(functions, keys.key_of("function", row.id))
        for field in keys.FUNCTION_FIELDS:
            assert (said[field] or "") == function_text(here, row, field, language)
    for place in here.units.values():
        said = line(units, keys.key_of("unit", place.id))
        for field in keys.UNIT_FIELDS:
            text = "" if said[field] is None else str(said[field])
            assert text == unit_text(here, place, field, language)


def test_words_are_those_of_the_language() -> None:
    here = model()
    row, place = here.functions["F1"], here.units["U1"]
    assert function_text(here, row, "critical", "id") == "ya"
    assert function_text(here, row, "critical", "en") == "yes"
    assert function_text(here, row, "parent", "id") == "1.10"
    assert function_text(here, row, "type", "id") == "pelayanan"
    assert unit_text(here, place, "unit_kind", "id") == "seksi"
    assert unit_text(here, place, "superior", "id") == "U2"
    assert unit_text(here, place, "staff", "id") == "2.5"
    assert unit_text(here, here.units["U2"], "staff", "id") == "4"
    assert unit_text(here, place, "working_area", "id") == "Kec. Utara"


def test_what_is_typed_over_a_code_stays_text() -> None:
    here = book()
    sheet = here[FUNCTION_LIST.id]
    row = next(c.row for c in sheet["A"] if c.value == "1.10")
    assert sheet.cell(row, 1).number_format == "@"
    matrix = here[MATRIX.id]
    assert next(c for c in matrix["A"] if c.value == "1.10").number_format == "@"


def test_a_number_of_people_is_a_number() -> None:
    assert line(book()[UNIT_LIST.id], "u:U1")["staff"] == 2.5
    assert line(book()[UNIT_LIST.id], "u:U2")["staff"] == 4


def test_cells_of_the_matrix_take_codes_only() -> None:
    here = book()
    sheet = here[MATRIX.id]
    (limit,) = limits(sheet)
    assert (limit.type, limit.errorStyle, limit.allowBlank) == ("list", "stop", True)
    assert limit.showErrorMessage and limit.error and limit.errorTitle
    values = allowed(here, limit)
    singles = [code for code in values if " " not in code]
    assert values[: len(singles)] == singles
    assert {"KP", "PL", "PW", "PD"} <= set(singles)
    assert values[len(singles)] == "KP KO PL", "what is there comes before what could be"
    assert {"KO PL", "PL KO"} <= set(values)
    assert "KP KP" not in values
    assert len(values) == len(set(values))


def test_the_cells_that_are_limited_are_those_of_functions_and_units() -> None:
    sheet = book()[MATRIX.id]
    (limit,) = limits(sheet)
    assert str(limit.sqref) == "D10:E11"


def test_what_stands_in_a_cell_can_be_typed_again() -> None:
    for words in (False, True):
        here = book(words=words)
        sheet = here[MATRIX.id]
        values = allowed(here, limits(sheet)[0])
        cells = [str(c.value) for row in sheet["D10:E11"] for c in row if c.value is not None]
        assert cells and set(cells) <= set(values)


def test_names_of_roles_stand_below_each_other() -> None:
    here = book(words=True)
    sheet = here[MATRIX.id]
    assert sheet["D11"].value == "Pengambil keputusan\nKoordinator\nPelaksana"
    assert sheet["E11"].value == "Pengawas"
    values = allowed(here, limits(sheet)[0])
    assert values[0] == "Pengambil keputusan"
    assert {"KP", "KP PL"} <= set(values), "codes will do"


def test_enumerations_have_lists_and_room_for_new_lines() -> None:
    here = book()
    for name, count in ((FUNCTION_LIST, 5), (UNIT_LIST, 4)):
        sheet = here[name.id]
        found = limits(sheet)
        assert len(found) == count
        last = [range_boundaries(str(limit.sqref))[3] or 0 for limit in found]
        assert min(last) > sheet.max_row + 100
    levels = allowed(here, limits(here[FUNCTION_LIST.id])[0])
    assert levels == ["misi", "tujuan", "fungsi", "tugas"]


def test_messages_are_as_short_as_the_format_asks() -> None:
    for language in LANGUAGES:
        for words in (False, True):
            for sheet in book(language, words=words).worksheets:
                for limit in limits(sheet):
                    assert len(str(limit.errorTitle)) <= 32
                    assert len(str(limit.error)) <= 255


def test_lists_and_limits_can_be_left_out() -> None:
    here = book(validation=False, lists=False)
    assert not any(limits(sheet) for sheet in here.worksheets)
    assert FUNCTION_LIST.id not in here.sheetnames
    assert here[keys.STATE_SHEET].max_column == 1


def test_a_code_like_a_formula_is_text_in_its_list_too() -> None:
    here = organization(role("=1+1", order=99), assignment("F1", "KP", "U1"))
    found = written(here, ExportChoices(language="id"))
    cells = [c for row in found[keys.STATE_SHEET].iter_rows() for c in row if c.value == "=1+1"]
    assert cells and all(cell.data_type == "s" for cell in cells)
    assert "=1+1" in allowed(found, limits(found[MATRIX.id])[0])
