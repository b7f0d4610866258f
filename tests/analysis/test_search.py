"""What people type, and what they mean: ranked on the examples. And the index as rows change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from builders import agency, assignment, function, organization, unit

from orgdesk.analysis.search import Hits, SearchIndex
from orgdesk.exchange.models import read_example
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import RowChange, added, change, removed
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Record

FIRST = """
puskesmas-support-chain
    siapa yang urus imunisasi bayi = F09
    imunsasi = F09
    imunis = F09
    imunsa = F09
    immunisation = F09
    who is responsible for vaccination = F09
    KIPI = F10
    anak demam setelah suntik = F10
    obat habis = F01 F02 F03
    obat kosong di puskesmas = F01 F02 F03
    vaksin rusak = F04
    obat kadaluarsa = F04
    memusnahkan obat = F04
    drug procurement = F02
    pengadan obat = F02
    siapa yang menyalurkan obat = F03
    LPLPO = F03
    pengawasan apotek = F06
    izin apotik = F07
    ijin klinik = F07
    surat izin praktik dokter = F08
    DBD = F17
    wabah campak = F17
    outbreak = F17
    ibu hamil = F11
    melahirkan = F11
    family planning = F13
    kondom = F12
    honor kader posyandu = F15
    penyuluhan = F16
    berobat jalan = F19
    UGD = F20
    ambulans = F21
    BOK = F24
    klaim bpjs = F25
    kekurangan dokter = F27
    siapa mengangkat kepala puskesmas = F28
    kinerja puskesmas = F29
    akreditsi = F30
    keluhan pasien = F31
    complaints = F31
    kepuasan = F32
    air isi ulang = F33
    medical waste = F34
    PIRT = F35
    anak pendek = F36
    anak sekolah = F37
    orang gila = F38
    gedung bocor = F39
    korupsi dana puskesmas = F41
    lokmin = F42
    SPM = F43
    f33 = F33
    PKM = PKM
    P2P = P2P
    SKESGA = SKESGA
    camat = CAM
    gudang obat = IFK
    dinas kesehatan = DKK
dinas-kesehatan
    imunisasi = P2
    DBD = P3
    darah tinggi = P4
    mental health = P5
    gizi buruk = K2
    jamban = K5
    medical equipment = S2
    dokter kurang = S3
    keuangan = A4
    humas = A3
    jamu = Y3
puskesmas-klaster
    imunisasi = A5
    ORI = P5
    DBD = P4
    nyamuk = P4
    periksa hamil = A1
    lansia = D8
    dental = S2
    balita sakit = A7
    calon pengantin = D5
    kader = T8
    lokakarya = T2
puskesmas-2014
    imunisasi UKS sekolah = E1
    bidan desa = J3
"""
AMONG_THREE = """
puskesmas-support-chain
    data laporan = F40
    cold chain = F09
dinas-kesehatan
    anggaran = A4
puskesmas-klaster
    obat = L3
    laboratorium = L4
    emergency = L1
puskesmas-2014
    sampah dan sanitasi = E2
"""


def cases(table: str) -> list[tuple[str, str, tuple[str, ...]]]:
    found = []
    example = ""
    for line in filter(str.strip, table.splitlines()):
        if line.startswith(" "):
            query, expected = line.split("=")
            found.append((example, query.strip(), tuple(expected.split())))
        else:
            example = line
    return found


@cache
def index_of(example: str) -> SearchIndex:
    return SearchIndex(read_example(example))


def ids(hits: Hits) -> list[str]:
    return [hit.id for hit in hits.found]


@pytest.mark.parametrize(("example", "query", "expected"), cases(FIRST))
def test_the_first_is_what_is_meant(example: str, query: str, expected: tuple[str, ...]) -> None:
    hits = index_of(example).search(query)
    assert not hits.nearest
    assert ids(hits)[0] in expected, ids(hits)


@pytest.mark.parametrize(("example", "query", "expected"), cases(AMONG_THREE))
def test_what_is_meant_is_among_the_first_three(example: str, query: str, expected: tuple[str, ...]) -> None:
    hits = index_of(example).search(query)
    assert not set(ids(hits)[:3]).isdisjoint(expected), ids(hits)


def test_every_function_is_first_for_its_own_wording() -> None:
    for example in ("puskesmas-support-chain", "dinas-kesehatan", "puskesmas-klaster", "puskesmas-2014"):
        here, index = read_example(example), index_of(example)
        for row in here.functions.values():
            if row.is_work:
                first = index.search(row.wording).found[0]
                name = here.get(first.kind, first.id)
                assert first.id == row.id, (row.wording, name)


# -- why it was found ------------------------------------------------------------------------------


def small() -> Organization:
    return organization(
        agency("DK", name="Dinas Kesehatan"),
        unit("SSURIM", name="Seksi Surveilans dan Imunisasi", agency="DK"),
        function("G", wording="Ibu dan anak sehat", level="goal"),
        function("F1", wording="Imunisasi rutin", parent="G"),
        function("F2", wording="Pelayanan nifas", parent="G"),
        function("F3", wording="Parkir"),
        assignment("F3", "PL", "SSURIM"),
    )


def test_hits_say_by_which_words() -> None:
    hit = SearchIndex(small()).search("imunsasi").found[0]
    assert (hit.kind, hit.id, hit.through) == ("function", "F1", None)
    assert "imunisasi" in hit.terms


def test_a_goal_leads_to_its_functions_and_a_unit_to_those_it_is_on() -> None:
    found = {hit.id: hit for hit in SearchIndex(small()).search("anak").found}
    assert found["F2"].through == ("function", "G")
    assert "G" not in found
    found = {hit.id: hit for hit in SearchIndex(small()).search("surveilans").found}
    assert found["SSURIM"].through is None
    assert found["F3"].through == ("unit", "SSURIM")


def test_nothing_found_offers_the_nearest_and_says_so() -> None:
    hits = SearchIndex(small()).search("pxrkxr")
    assert hits.nearest
    assert ids(hits) == ["F3"]
    assert SearchIndex(small()).search("qqqqqqqq") == Hits((), nearest=True)
    assert SearchIndex(small()).search("  ") == Hits(())


def test_the_beginning_of_the_last_word_is_enough_while_it_is_typed() -> None:
    index = SearchIndex(small())
    assert ids(index.search("imu"))[0] == "F1"
    assert ids(index.search("imu ")) != ids(index.search("imu"))


# -- as rows change --------------------------------------------------------------------------------

Edit = Callable[[Organization], list[RowChange]]


def swap(before: Record, **fields: Any) -> RowChange:
    return RowChange(before, replace(before, **fields))


EDITS: dict[str, Edit] = {
    "renamed": lambda here: [swap(here.functions["F1"], wording="Vaksinasi massal")],
    "added": lambda here: added(function("F4", wording="Fogging nyamuk")),
    "removed": lambda here: removed(here.functions["F2"]),
    "unit renamed": lambda here: [swap(here.units["SSURIM"], name="Seksi Gizi")],
    "agency renamed": lambda here: [swap(here.agencies["DK"], name="Dinas Peternakan")],
    "no longer on it": lambda here: removed(*here.assignments_of_function("F3")),
    "moved": lambda here: [swap(here.functions["F2"], parent=None)],
}
QUERIES = ("imunisasi", "vaksinasi", "nyamuk", "nifas", "gizi", "peternakan", "surveilans", "anak", "ngamuk")


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
@pytest.mark.parametrize("seconds", [None, 0.0], ids=["grown", "growing"])
def test_following_a_change_and_its_undo_is_as_good_as_growing_anew(
    edit: Edit, seconds: float | None
) -> None:
    here = small()
    index = SearchIndex(here)
    if seconds is None:
        index.grow()
    change_set = change(Text("Ubah", "Change"), edit(here))
    for step in (change_set, change_set.inverse()):
        here.apply(step)
        index.take(step)
        fresh = SearchIndex(here)
        for query in QUERIES:
            assert index.search(query) == fresh.search(query), query


def test_the_index_grows_in_slices() -> None:
    here = organization(*(function(f"F{n}", wording=f"Kerja nomor {n}") for n in range(200)))
    index = SearchIndex(here)
    assert index.grow(0)
    while index.grow(0):
        pass
    assert ids(index.search("nomor 137"))[0] == "F137"


def test_words_that_all_rows_share_do_not_hide_the_telling_one() -> None:
    here = organization(*(function(f"F{n}", wording=f"Fungsi {n}") for n in range(3000)))
    assert ids(SearchIndex(here).search("fungsi 2999"))[0] == "F2999"
