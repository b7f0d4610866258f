from __future__ import annotations

import pytest
from said import units_said
from sheets_built import drawn, knowledge

from orgdesk.exchange.incoming.recognition.recognize import recognize
from orgdesk.exchange.incoming.said import PositionSaid

TREE = [
    ("Kepala Dinas", "DINAS KESEHATAN", ""),
    ("Sekretariat", "", "Kepala Dinas"),
    ("Subbagian Umum", "", "Sekretariat"),
    ("Bidang P2P", "", "Kepala Dinas"),
    ("Seksi Surveilans", "", "Bidang P2P"),
]
DRAWINGS = {
    "columns": """
        STRUKTUR ORGANISASI DINAS KESEHATAN | < | <

        Kepala Dinas
        | Sekretariat
        | | Subbagian Umum
        | Bidang P2P
        | | Seksi Surveilans
        """,
    "indents": """
        SUSUNAN ORGANISASI DINAS KESEHATAN KABUPATEN SUKAMAJU
        Kepala Dinas
        ··Sekretariat
        ····Subbagian Umum
        ··Bidang P2P
        ····Seksi Surveilans
        """,
    "numbers, as in a regulation": """
        LAMPIRAN PERATURAN BUPATI SUKAMAJU
        SUSUNAN ORGANISASI DINAS KESEHATAN
        a. Kepala Dinas
        b. Sekretariat, membawahi:
        1. Subbagian Umum
        c. Bidang P2P, terdiri atas:
        1. Seksi Surveilans
        """,
    "numbers in cells": """
        SUSUNAN ORGANISASI DINAS KESEHATAN
        1. | Kepala Dinas
        2. | Sekretariat:
        | a. | Subbagian Umum
        3. | Bidang P2P:
        | a. | Seksi Surveilans

        | | | Sukamaju, 3 Mei 2024
        | | | BUPATI SUKAMAJU,
        | | | H. AHMAD
        """,
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_an_organogram_without_a_heading(name: str) -> None:
    reading, found = recognize(drawn(DRAWINGS[name]), knowledge())
    assert [layout.layout for layout in found] == ["organogram"]
    assert units_said(reading) == TREE
    assert not reading.problems


def test_boxes_report_to_the_nearest_of_a_higher_rank() -> None:
    reading, found = recognize(
        drawn("""
        BAGAN ORGANISASI DINAS KESEHATAN
        | | | KEPALA DINAS⏎dr. Siti Aminah⏎NIP. 19700101 199803 2 001

        | | | | | | SEKRETARIS
        | | | | | KASUBBAG UMUM | | KASUBBAG KEUANGAN
        KELOMPOK JABATAN FUNGSIONAL
        KABID KESMAS | < | | KABID P2P | < | | KABID YANKES | <
        KASI GIZI | < | | KASI SURVEILANS | < | | KASI RUJUKAN | <

        Keterangan:
        ____ : Garis komando
        """),
        knowledge(),
    )
    assert [layout.layout for layout in found] == ["organogram"]
    above = {name: superior for name, _, superior in units_said(reading)}
    assert above == {
        "Kepala Dinas": "",
        "Sekretaris": "Kepala Dinas",
        "Kasubbag Umum": "Sekretaris",
        "Kasubbag Keuangan": "Sekretaris",
        "Kelompok Jabatan Fungsional": "Kepala Dinas",
        "Kabid Kesmas": "Kepala Dinas",
        "Kabid P2P": "Kepala Dinas",
        "Kabid Yankes": "Kepala Dinas",
        "Kasi Gizi": "Kabid Kesmas",
        "Kasi Surveilans": "Kabid P2P",
        "Kasi Rujukan": "Kabid Yankes",
    }
    posts = [said for said in reading.said if isinstance(said, PositionSaid)]
    assert [(post.title, post.details["holder"].text) for post in posts] == [
        ("Kepala Dinas", "dr. Siti Aminah")
    ]


def test_boxes_whose_lines_are_cells() -> None:
    reading, _ = recognize(
        drawn("""
        STRUKTUR ORGANISASI UPTD PUSKESMAS SUKAMAJU
        | | KEPALA PUSKESMAS
        | | dr. Siti Aminah
        | | NIP. 19700101 199803 2 001

        | | | | KASUBBAG TATA USAHA
        | | | | Budi Santoso

        PJ UKM | | PJ UKP | | PJ JARINGAN
        Ani | | Joko | | Wati
        """),
        knowledge(),
    )
    assert [(name, superior) for name, _, superior in units_said(reading)] == [
        ("Kepala Puskesmas", ""),
        ("Kasubbag Tata Usaha", "Kepala Puskesmas"),
        ("PJ UKM", "Kepala Puskesmas"),
        ("PJ UKP", "Kepala Puskesmas"),
        ("PJ Jaringan", "Kepala Puskesmas"),
    ]
    holders = [s.details["holder"].text for s in reading.said if isinstance(s, PositionSaid)]
    assert holders == ["dr. Siti Aminah", "Budi Santoso", "Ani", "Joko", "Wati"]


@pytest.mark.parametrize(
    "drawing",
    [
        """
        Notulen rapat
        1. Kepala Dinas membuka rapat
        2. Bidang P2P melaporkan capaian imunisasi
        3. Sekretaris menutup rapat
        """,
        """
        DAFTAR HADIR
        Ani | Dinas Kesehatan | 0812
        Budi | Bappeda | 0813
        Cici | Inspektorat | 0814
        """,
    ],
)
def test_minutes_and_lists_of_those_present_are_no_organograms(drawing: str) -> None:
    _, found = recognize(drawn(drawing), knowledge())
    assert found == []
