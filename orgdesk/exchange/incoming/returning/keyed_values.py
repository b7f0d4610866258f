"""The values of sheets with keys, cell by cell: what differs from the state at the export is an edit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from orgdesk.editing.rows import new_id
from orgdesk.exchange.excel import keys
from orgdesk.exchange.excel.fields import function_text, short_agency, unit_text
from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.returning.keyed_fields import (
    LINKS,
    SUPERIORS,
    TEXTS,
    fields_of,
    folded,
    plain,
    same_text,
)
from orgdesk.exchange.incoming.returning.keyed_ground import Ground
from orgdesk.exchange.incoming.returning.keyed_rows import LINE_KIND, NAMES, KeyedRows, Line
from orgdesk.exchange.incoming.returning.keyed_sheets import KeyedSheet
from orgdesk.exchange.incoming.returning.role_texts import NOTHING, HeldSet
from orgdesk.exchange.incoming.returning.three_way import beside
from orgdesk.exchange.incoming.said import Where
from orgdesk.exchange.incoming.values import NotReadable
from orgdesk.exchange.sheets.grid import Place, Sort, coordinate, letters
from orgdesk.organization.bilingual import LANGUAGES, Text
from orgdesk.organization.display import name_of, short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Assignment, Function, Record, Reporting, Unit


@dataclass(slots=True)
class KeyedValues:
    """Reads the cells of sheets whose rows are known."""

    ground: Ground
    rows: KeyedRows
    new_lines: list[Record] = field(default_factory=list)
    """Reporting lines of units that are new."""

    def read(self, sheet: KeyedSheet, done: float, of: float) -> None:
        """Read the values of one sheet."""
        kind = LINE_KIND.get(sheet.kind, "assignment")
        lines = self.rows.lines[sheet.index]
        units = self.rows.units.get(sheet.index, {})
        blocked = self._doubles(sheet, lines, units)
        marks = self.ground.fates.kinds.setdefault(sheet.index, {})
        self._mark_keys(sheet)
        columns = {
            column: key[1]
            for column, key in sheet.columns.items()
            if key[0] == "field" and key[1] in fields_of(kind)
        }
        extras = self._extras(sheet, kind, lines)
        if sheet.kind == keys.MATRIX:
            self._unit_heads(sheet, units, blocked)
        for n, line in enumerate(lines):
            if n % 16 == 0:
                self.ground.watch.at(done + n / max(len(lines), 1), of, 40, 90)
            cells = sheet.sheet.rows[line.row]
            for column, name in columns.items():
                if (line.row, column) not in blocked and (line.row, column) not in sheet.covered:
                    self._field(sheet, kind, line.id, name, Where(sheet.index, line.row, column))
            for column, heading in extras.items():
                if (line.row, column) not in blocked and (line.row, column) not in sheet.covered:
                    self._extra(sheet, kind, line.id, heading, Where(sheet.index, line.row, column))
            if units and sheet.kind == keys.MATRIX:
                self._roles(sheet, line, cells, units, blocked, marks)

    def statements(self, sheet: KeyedSheet) -> dict[tuple[str, str], tuple[HeldSet, Where]]:
        """What the cells of a form say: (function, unit) → roles."""
        found: dict[tuple[str, str], tuple[HeldSet, Where]] = {}
        units = self.rows.units.get(sheet.index, {})
        lines = self.rows.lines[sheet.index]
        blocked = self._doubles(sheet, lines, units)
        self._mark_names(sheet, lines, units)
        self._mark_keys(sheet)
        for line in lines:
            for column, unit in units.items():
                where = Where(sheet.index, line.row, column)
                if (line.row, column) in blocked:
                    continue
                text = sheet.sheet.text(line.row, column)
                held = self._held(sheet, where, text, NOTHING) if text.strip() else NOTHING
                if held is not None:
                    found[line.id, unit] = (held, where)
                if text.strip() and held is not None:
                    self.ground.fates.mark(where, Fate.ROLE, self.ground.cells.words(held, words=True))
        return found

    def _roles(
        self,
        sheet: KeyedSheet,
        line: Line,
        cells: dict[int, str],
        units: dict[int, str],
        blocked: set[Place],
        marks: dict[Place, Fate],
    ) -> None:
        there: dict[str, list[Assignment]] = {}
        for assignment in self.ground.base.assignments_of_function(line.id):
            there.setdefault(assignment.unit, []).append(assignment)
        before = {unit: self.ground.cells.held(held) for unit, held in there.items()}
        for column, unit in units.items():
            text = cells.get(column)
            held = before.get(unit, NOTHING)
            if text is None and not held:
                continue
            place = (line.row, column)
            if place in blocked:
                continue
            if place in sheet.covered:
                if held:
                    self.ground.problem(sheet, *place, _COVERED, grave=False)
                continue
            said = NOTHING
            if text is not None:
                marks.setdefault(place, Fate.ROLE)
                read = self.ground.cells.read(text)
                if read.held == held and not read.unknown:
                    continue
                found = self._held(sheet, Where(sheet.index, *place), text, held)
                if found is None:
                    continue
                said = found
            if said != held:
                self.ground.edits.say(("cell", line.id, unit), said, Where(sheet.index, *place))

    def _held(self, sheet: KeyedSheet, where: Where, text: str, before: HeldSet) -> HeldSet | None:
        """The roles that a cell says; None, with a problem, where it cannot be read."""
        read = self.ground.cells.read(text)
        place = (where.row, where.column)
        if self.ground.broken(sheet, where):
            return None
        if read.unknown:
            if before and self.ground.cells.shows(text, before):
                return before
            self.ground.problem(sheet, *place, _NO_ROLE.format(text=", ".join(read.unknown)))
            return None
        cannot = [held for held in read.held - before if not self.ground.cells.exists(held)]
        if cannot:
            names = " ".join(
                self.ground.cells.code(held) for held in self.ground.cells.ordered(frozenset(cannot))
            )
            self.ground.problem(sheet, *place, _CANNOT_GIVE.format(text=names))
            return None
        if read.beside:
            self.ground.problem(sheet, *place, _BESIDE, grave=False)
        return read.held

    def _field(self, sheet: KeyedSheet, kind: str, id_: str, name: str, where: Where) -> None:
        text = sheet.sheet.text(where.row, where.column)
        row = self.ground.row(kind, id_)
        if row is None:
            return
        home = self.ground.home(kind, id_)
        if text.strip():
            self.ground.fates.mark(where, Fate.NAME if name in NAMES[kind] else Fate.DETAIL)
        new = (kind, id_) in self.ground.new
        if not new and self._as_written(home, kind, row, name, text):
            return
        if not text.strip() and self.ground.base.get(kind, id_) is None:
            return
        if self.ground.broken(sheet, where):
            return
        before = None if new else self.ground.fields.value(home, row, name)
        if name in TEXTS[kind] and sheet.sheet.sorts.get((where.row, where.column)) is Sort.DATE:
            self.ground.problem(sheet, where.row, where.column, _DATE)
            return
        try:
            value = self.ground.fields.read(kind, name, text, before)
        except NotReadable as problem:
            self.ground.problem(sheet, where.row, where.column, problem.sentence)
            return
        if name == SUPERIORS and id_ in value:
            self.ground.problem(sheet, where.row, where.column, _OWN_SUPERIOR)
        elif new:
            self._of_new(sheet, where, kind, id_, name, value)
        elif value != before:
            self.ground.edits.say((kind, id_, name), value, where)

    def _of_new(self, sheet: KeyedSheet, where: Where, kind: str, id_: str, name: str, value: Any) -> None:
        """A field of a row that was added by hand; what is empty stays as it was made."""
        row = self.ground.new[kind, id_]
        target = LINKS.get((kind, name)) or ("unit" if name == SUPERIORS else None)
        if value in (None, "", ()) or (name == "parent" and value == id_):
            return
        if target is not None and not self._all_there(target, value):
            self.ground.problem(sheet, where.row, where.column, _NO_LONGER)
            return
        if name == SUPERIORS:
            self.new_lines += [Reporting(id=new_id(), unit=id_, superior=superior) for superior in value]
            return
        if name in ("parent", "agency") and getattr(row, name) != value:
            self.rows.after[kind, id_] = None
        self.ground.new[kind, id_] = replace(row, **{name: value})

    def _all_there(self, kind: str, value: str | tuple[str, ...]) -> bool:
        """Whether the rows that a value names are still in the model, or new."""
        ids = value if isinstance(value, tuple) else (value,)
        return all(self.ground.ours.get(kind, i) or (kind, i) in self.ground.new for i in ids)

    def _as_written(self, home: Organization, kind: str, row: Record, name: str, text: str) -> bool:
        """Whether a cell says what the export wrote there, in either language."""
        if isinstance(row, Function):
            written = [function_text(home, row, name, language) for language in LANGUAGES]
        elif isinstance(row, Unit):
            written = [unit_text(home, row, name, language) for language in LANGUAGES]
        else:
            written = [str(getattr(row, name) or "")]
        return any(same_text(text, words) for words in written)

    def _extra(self, sheet: KeyedSheet, kind: str, id_: str, column: str, where: Where) -> None:
        text = sheet.sheet.text(where.row, where.column).strip()
        there = beside(self.ground.base, kind, id_, column)
        before = there[-1].value if there else ""
        if text:
            self.ground.fates.mark(where, Fate.EXTRA)
        if not same_text(text, before) and not self.ground.broken(sheet, where):
            self.ground.edits.say((f"extra {kind}", id_, column), text, where)

    def _extras(self, sheet: KeyedSheet, kind: str, lines: list[Line]) -> dict[int, str]:
        """The columns of the users' own that stand beside the lines: column → heading."""
        if kind == "assignment" or sheet.kind == keys.FORM:
            return {}
        found = {column: key[1] for column, key in sheet.columns.items() if key[0] == "extra"}
        for column, heading in found.items():
            if (title := sheet.title(column)) and not same_text(title, heading):
                self.ground.problem(
                    sheet, sheet.head[1], column, _HEADING.format(column=heading), grave=False
                )
        own = self.rows.own.get(sheet.index)
        if own is None:
            own = {column: sheet.title(column) for column in sheet.own}
        for column, title in own.items():
            texts = [sheet.sheet.text(line.row, column).strip() for line in lines]
            said = [text for text in texts if text]
            if said and said != [str(n) for n in range(1, len(said) + 1)]:
                found[column] = plain(title) or _UNTITLED.in_(self.ground.language).format(
                    column=letters(column)
                )
                self.ground.fates.mark(Where(sheet.index, sheet.head[1], column), Fate.HEAD)
        return found

    def _unit_heads(self, sheet: KeyedSheet, units: dict[int, str], blocked: set[Place]) -> None:
        """Codes and names of units over their columns."""
        for row, name in sheet.head_fields.items():
            if name == "agency":
                self._agency_heads(sheet, row, units)
            if name not in ("code", "name"):
                continue
            for column, id_ in units.items():
                where = Where(sheet.index, row, column)
                text = sheet.sheet.text(row, column)
                unit = self.ground.row("unit", id_)
                if text.strip():
                    self.ground.fates.mark(where, Fate.NAME)
                if ("unit", id_) in self.ground.new or (row, column) in blocked or unit is None:
                    continue
                written = short(unit) if name == "code" else name_of(unit)
                if not same_text(text, written):
                    self._field(sheet, "unit", id_, name, where)

    def _agency_heads(self, sheet: KeyedSheet, row: int, units: dict[int, str]) -> None:
        """Names of agencies do not return from over the columns; whoever typed there is told."""
        for column, id_ in units.items():
            unit, text = self.ground.row("unit", id_), sheet.sheet.text(row, column)
            if not isinstance(unit, Unit) or not text.strip() or ("unit", id_) in self.ground.new:
                continue
            written = short_agency(self.ground.home("unit", id_), unit.agency)
            if not same_text(text, written) and not plain(text).startswith(f"{plain(written)} ("):
                self.ground.problem(sheet, row, column, _AGENCY.format(name=written), grave=False)

    def _doubles(self, sheet: KeyedSheet, lines: list[Line], units: dict[int, str]) -> set[Place]:
        """The cells of rows and columns that stand twice on a sheet, where they do not say the same."""
        blocked: set[Place] = set()
        by_id: dict[str, list[int]] = {}
        for line in lines:
            by_id.setdefault(line.id, []).append(line.row)
        columns = [
            c for c in (*sheet.columns, *self.rows.own.get(sheet.index, sheet.own)) if c != sheet.key_column
        ]
        reading = {c for c, key in sheet.columns.items() if key == ("field", "reading")}
        columns = sorted({*columns, *units} - reading)
        for rows in by_id.values():
            if len(rows) > 1:
                for column in columns:
                    self._differ(sheet, [(row, column) for row in rows], blocked)
        across: dict[str, list[int]] = {}
        for column, unit in units.items():
            across.setdefault(unit, []).append(column)
        for twice in across.values():
            if len(twice) > 1:
                for row in (*sheet.head_fields, *(line.row for line in lines)):
                    self._differ(sheet, [(row, column) for column in twice], blocked)
        return blocked

    def _differ(self, sheet: KeyedSheet, places: list[Place], blocked: set[Place]) -> None:
        texts = {folded(sheet.sheet.text(*place)) for place in places}
        if len(texts) < 2 or blocked.issuperset(places):
            return
        blocked.update(places)
        cells = ", ".join(coordinate(place) for place in places)
        self.ground.problem(sheet, *places[-1], _TWICE.format(cells=cells))
        for place in places:
            self.ground.fates.mark(Where(sheet.index, *place), Fate.ERROR)

    def _mark_names(self, sheet: KeyedSheet, lines: list[Line], units: dict[int, str]) -> None:
        """The names in a form, which say whom the answers are about and change nothing."""
        heads = [row for row, name in sheet.head_fields.items() if name in ("code", "name")]
        beside = [c for c in (sheet.column("code"), sheet.column("wording")) if c is not None]
        places = [(row, column) for row in heads for column in units]
        places += [(line.row, column) for line in lines for column in beside]
        for place in places:
            if sheet.sheet.text(*place).strip():
                self.ground.fates.mark(Where(sheet.index, *place), Fate.NAME)

    def _mark_keys(self, sheet: KeyedSheet) -> None:
        marks = self.ground.fates.kinds.setdefault(sheet.index, {})
        for column in sheet.sheet.rows.get(sheet.key_row, ()):
            marks.setdefault((sheet.key_row, column), Fate.HEAD)
        for row, cells in sheet.sheet.rows.items():
            if sheet.key_column in cells:
                marks.setdefault((row, sheet.key_column), Fate.HEAD)
        for row in sheet.head_rows:
            for column in sheet.sheet.rows[row]:
                marks.setdefault((row, column), Fate.HEAD)


_NO_ROLE = Text(
    '"{text}" bukan kode atau nama peran. Sel ini tetap seperti semula; pakai kode dari daftar.',
    '"{text}" is no code or name of a role. The cell stays as it was; use a code of the list.',
)
_CANNOT_GIVE = Text(
    "Peran {text} tidak dapat diberikan: peran itu tidak ada lagi atau tidak menyebut apa yang dipasok.",
    "The role {text} cannot be given: it is no longer there, or does not say what it supplies.",
)
_BESIDE = Text(
    "Kata dalam kurung di samping kode tidak diambil.", "Words in brackets beside a code are not taken."
)
_COVERED = Text(
    "Sel ini digabung dengan sel lain sehingga isinya tidak terbaca. Perannya tetap seperti semula.",
    "This cell is merged into another one, so it says nothing. Its roles stay as they were.",
)
_TWICE = Text(
    "Satu baris atau kolom ada dua kali dan isinya berbeda ({cells}). Tidak ada yang diambil. Untuk menambah "
    "yang baru, sisipkan baris kosong lalu ketik isinya.",
    "One row or column stands twice and differs ({cells}). None of it is taken. To add a new one, insert an "
    "empty row and type.",
)
_NO_LONGER = Text(
    "Yang disebut di sel ini tidak ada lagi di OrgDesk, jadi sel ini tidak diambil.",
    "What this cell names is no longer in OrgDesk, so the cell is not taken.",
)
_OWN_SUPERIOR = Text(
    "Unit tidak dapat menjadi atasannya sendiri. Tulis unit lain.",
    "A unit cannot be its own superior. Write another unit.",
)
_DATE = Text(
    "Sel ini berisi tanggal, padahal seharusnya teks. Format sel sebagai Teks, lalu ketik lagi.",
    "This cell holds a date where text belongs. Format it as Text and type it again.",
)
_HEADING = Text(
    "Judul kolom ini diubah. Di OrgDesk kolomnya tetap bernama {column}.",
    "The heading of this column was changed. In OrgDesk the column is still called {column}.",
)
_AGENCY = Text(
    "Nama instansi di kepala kolom tidak dibaca kembali; di OrgDesk tetap {name}.",
    "The name of an agency over its columns is not read back; in OrgDesk it stays {name}.",
)
_UNTITLED = Text("Kolom {column}", "Column {column}")
