"""A matrix at a glance, as small as a stamp: what the start page shows of a file."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from orgdesk.exchange.palette import Shade, Theme
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import RoleFamily
from orgdesk.ui.matrix.axes import columns, lines
from orgdesk.ui.matrix.codes import Codes

_WIDEST, _HIGHEST = 12.0, 8.0
"""Pixels of a cell in a small model."""


def picture(organization: Organization, theme: Theme, width: int, height: int) -> QImage:
    """Each role a spot in the hue of its family, each agency a column between hairlines."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.paper))
    rows = {line.id: n for n, line in enumerate(x for x in lines(organization, ()) if x.is_work)}
    across = columns(organization, ())
    if not rows or not across:
        return image
    wide, high = min(width / len(across), _WIDEST), min(height / len(rows), _HIGHEST)
    painter = QPainter(image)
    painter.setPen(QColor(theme.hairline))
    edges = [n for n in range(1, len(across)) if across[n].agency != across[n - 1].agency]
    if len(edges) * 4 < width:
        bottom = round(len(rows) * high)
        for n in edges:
            painter.drawLine(round(n * wide), 0, round(n * wide), bottom)
    places = {column.id: n for n, column in enumerate(across)}
    for family, spots in _spots(organization, rows, places, wide, high).items():
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(QColor(theme.chips[family][Shade.SOLID].fill))
        for spot in spots:
            painter.fillRect(spot, painter.brush())
    painter.end()
    return image


def _spots(
    organization: Organization, rows: dict[str, int], places: dict[str, int], wide: float, high: float
) -> dict[RoleFamily, list[QRect]]:
    """The spots of each family; where several fall together, the first one shows."""
    codes = Codes(organization)
    gap = 1 if min(wide, high) >= 3 else 0
    taken: set[tuple[int, int]] = set()
    found: dict[RoleFamily, list[QRect]] = {}
    for assignment in organization.assignments.values():
        row, column = rows.get(assignment.function), places.get(assignment.unit)
        if row is None or column is None:
            continue
        x, y = round(column * wide), round(row * high)
        if (x, y) in taken:
            continue
        taken.add((x, y))
        size = QRect(x, y, max(round(wide) - gap, 1), max(round(high) - gap, 1))
        found.setdefault(codes.families[codes.of(assignment)], []).append(size)
    return found
