from __future__ import annotations

import pytest
from said import grave, roles, units_said
from sheets_built import drawn, knowledge

from orgdesk.exchange.incoming.recognition.recognize import recognize

UNITS_OVER_ROLES = """
MATRIKS KEWENANGAN | < | < | < | < | < | <
NO | FUNGSI | DINKES | < | < | PUSKESMAS | <
^ | ^ | KP | PL | Pengawas | KP | PL
1 | 2 | 3 | 4 | 5 | 6 | 7
1 | Imunisasi | V | | √ | | ●
2 | Obat | X | - | | 1 | x
Jumlah | | 2 | 0 | 1 | 1 | 2
Mengetahui,
"""
ROLES_OVER_UNITS = """
Fungsi | Pengambil keputusan | < | Pemasok | < | Pelaksana | <
^ | ^ | ^ | Dana | < | ^ | ^
^ | Dinkes | Puskesmas | Dinkes | Puskesmas | Dinkes | Puskesmas
Imunisasi | X | | | | | X
Obat | | X | X | | X |
"""
UNITS_IN_LINES = """
Fungsi | Unit | KP | PL | PW
Imunisasi | Dinkes | X | |
^ | Puskesmas | | X | X
Obat | Dinkes | X | X |
"""


def test_units_over_roles() -> None:
    reading, (found,) = recognize(drawn(UNITS_OVER_ROLES), knowledge())
    assert found.layout == "marks"
    assert roles(reading) == {
        ("Imunisasi", "DINKES", "KP"),
        ("Imunisasi", "DINKES", "PW"),
        ("Imunisasi", "PUSKESMAS", "PL"),
        ("Obat", "DINKES", "KP"),
        ("Obat", "PUSKESMAS", "KP"),
        ("Obat", "PUSKESMAS", "PL"),
    }
    assert not reading.questions
    assert not reading.problems


def test_roles_over_units() -> None:
    reading, (found,) = recognize(drawn(ROLES_OVER_UNITS), knowledge())
    assert found.layout == "marks"
    assert units_said(reading) == [("Dinkes", "", ""), ("Puskesmas", "", "")]
    assert roles(reading) == {
        ("Imunisasi", "Dinkes", "KP"),
        ("Imunisasi", "Puskesmas", "PL"),
        ("Obat", "Puskesmas", "KP"),
        ("Obat", "Dinkes", "PD"),
        ("Obat", "Dinkes", "PL"),
    }


def test_units_in_the_lines() -> None:
    reading, (found,) = recognize(drawn(UNITS_IN_LINES), knowledge())
    assert found.layout == "marks"
    assert roles(reading) == {
        ("Imunisasi", "Dinkes", "KP"),
        ("Imunisasi", "Puskesmas", "PL"),
        ("Imunisasi", "Puskesmas", "PW"),
        ("Obat", "Dinkes", "KP"),
        ("Obat", "Dinkes", "PL"),
    }


@pytest.mark.parametrize("text", ["??", "lihat SK", "KP"])
def test_what_is_no_mark_is_told(text: str) -> None:
    drawing = UNITS_OVER_ROLES.replace("| V |", f"| {text} |")
    reading, _ = recognize(drawn(drawing), knowledge())
    assert grave(reading) == ["C5"]
    assert ("Imunisasi", "DINKES", "KP") not in roles(reading)
