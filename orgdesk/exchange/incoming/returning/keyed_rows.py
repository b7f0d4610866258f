"""Which row each line and each column of a sheet with keys is about, and those that were added by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from orgdesk.editing.rows import new_id
from orgdesk.exchange.excel import keys
from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.returning.keyed_fields import folded, plain, same_text
from orgdesk.exchange.incoming.returning.keyed_ground import Ground
from orgdesk.exchange.incoming.returning.keyed_sheets import KeyedLine, KeyedSheet
from orgdesk.exchange.incoming.said import Where
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import code_of, name_of
from orgdesk.organization.organization import Token
from orgdesk.organization.records import Function, FunctionLevel, Record, Unit

LINE_KIND = {keys.MATRIX: "function", keys.FORM: "function", keys.FUNCTIONS: "function", keys.UNITS: "unit"}
"""What the lines of a kind of sheet are about; assignments on the others."""
NAMES = {"function": ("code", "wording"), "unit": ("code", "name"), "assignment": ()}
"""The fields that tell one row of a kind from another."""


@dataclass(slots=True)
class Seen:
    """Which rows have a line or a column, by the kind of sheet."""

    rows: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    """(kind of sheet, kind of row) → ids."""

    def note(self, sheet: str, kind: str, ids: Iterable[str]) -> None:
        """These rows stand on a sheet of that kind."""
        self.rows.setdefault((sheet, kind), set()).update(ids)

    def all(self, kind: str) -> set[str]:
        """Every row of a kind that stands anywhere."""
        return set().union(*(ids for (_, k), ids in self.rows.items() if k == kind))


@dataclass(slots=True)
class Line:
    """A line and the row that it is about."""

    row: int
    id: str
    new: bool = False


@dataclass(slots=True)
class KeyedRows:
    """The rows of all sheets of a book, by the index of the sheet."""

    ground: Ground
    lines: dict[int, list[Line]] = field(default_factory=dict)
    units: dict[int, dict[int, str]] = field(default_factory=dict)
    """Column → unit."""
    own: dict[int, dict[int, str]] = field(default_factory=dict)
    """Columns of the users' own → heading."""
    after: dict[Token, str | None] = field(default_factory=dict)
    """A row added by hand → the row that it stands after; None for the first."""
    seen: Seen = field(default_factory=Seen)
    sources: dict[Token, Where] = field(default_factory=dict)
    _below: dict[tuple[int, int], str] = field(default_factory=dict)
    """(sheet, row) of a line without a key → id of the next line that has one."""
    _by_hand: dict[tuple[str, str, str, int], str] = field(default_factory=dict)

    def find(self, sheet: KeyedSheet) -> None:
        """Tell which row each line and column is about; make those that were added by hand."""
        if sheet.kind in (keys.MATRIX, keys.FORM):
            self._find_units(sheet)
        kind = LINE_KIND.get(sheet.kind, "assignment")
        taken = {line.key[1] for line in sheet.lines if line.key is not None and line.key[0] == kind}
        counts: dict[tuple[str, str], int] = {}
        lines: list[Line] = []
        below = ""
        for line in reversed(sheet.lines):
            if line.key is None:
                self._below[sheet.index, line.row] = below
            else:
                below = line.key[1]
        for line in sheet.lines:
            if line.row % 64 == 0:
                self.ground.watch.at(0, 1, 40, 40)
            found = self._line(sheet, line, kind, taken, counts, lines)
            if found is not None:
                lines.append(found)
                if kind != "assignment":
                    self.sources.setdefault((kind, found.id), self._name_cell(sheet, found.row, kind))
            for name in NAMES[kind] if found is not None else ():
                text = self.ground.text(sheet, line.row, sheet.column(name))
                if text and found is not None:
                    self.ground.fields.also_called(kind, found.id, text)
        sheet.lines = []
        self.lines[sheet.index] = lines
        self.seen.note(sheet.kind, kind, (line.id for line in lines))

    def _line(
        self,
        sheet: KeyedSheet,
        line: KeyedLine,
        kind: str,
        taken: set[str],
        counts: dict[tuple[str, str], int],
        before: list[Line],
    ) -> Line | None:
        if line.key is not None and line.key[0] == kind and self.ground.known(kind, line.key[1]):
            return Line(line.row, line.key[1])
        if kind == "assignment":
            self._no_duty(sheet, line.row)
            return None
        code, name = (self.ground.text(sheet, line.row, sheet.column(n)) for n in NAMES[kind])
        if not name:
            self._nameless(sheet, line.row)
            return None
        there = self._called(kind, code, name, taken, loosely=not sheet.key_column)
        if there is not None:
            taken.add(there)
            return Line(line.row, there)
        if sheet.kind == keys.FORM:
            self.ground.problem(sheet, line.row, sheet.column("wording"), _NOT_ON_FORM, grave=False)
            return None
        said = (folded(code), folded(name))
        counts[said] = counts.get(said, 0) + 1
        id_ = self._by_hand.setdefault((kind, *said, counts[said]), "")
        if not id_:
            id_ = self._by_hand[kind, *said, counts[said]] = new_id()
            above = before[-1].id if before else None
            row = (
                self._new_function(id_, name, code, above, self._below.get((sheet.index, line.row)))
                if kind == "function"
                else self._new_unit_line(id_, name, code, above)
            )
            if row is None:
                self.ground.problem(sheet, line.row, sheet.column("name"), _NO_AGENCY)
                return None
            self._add(row, above)
            where = self._name_cell(sheet, line.row, kind)
            self.ground.fates.mark(where, Fate.NAME, _NEW[kind])
        return Line(line.row, id_, new=True)

    def _add(self, row: Record, above: str | None) -> None:
        self.ground.new[row.kind, row.id] = row
        self.after[row.kind, row.id] = above
        self.ground.fields.learn([row])

    def _new_function(self, id_: str, name: str, code: str, above: str | None, below: str | None) -> Function:
        """A function that stands where it was put: beside the one above it, or below a mission, a goal or
        what already has a line below it."""
        line = self.ground.row("function", above)
        parent = None
        level = FunctionLevel.FUNCTION
        if isinstance(line, Function):
            under = self.ground.row("function", below)
            opens = not line.is_work or (isinstance(under, Function) and under.parent == line.id)
            parent = line.id if opens else line.parent
            level = FunctionLevel.TASK if line.is_work and opens else level
            level = line.level if line.is_work and not opens else level
        return Function(id=id_, wording=name, code=code, parent=parent, level=level)

    def _new_unit_line(self, id_: str, name: str, code: str, above: str | None) -> Unit | None:
        line = self.ground.row("unit", above)
        agency = line.agency if isinstance(line, Unit) else next(iter(self.ground.ours.agencies), None)
        return None if agency is None else Unit(id=id_, agency=agency, name=name, code=code)

    def _called(
        self, kind: str, code: str, name: str, taken: set[str], *, loosely: bool = False
    ) -> str | None:
        """The row that an unkeyed line can only mean: one whose key was lost, or one that an earlier import
        of the same workbook has added. Loosely, the name alone will do, or else the code alone."""
        free = [
            (id_, row)
            for id_ in dict.fromkeys(
                [*self.ground.fields.find(kind, name), *self.ground.fields.find(kind, code or name)]
            )
            if id_ not in taken
            and (kind, id_) not in self.ground.new
            and (row := self.ground.row(kind, id_)) is not None
        ]
        named = [(id_, row) for id_, row in free if same_text(name_of(row), name)]
        exact = [id_ for id_, row in named if same_text(code_of(row), code)]
        if exact:
            return next((id_ for id_ in exact if self.ground.base.get(kind, id_) is not None), exact[0])
        if not loosely:
            return None
        coded = [id_ for id_, row in free if code and same_text(code_of(row), code)]
        return next((ids[0] for ids in (coded, [id_ for id_, _ in named]) if len(ids) == 1), None)

    def _no_duty(self, sheet: KeyedSheet, row: int) -> None:
        """A duty is known by its key alone; what was typed in another line would be lost."""
        columns = (sheet.column(name) for name in keys.DUTY_FIELDS)
        said = next((c for c in columns if c is not None and sheet.sheet.text(row, c).strip()), None)
        if said is not None:
            self.ground.problem(sheet, row, said, _NO_DUTY)

    def _nameless(self, sheet: KeyedSheet, row: int) -> None:
        units = self.units.get(sheet.index, {})
        said = next((c for c in units if sheet.sheet.text(row, c).strip()), None)
        if said is not None:
            self.ground.problem(sheet, row, said, _NO_WORDING)

    def _find_units(self, sheet: KeyedSheet) -> None:
        units = {
            column: key[1]
            for column, key in sorted(sheet.columns.items())
            if key[0] == "unit" and self.ground.known("unit", key[1])
        }
        found = dict(units)
        own: dict[int, str] = {}
        counts: dict[tuple[str, str], int] = {}
        unknown = [c for c, key in sheet.columns.items() if key[0] == "unit" and c not in units]
        for column in sorted([*sheet.own, *unknown]):
            code = self._head(sheet, column, "code")
            name = self._head(sheet, column, "name") or code
            if name and self._is_unit(sheet, column, units):
                there = self._called("unit", code if name != code else "", name, set(found.values()))
                there = there or self._called("unit", code, name, set(found.values()))
                if there is None and sheet.kind == keys.FORM:
                    self.ground.problem(sheet, sheet.head[1], column, _NOT_ON_FORM, grave=False)
                    continue
                found[column] = there or self._unit_by_hand(sheet, column, code, name, found, counts)
            elif sheet.kind == keys.MATRIX:
                own[column] = sheet.title(column)
        self.units[sheet.index] = {column: found[column] for column in sorted(found) if found[column]}
        self.own[sheet.index] = own
        self.seen.note(sheet.kind, "unit", self.units[sheet.index].values())
        for column, unit in self.units[sheet.index].items():
            for name in NAMES["unit"]:
                if text := self._head(sheet, column, name):
                    self.ground.fields.also_called("unit", unit, text)
            self.sources.setdefault(("unit", unit), Where(sheet.index, self._head_row(sheet, "name"), column))

    def _unit_by_hand(
        self,
        sheet: KeyedSheet,
        column: int,
        code: str,
        name: str,
        found: dict[int, str],
        counts: dict[tuple[str, str], int],
    ) -> str:
        said = (folded(code), folded(name))
        counts[said] = counts.get(said, 0) + 1
        known = self._by_hand.get(("unit", *said, counts[said]))
        if known is not None:
            return known
        left = max((c for c in found if c < column and found[c]), default=None)
        right = min((c for c in found if c > column and found[c]), default=None)
        beside = found[left] if left is not None else found[right] if right is not None else None
        agency = self._agency_over(sheet, column, found)
        neighbour = self.ground.row("unit", beside)
        if agency is None and isinstance(neighbour, Unit):
            agency = neighbour.agency
        if agency is None:
            self.ground.problem(sheet, self._head_row(sheet, "name"), column, _NO_AGENCY)
            return ""
        id_ = self._by_hand["unit", *said, counts[said]] = new_id()
        short_code = "" if same_text(code, name) and not self._head(sheet, column, "name") else code
        above = found[left] if left is not None else None
        self._add(Unit(id=id_, agency=agency, name=name, code=short_code), above)
        where = Where(sheet.index, self._head_row(sheet, "name"), column)
        self.ground.fates.mark(where, Fate.NAME, _NEW["unit"])
        return id_

    def _agency_over(self, sheet: KeyedSheet, column: int, found: dict[int, str]) -> str | None:
        """The agency whose merged heading spans a column, or that is named over it."""
        row = self._head_row(sheet, "agency")
        for block in sheet.sheet.merged:
            if block.top <= row <= block.bottom and block.left <= column <= block.right:
                members = (self.ground.row("unit", found.get(c)) for c in range(block.left, block.right + 1))
                units = [unit for unit in members if isinstance(unit, Unit)]
                if units:
                    return units[0].agency
        named = self.ground.fields.find("agency", self._head(sheet, column, "agency") or "\0")
        return named[0] if len(named) == 1 else None

    def _is_unit(self, sheet: KeyedSheet, column: int, units: dict[int, str]) -> bool:
        """Whether a column added by hand is a unit: what stands in it are roles, or it is empty and stands
        among the units."""
        texts = [t for line in sheet.lines if (t := sheet.sheet.text(line.row, column).strip())]
        roles = sum(1 for text in texts if not self.ground.cells.read(text).unknown)
        if texts:
            return roles * 2 > len(texts)
        return bool(units) and min(units) < column <= max(units) + 1

    def _head_row(self, sheet: KeyedSheet, name: str) -> int:
        return next((row for row, field_ in sheet.head_fields.items() if field_ == name), sheet.head[1])

    def _head(self, sheet: KeyedSheet, column: int, name: str) -> str:
        row = next((row for row, field_ in sheet.head_fields.items() if field_ == name), None)
        if row is None:
            return sheet.title(column) if name == "name" else ""
        return plain(sheet.sheet.text(row, column))

    def _name_cell(self, sheet: KeyedSheet, row: int, kind: str) -> Where:
        column = sheet.column(NAMES[kind][1]) if kind in ("function", "unit") else None
        return Where(sheet.index, row, column or min(sheet.sheet.rows[row]))


_NEW = {"function": Text("fungsi baru", "new function"), "unit": Text("unit baru", "new unit")}
_NO_WORDING = Text(
    "Baris ini berisi peran tetapi tidak ada rumusan fungsinya. Isi rumusannya, lalu impor lagi.",
    "This row has roles but no wording of a function. Fill in the wording and import again.",
)
_NO_DUTY = Text(
    "Baris ini bukan tugas yang dikenal, jadi isinya tidak diambil. Tambahkan peran di matriks.",
    "This line is no duty that is known, so it is not taken. Add roles in the matrix.",
)
_NO_AGENCY = Text(
    "Instansi unit baru ini tidak diketahui. Letakkan di sebelah unit dari instansi yang sama.",
    "The agency of this new unit is not known. Put it beside a unit of the same agency.",
)
_NOT_ON_FORM = Text(
    "Ini tidak ada di formulir semula, jadi tidak diambil.",
    "This was not on the form, so it is not taken.",
)
