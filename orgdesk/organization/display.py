"""How rows are called on screen and paper: codes, names, cell codes, scopes in words."""

from __future__ import annotations

from orgdesk.organization.bilingual import Language, Text
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    REGULATION_RANK,
    Agency,
    Assignment,
    Record,
    Regulation,
    RegulationKind,
    Unit,
)
from orgdesk.organization.scope import Facet, Scope, Threshold

SUPPLIER = "supplier"
"""Id of the supplier role, whose cell code is that of what it supplies."""

FACET_NAMES: dict[Facet, Text] = {
    Facet.AREA: Text("wilayah", "area"),
    Facet.TARGET_GROUP: Text("sasaran", "target group"),
    Facet.FUNDS: Text("sumber dana", "source of funds"),
    Facet.GOVERNMENT: Text("tingkat pemerintahan", "level of government"),
    Facet.NATURE: Text("sifat", "nature"),
    Facet.STAGE: Text("tahap", "stage"),
}

REGULATION_NAMES: dict[RegulationKind, str] = {
    RegulationKind.CONSTITUTION: "UUD",
    RegulationKind.ACT: "UU",
    RegulationKind.GOVERNMENT_REGULATION: "PP",
    RegulationKind.PRESIDENTIAL_REGULATION: "Perpres",
    RegulationKind.MINISTERIAL_REGULATION: "Permen",
    RegulationKind.PROVINCIAL_BYLAW: "Perda Provinsi",
    RegulationKind.GOVERNOR_REGULATION: "Pergub",
    RegulationKind.REGIONAL_BYLAW: "Perda",
    RegulationKind.REGENT_REGULATION: "Perkada",
    RegulationKind.VILLAGE_REGULATION: "Perdes",
    RegulationKind.DECREE: "Keputusan",
    RegulationKind.CIRCULAR: "Surat Edaran",
    RegulationKind.OTHER: "",
}
assert set(REGULATION_NAMES) == set(REGULATION_RANK)


def role_code(organization: Organization, role: str, resource: str | None) -> str:
    """The short code that stands in a cell: KP, PL, and for a supplier that of its resource (PD, PB)."""
    if role == SUPPLIER and resource is not None:
        return organization.resources[resource].code
    return organization.roles[role].code


def role_name(organization: Organization, role: str, resource: str | None) -> Text:
    """The role's name in both languages: "Penyandang dana", "Funder"."""
    row = organization.roles[role]
    if resource is None:
        return Text(row.name_id, row.name_en)
    supplied = organization.resources[resource]
    if role == SUPPLIER:
        return Text(supplied.supplier_id, supplied.supplier_en)
    return Text(f"{row.name_id} {supplied.name_id}", f"{row.name_en} of {supplied.name_en}")


def roles_by_code(organization: Organization) -> dict[str, tuple[str, str | None]]:
    """Cell code → (role id, resource id or None), in the order in which roles are listed."""
    found: dict[str, tuple[str, str | None]] = {}
    for role in sorted(organization.roles.values(), key=lambda r: (r.order, r.id)):
        if role.id == SUPPLIER:
            resources = sorted(organization.resources.values(), key=lambda r: (r.order, r.id))
            found.update((resource.code, (role.id, resource.id)) for resource in resources)
        else:
            found[role.code] = (role.id, None)
    return found


def cell_codes(organization: Organization, assignments: list[Assignment]) -> list[str]:
    """The distinct codes of a cell, in the order of the guide."""
    order = {code: n for n, code in enumerate(roles_by_code(organization))}
    codes = {role_code(organization, a.role, a.resource) for a in assignments}
    return sorted(codes, key=lambda c: (order.get(c, len(order)), c))


def code_of(record: Record | None) -> str:
    """The short code a row is known by, "" where it has none."""
    code = str(getattr(record, "code", ""))
    return code or (record.short_name if isinstance(record, Agency) else "")


def name_of(record: Record | None) -> str:
    """The name or wording of a row."""
    for attribute in ("name", "wording", "title", "about", "document", "task", "what"):
        value = getattr(record, attribute, None)
        if value:
            return str(value)
    return record.id if record is not None else ""


def short(record: Record | None) -> str:
    """The code where there is one, else the name: how a row is called in a list or a sentence."""
    return code_of(record) or name_of(record)


def citation(regulation: Regulation) -> str:
    """A norm as it is cited: "PP 18/2016"; what it is about where it has no number."""
    number = "/".join(filter(None, (regulation.number, str(regulation.year or ""))))
    return f"{REGULATION_NAMES[regulation.regulation_kind]} {number}".strip() or regulation.about


def head_of(unit: Unit) -> str:
    """Who leads the unit, e.g. "Kepala Bidang"; falls back to its name."""
    return unit.head_title or unit.name


def scope_words(organization: Organization, scope: Scope, language: Language) -> str:
    """A scope in words: "sumber dana BLUD; wilayah Kec. Sukamaju"; "" for everything."""
    parts = []
    for facet, ids in scope.values:
        names = [name_of(organization.get("facet_value", i)) or i for i in ids]
        parts.append(f"{FACET_NAMES[facet].in_(language)} {', '.join(names)}")
    if scope.threshold is not None:
        parts.append(threshold_words(scope.threshold))
    return "; ".join(parts)


def threshold_words(threshold: Threshold) -> str:
    """An interval in words: "500-1000 m2", "< 500 m2", "≥ 500 m2"."""
    low, high = threshold.low, threshold.high
    if low is None:
        words = "" if high is None else f"< {_amount(high)}"
    elif high is None:
        words = f"≥ {_amount(low)}"
    else:
        words = f"{_amount(low)}-{_amount(high)}"
    return f"{words} {threshold.measure}".strip()


def _amount(value: float) -> str:
    """A number without a needless ".0"; rupiah run to more digits than the short form keeps."""
    return f"{value:.15g}"
