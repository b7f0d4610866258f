"""Lists of functions: their tree, their codes, missions and goals."""

from __future__ import annotations

import pytest
from builders import function, organization
from said import details, extras, functions, grave, read, roles, told
from sheets_built import sheet

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.said import FunctionSaid, Where


def test_list_with_all_its_noise() -> None:
    reading, layouts = read(
        sheet("""
        DAFTAR FUNGSI DINAS KESEHATAN | < | < | < | < | < | <
        NO | KODE | FUNGSI/⏎KEGIATAN | FUNGSI INDUK | JENIS      | DASAR HUKUM       | PIC
        1  | 2    | 3                | 4            | 5          | 6                 | 7
           |      | MISI             |              |            |                   |
        1  | M1   | Rakyat sehat*    | -            |            |                   |
           |      | FUNGSI           |              |            |                   |
        2  | F1   | Imunisasi rutin··| M1           | Pelayanan  | Permenkes 12/2017 | Ani
        NO | KODE | FUNGSI/⏎KEGIATAN | FUNGSI INDUK | JENIS      | DASAR HUKUM       | PIC
        3  | F2   | Surveilans       | Rakyat sehat | Pengawasan | sda               | Budi
        4  | F2   | Kembar           | M9           |            | N/A               |
        JUMLAH |  |                  |              |            |                   |
        *) dari RPJMD
        """)
    )
    assert layouts == ["function-list"]
    assert functions(reading) == {
        "Rakyat sehat": "",
        "Imunisasi rutin": "Rakyat sehat",
        "Surveilans": "Rakyat sehat",
        "Kembar": "",
    }
    assert details(reading, "Rakyat sehat") == {"code": "M1", "level": "misi"}
    assert details(reading, "Surveilans") == {
        "code": "F2",
        "type": "Pengawasan",
        "reference": "Permenkes 12/2017",
    }
    assert grave(reading) == ["B10", "D10"]
    assert extras(reading) == {("PIC", "Ani"), ("PIC", "Budi")}
    assert reading.fates.of(Where(0, 4, 3)) is Fate.HEAD
    assert reading.fates.of(Where(0, 7, 6)) is Fate.DETAIL


@pytest.mark.parametrize(
    "drawing",
    [
        """
        KODE              | URAIAN
        1.02              | Kesehatan
        1.02.02           | Program upaya kesehatan
        1.02.02.2.01      | Penyediaan fasilitas
        1.02.02.2.01.0001 | Pembangunan rumah sakit
        """,
        """
        NO    | FUNGSI
        A     | Kesehatan
        1     | Program upaya kesehatan
        1.1   | Penyediaan fasilitas
        a)    | Pembangunan rumah sakit
        """,
        """
        FUNGSI                           | CATATAN
        A. Kesehatan                     | -
        1. Program upaya kesehatan       | -
        1.1. Penyediaan fasilitas        | -
        a) Pembangunan rumah sakit       | x
        """,
        """
        Bidang Urusan | Program                 | Kegiatan             | Sub Kegiatan
        Kesehatan     | Program upaya kesehatan | Penyediaan fasilitas | Pembangunan rumah sakit
        """,
    ],
)
def test_the_tree_is_told_in_many_ways(drawing: str) -> None:
    reading, layouts = read(sheet(drawing))
    assert layouts == ["function-list"]
    assert functions(reading) == {
        "Kesehatan": "",
        "Program upaya kesehatan": "Kesehatan",
        "Penyediaan fasilitas": "Program upaya kesehatan",
        "Pembangunan rumah sakit": "Penyediaan fasilitas",
    }
    assert grave(reading) == []


def test_missions_and_goals_in_columns_merged_down() -> None:
    reading, _ = read(
        sheet("""
        No | Misi             | Tujuan              | Fungsi
        1  | Masyarakat sehat | Menurunkan AKI      | Pelayanan ibu hamil
        2  | ^                | ^                   | Pelayanan bersalin
        3  | ^                | Menurunkan stunting | Gizi
        """)
    )
    assert functions(reading) == {
        "Masyarakat sehat": "",
        "Menurunkan AKI": "Masyarakat sehat",
        "Menurunkan stunting": "Masyarakat sehat",
        "Pelayanan ibu hamil": "Menurunkan AKI",
        "Pelayanan bersalin": "Menurunkan AKI",
        "Gizi": "Menurunkan stunting",
    }
    assert details(reading, "Masyarakat sehat") == {"level": "misi"}
    assert details(reading, "Menurunkan AKI") == {"level": "tujuan"}
    assert len({s.key for s in reading.said if isinstance(s, FunctionSaid)}) == 6


def test_words_before_a_wording_tell_its_level() -> None:
    reading, _ = read(
        sheet("""
        KODE | FUNGSI
        M    | Misi 1: Masyarakat sehat
        T    | Tujuan - Menurunkan AKI
        F    | Pelayanan ibu hamil
        """)
    )
    assert details(reading, "Masyarakat sehat")["level"] == "misi"
    assert details(reading, "Menurunkan AKI")["level"] == "tujuan"
    assert "level" not in details(reading, "Pelayanan ibu hamil")


def test_lines_that_head_sections() -> None:
    reading, _ = read(
        sheet("""
        NO | FUNGSI | DASAR HUKUM
        PELAYANAN DASAR | < | <
        1  | Imunisasi | Permenkes 12/2017
        2  | Gizi      | Permenkes 41/2014
        RUJUKAN | < | <
        1  | Ambulans  | Permenkes 1/2012
        """)
    )
    assert functions(reading) == {
        "PELAYANAN DASAR": "",
        "Imunisasi": "PELAYANAN DASAR",
        "Gizi": "PELAYANAN DASAR",
        "RUJUKAN": "",
        "Ambulans": "RUJUKAN",
    }
    headings = [s.wording for s in reading.said if isinstance(s, FunctionSaid) and s.heading]
    assert headings == ["PELAYANAN DASAR", "RUJUKAN"]


def test_a_parent_that_only_the_model_has() -> None:
    here = organization(function("F1", wording="Imunisasi"))
    reading, _ = read(
        sheet("""
        KODE | FUNGSI          | INDUK
        F1.1 | Imunisasi dasar | F1
        """),
        here=here,
    )
    assert functions(reading)["Imunisasi dasar"] == "Imunisasi"
    assert grave(reading) == []


def test_duties_of_units_are_taken_as_carried_out() -> None:
    reading, layouts = read(
        sheet("""
        TUGAS DAN FUNGSI
        NO | UNIT KERJA      | URAIAN TUGAS
        1  | Seksi Imunisasi | a. menyusun rencana imunisasi
           |                 | b. melaksanakan imunisasi
        2  | Seksi Gizi      | melaksanakan perbaikan gizi
        """)
    )
    assert layouts == ["function-list"]
    assert roles(reading) == {
        ("menyusun rencana imunisasi", "Seksi Imunisasi", "PL"),
        ("melaksanakan imunisasi", "Seksi Imunisasi", "PL"),
        ("melaksanakan perbaikan gizi", "Seksi Gizi", "PL"),
    }
    assert len(told(reading)) == 1
    assert set(functions(reading).values()) == {""}


def test_duties_below_the_name_of_their_unit() -> None:
    reading, _ = read(
        sheet("""
        NO | URAIAN TUGAS
        SEKSI IMUNISASI | <
        1  | menyusun rencana imunisasi
        2  | melaksanakan imunisasi
        SEKSI GIZI | <
        1  | melaksanakan perbaikan gizi
        """)
    )
    assert roles(reading) == {
        ("menyusun rencana imunisasi", "Seksi Imunisasi", "PL"),
        ("melaksanakan imunisasi", "Seksi Imunisasi", "PL"),
        ("melaksanakan perbaikan gizi", "Seksi Gizi", "PL"),
    }
    reading, _ = read(
        sheet("""
        Unit Kerja : Seksi Gizi
        NO | URAIAN TUGAS
        1  | melaksanakan perbaikan gizi
        """)
    )
    assert roles(reading) == {("melaksanakan perbaikan gizi", "Seksi Gizi", "PL")}


def test_a_function_that_several_lines_name() -> None:
    reading, _ = read(
        sheet("""
        KODE | FUNGSI    | UNIT
        F1   | Imunisasi | Seksi Imunisasi
        F1   | Imunisasi | Puskesmas Sukamaju
        """)
    )
    assert len({s.key for s in reading.said if isinstance(s, FunctionSaid)}) == 1
    assert {unit for _, unit, _ in roles(reading)} == {"Seksi Imunisasi", "Puskesmas Sukamaju"}
    assert grave(reading) == []
