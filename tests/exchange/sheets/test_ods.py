from pathlib import Path

import pytest
from spreadsheet_files import cells, ods_content, ods_parts, packed, sorts

from orgdesk.exchange.sheets.grid import Block, Book
from orgdesk.exchange.sheets.read import read_book
from orgdesk.exchange.sheets.watch import Limits, SheetRefused, Watch


def table(*rows: str, name: str = "Matriks", attributes: str = "", columns: str = "") -> str:
    return f'<table:table table:name="{name}" {attributes}>{columns}{"".join(rows)}</table:table>'


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def cell(text: str = "", attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{f'<text:p>{text}</text:p>' if text else ''}</table:table-cell>"


def value(kind: str, attributes: str, text: str = "shown") -> str:
    return cell(text, f'office:value-type="{kind}" {attributes}')


COVERED = "<table:covered-table-cell {}><text:p>tutup</text:p></table:covered-table-cell>"


def built(tmp_path: Path, *tables: str, styles: str = "") -> Book:
    return read_book(packed(tmp_path / "b.ods", ods_parts(ods_content(*tables, styles=styles))))


def test_values_of_every_sort(tmp_path: Path) -> None:
    read = built(
        tmp_path,
        table(
            row(
                value("float", 'office:value="3"'),
                value("percentage", 'office:value="0.25"', "25%"),
                value("date", 'office:date-value="2024-01-31"', "31/01/24"),
                value("date", 'office:date-value="2024-01-31T08:30:00"'),
                value("time", 'office:time-value="PT08H30M00S"'),
                value("boolean", 'office:boolean-value="true"'),
                value("string", 'calcext:value-type="error"', "#REF!"),
                value("string", "", "KP"),
                value("float", 'office:value="x"', "kira-kira 3"),
            )
        ),
    )
    assert read.form == "ods" and read.problems == []
    assert cells(read) == {
        **{"A1": "3", "B1": "0.25", "C1": "2024-01-31", "D1": "2024-01-31 08:30:00", "E1": "08:30:00"},
        **{"F1": "TRUE", "G1": "#REF!", "H1": "KP", "I1": "kira-kira 3"},
    }
    assert sorts(read) == {
        **{"A1": "number", "B1": "number", "C1": "date", "D1": "date", "E1": "date", "F1": "boolean"},
        **{"G1": "error"},
    }


def test_formulas(tmp_path: Path) -> None:
    external = "table:formula=\"of:=['file:///tmp/x.ods'#$Sheet1.A1]\""
    read = built(
        tmp_path,
        table(
            row(
                value("float", 'table:formula="of:=[.B1]*2" office:value="6"'),
                cell("", 'table:formula="of:=1+1"'),
                value("string", 'table:formula="of:=&quot;&quot;" office:string-value=""', ""),
                value("float", f'{external} office:value="4"'),
                value("string", f'{external} calcext:value-type="error"', "#REF!"),
            )
        ),
    )
    assert cells(read) == {"A1": "6", "B1": "=1+1", "D1": "4", "E1": "#REF!"}
    assert sorts(read) == {"A1": "number", "B1": "uncalculated", "D1": "external", "E1": "error"}


def test_text_with_spaces_lines_links_and_without_comments(tmp_path: Path) -> None:
    inner = 'a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d <text:span>e<text:a>f</text:a></text:span>'
    comment = "<office:annotation><text:p>catatan</text:p></office:annotation>"
    drawing = "<drawing:frame><drawing:text-box><text:p>kotak</text:p></drawing:text-box></drawing:frame>"
    read = built(
        tmp_path,
        table(
            row(
                f"<table:table-cell>{comment}<text:p>{inner}</text:p><text:p>g</text:p>{drawing}</table:table-cell>"
            )
        ),
    )
    assert cells(read) == {"A1": "a  b\tc\nd ef\ng"}


def test_repeated_cells_and_rows_and_the_empty_end(tmp_path: Path) -> None:
    read = built(
        tmp_path,
        table(
            row(
                cell("", 'table:number-columns-repeated="2"'), cell("KP", 'table:number-columns-repeated="3"')
            ),
            row(cell("PL"), attributes='table:number-rows-repeated="2"'),
            row(
                cell("", 'table:number-columns-repeated="16384"'),
                attributes='table:number-rows-repeated="1048573"',
            ),
        ),
    )
    assert cells(read) == {"C1": "KP", "D1": "KP", "E1": "KP", "A2": "PL", "A3": "PL"}


def test_merged_covered_and_hidden(tmp_path: Path) -> None:
    hidden = 'table:visibility="collapse"'
    filtered = row(cell("saring"), attributes='table:visibility="filter"')
    read = built(
        tmp_path,
        table(
            row(
                cell("Judul", 'table:number-columns-spanned="3" table:number-rows-spanned="2"'),
                COVERED.format('table:number-columns-repeated="2"'),
                cell("D"),
            ),
            row(COVERED.format(""), attributes=hidden),
            f"<table:table-row-group><table:table-header-rows>{filtered}</table:table-header-rows>"
            "</table:table-row-group>",
            row(cell("akhir")),
            row(cell(), attributes=hidden + ' table:number-rows-repeated="1000000"'),
            columns=f'<table:table-column/><table:table-column table:number-columns-repeated="99" {hidden}/>',
        ),
        table(row(cell("x")), name="Lain", attributes='table:style-name="ta2"'),
        styles='<style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>',
    )
    shown, other = read.sheets
    assert cells(read) == {"A1": "Judul", "D1": "D", "A3": "saring", "A4": "akhir"}
    assert shown.merged == [Block(1, 1, 2, 3)]
    assert (shown.hidden_rows, shown.hidden_columns) == ({2, 3}, {2, 3, 4})
    assert (shown.hidden, other.hidden, other.name) == (False, True, "Lain")


def test_tables_of_links_and_changes_are_no_sheets(tmp_path: Path) -> None:
    link = table(row(cell("x")), name="tautan")
    link = f"<table:dde-links><table:dde-link>{link}</table:dde-link></table:dde-links>"
    assert [sheet.name for sheet in built(tmp_path, table(row(cell("1"))), link).sheets] == ["Matriks"]


def test_a_flat_document_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "b.fods"
    path.write_text(
        '<?xml version="1.0"?>' + ods_content(table(row(cell("KP"))), root="document"), encoding="utf-8"
    )
    assert cells(read_book(path)) == {"A1": "KP"}


def test_repeats_beyond_the_edge_and_beyond_the_limit(tmp_path: Path) -> None:
    read = built(
        tmp_path,
        table(
            row(
                cell("", 'table:number-columns-repeated="16383"'),
                cell("x", 'table:number-columns-repeated="9"'),
            )
        ),
    )
    assert cells(read) == {"XFD1": "x"} and "beyond the edge" in read.problems[0].sentence.en
    endless = row(
        cell("x", 'table:number-columns-repeated="999999999"'), attributes='table:number-rows-repeated="99"'
    )
    path = packed(tmp_path / "b.ods", ods_parts(ods_content(table(endless))))
    with pytest.raises(SheetRefused, match="more than 1000 cells"):
        read_book(path, Watch(Limits(cells=1000)))
    spaces = built(tmp_path, table(row(cell('a<text:s text:c="999999999"/>'))))
    assert len(cells(spaces)["A1"]) == 32_767


def test_a_damaged_table_is_named(tmp_path: Path) -> None:
    content = ods_content(table(row(cell("x")))).replace("</table:table-row>", "")
    with pytest.raises(SheetRefused, match='damaged at "Matriks"'):
        read_book(packed(tmp_path / "b.ods", ods_parts(content)))
    with pytest.raises(SheetRefused, match="DOCTYPE"):
        read_book(packed(tmp_path / "b.ods", ods_parts(f"<!DOCTYPE x>{ods_content()}")))
