"""Posts, who holds them, the tasks that take their time; and what stands in columns of somebody's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from orgdesk.editing.rows import new_id
from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.names import expanded, normal
from orgdesk.exchange.incoming.planning.planned_rows import PlannedRows
from orgdesk.exchange.incoming.planning.sayings import Sayings
from orgdesk.exchange.incoming.said import ExtraSaid, PositionSaid, WorkloadSaid, Written
from orgdesk.exchange.incoming.values import NotReadable, choice_of, number_of, whole_of
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Extra, Incumbency, Person, Position, PositionKind, Workload


def plan_positions(
    said: Mapping[str, Sayings[PositionSaid]], units: Mapping[str, str], rows: PlannedRows
) -> dict[str, str]:
    """Key → id of the post, found or made, with its numbers and who holds it."""
    here = rows.organization
    there: dict[tuple[str, str], list[str]] = {}
    for position in here.positions.values():
        there.setdefault((position.unit, expanded(position.title)), []).append(position.id)
    holders = _Holders(rows)
    taken: set[str] = set()
    found: dict[str, str] = {}
    for key, one in said.items():
        unit = units.get(one.text("unit"))
        if unit is None:
            continue
        title = one.text("title") or key
        same = there.setdefault((unit, expanded(title)), [])
        id_ = next((i for i in same if i not in taken), None)
        if id_ is None:
            siblings = here.bucket("positions_of_unit", unit).values()
            order = rows.next_order("position", unit, siblings)
            position = Position(id=new_id(), unit=unit, title=title, order=order)
            rows.put(position, one.where)
            same.append(position.id)
            id_ = position.id
        taken.add(id_)
        found[key] = id_
        position = rows.get(Position, id_)
        for part in one.said:
            rows.name("position", id_, part.where)
            rows.reading.fates.mark(part.where, Fate.NAME)
            for field, read in _FIELDS.items():
                written = part.details.get(field)
                if written is not None and written.text.strip():
                    value = _read(rows, written, read)
                    if value is not None:
                        position = rows.set(position, field, value, written.where)
            holder = part.details.get("holder")
            if holder is not None and holder.text.strip():
                holders.holds(holder, id_)
    return found


class _Holders:
    """People by their names, and the posts that they hold."""

    def __init__(self, rows: PlannedRows) -> None:
        self._rows = rows
        self._people: dict[str, str] = {}
        for person in rows.organization.people.values():
            self._people.setdefault(normal(person.name), person.id)
        self._held = {(i.person, i.position): i.id for i in rows.organization.incumbencies.values()}

    def holds(self, holder: Written, position: str) -> None:
        """Have the person of that name hold a post."""
        name = " ".join(holder.text.split())
        id_ = self._people.get(normal(name))
        if id_ is None:
            person = Person(id=new_id(), name=name)
            self._rows.put(person, holder.where)
            id_ = self._people[normal(name)] = person.id
        self._rows.name("person", id_, holder.where)
        self._rows.reading.fates.mark(holder.where, Fate.DETAIL)
        there = self._held.get((id_, position))
        if there is None:
            incumbency = Incumbency(id=new_id(), person=id_, position=position)
            self._rows.put(incumbency, holder.where)
            there = self._held[id_, position] = incumbency.id
        self._rows.name("incumbency", there, holder.where)


def plan_workloads(
    said: Iterable[WorkloadSaid],
    positions: Mapping[str, str],
    rows: PlannedRows,
    function_by_name: Callable[[str], str | None],
) -> None:
    """Add the tasks that are said and not there, and set their numbers."""
    there: dict[tuple[str, str], list[str]] = {}
    for workload in rows.organization.workloads.values():
        there.setdefault((workload.position, normal(workload.task)), []).append(workload.id)
    taken: set[str] = set()
    for one in said:
        position = positions.get(one.position)
        if position is None or not one.task.strip():
            continue
        same = there.setdefault((position, normal(one.task)), [])
        id_ = next((i for i in same if i not in taken), None)
        if id_ is None:
            new = Workload(id=new_id(), position=position, task=one.task.strip())
            rows.put(new, one.where)
            same.append(new.id)
            id_ = new.id
        taken.add(id_)
        rows.name("workload", id_, one.where)
        rows.reading.fates.mark(one.where, Fate.NAME)
        row = rows.get(Workload, id_)
        for field in ("volume", "hours"):
            written = one.details.get(field)
            if written is not None and written.text.strip():
                value = _read(rows, written, number_of)
                if value is not None:
                    row = rows.set(row, field, value, written.where)
        written = one.details.get("function")
        function = function_by_name(written.text) if written is not None else None
        if written is not None and function is not None:
            rows.set(row, "function", function, written.where)


def plan_extras(
    said: Iterable[ExtraSaid], units: Mapping[str, str], functions: Mapping[str, str], rows: PlannedRows
) -> None:
    """Keep what stands beside functions and units in columns that mean nothing to us."""
    there = {(e.column, e.function, e.unit): e.id for e in rows.organization.extras.values()}
    orders: dict[str, int] = {}
    for extra in rows.organization.extras.values():
        orders.setdefault(extra.column, extra.order)
    for one in said:
        function, unit = functions.get(one.function), units.get(one.unit)
        value, where = one.value
        if (function is None) == (unit is None) or not value.strip():
            continue
        rows.reading.fates.mark(where, Fate.EXTRA)
        key = (one.column, function, unit)
        if key in there:
            rows.name("extra", there[key], where)
            rows.set(rows.get(Extra, there[key]), "value", value, where)
            continue
        order = orders.setdefault(one.column, max(orders.values(), default=-1) + 1)
        new = Extra(id=new_id(), column=one.column, value=value, function=function, unit=unit, order=order)
        rows.put(new, where)
        rows.set(new, "value", value, where)
        there[key] = new.id


def _read(rows: PlannedRows, written: Written, read: Callable[[str], Any]) -> Any:
    """What a cell says for a field; None where it cannot be read, which is told."""
    try:
        value = read(written.text.strip())
    except NotReadable as error:
        rows.problem(written.where, error.sentence)
        return None
    rows.reading.fates.mark(written.where, Fate.DETAIL)
    return value


def _grade(text: str) -> int:
    value = whole_of(text)
    if value < 1:
        raise NotReadable(_ODD_GRADE.format(text=text))
    return value


_FIELDS: dict[str, Callable[[str], Any]] = {
    "code": str,
    "position_kind": lambda text: choice_of(text, PositionKind),
    "grade": _grade,
    "posts": whole_of,
    "filled": number_of,
    "note": str,
}
_ODD_GRADE = Text(
    'Kelas jabatan "{text}" harus satu atau lebih. Perbaiki sel ini.',
    'The class of post "{text}" must be one or more. Correct this cell.',
)
