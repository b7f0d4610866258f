from __future__ import annotations

from said import functions_said, parts_asked, roles, units_said
from sheets_built import drawn, knowledge

from orgdesk.exchange.incoming.recognition.recognize import recognize
from orgdesk.exchange.incoming.said import ExtraSaid, FunctionSaid, RoleSaid, UnitSaid

NOISY = """
DAFTAR PERAN
No | Fungsi | Unit | Peran | Dasar | Catatan | Prioritas
1 | 2 | 3 | 4 | 5 | 6 | 7
1 | Imunisasi | Dinkes | Pengambil keputusan | Permenkes 12/2017 | cek | tinggi
2 | " | Puskesmas | PL | idem | - | tinggi
3 | Obat | IFK | DS; PL | | | rendah
4 | Obat | Dinkes | KP dan PW (utama) | | rapat | sedang
Sumber: rapat 2024
"""


def test_a_line_for_each_role() -> None:
    reading, (found,) = recognize(drawn(NOISY), knowledge())
    assert found.layout == "tidy"
    assert functions_said(reading) == [("Imunisasi", ""), ("Obat", "")]
    assert roles(reading) == {
        ("Imunisasi", "Dinkes", "KP"),
        ("Imunisasi", "Puskesmas", "PL"),
        ("Obat", "IFK", "DS"),
        ("Obat", "IFK", "PL"),
        ("Obat", "Dinkes", "KP"),
        ("Obat", "Dinkes", "PW"),
    }
    assert not reading.questions
    assert not reading.problems


def test_basis_and_note_belong_to_the_role() -> None:
    reading, _ = recognize(drawn(NOISY), knowledge())
    details = {
        (s.where.row, s.token): {name: written.text for name, written in s.details.items()}
        for s in reading.said
        if isinstance(s, RoleSaid)
    }
    assert details == {
        (4, "KP"): {"regulation": "Permenkes 12/2017", "note": "cek"},
        (5, "PL"): {"regulation": "Permenkes 12/2017"},
        (6, "DS"): {},
        (6, "PL"): {},
        (7, "KP"): {"note": "utama; rapat"},
        (7, "PW"): {"note": "utama; rapat"},
    }


def test_a_column_of_their_own_stands_once_beside_each_function() -> None:
    reading, _ = recognize(drawn(NOISY), knowledge())
    extras = [(s.column, s.value.text) for s in reading.said if isinstance(s, ExtraSaid)]
    assert extras == [("Prioritas", "tinggi"), ("Prioritas", "rendah; sedang")]


def test_agencies_beside_units() -> None:
    reading, _ = recognize(
        drawn("""
            Kegiatan | OPD | Unit kerja | Kewenangan
            Imunisasi | Dinas Kesehatan | Sekretariat | KP
            Imunisasi | DPPKB | Sekretariat | PL
        """),
        knowledge(),
    )
    assert units_said(reading) == [
        ("Sekretariat", "Dinas Kesehatan", ""),
        ("Sekretariat", "DPPKB", ""),
    ]


def test_letters_in_the_column_of_roles_are_asked_once() -> None:
    reading, (found,) = recognize(
        drawn("""
            Task | Team | RACI
            Plan | Ops | A
            Plan | Dev | R
            Build | Dev | A/R
            Build | Legal | C
        """),
        knowledge(),
    )
    assert found.layout == "tidy"
    assert ("Build", "Dev", "KP") in roles(reading)
    assert parts_asked(reading) == {"code:A": "KP", "code:R": "PL", "code:C": "PI"}
    assert len(reading.questions) == 1


def test_codes_of_functions_and_of_units() -> None:
    reading, _ = recognize(
        drawn("""
            kode_fungsi | fungsi | kode_unit | unit | peran
            F01 | Kebutuhan obat | IFK | Instalasi Farmasi, Gudang | RN
            F01 | Kebutuhan obat | PKM | Puskesmas | KP
        """),
        knowledge(),
    )
    units = [(s.code, s.name) for s in reading.said if isinstance(s, UnitSaid)]
    assert units == [("IFK", "Instalasi Farmasi, Gudang"), ("PKM", "Puskesmas")]
    functions = [(s.code, s.wording) for s in reading.said if isinstance(s, FunctionSaid)]
    assert functions == [("F01", "Kebutuhan obat")]
