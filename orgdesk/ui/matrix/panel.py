"""The authority matrix as a place of the window; its filters stand beside the name of the place."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.empty import EmptyPage
from orgdesk.ui.matrix.filter_line import FilterLine
from orgdesk.ui.matrix.filters import ALL, widened
from orgdesk.ui.matrix.find_bar import FindBar
from orgdesk.ui.matrix.metrics import LARGEST, SMALLEST
from orgdesk.ui.matrix.model import MatrixModel
from orgdesk.ui.matrix.view import MatrixView
from orgdesk.ui.remembered import recall, remember

_ZOOM, _DENSE = "matrix/zoom", "matrix/dense"


class MatrixPanel(QWidget):
    """The matrix with all that belongs to it."""

    edit_requested = Signal()
    """Open the editor of the selected cells."""
    context_menu_requested = Signal(QPoint)
    """Where, on the screen."""
    filters_changed = Signal()
    """A filter, the density or the zoom is another: actions may be checked or enabled otherwise."""
    add_agency_requested = Signal()
    """There are no units yet, and the user wants to begin."""
    add_function_requested = Signal()
    """There are no functions yet, and the user wants to begin."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.matrix = MatrixModel(desk, self)
        self.view = MatrixView(desk, self.matrix, self)
        self.filter_line = FilterLine(desk, self.matrix)
        self.find_bar = FindBar(desk, self)
        self._filters = self.matrix.filters
        self._beginning, self._nothing = EmptyPage(self), EmptyPage(self)
        self._agency_button = self._beginning.add_button(self.add_agency_requested.emit)
        self._function_button = self._beginning.add_button(self.add_function_requested.emit)
        self._clear_button = self._nothing.add_button(self.clear_filters)
        self._blank = QFrame(self)
        self._blank.setProperty("look", "paper")
        self._stack = QStackedLayout()
        for page in (self.view, self._beginning, self._nothing, self._blank):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.find_bar)
        layout.addLayout(self._stack, 1)
        self.setFocusProxy(self.view)
        self.view.edit_requested.connect(self.edit_requested)
        self.view.context_menu_requested.connect(self.context_menu_requested)
        self.find_bar.closed.connect(self.focus_matrix)
        self.matrix.rebuilt.connect(self._rebuilt)
        desk.shown.connect(self._shown)
        self._set_size(zoom=recall(_ZOOM, 0), is_dense=recall(_DENSE, False))
        self.retranslate()

    # -- state -----------------------------------------------------------------------------------

    @property
    def only_findings(self) -> bool:
        """Whether only rows with findings are shown."""
        return self.matrix.filters.only_findings

    @property
    def only_unit(self) -> bool:
        """Whether only one unit is shown."""
        return self.matrix.filters.unit is not None

    @property
    def is_dense(self) -> bool:
        """Whether rows are low."""
        return self.view.metrics.is_dense

    @property
    def has_filters(self) -> bool:
        """Whether something may be hidden."""
        return self.matrix.filters != ALL

    # -- what the commands of the window do ------------------------------------------------------

    def open_find(self) -> None:
        """Let the user find a function or a unit."""
        self.find_bar.open()

    def copy(self) -> None:
        """Copy the selected block."""
        from orgdesk.ui.matrix import clipboard

        clipboard.copy(self.view)

    def copy_with_headings(self) -> None:
        """Copy the selected block with the names of its functions and units."""
        from orgdesk.ui.matrix import clipboard

        clipboard.copy(self.view, with_headings=True)

    def paste(self) -> None:
        """Paste a block into the cells that it names, else from the selected cell on."""
        from orgdesk.ui.matrix import clipboard

        clipboard.paste(self.view)

    def delete(self) -> None:
        """Take all roles out of the selected cells."""
        self.view.delete()

    def select_all(self) -> None:
        """Select every cell."""
        if not self.matrix.is_empty:
            self.view.select_all()

    def clear_filters(self) -> None:
        """Show everything."""
        self.filter_line.clear()
        self.focus_matrix()

    def expand_all(self) -> None:
        """Unfold every agency and every function."""
        self.matrix.fold_all(False)

    def collapse_all(self) -> None:
        """Fold every agency and every function."""
        self.matrix.fold_all(True)

    def toggle_only_findings(self) -> None:
        """Show only rows with findings, or all again."""
        self.filter_line.toggle_only_findings()

    def toggle_only_unit(self) -> None:
        """Show only the selected unit, or all again."""
        self.filter_line.toggle_only_unit()

    def toggle_dense(self) -> None:
        """Make rows low, or high again."""
        self._set_size(zoom=self.view.metrics.zoom, is_dense=not self.is_dense)

    def zoom_in(self) -> None:
        """Show everything a step larger."""
        self._set_size(zoom=self.view.metrics.zoom + 1, is_dense=self.is_dense)

    def zoom_out(self) -> None:
        """Show everything a step smaller."""
        self._set_size(zoom=self.view.metrics.zoom - 1, is_dense=self.is_dense)

    def zoom_reset(self) -> None:
        """Show everything at its usual size."""
        self._set_size(zoom=0, is_dense=self.is_dense)

    def set_projecting(self, on: bool) -> None:
        """Show everything larger, and nothing but the matrix."""
        if on:
            self.find_bar.hide()
        self.view.set_metrics(replace(self.view.metrics, is_projecting=on))

    def focus_matrix(self) -> None:
        """Have the keyboard work on the cells, or on what can be done first."""
        page = self._stack.currentWidget() or self.view
        buttons = [b for b in page.buttons if not b.isHidden()] if isinstance(page, EmptyPage) else []
        (buttons[0] if buttons else page).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self.view.setAccessibleName(self.tr("Authority matrix"))
        self._nothing.say(
            self.tr("Nothing passes the filters"),
            self.tr("No function or no unit fits what you have chosen."),
        )
        self._clear_button.setText(self.tr("Clear filters"))
        self._agency_button.setText(self.tr("Add agency"))
        self._function_button.setText(self.tr("Add function"))
        self._settle()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # -- inner -----------------------------------------------------------------------------------

    def _set_size(self, *, zoom: int, is_dense: bool) -> None:
        zoom = min(max(zoom, SMALLEST), LARGEST)
        self.view.set_metrics(replace(self.view.metrics, zoom=zoom, is_dense=is_dense))
        remember(_ZOOM, zoom)
        remember(_DENSE, is_dense)
        self.filters_changed.emit()

    def _rebuilt(self) -> None:
        self._settle()
        if self.matrix.filters != self._filters:
            self._filters = self.matrix.filters
            self.filters_changed.emit()

    def _settle(self) -> None:
        """Show the matrix, or the page that says why there is none."""
        page: QWidget = self.view
        if not self._desk.is_open:
            page = self._blank
        elif not (self._desk.organization.units and self._desk.organization.functions):
            page = self._beginning
            self._say_first_steps()
        elif self.matrix.is_empty:
            page = self._nothing
        had_focus = self.isAncestorOf(self.focusWidget() or self) and self.focusWidget() is not None
        if page is not self._stack.currentWidget():
            self._stack.setCurrentWidget(page)
            if had_focus and self.isVisible():
                self.focus_matrix()
        self.filter_line.setEnabled(page in (self.view, self._nothing))

    def _say_first_steps(self) -> None:
        here = self._desk.organization
        lacks_units, lacks_functions = not here.units, not here.functions
        self._agency_button.setVisible(lacks_units)
        self._function_button.setVisible(lacks_functions)
        if lacks_units and lacks_functions:
            title = self.tr("Begin with who and what")
            words = self.tr(
                "The matrix shows which unit has which role on which function. Add an agency with its units,"
                " then the functions that have to be fulfilled."
            )
        elif lacks_units:
            title = self.tr("There are no units yet")
            words = self.tr("Add an agency and its units. Each unit becomes a column of the matrix.")
        else:
            title = self.tr("There are no functions yet")
            words = self.tr("Add what has to be done. Each function becomes a row of the matrix.")
        self._beginning.say(title, words)

    def _shown(self, selection: Selection, initiator: object) -> None:
        """Make it visible: lay aside filters that hide it, unfold, scroll there."""
        if not self._desk.is_open:
            return
        here = self._desk.organization
        functions = {function for _, function in selection.cells}
        units = {unit for unit, _ in selection.cells}
        functions |= {id_ for kind, id_ in selection.rows if kind == "function"}
        units |= {id_ for kind, id_ in selection.rows if kind == "unit"}
        if self.has_filters:
            filters = self.matrix.filters
            self.matrix.set_filters(
                widened(filters, here, self._desk.findings, self.matrix.codes, functions, units)
            )
        self.matrix.unfold_to(functions, units)
        self.view.following.show_there(selection)
