"""The authority matrix as an item model: functions down, units across, the codes of the roles in the cells.

It stands over two lists of ids. What a row holds is worked out when the row is first looked at, and again
only after a change that touches it, so that an edit costs the same whatever the size of the model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from orgdesk.analysis.findings import Finding, FindingsDelta, Severity
from orgdesk.analysis.standing import Standing, tokens_of
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.display import name_of, short
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Assignment, Function, Unit
from orgdesk.ui.desk import Cell, Desk
from orgdesk.ui.matrix import saying, words
from orgdesk.ui.matrix.axes import Column, Line, ancestors, columns, lines, moves
from orgdesk.ui.matrix.codes import Codes
from orgdesk.ui.matrix.filters import ALL, Filters, column_filter, row_filter

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_MANY = 64
"""Rows or columns that one change can touch before everything is told to be new."""
_PATIENCE = 200
"""Milliseconds between two refreshes while findings pour in."""


class Face(NamedTuple):
    """What a cell shows."""

    codes: tuple[str, ...]
    severity: Severity | None


class MatrixModel(QAbstractTableModel):
    """Rows, columns and cells of the desk's organization, less what is folded or filtered away."""

    rebuilt = Signal()
    """Rows or columns are others now; emitted after the reset."""
    heads_marked = Signal(object, object)
    """(rows, columns): their heads have other marks; at headerDataChanged Qt would lay out everything."""
    repaint_needed = Signal()
    """All that is painted may look different, while rows and columns stay."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.lines: list[Line] = []
        """The rows."""
        self.columns: list[Column] = []
        """The columns."""
        self.work_count = 0
        """How many of the rows are work, headings apart."""
        self.filters = ALL
        self.folded_functions: set[str] = set()
        self.folded_agencies: set[str] = set()
        self.kept: str | None = None
        """The function that is being worked on: it stays though it may no longer pass the filters."""
        self._row_of: dict[str, int] = {}
        self._column_of: dict[str, int] = {}
        self._faces: dict[str, dict[int, Face]] = {}
        self._line_marks: dict[str, Severity | None] = {}
        self._column_marks: dict[str, Severity | None] = {}
        self._codes: Codes | None = None
        self._later = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._later.timeout.connect(self._refresh)
        desk.opened.connect(self._opened)
        desk.changed.connect(self._changed)
        desk.language_changed.connect(self._refresh)
        desk.theme_changed.connect(self.repaint_needed)
        if desk.is_open:
            self._build()

    # -- what stands where -----------------------------------------------------------------------

    @property
    def codes(self) -> Codes:
        """The role codes of the organization; ask only while one is open."""
        if self._codes is None:
            self._codes = Codes(self._organization)
        return self._codes

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show, filtered or not."""
        return not self.lines or not self.columns

    def row_of(self, function: str) -> int | None:
        """The row of a function; None where it is folded or filtered away."""
        return self._row_of.get(function)

    def column_of(self, id_: str) -> int | None:
        """The column of a unit (that of its agency where that is folded), or of a folded agency."""
        return self._column_of.get(id_)

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell there; None for headings and for folded agencies."""
        line, at = self.lines[row], self.columns[column]
        return (at.id, line.id) if line.is_work and at.is_unit else None

    def place_of(self, cell: Cell) -> tuple[int, int] | None:
        """Row and column of a cell that is shown as itself."""
        row, column = self._row_of.get(cell[1]), self._column_of.get(cell[0])
        if row is None or column is None or not self.columns[column].is_unit:
            return None
        return row, column

    def faces(self, row: int) -> dict[int, Face]:
        """Column → what the cell shows, for the cells of a row that show anything."""
        line = self.lines[row]
        found = self._faces.get(line.id)
        if found is None:
            found = self._faces[line.id] = self._made_faces(line)
        return found

    def held(self, row: int, column: int) -> list[Assignment]:
        """The assignments in a cell, or of all units of a folded agency on a function."""
        rows: Iterable[Assignment] = self._organization.bucket(
            "assignments_of_function", self.lines[row].id
        ).values()
        return [a for a in rows if self._column_of.get(a.unit) == column]

    def findings_at(self, row: int, column: int) -> list[Finding]:
        """The findings that a cell is marked for."""
        function = self.lines[row].id
        if not self.lines[row].is_work:
            return []
        return [
            finding
            for finding in self._standing.of_row("function", function).values()
            if any(k == "unit" and self._column_of.get(id_) == column for k, id_ in tokens_of(finding))
        ]

    def mark_of_row(self, row: int) -> Severity | None:
        """The worst finding about a function, or, where it is folded, about any below it."""
        id_ = self.lines[row].id
        if id_ not in self._line_marks:
            self._line_marks[id_] = self._worst_below(id_)
        return self._line_marks[id_]

    def mark_of_column(self, column: int) -> Severity | None:
        """The worst finding about a unit, or about any unit of a folded agency."""
        id_ = self.columns[column].id
        if id_ not in self._column_marks:
            found = self._worst(
                self._standing.of_row(kind, i).values() for kind, i in self.column_tokens(column)
            )
            self._column_marks[id_] = found
        return self._column_marks[id_]

    def units_of_column(self, column: int) -> list[str]:
        """The unit of a column, or the units that a folded agency stands for."""
        at = self.columns[column]
        if at.is_unit:
            return [at.id]
        return [u.id for u in self._organization.units_of(at.agency) if self._column_of.get(u.id) == column]

    def rows_held_by(self, column: int) -> set[int]:
        """The rows on which a column has a role."""
        here = self._organization
        held = (here.assignments_of_unit(unit) for unit in self.units_of_column(column))
        rows = (self._row_of.get(a.function) for a in chain.from_iterable(held))
        return {row for row in rows if row is not None}

    def name_of_row(self, row: int) -> str:
        """The wording of a function."""
        return name_of(self._organization.functions[self.lines[row].id])

    def name_of_column(self, column: int) -> str:
        """The name of a unit or of a folded agency."""
        at = self.columns[column]
        return name_of(self._organization.get("unit" if at.is_unit else "agency", at.id))

    # -- folding and filters ---------------------------------------------------------------------

    def fold_function(self, id_: str, folded: bool) -> None:
        """Hide or show what is below a function."""
        if folded != (id_ in self.folded_functions):
            self.folded_functions ^= {id_}
            self.rebuild()

    def fold_agency(self, id_: str, folded: bool) -> None:
        """Make one column of the units of an agency, or show them."""
        if folded != (id_ in self.folded_agencies):
            self.folded_agencies ^= {id_}
            self.rebuild()

    def fold_all(self, folded: bool) -> None:
        """Fold every agency and every function that has something below, or unfold all."""
        self.folded_agencies = set(self._organization.agencies) if folded else set()
        self.folded_functions = (
            {f.parent for f in self._organization.functions.values() if f.parent} if folded else set()
        )
        self.rebuild()

    def unfold_to(self, functions: Iterable[str], units: Iterable[str]) -> None:
        """Open what hides these functions and units."""
        here = self._organization
        above = {i for function in functions for i in ancestors(here, function)} & self.folded_functions
        rows = (here.units.get(unit) for unit in units)
        agencies = {unit.agency for unit in rows if unit is not None} & self.folded_agencies
        if above or agencies:
            self.folded_functions -= above
            self.folded_agencies -= agencies
            self.rebuild()

    def set_filters(self, filters: Filters) -> None:
        """Show only what passes."""
        if filters != self.filters:
            self.filters, self.kept = filters, None
            self.rebuild()

    def rebuild(self) -> None:
        """Lay out rows and columns anew; whoever keeps a selection does so by ids."""
        self.beginResetModel()
        self._build()
        self.endResetModel()
        self.rebuilt.emit()

    # -- Qt --------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            face = self.faces(row).get(column)
            return ", ".join(face.codes) if face else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return saying.cell_sentence(self, self._desk, row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return saying.cell_tip(self, self._desk, row, column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        is_row = orientation == Qt.Orientation.Vertical
        if not 0 <= section < len(self.lines if is_row else self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if is_row:
                return words.label(self._organization.functions[self.lines[section].id])
            at = self.columns[section]
            return short(self._organization.get("unit" if at.is_unit else "agency", at.id))
        if role not in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return saying.head_sentence(self, self._desk, section, is_row=is_row)
        return saying.head_tip(self, self._desk, section, is_row=is_row)

    # -- inner -----------------------------------------------------------------------------------

    @property
    def _organization(self) -> Organization:
        return self._desk.organization

    @property
    def _standing(self) -> Standing:
        return self._desk.findings

    def _opened(self) -> None:
        self.filters = ALL
        self.folded_functions, self.folded_agencies = set(), set()
        self._codes = self.kept = None
        self._later.stop()
        self.rebuild()

    def _build(self) -> None:
        for cache in (self._faces, self._line_marks, self._column_marks):
            cache.clear()
        if not self._desk.is_open:
            self.lines, self.columns, self._row_of, self._column_of = [], [], {}, {}
            self.work_count = 0
            return
        here, filters = self._organization, self.filters
        if filters.unit is not None and filters.unit not in here.units:
            filters = self.filters = ALL
        self.lines = self._passing_lines()
        passes = column_filter(filters, here, self.codes)
        self.columns = columns(here, self.folded_agencies, passes)
        self.work_count = sum(line.is_work for line in self.lines)
        self._row_of = {line.id: row for row, line in enumerate(self.lines)}
        self._column_of = {column.id: n for n, column in enumerate(self.columns)}
        for n, column in enumerate(self.columns):
            if not column.is_unit:
                units = here.units_of(column.agency)
                self._column_of.update((unit.id, n) for unit in units if passes is None or passes(unit))

    def _passing_lines(self) -> list[Line]:
        here, kept = self._organization, self.kept
        passes = row_filter(self.filters, here, self._standing, self.codes)
        if passes is None or kept is None:
            return lines(here, self.folded_functions, passes)
        return lines(here, self.folded_functions, lambda f: f.id == kept or passes(f))

    def _made_faces(self, line: Line) -> dict[int, Face]:
        if not line.is_work:
            return {}
        column_of = self._column_of
        codes: dict[int, set[str]] = {}
        code_of = self.codes.of
        rows: Iterable[Assignment] = self._organization.bucket("assignments_of_function", line.id).values()
        for assignment in rows:
            column = column_of.get(assignment.unit)
            if column is not None:
                codes.setdefault(column, set()).add(code_of(assignment))
        worst: dict[int, Severity] = {}
        for finding in self._standing.of_row("function", line.id).values():
            severity = finding.severity
            for kind, id_ in tokens_of(finding):
                column = column_of.get(id_) if kind == "unit" else None
                if column is not None:
                    known = worst.get(column)
                    if known is None or words.RANK[severity] < words.RANK[known]:
                        worst[column] = severity
        return {
            column: Face(self.codes.in_order(codes.get(column, ())), worst.get(column))
            for column in codes.keys() | worst.keys()
        }

    def column_tokens(self, column: int) -> list[Token]:
        """The unit of a column, or a folded agency and its units."""
        at = self.columns[column]
        if at.is_unit:
            return [("unit", at.id)]
        return [("agency", at.id), *(("unit", unit) for unit in self.units_of_column(column))]

    def _worst_below(self, function: str) -> Severity | None:
        def all_below() -> Iterator[str]:
            waiting = [function]
            while waiting:
                id_ = waiting.pop()
                yield id_
                if function in self.folded_functions:
                    waiting.extend(self._organization.bucket("subfunctions", id_))

        return self._worst(self._standing.of_row("function", id_).values() for id_ in all_below())

    def _worst(self, findings: Iterable[Iterable[Finding]]) -> Severity | None:
        worst: Severity | None = None
        for finding in chain.from_iterable(findings):
            if worst is None or words.RANK[finding.severity] < words.RANK[worst]:
                worst = finding.severity
                if worst is Severity.ERROR:
                    break
        return worst

    # -- following the desk ----------------------------------------------------------------------

    def _changed(self, change_set: ChangeSet | None, delta: FindingsDelta | None, initiator: object) -> None:
        kinds = {row.kind for row in change_set} if change_set else set()
        if kinds & {"role", "resource"}:
            self._codes = None
            self.rebuild()
            return
        if change_set and any(moves(row) for row in change_set):
            self.rebuild()
            return
        functions, units = self._touched_by_rows(change_set)
        if delta:
            for finding in chain(delta.appeared, delta.vanished):
                for kind, id_ in tokens_of(finding):
                    if kind == "function":
                        functions.setdefault(id_, set())
                    elif kind in ("unit", "agency"):
                        units.add(id_)
        self._forget(functions, units)
        if self.filters.narrows_rows and (functions or units):
            self._start_later()
        if not (functions or units):
            return
        if self._desk.is_first_pass and change_set is None:
            self._start_later()
        elif len(functions) + len(units) > _MANY:
            self._tell_all()
        else:
            self._tell(functions, units)
        if kinds & {"function", "unit", "agency"} and not self.is_empty:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.lines) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def _touched_by_rows(self, change_set: ChangeSet | None) -> tuple[dict[str, set[str]], set[str]]:
        """Functions with those of their units whose cell alone is another (none: all of the row); units."""
        functions: dict[str, set[str]] = {}
        units: set[str] = set()
        for row in change_set or ():
            for record in (row.before, row.after):
                if isinstance(record, Assignment):
                    functions.setdefault(record.function, set()).add(record.unit)
                elif isinstance(record, Function):
                    functions.setdefault(record.id, set())
                elif isinstance(record, Unit):
                    units.add(record.id)
                elif record is not None and record.kind == "agency":
                    units.update(unit.id for unit in self._organization.units_of(record.id))
                    units.add(record.id)
        return functions, units

    def _forget(self, functions: Iterable[str], units: Iterable[str]) -> None:
        here = self._organization
        for id_ in functions:
            self._faces.pop(id_, None)
            self._line_marks.pop(id_, None)
            if self.folded_functions:
                for above in ancestors(here, id_):
                    self._line_marks.pop(above, None)
        for id_ in units:
            self._column_marks.pop(id_, None)
            unit = here.units.get(id_)
            if unit is not None:
                self._column_marks.pop(unit.agency, None)

    def _tell(self, functions: dict[str, set[str]], units: set[str]) -> None:
        last = len(self.columns) - 1
        if last < 0:
            return
        rows, columns_ = self._folded_rows_above(functions), set()
        for id_, cells in functions.items():
            row = self._row_of.get(id_)
            if row is None:
                continue
            places = [c for c in (self._column_of.get(unit) for unit in cells) if c is not None]
            for column in places:
                self.dataChanged.emit(self.index(row, column), self.index(row, column))
            if not places:
                self.dataChanged.emit(self.index(row, 0), self.index(row, last))
            rows.add(row)
        for id_ in units:
            found = self._column_of.get(id_)
            if found is not None:
                columns_.add(found)
        self.heads_marked.emit(rows, columns_)

    def _folded_rows_above(self, functions: Iterable[str]) -> set[int]:
        if not self.folded_functions:
            return set()
        above = {i for function in functions for i in ancestors(self._organization, function)}
        return {self._row_of[i] for i in above & self.folded_functions if i in self._row_of}

    def _tell_all(self) -> None:
        if self.is_empty:
            return
        rows, across = len(self.lines) - 1, len(self.columns) - 1
        self.dataChanged.emit(self.index(0, 0), self.index(rows, across))
        self.repaint_needed.emit()

    def _start_later(self) -> None:
        if not self._later.isActive():
            self._later.start()

    def _refresh(self) -> None:
        """After much has changed: have rows pass the filters anew, or at least everything painted again."""
        if not self._desk.is_open:
            return
        if self.filters.narrows_rows and self._desk.is_first_pass:
            self._later.start()  # going through all rows is for when the findings are known
        elif self.filters.narrows_rows:
            here = self._organization
            across = columns(here, self.folded_agencies, column_filter(self.filters, here, self.codes))
            if self.lines != self._passing_lines() or self.columns != across:
                self.rebuild()
                return
        self._tell_all()
