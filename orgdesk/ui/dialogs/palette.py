"""The command palette: type what you want to do, or where you want to go."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QColor, QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from orgdesk.ui.desk import Desk
from orgdesk.ui.dialogs.choices import Choice, Rows, commands, found, rules
from orgdesk.ui.icons import icon
from orgdesk.ui.remembered import recall_list, remember
from orgdesk.ui.style import font

_RECENT = "palette/recent"
_MOST_RECENT = 8
_WIDTH = 560
_ROW = 34
_MOST_ROWS = 11
_CHOICE = Qt.ItemDataRole.UserRole
_KEYS_OF_LIST = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class ChoicesModel(QAbstractListModel):
    """The lines that fit what is typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.choices: list[Choice] = []

    def show(self, choices: list[Choice]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.choices)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        choice = self.choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{choice.text}, {choice.aside}" if choice.aside else choice.text
        return choice if role == _CHOICE else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and not self.choices[index.row()].enabled:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)


class _ChoiceDelegate(QStyledItemDelegate):
    """Icon, words, and what stands at the right."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_WIDTH - 40, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        choice: Choice = index.data(_CHOICE)
        theme = self._desk.theme
        area: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 4, 4)
        if choice.icon:
            mode = QIcon.Mode.Normal if choice.enabled else QIcon.Mode.Disabled
            where = QRect(area.left() + 10, area.top() + (area.height() - 18) // 2, 18, 18)
            icon(choice.icon, theme).paint(painter, where, mode=mode)
        words = area.adjusted(40, 0, -10, 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(-1))
        painter.setPen(QColor(theme.secondary))
        painter.drawText(words, right, choice.aside)
        words.setRight(words.right() - painter.fontMetrics().horizontalAdvance(choice.aside) - 16)
        painter.setFont(font())
        painter.setPen(QColor(theme.ink if choice.enabled else theme.secondary))
        text = painter.fontMetrics().elidedText(choice.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


class CommandPalette(QWidget):
    """A card over the window with a field and a list. A click beside it or Esc lays it aside."""

    rule_requested = Signal(str)
    """(code): show the page of that rule."""

    def __init__(self, actions: Mapping[str, QAction], desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self._desk = desk
        self._under = parent
        self._rows: Rows | None = None
        self._focus_before: QWidget | None = None
        self.card = QFrame(self)
        self.card.setProperty("look", "popup")
        self.field = QLineEdit()
        self.field.setFont(font(1))
        self._sign = self.field.addAction(
            icon("search", desk.theme), QLineEdit.ActionPosition.LeadingPosition
        )
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self._model = ChoicesModel(self)
        self.list = QListView(uniformItemSizes=True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_ChoiceDelegate(desk, self.list))
        self.list.clicked.connect(lambda index: self._take(index.row()))
        self.list.entered.connect(self.list.setCurrentIndex)
        self._nothing = QLabel()
        self._nothing.setProperty("look", "secondary")
        self._nothing.setContentsMargins(8, 8, 8, 8)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        parent.installEventFilter(self)
        desk.opened.connect(self.dismiss)
        self.hide()
        self.retranslate()

    def open(self) -> None:
        """Show it, empty, over its parent."""
        self._focus_before = QApplication.focusWidget()
        self._rows = None
        self._commands = commands(self._actions)
        self._rules = rules(self._desk)
        self._recent = recall_list(_RECENT)
        self.setGeometry(self._under.rect())
        self.field.clear()
        self._find()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Lay it aside; the focus goes back to where it was."""
        if self.isHidden():
            return
        self.hide()
        if self._focus_before is not None and self._focus_before.isVisible():
            self._focus_before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._focus_before = None
        self.deleteLater()

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self.field.setPlaceholderText(self.tr("Type a command, a rule, a unit or a function"))
        self.field.setAccessibleName(self.tr("Command palette"))
        self.list.setAccessibleName(self.tr("What fits"))
        self._nothing.setText(self.tr("Nothing fits. Try fewer letters, or another word."))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, 48))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._under and event.type() is QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._under.rect())
            self._place()
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()  # before any shortcut of the window
            elif event.type() is QEvent.Type.KeyPress:
                return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex().row())
        elif key in _KEYS_OF_LIST:
            QApplication.sendEvent(self.list, event)
        elif key not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        return True

    def _find(self) -> None:
        self._model.show(found(self.field.text(), self._commands, self._rules, self._all_rows, self._recent))
        self.list.setCurrentIndex(self._model.index(0))
        self.list.scrollToTop()
        self._nothing.setVisible(not self._model.choices)
        self.list.setVisible(bool(self._model.choices))
        self._place()

    def _all_rows(self) -> Rows | None:
        if self._rows is None and self._desk.is_open:
            self._rows = Rows(self._desk.organization)
        return self._rows

    def _place(self) -> None:
        width = min(_WIDTH, self.width() - 32)
        rows = min(len(self._model.choices), _MOST_ROWS, max(3, (self.height() - 180) // _ROW))
        self.list.setFixedHeight(rows * _ROW)
        height = self.card.sizeHint().height()
        self.card.setGeometry((self.width() - width) // 2, min(72, self.height() // 10), width, height)

    def _take(self, row: int) -> None:
        if not 0 <= row < len(self._model.choices) or not self._model.choices[row].enabled:
            return
        choice = self._model.choices[row]
        self.dismiss()
        if choice.kind == "command":
            kept = [choice.id, *(id_ for id_ in self._recent if id_ != choice.id)]
            remember(_RECENT, kept[:_MOST_RECENT])
            self._actions[choice.id].trigger()
        elif choice.kind == "rule":
            self.rule_requested.emit(choice.id)
        else:
            self._desk.show_rows([(choice.kind, choice.id)], self)
