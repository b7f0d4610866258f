"""A field in which one chooses a row by typing a part of its code or name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QAction, QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from orgdesk.ui.chips import HEIGHT, chip_width, paint_chip
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.candidates import Candidate, Candidates, Finder
from orgdesk.ui.fields.field import Field
from orgdesk.ui.icons import icon
from orgdesk.ui.style import font

CANDIDATE = Qt.ItemDataRole.UserRole
NOTE = Qt.ItemDataRole.UserRole + 1
"""A second line, pale, below the name."""
_ROW = 28
Index = QModelIndex | QPersistentModelIndex


class CandidateModel(QAbstractListModel):
    """What is offered just now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offered: Sequence[Candidate] = ()

    def offer(self, candidates: Sequence[Candidate]) -> None:
        """Offer others."""
        self.beginResetModel()
        self._offered = candidates
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many are offered."""
        return 0 if parent.isValid() else len(self._offered)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a candidate, or itself."""
        if not index.isValid():
            return None
        candidate = self._offered[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return candidate.words
        return candidate if role == CANDIDATE else None


class CandidateDelegate(QStyledItemDelegate):
    """Draws a candidate: its name, its code beside it; a role with its chip."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line, or two where there is a note."""
        return QSize(160, _ROW + 18 if index.data(NOTE) else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        theme = self._desk.theme
        candidate = index.data(CANDIDATE)
        painter.save()
        rect = QRectF(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.selection))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(theme.hover))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        rect = rect.adjusted(8, 0, -8, 0)
        note = index.data(NOTE)
        if note:
            self._note(painter, rect, str(note))
            rect.setHeight(_ROW)
        middle = Qt.AlignmentFlag.AlignVCenter
        if candidate.chip is not None:
            width = chip_width(candidate.code)
            top = rect.top() + (rect.height() - HEIGHT) / 2
            paint_chip(painter, QRectF(rect.left(), top, width, HEIGHT), candidate.chip, theme)
            rect.setLeft(rect.left() + max(width, 30) + 8)
        elif candidate.code:
            code = font(-0.5, weight=QFont.Weight.DemiBold)
            painter.setFont(code)
            painter.setPen(QColor(theme.secondary))
            painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, candidate.code)
            rect.setRight(rect.right() - QFontMetrics(code).horizontalAdvance(candidate.code) - 8)
        painter.setFont(font())
        painter.setPen(QColor(theme.ink))
        name = QFontMetrics(font()).elidedText(candidate.name, Qt.TextElideMode.ElideRight, int(rect.width()))
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()

    def _note(self, painter: QPainter, rect: QRectF, note: str) -> None:
        small = font(-0.5)
        painter.setFont(small)
        painter.setPen(QColor(self._desk.theme.secondary))
        below = rect.adjusted(38, _ROW - 6, 0, -4)
        words = QFontMetrics(small).elidedText(note, Qt.TextElideMode.ElideRight, int(below.width()))
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class RowField(Field):
    """A row by its id, or none where `optional`. What can be chosen is listed only when one asks."""

    def __init__(
        self, desk: Desk, candidates: Candidates, parent: QWidget | None = None, *, optional: bool = True
    ) -> None:
        super().__init__(desk, parent)
        self._candidates = candidates
        self._optional = optional
        self._held: Candidate | None = None
        self._chosen: Candidate | None = None
        self._finder: Finder | None = None
        self._placeholder = ""
        self.line = QLineEdit(self)
        self.line.setMinimumWidth(40)
        self._drop = QAction(self)
        self.line.addAction(self._drop, QLineEdit.ActionPosition.TrailingPosition)
        self._drop.triggered.connect(self.offer)
        self.model = CandidateModel(self)
        self.completer = QCompleter(self.model, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(10)
        self.popup = QListView()
        self.popup.setMinimumWidth(240)
        self.popup.setUniformItemSizes(True)
        self.popup.setMouseTracking(True)
        self.completer.setPopup(self.popup)
        self.popup.setItemDelegate(CandidateDelegate(desk, self.completer))
        self.completer.setWidget(self.line)
        self.completer.activated.connect(self._picked)
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self._entered)  # while the list is open, keys come past filters
        self.line.editingFinished.connect(self._left)
        self.line.installEventFilter(self)
        self.carry(self.line)
        desk.theme_changed.connect(self._wear)
        self._wear()
        self.retranslate()

    def value(self) -> str | None:
        """Id of what was chosen."""
        return None if self._chosen is None else self._chosen.id

    def set_value(self, value: Any) -> None:
        """Show a `Candidate`, or none (None), unless something else is being typed."""
        touched = self.is_touched()
        self._held, self.mixed = value, False
        self._hint()
        if not touched:
            self._show()

    def set_mixed(self) -> None:
        """Show "several values"."""
        touched = self.is_touched()
        self._held, self.mixed = None, True
        self._hint()
        if not touched:
            self._show()

    def is_touched(self) -> bool:
        """Whether the text is another than that of what is held."""
        return self.line.text() != self._words()

    def restore(self) -> None:
        """Show again what was."""
        super().restore()
        self._show()

    def commit(self) -> None:
        """Take what is typed for what is meant, as Enter does."""
        self._settle(take_first=True)

    def set_placeholder(self, words: str) -> None:
        """What stands there, pale, while nothing is chosen."""
        self._placeholder = words
        self._hint()

    def offer(self) -> None:
        """Open the list with everything that fits what is typed."""
        self.line.setFocus()
        self._finder = Finder(self._candidates(self.desk.organization, self.desk.language))
        self._open("" if not self.is_touched() else self.line.text())

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self._hint()
        self._drop.setToolTip(self.tr("Show the list"))
        self._finder = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down opens the list, Enter chooses, Esc restores."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusIn:
            self._finder = None  # rows may have changed since it was last asked
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.offer()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.is_touched():
                self._entered()
                return True
            if event.key() == Qt.Key.Key_Escape and (self.is_touched() or self.refusal):
                self.restore()
                return True
        return super().eventFilter(watched, event)

    def _words(self) -> str:
        return "" if self._held is None else self._held.words

    def _show(self) -> None:
        self._chosen = self._held
        if self.line.text() != self._words():
            self.line.setText(self._words())
            self.line.setCursorPosition(0)
        self.line.setToolTip(self._words())

    def _hint(self) -> None:
        hint = self._placeholder or (self.tr("none") if self._optional else "")
        self.line.setPlaceholderText(self.tr("several values") if self.mixed else hint)

    def _wear(self) -> None:
        self._drop.setIcon(icon("chevron-down", self.desk.theme))

    def _find(self) -> Finder:
        if self._finder is None:
            self._finder = Finder(self._candidates(self.desk.organization, self.desk.language))
        return self._finder

    def _typed(self, text: str) -> None:
        self.clear_refusal()
        self._open(text)

    def _open(self, text: str) -> None:
        self.model.offer(self._find().find(text))
        if self.model.rowCount():
            self.completer.complete()
        else:
            self.popup.hide()

    def _picked(self) -> None:
        candidate = self.popup.currentIndex().data(CANDIDATE)
        if isinstance(candidate, Candidate):
            self._take(candidate)

    def _entered(self) -> None:
        if self.popup.isVisible() and self.popup.currentIndex().isValid():
            self._picked()
        else:
            self._settle(take_first=True)

    def _left(self) -> None:
        if not self.popup.isVisible():
            self._settle(take_first=False)

    def _settle(self, *, take_first: bool) -> None:
        text = self.line.text()
        if not self.is_touched():
            return
        if not text.strip():
            if self._optional:
                self._take(None)
            else:
                self.restore()
            return
        found = self._find().find(text)
        exact = self._find().exact(text)
        if exact is not None:
            self._take(exact)
        elif found and (take_first or len(found) == 1):
            self._take(found[0])
        elif found:
            self.refuse(self.tr("Several fit “{text}”. Choose one from the list.").format(text=text.strip()))
        else:
            self.refuse(
                self.tr("Nothing is called “{text}”. Choose from the list.").format(text=text.strip())
            )

    def _take(self, candidate: Candidate | None) -> None:
        self.popup.hide()
        # Of one Enter Qt tells twice while the list is open; what is taken is pointed at no more.
        self.popup.setCurrentIndex(QModelIndex())
        self._chosen = candidate
        self.line.setText("" if candidate is None else candidate.words)
        self.line.setCursorPosition(0)
        self.clear_refusal()
        if self.mixed or candidate != self._held:
            self._held, self.mixed = candidate, False
            self.committed.emit()
