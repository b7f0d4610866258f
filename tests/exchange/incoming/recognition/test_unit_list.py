"""Lists of units and people: who reports to whom, however it is written."""

from __future__ import annotations

import pytest
from builders import organization, unit
from said import agencies, details, extras, grave, posts, read, told, tree
from sheets_built import sheet

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.said import PositionSaid, UnitSaid, Where

DINAS = {
    "Dinas Kesehatan": "",
    "Sekretariat": "Dinas Kesehatan",
    "Subbag Umum": "Sekretariat",
    "Bidang P2P": "Dinas Kesehatan",
    "Seksi Imunisasi": "Bidang P2P",
}

WITH_NOISE = """
    DAFTAR UNIT ORGANISASI DINAS KESEHATAN | < | < | < | < | < | <
    KABUPATEN TIRTA MAKMUR
                                           |   |   |   |   |   |
    NO  | KODE | NAMA UNIT⏎KERJA *) | ATASAN LANGSUNG | ESELON | JUMLAH PEGAWAI | KET. | Ruang
    (1) | (2)  | (3)            | (4)             | (5)    | (6)            | (7)  | (8)
    1   | DKK  | Dinas Kesehatan| -               | II.b   | 3              |      |
    2   | SEKR | ·Sekretariat·· | Kepala Dinas    | III.a  | 5              |      | 201
    3   | SBUM | Subbag Umum    | sekr            | IV.a   | 4              | baru | 202
    NO  | KODE | NAMA UNIT⏎KERJA *) | ATASAN LANGSUNG | ESELON | JUMLAH PEGAWAI | KET. | Ruang
    4   | P2P  | Bidang P2P*    | Dinkes          | III.b  | 6              | nihil|
    5   | IMUN | Seksi⏎Imunisasi| Kabid P2P       | idem   | 7              | --   |
    JUMLAH |   |                |                 |        | 25             |      |
    *) menurut Perbup 3/2020
        |      |                |                 | Tirta Makmur, 1 Januari 2024
        |      |                |                 | Kepala Dinas,
        |      |                |                 | NIP. 196501011990031001
"""


def test_list_with_superiors_and_all_its_noise() -> None:
    reading, layouts = read(sheet(WITH_NOISE))
    assert layouts == ["unit-list"]
    assert tree(reading) == DINAS
    assert details(reading, "Subbag Umum") == {
        "code": "SBUM",
        "echelon": "IV.a",
        "staff": "4",
        "note": "baru",
    }
    assert details(reading, "Seksi Imunisasi")["echelon"] == "III.b"  # idem
    assert extras(reading) == {("Ruang", "201"), ("Ruang", "202")}
    assert grave(reading) == []
    assert reading.fates.of(Where(0, 8, 3)) is Fate.NAME
    assert reading.fates.of(Where(0, 8, 5)) is Fate.DETAIL
    assert reading.fates.of(Where(0, 8, 8)) is Fate.EXTRA
    assert (
        reading.fates.of(Where(0, 13, 6)) is Fate.IGNORED or reading.fates.of(Where(0, 12, 6)) is Fate.IGNORED
    )


@pytest.mark.parametrize(
    "drawing",
    [
        """
        No | Unit                | Atasan
        1  | Dinas Kesehatan     |
        2  | Sekretariat         | 1
        3  | Subbag Umum         | 2
        4  | Bidang P2P          | 1
        5  | Seksi Imunisasi     | 4
        """,
        """
        Name             | Unit type   | Reports to
        Dinas Kesehatan  | head        |
        Sekretariat      | secretariat | Dinas Kesehatan
        Subbag Umum      | subdivision | Sekretaris
        Bidang P2P       | division    | Head of Dinas Kesehatan
        Seksi Imunisasi  | section     | bidang p2p
        """,
        """
        NO  | UNIT KERJA
        A   | Dinas Kesehatan
        1   | Sekretariat
        1.1 | Subbag Umum
        2   | Bidang P2P
        2.1 | Seksi Imunisasi
        """,
        """
        UNIT KERJA              | ESELON
        Dinas Kesehatan         | II.b
        ···Sekretariat          | III.a
        ······Subbag Umum       | IV.a
        ···Bidang P2P           | III.b
        ······Seksi Imunisasi   | IV.a
        """,
        """
        Level 1         | Level 2     | Level 3
        Dinas Kesehatan |             |
                        | Sekretariat |
                        |             | Subbag Umum
                        | Bidang P2P  |
                        |             | Seksi Imunisasi
        """,
        """
        NO | DINAS           | BIDANG      | SEKSI
        1  | Dinas Kesehatan | Sekretariat | Subbag Umum
        2  | ^               | Bidang P2P  | Seksi Imunisasi
        """,
        """
        Eselon II       | Eselon III  | Eselon IV
        Dinas Kesehatan | Sekretariat | Subbag Umum
        Dinas Kesehatan | Bidang P2P  | Seksi Imunisasi
        """,
    ],
)
def test_superiors_are_told_in_many_ways(drawing: str) -> None:
    reading, layouts = read(sheet(drawing))
    assert layouts == ["unit-list"]
    assert tree(reading) == DINAS
    assert grave(reading) == []


def test_an_agency_in_a_column_or_as_a_line_of_its_own() -> None:
    expected = {"Sekretariat": "Dinas Kesehatan", "Bidang Sosial": "Dinas Sosial"}
    columns = sheet("""
        Instansi        | Unit Kerja
        Dinas Kesehatan | Sekretariat
        Dinas Sosial    | Bidang Sosial
        """)
    lines = sheet("""
        NO | UNIT KERJA      | ESELON
        DINAS KESEHATAN | <  | <
        1  | Sekretariat     | III.a
        DINAS SOSIAL | <     | <
        1  | Bidang Sosial   | III.b
        """)
    assert agencies(read(columns)[0]) == expected
    assert {u: a.title() for u, a in agencies(read(lines)[0]).items()} == expected


def test_the_agency_at_the_top_need_not_be_listed() -> None:
    reading, _ = read(
        sheet("""
        Instansi        | Unit        | Atasan
        Dinas Kesehatan | Sekretariat | Kepala Dinas
        Dinas Kesehatan | Bidang P2P  | Dinas Kesehatan
        """)
    )
    assert tree(reading) == {
        "Sekretariat": "Dinas Kesehatan",
        "Bidang P2P": "Dinas Kesehatan",
        "Dinas Kesehatan": "",
    }
    assert grave(reading) == []


def test_superiors_that_are_nowhere_or_may_be_two() -> None:
    reading, _ = read(
        sheet("""
        KODE | UNIT            | ATASAN
        A    | Sekretariat     |
        B    | Bidang P2P      |
        C    | Subbag Umum     | A
        D    | Subbag Umum     | B
        E    | Tim Arsip       | Subbag Umum
        F    | Seksi Imunisasi | Bidang Siluman
        """)
    )
    assert grave(reading) == ["C6", "C7"]
    sentences = [p.sentence.in_("id") for p in reading.problems if p.grave]
    assert any("Bidang Siluman" in s for s in sentences)
    assert any("B4, B5" in s for s in sentences)
    assert {p.sheet for p in reading.problems} == {"Sheet1"}
    assert len([s for s in reading.said if isinstance(s, UnitSaid)]) == 6
    assert reading.fates.of(Where(0, 7, 3)) is Fate.ERROR


def test_a_superior_that_only_the_model_has() -> None:
    here = organization(unit("P2P", name="Bidang Pencegahan dan Pengendalian Penyakit"))
    reading, _ = read(
        sheet("""
        UNIT            | ATASAN
        Seksi Imunisasi | Bidang P2P
        Seksi P2PM      | P2P
        """),
        here=here,
    )
    assert grave(reading) == []
    assert set(tree(reading).values()) == {"", "Bidang Pencegahan dan Pengendalian Penyakit"}


def test_a_cycle_is_what_the_sheet_says() -> None:
    reading, _ = read(
        sheet("""
        UNIT    | ATASAN
        Tim A   | Tim B
        Tim B   | Tim A
        Tim C   | Tim C
        """)
    )
    assert tree(reading) == {"Tim A": "Tim B", "Tim B": "Tim A", "Tim C": ""}
    assert grave(reading) == []


def test_codes_and_lines_that_come_twice() -> None:
    reading, _ = read(
        sheet("""
        KODE | UNIT        | ATASAN
        D    | Dinas X     |
        S    | Sekretariat | D
        S    | Bidang Gizi | D
        K    | Bidang Kes  | D
             | Bidang Kes  | D
        """)
    )
    assert grave(reading) == ["A4"]
    assert told(reading) == ["B6"]
    assert "code" not in details(reading, "Bidang Gizi")
    assert len({s.key for s in reading.said if isinstance(s, UnitSaid)}) == 4


def test_several_superiors_of_which_the_first_is_taken() -> None:
    reading, _ = read(
        sheet("""
        UNIT         | ATASAN
        Bidang A     |
        Bidang B     |
        Tim Bersama  | Bidang A⏎Bidang B
        """)
    )
    assert tree(reading)["Tim Bersama"] == "Bidang A"
    assert told(reading) == ["B4"]


def test_people_with_departments() -> None:
    reading, layouts = read(
        sheet("""
        Employee ID | Name  | Title           | Department | Reports To | Email
        E1          | Ani   | Director        | Management |            | a@x.id
        E2          | Budi  | Head of Finance | Finance    | E1         | b@x.id
        E3          | Citra | Accountant      | Finance    | E2         | c@x.id
        E4          | Dedi  | Head of IT      | IT         | Ani        | d@x.id
        E5          | Eka   | Developer       | IT         | Dedi       | e@x.id
        E6          | Fani  | Developer       | IT         | Head of IT | f@x.id
        """)
    )
    assert layouts == ["unit-list"]
    assert tree(reading) == {"Management": "", "Finance": "Management", "IT": "Management"}
    assert details(reading, "Finance")["head_title"] == "Head of Finance"
    assert posts(reading)[-2:] == [("Developer", "IT"), ("Developer", "IT")]
    holders = [s.details["holder"].text for s in reading.said if isinstance(s, PositionSaid)]
    assert holders == ["Ani", "Budi", "Citra", "Dedi", "Eka", "Fani"]
    assert grave(reading) == []


def test_people_without_departments_are_boxes() -> None:
    reading, _ = read(
        sheet("""
        DAFTAR PEJABAT
        No | Nama  | Jabatan        | Atasan
        1  | Ani   | Kepala Dinas   | -
        2  | Budi  | Sekretaris     | Kepala Dinas
        3  | Citra | Kasubbag Umum  | Sekretaris
        4  | Dedi  | Pengadministrasi Umum | Kasubbag Umum
        5  | Eka   | Pengadministrasi Umum | Citra
        """)
    )
    assert tree(reading) == {
        "Kepala Dinas": "",
        "Sekretariat": "Kepala Dinas",
        "Subbagian Umum": "Sekretariat",
        "Pengadministrasi Umum": "Subbagian Umum",
    }
    assert len(posts(reading)) == 5
    assert grave(reading) == []


def test_units_with_who_heads_them() -> None:
    reading, _ = read(
        sheet("""
        UNIT        | JABATAN PIMPINAN | NAMA PEJABAT | ATASAN
        Dinas X     | Kepala Dinas     | dr. Ani      |
        Sekretariat | Sekretaris Dinas | Budi, S.Sos  | Kepala Dinas
        Bidang A    | Ketua Bidang A   |              | Sekretaris Dinas
        """)
    )
    assert tree(reading) == {"Dinas X": "", "Sekretariat": "Dinas X", "Bidang A": "Sekretariat"}
    assert details(reading, "Sekretaris Dinas")["holder"] == "Budi, S.Sos"


def test_names_that_are_units_and_words_that_are_none_of_ours() -> None:
    reading, layouts = read(
        sheet("""
        kode | nama               | jenis           | tingkat   | catatan lain
        DKK  | Dinas Kesehatan    | unsur pelaksana | pendukung | -
        SEKR | Sekretariat Dinkes | sekretariat     | lintas    | ada
        P2P  | Bidang P2P         | bidang          | pendukung | ada
        """)
    )
    assert layouts == ["unit-list"]
    assert details(reading, "Bidang P2P") == {
        "code": "P2P",
        "unit_kind": "bidang",
        "level": "pendukung",
        "note": "ada",
    }
    assert extras(reading) == {("jenis", "unsur pelaksana"), ("tingkat", "lintas")}
    assert grave(reading) == []


def test_rows_of_a_program_are_told_by_their_ids() -> None:
    reading, _ = read(
        sheet("""
        id    | parent_id | jabatan       | urutan
        10001 |           | Kepala Dinas  | 1
        10002 | 10001     | Sekretaris    | 2
        10003 | 10002     | Kasubbag Umum | 3
        """)
    )
    assert tree(reading) == {
        "Kepala Dinas": "",
        "Sekretariat": "Kepala Dinas",
        "Subbagian Umum": "Sekretariat",
    }
    assert "code" not in details(reading, "Sekretariat")


def test_people_by_first_and_last_name() -> None:
    reading, _ = read(
        sheet("""
        Employee # | First Name | Last Name | Job Title | Department | Location | Reports To
        101        | Ann        | Lee       | CEO       | Board      | Bogor    |
        102        | Bob        | Ray       | CFO       | Finance    | Bogor    | Ann Lee
        103        | Cat        | Sun       | Clerk     | Finance    | Depok    | Bob Ray
        """)
    )
    assert tree(reading) == {"Board": "", "Finance": "Board"}
    holders = [s.details["holder"].text for s in reading.said if isinstance(s, PositionSaid)]
    assert holders == ["Ann Lee", "Bob Ray", "Cat Sun"]
