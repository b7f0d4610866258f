"""Tab goes through widgets as one reads them, also through those that were made or moved later."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLayout, QWidget


def order_tabs(first: QWidget, body: QWidget) -> QWidget:
    """Have Tab lead from `first` through what is shown in `body`; gives where it stops last."""
    before = first
    for widget in _stops(body):
        QWidget.setTabOrder(before, widget)
        before = widget
    return before


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """Where Tab stops within a widget, in the order of its layouts; without one, line by line."""
    if widget.isHidden() or widget.isWindow():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
        return
    layout = widget.layout()
    parts = _lines(widget) if layout is None else _set_in(layout)
    for part in parts:
        yield from _stops(part)


def _set_in(layout: QLayout) -> Iterator[QWidget]:
    for n in range(layout.count()):
        item = layout.itemAt(n)
        assert item is not None
        widget, within = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif within is not None:
            yield from _set_in(within)


def _lines(widget: QWidget) -> list[QWidget]:
    def place(part: QWidget) -> tuple[int, int]:
        corner: QPoint = part.pos()
        return corner.y(), corner.x()

    children = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return sorted(children, key=place)
