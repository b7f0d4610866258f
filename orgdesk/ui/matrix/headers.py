"""The frozen sides of the matrix: agencies above the slanted names of their units, and the tree of functions.

Both are painted in one go from what is visible; nothing is asked or laid out for each section.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from orgdesk.ui.matrix.head_paint import paint_columns, paint_corner, paint_rows
from orgdesk.ui.matrix.labels import Labels
from orgdesk.ui.matrix.metrics import LEAN
from orgdesk.ui.remembered import recall, remember

if TYPE_CHECKING:
    from orgdesk.ui.matrix.view import MatrixView

_WIDTH = "matrix/row_header_width"
_LEAST_WIDTH = 120
_GRIP = 4
"""Pixels on either side of the edge by which the width is dragged."""


class _Header(QHeaderView):
    """What both sides share."""

    def __init__(self, orientation: Qt.Orientation, view: MatrixView) -> None:
        super().__init__(orientation, view)
        self.view = view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(4)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)

    def section_at(self, at: QPoint) -> int | None:
        """The row or column whose header is at that point."""
        raise NotImplementedError

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            section = self.section_at(event.pos())
            tip = None
            if section is not None:
                role = Qt.ItemDataRole.ToolTipRole
                tip = self.view.matrix.headerData(section, self.orientation(), role)
            QToolTip.showText(event.globalPos(), tip or "", self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self.view.hover(None, None)
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()


class ColumnHeader(_Header):
    """Agencies in a band, below it the names of their units, rising to the right, and upright their codes."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.labels = Labels(view.desk, view.matrix, view.metrics, view.inks().name)

    def fit(self) -> None:
        """Work out the height anew: names, sizes or columns are others."""
        self.labels = Labels(self.view.desk, self.view.matrix, self.view.metrics, self.view.inks().name)
        self.updateGeometry()
        self.viewport().update()

    @property
    def lean(self) -> float:
        """How far names lean out to the right of their column."""
        return self.labels.names_height * LEAN

    def sizeHint(self) -> QSize:
        metrics = self.view.metrics
        return QSize(0, metrics.band + self.labels.names_height + metrics.code_line)

    def section_at(self, at: QPoint) -> int | None:
        """The column there; names lean, and so do their heads."""
        metrics = self.view.metrics
        base = self.height() - metrics.code_line
        rise = min(max(base - at.y(), 0), self.labels.names_height)
        column = int((at.x() + self.offset() - rise * LEAN) // metrics.column)
        return column if 0 <= column < len(self.view.matrix.columns) else None

    def is_band(self, at: QPoint) -> bool:
        """Whether a point is among the agencies."""
        return at.y() < self.view.metrics.band

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        paint_columns(painter, self, event.rect())
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        section = self.section_at(at)
        self.view.hover(None, None if self.is_band(at) else section)
        folds = self.is_band(at) and section is not None and self.labels.is_foldable(section)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if folds else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        section = self.section_at(at)
        if section is None:
            return
        if self.is_band(at) and event.button() == Qt.MouseButton.LeftButton:
            self.view.toggle_agency(section)
        else:
            self.view.choose_column(section)
        if event.button() == Qt.MouseButton.RightButton:
            self.view.context_menu_requested.emit(event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        section = self.section_at(event.position().toPoint())
        if section is None:
            return
        if self.is_band(event.position().toPoint()) or not self.view.matrix.columns[section].is_unit:
            self.view.toggle_agency(section)


class RowHeader(_Header):
    """The tree of functions: code, wording, and the mark of the worst finding."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._width = recall(_WIDTH, 0)
        self._dragging = False

    @property
    def wide(self) -> int:
        """The width that was chosen, else a share of the matrix; never more than half of it."""
        room = self.view.width()
        if self._width:
            return max(_LEAST_WIDTH, min(round(self._width * self.view.metrics.scale), room // 2))
        return max(_LEAST_WIDTH, min(max(260, round(room * 0.27)), 440, room // 2))

    def sizeHint(self) -> QSize:
        return QSize(self.wide, 0)

    def section_at(self, at: QPoint) -> int | None:
        """The row there."""
        row = (at.y() + self.offset()) // self.view.metrics.row
        return row if 0 <= row < len(self.view.matrix.lines) else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        paint_rows(painter, self, event.rect())
        painter.end()

    def set_width(self, width: int) -> None:
        """Make the header so wide, and remember it."""
        self._width = max(_LEAST_WIDTH, round(width / self.view.metrics.scale))
        remember(_WIDTH, self._width)
        self.view.lay_out()

    def forget_width(self) -> None:
        """Have the width follow that of the matrix again."""
        self._width = 0
        remember(_WIDTH, 0)
        self.view.lay_out()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._dragging:
            self.set_width(at.x())
            return
        grips = at.x() >= self.width() - _GRIP
        self.viewport().setCursor(Qt.CursorShape.SplitHCursor if grips else Qt.CursorShape.ArrowCursor)
        self.view.hover(self.section_at(at), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if at.x() >= self.width() - _GRIP and event.button() == Qt.MouseButton.LeftButton:
            self._dragging = True
            return
        row = self.section_at(at)
        if row is None:
            return
        line = self.view.matrix.lines[row]
        arrow_ends = self.view.metrics.px(24) + line.depth * self.view.metrics.indent
        if line.is_parent and at.x() < arrow_ends and event.button() == Qt.MouseButton.LeftButton:
            self.view.toggle_line(row)
            return
        self.view.choose_row(row)
        if event.button() == Qt.MouseButton.RightButton:
            self.view.context_menu_requested.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        row = self.section_at(at)
        if at.x() >= self.width() - _GRIP:
            self.forget_width()
        elif row is not None and self.view.matrix.lines[row].is_parent:
            self.view.toggle_line(row)


class Corner(QWidget):
    """Where the sides meet: how much the matrix shows."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(view)
        self.view = view
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_corner(painter, self)
        painter.end()
