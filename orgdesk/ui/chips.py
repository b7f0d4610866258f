"""Role codes as chips, in the matrix, in forms and in lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from orgdesk.analysis.findings import Severity
from orgdesk.exchange.palette import Chip, Theme
from orgdesk.organization.display import role_code
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import RoleFamily
from orgdesk.ui.desk import Desk
from orgdesk.ui.style import font

HEIGHT = 18
_RADIUS = 4.0


@dataclass(frozen=True, slots=True)
class CodeChip:
    """A role code and the family whose hue it has; `missing` where nobody holds the role."""

    code: str
    family: RoleFamily
    missing: bool = False


def chip_of(organization: Organization, role: str, resource: str | None) -> CodeChip:
    """The chip of a role."""
    return CodeChip(role_code(organization, role, resource), organization.roles[role].family)


def chip_font() -> QFont:
    """Small and semibold."""
    return font(-1.3, weight=QFont.Weight.DemiBold)


def chip_width(code: str) -> int:
    """How wide a chip with that code is."""
    return max(26, QFontMetrics(chip_font()).horizontalAdvance(code) + 10)


def paint_chip(painter: QPainter, rect: QRectF, chip: CodeChip, theme: Theme) -> None:
    """Draw a chip into `rect`; dashed and in the ink of a warning where the role is missing."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(chip_font())
    if chip.missing:
        warning = theme.marks[Severity.WARNING]
        painter.setPen(QPen(QColor(warning.color), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.setPen(QColor(warning.ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, chip.code)
    else:
        draw_chip(painter, chip.code, chip.family, theme, rect, _RADIUS)
    painter.restore()


def draw_chip(
    painter: QPainter, code: str, family: RoleFamily | None, theme: Theme, at: QRectF, radius: float
) -> None:
    """A role code in its colours, in the font of the painter; no family: how many codes are left out."""
    left_out = Chip(theme.panel, theme.secondary, theme.hairline)
    chip = theme.chip(code, family) if family is not None else left_out
    painter.setPen(QPen(QColor(chip.border), 1.0))
    painter.setBrush(QColor(chip.fill))
    painter.drawRoundedRect(at.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(QColor(chip.text))
    painter.drawText(at, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, code)


class Chips(QWidget):
    """Some role codes side by side."""

    def __init__(self, desk: Desk, chips: Sequence[CodeChip] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chips: tuple[CodeChip, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        desk.theme_changed.connect(self.update)
        self.set_chips(chips)

    def set_chips(self, chips: Sequence[CodeChip]) -> None:
        """Show these."""
        self._chips = tuple(chips)
        self.setAccessibleName(" ".join(chip.code for chip in chips))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all of them."""
        width = sum(chip_width(chip.code) + 3 for chip in self._chips) - 3
        return QSize(max(width, 0), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        painter = QPainter(self)
        x = 0.0
        for chip in self._chips:
            width = chip_width(chip.code)
            paint_chip(painter, QRectF(x, 0, width, HEIGHT), chip, self._desk.theme)
            x += width + 3
        painter.end()
