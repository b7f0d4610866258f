"""Numbers with what they count, right in both languages: "1 day", "2 days", "1,5 hari"."""

from __future__ import annotations

from orgdesk.organization.bilingual import Text

_INDONESIAN = str.maketrans(",.", ".,")
_NOUNS: dict[str, tuple[Text, str]] = {
    "days": (Text("hari", "day"), "days"),
    "people": (Text("orang", "person"), "people"),
    "units": (Text("unit", "unit"), "units"),
    "functions": (Text("fungsi", "function"), "functions"),
    "times": (Text("kali", "time"), "times"),
}


def number(value: float, decimals: int = 2) -> Text:
    """A number with no more decimals than it needs: "1.234,5" in Indonesian, "1,234.5" in English."""
    digits = f"{value:,.{decimals}f}"
    digits = digits.rstrip("0").rstrip(".") if decimals else digits
    digits = "0" if digits == "-0" else digits
    return Text(digits.translate(_INDONESIAN), digits)


def amount(value: float, of: str, decimals: int = 2) -> Text:
    """A number of days, people, units, functions or times; what reads as 1 is singular in English."""
    (one, several), words = _NOUNS[of], number(value, decimals)
    return Text(f"{words.id} {one.id}", f"{words.en} {one.en if words.en == '1' else several}")
