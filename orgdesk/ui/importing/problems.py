"""What the reading stumbled on: each with its sheet, its cell and a sentence; the grave ones first."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from orgdesk.analysis.severity import Severity
from orgdesk.exchange.incoming.plan import ImportPlan
from orgdesk.exchange.incoming.said import Where
from orgdesk.exchange.sheets.grid import Problem, coordinate
from orgdesk.ui.desk import Desk
from orgdesk.ui.marks import draw_mark
from orgdesk.ui.style import font

GRAVE = Qt.ItemDataRole.UserRole
PLACE_WORDS = Qt.ItemDataRole.UserRole + 1
_LEFT, _PAD, _LINE = 28, 8, 18
Index = QModelIndex | QPersistentModelIndex


def problems_of(plan: ImportPlan) -> tuple[Problem, ...]:
    """All problems of a plan and of its file, the grave ones first."""
    found = dict.fromkeys((*plan.problems, *plan.book.problems))
    return tuple(sorted(found, key=lambda problem: not problem.grave))


class ProblemsModel(QAbstractListModel):
    """A row a problem."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.problems: tuple[Problem, ...] = ()
        self._sheets: dict[str, int] = {}

    def set_plan(self, plan: ImportPlan) -> None:
        """Show the problems of a plan."""
        self.beginResetModel()
        self.problems = problems_of(plan)
        self._sheets = {sheet.name: n for n, sheet in enumerate(plan.book.sheets)}
        self.endResetModel()

    def say_again(self) -> None:
        """Everything reads differently now."""
        if self.problems:
            self.dataChanged.emit(self.index(0), self.index(len(self.problems) - 1))

    def where(self, row: int) -> Where | None:
        """The cell of a problem; None where it has none."""
        problem = self.problems[row]
        sheet = self._sheets.get(problem.sheet)
        return Where(sheet, *problem.place) if sheet is not None and problem.place is not None else None

    def row_at(self, where: Where) -> int:
        """The first problem about a cell; -1 for none."""
        return next((row for row in range(len(self.problems)) if self.where(row) == where), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.problems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        problem = self.problems[index.row()]
        sentence = self._desk.say(problem.sentence)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return sentence
        if role == PLACE_WORDS:
            cell = coordinate(problem.place) if problem.place is not None else ""
            return ", ".join(filter(None, (problem.sheet, cell)))
        if role == GRAVE:
            return problem.grave
        if role == Qt.ItemDataRole.AccessibleTextRole:
            grave = self.tr("cannot be taken in") if problem.grave else ""
            return ": ".join(filter(None, (str(self.data(index, PLACE_WORDS)), grave, sentence)))
        return None


class ProblemsPage(QListView):
    """Going to a problem shows its cell."""

    places_requested = Signal(object)
    """(tuple of Where)."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ProblemsModel(desk, self)
        self.setModel(self._model)
        self.setItemDelegate(_ProblemDelegate(desk, self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(lambda current: self._go(current))
        self.clicked.connect(self._go)
        desk.language_changed.connect(self._say_again)

    @property
    def problems(self) -> ProblemsModel:
        """What is listed."""
        return self._model

    def set_plan(self, plan: ImportPlan) -> None:
        """Show the problems of a plan."""
        self._model.set_plan(plan)

    def show_at(self, where: Where) -> bool:
        """Go to the problem of a cell; False where it has none."""
        row = self._model.row_at(where)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row))
        return row >= 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _say_again(self) -> None:
        self._model.say_again()
        self.setAccessibleName(self.tr("Problems"))

    def _go(self, index: QModelIndex) -> None:
        where = self._model.where(index.row()) if index.isValid() else None
        if where is not None:
            self.places_requested.emit((where,))


class _ProblemDelegate(QStyledItemDelegate):
    """A mark, the sheet and the cell, and the sentence below."""

    def __init__(self, desk: Desk, view: QListView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = max(self._view.viewport().width() - _LEFT - _PAD, 60)
        flags = int(Qt.TextFlag.TextWordWrap)
        text = QFontMetrics(font()).boundingRect(QRect(0, 0, width, 4000), flags, str(index.data()))
        head = _LINE if index.data(PLACE_WORDS) else 0
        return QSize(width, text.height() + head + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, at = self._desk.theme, option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(at, QColor(theme.selection))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(at, QColor(theme.hover))
        severity = Severity.ERROR if index.data(GRAVE) else Severity.ADVICE
        draw_mark(painter, theme.marks[severity], QRectF(at.left() + 8, at.top() + _PAD + 3, 11, 11))
        room = at.adjusted(_LEFT, _PAD, -_PAD, -_PAD)
        place = str(index.data(PLACE_WORDS))
        if place:
            painter.setFont(font(-0.5, weight=QFont.Weight.DemiBold))
            painter.setPen(QColor(theme.secondary))
            cut = painter.fontMetrics().elidedText(place, Qt.TextElideMode.ElideMiddle, room.width())
            painter.drawText(room.left(), room.top() + 13, cut)
            room.setTop(room.top() + _LINE)
        painter.setFont(font())
        painter.setPen(QColor(theme.ink))
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap), str(index.data()))
        painter.setPen(QColor(theme.hairline))
        painter.drawLine(at.bottomLeft(), at.bottomRight())
        painter.restore()
