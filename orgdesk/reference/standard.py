"""The standard roles and resource kinds (models/roles.toml), which every new organization starts with."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from orgdesk.organization.display import SUPPLIER
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Assignment, Resource, Role, RoleFamily
from orgdesk.reference.shipped import folder

DECISION_MAKER = "decision-maker"
REGULATOR = "regulator"
PLANNER = "planner"
COORDINATOR = "coordinator"
DISTRIBUTOR = "distributor"
LIAISON = "liaison"
EXECUTOR = "executor"
ASSISTING_EXECUTOR = "assisting-executor"
SUPERVISOR = "supervisor"
EVALUATOR = "evaluator"


@cache
def standard_roles() -> tuple[Role | Resource, ...]:
    """The eleven roles of the guide and the four kinds of resource, as rows."""
    data = tomllib.loads((folder("models") / "roles.toml").read_text(encoding="utf-8"))
    roles = [
        Role(
            id=r["id"],
            code=r["code"],
            name_id=r["name"]["id"],
            name_en=r["name"]["en"],
            family=RoleFamily(r["family"]),
            takes_resource=r.get("takes_resource", False),
            order=n,
        )
        for n, r in enumerate(data["role"])
    ]
    resources = [
        Resource(
            id=r["id"],
            code=r["code"],
            name_id=r["name"]["id"],
            name_en=r["name"]["en"],
            supplier_id=r["supplier"]["id"],
            supplier_en=r["supplier"]["en"],
            order=n,
        )
        for n, r in enumerate(data["resource"])
    ]
    return (*roles, *resources)


def empty_organization() -> Organization:
    """An organization with the standard roles and nothing else."""
    return Organization(standard_roles())


class RoleRef(NamedTuple):
    """A role as the rules speak of it: the supplier by what it supplies, all others whole."""

    role: str
    resource: str | None = None


def ref_of(assignment: Assignment) -> RoleRef:
    """The role of an assignment as the rules speak of it."""
    return _ref(assignment.role, assignment.resource if assignment.role == SUPPLIER else None)


@cache
def _ref(role: str, resource: str | None) -> RoleRef:
    """One object for each: it is asked for by the hundred thousand."""
    return RoleRef(role, resource)


@cache
def refs_by_code() -> dict[str, RoleRef]:
    """Standard cell code → role, in the order of the guide, suppliers by what they supply.

    The policy speaks in these codes, whatever a project calls its roles.
    """
    resources = [row for row in standard_roles() if isinstance(row, Resource)]
    found: dict[str, RoleRef] = {}
    for row in standard_roles():
        if isinstance(row, Role) and row.id == SUPPLIER:
            found.update((resource.code, RoleRef(SUPPLIER, resource.id)) for resource in resources)
        elif isinstance(row, Role):
            found[row.code] = RoleRef(row.id)
    return found
