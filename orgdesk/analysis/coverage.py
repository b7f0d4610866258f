"""Which roles a function must have, and where nobody holds them.

All gap rules ask about one function in turn, so what they share of it is worked out once (`all_gaps`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from orgdesk.analysis.findings import Found, Severity, Superior, Value
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Assignment, Function, FunctionType, Level, WorkKind
from orgdesk.organization.scope import EVERYTHING, Facet, Scope
from orgdesk.reference.policy import UNTYPED
from orgdesk.reference.standard import (
    ASSISTING_EXECUTOR,
    COORDINATOR,
    DECISION_MAKER,
    DISTRIBUTOR,
    EXECUTOR,
    PLANNER,
    RoleRef,
    refs_by_code,
)

_DECIDES = RoleRef(DECISION_MAKER)
_EXECUTES = RoleRef(EXECUTOR)
_ASSISTS = RoleRef(ASSISTING_EXECUTOR)
_COORDINATES = RoleRef(COORDINATOR)
_WORKS = (_EXECUTES, RoleRef(PLANNER), RoleRef(DISTRIBUTOR))
"""Whose head decides on routine work."""
_FOR_THE_PUBLIC = (FunctionType.SERVICE, FunctionType.LICENCE)

Held = Mapping[RoleRef, list[Assignment]]
"""Who holds which role."""


@dataclass(frozen=True, slots=True)
class Required:
    """A role that must be held; any one of `roles` suffices, the first gives it its name."""

    roles: tuple[RoleRef, ...]
    severity: Severity
    declared: bool
    """The function itself declares the need; otherwise its type does."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A required role, and the regions where nobody holds it (none: everywhere)."""

    need: Required
    where: tuple[Scope, ...]


# -- what is required ------------------------------------------------------------------------------


def is_judged(function: Function, read: Reader) -> bool:
    """Whether roles are expected on this function: work, not mission or goal, and the finest there is.

    Where a function is divided into tasks, the tasks are judged, and the roles of the whole count for them.
    """
    return function.is_work and not any(f.is_work for f in read.subfunctions(function.id))


def required(function: Function, read: Reader) -> tuple[Required, ...]:
    """The mandatory roles of the function's type (models/mandatory-roles.toml) and those it declares."""
    type_, needs = function.type, function.needs
    name = type_.value if type_ is not None else UNTYPED
    return read.once(("required", " ".join((name, *needs))), lambda: tuple(_required(type_, needs, read)))


def _required(type_: FunctionType | None, needs: Iterable[str], read: Reader) -> Iterator[Required]:
    policy = read.policy
    declared = set(needs)
    for alternatives in policy.roles_for(type_):
        # A declared role is needed itself: "PL|DS" does not satisfy a declared DS through PL.
        asked = len(alternatives) == 1 and alternatives[0] in declared
        level = policy.severity.get(alternatives[0]) or policy.severity["declared" if asked else "other"]
        declared.difference_update(alternatives if asked else ())
        yield from _requirement(alternatives, Severity(level), asked, read)
    for code in sorted(declared):
        level = policy.severity.get(code) or policy.severity["declared"]
        yield from _requirement((code,), Severity(level), True, read)


def _requirement(
    codes: tuple[str, ...], severity: Severity, declared: bool, read: Reader
) -> Iterator[Required]:
    """One requirement; none where no role has such a code (any more)."""
    found = (refs_by_code().get(code) or read.role_by_code(code) for code in codes)
    roles = tuple(ref for ref in found if ref is not None)
    if roles:
        yield Required(roles, severity, declared)


# -- who holds it ----------------------------------------------------------------------------------


def held(function: Function, read: Reader) -> Held:
    """Who holds which role on the function or on the work it is part of."""
    if function.parent is None:
        return read.roles(function.id)
    return read.meanwhile(("held", function.id), lambda: _held(function, read))


def _held(function: Function, read: Reader) -> Held:
    found: Held = read.roles(function.id)
    for whole in _wholes(function, read):
        above = read.roles(whole.id)
        if above:
            found = {ref: [*found.get(ref, ()), *above.get(ref, ())] for ref in (*found, *above)}
    return found


def _wholes(function: Function, read: Reader) -> Iterator[Function]:
    """The work that a function is part of, nearest first."""
    parent = function.parent
    while parent is not None and (node := read.function(parent)).is_work:
        yield node
        parent = node.parent


def holders_with_parents(function: Function, read: Reader) -> list[Assignment]:
    """Who holds a role on the function or on the work it is part of."""
    return [a for assignments in held(function, read).values() for a in assignments]


# -- where nobody does -----------------------------------------------------------------------------


def all_gaps(function: Function, read: Reader) -> Mapping[RoleRef, list[Gap]]:
    """The required roles that are not held throughout, each with its gaps."""
    return read.meanwhile(("gaps", function.id), lambda: _all_gaps(function, read))


def _all_gaps(function: Function, read: Reader) -> dict[RoleRef, list[Gap]]:
    found: dict[RoleRef, list[Gap]] = {}
    if not is_judged(function, read):
        return found
    whole = (function.scope,)
    holders = held(function, read)
    for need in required(function, read):
        first = need.roles[0]
        where = _uncovered(function, read, _any_of(need.roles, holders))
        if where and first == _DECIDES and is_routine(function, read):
            where = _uncovered(function, read, _any_of((*need.roles, *_WORKS), holders))
        if where:
            found.setdefault(first, []).append(Gap(need, () if where == whole else where))
    return found


def _any_of(roles: tuple[RoleRef, ...], holders: Held) -> Sequence[Assignment]:
    if len(roles) == 1:
        return holders.get(roles[0], ())
    return [a for role in roles for a in holders.get(role, ())]


def is_routine(function: Function, read: Reader) -> bool:
    """Whether it is the routine of any office, or part of it: there the head of the unit decides unnamed."""
    if function.work is None and function.parent is not None:
        said = next((f.work for f in _wholes(function, read) if f.work is not None), None)
        return said is WorkKind.ROUTINE
    return function.work is WorkKind.ROUTINE


def _uncovered(function: Function, read: Reader, holders: Sequence[Assignment]) -> tuple[Scope, ...]:
    """The regions of the function's scope that `holders` leave; the whole of it where there are none.

    Levels of government stack rather than divide, so they leave no hole unless the function names them.
    """
    if not holders:
        return (function.scope,)
    scopes = []
    for assignment in holders:
        scope = read.scope(assignment)
        if not scope.values and scope.threshold is None:
            return ()
        scopes.append(scope)
    if not function.scope.get(Facet.GOVERNMENT):
        scopes = [s.with_facet(Facet.GOVERNMENT, ()) for s in scopes]
        if EVERYTHING in scopes:
            return ()
    trees = read.trees
    universe = function.scope
    where = trees.holes(scopes, universe)
    if where and not universe.get(Facet.AREA) and (areas := _jurisdiction(read, holders)):
        where = trees.holes(scopes, universe.with_facet(Facet.AREA, areas))
    return where


def _jurisdiction(read: Reader, holders: Iterable[Assignment]) -> set[str]:
    """The areas that those above the holders serve: beyond them nobody here has to answer.

    Empty where it is not said for all of them. A supporting agency's own area is its jurisdiction; that of
    a service point is only its share.
    """
    found: set[str] = set()
    for unit in {a.unit for a in holders}:
        own = read.placement(unit)
        area = own.working_area if own.level is Level.SUPPORTING else None
        for superior in read.ancestors(unit):
            area = read.placement(superior).working_area or area
        if area is None:
            return set()
        found.add(area)
    return found


@dataclass(frozen=True, slots=True)
class Uncoordinated:
    """Who works together without a coordinator, and in which regions (none: everywhere)."""

    workers: tuple[Assignment, ...]
    where: tuple[Scope, ...]


def uncoordinated(function: Function, read: Reader) -> Uncoordinated | None:
    """The executors and assistants of the regions where so many agencies work together that they need a
    coordinator, and nobody coordinates; None where there is no such region."""
    return read.meanwhile(("uncoordinated", function.id), lambda: _uncoordinated(function, read))


def _uncoordinated(function: Function, read: Reader) -> Uncoordinated | None:
    holders = held(function, read)
    workers = [*holders.get(_EXECUTES, ()), *holders.get(_ASSISTS, ())]
    agencies = read.policy.coordinator["agencies"]
    if len(workers) < agencies:
        return None
    home = {a.unit: read.placement(a.unit).agency for a in workers}
    if len(set(home.values())) < agencies:
        return None
    coordinators = holders.get(_COORDINATES, [])
    trees = read.trees
    found: dict[str, Assignment] = {}
    regions: list[Scope] = []
    for atom in trees.atoms([read.scope(a) for a in (*workers, *coordinators)], function.scope):
        inside = [workers[i] for i in atom.members if i < len(workers)]
        coordinated = len(inside) < len(atom.members)
        if not coordinated and len({home[a.unit] for a in inside}) >= agencies:
            found.update((a.id, a) for a in inside)
            regions.append(atom.region)
    if not found:
        return None
    where = trees.merged(regions)
    return Uncoordinated(tuple(found.values()), () if where == [function.scope] else tuple(where))


# -- what the gap rules say ------------------------------------------------------------------------

_CANDIDATES = Text(", misalnya {it}", ", for instance {it}")


def gaps(function: Function, read: Reader, role: RoleRef) -> list[Found]:
    """What the gap rules yield: `role` is required of the function and nobody covers some region."""
    return [found_gap(function, read, gap) for gap in all_gaps(function, read).get(role, ())]


def found_gap(function: Function, read: Reader, gap: Gap, severity: Severity | None = None) -> Found:
    """A gap as evidence, with {candidates}: who might fill it."""
    values = read.meanwhile(("candidates", function.id), lambda: _candidates(function, read))
    return Found(
        role=gap.need.roles[0],
        where=gap.where,
        severity=severity or gap.need.severity,
        values=values,
    )


def _candidates(function: Function, read: Reader) -> Mapping[str, Value]:
    """Who is near enough to take a missing role: the superior that those who execute have in common."""
    workers = held(function, read).get(_EXECUTES, ())
    return {"candidates": Superior(_CANDIDATES, tuple(a.unit for a in workers), beyond=True)}


def is_for_the_public(function: Function, read: Reader) -> bool:
    """Whether people are served by it directly: by its type, or as part of a service."""
    if function.type is not None:
        return function.type in _FOR_THE_PUBLIC
    return bool(read.services_with(function.id))


def is_uncovered_area(function: Function, gap: Gap) -> bool:
    """Whether somebody holds the role, but not for every area and group of people."""
    asked = (function.scope.get(Facet.AREA), function.scope.get(Facet.TARGET_GROUP))
    return bool(gap.where) and all(
        (region.get(Facet.AREA), region.get(Facet.TARGET_GROUP)) != asked for region in gap.where
    )
