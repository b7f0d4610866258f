"""Cases: findings that belong together, so that a reader meets each trouble once.

Findings about the same rows and region (one witness) are one case, led by the gravest and most specific. What
the leading findings repeat over most of an agency (a pattern) is one case again: same rule, severity, role,
facts, region and agency, at least `cases.fewest` times, and in at least `cases.percent` per cent of the units
of that kind, or of the functions on which those who take part have a role, or else of the agency's functions.
Where all functions together are too many, those of one type may still show a pattern.

Kept right from what the findings and the rows do, at a cost that depends on the change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from orgdesk.analysis.findings import Finding, FindingsDelta
from orgdesk.analysis.likeness import (
    Bundle,
    Group,
    Likeness,
    Witness,
    Work,
    gravity,
    repeatable_facts,
    units_of,
    witness_of,
)
from orgdesk.analysis.likeness import Share as Share
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Assignment, Function, Service, Setting, Unit, UnitKind
from orgdesk.reference.policy import CaseLimits, case_limits


class CaseKind(StrEnum):
    """Why findings are one case."""

    SINGLE = "single"
    WITNESS = "witness"
    PATTERN = "pattern"


@dataclass(frozen=True, slots=True)
class Case:
    """What a reader meets as one: a finding, or several under a leading one. `key` lasts while it stands."""

    key: str
    kind: CaseKind
    primary: Finding
    members: tuple[Finding, ...]
    """All findings of the case, the leading one among them, the worst first."""
    agency: str | None = None
    share: Share | None = None
    """Of a pattern only."""


class Cases:
    """The cases of the findings it is told of; `about` gives the findings about a row (kind, id)."""

    def __init__(
        self,
        organization: Organization,
        about: Callable[[str, str], Mapping[str, Finding]] = lambda kind, id_: {},
    ) -> None:
        self._organization, self._about = organization, about
        self._limits = _limits(organization)
        self._bundle_of: dict[str, Bundle] = {}
        self._bundles: dict[Witness, Bundle] = {}
        self._groups: dict[Likeness, Group] = {}
        self._of_agency: dict[str, dict[Group, None]] = {}
        self._cases: dict[str, Bundle | Group] = {}
        self._share_of: dict[str, Share] = {}
        self._agency_of: dict[str, str | None] = {}
        self._built: dict[str, Case] = {}
        self._work: dict[str, Work] = {}
        self._kinds: dict[str, Counter[UnitKind | None]] = {}
        self._dirty: dict[Group, None] = {}
        self._fresh: dict[Bundle, None] = {}
        self.moved: dict[str, Finding] = {}
        """Findings that the last change left standing, but in another case or under another lead."""
        self.changed: set[str] = set()
        """Keys of the cases that the last change made, altered or ended."""

    # -- reading ---------------------------------------------------------------------------------

    def __len__(self) -> int:
        return len(self._cases)

    def __iter__(self) -> Iterator[Case]:
        return (self._built_or_made(key) for key in self._cases)

    def get(self, key: str) -> Case | None:
        """The case of that key; None where there is none any more."""
        return self._built_or_made(key) if key in self._cases else None

    def of(self, finding: str) -> Case | None:
        """The case that a finding (its key) belongs to."""
        bundle = self._bundle_of.get(finding)
        return self._built_or_made(bundle.case) if bundle is not None else None

    def key_of(self, finding: str) -> str | None:
        """The key of the case that a finding belongs to: cheaper than the case."""
        bundle = self._bundle_of.get(finding)
        return bundle.case if bundle is not None else None

    def lead_of(self, finding: str) -> Finding:
        """The leading finding among those with the same witness."""
        return self._bundle_of[finding].lead

    def is_pattern(self, case: str) -> bool:
        """Whether a case is a pattern."""
        return case in self._share_of

    def size(self, case: str) -> int:
        """How many findings a case has."""
        return sum(len(bundle.findings) for bundle in self._bundles_of(case))

    def _bundles_of(self, case: str) -> Iterable[Bundle]:
        holder = self._cases.get(case)
        if isinstance(holder, Group):
            return holder.bundles
        return () if holder is None else (holder,)

    def _built_or_made(self, key: str) -> Case:
        case = self._built.get(key)
        if case is None:
            case = self._built[key] = self._made(key)
        return case

    def _made(self, key: str) -> Case:
        found = sorted((f for b in self._bundles_of(key) for f in b.findings), key=gravity)
        share = self._share_of.get(key)
        primary = found[0]
        if share is not None:
            primary = min((bundle.lead for bundle in self._bundles_of(key)), key=gravity)
            kind = CaseKind.PATTERN
        else:
            kind = CaseKind.WITNESS if len(found) > 1 else CaseKind.SINGLE
        return Case(key, kind, primary, tuple(found), self._agency_of.get(key), share)

    # -- change ----------------------------------------------------------------------------------

    def take(self, change_set: ChangeSet | None, delta: FindingsDelta) -> None:
        """Take in changed rows and findings that came to stand or fell."""
        self.moved, self.changed = {}, set()
        again = self._take_rows(change_set) if change_set else {}
        for finding in delta.vanished:
            if finding.key in self._bundle_of:
                again.pop(finding.key, None)
                self._take_out(finding)
        for key in again:
            if key in self._bundle_of:
                self._lift(self._bundle_of[key])
                self._lay(self._bundle_of[key])
        for finding in delta.appeared:
            if finding.key in self._bundle_of:
                self._take_out(finding)
            self._put(finding)
        self._decide()
        for finding in delta.appeared:
            self.moved.pop(finding.key, None)

    def _take_rows(self, change_set: ChangeSet) -> dict[str, Finding]:
        """Have what is counted follow the rows; returns the findings that may belong elsewhere now."""
        again: dict[str, Finding] = {}
        agencies: set[str] = set()
        gone = {row.id: row.before for row in change_set if isinstance(row.before, Unit)}
        for row in change_set:
            before, after = row.before, row.after
            if row.kind == Unit.kind:
                if _stands(before) != _stands(after):
                    for unit in (before, after):
                        if isinstance(unit, Unit):
                            agencies.add(unit.agency)
                            self._kinds.pop(unit.agency, None)
                            self._work.pop(unit.agency, None)
                    again |= self._about("unit", row.id)
            elif row.kind == Function.kind:
                if getattr(before, "type", None) is not getattr(after, "type", None):
                    again |= self._about("function", row.id)
                    for role in self._organization.bucket("assignments_of_function", row.id).values():
                        agency = self._organization.units[role.unit].agency
                        agencies.add(agency)
                        self._work.pop(agency, None)
            elif row.kind == Setting.kind and row.id.startswith("cases."):
                self._limits = _limits(self._organization)
                self._dirty.update(dict.fromkeys(self._groups.values()))
            elif row.kind == Service.kind and (before is None or after is None):
                of_services = (g for g in self._groups.values() if g.like.kind == Service.kind)
                self._dirty.update(dict.fromkeys(of_services))
        for agency in agencies:
            self._dirty.update(self._of_agency.get(agency, {}))
        for row in change_set:
            for role in (row.before, row.after):
                if isinstance(role, Assignment):
                    unit = self._organization.units.get(role.unit) or gone.get(role.unit)
                    if isinstance(unit, Unit):
                        self._take_role(role, unit.agency)
                    again |= self._about("function", role.function)
        return again

    def _take_role(self, role: Assignment, agency: str) -> None:
        """Have the shares follow a role that came or went."""
        is_other = self._count_again(agency, role.function)
        work = self._work.get(agency)
        for group in self._of_agency.get(agency, ()):
            if len(group.bundles) < self._limits.fewest:
                continue
            near = group.share is not None or work is None or self._is_near(group, work)
            if role.unit in group.units or (is_other and near):
                self._dirty[group] = None

    def _is_near(self, group: Group, work: Work) -> bool:
        """Whether one function more or less can make a pattern of it."""
        total = work.types[group.like.type] if group.like.is_typed else len(work.type_of)
        return 100 * len(group.subjects) >= self._limits.percent * (total - 1)

    def _put(self, finding: Finding) -> None:
        witness = witness_of(finding)
        bundle = self._bundles.get(witness) if witness is not None else None
        if bundle is None:
            bundle = Bundle(witness, (finding,), finding)
            if witness is not None:
                self._bundles[witness] = bundle
        else:
            self._lift(bundle)
            bundle.findings += (finding,)
        self._bundle_of[finding.key] = bundle
        self._lay(bundle)

    def _take_out(self, finding: Finding) -> None:
        bundle = self._bundle_of.pop(finding.key)
        self._lift(bundle)
        bundle.findings = tuple(one for one in bundle.findings if one.key != finding.key)
        if bundle.findings:
            self._lay(bundle)
            return
        if bundle.witness is not None:
            del self._bundles[bundle.witness]
        self._fresh.pop(bundle, None)
        self._leave(bundle)

    def _lay(self, bundle: Bundle) -> None:
        """File a bundle with those like it."""
        found = bundle.findings
        lead = bundle.lead = min(found, key=gravity) if len(found) > 1 else found[0]
        units = bundle.units = units_of(lead)
        self._fresh[bundle] = None
        agencies = self._agencies(lead, units)
        if not agencies:
            return
        unit = self._organization.units.get(units[0]) if len(units) == 1 else None
        like = Likeness(
            lead.rule,
            lead.severity,
            lead.subject[0],
            lead.role,
            repeatable_facts(lead),
            lead.where,
            agencies,
            unit is not None,
            unit.unit_kind if unit is not None else None,
        )
        function = self._organization.functions.get(lead.subject[1])
        if lead.subject[0] == Function.kind and function is not None:
            typed = like._replace(is_typed=True, type=function.type)
            bundle.groups = (self._filed(like, bundle), self._filed(typed, bundle))
        else:
            bundle.groups = (self._filed(like, bundle),)

    def _filed(self, like: Likeness, bundle: Bundle) -> Group:
        group = self._groups.get(like)
        if group is None:
            group = self._groups[like] = Group(like)
            for agency in like.agencies:
                self._of_agency.setdefault(agency, {})[group] = None
        group.add(bundle, 1)
        self._dirty[group] = None
        return group

    def _lift(self, bundle: Bundle) -> None:
        """Take a bundle out of its groups."""
        for group in bundle.groups:
            group.add(bundle, -1)
            self._dirty[group] = None
        bundle.groups = ()

    # -- deciding --------------------------------------------------------------------------------

    def _decide(self) -> None:
        """Say of all that changed whether it is a pattern, and of each bundle which case it is."""
        again, self._fresh = self._fresh, {}
        for group in self._dirty:
            before, group.share = group.share, self._share(group)
            if (before is None) != (group.share is None):
                again |= group.bundles
            elif group.share is not None and before != group.share:
                self.changed.add(group.key)
            if group.share is not None:
                self._share_of[group.key] = group.share
            else:
                self._share_of.pop(group.key, None)
        self._drop_empty()
        for bundle in again:
            pattern = next((group for group in bundle.groups if group.share is not None), None)
            case = pattern.key if pattern is not None else bundle.key
            moved = case != bundle.case
            if moved:
                self._leave(bundle)
                bundle.case = case
                self._cases[case] = pattern or bundle
                if pattern is not None:
                    pattern.cased += 1
            self.changed.add(case)
            agencies = bundle.groups[0].like.agencies if bundle.groups else ()
            self._agency_of[case] = agencies[0] if len(agencies) == 1 else None
            if moved or bundle.lead is not bundle.shown_lead:
                bundle.shown_lead = bundle.lead
                self.moved.update((finding.key, finding) for finding in bundle.findings)
        for key in self.changed:
            self._built.pop(key, None)
            if key not in self._cases:
                self._agency_of.pop(key, None)

    def _drop_empty(self) -> None:
        for group in self._dirty:
            if not group.bundles:
                del self._groups[group.like]
                for agency in group.like.agencies:
                    del self._of_agency[agency][group]
        self._dirty = {}

    def _leave(self, bundle: Bundle) -> None:
        if bundle.case:
            self.changed.add(bundle.case)
            holder = self._cases.get(bundle.case)
            if isinstance(holder, Group):
                holder.cased -= 1
            if holder is bundle or (isinstance(holder, Group) and not holder.cased):
                del self._cases[bundle.case]

    def _share(self, group: Group) -> Share | None:
        """The share of the agency that shows it, where that is large enough to be a pattern."""
        if len(group.bundles) < self._limits.fewest:
            return None
        like = group.like
        if like.of_one and not like.is_typed:
            total = self._kind_counts(like.agencies[0])[like.unit_kind]
            share = Share(len(group.units), total, Unit.kind, unit_kind=like.unit_kind)
            if self._is_enough(share):
                return share
        common = group.common()
        count = len(group.subjects)
        if like.kind == Function.kind:
            total = self._functions(like, common)
        elif like.kind == Service.kind:
            total = len(self._organization.services)
        else:
            return None
        share = Share(count, max(total, count), like.kind, type=like.type, common=common)
        return share if total and self._is_enough(share) else None

    def _is_enough(self, share: Share) -> bool:
        return share.count >= self._limits.fewest and 100 * share.count >= self._limits.percent * share.total

    def _functions(self, like: Likeness, common: tuple[str, ...]) -> int:
        """How many functions could show it: those that all of `common` have a role on, else the agency's."""
        if common:
            held = (self._organization.bucket("assignments_of_unit", unit).values() for unit in common)
            shared = set.intersection(*({a.function for a in of_unit} for of_unit in held))
            if not like.is_typed:
                return len(shared)
            return sum(self._organization.functions[f].type is like.type for f in shared)
        if len(like.agencies) > 1:
            return 0
        (agency,) = like.agencies
        work = self._work.get(agency)
        if work is None:
            work = self._work[agency] = Work()
            for unit in self._organization.bucket("units_of_agency", agency):
                for role in self._organization.bucket("assignments_of_unit", unit).values():
                    work.add(role.function, self._organization.functions[role.function].type)
        return work.types[like.type] if like.is_typed else len(work.type_of)

    def _count_again(self, agency: str, function: str) -> bool:
        """Look again whether an agency works on a function; whether that is otherwise now."""
        work = self._work.get(agency)
        if work is None:
            return True
        before = work.type_of.get(function, False)
        work.remove(function)
        units = self._organization.units
        held = self._organization.bucket("assignments_of_function", function).values()
        if any(units[role.unit].agency == agency for role in held):
            work.add(function, self._organization.functions[function].type)
        return work.type_of.get(function, False) is not before

    def _kind_counts(self, agency: str) -> Counter[UnitKind | None]:
        counts = self._kinds.get(agency)
        if counts is None:
            units = self._organization.bucket("units_of_agency", agency).values()
            counts = self._kinds[agency] = Counter(unit.unit_kind for unit in units)
        return counts

    def _agencies(self, finding: Finding, taking_part: tuple[str, ...]) -> tuple[str, ...]:
        """The agencies that a finding is about: those of its units, else the one that works on it most."""
        units = self._organization.units
        if taking_part:
            return tuple(sorted({units[unit].agency for unit in taking_part if unit in units}))
        kind, id_ = finding.subject
        if kind == "agency":
            return (id_,)
        if kind != Function.kind:
            return ()
        held: dict[str, int] = {}
        for role in self._organization.bucket("assignments_of_function", id_).values():
            agency = units[role.unit].agency
            held[agency] = held.get(agency, 0) + 1
        return (min(held, key=lambda agency: (-held[agency], agency)),) if held else ()


def cases_of(findings: Iterable[Finding], organization: Organization) -> tuple[Case, ...]:
    """The cases of findings that are all known at once, the worst first."""
    cases = Cases(organization)
    cases.take(None, FindingsDelta(appeared=tuple(findings)))
    return tuple(sorted(cases, key=lambda case: (gravity(case.primary), case.key)))


def _stands(row: object) -> tuple[str, UnitKind | None] | None:
    return (row.agency, row.unit_kind) if isinstance(row, Unit) else None


def _limits(organization: Organization) -> CaseLimits:
    """The project's limits; the defaults where a setting cannot be read, of which the engine tells."""
    try:
        return case_limits({s.id: s.value for s in organization.settings.values()})
    except OrgDeskError:
        return case_limits({})
