from __future__ import annotations

import random

import pytest
from said import functions_said, grave, parts_asked, roles, units_said
from sheets_built import book, drawn, knowledge, sheet

from orgdesk.exchange.incoming.mapping import Mapping, SheetChoice
from orgdesk.exchange.incoming.recognition.recognize import LAYOUTS, agency_in, recognize
from orgdesk.exchange.incoming.said import AgencySaid
from orgdesk.exchange.sheets.grid import Sheet

SAMPLES = {
    "units-across": """
        NO | FUNGSI | DINKES | PKM
        1 | Imunisasi | KP | PL
        2 | Obat | PL | PW
    """,
    "units-across, RACI": """
         | Project Manager | Sponsor | Team
        Plan | R | A | C
        Build | A | I | R
    """,
    "units-across, marks": """
        Kegiatan | Dinkes | Puskesmas | RSUD
        Imunisasi | X | | X
        Obat | X | X |
    """,
    "units-across, words": """
        Kegiatan | Dinas Kesehatan | Puskesmas
        Imunisasi | Pengambil keputusan | Pelaksana
        Obat | Penyandang dana | Pelaksana pembantu
    """,
    "units-down": """
        No | Unit kerja | Imunisasi | Pengadaan obat
        1 | Dinas Kesehatan | KP | KP
        2 | Puskesmas | PL | PW
    """,
    "units-down, RACI": """
        | Plan | Build | Test
        Project manager | A | A | I
        Developer | R | R | C
        Tester | C | I | A/R
    """,
    "organogram": """
        STRUKTUR ORGANISASI DINAS KESEHATAN
        Kepala Dinas
        | Sekretariat
        | | Subbagian Keuangan
        | Bidang P2P
    """,
    "organogram, numbered": """
        a. Kepala Dinas
        b. Sekretariat, membawahi:
        1. Subbagian Umum
        2. Subbagian Keuangan
        c. Bidang P2P
    """,
    "roles-across": """
        No | Fungsi | Pengambil keputusan | Pelaksana | Pengawas
        1 | Imunisasi | Dinas Kesehatan | Puskesmas | Inspektorat
        2 | Obat | Dinas Kesehatan | IFK, Puskesmas | BPOM
    """,
    "roles-across, codes": """
        Fungsi | KP | PL | PW
        Imunisasi | DKK | PKM | INSP
        Obat | DKK | IFK | BPOM
    """,
    "roles-across, codes below the names": """
        Fungsi | Pengambil keputusan | Penyalur | Pelaksana
         | KP | DS | PL
        Imunisasi | KADIS | | Puskesmas Sukamaju
        Obat | KADIS | | Instalasi Farmasi
    """,
    "roles-across, RACI": """
        Activity | Responsible | Accountable | Consulted | Informed
        Plan | Team lead | Sponsor | Legal | Staff
        Build | Developer | Team lead | | Staff
    """,
    "marks": """
        Fungsi | DINKES | < | PUSKESMAS | <
        ^ | KP | PL | KP | PL
        Imunisasi | V | | | V
        Obat | | V | V |
    """,
    "marks, units in lines": """
        Fungsi | Unit | KP | PL
        Imunisasi | Dinkes | X |
        Imunisasi | PKM | | X
    """,
    "tidy": """
        Fungsi | Unit | Peran | Dasar | Catatan
        Imunisasi | Dinkes | KP | UU 23/2014 |
        Imunisasi | PKM | Pelaksana | |
    """,
    "tidy, with codes": """
        kode_fungsi | fungsi | rujukan | kode_unit | unit | peran | dasar
        F01 | Kebutuhan obat | ILP | IFK | UPTD Instalasi Farmasi/Gudang | RN | M
        F01 | Kebutuhan obat | ILP | PKM | Puskesmas | KP | M
    """,
    "tidy, RACI": """
        Task | Department | Role
        Plan | Ops | Accountable
        Plan | Dev | Responsible
    """,
    "affairs": """
        A. PEMBAGIAN URUSAN PEMERINTAHAN BIDANG KESEHATAN | < | < | < | <
        NO | SUB URUSAN | PEMERINTAH PUSAT | DAERAH PROVINSI | DAERAH KABUPATEN/KOTA
        1 | 2 | 3 | 4 | 5
        1. | Upaya Kesehatan | a. Pengelolaan UKP nasional.⏎b. Akreditasi. | Pengelolaan UKP rujukan. | Izin.
        2. | SDM | Penetapan standar. | --- | Penerbitan izin praktik.
    """,
    "workload": """
        Nama Jabatan : Bidan
        Unit Kerja : Puskesmas Sukamaju
        NO | URAIAN TUGAS | HASIL KERJA | JUMLAH HASIL | WAKTU (jam) | WAKTU EFEKTIF | KEBUTUHAN PEGAWAI
        1 | Memeriksa ibu hamil | Pasien | 1000 | 1 | 1250 | 0.8
        2 | Menyusun laporan | Laporan | 12 | 10 | 1250 | 0.1
    """,
    "positions": """
        NO | NAMA JABATAN | KJ | B | K | +/-
        1 | Kepala Puskesmas | 9 | 1 | 1 | 0
        2 | Bidan | 7 | 3 | 4 | -1
    """,
    "unit-list": """
        No | Kode | Nama Unit | Atasan | Eselon
        1 | DKK | Dinas Kesehatan | | II.b
        2 | SEKR | Sekretariat | DKK | III.a
    """,
    "unit-list, with words that are roles too": """
        kode | nama | jenis | induk | tingkat
        BUP | Bupati | pimpinan daerah | | pendukung
        SETD | Sekretariat Daerah | unsur staf | BUP | pendukung
        INSP | Inspektorat | unsur pengawas | BUP | pengawas
        DPR | DPRD | legislatif | | pendukung
    """,
    "unit-list, people": """
        Name | Title | Department | Reports To
        Ann | Director | Head office |
        Bob | Manager | Sales | Ann
        Cara | Clerk | Sales | Bob
    """,
    "function-list": """
        No | Kode | Fungsi | Jenis | Dasar Hukum
        1 | F01 | Imunisasi rutin | pelayanan | UU 23/2014
        1.1 | F02 | Imunisasi bayi | pelayanan |
    """,
}


@pytest.mark.parametrize("name", SAMPLES)
def test_each_layout_reads_its_own_sheet_and_no_other(name: str) -> None:
    reading, found = recognize(drawn(SAMPLES[name]), knowledge())
    assert [layout.layout for layout in found] == [name.split(",")[0]]
    assert not grave(reading)
    assert len(reading.questions) <= 1


def test_every_layout_has_a_sample() -> None:
    assert {layout.name for layout in LAYOUTS} == {name.split(",")[0] for name in SAMPLES}


MATRIX = """
    No | Fungsi | Sekretariat | Bidang P2P
    1 | Imunisasi | KP | PL
    2 | Obat | KP | PW
"""


def test_one_sheet_for_each_agency() -> None:
    sheets = book(sheet(MATRIX, "Dinas Kesehatan"), sheet(MATRIX, "DPPKB"))
    reading, found = recognize(sheets, knowledge())
    assert [layout.sheet for layout in found] == ["Dinas Kesehatan", "DPPKB"]
    assert units_said(reading) == [
        ("Sekretariat", "Dinas Kesehatan", ""),
        ("Bidang P2P", "Dinas Kesehatan", ""),
        ("Sekretariat", "DPPKB", ""),
        ("Bidang P2P", "DPPKB", ""),
    ]


def test_a_title_names_the_agency_of_its_units() -> None:
    reading, _ = recognize(
        drawn("MATRIKS KEWENANGAN DINAS KESEHATAN KABUPATEN X TAHUN 2024\n" + MATRIX), knowledge()
    )
    (agency,) = [said for said in reading.said if isinstance(said, AgencySaid)]
    assert (agency.name, agency.where) == ("DINAS KESEHATAN", (0, 1, 1))


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("Matriks Kewenangan Dinas Kesehatan Kabupaten Tirta Makmur", "Dinas Kesehatan"),
        ("Badan Kepegawaian Daerah", "Badan Kepegawaian Daerah"),
        ("Matriks kewenangan", ""),
        ("Sheet1", ""),
    ],
)
def test_the_agency_in_a_title(title: str, agency: str) -> None:
    assert agency_in(title) == agency


def test_units_functions_and_matrix_on_three_sheets() -> None:
    units = """
        Kode | Nama Unit | Atasan
        DKK | Dinas Kesehatan |
        P2P | Bidang P2P | DKK
    """
    functions = """
        Kode | Fungsi
        F01 | Imunisasi rutin
        F02 | Obat
    """
    matrix = """
        Fungsi | DKK | P2P
        F01 | KP | PL
        F02 | KP | PW
    """
    sheets = book(sheet(matrix, "Matriks"), sheet(units, "Unit"), sheet(functions, "Fungsi"))
    reading, found = recognize(sheets, knowledge())
    assert [layout.layout for layout in found] == ["units-across", "unit-list", "function-list"]
    assert roles(reading) == {
        ("Imunisasi rutin", "Dinas Kesehatan", "KP"),
        ("Imunisasi rutin", "Bidang P2P", "PL"),
        ("Obat", "Dinas Kesehatan", "KP"),
        ("Obat", "Bidang P2P", "PW"),
    }
    assert len({said[0] for said in functions_said(reading)}) == 2


def test_a_sheet_of_its_own_explains_the_codes_of_all() -> None:
    legend = """
        KETERANGAN KODE
        R | Regulator
        L | Pelaksana
    """
    matrix = """
        Fungsi | Dinkes | PKM
        Izin | R | L
    """
    reading, found = recognize(book(sheet(matrix, "Matriks"), sheet(legend, "Legenda")), knowledge())
    assert [layout.sheet for layout in found] == ["Matriks"]
    assert roles(reading) == {("Izin", "Dinkes", "RG"), ("Izin", "PKM", "PL")}
    assert not reading.questions
    assert not reading.problems


def test_the_letters_of_all_sheets_are_asked_in_one_question() -> None:
    one = """
        Task | PM | Dev
        Plan | R | A
    """
    two = """
        Task | PM | Ops
        Run | R | C
        Stop | I | A
    """
    reading, _ = recognize(book(sheet(one, "1"), sheet(two, "2")), knowledge())
    assert len(reading.questions) == 1
    assert parts_asked(reading) == {"code:R": "PL", "code:A": "KP", "code:C": "PI", "code:I": "note"}
    (r,) = [part for part in reading.questions[0].parts if part.key == "code:R"]
    assert [(where.sheet, where.row) for where in r.places] == [(0, 2), (1, 2)]


def test_a_letter_that_is_open_on_one_sheet_is_open_for_all() -> None:
    one = """
        Task | PM | Dev
        Plan | R | A
    """
    two = """
        Task | PM | Ops
        Run | R | R
    """
    reading, _ = recognize(book(sheet(one, "1"), sheet(two, "2")), knowledge())
    assert parts_asked(reading) == {"code:R": None, "code:A": "KP"}
    mapping = Mapping({"code:R": "PL"})
    answered, _ = recognize(book(sheet(one, "1"), sheet(two, "2")), knowledge(mapping=mapping))
    assert parts_asked(answered) == {"code:R": "PL", "code:A": "KP"}
    assert len(roles(answered)) == 4


def test_what_the_columns_turned_out_to_mean() -> None:
    _, (across,) = recognize(drawn(SAMPLES["units-across"]), knowledge())
    assert [meaning for _, _, meaning in across.columns] == ["number", "function", "unit", "unit"]
    _, (roles,) = recognize(drawn(SAMPLES["roles-across"]), knowledge())
    assert [meaning for _, _, meaning in roles.columns] == ["number", "function", "role", "role", "role"]


def test_hidden_sheets_and_sheets_of_words_are_told() -> None:
    text = "Pengantar\nIni dokumen tentang sesuatu."
    sheets = book(sheet(MATRIX, "Matriks"), sheet(MATRIX, "lama", hidden=True), sheet(text, "Pengantar"))
    reading, found = recognize(sheets, knowledge())
    assert [layout.sheet for layout in found] == ["Matriks"]
    assert [(p.sheet, p.grave) for p in reading.problems] == [("lama", False), ("Pengantar", False)]


def test_the_only_sheet_is_read_though_it_is_hidden() -> None:
    _, found = recognize(book(sheet(MATRIX, "lama", hidden=True)), knowledge())
    assert [layout.sheet for layout in found] == ["lama"]


@pytest.mark.parametrize("drawing", ["", "halo\napa kabar", "1 | 2 | 3\n4 | 5 | 6"])
def test_where_nothing_is_recognized_it_is_said_what_should_be_there(drawing: str) -> None:
    reading, found = recognize(drawn(drawing), knowledge())
    assert found == []
    (problem,) = reading.problems
    assert problem.grave and "kiriman.xlsx" in problem.sentence.en


def test_the_mapping_chooses_the_layout() -> None:
    mapping = Mapping(sheets={"Sheet1": SheetChoice(layout="function-list")})
    _, (found,) = recognize(drawn(MATRIX), knowledge(mapping=mapping))
    assert (found.layout, found.certainty) == ("function-list", 1.0)
    skipped = Mapping(sheets={"Sheet1": SheetChoice(layout="skip")})
    reading, found_none = recognize(drawn(MATRIX), knowledge(mapping=skipped))
    assert found_none == [] and reading.problems == []


WORDS = [
    "KP",
    "PL",
    "R",
    "A",
    "C",
    "I",
    "X",
    "1",
    "2",
    "-",
    "idem",
    "NO",
    "FUNGSI",
    "UNIT",
    "Dinas Kesehatan",
    "Puskesmas",
    "1.1",
    "a)",
    "JUMLAH",
    "Peran",
    "Atasan",
    "#REF!",
    "2024-01-01",
    "Mengetahui,",
    "R = Responsible",
    "PEMASOK",
    "Jabatan",
    "Kebutuhan",
    "B",
    "K",
    "Pelaksana",
    "<",
    "^",
    "*) x",
    "Kode",
    ":",
    "=",
]


@pytest.mark.parametrize("seed", range(150))
def test_no_sheet_is_too_strange(seed: int) -> None:
    chance = random.Random(seed)
    rows = [
        " | ".join("" if chance.random() < 0.4 else chance.choice(WORDS) for _ in range(chance.randint(1, 9)))
        for _ in range(chance.randint(1, 14))
    ]
    # The first row and column have nothing to merge with.
    rows = [row.lstrip("<").replace("^", "x") if n == 0 else row.lstrip("<") for n, row in enumerate(rows)]
    width = max(row.count("|") for row in rows)
    rows = [row + " | " * (width - row.count("|")) for row in rows]
    recognize(drawn("\n".join(rows)), knowledge())


def test_a_sheet_without_measure_of_text_is_read() -> None:
    long = Sheet(
        "panjang", rows={1: {1: "Fungsi", 2: "Unit", 3: "Peran"}, 2: {1: "x" * 32_000, 2: "a, " * 5000}}
    )
    recognize(book(long), knowledge())
