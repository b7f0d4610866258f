"""Numbers and dates as a person would write them."""

from __future__ import annotations

import datetime as dt
import math
import re
from decimal import Decimal

_LAST_DAY = 2_958_465
"""31 December 9999, counted from 1900."""
_LONGEST = 400
"""Characters of a number; no program writes as many."""
_BUILTIN_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59), *range(71, 82)))
"""Number formats that need no definition and show dates or times (ECMA-376 18.8.30)."""
_NO_FORMAT = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_DATE_PART = re.compile(r"[dmyhs]", re.IGNORECASE)


def whole(text: str, most: int) -> int | None:
    """A whole number from 0 to `most`; None for anything else."""
    if not (text.isascii() and text.isdigit()) or len(text) > 12:
        return None
    number = int(text)
    return number if number <= most else None


def number_text(text: str) -> str | None:
    """A number of a file as a person would write it: "3", "0.5"; None for what is no finite number."""
    if len(text) < 16 and text.isascii() and text.isdigit() and (text[0] != "0" or len(text) == 1):
        return text
    try:
        number = float(text) if len(text) <= _LONGEST else math.inf
    except ValueError:
        return None
    if not math.isfinite(number):
        return None
    if number == 0:
        return "0"
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return format(Decimal(repr(number)), "f") if 1e-9 < abs(number) < 1e21 else repr(number)


def shows_date(number_format: int, code: str | None) -> bool:
    """Whether a number format, by its number and its code, shows a date or a time."""
    if code is None:
        return number_format in _BUILTIN_DATES
    return _DATE_PART.search(_NO_FORMAT.sub("", code.partition(";")[0])) is not None


def shows_duration(number_format: int, code: str | None) -> bool:
    """Whether a number format counts hours, minutes or seconds beyond their usual end."""
    return number_format == 46 if code is None else _ELAPSED.search(code) is not None


def duration_text(text: str) -> str | None:
    """A day count as hours, minutes and seconds: "30:00:00"; None where it is none."""
    try:
        days = float(text)
    except ValueError:
        return None
    if not 0 <= days <= _LAST_DAY:
        return None
    minutes, seconds = divmod(round(days * 86_400), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"


def date_text(text: str, from_1904: bool) -> str | None:
    """The ISO form of a day count: "2024-01-31", "2024-01-31 08:30:00", "08:30:00"; None where it is none.

    Excel counts a 29 February 1900 that never was; the days before it are one off.
    """
    try:
        serial = float(text)
    except ValueError:
        return None
    if not 0 <= serial < _LAST_DAY + 1:
        return None
    days, seconds = divmod(round(serial * 86_400), 86_400)
    time = dt.time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    if days == 0 and not from_1904:
        return time.isoformat()
    first = dt.date(1904, 1, 1) if from_1904 else dt.date(1899, 12, 31 if days < 60 else 30)
    try:
        date = first + dt.timedelta(days)
    except OverflowError:
        return None
    return f"{date.isoformat()} {time.isoformat()}" if seconds else date.isoformat()
