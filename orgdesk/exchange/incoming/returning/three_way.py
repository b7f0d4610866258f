"""What was edited in a workbook that returns, against the state at the export and the model as it is now.

Base is the state at the export, theirs is what the sheets say, ours is the model now. A value that only the
sheets changed is taken; one that both changed, and differently, is a conflict: the model stays as it is until
somebody decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from orgdesk.editing.rows import last_order, new_id
from orgdesk.exchange.incoming.fates import Fate, Fates
from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.plan import Conflict
from orgdesk.exchange.incoming.returning.keyed_fields import LINKS, SUPERIORS, Fields, same_text
from orgdesk.exchange.incoming.returning.role_texts import HeldSet, RoleTexts, held_of
from orgdesk.exchange.incoming.said import Where
from orgdesk.exchange.sheets.grid import Book, Problem, coordinate
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import RowChange, added, removed
from orgdesk.organization.display import name_of, short
from orgdesk.organization.organization import KIND_NAMES, Organization, Token
from orgdesk.organization.records import (
    Assignment,
    Extra,
    Function,
    Record,
    Reporting,
    ReportingKind,
    Unit,
)

Key = tuple[str, str, str]
"""("cell", function, unit), (kind, id, field), or ("extra function" or "extra unit", id, column)."""

FIELD_NAMES: dict[str, Text] = {
    "code": Text("kode", "code"),
    "wording": Text("rumusan", "wording"),
    "name": Text("nama", "name"),
    "parent": Text("induk", "parent"),
    "level": Text("tingkat", "level"),
    "type": Text("jenis", "type"),
    "work": Text("sifat pekerjaan", "kind of work"),
    "critical": Text("kritis", "critical"),
    "strategic": Text("strategis", "strategic"),
    "affair": Text("urusan", "affair"),
    "reference": Text("rujukan", "reference"),
    "note": Text("catatan", "note"),
    "agency": Text("instansi", "agency"),
    "superior": Text("atasan", "superior"),
    "unit_kind": Text("jenis unit", "kind of unit"),
    "echelon": Text("eselon", "echelon"),
    "head_title": Text("sebutan pimpinan", "title of the head"),
    "staff": Text("jumlah pegawai", "staff"),
    "working_area": Text("wilayah kerja", "working area"),
    "article": Text("pasal", "article"),
    "regulation": Text("peraturan", "regulation"),
}


@dataclass(frozen=True, slots=True)
class Edit:
    """A value that a sheet gives and that is not that of the export."""

    value: Any
    where: Where


@dataclass(slots=True)
class Edits:
    """All that the sheets of a book changed. The same value may be said twice, not two values for one."""

    book: Book
    fates: Fates
    problems: list[Problem]
    said: dict[Key, Edit] = field(default_factory=dict)
    clashes: set[Key] = field(default_factory=set)

    def say(self, key: Key, value: Any, where: Where) -> None:
        """A sheet says so. Where another cell says otherwise, neither is taken."""
        before = self.said.setdefault(key, Edit(value, where))
        if before.value == value or (
            isinstance(value, str) and isinstance(before.value, str) and same_text(value, before.value)
        ):
            return
        self.clashes.add(key)
        there = before.where
        sheet, other = self.book.sheets[where.sheet].name, self.book.sheets[there.sheet].name
        cells = {"one": f"{other}!{coordinate(there[1:])}", "other": f"{sheet}!{coordinate(where[1:])}"}
        self.problems.append(Problem(_CLASH.format(**cells), sheet, where[1:], grave=True))
        for cell in (where, there):
            self.fates.mark(cell, Fate.ERROR, _CLASH.format(**cells))

    def taken(self) -> dict[Key, Edit]:
        """What is said without contradiction."""
        return {key: edit for key, edit in self.said.items() if key not in self.clashes}


@dataclass(slots=True)
class ThreeWay:
    """Settles edits into row changes and conflicts."""

    base: Organization
    ours: Organization
    """With the rows that come back, without those that are new."""
    new: dict[Token, Record]
    fields: Fields
    cells: RoleTexts
    mapping: Mapping
    fates: Fates
    problems: list[Problem]
    book: Book
    words: bool = False
    conflicts: list[Conflict] = field(default_factory=list)
    sources: dict[Token, Where] = field(default_factory=dict)
    rows: dict[Token, Record] = field(default_factory=dict)
    """Rows as they become."""
    going: dict[Token, Record] = field(default_factory=dict)
    coming: dict[Token, Record] = field(default_factory=dict)

    def changes(self) -> list[RowChange]:
        """The row changes of all that has been settled, new rows last."""
        found = [RowChange(self.ours.get(*token), row) for token, row in self.rows.items()]
        return [*found, *removed(*self.going.values()), *added(*self.coming.values())]

    def settle(self, edits: dict[Key, Edit]) -> None:
        """Take what only the sheets changed; note the conflicts."""
        for (kind, one, other), edit in edits.items():
            if kind == "cell":
                self._cell(one, other, edit)
            elif kind.startswith("extra "):
                self._extra(kind.removeprefix("extra "), one, other, edit)
        gone = {id_ for kind, id_ in self.going if kind == "assignment"}
        for (kind, id_, name), edit in edits.items():
            if kind == "assignment" and id_ in gone:
                self._problem(_GOES_ANYWAY, edit.where, grave=False)
            elif kind in ("function", "unit", "assignment"):
                self._field(kind, id_, name, edit)
        self._untangle(edits)

    def _untangle(self, edits: dict[Key, Edit]) -> None:
        """Leave functions where they are whose new parent stands below them."""
        moved = {
            id_ for (kind, id_), row in self.rows.items() if kind == "function" and self._moves(id_, row)
        }
        circular = [id_ for id_ in moved if self._circles(id_)]
        for id_ in circular:
            row, before = self.rows["function", id_], self.ours.functions[id_]
            assert isinstance(row, Function)
            self.rows["function", id_] = replace(row, parent=before.parent, order=before.order)
            edit = edits.get(("function", id_, "parent"))
            if edit is not None:
                self._problem(_CIRCLE, edit.where)
                self.fates.mark(edit.where, Fate.ERROR, _CIRCLE)

    def _moves(self, id_: str, row: Record) -> bool:
        return isinstance(row, Function) and row.parent != self.ours.functions[id_].parent

    def _circles(self, id_: str) -> bool:
        seen = set()
        above: str | None = id_
        while above is not None and above not in seen:
            seen.add(above)
            token = ("function", above)
            row = self.rows.get(token) or self.ours.get(*token) or self.new.get(token)
            above = row.parent if isinstance(row, Function) else None
        return above == id_

    # -- one value -------------------------------------------------------------------------------

    def _field(self, kind: str, id_: str, name: str, edit: Edit) -> None:
        token = (kind, id_)
        ours = self.ours.get(*token)
        assert ours is not None
        base = self.base.get(*token)
        now = self.fields.value(self.ours, ours, name)
        before = self.fields.blank(kind, name) if base is None else self.fields.value(self.base, base, name)
        if not self._can_name(kind, name, edit):
            return
        what = _FIELD_OF.format(field=FIELD_NAMES.get(name, _VALUE), what=called(ours))
        texts = [self.fields.words(kind, name, value) for value in (before, now, edit.value)]
        fate = Fate.NAME if name in ("wording", "name") else Fate.DETAIL
        key = f"conflict:{kind}:{id_}:{name}"
        if not self._ours_gives_way(key, what, (before, now, edit.value), texts, edit.where, fate):
            return
        self.sources[token] = edit.where
        if name == SUPERIORS:
            self._superiors(id_, edit.value)
            return
        row = replace(self.rows.get(token, ours), **{name: edit.value})
        if isinstance(row, Function) and name == "parent":
            row = replace(row, order=last_order(self.ours.subfunctions(row.parent)))
        if isinstance(row, Unit) and name == "agency":
            row = replace(row, order=last_order(self.ours.units_of(row.agency)))
        self.rows[token] = row

    def _can_name(self, kind: str, name: str, edit: Edit) -> bool:
        """Whether the rows that a value names are still there; otherwise that is a problem."""
        target = LINKS.get((kind, name)) or ("unit" if name == SUPERIORS else None)
        if target is None:
            return True
        for id_ in edit.value if isinstance(edit.value, tuple) else (edit.value,):
            if id_ is not None and self.ours.get(target, id_) is None and (target, id_) not in self.new:
                row = self.base.get(target, id_)
                self._problem(_NO_LONGER.format(what=called(row)), edit.where)
                return False
        return True

    def _superiors(self, unit: str, wanted: tuple[str, ...]) -> None:
        lines = [r for r in self.ours.superiors_of(unit) if r.reporting_kind is ReportingKind.LINE]
        kept = {line.superior for line in lines} & set(wanted)
        free = [line for line in lines if line.superior not in kept]
        for superior in (s for s in wanted if s not in kept):
            if free:
                line = free.pop(0)
                self.rows["reporting", line.id] = replace(line, superior=superior)
            else:
                row = Reporting(id=new_id(), unit=unit, superior=superior)
                self.coming["reporting", row.id] = row
        self.going.update({("reporting", line.id): line for line in free})

    def _cell(self, function: str, unit: str, edit: Edit) -> None:
        wanted: HeldSet = edit.value
        ours = self._assignments(self.ours, function, unit)
        base = self._assignments(self.base, function, unit)
        before, now = self.cells.held(base), self.cells.held(ours)
        texts = [self.cells.words(held, self.words) for held in (before, now, wanted)]
        going = [a for a in ours if held_of(a) in now - wanted]
        known = {a.id: a for a in base}
        detail = [a for a in going if a.id in known and known[a.id] != a]
        what = Text(
            f"{name_of(self._row('function', function))}, {short(self._row('unit', unit))}",
            f"{name_of(self._row('function', function))}, {short(self._row('unit', unit))}",
        )
        key = f"conflict:cell:{function}/{unit}"
        values: tuple[Any, Any, Any] = (before, now, wanted)
        if detail and before == now:
            values = (before, _OTHER_DETAIL, wanted)
            texts[1] = _DETAIL.format(roles=texts[1])
        if not self._ours_gives_way(key, what, values, texts, edit.where, Fate.ROLE):
            return
        self.going.update({("assignment", a.id): a for a in going})
        for held in self.cells.ordered(wanted - now):
            row = Assignment(id=new_id(), unit=unit, function=function, role=held[0], resource=held[1])
            self.coming["assignment", row.id] = row
            self.sources["assignment", row.id] = edit.where
        for assignment in going:
            self.sources["assignment", assignment.id] = edit.where

    def _extra(self, kind: str, id_: str, column: str, edit: Edit) -> None:
        ours = beside(self.ours, kind, id_, column)
        base = beside(self.base, kind, id_, column)
        values = (base[-1].value if base else "", ours[-1].value if ours else "", edit.value)
        owner = self._row(kind, id_)
        what = _FIELD_OF.format(field=Text(column, column), what=called(owner))
        texts = [Text(value or "-", value or "-") for value in values]
        key = f"conflict:extra:{kind}:{id_}:{column}"
        if not self._ours_gives_way(key, what, values, texts, edit.where, Fate.EXTRA):
            return
        if not edit.value:
            self.going.update({("extra", row.id): row for row in ours})
        elif ours:
            self.rows["extra", ours[-1].id] = replace(ours[-1], value=edit.value)
            self.sources["extra", ours[-1].id] = edit.where
        else:
            function, unit = (id_, None) if kind == "function" else (None, id_)
            row = Extra(
                id=new_id(),
                column=column,
                value=edit.value,
                function=function,
                unit=unit,
                order=self._place_of(column),
            )
            self.coming["extra", row.id] = row
            self.sources["extra", row.id] = edit.where

    def _ours_gives_way(
        self, key: str, what: Text, values: tuple[Any, Any, Any], texts: list[Text], where: Where, fate: Fate
    ) -> bool:
        """Whether the sheet's value is to be taken; a conflict is noted."""
        base, ours, theirs = values
        if same(ours, theirs):
            self.fates.mark(where, fate, _ALREADY)
            return False
        if same(base, ours):
            self.fates.mark(where, fate, _BECOMES.format(base=texts[1], theirs=texts[2]))
            return True
        choice = self.mapping.answer(key)
        choice = choice if choice in ("ours", "theirs") else None
        before, now, then = texts
        self.conflicts.append(Conflict(key, what, before, now, then, choice, where))
        words = _CONFLICT.format(base=texts[0], ours=texts[1], theirs=texts[2])
        self.fates.mark(where, Fate.QUESTION if choice is None else fate, words)
        return choice == "theirs"

    # -- looking up ------------------------------------------------------------------------------

    def _row(self, kind: str, id_: str) -> Record | None:
        return self.ours.get(kind, id_) or self.new.get((kind, id_)) or self.base.get(kind, id_)

    @staticmethod
    def _assignments(organization: Organization, function: str, unit: str) -> list[Assignment]:
        return [a for a in organization.assignments_of_function(function) if a.unit == unit]

    def _place_of(self, column: str) -> int:
        extras = [*self.ours.extras.values(), *(r for r in self.coming.values() if isinstance(r, Extra))]
        last = max((extra.order for extra in extras), default=-1) + 1
        return next((extra.order for extra in extras if extra.column == column), last)

    def _problem(self, sentence: Text, where: Where, *, grave: bool = True) -> None:
        name = self.book.sheets[where.sheet].name
        self.problems.append(Problem(sentence, name, (where.row, where.column), grave))


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same for a spreadsheet."""
    if isinstance(one, str) and isinstance(other, str):
        return same_text(one, other)
    return bool(one == other)


def beside(organization: Organization, kind: str, id_: str, column: str) -> list[Extra]:
    """What stands beside a function or a unit in a column; the export shows the last."""
    rows = organization.bucket(f"extras_of_{kind}", id_).values()
    found = [
        row for row in rows if same_text(row.column, column) and (kind == "function" or not row.function)
    ]
    return sorted(found, key=lambda row: (row.order, row.column, row.id))


def called(row: Record | None) -> Text:
    """How a sentence calls a row: "unit SSURIM"."""
    if row is None:
        return Text("", "")
    kind = KIND_NAMES[row.kind]
    name = short(row) if isinstance(row, Unit) else name_of(row)
    return Text(f"{kind.id} {name}", f"{kind.en} {name}")


_OTHER_DETAIL = object()
"""Stands for roles that are the same but whose detail was changed."""
_VALUE = Text("isian", "value")
_FIELD_OF = Text("{field} pada {what}", "{field} of {what}")
_BECOMES = Text("dulu {base}, menjadi {theirs}", "was {base}, becomes {theirs}")
_ALREADY = Text("sudah begitu di OrgDesk", "it is so in OrgDesk already")
_CONFLICT = Text(
    "berubah di kedua tempat: saat ekspor {base}, di OrgDesk {ours}, di lembar {theirs}",
    "changed in both places: at the export {base}, in OrgDesk {ours}, in the sheet {theirs}",
)
_DETAIL = Text("{roles} (rinciannya diubah)", "{roles} (with other detail)")
_CLASH = Text(
    "Isi {one} dan {other} berbeda untuk hal yang sama. Keduanya tidak diambil; samakan, lalu impor lagi.",
    "{one} and {other} say different things about the same. Neither is taken; make them equal and import "
    "again.",
)
_NO_LONGER = Text(
    "{what} tidak ada lagi di OrgDesk, jadi sel ini tidak diambil.",
    "There is no longer the {what} in OrgDesk, so this cell is not taken.",
)
_CIRCLE = Text(
    "Fungsi ini akan berada di bawah dirinya sendiri, jadi letaknya tetap. Tulis induk yang lain.",
    "This function would stand below itself, so it stays where it is. Write another parent.",
)
_GOES_ANYWAY = Text(
    "Isian tugas ini diubah, tetapi perannya dihapus dari matriks. Perannya dihapus.",
    "This duty was edited, but its role was taken out of the matrix. The role goes.",
)
