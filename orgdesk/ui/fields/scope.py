"""A field for a scope: the values of each facet as chips, an amount from to, and all of it in words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from orgdesk.editing.scopes import check_scope
from orgdesk.organization.display import FACET_NAMES, name_of, scope_words
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.scope import EVERYTHING, Facet, Scope, Threshold
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.field import Field
from orgdesk.ui.fields.flow import Flow
from orgdesk.ui.fields.layouts import column, line
from orgdesk.ui.fields.lines import NumberField, TextField
from orgdesk.ui.fields.value_popup import ValuePopup
from orgdesk.ui.icons import icon

_LABEL_WIDTH = 92


class ScopeField(Field):
    """A scope in words; folded out, each facet and the amount can be set."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, folded: bool = True) -> None:
        super().__init__(desk, parent)
        self._scope = EVERYTHING
        self._held = EVERYTHING
        self.words = QLabel(self, wordWrap=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.unfold = QToolButton(self)
        self.unfold.setCheckable(True)
        self.unfold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.unfold.toggled.connect(self._fold)
        self._head = QWidget(self)
        head = line(self._head)
        head.addWidget(self.words, 1)
        head.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignTop)
        self._facets = {facet: _Facet(self, facet) for facet in Facet}
        self._low, self._high = NumberField(desk, self), NumberField(desk, self)
        self._measure = TextField(desk, self)
        self._detail = QWidget(self)
        self._lay_out_detail()
        self._empty = QLabel(self._detail, wordWrap=True)
        self._empty.setProperty("look", "secondary")
        body = QWidget(self)
        parts = column(body, gap=4)
        for part in (self._head, self._empty, self._detail):
            parts.addWidget(part)
        self.carry(body)
        if folded:
            self.setFocusProxy(self.unfold)
        for field in (self._low, self._high, self._measure):
            field.committed.connect(self._amount)
        desk.theme_changed.connect(self._wear)
        self.unfold.setChecked(not folded)
        self.unfold.setVisible(folded)
        self._wear()
        self.retranslate()
        self._fold()

    def value(self) -> Scope:
        """The scope that is chosen."""
        return self._scope

    def set_value(self, value: Any) -> None:
        """Show a scope."""
        self._held = self._scope = value
        self.mixed = False
        self._show()

    def set_mixed(self) -> None:
        """Show "several values"; choosing begins from everything."""
        self._held = self._scope = EVERYTHING
        self.mixed = True
        self._show()

    def restore(self) -> None:
        """Show again what was."""
        super().restore()
        self._scope = self._held
        self._show()

    def choose(self, facet: Facet, ids: tuple[str, ...]) -> None:
        """Narrow a facet to these values; none for all."""
        self._settle(self._scope.with_facet(facet, ids))

    def open_values(self, facet: Facet) -> ValuePopup:
        """Open the popup with the values of a facet."""
        popup = ValuePopup(self.desk.organization, facet, self._scope.get(facet), self)
        popup.chosen.connect(lambda ids: self.choose(facet, ids))
        popup.open_below(self._facets[facet].add)
        return popup

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        for facet, row in self._facets.items():
            name = self.desk.say(FACET_NAMES[facet])
            row.label.setText(name[:1].upper() + name[1:])
            row.add.setToolTip(self.tr("Choose: {facet}").format(facet=name))
            row.add.setAccessibleName(row.add.toolTip())
        self._amount_label.setText(self.tr("Amount"))
        self._low.set_placeholder(self.tr("from"))
        self._high.set_placeholder(self.tr("to"))
        self._measure.set_placeholder(self.tr("e.g. Rp"))
        self._low.set_name(self.tr("Amount from"))
        self._high.set_name(self.tr("Amount to below"))
        self._measure.set_name(self.tr("Unit of the amount"))
        self.unfold.setText(self.tr("Change"))
        self._empty.setText(
            self.tr("There are no areas, target groups or other values yet. Add them in the title page.")
        )
        self._show()

    def _lay_out_detail(self) -> None:
        grid = QGridLayout(self._detail)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setColumnStretch(1, 1)
        for n, row in enumerate(self._facets.values()):
            grid.addWidget(row.label, n, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(row.flow, n, 1)
        self._amount_label = QLabel(self._detail)
        self._amount_label.setProperty("look", "secondary")
        amount = line()
        for field in (self._low, self._high, self._measure):
            amount.addWidget(field, 1)
        grid.addWidget(self._amount_label, len(Facet), 0, 1, 2)
        grid.addLayout(amount, len(Facet) + 1, 0, 1, 2)

    def _fold(self) -> None:
        out = self.unfold.isChecked()
        self._detail.setVisible(out)
        if out:
            self._show()
        self._wear()

    def _wear(self) -> None:
        name = "chevron-up" if self.unfold.isChecked() else "chevron-down"
        self.unfold.setIcon(icon(name, self.desk.theme))
        for row in self._facets.values():
            row.add.setIcon(icon("plus", self.desk.theme))

    def _show(self) -> None:
        if not self.desk.is_open:
            return
        words = scope_words(self.desk.organization, self._scope, self.desk.language)
        if self.mixed:
            words = self.tr("several values")
        self.words.setText(words or self.tr("Everything, everywhere"))
        self.words.setProperty("look", "" if words and not self.mixed else "secondary")
        self.words.style().polish(self.words)
        if not self.unfold.isChecked():
            return
        values = self.desk.organization.facet_values.values()
        in_use = {value.facet for value in values} if len(values) < 10_000 else set(Facet)
        for facet, row in self._facets.items():
            row.show_values(self._scope.get(facet), facet in in_use)
        self._empty.setVisible(not in_use)
        threshold = self._scope.threshold or Threshold(measure=str(self._measure.value()))
        self._low.set_value(threshold.low)
        self._high.set_value(threshold.high)
        if self._scope.threshold is not None:
            self._measure.set_value(threshold.measure)

    def _amount(self) -> None:
        try:
            low, high = self._low.value(), self._high.value()
        except ValueError:  # told below that field
            return
        given = low is not None or high is not None
        threshold = Threshold(low, high, str(self._measure.value())) if given else None
        self._settle(Scope(self._scope.values, threshold))

    def _settle(self, scope: Scope) -> None:
        self._scope = scope
        try:
            check_scope(self.desk.organization, scope)
        except OrgDeskError as error:
            self.refuse(self.desk.say(error.sentence))
            return
        self.clear_refusal()
        if self.mixed or scope != self._held:
            self.mixed = False
            self._held = scope
            self._show()
            self.committed.emit()


class _Facet:
    """The widgets of one facet: its name, the chosen values as chips, a button to choose."""

    def __init__(self, field: ScopeField, facet: Facet) -> None:
        self._field, self._facet = field, facet
        self.label = QLabel(field, wordWrap=True)
        self.label.setProperty("look", "secondary")
        self.label.setFixedWidth(_LABEL_WIDTH)
        self.label.setMinimumHeight(24)
        self.flow = Flow(field)
        self.add = QToolButton(field)
        self.add.clicked.connect(lambda: field.open_values(facet))
        self.flow.fill([self.add])

    def show_values(self, ids: tuple[str, ...], in_use: bool) -> None:
        """Chips for `ids`; hidden altogether where the facet has no values to choose."""
        field = self._field
        organization = field.desk.organization
        self.label.setVisible(in_use)
        self.flow.setVisible(in_use)
        chips: list[QWidget] = []
        for id_ in ids:
            name = name_of(organization.get("facet_value", id_))
            chip = QPushButton(name, field)
            chip.setProperty("look", "chip")
            chip.setAutoDefault(False)  # Enter is for the dialog that the field stands in
            chip.setIcon(icon("close", field.desk.theme))
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            chip.setToolTip(QCoreApplication.translate("ScopeField", "Remove {name}").format(name=name))
            chip.setAccessibleName(chip.toolTip())
            rest = tuple(other for other in ids if other != id_)
            chip.clicked.connect(lambda _=False, rest=rest: field.choose(self._facet, rest))
            chips.append(chip)
        self.flow.fill([*chips, self.add])
