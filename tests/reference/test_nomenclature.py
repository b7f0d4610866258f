"""The catalogue of government affairs: complete, and found by code or by words."""

from __future__ import annotations

from collections import Counter
from time import perf_counter

import pytest

from orgdesk.organization.bilingual import LANGUAGES
from orgdesk.reference.nomenclature import (
    AFFAIR_LEVELS,
    AffairLevel,
    entry,
    nomenclature,
    path,
    search,
)


def test_all_lines_are_there() -> None:
    entries = nomenclature()
    assert Counter(line.level for line in entries) == {
        AffairLevel.AFFAIR: 38,
        AffairLevel.PROGRAMME: 138,
        AffairLevel.ACTIVITY: 483,
        AffairLevel.SUB_ACTIVITY: 1881,
    }
    assert len({line.code for line in entries}) == len(entries)
    assert all(line.name == " ".join(line.name.split()) != "" for line in entries)
    assert nomenclature() is entries, "read once"


def test_every_entry_has_its_affair_above_it_and_nearly_all_a_programme() -> None:
    levels = list(AffairLevel)
    incomplete = set()
    for line in nomenclature():
        above = path(line.code)
        assert (above[0].level, above[-1]) == (AffairLevel.AFFAIR, line)
        ranks = [levels.index(each.level) for each in above]
        assert ranks == sorted(set(ranks))
        if len(ranks) != ranks[-1] + 1:
            incomplete.add(line.code[: len("1.03.07")])
    assert len(incomplete) < 20


def test_an_entry_by_its_code_however_it_is_written() -> None:
    health = entry(" 1.02 ")
    assert health is not None
    assert health.name == "URUSAN PEMERINTAHAN BIDANG KESEHATAN"
    assert entry("1.02.02.2.01") == entry("1.02.02.02.01") is not None
    assert entry("9.99") is None
    assert entry("") is None


def test_the_path_of_a_code_that_is_not_listed_is_what_is_listed_of_it() -> None:
    assert [line.code for line in path("1.02.02.99.77")] == ["1.02", "1.02.02"]
    assert path("") == ()


def test_the_levels_are_named_in_both_languages() -> None:
    assert set(AFFAIR_LEVELS) == set(AffairLevel)
    for language in LANGUAGES:
        assert len({text.in_(language) for text in AFFAIR_LEVELS.values()}) == len(AFFAIR_LEVELS)


@pytest.mark.parametrize(
    ("words", "first", "count"),
    [
        ("1.02", "1.02", None),
        ("1.2", "1.02", None),
        ("1.02.02.2.01", "1.02.02.02.01", None),
        ("KESEHÁTAN urusan", "1.02", None),
        ("bidang kesehatan", "1.02", None),
        ("9.99", None, 0),
        ("  ", None, 0),
        ("xyzzy", None, 0),
    ],
)
def test_search(words: str, first: str | None, count: int | None) -> None:
    found = search(words)
    assert (found[0].code if found else None) == first
    assert count is None or len(found) == count


def test_a_code_finds_all_below_it_and_nothing_else() -> None:
    found = search("1.02.02", limit=9999)
    assert found and all(line.code.startswith("1.02.02") for line in found)
    assert len(found) == sum(line.code.startswith("1.02.02") for line in nomenclature())


def test_a_word_that_begins_with_a_digit_is_not_only_a_code() -> None:
    found = search("1000 ha")
    assert found and all("1000" in line.name and "ha" in line.name.casefold() for line in found)
    assert search("1000") == search("1000 ha")


def test_all_of_the_words_must_be_there_and_upper_levels_come_first() -> None:
    found = search("kesehatan ibu", limit=9999)
    assert all("kesehatan" in n and "ibu" in n for n in (line.name.casefold() for line in found))
    levels = list(AffairLevel)
    ranks = [levels.index(line.level) for line in search("kesehatan", limit=9999)]
    assert ranks == sorted(ranks)
    assert len(search("kesehatan", limit=7)) == 7


def test_it_answers_at_every_keystroke() -> None:
    search("k")
    times = []
    for n in range(1, 25):
        start = perf_counter()
        search("pelayanan kesehatan ibu"[:n])
        times.append(perf_counter() - start)
    assert sorted(times)[len(times) // 2] < 0.005
