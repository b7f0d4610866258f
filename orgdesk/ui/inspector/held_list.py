"""The functions that a unit has a role on: one painted line each, however many they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from orgdesk.ui.chips import HEIGHT, CodeChip, chip_width, paint_chip
from orgdesk.ui.desk import Cell, Desk, Selection
from orgdesk.ui.style import font

_ROW = 26
_MOST = 12
"""Lines shown at once; what is beyond scrolls."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Held:
    """The roles of a unit on a function."""

    cell: Cell
    words: str
    chips: tuple[CodeChip, ...]


class HeldModel(QAbstractListModel):
    """What a unit holds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.held: Sequence[Held] = ()

    def show_held(self, held: Sequence[Held]) -> None:
        """Show other lines."""
        if held != self.held:
            self.beginResetModel()
            self.held = held
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many functions."""
        return 0 if parent.isValid() else len(self.held)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a line, or itself."""
        if not index.isValid():
            return None
        held = self.held[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return held.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{held.words}: {', '.join(chip.code for chip in held.chips)}"
        return held if role == Qt.ItemDataRole.UserRole else None


class HeldList(QListView):
    """The lines. A click or Enter shows the cell in the matrix."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.held = HeldModel(self)
        self.setModel(self.held)
        self.setItemDelegate(_Delegate(desk, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.held.modelReset.connect(self._fit)
        self.clicked.connect(self._show)
        self.activated.connect(self._show)
        desk.theme_changed.connect(self.viewport().update)

    def _fit(self) -> None:
        self.setFixedHeight(min(self.held.rowCount(), _MOST) * _ROW + 2)

    def _show(self, index: QModelIndex) -> None:
        held = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(held, Held):
            self._desk.show(Selection(cells=(held.cell,)), self)


class _Delegate(QStyledItemDelegate):
    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        held = index.data(Qt.ItemDataRole.UserRole)
        theme = self._desk.theme
        painter.save()
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(theme.hover))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        right = rect.right() - 4
        for chip in reversed(held.chips):
            width = chip_width(chip.code)
            right -= width
            place = QRectF(right, rect.top() + (rect.height() - HEIGHT) / 2, width, HEIGHT)
            paint_chip(painter, place, chip, theme)
            right -= 3
        painter.setFont(font())
        painter.setPen(QColor(theme.ink))
        words = QRectF(rect.left() + 4, rect.top(), right - rect.left() - 8, rect.height())
        elided = QFontMetrics(font()).elidedText(held.words, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
        painter.restore()
