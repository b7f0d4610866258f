"""The supplies behind a service: who delivers what to its providers, over which stations, how fast.

A station is a unit or a partner agency. A supply counts for a service that it names, or one of whose
functions it names; one that names neither counts for all that its recipient does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import Token
from orgdesk.organization.records import OUTSIDE_GOVERNMENT, AgencyKind, Service, Supply

N = TypeVar("N")

START: Token = ("", "start")
"""The super-source: it stands before every station that nobody delivers to."""


def source_of(supply: Supply) -> Token:
    """The station that delivers."""
    return ("unit", supply.source) if supply.source is not None else ("agency", supply.partner or "")


def is_outside(read: Reader, station: Token) -> bool:
    """Whether a station is a partner or belongs to another government: what it delivers, it often delivers
    alone by law (BPJS, Bulog, a ministry)."""
    agency = read.agency(station[1]) if station[0] == "agency" else read.agency_of(station[1])
    return agency.agency_kind in (*OUTSIDE_GOVERNMENT, AgencyKind.CENTRAL_AGENCY)


def of_kind(read: Reader, kind: str | None) -> Text:
    """The kind of resource as the tail of "supply": " of goods"; nothing for a kind that is not said."""
    if kind is None:
        return Text("", "")
    row = read.resource(kind)
    return Text(f" {row.name_id}", f" of {row.name_en}")


# -- the network of a service ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Network:
    """The supplies from which the providers of a service live, directly or over other stations."""

    providers: Mapping[str, tuple[str, ...]]
    """Providing unit → itself and its superiors within its agency: what they get, it gets."""
    into: Mapping[str, tuple[Supply, ...]]
    """Unit → what is delivered to it for this service."""

    @property
    def kinds(self) -> list[str | None]:
        """Kinds of resource that flow; [None] where no supply says its kind."""
        named = {s.resource for supplies in self.into.values() for s in supplies}
        return [*sorted(k for k in named if k is not None)] or [None]

    def deliveries(self, unit: str, kind: str | None) -> list[Supply]:
        """What a station receives of a kind; a supply that names no kind counts as any."""
        return [s for s in self.into.get(unit, ()) if s.resource in (kind, None)]

    def received(self, provider: str, kind: str | None) -> list[Supply]:
        """What a provider receives of a kind from outside its line, or else the nearest superior in its
        agency that does; failing that, what its own line hands to it."""
        line = self.providers[provider]
        for unit in line:
            found = [s for s in self.deliveries(unit, kind) if s.source not in line]
            if found:
                return found
        return self.deliveries(provider, kind)

    def incoming(self, station: Token, kind: str | None) -> list[Supply]:
        """What any station receives; partners receive nothing."""
        return self.deliveries(station[1], kind) if station[0] == "unit" else []


def network(read: Reader, service: Service) -> Network:
    """The network of a service, found by walking upstream from its providers: O(supplies found)."""
    return read.once(("supply network", service.id), lambda: _network(read, read.service(service.id)))


def _network(read: Reader, service: Service) -> Network:
    units = dict.fromkeys(p.unit for p in read.providers(service.id))
    providers = {unit: tuple(read.own_line(unit)) for unit in units}
    waiting = list(dict.fromkeys(u for line in providers.values() for u in line))
    into: dict[str, tuple[Supply, ...]] = {}
    while waiting:
        unit = waiting.pop()
        if unit not in into:
            into[unit] = tuple(s for s in read.supplies_to(unit) if _serves(s, service))
            waiting.extend(s.source for s in into[unit] if s.source is not None)
    return Network(providers, into)


def _serves(supply: Supply, service: Service) -> bool:
    if supply.service is None:
        return supply.function is None or supply.function in service.functions
    return supply.service == service.id


def way_to(net: Network, provider: str, kind: str | None) -> list[Supply]:
    """The shortest chain of supplies that brings a kind to a provider, last delivery first; [] for none.

    It ends at a station that itself receives nothing of the kind. Breadth first: O(supplies).
    """
    ways = [[s] for s in net.received(provider, kind)]
    seen: set[Token] = set()
    while ways:
        longer: list[list[Supply]] = []
        for way in ways:
            station = source_of(way[-1])
            if station in seen:
                continue
            seen.add(station)
            deliveries = net.incoming(station, kind)
            if not deliveries:
                return way
            longer.extend([*way, s] for s in deliveries)
        ways = longer
    return []


def gatekeepers(net: Network, provider: str, kind: str | None) -> list[Token]:
    """The stations through which all of a kind must pass to reach a provider, the nearest first: the
    dominators of the provider in the supply digraph. None where nothing reaches it.

    Where only stand-ins are recorded, what they stand in for is not; that recipient counts as safe.
    """
    goal: Token = ("", "goal")
    waiting, follows = [goal], dict[Token, list[Token]]()
    seen = {goal}
    while waiting:
        station = waiting.pop()
        deliveries = net.received(provider, kind) if station == goal else net.incoming(station, kind)
        origin = not deliveries and station != goal
        if origin or (deliveries and all(s.alternative for s in deliveries)):
            follows.setdefault(START, []).append(station)
        for source in map(source_of, deliveries):
            follows.setdefault(source, []).append(station)
            if source not in seen:
                seen.add(source)
                waiting.append(source)
    above = immediate_dominators(follows, START)
    found, at = list[Token](), above.get(goal, START)
    while at != START:
        found.append(at)
        at = above[at]
    return [s for s in found if s[1] not in net.providers[provider]]


def immediate_dominators(successors: Mapping[N, Iterable[N]], start: N) -> dict[N, N]:
    """Node → the nearest node through which every path from `start` to it passes; `start` is not in it, nor
    what it does not reach. Cooper, Harvey and Kennedy's algorithm: quadratic at worst, in practice linear."""
    order = _postorder(successors, start)
    number = {node: n for n, node in enumerate(order)}
    predecessors: dict[N, list[N]] = {node: [] for node in order}
    for node in order:
        for follower in successors.get(node, ()):
            predecessors[follower].append(node)
    found = {start: start}

    def meet(one: N, other: N) -> N:
        while one != other:
            while number[one] < number[other]:
                one = found[one]
            while number[other] < number[one]:
                other = found[other]
        return one

    changed = True
    while changed:
        changed = False
        for node in reversed(order[:-1]):
            known = [p for p in predecessors[node] if p in found]
            best = known[0]
            for other in known[1:]:
                best = meet(best, other)
            if found.get(node) != best:
                found[node] = best
                changed = True
    del found[start]
    return found


def _postorder(successors: Mapping[N, Iterable[N]], start: N) -> list[N]:
    """Every node that `start` reaches, followers first; without recursion, for chains can be long."""
    order: list[N] = []
    seen = {start}
    path = [(start, iter(successors.get(start, ())))]
    while path:
        node, followers = path[-1]
        follower = next((f for f in followers if f not in seen), None)
        if follower is None:
            order.append(node)
            path.pop()
        else:
            seen.add(follower)
            path.append((follower, iter(successors.get(follower, ()))))
    return order


# -- one supply and what it waits for --------------------------------------------------------------


def feeds(read: Reader, earlier: Supply, supply: Supply) -> bool:
    """Whether `earlier`, somewhere upstream, brings what `supply` passes on: the same kind, the same thing
    where both name it, and for the same purpose or for all that the station does."""
    if earlier.resource != supply.resource:
        return False
    one, other = thing(earlier), thing(supply)
    if one and other and one != other:
        return False
    purposes = purposes_of(read, earlier)
    return not purposes or not purposes.isdisjoint(purposes_of(read, supply))


def thing(supply: Supply) -> str:
    """What is delivered, written so that it can be compared."""
    return " ".join(supply.what.casefold().split())


def purposes_of(read: Reader, supply: Supply) -> set[Token]:
    """The service and the functions that a supply is for; none where it is for all its recipient does."""
    found: set[Token] = {("function", supply.function)} if supply.function is not None else set()
    if supply.service is not None:
        found |= {("service", supply.service)}
        found |= {("function", f) for f in read.service(supply.service).functions}
    return found


@dataclass(frozen=True, slots=True)
class Arrival:
    """How many days a delivery takes, counted from the first order, and the supplies it waits for in turn."""

    days: float
    way: tuple[Supply, ...]
    """The critical path, last delivery first."""


def arrival(read: Reader, supply: Supply) -> Arrival:
    """When a delivery arrives if everything before it has to be ordered first: the longest of the required
    inputs, the shortest where others stand in; stock at a station is waited for less.

    A lead time that is not recorded counts as none, and so does a station that waits for itself (the rule on
    circular waits says so). Each supply upstream is looked at once: O(supplies upstream).
    """
    known: dict[str, Arrival] = {}
    path: list[tuple[Supply, list[Supply]]] = [(supply, _inputs(read, supply, supply))]
    on_path = {supply.id}
    while path:
        current, inputs = path[-1]
        todo = next((s for s in inputs if s.id not in known and s.id not in on_path), None)
        if todo is not None:
            on_path.add(todo.id)
            path.append((todo, _inputs(read, todo, supply)))
            continue
        path.pop()
        on_path.discard(current.id)
        ready = readiness([(s, known[s.id]) for s in inputs if s.id in known])
        known[current.id] = Arrival(ready.days + (current.lead_time or 0.0), (current, *ready.way))
    return known[supply.id]


def readiness(inputs: Iterable[tuple[Supply, Arrival]]) -> Arrival:
    """When a station has all it needs: the slowest required input, or the fastest stand-in if sooner."""
    waits: dict[bool, list[Arrival]] = {False: [], True: []}
    for supply, arrived in inputs:
        waits[supply.alternative].append(
            Arrival(max(0.0, arrived.days - (supply.buffer or 0.0)), arrived.way)
        )
    slowest = max(waits[False], key=_days, default=None)
    quickest = min(waits[True], key=_days, default=None)
    if slowest is None or (quickest is not None and quickest.days < slowest.days):
        slowest = quickest
    return slowest if slowest is not None and slowest.days > 0 else Arrival(0.0, ())


@dataclass(frozen=True, slots=True)
class Timing:
    """How a supply meets the time within which it is needed."""

    allowed: float
    """Days that may pass: needed within, and what the stock bridges."""
    wait: Arrival
    """Days that do pass, and why: the way that the supply takes, or that of a stand-in which is in time."""
    is_interval: bool = False
    """The wait is that for the next regular delivery, not for the way."""

    @property
    def slack(self) -> float:
        """Days to spare; below 0 the supply comes too late."""
        return self.allowed - self.wait.days


def timing(read: Reader, supply: Supply) -> Timing | None:
    """Whether a supply comes in time: neither the way nor the interval of deliveries may take longer than
    allowed, unless a stand-in does not. O(supplies upstream).

    None where it is not said within how many days it is needed, nor of the way how long it takes, and for a
    stand-in: it is judged with what it stands in for.
    """
    if supply.needed_within is None:
        return None
    if supply.alternative and len(read.supplies_to(supply.recipient)) > 1:
        return None
    allowed = supply.needed_within + (supply.buffer or 0.0)
    own = Timing(allowed, arrival(read, supply))
    if own.slack >= 0 and supply.period is not None and supply.period > allowed:
        own = Timing(allowed, Arrival(supply.period, (supply,)), is_interval=True)
    if own.slack < 0:
        beside = (s for s in read.supplies_to(supply.recipient) if s.alternative and s.id != supply.id)
        standing_in = (arrival(read, s) for s in beside if feeds(read, s, supply))
        quickest = min(standing_in, key=_days, default=own.wait)
        if quickest.days <= allowed:
            return Timing(allowed, quickest)
    return None if supply.lead_time is None and not own.wait.days else own


def _days(arrival: Arrival) -> float:
    return arrival.days


def _inputs(read: Reader, at: Supply, supply: Supply) -> list[Supply]:
    """What `at` waits for on the way of `supply`, whose recipient does not wait for what it sends itself."""
    if at.source is None:
        return []
    return [s for s in read.supplies_to(at.source) if s.source != supply.recipient and feeds(read, s, supply)]
