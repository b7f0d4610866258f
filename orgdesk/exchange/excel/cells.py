"""What stands where a function and a unit meet: codes or names of roles, in the colours of their chips."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from openpyxl.cell.cell import Cell

from orgdesk.analysis.findings import Severity
from orgdesk.exchange.excel.layout import Content, Numbered, worst
from orgdesk.exchange.excel.pages import Grid
from orgdesk.exchange.excel.paper import height_of
from orgdesk.exchange.excel.parts import chip, underline
from orgdesk.exchange.excel.pen import HAIR, Edge, Look, Pen, Run
from orgdesk.exchange.palette import LIGHT, Shade
from orgdesk.organization.display import role_code
from orgdesk.organization.records import Assignment

RULE = Edge("thin", LIGHT.secondary)
"""Stands before an agency, and above a band."""
Codes = tuple[str, ...]


class Crossings:
    """The cells of one matrix. Few look different, so that each is made once and placed many times."""

    def __init__(self, pen: Pen, content: Content, grid: Grid, *, size: float = 8) -> None:
        """For a matrix drawn in this grid."""
        self._pen, self._content, self._grid = pen, content, grid
        self._size = 7.5 if content.choices.words else size
        self._roles = {role.code: role for role in content.roles}
        self._order = {role.code: n for n, role in enumerate(content.roles)}
        self._codes: dict[tuple[str, str | None], str] = {}
        self._names = content.names
        self._cells: dict[tuple[Codes, Look, Severity | None], Cell] = {}
        self._heights: dict[Codes, float] = {}
        self.seen: set[Codes] = set()
        """The combinations that occur."""

    def by_unit(self, assignments: Iterable[Assignment]) -> dict[str, Codes]:
        """Unit → the distinct codes of its assignments, in the order of the guide."""
        found: dict[str, set[str]] = {}
        for assignment in assignments:
            found.setdefault(assignment.unit, set()).add(self._code(assignment))
        last = len(self._order)
        return {
            unit: tuple(sorted(codes, key=lambda c: (self._order.get(c, last), c)))
            if len(codes) > 1
            else tuple(codes)
            for unit, codes in found.items()
        }

    def cell(self, codes: Codes, base: Look, found: Sequence[Numbered]) -> Cell:
        """A shared cell; `base` is how an empty one looks there."""
        severity = worst(found).severity if found else None
        key = (codes, base, severity)
        known = self._cells.get(key)
        if known is None:
            self.seen.add(codes)
            edge = underline(found) if found else base.bottom
            known = self._cells[key] = self._pen.shared(*self._drawn(codes, base, edge))
        return known

    def height(self, codes: Codes) -> float:
        """Points that the codes need."""
        known = self._heights.get(codes)
        if known is None:
            if self._content.choices.words:
                width = self._grid.unit_points - 2
                known = sum(height_of(self._names[code], width, 7.5, bold=True) for code in codes)
            else:
                known = math.ceil(len(codes) / self._grid.codes_to_a_line) * 10.5
            self._heights[codes] = known
        return known

    def _code(self, assignment: Assignment) -> str:
        key = (assignment.role, assignment.resource)
        known = self._codes.get(key)
        if known is None:
            known = self._codes[key] = role_code(self._content.organization, *key)
        return known

    def _drawn(self, codes: Codes, base: Look, bottom: Edge | None) -> tuple[str | list[Run] | None, Look]:
        words = self._content.choices.words
        if not codes:
            return None, replace(base, bottom=bottom)
        if len(codes) == 1 and codes[0] in self._roles:
            role = self._roles[codes[0]]
            look = chip(role)
            outlined = look.fill == LIGHT.chips[role.family][Shade.OUTLINED].fill
            look = look if outlined else replace(look, left=base.left, right=base.right)
            look = replace(look, size=self._size, bottom=bottom, top=None, wrap=words)
            return self._said(codes[0]), look
        look = replace(
            base, size=self._size, bold=True, fill=LIGHT.panel, across="center", wrap=True, bottom=bottom
        )
        return self._runs(codes), look

    def _runs(self, codes: Codes) -> list[Run]:
        """Several codes, each in the hue of its family. The column breaks the lines: what is typed again is
        the same text."""
        gap = "\n" if self._content.choices.words else " "
        runs = []
        for n, code in enumerate(codes, 1):
            role = self._roles.get(code)
            ink = LIGHT.inks[role.family] if role is not None else LIGHT.ink
            runs.append(Run(self._said(code) + (gap if n < len(codes) else ""), ink, self._size))
        return runs

    def _said(self, code: str) -> str:
        return self._names.get(code, code) if self._content.choices.words else code


def marks_by_function(
    cells: Mapping[tuple[str, str], list[Numbered]],
) -> dict[str, dict[str, list[Numbered]]]:
    """Function → unit → the findings of the cell."""
    found: dict[str, dict[str, list[Numbered]]] = {}
    for (function, unit), numbered in cells.items():
        found.setdefault(function, {})[unit] = numbered
    return found


def blank(fill: str | None, *, rule: bool, above: Edge | None = None) -> Look:
    """How an empty cell of a matrix looks; a rule stands before an agency."""
    return Look(fill=fill, left=RULE if rule else None, right=HAIR, top=above, bottom=HAIR)
