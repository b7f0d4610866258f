"""What a deletion takes along or detaches among all rows but units, functions and their roles.

Read off the records: a row whose required reference goes, goes too, with what refers to it in turn; an
optional reference is cleared; a list loses the entry. A supply that nobody delivers any more goes, and so
does an entry beside nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, fields, replace
from typing import Any

from orgdesk.organization.changes import RowChange, removed
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import RECORD_TYPES, REFERENCES, Extra, Record, Supply

_KINDS = (
    "function_relation",
    "service",
    "provider",
    "requirement",
    "supply",
    "position",
    "workload",
    "person",
    "incumbency",
    "extra",
    "respondent",
    "statement",
)
"""In the order of the records: what a row refers to comes before it, so one pass finds all that goes."""

_REQUIRED = {
    (kind, f.name)
    for kind in _KINDS
    for f in fields(RECORD_TYPES[kind])
    if f.default is MISSING and f.default_factory is MISSING
}


def detached(organization: Organization, going: Iterable[Token]) -> list[RowChange]:
    """Row changes that leave nothing referring to the rows `going`, which the caller removes after them."""
    gone = set(going)
    rows: list[RowChange] = []
    for kind in _KINDS:
        targets = {target for target, _ in gone}
        named = [(field, target) for field, target in REFERENCES[kind] if target in targets]
        if not named:
            continue
        for row in organization.table(kind).values():
            after = _without(row, named, gone)
            if after is None:
                gone.add((kind, row.id))
            if after != row:
                rows.append(RowChange(row, after))
    return rows[::-1]


def with_dependents(organization: Organization, *rows: Record) -> list[RowChange]:
    """Row changes that remove `rows` after having detached them."""
    return [*detached(organization, ((row.kind, row.id) for row in rows)), *removed(*rows)]


def _without(row: Record, named: Iterable[tuple[str, str]], gone: set[Token]) -> Record | None:
    """The row with no reference to what is gone; None where it cannot be without."""
    left: dict[str, Any] = {}
    for field, target in named:
        value = getattr(row, field)
        if isinstance(value, tuple):
            kept = tuple(id_ for id_ in value if (target, id_) not in gone)
            if kept != value:
                left[field] = kept
        elif (target, value) in gone:
            if (row.kind, field) in _REQUIRED:
                return None
            left[field] = None
    if not left:
        return row
    after: Record = replace(row, **left)
    undelivered = isinstance(after, Supply) and after.source is None and after.partner is None
    homeless = isinstance(after, Extra) and after.function is None and after.unit is None
    return None if undelivered or homeless else after
