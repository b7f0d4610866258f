"""What hangs together in the work: which units a function is tied to, and which units must work together.

Ties come from the relations between functions (who hands over to whom, who shares data), from supplies and
from the affair. Oversight is never a tie: who controls must stand apart from what it controls.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orgdesk.analysis.reader import Reader
from orgdesk.organization.organization import Token
from orgdesk.organization.records import Function, FunctionRelation, FunctionType, WorkKind
from orgdesk.reference.standard import COORDINATOR, EXECUTOR, LIAISON


@dataclass(slots=True)
class Tie:
    """How strongly a function hangs together with the work of one unit, and by which rows."""

    weight: float = 0.0
    functions: tuple[str, ...] = ()
    """Related functions that the unit executes."""
    rows: tuple[Token, ...] = ()
    """The relations and supplies behind the weight."""


@dataclass(frozen=True, slots=True)
class Need:
    """Two units, in order of id, that a relation between their functions makes depend on each other."""

    units: tuple[str, str]
    met: bool
    """They have a way to coordinate; see `coordinated`."""


def executors(read: Reader, function: str) -> tuple[str, ...]:
    """The units that execute a function, each once, in order of id."""
    return tuple(sorted({a.unit for a in read.holders(function, EXECUTOR)}))


def other_end(relation: FunctionRelation, function: str) -> str:
    """The function at the other end of a relation."""
    return relation.other if relation.function == function else relation.function


def ties(function: Function, home: str, read: Reader) -> dict[str, Tie]:
    """Unit → how strongly `function`, which `home` executes, is tied to it; `home` itself among them.

    A relation weighs 1, shared by those who execute the other function; a supply for the function between
    `home` and another unit adds 1 to that unit, however many things are supplied; other work in the same
    affair adds 1, but ties nobody by itself.
    """
    found: dict[str, Tie] = {home: Tie()}
    for relation in read.relations(function.id):
        related = other_end(relation, function.id)
        if related == function.id or read.function(related).type is FunctionType.OVERSIGHT:
            continue
        units = executors(read, related)
        for unit in units:
            tie = found.setdefault(unit, Tie())
            tie.weight += 1 / len(units)
            tie.functions += (related,)
            tie.rows += (("function_relation", relation.id),)
    supplied: dict[str, list[str]] = {}
    for supply in read.supplies_for_function(function.id):
        for one, other in ((supply.source, supply.recipient), (supply.recipient, supply.source)):
            if one == home and other is not None and other != home:
                supplied.setdefault(other, []).append(supply.id)
    for unit, supplies in supplied.items():
        tie = found.setdefault(unit, Tie())
        tie.weight += 1
        tie.rows += tuple(("supply", supply) for supply in supplies)
    if function.affair:
        for unit, tie in found.items():
            if any(f.affair == function.affair for f in _executed(unit, read) if f.id != function.id):
                tie.weight += 1
    return found


def _executed(unit: str, read: Reader) -> Iterator[Function]:
    for id_ in dict.fromkeys(a.function for a in read.duties(unit) if a.role == EXECUTOR):
        yield read.function(id_)


def needs(relation: FunctionRelation, read: Reader) -> tuple[Need, ...]:
    """The pairs of units that must coordinate because one executes the one function and one the other.

    Who executes both needs nobody, and who works for other people or elsewhere has nothing to do with it.
    Quadratic in the executors of two functions, which are few. Worked out once between changes.
    """
    return read.once(("needs", relation.id), lambda: tuple(_needs(read.relation(relation.id), read)))


def _needs(relation: FunctionRelation, read: Reader) -> Iterator[Need]:
    functions = (relation.function, relation.other)
    if FunctionType.OVERSIGHT in (read.function(f).type for f in functions):
        return
    ones, others = (read.holders(f, EXECUTOR) for f in functions)
    both = {a.unit for a in ones} & {a.unit for a in others}
    pairs = {
        (min(a.unit, b.unit), max(a.unit, b.unit))
        for a in ones
        for b in others
        if a.unit not in both and b.unit not in both and read.trees.intersect(read.scope(a), read.scope(b))
    }
    for pair in sorted(pairs):
        yield Need(pair, coordinated(read, pair, functions))


def dependences(unit: str, read: Reader) -> tuple[Need, ...]:
    """The needs of a unit that come from functions it executes and that are handed over or shared from there;
    of all units together, every need once or twice. Worked out once between changes."""
    return read.once(("dependences", unit), lambda: tuple(_dependences(unit, read)))


def _dependences(unit: str, read: Reader) -> Iterator[Need]:
    for function in dict.fromkeys(a.function for a in read.duties(unit) if a.role == EXECUTOR):
        for relation in read.relations_from(function):
            yield from (need for need in needs(relation, read) if unit in need.units)


def core_work(unit: str, read: Reader) -> frozenset[str]:
    """The core functions that a unit executes; work of which nothing is said counts as core. Worked out once
    between changes."""
    return read.once(("core work", unit), lambda: frozenset(_core_work(unit, read)))


def _core_work(unit: str, read: Reader) -> Iterator[str]:
    for a in read.duties(unit):
        if a.role == EXECUTOR and read.function(a.function).work in (WorkKind.CORE, None):
            yield a.function


def coordinated(read: Reader, units: tuple[str, str], functions: Iterable[str]) -> bool:
    """Whether two units have a way to coordinate over `functions`: someone coordinates or links one of these,
    one of the two has a role in the work of the other, one supplies the other, or they stand next to each
    other in line (the same superior, or one above the other)."""
    one, other = units
    for function in functions:
        held = read.roles(function)
        if any(ref.role in (COORDINATOR, LIAISON) for ref in held):
            return True
        if {one, other} <= {a.unit for assignments in held.values() for a in assignments}:
            return True
    above = set(read.superiors(one)), set(read.superiors(other))
    if above[0] & above[1] or one in above[1] or other in above[0]:
        return True
    return any(s.source == other for s in read.supplies_to(one)) or any(
        s.source == one for s in read.supplies_to(other)
    )
