"""Traits of sheets as people send them that have once been read wrongly."""

from __future__ import annotations

import pytest
from said import (
    extras,
    functions_said,
    grave,
    parts_asked,
    posts,
    read,
    roles,
    tasks,
    units_said,
)
from sheets_built import book, knowledge, sheet

from orgdesk.exchange.incoming.recognition.reading import Reading
from orgdesk.exchange.incoming.recognition.recognize import recognize


def _matrix(drawing: str, layout: str = "units-across") -> Reading:
    reading, found = read(sheet(drawing))
    assert set(found) == {layout}
    return reading


def _names(reading: Reading) -> list[str]:
    return [name for name, _, _ in units_said(reading)]


@pytest.mark.parametrize("unit", ["Boss", "KD", "Program", "Manager"])
def test_a_unit_whose_title_seems_to_mean_something_else(unit: str) -> None:
    reading = _matrix(f"""
        Kode | Fungsi | SEKR | {unit} | P2P
        F1 | Imunisasi | KO | KP | PL
        F2 | Gizi | KO | KP | PL
    """)
    assert _names(reading) == ["SEKR", unit, "P2P"]
    assert len(roles(reading)) == 6


def test_codes_below_the_names_of_units_are_no_line() -> None:
    reading = _matrix("""
        NO | FUNGSI | Sekretariat | Bidang Kesmas | Bidang P2P
         |  | SEK | KESMAS | P2P
        1 | Imunisasi | KO |  | PL
        2 | Gizi | KO | PL |
    """)
    assert _names(reading) == ["Sekretariat", "Bidang Kesmas", "Bidang P2P"]
    assert grave(reading) == []


def test_people_over_their_posts() -> None:
    reading = _matrix("""
         | Ann | Bob | Cy
        Task | Manager | Developer | Tester
        Plan | A | R | I
        Build | A | R | C
    """)
    assert _names(reading) == ["Manager", "Developer", "Tester"]


def test_columns_that_count_the_roles_are_no_units() -> None:
    reading = _matrix("""
        Task | PM | Dev | #R | #A
        Plan | A | R | 1 | 1
        Code | I | R | 1 | 0
    """)
    assert _names(reading) == ["PM", "Dev"]
    assert grave(reading) == []


def test_a_legend_in_one_row_above_the_head() -> None:
    reading = _matrix("""
        R = Responsible | A = Accountable | C = Consulted | I = Informed

        | Team | < | <
        Activity | Lead | Member | Client
        Kick off | A | R | I
    """)
    assert _names(reading) == ["Lead", "Member", "Client"]
    assert functions_said(reading) == [("Kick off", "")]
    assert parts_asked(reading) == {"code:I": "note"}


def test_deliverables_stand_below_the_phase() -> None:
    reading = _matrix("""
        Deliverable | Task | CEO | CFO | IT
        Phase 1 | < | < | < | <
        Charter | Write | A | C | R
        ^ | Sign | A | R | I
        Phase 2 | < | < | < | <
        Design | Draw | A | I | R
    """)
    assert functions_said(reading) == [
        ("Phase 1:", ""),
        ("Charter:", "Phase 1"),
        ("Write", "Charter"),
        ("Sign", "Charter"),
        ("Phase 2:", ""),
        ("Design:", "Phase 2"),
        ("Draw", "Design"),
    ]


def test_the_same_head_for_the_next_agency_and_on_the_next_page() -> None:
    reading = _matrix("""
        DINAS KESEHATAN
        No | Fungsi | Kadis | Sekretaris
        1 | Imunisasi | KP | KO

        DINAS PENDIDIKAN
        No | Fungsi | Kadis | Sekretaris
        1 | PAUD | KP | KO
        DINAS PENDIDIKAN
        No | Fungsi | Kadis | Sekretaris
        2 | SD | KP | KO
    """)
    assert set(units_said(reading)) == {
        ("Kadis", "DINAS KESEHATAN", ""),
        ("Sekretaris", "DINAS KESEHATAN", ""),
        ("Kadis", "DINAS PENDIDIKAN", ""),
        ("Sekretaris", "DINAS PENDIDIKAN", ""),
    }


def test_a_matrix_without_a_head() -> None:
    reading = _matrix("""
        1 | Imunisasi rutin | KP | KO
        2 | Pengadaan vaksin | KP | PD
    """)
    assert _names(reading) == ["Kolom C", "Kolom D"]
    assert [problem.grave for problem in reading.problems] == [False]
    assert len(roles(reading)) == 4


def test_words_in_capitals_are_soon_known_for_no_codes() -> None:
    words = " ".join(["PENGAMBIL KEPUTUSAN DAN PENYELENGGARA URUSAN"] * 20) + " 1"
    _, found = read(sheet(f"Kode | Arti\nKP | {words}\nPL | {words}"))  # once took hours
    assert found == []


def test_a_title_goes_on_after_the_agency() -> None:
    reading = _matrix("""
        Dinas Kesehatan: tugas dan fungsi
        Fungsi | Kadis | Sekretaris
        Imunisasi | KP | KO
    """)
    assert ("Kadis", "Dinas Kesehatan", "") in units_said(reading)


def test_timetables_and_budgets_among_the_sheets_are_not_read() -> None:
    _, found = recognize(
        book(
            sheet("Fungsi | Dinkes | PKM\nImunisasi | KP | PL", "Matriks"),
            sheet("No | Kegiatan | Jan | Feb | Mar\n1 | Survei | x | x |\n2 | Laporan | | | x", "Jadwal"),
            sheet("No | Uraian | Pagu | Realisasi | %\n1 | Belanja pegawai | 100 | 90 | 90", "Anggaran"),
        ),
        knowledge(),
    )
    assert [layout.sheet for layout in found] == ["Matriks"]


@pytest.mark.parametrize(
    ("first", "other", "asked"),
    [
        ("SKPD/OPD PENANGGUNG JAWAB", "SKPD/OPD TERKAIT", {"code:TERKAIT": "PP"}),
        ("PIC", "Dukungan", {"code:PIC": "KP", "code:DUKUNGAN": "PP"}),
    ],
)
def test_who_answers_for_it_and_who_else(first: str, other: str, asked: dict[str, str]) -> None:
    reading = _matrix(
        f"""
        NO | KEGIATAN | {first} | {other} | KET
        1 | Penurunan stunting | Dinas Kesehatan | Dinas Sosial; Bappeda |
        2 | Air minum | Dinas PUPR | Dinas Kesehatan, Bappeda |
        """,
        "roles-across",
    )
    assert parts_asked(reading) == asked
    assert len(roles(reading)) == 6


def test_heads_of_the_division_of_affairs_broken_and_worded_anew() -> None:
    reading = _matrix(
        """
        B. PEMBAGIAN URUSAN PEMERINTAHAN BIDANG KESEHATAN
        NO | SUB URUSAN | PEMERINTAH | DAERAH | DAERAH
         | | PUSAT | PROVINSI | KABUPATEN/KOTA
        1 | 2 | 3 | 4 | 5
        1. | Upaya Kesehatan | a. Rujukan nasional. | a. Rujukan provinsi. | a. Pengelolaan UKP
         | | | | kabupaten/kota.
        - 2 -
        PRESIDEN REPUBLIK INDONESIA
        NO | SUB URUSAN | PEMERINTAH PUSAT | DAERAH PROVINSI | DAERAH KABUPATEN/KOTA
        1 | 2 | 3 | 4 | 5
         | | b. Registrasi obat. | b. Izin kelas B. | b. Izin kelas C.
        """,
        "affairs",
    )
    affair = "Urusan pemerintahan bidang kesehatan"
    assert functions_said(reading) == [
        (f"{affair}:", ""),
        ("Upaya Kesehatan:", affair),
        ("Rujukan nasional", "Upaya Kesehatan"),
        ("Registrasi obat", "Upaya Kesehatan"),
        ("Rujukan provinsi", "Upaya Kesehatan"),
        ("Izin kelas B", "Upaya Kesehatan"),
        ("Pengelolaan UKP kabupaten/kota", "Upaya Kesehatan"),
        ("Izin kelas C", "Upaya Kesehatan"),
    ]
    assert len(roles(reading)) == 6


def test_duties_listed_in_one_cell() -> None:
    reading = _matrix(
        """
        NO | UNIT KERJA | TUGAS DAN FUNGSI
        1 | Sekretariat | a. penyusunan rencana;⏎b. pengelolaan keuangan.
        2 | Bidang P2P | Melaksanakan:⏎1) surveilans⏎2) imunisasi
        """,
        "function-list",
    )
    assert functions_said(reading) == [
        ("penyusunan rencana", ""),
        ("pengelolaan keuangan", ""),
        ("Melaksanakan:", ""),
        ("surveilans", "Melaksanakan"),
        ("imunisasi", "Melaksanakan"),
    ]
    assert {(unit, duty) for duty, unit, _ in roles(reading)} == {
        ("Sekretariat", "penyusunan rencana"),
        ("Sekretariat", "pengelolaan keuangan"),
        ("Bidang P2P", "surveilans"),
        ("Bidang P2P", "imunisasi"),
    }


def test_levels_of_processes_with_blanks_for_the_same() -> None:
    reading = _matrix(
        """
        Kode | Proses Level 0 | Proses Level 1 | Proses Level 2
        P1 | Pelayanan | Imunisasi | Imunisasi rutin
        P2 | | | Imunisasi tambahan
        P3 | | Gizi | Makanan tambahan
        """,
        "function-list",
    )
    assert functions_said(reading) == [
        ("Pelayanan:", ""),
        ("Imunisasi:", "Pelayanan"),
        ("Imunisasi rutin", "Imunisasi"),
        ("Imunisasi tambahan", "Imunisasi"),
        ("Gizi:", "Pelayanan"),
        ("Makanan tambahan", "Gizi"),
    ]


def test_two_forms_of_workload_on_one_sheet() -> None:
    reading = _matrix(
        """
        NAMA JABATAN : Arsiparis
        UNIT KERJA : Sekretariat
        NO | URAIAN TUGAS | SATUAN HASIL | WAKTU (JAM) | WAKTU EFEKTIF | JUMLAH HASIL
        1 | Menyusun arsip | Berkas | 2 | 1250 | 100
        JUMLAH

        NAMA JABATAN : Bendahara
        UNIT KERJA : Sekretariat
        NO | URAIAN TUGAS | SATUAN HASIL | WAKTU (JAM) | WAKTU EFEKTIF | JUMLAH HASIL
        1 | Membuat laporan | Dokumen | 5 | 1250 | 240
        """,
        "workload",
    )
    assert [(post, task) for post, task, _, _ in tasks(reading)] == [
        ("Arsiparis", "Menyusun arsip"),
        ("Bendahara", "Membuat laporan"),
    ]


def test_a_post_map_in_parts_headed_by_units_in_capitals() -> None:
    reading = _matrix(
        """
        PETA JABATAN DINAS KESEHATAN
        NO | NAMA JABATAN | KELAS | B | K | ±
        I | KEPALA DINAS | | | |
        1 | Kepala Dinas | 14 | 1 | 1 | 0
        II | SEKRETARIAT | | | |
        1 | Sekretaris | 12 | 1 | 1 | 0
        A | SUBBAGIAN UMUM | | | |
        1 | Pengadministrasi | 5 | 3 | 4 | -1
        """,
        "positions",
    )
    assert posts(reading) == [
        ("Kepala Dinas", "Dinas Kesehatan"),
        ("Sekretaris", "Sekretariat"),
        ("Pengadministrasi", "Subbagian Umum"),
    ]
    assert ("Subbagian Umum", "Sekretariat") in {(u, above) for u, _, above in units_said(reading)}


def test_people_who_name_their_manager_by_address() -> None:
    reading = _matrix(
        """
        First Name | Last Name | Email | Manager Email | Title
        Ann | Lee | ann@x.id | | CEO
        Bo | Tan | bo@x.id | ann@x.id | CFO
        """,
        "unit-list",
    )
    assert units_said(reading) == [("CEO", "", ""), ("CFO", "", "CEO")]


def test_pairs_of_child_and_parent() -> None:
    reading = _matrix(
        """
        Child | Parent
        Sekretariat | Dinas Kesehatan
        Bidang P2P | Dinas Kesehatan
        """,
        "unit-list",
    )
    above = {name: superior for name, _, superior in units_said(reading)}
    assert above == {"Dinas Kesehatan": "", "Sekretariat": "Dinas Kesehatan", "Bidang P2P": "Dinas Kesehatan"}
    assert grave(reading) == []


def test_types_of_agencies_are_no_roles() -> None:
    reading = _matrix(
        """
        NO | NAMA PERANGKAT DAERAH | TIPE | ALAMAT
        1 | Sekretariat Daerah | A | Jalan Merdeka
        2 | Dinas Kesehatan | A | Jalan Sehat
        """,
        "unit-list",
    )
    assert ("TIPE", "A") in extras(reading)
