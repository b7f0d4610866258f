"""Post maps and their recapitulations."""

from __future__ import annotations

from said import agencies, details, grave, posts, read, tree
from sheets_built import sheet

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.said import PositionSaid, Where


def test_post_map_with_all_its_noise() -> None:
    reading, layouts = read(
        sheet("""
        PETA JABATAN DINAS KESEHATAN TAHUN 2024 | < | < | < | < | <
        KABUPATEN TIRTA MAKMUR
        NO  | NAMA⏎JABATAN *)     | KJ  | B   | K   | +/-
        (1) | (2)                | (3) | (4) | (5) | (6)
        1   | Kepala Dinas       | 14  | 1   | 1   | 0
        2   | ·Sekretaris··      | 12  | -   | 1   | -1
        3   | Kasubbag Umum⏎dan Kepegawaian | 9 | 0 | 1 | -1
            | Jabatan Fungsional |     |     |     |
        4   | Arsiparis Terampil | 6   | 1   | 2   | -1
            | Pelaksana          |     |     |     |
        5   | Pengemudi          | 3   | 1   | 1   | 0
        NO  | NAMA⏎JABATAN *)     | KJ  | B   | K   | +/-
        6   | Kepala Bidang P2P  | 11  | 1   | 1   | 0
        7   | Epidemiolog Kesehatan Ahli Muda | 9 | 2 | 2,4 | 0
        8   | Pengelola Data     | 6   | satu| 1   | 0
        JUMLAH |                 |     | 8   | 11  | -3
            | Total pegawai ASN  |     | 8   | 11  | -3
        *) Perbup 3/2020
            |                    |     | Mengetahui,
            |                    |     | Kepala Dinas Kesehatan,
            |                    |     | NIP 19650101
        """)
    )
    assert layouts == ["positions"]
    assert posts(reading) == [
        ("Kepala Dinas", "Dinas Kesehatan"),
        ("Sekretaris", "Sekretariat"),
        ("Kasubbag Umum dan Kepegawaian", "Subbagian Umum dan Kepegawaian"),
        ("Arsiparis Terampil", "Subbagian Umum dan Kepegawaian"),
        ("Pengemudi", "Subbagian Umum dan Kepegawaian"),
        ("Kepala Bidang P2P", "Bidang P2P"),
        ("Epidemiolog Kesehatan Ahli Muda", "Bidang P2P"),
        ("Pengelola Data", "Bidang P2P"),
    ]
    assert tree(reading) == {
        "Dinas Kesehatan": "",
        "Sekretariat": "Dinas Kesehatan",
        "Subbagian Umum dan Kepegawaian": "Sekretariat",
        "Bidang P2P": "Dinas Kesehatan",
    }
    assert set(agencies(reading).values()) == {"Dinas Kesehatan"}
    assert details(reading, "Arsiparis Terampil") == {
        "grade": "6",
        "position_kind": "jabatan fungsional",
        "posts": "2",
        "filled": "1",
    }
    assert details(reading, "Pengemudi")["position_kind"] == "jabatan pelaksana"
    assert details(reading, "Kepala Bidang P2P")["position_kind"] == "jabatan struktural"
    assert details(reading, "Epidemiolog Kesehatan Ahli Muda")["posts"] == "2"
    assert grave(reading) == ["D15"]
    assert reading.fates.of(Where(0, 15, 4)) is Fate.ERROR
    assert reading.fates.of(Where(0, 10, 2)) is Fate.HEAD


def test_recapitulation_with_the_unit_above_it() -> None:
    reading, layouts = read(
        sheet("""
        REKAPITULASI HASIL ANALISIS BEBAN KERJA
        Unit Kerja | : | UPTD Puskesmas Sukamaju
        NO | NAMA JABATAN | JUMLAH PEMANGKU | HASIL ABK | KELEBIHAN/⏎KEKURANGAN
        1  | Dokter       | 1               | 1,73      | -1
        2  | Perawat      | 8               | 6         | 2
        3  | Pramubakti   | nihil           | 0,3       |
        """)
    )
    assert layouts == ["positions"]
    assert {unit for _, unit in posts(reading)} == {"UPTD Puskesmas Sukamaju"}
    assert details(reading, "Dokter") == {
        "posts": "2",
        "filled": "1",
        "position_kind": "jabatan fungsional",
    }
    assert details(reading, "Pramubakti") == {"posts": "0"}


def test_units_in_a_column_in_lines_and_on_sheets() -> None:
    expected = [("Arsiparis", "Sekretariat"), ("Bidan", "Seksi KIA")]
    in_a_column = sheet("""
        Unit Kerja  | Nama Jabatan | Jenis Jabatan | Kelas | Bezetting | Kebutuhan
        Sekretariat | Arsiparis    | JF            | 6     | 1         | 1
        Seksi KIA   | Bidan        | JF            | 7     | 2         | 3
        """)
    merged = sheet("""
        NO | NAMA JABATAN | KELAS | B | K
        SEKRETARIAT | <   | <     | < | <
        1  | Arsiparis    | 6     | 1 | 1
        SEKSI KIA | <     | <     | < | <
        1  | Bidan        | 7     | 2 | 3
        """)
    alone = sheet("""
        NO | NAMA JABATAN | KELAS | B | K
           | Sekretariat  |       |   |
        1  | Arsiparis    | 6     | 1 | 1
           | Seksi KIA    |       |   |
        2  | Bidan        | 7     | 2 | 3
        """)
    assert posts(read(in_a_column)[0]) == expected
    assert posts(read(alone)[0]) == expected
    assert [(post, unit.lower()) for post, unit in posts(read(merged)[0])] == [
        (post, unit.lower()) for post, unit in expected
    ]
    sheets = [
        sheet("NAMA JABATAN | B | K\nArsiparis | 4 | 5", "Sekretariat"),
        sheet("NAMA JABATAN | B | K\nBidan | 2 | 3", "Seksi KIA"),
    ]
    assert posts(read(*sheets)[0]) == expected


def test_who_holds_a_post() -> None:
    reading, _ = read(
        sheet("""
        Unit Kerja : Seksi KIA
        NO | NAMA JABATAN | NAMA PEGAWAI | NIP | KELAS
        1  | Bidan        | Ani          | 123 | 7
        2  | Bidan        | Budi         | 124 | 7
        """)
    )
    said = [s for s in reading.said if isinstance(s, PositionSaid)]
    assert [s.details["holder"].text for s in said] == ["Ani", "Budi"]
    assert len({s.key for s in said}) == 2


def test_posts_of_no_unit() -> None:
    reading, _ = read(
        sheet("""
        NAMA JABATAN | B | K
        Bidan        | 2 | 3
        """)
    )
    assert posts(reading) == []
    assert grave(reading) == ["A2"]


def test_the_boxes_of_a_drawn_post_map() -> None:
    reading, layouts = read(
        sheet("""
        PETA JABATAN
        SEKRETARIAT | < | <    |   | BIDANG P2P | < | <
        NAMA JABATAN | B | K   |   | NAMA JABATAN | B | K
        Sekretaris | 1 | 1     |   | Kepala Bidang P2P | 1 | 1
        Arsiparis  | 2 | 3     |   | Epidemiolog | 1 | 4
                   |   |       |   |             |   |
        SUBBAG UMUM | < | <    |   | SEKSI IMUNISASI | < | <
        NAMA JABATAN | B | K   |   | NAMA JABATAN | B | K
        Kasubbag Umum | 1 | 1  |   | Kepala Seksi Imunisasi | 1 | 1
        Pengemudi  | 2 | 3     |   | Perawat | 1 | 4
        """)
    )
    assert layouts == ["positions", "positions"]
    assert tree(reading) == {
        "Sekretariat": "",
        "Subbag Umum": "Sekretariat",
        "Bidang P2P": "",
        "Seksi Imunisasi": "Bidang P2P",
    }
    assert ("Pengemudi", "Subbag Umum") in posts(reading)
    assert ("Perawat", "Seksi Imunisasi") in posts(reading)


def test_sorts_of_posts_in_a_column() -> None:
    reading, _ = read(
        sheet("""
        Unit Kerja : Seksi KIA
        NAMA JABATAN   | JENIS JABATAN        | KELAS | K
        Kepala Seksi   | JPT                  | 9     | 1
        Bidan          | Fungsional Tertentu  | 7     | 3
        Pengadministrasi | JFU                | 5     | 4
        """)
    )
    kinds = [details(reading, post)["position_kind"] for post, _ in posts(reading)]
    assert kinds == ["jabatan struktural", "jabatan fungsional", "jabatan pelaksana"]
