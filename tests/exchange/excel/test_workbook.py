import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from builders import agency, assignment, facet_value, function, organization, regulation, resource, role, unit
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from orgdesk import __version__
from orgdesk.analysis.engine import Engine, Verdict
from orgdesk.analysis.findings import Finding, Severity
from orgdesk.analysis.wording import advice, message
from orgdesk.exchange.excel.choices import ExportChoices
from orgdesk.exchange.excel.paper import A3, column_points
from orgdesk.exchange.excel.save import ExportError
from orgdesk.exchange.excel.words import (
    ACCEPTED_SHEET,
    DUTIES,
    FINDINGS,
    FUNCTION_LIST,
    LEGEND,
    MATRIX,
    ROLES,
    UNIT_LIST,
)
from orgdesk.exchange.excel.workbook import workbook_bytes, write_workbook
from orgdesk.exchange.palette import LIGHT
from orgdesk.exchange.text import read_text
from orgdesk.organization.bilingual import LANGUAGES, Language, Text
from orgdesk.organization.display import cell_codes, code_of, short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    PROJECT_ID,
    Acceptance,
    FunctionLevel,
    Project,
    RoleFamily,
    Setting,
)
from orgdesk.organization.scope import Facet, Scope
from orgdesk.reference.shipped import named

TODAY = dt.date(2026, 11, 21)
NAMES = {
    "id": [
        "Matriks Kewenangan",
        "Cara Mengisi",
        "Daftar Fungsi",
        "Daftar Unit",
        "Tupoksi per Unit",
        "Matriks Peran",
        "Temuan",
        "Sumber & Legenda",
        "OrgDesk",
    ],
    "en": [
        "Authority Matrix",
        "How to Fill In",
        "Functions",
        "Units",
        "Duties by Unit",
        "Role Matrix",
        "Findings",
        "Sources & Legend",
        "OrgDesk",
    ],
}
AGENCY_ROW, CODE_ROW, FILTER_ROW, FIRST_ROW, FIRST_UNIT = 6, 7, 9, 10, 4


def verdict(model: Organization) -> Verdict:
    engine = Engine(model, as_of=TODAY)
    engine.settle()
    return engine.verdict()


def written(path: Path, model: Organization, language: Language = "id") -> Workbook:
    write_workbook(model, verdict(model), path / "matriks.xlsx", ExportChoices(language=language), TODAY)
    return load_workbook(path / "matriks.xlsx")


@cache
def support_chain() -> tuple[Organization, Verdict]:
    model = read_text(named("examples")["puskesmas-support-chain"])
    return model, verdict(model)


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


@pytest.fixture(scope="module")
def example(language: Language, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The large example, written and read back."""
    path = tmp_path_factory.mktemp("excel") / "example.xlsx"
    model, found = support_chain()
    write_workbook(model, found, path, ExportChoices(language=language), TODAY)
    return load_workbook(path)


def sheet_of(book: Workbook, name: Text) -> Worksheet:
    """The sheet of that name, in either language."""
    sheet = next(sheet for sheet in book.worksheets if sheet.title in (name.id, name.en))
    return sheet


def seen(book: Workbook) -> list[Worksheet]:
    """The sheets that are not hidden."""
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def unit_columns(sheet: Worksheet) -> dict[str, int]:
    cells = (sheet.cell(CODE_ROW, column) for column in range(FIRST_UNIT, sheet.max_column))
    return {str(cell.value): cell.column for cell in cells if cell.value is not None}


def function_rows(sheet: Worksheet) -> dict[str, int]:
    rows = range(FIRST_ROW, sheet.max_row + 1)
    keyed = [row for row in rows if sheet.cell(row, sheet.max_column).value is not None]
    return {str(sheet.cell(row, 1).value): row for row in keyed if sheet.cell(row, 1).value is not None}


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def texts(sheet: Worksheet) -> Iterator[str]:
    for row in sheet.iter_rows(values_only=True):
        yield from (str(value) for value in row if value is not None)


def row_with(sheet: Worksheet, text: str) -> list[object]:
    return next(list(row) for row in sheet.iter_rows(values_only=True) if text in row)


# -- the workbook --------------------------------------------------------------------------------


def test_the_sheets_stand_in_order(example: Workbook, language: Language) -> None:
    assert example.sheetnames == NAMES[language]


def test_every_sheet_has_its_title_counts_date_and_notice(example: Workbook, language: Language) -> None:
    counts = {"id": "44 fungsi · 69 unit · 451 peran", "en": "44 functions · 69 units · 451 roles"}[language]
    notice = {"id": "Data contoh - bukan data nyata", "en": "Example data - not real data"}[language]
    for sheet, name in zip(seen(example), NAMES[language][:-1], strict=True):
        assert sheet["A1"].value == "Rantai dukungan Puskesmas"
        assert sheet["A2"].value == f"{name} · Kabupaten Tirta Makmur · 21 November 2026"
        assert str(sheet["A3"].value).startswith(counts)
        assert sheet["A4"].value == notice


def test_every_sheet_is_set_for_paper(example: Workbook, language: Language) -> None:
    page = {"id": "Halaman &P dari &N", "en": "Page &P of &N"}[language]
    papers = (8, 14, 14, 14, 14, 8, 14, 14)
    for sheet, name, paper in zip(seen(example), NAMES[language][:-1], papers, strict=True):
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == paper
        assert sheet.page_margins.left >= 2 / 2.54
        assert sheet.print_title_rows
        assert sheet.print_area
        assert sheet.freeze_panes
        assert sheet.oddFooter is not None
        assert sheet.oddFooter.left.text == name.replace("&", "&&")
        assert sheet.oddFooter.right.text == page


def test_tables_fit_the_width_and_can_be_filtered(example: Workbook) -> None:
    for sheet in seen(example)[1:]:
        assert fits_one_page_across(sheet)
    tables = (MATRIX, FUNCTION_LIST, UNIT_LIST, DUTIES, ROLES, FINDINGS)
    assert all(sheet_of(example, name).auto_filter.ref for name in tables)


def test_the_same_model_gives_the_same_bytes() -> None:
    model = read_text(named("examples")["puskesmas-2014"])
    found, choices = verdict(model), ExportChoices(language="id")
    assert workbook_bytes(model, found, choices, TODAY) == workbook_bytes(model, found, choices, TODAY)


def test_properties_say_what_it_is_and_bear_the_date_given(example: Workbook, language: Language) -> None:
    properties = example.properties
    assert (properties.title, properties.creator) == ("Rantai dukungan Puskesmas", "OrgDesk")
    assert properties.language == {"id": "id-ID", "en": "en-GB"}[language]
    assert properties.created == properties.modified == dt.datetime(2026, 11, 21)


def test_the_package_alone_does_not_import_openpyxl() -> None:
    code = "import sys, orgdesk.exchange, orgdesk.exchange.palette, orgdesk.exchange.excel as _; "
    code += "print('openpyxl' in sys.modules)"
    seen = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert seen.stdout.strip() == "False"


# -- the authority matrix --------------------------------------------------------------------------


def test_every_assignment_stands_where_its_function_and_unit_meet(example: Workbook) -> None:
    model, _ = support_chain()
    sheet = example.worksheets[0]
    columns, rows = unit_columns(sheet), function_rows(sheet)
    for row_function in (f for f in model.functions.values() if f.code in rows):
        held = model.assignments_of_function(row_function.id)
        for row_unit in model.units.values():
            here = [a for a in held if a.unit == row_unit.id]
            value = sheet.cell(rows[row_function.code], columns[short(row_unit)]).value
            assert str(value or "").split() == cell_codes(model, here)
    shown = {f.id for f in model.functions.values() if f.code in rows}
    assert {a.function for a in model.assignments.values()} <= shown


def test_agency_heads_cover_exactly_their_units(example: Workbook) -> None:
    model, _ = support_chain()
    sheet = example.worksheets[0]
    columns = unit_columns(sheet)
    spans = {
        r.min_col: r.max_col
        for r in sheet.merged_cells.ranges
        if r.min_row == r.max_row == AGENCY_ROW and r.min_col >= FIRST_UNIT
    }
    for row in model.agencies.values():
        place = [columns[short(u)] for u in model.units_of(row.id)]
        assert sheet.cell(AGENCY_ROW, place[0]).value == row.short_name
        assert spans.get(place[0], place[0]) == place[-1]
        assert place == list(range(place[0], place[-1] + 1))


def test_panes_freeze_at_the_first_cell_and_heads_repeat(example: Workbook) -> None:
    sheet = example.worksheets[0]
    assert sheet.freeze_panes == f"{get_column_letter(FIRST_UNIT)}{FIRST_ROW}"
    assert sheet.print_title_rows == "$6:$9"
    assert sheet.print_title_cols == "$A:$C"


def fits_one_page_across(sheet: Worksheet) -> bool:
    properties = sheet.sheet_properties.pageSetUpPr
    assert properties is not None
    across = (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight)
    return bool(properties.fitToPage) and across == (1, 0)


def test_seventy_units_fit_one_a3_page_across(example: Workbook) -> None:
    sheet = example.worksheets[0]
    assert fits_one_page_across(sheet)
    assert not sheet.col_breaks.brk
    letters = [get_column_letter(column) for column in unit_columns(sheet).values()]
    assert len(letters) == 69
    widths = [sheet.column_dimensions[letter].width for letter in ("A", "B", "C", *letters)]
    assert A3.usable_width / sum(map(column_points, widths)) >= 0.74


def test_a_narrow_matrix_fits_one_page_across(tmp_path: Path) -> None:
    model = organization(assignment("F1", "KP", "U1"))
    assert fits_one_page_across(written(tmp_path, model).worksheets[0])


def test_a_wider_matrix_breaks_between_agencies_and_stays_legible(tmp_path: Path) -> None:
    units = [unit(f"U{n:03}", agency=f"A{n // 20}") for n in range(120)]
    model = organization(*units, *(assignment("F1", "PL", f"U{n:03}") for n in range(120)))
    sheet = written(tmp_path, model).worksheets[0]
    columns = unit_columns(sheet)
    ends = {columns[f"U{n:03}"] for n in range(19, 120, 20)}
    breaks = {b.id for b in sheet.col_breaks.brk}
    assert breaks and breaks <= ends
    assert (sheet.page_setup.scale or 0) >= 74
    assert not fits_one_page_across(sheet)


def test_an_agency_wider_than_a_page_is_headed_again_on_the_next(tmp_path: Path) -> None:
    model = organization(*(assignment("F1", "PL", f"U{n:03}") for n in range(90)))
    sheet = written(tmp_path, model).worksheets[0]
    starts = [b.id + 1 for b in sheet.col_breaks.brk]
    assert starts
    assert [sheet.cell(AGENCY_ROW, c).value for c in starts] == ["A (lanjutan)"] * len(starts)


def test_cells_in_a_finding_say_so_in_words(example: Workbook, language: Language) -> None:
    model, found = support_chain()
    sheet = example.worksheets[0]
    columns, rows = unit_columns(sheet), function_rows(sheet)
    checked = 0
    for finding in found.open:
        subject = model.get(*finding.subject)
        if finding.subject[0] != "function" or code_of(subject) not in rows:
            continue
        here = [f for f in found.open if f.subject == finding.subject]
        for unit_id in finding.units:
            cell = cell_at(sheet, rows[code_of(subject)], columns[short(model.units[unit_id])])
            meeting = [f for f in here if unit_id in f.units]
            assert cell.comment is not None
            assert cell.border.bottom.color.rgb == worst_color(meeting)
            if len(meeting) <= 5:
                assert message(finding, model).in_(language) in cell.comment.text
                assert advice(finding, model).in_(language) in cell.comment.text
            checked += 1
        assert cell_at(sheet, rows[code_of(subject)], 3).comment is not None
    assert checked > 50


def worst_color(findings: list[Finding]) -> str:
    gravest = min((f.severity for f in findings), key=lambda s: s.rank)
    return "FF" + LIGHT.marks[gravest].color.lstrip("#")


def test_severity_shows_in_the_kind_of_line_as_well_as_the_colour(example: Workbook) -> None:
    sheet = example.worksheets[0]
    colors = {"FF" + LIGHT.marks[s].color.lstrip("#"): s for s in Severity}
    seen: dict[Severity, set[str]] = {}
    for row in sheet.iter_rows(min_row=FIRST_ROW, min_col=FIRST_UNIT):
        for cell in row:
            line = cell.border.bottom
            if line.color is not None and line.color.rgb in colors:
                seen.setdefault(colors[line.color.rgb], set()).add(line.style)
    assert set(seen) == set(Severity)
    assert all(len(styles) == 1 for styles in seen.values())
    assert len(set().union(*seen.values())) == len(Severity)


def test_the_function_row_counts_its_findings(tmp_path: Path) -> None:
    model = organization(
        function("F1", code="F1"), assignment("F1", "KP", "U1"), assignment("F1", "KP", "U2")
    )
    found = [f for f in verdict(model).open if f.subject == ("function", "F1")]
    sheet = written(tmp_path, model).worksheets[0]
    tally = str(sheet.cell(function_rows(sheet)["F1"], 3).value)
    counted = {s: sum(f.severity is s for f in found) for s in Severity}
    assert tally.split() == [f"{LIGHT.marks[s].glyph}{n}" for s, n in counted.items() if n]


def test_a_finding_about_a_unit_marks_the_head_of_its_column(tmp_path: Path) -> None:
    model = organization(assignment("F1", "PL", "U1"), unit("IDLE"))
    sheet = written(tmp_path, model).worksheets[0]
    cell = cell_at(sheet, CODE_ROW, unit_columns(sheet)["IDLE"])
    assert cell.comment is not None
    assert "FFF001" in cell.comment.text


def test_a_single_code_has_the_colours_of_its_chip(tmp_path: Path) -> None:
    sheet = written(tmp_path, organization(assignment("F1", "KP", "U1"))).worksheets[0]
    cell = cell_at(sheet, FIRST_ROW, FIRST_UNIT)
    chip = LIGHT.chip("KP", RoleFamily.DECIDE)
    assert cell.value == "KP"
    assert cell.fill.fgColor.rgb == "FF" + chip.fill.lstrip("#")
    assert cell.font.color.rgb == "FF" + chip.text.lstrip("#")


def test_several_codes_keep_their_own_colours(tmp_path: Path) -> None:
    model = organization(*(assignment("F1", code, "U1") for code in ("KP", "KO", "PL")))
    write_workbook(model, verdict(model), tmp_path / "a.xlsx", ExportChoices(language="en"), TODAY)
    cell = load_workbook(tmp_path / "a.xlsx", rich_text=True).worksheets[0].cell(FIRST_ROW, FIRST_UNIT)
    value: Any = cell.value
    assert [(str(run).strip(), run.font.color.rgb) for run in value] == [
        ("KP", "FF" + LIGHT.inks[RoleFamily.DECIDE].lstrip("#")),
        ("KO", "FF" + LIGHT.inks[RoleFamily.DIRECT].lstrip("#")),
        ("PL", "FF" + LIGHT.inks[RoleFamily.DO].lstrip("#")),
    ]


def test_missions_and_goals_are_bands_and_loose_functions_come_last(tmp_path: Path) -> None:
    model = organization(
        function("M", level=FunctionLevel.MISSION, wording="Sehat"),
        function("G", level=FunctionLevel.GOAL, parent="M", wording="Obat tersedia"),
        function("F1", parent="G"),
        function("F2"),
        assignment("F1", "PL", "U1"),
    )
    sheet = written(tmp_path, model).worksheets[0]
    first = [sheet.cell(row, 2).value for row in range(FIRST_ROW, FIRST_ROW + 5)]
    assert first == ["Sehat", "Obat tersedia", "F1", "Belum melayani misi atau tujuan", "F2"]
    assert str(sheet["A3"].value).startswith("2 fungsi · 1 unit · 1 peran")


def test_roles_on_a_goal_are_not_lost(tmp_path: Path) -> None:
    model = organization(function("G", level=FunctionLevel.GOAL), assignment("G", "KP", "U1"))
    book = written(tmp_path, model)
    assert book.worksheets[0].cell(FIRST_ROW, FIRST_UNIT).value == "KP"
    assert "U1" in " ".join(texts(sheet_of(book, ROLES)))


# -- the other sheets ------------------------------------------------------------------------------


def test_the_role_matrix_has_the_suppliers_under_one_head(tmp_path: Path) -> None:
    model = organization(
        resource("PK", order=9),
        role("XX", order=99),
        assignment("F1", "PD", "U1"),
        assignment("F1", "PB", "U2"),
    )
    sheet = sheet_of(written(tmp_path, model), ROLES)
    codes = [cell.value for cell in sheet[8]]
    assert codes[3:] == [
        *["KP", "RG", "RN", "KO", "PI", "PD", "PO", "PB", "PK", "DS", "PH", "PL", "PP", "PW", "EV", "XX"],
        None,
    ]
    supplier = next(
        r for r in sheet.merged_cells.ranges if sheet.cell(r.min_row, r.min_col).value == "Pemasok"
    )
    assert codes[supplier.min_col - 1 : supplier.max_col] == ["PI", "PD", "PO", "PB", "PK"]
    assert sheet.cell(9, codes.index("PD") + 1).value == "U1"


def test_the_role_matrix_names_scopes_and_gaps(tmp_path: Path) -> None:
    model = organization(
        facet_value(Facet.FUNDS, "BLUD", name="Dana BLUD"),
        assignment("F1", "PL", "U1", scope=Scope.of({Facet.FUNDS: ["BLUD"]})),
        assignment("F1", "PL", "U2"),
    )
    sheet = sheet_of(written(tmp_path, model, "en"), ROLES)
    codes = [cell.value for cell in sheet[8]]
    held = str(sheet.cell(9, codes.index("PL") + 1).value)
    assert "U1 (Dana BLUD)" in held
    assert "U2" in held
    gap = cell_at(sheet, 9, codes.index("KP") + 1)
    assert gap.value == "■ none yet"
    assert gap.comment is not None
    assert "GAP001" in gap.comment.text


def test_findings_are_listed_in_full_and_in_order(example: Workbook, language: Language) -> None:
    model, found = support_chain()
    sheet = sheet_of(example, FINDINGS)
    rows = list(sheet.iter_rows(min_row=7, max_row=6 + len(found.open), values_only=True))
    assert [row[0] for row in rows] == list(range(1, len(found.open) + 1))
    assert [row[10] for row in rows] == [f.key for f in found.open]
    assert [row[6] for row in rows] == [message(f, model).in_(language) for f in found.open]
    assert [row[8] for row in rows] == [advice(f, model).in_(language) for f in found.open]


def test_only_sources_that_were_read_stand_as_basis(example: Workbook) -> None:
    basis = [row[7] for row in sheet_of(example, FINDINGS).iter_rows(min_row=7, values_only=True)]
    assert any("UU 30/2014" in str(text) for text in basis)
    assert not any("models/" in str(text) for text in basis)


def test_accepted_findings_stand_apart_with_reason_person_and_day(tmp_path: Path) -> None:
    rows = (assignment("F1", "KP", "U1"), assignment("F1", "KP", "U2"))
    key = next(f.key for f in verdict(organization(*rows)).open if f.rule == "OVL001")
    accepted = Acceptance(id=key, reason="Masa peralihan", who="Sekda", on=TODAY, until=dt.date(2027, 3, 1))
    book = written(tmp_path, organization(*rows, accepted))
    assert book.sheetnames[7] == "Diterima"
    listed = row_with(sheet_of(book, ACCEPTED_SHEET), key)
    assert listed[7:9] == ["Masa peralihan", "Sekda, 21 November 2026, sampai 1 Maret 2027"]
    assert key not in [row[10] for row in sheet_of(book, FINDINGS).iter_rows(min_row=7, values_only=True)]
    matrix_cell = cell_at(book.worksheets[0], FIRST_ROW, FIRST_UNIT)
    assert matrix_cell.comment is None or "OVL001" not in matrix_cell.comment.text


def test_each_finding_says_to_which_case_it_belongs(tmp_path: Path) -> None:
    rows = [assignment(f"F{n}", code, f"U{n}") for n in range(4) for code in ("PL", "PW")]
    book = written(tmp_path, organization(*rows, assignment("F0", "KP", "U0")))
    sheet = sheet_of(book, FINDINGS)
    assert sheet.cell(6, 10).value == "Kasus"
    listed = list(sheet.iter_rows(min_row=7, values_only=True))
    gaps = [row for row in listed if row[2] == "GAP001"]
    assert len(gaps) == 3 and len({row[9] for row in gaps}) == 1
    assert str(gaps[0][9]).endswith("3 dari 4 fungsi A: tanpa pengambil keputusan.")


def test_duties_are_sentences_with_scope_basis_and_note(tmp_path: Path) -> None:
    model = organization(
        function("F1", wording="Imunisasi rutin"),
        facet_value(Facet.AREA, "UTARA", name="Kec. Utara"),
        regulation("30", year=2014),
        unit("U1", name="Seksi Imunisasi", under="U2"),
        assignment(
            "F1",
            "PW",
            "U1",
            scope=Scope.of({Facet.AREA: ["UTARA"]}),
            regulation="30",
            article="Ps.13",
            note="sejak 2020",
            valid_until=dt.date(2027, 1, 31),
        ),
    )
    sheet = sheet_of(written(tmp_path, model), DUTIES)
    assert row_with(sheet, "Mengawasi imunisasi rutin.")[:10] == [
        "U1",
        1,
        "F1",
        "Mengawasi imunisasi rutin.",
        "PW",
        "wilayah Kec. Utara",
        "UU 30/2014",
        "Ps.13",
        "sejak 2020",
        "sampai 31 Januari 2027",
    ]
    assert "U1   Seksi Imunisasi · di bawah U2" in list(texts(sheet))
    assert "Belum memegang peran pada fungsi apa pun." in list(texts(sheet))


def test_every_assignment_is_a_duty(example: Workbook) -> None:
    model, _ = support_chain()
    numbers = [row[1] for row in sheet_of(example, DUTIES).iter_rows(min_row=7, values_only=True)]
    assert sum(isinstance(n, int) for n in numbers) == len(model.assignments)


def test_the_legend_explains_every_code_in_both_languages_and_every_rule(example: Workbook) -> None:
    sheet = sheet_of(example, LEGEND)
    assert row_with(sheet, "Pengambil keputusan")[:3] == ["KP", "Pengambil keputusan", "Decision-maker"]
    said = " ".join(texts(sheet))
    assert f"OrgDesk {__version__}" in said
    model, found = support_chain()
    assert all(rule in said for rule in {f.rule for f in found.open})
    assert all(row.name in said for row in model.agencies.values())


# -- what people type ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ['=HYPERLINK("x")', "+1", "-1", "@sum", "\tx", "#N/A", "=", "'x"])
def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path, name: str) -> None:
    model = organization(
        Project(id=PROJECT_ID, name=name, place=name),
        agency("A", name=name, short_name=name),
        unit("U1", code=name, name=name),
        function("F1", code=name, wording=name),
        assignment("F1", "KP", "U1", note=name, article=name),
    )
    book = written(tmp_path, model)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type in ("f", "e")]
    assert book.worksheets[0].cell(CODE_ROW, FIRST_UNIT).value == name
    assert book.worksheets[0]["A1"].value == name


def test_a_formula_like_name_is_quoted_for_those_who_edit_the_cell(tmp_path: Path) -> None:
    book = written(tmp_path, organization(unit("U1", name="=1+1"), assignment("F1", "KP", "U1")))
    cell = next(c for c in book.worksheets[0][8] if c.value == "=1+1")
    assert cell.quotePrefix
    assert not book.worksheets[0]["A1"].quotePrefix


def test_what_the_format_forbids_is_left_out_and_what_is_too_long_is_cut(tmp_path: Path) -> None:
    model = organization(
        Project(id=PROJECT_ID, name="A & B\x00\x1f &P\nC", place="\ud800Kota"),
        function("F1", wording="x" * 40_000),
        assignment("F1", "KP", "U1", note="a\x0bb"),
    )
    book = written(tmp_path, model)
    sheet = book.worksheets[0]
    assert sheet["A1"].value == "A & B &P\nC"
    wording = str(sheet.cell(FIRST_ROW, 2).value)
    assert (len(wording), wording[-1]) == (32_767, "…")
    assert sheet.oddHeader is not None
    assert sheet.oddHeader.left.text == "A && B &&P C · Kota"
    assert "ab" in list(texts(sheet_of(book, DUTIES)))


def test_an_empty_model_gives_a_workbook_that_says_what_to_do_first(
    tmp_path: Path, language: Language
) -> None:
    book = written(tmp_path, Organization(), language)
    assert [s.title for s in seen(book)] == [NAMES[language][n] for n in (0, 4, 5, 6, 7)]
    first = {"id": "Mulailah dengan instansi dan unitnya", "en": "Start with the agencies and their units"}
    for sheet in (sheet_of(book, name) for name in (MATRIX, ROLES, DUTIES)):
        assert first[language] in " ".join(texts(sheet))
        assert sheet.page_setup.orientation == "landscape"


def test_units_without_functions_are_still_a_workbook(tmp_path: Path) -> None:
    book = written(tmp_path, organization(unit("U1"), Setting(id="x", value="y")))
    assert book.sheetnames[0] == "Matriks Kewenangan"


def test_a_matrix_too_large_for_a_sheet_is_refused(tmp_path: Path) -> None:
    rows: list[Any] = [*(unit(f"U{n}") for n in range(1500)), *(function(f"F{n}") for n in range(1500))]
    with pytest.raises(ExportError) as caught:
        write_workbook(
            organization(*rows), Verdict((), ()), tmp_path / "a.xlsx", ExportChoices(language="id"), TODAY
        )
    assert "1500" in caught.value.in_("id")
    assert list(tmp_path.iterdir()) == []


# -- the disk --------------------------------------------------------------------------------------


def refused(target: Path) -> ExportError:
    with pytest.raises(ExportError) as caught:
        write_workbook(Organization(), Verdict((), ()), target, ExportChoices(language="id"), TODAY)
    assert str(target) in caught.value.in_("id")
    assert str(target) in caught.value.in_("en")
    return caught.value


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    error = refused(tmp_path / "tidak-ada" / "a.xlsx")
    assert str(tmp_path / "tidak-ada") in error.in_("id")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_a_missing_folder(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x")
    assert "folder" in refused(tmp_path / "berkas" / "a.xlsx").in_("en")


def test_a_folder_in_place_of_the_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    assert "folder" in refused(tmp_path / "a.xlsx").in_("en")
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_name_the_disk_cannot_hold_leaves_nothing_behind(tmp_path: Path) -> None:
    refused(tmp_path / ("x" * 300 + ".xlsx"))
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_text("old")
    write_workbook(Organization(), Verdict((), ()), target, ExportChoices(language="id"), TODAY)
    assert load_workbook(target).sheetnames[-1] == "OrgDesk"
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]


# -- what is chosen --------------------------------------------------------------------------------


def chosen(model: Organization, choices: ExportChoices) -> Workbook:
    return load_workbook(BytesIO(workbook_bytes(model, verdict(model), choices, TODAY)))


def tree() -> Organization:
    return organization(
        function("G1", level=FunctionLevel.GOAL),
        function("F1", parent="G1"),
        function("F11", parent="F1"),
        function("G2", level=FunctionLevel.GOAL),
        function("F2", parent="G2"),
        unit("U1", agency="A"),
        unit("U2", agency="B"),
        unit("U3", agency="C"),
        assignment("F1", "KP", "U1"),
        assignment("F11", "PL", "U2"),
        assignment("F2", "PL", "U2"),
    )


def shown(book: Workbook) -> tuple[list[str], list[str]]:
    sheet = book.worksheets[0]
    return list(function_rows(sheet)), list(unit_columns(sheet))


def test_functions_are_chosen_with_all_below_and_what_stands_above() -> None:
    book = chosen(tree(), ExportChoices(language="id", functions=frozenset({"F1"})))
    assert shown(book) == (["G1", "F1", "F11"], ["U1", "U2", "U3"])
    duties = " ".join(texts(sheet_of(book, DUTIES)))
    assert "F11" in duties and "F2" not in duties
    assert str(book.worksheets[0]["A3"].value).startswith("2 fungsi · 3 unit · 2 peran")


def test_agencies_are_chosen_with_the_functions_on_which_they_hold_roles() -> None:
    book = chosen(tree(), ExportChoices(language="id", agencies=frozenset({"A"})))
    assert shown(book) == (["G1", "F1"], ["U1"])
    assert "A" in str(book.worksheets[0]["A2"].value).split(" · ")


def test_an_agency_that_holds_no_role_yet_is_asked_about_all_functions() -> None:
    book = chosen(tree(), ExportChoices(language="id", agencies=frozenset({"C"})))
    assert shown(book) == (["G1", "F1", "F11", "G2", "F2"], ["U3"])


def test_each_agency_can_have_a_sheet_of_its_own() -> None:
    book = chosen(tree(), ExportChoices(language="id", sheet_per_agency=True))
    assert book.sheetnames[:4] == ["A", "B", "C", "Cara Mengisi"]
    assert MATRIX.id not in book.sheetnames
    assert list(function_rows(book["B"])) == ["G1", "F1", "F11", "G2", "F2"]
    assert list(unit_columns(book["B"])) == ["U2"]


def test_findings_can_be_kept_at_home() -> None:
    book = chosen(tree(), ExportChoices(language="id", findings=False))
    assert FINDINGS.id not in book.sheetnames
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.comment is not None]
    assert not [text for text in texts(book.worksheets[0]) if "temuan" in text.casefold()]


def test_comments_can_be_left_out_and_marks_stay() -> None:
    book = chosen(tree(), ExportChoices(language="id", comments=False))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.comment is not None]
    assert "■" in " ".join(texts(book.worksheets[0]))


def test_the_filter_has_a_row_of_its_own(example: Workbook) -> None:
    sheet = example.worksheets[0]
    assert str(sheet.auto_filter.ref).startswith(f"A{FILTER_ROW}:")
    assert [sheet.cell(FILTER_ROW, column).value for column in (1, 2)] != [None, None]
    assert sheet.cell(FILTER_ROW, FIRST_UNIT).value is None
