"""The steps of the open document: see them, and go back or forward to any of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from orgdesk.organization.changes import ChangeSet
from orgdesk.ui.desk import Desk
from orgdesk.ui.language import locale_of
from orgdesk.ui.style import font

if TYPE_CHECKING:
    from orgdesk.storage.history import Step

_ROW = 30
_WHEN = Qt.ItemDataRole.UserRole
_STATE = Qt.ItemDataRole.UserRole + 1
_DONE, _HERE, _UNDONE = range(3)


class HistoryModel(QAbstractListModel):
    """The opened document as row 0, then a row a step."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._steps: tuple[Step, ...] = ()
        self._done = 0
        self.read()

    @property
    def here(self) -> int:
        """The row of the step done last."""
        return self._done

    def read(self) -> None:
        """Take the history as it is now; only what differs is told to the view."""
        if self._desk.is_open:
            history = self._desk.document.history
            steps, done = history.steps, history.done
        else:
            steps, done = (), 0
        same = min(len(self._steps), len(steps))
        while same and self._steps[same - 1].seq != steps[same - 1].seq:
            same -= 1
        if same < len(self._steps):
            self.beginRemoveRows(QModelIndex(), same + 1, len(self._steps))
            self._steps = steps[:same]
            self._done = min(self._done, same)
            self.endRemoveRows()
        if same < len(steps):
            self.beginInsertRows(QModelIndex(), same + 1, len(steps))
            self._steps = steps
            self.endInsertRows()
        if done != self._done:
            first, last = sorted((done, self._done))
            self._done = done
            self.dataChanged.emit(self.index(first), self.index(last))

    def say_again(self) -> None:
        """Every label and time reads differently now."""
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._steps) + 1

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        row = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._desk.say(self._steps[row - 1].label) if row else self.tr("Opened")
        if role == _WHEN:
            return _when(self._steps[row - 1].at, self._desk) if row else ""
        if role == _STATE:
            return _HERE if row == self._done else _DONE if row < self._done else _UNDONE
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.data(index)}, {self._state_words(row)}, {self.data(index, _WHEN)}".rstrip(", ")
        return None

    def _state_words(self, row: int) -> str:
        if row == self._done:
            return self.tr("now here")
        return self.tr("done") if row < self._done else self.tr("undone")


def _when(at: str, desk: Desk) -> str:
    """A moment in the time of this place: the hour alone for today."""
    moment = dt.datetime.fromisoformat(at)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    local = moment.astimezone()
    locale = locale_of(desk.language)
    if local.date() == dt.date.today():
        return local.strftime("%H:%M")
    return locale.toString(QDateTime.fromSecsSinceEpoch(int(local.timestamp())), "d MMM yyyy HH:mm")


class _StepDelegate(QStyledItemDelegate):
    """A dot for where one is, the label, the time at the right."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._desk.theme
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(theme.selection))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(theme.hover))
        where = index.data(_STATE)
        middle = area.center().y() + 1
        painter.setPen(QColor(theme.hairline))
        top = area.top() if index.row() else middle
        painter.drawLine(area.left() + 18, top, area.left() + 18, area.bottom() + 1)
        painter.setPen(QColor(theme.accent if where == _HERE else theme.secondary))
        painter.setBrush(QColor({_HERE: theme.accent, _DONE: theme.secondary}.get(where, theme.paper)))
        radius = 5 if where == _HERE else 3
        painter.drawEllipse(area.left() + 18 - radius, middle - radius, 2 * radius, 2 * radius)
        words = area.adjusted(36, 0, -12, 0)
        when = index.data(_WHEN)
        painter.setFont(font(-1))
        painter.setPen(QColor(theme.secondary))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, when)
        words.setRight(words.right() - painter.fontMetrics().horizontalAdvance(when) - 12)
        painter.setFont(font(weight=QFont.Weight.DemiBold if where == _HERE else QFont.Weight.Normal))
        painter.setPen(QColor(theme.secondary if where == _UNDONE else theme.ink))
        label = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)
        painter.restore()


class HistoryDialog(QDialog):
    """The list of steps beside the window; a click or Enter goes to a step."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._model = HistoryModel(desk, self)
        self.steps = QListView(uniformItemSizes=True)
        self.steps.setMouseTracking(True)
        self.steps.setModel(self._model)
        self.steps.setItemDelegate(_StepDelegate(desk, self.steps))
        self.steps.clicked.connect(lambda index: self._go(index.row()))
        self.steps.activated.connect(lambda index: self._go(index.row()))
        self._hint = QLabel(wordWrap=True)
        self._hint.setProperty("look", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._hint)
        column.addWidget(self.steps, 1)
        self.resize(520, 520)
        desk.changed.connect(self._changed)
        desk.opened.connect(self._read)
        desk.language_changed.connect(self._model.say_again)
        desk.theme_changed.connect(self.steps.viewport().update)
        self.retranslate()

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self.setWindowTitle(self.tr("History"))
        self._hint.setText(
            self.tr("Choose a step to go back or forward to it. Nothing is lost until the next edit.")
        )
        self.steps.setAccessibleName(self.tr("Steps"))
        self._model.say_again()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()
        self.steps.setFocus()

    def _changed(self, change_set: ChangeSet | None) -> None:
        if change_set and self.isVisible():
            self._read()

    def _read(self) -> None:
        self._model.read()
        here = self._model.index(self._model.here)
        self.steps.setCurrentIndex(here)
        self.steps.scrollTo(here)

    def _go(self, row: int) -> None:
        if self._desk.is_open and row != self._model.here:
            self._desk.step_to(row)
            self._read()
