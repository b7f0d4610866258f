"""Words in pieces, roots of words, and where they stand in a text."""

from __future__ import annotations

import pytest

from orgdesk.analysis.vocabulary import vocabulary
from orgdesk.analysis.words import marks, pieces, roots


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sertifikat P-IRT", ["sertifikat", "p", "irt", "pirt"]),
        ("apotek/toko obat", ["apotek", "toko", "apotektoko", "obat"]),
        ("1.02.02.0023; Ps.58", ["1", "02", "02", "0023", "ps", "58"]),
        ("Résumé", ["resume"]),
        ("", []),
    ],
)
def test_a_text_falls_into_words(text: str, words: list[str]) -> None:
    assert pieces(text) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pengawas", "mengawasi"),
        ("pengawasan", "awasi"),
        ("menyalurkan", "penyalur"),
        ("penyaluran", "salurkan"),
        ("memutuskan", "keputusan"),
        ("menilai", "penilaian"),
        ("pelaksana", "dilaksanakan"),
        ("memasok", "pasokan"),
        ("mengirim", "pengiriman"),
        ("pengelolaan", "kelola"),
        ("rujukan", "merujuk"),
        ("obatnya", "pengobatan"),
        ("memusnahkan", "pemusnahan"),
        ("vaccines", "vaccine"),
        ("pharmacies", "pharmacy"),
    ],
)
def test_kindred_words_share_a_root(one: str, other: str) -> None:
    assert not set(roots(one)).isdisjoint(roots(other))


@pytest.mark.parametrize(("one", "other"), [("imunisasi", "izin"), ("obat", "gizi"), ("bidan", "bidang")])
def test_strangers_share_none(one: str, other: str) -> None:
    assert set(roots(one)).isdisjoint(roots(other))


def test_marks_tell_where_the_found_words_stand() -> None:
    text = "Pembinaan dan pengawasan apotek/toko obat"
    spans = marks(text, {"apotek", "awas"})
    assert [text[a:b] for a, b in spans] == ["pengawasan", "apotek"]


def test_the_vocabulary_can_be_read_and_says_no_word_twice_in_a_group() -> None:
    known = vocabulary()
    assert "siapa" in known.question and "who" in known.question
    for sayings in known.by_root.values():
        for saying in sayings:
            assert saying.phrase and saying.meanings, saying
            assert saying.phrase not in [phrase for phrase, _ in saying.meanings], saying
