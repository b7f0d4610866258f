"""How large everything in the matrix is, at a zoom, dense or not, on a screen or on a projector."""

from __future__ import annotations

from dataclasses import dataclass
from math import radians, sin, tan

from PySide6.QtGui import QFont

from orgdesk.ui.style import font

ANGLE = 60.0
"""Degrees by which the names of units rise."""
LEAN = 1 / tan(radians(ANGLE))
"""How far a name leans to the right for each pixel that it rises."""
RISE = sin(radians(ANGLE))

SMALLEST, LARGEST = -4, 8
"""The steps of zoom."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes in pixels and fonts; all follow from three choices."""

    zoom: int = 0
    is_dense: bool = False
    is_projecting: bool = False

    @property
    def scale(self) -> float:
        """1 for the size that look.md gives."""
        return float(1.1**self.zoom * (1.4 if self.is_projecting else 1.0))

    def px(self, size: float) -> int:
        """`size` pixels, scaled."""
        return round(size * self.scale)

    @property
    def row(self) -> int:
        """Height of a row."""
        return self.px(22 if self.is_dense else 28)

    @property
    def column(self) -> int:
        """Width of a column."""
        return self.px(40)

    @property
    def band(self) -> int:
        """Height of the line of agencies."""
        return self.px(24)

    @property
    def code_line(self) -> int:
        """Height of the line of upright codes, with the mark above it."""
        return self.px(28)

    @property
    def indent(self) -> int:
        """How far a row stands in for each step down the tree."""
        return self.px(12)

    @property
    def mark(self) -> int:
        """Size of the mark of a finding in a header."""
        return self.px(9)

    def font(self, step: float = 0, *, bold: bool = False) -> QFont:
        """The font of the program at this scale; `step` as in style.font."""
        made = font(step, weight=QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        made.setPointSizeF(made.pointSizeF() * self.scale)
        return made
