"""What the page of an organization's health shows: figures, each with its bars, formula and source."""

from __future__ import annotations

from dataclasses import dataclass

from orgdesk.analysis.amounts import amount, number
from orgdesk.analysis.kit import Source
from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import Token

GROUPS: dict[str, Text] = {
    "function": Text("Tepat fungsi", "Right function"),
    "process": Text("Tepat proses", "Right process"),
    "size": Text("Tepat ukuran", "Right size"),
}
"""The three questions of institutional evaluation (PermenPANRB 20/2018), in the order of the page."""

VALUE_UNITS: tuple[str, ...] = ("share", "count", "ratio", "days", "people", "index")
"""What a value can be: a share is 0 to 1, an index as its formula says; days are calendar days."""

CHARTS: tuple[str, ...] = ("bars", "histogram", "share", "matrix", "")
"""How the bars want to be drawn; "matrix": each bar is a cell, its label the row, its part the column."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar (or cell) of a chart, and the rows that it counts, to go to."""

    label: Text
    value: float
    rows: tuple[Token, ...]
    part: str = ""
    """Which of several parts of a whole it shows ("ok", "none", "several"); "" where there is one only."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the page."""

    key: str
    group: str
    """A key of `GROUPS`."""
    title: Text
    value: float | None
    """None: undefined, or nothing is modelled that it could be worked out from; the verdict says which."""
    unit: str
    """One of `VALUE_UNITS`."""
    verdict: Text
    """What this value says, in one plain sentence."""
    formula: Text
    source: Source
    chart: str = ""
    """One of `CHARTS`."""
    bars: tuple[Bar, ...] = ()
    good: str = ""
    """"high" or "low" where more or less of it is better, "" where neither is."""


@dataclass(frozen=True, slots=True)
class Health:
    """The figures of one agency, or of the whole organization (None)."""

    agency: str | None
    figures: tuple[Figure, ...]


def worded(value: float, unit: str) -> Text:
    """A value as it is read: "83%", "1,5", "12 hari"; no more decimals than it needs, two at most."""
    if unit == "share":
        percent = number(100 * value, 0 if value in (0, 1) or 0.1 <= value <= 0.99 else 1)
        return Text(f"{percent.id}%", f"{percent.en}%")
    decimals = 2 if unit in ("ratio", "index") else 1
    return amount(value, unit, decimals) if unit in ("days", "people") else number(value, decimals)
