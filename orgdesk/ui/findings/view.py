"""The list of findings on the screen: keys, pointer, links, and a hold on what one was looking at."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from orgdesk.analysis.findings import Finding, FindingsDelta
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Token
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.findings.arrangement import Row
from orgdesk.ui.findings.delegate import FindingsDelegate, key_of
from orgdesk.ui.findings.lines import selection_of, selection_of_case, target_of
from orgdesk.ui.findings.model import FindingsModel

_TINTED = 700
"""Milliseconds that a new finding stays tinted."""
_MOST_RELATED = 200
_FOLLOWING = 30
"""Lines below the current one, of which the first that stays is the next to walk to."""
Index = QModelIndex | QPersistentModelIndex
_FLAGS = QItemSelectionModel.SelectionFlag


class FindingsView(QListView):
    """Lists a `FindingsModel`. What one picks is selected on the desk; links and Enter go there."""

    context_menu_requested = Signal(QPoint)

    def __init__(self, desk: Desk, model: FindingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._findings = desk, model
        self._is_refreshing = False
        self._current: Row | None = None
        self._anchor: tuple[Row, int] | None = None
        self._after: list[Row] = []
        self._related: tuple[Mapping[str, Finding], ...] = ()
        self._painter = FindingsDelegate(desk, model, self)
        self._related_cases: set[str | None] = set()
        self._painter.is_related = lambda key: (
            key in self._related_cases or any(key in found for found in self._related)
        )
        self.setProperty("look", "paper")  # opaque: nothing below it has to be painted with it
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(30)
        self._fade = QTimer(self, singleShot=True, interval=_TINTED)
        self._fade.timeout.connect(self._faded)
        model.about_to_refresh.connect(self._hold)
        model.refreshed.connect(self._restore)
        desk.edited.connect(self._tint)
        desk.selected.connect(self._relate)
        desk.shown.connect(self._follow)
        desk.theme_changed.connect(self.viewport().update)
        self.retranslate()

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self.setAccessibleName(self.tr("Findings"))

    # -- walking ---------------------------------------------------------------------------------

    def current_finding(self) -> Finding | None:
        """The finding that is picked in the list; None where it is a case of several."""
        row = self._findings.row(self.currentIndex())
        return row.finding if row is not None and self._is_picked() else None

    def enter(self) -> None:
        """Take the keyboard, at the first line where no other is the current one."""
        self.setFocus()
        if not self.currentIndex().isValid() and self._findings.rowCount():
            self._is_refreshing = True
            self.selectionModel().setCurrentIndex(self._findings.index(0), _FLAGS.NoUpdate)
            self._is_refreshing = False

    def walk(self, step: int) -> None:
        """Show the next finding or case listed (-1: the one before); after the last comes the first."""
        model = self._findings
        model.catch_up()
        at = self.currentIndex().row()
        if not self._is_picked() and step > 0:
            at -= 1  # the one that stood here is gone, the next has moved up
        at = max(at, -1)
        if step < 0 and at <= 0:
            at = model.rowCount()
        for _ in range(model.rowCount() + 2):
            at += step
            if step > 0 and at >= model.rowCount() and model.canFetchMore(QModelIndex()):
                model.fetchMore(QModelIndex())
            count = model.rowCount()
            if not count:
                return
            at %= count
            if key_of(model.row_at(at)):
                self._pick(at)
                self._show_current()
                return

    def _is_picked(self) -> bool:
        return self.selectionModel().isSelected(self.currentIndex())

    def _pick(self, number: int) -> None:
        """Make a line the current one; the desk is told by whoever picks."""
        self._is_refreshing = True
        try:
            index = self._findings.index(number)
            self.selectionModel().setCurrentIndex(index, _FLAGS.ClearAndSelect)
            self._current = self._findings.row_at(number)
            self.scrollTo(index)
        finally:
            self._is_refreshing = False

    def currentChanged(self, current: Index, previous: Index) -> None:
        """What one picks is selected on the desk."""
        super().currentChanged(current, previous)
        if not self._is_refreshing:
            self._tell(current)

    def _tell(self, current: Index) -> None:
        self._current = self._findings.row(current)
        self._painter.focused = None
        selection = self._selection_of(self._current)
        if selection is not None:
            self._desk.select(selection, self)

    def _show_current(self) -> None:
        selection = self._selection_of(self._findings.row(self.currentIndex()))
        if selection is not None:
            self._desk.show(selection, self)

    def _selection_of(self, row: Row | None) -> Selection | None:
        """All that a finding or a case is about."""
        if row is not None and row.finding is not None:
            return selection_of(row.finding, self._desk.organization)
        case = self._findings.case(row) if row is not None and row.is_case else None
        return selection_of_case(case, self._desk.organization) if case is not None else None

    def _show_link(self, row: Row, link: int) -> None:
        token = self._findings.line(row).links[link]
        if row.finding is not None:
            self._desk.show(target_of(row.finding, token, self._desk.organization), self)
        else:
            self._desk.show(Selection(rows=(token,), finding=row.case or None), self)

    # -- keys ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows, arrows to the side walk the links or fold group and case, Space folds."""
        row = self._findings.row(self.currentIndex())
        key = event.key()
        if row is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(row)
        elif key == Qt.Key.Key_Space:
            self._fold_at(row)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left) and not event.modifiers():
            self._sideways(row, 1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def _enter(self, row: Row) -> None:
        focused = self._painter.focused
        if row.is_heading:
            self._fold(row.group, not self._findings.is_open(row.group))
        elif focused is not None and focused[0] is row:
            self._show_link(row, focused[1])
        else:
            self._show_current()

    def _sideways(self, row: Row, step: int) -> None:
        if row.is_heading:
            self._fold(row.group, step > 0)
            return
        is_open = row.is_case and self._findings.is_open(row.case)
        focused = self._painter.focused
        at = focused[1] if focused is not None and focused[0] is row else -1
        links = self._findings.line(row).links
        if row.is_case and at < 0 and (step > 0) is not is_open:
            self._fold_case(row, step > 0)
            return
        if at + step >= len(links):
            return
        if at + step >= 0:
            self._painter.focused = (row, at + step)
        elif at == 0:
            self._painter.focused = None
        else:
            heading = self._findings.number_of_heading(row.group)
            if self._findings.is_below_case(row):
                heading = self._findings.number_of_case(row.case, row.group)
            if heading is not None:
                self.setCurrentIndex(self._findings.index(heading))
        self.viewport().update()

    def _fold_at(self, row: Row) -> None:
        """Fold or unfold what a line stands for or under: its case, else its group."""
        if row.is_case or self._findings.is_below_case(row):
            self._fold_case(row, not self._findings.is_open(row.case))
        else:
            self._fold(row.group, not self._findings.is_open(row.group))

    def _fold_case(self, row: Row, is_open: bool) -> None:
        self._findings.set_open(row.case, is_open)
        number = self._findings.number_of_case(row.case, row.group)
        if number is not None and not is_open:
            self.setCurrentIndex(self._findings.index(number))

    def _fold(self, group: str, is_open: bool) -> None:
        self._findings.set_open(group, is_open)
        heading = self._findings.number_of_heading(group)
        if heading is not None and not is_open:
            self.setCurrentIndex(self._findings.index(heading))

    # -- pointer ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a name goes there, one on a heading or on the arrow of a case folds it."""
        x = event.position().x()
        row, link = self._under(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or row is None:
            super().mousePressEvent(event)
        elif row.is_heading:
            super().mousePressEvent(event)
            self._fold(row.group, not self._findings.is_open(row.group))
        elif link is not None:
            number = self.indexAt(event.position().toPoint()).row()
            self._pick(number)
            self._show_link(row, link)
        elif self._painter.folds_at(row, self.visualRect(self.indexAt(event.position().toPoint())), x):
            super().mousePressEvent(event)
            self._fold_case(row, not self._findings.is_open(row.case))
        else:
            super().mousePressEvent(event)
            self._tell(self.currentIndex())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Twice on a finding: go to all that it is about; on a case: fold or unfold it."""
        row, link = self._under(event.position().toPoint())
        if row is not None and row.is_case and link is None:
            self._fold_at(row)
        elif row is not None and row.finding is not None and link is None:
            self._show_current()
        else:
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A name under the pointer looks like a link."""
        row, link = self._under(event.position().toPoint())
        self._hover((row, link) if row is not None and link is not None else None)
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has gone."""
        self._hover(None)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the window for the menu, at the pointer or below the current line."""
        at = event.globalPos()
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            at = self.viewport().mapToGlobal(
                self.visualRect(self.currentIndex()).bottomLeft() + QPoint(48, 0)
            )
        self.context_menu_requested.emit(at)

    def _under(self, at: QPoint) -> tuple[Row | None, int | None]:
        index = self.indexAt(at)
        row = self._findings.row(index)
        if row is None:
            return None, None
        return row, self._painter.link_at(row, self.visualRect(index), at.x())

    def _hover(self, hovered: tuple[Row, int] | None) -> None:
        if hovered != self._painter.hovered:
            self._painter.hovered = hovered
            shape = Qt.CursorShape.PointingHandCursor if hovered else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def link_rect(self, number: int, token: Token) -> QRect:
        """Where a name stands in a line of the list, in the viewport; empty where it is cut off."""
        row = self._findings.row_at(number)
        links = self._findings.line(row).links
        at = self.visualRect(self._findings.index(number))
        return self._painter.link_rect(row, at, links.index(token)) if token in links else QRect()

    # -- what comes and goes ---------------------------------------------------------------------

    def _hold(self) -> None:
        """Remember what one is looking at; Qt would pick another line where the current one goes."""
        self._is_refreshing = True
        bar = self.verticalScrollBar()
        top = self.indexAt(QPoint(4, 0)) if bar.value() else QModelIndex()
        row = self._findings.row(top)
        self._anchor = (row, self.visualRect(top).top()) if row is not None else None
        at = self.currentIndex().row()
        last = min(at + _FOLLOWING, self._findings.rowCount())
        self._after = [self._findings.row_at(number) for number in range(at, last)] if at >= 0 else []

    def _restore(self) -> None:
        try:
            self._restore_current()
            if self._anchor is not None:
                number = self._number_of(self._anchor[0])
                if number is not None:
                    self._keep_in_place(number, self._anchor[1])
        finally:
            self._is_refreshing = False

    def _restore_current(self) -> None:
        before, now = self._current, self._findings.row(self.currentIndex())
        if before is None or before is now:
            return
        number = self._number_of(before)
        if number is not None:
            self._current = self._findings.row_at(number)
            self.selectionModel().setCurrentIndex(self._findings.index(number), _FLAGS.ClearAndSelect)
        else:
            self.selectionModel().clearSelection()
            numbers = (self._number_of(row) for row in self._after)
            number = next((number for number in numbers if number is not None), None)
            if number is not None:
                self.selectionModel().setCurrentIndex(self._findings.index(number), _FLAGS.NoUpdate)

    def _number_of(self, row: Row) -> int | None:
        if row.finding is not None:
            return self._findings.number_of(row.finding.key, row.group)
        if row.is_case:
            return self._findings.number_of_case(row.case, row.group)
        return self._findings.number_of_heading(row.group) if row.is_heading else None

    def _keep_in_place(self, number: int, top: int) -> None:
        self.executeDelayedItemsLayout()
        moved = self.visualRect(self._findings.index(number)).top() - top
        if moved:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + moved)

    def _tint(self, _: ChangeSet, delta: FindingsDelta) -> None:
        cases = self._desk.findings.cases
        fresh = [finding.key for finding in delta.appeared]
        self._painter.fresh = frozenset((*fresh, *(case for key in fresh if (case := cases.key_of(key)))))
        if delta.appeared:
            self._fade.start()
            self.viewport().update()

    def _faded(self) -> None:
        self._painter.fresh = frozenset()
        self.viewport().update()

    def _relate(self, selection: Selection, initiator: object) -> None:
        """Findings about what is selected elsewhere stand out a little."""
        related: tuple[Mapping[str, Finding], ...] = ()
        if initiator is not self and self._desk.is_open:
            standing = self._desk.findings
            rows = (standing.of_row(*row) for row in selection.rows[:_MOST_RELATED])
            cells = (standing.of_cell(*cell) for cell in selection.cells[:_MOST_RELATED])
            related = tuple(found for found in (*rows, *cells) if found)
            if not selection.finding and self._is_picked():
                self.selectionModel().clearSelection()
        if related or self._related:
            self._related = related
            cases = self._desk.findings.cases if related else None
            keys = (key for found in related for key in found)
            self._related_cases = {cases.key_of(key) for key in keys} if cases is not None else set()
            self.viewport().update()

    def _follow(self, selection: Selection, initiator: object) -> None:
        """A finding that is shown elsewhere is the current one here."""
        if initiator is self or selection.finding is None:
            return
        number = self._findings.number_of(selection.finding)
        if number is not None:
            self._pick(number)
