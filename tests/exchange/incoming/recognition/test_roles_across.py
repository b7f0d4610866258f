from __future__ import annotations

import pytest
from builders import organization, unit
from said import functions_said, grave, parts_asked, roles
from sheets_built import drawn, knowledge

from orgdesk.exchange.incoming.recognition.layouts.unit_cells import known_names, units_in
from orgdesk.exchange.incoming.recognition.recognize import recognize
from orgdesk.exchange.incoming.said import FunctionSaid

NOISY = """
MATRIKS PERAN | < | < | < | < | < | < | < | < | < | < | <

NO | FUNGSI | PENGAMBIL KEPUTUSAN | REGULATOR | PERENCANA | PEMASOK | < | < | < | PENYALUR | PELAKSANA | KET
^ | ^ | ^ | ^ | ^ | INFORMASI | DANA | ORANG | BARANG | ^ | ^ | ^
(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) | (11) | (12)
A | PELAYANAN | < | < | < | < | < | < | < | < | < | <
1 | Imunisasi | Dinas Kesehatan | Kemenkes | Seksi Surveilans, Imunisasi dan KLB | PKM, Posyandu |\
 BKAD⏎Desa | - | Kemenkes | IFK | 1. PKM⏎2. Pustu | ok
2 | Pelayanan KB | idem | s.d.a. | DPPKB | --- | | | | DPPKB dan IFK | Klinik; PKM* | nihil
Jumlah | | 2 | 2
*) termasuk jejaring
Kepala Dinas Kesehatan,
NIP. 1970
"""


def test_roles_across_with_all_their_noise() -> None:
    reading, (found,) = recognize(drawn(NOISY), knowledge())
    assert found.layout == "roles-across"
    assert functions_said(reading) == [
        ("PELAYANAN:", ""),
        ("Imunisasi", "PELAYANAN"),
        ("Pelayanan KB", "PELAYANAN"),
    ]
    assert roles(reading) == {
        ("Imunisasi", "Dinas Kesehatan", "KP"),
        ("Imunisasi", "Kemenkes", "RG"),
        ("Imunisasi", "Seksi Surveilans, Imunisasi dan KLB", "RN"),
        ("Imunisasi", "PKM", "PI"),
        ("Imunisasi", "Posyandu", "PI"),
        ("Imunisasi", "BKAD", "PD"),
        ("Imunisasi", "Desa", "PD"),
        ("Imunisasi", "Kemenkes", "PB"),
        ("Imunisasi", "IFK", "DS"),
        ("Imunisasi", "PKM", "PL"),
        ("Imunisasi", "Pustu", "PL"),
        ("Pelayanan KB", "Dinas Kesehatan", "KP"),
        ("Pelayanan KB", "Kemenkes", "RG"),
        ("Pelayanan KB", "DPPKB", "RN"),
        ("Pelayanan KB", "DPPKB", "DS"),
        ("Pelayanan KB", "IFK", "DS"),
        ("Pelayanan KB", "Klinik", "PL"),
        ("Pelayanan KB", "PKM", "PL"),
    }
    assert not reading.questions
    assert not grave(reading)


def test_names_below_the_words_of_raci() -> None:
    reading, _ = recognize(
        drawn("""
            Activity | Responsible | Accountable | Consulted | Informed
            Plan | Ann, Bob | Cara | Legal | All staff
            Build | Bob | Cara | | Legal
        """),
        knowledge(),
    )
    assert roles(reading) == {
        ("Plan", "Ann", "PL"),
        ("Plan", "Bob", "PL"),
        ("Plan", "Cara", "KP"),
        ("Plan", "Legal", "PI"),
        ("Build", "Bob", "PL"),
        ("Build", "Cara", "KP"),
    }
    notes = [s.details["note"].text for s in reading.said if isinstance(s, FunctionSaid)]
    assert notes == ["Informed: All staff", "Informed: Legal"]
    assert parts_asked(reading) == {"code:CONSULTED": "PI", "code:INFORMED": "note"}


def test_one_column_of_who_answers_for_it() -> None:
    reading, _ = recognize(
        drawn("""
            Urusan integrasi | Penanggung jawab tertulis
            Pemenuhan sumber daya | Dinkes, Puskesmas
            Kompetensi nakes | Dinkes
        """),
        knowledge(),
    )
    assert roles(reading) == {
        ("Pemenuhan sumber daya", "Dinkes", "KP"),
        ("Pemenuhan sumber daya", "Puskesmas", "KP"),
        ("Kompetensi nakes", "Dinkes", "KP"),
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dinkes, PKM; RSUD", ["Dinkes", "PKM", "RSUD"]),
        ("1. Dinkes 2. PKM", ["Dinkes", "PKM"]),
        ("- Dinkes\n- PKM\n", ["Dinkes", "PKM"]),
        ("Dinas Kesehatan, Puskesmas dan RSUD", ["Dinas Kesehatan", "Puskesmas", "RSUD"]),
        ("DKK/PKM", ["DKK", "PKM"]),
        ("Seksi Surveilans, Imunisasi dan KLB", ["Seksi Surveilans, Imunisasi dan KLB"]),
        ("Bidang Pencegahan dan Pengendalian Penyakit", ["Bidang Pencegahan dan Pengendalian Penyakit"]),
        ("PKM, PKM", ["PKM"]),
        ("-", []),
    ],
)
def test_several_units_in_one_cell(text: str, names: list[str]) -> None:
    assert units_in(text, frozenset()) == names


def test_a_name_of_the_model_is_never_parted() -> None:
    model = organization(unit("U1", name="Gizi, Ibu, Anak"))
    assert units_in("Gizi, Ibu, Anak", known_names(model)) == ["Gizi, Ibu, Anak"]
