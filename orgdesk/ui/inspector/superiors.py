"""Whom a unit answers to: lines and technical guidance, to add, change and remove."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from orgdesk.editing.units import add_superior, remove_reporting
from orgdesk.organization.changes import ChangeSet, change
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Reporting, ReportingKind
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.candidates import units
from orgdesk.ui.fields.choices import ChoiceField
from orgdesk.ui.fields.chooser import RowField
from orgdesk.ui.fields.field import Field
from orgdesk.ui.fields.layouts import column, line
from orgdesk.ui.icons import icon


class Superiors(QWidget):
    """The superiors of a unit."""

    changed = Signal(object, object)
    """(Field, a function that makes the ChangeSet): have it done, or the refusal shown below the field."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._unit = ""
        self._shown: list[tuple[Reporting, str]] = []
        self.rows: list[_Line] = []
        self.add = RowField(desk, units, self)
        self.add.committed.connect(self._add)
        self._column = column(self, gap=4)
        self._column.addWidget(self.add)
        desk.theme_changed.connect(self._rebuild)
        self.retranslate()

    def show_unit(self, unit: str) -> None:
        """Show the superiors of another unit, or of the same one again."""
        organization = self._desk.organization
        found = sorted(organization.superiors_of(unit), key=lambda r: (r.reporting_kind != "line", r.id))
        shown = [(r, organization.units[r.superior].name) for r in found]
        if unit != self._unit:
            self.add.set_value(None)
            self.add.restore()
        if (shown, unit) != (self._shown, self._unit):
            self._shown, self._unit = shown, unit
            self._rebuild()

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self.add.set_placeholder(self.tr("Add a superior…"))
        self.add.set_name(self.tr("Add a superior"))
        self._rebuild()

    def _rebuild(self) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for n, (reporting, name) in enumerate(self._shown):
            row = _Line(self._desk, reporting, name, self)
            row.remove.setToolTip(self.tr("Remove {name}").format(name=name))
            row.remove.setAccessibleName(row.remove.toolTip())
            row.kind.set_name(self.tr("Kind of line to {name}").format(name=name))
            row.remove.clicked.connect(self._remover(row, reporting))
            row.kind.committed.connect(self._changer(row, reporting))
            self._column.insertWidget(n, row)
            self.rows.append(row)

    def _add(self) -> None:
        superior = self.add.value()
        if superior is None:
            return
        has_line = any(r.reporting_kind == ReportingKind.LINE for r, _ in self._shown)
        kind = ReportingKind.DOTTED if has_line else ReportingKind.LINE
        self.add.set_value(None)
        self._tell(self.add, lambda o: add_superior(o, self._unit, superior, kind))
        if not self.add.refusal:
            self.add.restore()

    def _remover(self, row: _Line, reporting: Reporting) -> Callable[[], None]:
        return lambda: self._tell(row.kind, lambda o: remove_reporting(o, reporting.id))

    def _changer(self, row: _Line, reporting: Reporting) -> Callable[[], None]:
        def make(organization: Organization) -> ChangeSet:
            other = add_superior(organization, reporting.unit, reporting.superior, row.kind.value())
            gone = remove_reporting(organization, reporting.id)
            return change(other.label, [*gone, *other])

        return lambda: self._tell(row.kind, make)

    def _tell(self, field: Field, make: Callable[[Organization], ChangeSet]) -> None:
        self.changed.emit(field, lambda: make(self._desk.organization))


class _Line(QWidget):
    """One superior: its name as a link, the kind of line, a button that removes it."""

    def __init__(self, desk: Desk, reporting: Reporting, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        unit = desk.organization.units[reporting.superior]
        self.link = QPushButton(short(unit), self)
        self.link.setProperty("look", "link")
        self.link.setToolTip(name)
        self.link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.link.setCursor(Qt.CursorShape.PointingHandCursor)
        self.link.clicked.connect(lambda: desk.show_rows([("unit", reporting.superior)]))
        self.kind = ChoiceField(desk, ReportingKind, self, optional=False)
        self.kind.set_value(reporting.reporting_kind)
        self.remove = QToolButton(self)
        self.remove.setIcon(icon("close", desk.theme))
        parts = line(self)
        parts.addWidget(self.link, 2)
        parts.addWidget(self.kind, 3)
        parts.addWidget(self.remove)
