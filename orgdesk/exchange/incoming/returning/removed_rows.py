"""Rows that were edited in a workbook and removed in OrgDesk meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from collections.abc import Mapping as Map
from dataclasses import dataclass, replace
from typing import Any

from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.plan import Conflict
from orgdesk.exchange.incoming.returning.role_texts import held_of
from orgdesk.exchange.incoming.returning.three_way import Edit, Key, called
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import RowChange
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import REFERENCES, Record


@dataclass(frozen=True, slots=True)
class Removed:
    """Edits of rows that are there, conflicts about the others, and the rows that come back."""

    edits: dict[Key, Edit]
    conflicts: list[Conflict]
    back: tuple[Token, ...]


def split_removed(
    edits: Map[Key, Edit], base: Organization, ours: Organization, new: Map[Token, Record], mapping: Mapping
) -> Removed:
    """Tell apart what was edited of rows that OrgDesk no longer has: one conflict a row."""
    about: dict[Token, list[Edit]] = {}
    lacking: dict[Key, list[Token]] = {}
    dropped: set[Key] = set()
    for key, edit in edits.items():
        if key[0] == "assignment" and _cleared(key[1], base, edits):
            lacking[key] = []
            if ours.get(*key[:2]) is None:
                dropped.add(key)
            continue
        lacking[key] = [t for t in _rows(key) if t not in new and ours.get(*t) is None]
        for token in lacking[key]:
            about.setdefault(token, []).append(edit)
    conflicts: list[Conflict] = []
    back: list[Token] = []
    for token, said in about.items():
        row = base.get(*token)
        answer_key = f"conflict:row:{token[0]}:{token[1]}"
        answer = mapping.answer(answer_key)
        choice = answer if answer in ("ours", "theirs") else None
        theirs = _EDITED.format(count=len(said))
        conflicts.append(Conflict(answer_key, called(row), _THERE, _REMOVED, theirs, choice, said[0].where))
        if choice == "theirs":
            back.append(token)
    kept = {
        key: edit
        for key, edit in edits.items()
        if key not in dropped and all(token in back for token in lacking[key])
    }
    return Removed(kept, conflicts, tuple(back))


def _cleared(id_: str, base: Organization, edits: Map[Key, Edit]) -> bool:
    """Whether the matrix takes an assignment out, so that what its duty says does not matter."""
    row = base.assignments.get(id_)
    cell = edits.get(("cell", row.function, row.unit)) if row is not None else None
    return row is not None and cell is not None and held_of(row) not in cell.value


def restored(base: Organization, ours: Organization, back: Collection[Token]) -> Iterator[RowChange]:
    """Row changes that bring rows back as they were, with the roles and the columns beside them."""
    wanted: dict[Token, Record] = {}
    for token in back:
        row = base.get(*token)
        if row is not None:
            wanted[token] = row
            wanted |= _needed(base, ours, row)
    ids = set(back)
    for kind in ("assignment", "extra"):
        for id_, row in base.table(kind).items():
            ends = {("unit", getattr(row, "unit", None)), ("function", getattr(row, "function", None))}
            if ids & ends and ours.get(kind, id_) is None:
                wanted[kind, id_] = row
    for token, row in _in_order(wanted):
        fitted = _fitted(row, ours, wanted)
        if fitted is not None and ours.get(*token) is None:
            yield RowChange(None, fitted)


def _needed(base: Organization, ours: Organization, row: Record) -> dict[Token, Record]:
    """What a row cannot be without, where that has gone too: the agency of a unit, the function of a role."""
    found: dict[Token, Record] = {}
    for name, kind in REFERENCES[row.kind]:
        id_ = getattr(row, name)
        there = base.get(kind, id_) if name in _NEEDED and isinstance(id_, str) else None
        if there is not None and ours.get(kind, there.id) is None:
            found |= {(kind, there.id): there} | _needed(base, ours, there)
    return found


def _in_order(rows: Map[Token, Record]) -> list[tuple[Token, Record]]:
    kinds = tuple(REFERENCES)
    return sorted(rows.items(), key=lambda item: kinds.index(item[0][0]))


def _fitted(row: Record, ours: Organization, wanted: Map[Token, Record]) -> Record | None:
    """The row without links to what is not there; None where it cannot be without."""
    cleared: dict[str, Any] = {}
    for name, kind in REFERENCES[row.kind]:
        value = getattr(row, name)
        if not isinstance(value, str) or ours.get(kind, value) is not None or (kind, value) in wanted:
            continue
        if name in _NEEDED:
            return None
        cleared[name] = None
    fitted: Record = replace(row, **cleared)
    return fitted


def _rows(key: Key) -> list[Token]:
    kind, one, other = key
    if kind == "cell":
        return [("function", one), ("unit", other)]
    return [(kind.removeprefix("extra "), one)]


_NEEDED = ("unit", "function", "role", "agency")
"""Fields that cannot be empty."""
_THERE = Text("ada", "there")
_REMOVED = Text("dihapus", "removed")
_EDITED = Text("{count} isian diubah", "edited, {count} values")
