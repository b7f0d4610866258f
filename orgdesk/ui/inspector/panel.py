"""The inspector: what is selected, edited in place; the findings about it; below, the card of one finding."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QWidget

from orgdesk.analysis.findings import Finding, FindingsDelta
from orgdesk.analysis.standing import cells_of, tokens_of
from orgdesk.editing.rows import counted
from orgdesk.exchange.summary import UNTITLED
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.display import code_of, name_of, short
from orgdesk.organization.names import name_of_value
from orgdesk.organization.organization import KIND_NAMES, Token
from orgdesk.organization.records import Agency, Function, Position, Provider, Service, Supply, Unit
from orgdesk.ui.desk import NOTHING, Desk, Selection
from orgdesk.ui.facts import source_of
from orgdesk.ui.fields.layouts import column
from orgdesk.ui.fields.tab_order import order_tabs
from orgdesk.ui.inspector.agency_form import AgencyForm
from orgdesk.ui.inspector.cell_form import CellForm
from orgdesk.ui.inspector.finding_lines import FindingLines
from orgdesk.ui.inspector.form import Form, RowsForm, Section
from orgdesk.ui.inspector.function_form import FunctionForm
from orgdesk.ui.inspector.person_form import PersonForm
from orgdesk.ui.inspector.position_form import PositionForm
from orgdesk.ui.inspector.project_form import ProjectForm
from orgdesk.ui.inspector.provider_form import ProviderForm
from orgdesk.ui.inspector.service_form import ServiceForm
from orgdesk.ui.inspector.supply_form import SupplyForm
from orgdesk.ui.inspector.unit_form import UnitForm

_SHORTLY = 40
"""Milliseconds: several changes in a row are read once."""
_SELDOM = 400
"""Milliseconds: the number of findings in the whole model runs while it is checked for the first time."""
_ALL_CARE = frozenset(("role", "resource", "facet_value", "setting", "project"))
"""Kinds whose rows stand in every form: vocabulary and title."""
_LARGE = 500
"""Rows: what changes more is read again unseen."""


class Inspector(QWidget):
    """The panel at the right."""

    edit_requested = Signal()
    """Open the editor of the selected cell."""
    rule_requested = Signal(str)
    """Show the page of a rule."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.selection = NOTHING
        self._watched: set[Token] = set()
        self._title = QLabel(self, wordWrap=True)
        self._title.setProperty("look", "title")
        self._line = QLabel(self, wordWrap=True)
        self._line.setProperty("look", "secondary")
        self._body = QWidget(self)
        self._parts = column(self._body, gap=16, margins=(16, 16, 16, 16))
        head = column(gap=2)
        head.addWidget(self._title)
        head.addWidget(self._line)
        self._parts.addLayout(head)
        self._forms: dict[str, Form] = {}
        self.form: Form | None = None
        self._findings = FindingLines(desk, self._body)
        self._about = Section(desk, "findings", self._findings, self._body)
        self._parts.addWidget(self._about)
        self._parts.addStretch(1)
        self._scroll = _scrolling(self._body, self)
        self._detail: QWidget | None = None
        whole = column(self, gap=0)
        whole.addWidget(self._scroll, 1)
        self.setMinimumWidth(260)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.refresh)
        desk.opened.connect(self._opened)
        desk.selected.connect(self._selected)
        desk.changed.connect(self._changed)
        desk.language_changed.connect(self.retranslate)
        self.retranslate()
        self._opened()

    def sizeHint(self) -> QSize:
        """As wide as names need."""
        return QSize(300, 600)

    # -- what the window asks --------------------------------------------------------------------

    def set_detail(self, widget: QWidget) -> None:
        """Place the card of the finding that is selected below the title."""
        self._detail = widget
        self._parts.insertWidget(1, widget)
        widget.setVisible(self.desk.selection.finding is not None)

    def focus_first(self) -> None:
        """Have the first field ready to type in."""
        self.refresh()
        if self.form is None:
            return
        for child in self.form.findChildren(QWidget):
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(self):
                if child.parentWidget() is not None and isinstance(child.parentWidget(), Section):
                    continue
                child.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes down the form as it stands: forms add and drop lines while one works."""
        order_tabs(self._scroll, self._body)
        return super().focusNextPrevChild(next)

    # -- following the desk ----------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what is selected as it is now."""
        self._timer.stop()
        if not self.desk.is_open:
            return
        if self.selection != self.desk.selection:
            if self.form is not None:
                self.form.finish()
            self.selection = self.desk.selection
            self._scroll.verticalScrollBar().setValue(0)
        selection = self._existing()
        form = self._form_for(selection)
        if form is not self.form:
            if self.form is not None:
                self.form.hide()
            self.form = form
            if form is not None:
                form.show()
        self._watched = form.watched() if form is not None else set()
        if self._detail is not None:
            self._detail.setVisible(self.desk.selection.finding is not None)
        self._say_title(selection)
        self._show_findings(selection)

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self._about.set_title(self.tr("Findings about this"))
        self.setAccessibleName(self.tr("Inspector"))
        self._scroll.setAccessibleName(self.tr("Properties"))
        for form in self._forms.values():
            form.retranslate()
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _opened(self) -> None:
        for form in self._forms.values():
            form.hide()
            form.deleteLater()
        self._forms, self.form = {}, None
        self.selection = NOTHING
        self._body.setVisible(self.desk.is_open)
        self.refresh()

    def _selected(self, selection: Selection, initiator: object) -> None:
        self._timer.start(_SHORTLY)

    def _changed(self, change_set: ChangeSet | None, delta: FindingsDelta | None, initiator: object) -> None:
        if change_set is not None and self._concerns(change_set):
            self._timer.start(_SHORTLY)
        elif not self._timer.isActive() and delta is not None and self._is_about(delta):
            self._timer.start(_SHORTLY if self.selection != NOTHING else _SELDOM)

    def _concerns(self, change_set: ChangeSet) -> bool:
        if len(change_set.rows) > _LARGE or any(row.kind in _ALL_CARE for row in change_set):
            return True
        if isinstance(self.form, ProjectForm):
            return True
        return not self._watched.isdisjoint(self.desk.organization.touched(change_set))

    def _is_about(self, delta: FindingsDelta) -> bool:
        rows, cells = set(self.selection.rows), set(self.selection.cells)
        if not rows and not cells:
            return isinstance(self.form, ProjectForm)
        for finding in (*delta.appeared, *delta.vanished):
            if (rows and rows & tokens_of(finding)) or (cells and cells & cells_of(finding)):
                return True
        return False

    # -- showing ---------------------------------------------------------------------------------

    def _existing(self) -> Selection:
        """The selection without what was deleted meanwhile."""
        organization = self.desk.organization
        rows = tuple(row for row in self.selection.rows if organization.get(*row) is not None)
        cells = tuple(
            (unit, function)
            for unit, function in self.selection.cells
            if unit in organization.units and function in organization.functions
        )
        return Selection(rows, cells, self.selection.finding)

    def _form_for(self, selection: Selection) -> Form | None:
        if len(selection.cells) == 1:
            form = self._made("cell")
            assert isinstance(form, CellForm)
            form.bind(selection.cells[0])
            return form
        kinds = {kind for kind, _ in selection.rows}
        if len(kinds) == 1 and kinds <= _FORMS.keys() and not selection.cells:
            rows = self._made(kinds.pop())
            assert isinstance(rows, RowsForm)
            rows.bind([id_ for _, id_ in selection.rows])
            return rows
        if selection.rows or selection.cells:
            return None
        project = self._made("project")
        project.refresh()
        return project

    def _made(self, kind: str) -> Form:
        form = self._forms.get(kind)
        if form is None:
            form = _FORMS[kind](self.desk, self._body)
            form.hide()
            if isinstance(form, CellForm):
                form.edit_requested.connect(self.edit_requested)
            self._forms[kind] = form
            self._parts.insertWidget(1, form)
        return form

    def _say_title(self, selection: Selection) -> None:
        title, words = self._titles(selection)
        self._title.setText(title)
        self._line.setText(words)
        self._line.setVisible(bool(words))

    def _titles(self, selection: Selection) -> tuple[str, str]:
        organization, say = self.desk.organization, self.desk.say
        if len(selection.cells) == 1:
            unit, function = selection.cells[0]
            row = organization.units[unit]
            agency = organization.agencies[row.agency]
            return organization.functions[function].wording, " · ".join((row.name, name_of(agency)))
        if selection.cells:
            units = {unit for unit, _ in selection.cells}
            functions = {function for _, function in selection.cells}
            words = counted({"function": len(functions), "unit": len(units)})
            return self.tr("Cells: {count}").format(count=len(selection.cells)), say(words)
        if len(selection.rows) == 1:
            record = organization.get(*selection.rows[0])
            what = [_capital(say(KIND_NAMES[selection.rows[0][0]]))]
            if isinstance(record, Function):
                what[0] = _capital(say(name_of_value(record.level)))
                what += [] if record.type is None else [say(name_of_value(record.type))]
            elif isinstance(record, Unit):
                what += [] if record.unit_kind is None else [say(name_of_value(record.unit_kind))]
            elif isinstance(record, Agency):
                what.append(say(name_of_value(record.agency_kind)))
            elif isinstance(record, Provider):
                what.append(organization.services[record.service].name)
                return organization.units[record.unit].name, " · ".join(what)
            elif isinstance(record, Supply):
                ends = (source_of(organization, record), organization.units[record.recipient])
                way = " → ".join(map(short, ends))
                return record.what or way, " · ".join([*what, *([way] if record.what else [])])
            elif isinstance(record, Position):
                what.append(organization.units[record.unit].name)
            elif isinstance(record, Service):
                what += [record.bundle] if record.bundle else []
            code = code_of(record)
            return name_of(record), " · ".join([*what, *([code] if code else [])])
        if selection.rows:
            kinds = [kind for kind, _ in selection.rows]
            words = counted({kind: kinds.count(kind) for kind in dict.fromkeys(kinds)})
            return _capital(say(words)), self.tr("What you change holds for all of them.") if (
                len(set(kinds)) == 1
            ) else ""
        project = organization.project
        return project.name or say(UNTITLED), project.place

    def _show_findings(self, selection: Selection) -> None:
        standing = self.desk.findings
        found: Mapping[str, Finding] = {}
        if len(selection.cells) == 1:
            found = standing.of_cell(*selection.cells[0])
        elif len(selection.rows) == 1:
            found = standing.of_row(*selection.rows[0])
        self._about.setVisible(bool(found))
        if found:
            self._findings.show_findings(found)


_FORMS: dict[str, type[Form]] = {
    "project": ProjectForm,
    "agency": AgencyForm,
    "unit": UnitForm,
    "function": FunctionForm,
    "cell": CellForm,
    "service": ServiceForm,
    "provider": ProviderForm,
    "supply": SupplyForm,
    "position": PositionForm,
    "person": PersonForm,
}


def _scrolling(body: QWidget, parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    body.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    area.setWidget(body)
    return area


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
