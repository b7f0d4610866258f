"""What the figures look at: one agency or the whole, and what several of them need of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from orgdesk.analysis.collisions import delegated
from orgdesk.analysis.coverage import all_gaps, held, is_judged, is_routine
from orgdesk.analysis.metrics.dimensions import Krackhardt, krackhardt
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import roles_by_code, short
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import (
    OUTSIDE_GOVERNMENT,
    Agency,
    Assignment,
    Function,
    Provider,
    Service,
    Supply,
    Unit,
)
from orgdesk.organization.scope import EVERYTHING
from orgdesk.organization.structure import Structure, structure_of
from orgdesk.reference.policy import policy_for
from orgdesk.reference.standard import ASSISTING_EXECUTOR, DECISION_MAKER, EXECUTOR, RoleRef

if TYPE_CHECKING:
    import networkx as nx


_DECIDES = RoleRef(DECISION_MAKER)
_SLICE = 500
"""Functions at a time."""


class View:
    """One agency (by id) or all of government (None), on one day. Good until the organization changes."""

    def __init__(self, organization: Organization, agency: str | None, as_of: dt.date) -> None:
        settings = {s.id: s.value for s in organization.settings.values()}
        try:
            policy = policy_for(settings, roles_by_code(organization).keys())
        except OrgDeskError:  # the findings say so
            policy = policy_for({})
        self.organization = organization
        self.agency = agency
        self.hours = policy.hours
        self.read = Reader(organization, policy, as_of)
        self._structures: dict[str, Structure] = {}
        self._decided: dict[str, str] = {}
        self._together: dict[str, int] = {}

    def prepare(self) -> Iterator[None]:
        """Work out in slices what takes long in a large organization; after that each figure is quick."""
        for n, function in enumerate(self.functions):
            self.decided(function)
            self.together(function)
            if n % _SLICE == 0:
                yield

    # -- structure -------------------------------------------------------------------------------

    @cached_property
    def agencies(self) -> tuple[Agency, ...]:
        """The agency; or all, but for partners outside government, who stand in no line of command."""
        if self.agency is not None:
            return (self.organization.agencies[self.agency],)
        return tuple(a for a in self.read.agencies() if a.agency_kind not in OUTSIDE_GOVERNMENT)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units of the agencies, in order."""
        return tuple(unit for agency in self.agencies for unit in self.read.units_of(agency.id))

    @cached_property
    def unit_ids(self) -> frozenset[str]:
        """Ids of the units."""
        return frozenset(unit.id for unit in self.units)

    def structure(self, agency: str) -> Structure:
        """The tree of an agency."""
        if agency not in self._structures:
            self._structures[agency] = structure_of(self.organization, agency)
        return self._structures[agency]

    def part(self, unit: str) -> Token:
        """The part of the view that a unit belongs to: its agency; within one agency, its division, which is
        the unit directly below the top (the top itself for the top)."""
        agency = self.organization.units[unit].agency
        if agency != self.agency:
            return ("agency", agency)
        superior = self.structure(agency).superior
        above = superior[unit]
        while above is not None and superior[above] is not None:
            unit, above = above, superior[above]
        return ("unit", unit)

    def name(self, token: Token) -> Text:
        """How a row is called: by its code, else its name."""
        said = short(self.organization.get(*token))
        return Text(said, said)

    @cached_property
    def line(self) -> nx.DiGraph:
        """The line of command of the units, with arcs from superior to subordinate."""
        import networkx as nx

        graph = nx.DiGraph()
        graph.add_nodes_from(unit.id for unit in self.units)
        for unit in self.units:
            graph.add_edges_from((s, unit.id) for s in self.read.superiors(unit.id) if s in self.unit_ids)
        return graph

    @cached_property
    def dimensions(self) -> Krackhardt:
        """Krackhardt's dimensions of the line."""
        return krackhardt(self.line)

    # -- what is done ----------------------------------------------------------------------------

    @cached_property
    def functions(self) -> tuple[Function, ...]:
        """The functions on which roles are expected, in order; of an agency, those in which it has any."""
        all_ = sorted(self.organization.functions.values(), key=lambda f: (f.order, f.id))
        judged = (f for f in all_ if is_judged(f, self.read))
        if self.agency is None:
            return tuple(judged)
        taken = {a.function for unit in self.units for a in self.read.duties(unit.id)}
        return tuple(f for f in judged if self._within(f, taken))

    def _within(self, function: Function | None, ids: set[str]) -> bool:
        while function is not None:
            if function.id in ids:
                return True
            parent = function.parent
            function = self.organization.functions[parent] if parent is not None else None
        return False

    def executors(self, function: str) -> list[Assignment]:
        """Who executes a function or helps to."""
        return self.read.holders(function, EXECUTOR, ASSISTING_EXECUTOR)

    @cached_property
    def executed(self) -> dict[str, list[Function]]:
        """Unit → the functions it executes or helps to, of those in view."""
        found: dict[str, dict[str, Function]] = {}
        for function in self.functions:
            for a in self.executors(function.id):
                found.setdefault(a.unit, {})[function.id] = function
        return {unit: list(functions.values()) for unit, functions in found.items()}

    def decided(self, function: Function) -> str:
        """Whether somebody decides on a function: "ok" one in every part of its scope, "none" nobody in some
        part, "several" more than one in some part, but for whom a decision-maker has delegated to."""
        if function.id not in self._decided:
            self._decided[function.id] = self._decides(function)
            self.read.taken()  # nobody asks here what was read
        return self._decided[function.id]

    def _decides(self, function: Function) -> str:
        read = self.read
        deciding = held(function, read).get(_DECIDES, [])
        if not any(read.scope(a) == EVERYTHING for a in deciding):
            if not deciding and not is_routine(function, read):
                return "none"
            if _DECIDES in all_gaps(function, read):
                return "none"
        own = read.holders(function.id, DECISION_MAKER)
        if len(own) < 2:
            return "ok"
        meet = read.trees.meeting([read.scope(a) for a in own])
        several = any(
            own[i].unit != own[j].unit and meet(i, j) and not delegated(read, own[i], own[j])
            for i, j in combinations(range(len(own)), 2)
        )
        return "several" if several else "ok"

    def together(self, function: Function) -> int:
        """The most units that execute a function, or help to, in any part of its scope."""
        if function.id not in self._together:
            self._together[function.id] = self._most_together(self.executors(function.id))
        return self._together[function.id]

    def _most_together(self, executing: list[Assignment]) -> int:
        units = {a.unit for a in executing}
        if len(units) < 2:
            return len(units)
        scopes = [self.read.scope(a) for a in executing]
        if EVERYTHING in scopes and len(set(scopes)) == 1:
            return len(units)
        return max(len({executing[i].unit for i in a.members}) for a in self.read.trees.atoms(scopes))

    # -- services and supplies -------------------------------------------------------------------

    @cached_property
    def services(self) -> tuple[tuple[Service, list[Provider]], ...]:
        """The services and who gives them; of an agency, those that it takes part in."""
        found = ((service, self.read.providers(service.id)) for service in self.read.services())
        return tuple(
            (service, providers)
            for service, providers in found
            if self.agency is None or any(p.unit in self.unit_ids for p in providers)
        )

    @cached_property
    def supplies(self) -> tuple[Supply, ...]:
        """What is delivered to the units of the agency; of all, what is delivered to anybody."""
        rows = self.organization.supplies.values()
        here = (s for s in rows if self.agency is None or s.recipient in self.unit_ids)
        return tuple(sorted(here, key=lambda s: s.id))
