"""The sheet as it came, every cell in the colour of what it became."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from orgdesk.exchange.excel.keys import RESPONDENT
from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.plan import ImportPlan
from orgdesk.exchange.incoming.recognition.reading import LayoutFound
from orgdesk.exchange.palette import Theme
from orgdesk.exchange.sheets.grid import Place, Sheet
from orgdesk.ui.chips import HEIGHT, CodeChip, chip_width, paint_chip
from orgdesk.ui.desk import Desk
from orgdesk.ui.importing.fate_paint import GUTTER, fate_look, mark_square, paint_ground, paint_mark
from orgdesk.ui.importing.reading_bar import OURS
from orgdesk.ui.importing.rows import Finder
from orgdesk.ui.importing.sheet_model import DIMMED, FATE, SheetModel
from orgdesk.ui.style import font

ROW = 26
_NARROWEST, _WIDEST = 60, 280
_HEAD_LETTERS = 14
"""Letters of the longest cell that are shown where most of a column is shorter."""
_LOOKED_AT = 300
"""Rows from which the width of a column is taken."""
_MOST_BLOCKS = 4_000
"""Merged blocks that are shown as one cell; a sheet with more would be slow to lay out."""
_MOST_TITLES = 60
"""Rows at the top of a sheet in which titles are looked for."""
_PAD = 5
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class SheetView(QTableView):
    """Cells cannot be edited here. `place_chosen` tells which one the person is at."""

    place_chosen = Signal(object)
    """(Place): the current cell."""
    place_opened = Signal(object)
    """(Place): a double click or Enter on a cell."""
    column_opened = Signal(int)
    """A column (from 1) whose head was clicked."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.cells = SheetModel(desk, self)
        self.setModel(self.cells)
        self.marked: frozenset[Place] = frozenset()
        """Cells with a frame: those that a question or a change is about."""
        self._keys: list[tuple[int, int]] = []
        self.setItemDelegate(_CellDelegate(desk, self))
        self.setHorizontalHeader(_Heads(desk, Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_Heads(desk, Qt.Orientation.Vertical, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sectionClicked.connect(self._head_clicked)
        desk.theme_changed.connect(self._look_again)
        desk.language_changed.connect(self.cells.say_again)

    def set_plan(self, plan: ImportPlan, finder: Finder) -> None:
        """Show what a plan makes of the sheet."""
        self.cells.set_plan(plan, finder)
        self.viewport().update()

    def show_sheet(self, index: int) -> None:
        """Show another sheet of the plan."""
        self.clearSpans()
        for row, column in self._keys:
            self.showRow(row)
            self.showColumn(column)
        self._keys = []
        self.marked = frozenset()
        self.cells.show_sheet(index)
        sheet = self.cells.sheet
        merged = [block for block in sheet.merged if block.top <= self.cells.rowCount()]
        for block in merged[:_MOST_BLOCKS]:
            rows = min(block.bottom, self.cells.rowCount()) - block.top + 1
            columns = min(block.right, self.cells.columnCount()) - block.left + 1
            if rows * columns > 1 and block.left <= self.cells.columnCount():
                self.setSpan(block.top - 1, block.left - 1, rows, columns)
        self._fit_columns()
        found = self.cells.tables()
        self._hide_keys(found)
        self._spread_titles(found)
        if found:
            first = min((column for column, _, _ in found[0].columns), default=found[0].where.column)
            start = self.cells.index_at(self._anchor((found[0].head[1] or found[0].where.row, first)))
        else:
            start = self.cells.index(0, 0)
        self.setCurrentIndex(start)

    def _hide_keys(self, found: Sequence[LayoutFound]) -> None:
        """In a workbook of ours the row and the column of the keys say nothing to anybody."""
        sheet = self.cells.sheet
        for table in found:
            row, column = table.where.row, table.where.column
            if table.layout == OURS and row in sheet.hidden_rows and column in sheet.hidden_columns:
                self.hideRow(row - 1)
                self.hideColumn(column - 1)
                self._keys.append((row - 1, column - 1))
                for beside in _columns_of_answers(sheet):
                    self.hideColumn(beside - 1)
                    self._keys.append((row - 1, beside - 1))

    def _spread_titles(self, found: Sequence[LayoutFound]) -> None:
        """What stands alone in a row above the tables reaches over the empty cells beside it, as in the file,
        as far as it needs."""
        sheet = self.cells.sheet
        first = min((table.head[0] or table.where.row for table in found), default=0)
        merged = {row for block in sheet.merged for row in range(block.top, min(block.bottom, first) + 1)}
        metrics = QFontMetrics(_fonts("strong"))
        for row in range(1, min(first, _MOST_TITLES + 1)):
            shown = [column for column in sheet.rows.get(row, {}) if not self.isColumnHidden(column - 1)]
            if len(shown) != 1 or row in merged:
                continue
            column = shown[0]
            needed = metrics.horizontalAdvance(sheet.text(row, column)) + GUTTER + 2 * _PAD
            last, wide = column, self.columnWidth(column - 1)
            while wide < needed and last < self.cells.columnCount():
                last, wide = last + 1, wide + self.columnWidth(last)
            if last > column:
                self.setSpan(row - 1, column - 1, 1, last - column + 1)

    def go_to(self, place: Place, others: Iterable[Place] = ()) -> None:
        """Go to a cell and put a frame around it and the others that are meant."""
        place = self._anchor(place)
        self.marked = frozenset((place, *others))
        index = self.cells.index_at(place)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self.viewport().update()

    def _anchor(self, place: Place) -> Place:
        """The cell that stands for a place among merged ones."""
        for block in self.cells.sheet.merged:
            if block.top <= place[0] <= block.bottom and block.left <= place[1] <= block.right:
                return block.top, block.left
        return place

    @property
    def place(self) -> Place | None:
        """The current cell."""
        index = self.currentIndex()
        return self.cells.place(index) if index.isValid() else None

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.place_chosen.emit(self.cells.place(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.place is not None:
            self.place_opened.emit(self.place)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.place_opened.emit(self.cells.place(index))

    def _head_clicked(self, section: int) -> None:
        row = max(self.rowAt(0), 0)
        current = self.currentIndex()
        if current.column() != section:
            self.setCurrentIndex(self.cells.index(current.row() if current.isValid() else row, section))
        self.column_opened.emit(section + 1)

    def _look_again(self) -> None:
        _fonts.cache_clear()
        self.viewport().update()
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()

    def _fit_columns(self) -> None:
        """As wide as three quarters of the cells need; long heads over short cells are cut."""
        average = QFontMetrics(font()).averageCharWidth() + 0.5
        sheet = self.cells.sheet
        spread = {(block.top, block.left) for block in sheet.merged if block.right > block.left}
        lengths: dict[int, list[int]] = {}
        for row in sorted(sheet.rows)[:_LOOKED_AT]:
            for column, text in sheet.rows[row].items():
                if (row, column) not in spread:
                    lengths.setdefault(column, []).append(len(text))
        header = self.horizontalHeader()
        header.blockSignals(True)
        for column in range(1, self.cells.columnCount() + 1):
            found = sorted(lengths.get(column, [0]))
            letters = max(found[len(found) * 3 // 4], min(found[-1], _HEAD_LETTERS))
            needed = letters * average + GUTTER + 2 * _PAD
            header.resizeSection(column - 1, round(min(max(needed, _NARROWEST), _WIDEST)))
        header.blockSignals(False)
        self.updateGeometries()


class _Heads(QHeaderView):
    """Letters and what the column is read as, or row numbers; paler where the file hides them."""

    def __init__(self, desk: Desk, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._desk = desk
        self._across = orientation == Qt.Orientation.Horizontal
        self.setHighlightSections(True)
        self.setSectionsClickable(self._across)
        if self._across:
            self.setFixedHeight(38)
            self.setMinimumSectionSize(24)
        else:
            self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            self.setDefaultSectionSize(ROW)
            self.setMinimumWidth(44)
            self.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)

    def paintSection(self, painter: QPainter, rect: QRect, section: int, /) -> None:
        theme, model = self._desk.theme, self.model()
        orientation = self.orientation()
        hidden = bool(model.headerData(section, orientation, DIMMED))
        words = str(model.headerData(section, orientation) or "")
        painter.save()
        view = self.parent()
        current = view.currentIndex() if isinstance(view, QTableView) else QModelIndex()
        is_here = section == (current.column() if self._across else current.row())
        painter.fillRect(rect, QColor(theme.selection if is_here else theme.panel))
        painter.setPen(QColor(theme.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        plain, bold = _fonts("small"), _fonts("strong")
        painter.setFont(plain)
        painter.setPen(QColor(theme.secondary))
        shown = f"({words})" if hidden else words
        if not self._across:
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)
        else:
            upper = QRect(rect.left() + 4, rect.top() + 2, rect.width() - 8, 16)
            painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, shown)
            meaning = str(model.headerData(section, orientation, FATE) or "")
            if meaning:
                painter.setFont(bold)
                painter.setPen(QColor(theme.secondary if hidden else theme.link))
                lower = upper.translated(0, 16)
                cut = QFontMetrics(bold).elidedText(meaning, Qt.TextElideMode.ElideRight, lower.width())
                painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, cut)
        painter.restore()


class _CellDelegate(QStyledItemDelegate):
    """The tint and the mark of the fate, the text, and the roles that it became."""

    def __init__(self, desk: Desk, view: SheetView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, at = self._desk.theme, option.rect
        cells = self._view.cells
        place = cells.place(index)
        fate = cells.fate_at(place)
        painter.save()
        painter.setClipRect(at)
        if fate is None:
            painter.fillRect(at, QColor(theme.paper))
        else:
            look = fate_look(theme, fate)
            paint_ground(painter, at, fate, look)
            hidden = bool(cells.data(index, DIMMED))
            painter.setOpacity(0.55 if hidden else 1.0)
            if fate not in (Fate.HEAD, Fate.IGNORED):
                paint_mark(painter, mark_square(at), fate, look, theme)
            is_bold = fate is Fate.HEAD or fate is Fate.NAME
            painter.setFont(_fonts("strong" if is_bold else "italic" if hidden else "plain"))
            painter.setPen(QColor(look.ink))
            text = " ".join(cells.sheet.text(*place).split())
            _paint_words(painter, at.adjusted(GUTTER + 2, 0, -_PAD, 0), text, cells.chips_at(place), theme)
            painter.setOpacity(1.0)
        painter.setPen(QColor(theme.hairline))
        painter.drawLine(at.bottomLeft(), at.bottomRight())
        painter.drawLine(at.topRight(), at.bottomRight())
        if place in self._view.marked:
            painter.setPen(QPen(QColor(theme.accent), 1, Qt.PenStyle.DashLine))
            painter.drawRect(at.adjusted(1, 1, -2, -2))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRect(at.adjusted(1, 1, -2, -2))
        painter.restore()


def _paint_words(painter: QPainter, room: QRect, text: str, chips: Sequence[CodeChip], theme: Theme) -> None:
    """The text of a cell and the roles that it became, as far as there is room; only these where the text
    says nothing else."""
    if chips and " ".join(chip.code for chip in chips) == text.upper():
        text = ""
    needed = sum(chip_width(chip.code) + 3 for chip in chips)
    if text:
        metrics = painter.fontMetrics()
        width = min(metrics.horizontalAdvance(text) + 2, max(room.width() - needed, 14))
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(room.left(), room.top(), width, room.height()), _MIDDLE, cut)
        room = room.adjusted(width + 4, 0, 0, 0)
    left, top = room.left(), room.center().y() - HEIGHT / 2 + 1
    for chip in chips:
        width = chip_width(chip.code)
        paint_chip(painter, QRectF(left, top, width, HEIGHT), chip, theme)
        left += width + 3


def _columns_of_answers(sheet: Sheet) -> set[int]:
    """The columns of a form that hold the keys of who fills it in, hidden and nothing else in them."""
    texts: dict[int, set[str]] = {column: set() for column in sheet.hidden_columns}
    for cells in sheet.rows.values():
        for column in texts.keys() & cells.keys():
            texts[column].add(cells[column])
    return {c for c, said in texts.items() if said and all(t.startswith(RESPONDENT) for t in said)}


@cache
def _fonts(name: str) -> QFont:
    if name == "small":
        return font(-1)
    if name == "strong":
        return font(-0.5, weight=QFont.Weight.DemiBold)
    made = font(-0.5)
    made.setItalic(name == "italic")
    return made
