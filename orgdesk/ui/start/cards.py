"""Things to open, as rows or as cards with a picture: buttons that arrow keys walk through.

No item view: making one costs a tenth of the time that the whole page may take to appear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from orgdesk.exchange.palette import Theme
from orgdesk.ui.desk import Desk
from orgdesk.ui.style import font

PAD = 10
"""Pixels around the words of an entry; what stands above a list is set in by as much."""

_GAP = 4
_RADIUS = 6
_PICTURE_HEIGHT = 88
_LINES = 2
"""Of detail, at most."""

_TOP_LEFT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to open; `key` is what the list says of it when it is chosen."""

    key: str
    title: str
    detail: str = ""
    tip: str = ""
    picture: str = ""
    """File with a picture of it; there may be none."""
    gone: str = ""
    """Said in the place of the picture where it is there no more."""


class CardList(QWidget):
    """Entries that a click or Enter chooses; `columns` above 1 makes them cards with a picture on top."""

    chosen = Signal(str)
    """Key of the entry."""
    remove_requested = Signal(str)
    """Key of the entry that is to go from the list."""

    def __init__(self, desk: Desk, *, columns: int = 1, removable: bool = False) -> None:
        super().__init__()
        self._desk = desk
        self._columns = columns
        self._removable = removable
        self._buttons: list[_Row] = []
        desk.theme_changed.connect(self.update)

    @property
    def entries(self) -> list[Entry]:
        """What is shown."""
        return [button.entry for button in self._buttons]

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; the focus stays at its place in the list."""
        kind = _Row if self._columns == 1 else _Card
        while len(self._buttons) > len(entries):
            self._buttons.pop().deleteLater()
        while len(self._buttons) < len(entries):
            button = kind(self._desk, self)
            button.clicked.connect(lambda _=False, button=button: self.chosen.emit(button.entry.key))
            button.show()
            self._buttons.append(button)
        for button, entry in zip(self._buttons, entries, strict=True):
            button.set_entry(entry)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = next((n for n, button in enumerate(self._buttons) if button.hasFocus()), None)
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Home: -len(self._buttons),
            Qt.Key.Key_End: len(self._buttons),
        }
        key = Qt.Key(event.key())
        if here is None:
            super().keyPressEvent(event)
        elif key in steps:
            there = min(max(here + steps[key], 0), len(self._buttons) - 1)
            self._buttons[there].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._buttons[here].click()
        elif key == Qt.Key.Key_Delete and self._removable:
            self.remove_requested.emit(self._buttons[here].entry.key)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        for button in self._buttons:
            if self._removable and (button.hasFocus() if by_key else button.underMouse()):
                at = button.mapToGlobal(button.rect().center()) if by_key else event.globalPos()
                self._menu_of(button.entry.key).popup(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def _menu_of(self, key: str) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("&Open")).triggered.connect(lambda: self.chosen.emit(key))
        menu.addAction(self.tr("&Remove from this list")).triggered.connect(
            lambda: self.remove_requested.emit(key)
        )
        return menu

    def _arrange(self) -> None:
        """Put the entries side by side and below each other, and be as high as they are."""
        width = (self.width() - (self._columns - 1) * _GAP) // self._columns
        top = height = 0
        for n, button in enumerate(self._buttons):
            column = n % self._columns
            if column == 0:
                top += height
                height = button.heightForWidth(width)
            button.setGeometry(column * (width + _GAP), top, width, height)
        self.setFixedHeight(top + height)


class _Row(QAbstractButton):
    """Title, below it up to two lines of detail."""

    def __init__(self, desk: Desk, parent: CardList) -> None:
        super().__init__(parent)
        self._desk = desk
        self.entry = Entry("", "")
        self.title_font, self.plain_font = font(weight=QFont.Weight.DemiBold), font(-0.5)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_entry(self, entry: Entry) -> None:
        """Show this one."""
        self.entry = entry
        self.setAccessibleName(entry.title)
        self.setAccessibleDescription(", ".join(filter(None, (entry.detail, entry.gone))))
        self.setToolTip(entry.tip)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        detail = self._detail_box(QRect(0, 0, width, 0)).height() if self.entry.detail else 0
        return QFontMetrics(self.title_font).height() + detail + 2 * (PAD - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()  # the list knows which entry comes next; the button would guess

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._desk.theme
        if self.underMouse() or self.hasFocus():
            painter.setPen(QColor(theme.accent if self.hasFocus() else theme.hover))
            painter.setBrush(QColor(theme.hover))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        self.paint_entry(painter, theme)
        painter.end()

    def paint_entry(self, painter: QPainter, theme: Theme) -> None:
        """Paint the entry on the ground that is there."""
        metrics = QFontMetrics(self.title_font)
        inner = self.rect().adjusted(PAD, PAD - 2, -PAD, 0)
        painter.setFont(self.title_font)
        painter.setPen(QColor(theme.ink))
        title = metrics.elidedText(self.entry.title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, _TOP_LEFT, title)
        painter.setFont(self.plain_font)
        painter.setPen(QColor(theme.secondary))
        below = self._detail_box(self.rect())
        painter.drawText(below, _TOP_LEFT | Qt.TextFlag.TextWordWrap, self.entry.detail)

    def _detail_box(self, box: QRect) -> QRect:
        """Where the detail stands in `box`: as high as it needs, but no more than its lines."""
        metrics = QFontMetrics(self.plain_font)
        top = box.top() + PAD + QFontMetrics(self.title_font).height()
        width = max(box.width() - 2 * PAD, 40)
        needed = metrics.boundingRect(
            QRect(0, 0, width, 1000), Qt.TextFlag.TextWordWrap, self.entry.detail
        ).height()
        return QRect(box.left() + PAD, top, width, min(needed, _LINES * metrics.lineSpacing()))


class _Card(_Row):
    """A picture, below it the title and one line of detail."""

    def __init__(self, desk: Desk, parent: CardList) -> None:
        super().__init__(desk, parent)
        self._picture = QPixmap()

    def set_entry(self, entry: Entry) -> None:
        super().set_entry(entry)
        there = bool(entry.picture) and Path(entry.picture).is_file()
        self._picture = QPixmap(entry.picture) if there else QPixmap()

    def heightForWidth(self, width: int) -> int:
        words = QFontMetrics(self.title_font).height() + QFontMetrics(self.plain_font).height()
        return _PICTURE_HEIGHT + words + 2 * PAD + 4

    def paint_entry(self, painter: QPainter, theme: Theme) -> None:
        inner = self.rect().adjusted(PAD, PAD, -PAD, 0)
        frame = QRectF(inner.left(), inner.top(), inner.width(), _PICTURE_HEIGHT)
        self._paint_picture(painter, theme, frame)
        painter.setFont(self.title_font)
        painter.setPen(QColor(theme.secondary if self.entry.gone else theme.ink))
        metrics, plain = QFontMetrics(self.title_font), QFontMetrics(self.plain_font)
        inner.setTop(int(frame.bottom()) + 4)
        right = Qt.TextElideMode.ElideRight
        painter.drawText(inner, _TOP_LEFT, metrics.elidedText(self.entry.title, right, inner.width()))
        inner.setTop(inner.top() + metrics.height())
        painter.setFont(self.plain_font)
        painter.setPen(QColor(theme.secondary))
        painter.drawText(inner, _TOP_LEFT, plain.elidedText(self.entry.detail, right, inner.width()))

    def _paint_picture(self, painter: QPainter, theme: Theme, frame: QRectF) -> None:
        painter.fillRect(frame, QColor(theme.panel if self.entry.gone else theme.paper))
        if not self.entry.gone and self._picture.isNull():
            _paint_empty_matrix(painter, theme, frame)
        elif not self.entry.gone:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            scale = max(frame.width() / self._picture.width(), frame.height() / self._picture.height())
            part = QRectF(0, 0, frame.width() / scale, frame.height() / scale)
            painter.drawPixmap(frame, self._picture, part)
        painter.setPen(QColor(theme.hairline))
        painter.drawRect(frame.adjusted(0.5, 0.5, -0.5, -0.5))
        if self.entry.gone:
            painter.setFont(self.plain_font)
            painter.setPen(QColor(theme.secondary))
            centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(frame.toRect().adjusted(12, 8, -12, -8), centred, self.entry.gone)


def _paint_empty_matrix(painter: QPainter, theme: Theme, frame: QRectF) -> None:
    for x in range(int(frame.left()) + 56, int(frame.right()), 22):
        painter.fillRect(QRectF(x, frame.top(), 1, frame.height()), QColor(theme.hairline))
    for y in range(int(frame.top()) + 24, int(frame.bottom()), 16):
        painter.fillRect(QRectF(frame.left(), y, frame.width(), 1), QColor(theme.hairline))
