"""What the values of enumerations are called, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import FACET_NAMES, REGULATION_NAMES
from orgdesk.organization.records import (
    AgencyKind,
    AuthoritySource,
    FunctionLevel,
    FunctionType,
    Level,
    PositionKind,
    RegulationKind,
    RegulationStatus,
    RelationKind,
    ReportingKind,
    RoleFamily,
    UnitKind,
    WorkKind,
)

AGENCY_KINDS: dict[AgencyKind, Text] = {
    AgencyKind.LOCAL_AGENCY: Text("perangkat daerah", "local agency"),
    AgencyKind.REGIONAL_HEAD: Text("kepala daerah", "regional head"),
    AgencyKind.STAFF_BODY: Text("unsur staf", "staff body"),
    AgencyKind.OVERSIGHT: Text("unsur pengawas", "oversight body"),
    AgencyKind.LEGISLATURE: Text("DPRD", "legislature"),
    AgencyKind.CENTRAL_AGENCY: Text("instansi pusat", "central agency"),
    AgencyKind.PUBLIC_ENTERPRISE: Text("badan usaha atau badan hukum publik", "public enterprise"),
    AgencyKind.PRIVATE: Text("swasta", "private"),
    AgencyKind.PROFESSIONAL_BODY: Text("organisasi profesi", "professional body"),
    AgencyKind.COMMUNITY: Text("masyarakat", "community"),
    AgencyKind.VILLAGE: Text("desa", "village"),
}

LEVELS: dict[Level, Text] = {
    Level.SERVICE_POINT: Text("unit pelayanan", "service point"),
    Level.SERVICE_CENTRE: Text("pusat pelayanan", "service centre"),
    Level.SUPPORTING: Text("lembaga pendukung", "supporting agency"),
}

UNIT_KINDS: dict[UnitKind, Text] = {
    UnitKind.HEAD: Text("pimpinan", "head"),
    UnitKind.SECRETARIAT: Text("sekretariat", "secretariat"),
    UnitKind.DIVISION: Text("bidang", "division"),
    UnitKind.SECTION: Text("seksi", "section"),
    UnitKind.SUBDIVISION: Text("subbagian", "subdivision"),
    UnitKind.TECHNICAL_UNIT: Text("unit pelaksana teknis", "technical unit"),
    UnitKind.SERVICE_UNIT: Text("unit layanan", "service unit"),
    UnitKind.COORDINATOR: Text("koordinator", "coordinator"),
    UnitKind.FUNCTIONAL_GROUP: Text("kelompok jabatan fungsional", "functional group"),
    UnitKind.TEAM: Text("tim kerja", "team"),
}

REPORTING_KINDS: dict[ReportingKind, Text] = {
    ReportingKind.LINE: Text("garis komando", "line"),
    ReportingKind.DOTTED: Text("pembinaan teknis", "technical guidance"),
}

FUNCTION_LEVELS: dict[FunctionLevel, Text] = {
    FunctionLevel.MISSION: Text("misi", "mission"),
    FunctionLevel.GOAL: Text("tujuan", "goal"),
    FunctionLevel.FUNCTION: Text("fungsi", "function"),
    FunctionLevel.TASK: Text("tugas", "task"),
}

FUNCTION_TYPES: dict[FunctionType, Text] = {
    FunctionType.SERVICE: Text("pelayanan", "service"),
    FunctionType.SUPPLY: Text("pasokan", "supply"),
    FunctionType.PLANNING: Text("perencanaan", "planning"),
    FunctionType.OVERSIGHT: Text("pengawasan", "oversight"),
    FunctionType.LICENCE: Text("perizinan", "licence"),
    FunctionType.COORDINATION: Text("koordinasi", "coordination"),
}

WORK_KINDS: dict[WorkKind, Text] = {
    WorkKind.CORE: Text("inti", "core"),
    WorkKind.SUPPORT: Text("pendukung", "support"),
    WorkKind.ROUTINE: Text("rutin", "routine"),
}

RELATION_KINDS: dict[RelationKind, Text] = {
    RelationKind.SHARES_DATA: Text("berbagi data", "shares data"),
    RelationKind.HANDS_OVER: Text("menyerahkan hasil", "hands over"),
}

POSITION_KINDS: dict[PositionKind, Text] = {
    PositionKind.STRUCTURAL: Text("jabatan struktural", "structural position"),
    PositionKind.FUNCTIONAL: Text("jabatan fungsional", "functional position"),
    PositionKind.SUPPORT: Text("jabatan pelaksana", "support position"),
}

ROLE_FAMILIES: dict[RoleFamily, Text] = {
    RoleFamily.DECIDE: Text("memutuskan", "decide"),
    RoleFamily.DIRECT: Text("mengarahkan", "direct"),
    RoleFamily.SUPPLY: Text("memasok", "supply"),
    RoleFamily.DO: Text("melaksanakan", "do"),
    RoleFamily.CHECK: Text("memeriksa", "check"),
}

AUTHORITY_SOURCES: dict[AuthoritySource, Text] = {
    AuthoritySource.ATTRIBUTION: Text("atribusi", "attribution"),
    AuthoritySource.DELEGATION: Text("delegasi", "delegation"),
    AuthoritySource.MANDATE: Text("mandat", "mandate"),
}

AUTHORITY_MEANINGS: dict[AuthoritySource, Text] = {
    AuthoritySource.ATTRIBUTION: Text(
        "Kewenangan asli yang diberikan langsung oleh UUD atau undang-undang (UU 30/2014 Ps. 12).",
        "Original power, given directly by the constitution or an act (UU 30/2014 Art. 12).",
    ),
    AuthoritySource.DELEGATION: Text(
        "Dilimpahkan dari atas dengan PP, Perpres atau Perda; tanggung jawab beralih ke penerima "
        "(UU 30/2014 Ps. 13).",
        "Handed down by a regulation; the responsibility passes to the receiver (UU 30/2014 Art. 13).",
    ),
    AuthoritySource.MANDATE: Text(
        "Tugas rutin atas nama atasan; tanggung jawab tetap pada pemberi mandat (UU 30/2014 Ps. 14).",
        "Routine work in the superior's name; the giver stays responsible (UU 30/2014 Art. 14).",
    ),
}
"""One line on each source of authority."""

REGULATION_STATUSES: dict[RegulationStatus, Text] = {
    RegulationStatus.IN_FORCE: Text("berlaku", "in force"),
    RegulationStatus.AMENDED: Text("diubah", "amended"),
    RegulationStatus.REVOKED: Text("dicabut", "revoked"),
    RegulationStatus.DRAFT: Text("rancangan", "draft"),
}

_REGULATION_WORDS: dict[RegulationKind, Text] = {
    RegulationKind.CONSTITUTION: Text("undang-undang dasar", "constitution"),
    RegulationKind.ACT: Text("undang-undang", "act"),
    RegulationKind.GOVERNMENT_REGULATION: Text("peraturan pemerintah", "government regulation"),
    RegulationKind.PRESIDENTIAL_REGULATION: Text("peraturan presiden", "presidential regulation"),
    RegulationKind.MINISTERIAL_REGULATION: Text("peraturan menteri", "ministerial regulation"),
    RegulationKind.PROVINCIAL_BYLAW: Text("peraturan daerah provinsi", "provincial by-law"),
    RegulationKind.GOVERNOR_REGULATION: Text("peraturan gubernur", "governor regulation"),
    RegulationKind.REGIONAL_BYLAW: Text("peraturan daerah", "regional by-law"),
    RegulationKind.REGENT_REGULATION: Text("peraturan kepala daerah", "regent regulation"),
    RegulationKind.VILLAGE_REGULATION: Text("peraturan desa", "village regulation"),
    RegulationKind.DECREE: Text("surat keputusan", "decree"),
    RegulationKind.CIRCULAR: Text("edaran", "circular"),
    RegulationKind.OTHER: Text("lain-lain", "other"),
}

REGULATION_KINDS: dict[RegulationKind, Text] = {
    kind: Text(
        f"{REGULATION_NAMES[kind]} ({words.id})" if REGULATION_NAMES[kind] else words.id,
        f"{REGULATION_NAMES[kind]} ({words.en})" if REGULATION_NAMES[kind] else words.en,
    )
    for kind, words in _REGULATION_WORDS.items()
}
"""With the letters that a norm is cited by: "PP (peraturan pemerintah)"."""

_TABLES: tuple[Mapping[Any, Text], ...] = (
    AGENCY_KINDS,
    LEVELS,
    UNIT_KINDS,
    REPORTING_KINDS,
    FUNCTION_LEVELS,
    FUNCTION_TYPES,
    WORK_KINDS,
    RELATION_KINDS,
    POSITION_KINDS,
    ROLE_FAMILIES,
    AUTHORITY_SOURCES,
    REGULATION_STATUSES,
    REGULATION_KINDS,
    FACET_NAMES,
)
_NAMES = {(type(value), str(value)): text for table in _TABLES for value, text in table.items()}


def name_of_value(value: StrEnum) -> Text:
    """What a value is called; those that are names themselves (an echelon, a class A) stand as they are."""
    return _NAMES.get((type(value), str(value))) or Text(value.value, value.value)
