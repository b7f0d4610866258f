"""On whom a unit depends outside its agency, and whether anybody keeps up the contact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orgdesk.analysis.reader import Reader
from orgdesk.organization.organization import Token
from orgdesk.organization.records import Assignment, Supply, Unit
from orgdesk.reference.standard import COORDINATOR, EXECUTOR, LIAISON


@dataclass(frozen=True, slots=True)
class Dependence:
    """A unit needs something that another agency delivers or works out."""

    agency: str
    unit: str | None
    """Who delivers; None for a partner of which only the agency is known."""
    functions: tuple[str, ...]
    row: Token
    """The supply or the function relation."""


def dependences(read: Reader, unit: Unit) -> dict[str, list[Dependence]]:
    """What a unit gets from other agencies, by agency: supplies to it, and functions whose result or data
    those need that it executes. A relation is told at the function it leads to. O(supplies, duties and
    their executors)."""
    return read.meanwhile(("dependences", unit.id), lambda: _dependences(read, unit))


def _dependences(read: Reader, unit: Unit) -> dict[str, list[Dependence]]:
    found: dict[str, list[Dependence]] = {}
    for one in (*_by_supply(read, unit), *_by_work(read, unit)):
        found.setdefault(one.agency, []).append(one)
    return found


def _by_supply(read: Reader, unit: Unit) -> Iterator[Dependence]:
    for supply in read.supplies_to(unit.id):
        agency = supply.partner if supply.source is None else read.placement(supply.source).agency
        if agency is not None and agency != unit.agency:
            yield Dependence(agency, supply.source, _purposes(read, supply), ("supply", supply.id))


def _purposes(read: Reader, supply: Supply) -> tuple[str, ...]:
    functions = read.service(supply.service).functions if supply.service is not None else ()
    return functions if supply.function is None else (supply.function, *functions)


def _by_work(read: Reader, unit: Unit) -> Iterator[Dependence]:
    for duty in read.duties(unit.id):
        if duty.role != EXECUTOR:
            continue
        for relation in read.relations_to(duty.function):
            workers = read.holders(relation.function, EXECUTOR)
            others = {a.unit: a for a in workers if _meet(read, a, duty)}
            at = {other: read.placement(other).agency for other in others}
            if unit.agency in at.values():
                continue  # the agency works it out itself
            for other, agency in sorted(at.items()):
                functions = (relation.function, relation.other)
                yield Dependence(agency, other, functions, ("function_relation", relation.id))


def _meet(read: Reader, one: Assignment, other: Assignment) -> bool:
    return read.trees.intersect(read.scope(one), read.scope(other))


def common_superior(read: Reader, unit: Unit, on: Iterable[Dependence]) -> str | None:
    """The nearest unit that both sides answer to in line, of the first dependence that has one."""
    for one in on:
        other = one.unit if one.unit is not None else read.root_of(one.agency)
        if other is not None and (superior := read.common_superior((unit.id, other))) is not None:
            return superior
    return None


def is_kept_up(read: Reader, unit: Unit, on: Iterable[Dependence]) -> bool:
    """Whether a liaison or coordinator is named for any of the functions concerned, or for the whole they
    belong to. Where no function is known, one in the line of either side is enough."""
    functions = {f for one in on for f in one.functions}
    if functions:
        return any(read.holders(f, LIAISON, COORDINATOR) for f in sorted(_with_wholes(read, functions)))
    sides = {unit.id, *(one.unit for one in on if one.unit is not None)}
    line = {above for side in sides for above in read.own_line(side)}
    return any(a.role in (LIAISON, COORDINATOR) for u in sorted(line) for a in read.duties(u))


def _with_wholes(read: Reader, functions: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for function in functions:
        at: str | None = function
        while at is not None and at not in found and (row := read.function(at)).is_work:
            found.add(at)
            at = row.parent
    return found
