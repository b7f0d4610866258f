from __future__ import annotations

from dataclasses import replace

import pytest
from said import functions_said, grave, parts_asked, roles, units_said
from sheets_built import drawn, knowledge

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.mapping import Mapping, SheetChoice
from orgdesk.exchange.incoming.recognition.reading import Reading
from orgdesk.exchange.incoming.recognition.recognize import recognize
from orgdesk.exchange.incoming.said import ExtraSaid, FunctionSaid, RoleSaid, UnitSaid, Where
from orgdesk.exchange.sheets.watch import Watch
from orgdesk.organization.organization import Organization

NOISY = """
MATRIKS KEWENANGAN PELAYANAN KESEHATAN | < | < | < | < | < | < | < | <
KABUPATEN TIRTA MAKMUR

NO | FUNGSI/KEGIATAN | DASAR HUKUM | DINAS KESEHATAN | < | < | PUSKESMAS | KET | Target
^  | ^ | ^ | Kadis | Sekretaris | Kabid P2P | ^ | ^ | ^
1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
A | URUSAN KESEHATAN | < | < | < | < | < | < | <
1 | Imunisasi··rutin | Permenkes 12/2017 | KP |  | KO, RN | PL | | 95%
2 | Pengadaan⏎obat* | | KP/PL | - | ·PW· | PP⏎PI | dibantu |
NO | FUNGSI/KEGIATAN | DASAR HUKUM | DINAS KESEHATAN | < | < | PUSKESMAS | KET | Target
^  | ^ | ^ | Kadis | Sekretaris | Kabid P2P | ^ | ^ | ^
1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
B | URUSAN LAIN | < | < | < | < | < | < | <
1 | Promosi kesehatan | idem | kp | | nihil | pl (utama) | |
a) | Posyandu | | | | | ZZ | |
JUMLAH | | | 3 | 0 | 2 | 3
*) termasuk vaksin
Keterangan: KP = Pengambil keputusan; PL = Pelaksana

 | | | | | Sukamaju, 12 Maret 2024
 | | | | | Mengetahui,
 | | | | | Kepala Dinas Kesehatan
 | | | | | NIP. 1970
"""


def _read(drawing: str, organization: Organization | None = None, mapping: Mapping | None = None) -> Reading:
    reading, found = recognize(drawn(drawing), knowledge(organization, mapping))
    assert [layout.layout for layout in found] == ["units-across"]
    return reading


def test_a_matrix_with_all_its_noise() -> None:
    reading = _read(NOISY)
    assert units_said(reading) == [
        ("Kadis", "DINAS KESEHATAN", ""),
        ("Sekretaris", "DINAS KESEHATAN", ""),
        ("Kabid P2P", "DINAS KESEHATAN", ""),
        ("PUSKESMAS", "PUSKESMAS", ""),
    ]
    assert functions_said(reading) == [
        ("URUSAN KESEHATAN:", ""),
        ("Imunisasi rutin", "URUSAN KESEHATAN"),
        ("Pengadaan obat", "URUSAN KESEHATAN"),
        ("URUSAN LAIN:", ""),
        ("Promosi kesehatan", "URUSAN LAIN"),
        ("Posyandu", "Promosi kesehatan"),
    ]
    assert roles(reading) == {
        ("Imunisasi rutin", "Kadis", "KP"),
        ("Imunisasi rutin", "Kabid P2P", "KO"),
        ("Imunisasi rutin", "Kabid P2P", "RN"),
        ("Imunisasi rutin", "PUSKESMAS", "PL"),
        ("Pengadaan obat", "Kadis", "KP"),
        ("Pengadaan obat", "Kadis", "PL"),
        ("Pengadaan obat", "Kabid P2P", "PW"),
        ("Pengadaan obat", "PUSKESMAS", "PP"),
        ("Pengadaan obat", "PUSKESMAS", "PI"),
        ("Promosi kesehatan", "Kadis", "KP"),
        ("Promosi kesehatan", "PUSKESMAS", "PL"),
    }
    assert parts_asked(reading) == {"code:ZZ": "ignore"}
    assert grave(reading) == ["G15"]


def test_what_stands_beside_a_function_and_a_role() -> None:
    reading = _read(NOISY)
    functions = {s.wording: s.details for s in reading.said if isinstance(s, FunctionSaid)}
    assert functions["Imunisasi rutin"]["reference"].text == "Permenkes 12/2017"
    assert functions["Promosi kesehatan"]["reference"].text == "Permenkes 12/2017"  # idem
    assert functions["Pengadaan obat"]["note"].text == "dibantu"
    (extra,) = [said for said in reading.said if isinstance(said, ExtraSaid)]
    assert (extra.column, extra.value) == ("Target", ("95%", Where(0, 8, 9)))
    (remark,) = [s.details["note"].text for s in reading.said if isinstance(s, RoleSaid) and s.details]
    assert remark == "utama"


def test_every_cell_is_told_what_it_became() -> None:
    fates = _read(NOISY).fates
    became = {
        (row, column): fates.of(Where(0, row, column)) for row in range(1, 23) for column in range(1, 10)
    }
    assert became[4, 4] is Fate.NAME  # the agency
    assert became[5, 5] is Fate.NAME
    assert became[4, 2] is Fate.HEAD
    assert became[8, 2] is Fate.NAME
    assert became[8, 3] is Fate.DETAIL
    assert became[8, 4] is Fate.ROLE
    assert became[8, 9] is Fate.EXTRA
    assert became[10, 2] is Fate.HEAD  # repeated
    assert became[15, 7] is Fate.ERROR
    assert {became[6, c] for c in range(1, 10)} == {Fate.IGNORED}
    assert {became[row, 6] for row in range(19, 23)} == {Fate.IGNORED}
    words = fates.words[Where(0, 8, 6)]
    assert (words.id, words.en) == (
        "→ Koordinator (KO), Perencana (RN)",
        "→ Coordinator (KO), Planner (RN)",
    )


def test_three_levels_of_heads_are_agencies_and_superiors() -> None:
    reading = _read("""
        | | DINAS KESEHATAN | < | < | PUSKESMAS | < | KEMENKES
        No | Kegiatan | Sekretariat | < | Bidang P2P | Kapus | TU | ^
        ^ | ^ | Subbag Umum | Subbag Keuangan | ^ | ^ | ^ | ^
        1 | Imunisasi | KP | PL | KO | PL | PP | RG
        2 | Obat | KP | PL | | PL | | RG
    """)
    assert units_said(reading) == [
        ("Sekretariat", "DINAS KESEHATAN", ""),
        ("Subbag Umum", "DINAS KESEHATAN", "Sekretariat"),
        ("Subbag Keuangan", "DINAS KESEHATAN", "Sekretariat"),
        ("Bidang P2P", "DINAS KESEHATAN", ""),
        ("Kapus", "PUSKESMAS", ""),
        ("TU", "PUSKESMAS", ""),
        ("KEMENKES", "KEMENKES", ""),
    ]


def test_a_level_of_government_above_the_agencies_is_no_agency() -> None:
    reading = _read("""
        Kegiatan | PEMERINTAH DAERAH | < | <
        ^ | DINAS KESEHATAN | < | PUSKESMAS
        ^ | Kadis | Kabid | Kapus
        Imunisasi | KP | KO | PL
    """)
    assert units_said(reading) == [
        ("Kadis", "DINAS KESEHATAN", ""),
        ("Kabid", "DINAS KESEHATAN", ""),
        ("Kapus", "PUSKESMAS", ""),
    ]


def test_heads_that_are_not_merged_hold_to_their_right() -> None:
    reading = _read("""
        NO | FUNGSI | DINAS KESEHATAN | | | PUSKESMAS | | KET
         | | Kadis | Sekretaris | Kabid | Kapus | TU |
        1 | Imunisasi | KP | PL | KO | PL | PP |
        2 | Obat | KP | | KO | PL | |
    """)
    assert [agency for _, agency, _ in units_said(reading)] == ["DINAS KESEHATAN"] * 3 + ["PUSKESMAS"] * 2


def test_names_above_codes_are_one_unit_each() -> None:
    reading = _read("""
        Kode | Fungsi | UNIT KERJA | <
        ^ | ^ | Sekretariat | Bidang P2P
        ^ | ^ | SEKR | P2P
        F01 | Imunisasi rutin | KP | PL
    """)
    units = [(s.name, s.code, s.agency) for s in reading.said if isinstance(s, UnitSaid)]
    assert units == [("Sekretariat", "SEKR", ""), ("Bidang P2P", "P2P", "")]
    (function,) = [s for s in reading.said if isinstance(s, FunctionSaid)]
    assert (function.code, function.wording) == ("F01", "Imunisasi rutin")


def test_a_unit_with_two_columns_is_one_unit_and_is_told() -> None:
    reading = _read("""
        Fungsi | Dinkes | Puskesmas | Dinkes
        Imunisasi | KP | PL | RN
    """)
    assert units_said(reading) == [("Dinkes", "", ""), ("Puskesmas", "", "")]
    assert ("Imunisasi", "Dinkes", "RN") in roles(reading)
    (problem,) = reading.problems
    assert "B1" in problem.sentence.en and "D1" in problem.sentence.en


def test_names_of_roles_and_their_short_forms() -> None:
    reading = _read("""
        Fungsi | Dinas Kesehatan | Puskesmas
        Imunisasi | Pengambil Keputusan | Pelaksana
        Obat | Koordinator, Pengawas | Pel. Pembantu
        Gizi | P.Keputusan | Plks
        KIA | KPPW | KP PL
    """)
    assert roles(reading) == {
        ("Imunisasi", "Dinas Kesehatan", "KP"),
        ("Imunisasi", "Puskesmas", "PL"),
        ("Obat", "Dinas Kesehatan", "KO"),
        ("Obat", "Dinas Kesehatan", "PW"),
        ("Obat", "Puskesmas", "PP"),
        ("Gizi", "Dinas Kesehatan", "KP"),
        ("Gizi", "Puskesmas", "PL"),
        ("KIA", "Dinas Kesehatan", "KP"),
        ("KIA", "Dinas Kesehatan", "PW"),
        ("KIA", "Puskesmas", "KP"),
        ("KIA", "Puskesmas", "PL"),
    }
    assert not reading.questions


RACI_WITH_ALL = """
RACI Matrix - Website relaunch | < | < | < | < | <
^ | ^ | ^ | ^ | ^ | ^
 | Project Manager | Sponsor | Developer | Tester | | Legend
1. Project Planning | R· | A· | I/C | N | | R | Responsible - Who performs the work
2. Build | A | I | RA | C | | A | Accountable
3. Test | A | R/C | - | R | | C | Consulted
4. Nobody answers | | | R | I | | I | Informed
"""


def test_a_raci_sheet_from_the_web_asks_once() -> None:
    reading = _read(RACI_WITH_ALL)
    assert [name for name, _, _ in units_said(reading)] == [
        "Project Manager",
        "Sponsor",
        "Developer",
        "Tester",
    ]
    assert [wording for wording, _ in functions_said(reading)] == [
        "Project Planning",
        "Build",
        "Test",
        "Nobody answers",
    ]
    assert roles(reading) == {
        ("Project Planning", "Project Manager", "PL"),
        ("Project Planning", "Sponsor", "KP"),
        ("Project Planning", "Developer", "PI"),
        ("Build", "Project Manager", "KP"),
        ("Build", "Developer", "PL"),
        ("Build", "Developer", "KP"),
        ("Build", "Tester", "PI"),
        ("Test", "Project Manager", "KP"),
        ("Test", "Sponsor", "PL"),
        ("Test", "Sponsor", "PI"),
        ("Test", "Tester", "PL"),
        ("Nobody answers", "Developer", "PL"),
    }
    assert parts_asked(reading) == {"code:I": "note", "code:C": "PI"}
    assert not any(question.needed for question in reading.questions)
    assert not reading.problems


def test_informed_is_kept_as_a_note() -> None:
    reading = _read(RACI_WITH_ALL)
    notes = {
        s.wording: s.details["note"].text for s in reading.said if isinstance(s, FunctionSaid) and s.details
    }
    assert notes == {
        "Project Planning": "Informed: Developer",
        "Build": "Informed: Sponsor",
        "Nobody answers": "Informed: Tester",
    }


def test_lines_without_roles_of_a_raci_sheet_head_its_phases() -> None:
    reading = _read("""
         | PM | Sponsor | Dev
        Initiate | | |
        Charter | R | A | C
        Kick-off | A/R | I | R
        Build
        Code | A | | R
    """)
    assert functions_said(reading) == [
        ("Initiate:", ""),
        ("Charter", "Initiate"),
        ("Kick-off", "Initiate"),
        ("Build:", ""),
        ("Code", "Build"),
    ]


def test_a_merged_column_of_phases() -> None:
    reading = _read("""
        Phase | Activity | PM | Dev | QA
        Initiate | Charter | A | R | I
        ^ | Kick-off | R/A | C | I
        Build | Code | A | R | C
    """)
    assert functions_said(reading) == [
        ("Initiate:", ""),
        ("Charter", "Initiate"),
        ("Kick-off", "Initiate"),
        ("Build:", ""),
        ("Code", "Build"),
    ]


def test_steps_with_their_ids() -> None:
    reading = _read("""
        Step Id | Name | Buyer | Seller | Legal
        1 | Negotiate | | | C
        1.1 | Prepare | R | A |
        1.2 | Talk | R | A | I
        2 | Sign | A | A | R
    """)
    assert functions_said(reading) == [
        ("Negotiate", ""),
        ("Prepare", "Negotiate"),
        ("Talk", "Negotiate"),
        ("Sign", ""),
    ]


def test_a_function_without_roles_in_a_numbered_list_is_a_function() -> None:
    reading = _read("""
        No | Fungsi | Dinkes | PKM
        1 | Imunisasi | KP | PL
        2 | Surveilans | |
        3 | Obat | PL |
    """)
    assert functions_said(reading) == [("Imunisasi", ""), ("Surveilans", ""), ("Obat", "")]


def test_a_wording_in_columns_of_its_own_numbering() -> None:
    reading = _read("""
        NO | URAIAN TUGAS | < | < | KADIS | SEKR
        I | Pelayanan | | | |
         | A. | Imunisasi | | KP | PL
         | | 1) | Bayi | KP |
         | | 2) | Dewasa | KP |
         | B. | Obat | | | PL
    """)
    assert functions_said(reading) == [
        ("Pelayanan:", ""),
        ("Imunisasi", "Pelayanan"),
        ("Bayi", "Imunisasi"),
        ("Dewasa", "Imunisasi"),
        ("Obat", "Pelayanan"),
    ]


def test_a_letter_alone_must_be_answered() -> None:
    drawing = """
        Kegiatan | Dinkes | Puskesmas
        Imunisasi | R |
        Obat | R | R
    """
    reading = _read(drawing)
    assert parts_asked(reading) == {"code:R": None}
    assert reading.questions[0].needed
    assert not roles(reading)
    assert reading.fates.of(Where(0, 3, 2)) is Fate.QUESTION
    (part,) = reading.questions[0].parts
    assert {"PL", "RG", "ignore", "note"} <= {option.value for option in part.options}
    answered = _read(drawing, mapping=Mapping(answers={"code:R": "RG"}))
    assert roles(answered) == {
        ("Imunisasi", "Dinkes", "RG"),
        ("Obat", "Dinkes", "RG"),
        ("Obat", "Puskesmas", "RG"),
    }
    (part,) = answered.questions[0].parts
    assert part.answered and part.suggested == "RG"


def test_the_legend_says_what_r_means() -> None:
    reading = _read("""
        Keterangan: R = Regulator; P = Perencana, L = Pelaksana
        Aktivitas | Kadis | Kabid | Kasi
        Perizinan | R | P | L
        Obat | R/P | | L
    """)
    assert ("Perizinan", "Kadis", "RG") in roles(reading)
    assert ("Obat", "Kadis", "RN") in roles(reading)
    assert not reading.questions


def test_a_mark_without_a_role_must_be_answered() -> None:
    reading = _read("""
        Kegiatan | Dinkes | Puskesmas | RSUD
        Imunisasi | X | | √
        Obat | X | - | X
    """)
    assert parts_asked(reading) == {"code:X": None, "code:√": None}
    assert len(reading.questions) == 1


def test_roles_in_merged_cells_are_those_of_all_units_they_cover() -> None:
    reading = _read("""
        Kegiatan | Dinkes | Puskesmas | RSUD
        Imunisasi | KP | PL | <
        Obat | ^ | | PW
    """)
    assert roles(reading) == {
        ("Imunisasi", "Dinkes", "KP"),
        ("Imunisasi", "Puskesmas", "PL"),
        ("Imunisasi", "RSUD", "PL"),
        ("Obat", "Dinkes", "KP"),
        ("Obat", "RSUD", "PW"),
    }


def test_roles_beside_a_wording_that_cannot_be_read_are_left_out() -> None:
    reading = _read("""
        No | Fungsi | Dinkes | PKM
        1 | Imunisasi | KP | PL
        2 | #REF! | RN | PW
    """)
    assert roles(reading) == {("Imunisasi", "Dinkes", "KP"), ("Imunisasi", "PKM", "PL")}
    assert grave(reading) == ["B3"]


def test_the_mapping_says_which_columns_are_units() -> None:
    drawing = """
        Kegiatan | Dinkes | PKM | RSUD
        Imunisasi | KP | PL | lihat SK
        Obat | KP | PW | PL
    """
    kept = SheetChoice(columns={"RSUD": "unit", "PKM": "ignore"})
    reading = _read(drawing, mapping=Mapping(sheets={"Sheet1": kept}))
    assert [name for name, _, _ in units_said(reading)] == ["Dinkes", "RSUD"]
    assert roles(reading) == {
        ("Imunisasi", "Dinkes", "KP"),
        ("Obat", "Dinkes", "KP"),
        ("Obat", "RSUD", "PL"),
    }
    assert grave(reading) == ["D2"]


def test_a_checklist_of_one_column_is_no_matrix() -> None:
    _, (found,) = recognize(
        drawn("""
            Kode | Fungsi | Kritis
            F01 | Imunisasi | X
            F02 | Obat |
        """),
        knowledge(),
    )
    assert found.layout == "function-list"


def test_a_work_stopped_by_the_watch_stops_here() -> None:
    class Stop(Exception):
        pass

    told: list[int] = []

    def advance(percent: int) -> None:
        told.append(percent)
        if percent >= 10:
            raise Stop

    here = replace(knowledge(), watch=Watch(advance=advance))
    with pytest.raises(Stop):
        recognize(drawn(NOISY), here)
    assert told == sorted(told)


def test_the_names_of_people_below_the_units_are_part_of_the_head() -> None:
    reading = _read("""
        Task | Project Manager | Developer
         | Alice | Bob
        Plan | R | C
        Build | A | R
    """)
    units = [(s.name, s.code) for s in reading.said if isinstance(s, UnitSaid)]
    assert units == [("Project Manager", ""), ("Developer", "")]
    assert not grave(reading)


def test_roles_above_the_first_function_are_told() -> None:
    reading = _read("""
        Fungsi | Dinkes | PKM
         | KP | PL
        Imunisasi | KP | PL
         | | PW
    """)
    assert grave(reading) == ["B2"]
    assert ("Imunisasi", "PKM", "PW") in roles(reading)  # goes on from the line above


def test_a_program_of_a_puskesmas() -> None:
    reading = _read("""
        MATRIKS PEMBAGIAN PERAN DAN TANGGUNG JAWAB
        PUSKESMAS SUKAMAJU TAHUN 2024

        NO. | PROGRAM / KEGIATAN | KA. TU | PJ UKM | BIDAN DESA | KETERANGAN
        I | UKM ESENSIAL
        1 | Promosi Kesehatan | Ren | Plks | Pembantu |
        2 | KIA-KB | Koord | Plks/Was | - |
        II | UKP
        1 | Rawat jalan | Dana | | |
    """)
    assert {agency for _, agency, _ in units_said(reading)} == {"PUSKESMAS SUKAMAJU"}
    assert roles(reading) == {
        ("Promosi Kesehatan", "KA. TU", "RN"),
        ("Promosi Kesehatan", "PJ UKM", "PL"),
        ("Promosi Kesehatan", "BIDAN DESA", "PP"),
        ("KIA-KB", "KA. TU", "KO"),
        ("KIA-KB", "PJ UKM", "PL"),
        ("KIA-KB", "PJ UKM", "PW"),
        ("Rawat jalan", "KA. TU", "PD"),
    }
    assert [wording for wording, _ in functions_said(reading) if wording.endswith(":")] == [
        "UKM ESENSIAL:",
        "UKP:",
    ]
