"""How a check sees the organization. The Reader notes which rows and index buckets were read.

After a change only the checks that read what it touched run again; rule authors write no invalidation.
Everything a check uses must come through here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from orgdesk.organization.display import roles_by_code
from orgdesk.organization.hierarchy import nearest_shared, reach
from orgdesk.organization.organization import Organization, Placement, Token, placement
from orgdesk.organization.records import (
    Agency,
    Assignment,
    Function,
    FunctionRelation,
    Incumbency,
    Person,
    Position,
    Provider,
    Regulation,
    ReportingKind,
    Requirement,
    Resource,
    Service,
    Statement,
    Supply,
    Unit,
    UnitKind,
    Workload,
)
from orgdesk.organization.scope import Facet, FacetTrees, Scope
from orgdesk.reference.policy import Policy
from orgdesk.reference.standard import RoleRef, ref_of

T = TypeVar("T")

POLICY_TOKEN: Token = ("policy", "")
_TREES_TOKEN: Token = ("facet_values", "")
_ROLES_TOKENS: tuple[Token, Token] = (("roles", ""), ("resources", ""))
GLOBAL_TOKENS = frozenset({POLICY_TOKEN, _TREES_TOKEN, *_ROLES_TOKENS})
"""What nearly every check reads and hardly any edit touches; the engine notes it by rule, not by check."""


@dataclass(slots=True)
class _Fact:
    value: Any
    read: set[Token]
    compute: Callable[[], Any]


class Reader:
    """A tracked view of one organization on one day."""

    def __init__(self, organization: Organization, policy: Policy, as_of: dt.date) -> None:
        self._organization = organization
        self._policy = policy
        self.as_of = as_of
        """Assignments that do not hold on this day are not seen."""
        self._read: set[Token] = set()
        self._roles: dict[str, dict[RoleRef, list[Assignment]]] = {}
        self._duties: dict[str, list[Assignment]] = {}
        self._placements: dict[str, Placement] = {}
        self._granted: set[str] = set()
        self._doubled: set[str] = set()
        self._refs: dict[tuple[str, str | None], RoleRef] = {}
        self._last = ""
        """The function whose roles were asked for last: most checks ask for the same."""
        self._facts: dict[Token, _Fact] = {}
        self._doubted: dict[Token, _Fact] = {}
        """Facts of which something they rest on was touched: they may still be so."""
        self._differ: set[Token] = set()
        self._facts_by: dict[Token, set[Token]] = {}
        self._passing: dict[Token, Any] = {}
        self._bounded: dict[tuple[Scope, str], Scope] = {}

    # -- for the engine --------------------------------------------------------------------------

    def taken(self) -> set[Token]:
        """What has been read since the last call."""
        read, self._read, self._passing, self._last = self._read, set(), {}, ""
        return read

    def forget(self, touched: Iterable[Token]) -> None:
        """Doubt what was worked out from what a change touches; call it around the change."""
        self._passing = {}
        for token in touched:
            if token[0] == "assignments_of_function":
                self._roles.pop(token[1], None)
                self._granted.discard(token[1])
                self._doubled.discard(token[1])
            elif token[0] == "assignments_of_unit":
                self._duties.pop(token[1], None)
            elif token[0] == "placement":
                self._placements.pop(token[1], None)
            self._doubt_what_rests_on(token)

    @property
    def has_doubts(self) -> bool:
        """Whether facts have to be worked out again after a change."""
        return bool(self._doubted)

    def resolve(self) -> set[Token]:
        """Work out one doubted fact again; returns the facts that turned out to be others by now."""
        if self._doubted:
            self._verify(next(iter(self._doubted)))
        differ, self._differ = self._differ, set()
        return differ

    def judge_by(self, policy: Policy) -> bool:
        """Take another policy; whether it differs from the one before."""
        before, self._policy = self._policy, policy
        return policy != before

    def _doubt_what_rests_on(self, token: Token) -> None:
        for fact in tuple(self._facts_by.get(token, ())):
            if fact in self._facts:
                self._doubted[fact] = self._facts.pop(fact)

    def _verify(self, key: Token) -> None:
        """A fact that comes out the same ends the matter there: who has read it need not be asked again."""
        before = self._doubted.pop(key)
        for token in before.read:
            self._facts_by[token].discard(key)
        try:
            same = self.once(key, before.compute) == before.value
        except Exception:  # e.g. about a row that is gone; whoever still asks for it fails visibly
            same = False
        if not same:
            self._differ.add(key)
            self._doubt_what_rests_on(key)

    # -- rows ------------------------------------------------------------------------------------

    @property
    def policy(self) -> Policy:
        """The tables of clashing and mandatory roles and of structural caps."""
        self._read.add(POLICY_TOKEN)
        return self._policy

    @property
    def trees(self) -> FacetTrees:
        """The facet values, for set arithmetic on scopes."""
        self._read.add(_TREES_TOKEN)
        return self._organization.trees

    def with_those_above(self, value: str) -> list[str]:
        """A facet value and those it lies within, e.g. a district, then its regency."""
        self._read.add(_TREES_TOKEN)
        found, at = [value], self._organization.facet_values[value].parent
        while at is not None:
            found.append(at)
            at = self._organization.facet_values[at].parent
        return found

    def unit(self, id_: str) -> Unit:
        """The unit."""
        self._read.add(("unit", id_))
        return self._organization.units[id_]

    def placement(self, unit: str) -> Placement:
        """Agency, level, kind and working area of a unit: cheaper to have read than the whole unit."""
        self._read.add(("placement", unit))
        known = self._placements.get(unit)
        if known is None:
            known = placement(self._organization.units[unit])
            assert known is not None
            self._placements[unit] = known
        return known

    def agency(self, id_: str) -> Agency:
        """The agency."""
        self._read.add(("agency", id_))
        return self._organization.agencies[id_]

    def function(self, id_: str) -> Function:
        """The function."""
        self._read.add(("function", id_))
        return self._organization.functions[id_]

    def service(self, id_: str) -> Service:
        """The service."""
        self._read.add(("service", id_))
        return self._organization.services[id_]

    def position(self, id_: str) -> Position:
        """The position."""
        self._read.add(("position", id_))
        return self._organization.positions[id_]

    def person(self, id_: str) -> Person:
        """The person."""
        self._read.add(("person", id_))
        return self._organization.people[id_]

    def regulation(self, id_: str) -> Regulation:
        """The norm."""
        self._read.add(("regulation", id_))
        return self._organization.regulations[id_]

    def agency_of(self, unit: str) -> Agency:
        """The agency that a unit belongs to."""
        return self.agency(self.placement(unit).agency)

    def role_by_code(self, code: str) -> RoleRef | None:
        """A project's own role by its cell code; None where no role has it."""
        self._read.update(_ROLES_TOKENS)
        found = roles_by_code(self._organization).get(code)
        return RoleRef(*found) if found is not None else None

    def resource(self, id_: str) -> Resource:
        """The kind of resource."""
        self._read.update(_ROLES_TOKENS)
        return self._organization.resources[id_]

    # -- who does what ---------------------------------------------------------------------------

    def roles(self, function: str) -> Mapping[RoleRef, list[Assignment]]:
        """Who holds which role on a function today."""
        if function != self._last:
            self._read.add(("assignments_of_function", function))
            self._last = function
        held = self._roles.get(function)
        if held is None:
            held = self._roles[function] = {}
            units = set()
            for a in self._organization.bucket("assignments_of_function", function).values():
                if (a.valid_from is None and a.valid_until is None) or self.holds(a):
                    of = (a.role, a.resource)
                    ref = self._refs.get(of) or self._refs.setdefault(of, ref_of(a))
                    if a.unit in units:
                        self._doubled.add(function)
                    units.add(a.unit)
                    if a.source is not None:
                        self._granted.add(function)
                    held.setdefault(ref, []).append(a)
        return held

    def is_granted(self, function: str) -> bool:
        """Whether any role on a function is held by attribution, delegation or mandate; ask `roles` first."""
        return function in self._granted

    def is_doubled(self, function: str) -> bool:
        """Whether some unit holds more than one role on a function; ask `roles` first."""
        return function in self._doubled

    def count(self, index: str, key: str) -> int:
        """How many rows stand under `key` in an index, but no more than three."""
        self._read.add((index, key))
        return min(len(self._organization.bucket(index, key)), 3)

    def holders(self, function: str, *roles: str) -> list[Assignment]:
        """The assignments of any of `roles` (role ids) on a function."""
        held = self.roles(function)
        return [a for ref, assignments in held.items() if ref.role in roles for a in assignments]

    def duties(self, unit: str) -> list[Assignment]:
        """What a unit does today."""
        self._read.add(("assignments_of_unit", unit))
        held = self._duties.get(unit)
        if held is None:
            bucket = self._organization.bucket("assignments_of_unit", unit)
            held = self._duties[unit] = [a for a in bucket.values() if self.holds(a)]
        return held

    def scope(self, assignment: Assignment) -> Scope:
        """For what an assignment holds. Where it names no area, the working area of its unit bounds it,
        or that of the nearest superior in the same agency that has one."""
        self._read.add(_TREES_TOKEN)
        scope = assignment.scope
        if not self._organization.facet_values or (scope.values and scope.get(Facet.AREA)):
            return scope
        known = self._facts.get(key := ("working_area", assignment.unit))
        if known is None:
            area = self.working_area(assignment.unit)
        else:
            self._read.add(key)
            area = known.value
        if area is None:
            return scope
        bounded = self._bounded.get((assignment.scope, area))
        if bounded is None:
            bounded = assignment.scope.with_facet(Facet.AREA, [area])
            self._bounded[assignment.scope, area] = bounded
        return bounded

    def working_area(self, unit: str) -> str | None:
        """The area that bounds a unit: its own, or that of the nearest superior in its agency with one."""
        return self.once(("working_area", unit), lambda: self._working_area(unit))

    def _working_area(self, unit: str) -> str | None:
        here = self.placement(unit)
        if here.working_area is not None:
            return here.working_area
        for id_ in self.ancestors(unit):
            above = self.placement(id_)
            if above.agency == here.agency and above.working_area is not None:
                return above.working_area
        return None

    # -- services, supplies, relations, posts --------------------------------------------------------

    def relations(self, function: str) -> list[FunctionRelation]:
        """The relations of a function to others, whichever end it is."""
        self._read.update((("relations_from", function), ("relations_to", function)))
        bucket = self._organization.bucket
        if not bucket("relations_from", function) and not bucket("relations_to", function):
            return []
        return [
            *self._sorted("relations_from", function),
            *(r for r in self._sorted("relations_to", function) if r.function != function),
        ]

    def relations_from(self, function: str) -> list[FunctionRelation]:
        """The relations of which a function is the first end: what it hands over, or shares the data of."""
        return self._sorted("relations_from", function)

    def relations_to(self, function: str) -> list[FunctionRelation]:
        """The relations at whose other end a function stands: what it is handed, or shares the data of."""
        return self._sorted("relations_to", function)

    def relation(self, id_: str) -> FunctionRelation:
        """The relation between two functions."""
        self._read.add(("function_relation", id_))
        return self._organization.function_relations[id_]

    def all_relations(self) -> list[FunctionRelation]:
        """Every relation between functions; for checks of the whole project."""
        return self._sorted("relations", "")

    def services(self) -> list[Service]:
        """All services, in order."""
        self._read.add(("services", ""))
        bucket = self._organization.bucket("services", "")
        return sorted(cast(Iterable[Service], bucket.values()), key=lambda s: (s.order, s.id))

    def services_with(self, function: str) -> list[Service]:
        """The services that a function is part of."""
        return self._sorted("services_of_function", function)

    def services_of_event(self, event: str) -> list[Service]:
        """The services of an event in life, by its name as `event_of` gives it."""
        return self._sorted("services_of_event", event)

    def providers(self, service: str) -> list[Provider]:
        """Who gives a service."""
        return self._sorted("providers_of_service", service)

    def requirements(self, provider: str) -> list[Requirement]:
        """What a provider (by id) asks the customer for."""
        return self._sorted("requirements_of_provider", provider)

    def supplies_to(self, unit: str) -> list[Supply]:
        """What is delivered to a unit."""
        return self._sorted("supplies_to", unit)

    def supplies_from(self, unit: str) -> list[Supply]:
        """What a unit delivers."""
        return self._sorted("supplies_from", unit)

    def supplies_of_partner(self, agency: str) -> list[Supply]:
        """What an agency outside delivers as a partner."""
        return self._sorted("supplies_of_partner", agency)

    def supplies_for_function(self, function: str) -> list[Supply]:
        """The supplies that name a function."""
        return self._sorted("supplies_of_function", function)

    def positions(self, unit: str) -> list[Position]:
        """The posts of a unit, in order."""
        found: list[Position] = self._sorted("positions_of_unit", unit)
        return sorted(found, key=lambda p: (p.order, p.id))

    def workloads(self, position: str) -> list[Workload]:
        """The tasks of a position."""
        return self._sorted("workloads_of_position", position)

    def incumbents(self, position: str) -> list[Incumbency]:
        """Who holds a position today."""
        return [i for i in self._sorted("holders_of_position", position) if self.holds(i)]

    def statements(self, function: str) -> list[Statement]:
        """What respondents say about a function."""
        return self._sorted("statements_on_function", function)

    def posts_of(self, person: str) -> list[Incumbency]:
        """What a person holds today."""
        return [i for i in self._sorted("positions_of_person", person) if self.holds(i)]

    def holds(self, row: Assignment | Incumbency) -> bool:
        """Whether an assignment or an incumbency holds on the day by which is judged."""
        start, end = row.valid_from, row.valid_until
        return (start is None or start <= self.as_of) and (end is None or self.as_of <= end)

    def _sorted(self, index: str, key: str) -> list[Any]:
        self._read.add((index, key))
        bucket = self._organization.bucket(index, key)
        return sorted(bucket.values(), key=lambda row: row.id) if bucket else []

    # -- structure -------------------------------------------------------------------------------

    def superiors(self, unit: str) -> list[str]:
        """Line superiors of a unit."""
        self._read.add(("superiors_of_unit", unit))
        bucket = self._organization.bucket("superiors_of_unit", unit)
        return sorted(r.superior for r in bucket.values() if r.reporting_kind is ReportingKind.LINE)

    def subordinates(self, unit: str) -> list[str]:
        """Units that answer to a unit in line."""
        self._read.add(("subordinates_of_unit", unit))
        bucket = self._organization.bucket("subordinates_of_unit", unit)
        return sorted(r.unit for r in bucket.values() if r.reporting_kind is ReportingKind.LINE)

    def reports(self, unit: Unit) -> dict[str, Placement]:
        """The units of its own agency that answer to a unit in line."""
        below = ((id_, self.placement(id_)) for id_ in self.subordinates(unit.id))
        return {id_: place for id_, place in below if place.agency == unit.agency}

    def ancestors(self, unit: str) -> dict[str, int]:
        """Everybody above a unit in line, nearest first, with the distance."""
        known = self._facts.get(key := ("ancestors", unit))
        if known is not None:  # the same as below, said short: nothing is asked for more often
            self._read.add(key)
            above: dict[str, int] = known.value
            return above
        return self.once(("ancestors", unit), lambda: reach(unit, self.superiors))

    def guides(self, unit: str) -> list[str]:
        """Units that give a unit technical guidance (dotted line)."""
        self._read.add(("superiors_of_unit", unit))
        bucket = self._organization.bucket("superiors_of_unit", unit)
        return sorted(r.superior for r in bucket.values() if r.reporting_kind is ReportingKind.DOTTED)

    def own_line(self, unit: str) -> list[str]:
        """A unit and its line superiors within its agency, nearest first."""
        agency = self.placement(unit).agency
        above = (id_ for id_ in self.ancestors(unit) if id_ != unit)
        return [unit, *(id_ for id_ in above if self.placement(id_).agency == agency)]

    def common_superior(self, units: Iterable[str]) -> str | None:
        """The nearest unit that all of `units` answer to."""
        return nearest_shared({unit: 0} | self.ancestors(unit) for unit in sorted(set(units)))

    def agencies(self) -> list[Agency]:
        """All agencies, in order."""
        found: list[Agency] = self._sorted("agencies", "")
        return sorted(found, key=lambda a: (a.order, a.id))

    def is_below(self, unit: Unit) -> bool:
        """Whether a unit answers to one of its own agency. Cheaper to depend on than who heads it."""
        return any(self.placement(s).agency == unit.agency for s in self.superiors(unit.id))

    def units_of(self, agency: str) -> list[Unit]:
        """The units of an agency, in order."""
        self._read.add(("units_of_agency", agency))
        bucket = self._organization.bucket("units_of_agency", agency)
        return sorted(cast(Iterable[Unit], bucket.values()), key=lambda u: (u.order, u.id))

    def root_of(self, agency: str) -> str | None:
        """The unit that heads an agency: the one whose superior is outside it, else, of those without
        superior, the one marked as head, then the one with most subordinates, then the first."""
        return self.once(("root", agency), lambda: self._root_of(agency))

    def _root_of(self, agency: str) -> str | None:
        units = self.units_of(agency)
        inside = {u.id for u in units}
        above = {u.id: self.superiors(u.id) for u in units}
        tops = [u for u in units if not inside.intersection(above[u.id])]
        if not tops:
            return None
        return min(
            tops,
            key=lambda u: (
                not above[u.id],
                u.unit_kind is not UnitKind.HEAD,
                -len(self.subordinates(u.id)),
                u.order,
                u.id,
            ),
        ).id

    def has_mission(self) -> bool:
        """Whether the model names any mission or goal at the root of its functions."""
        return self.once(("mission", ""), self._has_mission)

    def _has_mission(self) -> bool:
        return any(not f.is_work for f in self.subfunctions(None))

    def once(self, key: Token, compute: Callable[[], T]) -> T:
        """Work a fact out once and keep it until a change touches what it was worked out from.

        Whoever asks has read the fact, named by `key` (name, id), and by it all that it rests on; facts may
        rest on other facts. The name must be no kind of row and no index. `compute` must read through this
        Reader all it uses, the very row that the key names included: what it is handed, nobody notes.
        """
        self._read.add(key)
        if key in self._doubted:
            self._verify(key)
        known = self._facts.get(key)
        if known is None:
            outer, self._read, self._last = self._read, set(), ""
            passing, self._passing = self._passing, {}  # what it uses must be read anew, to be noted
            try:
                value = compute()
            except Exception:
                outer |= self._read  # who fails has read it all the same
                raise
            finally:
                inner, self._read, self._last = self._read, outer, ""
                self._passing = passing
            known = self._facts[key] = _Fact(value, inner, compute)
            for token in inner:
                self._facts_by.setdefault(token, set()).add(key)
        result: T = known.value
        return result

    def close(self) -> None:
        """Let go of all facts. A Reader that is not used any more is freed at once then: its facts know how
        they were worked out, and by that hold on to it."""
        for kept in (self._facts, self._facts_by, self._doubted):
            kept.clear()

    def meanwhile(self, key: Token, compute: Callable[[], T]) -> T:
        """Work a fact out once for all the checks of one subject, and forget it with the next.

        Cheaper than `once`: what it was worked out from is read by the subject itself. `key` as there.
        """
        if key not in self._passing:
            self._passing[key] = compute()
        result: T = self._passing[key]
        return result

    def subfunctions(self, parent: str | None) -> list[Function]:
        """The functions below one, in order; None: the roots of the tree."""
        self._read.add(("subfunctions", parent or ""))
        if not self._organization.bucket("subfunctions", parent or ""):
            return []
        return list(self._organization.subfunctions(parent))
