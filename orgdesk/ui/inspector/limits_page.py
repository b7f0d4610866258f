"""The project's own limits and policy: what the rules hold the model against."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeWidgetItem, QWidget

from orgdesk.analysis.catalogue import all_rules, rule_by_code
from orgdesk.analysis.engine import limits_for
from orgdesk.editing.settings import clear_setting, set_setting
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.names import FUNCTION_TYPES
from orgdesk.organization.records import FunctionType
from orgdesk.reference.policy import (
    HOURS,
    UNTYPED,
    case_limits,
    cases_source,
    default_policy,
    hours_source,
    limit_sources,
)
from orgdesk.ui.desk import Desk
from orgdesk.ui.inspector.list_page import ListPage

_VALUE = 1


_NOWHERE = Text("", "")


@dataclass(frozen=True, slots=True)
class Entry:
    """A setting: its key, what it means, what holds without it, where that comes from."""

    key: str
    name: Text
    default: str
    source: Text = _NOWHERE

    @property
    def is_switch(self) -> bool:
        """Whether it is on or off."""
        return self.default in ("true", "false")


def entries() -> list[tuple[Text, list[Entry]]]:
    """All settings in groups: one a rule, then the tables of the policy."""
    groups = []
    sources = limit_sources()
    for rule in all_rules():
        if rule.limits:
            source = sources[rule.code].source if rule.code in sources else _NOWHERE
            made = [
                Entry(f"{rule.code}.{name}", rule.limit_names[name], _words(default), source)
                for name, default in rule.limits.items()
            ]
            groups.append((Text(f"{rule.code}  {rule.title.id}", f"{rule.code}  {rule.title.en}"), made))
    policy = default_policy()
    types = {t.value: FUNCTION_TYPES[t] for t in FunctionType} | {UNTYPED: _UNTYPED}
    groups.append(
        (
            _MANDATORY,
            [
                Entry(f"mandatory.{name}", types[name], " ".join("|".join(either) for either in roles))
                for name, roles in policy.mandatory.items()
            ],
        )
    )
    groups.append(
        (
            _COORDINATOR,
            [
                Entry(f"coordinator.{name}", _COORDINATOR_NAMES[name], str(number))
                for name, number in policy.coordinator.items()
            ],
        )
    )
    usual, why = case_limits({}), cases_source().source
    groups.append(
        (
            _CASES,
            [
                Entry("cases.fewest", _FEWEST, str(usual.fewest), why),
                Entry("cases.percent", _PERCENT, str(usual.percent), why),
            ],
        )
    )
    groups.append((_STAFFING, [Entry(HOURS, _HOURS, str(policy.hours), hours_source().source)]))
    pairs = [
        Entry(pair.key, Text(*(" + ".join(sorted(pair.codes)),) * 2), str(pair.weight), pair.why)
        for pair in policy.clashing
    ]
    return [*groups, (_CLASHING, pairs)]


class LimitsPage(ListPage):
    """Limits with their defaults and sources; values are edited in place."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, 4, parent)
        self._entries: dict[str, Entry] = {}
        self.tree.setItemDelegate(_OnlyValues(self.tree))
        self.tree.itemChanged.connect(self._changed)
        self.widths(300, 150, 150)
        self.reset = self.button(self._reset)
        self.retranslate()

    def fill(self) -> None:
        """Put the settings into the tree."""
        own = self.organization.settings
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        for title, group in entries():
            top = self.row(None, [self.desk.say(title)], None)
            top.setFirstColumnSpanned(True)
            for entry in group:
                self._entries[entry.key] = entry
                value = own[entry.key].value if entry.key in own else entry.default
                name = self.desk.say(entry.name)
                words = [name[:1].upper() + name[1:], value, entry.default, self.desk.say(entry.source)]
                if entry.is_switch:
                    words[1], words[2] = "", self.tr("yes") if entry.default == "true" else self.tr("no")
                item = self.row(top, words, ("setting", entry.key))
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                if entry.is_switch:
                    on = value.casefold() == "true"
                    item.setCheckState(_VALUE, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                if entry.key in own:
                    item.setFont(_VALUE, bold)

    def enable(self) -> None:
        """Only own values can be returned to their defaults."""
        chosen = self.chosen
        self.reset.setEnabled(chosen is not None and chosen[1] in self.organization.settings)

    def edit(self, item: QTreeWidgetItem) -> None:
        """Type another value."""
        token = item.data(0, Qt.ItemDataRole.UserRole)
        if token and not self._entries[token[1]].is_switch:
            self.tree.editItem(item, _VALUE)

    def set_value(self, key: str, value: str) -> bool:
        """Give a setting the project's own value; its default clears it."""
        entry = self._entries[key]
        value = value.strip()
        if value == entry.default and key in self.organization.settings:
            return self.do(lambda: clear_setting(self.organization, key))
        return value == entry.default or self.do(lambda: self._checked(key, value))

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self.tree.setHeaderLabels([self.tr("Limit"), self.tr("Value"), self.tr("Default"), self.tr("Source")])
        self.tree.setAccessibleName(self.tr("Limits"))
        self.hint.setText(
            self.tr("Double-click a value, or press Enter on it, to give this project its own.")
        )
        self.reset.setText(self.tr("&Return to default"))

    def _checked(self, key: str, value: str) -> ChangeSet:
        code = key.partition(".")[0]
        if any(rule.code == code for rule in all_rules()):
            value = value.replace(",", ".")
            limits_for(rule_by_code(code), {key: value})
        return set_setting(self.organization, key, value)

    def _changed(self, item: QTreeWidgetItem, at: int) -> None:
        token = item.data(0, Qt.ItemDataRole.UserRole)
        if not token or at != _VALUE:
            return
        value = item.text(_VALUE)
        if self._entries[token[1]].is_switch:
            value = "true" if item.checkState(_VALUE) == Qt.CheckState.Checked else "false"
        # An edit fills the tree anew, and Qt is still busy with the row that would go.
        QTimer.singleShot(0, self, lambda: self._take(token[1], value))

    def _take(self, key: str, value: str) -> None:
        if self.desk.is_open and not self.set_value(key, value):
            self.refresh()

    def _reset(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            self.do(lambda: clear_setting(self.organization, chosen[1]))


class _OnlyValues(QStyledItemDelegate):
    """Lets one type in the column of values only."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index).expandedTo(QSize(0, 28))

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        if index.column() == _VALUE:
            return super().createEditor(parent, option, index)
        return QWidget()  # one that is never shown


def _words(value: int | float | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else f"{value:.15g}"


_UNTYPED = Text("tanpa jenis", "no type")
_MANDATORY = Text("Peran wajib menurut jenis fungsi", "Roles that each type of function must have")
_COORDINATOR = Text("Kapan koordinator diperlukan", "When a coordinator is called for")
_COORDINATOR_NAMES = {
    "units": Text("mulai dari sekian unit", "from so many units"),
    "agencies": Text("mulai dari sekian instansi", "from so many agencies"),
}
_CASES = Text("Temuan yang menjadi satu kasus", "Findings that become one case")
_FEWEST = Text("paling sedikit sekian temuan serupa", "so many findings alike at least")
_PERCENT = Text("pada sekian persen yang dapat mengalaminya", "in so many per cent of those it could be in")
_STAFFING = Text("Kebutuhan pegawai", "Need for staff")
_HOURS = Text("jam kerja efektif per orang per tahun", "effective working hours of a person a year")
_CLASHING = Text(
    "Peran yang berbenturan (0 tidak, 1 saran, 2 peringatan, 3 kesalahan)",
    "Roles that clash (0 not, 1 advice, 2 warning, 3 error)",
)
