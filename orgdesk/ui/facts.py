"""What lists and forms say of supplies and positions, worked out from their rows."""

from __future__ import annotations

from typing import Any

from orgdesk.analysis.staffing import filled, needed
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Position, Record, Supply
from orgdesk.reference.policy import HOURS, default_policy, policy_for


def source_of(here: Organization, supply: Supply) -> Record | None:
    """Who delivers: a unit, or a partner outside."""
    if supply.source is not None:
        return here.units.get(supply.source)
    return here.agencies.get(supply.partner or "")


def slack(supply: Supply) -> float | None:
    """Days to spare between delivery and need; negative where it comes too late; None where not known."""
    if supply.lead_time is None or supply.needed_within is None:
        return None
    return supply.needed_within - supply.lead_time


def delivered_by(chosen: str | None) -> dict[str, Any]:
    """The fields of a supply for whoever was chosen among `partners`."""
    kind, _, id_ = (chosen or "").partition(":")
    return {"source": id_ if kind == "unit" else None, "partner": id_ if kind == "agency" else None}


def hours_of(here: Organization) -> int:
    """Effective hours of a person a year; the default while the project's own cannot be read."""
    own = here.settings.get(HOURS)
    try:
        return policy_for({HOURS: own.value}).hours if own is not None else default_policy().hours
    except OrgDeskError:
        return default_policy().hours


def filled_of(here: Organization, position: Position) -> float | None:
    """How many posts are filled, in full-time equivalents; None where that is not known."""
    return filled(position, here.bucket("holders_of_position", position.id).values())


def needed_of(here: Organization, position: Position) -> float | None:
    """How many people its tasks take; None where no task is known."""
    return needed(here.bucket("workloads_of_position", position.id).values(), hours_of(here))
