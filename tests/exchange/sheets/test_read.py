import os
import shutil
import struct
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from spreadsheet_files import cells, ods_content, ods_parts, packed, rows, sorts, xlsx_parts

from orgdesk.exchange.sheets.grid import Block
from orgdesk.exchange.sheets.read import read_book
from orgdesk.exchange.sheets.watch import Limits, SheetRefused, Watch
from orgdesk.organization.bilingual import LANGUAGES

ONE = rows('<c r="A1"><v>1</v></c>')
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
CSV = "No;Fungsi\n1;Gizi\n"
HTML = "<table><tr><td>Gizi</table>"


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def xlsx(path: Path) -> Path:
    return packed(path, xlsx_parts(ONE))


def refusal(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(SheetRefused) as caught:
        read_book(path, Watch(limits or Limits()))
    for language in LANGUAGES:
        assert path.name in caught.value.in_(language)
        assert "{" not in caught.value.in_(language)
    return caught.value.sentence.en


@pytest.mark.parametrize(
    ("name", "content", "form", "told"),
    [
        ("a.xlsx", "xlsx", "xlsx", ""),
        ("a.XLSX", "xlsx", "xlsx", ""),
        ("a.csv", "xlsx", "xlsx", "ends in .csv, but it is an Excel workbook"),
        ("a.xls", "xlsx", "xlsx", "ends in .xls, but it is an Excel workbook"),
        ("nameless", "xlsx", "xlsx", "but it is an Excel workbook"),
        ("a.ods", "ods", "ods", ""),
        ("a.xlsx", "ods", "ods", "ends in .xlsx, but it is an OpenDocument spreadsheet"),
        ("a.csv", CSV, "csv", ""),
        ("a.TSV", CSV, "csv", ""),
        ("a.txt", CSV, "csv", ""),
        ("a.xlsx", CSV, "csv", "ends in .xlsx, but it is text"),
        ("a.html", HTML, "html", ""),
        ("a.xls", HTML, "html", "ends in .xls, but it is a web page"),
        ("a.xls", "Laporan " + HTML, "html", "ends in .xls, but it is a web page"),
        ("a.xls", CSV, "csv", "ends in .xls, but it is text"),
    ],
)
def test_the_form_is_told_by_the_content(
    tmp_path: Path, name: str, content: str, form: str, told: str
) -> None:
    path = tmp_path / name
    if content == "xlsx":
        xlsx(path)
    elif content == "ods":
        cell = "<table:table-cell><text:p>x</text:p></table:table-cell>"
        table = f'<table:table table:name="A"><table:table-row>{cell}</table:table-row></table:table>'
        packed(path, ods_parts(ods_content(table)))
    else:
        path.write_text(content)
    book = read_book(path)
    assert (book.name, book.form) == (name, form)
    assert [p.grave for p in book.problems] == [False] * bool(told)
    assert all(told in p.sentence.en for p in book.problems)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (OLE, "old format of Excel"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"SQLite format 3\0" + bytes(100), "is a file of OrgDesk"),
        (b"%PDF-1.7\n%", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "a picture"),
        (b"{\\rtf1 x}", "a Word or text document"),
        (b"\x1f\x8b\x08\0", "an archive"),
        (b"PK\x05\x06" + bytes(18), "an archive"),
        (bytes(range(256)) * 20, "a binary file"),
        (b'{"a": 1}', "a JSON file"),
        (b'[{"a": 1}]', "a JSON file"),
        (b"<?xml version='1.0'?><note/>", "another XML file"),
        (b"<html><p>x</p></html>", "a web page without a table"),
        (b"MIME-Version: 1.0\nX-Document-Type: Workbook\n", "old XML workbook or a web page"),
        (
            b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
            b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Table/></Workbook>',
            "old XML workbook",
        ),
        (b" \n;;;\n", "no sheet with cells"),
        (b"PK\x03\x04" + bytes(100), "damaged or cut off"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_with_a_sentence(tmp_path: Path, content: bytes, why: str) -> None:
    assert why in refusal(written(tmp_path / "berkas.xlsx", content))


def test_files_that_cannot_be_reached(tmp_path: Path) -> None:
    assert "There is no file" in refusal(tmp_path / "tidak.xlsx")
    assert "is a folder" in refusal(tmp_path)
    assert "cannot be read" in refusal(tmp_path / ("x" * 300))
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipa.csv")
        assert "a binary file" in refusal(tmp_path / "pipa.csv")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "rahasia.csv", b"a;b")

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert "You may not read" in refusal(path)


def test_a_text_file_of_orgdesk(tmp_path: Path) -> None:
    assert "is a file of OrgDesk" in refusal(written(tmp_path / "contoh.toml", b"format = 1\n"))


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({"word/document.xml": "<x/>", "[Content_Types].xml": "<x/>"}, "a Word or text document"),
        ({"ppt/presentation.xml": "<x/>", "[Content_Types].xml": "<x/>"}, "a presentation"),
        (
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"},
            "a Word or text document",
        ),
        ({"foto.jpg": "x"}, "an archive"),
        (xlsx_parts(), "no sheet with cells"),
        (xlsx_parts(""), "no sheet with cells"),
        (xlsx_parts(rows("<c><v> </v></c>")), "no sheet with cells"),
        (ods_parts(ods_content()), "no sheet with cells"),
        (ods_parts("x", "<m><manifest:encryption-data/></m>"), "protected by a password"),
        (ods_parts("x") | {"encrypted-package": "x"}, "protected by a password"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "damaged at"),
        ({"[Content_Types].xml": "<x/>"}, "damaged at"),
    ],
)
def test_archives_of_other_sorts(tmp_path: Path, parts: dict[str, str | bytes], why: str) -> None:
    assert why in refusal(packed(tmp_path / "b.xlsx", parts))


def test_a_binary_workbook(tmp_path: Path) -> None:
    parts = xlsx_parts(ONE)
    rels = parts["_rels/.rels"]
    assert isinstance(rels, str)
    path = packed(tmp_path / "b.xlsb", parts | {"_rels/.rels": rels.replace("workbook.xml", "workbook.bin")})
    assert "binary workbook (.xlsb)" in refusal(path)


def test_truncated_and_altered_archives(tmp_path: Path) -> None:
    whole = xlsx(tmp_path / "a.xlsx").read_bytes()
    for size in range(10, len(whole), 97):
        refusal(written(tmp_path / "b.xlsx", whole[:size]))
    at = whole.index(b"<") if b"<" in whole else 60
    altered = whole[: at + 5] + b"\xff" * 4 + whole[at + 9 :]
    assert "damaged" in refusal(written(tmp_path / "b.xlsx", altered))


def test_an_archive_with_a_password(tmp_path: Path) -> None:
    whole = bytearray(xlsx(tmp_path / "a.xlsx").read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = whole.find(mark)
        while at >= 0:
            whole[at + offset] |= 1
            at = whole.find(mark, at + 4)
    assert "protected by a password" in refusal(written(tmp_path / "b.xlsx", bytes(whole)))


def test_other_ways_of_packing_are_refused_and_unpacked_parts_read(tmp_path: Path) -> None:
    assert read_book(packed(tmp_path / "s.xlsx", xlsx_parts(ONE), zipfile.ZIP_STORED)).sheets
    assert "damaged" in refusal(packed(tmp_path / "l.xlsx", xlsx_parts(ONE), zipfile.ZIP_LZMA))


def test_files_and_bombs_that_are_too_large(tmp_path: Path) -> None:
    assert "the most is 0 MB" in refusal(xlsx(tmp_path / "a.xlsx"), Limits(file_bytes=100))
    big = packed(tmp_path / "b.xlsx", xlsx_parts(ONE + "<x>" + " " * 11 * 2**20 + "</x>"))
    assert "far larger than the file" in refusal(big)
    assert read_book(big, Watch(Limits(ratio=10**5))).sheets
    assert "far larger than the file" in refusal(big, Limits(ratio=10**5, unpacked_bytes=2**20))


def test_entries_that_overlap(tmp_path: Path) -> None:
    whole = bytearray(xlsx(tmp_path / "a.xlsx").read_bytes())
    first = whole.find(b"PK\x01\x02")
    second = whole.find(b"PK\x01\x02", first + 4)
    whole[second + 42 : second + 46] = whole[first + 42 : first + 46]
    assert "far larger than the file" in refusal(written(tmp_path / "b.xlsx", bytes(whole)))


def test_a_list_of_parts_that_is_too_long(tmp_path: Path) -> None:
    whole = bytearray(xlsx(tmp_path / "a.xlsx").read_bytes())
    end = whole.rfind(b"PK\x05\x06")
    struct.pack_into("<L", whole, end + 12, 5 * 2**20)
    assert "far larger than the file" in refusal(written(tmp_path / "b.xlsx", bytes(whole)))
    struct.pack_into("<L", whole, end + 12, 0xFFFFFFFF)
    large = b"PK\x06\x06" + bytes(36) + struct.pack("<QQ", 2**40, 0)
    assert "far larger" in refusal(
        written(tmp_path / "b.xlsx", bytes(whole[:end]) + large + bytes(whole[end:]))
    )


class Stop(Exception):
    """What a window raises to stop the work."""


def long_xlsx(path: Path) -> Path:
    return packed(path, xlsx_parts(rows(*("<c><v>1</v></c>" * 50 for _ in range(500)))))


def long_ods(path: Path) -> Path:
    cell = '<table:table-cell office:value-type="float" office:value="1"/>'
    table = f"<table:table>{f'<table:table-row>{cell * 50}</table:table-row>' * 500}</table:table>"
    return packed(path, ods_parts(ods_content(table)))


def long_csv(path: Path) -> Path:
    return written(path, b"a;b;c;d\n" * 60_000)


def long_html(path: Path) -> Path:
    return written(path, b"<table>" + b"<tr><td>a<td>b" * 20_000)


LONG = [long_xlsx, long_ods, long_csv, long_html]


@pytest.mark.parametrize("make", LONG)
def test_progress_rises_to_the_end(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    seen: list[int] = []
    read_book(make(tmp_path / "b.csv"), Watch(advance=seen.append))
    assert seen == sorted(seen) and seen[-1] == 100 and len(set(seen)) > 4


@pytest.mark.parametrize("error", [Stop, ValueError, KeyError, InterruptedError])
@pytest.mark.parametrize("make", LONG)
def test_it_can_be_stopped(tmp_path: Path, make: Callable[[Path], Path], error: type[Exception]) -> None:
    def stop(percent: int) -> None:
        if percent >= 30:
            raise error

    with pytest.raises(error):
        read_book(make(tmp_path / "b.csv"), Watch(advance=stop))


@pytest.mark.parametrize("make", LONG)
def test_the_time_is_limited(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    with pytest.raises(SheetRefused, match="more than 0 seconds"):
        read_book(make(tmp_path / "b.csv"), Watch(Limits(seconds=0)))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_what_libreoffice_writes(tmp_path: Path, office_profile: str) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Matriks"
    for row in (
        ["MATRIKS", None, None],
        ["No", "Fungsi", "Kadis"],
        [1, "Gizi\nKIA", "KP"],
        [2, "=A3+1", True],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    book.create_sheet("Lain").append(["x"])
    book["Lain"].sheet_state = "hidden"
    book.save(tmp_path / "asal.xlsx")
    out = tmp_path / "out"
    command = ["soffice", office_profile, "--headless", "--convert-to", "ods", "--outdir", str(out)]
    subprocess.run([*command, str(tmp_path / "asal.xlsx")], check=True, capture_output=True, timeout=120)
    read = read_book(out / "asal.ods")
    first, other = read.sheets
    said = cells(read)
    assert said.pop("C4") in ("TRUE", "1")
    assert said == {
        **{
            "A1": "MATRIKS",
            "A2": "No",
            "B2": "Fungsi",
            "C2": "Kadis",
            "A3": "1",
            "B3": "Gizi\nKIA",
            "C3": "KP",
        },
        **{"A4": "2", "B4": "2"},
    }
    assert sorts(read)["B4"] == "number"
    assert first.merged == [Block(1, 1, 1, 3)]
    assert (first.hidden_rows, first.hidden_columns) == ({3}, {2})
    assert (first.hidden, other.hidden) == (False, True)
    assert (read.form, read.problems) == ("ods", [])
