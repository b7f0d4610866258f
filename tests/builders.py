"""Small organizations in a few words. Ids are the codes that a test gives, so that it can name them.

    organization(unit("U1"), unit("U2", under="U1"), function("F1"), assignment("F1", "KP", "U1"))

The agency "A" and whatever else a row names, but nobody gave, is made up, so that a test says only what it is
about; roles, kinds of resource, scope values and regulations are not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, added, change
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    REFERENCES,
    Agency,
    AgencyKind,
    Assignment,
    Extra,
    FacetValue,
    Function,
    FunctionRelation,
    Incumbency,
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
    Resource,
    Respondent,
    Role,
    RoleFamily,
    Service,
    Statement,
    Supply,
    Unit,
    Workload,
)
from orgdesk.organization.scope import Facet, Scope, Threshold
from orgdesk.reference.standard import empty_organization, refs_by_code

Rows = Record | list[Record]


def organization(*rows: Rows) -> Organization:
    """An organization of the standard roles and `rows`, in any order."""
    given = {(row.kind, row.id): row for row in _flat(rows)}
    todo = list(given.values())
    for row in todo:  # the list grows while it is walked: a unit that is made up needs its agency
        for made_up in _made_up(row):
            if (made_up.kind, made_up.id) not in given:
                given[made_up.kind, made_up.id] = made_up
                todo.append(made_up)
    built = empty_organization()
    built.apply(change(Text("Susun", "Build"), added(*given.values())))
    return built


def after(here: Organization, change_set: ChangeSet) -> Organization:
    """A copy of `here` with the change applied."""
    changed = here.copy()
    changed.apply(change_set)
    return changed


def agency(code: str, /, **fields: Any) -> Agency:
    """A local agency that is called by its code."""
    return Agency(**{"id": code, "code": code, "name": code, "agency_kind": AgencyKind.LOCAL_AGENCY} | fields)


def unit(code: str, /, *, agency: str = "A", under: str | None = None, **fields: Any) -> list[Record]:
    """A unit, and its line to the one it answers to."""
    row = Unit(**{"id": code, "code": code, "name": code, "agency": agency} | fields)
    return [row] if under is None else [row, line(code, under)]


def line(unit: str, superior: str) -> Reporting:
    """`unit` answers to `superior`."""
    return Reporting(id=f"{unit}>{superior}", unit=unit, superior=superior)


def dotted(unit: str, superior: str) -> Reporting:
    """`unit` takes technical guidance from `superior`."""
    return Reporting(
        id=f"{unit}~{superior}", unit=unit, superior=superior, reporting_kind=ReportingKind.DOTTED
    )


def function(code: str, /, **fields: Any) -> Function:
    """A function that is called by its code."""
    return Function(**{"id": code, "code": code, "wording": code} | fields)


def assignment(function: str, code: str, unit: str, /, **fields: Any) -> Assignment:
    """The role with that cell code; its id says what it is: "F1 KP U1", and the scope where it has one."""
    role, resource = refs_by_code()[code]
    limits = " ".join(fields.get("scope", Scope()).value_ids())
    plain = {"id": f"{function} {code} {unit} {limits}".rstrip(), "role": role, "resource": resource}
    return Assignment(**plain | {"unit": unit, "function": function} | fields)


def area(code: str, /, **fields: Any) -> FacetValue:
    """A value of the facet area."""
    return facet_value(Facet.AREA, code, **fields)


def facet_value(facet: Facet, code: str, /, **fields: Any) -> FacetValue:
    """A value of any facet; `parent=` puts it below another."""
    return FacetValue(**{"id": code, "facet": facet, "name": code} | fields)


def regulation(id_: str, /, **fields: Any) -> Regulation:
    """An act whose number is its id."""
    return Regulation(**{"id": id_, "number": id_, "regulation_kind": RegulationKind.ACT} | fields)


def role(code: str, /, **fields: Any) -> Role:
    """A role of the project's own."""
    names = {"id": code, "code": code, "name_id": f"Peran {code}", "name_en": f"Role {code}"}
    return Role(**names | {"family": RoleFamily.DO} | fields)


def resource(code: str, /, **fields: Any) -> Resource:
    """A kind of resource of the project's own."""
    names = {"name_id": f"barang {code}", "name_en": f"goods {code}"}
    suppliers = {"supplier_id": f"Pemasok {code}", "supplier_en": f"Supplier of {code}"}
    return Resource(**{"id": code, "code": code} | names | suppliers | fields)


def relation(function: str, other: str, /, *, shares: bool = False, **fields: Any) -> FunctionRelation:
    """`function` hands over to `other`, or shares data with it; the id is "F1>F2" or "F1=F2"."""
    sign, kind = ("=", RelationKind.SHARES_DATA) if shares else (">", RelationKind.HANDS_OVER)
    plain = {"id": f"{function}{sign}{other}", "relation_kind": kind}
    return FunctionRelation(**plain | {"function": function, "other": other} | fields)


def service(code: str, /, *functions: str, **fields: Any) -> Service:
    """A service that consists of the functions of these codes."""
    return Service(**{"id": code, "code": code, "name": code, "functions": functions} | fields)


def provider(service: str, unit: str, /, *documents: str, **fields: Any) -> list[Record]:
    """A provider and the documents that it asks for; its id is "S/U1", theirs "S/U1/KTP"."""
    id_ = f"{service}/{unit}"
    asked = [Requirement(id=f"{id_}/{document}", provider=id_, document=document) for document in documents]
    return [Provider(**{"id": id_, "service": service, "unit": unit} | fields), *asked]


def supply(source: str | None, recipient: str, code: str | None = None, /, **fields: Any) -> Supply:
    """A supply to a unit of what the supplier of that code supplies, from a unit, or from `partner=` where
    the source is None; the id is "U1>U2 PB"."""
    id_ = f"{source or fields['partner']}>{recipient} {code or ''}".rstrip()
    resource = refs_by_code()[code].resource if code else None
    return Supply(**{"id": id_, "source": source, "recipient": recipient, "resource": resource} | fields)


def position(code: str, unit: str, /, **fields: Any) -> Position:
    """A position that is called by its code."""
    return Position(**{"id": code, "code": code, "title": code, "unit": unit} | fields)


def workload(position: str, task: str, volume: float = 1, hours: float = 1, /, **fields: Any) -> Workload:
    """A task of a position; its id is "P/task"."""
    plain: dict[str, Any] = {"id": f"{position}/{task}", "position": position, "task": task}
    return Workload(**plain | {"volume": volume, "hours": hours} | fields)


def person(code: str, /, *positions: str, **fields: Any) -> list[Record]:
    """A person who is called by a code, and the positions held; the id of an incumbency is "Ani/P"."""
    held = [Incumbency(id=f"{code}/{post}", person=code, position=post) for post in positions]
    return [Person(**{"id": code, "code": code, "name": code} | fields), *held]


def respondent(code: str, /, *said: str, **fields: Any) -> list[Record]:
    """Somebody who says "F1/KP/U1" for each of `said`; the id is the code, and the name unless given."""
    return [
        Respondent(**{"id": code, "name": code, **fields}),
        *(_statement(code, *words.split("/")) for words in said),
    ]


def _statement(who: str, function: str, code: str, unit: str) -> Statement:
    ref = refs_by_code()[code]
    id_ = f"{who}/{function}/{code}/{unit}"
    return Statement(
        id=id_, respondent=who, function=function, unit=unit, role=ref.role, resource=ref.resource
    )


def extra(kind: str, code: str, column: str, value: str = "x") -> Extra:
    """An entry of an own column beside a function or a unit."""
    function, unit = (code, None) if kind == "function" else (None, code)
    return Extra(id=f"{column}/{code}", column=column, value=value, function=function, unit=unit)


def within(*areas: str, threshold: Threshold | None = None, **facets: Iterable[str]) -> Scope:
    """A scope: areas, and other facets by name, as in `within("Utara", funds=["BLUD"])`."""
    values: Mapping[Facet, Iterable[str]] = {Facet.AREA: areas} | {Facet(f): v for f, v in facets.items()}
    return Scope.of(values, threshold)


def _flat(rows: Iterable[Rows]) -> Iterator[Record]:
    for row in rows:
        if isinstance(row, list):
            yield from row
        else:
            yield row


def _made_up(row: Record) -> Iterator[Record]:
    """The rows that `row` names, as plain as can be."""
    for field, kind in REFERENCES[row.kind]:
        value = getattr(row, field)
        for name in value if isinstance(value, tuple) else (value,):
            if name is not None and kind in _PLAIN:
                yield from _PLAIN[kind](name)


_PLAIN: Mapping[str, Callable[[str], list[Record]]] = {
    "agency": lambda name: [agency(name)],
    "unit": unit,
    "function": lambda name: [function(name)],
    "service": lambda name: [service(name)],
    "position": lambda name: [position(name, "U1")],
    "person": person,
    "provider": lambda name: provider(*name.split("/")),
}
