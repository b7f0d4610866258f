from pathlib import Path

import pytest
from spreadsheet_files import cells, sorts

from orgdesk.exchange.sheets.grid import Block, Book
from orgdesk.exchange.sheets.read import read_book
from orgdesk.exchange.sheets.watch import SheetRefused


def built(tmp_path: Path, content: str, encoding: str = "utf-8", name: str = "b.html") -> Book:
    path = tmp_path / name
    path.write_bytes(content.encode(encoding))
    return read_book(path)


def test_spans_become_merged_cells(tmp_path: Path) -> None:
    read = built(
        tmp_path,
        "<table><tr><th rowspan=2>No</th><th rowspan='2'>Fungsi</th><th colspan=2>Dinas</th></tr>"
        "<tr><th>Kadis</th><th>Sekretaris</th></tr><tr><td>1</td><td>Gizi</td><td>KP</td><td>PL</td></tr></table>",
    )
    assert read.form == "html"
    assert cells(read) == {
        **{"A1": "No", "B1": "Fungsi", "C1": "Dinas", "C2": "Kadis", "D2": "Sekretaris"},
        **{"A3": "1", "B3": "Gizi", "C3": "KP", "D3": "PL"},
    }
    assert read.sheets[0].merged == [Block(1, 1, 2, 1), Block(1, 2, 2, 2), Block(1, 3, 1, 4)]


def test_text_in_cells(tmp_path: Path) -> None:
    read = built(
        tmp_path,
        "<TABLE><tr><td>  satu\n   dua <b>tiga</b>&nbsp;&amp; <td>a<br>b<br/>c<p>d</p><td>x &lt; y < z"
        "<td><!-- tidak --><script>if (a<b) '</td>'</script><style>td{}</style>e"
        "<td title='a > b'>f<td></table>",
    )
    assert cells(read) == {
        **{"A1": "satu dua tiga\u00a0&", "B1": "a\nb\nc\nd", "C1": "x < y < z", "D1": "e", "E1": "f"},
    }


def test_several_tables_are_several_sheets_and_empty_ones_none(tmp_path: Path) -> None:
    read = built(
        tmp_path,
        "<table><tr><td> </table><table><tr><td>1<table><tr><td>dalam</table>2</table>"
        "<table><tr><td>3</table>",
    )
    assert [(sheet.name, cells(read, n)) for n, sheet in enumerate(read.sheets)] == [
        ("b (2)", {"A1": "12"}),
        ("b (3)", {"A1": "dalam"}),
        ("b (4)", {"A1": "3"}),
    ]


def test_numbers_that_the_page_keeps_beside_the_text(tmp_path: Path) -> None:
    read = built(
        tmp_path,
        "<table><tr><td sdval='1234.5'>1.234,50<td sdval='45322' sdnum='1033;0;DD/MM/YY'>31/01/24"
        "<td x:num='0.25'>25%<td x:num>7<td x:num>KP<td>8</table>",
    )
    assert list(cells(read).values()) == ["1234.5", "31/01/24", "0.25", "7", "KP", "8"]
    assert sorts(read) == {"A1": "number", "C1": "number", "D1": "number"}


def test_what_is_hidden(tmp_path: Path) -> None:
    read = built(
        tmp_path,
        "<table><col><col span=2 style='display:none'><tr><td>1<td>2<td>3<td>4"
        "<tr style='DISPLAY: none'><td>5</table>",
    )
    assert (read.sheets[0].hidden_rows, read.sheets[0].hidden_columns) == ({2}, {2, 3})


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [("utf-8", "utf-8"), ("utf-16", "utf-16"), ("cp1252", "windows-1252"), ("cp1252", "")],
)
def test_web_pages_that_are_called_xls(tmp_path: Path, encoding: str, charset: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
    page = f"<html><head>{meta}</head><body><table><tr><td>Gizi \u00e9</td></tr></table></body></html>"
    read = built(tmp_path, page, encoding, "ekspor.xls")
    assert cells(read) == {"A1": "Gizi \u00e9"} and read.sheets[0].name == "ekspor"
    assert [p.grave for p in read.problems] == [False]
    assert "ends in .xls, but it is a web page" in read.problems[0].sentence.en


def test_other_western_encodings_that_the_page_names(tmp_path: Path) -> None:
    page = '<meta charset="{}"><table><tr><td>\u017e</table>'
    assert cells(built(tmp_path, page.format("iso-8859-2"), "iso-8859-2")) == {"A1": "\u017e"}
    for odd in ("no-such", "zip", "utf-16", "idna"):
        assert built(tmp_path, page.format(odd), "iso-8859-2").sheets


@pytest.mark.parametrize(
    "page",
    [
        "<table>" * 50_000,
        "<table><tr>" + "<td>" * 50_000,
        "<table><tr><td>x" + "<td colspan=999 rowspan=9999>" * 3_000 + "<tr><td>y",
        "<table><tr><td>x" + "<a b='" * 30_000,
        "<table><tr><td>x" + "<!--" * 30_000,
        "<table><tr><td>x" + "<script>" * 30_000,
        "<table><tr><td>x" + "<" * 100_000,
        "<table><tr><td>x" + "&" * 100_000,
        "<table><tr>" + f"<td sdval=3>{'1' * 30_000}x" * 20,
    ],
)
def test_broken_pages_end(tmp_path: Path, page: str) -> None:
    try:
        assert built(tmp_path, page).sheets
    except SheetRefused:
        assert "x" not in page


def test_a_page_without_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetRefused, match="web page without a table"):
        built(tmp_path, "<html><body><p>Masuk dahulu</p></body></html>")
