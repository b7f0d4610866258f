"""Columns and lines of widgets with the gaps of our grid."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

Margins = tuple[int, int, int, int]
_NONE: Margins = (0, 0, 0, 0)


def column(parent: QWidget | None = None, *, gap: int = 8, margins: Margins = _NONE) -> QVBoxLayout:
    """One below the other, `gap` apart."""
    made = QVBoxLayout() if parent is None else QVBoxLayout(parent)
    made.setSpacing(gap)
    made.setContentsMargins(*margins)
    return made


def line(parent: QWidget | None = None, *, gap: int = 4, margins: Margins = _NONE) -> QHBoxLayout:
    """One beside the other, `gap` apart."""
    made = QHBoxLayout() if parent is None else QHBoxLayout(parent)
    made.setSpacing(gap)
    made.setContentsMargins(*margins)
    return made
