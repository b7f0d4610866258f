"""Power that one unit has given another by delegation or mandate (UU 30/2014 Ps.11-15)."""

from __future__ import annotations

from orgdesk.analysis.findings import Finding
from orgdesk.analysis.reader import Reader
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import OUTSIDE_GOVERNMENT, AgencyKind, Assignment, AuthoritySource
from orgdesk.reference.standard import DECISION_MAKER, ref_of

_GRANTED = (AuthoritySource.DELEGATION, AuthoritySource.MANDATE)


def grants(function: str, read: Reader) -> list[Assignment]:
    """The assignments on a function that rest on a delegation or a mandate."""
    return read.meanwhile(("grants", function), lambda: _grants(function, read))


def _grants(function: str, read: Reader) -> list[Assignment]:
    roles = read.roles(function).values()
    return [a for held in roles for a in held if a.source is not None and a.source in _GRANTED]


def grounds(grant: Assignment, read: Reader) -> list[Assignment]:
    """What the grantor holds on the function that it could grant from: the same role, or the decision."""
    ref = ref_of(grant)
    return [
        a
        for held_ref, held in read.roles(grant.function).items()
        if held_ref == ref or held_ref.role == DECISION_MAKER
        for a in held
        if a.unit == grant.grantor and a.id != grant.id
    ]


def mark(grant: Assignment) -> str:
    """The fact by which a finding names a grant: who holds from whom."""
    return f"{grant.unit}<{grant.grantor}"


def grant_of(finding: Finding, organization: Organization) -> Assignment | None:
    """The grant that a finding is about; None where several look alike."""
    found = [
        a
        for a in organization.assignments_of_function(finding.subject[1])
        if a.source in _GRANTED and ref_of(a) == finding.role and mark(a) in finding.facts
    ]
    return found[0] if len(found) == 1 else None


def government(unit: str, read: Reader) -> str:
    """Which government a unit belongs to: the centre, the region, a village, or none."""
    kind = read.agency_of(unit).agency_kind
    if kind is AgencyKind.CENTRAL_AGENCY:
        return "centre"
    if kind is AgencyKind.VILLAGE:
        return "village"
    return "none" if kind in OUTSIDE_GOVERNMENT else "region"
