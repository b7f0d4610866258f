"""The places of an open document, made together when the first document is opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from orgdesk.ui.bars import context_menu
from orgdesk.ui.centre import MATRIX, RESOURCES, Centre
from orgdesk.ui.explorer.panel import Explorer
from orgdesk.ui.findings.detail import FindingDetail
from orgdesk.ui.findings.panel import FindingsPanel
from orgdesk.ui.inspector.panel import Inspector
from orgdesk.ui.places import Places
from orgdesk.ui.status_line import StatusLine

if TYPE_CHECKING:
    from orgdesk.ui.health.panel import HealthPanel
    from orgdesk.ui.registers.panel import RegistersPanel
    from orgdesk.ui.window import Window


class Workplace:
    """Explorer, centre, findings, inspector and status line of `window`, wired to its commands."""

    def __init__(self, window: Window, centre: Centre) -> None:
        """`centre` has been on the screen alone for a moment, so that the first picture comes soon."""
        desk, self._window = window.desk, window
        self.centre, self.matrix = centre, centre.matrix
        self.explorer = Explorer(desk)
        self.findings = FindingsPanel(desk)
        self.inspector = Inspector(desk)
        self.detail = FindingDetail(desk)
        self.inspector.set_detail(self.detail)
        self.status = StatusLine(desk)
        window.setStatusBar(self.status)
        self.places = Places(window, self.explorer, self.centre, self.findings, self.inspector)
        self.places.arranged.connect(window.actions_.refresh)
        self.matrix.filters_changed.connect(window.actions_.refresh)
        self.centre.page_changed.connect(window.actions_.refresh)
        self.centre.registers_made.connect(self._wire_registers)
        self.centre.health_made.connect(self._wire_health)
        self.matrix.edit_requested.connect(self.edit_details)
        self.matrix.add_agency_requested.connect(self.add_agency)
        self.matrix.add_function_requested.connect(self.add_function)
        self.inspector.edit_requested.connect(self.edit_details)
        self.inspector.rule_requested.connect(window.show_rule)
        self.findings.rule_requested.connect(window.show_rule)
        self.detail.rule_requested.connect(window.show_rule)
        self.detail.accept_requested.connect(lambda _: self.findings.accept_current())
        self.explorer.context_menu_requested.connect(self._menu("rows"))
        self.matrix.context_menu_requested.connect(self._menu("cells"))
        self.findings.context_menu_requested.connect(self._menu("findings"))

    def _wire_registers(self, registers: RegistersPanel) -> None:
        registers.context_menu_requested.connect(self._menu("lists"))
        registers.list_changed.connect(self._window.actions_.refresh)

    def _wire_health(self, health: HealthPanel) -> None:
        health.add_agency_requested.connect(self.add_agency)
        health.add_function_requested.connect(self.add_function)

    def _menu(self, name: str) -> Callable[[QPoint], None]:
        def show(at: QPoint) -> None:
            context_menu(name, self._window.actions_, self._window).popup(at)

        return show

    # -- what can be done now --------------------------------------------------------------------

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._window.desk.document.undo_label is not None

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return self._window.desk.document.redo_label is not None

    @property
    def has_row(self) -> bool:
        """Whether an agency, a unit, a function or a row of a list is selected."""
        return not self._window.is_answering and bool(self._window.desk.selection.rows)

    @property
    def has_branch(self) -> bool:
        """Whether an agency, a unit or a function is selected."""
        return self.has_row and self.explorer.has_row

    @property
    def can_move(self) -> bool:
        """Whether what is selected has a place among others of its kind."""
        return self.has_branch or (self.has_row and self._is_listed and self.centre.registers.can_move)

    @property
    def _is_listed(self) -> bool:
        """Whether what is selected is a row of a list, rather than one of the explorer."""
        return bool(self._window.desk.selection.rows) and not self.explorer.has_row

    @property
    def has_cells(self) -> bool:
        """Whether cells of the matrix are selected."""
        return not self._window.is_answering and bool(self._window.desk.selection.cells)

    @property
    def has_selection(self) -> bool:
        """Whether rows or cells are selected."""
        return self.has_row or self.has_cells

    @property
    def can_paste(self) -> bool:
        """Whether there is a place to paste into: the matrix, or the tree that was used last."""
        return not self._window.is_answering and not self._is_listed

    @property
    def can_add_unit(self) -> bool:
        """Whether there is an agency to add a unit to."""
        return bool(self._window.desk.organization.agencies)

    # -- commands that concern several places ----------------------------------------------------

    def show_repairs(self) -> None:
        """Show the card of the selected finding, with the keyboard at its first repair."""
        self.places.show_inspector(True)
        self.detail.focus_repairs()

    def add_agency(self) -> None:
        """Add an agency and name it."""
        self._unfolded_explorer().add_agency()

    def add_unit(self) -> None:
        """Add a unit and name it."""
        self._unfolded_explorer().add_unit()

    def add_function(self) -> None:
        """Add a function and name it."""
        self._unfolded_explorer().add_function()

    def add_below(self) -> None:
        """Add a unit or a function below the selected one, and name it."""
        self._unfolded_explorer().add_below()

    def add_service(self) -> None:
        """Add a service and name it."""
        self._shown_registers().adding.service()

    def add_supply(self) -> None:
        """Add a supply."""
        self._shown_registers().adding.supply()

    def add_position(self) -> None:
        """Add a position."""
        self._shown_registers().adding.position()

    def add_person(self) -> None:
        """Add a person and name them."""
        self._shown_registers().adding.person()

    def rename(self) -> None:
        """Rename what is selected, in its place."""
        if self._is_listed:
            self._shown_registers().rename()
        else:
            self._unfolded_explorer().rename()

    def move_up(self) -> None:
        """Put what is selected before the one above it."""
        self._move(-1)

    def move_down(self) -> None:
        """Put what is selected after the one below it."""
        self._move(1)

    def _move(self, steps: int) -> None:
        if self._is_listed:
            self._shown_registers().move_rows(steps)
        elif steps < 0:
            self.explorer.move_up()
        else:
            self.explorer.move_down()

    def find(self) -> None:
        """Find a function or a unit in the matrix, or a row of the list that is shown."""
        if self.centre.page == RESOURCES:
            self.centre.registers.focus_filter()
        else:
            self.centre.show_page(MATRIX)
            self.matrix.open_find()

    def _shown_registers(self) -> RegistersPanel:
        self.centre.show_page(RESOURCES)
        return self.centre.registers

    def _unfolded_explorer(self) -> Explorer:
        if not self.places.explorer_shown:
            self.places.toggle_explorer()
        return self.explorer

    def edit_details(self) -> None:
        """Open the editor of the cell, or go to the inspector for rows."""
        window = self._window
        if window.desk.selection.cells:
            from orgdesk.ui.matrix.cell_editor import CellEditor

            CellEditor(window.desk, window.desk.selection.cells[0], window).exec()
        else:
            self.places.show_inspector(True)
            self.inspector.focus_first()

    def copy(self) -> None:
        """Copy the selected rows or cells."""
        if self._is_listed:
            self.centre.registers.copy()
        elif self._window.desk.selection.rows:
            self.explorer.copy()
        else:
            self.matrix.copy()

    def paste(self) -> None:
        """Paste roles into the matrix, or names into the tree that is in hand."""
        in_matrix = self.matrix.isAncestorOf(self._window.focusWidget() or self._window)
        if self.explorer.has_focus or (self.explorer.has_row and not in_matrix):
            self._unfolded_explorer().paste()
        else:
            self.matrix.paste()

    def delete(self) -> None:
        """Delete the selected rows, having said what goes along, or empty the cells."""
        if self._is_listed:
            self.centre.registers.delete()
        elif self._window.desk.selection.rows:
            self.explorer.delete()
        else:
            self.matrix.delete()

    def expand_all(self) -> None:
        """Unfold matrix and explorer."""
        self.matrix.expand_all()
        self.explorer.expand_all()

    def collapse_all(self) -> None:
        """Fold matrix and explorer."""
        self.matrix.collapse_all()
        self.explorer.collapse_all()
