"""What officials say about a function: which unit they see in which role, who says the same together."""

from __future__ import annotations

from orgdesk.organization.display import role_code, roles_by_code, short
from orgdesk.organization.organization import Organization
from orgdesk.ui.chips import chip_of
from orgdesk.ui.inspector.role_lines import RoleLine


def view_lines(organization: Organization, function: str) -> list[RoleLine]:
    """A line for each role and each set of units that somebody names for it; the names of who says so."""
    views: dict[tuple[str, str | None], dict[str, set[str]]] = {}
    for statement in organization.bucket("statements_on_function", function).values():
        by = views.setdefault((statement.role, statement.resource), {})
        by.setdefault(statement.respondent, set()).add(statement.unit)
    order = {code: n for n, code in enumerate(roles_by_code(organization))}
    lines = []
    for role, by in sorted(views.items(), key=lambda item: order.get(role_code(organization, *item[0]), 99)):
        said: dict[tuple[str, ...], list[str]] = {}
        for respondent, units in by.items():
            said.setdefault(tuple(sorted(units)), []).append(organization.respondents[respondent].name)
        for named, who in sorted(said.items(), key=lambda item: (-len(item[1]), item[0])):
            links = tuple((unit, short(organization.units[unit])) for unit in named)
            lines.append(RoleLine(chip_of(organization, *role), ", ".join(sorted(who)), links))
    return lines
