from __future__ import annotations

import pytest
from said import grave, told
from sheets_built import knowledge, sheet

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.mapping import Mapping, SheetChoice
from orgdesk.exchange.incoming.recognition.reading import Reading
from orgdesk.exchange.incoming.recognition.table import LineKind, Table
from orgdesk.exchange.incoming.recognition.tables import find_tables
from orgdesk.exchange.incoming.said import Where
from orgdesk.exchange.sheets.grid import Block, Sheet, Sort


def _tables(drawn: Sheet, choice: SheetChoice | None = None) -> tuple[list[Table], Reading]:
    reading = Reading()
    mapping = Mapping(sheets={drawn.name: choice}) if choice else Mapping()
    return find_tables(drawn, 0, knowledge(mapping=mapping), reading), reading


def _table(drawing: str, choice: SheetChoice | None = None) -> Table:
    (table,), _ = _tables(sheet(drawing), choice)
    return table


def _lines(table: Table, kind: LineKind = LineKind.BODY) -> list[list[str]]:
    return [list(line.cells.values()) for line in table.lines if line.kind is kind]


def test_titles_above_are_the_heading() -> None:
    table = _table("""
        MATRIKS KEWENANGAN | < | <
        KABUPATEN TIRTA MAKMUR

        No | Fungsi | Unit
        1 | Imunisasi | PKM
    """)
    assert table.heading == "MATRIKS KEWENANGAN KABUPATEN TIRTA MAKMUR"
    assert table.head == (4, 4)
    assert [(c.title, c.meaning) for c in table.columns] == [
        ("No", "number"),
        ("Fungsi", "function"),
        ("Unit", "unit"),
    ]


@pytest.mark.parametrize("names", ["R | A | C", "Kadis | Sekretaris | Kabid"])
def test_a_blank_corner(names: str) -> None:
    table = _table(f"Judul\n\n | {names}\nImunisasi | R | A | C\nObat | A | R | I")
    assert table.head == (3, 3)
    assert [c.index for c in table.columns] == [1, 2, 3, 4]
    assert _lines(table) == [["Imunisasi", "R", "A", "C"], ["Obat", "A", "R", "I"]]


def test_merged_titles_hold_for_all_their_columns() -> None:
    table = _table("""
        NO | FUNGSI | DINAS KESEHATAN | < | PUSKESMAS | KET
        ^ | ^ | Kadis | Kabid | ^ | ^
        1 | Imunisasi | KP | KO | PL | ok
    """)
    assert table.head == (1, 2)
    assert [c.titles for c in table.columns] == [
        ("NO",),
        ("FUNGSI",),
        ("DINAS KESEHATAN", "Kadis"),
        ("DINAS KESEHATAN", "Kabid"),
        ("PUSKESMAS",),
        ("KET",),
    ]


def test_lines_that_say_nothing_of_their_own() -> None:
    table = _table("""
        NO | FUNGSI | UNIT | KET
        (1) | (2) | (3) | (4)
        1 | Imunisasi | PKM |
        NO | FUNGSI | UNIT | KET
        2 | Obat | IFK |
        JUMLAH | | 2 |
        *) keterangan
        Sukamaju, 1 Mei 2024
        Kepala Dinas Kesehatan,

        Budi
        NIP. 1
    """)
    assert _lines(table) == [["1", "Imunisasi", "PKM"], ["2", "Obat", "IFK"]]
    assert [line.row for line in table.lines if line.kind is LineKind.NOISE] == [2, 4, 6, 7, 8, 9, 11, 12]


def test_vertically_merged_cells_and_ditto_marks_are_filled_in() -> None:
    table = _table("""
        Urusan | Fungsi | Dasar | Unit
        Kesehatan | Imunisasi | UU 23 | PKM
        ^ | Obat | idem | "
        ^ | Gizi | nihil | s.d.a.
    """)
    assert _lines(table) == [
        ["Kesehatan", "Imunisasi", "UU 23", "PKM"],
        ["Obat", "UU 23", "PKM", "Kesehatan"],
        ["Gizi", "PKM", "Kesehatan"],
    ]
    assert [sorted(line.copied) for line in table.lines] == [[], [1, 3, 4], [1, 4]]


def test_numbering_gives_the_depth() -> None:
    table = _table("""
        Fungsi | Unit | Ket
        A. Kesehatan | | x
        1. Imunisasi | PKM |
        1.1 Bayi | PKM |
        2. Obat* | IFK |
    """)
    assert [(line.numbering, line.text(1), line.depth) for line in table.lines] == [
        ("A.", "Kesehatan", 0),
        ("1.", "Imunisasi", 1),
        ("1.1", "Bayi", 2),
        ("2.", "Obat", 1),
    ]


def test_leading_spaces_give_the_depth() -> None:
    table = _table("""
        Fungsi | Unit
        Kesehatan | Dinkes
        ···Imunisasi | PKM
        ···Obat | IFK
        Lain | Dinkes
    """)
    assert [line.depth for line in table.lines] == [0, 1, 1, 0]


def test_a_line_merged_over_the_table_is_a_section() -> None:
    table = _table("""
        NO | FUNGSI | DKK | PKM
        A | URUSAN KESEHATAN | < | <
        1 | Imunisasi | KP | PL
        B. URUSAN SOSIAL | < | < | <
        1 | Bantuan | KP | PL
    """)
    sections = [line for line in table.lines if line.kind is LineKind.SECTION]
    assert [(line.numbering, line.depth) for line in sections] == [("A", 0), ("B.", 0)]
    assert [line.depth for line in table.lines] == [0, 1, 0, 1]


def test_tables_below_each_other() -> None:
    tables, _ = _tables(
        sheet("""
            TABEL 1 UNIT
            No | Unit | Atasan
            1 | Dinkes |
            2 | PKM | Dinkes

            TABEL 2 FUNGSI
            No | Fungsi | Unit | Peran
            1 | Imunisasi | PKM | PL
        """)
    )
    assert [(table.heading, table.head) for table in tables] == [
        ("TABEL 1 UNIT", (2, 2)),
        ("TABEL 2 FUNGSI", (7, 7)),
    ]
    assert [len(_lines(table)) for table in tables] == [2, 1]


def test_tables_beside_each_other() -> None:
    tables, _ = _tables(
        sheet("""
            Fungsi | Dinkes | PKM | | No | Unit | Atasan
            Imunisasi | KP | PL | | 1 | Dinkes |
            Obat | PL | | | 2 | PKM | Dinkes
        """)
    )
    assert [[c.index for c in table.columns] for table in tables] == [[1, 2, 3], [5, 6, 7]]


def test_a_blank_column_inside_a_matrix_does_not_part_it() -> None:
    table = _table("""
        Fungsi | Dinkes | | PKM
        Imunisasi | KP | | PL
        Obat | PL | | PW
    """)
    assert [c.title for c in table.columns] == ["Fungsi", "Dinkes", "PKM"]


LEGENDS = {
    "beside, after a blank column": """
        Task | PM | Dev | | Legend
        Plan | R | A | | R | Responsible
        Build | A | R | | A | Accountable
    """,
    "beside, no blank column": """
        Task | PM | Dev | R | Responsible
        Plan | R | A | A | Accountable
        Build | A | R | I | Informed
    """,
    "below, two cells": """
        Task | PM | Dev
        Plan | R | A

        R | Responsible
        A | Accountable
    """,
    "below, one cell": """
        Task | PM | Dev
        Plan | R | A
        Keterangan: R = Responsible; A = Accountable
    """,
    "above, across": """
        R | Responsible | A | Accountable
        Task | PM | Dev
        Plan | R | A
    """,
    "above": """
        R = Responsible, A = Accountable
        Task | PM | Dev
        Plan | R | A
    """,
}


@pytest.mark.parametrize("place", LEGENDS)
def test_legends(place: str) -> None:
    tables, reading = _tables(sheet(LEGENDS[place]))
    assert len(tables) == 1
    assert [c.title for c in tables[0].columns] == ["Task", "PM", "Dev"]
    words = reading.legend.words
    assert (words["R"], words["A"]) == ("Responsible", "Accountable")
    assert Fate.HEAD in {
        fate for place, fate in reading.fates.kinds[0].items() if place[0] != tables[0].head[0]
    }


def test_errors_and_formulas_without_a_value_are_told_with_their_cell() -> None:
    drawn = sheet(
        """
        No | Fungsi | Dinkes | PKM
        1 | #REF! | KP | PL
        2 | 2024-02-01 | KP | PL
        3 | Obat | =B2 | PL
        4 | Gizi | KP | PL
        """,
        sorts={(4, 3): Sort.UNCALCULATED, (5, 4): Sort.EXTERNAL},
    )
    (table,), reading = _tables(drawn)
    assert grave(reading) == ["B2", "B3", "C4"]
    assert told(reading) == ["D5"]
    assert _lines(table)[2] == ["3", "Obat", "PL"]
    assert reading.fates.of(Where(0, 4, 3)) is Fate.ERROR
    for problem in reading.problems:
        assert problem.sheet == "Sheet1"


def test_hidden_rows_are_read_and_hidden_columns_are_not() -> None:
    drawn = sheet(
        """
        No | Fungsi | Dinkes | Rahasia
        1 | Imunisasi | KP | PW
        2 | Obat | PL | PW
        """,
        hidden_rows=(3,),
        hidden_columns=(2, 4),
    )
    (table,), reading = _tables(drawn)
    assert [(c.title, c.hidden) for c in table.columns] == [
        ("No", False),
        ("Fungsi", True),
        ("Dinkes", False),
    ]
    assert len(_lines(table)) == 2
    assert told(reading) == ["B1", "D1", "A3"]


def test_what_the_mapping_chooses() -> None:
    drawing = """
        Laporan | tahun | 2024
        Kegiatan | Dinkes | Bulan
        Imunisasi | KP | Mei
    """
    choice = SheetChoice(head=(2, 2), columns={"Dinkes": "note", "Bulan": "ignore"})
    table = _table(drawing, choice)
    assert table.head == (2, 2)
    assert [c.meaning for c in table.columns] == ["function", "note", "ignore"]
    tables, _ = _tables(sheet(drawing), SheetChoice(layout="skip"))
    assert tables == []


def test_titles_above_lines_of_labels_are_no_head() -> None:
    table = _table("""
        Nama Jabatan | : | Bidan
        Unit Kerja: | Puskesmas

        No | Uraian Tugas | Hasil Kerja | Jumlah Hasil | Waktu Penyelesaian (jam) | Waktu Efektif
        1 | Memeriksa | dokumen | 10 | 2 | 1250
    """)
    assert table.head == (4, 4)


@pytest.mark.parametrize(
    "block", [Block(1, 1, 1_048_576, 16_384), Block(5, 5, 4, 4), Block(900_000, 1, 1_000_000, 9)]
)
def test_merged_cells_without_measure(block: Block) -> None:
    drawn = sheet("No | Fungsi | Unit\n1 | Imunisasi | PKM")
    drawn.merged.append(block)
    find_tables(drawn, 0, knowledge(), Reading())


def test_an_empty_sheet_has_no_table() -> None:
    assert _tables(Sheet("kosong")) == ([], Reading())
