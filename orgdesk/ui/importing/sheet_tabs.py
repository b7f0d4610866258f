"""The sheets of the book, as tabs below the sheet; and the line that says what stands in the current cell."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTabBar

from orgdesk.exchange.excel.keys import STATE
from orgdesk.exchange.incoming.plan import ImportPlan
from orgdesk.exchange.sheets.grid import Place, Sheet, coordinate
from orgdesk.ui.desk import Desk
from orgdesk.ui.importing.problems import problems_of
from orgdesk.ui.importing.sheet_model import SheetModel


class SheetTabs(QTabBar):
    """A tab a sheet, with how much is asked about it and how many problems it has."""

    def __init__(self, desk: Desk, plan: ImportPlan) -> None:
        super().__init__(shape=QTabBar.Shape.RoundedSouth, expanding=False, usesScrollButtons=True)
        self._desk = desk
        self.setElideMode(Qt.TextElideMode.ElideNone)  # marks stand at the end; arrows scroll
        self.setDrawBase(False)
        for _ in plan.book.sheets:
            self.addTab("")

    def set_plan(self, plan: ImportPlan) -> None:
        """Show what a plan leaves open on each sheet."""
        problems = problems_of(plan)
        open_parts = [part for question in plan.questions for part in question.parts if not part.answered]
        for n, sheet in enumerate(plan.book.sheets):
            asked = sum(1 for part in open_parts if any(where.sheet == n for where in part.places))
            wrong = sum(1 for problem in problems if problem.sheet == sheet.name)
            name = f"({sheet.name})" if sheet.hidden else sheet.name
            marks = [f"? {asked}"] * bool(asked) + [f"! {wrong}"] * bool(wrong)
            self.setTabVisible(n, not is_state(sheet))
            self.setTabText(n, "  ".join([name.replace("&", "&&"), *marks]))
            titles = [self._desk.say(found.title) for found in plan.layouts if found.where.sheet == n]
            read = ", ".join(dict.fromkeys(titles)) or self.tr("Nothing is read from this sheet.")
            hidden = self.tr("The file hides this sheet.") if sheet.hidden else ""
            self.setTabToolTip(n, "\n".join(filter(None, (sheet.name, read, hidden))))
        self.setAccessibleName(self.tr("Sheets"))

    def step(self, step: int) -> None:
        """Go to the next sheet or the one before, around the end."""
        shown = [n for n in range(self.count()) if self.isTabVisible(n)]
        if self.currentIndex() in shown:
            self.setCurrentIndex(shown[(shown.index(self.currentIndex()) + step) % len(shown)])


def is_state(sheet: Sheet) -> bool:
    """Whether a sheet is the one in which our workbooks carry the state at export; nobody reads that."""
    return sheet.hidden and sheet.text(1, 1) == STATE


class CellLine(QLineEdit):
    """Where one is on the sheet, what the cell became, and all that it says; to read and to copy."""

    def __init__(self, cells: SheetModel) -> None:
        super().__init__(readOnly=True)
        self._cells = cells
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_place(self, place: Place | None) -> None:
        """Say it about a cell."""
        self.setAccessibleName(self.tr("The current cell"))
        if place is None:
            self.setText("")
            return
        cells, fate = self._cells, self._cells.fate_at(place)
        named = cells.fate_words(fate) if fate is not None else ""
        became = " · ".join(filter(None, (coordinate(place), named, cells.words_at(place))))
        self.setText("   ".join(filter(None, (became, " ".join(cells.sheet.text(*place).split())))))
        self.setCursorPosition(0)
