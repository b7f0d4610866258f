"""Organizations at random, the same for the same seed: a little of every kind of row, much of it wrong."""

from __future__ import annotations

from random import Random

from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    RECORD_TYPES,
    Agency,
    AgencyKind,
    Assignment,
    AuthoritySource,
    Echelon,
    Extra,
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
    RelationKind,
    Reporting,
    ReportingKind,
    Requirement,
    Respondent,
    Service,
    Statement,
    Supply,
    Unit,
    UnitKind,
    WorkKind,
    Workload,
)
from orgdesk.organization.scope import EVERYTHING, Facet, Scope
from orgdesk.reference.standard import refs_by_code, standard_roles

AREAS = 4
"""How many areas the region is divided into; they stand below one for the whole."""


def random_organization(seed: int, *others: int) -> Organization:
    """Agencies of their own for each seed, side by side in one region: nothing of one names another."""
    rows: list[Record] = [*standard_roles(), *_areas(), *region(seed)]
    for other in others:
        rows += region(other, f"X{other}-")
    return Organization([row for kind in RECORD_TYPES for row in rows if row.kind == kind])


def region(seed: int, prefix: str = "") -> list[Record]:
    """Agencies with all they do and have. Every id and name begins with `prefix`."""
    rng = Random(seed)
    areas = [f"K{n}" for n in range(AREAS)]
    found: list[Record] = []
    norms = [f"{prefix}R{n}" for n in range(3)]
    found += [
        Regulation(
            id=norm,
            regulation_kind=rng.choice(list(RegulationKind)),
            about=norm,
            subdelegation=rng.random() < 0.3,
            exclusive=rng.random() < 0.3,
        )
        for norm in norms
    ]
    units = _structure(rng, prefix, areas, found)
    functions = _functions(rng, prefix, areas, found)
    for n in range(70):
        code = rng.choice(
            ["KP", "KP", "PL", "PL", "PL", "PW", "EV", "RN", "KO", "PD", "PB", "RG", "DS", "PP"]
        )
        ref = refs_by_code()[code]
        granted = rng.random() < 0.3
        found.append(
            Assignment(
                id=f"{prefix}D{n}",
                unit=rng.choice(units),
                function=rng.choice(functions),
                role=ref.role,
                resource=ref.resource,
                scope=_scope(rng, areas),
                source=rng.choice(list(AuthoritySource)) if granted else None,
                grantor=rng.choice(units) if granted else None,
                regulation=rng.choice(norms) if rng.random() < 0.4 else None,
            )
        )
    _services(rng, prefix, units, functions, found)
    _posts(rng, prefix, units, functions, found)
    _views(rng, prefix, units, functions, found)
    return found


def _areas() -> list[Record]:
    whole = FacetValue(id="KAB", facet=Facet.AREA, name="Kabupaten")
    return [
        whole,
        *(FacetValue(id=f"K{n}", facet=Facet.AREA, name=f"K{n}", parent="KAB") for n in range(AREAS)),
    ]


def _scope(rng: Random, areas: list[str]) -> Scope:
    chosen = rng.choice([[], [], [], ["KAB"], rng.sample(areas, 2), [rng.choice(areas)]])
    return Scope.of({Facet.AREA: chosen}) if chosen else EVERYTHING


def _structure(rng: Random, prefix: str, areas: list[str], found: list[Record]) -> list[str]:
    units: list[str] = []
    for a in range(4):
        agency = f"{prefix}A{a}"
        kind = rng.choice([AgencyKind.LOCAL_AGENCY] * 4 + list(AgencyKind))
        found.append(Agency(id=agency, name=agency, agency_kind=kind, order=a))
        mine = [f"{agency}U{n}" for n in range(rng.randrange(1, 7))]
        for n, unit in enumerate(mine):
            found.append(
                Unit(
                    id=unit,
                    agency=agency,
                    name=unit,
                    unit_kind=rng.choice([None, *UnitKind]),
                    level=rng.choice([None, *Level]),
                    echelon=rng.choice([None, None, *Echelon]),
                    staff=rng.choice([None, float(rng.randrange(12))]),
                    working_area=rng.choice([None, None, *areas]),
                    order=n,
                )
            )
            superior = rng.choice(units + mine) if rng.random() < 0.15 else rng.choice(mine[: max(n, 1)])
            if superior != unit or rng.random() < 0.1:
                dotted = ReportingKind.DOTTED if rng.random() < 0.2 else ReportingKind.LINE
                found.append(
                    Reporting(id=f"{unit}>{superior}", unit=unit, superior=superior, reporting_kind=dotted)
                )
        units += mine
    return units


def _functions(rng: Random, prefix: str, areas: list[str], found: list[Record]) -> list[str]:
    top = f"{prefix}M"
    goals = [f"{prefix}G{n}" for n in range(3)]
    found.append(Function(id=top, wording=top, level=FunctionLevel.MISSION))
    found += [Function(id=g, wording=g, level=FunctionLevel.GOAL, parent=top) for g in goals]
    functions = [f"{prefix}F{n}" for n in range(18)]
    for n, id_ in enumerate(functions):
        found.append(
            Function(
                id=id_,
                wording=id_,
                parent=rng.choice([None, *goals[:2], *functions[: n // 2]]),
                type=rng.choice([None, *FunctionType]),
                strategic=rng.random() < 0.2,
                critical=rng.random() < 0.2,
                work=rng.choice([None, *WorkKind]),
                affair=rng.choice(["", "1.02", "1.02.01", "1.03", "2.05"]),
                scope=_scope(rng, areas),
                order=n,
            )
        )
    for n in range(8):
        one, other = rng.sample(functions, 2)
        kind = rng.choice(list(RelationKind))
        found.append(FunctionRelation(id=f"{prefix}L{n}", function=one, other=other, relation_kind=kind))
    return functions


def _services(rng: Random, prefix: str, units: list[str], functions: list[str], found: list[Record]) -> None:
    resources = ["information", "money", "people", "goods"]
    documents = [f"{prefix}KTP", f"{prefix}KK", f"{prefix}Surat"]
    for n in range(4):
        service = f"{prefix}S{n}"
        found.append(
            Service(
                id=service,
                name=service,
                bundle=rng.choice(["", f"{prefix}Lahir"]),
                functions=tuple(rng.sample(functions, rng.randrange(4))),
                resources=tuple(rng.sample(resources, rng.randrange(3))),
                order=n,
            )
        )
        for unit in rng.sample(units, min(len(units), rng.randrange(1, 4))):
            provider = f"{service}/{unit}"
            found.append(Provider(id=provider, service=service, unit=unit, visits=rng.choice([None, 1, 3])))
            found += [
                Requirement(id=f"{provider}/{d}", provider=provider, document=d)
                for d in rng.sample(documents, rng.randrange(len(documents) + 1))
            ]
    for n in range(14):
        one, other = rng.sample(units, 2) if len(units) > 1 else (units[0], units[0])
        found.append(
            Supply(
                id=f"{prefix}V{n}",
                source=one,
                recipient=other,
                resource=rng.choice([None, *resources]),
                function=rng.choice([None, *functions]),
                service=rng.choice([None, f"{prefix}S{rng.randrange(4)}"]),
                lead_time=rng.choice([None, float(rng.randrange(20))]),
                needed_within=rng.choice([None, float(rng.randrange(20))]),
                period=rng.choice([None, 30.0]),
                alternative=rng.random() < 0.2,
            )
        )


def _posts(rng: Random, prefix: str, units: list[str], functions: list[str], found: list[Record]) -> None:
    posts = [f"{prefix}P{n}" for n in range(12)]
    people = [f"{prefix}H{n}" for n in range(6)]
    for n, post in enumerate(posts):
        filled = rng.choice([None, float(rng.randrange(6))])
        found.append(Position(id=post, unit=rng.choice(units), title=post, filled=filled, order=n))
        if rng.random() < 0.5:
            found.append(
                Workload(
                    id=f"{post}/W",
                    position=post,
                    task=f"{prefix}Tugas",
                    function=rng.choice([None, *functions]),
                    volume=float(rng.randrange(500)),
                    hours=float(rng.randrange(1, 10)),
                )
            )
    for person in people:
        found.append(Person(id=person, name=person))
        for post in rng.sample(posts, rng.randrange(3)):
            found.append(
                Incumbency(id=f"{person}/{post}", person=person, position=post, acting=rng.random() < 0.3)
            )


def _views(rng: Random, prefix: str, units: list[str], functions: list[str], found: list[Record]) -> None:
    codes = ["KP", "KP", "PL", "PW", "PB"]
    for n in range(3):
        who = f"{prefix}Y{n}"
        found.append(Respondent(id=who, name=who, unit=rng.choice([None, *units])))
        for function in rng.sample(functions, 6):
            for code in dict.fromkeys(rng.choices(codes, k=2)):
                ref = refs_by_code()[code]
                found.append(
                    Statement(
                        id=f"{who}/{function}/{code}",
                        respondent=who,
                        function=function,
                        unit=rng.choice(units),
                        role=ref.role,
                        resource=ref.resource,
                    )
                )
    column = f"{prefix}Anggaran"
    for n, function in enumerate(rng.sample(functions, 4)):
        found.append(Extra(id=f"{column}/{function}", column=column, value=f"{n} juta", function=function))
    column = f"{prefix}Gedung"
    found.append(Extra(id=column, column=column, value="B", unit=rng.choice(units), order=1))
