import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet
from spreadsheet_files import MAIN, OFFICE, cells, packed, rows, sorts, xlsx_parts

from orgdesk.exchange.sheets.grid import Block, Book
from orgdesk.exchange.sheets.read import read_book
from orgdesk.exchange.sheets.watch import Limits, SheetRefused, Watch


def first(book: Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def saved(book: Workbook, tmp_path: Path) -> Book:
    book.save(tmp_path / "b.xlsx")
    return read_book(tmp_path / "b.xlsx")


def built(tmp_path: Path, *sheets: str, strings: str = "", styles: str = "", workbook: str = "") -> Book:
    parts = xlsx_parts(*sheets, strings=strings, styles=styles, workbook=workbook)
    return read_book(packed(tmp_path / "b.xlsx", parts))


def test_texts_numbers_booleans_and_errors(tmp_path: Path) -> None:
    book = Workbook()
    sheet = first(book)
    sheet.title = "Matriks"
    sheet["A1"], sheet["B1"], sheet["C1"] = "Fungsi  ", 3.0, 0.5
    sheet["A2"], sheet["B2"], sheet["C2"], sheet["D2"] = True, False, "#REF!", 1e-7
    sheet["A3"], sheet["B3"], sheet["C3"] = "x\u00a0y\nz", "  \u00a0\u200b ", 15e16
    sheet["B4"].number_format, sheet["B4"] = "0%", 0.25
    read = saved(book, tmp_path)
    assert (read.form, read.sheets[0].name, read.problems) == ("xlsx", "Matriks", [])
    assert cells(read) == {
        **{"A1": "Fungsi  ", "B1": "3", "C1": "0.5", "A2": "TRUE", "B2": "FALSE", "C2": "#REF!"},
        **{"D2": "0.0000001", "A3": "x\u00a0y\nz", "C3": "150000000000000000", "B4": "0.25"},
    }
    assert sorts(read) == {
        **{"B1": "number", "C1": "number", "A2": "boolean", "B2": "boolean", "C2": "error"},
        **{"D2": "number", "C3": "number", "B4": "number"},
    }


@pytest.mark.parametrize("from_1904", [False, True])
def test_dates_of_both_date_systems(tmp_path: Path, from_1904: bool) -> None:
    book = Workbook()
    if from_1904:
        book.epoch = CALENDAR_MAC_1904
    sheet = first(book)
    sheet["A1"], sheet["B1"] = dt.date(2024, 1, 31), dt.datetime(2024, 1, 31, 8, 30, 15)
    sheet["C1"].number_format, sheet["C1"] = "[$-421]dd mmmm yyyy", dt.date(2023, 3, 15)
    sheet["D1"].number_format, sheet["D1"] = '"hari ke-"0', 12
    sheet["E1"] = dt.timedelta(hours=30)
    read = saved(book, tmp_path)
    assert cells(read) == {
        "A1": "2024-01-31",
        "B1": "2024-01-31 08:30:15",
        "C1": "2023-03-15",
        "D1": "12",
        "E1": "30:00:00",
    }
    assert sorts(read) == {"A1": "date", "B1": "date", "C1": "date", "D1": "number", "E1": "date"}


def test_times_iso_dates_and_the_leap_day_that_never_was(tmp_path: Path) -> None:
    styles = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    values = [
        f'<c r="{letter}1" s="1"><v>{v}</v></c>' for letter, v in zip("ABC", (0.5, 59, 61), strict=True)
    ]
    values += ['<c r="D1" t="d"><v>2024-01-31T00:00:00</v></c>', '<c r="E1" s="1"><v>-3</v></c>']
    read = built(tmp_path, rows("".join(values)), styles=styles)
    assert cells(read) == {
        "A1": "12:00:00",
        "B1": "1900-02-28",
        "C1": "1900-03-01",
        "D1": "2024-01-31",
        "E1": "-3",
    }
    assert sorts(read)["E1"] == "number"
    (problem,) = read.problems
    assert "formatted as a date" in problem.sentence.en and problem.place == (1, 5)


def test_merged_cells_hidden_rows_columns_and_sheets(tmp_path: Path) -> None:
    book = Workbook()
    sheet = first(book)
    for row in range(1, 6):
        sheet.append([f"r{row}", "b", "c", "d"])
    sheet.merge_cells("A1:C2")
    sheet.row_dimensions[4].hidden = True
    sheet.row_dimensions[900].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["Z"].hidden = True
    for state in ("hidden", "veryHidden"):
        book.create_sheet(state).sheet_state = state
    read = saved(book, tmp_path)
    shown, hidden, very = read.sheets
    assert shown.merged == [Block(1, 1, 2, 3)]
    assert (shown.hidden_rows, shown.hidden_columns) == ({4}, {2})
    assert [sheet.hidden for sheet in (shown, hidden, very)] == [False, True, True]


def test_rich_text_inline_text_and_reading_aids(tmp_path: Path) -> None:
    book = Workbook()
    first(book)["A1"] = CellRichText("Kepala ", TextBlock(InlineFont(b=True), "Dinas"))
    assert cells(saved(book, tmp_path)) == {"A1": "Kepala Dinas"}
    strings = (
        "<si><r><t>Ka</t></r><r><t xml:space='preserve'> Dis</t></r><rPh sb='0' eb='1'><t>aid</t></rPh></si>"
        "<si><t>a_x000D_b_x0041_</t></si>"
    )
    inline = '<c r="C1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r><rPh><t>aid</t></rPh></is></c>'
    read = built(
        tmp_path, rows(f'<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v> 1 </v></c>{inline}'), strings=strings
    )
    assert cells(read) == {"A1": "Ka Dis", "B1": "a\nbA", "C1": "inline"}


def test_formulas_give_the_value_that_is_kept(tmp_path: Path) -> None:
    read = built(
        tmp_path,
        rows(
            '<c r="A1"><f>B1*2</f><v>6</v></c>'
            '<c r="B1" t="str"><f>"K"&amp;"P"</f><v>KP</v></c>'
            '<c r="C1"><f>SUM(A1:A9)</f></c>'
            '<c r="D1"><f>SUM(A1:A9)</f><v></v></c>'
            '<c r="E1" t="str"><f>""</f><v></v></c>'
            '<c r="F1"><f>[1]Sheet1!A1</f><v>4</v></c>'
            """<c r="G1" t="str"><f>'[2]Bidang P2P'!$A$1</f><v>PL</v></c>"""
            '<c r="H1" t="e"><f>[1]Sheet1!A1</f><v>#REF!</v></c>'
            '<c r="I1"><f t="shared" si="0" ref="I1:J1">A1+1</f></c><c r="J1"><f t="shared" si="0"/></c>'
            '<c r="K1"><f>Tabel1[Jumlah]</f><v>7</v></c>'
        ),
    )
    assert cells(read) == {
        **{"A1": "6", "B1": "KP", "C1": "=SUM(A1:A9)", "D1": "=SUM(A1:A9)", "F1": "4", "G1": "PL"},
        **{"H1": "#REF!", "I1": "=A1+1", "J1": "=A1+1", "K1": "7"},
    }
    assert sorts(read) == {
        **{"A1": "number", "C1": "uncalculated", "D1": "uncalculated", "F1": "external", "G1": "external"},
        **{"H1": "error", "I1": "uncalculated", "J1": "uncalculated", "K1": "number"},
    }


def test_formulas_that_openpyxl_writes_have_no_value(tmp_path: Path) -> None:
    book = Workbook()
    first(book)["A1"] = "=1+1"
    assert sorts(saved(book, tmp_path)) == {"A1": "uncalculated"}


def test_cells_and_rows_without_references_follow_each_other(tmp_path: Path) -> None:
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    first_row, second_row = f"{cell.format(1)}<c/>{cell.format(2)}", f'<c r="C2"/>{cell.format(3)}'
    sheet = f"<sheetData><row>{first_row}</row><row>{second_row}</row></sheetData>"
    assert cells(built(tmp_path, sheet)) == {"A1": "1", "C1": "2", "D2": "3"}


def test_prefixes_and_the_strict_namespaces_make_no_difference(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    parts = xlsx_parts("")
    parts["xl/worksheets/sheet1.xml"] = (
        f'<x:worksheet xmlns:x="{strict}" xmlns:d="d"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v>'
        "</x:c></x:row></x:sheetData><x:controls><d:row>7</d:row></x:controls></x:worksheet>"
    )
    bare = parts | {"xl/worksheets/sheet1.xml": f"<worksheet>{rows('<c><v>1</v></c>')}</worksheet>"}
    assert cells(read_book(packed(tmp_path / "n.xlsx", bare))) == {"A1": "1"}
    parts = {name.replace("/", "\\") if "sheet1" in name else name: part for name, part in parts.items()}
    assert cells(read_book(packed(tmp_path / "b.xlsx", parts))) == {"A1": "1"}


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ('<row r="1"><c r="A1" t="s"><v>99</v></c></row>', "text of this cell is missing"),
        ('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', "text of this cell is missing"),
        ('<row r="1"><c r="A1"><v>abc</v></c></row>', "should be a number"),
        ('<row r="1"><c r="A1"><v>1e999</v></c></row>', "should be a number"),
        ('<row r="1"><c r="A1" s="77"><v>1</v></c></row>', "format of this cell"),
        ('<row r="1"><c r="A1" t="?"><v>1</v></c></row>', "is not known"),
        ('<row r="1"><c r="XFE1"><v>1</v></c></row>', "without a proper place"),
        ('<row r="1"><c r="A7"><v>1</v></c></row>', "without a proper place"),
        ('<row r="1"><c r="1"><v>1</v></c></row>', "without a proper place"),
        ('<row r="99999999999"><c r="A1"><v>1</v></c></row>', "a row that cannot be"),
        ('<row r="0"><c r="A1"><v>1</v></c></row>', "a row that cannot be"),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "stands in the file twice"),
    ],
)
def test_what_is_odd_is_told_at_the_cell(tmp_path: Path, row: str, sentence: str) -> None:
    sound = '<row r="5"><c r="A5" t="s"><v>0</v></c></row>'
    read = built(tmp_path, f"<sheetData>{row}{sound}</sheetData>", strings="<si><t>sound</t></si>")
    assert cells(read)["A5"] == "sound"
    (problem,) = read.problems
    assert sentence in problem.sentence.en and problem.sheet == "S1"


def test_merges_that_overlap_or_make_no_sense_are_left_out(tmp_path: Path) -> None:
    refs = ("B2:C3", "C3:D4", "A9:A9", "nonsense", "A1:XFD9999999", "E2:E9", "D1:F1")
    merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in refs)
    read = built(tmp_path, rows('<c r="A1"><v>1</v></c>') + f"<mergeCells>{merged}</mergeCells>")
    assert read.sheets[0].merged == [Block(1, 4, 1, 6), Block(2, 2, 3, 3), Block(2, 5, 9, 5)]
    assert [p.sentence.en[:16] for p in read.problems] == [
        "The merged cells",
        "The merged cells",
        "1 merged areas o",
    ]


def test_long_texts_are_cut_and_that_is_said(tmp_path: Path) -> None:
    read = built(tmp_path, rows(f'<c r="A1" t="inlineStr"><is><t>{"x" * 50_000}</t></is></c>'))
    assert len(cells(read)["A1"]) == 32_767
    assert "32767 characters" in read.problems[0].sentence.en and read.problems[0].place == (1, 1)


def test_of_very_many_problems_only_the_first_are_listed(tmp_path: Path) -> None:
    read = built(tmp_path, rows(*(f'<c r="A{n}"><v>x</v></c>' for n in range(1, 500))))
    assert len(read.problems) == 101
    assert "399 more" in read.problems[-1].sentence.en


def test_macros_are_told_and_not_run(tmp_path: Path) -> None:
    parts = xlsx_parts(rows('<c r="A1"><v>1</v></c>')) | {"xl/vbaProject.bin": b"\xd0\xcf"}
    read = read_book(packed(tmp_path / "b.xlsm", parts))
    assert read.form == "xlsm" and [p.sentence.en for p in read.problems] == [
        "This file has macros. They are never run; only the cells are read."
    ]


def test_charts_are_no_sheets_and_a_missing_sheet_is_damage(tmp_path: Path) -> None:
    parts = xlsx_parts(rows('<c r="A1"><v>1</v></c>'), rows('<c r="A1"><v>2</v></c>'), names=("Satu", "Dua"))
    links = parts["xl/_rels/workbook.xml.rels"]
    assert isinstance(links, str)
    chart = links.replace('worksheet" Target="worksheets/sheet2.xml', 'chartsheet" Target="chartsheets/c.xml')
    read = read_book(packed(tmp_path / "c.xlsx", parts | {"xl/_rels/workbook.xml.rels": chart}))
    assert [sheet.name for sheet in read.sheets] == ["Satu"]
    for broken in (
        parts | {"xl/_rels/workbook.xml.rels": links.replace('"r2"', '"r9"')},
        {name: part for name, part in parts.items() if "sheet2" not in name},
    ):
        with pytest.raises(SheetRefused, match='damaged at "Dua"'):
            read_book(packed(tmp_path / "d.xlsx", broken))


@pytest.mark.parametrize(
    "damage",
    [
        "<sheetData><row r='1'><c r='A1'><v>1</v>",
        "<sheetData><row r='1'><c r='A1'><c r='B1'/></c></row></sheetData>",
        "<a>" * 300 + "</a>" * 300,
        f"<sheetData><row r='1'><c>{'<a>' * 300}{'</a>' * 300}</c></row></sheetData>",
        "<sheetData>&nothing;</sheetData>",
        "<sheetData>\x01</sheetData>",
    ],
)
def test_a_damaged_sheet_among_sound_ones_refuses_the_file(tmp_path: Path, damage: str) -> None:
    parts = xlsx_parts(rows('<c r="A1"><v>1</v></c>'), damage, names=("Baik", "Rusak"))
    with pytest.raises(SheetRefused, match='damaged at "Rusak"'):
        read_book(packed(tmp_path / "b.xlsx", parts))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "latin-1"])
@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "_rels/.rels"]
)
def test_entities_are_refused_in_every_part_and_encoding(tmp_path: Path, encoding: str, part: str) -> None:
    parts = xlsx_parts(rows('<c r="A1"><v>1</v></c>'), strings="<si><t>x</t></si>")
    content = parts[part]
    assert isinstance(content, str)
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    head = f'{mark}<?xml version="1.0" encoding="{encoding.removesuffix("-be")}"?>'
    bomb = head + '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>' + content
    with pytest.raises(SheetRefused, match="DOCTYPE"):
        read_book(packed(tmp_path / "b.xlsx", parts | {part: bomb.encode(encoding)}))


def test_parts_in_other_encodings_are_read(tmp_path: Path) -> None:
    parts = xlsx_parts("")
    sheet = (
        f'<worksheet xmlns="{MAIN}">'
        + rows('<c r="A1" t="inlineStr"><is><t>Gizi \u00e9</t></is></c>')
        + "</worksheet>"
    )
    for encoding in ("utf-8", "utf-16", "latin-1", "cp1252"):
        declared = f'<?xml version="1.0" encoding="{encoding}"?>{sheet}'.encode(encoding)
        path = packed(tmp_path / "b.xlsx", parts | {"xl/worksheets/sheet1.xml": declared})
        assert cells(read_book(path)) == {"A1": "Gizi \u00e9"}
    for encoding in ("idna", "utf-7", "no-such", "shift_jis"):
        declared = f'<?xml version="1.0" encoding="{encoding}"?>{sheet}'.encode("latin-1")
        with pytest.raises(SheetRefused):
            read_book(packed(tmp_path / "b.xlsx", parts | {"xl/worksheets/sheet1.xml": declared}))


def test_limits_on_cells_texts_and_tags(tmp_path: Path) -> None:
    many = packed(tmp_path / "m.xlsx", xlsx_parts(rows("".join(f"<c><v>{n}</v></c>" for n in range(101)))))
    assert len(read_book(many, Watch(Limits(cells=101))).sheets[0].rows[1]) == 101
    with pytest.raises(SheetRefused, match="more than 100 cells"):
        read_book(many, Watch(Limits(cells=100)))
    with pytest.raises(SheetRefused, match="more text"):
        read_book(many, Watch(Limits(characters=50)))
    tag = xlsx_parts(f'<sheetData><row r="1" x="{"y" * 9_000_000}"></row></sheetData>')
    with pytest.raises(SheetRefused, match="far larger"):
        read_book(packed(tmp_path / "t.xlsx", tag), Watch(Limits(ratio=10**6)))


def test_a_million_empty_formatted_rows_keep_nothing(tmp_path: Path) -> None:
    empty = '<row r="{0}" s="1" customFormat="1" hidden="1"><c r="A{0}" s="1"/><c r="B{0}" s="1"/></row>'
    sheet = (
        "<cols><col min='1' max='16384' hidden='1'/></cols><sheetData><row r='1'><c r='B1'><v>1</v></c></row>"
    )
    sheet += "".join(empty.format(n) for n in (*range(2, 5000), 1_048_576)) + "</sheetData>"
    (read,) = built(tmp_path, sheet).sheets
    assert (read.rows, read.hidden_rows, read.hidden_columns) == ({1: {2: "1"}}, set(), {1, 2})


def test_namespaces_of_links(tmp_path: Path) -> None:
    parts = xlsx_parts(rows('<c r="A1"><v>1</v></c>'))
    workbook = parts["xl/workbook.xml"]
    assert isinstance(workbook, str)
    strict = workbook.replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
    assert cells(read_book(packed(tmp_path / "b.xlsx", parts | {"xl/workbook.xml": strict}))) == {"A1": "1"}
