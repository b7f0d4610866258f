"""What a column can mean, in the words of the person who sent the sheet."""

from __future__ import annotations

from orgdesk.exchange.incoming.recognition.table import MEANINGS
from orgdesk.organization.bilingual import Text
from orgdesk.ui.importing.change_rows import FIELDS

_WORDS: dict[str, Text] = {
    "number": Text("nomor", "number"),
    "code": Text("kode", "code"),
    "function": Text("fungsi atau kegiatan", "function or activity"),
    "parent": Text("fungsi induk", "function above"),
    "level": Text("tingkat", "level"),
    "type": Text("jenis fungsi", "type of function"),
    "unit": Text("unit", "unit"),
    "agency": Text("instansi", "agency"),
    "superior": Text("atasan (melapor kepada)", "superior (reports to)"),
    "head_title": Text("jabatan pimpinan", "title of the head"),
    "unit_kind": Text("jenis unit", "kind of unit"),
    "echelon": Text("eselon", "echelon"),
    "staff": Text("jumlah pegawai", "staff"),
    "role": Text("peran", "role"),
    "scope": Text("lingkup", "scope"),
    "basis": Text("dasar hukum", "legal basis"),
    "note": Text("catatan", "note"),
    "position": Text("nama jabatan", "position"),
    "position_kind": Text("jenis jabatan", "kind of position"),
    "grade": Text("kelas jabatan", "grade"),
    "required": Text("kebutuhan", "posts needed"),
    "filled": Text("bezetting (terisi)", "posts filled"),
    "surplus": Text("selisih (tidak dibaca)", "surplus or lack (not read)"),
    "holder": Text("pemangku jabatan", "holder of the position"),
    "task": Text("uraian tugas", "task"),
    "output": Text("hasil kerja", "output"),
    "volume": Text("beban kerja setahun", "times a year"),
    "hours": Text("waktu penyelesaian", "time each"),
    "effective_hours": Text("jam kerja efektif", "effective hours"),
    "workload": Text("kebutuhan menurut beban (tidak dibaca)", "workload (not read)"),
    "affair": Text("urusan pemerintahan", "government affair"),
    "central": Text("wewenang pemerintah pusat", "central government"),
    "province": Text("wewenang provinsi", "province"),
    "district": Text("wewenang kabupaten/kota", "district or city"),
    "agency_head": Text("instansi, sekaligus unit", "agency that is a unit too"),
    "ignore": Text("diabaikan", "ignored"),
    "reading": Text("hanya untuk dibaca", "to read only"),
}
assert set(MEANINGS) <= set(_WORDS), set(MEANINGS) - set(_WORDS)


def meaning_words(meaning: str) -> Text:
    """A meaning in words: one of a sheet that somebody sent, or a field in a workbook of ours."""
    return _WORDS.get(meaning) or FIELDS.get(meaning, Text(meaning, meaning))
