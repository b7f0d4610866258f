"""A large organization for measurements: as many units, functions and assignments as asked, reproducible.

It resembles a region rather than noise: agencies of head, divisions and sections; missions and goals above
the functions; most functions complete, some with two decision-makers, holes or clashing roles.
"""

from __future__ import annotations

import random

from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    Agency,
    AgencyKind,
    Assignment,
    FacetValue,
    Function,
    FunctionLevel,
    FunctionType,
    Level,
    Record,
    Reporting,
    Unit,
    UnitKind,
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
    records += _assignments(units, functions, assignments, rng)
    return Organization(records)


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
            order=n,
        )
        for n in range(functions - goals - 1)
    ]
    return found


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
        )
    return list(found.values())
