"""The sorts of things there are: what a field of a record can be, where the choices are given.

Their names in both languages stand in names.py.
"""

from __future__ import annotations

from enum import StrEnum


class AgencyKind(StrEnum):
    """What sort of body an agency is; partners outside government are agencies too."""

    LOCAL_AGENCY = "local_agency"
    REGIONAL_HEAD = "regional_head"
    STAFF_BODY = "staff_body"
    OVERSIGHT = "oversight"
    LEGISLATURE = "legislature"
    CENTRAL_AGENCY = "central_agency"
    PUBLIC_ENTERPRISE = "public_enterprise"
    PRIVATE = "private"
    PROFESSIONAL_BODY = "professional_body"
    COMMUNITY = "community"
    VILLAGE = "village"


OUTSIDE_GOVERNMENT = (
    AgencyKind.PUBLIC_ENTERPRISE,
    AgencyKind.PRIVATE,
    AgencyKind.PROFESSIONAL_BODY,
    AgencyKind.COMMUNITY,
)
"""Partners, who stand in no line of command."""


class AgencyType(StrEnum):
    """Size class of a regional agency by its score (PP 18/2016 Ps.53); it caps the structure."""

    A = "A"
    B = "B"
    C = "C"


class Level(StrEnum):
    """The three levels the guide asks to cover: service point, service centre, supporting agency."""

    SERVICE_POINT = "service_point"
    SERVICE_CENTRE = "service_centre"
    SUPPORTING = "supporting"


class UnitKind(StrEnum):
    """What sort of box a unit is in the structure; legal caps are counted per kind."""

    HEAD = "head"
    SECRETARIAT = "secretariat"
    DIVISION = "division"
    SECTION = "section"
    SUBDIVISION = "subdivision"
    TECHNICAL_UNIT = "technical_unit"
    SERVICE_UNIT = "service_unit"
    COORDINATOR = "coordinator"
    FUNCTIONAL_GROUP = "functional_group"
    TEAM = "team"


BESIDE_THE_LINE = (UnitKind.TECHNICAL_UNIT, UnitKind.FUNCTIONAL_GROUP, UnitKind.TEAM)
"""Kinds that hang beside the structural line: they count neither as span nor as a layer of their own."""


class Echelon(StrEnum):
    """Structural rank of the head of a unit, highest first (PP 18/2016 Ps.95)."""

    IA = "Ia"
    IB = "Ib"
    IIA = "IIa"
    IIB = "IIb"
    IIIA = "IIIa"
    IIIB = "IIIb"
    IVA = "IVa"
    IVB = "IVb"
    VA = "Va"
    VB = "Vb"


class ReportingKind(StrEnum):
    """Line: answers to. Dotted: technical guidance only."""

    LINE = "line"
    DOTTED = "dotted"


class FunctionLevel(StrEnum):
    """Where a function stands in the tree: what for (mission, goal) and what (function, task)."""

    MISSION = "mission"
    GOAL = "goal"
    FUNCTION = "function"
    TASK = "task"


class FunctionType(StrEnum):
    """What sort of work a function is; each type has its own mandatory roles."""

    SERVICE = "service"
    SUPPLY = "supply"
    PLANNING = "planning"
    OVERSIGHT = "oversight"
    LICENCE = "licence"
    COORDINATION = "coordination"


class WorkKind(StrEnum):
    """What a function is to its agency: the mission itself, support of it, or the routine of any office."""

    CORE = "core"
    SUPPORT = "support"
    ROUTINE = "routine"


class RelationKind(StrEnum):
    """How two functions hang together: they use the same data, or one hands its result to the other."""

    SHARES_DATA = "shares_data"
    HANDS_OVER = "hands_over"


class PositionKind(StrEnum):
    """What sort of post: head of a unit, functional (by expertise), or administrative support."""

    STRUCTURAL = "structural"
    FUNCTIONAL = "functional"
    SUPPORT = "support"


class RegulationKind(StrEnum):
    """Kinds of norm, highest first; `REGULATION_RANK` gives the number."""

    CONSTITUTION = "uud"
    ACT = "uu"
    GOVERNMENT_REGULATION = "pp"
    PRESIDENTIAL_REGULATION = "perpres"
    MINISTERIAL_REGULATION = "permen"
    PROVINCIAL_BYLAW = "perda_provinsi"
    GOVERNOR_REGULATION = "pergub"
    REGIONAL_BYLAW = "perda"
    REGENT_REGULATION = "perkada"
    VILLAGE_REGULATION = "perdes"
    DECREE = "keputusan"
    CIRCULAR = "surat_edaran"
    OTHER = "lain"


REGULATION_RANK: dict[RegulationKind, int] = {kind: rank for rank, kind in enumerate(RegulationKind, 1)}
"""1 = highest. A lower norm yields to a higher one (lex superior)."""


class RegulationStatus(StrEnum):
    """Whether a norm can still be relied on."""

    IN_FORCE = "in_force"
    AMENDED = "amended"
    REVOKED = "revoked"
    DRAFT = "draft"


class AuthoritySource(StrEnum):
    """Where the power behind an assignment comes from (UU 30/2014 Ps.12-14)."""

    ATTRIBUTION = "attribution"
    DELEGATION = "delegation"
    MANDATE = "mandate"
