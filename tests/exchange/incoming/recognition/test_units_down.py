from __future__ import annotations

from said import functions_said, parts_asked, roles, units_said
from sheets_built import drawn, knowledge

from orgdesk.exchange.incoming.recognition.reading import Reading
from orgdesk.exchange.incoming.recognition.recognize import recognize


def _read(drawing: str) -> Reading:
    reading, found = recognize(drawn(drawing), knowledge())
    assert [layout.layout for layout in found] == ["units-down"]
    return reading


def test_units_down_and_functions_across() -> None:
    reading = _read("""
        MATRIKS PERAN DINAS KESEHATAN
        NO | UNIT KERJA | KEGIATAN | < | Catatan
        ^ | ^ | Imunisasi | Pengadaan obat | ^
        1 | Sekretariat | KO | PD | lama
        2 | Puskesmas | PL, PI | - |
    """)
    assert units_said(reading) == [
        ("Sekretariat", "DINAS KESEHATAN", ""),
        ("Puskesmas", "DINAS KESEHATAN", ""),
    ]
    assert functions_said(reading) == [("Imunisasi", ""), ("Pengadaan obat", "")]
    assert roles(reading) == {
        ("Imunisasi", "Sekretariat", "KO"),
        ("Pengadaan obat", "Sekretariat", "PD"),
        ("Imunisasi", "Puskesmas", "PL"),
        ("Imunisasi", "Puskesmas", "PI"),
    }


def test_merged_headings_stand_above_the_functions_and_sections_are_agencies() -> None:
    reading = _read("""
        Unit | Pelayanan | < | Penunjang
        ^ | Imunisasi | Gizi | Anggaran
        DINAS KESEHATAN | < | < | <
        Sekretariat | | | KO
        Bidang P2P | PL | PL |
        DINAS SOSIAL | < | < | <
        Sekretariat | PI | |
    """)
    assert functions_said(reading) == [
        ("Pelayanan:", ""),
        ("Imunisasi", "Pelayanan"),
        ("Gizi", "Pelayanan"),
        ("Penunjang:", ""),
        ("Anggaran", "Penunjang"),
    ]
    assert units_said(reading) == [
        ("Sekretariat", "DINAS KESEHATAN", ""),
        ("Bidang P2P", "DINAS KESEHATAN", ""),
        ("Sekretariat", "DINAS SOSIAL", ""),
    ]


def test_a_corner_that_says_both_and_posts_in_capitals() -> None:
    reading = _read("""
        Role \\ Task | Define | Build | Verify
        PM | A | A | I
        Dev lead | C | R | C
        QA | I | C | A/R
    """)
    assert [name for name, _, _ in units_said(reading)] == ["PM", "Dev lead", "QA"]
    assert functions_said(reading) == [("Define", ""), ("Build", ""), ("Verify", "")]
    assert parts_asked(reading) == {"code:A": "KP", "code:I": "note", "code:C": "PI", "code:R": "PL"}
