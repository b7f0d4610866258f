"""The explorer: agencies with their units, and functions, as trees in which to add, name and move rows."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from orgdesk.analysis.findings import FindingsDelta
from orgdesk.editing.agencies import add_agency
from orgdesk.editing.functions import add_function
from orgdesk.editing.pasting import LEVEL_BELOW
from orgdesk.editing.rows import new_id
from orgdesk.editing.several import delete_rows
from orgdesk.editing.units import add_unit
from orgdesk.exchange.summary import counts
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Token
from orgdesk.organization.records import Agency, AgencyKind, Function, FunctionLevel, Unit
from orgdesk.ui.deleting import DeleteQuestion, needs_asking
from orgdesk.ui.desk import NOTHING, Desk, Selection
from orgdesk.ui.explorer.function_tree import FunctionTree
from orgdesk.ui.explorer.pane import Pane
from orgdesk.ui.explorer.unit_tree import UnitTree
from orgdesk.ui.remembered import recall_bytes, remember

_SIZES = "explorer/sizes"
_MARKS_PAUSE = 200
"""Milliseconds between two looks at many findings that come in."""
_MANY_FINDINGS = 100


class Explorer(QWidget):
    """The panel at the left of the window."""

    context_menu_requested = Signal(QPoint)
    """The user asks for the menu of the selected rows, at this place of the screen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.units = Pane(UnitTree(desk), desk, [self.add_agency, self.add_unit, self.add_below])
        self.functions = Pane(FunctionTree(desk), desk, [self.add_function])
        self._panes = (self.units, self.functions)
        self._active = self.units
        self._marks = QTimer(self, singleShot=True, interval=_MARKS_PAUSE)
        self._marks.timeout.connect(self._renew_marks)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        for pane in self._panes:
            self._splitter.addWidget(pane)
            self._wire(pane)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        self._splitter.restoreState(recall_bytes(_SIZES))
        self._splitter.splitterMoved.connect(lambda: remember(_SIZES, self._splitter.saveState()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        self.setMinimumWidth(200)
        desk.opened.connect(self._opened)
        desk.changed.connect(self._changed)
        desk.selected.connect(self._selected)
        desk.shown.connect(self._shown)
        desk.language_changed.connect(self.retranslate)
        self.retranslate()
        self._opened()

    def _wire(self, pane: Pane) -> None:
        view = pane.view
        view.chosen.connect(lambda: self._chosen(pane))
        view.entered_focus.connect(lambda: self._enter(pane))
        view.delete_requested.connect(self.delete)
        view.move_requested.connect(self._move)
        view.depth_requested.connect(self._change_depth)
        view.menu_requested.connect(self.context_menu_requested)

    # -- words -----------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        no_match = self.tr("No name or code here has “{words}”.")
        self.units.say(
            self.tr("Agencies and units"),
            [self.tr("Add agency"), self.tr("Add unit"), self.tr("Add below")],
            nothing=self.tr("Begin with the agencies that take part; then add their units."),
            first=self.tr("Add agency"),
            no_match=no_match,
        )
        self.functions.say(
            self.tr("Functions"),
            [self.tr("Add function")],
            nothing=self.tr("List what has to be done, whoever does it."),
            first=self.tr("Add function"),
            no_match=no_match,
        )

    # -- following the desk ----------------------------------------------------------------------

    def _opened(self) -> None:
        for pane in self._panes:
            pane.field.clear()
            with pane.view.quietly():
                pane.tree.reload()
            pane.view.mark(frozenset())
        self._count()
        if self._desk.is_open:
            here = self._desk.organization
            self.units.view.start_over(len(here.agencies) + len(here.units))
            self.functions.view.start_over(len(here.functions))

    def _changed(self, change_set: ChangeSet | None, delta: FindingsDelta | None, initiator: object) -> None:
        if change_set is not None:
            for pane in self._panes:
                path = pane.view.current_path
                with pane.view.quietly():
                    moved = pane.tree.take(change_set)
                if moved:
                    self._keep_selection(pane, path)
            if any(row.kind in (Unit.kind, Function.kind) for row in change_set):
                self._count()
        if delta is None:
            return
        if self._desk.is_first_pass or len(delta.appeared) + len(delta.vanished) > _MANY_FINDINGS:
            if not self._marks.isActive():
                self._marks.start()
            return
        for pane in self._panes:
            pane.tree.take_findings(delta)

    def _renew_marks(self) -> None:
        for pane in self._panes:
            pane.tree.forget_findings()
            pane.view.viewport().update()

    def _count(self) -> None:
        is_open = self._desk.is_open
        self.units.count(len(self._desk.organization.units) if is_open else 0)
        self.functions.count(counts(self._desk.organization)["functions"] if is_open else 0)

    def _keep_selection(self, pane: Pane, path: list[Token]) -> None:
        """Where rows were taken out and put in again, select them; where they are gone, what is near."""
        chosen = [token for token in self._desk.selection.rows if token[0] in pane.tree.kinds]
        left = [token for token in chosen if pane.tree.holds(token)]
        if left == chosen:
            if set(pane.view.selected()) != set(left):
                pane.view.pick(left, reveal=False)
            return
        if not left:
            nearest = (token for token in (pane.view.current, *path) if token and pane.tree.holds(token))
            left = list(islice(nearest, 1))
        pane.view.pick(left, reveal=False)
        self._desk.select(Selection(rows=tuple(left)) if left else NOTHING, self)

    def _selected(self, selection: Selection, initiator: object) -> None:
        if initiator is self:
            return
        self._show_selection(selection)

    def _show_selection(self, selection: Selection) -> None:
        cell = selection.cells[:1]
        marked = frozenset(t for unit, function in cell for t in (("unit", unit), ("function", function)))
        for pane in self._panes:
            rows = [token for token in selection.rows if token[0] in pane.tree.kinds]
            if rows or pane.view.selected():
                pane.view.pick(rows)
            pane.view.mark(marked)

    def _shown(self, selection: Selection, initiator: object) -> None:
        if initiator is self:
            return
        for pane in self._panes:
            if any(pane.tree.holds(row) and not pane.tree.index_of(row).isValid() for row in selection.rows):
                pane.clear_filter()
        self._show_selection(selection)

    def _chosen(self, pane: Pane) -> None:
        self._active = pane
        for other in self._panes:
            other.view.mark(frozenset())
            if other is not pane:
                other.view.pick([])
        rows = tuple(pane.view.selected())
        self._desk.select(Selection(rows=rows) if rows else NOTHING, self)

    def _enter(self, pane: Pane) -> None:
        self._active = pane

    # -- what the commands are about -------------------------------------------------------------

    @property
    def has_row(self) -> bool:
        """Whether an agency, a unit or a function is selected."""
        return bool(self._rows()[1])

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard works on one of the trees."""
        return any(pane.isAncestorOf(self.focusWidget() or self) for pane in self._panes)

    @property
    def can_add_unit(self) -> bool:
        """Whether there is an agency to add a unit to."""
        return self._desk.is_open and bool(self._desk.organization.agencies)

    def _rows(self) -> tuple[Pane, list[Token]]:
        """The selected rows of the tree that was used last, else of the other."""
        panes = sorted(self._panes, key=lambda pane: pane is not self._active)
        for pane in panes:
            rows = [token for token in self._desk.selection.rows if pane.tree.holds(token)]
            if rows:
                return pane, rows
        return self._active, []

    def _selected_of(self, pane: Pane) -> Token | None:
        """The row of a tree that new rows are placed by: selected, or that of the selected cell."""
        selection = self._desk.selection
        cells = [token for cell in selection.cells for token in zip(("unit", "function"), cell, strict=True)]
        return next((token for token in (*selection.rows, *cells) if pane.tree.holds(token)), None)

    # -- adding ----------------------------------------------------------------------------------

    def add_agency(self) -> None:
        """Add an agency after the others, and name it."""
        agency = Agency(id=new_id(), name=self.tr("New agency"), agency_kind=AgencyKind.LOCAL_AGENCY)
        if self._desk.do(add_agency, agency):
            self._name(self.units, ("agency", agency.id))

    def add_unit(self) -> None:
        """Add a unit beside the selected one, or to the selected agency, and name it."""
        if not self.can_add_unit:
            return
        beside = self._selected_of(self.units)
        if beside is None:
            agencies = self.units.tree.below(None)
            self._add_unit_below(agencies[-1])
        else:
            self._add_unit_below(self.units.tree.above(beside) or beside)

    def _add_unit_below(self, above: Token) -> None:
        agency, superior = above[1], None
        if above[0] == "unit":
            agency, superior = self._desk.organization.units[above[1]].agency, above[1]
        unit = Unit(id=new_id(), agency=agency, name=self.tr("New unit"))
        if self._desk.do(add_unit, unit, superior):
            self._name(self.units, ("unit", unit.id))

    def add_function(self) -> None:
        """Add a function beside the selected one, else at the top, and name it."""
        beside = self._selected_of(self.functions)
        level = FunctionLevel.FUNCTION
        if beside is not None:
            level = self._desk.organization.functions[beside[1]].level
        self._add_function_below(None if beside is None else self.functions.tree.above(beside), level)

    def _add_function_below(self, above: Token | None, level: FunctionLevel) -> None:
        function = Function(
            id=new_id(),
            wording=self.tr("New function"),
            parent=None if above is None else above[1],
            level=level,
        )
        if self._desk.do(add_function, function):
            self._name(self.functions, ("function", function.id))

    def add_below(self) -> None:
        """Add a unit below the selected agency or unit, or a function below the selected one, and name it."""
        _, rows = self._rows()
        if not rows:
            return
        if rows[0][0] == "function":
            level = LEVEL_BELOW[self._desk.organization.functions[rows[0][1]].level]
            self._add_function_below(rows[0], level)
        else:
            self._add_unit_below(rows[0])

    def _name(self, pane: Pane, token: Token) -> None:
        """Select a fresh row and have it named in its place."""
        if not pane.tree.index_of(token).isValid():
            pane.clear_filter()
        pane.view.setFocus(Qt.FocusReason.OtherFocusReason)
        pane.view.pick([token])
        self._chosen(pane)
        pane.view.name(token)

    # -- editing ---------------------------------------------------------------------------------

    def rename(self) -> None:
        """Rename the selected row in its place."""
        pane, rows = self._rows()
        if rows:
            if not pane.tree.index_of(rows[0]).isValid():
                pane.clear_filter()
            pane.view.name(rows[0])

    def move_up(self) -> None:
        """Put the selected rows before the one above them."""
        self._move(-1)

    def move_down(self) -> None:
        """Put the selected rows after the one below them."""
        self._move(1)

    def _move(self, steps: int) -> None:
        pane, rows = self._rows()
        rows = pane.tree.tops(rows)
        if not rows:
            return
        above = pane.tree.above(rows[0])
        siblings = pane.tree.below(above)
        rows = [token for token in rows if token in siblings]
        at = [siblings.index(token) for token in rows]
        if steps < 0 and min(at) > 0:
            self._place(pane, rows, above, siblings[min(at) - 1])
        elif steps > 0 and max(at) + 1 < len(siblings):
            self._place(pane, rows, above, siblings[max(at) + 2] if max(at) + 2 < len(siblings) else None)

    def _change_depth(self, levels: int) -> None:
        """Move the selected rows out, after what they stand below, or in, below the sibling before them."""
        pane, rows = self._rows()
        rows = pane.tree.tops(rows)
        above = pane.tree.above(rows[0]) if rows else None
        if not rows:
            return
        siblings = pane.tree.below(above)
        rows = [token for token in rows if token in siblings]
        at = siblings.index(rows[0])
        if levels > 0 and at > 0:
            self._place(pane, rows, siblings[at - 1], None)
        elif levels < 0 and above is not None:
            further = pane.tree.above(above)
            aunts = pane.tree.below(further)
            after = aunts.index(above) + 1
            self._place(pane, rows, further, aunts[after] if after < len(aunts) else None)

    def _place(self, pane: Pane, rows: list[Token], below: Token | None, before: Token | None) -> None:
        if pane.tree.takes(rows, below) and self._desk.do(pane.tree.placing, rows, below, before):
            index = pane.tree.index_of(rows[0])
            if index.isValid():
                pane.view.reveal(index)

    def delete(self) -> None:
        """Delete the selected rows; where others go along, say so first."""
        _, rows = self._rows()
        if not rows:
            return
        if not needs_asking(self._desk.organization, rows):
            self._desk.do(delete_rows, rows)
            return
        question = DeleteQuestion(self._desk, rows, self.window())
        question.accepted.connect(
            lambda: self._desk.do(delete_rows, rows, with_subordinates=question.with_subordinates)
        )
        question.finished.connect(question.deleteLater)
        question.open()

    def copy(self) -> None:
        """Put the selected rows on the clipboard, indented as they stand."""
        from orgdesk.ui.explorer import pasting

        pane, rows = self._rows()
        pasting.copy(pane, rows, self._desk)

    def paste(self) -> None:
        """Add what is listed on the clipboard below the selected row, and select it."""
        from orgdesk.ui.explorer import pasting

        pane, rows = self._rows()
        new = pasting.paste(pane, rows[0] if rows else None, self._desk)
        if new:
            if not all(pane.tree.index_of(token).isValid() for token in new):
                pane.clear_filter()
            pane.view.pick(new)
            self._chosen(pane)

    # -- view ------------------------------------------------------------------------------------

    def expand_all(self) -> None:
        """Unfold both trees."""
        for pane in self._panes:
            pane.view.unfold_all()

    def collapse_all(self) -> None:
        """Fold both trees."""
        for pane in self._panes:
            pane.view.fold_all()

    def focus_units(self) -> None:
        """Go to the tree of units with the keyboard."""
        self._focus(self.units)

    def _focus(self, pane: Pane) -> None:
        if pane.tree.rowCount() == 0 and not pane.tree.is_filtered:
            pane.first_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            pane.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
