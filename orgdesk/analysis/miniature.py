"""The small organizations that show what a rule finds (bad) and what it leaves alone (good).

They are documentation and test at once: a page prints them, one test runs every rule on its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    Agency,
    AgencyKind,
    Assignment,
    AuthoritySource,
    FacetValue,
    Function,
    FunctionLevel,
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
    Respondent,
    Service,
    Statement,
    Supply,
    Unit,
    Workload,
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
    areas: `Kabupaten > Kec1 Kec2`. laws: `Perda5: perda; SK1: keputusan`; a cell names what it rests on
    beside its scope, `KP[law=Perda5;by=delegation;from=BUP]`.
    services: what they consist of, `Akta: Catat Terbitkan`. providers: who asks for what,
    `Akta: CAPIL KTP KK; Akta: RS KTP`. supplies: from whom to whom, of what (B goods, U money, I information,
    O people), for which function or service and with which days, `GFK > PKM B Imunisasi lead=5 within=3
    period=30 buffer=10 alternative`. relations: `F1 > F2` hands over, `F1 = F3` shares data.
    positions: `Bendahara@SEKR Perawat@PKM`, whose ids these are. workloads: what a post does in a year, times
    and hours each, `Perawat@PKM: 2000x1.5 100x4`. people: who holds what, `Ani: Bendahara@SEKR Perawat@PKM`.
    statements: which unit somebody sees in which role, `Ani: Imunisasi/KP/DKK Imunisasi/PL/PKM`.
    fields: extra fields by unit, agency or function code.
    """

    note: Text
    matrix: str = ""
    line: str = ""
    dotted: str = ""
    agencies: str = ""
    tree: str = ""
    levels: Mapping[str, FunctionLevel] = field(default_factory=dict)
    areas: str = ""
    laws: str = ""
    services: str = ""
    providers: str = ""
    supplies: str = ""
    relations: str = ""
    positions: str = ""
    workloads: str = ""
    people: str = ""
    statements: str = ""
    functions: Mapping[str, Any] = field(default_factory=dict)
    """Fields that all functions of the matrix share, e.g. their type."""
    fields: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Extra fields of any row by its id: a code, `Perawat@PKM`, `Ani/Perawat@PKM`, `Akta/RS`, `GFK>PKM`."""
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

    posts = mini.positions.split()
    asked, supplied = _parts(mini.providers), _supply_lines(mini)
    involved = [
        *header,
        *(u for pair in (*line, *dotted) for u in pair),
        *home,
        *(post.partition("@")[2] for post in posts),
        *(words[0] for _, words in asked),
        *(end for source, recipient, _ in supplied for end in (source, recipient) if end not in agencies),
        *(words.split("/")[2] for _, said in _parts(mini.statements) for words in said),
    ]
    units = list(dict.fromkeys(involved))
    if any(u not in home for u in units):
        agencies.setdefault("Dinas", Agency(id="Dinas", name="Dinas", agency_kind=AgencyKind.LOCAL_AGENCY))
    tree = _pairs(mini.tree)
    functions = {
        name: Function(id=name, wording=name, code=name, level=mini.levels.get(name, FunctionLevel.FUNCTION))
        for name in dict.fromkeys([*(r[0] for r in rows[1:]), *(f for pair in tree for f in pair)])
    }
    made_of, related = _parts(mini.services), _relations(mini.relations)
    told = [words.split("/")[0] for _, said in _parts(mini.statements) for words in said]
    linked = [f for pair in related for f in pair[:2]]
    for name in (*(f for _, names in made_of for f in names), *linked, *told):
        functions.setdefault(name, Function(id=name, wording=name, code=name))
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
        *(
            filled(Regulation(id=law, regulation_kind=RegulationKind(kind), about=law))
            for law, (kind,) in _parts(mini.laws)
        ),
        *map(filled, assignments),
        *(
            FunctionRelation(id=f"{a}{sign}{b}", function=a, other=b, relation_kind=_SIGNS[sign])
            for a, b, sign in related
        ),
        *(
            filled(Service(id=name, name=name, functions=tuple(parts), order=n))
            for n, (name, parts) in enumerate(made_of)
        ),
        *(filled(row) for row in _provided(asked)),
        *(filled(row) for row in _supplied(supplied, agencies, functions, dict(made_of))),
        *(
            filled(Position(id=post, title=post.partition("@")[0], unit=post.partition("@")[2], order=n))
            for n, post in enumerate(posts)
        ),
        *(
            Workload(
                id=f"{post}#{n}", position=post, task=f"Tugas {n}", volume=float(times), hours=float(hours)
            )
            for post, tasks in _parts(mini.workloads)
            for n, (times, _, hours) in enumerate((task.partition("x") for task in tasks), 1)
        ),
        *(Person(id=name, name=name) for name, _ in _parts(mini.people)),
        *(
            filled(Incumbency(id=f"{name}/{post}", person=name, position=post))
            for name, held in _parts(mini.people)
            for post in held
        ),
        *(Respondent(id=name, name=name) for name, _ in _parts(mini.statements)),
        *(_statement(name, *words.split("/")) for name, said in _parts(mini.statements) for words in said),
    ]


def _parts(text: str) -> list[tuple[str, list[str]]]:
    """`A: x y; B: z` as (A, [x, y]), (B, [z])."""
    sides = [part.partition(":") for part in text.split(";") if part.strip()]
    return [(name.strip(), rest.split()) for name, _, rest in sides]


def _statement(who: str, function: str, code: str, unit: str) -> Statement:
    ref = refs_by_code()[code]
    return Statement(
        id=f"{who}/{function}/{code}/{unit}",
        respondent=who,
        function=function,
        unit=unit,
        role=ref.role,
        resource=ref.resource,
    )


_SIGNS = {">": RelationKind.HANDS_OVER, "=": RelationKind.SHARES_DATA}


def _relations(text: str) -> list[tuple[str, str, str]]:
    found = []
    for part in filter(None, (p.strip() for p in text.split(";"))):
        one, sign, other = part.split()
        found.append((one, other, sign))
    return found


def _provided(asked: list[tuple[str, list[str]]]) -> Iterator[Record]:
    for service, (unit, *documents) in asked:
        yield Provider(id=f"{service}/{unit}", service=service, unit=unit)
        for document in documents:
            id_ = f"{service}/{unit}/{document}"
            yield Requirement(id=id_, provider=f"{service}/{unit}", document=document)


_SupplyLine = tuple[str, str, list[str]]
_DAYS = {"lead": "lead_time", "within": "needed_within", "period": "period", "buffer": "buffer"}
_RESOURCES = {"I": "PI", "U": "PD", "O": "PO", "B": "PB"}


def _supply_lines(mini: Miniature) -> list[_SupplyLine]:
    found = []
    for part in filter(None, (p.strip() for p in mini.supplies.split(";"))):
        source, sign, recipient, *rest = part.split()
        assert sign == ">", part
        found.append((source, recipient, rest))
    return found


def _supplied(
    lines: list[_SupplyLine],
    agencies: Mapping[str, Agency],
    functions: Mapping[str, Function],
    services: Mapping[str, list[str]],
) -> Iterator[Supply]:
    taken: set[str] = set()
    for source, recipient, rest in lines:
        fields: dict[str, Any] = {}
        for word in rest:
            name, _, value = word.partition("=")
            if name in _DAYS:
                fields[_DAYS[name]] = float(value)
            elif word == "alternative":
                fields["alternative"] = True
            elif word in _RESOURCES:
                fields["resource"] = refs_by_code()[_RESOURCES[word]].resource
            elif word in services:
                fields["service"] = word
            else:
                assert word in functions, word
                fields["function"] = word
        id_ = f"{source}>{recipient}"
        while id_ in taken:
            id_ += "'"
        taken.add(id_)
        fields["partner" if source in agencies else "source"] = source
        yield Supply(id=id_, recipient=recipient, **fields)


def _assignment(
    id_: str, unit: str, function: str, ref: RoleRef, scope: str, values: dict[str, FacetValue]
) -> Assignment:
    chosen: dict[Facet, list[str]] = {}
    basis: dict[str, Any] = {}
    threshold = None
    for part in filter(None, scope.split(";")):
        name, value = (side.strip() for side in part.split("="))
        if name == "threshold":
            low, _, high = value.partition("-")
            threshold = Threshold(float(low) if low else None, float(high) if high else None, "m2")
            continue
        if name in ("law", "from"):
            basis[{"law": "regulation", "from": "grantor"}[name]] = value
            continue
        if name == "by":
            basis["source"] = AuthoritySource(value)
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
        **basis,
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
