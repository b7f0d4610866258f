"""The controls that narrow the matrix; where the window is narrow they fold into one menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import name_of, short
from orgdesk.organization.names import LEVELS
from orgdesk.organization.records import Level
from orgdesk.ui.desk import Desk
from orgdesk.ui.icons import icon
from orgdesk.ui.matrix.filters import ALL, Filters
from orgdesk.ui.matrix.model import MatrixModel

OptionT = TypeVar("OptionT")


class Checks(QMenu):
    """A menu that stays open while things in it are checked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)


class FilterLine(QWidget):
    """Agency, level and role to choose from, two switches, and a way to lay all filters aside."""

    def __init__(self, desk: Desk, matrix: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._matrix = desk, matrix
        self._agency_menu, self._level_menu, self._role_menu = Checks(self), Checks(self), Checks(self)
        self._agency_menu.setStyleSheet("QMenu { menu-scrollable: 1; }")
        self._agency_menu.aboutToShow.connect(self._list_agencies)
        self._level_menu.aboutToShow.connect(self._list_levels)
        self._role_menu.aboutToShow.connect(self._list_roles)
        self.only_findings = QAction(self)
        self.only_unit = QAction(self)
        for action, run in (
            (self.only_findings, self.toggle_only_findings),
            (self.only_unit, self.toggle_only_unit),
        ):
            action.setCheckable(True)
            action.triggered.connect(run)
        self._folded = QToolButton(self)
        self._folded_menu = Checks(self)
        self._folded_menu.addMenu(self._agency_menu)
        self._folded_menu.addMenu(self._level_menu)
        self._folded_menu.addMenu(self._role_menu)
        self._folded_menu.addSeparator()
        self._folded_menu.addActions([self.only_findings, self.only_unit])
        self._folded.setMenu(self._folded_menu)
        self._menus = [self._opener(m) for m in (self._agency_menu, self._level_menu, self._role_menu)]
        self._switches = [self._switch(self.only_findings), self._switch(self.only_unit)]
        self._clear = QToolButton(self)
        self._clear.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addStretch(1)
        for button in (*self._menus, *self._switches, self._folded, self._clear):
            layout.addWidget(button)
        self._folded.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        matrix.rebuilt.connect(self.refresh)
        desk.language_changed.connect(self.refresh)
        desk.theme_changed.connect(self._tint)
        self._tint()
        self.retranslate()

    def toggle_only_findings(self) -> None:
        """Show only rows with findings, or all again."""
        self._set(replace(self._matrix.filters, only_findings=not self._matrix.filters.only_findings))

    def toggle_only_unit(self) -> None:
        """Show only the selected unit and its functions, or all again."""
        if self._matrix.filters.unit is not None:
            self._set(replace(self._matrix.filters, unit=None))
            return
        selection = self._desk.selection
        unit = next((id_ for kind, id_ in selection.rows if kind == "unit"), None)
        if unit is None and selection.cells:
            unit = selection.cells[0][0]
        if unit is None:
            self.refresh()
            self._desk.refused.emit(_NO_UNIT)
            return
        self._set(replace(self._matrix.filters, unit=unit))

    def clear(self) -> None:
        """Show everything."""
        self._matrix.set_filters(ALL)

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self.only_findings.setText(self.tr("Only rows with findings"))
        self.only_unit.setText(self.tr("Only this unit"))
        self.only_unit.setToolTip(self.tr("Only the selected unit, and the functions on which it has a role"))
        self._clear.setText(self.tr("Clear filters"))
        self._folded.setAccessibleName(self.tr("Filters"))
        self.refresh()

    def refresh(self) -> None:
        """Say what is filtered now."""
        filters = self._matrix.filters
        every = self.tr("all")
        names = [self._agency_words(filters), self._level_words(filters), self._role_words(filters)]
        titles = (self.tr("Agency"), self.tr("Level"), self.tr("Role"))
        menus = (self._agency_menu, self._level_menu, self._role_menu)
        for button, menu, title, words in zip(self._menus, menus, titles, names, strict=True):
            button.setText(f"{title}: {words or every} ▾")
            button.setChecked(bool(words))
            menu.setTitle(f"{title}: {words or every}")
        self.only_findings.setChecked(filters.only_findings)
        self.only_unit.setChecked(filters.unit is not None)
        on = sum(map(bool, (*names, filters.only_findings, filters.unit)))
        self._folded.setText(self.tr("Filter: {count} ▾").format(count=on) if on else self.tr("Filter ▾"))
        self._folded.setChecked(bool(on))
        self._clear.setVisible(bool(on))
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(self._wide(), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # -- inner -----------------------------------------------------------------------------------

    def _opener(self, menu: QMenu) -> QToolButton:
        button = QToolButton(self)
        button.setMenu(menu)
        button.setCheckable(True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _switch(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return button

    def _wide(self) -> int:
        """The room that all controls need side by side."""
        shown = [*self._menus, *self._switches]
        if self._matrix.filters:
            shown.append(self._clear)
        return sum(button.sizeHint().width() + 4 for button in shown)

    def _arrange(self) -> None:
        is_narrow = self.width() < self._wide()
        for button in (*self._menus, *self._switches):
            button.setVisible(not is_narrow)
        self._folded.setVisible(is_narrow)

    def _tint(self) -> None:
        self._clear.setIcon(icon("close", self._desk.theme))
        self._clear.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def _set(self, filters: Filters) -> None:
        self._matrix.set_filters(filters)
        self.refresh()

    def _agency_words(self, filters: Filters) -> str:
        if not filters.agencies or not self._desk.is_open:
            return ""
        if len(filters.agencies) > 1:
            return str(len(filters.agencies))
        agency = self._desk.organization.agencies.get(next(iter(filters.agencies)))
        return (agency.short_name or short(agency)) if agency is not None else "1"

    def _level_words(self, filters: Filters) -> str:
        if len(filters.levels) > 1:
            return str(len(filters.levels))
        return next((self._level_name(level) for level in filters.levels), "")

    def _role_words(self, filters: Filters) -> str:
        if len(filters.roles) > 3:
            return str(len(filters.roles))
        return ", ".join(self._matrix.codes.in_order(filters.roles)) if filters.roles else ""

    def _level_name(self, level: Level | None) -> str:
        return self.tr("not stated") if level is None else self._desk.say(LEVELS[level])

    def _list_agencies(self) -> None:
        here = self._desk.organization
        chosen = self._matrix.filters.agencies
        rows = sorted(here.agencies.values(), key=lambda a: (a.order, a.id))
        options = [(a.id, name_of(a)) for a in rows if here.bucket("units_of_agency", a.id)]
        self._fill(
            self._agency_menu, options, chosen, lambda s: self._set(replace(self._matrix.filters, agencies=s))
        )

    def _list_levels(self) -> None:
        present = {unit.level for unit in self._desk.organization.units.values()}
        options: list[tuple[Level | None, str]] = [
            (level, self._level_name(level)) for level in (*Level, None) if level in present
        ]
        self._fill(
            self._level_menu,
            options,
            self._matrix.filters.levels,
            lambda s: self._set(replace(self._matrix.filters, levels=s)),
        )

    def _list_roles(self) -> None:
        codes = self._matrix.codes
        options = [(code, f"{code}  {self._desk.say(codes.name(code))}") for code in codes.roles]
        self._fill(
            self._role_menu,
            options,
            self._matrix.filters.roles,
            lambda s: self._set(replace(self._matrix.filters, roles=s)),
        )

    def _fill(
        self,
        menu: QMenu,
        options: list[tuple[OptionT, str]],
        chosen: frozenset[OptionT],
        choose: Callable[[frozenset[OptionT]], None],
    ) -> None:
        """List the options with checks; nothing checked means all."""
        menu.clear()
        picked = set(chosen)
        every = menu.addAction(self.tr("All"))
        every.setCheckable(True)
        every.setChecked(not picked)
        menu.addSeparator()
        actions: list[QAction] = []

        def set_every() -> None:
            picked.clear()
            for action in actions:
                action.setChecked(False)
            every.setChecked(True)
            choose(frozenset())

        def set_one(option: OptionT) -> None:
            picked.symmetric_difference_update((option,))
            every.setChecked(not picked)
            choose(frozenset(picked))

        every.triggered.connect(lambda: set_every())
        for option, words in options:
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(option in picked)
            action.triggered.connect(lambda _=False, o=option: set_one(o))
            actions.append(action)


_NO_UNIT = Text("Pilih dahulu sebuah unit atau selnya.", "Select a unit or one of its cells first.")
