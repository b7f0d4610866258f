"""What several sheets say of the same unit, function or post."""

from __future__ import annotations

from said import details, functions, grave, posts, read, roles, tasks, tree
from sheets_built import sheet

from orgdesk.exchange.incoming.recognition.reading import Reading
from orgdesk.exchange.incoming.said import FunctionSaid, PositionSaid, UnitSaid

UNITS = sheet(
    """
    KODE | UNIT                                   | ATASAN
    DKK  | Dinas Kesehatan                        |
    P2P  | Bidang Pencegahan dan Pengendalian     | DKK
    SEKR | Sekretariat                            | DKK
    """,
    "Unit",
)
FUNCTIONS = sheet(
    """
    KODE | FUNGSI          | JENIS
    F01  | Imunisasi rutin | Pelayanan
    F02  | Surveilans      | Pengawasan
    """,
    "Fungsi",
)


def keys(reading: Reading, type_: type[UnitSaid] | type[FunctionSaid] | type[PositionSaid]) -> set[str]:
    return {said.key for said in reading.said if isinstance(said, type_)}


def test_a_matrix_by_codes_meets_lists_by_names() -> None:
    matrix = sheet("FUNGSI | P2P | SEKR | DKK\nF01 | PL | RN | KP\nF02 | PL | - | KP", "Matriks")
    for order in ((UNITS, FUNCTIONS, matrix), (matrix, FUNCTIONS, UNITS)):
        reading, layouts = read(*order)
        assert set(layouts) == {"unit-list", "function-list", "units-across"}
        assert roles(reading) == {
            ("Imunisasi rutin", "Bidang Pencegahan dan Pengendalian", "PL"),
            ("Imunisasi rutin", "Sekretariat", "RN"),
            ("Imunisasi rutin", "Dinas Kesehatan", "KP"),
            ("Surveilans", "Bidang Pencegahan dan Pengendalian", "PL"),
            ("Surveilans", "Dinas Kesehatan", "KP"),
        }
        assert len(keys(reading, UnitSaid)) == 3
        assert len(keys(reading, FunctionSaid)) == 2
        assert grave(reading) == []


def test_a_matrix_by_names_meets_them_too() -> None:
    matrix = sheet("FUNGSI | SEKRETARIAT | Dinas·Kesehatan\nimunisasi  rutin | PL | KP", "Matriks")
    reading, _ = read(UNITS, FUNCTIONS, matrix)
    assert roles(reading) == {
        ("Imunisasi rutin", "Sekretariat", "PL"),
        ("Imunisasi rutin", "Dinas Kesehatan", "KP"),
    }
    assert details(reading, "Imunisasi rutin") == {"code": "F01", "type": "Pelayanan"}


def test_a_superior_on_another_sheet() -> None:
    more = sheet("UNIT | ATASAN\nSeksi Imunisasi | P2P\nSeksi Gizi | Bidang Kesmas", "Seksi")
    reading, _ = read(UNITS, more)
    assert tree(reading)["Seksi Imunisasi"] == "Bidang Pencegahan dan Pengendalian"
    assert tree(reading)["Seksi Gizi"] == ""
    assert [(p.sheet, p.place) for p in reading.problems if p.grave] == [("Seksi", (3, 2))]


def test_a_near_superior_is_told_and_not_taken() -> None:
    reading, _ = read(sheet("UNIT | ATASAN\nBidang Kefarmasian |\nSeksi Obat | Bidang Kefarmasiann"))
    assert tree(reading)["Seksi Obat"] == ""
    assert "Bidang Kefarmasian (" in next(p.sentence.en for p in reading.problems if p.grave)


def test_a_name_that_two_units_have() -> None:
    units = sheet(
        """
        UNIT        | ATASAN
        Bidang A    |
        Bidang B    |
        Subbag Umum | Bidang A
        Subbag Umum | Bidang B
        """,
        "Unit",
    )
    matrix = sheet("FUNGSI | Bidang A | Subbag Umum\nArsip | KP | PL", "Matriks")
    reading, _ = read(units, matrix)
    assert roles(reading) == {("Arsip", "Bidang A", "KP")}
    assert [(p.sheet, p.place) for p in reading.problems if p.grave] == [("Matriks", (1, 3))]
    assert len(keys(reading, UnitSaid)) == 4


def test_units_of_one_name_in_two_agencies_stay_two() -> None:
    units = sheet(
        """
        Instansi        | Unit
        Dinas Kesehatan | Sekretariat
        Dinas Sosial    | Sekretariat
        """,
        "Unit",
    )
    matrix = sheet(
        """
        FUNGSI | Dinas Kesehatan | <          | Dinas Sosial | <
        ^      | Sekretariat     | Bidang P2P | Sekretariat  | Bidang Rehab
        Arsip  | KP              | PL         | PL           | PL
        """,
        "Matriks",
    )
    reading, _ = read(units, matrix)
    assert len(keys(reading, UnitSaid)) == 4
    assert len(roles(reading)) == 4


def test_functions_of_one_wording_keep_their_order() -> None:
    listed = sheet("KODE | FUNGSI\nF1 | Evaluasi\nF2 | Imunisasi\nF3 | Evaluasi", "Fungsi")
    matrix = sheet("FUNGSI | Kadis | Sekretaris\nEvaluasi | KP | PL\nEvaluasi | PL | KP", "Matriks")
    reading, _ = read(listed, matrix)
    assert len(keys(reading, FunctionSaid)) == 3
    assert functions(reading) == {"Evaluasi": "", "Imunisasi": ""}


def test_a_post_and_its_workload() -> None:
    posts_sheet = sheet("Unit Kerja : Seksi KIA\nNAMA JABATAN | B | K\nBidan | 1 | 2", "Peta")
    workload = sheet(
        """
        Nama Jabatan : Bidan
        Unit Kerja : Seksi KIA
        NO | URAIAN TUGAS | JUMLAH HASIL | WAKTU PENYELESAIAN (jam)
        1  | ANC          | 100          | 1
        """,
        "ABK Bidan",
    )
    reading, _ = read(posts_sheet, workload)
    assert len(keys(reading, PositionSaid)) == 1
    assert tasks(reading) == [("Bidan", "ANC", 100, 1)]
    assert set(posts(reading)) == {("Bidan", "Seksi KIA")}


def test_the_same_code_on_two_lists_and_in_a_matrix() -> None:
    more = sheet("KODE | UNIT | ESELON\nP2P | Bidang Pencegahan & Pengendalian | III.b", "Eselon")
    matrix = sheet("FUNGSI | P2P | SEKR\nImunisasi | KP | PL", "Matriks")
    reading, _ = read(UNITS, more, matrix)
    assert len(keys(reading, UnitSaid)) == 3
    assert details(reading, "Bidang Pencegahan dan Pengendalian") == {"code": "P2P", "echelon": "III.b"}
    assert ("Imunisasi", "Bidang Pencegahan dan Pengendalian", "KP") in roles(reading)
