"""What the heading of a column means."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from orgdesk.exchange.incoming.recognition.headings import (
    depth_of,
    in_minutes,
    looks_like_head,
    meaning_of,
    settle,
    sort_of_post,
)
from orgdesk.exchange.incoming.recognition.table import MEANINGS, Column
from orgdesk.organization.records import PositionKind
from orgdesk.reference.shipped import folder


@pytest.mark.parametrize(
    ("title", "meaning"),
    [
        ("NO", "number"),
        ("No.", "number"),
        ("NO/KODE", "code"),
        ("Kode Unit Kerja", "code"),
        ("Fungsi / Kegiatan", "function"),
        ("URAIAN\nTUGAS *)", "function"),
        ("(SUB) URUSAN", "function"),
        ("  Sub  Urusan\u00a0(2)", "function"),
        ("Step Id", "code"),
        ("Activity", "function"),
        ("Phase", "parent"),
        ("Unit Kerja", "unit"),
        ("Bidang/Seksi", "unit"),
        ("Perangkat Daerah", "agency"),
        ("Atasan Langsung", "superior"),
        ("Bertanggung\njawab kepada", "superior"),
        ("Unit Induk", "superior"),
        ("Reports To", "superior"),
        ("Fungsi Induk", "parent"),
        ("Nama Jabatan Pimpinan", "head_title"),
        ("Jenis Unit", "unit_kind"),
        ("Eselon", "echelon"),
        ("Jumlah Pegawai", "staff"),
        ("Peran", "role"),
        ("Dasar Hukum Pelaksanaan", "basis"),
        ("Dasar hukum / keterangan", "basis"),
        ("KET.", "note"),
        ("Nama Jabatan", "position"),
        ("Job Title", "position"),
        ("Jenis Jabatan", "position_kind"),
        ("Kelas Jabatan", "grade"),
        ("KJ", "grade"),
        ("Bezetting (B)", "filled"),
        ("JUMLAH PEMANGKU", "filled"),
        ("PEGAWAI YANG DIBUTUHKAN", "required"),
        ("JML KEB PEG", "required"),
        ("HASIL ABK", "required"),
        ("+/-", "surplus"),
        ("±", "surplus"),
        ("KELEBIHAN/ KEKURANGAN (+/-)", "surplus"),
        ("Satuan Hasil", "output"),
        ("Jumlah Hasil", "volume"),
        ("WAKTU PENYELESAIAN (menit)", "hours"),
        ("Waktu Kerja Efektif (menit)", "effective_hours"),
        ("BEBAN KERJA", "workload"),
        ("ALAT/OBYEK KERJA", "task"),
        ("PEMERINTAH PUSAT", "central"),
        ("DAERAH PROVINSI", "province"),
        ("DAERAH KABUPATEN/KOTA", "district"),
    ],
)
def test_titles_as_people_write_them(title: str, meaning: str) -> None:
    assert meaning_of((title,)) == meaning
    assert meaning in MEANINGS


@pytest.mark.parametrize(
    "title",
    [
        *("", "(3)", "Kepala Dinas", "Seksi Perencanaan", "Unit Farmasi", "Unit Kerja Hukum", "P2P", "Team"),
        *("Dinas Kesehatan", "Pelaksana", "Koordinator", "Supervisor", "Penanggung Jawab", "Legal"),
    ],
)
def test_names_of_units_and_roles_mean_nothing(title: str) -> None:
    assert meaning_of((title,)) is None


@pytest.mark.parametrize(
    ("titles", "meaning"),
    [
        (("Waktu penyelesaian", "(menit)"), "hours"),
        (("Waktu", "Penyelesaian"), "hours"),
        (("Unit Kerja", "Nama"), "unit"),
        (("Unit Kerja", "Kode"), "code"),
        (("Jabatan", "Jenis"), "position_kind"),
        (("Jumlah", "Pemangku"), "filled"),
        (("DINAS KESEHATAN", "Keterangan"), "note"),
        (("UNIT KERJA", "Sekretariat"), None),
        (("DASAR HUKUM", "(3)"), "basis"),
    ],
)
def test_several_levels_of_a_heading(titles: tuple[str, ...], meaning: str | None) -> None:
    assert meaning_of(titles) == meaning


@pytest.mark.parametrize(
    ("titles", "meanings"),
    [
        (["Name", "Title", "Department", "Reports To"], ["holder", "position", "unit", "superior"]),
        (["Kode", "Nama", "Atasan"], ["code", "unit", "superior"]),
        (["Step Id", "Name", "PM"], ["code", "function", None]),
        (["NAMA JABATAN", "KJ", "B", "K", "+/-"], ["position", "grade", "filled", "required", "surplus"]),
        (["FUNGSI", "B", "K"], ["function", None, None]),
        (["URAIAN TUGAS", "JUMLAH HASIL", "WAKTU PENYELESAIAN"], ["task", "volume", "hours"]),
        (["OPD", "FUNGSI", "PERAN"], ["unit", "function", "role"]),
        (["Urusan", "Sub Urusan", "Kegiatan"], ["parent", "parent", "function"]),
        (["Kegiatan", "Uraian", "Kadis"], ["function", "note", None]),
        (["Kode", "Fungsi", "Induk"], ["code", "function", "parent"]),
        (["Kode", "Unit", "Parent"], ["code", "unit", "superior"]),
        (["Nama Unit", "Pimpinan"], ["unit", "head_title"]),
        (["Name", "Role", "Manager"], ["holder", "position", "superior"]),
        (["Name", "Unit", "Role"], ["function", "unit", "role"]),
        (["id", "parent_id", "jabatan"], ["code", "superior", "position"]),
    ],
)
def test_columns_settle_beside_each_other(titles: list[str], meanings: list[str | None]) -> None:
    columns = [Column(n, (title,), meaning_of((title,))) for n, title in enumerate(titles, 1)]
    found = settle(columns)
    assert [column.meaning for column in found] == meanings
    assert settle(found) == found


def test_columns_of_one_depth() -> None:
    assert [depth_of(t) for t in ("Level 1", "Eselon III", "TINGKAT 2", "Dinas", "Bidang", "Seksi")] == [
        1,
        3,
        2,
        1,
        2,
        3,
    ]
    assert depth_of("Eselon") is None
    assert depth_of("Bidang P2P") is None


def test_minutes_and_hours() -> None:
    assert in_minutes(("WAKTU PENYELESAIAN", "(Menit)"))
    assert not in_minutes(("Waktu Penyelesaian (jam)",))


@pytest.mark.parametrize(
    ("title", "sort"),
    [
        ("Kepala Seksi Imunisasi", PositionKind.STRUCTURAL),
        ("Plt. Sekretaris", PositionKind.STRUCTURAL),
        ("Bidan Ahli Muda", PositionKind.FUNCTIONAL),
        ("Administrator Kesehatan", PositionKind.FUNCTIONAL),
        ("Pengadministrasi Umum", None),
    ],
)
def test_titles_tell_the_sort_of_post(title: str, sort: PositionKind | None) -> None:
    assert sort_of_post(title) is sort


def test_a_row_that_looks_like_a_head() -> None:
    heads = [
        ["NO", "FUNGSI", "Kadis", "Sekretaris", "P2P"],
        ["Task", "PM", "BA"],
        ["Level 1", "Level 2", "Level 3"],
        ["NAMA JABATAN", "KJ", "B", "K", "+/-"],
    ]
    rows = [["1", "Perencanaan kebutuhan obat", "KP", "RN"], ["1", "2", "3", "4"], ["DINAS KESEHATAN"], []]
    assert min(map(looks_like_head, heads)) > 0.5 > 0.3 > max(map(looks_like_head, rows))
    sentence = "Pelaksanaan surveilans penyakit menular dan tidak menular di seluruh wilayah kerja Puskesmas"
    assert looks_like_head(["Kegiatan", sentence]) < looks_like_head(["Kegiatan", "Unit"])


def test_the_file_says_each_title_once_and_only_what_columns_can_mean() -> None:
    data = tomllib.loads((folder("models") / "headings.toml").read_text(encoding="utf-8"))
    titles = [tuple(t.replace("…", " ").split()) for line in data["sure"].values() for t in line.split("|")]
    assert [title for title, count in Counter(titles).items() if count > 1 or not title] == []
    entries = data["beside"]
    said = {*data["sure"], *(e["meaning"] for e in entries), *(m for e in entries for m in e["with"])}
    assert said <= set(MEANINGS)
    filler = set(data["filler"].split())
    assert not any(set(title) <= filler for title in titles if title not in {("nama",), ("name",)})
