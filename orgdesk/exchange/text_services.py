"""The part of the text format about relations of functions, services, supplies, positions and people.

Each row is added as the desk adds it, so that the file is refused what the desk is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from orgdesk.editing.people import add_incumbency, add_person
from orgdesk.editing.positions import add_position, add_workload
from orgdesk.editing.relations import add_relation
from orgdesk.editing.rows import EditRefused
from orgdesk.editing.services import add_provider, add_service, set_requirements
from orgdesk.editing.supplies import add_supply
from orgdesk.exchange.toml_table import TWICE, Place, Table, require
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.errors import ChangeRejected
from orgdesk.organization.organization import KIND_NAMES, Organization
from orgdesk.organization.records import (
    FunctionRelation,
    Incumbency,
    Person,
    Position,
    PositionKind,
    Provider,
    RelationKind,
    Requirement,
    Service,
    Supply,
    Workload,
)

RowT = TypeVar("RowT")

SECTIONS = ("services", "supplies", "positions", "people")
RELATIONS = ("hands_over", "shares_data")
"""Keys of a function."""


def read_services(top: Table, organization: Organization) -> None:
    """Add the rows of these sections to `organization`. Raises TextFormatError."""
    for read in (_relations, _services, _supplies, _positions, _people):
        read(top, organization)


def _relations(top: Table, organization: Organization) -> None:
    for code, value, place in top.table("functions").codes():
        function = Table(value, place)
        for key, word, sign, kind in (
            ("hands_over", "to", ">", RelationKind.HANDS_OVER),
            ("shares_data", "with", "=", RelationKind.SHARES_DATA),
        ):
            for entry in _entries(function, key, word, (word, "what")):
                other = _known(organization, "function", entry, word, required=True) or ""
                id_ = f"{code}{sign}{other}"
                if id_ in organization.function_relations:
                    raise entry.place.error(TWICE, code=other)
                relation = FunctionRelation(
                    id=id_,
                    function=code,
                    other=other,
                    relation_kind=kind,
                    what=entry.text("what"),
                )
                _add(organization, entry.place, add_relation, relation)


def _services(top: Table, organization: Organization) -> None:
    resources = {r.code: r.id for r in organization.resources.values()}
    for code, value, place in top.table("services").codes():
        table = Table(value, place, _SERVICE_KEYS)
        service = Service(
            id=code,
            code=code,
            name=table.text("name", required=True),
            bundle=table.text("bundle"),
            customers=table.text("customers"),
            functions=_all_known(organization.functions, table, "functions", "function"),
            resources=tuple(resources[c] for c in _all_known(resources, table, "resources", "resource")),
            product=table.text("product"),
            legal_basis=table.text("legal_basis"),
            procedure=table.text("procedure"),
            time_limit=table.number("time_limit"),
            cost=table.number("cost"),
            facilities=table.text("facilities"),
            competence=table.text("competence"),
            internal_supervision=table.text("supervision"),
            complaint_channel=table.text("complaints"),
            staff=table.number("staff"),
            guarantee=table.text("guarantee"),
            safety=table.text("safety"),
            evaluation=table.text("evaluation"),
            note=table.text("note"),
        )
        _add(organization, place, add_service, service)
        for unit, asked, spot in table.table("providers").codes():
            require(organization.units, unit, table.place / "providers", KIND_NAMES["unit"])
            _provider(organization, code, unit, asked, spot)


def _provider(organization: Organization, service: str, unit: str, asked: object, place: Place) -> None:
    """A provider: a table, or nothing but the list of what it asks for."""
    table = Table(asked if isinstance(asked, dict) else {"asks": asked}, place, ("visits", "asks", "note"))
    id_ = f"{service}/{unit}"
    provider = Provider(
        id=id_, service=service, unit=unit, visits=table.whole("visits"), note=table.text("note")
    )
    _add(organization, place, add_provider, provider)
    requirements = []
    for entry in _entries(table, "asks", "document", ("document", "issuer", "reason")):
        document = entry.text("document", required=True)
        requirements.append(
            Requirement(
                id=f"{id_}/{document}",
                provider=id_,
                document=document,
                issuer=_known(organization, "agency", entry, "issuer"),
                reason=entry.text("reason"),
            )
        )
    _apply(organization, table.place / "asks", lambda: set_requirements(organization, id_, requirements))


def _supplies(top: Table, organization: Organization) -> None:
    resources = {r.code: r.id for r in organization.resources.values()}
    for code, value, place in top.table("supplies").codes():
        table = Table(value, place, _SUPPLY_KEYS)
        resource = table.text("resource")
        if resource:
            require(resources, resource, place / "resource", KIND_NAMES["resource"])
        supply = Supply(
            id=code,
            recipient=_known(organization, "unit", table, "to", required=True) or "",
            source=_known(organization, "unit", table, "from"),
            partner=_known(organization, "agency", table, "partner"),
            resource=resources.get(resource),
            what=table.text("what"),
            function=_known(organization, "function", table, "function"),
            service=_known(organization, "service", table, "service"),
            lead_time=table.number("lead"),
            needed_within=table.number("within"),
            period=table.number("period"),
            buffer=table.number("buffer"),
            alternative=table.flag("alternative"),
            note=table.text("note"),
        )
        _add(organization, place, add_supply, supply)


def _positions(top: Table, organization: Organization) -> None:
    section = top.table("positions")
    for unit, positions, place in section.codes():
        require(organization.units, unit, section.place, KIND_NAMES["unit"])
        for code, value, spot in Table(positions, place).codes():
            if code in organization.positions:
                raise spot.error(TWICE, code=code)
            table = Table(value, spot, _POSITION_KEYS)
            posts = table.whole("posts")
            position = Position(
                id=code,
                code=code,
                unit=unit,
                title=table.text("title", required=True),
                position_kind=table.choice("kind", PositionKind),
                grade=table.whole("grade"),
                posts=1 if posts is None else posts,
                filled=table.number("filled"),
                note=table.text("note"),
            )
            _add(organization, spot, add_position, position)
            for item, at in table.items("tasks"):
                _workload(organization, code, Table(item, at, _TASK_KEYS))


def _workload(organization: Organization, position: str, table: Table) -> None:
    task = table.text("task", required=True)
    id_ = f"{position}/{task}"
    if id_ in organization.workloads:
        raise table.place.error(TWICE, code=task)
    workload = Workload(
        id=id_,
        position=position,
        task=task,
        function=_known(organization, "function", table, "function"),
        volume=table.number("volume") or 0.0,
        hours=table.number("hours") or 0.0,
    )
    _add(organization, table.place, add_workload, workload)


def _people(top: Table, organization: Organization) -> None:
    for code, value, place in top.table("people").codes():
        table = Table(value, place, ("name", "holds", "note"))
        person = Person(id=code, code=code, name=table.text("name", required=True), note=table.text("note"))
        _add(organization, place, add_person, person)
        for entry in _entries(table, "holds", "position", _HOLDING_KEYS):
            position = _known(organization, "position", entry, "position", required=True) or ""
            earlier = sum(i.position == position for i in _held(organization, code))
            share = entry.number("share")
            incumbency = Incumbency(
                id=f"{code}/{position}" + (f"#{earlier + 1}" if earlier else ""),
                person=code,
                position=position,
                acting=entry.flag("acting"),
                share=1.0 if share is None else share,
                valid_from=entry.date("from"),
                valid_until=entry.date("until"),
            )
            _add(organization, entry.place, add_incumbency, incumbency)


# -- common ------------------------------------------------------------------------------------------


def _held(organization: Organization, person: str) -> list[Incumbency]:
    return list(organization.bucket("positions_of_person", person).values())


def _entries(table: Table, key: str, word: str, allowed: tuple[str, ...]) -> list[Table]:
    """The entries of a list whose entries are texts, or tables that say the text under `word` and more."""
    return [
        Table({word: item} if isinstance(item, str) else item, place, allowed)
        for item, place in table.items(key)
    ]


def _known(
    organization: Organization, kind: str, table: Table, key: str, *, required: bool = False
) -> str | None:
    """The code of a row of `kind` that stands under `key`; None where there is none."""
    code = table.text(key, required=required)
    return require(organization.table(kind), code, table.place / key, KIND_NAMES[kind]) if code else None


def _all_known(known: Mapping[str, object], table: Table, key: str, kind: str) -> tuple[str, ...]:
    return tuple(require(known, code, table.place / key, KIND_NAMES[kind]) for code in table.texts(key))


def _add(
    organization: Organization, place: Place, verb: Callable[[Organization, RowT], ChangeSet], row: RowT
) -> None:
    _apply(organization, place, lambda: verb(organization, row))


def _apply(organization: Organization, place: Place, verb: Callable[[], ChangeSet]) -> None:
    try:
        organization.apply(verb())
    except (EditRefused, ChangeRejected) as error:
        raise place.error(_REFUSED, sentence=error.sentence) from error


_SERVICE_KEYS = (
    "name",
    "bundle",
    "customers",
    "functions",
    "resources",
    "product",
    "legal_basis",
    "procedure",
    "time_limit",
    "cost",
    "facilities",
    "competence",
    "supervision",
    "complaints",
    "staff",
    "guarantee",
    "safety",
    "evaluation",
    "note",
    "providers",
)
_SUPPLY_KEYS = (
    "from",
    "partner",
    "to",
    "resource",
    "what",
    "function",
    "service",
    "lead",
    "within",
    "period",
    "buffer",
    "alternative",
    "note",
)
_POSITION_KEYS = ("title", "kind", "grade", "posts", "filled", "note", "tasks")
_TASK_KEYS = ("task", "function", "volume", "hours")
_HOLDING_KEYS = ("position", "acting", "share", "from", "until")
_REFUSED = Text("{sentence}", "{sentence}")
