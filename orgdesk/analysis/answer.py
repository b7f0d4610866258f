"""Who answers for this? The chain of one function, or of one unit: who decides, plans, supplies, executes,
supervises; at which level; and where the chain breaks.

An answer holds ids and what the findings say of them, no names: it is made anew after every edit.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from orgdesk.analysis.coverage import holders_with_parents, is_judged, required
from orgdesk.analysis.findings import Finding, Severity, named_by
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.standing import Standing
from orgdesk.organization.display import SUPPLIER, role_code, roles_by_code
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Assignment, Function, FunctionType, Level, RoleFamily
from orgdesk.organization.scope import Facet, Scope
from orgdesk.reference.policy import Policy, default_policy, policy_for
from orgdesk.reference.standard import (
    COORDINATOR,
    DECISION_MAKER,
    EXECUTOR,
    SUPERVISOR,
    RoleRef,
    ref_of,
)

LEADING: Mapping[RoleFamily, str] = {
    RoleFamily.DECIDE: DECISION_MAKER,
    RoleFamily.DIRECT: COORDINATOR,
    RoleFamily.SUPPLY: SUPPLIER,
    RoleFamily.DO: EXECUTOR,
    RoleFamily.CHECK: SUPERVISOR,
}
"""The role of each step of the chain that answers for the step."""

_CANDIDATES = 3


@dataclass(frozen=True, slots=True)
class Holder:
    """A unit that holds roles of one step of the chain."""

    unit: str
    held: tuple[str, ...]
    """Ids of its assignments, in the order of the guide."""
    function: str
    """On which it holds them: the one asked about, or the one that this is part of."""
    findings: tuple[str, ...] = ()
    """Keys of the findings in which it takes part with these roles, the worst first."""
    told: tuple[str, ...] = ()
    """Those of them that are about this unit alone, and are told beside it."""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """A role that nobody holds, or nobody for some region."""

    role: RoleRef
    severity: Severity
    finding: str
    where: tuple[Scope, ...]
    candidates: tuple[str, ...]
    """Units near enough to take it: the line superior of those who execute, and who holds the role on a
    sibling function."""


@dataclass(frozen=True, slots=True)
class Column:
    """One step of the chain."""

    family: RoleFamily
    holders: tuple[Holder, ...]
    missing: tuple[Missing, ...]
    overlaps: tuple[str, ...]
    """Keys of the findings that too many hold one role of this step, the worst first."""
    severity: Severity | None
    divided: Facet | None = None
    """What divides the step among those who answer for it, where it does."""
    cascade: bool = False
    """Those who answer for it stand one above the other in line."""


@dataclass(frozen=True, slots=True)
class Link:
    """One of the three levels that a chain of service passes: which steps are taken there."""

    level: Level
    families: tuple[RoleFamily, ...]
    broken: bool
    """Nobody takes part, though the chain passes here."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Who answers for a function."""

    function: str
    columns: tuple[Column, ...]
    links: tuple[Link, ...]
    needed: tuple[RoleRef, ...]
    """The roles that a function of its type must have, and those that it declares to need."""
    tasks: tuple[str, ...]
    """The functions it is divided into; the missing roles are told of them."""

    def column(self, family: RoleFamily) -> Column:
        """The step of that family."""
        return next(column for column in self.columns if column.family is family)


@dataclass(frozen=True, slots=True)
class Duty:
    """The roles of one family that a unit holds on one function."""

    function: str
    held: tuple[str, ...]
    findings: tuple[str, ...]
    severity: Severity | None


@dataclass(frozen=True, slots=True)
class UnitAnswer:
    """What a unit answers for."""

    unit: str
    duties: Mapping[RoleFamily, tuple[Duty, ...]]


# -- a function ------------------------------------------------------------------------------------


def answer(
    organization: Organization, standing: Standing, function: str, as_of: dt.date | None = None
) -> Answer:
    """The chain of a function as it is now."""
    row = organization.functions[function]
    read = Reader(organization, _policy(organization), as_of or dt.date.today())
    by_step: dict[tuple[RoleFamily, str, str], list[Assignment]] = {}
    for assignment in holders_with_parents(row, read) if row.is_work else ():
        family = organization.roles[assignment.role].family
        by_step.setdefault((family, assignment.unit, assignment.function), []).append(assignment)
    findings = _about(standing, function)
    order = {code: n for n, code in enumerate(roles_by_code(organization))}
    holders = [
        _holder(organization, held, family, findings, order) for (family, _, _), held in by_step.items()
    ]
    holders = _told_once(holders, findings, organization)
    columns = tuple(
        _column(
            family,
            [h for h in holders if _family(organization, h) is family],
            [f for f in findings if f.role is not None and organization.roles[f.role.role].family is family],
            row,
            read,
            organization,
            order,
        )
        for family in RoleFamily
    )
    tasks = tuple(f.id for f in organization.subfunctions(function) if f.is_work)
    needed = tuple(need.roles[0] for need in required(row, read)) if is_judged(row, read) else ()
    return Answer(function, columns, _links(row, columns, organization), needed, tasks)


def _policy(organization: Organization) -> Policy:
    settings = {setting.id: setting.value for setting in organization.settings.values()}
    try:
        return policy_for(settings, {role.code for role in organization.roles.values()})
    except OrgDeskError:  # a setting that cannot be read is told elsewhere
        return default_policy()


def _about(standing: Standing, function: str) -> list[Finding]:
    """What stands about a function itself, the worst first."""
    found = [f for f in standing.of_row("function", function).values() if f.subject == ("function", function)]
    return sorted(found, key=lambda f: (f.severity.rank, f.key))


def _family(organization: Organization, holder: Holder) -> RoleFamily:
    return organization.roles[organization.assignments[holder.held[0]].role].family


def _holder(
    organization: Organization,
    held: list[Assignment],
    family: RoleFamily,
    findings: Iterable[Finding],
    order: Mapping[str, int],
) -> Holder:
    codes = {a.id: role_code(organization, a.role, a.resource) for a in held}
    held = sorted(held, key=lambda a: (order.get(codes[a.id], len(order)), a.id))
    refs = {ref_of(a) for a in held}
    mine = [f for f in findings if held[0].unit in f.units and _concerns(f, refs, set(codes.values()))]
    return Holder(
        unit=held[0].unit,
        held=tuple(a.id for a in held),
        function=held[0].function,
        findings=tuple(f.key for f in mine),
        severity=mine[0].severity if mine else None,
    )


def _concerns(finding: Finding, refs: set[RoleRef], codes: set[str]) -> bool:
    """Whether a finding about a unit is about these roles of it. Who only lacks something is no culprit."""
    if finding.rule.startswith("GAP"):
        return False
    if finding.role is not None:
        return finding.role in refs
    clashing = {code for fact in finding.facts for code in fact.split("+")}
    return not clashing or not clashing.isdisjoint(codes)


def _told_once(
    holders: list[Holder], findings: Iterable[Finding], organization: Organization
) -> list[Holder]:
    """What is wrong with one unit alone is told on the last of its cards: there it supervises itself."""
    about_one = {f.key for f in findings if not f.rule.startswith("OVL")}
    steps = list(RoleFamily)
    last: dict[str, tuple[int, Holder]] = {}
    for holder in holders:
        step = steps.index(_family(organization, holder))
        for key in about_one.intersection(holder.findings):
            if key not in last or last[key][0] < step:
                last[key] = (step, holder)
    found = []
    for holder in holders:
        told = tuple(key for key in holder.findings if key in last and last[key][1] is holder)
        found.append(
            Holder(holder.unit, holder.held, holder.function, holder.findings, told, holder.severity)
        )
    return found


def _column(
    family: RoleFamily,
    holders: list[Holder],
    findings: list[Finding],
    function: Function,
    read: Reader,
    organization: Organization,
    order: Mapping[str, int],
) -> Column:
    def place(holder: Holder) -> tuple[int, int, int, int, str]:
        unit = organization.units[holder.unit]
        first = organization.assignments[holder.held[0]]
        code = role_code(organization, first.role, first.resource)
        leads = any(organization.assignments[id_].role == LEADING[family] for id_ in holder.held)
        agency = organization.agencies[unit.agency]
        return (not leads, order.get(code, len(order)), agency.order, unit.order, unit.id)

    missing = tuple(
        Missing(f.role, f.severity, f.key, f.where, _candidates(f, f.role, function, organization))
        for f in findings
        if f.rule.startswith("GAP") and f.role is not None
    )
    overlaps = tuple(f.key for f in findings if f.rule.startswith("OVL"))
    leads = leading(organization, family, holders)
    units = sorted({a.unit for a in leads})
    worst = [f.severity for f in findings] + [h.severity for h in holders if h.severity is not None]
    return Column(
        family=family,
        holders=tuple(sorted(holders, key=place)),
        missing=missing,
        overlaps=overlaps,
        severity=min(worst, key=lambda s: s.rank, default=None),
        divided=_divided(leads, read),
        cascade=len(units) > 1 and all(_in_line(a, b, read) for a, b in combinations(units, 2)),
    )


def _in_line(one: str, other: str, read: Reader) -> bool:
    return other in read.ancestors(one) or one in read.ancestors(other)


def leading(organization: Organization, family: RoleFamily, holders: Iterable[Holder]) -> list[Assignment]:
    """The assignments of those who answer for a step."""
    held = (organization.assignments[id_] for holder in holders for id_ in holder.held)
    return [a for a in held if a.role == LEADING[family]]


def _divided(leads: Sequence[Assignment], read: Reader) -> Facet | None:
    """The facet that divides the work among several units, so that no two of them meet."""
    if len({a.unit for a in leads}) < 2:
        return None
    scopes = [read.scope(a) for a in leads]
    meet = read.trees.meeting(scopes)
    for i, one in enumerate(leads):
        if any(leads[j].unit != one.unit and meet(i, j) for j in range(i)):
            return None
    return next((facet for facet in Facet if all(scope.get(facet) for scope in scopes)), None)


def _candidates(
    finding: Finding, role: RoleRef, function: Function, organization: Organization
) -> tuple[str, ...]:
    """The common superior of those who execute knows best whom to name for a role in the line, but has no
    goods or money of his own to give."""
    named = finding.values.get("candidates") or finding.values.get("candidate")
    superior = named_by(named, organization)
    supplies = organization.roles[role.role].family is RoleFamily.SUPPLY
    found = dict.fromkeys(() if supplies else superior)
    executing = {a.unit for a in organization.assignments_of_function(function.id) if a.role == EXECUTOR}
    elsewhere: Counter[str] = Counter()
    for sibling in organization.bucket("subfunctions", function.parent or ""):
        if sibling != function.id:
            for a in organization.bucket("assignments_of_function", sibling).values():
                if ref_of(a) == role and a.unit not in executing:
                    elsewhere[a.unit] += 1
    for unit, _ in sorted(elsewhere.items(), key=lambda pair: (-pair[1], pair[0])):
        found.setdefault(unit)
    if not found:
        found = dict.fromkeys(superior)
    return tuple(found)[:_CANDIDATES]


def _links(function: Function, columns: Iterable[Column], organization: Organization) -> tuple[Link, ...]:
    """The three levels from below. A service passes all of them; other work at least those between two that
    take part."""
    steps: dict[Level, list[RoleFamily]] = {level: [] for level in Level}
    for column in columns:
        levels = {organization.units[holder.unit].level for holder in column.holders}
        for level in Level:
            if level in levels:
                steps[level].append(column.family)
    taking = [n for n, level in enumerate(Level) if steps[level]]
    passed = range(len(Level)) if function.type is FunctionType.SERVICE else range(*_span(taking))
    return tuple(
        Link(level, tuple(steps[level]), bool(taking) and n in passed and not steps[level])
        for n, level in enumerate(Level)
    )


def _span(taking: Sequence[int]) -> tuple[int, int]:
    return (taking[0], taking[-1] + 1) if taking else (0, 0)


# -- a unit ----------------------------------------------------------------------------------------


def unit_answer(
    organization: Organization, standing: Standing, unit: str, as_of: dt.date | None = None
) -> UnitAnswer:
    """What a unit answers for, step by step, in the order of the functions."""
    today = as_of or dt.date.today()
    order = {code: n for n, code in enumerate(roles_by_code(organization))}
    by_step: dict[tuple[RoleFamily, str], list[Assignment]] = {}
    for a in organization.assignments_of_unit(unit):
        holds = (a.valid_from is None or a.valid_from <= today) and (
            a.valid_until is None or today <= a.valid_until
        )
        if holds:
            by_step.setdefault((organization.roles[a.role].family, a.function), []).append(a)
    duties: dict[RoleFamily, list[Duty]] = {family: [] for family in RoleFamily}
    for (family, function), held in by_step.items():
        about = sorted(standing.of_cell(unit, function).values(), key=lambda f: (f.severity.rank, f.key))
        holder = _holder(organization, held, family, about, order)
        duties[family].append(Duty(function, holder.held, holder.findings, holder.severity))

    def place(duty: Duty) -> tuple[int, str]:
        row = organization.functions[duty.function]
        return (row.order, row.id)

    return UnitAnswer(unit, {family: tuple(sorted(found, key=place)) for family, found in duties.items()})
