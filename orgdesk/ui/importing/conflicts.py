"""What was changed both in the sheet and in OrgDesk: side by side, and the person picks."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from orgdesk.exchange.incoming.plan import Conflict, ImportPlan
from orgdesk.ui.desk import Desk
from orgdesk.ui.importing.change_rows import EMPTY
from orgdesk.ui.style import font

WHAT, BASE, OURS, THEIRS = range(4)
CHOSEN = Qt.ItemDataRole.UserRole
"""Whether a side is the one that is picked."""
_CHOICES = {OURS: "ours", THEIRS: "theirs"}
_PAD = 8
_SIDE = 0.22
"""Share of the width that what a side says takes."""
_RING = 12
Index = QModelIndex | QPersistentModelIndex


class ConflictsModel(QAbstractTableModel):
    """A row a conflict: what, at the export, in OrgDesk, in the sheet."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.conflicts: tuple[Conflict, ...] = ()

    def set_conflicts(self, conflicts: tuple[Conflict, ...]) -> None:
        """Show these."""
        if [c.key for c in conflicts] == [c.key for c in self.conflicts]:
            self.conflicts = conflicts
            self.say_again()
        else:
            self.beginResetModel()
            self.conflicts = conflicts
            self.endResetModel()

    def say_again(self) -> None:
        """Everything may read differently now."""
        if self.conflicts:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.conflicts) - 1, THEIRS))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, THEIRS)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.conflicts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        conflict = self.conflicts[index.row()]
        is_chosen = conflict.choice is not None and conflict.choice == _CHOICES.get(index.column())
        if role == CHOSEN:
            return is_chosen
        text = (conflict.what, conflict.base, conflict.ours, conflict.theirs)[index.column()]
        words = self._desk.say(text) or self._desk.say(EMPTY)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("{words}, chosen").format(words=words) if is_chosen else words
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation == Qt.Orientation.Vertical:
            return None
        return (self.tr("What"), self.tr("At export"), self.tr("In OrgDesk"), self.tr("In the sheet"))[
            section
        ]


class ConflictsPage(QWidget):
    """The table, and buttons for all of them at once."""

    answered = Signal(object)
    """(dict of conflict key → "ours" or "theirs")."""
    places_requested = Signal(object)
    """(tuple of Where)."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = ConflictsModel(desk, self)
        self.table = _Table(desk)
        self.table.setModel(self.model)
        self._hint = QLabel(wordWrap=True)
        self._hint.setProperty("look", "secondary")
        self.all_ours, self.all_theirs = QPushButton(autoDefault=False), QPushButton(autoDefault=False)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.all_ours)
        buttons.addWidget(self.all_theirs)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addWidget(self._hint)
        column.addLayout(buttons)
        column.addWidget(self.table, 1)
        self.all_ours.clicked.connect(lambda: self._choose_all("ours"))
        self.all_theirs.clicked.connect(lambda: self._choose_all("theirs"))
        self.table.picked.connect(self._pick)
        self.table.selectionModel().currentChanged.connect(self._went)
        desk.language_changed.connect(self.model.say_again)
        self.retranslate()

    def set_plan(self, plan: ImportPlan) -> None:
        """Show the conflicts of a plan."""
        self.model.set_conflicts(plan.conflicts)
        self.table.fit()

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self._hint.setText(
            self.tr(
                "These were changed in the sheet and in OrgDesk since the export. Pick a side for each; "
                "where none is picked, OrgDesk stays as it is."
            )
        )
        self.all_ours.setText(self.tr("Keep all of OrgDesk"))
        self.all_theirs.setText(self.tr("Take all of the sheet"))
        self.table.setAccessibleName(self.tr("Conflicts"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _choose_all(self, choice: str) -> None:
        self.answered.emit({conflict.key: choice for conflict in self.model.conflicts})

    def _pick(self, index: QModelIndex) -> None:
        conflict, choice = self.model.conflicts[index.row()], _CHOICES.get(index.column())
        if choice is not None and choice != conflict.choice:
            self.answered.emit({conflict.key: choice})

    def _went(self, current: QModelIndex) -> None:
        if current.isValid():
            where = self.model.conflicts[current.row()].where
            if where is not None:
                self.places_requested.emit((where,))


class _Table(QTableView):
    """A click, Space or Enter on a side picks it."""

    picked = Signal(QModelIndex)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setItemDelegate(_SideDelegate(desk, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        self.clicked.connect(self.picked)

    def fit(self) -> None:
        """Share out the width, and have every row as high as its words need."""
        wide, side = self.viewport().width(), round(self.viewport().width() * _SIDE)
        for column in (BASE, OURS, THEIRS):
            self.setColumnWidth(column, side)
        self.setColumnWidth(WHAT, wide - 3 * side)
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _SideDelegate(QStyledItemDelegate):
    """Words that wrap; a side has a ring to pick it, filled where it is picked, and then a tint."""

    def __init__(self, desk: Desk, view: QTableView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.columnWidth(index.column()) - 2 * _PAD - _ring_room(index)
        flags = int(Qt.TextFlag.TextWordWrap)
        weight = QFont.Weight.DemiBold if index.column() != BASE else QFont.Weight.Normal
        needed = QFontMetrics(font(weight=weight)).boundingRect(
            QRect(0, 0, max(width, 20), 4000), flags, str(index.data())
        )
        return QSize(80, min(max(needed.height() + 12, 30), 160))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, at = self._desk.theme, option.rect
        chosen, words = bool(index.data(CHOSEN)), str(index.data())
        painter.save()
        painter.setClipRect(at)
        painter.fillRect(at, QColor(theme.selection if chosen else theme.paper))
        painter.setPen(QColor(theme.hairline))
        painter.drawLine(at.bottomLeft(), at.bottomRight())
        painter.drawLine(at.topRight(), at.bottomRight())
        room = at.adjusted(_PAD + _ring_room(index), 4, -_PAD, -4)
        top = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        if index.column() in _CHOICES:
            ring = QRectF(at.left() + _PAD, at.center().y() - _RING / 2, _RING, _RING)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.accent if chosen else theme.secondary), 4 if chosen else 1))
            inset = 2.0 if chosen else 0.5
            painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        weight = QFont.Weight.DemiBold if chosen or index.column() == WHAT else QFont.Weight.Normal
        painter.setFont(font(weight=weight))
        painter.setPen(QColor(theme.secondary if index.column() == BASE else theme.ink))
        painter.drawText(room, top | int(Qt.TextFlag.TextWordWrap), words)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QColor(theme.accent))
            painter.drawRect(at.adjusted(0, 0, -1, -1))
        painter.restore()


def _ring_room(index: Index) -> int:
    return _RING + 8 if index.column() in _CHOICES else 0
