"""What the sheets share before anything is drawn: bands and rows, agency groups, which cell has a finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from orgdesk.analysis.engine import Verdict
from orgdesk.analysis.findings import Finding
from orgdesk.exchange.summary import count_words, size_words
from orgdesk.organization.bilingual import Language, Text
from orgdesk.organization.display import SUPPLIER, role_code, roles_by_code
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Agency, Assignment, Function, RoleFamily, Unit


@dataclass(frozen=True, slots=True)
class Line:
    """A row of functions: a function, or the band of a mission or goal (None: those that serve none)."""

    function: Function | None
    depth: int = 0
    """How many functions stand above it."""

    @property
    def band(self) -> bool:
        """Whether it heads a section."""
        return self.function is None or not self.function.is_work


@dataclass(frozen=True, slots=True)
class RoleColumn:
    """A role code with its family and the assignments' (role, resource) that it stands for."""

    code: str
    family: RoleFamily
    role: str
    resource: str | None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number on the findings sheet."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Marks:
    """The open findings by where they show in the matrix."""

    cells: dict[tuple[str, str], list[Numbered]] = field(default_factory=dict)
    """(function, unit)."""
    functions: dict[str, list[Numbered]] = field(default_factory=dict)
    units: dict[str, list[Numbered]] = field(default_factory=dict)
    agencies: dict[str, list[Numbered]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Content:
    """All that the sheets show, worked out once."""

    organization: Organization
    """Whole, also where only some agencies are shown: what is shown may name others."""
    verdict: Verdict
    language: Language
    today: dt.date
    lines: list[Line]
    groups: list[tuple[Agency, tuple[Unit, ...]]]
    roles: list[RoleColumn]
    marks: Marks
    size: Text
    """How much is shown: "44 fungsi · 69 unit · 451 peran"."""
    part: Text
    """The agencies that are shown, where these are not all."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to lay out yet."""
        return not self.lines or not self.groups

    def say(self, text: Text) -> str:
        """The text in the language of the workbook."""
        return text.in_(self.language)


_FEW = 3
_ALL = Text("", "")
_SOME = Text("{count} dari {of} instansi", "{count} of {of} agencies")


def content(
    organization: Organization,
    verdict: Verdict,
    language: Language,
    today: dt.date,
    agencies: Collection[str] | None = None,
) -> Content:
    """Lay out an organization and its findings; with `agencies` (ids) their units alone, the functions on
    which these hold roles, and the findings about either."""
    shown, groups = lines(organization), agency_groups(organization)
    size, part = count_words(organization), _ALL
    if agencies is not None and any(agency.id not in agencies for agency, _ in groups):
        of = len(groups)
        groups = [(agency, units) for agency, units in groups if agency.id in agencies]
        held = [a for _, units in groups for u in units for a in organization.assignments_of_unit(u.id)]
        shown = _with_bands(shown, {assignment.function for assignment in held})
        verdict = _about(verdict, shown, groups)
        work = sum(line.function is not None and line.function.is_work for line in shown)
        size = size_words(work, sum(len(units) for _, units in groups), len(held))
        names = [agency.short_name or agency.name for agency, _ in groups]
        few = len(names) <= _FEW
        part = Text(*[", ".join(names)] * 2) if few else _SOME.format(count=len(names), of=of)
    return Content(
        organization=organization,
        verdict=verdict,
        language=language,
        today=today,
        lines=shown,
        groups=groups,
        roles=role_columns(organization),
        marks=marks(verdict),
        size=size,
        part=part,
    )


def _with_bands(shown: Sequence[Line], functions: set[str]) -> list[Line]:
    """The lines of some functions, and of whatever stands above them."""
    above = {line.function.id: line.function.parent for line in shown if line.function is not None}
    kept = set(functions)
    for function in functions:
        parent = above[function]
        while parent is not None and parent not in kept:
            kept.add(parent)
            parent = above[parent]
    found: list[Line] = []
    loose = False
    for line in shown:
        if line.function is None:
            loose = True
        elif line.function.id in kept:
            if loose:
                found.append(Line(None))
                loose = False
            found.append(line)
    return found


def _about(
    verdict: Verdict, shown: Sequence[Line], groups: Sequence[tuple[Agency, tuple[Unit, ...]]]
) -> Verdict:
    """The findings whose subject is shown."""
    subjects = {("function", line.function.id) for line in shown if line.function is not None}
    subjects |= {("agency", agency.id) for agency, _ in groups}
    subjects |= {("unit", unit.id) for _, units in groups for unit in units}
    return Verdict(
        tuple(finding for finding in verdict.open if finding.subject in subjects),
        tuple(pair for pair in verdict.accepted if pair[0].subject in subjects),
    )


def lines(organization: Organization) -> list[Line]:
    """Missions and goals as bands, functions and tasks below them; what serves no mission comes last."""
    roots = organization.subfunctions(None)
    found = [line for root in roots if not root.is_work for line in _below(organization, root, 0)]
    loose = [line for root in roots if root.is_work for line in _below(organization, root, 0)]
    return [*found, Line(None), *loose] if found and loose else found + loose


def agency_groups(organization: Organization) -> list[tuple[Agency, tuple[Unit, ...]]]:
    """Agencies in order with their units in order; an agency without units takes no column."""
    agencies = sorted(organization.agencies.values(), key=lambda a: (a.order, a.id))
    groups = ((agency, organization.units_of(agency.id)) for agency in agencies)
    return [(agency, units) for agency, units in groups if units]


def role_columns(organization: Organization) -> list[RoleColumn]:
    """Every role code in the order of the guide; the supplier of nothing in particular where it occurs."""
    found = [
        RoleColumn(code, organization.roles[role].family, role, resource)
        for code, (role, resource) in roles_by_code(organization).items()
    ]
    if any(a.role == SUPPLIER and a.resource is None for a in organization.assignments.values()):
        role = organization.roles[SUPPLIER]
        at = max((n for n, c in enumerate(found, 1) if c.role == SUPPLIER), default=len(found))
        found.insert(at, RoleColumn(role.code, role.family, role.id, None))
    return found


def by_cell(organization: Organization) -> dict[tuple[str, str], list[Assignment]]:
    """(function, unit) → the assignments that meet there."""
    found: dict[tuple[str, str], list[Assignment]] = {}
    for assignment in organization.assignments.values():
        found.setdefault((assignment.function, assignment.unit), []).append(assignment)
    return found


def by_role(organization: Organization) -> dict[tuple[str, str], list[Assignment]]:
    """(function, role code) → assignments, units in the model's order."""
    place = {unit.id: n for n, unit in enumerate(u for _, us in agency_groups(organization) for u in us)}
    found: dict[tuple[str, str], list[Assignment]] = {}
    for assignment in sorted(organization.assignments.values(), key=lambda a: (place[a.unit], a.id)):
        code = role_code(organization, assignment.role, assignment.resource)
        found.setdefault((assignment.function, code), []).append(assignment)
    return found


def marks(verdict: Verdict) -> Marks:
    """Where the open findings show; numbers follow the verdict."""
    found = Marks()
    for numbered in (Numbered(n, finding) for n, finding in enumerate(verdict.open, 1)):
        kind, id_ = numbered.finding.subject
        places = {"function": found.functions, "unit": found.units, "agency": found.agencies}
        if kind in places:
            places[kind].setdefault(id_, []).append(numbered)
        if kind == "function":
            for unit in numbered.finding.units:
                found.cells.setdefault((id_, unit), []).append(numbered)
    return found


def worst(numbered: Sequence[Numbered]) -> Finding:
    """The gravest of some findings."""
    return min((n.finding for n in numbered), key=lambda f: f.severity.rank)


def _below(organization: Organization, function: Function, depth: int) -> Iterator[Line]:
    yield Line(function, depth)
    deeper = depth + 1 if function.is_work else depth
    for child in organization.subfunctions(function.id):
        yield from _below(organization, child, deeper)
