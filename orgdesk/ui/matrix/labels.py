"""How the columns are called in their slanted heads, broken into lines that fit."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from orgdesk.organization.display import code_of, name_of, short
from orgdesk.ui.desk import Desk
from orgdesk.ui.matrix.inks import Type
from orgdesk.ui.matrix.metrics import RISE, Metrics
from orgdesk.ui.matrix.model import MatrixModel

_LEAST, _MOST = 48, 112
"""Height of the names, unscaled."""
_START = 4.0
"""Pixels between the foot of the names and their first letter."""


class Span(NamedTuple):
    """The columns of one agency."""

    agency: str
    first: int
    last: int
    is_folded: bool


class Labels:
    """The words of the column heads, at one size; made anew when columns, names or sizes change."""

    def __init__(self, desk: Desk, matrix: MatrixModel, metrics: Metrics, kind: Type) -> None:
        self._desk, self._matrix, self._type = desk, matrix, kind
        self._names: dict[str, list[str]] = {}
        self._most_lines = 2 if kind.height * 2 <= metrics.column * RISE + 2 else 1
        self.names_height = self._height(metrics)
        self.length = self.names_height / RISE - _START * 2
        """Pixels along a name."""
        self.spans = self._spans()
        self._span_of = [n for n, span in enumerate(self.spans) for _ in range(span.first, span.last + 1)]

    def forget(self) -> None:
        """Break all names anew."""
        self._names.clear()

    def span_at(self, column: int) -> Span:
        """The agency of a column, with all its columns."""
        return self.spans[self._span_of[column]]

    def is_foldable(self, column: int) -> bool:
        """Whether the agency of a column has more than one unit."""
        span = self.span_at(column)
        return span.is_folded or span.last > span.first

    def first_span(self, column: int) -> int:
        """The number of the span that a column stands in."""
        return self._span_of[column]

    def agency_words(self, span: Span) -> tuple[str, str]:
        """Name and short name of an agency."""
        agency = self._desk.organization.agencies[span.agency]
        return name_of(agency), agency.short_name or short(agency)

    def code(self, column: int) -> str:
        """The code of a unit or of a folded agency."""
        at = self._matrix.columns[column]
        return code_of(self._desk.organization.get("unit" if at.is_unit else "agency", at.id))

    def lines(self, column: int) -> list[str]:
        """The name of a column in one line or two."""
        id_ = self._matrix.columns[column].id
        found = self._names.get(id_)
        if found is None:
            name, kind = self._matrix.name_of_column(column), self._type
            one_line = self._most_lines == 1
            found = [kind.cut(name, self.length)] if one_line else kind.broken(name, self.length)
            self._names[id_] = found
        return found

    def _height(self, metrics: Metrics) -> int:
        """As high as the longest name needs, within reason; names are counted, not measured."""
        if not self._desk.is_open:
            return metrics.px(_LEAST)
        here = self._desk.organization
        longest = max((len(here.units[c.id].name) for c in self._matrix.columns if c.is_unit), default=0)
        longest = max(
            [longest, *(len(here.agencies[c.id].name) for c in self._matrix.columns if not c.is_unit)]
        )
        if self._most_lines == 2 and longest > 14:
            longest = max(14, round(longest * 0.6))
        needed = longest * self._type.measure.averageCharWidth() * RISE + 2 * _START
        return round(min(max(needed, metrics.px(_LEAST)), metrics.px(_MOST)))

    def _spans(self) -> list[Span]:
        found: list[Span] = []
        at = 0
        for agency, group in groupby(self._matrix.columns, lambda column: column.agency):
            columns = list(group)
            found.append(Span(agency, at, at + len(columns) - 1, not columns[0].is_unit))
            at += len(columns)
        return found
