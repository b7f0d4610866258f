import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesk.exchange.sheets.values import (
    date_text,
    duration_text,
    number_text,
    shows_date,
    shows_duration,
    whole,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("3", "3"),
        ("3.0", "3"),
        ("-0", "0"),
        ("007", "7"),
        ("-12", "-12"),
        ("0.5", "0.5"),
        ("5E-2", "0.05"),
        ("0.30000000000000004", "0.30000000000000004"),
        ("1.98001012005011E+17", "198001012005011000"),
        ("1e300", "1e+300"),
        ("", None),
        ("abc", None),
        ("nan", None),
        ("-inf", None),
        ("1e999", None),
        ("\u0661", "1"),
    ],
)
def test_numbers_as_a_person_writes_them(text: str, shown: str | None) -> None:
    assert number_text(text) == shown


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_no_digit_of_a_number_is_lost(number: float) -> None:
    text = number_text(repr(number))
    assert text is not None and float(text) == number


@given(st.datetimes(dt.datetime(1904, 1, 2), dt.datetime(9999, 12, 30)), st.booleans())
def test_dates_come_back(moment: dt.datetime, from_1904: bool) -> None:
    moment = moment.replace(microsecond=0)
    first = dt.datetime(1904, 1, 1) if from_1904 else dt.datetime(1899, 12, 30)
    serial = (moment - first) / dt.timedelta(days=1)
    text = date_text(repr(serial), from_1904)
    assert text is not None and dt.datetime.fromisoformat(text) == moment


@pytest.mark.parametrize("text", ["", "x", "-1", "2958466", "1e300", "nan", "inf"])
def test_what_is_no_date(text: str) -> None:
    assert date_text(text, False) is None
    assert date_text(text, True) is None
    assert duration_text(text) is None or text == "2958466"


@pytest.mark.parametrize(
    ("code", "date", "duration"),
    [
        ("General", False, False),
        ("0.00", False, False),
        ('0 "hari"', False, False),
        ("[Red]0", False, False),
        ("_-Rp* #,##0_d", False, False),
        (r"0\d", False, False),
        ("[$-421]dd mmmm yyyy", True, False),
        ("hh:mm;@", True, False),
        ("[h]:mm", True, True),
        ("[mm]:ss", True, True),
        ("@", False, False),
    ],
)
def test_formats_of_dates(code: str, date: bool, duration: bool) -> None:
    assert (shows_date(164, code), shows_duration(164, code)) == (date, duration)


def test_formats_that_have_no_code() -> None:
    assert [n for n in range(60) if shows_date(n, None)] == [
        *range(14, 23),
        *range(27, 37),
        *range(45, 48),
        *range(50, 59),
    ]
    assert shows_duration(46, None) and not shows_duration(14, None)


def test_whole_numbers() -> None:
    assert [whole(text, 9) for text in ("0", "9", "10", "-1", "", " 1", "1.0", "\u0661", "9" * 5000)] == [
        *(0, 9),
        *(None,) * 7,
    ]
