"""A field for role codes: one chip each, on or off."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from orgdesk.organization.display import role_name, roles_by_code
from orgdesk.ui.chips import CodeChip, chip_font, chip_of, chip_width, paint_chip
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.field import Field
from orgdesk.ui.fields.flow import Flow

_HEIGHT = 22


class CodesField(Field):
    """Which role codes are meant. Tab goes through them, Space switches one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._codes: tuple[str, ...] = ()
        self._shown: tuple[tuple[str, CodeChip], ...] = ()
        self.flow = Flow(self)
        self.buttons: dict[str, CodeButton] = {}
        self._column.insertWidget(0, self.flow)  # not carried: the focus belongs to the chips

    def value(self) -> tuple[str, ...]:
        """The codes that are on, in the order of the roles."""
        return tuple(code for code, button in self.buttons.items() if button.isChecked())

    def set_value(self, value: Any) -> None:
        """Have these on."""
        self._codes, self.mixed = tuple(value), False
        self._show()

    def set_mixed(self) -> None:
        """Have none on: the rows differ."""
        self._codes, self.mixed = (), True
        self._show()

    def restore(self) -> None:
        """Show again what was."""
        super().restore()
        self._show()

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self._shown = ()
        if self.desk.is_open:
            self._show()

    def _show(self) -> None:
        organization = self.desk.organization
        known = roles_by_code(organization)
        shown = tuple((code, chip_of(organization, *role)) for code, role in known.items())
        if shown != self._shown:
            self._shown = shown
            self.buttons = {code: CodeButton(self.desk, chip) for code, chip in shown}
            for code, button in self.buttons.items():
                name = self.desk.say(role_name(organization, *known[code]))
                button.setToolTip(name)
                button.setAccessibleName(f"{code} {name}")
                button.clicked.connect(self.committed)
            self.flow.fill(list(self.buttons.values()))
        for code, button in self.buttons.items():
            button.setChecked(code in self._codes)


class CodeButton(QAbstractButton):
    """A role code that is on (a chip) or off (its letters in a thin frame)."""

    def __init__(self, desk: Desk, chip: CodeChip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._chip = desk, chip
        self.setCheckable(True)
        self.setText(chip.code)
        desk.theme_changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The chip and a frame for the focus."""
        return QSize(chip_width(self._chip.code) + 4, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        theme = self._desk.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self.isChecked():
            paint_chip(painter, rect, self._chip, theme)
        else:
            painter.setPen(QColor(theme.hairline))
            painter.setBrush(QColor(theme.field))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(QColor(theme.secondary))
            painter.setFont(chip_font())
            painter.drawText(rect, 0x84, self._chip.code)  # centred
        if self.hasFocus():
            painter.setBrush(QColor(0, 0, 0, 0))
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)
        painter.end()
