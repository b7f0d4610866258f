"""How a row of a list looks, and the field in which a cell is edited."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from orgdesk.analysis.severity import Severity
from orgdesk.ui.desk import Desk
from orgdesk.ui.marks import draw_mark
from orgdesk.ui.registers.model import ALARM, SEVERITY
from orgdesk.ui.style import font

ROW_HEIGHT = 28
_MARGIN = 8
_MARK = 10
_BAR = 3

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints the cells of a list. The view says which row is selected, current or under the pointer."""

    def __init__(self, desk: Desk, named_by: int, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._named_by = named_by
        self._font, self._name_font = font(), font(weight=QFont.Weight.Medium)
        self._metrics, self._name_metrics = QFontMetrics(self._font), QFontMetrics(self._name_font)
        self.selected: frozenset[int] = frozenset()
        self.hovered = -1
        self.current: tuple[int, int] | None = None
        """Row and column that the keyboard is on; None while it is elsewhere."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._desk.theme, QRect(option.rect)
        painter.save()
        row = index.row()
        if row in self.selected:
            painter.fillRect(rect, QColor(theme.selection))
        elif row == self.hovered:
            painter.fillRect(rect, QColor(theme.hover))
        if row in self.selected and index.column() == 0:
            painter.fillRect(QRect(rect.x(), rect.y(), _BAR, rect.height()), QColor(theme.accent))
        painter.setPen(QPen(QColor(theme.hairline), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._words(painter, rect.adjusted(_MARGIN, 0, -_MARGIN, 0), index)
        if self.current == (row, index.column()):
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -1.5))
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, index: Index) -> None:
        theme = self._desk.theme
        if index.column() == 0:
            severity = index.data(SEVERITY)
            if severity:  # Qt hands it back as plain text
                top = rect.y() + (rect.height() - _MARK) / 2
                place = QRectF(rect.right() - _MARK + 1, top, _MARK, _MARK)
                draw_mark(painter, theme.marks[Severity(severity)], place)
                rect.setRight(rect.right() - _MARK - 6)
        is_name = index.column() == self._named_by
        painter.setFont(self._name_font if is_name else self._font)
        ink = theme.ink if is_name else theme.secondary
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        if Qt.AlignmentFlag(side) & Qt.AlignmentFlag.AlignRight:
            ink = theme.ink
        if index.data(ALARM):
            ink = theme.marks[Severity.ERROR].ink
        painter.setPen(QColor(ink))
        metrics = self._name_metrics if is_name else self._metrics
        words = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, side, words)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("look", "inplace")
        editor.setAlignment(Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)))
        title = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(title))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(4, 1, -4, -2))
