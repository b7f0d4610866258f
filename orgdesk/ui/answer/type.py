"""The type of the page, which is read from the back of a room and can be made larger still."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont

from orgdesk.ui.style import font

_BASE = 2.5
"""Steps above the type of the window: 14 pt."""


@dataclass(frozen=True, slots=True)
class Type:
    """The fonts of the page at one size."""

    title: QFont
    query: QFont
    lead: QFont
    """The headline."""
    strong: QFont
    plain: QFont
    small: QFont
    chip: QFont


SIZES = range(0, 7)
"""How many steps larger than it starts the type can be made."""


def type_of(size: int) -> Type:
    """The fonts at a size of `SIZES`."""
    base = _BASE + size
    bold, semi = QFont.Weight.Bold, QFont.Weight.DemiBold
    return Type(
        title=font(base + 3, weight=bold),
        query=font(base + 1),
        lead=font(base + 0.5),
        strong=font(base, weight=semi),
        plain=font(base),
        small=font(base - 1),
        chip=font(base - 1, weight=semi),
    )
