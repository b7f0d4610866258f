"""Widgets set like words: side by side, and on the next line where there is no more room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """Its widgets in lines, as many to a line as fit."""

    def __init__(self, parent: QWidget | None = None, gap: int = 4) -> None:
        super().__init__(parent)
        self._gap = gap
        self._set: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def widgets(self) -> list[QWidget]:
        """Those that are set, in order."""
        return list(self._set)

    def fill(self, widgets: list[QWidget]) -> None:
        """Set these instead of those that were."""
        for widget in self._set:
            if widget not in widgets:
                widget.hide()
                widget.deleteLater()
        self._set = widgets
        before: QWidget | None = None
        for widget in widgets:
            if widget.parentWidget() is not self:
                widget.setParent(self)
                widget.show()
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget
        self._refit()

    def heightForWidth(self, width: int) -> int:
        """How high it is at that width."""
        return self._arrange(width, place=False)

    def sizeHint(self) -> QSize:
        """As wide as it stands, and as high as it is then."""
        return QSize(120, self._arrange(max(self.width(), 120), place=False))

    def minimumSizeHint(self) -> QSize:
        """As narrow as one likes; what does not fit is cut."""
        return QSize(40, self._arrange(max(self.width(), 40), place=False))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set anew for the new width."""
        super().resizeEvent(event)
        self._refit()

    def event(self, event: QEvent) -> bool:
        """A widget within has another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._refit()
        return super().event(event)

    def _refit(self) -> None:
        height = self._arrange(self.width(), place=True)
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
            self.updateGeometry()

    def _arrange(self, width: int, *, place: bool) -> int:
        x, y, line = 0, 0, 0
        for widget in self._set:
            size = widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())
            taken = min(size.width(), width)
            if x and x + taken > width:
                x, y, line = 0, y + line + self._gap, 0
            if place:
                widget.setGeometry(QRect(QPoint(x, y), QSize(taken, size.height())))
            x += taken + self._gap
            line = max(line, size.height())
        return y + line
