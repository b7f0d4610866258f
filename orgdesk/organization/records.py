"""What an organization consists of: frozen records, one class a kind of row.

A field that names another row carries its kind in the metadata (`ref`), so that storage, integrity checks
and cascades are derived from here and nowhere repeated. Optional references are None, not "".
Ids are opaque text and the same in every scenario. What is logically wrong but can happen on paper (two
superiors, a reporting cycle) must be representable: finding it is the point.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar

from orgdesk.organization.role_family import RoleFamily as RoleFamily
from orgdesk.organization.scope import EVERYTHING, Facet, Scope
from orgdesk.organization.sorts import BESIDE_THE_LINE as BESIDE_THE_LINE
from orgdesk.organization.sorts import OUTSIDE_GOVERNMENT as OUTSIDE_GOVERNMENT
from orgdesk.organization.sorts import REGULATION_RANK as REGULATION_RANK
from orgdesk.organization.sorts import AgencyKind as AgencyKind
from orgdesk.organization.sorts import AgencyType as AgencyType
from orgdesk.organization.sorts import AuthoritySource as AuthoritySource
from orgdesk.organization.sorts import Echelon as Echelon
from orgdesk.organization.sorts import FunctionLevel as FunctionLevel
from orgdesk.organization.sorts import FunctionType as FunctionType
from orgdesk.organization.sorts import Level as Level
from orgdesk.organization.sorts import PositionKind as PositionKind
from orgdesk.organization.sorts import RegulationKind as RegulationKind
from orgdesk.organization.sorts import RegulationStatus as RegulationStatus
from orgdesk.organization.sorts import RelationKind as RelationKind
from orgdesk.organization.sorts import ReportingKind as ReportingKind
from orgdesk.organization.sorts import UnitKind as UnitKind
from orgdesk.organization.sorts import WorkKind as WorkKind


def ref(kind: str) -> dict[str, str]:
    """Field metadata: the field holds the id (or ids) of rows of `kind`."""
    return {"ref": kind}


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """The title page of the model; one row, id `PROJECT_ID`."""

    kind: ClassVar[str] = "project"
    id: str
    name: str
    place: str = ""
    about: str = ""
    example: bool = False
    """Example data: fictional, and every output says so."""


PROJECT_ID = "project"

LARGEST = 1e15
"""No number of a row is larger: whole ones fit into a file, and no sum of products leaves the numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A body that takes part: a regional agency, the regent, a ministry, BPJS, a clinic, a village."""

    kind: ClassVar[str] = "agency"
    id: str
    name: str
    agency_kind: AgencyKind
    short_name: str = ""
    code: str = ""
    type: AgencyType | None = None
    note: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A box in the structure. Its superiors are `Reporting` rows, since there can be none, two or a cycle."""

    kind: ClassVar[str] = "unit"
    id: str
    agency: str = field(metadata=ref("agency"))
    name: str
    code: str = ""
    unit_kind: UnitKind | None = None
    level: Level | None = None
    echelon: Echelon | None = None
    head_title: str = ""
    staff: float | None = None
    """Filled posts, full-time equivalents."""
    working_area: str | None = field(default=None, metadata=ref("facet_value"))
    """The area it serves; it bounds the unit's assignments that name no area themselves."""
    note: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """`unit` answers to `superior` (line) or takes technical guidance from it (dotted)."""

    kind: ClassVar[str] = "reporting"
    id: str
    unit: str = field(metadata=ref("unit"))
    superior: str = field(metadata=ref("unit"))
    reporting_kind: ReportingKind = ReportingKind.LINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """What has to be produced, whoever does it; or the mission and goals that it serves."""

    kind: ClassVar[str] = "function"
    id: str
    wording: str
    code: str = ""
    parent: str | None = field(default=None, metadata=ref("function"))
    level: FunctionLevel = FunctionLevel.FUNCTION
    type: FunctionType | None = None
    strategic: bool = False
    """Concerns organization, staff or budget status: UU 30/2014 Ps.14(7) forbids to mandate it."""
    work: WorkKind | None = None
    """None: not said; counts as core."""
    critical: bool = False
    """Lives, money or rights hang on it: an inner check by the superior is not enough."""
    affair: str = ""
    """Code of the government affair it belongs to, as in the nomenclature ("1.02.02")."""
    scope: Scope = field(default=EVERYTHING, metadata=ref("facet_value"))
    """What the function is for; outside it no role can be missing."""
    needs: tuple[str, ...] = ()
    """Cell codes ("PB", "DS", "EV") of roles it declares to need beyond those its type requires."""
    reference: str = ""
    note: str = ""
    order: int = 0

    @property
    def is_work(self) -> bool:
        """Whether it is something to do; missions and goals say what for."""
        return self.level in (FunctionLevel.FUNCTION, FunctionLevel.TASK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation:
    """A norm that an assignment can rest on."""

    kind: ClassVar[str] = "regulation"
    id: str
    regulation_kind: RegulationKind
    number: str = ""
    year: int | None = None
    about: str = ""
    status: RegulationStatus = RegulationStatus.IN_FORCE
    valid_until: dt.date | None = None
    """Last day on which it is in force."""
    subdelegation: bool = False
    """It allows delegated power to be delegated on (UU 30/2014 Ps.13(3))."""
    exclusive: bool = False
    """Who delegates by it may no longer use the power (UU 30/2014 Ps.13(5))."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A sort of responsibility. The eleven of the guide stand in models/roles.toml; a project may add."""

    kind: ClassVar[str] = "role"
    id: str
    code: str
    name_id: str
    name_en: str
    family: RoleFamily
    takes_resource: bool = False
    """Supplier and distributor say what they supply."""
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """What a supplier supplies: information, money, people, goods and kinds a project adds ("dst")."""

    kind: ClassVar[str] = "resource"
    id: str
    code: str
    """Cell code of the supplier of this resource: PI, PD, PO, PB."""
    name_id: str
    name_en: str
    supplier_id: str
    """What its supplier is called: "Penyandang dana"."""
    supplier_en: str
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """A value of a scope facet: an area, a target group, a source of funds, …; values form trees."""

    kind: ClassVar[str] = "facet_value"
    id: str
    facet: Facet
    name: str
    code: str = ""
    parent: str | None = field(default=None, metadata=ref("facet_value"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One unit holds one role on one function, within a scope and on some authority."""

    kind: ClassVar[str] = "assignment"
    id: str
    unit: str = field(metadata=ref("unit"))
    function: str = field(metadata=ref("function"))
    role: str = field(metadata=ref("role"))
    resource: str | None = field(default=None, metadata=ref("resource"))
    scope: Scope = field(default=EVERYTHING, metadata=ref("facet_value"))
    source: AuthoritySource | None = None
    grantor: str | None = field(default=None, metadata=ref("unit"))
    regulation: str | None = field(default=None, metadata=ref("regulation"))
    article: str = ""
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    """Last day on which it holds."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionRelation:
    """Two functions hang together in their work; `function` hands over to `other`, or shares data with it."""

    kind: ClassVar[str] = "function_relation"
    id: str
    function: str = field(metadata=ref("function"))
    other: str = field(metadata=ref("function"))
    relation_kind: RelationKind = RelationKind.HANDS_OVER
    what: str = ""
    """The data or the result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What the public gets. Texts after `product` are the components of a service standard
    (UU 25/2009 Ps.21); the requirements stand with the providers that ask for them."""

    kind: ClassVar[str] = "service"
    id: str
    name: str
    code: str = ""
    bundle: str = ""
    """The event in life that brings people here ("Kelahiran anak"); services of one event belong together."""
    customers: str = ""
    functions: tuple[str, ...] = field(default=(), metadata=ref("function"))
    """What it consists of, in order."""
    resources: tuple[str, ...] = field(default=(), metadata=ref("resource"))
    """Kinds of resource without which it cannot be given."""
    product: str = ""
    legal_basis: str = ""
    procedure: str = ""
    time_limit: float | None = None
    """Working days until the product is in the customer's hands."""
    cost: float | None = None
    """What the customer pays, in rupiah; 0 is free, None not stated."""
    facilities: str = ""
    competence: str = ""
    internal_supervision: str = ""
    complaint_channel: str = ""
    staff: float | None = None
    """How many people give it."""
    guarantee: str = ""
    safety: str = ""
    evaluation: str = ""
    note: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A unit at which the customer gets (part of) a service."""

    kind: ClassVar[str] = "provider"
    id: str
    service: str = field(metadata=ref("service"))
    unit: str = field(metadata=ref("unit"))
    visits: int | None = None
    """How often the customer has to come here; None: not said, counts as once."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A document (or condition) that a provider asks the customer for."""

    kind: ClassVar[str] = "requirement"
    id: str
    provider: str = field(metadata=ref("provider"))
    document: str
    issuer: str | None = field(default=None, metadata=ref("agency"))
    """Who issues the document."""
    reason: str = ""
    """Why this provider asks for it where others do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """Somebody delivers a resource to a unit: a unit (`source`) or a partner outside (`partner`)."""

    kind: ClassVar[str] = "supply"
    id: str
    recipient: str = field(metadata=ref("unit"))
    source: str | None = field(default=None, metadata=ref("unit"))
    partner: str | None = field(default=None, metadata=ref("agency"))
    resource: str | None = field(default=None, metadata=ref("resource"))
    what: str = ""
    """The thing itself: "Vaksin"."""
    function: str | None = field(default=None, metadata=ref("function"))
    service: str | None = field(default=None, metadata=ref("service"))
    lead_time: float | None = None
    """Days from order to delivery."""
    needed_within: float | None = None
    """Days within which the recipient needs it."""
    period: float | None = None
    """Days between two regular deliveries."""
    buffer: float | None = None
    """Days that the recipient's stock lasts."""
    alternative: bool = False
    """It stands in where another supply fails."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A post in a unit; `posts` of a kind are one row."""

    kind: ClassVar[str] = "position"
    id: str
    unit: str = field(metadata=ref("unit"))
    title: str
    code: str = ""
    position_kind: PositionKind | None = None
    grade: int | None = None
    """Class of the post (kelas jabatan)."""
    posts: int = 1
    filled: float | None = None
    """How many are filled where incumbents are not named."""
    note: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """A task of a position: how often a year, and how long each time. Together they say how many people
    are needed (volume times hours, over the effective hours a year)."""

    kind: ClassVar[str] = "workload"
    id: str
    position: str = field(metadata=ref("position"))
    task: str
    function: str | None = field(default=None, metadata=ref("function"))
    volume: float = 0.0
    """Times a year."""
    hours: float = 0.0
    """Hours each time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who can hold positions."""

    kind: ClassVar[str] = "person"
    id: str
    name: str
    code: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incumbency:
    """A person holds a position; several may be held at once."""

    kind: ClassVar[str] = "incumbency"
    id: str
    person: str = field(metadata=ref("person"))
    position: str = field(metadata=ref("position"))
    acting: bool = False
    """For the time being (Plt, Plh)."""
    share: float = 1.0
    """Part of a full-time equivalent."""
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    """Last day on which it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """What somebody keeps beside a function or a unit in a column of their own, in a sheet that came in.

    OrgDesk does not read it; the next workbook gives it back.
    """

    kind: ClassVar[str] = "extra"
    id: str
    column: str
    """Heading of the column."""
    value: str
    function: str | None = field(default=None, metadata=ref("function"))
    unit: str | None = field(default=None, metadata=ref("unit"))
    order: int = 0
    """Columns stand in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Respondent:
    """An official who filled in a form: whose statements are compared with those of others."""

    kind: ClassVar[str] = "respondent"
    id: str
    name: str
    title: str = ""
    """Their post, as they wrote it."""
    unit: str | None = field(default=None, metadata=ref("unit"))
    on: dt.date | None = None
    """Day on which the form was filled in."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A respondent says that `unit` has `role` on `function`. It is a view, not an assignment."""

    kind: ClassVar[str] = "statement"
    id: str
    respondent: str = field(metadata=ref("respondent"))
    function: str = field(metadata=ref("function"))
    unit: str = field(metadata=ref("unit"))
    role: str = field(metadata=ref("role"))
    resource: str | None = field(default=None, metadata=ref("resource"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A project's own value for a limit or a policy entry; the id is its key, e.g. "LEA001.most"."""

    kind: ClassVar[str] = "setting"
    id: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """A finding that the project lives with. The id is the finding's key, so new evidence brings it back."""

    kind: ClassVar[str] = "acceptance"
    id: str
    reason: str
    who: str
    on: dt.date
    until: dt.date | None = None


Record = (
    Project
    | Agency
    | Unit
    | Reporting
    | Function
    | Regulation
    | Role
    | Resource
    | FacetValue
    | Assignment
    | FunctionRelation
    | Service
    | Provider
    | Requirement
    | Supply
    | Position
    | Workload
    | Person
    | Incumbency
    | Extra
    | Respondent
    | Statement
    | Setting
    | Acceptance
)

RECORD_TYPES: dict[str, type[Any]] = {
    t.kind: t
    for t in (
        Project,
        Role,
        Resource,
        FacetValue,
        Regulation,
        Agency,
        Unit,
        Reporting,
        Function,
        Assignment,
        FunctionRelation,
        Service,
        Provider,
        Requirement,
        Supply,
        Position,
        Workload,
        Person,
        Incumbency,
        Extra,
        Respondent,
        Statement,
        Setting,
        Acceptance,
    )
}
"""Kinds in an order in which every row comes after the rows it refers to."""

REFERENCES: dict[str, tuple[tuple[str, str], ...]] = {
    kind: tuple((f.name, f.metadata["ref"]) for f in fields(t) if "ref" in f.metadata)
    for kind, t in RECORD_TYPES.items()
}
"""Per kind: (field, kind that it refers to)."""


def references(record: Record) -> list[tuple[str, str]]:
    """The (kind, id) of every row that `record` names."""
    found: list[tuple[str, str]] = []
    for name, kind in REFERENCES[record.kind]:
        value = getattr(record, name)
        if value is None:
            continue
        if isinstance(value, Scope):
            found.extend((kind, i) for i in value.value_ids())
        elif isinstance(value, tuple):
            found.extend((kind, i) for i in value)
        else:
            found.append((kind, value))
    return found
