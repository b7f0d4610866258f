"""Text that becomes a hierarchy, and back."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from orgdesk.editing.outlines import OutlineLine, outline, written

Tree = list[tuple[int, str, str]]


def read(text: str) -> Tree:
    return [(line.depth, line.code, line.name) for line in outline(text)]


def plain(*lines: tuple[int, str]) -> Tree:
    return [(depth, "", name) for depth, name in lines]


@pytest.mark.parametrize(
    "text",
    [
        "Satu\n\tDua\n\t\tTiga\nEmpat",
        "Satu\n  Dua\n      Tiga\nEmpat",
        "Satu\n\u00a0\u00a0Dua\n\u00a0\u00a0\u00a0\u00a0Tiga\nEmpat",
        "- Satu\n  - Dua\n    - Tiga\n- Empat",
        "• Satu\n- Dua\n* Tiga\n• Empat",
        "•\tSatu\n\u2013\tDua\n*\tTiga\n•\tEmpat",
        "1. Satu\n1.1 Dua\n1.1.1 Tiga\n2. Empat",
        "1.\tSatu\n1.1.\tDua\n1.1.1.\tTiga\n2.\tEmpat",
        "1\tSatu\n1.1\tDua\n1.1.1\tTiga\n2\tEmpat",
        "A. Satu\n1. Dua;\na. Tiga; dan\nB. Empat",
        "I. Satu\na) Dua\n(1) Tiga\nII. Empat",
        "A\tSatu\n1\tDua\na\tTiga\nB\tEmpat",
        "Satu\n1. Dua\na. Tiga\n\n\nEmpat\n",
        "    Satu\r\n      Dua\r\n        Tiga\r\n    Empat\r\n",
        "Satu\t\t\n\tDua\t\n\t\tTiga\nEmpat\t\t",
        '"Satu\n  Dua\n    Tiga\nEmpat"',
        "Satu\n----\n  Dua\n    Tiga\n\u200b\nEmpat",
    ],
)
def test_depth_is_told_by_indentation_bullets_and_numbering(text: str) -> None:
    assert read(text) == plain((0, "Satu"), (1, "Dua"), (2, "Tiga"), (0, "Empat"))


def test_letters_and_roman_numbers_are_told_apart_by_what_came_before() -> None:
    letters = "\n".join(f"{letter}. {letter * 2}" for letter in "abcdefghij")
    assert [depth for depth, _, _ in read(letters)] == [0] * 10
    roman = "\n".join(f"{number}. x{n}" for n, number in enumerate(("I", "II", "III", "IV", "V", "VI")))
    assert [depth for depth, _, _ in read(roman)] == [0] * 6
    assert read("C. Ce\nI. Satu\nII. Dua\nD. De") == plain((0, "Ce"), (1, "Satu"), (1, "Dua"), (0, "De"))


def test_codes_stand_in_a_column_or_before_two_spaces() -> None:
    wanted = [(0, "F01", "Imunisasi"), (1, "F01.1", "Rantai dingin"), (0, "F02", "Gizi")]
    assert read("F01  Imunisasi\n    F01.1  Rantai dingin\nF02  Gizi") == wanted
    assert read("F01\tImunisasi\n    F01.1\tRantai dingin\nF02\tGizi") == wanted
    assert read("1\tF01\tImunisasi\tket.\n1.1\tF01.1\tRantai dingin\n2\tF02\tGizi\t") == wanted
    assert read("Kode\tNama\nF01\tImunisasi\nF01.1\t  Rantai dingin\nF02\tGizi") == wanted
    assert read("No.\tFungsi\tKode\n1\tImunisasi\tF01\n2\t  Rantai dingin\tF01.1\n3\tGizi\tF02") == wanted


def test_dotted_codes_of_programmes_tell_the_depth() -> None:
    assert read("1.02\tURUSAN\n1.02.02\tPROGRAM\n1.02.02.2.02\tKegiatan\n1.03\tLain") == [
        (0, "1.02", "URUSAN"),
        (1, "1.02.02", "PROGRAM"),
        (2, "1.02.02.2.02", "Kegiatan"),
        (0, "1.03", "Lain"),
    ]
    assert read("1.02.02 PROGRAM PEMENUHAN")[0] == (0, "1.02.02", "PROGRAM PEMENUHAN")


@pytest.mark.parametrize(
    "name",
    [
        "Bidang P2P\tKepala Bidang",
        "Puskesmas Sukamaju",
        "2 kali kunjungan",
        '"Posyandu" siaga',
        "AB. Yani",
        "5 S",
    ],
)
def test_what_only_looks_like_a_code_or_number_stays_in_the_name(name: str) -> None:
    assert read(name) == [(0, "", name.partition("\t")[0])]


def test_a_cell_of_several_lines_is_one_name() -> None:
    assert read('"Seksi\nImunisasi"\tSIM\n"Seksi ""Gizi"""\tSGZ') == plain(
        (0, "Seksi Imunisasi"), (0, 'Seksi "Gizi"')
    )


def test_nothing_comes_of_nothing() -> None:
    assert outline("") == outline(" \n\t\n") == outline("---\n•\n1.\n") == []


NAMES = st.text(st.sampled_from('abAB "12.;-()IVx\u2013•'), min_size=1, max_size=12)
CODES = st.text(st.sampled_from('aAZ012.-/"'), max_size=8)


@st.composite
def trees(draw: st.DrawFn) -> list[OutlineLine]:
    lines: list[OutlineLine] = []
    for _ in range(draw(st.integers(0, 12))):
        depth = draw(st.integers(0, lines[-1].depth + 1)) if lines else 0
        name = " ".join(draw(NAMES).split())
        lines.append(OutlineLine(depth, draw(CODES), name or "Nama"))
    return lines


@given(trees(), st.sampled_from(("id", "en")))
@example([OutlineLine(0, "", "1. Satu"), OutlineLine(0, "", "a. dua")], "id")
@example([OutlineLine(0, "1.02", "A"), OutlineLine(0, "1.02.02", "B")], "en")
def test_what_is_written_reads_back(lines: list[OutlineLine], language: str) -> None:
    assert outline(written(lines, "id" if language == "id" else "en")) == lines


@given(st.text(st.sampled_from('ab A1.()-•"\t\n\r;IVX'), max_size=80))
def test_any_text_gives_a_proper_hierarchy(text: str) -> None:
    last = -1
    for line in outline(text):
        assert 0 <= line.depth <= last + 1 and line.name == line.name.strip() != ""
        last = line.depth


def test_ordinary_trees_are_written_without_a_head() -> None:
    lines = [OutlineLine(0, "F01", "Imunisasi"), OutlineLine(1, "", "Rantai dingin")]
    assert written(lines, "id") == "F01  Imunisasi\n    Rantai dingin"
