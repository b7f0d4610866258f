"""Workload analyses: the forms of three rules, and whether their figures agree."""

from __future__ import annotations

import pytest
from builders import organization
from said import details, grave, posts, read, tasks, told, tree
from sheets_built import sheet

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.said import Where
from orgdesk.organization.records import Setting


def test_form_in_minutes_with_all_its_noise() -> None:
    reading, layouts = read(
        sheet("""
        ANALISIS BEBAN KERJA | < | < | < | < | < | < | <
        Nama Jabatan | : | Administrator Kesehatan
        Unit Kerja   | : | UPTD Puskesmas Batudaa
        Ikhtisar     | : | Melakukan analisis kebijakan di bidang administrasi pelayanan kesehatan
        NO | URAIAN TUGAS | SATUAN HASIL | WAKTU⏎(menit) | WAKTU EFEKTIF | BEBAN KERJA | KEB. PEGAWAI | KET
        1   | 2 | 3 | 4 | 5 | 6 | 7 | 8
        1   | Menyusun rencana*  | dokumen | 240  | 75000 | 33   | 0,11  |
        2   | ·Melapor··         | laporan | 60   | 75000 | 1.200| 0,96  | bulanan
        NO | URAIAN TUGAS | SATUAN HASIL | WAKTU⏎(menit) | WAKTU EFEKTIF | BEBAN KERJA | KEB. PEGAWAI | KET
        3   | Menelaah           | idem    | 30   | 75000 | 500  | 2     |
        4   | Mengarsip          | berkas  | lama | 75000 | 12   | -     |
        JUMLAH |                 |         |      |       |      | 3,07  |
            | Jumlah kebutuhan pegawai |   |      |       |      | 3,07  |
            | Pembulatan         |         |      |       |      | 3     |
        Mengetahui, | | | | | Kepala Puskesmas, | |
        """)
    )
    assert layouts == ["workload"]
    assert posts(reading) == [("Administrator Kesehatan", "UPTD Puskesmas Batudaa")]
    assert tasks(reading) == [
        ("Administrator Kesehatan", "Menyusun rencana", 33, 4),
        ("Administrator Kesehatan", "Melapor", 1200, 1),
        ("Administrator Kesehatan", "Menelaah", 500, 0.5),
        ("Administrator Kesehatan", "Mengarsip", 12, -1),
    ]
    assert grave(reading) == ["D11"]
    assert told(reading) == ["G10"]  # 500 times 0.5 over 1250 is 0.2, not 2
    assert reading.fates.of(Where(0, 7, 2)) is Fate.NAME
    assert reading.fates.of(Where(0, 7, 4)) is Fate.DETAIL


def test_form_of_permenpanrb_1_2020_in_hours() -> None:
    reading, layouts = read(
        sheet("""
        Nama Jabatan : Bidan Ahli Muda
        Unit Kerja : Puskesmas Batudaa
        No | Uraian Tugas | Hasil Kerja | Jumlah Hasil | Waktu Penyelesaian (jam) | Waktu Efektif | Kebutuhan
        1  | ANC          | pasien      | 2500         | 0,5                      | 1250          | 1
        2  | Persalinan   | pasien      | 100          | 8                        | 1250          | 0,64
        """)
    )
    assert layouts == ["workload"]
    assert tasks(reading) == [
        ("Bidan Ahli Muda", "ANC", 2500, 0.5),
        ("Bidan Ahli Muda", "Persalinan", 100, 8),
    ]
    assert told(reading) == []
    assert details(reading, "Bidan Ahli Muda")["position_kind"] == "jabatan fungsional"


def test_form_of_health_centres_by_the_object_of_work() -> None:
    reading, layouts = read(
        sheet("""
        PERHITUNGAN KEBUTUHAN PEGAWAI PUSKESMAS BAWANG 1
        NO | NAMA JABATAN | JUMLAH PEMANGKU | ALAT/OBYEK KERJA | TARGET | KEMAMPUAN RATA-RATA | JML KEB PEG
        1  | Perawat      | 8               | Pasien rawat jalan | 12000 | 3000 | 4
           |              |                 | Pasien rawat inap | 500 | 1 : 100 | 5
        2  | Pengemudi    | 1               | Mobil | 2 | 1 | 2
        """)
    )
    assert layouts == ["workload"]
    assert posts(reading) == [("Perawat", "Puskesmas Bawang 1"), ("Pengemudi", "Puskesmas Bawang 1")]
    assert tasks(reading) == [
        ("Perawat", "Pasien rawat jalan", 12000, pytest.approx(1250 / 3000, abs=1e-6)),
        ("Perawat", "Pasien rawat inap", 500, 12.5),
        ("Pengemudi", "Mobil", 2, 1250),
    ]
    assert details(reading, "Perawat")["filled"] == "8"
    assert grave(reading) == told(reading) == []


def test_time_is_in_minutes_where_that_of_a_year_is() -> None:
    form = """
        Nama Jabatan : Bidan
        Unit Kerja : Seksi KIA
        NO | URAIAN TUGAS | WAKTU PENYELESAIAN | WAKTU KERJA EFEKTIF | BEBAN KERJA
        1  | ANC          | 30                 | {year}              | 100
        """
    assert tasks(read(sheet(form.format(year=72000)))[0]) == [("Bidan", "ANC", 100, 0.5)]
    assert tasks(read(sheet(form.format(year=1250)))[0]) == [("Bidan", "ANC", 100, 30)]


def test_workload_in_hours_gives_how_often() -> None:
    reading, _ = read(
        sheet("""
        Nama Jabatan : Bidan
        Unit Kerja : Seksi KIA
        NO | URAIAN TUGAS | WAKTU PENYELESAIAN (jam) | BEBAN KERJA (jam) | KEBUTUHAN PEGAWAI
        1  | ANC          | 0,5                      | 50                | 0,04
        """)
    )
    assert tasks(reading) == [("Bidan", "ANC", 100, 0.5)]


def test_another_year_of_work_than_the_model_has() -> None:
    form = sheet("""
        Nama Jabatan : Bidan
        Unit Kerja : Seksi KIA
        NO | URAIAN TUGAS | JUMLAH HASIL | WAKTU PENYELESAIAN (jam) | WAKTU EFEKTIF (jam)
        1  | ANC          | 100          | 1                        | 1300
        """)
    assert told(read(form)[0]) == ["E4"]
    here = organization(Setting(id="staffing.hours", value="1300"))
    assert told(read(form, here=here)[0]) == []


def test_several_posts_in_one_table() -> None:
    reading, _ = read(
        sheet("""
        Unit Kerja : Seksi KIA
        NO | URAIAN TUGAS | JUMLAH HASIL | WAKTU PENYELESAIAN (jam)
        BIDAN | <         | <            | <
        1  | ANC          | 100          | 1
        PENGADMINISTRASI | < | <         | <
        1  | Mengarsip    | 50           | 2
        """)
    )
    assert tasks(reading) == [("BIDAN", "ANC", 100, 1), ("PENGADMINISTRASI", "Mengarsip", 50, 2)]


def test_groups_of_tasks_are_no_posts() -> None:
    reading, _ = read(
        sheet("""
        Nama Jabatan : Bidan
        Unit Kerja : Seksi KIA
        NO | URAIAN TUGAS | JUMLAH HASIL | WAKTU PENYELESAIAN (jam)
        1  | Pelayanan    |              |
        a  | ANC          | 100          | 1
        b  | Nifas        | 50           | 1
        """)
    )
    assert tasks(reading) == [("Bidan", "ANC", 100, 1), ("Bidan", "Nifas", 50, 1)]
    assert posts(reading) == [("Bidan", "Seksi KIA")]


def test_tasks_of_no_post_or_no_unit() -> None:
    table = "NO | URAIAN TUGAS | JUMLAH HASIL | WAKTU PENYELESAIAN (jam)\n1 | ANC | 100 | 1"
    reading, _ = read(sheet(table))
    assert tasks(reading) == []
    assert grave(reading) == ["B2"]
    reading, _ = read(sheet("Nama Jabatan : Bidan\n" + table))
    assert tasks(reading) == []
    assert grave(reading)


def test_the_unit_down_the_ranks_of_a_job_analysis() -> None:
    reading, _ = read(
        sheet("""
        1. Nama Jabatan    | : | Pengelola Data
        2. Kode Jabatan    | : | -
        3. Unit Kerja      | : |
        a. JPT Utama       | : | -
        b. JPT Pratama     | : | Dinas Kesehatan
        c. Administrator   | : | Bidang P2P
        d. Pengawas        | : | Seksi Imunisasi
        NO | URAIAN TUGAS  | JUMLAH HASIL | WAKTU PENYELESAIAN (jam)
        1  | Mengolah data | 100          | 1
        """)
    )
    assert posts(reading) == [("Pengelola Data", "Seksi Imunisasi")]
    assert tree(reading) == {
        "Dinas Kesehatan": "",
        "Bidang P2P": "Dinas Kesehatan",
        "Seksi Imunisasi": "Bidang P2P",
    }
