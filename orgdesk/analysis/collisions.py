"""Several units with the same role on the same function: where they really meet, and where not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from orgdesk.analysis.findings import Found, Severity, Superior
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import AgencyKind, Assignment, AuthoritySource, Function
from orgdesk.organization.scope import EVERYTHING, Scope
from orgdesk.reference.standard import RoleRef, ref_of

Exempt = Callable[[Reader, Assignment, Assignment], bool]
"""Whether two assignments may meet without being an overlap."""


@dataclass(frozen=True, slots=True)
class Collision:
    """Units that meet, directly or through each other, and the regions where they do (none: everywhere)."""

    units: tuple[str, ...]
    where: tuple[Scope, ...]


def collisions(read: Reader, assignments: Sequence[Assignment], exempt: Exempt) -> list[Collision]:
    """The groups of different units among `assignments` whose scopes intersect, facet by facet.

    Quadratic in who holds one role on one function: every two can meet somewhere else.
    """
    if len(assignments) < 2:
        return []
    if len(assignments) == 2:
        return _of_two(read, assignments[0], assignments[1], exempt)
    trees = read.trees
    held = sorted(assignments, key=lambda a: a.id)
    scopes = [read.scope(a) for a in held]
    meet = trees.meeting(scopes)
    group = {a.unit: a.unit for a in held}
    regions: dict[str, set[Scope]] = {}

    def root(unit: str) -> str:
        while group[unit] != unit:
            group[unit] = group[group[unit]]
            unit = group[unit]
        return unit

    for i, j in combinations(range(len(held)), 2):
        one, other = root(held[i].unit), root(held[j].unit)
        if one == other and EVERYTHING in regions.get(one, ()):
            continue  # they are known to meet everywhere already: hundreds of units are no rarity
        if held[i].unit == held[j].unit or not meet(i, j) or exempt(read, held[i], held[j]):
            continue
        group[other] = one
        there = regions.pop(other, set()) | regions.get(one, set())
        regions[one] = there | {trees.common(scopes[i], scopes[j])}
    members: dict[str, list[str]] = {}
    for unit in group:
        members.setdefault(root(unit), []).append(unit)
    found = []
    for first, where in regions.items():
        merged = () if EVERYTHING in where else tuple(trees.merged(where))
        found.append(Collision(tuple(sorted(members[first])), () if EVERYTHING in merged else merged))
    return sorted(found, key=lambda c: c.units)


def _of_two(read: Reader, one: Assignment, other: Assignment, exempt: Exempt) -> list[Collision]:
    """The same for the commonest case, without the grouping."""
    if one.unit == other.unit:
        return []
    if other.id < one.id:
        one, other = other, one
    mine, theirs = read.scope(one), read.scope(other)
    if mine is EVERYTHING and theirs is EVERYTHING:
        where: tuple[Scope, ...] = ()
    elif not read.trees.intersect(mine, theirs):
        return []
    else:
        shared = read.trees.common(mine, theirs)
        where = () if shared == EVERYTHING else tuple(read.trees.merged({shared}))
        where = () if EVERYTHING in where else where
    if exempt(read, one, other):
        return []
    return [Collision((min(one.unit, other.unit), max(one.unit, other.unit)), where)]


def overlaps(function: Function, read: Reader, role: str, exempt: Exempt) -> list[Found]:
    """What the overlap rules yield: each group of units that hold `role` on the function and meet."""
    holders = read.roles(function.id).get(RoleRef(role), ())
    return [overlap(read, role, collision) for collision in collisions(read, holders, exempt)]


def overlap(read: Reader, role: str, collision: Collision, severity: Severity | None = None) -> Found:
    """A collision as evidence, with {settle}: who can settle it."""
    return Found(
        units=collision.units,
        role=RoleRef(role),
        where=collision.where,
        severity=severity,
        values={"settle": settlement(collision.units)},
    )


def delegated(read: Reader, one: Assignment, other: Assignment) -> bool:
    """One holds the role by delegation or mandate of the other, be it through others who passed it on. The
    law lets the grantor go on using the power (UU 30/2014 Ps.13(5), 14(5)), so this is no overlap."""
    return _granted_by(read, one, other) or _granted_by(read, other, one)


def in_line(read: Reader, one: Assignment, other: Assignment) -> bool:
    """One unit stands above the other in line: a cascade of one duty, not two claims to it."""
    return other.unit in read.ancestors(one.unit) or one.unit in read.ancestors(other.unit)


def delegated_or_in_line(read: Reader, one: Assignment, other: Assignment) -> bool:
    """Either of the two."""
    return delegated(read, one, other) or in_line(read, one, other)


def contained(read: Reader, one: Assignment, other: Assignment) -> tuple[str, str] | None:
    """The unit that holds strictly less of their role on the function, and the one that holds all of that
    and more; None where neither contains the other. A unit's scopes count together, however divided."""
    if one.scope == other.scope == EVERYTHING and read.scope(one) == read.scope(other):
        return None
    holders = read.roles(one.function)[ref_of(one)]
    mine, theirs = ([read.scope(a) for a in holders if a.unit == unit] for unit in (one.unit, other.unit))
    within, around = _covers(read, theirs, mine), _covers(read, mine, theirs)
    if within == around:
        return None
    return (one.unit, other.unit) if within else (other.unit, one.unit)


def _covers(read: Reader, outer: Sequence[Scope], inner: Sequence[Scope]) -> bool:
    return not any(read.trees.uncovered(outer, scope) for scope in inner)


def of_other_tiers(read: Reader, one: Assignment, other: Assignment) -> bool:
    """One belongs to the centre and the other to the region or a village: their norms stack by law."""
    tiers = {_TIERS.get(read.agency_of(a.unit).agency_kind) for a in (one, other)}
    return len(tiers) == 2 and None not in tiers


_TIERS = {
    AgencyKind.CENTRAL_AGENCY: "central",
    AgencyKind.REGIONAL_HEAD: "region",
    AgencyKind.LOCAL_AGENCY: "region",
    AgencyKind.STAFF_BODY: "region",
    AgencyKind.LEGISLATURE: "region",
    AgencyKind.VILLAGE: "village",
}
"""Level of government by the kind of agency, where the kind tells."""


def _granted_by(read: Reader, one: Assignment, other: Assignment) -> bool:
    if one.source not in _GRANTED:
        return False
    chain, seen = [one], {one.unit}
    for held in chain:  # the list grows while it is walked
        if held.source not in _GRANTED or held.grantor is None:
            continue
        if held.grantor == other.unit:
            return True
        if held.grantor not in seen:
            seen.add(held.grantor)
            holders = read.roles(one.function)[ref_of(one)]
            from_whom = (a for a in holders if a.unit == held.grantor)
            chain += [a for a in from_whom if read.trees.intersect(read.scope(a), read.scope(one))]
    return False


_GRANTED = (AuthoritySource.DELEGATION, AuthoritySource.MANDATE)

_SETTLE = Text(
    ", atau minta {it} sebagai atasan bersama menyelesaikannya",
    ", or let {it}, their common superior, settle it",
)


def settlement(units: Sequence[str]) -> Superior:
    """Who can settle it (UU 30/2014 Ps.16), as the tail of an advice: never one of those who dispute it."""
    return Superior(_SETTLE, tuple(units), beyond=True)
