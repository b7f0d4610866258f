from pathlib import Path

import pytest
from spreadsheet_files import cells

from orgdesk.exchange.sheets.grid import Book
from orgdesk.exchange.sheets.read import read_book
from orgdesk.exchange.sheets.watch import Limits, SheetRefused, Watch


def built(tmp_path: Path, content: str | bytes, name: str = "b.csv") -> Book:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_book(path)


MATRIX = [["No", "Fungsi", "Kadis"], ["1", "Gizi, KIA; dan lain", "KP"], ["2", "Imunisasi", "PL"]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(tmp_path: Path, delimiter: str, end: str) -> None:
    lines = [delimiter.join(f'"{field}"' if delimiter in field else field for field in row) for row in MATRIX]
    read = built(tmp_path, end.join(lines) + end)
    assert read.form == "csv" and read.sheets[0].name == "b"
    assert list(cells(read).values()) == [field for row in MATRIX for field in row]


def test_the_delimiter_is_the_one_that_is_used_evenly(tmp_path: Path) -> None:
    read = built(
        tmp_path,
        "MATRIKS KEWENANGAN, DINAS KESEHATAN, 2024\n\n"
        "No;Fungsi;Volume\n1;Gizi, KIA, dan lain;0,5\n2;Imunisasi, dasar;1,5\n3;Surveilans;2,5\n",
    )
    assert cells(read)["A1"] == "MATRIKS KEWENANGAN, DINAS KESEHATAN, 2024"
    assert (cells(read)["B4"], cells(read)["C4"]) == ("Gizi, KIA, dan lain", "0,5")


def test_text_of_one_column_stays_so(tmp_path: Path) -> None:
    read = built(tmp_path, "Kepala Dinas\nSekretaris\nBidang Kesmas, Gizi\nBidang P2P\n", "unit.txt")
    assert cells(read)["A3"] == "Bidang Kesmas, Gizi"


def test_a_line_that_names_the_delimiter(tmp_path: Path) -> None:
    assert cells(built(tmp_path, "sep=;\na,b;c\n")) == {"A1": "a,b", "B1": "c"}
    assert cells(built(tmp_path, '\ufeff"sep=|"\r\na;b|c\r\n')) == {"A1": "a;b", "B1": "c"}


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", b"\xff\xfe\0\0"),
        ("cp1252", b""),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, mark: bytes) -> None:
    text = "No;Kegiatan\n1;Sant\u00e9 \u201cbaik\u201d \u2013 gizi\n2;Imunisasi\n"
    assert (
        cells(built(tmp_path, mark + text.encode(encoding)))["B2"]
        == "Sant\u00e9 \u201cbaik\u201d \u2013 gizi"
    )


def test_bytes_without_meaning_in_windows_are_latin_1(tmp_path: Path) -> None:
    assert cells(built(tmp_path, b"a;b\nx\x81;\xe9\n"))["B2"] == "\u00e9"


def test_utf_8_is_told_beyond_the_first_piece(tmp_path: Path) -> None:
    read = built(tmp_path, "a;b\n" * 40_000 + "x;\u00e9\n")
    assert read.sheets[0].text(40_001, 2) == "\u00e9"


def test_quotes(tmp_path: Path) -> None:
    read = built(
        tmp_path,
        'a;b;c\n"satu ""dua""";"x;y";"baris\r\nlain"\npipa 5";"ke"luar;=\n="0812";"=""7""";""\n',
    )
    assert cells(read) == {
        **{"A1": "a", "B1": "b", "C1": "c", "A2": 'satu "dua"', "B2": "x;y", "C2": "baris\nlain"},
        **{"A3": 'pipa 5"', "B3": "keluar", "C3": "=", "A4": "0812", "B4": "7"},
    }


def test_a_quote_that_is_not_closed_swallows_nothing(tmp_path: Path) -> None:
    read = built(tmp_path, 'a;b\n"rusak;1\n' + "c;d\n" * 3)
    assert cells(read) == {
        **{"A1": "a", "B1": "b", "A2": '"rusak', "B2": "1", "A3": "c", "B3": "d"},
        **{"A4": "c", "B4": "d", "A5": "c", "B5": "d"},
    }
    assert [(p.place, p.sentence.en) for p in read.problems] == [
        ((2, 1), "A quotation mark in this line is not closed; it was read as it stands.")
    ]


def test_nuls_and_broken_characters_are_told(tmp_path: Path) -> None:
    read = built(tmp_path, b"\xef\xbb\xbfa;b\nGi\0zi;x\xff\n")
    assert cells(read) == {"A1": "a", "B1": "b", "A2": "Gizi", "B2": "x\ufffd"}
    assert "2 characters that are damaged" in read.problems[0].sentence.en


def test_limits(tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    path.write_text("a;b\n" * 100)
    with pytest.raises(SheetRefused, match="more than 199 cells"):
        read_book(path, Watch(Limits(cells=199)))
    path.write_text("a" * (4 * 2**20 + 1))
    with pytest.raises(SheetRefused, match="more text"):
        read_book(path)
    path.write_text(";" * 20_000 + "x\na;b")
    assert "beyond the edge" in read_book(path).problems[0].sentence.en
