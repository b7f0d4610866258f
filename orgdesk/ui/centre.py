"""The middle of the window: the matrix and the other large places, a tab each.

Only the matrix is there from the start; the others are made when they are first shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QWidget

from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.fields.layouts import column, line
from orgdesk.ui.matrix.panel import MatrixPanel

if TYPE_CHECKING:
    from orgdesk.ui.health.panel import HealthPanel
    from orgdesk.ui.registers.panel import RegistersPanel

MATRIX, RESOURCES, HEALTH = "matrix", "resources", "health"
PAGES = (MATRIX, RESOURCES, HEALTH)
"""The pages in the order of their tabs."""

_PAGE_OF = {
    **dict.fromkeys(("agency", "unit", "function"), MATRIX),
    **dict.fromkeys(("service", "provider", "requirement", "supply"), RESOURCES),
    **dict.fromkeys(("position", "workload", "person", "incumbency"), RESOURCES),
}
"""Kind of row → where one goes to see it."""


class Centre(QWidget):
    """The pages, their tabs, and beside these what the page that is shown puts there."""

    page_changed = Signal()
    registers_made = Signal(object)
    """(RegistersPanel): the page of services and resources is shown for the first time."""
    health_made = Signal(object)
    """(HealthPanel): the page of figures is shown for the first time."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._registers: RegistersPanel | None = None
        self._health: HealthPanel | None = None
        self._projecting = False
        self.matrix = MatrixPanel(desk)
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        for _ in PAGES:
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(lambda at: self.show_page(PAGES[at]))
        self._tools = QStackedWidget(self)
        self._tools.addWidget(QWidget())
        self._tools.addWidget(self.matrix.filter_line)
        self._head = QFrame(self)
        self._head.setProperty("look", "paper")
        beside = line(self._head, gap=12, margins=(4, 4, 8, 0))
        beside.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        beside.addWidget(self._tools, 1)
        hairline = QFrame(self)
        hairline.setProperty("look", "hairline")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.matrix)
        parts = column(self, gap=0)
        parts.addWidget(self._head)
        parts.addWidget(hairline)
        parts.addWidget(self._stack, 1)
        self._hairline = hairline
        self._page = MATRIX
        self._show_tools()
        desk.opened.connect(self._opened)
        desk.shown.connect(self._shown)
        self.retranslate()

    # -- pages -----------------------------------------------------------------------------------

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return self._page

    def show_page(self, name: str) -> None:
        """Show the page of that name."""
        if name == self._page:
            return
        had_focus = self._stack.isAncestorOf(self.focusWidget() or self)
        self._page = name
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(PAGES.index(name))
        self._stack.setCurrentWidget(self._widget())
        self._show_tools()
        if had_focus:
            self.enter()
        self.page_changed.emit()

    def enter(self) -> None:
        """Give the page that is shown the keyboard."""
        if self._page == MATRIX:
            self.matrix.focus_matrix()
        elif self._page == HEALTH:
            self.health.enter()
        else:
            self.registers.enter()

    @property
    def registers(self) -> RegistersPanel:
        """The page of services and resources, made when first needed."""
        if self._registers is None:
            from orgdesk.ui.registers.panel import RegistersPanel

            self._registers = RegistersPanel(self._desk)
            self._stack.addWidget(self._registers)
            self.registers_made.emit(self._registers)
        return self._registers

    @property
    def health(self) -> HealthPanel:
        """The page of figures, made when first needed."""
        if self._health is None:
            from orgdesk.ui.health.panel import HealthPanel

            self._health = HealthPanel(self._desk)
            self._stack.addWidget(self._health)
            self.health_made.emit(self._health)
        return self._health

    def set_projecting(self, on: bool) -> None:
        """Show nothing but the matrix, large."""
        self._projecting = on
        if on:
            self.show_page(MATRIX)
        self._head.setVisible(not on)
        self._hairline.setVisible(not on)
        self.matrix.set_projecting(on)

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        names = {
            MATRIX: self.tr("Authority matrix"),
            RESOURCES: self.tr("Services and resources"),
            HEALTH: self.tr("Organization health"),
        }
        for n, page in enumerate(PAGES):
            self.tabs.setTabText(n, names[page])
        self.tabs.setAccessibleName(self.tr("Places"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # -- inner -----------------------------------------------------------------------------------

    def _widget(self) -> QWidget:
        makers: dict[str, Callable[[], QWidget]] = {
            MATRIX: lambda: self.matrix,
            RESOURCES: lambda: self.registers,
            HEALTH: lambda: self.health,
        }
        return makers[self._page]()

    def _show_tools(self) -> None:
        self._tools.setCurrentIndex(1 if self._page == MATRIX else 0)

    def _opened(self) -> None:
        self.show_page(MATRIX)

    def _shown(self, selection: Selection, initiator: object) -> None:
        """Go to the page on which the first of what is selected can be seen."""
        if self._projecting:
            return
        pages = [MATRIX] if selection.cells else [_PAGE_OF.get(kind) for kind, _ in selection.rows[:1]]
        for page in pages:
            if page is not None:
                self.show_page(page)
