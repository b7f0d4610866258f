from __future__ import annotations

import pytest

from orgdesk.exchange.incoming.recognition.noise import (
    clean,
    indent,
    is_ditto,
    is_footnote,
    is_signature,
    is_total,
    numbers_columns,
    says_nothing,
    without_footnote_mark,
)
from orgdesk.exchange.incoming.recognition.numbering import Depths, is_nomenclature, is_number, split_number


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  Dinas \u00a0 Kesehatan\u200b ", "Dinas Kesehatan"),
        ("KP\r\n\nPL ", "KP\nPL"),
        ("\ufeffR ", "R"),
        (" \u00a0", ""),
    ],
)
def test_stray_spaces(raw: str, text: str) -> None:
    assert clean(raw) == text


def test_spaces_before_a_text_are_its_indent() -> None:
    assert [indent(text) for text in ("A", "  A", "\tA", "\u00a0\u00a0 A")] == [0, 2, 4, 3]


@pytest.mark.parametrize("text", ["-", "--", "---", "nihil", "N/A", "n/a", "Tidak ada", "\u2013"])
def test_words_for_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["KP", "N", "tidak ada petugas", "0", "1"])
def test_what_is_something(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize("text", ["idem", "sda", "s.d.a.", "s.d.a", '"', "Sama dengan di atas", "ditto"])
def test_ditto_marks(text: str) -> None:
    assert is_ditto(text)


def test_stars_of_footnotes_go_but_a_star_alone_stays() -> None:
    texts = ("Obat*", "Obat **)", "KP*", "Obat ¹", "*", "**")
    assert [without_footnote_mark(text) for text in texts] == ["Obat", "Obat", "KP", "Obat", "*", "**"]


@pytest.mark.parametrize(
    "texts", [["JUMLAH", "3", "2"], ["Total"], ["Jumlah seluruhnya", "12"], ["Sub Total :", "1", "-"]]
)
def test_totals(texts: list[str]) -> None:
    assert is_total(texts)


@pytest.mark.parametrize("texts", [["Jumlah penduduk miskin", "KP"], ["Total", "KP"], ["Imunisasi", "3"]])
def test_lines_that_are_no_totals(texts: list[str]) -> None:
    assert not is_total(texts)


@pytest.mark.parametrize(
    "text",
    [
        "Mengetahui,",
        "Mengetahui\nKepala Dinas Kesehatan",
        "Disetujui oleh:",
        "NIP. 19700101 199003 1 001",
        "Sukamaju, 12 Maret 2024",
        "Sukamaju, ..... 2024",
        "Kepala Dinas Kesehatan,",
        "Plt. Kepala Dinas Kesehatan Kabupaten Tirta Makmur,",
    ],
)
def test_signatures(text: str) -> None:
    assert is_signature([text])


@pytest.mark.parametrize(
    "text",
    [
        "Menyetujui rencana kerja",
        "Kepala Dinas Kesehatan",
        "Ditetapkan kebijakan teknis",
        "Seksi Gizi, KIA",
        "Nipah, surveilans virus",
    ],
)
def test_names_and_duties_that_are_no_signatures(text: str) -> None:
    assert not is_signature([text])


@pytest.mark.parametrize("text", ["*) termasuk vaksin", "Catatan: lihat SK", "Sumber: rapat", "Keterangan:"])
def test_footnotes(text: str) -> None:
    assert is_footnote([text])


@pytest.mark.parametrize("text", ["Catatan medis pasien", "Sumber daya manusia", "* Imunisasi"])
def test_duties_that_are_no_footnotes(text: str) -> None:
    assert not is_footnote([text])


@pytest.mark.parametrize(
    "texts", [["1", "2", "3"], ["(1)", "(2)", "(3)"], ["1", "2", "3=1+2", "4"], ["2", "3", "4 = 2 x 3"]]
)
def test_rows_that_count_the_columns(texts: list[str]) -> None:
    assert numbers_columns(texts)


@pytest.mark.parametrize("texts", [["1", "1", "1"], ["1", "2"], ["1", "Imunisasi", "2"], ["5", "6", "7"]])
def test_rows_that_do_not_count_the_columns(texts: list[str]) -> None:
    assert not numbers_columns(texts)


@pytest.mark.parametrize(
    ("text", "number", "wording"),
    [
        ("1. Imunisasi", "1.", "Imunisasi"),
        ("1.1 Imunisasi", "1.1", "Imunisasi"),
        ("1.1.2. Imunisasi", "1.1.2.", "Imunisasi"),
        ("a) Imunisasi", "a)", "Imunisasi"),
        ("(1) Imunisasi", "(1)", "Imunisasi"),
        ("IV. Imunisasi", "IV.", "Imunisasi"),
        ("A. Imunisasi", "A.", "Imunisasi"),
        ("- Imunisasi", "-", "Imunisasi"),
        ("• Imunisasi", "•", "Imunisasi"),
        ("1.Imunisasi", "1.", "Imunisasi"),
        ("1.02.02.2.02.0048 Imunisasi", "1.02.02.2.02.0048", "Imunisasi"),
        ("24 jam siaga", "", "24 jam siaga"),
        ("3M Plus", "", "3M Plus"),
        ("P.Keputusan", "", "P.Keputusan"),
        ("1.", "", "1."),
        ("Imunisasi", "", "Imunisasi"),
    ],
)
def test_the_number_before_a_wording(text: str, number: str, wording: str) -> None:
    assert split_number(text) == (number, wording)


def test_what_is_nothing_but_a_number() -> None:
    assert all(map(is_number, ["1", "1.1", "A", "IV", "a)", "(1)", "12.", "-"]))
    assert not any(map(is_number, ["KP", "Imunisasi", "1. Imunisasi"]))


def test_codes_of_the_nomenclature() -> None:
    assert is_nomenclature("1.02.02.2.02.0048")
    assert not is_nomenclature("1.1.2")


@pytest.mark.parametrize(
    ("numbers", "depths"),
    [
        ("A I 1 a) a) 2 II 1 B I", [0, 1, 2, 3, 3, 2, 1, 2, 0, 1]),
        ("1 1.1 1.2 1.2.1 2 2.1", [0, 1, 1, 2, 0, 1]),
        ("1. a. b. (1) (2) 2.", [0, 1, 1, 2, 2, 0]),
        ("A. B. C. D.", [0, 0, 0, 0]),
        ("G. H. I. J.", [0, 0, 0, 0]),
        ("I. II. III.", [0, 0, 0]),
        ("1.02 1.02.01 1.02.01.2.01 1.02.02", [0, 1, 2, 1]),
        ("1 - - 2", [0, 1, 1, 0]),
    ],
)
def test_numbers_tell_the_depth(numbers: str, depths: list[int]) -> None:
    told = Depths()
    assert [told.of(number) for number in numbers.split()] == depths


def test_indents_tell_the_depth_where_nothing_is_numbered() -> None:
    told = Depths()
    assert [told.of("", spaces) for spaces in (0, 2, 4, 2, 0)] == [0, 1, 2, 1, 0]


def test_a_heading_begins_anew() -> None:
    told = Depths()
    lines = [("", True), ("1", False), ("2", False), ("", True), ("1", False)]
    assert [told.of(number, section=section) for number, section in lines] == [0, 1, 1, 0, 1]
