"""What cells say where a field wants a number, a day, yes or no, or one of a few words."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesk.exchange.incoming.values import (
    NotReadable,
    choice_of,
    day_of,
    flag_of,
    number_of,
    whole_of,
)
from orgdesk.organization.names import name_of_value
from orgdesk.organization.records import (
    AgencyKind,
    AgencyType,
    AuthoritySource,
    Echelon,
    FunctionLevel,
    FunctionType,
    Level,
    PositionKind,
    UnitKind,
    WorkKind,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", 3),
        ("0.5", 0.5),
        ("0,5", 0.5),
        ("1.250,5", 1250.5),
        ("1,250.5", 1250.5),
        ("75.000", 75_000),
        ("1.250", 1250),
        ("1.25", 1.25),
        ("2.500.000", 2_500_000),
        ("12 orang", 12),
        ("75%", 0.75),
        ("Rp 2.000.000", 2_000_000),
        ("1\u00a0250", 1250),
    ],
)
def test_numbers_as_people_write_them(text: str, number: float) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize("text", ["", "x", "-1", "nan", "inf", "1e400", "9" * 400, "tiga", "=A1"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(NotReadable):
        number_of(text)


def test_whole_numbers() -> None:
    assert whole_of("3 orang") == 3
    with pytest.raises(NotReadable):
        whole_of("0,5")


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-17",
        "2024-05-17T00:00:00",
        "2024-5-17",
        "17/5/2024",
        "17-05-2024",
        "17 Mei 2024",
        "17 May 2024",
        "Jumat, 17 Mei 2024",
        "Kab. Kediri, 17\xa0Mei 2024",
    ],
)
def test_days(text: str) -> None:
    assert day_of(text) == dt.date(2024, 5, 17)


@pytest.mark.parametrize(
    "text", ["", "31/2/2024", "Mei 2024", "45000", "17/5/24", "1 Mei, 17 Mei 2024", "²/5/2024"]
)
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(NotReadable):
        day_of(text)


def test_yes_and_no() -> None:
    assert all(flag_of(text) for text in ("Ya", "x", "√", "1", "TRUE"))
    assert not any(flag_of(text) for text in ("tidak", "-", "0", "FALSE"))
    with pytest.raises(NotReadable):
        flag_of("mungkin")


@pytest.mark.parametrize("text", ["II.a", "IIa", "Eselon II/a", "2a", "ii-A", "Eselon IIa (JPT Pratama)"])
def test_echelons(text: str) -> None:
    assert choice_of(text, Echelon) is Echelon.IIA


CHOICES: list[type[StrEnum]] = [
    AgencyKind,
    AgencyType,
    AuthoritySource,
    Echelon,
    FunctionLevel,
    FunctionType,
    Level,
    PositionKind,
    UnitKind,
    WorkKind,
]


@pytest.mark.parametrize("options", CHOICES)
def test_every_choice_is_read_by_its_names_in_both_languages(options: type[StrEnum]) -> None:
    for value in options:
        name = name_of_value(value)
        assert {choice_of(words, options) for words in (name.id, name.en, value.value)} == {value}


def test_words_that_people_use() -> None:
    assert choice_of("Subbag", UnitKind) is UnitKind.SUBDIVISION
    assert choice_of("Sasaran", FunctionLevel) is FunctionLevel.GOAL
    with pytest.raises(NotReadable, match="Known are: service"):
        choice_of("xx", FunctionType)


@given(st.text(max_size=30))
def test_no_text_is_too_odd(text: str) -> None:
    for read in (number_of, whole_of, day_of, flag_of):
        try:
            read(text)
        except NotReadable as error:
            assert error.sentence.id and error.sentence.en
    for options in CHOICES:
        try:
            choice_of(text, options)
        except NotReadable as error:
            assert error.sentence.id
