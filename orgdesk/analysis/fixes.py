"""Repairs of overlaps and gaps: keep one holder of a role, or add one.

What is proposed is found here and not in the checks: it is wanted for one finding at a time, and may look
around further than a check that runs after every edit.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from uuid import uuid4

from orgdesk.analysis.clashes import clashing
from orgdesk.analysis.collisions import Exempt, delegated_or_in_line
from orgdesk.analysis.findings import Finding, named_by
from orgdesk.analysis.kit import Fix
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change, removed
from orgdesk.organization.display import SUPPLIER, role_name, scope_words, short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import REGULATION_RANK, Assignment, Function
from orgdesk.organization.scope import EVERYTHING, Facet, Scope
from orgdesk.reference.policy import default_policy
from orgdesk.reference.standard import (
    ASSISTING_EXECUTOR,
    COORDINATOR,
    DECISION_MAKER,
    DISTRIBUTOR,
    EXECUTOR,
    SUPERVISOR,
    ref_of,
)

_MOST = 3
"""How many units are proposed for one role."""


def _reader(organization: Organization) -> Reader:
    return Reader(organization, default_policy(), dt.date.today())


# -- overlaps --------------------------------------------------------------------------------------


def keep_one(exempt: Exempt, instead: str | None = None) -> Fix:
    """A fix: one of the units keeps the role, the others keep it only where the first does not hold it.

    First comes who rests on the highest norm, then who is lowest in the line: as near to the people as may
    be. With `instead`, who loses the role altogether gets that one. `exempt` pairs are left alone.
    """

    def fix(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
        return _kept(finding, organization, _ranked(finding, organization), exempt, instead)

    return fix


def coordinate_from_above(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """As `keep_one`, but first of all the common superior of the executors, where it is among them."""
    held = organization.assignments_of_function(finding.subject[1])
    superior = _reader(organization).common_superior({a.unit for a in held if a.role == EXECUTOR})
    units = sorted(_ranked(finding, organization), key=lambda unit: unit != superior)
    return _kept(finding, organization, units, delegated_or_in_line, None)


def _kept(
    finding: Finding, organization: Organization, units: list[str], exempt: Exempt, instead: str | None
) -> Iterator[ChangeSet]:
    read = _reader(organization)
    held = _held(finding, organization)
    label = _KEEP_ASSISTED if instead is not None else _KEEP
    for unit in units[:_MOST]:
        ordered = sorted(held, key=lambda a: (a.unit != unit, units.index(a.unit), a.id))
        yield change(
            label.format(unit=short(organization.units[unit]), **_words(finding, organization)),
            _one_at_a_time(ordered, organization, read, exempt, instead),
        )


def carve_out(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """Take out of the scope of the one that holds more what others hold within it; `facts` name that one."""
    read = _reader(organization)
    (wider,) = finding.facts
    held = sorted(_held(finding, organization), key=lambda a: (a.unit == wider, a.id))
    yield change(
        _CARVE.format(unit=short(organization.units[wider]), **_words(finding, organization)),
        _one_at_a_time(held, organization, read, delegated_or_in_line, None),
    )


_KEEP = Text(
    "Jadikan {unit} satu-satunya {role} {on}{where}", "Keep {unit} as the only {role} of {on}{where}"
)
_KEEP_ASSISTED = Text(
    "Jadikan {unit} satu-satunya {role} {on}{where}; yang lain membantu",
    "Keep {unit} as the only {role} of {on}{where}; the others assist",
)
_CARVE = Text(
    "Keluarkan dari lingkup {unit} sebagai {role} {on} bagian yang sudah dipegang unit lain{where}",
    "Take out of what {unit} holds as {role} of {on} the part that others hold{where}",
)


def _one_at_a_time(
    held: Iterable[Assignment],
    organization: Organization,
    read: Reader,
    exempt: Exempt,
    instead: str | None,
) -> list[RowChange]:
    """Each of `held` keeps what none before it holds."""
    trees = organization.trees
    kept: list[tuple[Assignment, Scope]] = []
    rows: list[RowChange] = []
    for assignment in held:
        scope = read.scope(assignment)
        before = [
            theirs
            for other, theirs in kept
            if other.unit != assignment.unit
            and trees.intersect(theirs, scope)
            and not exempt(read, other, assignment)
        ]
        kept.append((assignment, scope))
        if not before:
            continue
        left = trees.merged(trees.uncovered(before, scope))
        if left:
            rows.append(RowChange(assignment, replace(assignment, scope=left[0])))
            rows += added(*(replace(assignment, id=uuid4().hex, scope=part) for part in left[1:]))
        elif instead is None or _has(organization, assignment, instead):
            rows += removed(assignment)
        else:
            rows.append(RowChange(assignment, replace(assignment, role=instead)))
    return rows


def _has(organization: Organization, assignment: Assignment, role: str) -> bool:
    held = organization.assignments_of_function(assignment.function)
    return any(a.unit == assignment.unit and a.role == role for a in held)


def _held(finding: Finding, organization: Organization) -> list[Assignment]:
    """The assignments that a finding is about."""
    held = organization.assignments_of_function(finding.subject[1])
    return [a for a in held if a.unit in finding.units and ref_of(a) == finding.role]


def _ranked(finding: Finding, organization: Organization) -> list[str]:
    """The units of a finding, first who should keep the role: by norm, then the lower in the line."""
    read = _reader(organization)
    held = _held(finding, organization)

    def standing(unit: str) -> tuple[int, int, int, str]:
        norms = [a.regulation for a in held if a.unit == unit and a.regulation is not None]
        ranks = [REGULATION_RANK[organization.regulations[norm].regulation_kind] for norm in norms]
        order = organization.units[unit].order
        return (min(ranks, default=len(REGULATION_RANK) + 1), -len(read.ancestors(unit)), order, unit)

    return sorted(finding.units, key=standing)


def leave_to_child(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """Those below go on executing; who stands above them decides or supervises where nobody does, and lets
    go where somebody does."""
    read = _reader(organization)
    function = organization.functions[finding.subject[1]]
    held = _held(finding, organization)
    above = {unit for a in held for unit in read.ancestors(a.unit)}
    led = {a.role for a in organization.assignments_of_function(function.id)}
    vacant = [role for role in (DECISION_MAKER, SUPERVISOR) if role not in led]
    rows: list[RowChange] = []
    for assignment in sorted((a for a in held if a.unit in above), key=lambda a: a.id):
        leads = replace(assignment, role=vacant[0]) if vacant else None
        if leads is not None and not _would_clash([leads], function, organization, read):
            rows.append(RowChange(assignment, leads))
            vacant.clear()
        else:
            rows += removed(assignment)
    below = ", ".join(short(organization.units[u]) for u in finding.units if u not in above)
    yield change(_LEAVE.format(units=below, on=_subject(finding, organization)), rows)


_LEAVE = Text("Serahkan pelaksanaan {on} kepada {units} saja", "Leave the execution of {on} to {units} alone")


# -- gaps ------------------------------------------------------------------------------------------


def fill(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """Give the missing role to one that is near: who the advice names, who helps already, or who has the
    role on neighbouring work. Nobody is proposed to whom it would give clashing roles."""
    yield from _given(finding, organization, _near(finding, organization), _FILL)


def extend(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """Let a unit whose working area lies there execute, else one that executes elsewhere."""
    trees = organization.trees
    there = [
        unit.id
        for unit in organization.units.values()
        if unit.working_area is not None
        and any(
            trees.intersect(Scope.of({Facet.AREA: [unit.working_area]}), region)
            for region in finding.where
            if region.get(Facet.AREA)
        )
    ]
    elsewhere = [
        a.unit for a in organization.assignments_of_function(finding.subject[1]) if a.role == EXECUTOR
    ]
    near = [unit for unit in there if unit in elsewhere] + elsewhere
    yield from _given(finding, organization, near, _EXTEND)


def own(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """Make one unit coordinate all the functions of a service; `owners` are proposed."""
    service = organization.services[finding.subject[1]]
    for unit in named_by(finding.values.get("owners"), organization):
        rows: list[RowChange] = []
        for function in dict.fromkeys(service.functions):
            leads = any(
                a.unit == unit and ref_of(a).role in (COORDINATOR, DECISION_MAKER)
                for a in organization.assignments_of_function(function)
            )
            if organization.functions[function].is_work and not leads:
                rows += added(Assignment(id=uuid4().hex, unit=unit, function=function, role=COORDINATOR))
        yield change(_OWN.format(unit=short(organization.units[unit]), on=short(service)), rows)


_FILL = Text("Jadikan {unit} {role} {on}{where}", "Make {unit} {role} of {on}{where}")
_EXTEND = Text("Perluas pelaksanaan {on} oleh {unit}{where}", "Let {unit} execute {on}{where} as well")
_OWN = Text(
    "Jadikan {unit} koordinator semua fungsi layanan {on}",
    "Make {unit} coordinator of all functions of the service {on}",
)


def _given(
    finding: Finding, organization: Organization, units: Iterable[str], label: Text
) -> Iterator[ChangeSet]:
    """One ChangeSet for each unit that can take the role where it is missing."""
    assert finding.role is not None
    read = _reader(organization)
    function = organization.functions[finding.subject[1]]
    offered = 0
    for unit in dict.fromkeys(units):
        rows = [
            Assignment(
                id=uuid4().hex,
                unit=unit,
                function=function.id,
                role=finding.role.role,
                resource=finding.role.resource,
                scope=region,
            )
            for region in finding.where or (function.scope,)
        ]
        if not all(_reaches(row, function, organization, read) for row in rows):
            continue
        if _would_clash(rows, function, organization, read):
            continue
        yield change(
            label.format(unit=short(organization.units[unit]), **_words(finding, organization)),
            added(*rows),
        )
        offered += 1
        if offered == _MOST:
            return


def _reaches(row: Assignment, function: Function, organization: Organization, read: Reader) -> bool:
    """Whether the unit's working area does not cut the role short."""
    scope = read.scope(row)
    return scope == row.scope or organization.trees.contains(scope, row.scope)


def _would_clash(
    rows: list[Assignment], function: Function, organization: Organization, read: Reader
) -> bool:
    changed = {row.id for row in rows}
    held = [
        a
        for a in organization.assignments_of_function(function.id)
        if a.unit == rows[0].unit and a.id not in changed
    ]
    return any(pair.weight > 1 for pair in clashing(function, rows, held, read))


def _near(finding: Finding, organization: Organization) -> Iterator[str]:
    """Units that might take a missing role, the nearest first.

    Who has it on neighbouring work must belong to an agency that takes part here. Suppliers are not looked
    for in the line above, but may come from anywhere if they supply two neighbours.
    """
    assert finding.role is not None
    function = organization.functions[finding.subject[1]]
    held = organization.assignments_of_function(function.id)
    if finding.role.role == EXECUTOR:
        yield from (a.unit for a in held if a.role == ASSISTING_EXECUTOR)
    supplies = finding.role.role in (SUPPLIER, DISTRIBUTOR)
    for name in () if supplies else ("candidate", "candidates"):
        yield from named_by(finding.values.get(name), organization)
    elsewhere: Counter[str] = Counter()
    for other in _neighbours(function, organization):
        holders = organization.assignments_of_function(other)
        elsewhere.update({a.unit for a in holders if ref_of(a) == finding.role})
    home = {organization.units[a.unit].agency for a in held}
    for unit in sorted(elsewhere, key=lambda unit: (-elsewhere[unit], unit)):
        if organization.units[unit].agency in home or (supplies and elsewhere[unit] > 1):
            yield unit


def _neighbours(function: Function, organization: Organization) -> set[str]:
    """The functions beside this one: parts of the same whole, and what the same units execute."""
    found: set[str] = set()
    if function.parent is not None and organization.functions[function.parent].is_work:
        found.update(f.id for f in organization.subfunctions(function.parent))
    for worker in organization.assignments_of_function(function.id):
        if worker.role == EXECUTOR:
            duties = organization.assignments_of_unit(worker.unit)
            found.update(a.function for a in duties if a.role == EXECUTOR)
    return found - {function.id}


# -- words -----------------------------------------------------------------------------------------


def _words(finding: Finding, organization: Organization) -> dict[str, object]:
    """What every label names: the role, on what, and where."""
    assert finding.role is not None
    name = role_name(organization, *finding.role)
    role = Text(name.id[:1].lower() + name.id[1:], name.en[:1].lower() + name.en[1:])
    return {"role": role, "on": _subject(finding, organization), "where": _where(finding, organization)}


def _subject(finding: Finding, organization: Organization) -> str:
    return short(organization.get(*finding.subject))


def _where(finding: Finding, organization: Organization) -> Text:
    """The regions of a finding, as the tail of a label; nothing where it holds everywhere."""
    if not any(scope != EVERYTHING for scope in finding.where):
        return Text("", "")
    return Text(
        " untuk " + "; ".join(scope_words(organization, s, "id") for s in finding.where),
        " for " + "; ".join(scope_words(organization, s, "en") for s in finding.where),
    )
