"""How a row of the explorer looks: name, mark of its worst finding, code; and how it is renamed in place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from orgdesk.analysis.severity import Severity
from orgdesk.exchange.palette import Theme
from orgdesk.ui.desk import Desk
from orgdesk.ui.explorer.tree import CODE, SEVERITY
from orgdesk.ui.marks import draw_mark
from orgdesk.ui.style import font

ROW_HEIGHT = 24
_MARGIN = 8
_GAP = 6
_MARK = 10
_BAR = 3

Index = QModelIndex | QPersistentModelIndex


class RowPainter(QStyledItemDelegate):
    """Paints rows and makes the field in which one is renamed."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._name_font = font()
        self._code_font = font(-1.5, weight=QFont.Weight.DemiBold)
        self._names = QFontMetrics(self._name_font)
        self._codes = QFontMetrics(self._code_font)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(96, ROW_HEIGHT)

    def paint_row(
        self, painter: QPainter, row: QRect, start: int, index: Index, *, opens: bool | None
    ) -> None:
        """Paint a row's words from x `start` on; `opens` says how its arrow points (None: no arrow)."""
        theme = self._desk.theme
        code, name = str(index.data(CODE)), str(index.data(Qt.ItemDataRole.DisplayRole))
        right = row.right() - _MARGIN
        if code:
            painter.setFont(self._code_font)
            painter.setPen(QColor(theme.secondary))
            shown = self._codes.elidedText(code, Qt.TextElideMode.ElideRight, row.width() // 3)
            width = self._codes.horizontalAdvance(shown)
            painter.drawText(
                QRect(right - width, row.y(), width + 2, row.height()), Qt.AlignmentFlag.AlignVCenter, shown
            )
            right -= width + _GAP
        severity = index.data(SEVERITY)
        if severity:  # Qt hands it back as plain text
            at = QRectF(right - _MARK, row.center().y() - _MARK / 2 + 1, _MARK, _MARK)
            draw_mark(painter, theme.marks[Severity(severity)], at)
            right -= _MARK + _GAP
        painter.setFont(self._name_font)
        painter.setPen(QColor(theme.ink))
        painter.drawText(
            QRect(start, row.y(), right - start, row.height()),
            Qt.AlignmentFlag.AlignVCenter,
            self._names.elidedText(name, Qt.TextElideMode.ElideRight, right - start),
        )
        if opens is not None:
            _paint_arrow(painter, QPointF(start - 10, row.center().y() + 1), opens, theme)

    def paint_ground(
        self,
        painter: QPainter,
        row: QRect,
        *,
        selected: bool,
        hovered: bool,
        marked: bool,
        current: bool,
        focused: bool,
    ) -> None:
        """Paint what lies under the words: selection, pointer, and the row of a cell selected elsewhere."""
        theme = self._desk.theme
        if selected:
            painter.fillRect(row, QColor(theme.selection))
        elif hovered:
            painter.fillRect(row, QColor(theme.hover))
        elif marked:
            painter.fillRect(row, QColor(theme.cross))
        if selected or marked:
            colour = QColor(theme.accent if selected else theme.secondary)
            painter.fillRect(QRect(row.x(), row.y(), _BAR if selected else 2, row.height()), colour)
        if current and focused:
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5))

    def paint_drop(
        self, painter: QPainter, row: QRect, position: QAbstractItemView.DropIndicatorPosition
    ) -> None:
        """Paint where what is dragged would fall: onto a row, or between two."""
        places = QAbstractItemView.DropIndicatorPosition
        painter.setPen(QPen(QColor(self._desk.theme.accent), 2))
        if position == places.OnItem:
            painter.drawRect(QRectF(row).adjusted(0.5, 0.5, -1, -0.5))
        elif position != places.OnViewport:
            y = row.top() if position == places.AboveItem else row.bottom() + 1
            painter.drawLine(row.left(), y, row.right(), y)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("look", "inplace")
        editor.setAccessibleName(self.tr("Name"))
        editor.textChanged.connect(lambda text: _say_invalid(editor, not text.strip()))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        row: QRect = option.rect
        editor.setGeometry(row.adjusted(0, 0, -4, 0))


def _paint_arrow(painter: QPainter, centre: QPointF, opens: bool, theme: Theme) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(theme.secondary), 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    if opens:
        points = [QPointF(-3.5, -1.75), QPointF(0, 1.75), QPointF(3.5, -1.75)]
    else:
        points = [QPointF(-1.75, -3.5), QPointF(1.75, 0), QPointF(-1.75, 3.5)]
    painter.drawPolyline(QPolygonF([centre + point for point in points]))
    painter.restore()


def _say_invalid(editor: QLineEdit, invalid: bool) -> None:
    if bool(editor.property("invalid")) != invalid:
        editor.setProperty("invalid", invalid)
        editor.style().unpolish(editor)
        editor.style().polish(editor)
