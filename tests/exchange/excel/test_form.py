import datetime as dt
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from builders import agency, assignment, function, organization, regulation, unit
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook

from orgdesk.exchange.excel import keys
from orgdesk.exchange.excel.choices import ExportChoices
from orgdesk.exchange.excel.form import write_form
from orgdesk.exchange.excel.save import ExportError
from orgdesk.exchange.excel.state import unpack
from orgdesk.organization.bilingual import LANGUAGES, Language
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import FunctionLevel

TODAY = dt.date(2026, 11, 21)


def model() -> Organization:
    return organization(
        agency("A", short_name="Dinkes"),
        function("G", level=FunctionLevel.GOAL, wording="Sehat"),
        function("F1", parent="G", wording="Imunisasi"),
        function("F2", wording="Surveilans"),
        unit("U1", name="Seksi Imunisasi"),
        unit("U2", name="Seksi Lain"),
        unit("U3", name="Seksi Lain"),
        regulation("9"),
        assignment("F1", "KP", "U1", regulation="9"),
    )


@cache
def form(language: Language = "id", *, words: bool = False) -> Workbook:
    with TemporaryDirectory() as folder:
        target = Path(folder) / "formulir.xlsx"
        write_form(model(), target, ExportChoices(language=language, words=words), TODAY)
        return load_workbook(target)


def test_a_form_is_a_sheet_with_functions_units_and_empty_cells() -> None:
    book = form()
    assert book.sheetnames == ["Formulir Peran", "OrgDesk"]
    sheet = book.worksheets[0]
    marker = next(c for row in sheet.iter_rows() for c in row if c.value == keys.FORM)
    assert isinstance(marker, Cell)
    columns = {str(c.value): c.column for c in sheet[marker.row] if c.value is not None}
    lines = {str(sheet.cell(row, marker.column).value): row for row in range(1, sheet.max_row + 1)}
    assert {"c:code", "c:wording", "u:U1", "u:U2", "u:U3"} <= set(columns)
    assert {"f:G", "f:F1", "f:F2"} <= set(lines)
    assert sheet.cell(lines["f:F1"], columns["c:wording"]).value == "Imunisasi"
    roles = [sheet.cell(lines[f], columns[u]).value for f in ("f:F1", "f:F2") for u in ("u:U1", "u:U2")]
    assert roles == [None] * 4
    assert sheet.row_dimensions[marker.row].hidden
    assert sheet.column_dimensions[marker.column_letter].hidden


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_asks_who_fills_it_in(language: Language) -> None:
    sheet = form(language).worksheets[0]
    keyed = [(n, str(sheet.cell(n, 2).value)) for n in range(1, sheet.max_row + 1)]
    asked = {n: key.removeprefix(keys.RESPONDENT) for n, key in keyed if key.startswith(keys.RESPONDENT)}
    assert tuple(asked.values()) == keys.RESPONDENT_FIELDS
    assert sheet.column_dimensions["B"].hidden
    for row in asked:
        answer = sheet.cell(row, 3)
        assert answer.value is None
        assert answer.border.bottom.style
    names = {"id": ["Nama", "Jabatan", "Unit kerja", "Tanggal"], "en": ["Name", "Post", "Unit", "Date"]}
    assert [sheet.cell(row, 1).value for row in asked] == names[language]


def test_units_that_are_called_alike_are_chosen_by_code() -> None:
    book = form()
    values = [[str(c.value) for c in column if c.value] for column in book["OrgDesk"].iter_cols(min_col=3)]
    assert ["Seksi Imunisasi", "U2", "U3"] in values
    assert len(book.worksheets[0].data_validations.dataValidation) == 2


def test_it_carries_who_there_is_and_not_who_does_what() -> None:
    sheet = form()["OrgDesk"]
    texts = [str(row[0]) for row in sheet.iter_rows(2, max_col=1, values_only=True) if row[0]]
    state = unpack(texts)
    assert state.form
    assert (set(state.organization.functions), set(state.organization.units)) == (
        {"G", "F1", "F2"},
        {"U1", "U2", "U3"},
    )
    assert state.organization.roles == model().roles
    assert not state.organization.assignments
    assert not state.organization.regulations


def test_codes_and_what_to_do_stand_on_the_form_itself() -> None:
    said = " ".join(str(v) for row in form().worksheets[0].values for v in row if v is not None)
    assert "KP" in said and "Pengambil\xa0keputusan" in said
    assert "Tulis kode peran" in said
    named = form(words=True)
    assert "Pilih peran" in " ".join(str(v) for row in named.worksheets[0].values for v in row if v)


def test_it_is_set_for_paper_and_for_a_screen(tmp_path: Path) -> None:
    sheet = form().worksheets[0]
    assert sheet.page_setup.paperSize == 9, "few units fit on A4"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.freeze_panes == "D14"
    assert sheet.print_title_rows == "$10:$13"
    wide = organization(function("F"), *(unit(f"U{n}") for n in range(60)))
    write_form(wide, tmp_path / "lebar.xlsx", ExportChoices(language="id"), TODAY)
    wide_sheet = load_workbook(tmp_path / "lebar.xlsx").worksheets[0]
    assert wide_sheet.page_setup.paperSize == 8
    assert wide_sheet.col_breaks.brk


def test_an_empty_model_gives_a_form_that_says_what_to_do_first(tmp_path: Path) -> None:
    write_form(Organization(), tmp_path / "a.xlsx", ExportChoices(language="en"), TODAY)
    said = [str(v) for row in load_workbook(tmp_path / "a.xlsx").worksheets[0].values for v in row if v]
    assert any("Start with the agencies" in text for text in said)


def test_a_form_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        write_form(model(), tmp_path / "tidak-ada" / "a.xlsx", ExportChoices(language="id"), TODAY)
    assert list(tmp_path.iterdir()) == []
