"""The item model of a list: ids in the order shown, their lines cached, sorted and filtered here.

It sleeps while nobody looks at it; awake, it keeps right what an edit touches and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from orgdesk.analysis.severity import Severity
from orgdesk.analysis.standing import worst
from orgdesk.editing.several import edit_rows
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Token
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.lines import number_of
from orgdesk.ui.registers.register import Line, Register, Value, say

SEVERITY = Qt.ItemDataRole.UserRole
"""The worst severity among the findings about a row; None where there are none."""
ALARM = Qt.ItemDataRole.UserRole + 1
"""Whether the number is a bad one."""

_ORDERING = ("agency", "unit")
"""Kinds of row whose order counts in that of the lists."""

_MANY = 60
"""So many comings and goings are told to the view one by one; after more it reads everything anew."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RegisterModel(QAbstractTableModel):
    """One list of the open document."""

    about_to_arrange = Signal()
    arranged = Signal()
    """Rows came, went or stand in another order."""

    def __init__(self, desk: Desk, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.register = register
        self._awake = False
        self._stale = True
        self._lines: dict[str, Line] = {}
        self._readers: dict[Token, set[str]] = {}
        self._ordered: list[str] = []
        self._shown: list[str] = []
        self._rows: dict[str, int] = {}
        self._sorted_by = -1
        self._ascending = True
        self._words: tuple[str, ...] = ()

    # -- content ---------------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._desk.organization.table(self.register.kind)) if self._desk.is_open else 0

    @property
    def is_filtered(self) -> bool:
        """Whether something is sought."""
        return bool(self._words)

    @property
    def is_sorted(self) -> bool:
        """Whether rows stand otherwise than in their own order."""
        return self._sorted_by >= 0

    @property
    def shown(self) -> Sequence[str]:
        """Ids in the order shown."""
        return self._shown

    def wake(self) -> None:
        """Begin to follow edits, with all that came meanwhile."""
        if not self._awake:
            self._awake = True
            if self._stale:
                self.reload()

    def sleep(self) -> None:
        """Let edits pass until somebody looks again."""
        self._awake = False

    def reload(self) -> None:
        """Read everything anew: another document, another language."""
        self._stale = not self._awake
        self.beginResetModel()
        self._lines, self._readers, self._ordered = {}, {}, []
        if self._awake and self._desk.is_open:
            self._ordered = self.register.order(self._desk.organization)
            for id_ in self._ordered:
                self._read(id_)
        self._show(self._wanted())
        self.endResetModel()

    def take(self, change_set: ChangeSet) -> None:
        """Take in an edit."""
        if not self._awake:
            self._stale = True
            return
        touched = self._desk.organization.touched(change_set)
        stale: set[str] = set()
        for token in touched & self._readers.keys():
            stale |= self._readers[token]
        kind = self.register.kind
        own = {row.id for row in change_set if row.kind == kind}
        if not stale and not own:
            return
        for id_ in stale | own:
            self._forget(id_)
        table = self._desk.organization.table(kind)
        left = sorted(id_ for id_ in stale | own if id_ in table)
        for id_ in left:
            self._read(id_)
        if own or any(row.kind in _ORDERING for row in change_set):
            self._ordered = self.register.order(self._desk.organization)
        for id_ in left:
            if id_ in self._rows:
                row = self._rows[id_]
                self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        self._arrange()
        for id_ in own - table.keys():  # until now the view could still ask for it
            self._lines.pop(id_, None)

    def forget_findings(self) -> None:
        """Other findings stand: the marks may be others."""
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, 0), [SEVERITY])

    def filter(self, words: str) -> None:
        """Show only rows in which all of `words` stand somewhere."""
        sought = tuple(words.casefold().split())
        if sought != self._words:
            self._words = sought
            self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 for the rows' own order."""
        self._sorted_by, self._ascending = column, order == Qt.SortOrder.AscendingOrder
        self._arrange()

    def row_of(self, id_: str) -> int | None:
        """Where a row stands; None where it is not shown."""
        return self._rows.get(id_)

    def id_at(self, index: Index) -> str | None:
        """The id of the row at an index."""
        return self._shown[index.row()] if index.isValid() and index.row() < len(self._shown) else None

    def line(self, id_: str) -> Line:
        """The line of a row."""
        return self._lines[id_]

    # -- Qt --------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.register.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.register.columns):
            return None
        column = self.register.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return say(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column.is_number)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        id_ = self.id_at(index)
        if id_ is None:
            return None
        line, at = self._lines[id_], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.texts[at]
            case Qt.ItemDataRole.EditRole:
                return self._typed(id_, at)
            case Qt.ItemDataRole.ToolTipRole:
                return dict(line.tips).get(at) or line.texts[at]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(self.register.columns[at].is_number)
            case Qt.ItemDataRole.AccessibleTextRole:
                title = say(self.register.columns[at].title)
                return f"{title}: {line.texts[at]}" if line.texts[at] else title
            case _ if role == SEVERITY:
                return self._severity(id_) if at == 0 else None
            case _ if role == ALARM:
                return at in line.alarms
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.register.columns[index.column()].field:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Edit a field in its cell; what cannot be done is told as everywhere."""
        id_ = self.id_at(index)
        if id_ is None or role != Qt.ItemDataRole.EditRole:
            return False
        column = self.register.columns[index.column()]
        before: Any = self._desk.organization.get(self.register.kind, id_)
        typed: Any = str(value).strip()
        if column.is_number:
            try:
                typed = number_of(typed, self._desk.language, whole=column.is_whole)
            except ValueError:
                self._desk.refused.emit(_NO_NUMBER.format(typed=typed))
                return False
            if typed is None and column.field == "posts":
                return False
        if before is None or getattr(before, column.field) == typed:
            return False
        return self._desk.do(edit_rows, [replace(before, **{column.field: typed})], initiator=self)

    # -- inner -----------------------------------------------------------------------------------

    def _read(self, id_: str) -> None:
        record = self._desk.organization.get(self.register.kind, id_)
        line = self.register.line(self._desk.organization, record, self._desk.language)
        self._lines[id_] = line
        for token in line.reads:
            self._readers.setdefault(token, set()).add(id_)

    def _forget(self, id_: str) -> None:
        line = self._lines.get(id_)
        for token in line.reads if line is not None else ():
            readers = self._readers[token]
            readers.discard(id_)
            if not readers:
                del self._readers[token]

    def _severity(self, id_: str) -> Severity | None:
        return worst(self._desk.findings.of_row(self.register.kind, id_).values())

    def _typed(self, id_: str, at: int) -> str:
        """What stands in the field in which a cell is edited."""
        column = self.register.columns[at]
        if not column.field:
            return self._lines[id_].texts[at]
        value = getattr(self._desk.organization.get(self.register.kind, id_), column.field, None)
        if value is None or not column.is_number:
            return "" if value is None else str(value)
        return f"{value:.15g}".replace(".", "," if self._desk.language == "id" else ".")

    def _wanted(self) -> list[str]:
        """Ids that are to be shown, in order."""
        ids = self._ordered
        if self._words:
            sought = ((id_, self._lines[id_].sought) for id_ in ids)
            ids = [id_ for id_, words in sought if all(word in words for word in self._words)]
        if self._sorted_by < 0:
            return list(ids)
        at = self._sorted_by
        some = [id_ for id_ in ids if self._lines[id_].values[at] not in (None, "")]
        none = [id_ for id_ in ids if self._lines[id_].values[at] in (None, "")]
        some.sort(key=lambda id_: _key(self._lines[id_].values[at]), reverse=not self._ascending)
        return some + none

    def _show(self, ids: list[str]) -> None:
        self._shown = ids
        self._rows = {id_: n for n, id_ in enumerate(ids)}

    def _arrange(self) -> None:
        """Have shown what is wanted, told to Qt in steps so that the view keeps its place."""
        wanted = self._wanted()
        if wanted == self._shown:
            return
        self.about_to_arrange.emit()
        kept, there = set(wanted), set(self._shown)
        gone = _runs([n for n, id_ in enumerate(self._shown) if id_ not in kept])
        come = _runs([n for n, id_ in enumerate(wanted) if id_ not in there])
        if len(gone) + len(come) > _MANY:
            self.beginResetModel()
            self._show(wanted)
            self.endResetModel()
        else:
            self._remove(gone)
            self._reorder([id_ for id_ in wanted if id_ in there])
            for first, last in come:
                self.beginInsertRows(_ROOT, first, last)
                self._show([*self._shown[:first], *wanted[first : last + 1], *self._shown[first:]])
                self.endInsertRows()
        self.arranged.emit()

    def _remove(self, runs: list[tuple[int, int]]) -> None:
        for first, last in reversed(runs):
            self.beginRemoveRows(_ROOT, first, last)
            self._show([*self._shown[:first], *self._shown[last + 1 :]])
            self.endRemoveRows()

    def _reorder(self, ids: list[str]) -> None:
        if ids == self._shown:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [(self._shown[index.row()], index.column()) for index in before]
        self._show(ids)
        self.changePersistentIndexList(before, [self.index(self._rows[id_], at) for id_, at in held])
        self.layoutChanged.emit()


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """First and last of each row of numbers without a gap."""
    runs = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        found = [number for _, number in run]
        runs.append((found[0], found[-1]))
    return runs


def _key(value: Value) -> tuple[float, str]:
    return (0.0, value.casefold()) if isinstance(value, str) else (value or 0.0, "")


def _side(is_number: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


_NO_NUMBER = Text(
    "“{typed}” bukan bilangan. Tulis angka saja, misalnya 12.",
    "“{typed}” is no number. Write digits only, such as 12.",
)
