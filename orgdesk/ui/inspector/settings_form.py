"""The dialog in which a consultant sets up a project: title page, limits and vocabulary."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QWidget

from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.layouts import column
from orgdesk.ui.inspector.limits_page import LimitsPage
from orgdesk.ui.inspector.list_page import ListPage
from orgdesk.ui.inspector.project_form import ProjectForm
from orgdesk.ui.inspector.vocabulary_pages import RegulationsPage, RolesPage, ScopeValuesPage


class ProjectDialog(QDialog):
    """Every edit is done at once and can be undone; there is nothing to confirm."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.title_page = ProjectForm(desk, plain=True)
        self.title_page.column.setContentsMargins(16, 16, 16, 12)
        self.title_page.column.addStretch(1)
        self.limits = LimitsPage(desk)
        self.roles = RolesPage(desk)
        self.regulations = RegulationsPage(desk)
        self.scope_values = ScopeValuesPage(desk)
        self.pages: tuple[ListPage, ...] = (self.limits, self.roles, self.regulations, self.scope_values)
        self.tabs = QTabWidget(self)
        for page in (self.title_page, *self.pages):
            self.tabs.addTab(page, "")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self.buttons.rejected.connect(self.reject)
        parts = column(self, gap=0, margins=(8, 8, 8, 12))
        parts.addWidget(self.tabs, 1)
        bottom = column(margins=(16, 0, 16, 0))
        bottom.addWidget(self.buttons)
        parts.addLayout(bottom)
        self.resize(820, 600)
        desk.changed.connect(self._changed)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """Room for tables with sentences in them."""
        return QSize(880, 620)

    def refresh(self) -> None:
        """Read all pages again."""
        self.title_page.refresh()
        for page in self.pages:
            page.refresh()

    def done(self, result: int) -> None:
        """Take over what is still being typed."""
        if self.desk.is_open:
            self.title_page.finish()
        super().done(result)

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self.setWindowTitle(self.tr("Title page and settings"))
        names = (
            self.tr("Title page"),
            self.tr("Limits"),
            self.tr("Roles and resources"),
            self.tr("Regulations"),
            self.tr("Scope values"),
        )
        for n, name in enumerate(names):
            self.tabs.setTabText(n, name)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _changed(self, change_set: object, delta: object, initiator: object) -> None:
        if change_set and self.desk.is_open:
            self.refresh()
