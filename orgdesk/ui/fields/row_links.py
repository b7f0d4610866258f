"""Rows that hang on the one shown, a painted line each that leads there."""

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

from orgdesk.organization.organization import Token
from orgdesk.ui.desk import Desk
from orgdesk.ui.style import font

_ROW = 26
_MOST = 10
"""Lines shown at once; what is beyond scrolls."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RowLink:
    """A row, what it is called here, and a remark at the right."""

    token: Token
    words: str
    remark: str = ""


class RowLinksModel(QAbstractListModel):
    """The links."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.links: Sequence[RowLink] = ()

    def show_links(self, links: Sequence[RowLink]) -> None:
        """Show others."""
        if links != self.links:
            self.beginResetModel()
            self.links = links
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.links)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        link = self.links[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return link.words
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{link.words}: {link.remark}" if link.remark else link.words
        return link if role == Qt.ItemDataRole.UserRole else None


class RowLinks(QListView):
    """The lines. A click or Enter goes there."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows = RowLinksModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(desk, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.modelReset.connect(self._fit)
        self.clicked.connect(self._go)
        self.activated.connect(self._go)
        desk.theme_changed.connect(self.viewport().update)

    def show_links(self, links: Sequence[RowLink]) -> None:
        """Show others."""
        self.rows.show_links(list(links))

    def _fit(self) -> None:
        self.setFixedHeight(min(self.rows.rowCount(), _MOST) * _ROW + 2)

    def _go(self, index: QModelIndex) -> None:
        link = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(link, RowLink):
            self._desk.show_rows([link.token], self)


class _Delegate(QStyledItemDelegate):
    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        link = index.data(Qt.ItemDataRole.UserRole)
        theme = self._desk.theme
        painter.save()
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(theme.hover))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        rect = rect.adjusted(4, 0, -4, 0)
        painter.setFont(font())
        metrics = QFontMetrics(font())
        middle = Qt.AlignmentFlag.AlignVCenter
        if link.remark:
            room = int(rect.width() * 0.5)
            remark = metrics.elidedText(link.remark, Qt.TextElideMode.ElideRight, room)
            painter.setPen(QColor(theme.secondary))
            painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, remark)
            rect.setRight(rect.right() - metrics.horizontalAdvance(remark) - 8)
        painter.setPen(QColor(theme.link))
        words = metrics.elidedText(link.words, Qt.TextElideMode.ElideRight, int(rect.width()))
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()
