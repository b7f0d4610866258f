"""The doors at which the public gets a service, and which of them one customer has to go through.

A customer lives in one place. A door that serves another area is no concern of his, and of doors that do the
same part of the service and ask for the same he needs only one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from orgdesk.analysis.reader import Reader
from orgdesk.organization.organization import event_of
from orgdesk.organization.records import AgencyKind, FunctionType, Level, Requirement, Service, UnitKind
from orgdesk.reference.standard import ASSISTING_EXECUTOR, EXECUTOR

COMPETING = (AgencyKind.PRIVATE, AgencyKind.COMMUNITY)
"""Who may offer the same besides government; nobody has to go there."""

_OF_ONE_KIND = (UnitKind.TECHNICAL_UNIT, UnitKind.SERVICE_UNIT)


@dataclass(frozen=True, slots=True)
class Door:
    """A unit at which the customer appears for (part of) one service."""

    provider: str
    service: str
    unit: str
    agency: str
    agency_kind: AgencyKind
    area: str | None
    share: frozenset[str]
    """What is done here of the service; empty where no roles say so."""
    serves: frozenset[str]
    """The functions of which the customer gets the work here: those executed; where none is, at a service
    point or facility, those that it assists (the outpost of a health centre vaccinates too)."""
    asks: frozenset[str]
    """Documents asked for without a reason given, written so that they can be compared."""
    visits: int | None
    """As it is recorded; None counts as once."""
    alike: tuple[str, ...]
    """What facilities of one kind share, e.g. health centres below one agency; empty for others."""


def document_key(requirement: Requirement) -> str:
    """A document's name without regard to case and spacing."""
    return " ".join(requirement.document.casefold().split())


@dataclass(slots=True)
class _Part:
    """What a unit does of a service."""

    executed: set[str] = field(default_factory=set)
    assisted: set[str] = field(default_factory=set)
    """Without executing; not of licences, where who assists recommends."""
    others: set[str] = field(default_factory=set)
    """Its roles where it does not execute, with their functions."""


def doors(read: Reader, service: Service) -> tuple[Door, ...]:
    """Where the public appears for a service. A provider whom it never visits is a back office, no door."""
    return read.once(("doors", service.id), lambda: _doors(read, read.service(service.id)))


def _doors(read: Reader, service: Service) -> tuple[Door, ...]:
    providers = [p for p in read.providers(service.id) if p.visits != 0]
    if not providers:
        return ()
    parts = _parts(read, service, {p.unit for p in providers})
    found = []
    for provider in providers:
        place = read.placement(provider.unit)
        line = read.own_line(provider.unit)
        areas = (read.placement(unit).working_area for unit in line)
        alike: tuple[str, ...] = ()
        if place.unit_kind in _OF_ONE_KIND:
            alike = (place.unit_kind, place.level or "", *read.superiors(provider.unit))
        part = parts[provider.unit]
        serves_people = bool(alike) or place.level is Level.SERVICE_POINT
        found.append(
            Door(
                provider=provider.id,
                service=service.id,
                unit=provider.unit,
                agency=place.agency,
                agency_kind=read.agency(place.agency).agency_kind,
                area=next((a for a in areas if a is not None), None),
                share=frozenset(part.executed or part.others),
                serves=frozenset(part.executed or (part.assisted if serves_people else ())),
                asks=frozenset(document_key(r) for r in read.requirements(provider.id) if not r.reason),
                visits=provider.visits,
                alike=alike,
            )
        )
    return tuple(found)


def _parts(read: Reader, service: Service, units: set[str]) -> dict[str, _Part]:
    """Unit → its part in the service: the functions that it, or somebody in its line within the agency,
    executes. What it assists besides is no part that a customer comes for. Who executes none of them takes
    part by its roles, for who recommends or supervises does not do the same."""
    lines = {unit: read.own_line(unit) for unit in units}
    found = {unit: _Part() for unit in units}
    for function in service.functions:
        workers = {a.unit for a in read.holders(function, EXECUTOR)}
        led = {above for worker in workers for above in read.own_line(worker)}
        held = [(a.unit, ref.role) for ref, some in read.roles(function).items() for a in some]
        is_licence = read.function(function).type is FunctionType.LICENCE
        for unit, line in lines.items():
            if unit in led or not workers.isdisjoint(line):
                found[unit].executed.add(function)
            else:
                roles = [role for holder, role in held if holder == unit]
                found[unit].others.update(f"{function} {role}" for role in roles)
                if ASSISTING_EXECUTOR in roles and not is_licence:
                    found[unit].assisted.add(function)
    return found


def places(read: Reader, doors: Iterable[Door]) -> list[list[Door]]:
    """The doors that a customer has before him, for every place that is served differently."""
    by_area: dict[str | None, list[Door]] = {}
    for door in doors:
        if door.agency_kind not in COMPETING:
            by_area.setdefault(door.area, []).append(door)
    everywhere = by_area.pop(None, [])
    if not by_area:
        return [everywhere] if everywhere else []
    return [
        everywhere + [door for area in read.with_those_above(place) for door in by_area.get(area, ())]
        for place in by_area
        if place is not None
    ]


def contacts(doors: Sequence[Door]) -> list[list[Door]]:
    """The doors of one place by contact: one agency is one contact, and so are agencies that do the same
    part and ask for the same, or are facilities of one kind. In practice O(doors)."""
    group = {door.agency: door.agency for door in doors}

    def root(agency: str) -> str:
        while group[agency] != agency:
            agency = group[agency]
        return agency

    first: dict[tuple[object, ...], str] = {}
    for door in doors:
        for key in _interchangeable(door):
            group[root(door.agency)] = root(first.setdefault(key, door.agency))
    found: dict[str, list[Door]] = {}
    for door in doors:
        found.setdefault(root(door.agency), []).append(door)
    return list(found.values())


def _interchangeable(door: Door) -> Iterable[tuple[object, ...]]:
    """Keys of which doors that stand in for each other have one in common."""
    if door.share:
        yield (door.service, door.share, door.asks)
    if door.alike:
        yield (door.service, door.share, door.alike)


def visits(read: Reader, doors: Sequence[Door]) -> int:
    """The visits that one customer pays, in the place that needs most; of doors that stand in for each other
    he goes to one. 0 where nobody has to come: there is no door, or only those of competitors."""
    return max((sum(map(_at_one_contact, contacts(place))) for place in places(read, doors)), default=0)


def times(door: Door) -> int:
    """How often one customer comes to a door; once where it is not recorded."""
    return 1 if door.visits is None else door.visits


def _at_one_contact(contact: Sequence[Door]) -> int:
    """Visits to one agency, or to one of those that stand in for each other.

    Doors for different parts add up; of those for the same part one is chosen. Where no roles tell the
    parts apart, only visits that are recorded add up: a dozen counters without a number are likely to be
    one kind of counter.
    """
    by_part: dict[object, int] = {}
    for door in contact:
        part: object = door.serves or door.share or door.alike
        if not part and door.visits is not None:
            part = door.provider
        by_part[part] = min(times(door), by_part.get(part, times(door)))
    return sum(by_part.values())


def bundle_of(read: Reader, service: Service) -> list[Service]:
    """The services of one event in life, by id; a service without event stands alone."""
    event = event_of(service)
    return read.services_of_event(event) if event else [service]
