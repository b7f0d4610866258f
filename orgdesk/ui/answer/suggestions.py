"""The list below the question: what it may mean, or what one could ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from orgdesk.analysis.findings import Severity
from orgdesk.analysis.words import marks
from orgdesk.organization.organization import Token
from orgdesk.ui.answer.type import Type
from orgdesk.ui.desk import Desk

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    token: Token
    code: str
    title: str
    detail: str
    severity: Severity | None = None
    terms: frozenset[str] = frozenset()
    """Words of the title and the detail that were found."""


class Suggestions(QAbstractListModel):
    """The rows of the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: Sequence[Row] = ()

    @property
    def rows(self) -> Sequence[Row]:
        """All rows, best first."""
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.title, row.code, row.detail)))
        return None


_PAD = 10
_LEFT = 16


class SuggestionDelegate(QStyledItemDelegate):
    """Paints a row in large type: the wording with what was found in it, below it where it belongs."""

    def __init__(self, desk: Desk, type_: Type) -> None:
        super().__init__()
        self._desk = desk
        self.type = type_

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = QFontMetricsF(self.type.plain).height() + QFontMetricsF(self.type.small).height()
        return QSize(200, int(height) + 2 * _PAD + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, Suggestions)
        row = model.rows[index.row()]
        theme = self._desk.theme
        box = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection))
            painter.drawRoundedRect(box, 8, 8)
            painter.fillRect(QRectF(box.left(), box.top() + 10, 3, box.height() - 20), QColor(theme.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.hover))
            painter.drawRoundedRect(box, 8, 8)
        inner = box.adjusted(_LEFT, _PAD, -_LEFT, -_PAD)
        if row.severity is not None:
            mark = theme.marks[row.severity]
            painter.setFont(self.type.small)
            painter.setPen(QColor(mark.color))
            painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, mark.glyph)
            inner.setRight(inner.right() - 32)
        self._line(painter, row.title, row.terms, self.type.plain, theme.ink, inner)
        inner.setTop(inner.top() + QFontMetricsF(self.type.plain).height() + 2)
        detail = " · ".join(filter(None, (row.code, row.detail)))
        self._line(painter, detail, row.terms, self.type.small, theme.secondary, inner)
        painter.restore()

    def _line(
        self, painter: QPainter, text: str, terms: frozenset[str], font: QFont, color: str, box: QRectF
    ) -> None:
        """One line, cut with an ellipsis, the found words semibold."""
        cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width() * 0.98)
        layout = QTextLayout(cut, font)
        formats = []
        for start, end in marks(cut, terms):
            part = QTextLayout.FormatRange()
            part.start, part.length = start, end - start
            strong = QTextCharFormat()
            strong.setFontWeight(QFont.Weight.Bold)
            part.format = strong
            formats.append(part)
        layout.setFormats(formats)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        painter.setPen(QColor(color))
        layout.draw(painter, QPointF(box.left(), box.top()))
