"""What the sheets share before anything is drawn: bands and rows, agency groups, which cell has a finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from orgdesk.analysis.engine import Verdict
from orgdesk.analysis.findings import Finding
from orgdesk.exchange.excel.choices import ExportChoices
from orgdesk.exchange.summary import count_words, size_words
from orgdesk.organization.bilingual import Language, Text
from orgdesk.organization.display import SUPPLIER, role_name, roles_by_code
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Agency, Function, RoleFamily, Unit


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
    choices: ExportChoices
    today: dt.date
    lines: list[Line]
    groups: list[tuple[Agency, tuple[Unit, ...]]]
    roles: list[RoleColumn]
    marks: Marks
    size: Text
    """How much is shown: "44 fungsi · 69 unit · 451 peran"."""
    part: Text
    """The agencies that are shown, where these are not all."""
    fewer: bool = False
    """Some agencies or functions are left out."""

    @property
    def language(self) -> Language:
        """The language of the workbook."""
        return self.choices.language

    @property
    def names(self) -> dict[str, str]:
        """Role code → name of the role in the language of the workbook."""
        found = {r.code: self.say(role_name(self.organization, r.role, r.resource)) for r in self.roles}
        return {code: " ".join(name.split()) or code for code, name in found.items()}

    @property
    def units(self) -> list[Unit]:
        """The units that are shown, in order."""
        return [unit for _, members in self.groups for unit in members]

    @property
    def functions(self) -> list[Function]:
        """The functions that are shown, missions and goals among them, in order."""
        return [line.function for line in self.lines if line.function is not None]

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
    choices: ExportChoices,
    today: dt.date,
    *,
    blank: bool = False,
) -> Content:
    """Lay out an organization and its findings; where only some agencies are chosen, their units, the
    functions on which these hold roles, and the findings about either. What is blank shows all functions:
    who holds a role is what it asks."""
    shown, groups, part = lines(organization), agency_groups(organization), _ALL
    size, of = count_words(organization), len(groups)
    if not choices.findings:
        verdict = Verdict((), ())
    fewer = False
    if choices.agencies is not None and any(agency.id not in choices.agencies for agency, _ in groups):
        groups = [(agency, units) for agency, units in groups if agency.id in choices.agencies]
        shown = shown if blank else _held_by(organization, shown, groups)
        names = [agency.short_name or agency.name for agency, _ in groups]
        few = len(names) <= _FEW
        part = Text(*[", ".join(names)] * 2) if few else _SOME.format(count=len(names), of=of)
        fewer = True
    if choices.functions is not None:
        below = _below_any(organization, choices.functions)
        here = {line.function.id for line in shown if line.function is not None}
        if not here <= below:
            shown = _with_bands(shown, here & below)
            fewer = True
    if fewer:
        verdict = _about(verdict, shown, groups)
        size = _size(organization, shown, groups)
    return Content(
        organization=organization,
        verdict=verdict,
        choices=choices,
        today=today,
        lines=shown,
        groups=groups,
        roles=role_columns(organization),
        marks=marks(verdict),
        size=size,
        part=part,
        fewer=fewer,
    )


def of_agency(whole: Content, agency: Agency) -> Content:
    """The part of a workbook about one agency: its units, the functions on which these hold roles."""
    groups = [group for group in whole.groups if group[0].id == agency.id]
    shown = _held_by(whole.organization, whole.lines, groups)
    name = agency.short_name or agency.name
    return replace(
        whole,
        lines=shown,
        groups=groups,
        verdict=_about(whole.verdict, shown, groups),
        size=_size(whole.organization, shown, groups),
        part=Text(name, name),
    )


def _held_by(
    organization: Organization, shown: list[Line], groups: Sequence[tuple[Agency, tuple[Unit, ...]]]
) -> list[Line]:
    """The lines of functions on which the units hold roles; all where they hold none yet."""
    units = (unit.id for _, members in groups for unit in members)
    held = {role.function for unit in units for role in organization.assignments_of_unit(unit)}
    here = held & {line.function.id for line in shown if line.function is not None}
    return _with_bands(shown, here) if here else shown


def _below_any(organization: Organization, roots: Collection[str]) -> set[str]:
    """Some functions and all below them."""
    todo, found = [id_ for id_ in roots if id_ in organization.functions], set[str]()
    while todo:
        id_ = todo.pop()
        if id_ not in found:
            found.add(id_)
            todo.extend(child.id for child in organization.subfunctions(id_))
    return found


def _size(
    organization: Organization, shown: Sequence[Line], groups: Sequence[tuple[Agency, tuple[Unit, ...]]]
) -> Text:
    functions = {line.function.id for line in shown if line.function is not None}
    units = [unit.id for _, members in groups for unit in members]
    held = sum(a.function in functions for unit in units for a in organization.assignments_of_unit(unit))
    work = sum(line.function is not None and line.function.is_work for line in shown)
    return size_words(work, len(units), held)


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
