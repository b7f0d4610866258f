"""The small organizations that show what a rule finds (bad) and what it leaves alone (good).

They are documentation and test at once: a page prints them, one test runs every rule on its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    Agency,
    AgencyKind,
    Assignment,
    FacetValue,
    Function,
    FunctionLevel,
    Record,
    Reporting,
    ReportingKind,
    Unit,
)
from orgdesk.organization.scope import Facet, Scope, Threshold
from orgdesk.reference.standard import RoleRef, refs_by_code, standard_roles


@dataclass(frozen=True, slots=True)
class Miniature:
    """A few units, functions and roles in a notation one can read at a glance.

    matrix: a header of unit codes, then a line a function: `Imunisasi | KP | KO PW[funds=BLUD]`.
    line: who answers to whom, `DKK > SEKR KESMAS; KESMAS > SGIZI`. dotted: likewise, guidance only.
    agencies: `Dinas: DKK SEKR; Inspektorat (oversight): INSP`; units not named are of one "Dinas".
    tree: what functions serve, `Misi > Sehat; Sehat > Imunisasi`; levels names missions and goals.
    areas: `Kabupaten > Kec1 Kec2`. fields: extra fields by unit, agency or function code.
    """

    note: Text
    matrix: str = ""
    line: str = ""
    dotted: str = ""
    agencies: str = ""
    tree: str = ""
    levels: Mapping[str, FunctionLevel] = field(default_factory=dict)
    areas: str = ""
    functions: Mapping[str, Any] = field(default_factory=dict)
    """Fields that all functions of the matrix share, e.g. their type."""
    fields: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)

    def build(self) -> Organization:
        """The organization, with the standard roles; ids are the codes."""
        return Organization([*standard_roles(), *_records(self)])


_CELL = re.compile(r"([A-Z]+)(?:\[([^\]]*)\])?")


def _records(mini: Miniature) -> list[Record]:
    rows = [[c.strip() for c in ln.split("|")] for ln in mini.matrix.strip().splitlines()]
    header = rows[0][1:] if rows else []
    line, dotted = _pairs(mini.line), _pairs(mini.dotted)
    agencies, home = _agencies(mini.agencies)
    values: dict[str, FacetValue] = {}
    for above, below in _pairs(mini.areas):
        values.setdefault(above, FacetValue(id=above, facet=Facet.AREA, name=above))
        values[below] = FacetValue(id=below, facet=Facet.AREA, name=below, parent=above)

    units = list(dict.fromkeys([*header, *(u for pair in (*line, *dotted) for u in pair), *home]))
    if any(u not in home for u in units):
        agencies.setdefault("Dinas", Agency(id="Dinas", name="Dinas", agency_kind=AgencyKind.LOCAL_AGENCY))
    tree = _pairs(mini.tree)
    functions = {
        name: Function(id=name, wording=name, code=name, level=mini.levels.get(name, FunctionLevel.FUNCTION))
        for name in dict.fromkeys([*(r[0] for r in rows[1:]), *(f for pair in tree for f in pair)])
    }
    for above, below in tree:
        functions[below] = replace(functions[below], parent=above)
    for name, *_ in rows[1:]:
        functions[name] = replace(functions[name], **mini.functions)

    assignments: list[Assignment] = []
    for name, *cells in rows[1:]:
        for unit, cell in zip(header, cells, strict=False):
            for code, scope in _CELL.findall(cell):
                ref = refs_by_code()[code]
                id_ = f"{name}/{code}/{unit}/{len(assignments)}"
                assignments.append(_assignment(id_, unit, name, ref, scope, values))

    def filled(record: Any) -> Record:
        extra: Record = replace(record, **mini.fields.get(record.id, {}))
        return extra

    return [
        *values.values(),
        *map(filled, agencies.values()),
        *(
            filled(Unit(id=u, agency=home.get(u, "Dinas"), name=u, code=u, order=n))
            for n, u in enumerate(units)
        ),
        *(Reporting(id=f"{u}>{s}", unit=u, superior=s) for s, u in line),
        *(
            Reporting(id=f"{u}~{s}", unit=u, superior=s, reporting_kind=ReportingKind.DOTTED)
            for s, u in dotted
        ),
        *map(filled, functions.values()),
        *map(filled, assignments),
    ]


def _assignment(
    id_: str, unit: str, function: str, ref: RoleRef, scope: str, values: dict[str, FacetValue]
) -> Assignment:
    chosen: dict[Facet, list[str]] = {}
    threshold = None
    for part in filter(None, scope.split(";")):
        name, value = (side.strip() for side in part.split("="))
        if name == "threshold":
            low, _, high = value.partition("-")
            threshold = Threshold(float(low) if low else None, float(high) if high else None, "m2")
            continue
        for item in value.split(","):
            values.setdefault(item, FacetValue(id=item, facet=Facet(name), name=item))
            chosen.setdefault(Facet(name), []).append(item)
    return Assignment(
        id=id_,
        unit=unit,
        function=function,
        role=ref.role,
        resource=ref.resource,
        scope=Scope.of(chosen, threshold),
    )


def _pairs(text: str) -> list[tuple[str, str]]:
    """`A > B C; B > D` as (A, B), (A, C), (B, D)."""
    found: list[tuple[str, str]] = []
    for part in filter(None, (p.strip() for p in text.split(";"))):
        above, _, below = part.partition(">")
        found.extend((above.strip(), name) for name in below.split())
    return found


def _agencies(text: str) -> tuple[dict[str, Agency], dict[str, str]]:
    agencies: dict[str, Agency] = {}
    home: dict[str, str] = {}
    for part in filter(None, (p.strip() for p in text.split(";"))):
        match = re.fullmatch(r"(\S+)(?: \((\w+)\))?: (.*)", part)
        assert match is not None, part
        name, kind, units = match.groups()
        agencies[name] = Agency(
            id=name, name=name, agency_kind=AgencyKind(kind or AgencyKind.LOCAL_AGENCY), code=name
        )
        home.update((unit, name) for unit in units.split())
    return agencies, home
