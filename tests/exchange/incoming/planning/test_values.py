"""What cells say where a field wants a number, a day, yes or no, or one of a few words."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesk.exchange.incoming.planning.planned_grounds import cited
from orgdesk.exchange.incoming.planning.values import (
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
    RegulationKind,
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
    "text", ["2024-05-17", "2024-05-17T00:00:00", "17/5/2024", "17-05-2024", "17 Mei 2024", "17 May 2024"]
)
def test_days(text: str) -> None:
    assert day_of(text) == dt.date(2024, 5, 17)


@pytest.mark.parametrize("text", ["", "31/2/2024", "Mei 2024", "45000", "17/5/24"])
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
    cited(text)


@pytest.mark.parametrize(
    ("text", "kind", "number", "year", "article"),
    [
        ("UU 23/2014", RegulationKind.ACT, "23", 2014, ""),
        ("UU No. 23 Tahun 2014 Pasal 12 ayat (1)", RegulationKind.ACT, "23", 2014, "Pasal 12 ayat (1)"),
        ("Permenkes 43/2019 Ps.5", RegulationKind.MINISTERIAL_REGULATION, "43", 2019, "Ps.5"),
        (
            "Peraturan Menteri Kesehatan Nomor 43 Tahun 2019 tentang Puskesmas, Pasal 5",
            RegulationKind.MINISTERIAL_REGULATION,
            "43",
            2019,
            "Pasal 5",
        ),
        ("PP 18 Th 2016", RegulationKind.GOVERNMENT_REGULATION, "18", 2016, ""),
        ("Perbup No 12/2020", RegulationKind.REGENT_REGULATION, "12", 2020, ""),
        ("Perda Provinsi 3/2018", RegulationKind.PROVINCIAL_BYLAW, "3", 2018, ""),
        ("Perda 3/2018", RegulationKind.REGIONAL_BYLAW, "3", 2018, ""),
        ("KMK HK.01.07/MENKES/2015/2023", RegulationKind.DECREE, "HK.01.07/MENKES/2015", 2023, ""),
    ],
)
def test_citations(text: str, kind: RegulationKind, number: str, year: int, article: str) -> None:
    found = cited(text)
    assert found is not None
    assert (found.kind, found.number, found.year, found.article) == (kind, number, year, article)


@pytest.mark.parametrize("text", ["", "Ps.5", "Tupoksi", "UUD 1945", "Ppl 3", "PP"])
def test_what_cites_nothing(text: str) -> None:
    assert cited(text) is None
