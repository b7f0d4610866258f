"""Which roles a function must have, and where nobody holds them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orgdesk.analysis.findings import Found, Phrase, Severity
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Assignment, Function
from orgdesk.organization.scope import EVERYTHING, Facet, Scope
from orgdesk.reference.standard import (
    ASSISTING_EXECUTOR,
    COORDINATOR,
    EXECUTOR,
    RoleRef,
    ref_of,
    refs_by_code,
)


@dataclass(frozen=True, slots=True)
class Required:
    """A role that must be held; any one of `roles` suffices, the first gives it its name."""

    roles: tuple[RoleRef, ...]
    severity: Severity
    declared: bool
    """The function itself declares the need; otherwise its type does."""


def is_judged(function: Function, read: Reader) -> bool:
    """Whether roles are expected on this function: work, not mission or goal, and the finest there is.

    Where a function is divided into tasks, the tasks are judged, and the roles of the whole count for them.
    """
    return function.is_work and not any(f.is_work for f in read.subfunctions(function.id))


def required(function: Function, read: Reader) -> Iterator[Required]:
    """The mandatory roles of the function's type (models/mandatory-roles.toml) and those it declares."""
    policy = read.policy
    declared = set(function.needs)
    for alternatives in policy.roles_for(function.type):
        # A declared role is needed itself: "PL|DS" does not satisfy a declared DS through PL.
        asked = len(alternatives) == 1 and alternatives[0] in declared
        level = policy.severity.get(alternatives[0]) or policy.severity["declared" if asked else "other"]
        declared.difference_update(alternatives if asked else ())
        yield from _required(alternatives, Severity(level), asked, read)
    for code in sorted(declared):
        level = policy.severity.get(code) or policy.severity["declared"]
        yield from _required((code,), Severity(level), True, read)


def _required(codes: tuple[str, ...], severity: Severity, declared: bool, read: Reader) -> Iterator[Required]:
    """One requirement; none where no role has such a code (any more)."""
    roles = tuple(ref for code in codes if (ref := _role(code, read)) is not None)
    if roles:
        yield Required(roles, severity, declared)


def uncovered(function: Function, read: Reader, roles: tuple[RoleRef, ...]) -> list[Scope]:
    """The regions of the function's scope where nobody holds any of `roles`; [EVERYTHING] for nobody at all.

    Levels of government stack rather than divide, so they leave no hole unless the function names them.
    """
    holders = [a for a in holders_with_parents(function, read) if ref_of(a) in roles]
    if not holders:
        return [function.scope]
    scopes = [read.scope(a) for a in holders]
    if EVERYTHING in scopes:
        return []
    if not function.scope.get(Facet.GOVERNMENT):
        scopes = [s.with_facet(Facet.GOVERNMENT, ()) for s in scopes]
    trees = read.trees
    return trees.merged(trees.uncovered(scopes, function.scope))


def holders_with_parents(function: Function, read: Reader) -> list[Assignment]:
    """Who holds a role on the function or on the work it is part of."""
    found: list[Assignment] = []
    node: Function | None = function
    while node is not None and node.is_work:
        for assignments in read.roles(node.id).values():
            found.extend(assignments)
        node = read.function(node.parent) if node.parent is not None else None
    return found


@dataclass(frozen=True, slots=True)
class Uncoordinated:
    """Who works together without a coordinator, and in which regions (none: everywhere)."""

    workers: tuple[Assignment, ...]
    where: tuple[Scope, ...]


def uncoordinated(function: Function, read: Reader) -> Uncoordinated | None:
    """The executors and assistants of the regions where so many agencies work together that they need a
    coordinator, and nobody coordinates; None where there is no such region."""
    agencies = read.policy.coordinator["agencies"]
    holders = holders_with_parents(function, read)
    workers = [a for a in holders if a.role in (EXECUTOR, ASSISTING_EXECUTOR)]
    home = {a.unit: read.placement(a.unit).agency for a in workers}
    if len(set(home.values())) < agencies:
        return None
    coordinators = [a for a in holders if a.role == COORDINATOR]
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


def _role(code: str, read: Reader) -> RoleRef | None:
    return refs_by_code().get(code) or read.role_by_code(code)


_CANDIDATES = Text(", misalnya {it}", ", for instance {it}")


def gaps(function: Function, read: Reader, role: RoleRef) -> Iterator[Found]:
    """What the gap rules yield: `role` is required of the function and nobody covers some region."""
    if not is_judged(function, read):
        return
    for need in required(function, read):
        if need.roles[0] == role:
            yield from found_gap(function, read, need)


def found_gap(function: Function, read: Reader, need: Required) -> Iterator[Found]:
    """The gap of one required role, if any, with {candidates}: who might fill it."""
    where = uncovered(function, read, need.roles)
    if where:
        yield Found(
            role=need.roles[0],
            where=() if where == [function.scope] else tuple(where),
            severity=need.severity,
            values={"candidates": Phrase(_CANDIDATES, candidates(function, read))},
        )


def candidates(function: Function, read: Reader) -> tuple[str, ...]:
    """Who is near enough to take a missing role: the superior that those who execute have in common."""
    workers = [a.unit for a in holders_with_parents(function, read) if a.role == EXECUTOR]
    superior = read.common_superior(workers)
    if superior in workers:
        superior = next(iter(read.superiors(superior)), None)
    return () if superior is None else (superior,)
