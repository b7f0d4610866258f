"""A large organization for measurements: as many units, functions and assignments as asked, reproducible.

It resembles a region rather than noise: agencies of head, divisions and sections; missions and goals above
the functions; most functions complete, some with two decision-makers, holes or clashing roles. So that no
rule sleeps: affairs, relations between functions, legal bases, posts with workloads, services, supplies.
"""

from __future__ import annotations

import random
from itertools import pairwise

from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    RECORD_TYPES,
    Agency,
    AgencyKind,
    Assignment,
    FacetValue,
    Function,
    FunctionLevel,
    FunctionRelation,
    FunctionType,
    Incumbency,
    Level,
    Person,
    Position,
    Provider,
    Record,
    Regulation,
    RegulationKind,
    Reporting,
    Requirement,
    Resource,
    Service,
    Supply,
    Unit,
    UnitKind,
    WorkKind,
    Workload,
)
from orgdesk.organization.scope import EVERYTHING, Facet, Scope
from orgdesk.reference.standard import refs_by_code, standard_roles

_UNITS_PER_AGENCY = 50


def large_organization(
    units: int = 5_000, functions: int = 20_000, assignments: int = 80_000, seed: int = 7
) -> Organization:
    """The organization; the same for the same numbers and seed."""
    rng = random.Random(seed)
    records: list[Record] = [*standard_roles(), *_areas()]
    records += _structure(units)
    records += _functions(functions, rng)
    records += _bases()
    records += _assignments(units, functions, assignments, rng)
    records += _relations(functions, rng)
    records += _posts(units, rng)
    records += _services(units, functions, rng)
    return Organization(in_kind_order(records))


def in_kind_order(records: list[Record]) -> list[Record]:
    """`records` by kind, as an `Organization` wants them."""
    return [row for kind in RECORD_TYPES for row in records if row.kind == kind]


def _areas() -> list[Record]:
    root: list[Record] = [FacetValue(id="area/KAB", facet=Facet.AREA, name="Kabupaten")]
    return root + [
        FacetValue(id=f"area/K{n}", facet=Facet.AREA, name=f"Kecamatan {n}", parent="area/KAB")
        for n in range(30)
    ]


def _structure(units: int) -> list[Record]:
    found: list[Record] = []
    for n in range(units):
        agency, place = divmod(n, _UNITS_PER_AGENCY)
        if place == 0:
            found.append(
                Agency(
                    id=f"A{agency}",
                    name=f"Dinas {agency}",
                    code=f"A{agency}",
                    agency_kind=AgencyKind.LOCAL_AGENCY,
                    order=agency,
                )
            )
        kind = UnitKind.HEAD if place == 0 else UnitKind.DIVISION if place < 6 else UnitKind.SECTION
        found.append(
            Unit(
                id=f"U{n}",
                agency=f"A{agency}",
                name=f"Unit {n}",
                code=f"U{n}",
                unit_kind=kind,
                level=Level.SUPPORTING,
                order=n,
            )
        )
        if place:
            first = agency * _UNITS_PER_AGENCY
            superior = first if place < 6 else first + 1 + place % 5
            found.append(Reporting(id=f"U{n}>U{superior}", unit=f"U{n}", superior=f"U{superior}"))
    return found


def _functions(functions: int, rng: random.Random) -> list[Record]:
    found: list[Record] = [Function(id="M", wording="Misi", level=FunctionLevel.MISSION)]
    goals = max(functions // 100, 1)
    found += [
        Function(id=f"G{n}", wording=f"Tujuan {n}", parent="M", level=FunctionLevel.GOAL, order=n)
        for n in range(goals)
    ]
    types = list(FunctionType)
    found += [
        Function(
            id=f"F{n}",
            wording=f"Fungsi {n}",
            code=f"F{n}",
            parent=f"G{n % goals}",
            type=rng.choice(types),
            affair=f"1.{n % 32:02}.{n % 7:02}",
            work=rng.choice([WorkKind.CORE, WorkKind.CORE, WorkKind.SUPPORT, None]),
            critical=rng.random() < 0.1,
            order=n,
        )
        for n in range(functions - goals - 1)
    ]
    return found


def _bases() -> list[Record]:
    kinds = [RegulationKind.ACT, RegulationKind.REGIONAL_BYLAW, RegulationKind.REGENT_REGULATION]
    return [
        Regulation(id=f"R{n}", regulation_kind=kinds[n % 3], number=str(n), year=2015 + n % 10)
        for n in range(60)
    ]


def _relations(functions: int, rng: random.Random) -> list[Record]:
    """One function in eight hands over to a neighbour."""
    work = functions - max(functions // 100, 1) - 1
    return [
        FunctionRelation(id=f"FR{n}", function=f"F{n}", other=f"F{(n + 1 + rng.randrange(40)) % work}")
        for n in range(0, work, 8)
    ]


def _posts(units: int, rng: random.Random) -> list[Record]:
    found: list[Record] = []
    for n in range(units):
        id_ = f"P{n}"
        filled = rng.randrange(5)
        found.append(Position(id=id_, unit=f"U{n}", title="Analis", posts=4, filled=filled))
        hours = 1250.0 * rng.randrange(1, 5)
        found.append(Workload(id=f"W{n}", position=id_, task="Tugas", volume=100, hours=hours / 100))
        if n % 5 == 0:
            found.append(Person(id=f"H{n}", name=f"Orang {n}"))
            found += [
                Incumbency(id=f"H{n}/{post}", person=f"H{n}", position=post)
                for post in {id_, f"P{max(n - 1, 0)}"}
            ]
    return found


def _services(units: int, functions: int, rng: random.Random) -> list[Record]:
    """A service for every ten units: three functions, two providers that ask, two chains of supply."""
    found: list[Record] = []
    work = functions - max(functions // 100, 1) - 1
    resources = [row.id for row in standard_roles() if isinstance(row, Resource)]
    for n in range(units // 10):
        id_ = f"S{n}"
        parts = tuple(f"F{(n * 37 + k) % work}" for k in range(3))
        needs = (rng.choice(resources), resources[0])
        found.append(
            Service(id=id_, name=f"Layanan {n}", functions=parts, resources=tuple(set(needs)), order=n)
        )
        for at in (n * 10 % units, (n * 10 + 7) % units):
            provider = f"{id_}/U{at}"
            found.append(Provider(id=provider, service=id_, unit=f"U{at}", visits=1))
            found += [
                Requirement(id=f"{provider}/{k}", provider=provider, document=f"Dokumen {k}")
                for k in range(rng.randrange(2, 4))
            ]
            hops = [f"U{at}", *(f"U{(at + 11 * k) % units}" for k in range(1, 4))]
            found += [
                Supply(
                    id=f"{id_}/{source}>{recipient}",
                    source=source,
                    recipient=recipient,
                    resource=needs[0],
                    service=id_,
                    lead_time=float(rng.randrange(1, 10)),
                    needed_within=float(rng.randrange(5, 30)),
                )
                for recipient, source in pairwise(hops)
            ]
    return list({row.id: row for row in found}.values())


def _assignments(units: int, functions: int, assignments: int, rng: random.Random) -> list[Record]:
    work = functions - max(functions // 100, 1) - 1
    codes = ["KP", "PL", "PW", "EV", "RN", "KO", "PD", "PP", "RG", "DS"]
    weights = [20, 20, 12, 10, 10, 8, 6, 6, 4, 4]
    areas = [Scope.of({Facet.AREA: [f"area/K{n}"]}) for n in range(30)]
    found: dict[str, Record] = {}
    while len(found) < assignments:
        n = len(found)
        function = n % work
        home = function * 7 % units
        first = home - home % _UNITS_PER_AGENCY
        unit = min(first + rng.randrange(_UNITS_PER_AGENCY), units - 1)
        ref = refs_by_code()[rng.choices(codes, weights)[0]]
        scope = rng.choice(areas) if rng.random() < 0.05 else EVERYTHING
        found[f"D{n}"] = Assignment(
            id=f"D{n}",
            unit=f"U{unit}",
            function=f"F{function}",
            role=ref.role,
            resource=ref.resource,
            scope=scope,
            regulation=f"R{rng.randrange(60)}" if rng.random() < 0.1 else None,
        )
    return list(found.values())
