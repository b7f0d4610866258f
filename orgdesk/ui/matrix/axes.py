"""What stands along the two sides of the matrix: the tree of functions down, units by agency across."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from operator import attrgetter
from typing import NamedTuple

from orgdesk.organization.changes import RowChange
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Function, FunctionLevel, Unit

_PLACE = attrgetter("order", "id")


class Line(NamedTuple):
    """A row: a function somewhere in the tree. (A tuple: 20,000 of them are made at once.)"""

    id: str
    depth: int
    is_work: bool
    """Missions and goals have no cells."""
    is_parent: bool
    """Whether something stands below it, folded away or not."""
    below: int
    """How many pieces of work stand below it and pass the filters."""


class Column(NamedTuple):
    """A column: a unit, or a whole agency that is folded."""

    id: str
    agency: str
    is_unit: bool


def lines(
    organization: Organization, folded: Collection[str], passes: Callable[[Function], bool] | None = None
) -> list[Line]:
    """The rows: the tree of functions, less what is `folded`; headings stay while a row below passes."""
    functions = organization.functions
    kept = None if passes is None else {f.id for f in functions.values() if passes(f)}
    below = _work_below(organization, functions if kept is None else kept)
    work = (FunctionLevel.FUNCTION, FunctionLevel.TASK)
    bucket = organization.bucket
    found: list[Line] = []
    waiting = [(function, 0) for function in reversed(organization.subfunctions(None))]
    while waiting:
        function, depth = waiting.pop()
        id_ = function.id
        if id_ not in below:  # nothing that is shown stands below it
            if kept is None or id_ in kept:
                found.append(Line(id_, depth, function.level in work, False, 0))
            continue
        found.append(Line(id_, depth, function.level in work, True, below[id_]))
        if id_ not in folded:
            ordered = sorted(bucket("subfunctions", id_).values(), key=_PLACE, reverse=True)
            waiting.extend((child, depth + 1) for child in ordered)
    return found


def _work_below(organization: Organization, kept: Iterable[str]) -> Counter[str]:
    """How many of the `kept` functions that are work stand below each that has any kept one below it."""
    functions = organization.functions
    work = (FunctionLevel.FUNCTION, FunctionLevel.TASK)
    directly = Counter[str]()
    for id_ in kept:
        function = functions[id_]
        if function.parent is not None:
            directly[function.parent] += function.level in work
    below = Counter[str]()
    for id_, count in directly.items():
        at: str | None = id_
        while at is not None:
            below[at] += count
            at = functions[at].parent
    return below


def columns(
    organization: Organization, folded: Collection[str], passes: Callable[[Unit], bool] | None = None
) -> list[Column]:
    """The columns: the units of each agency; an agency of several units that is `folded` is one column."""
    found: list[Column] = []
    for agency in sorted(organization.agencies.values(), key=_PLACE):
        id_ = agency.id
        units = organization.units_of(id_)
        if passes is not None:
            units = tuple(unit for unit in units if passes(unit))
        if id_ in folded and len(units) > 1:
            found.append(Column(id_, id_, False))
        else:
            found.extend(Column(unit.id, id_, True) for unit in units)
    return found


def ancestors(organization: Organization, function: str) -> list[str]:
    """The functions above one, nearest first."""
    found: list[str] = []
    row = organization.functions.get(function)
    while row is not None and row.parent is not None:
        found.append(row.parent)
        row = organization.functions.get(row.parent)
    return found


def moves(row: RowChange) -> bool:
    """Whether rows or columns come, go, or stand elsewhere after this change."""
    before, after = row.before, row.after
    if row.kind not in ("function", "unit", "agency"):
        return False
    if before is None or after is None:
        return True
    match before, after:
        case Function(), Function():
            return (before.parent, before.order, before.is_work) != (after.parent, after.order, after.is_work)
        case Unit(), Unit():
            return (before.agency, before.order, before.level) != (after.agency, after.order, after.level)
    return getattr(before, "order", 0) != getattr(after, "order", 0)
