"""The health of an organization as text for a terminal: by group, each figure with what it says."""

from __future__ import annotations

from orgdesk.analysis.metrics.figure import GROUPS, worded
from orgdesk.analysis.metrics.health import Health
from orgdesk.exchange.terminal import Look, title_lines
from orgdesk.organization.display import name_of
from orgdesk.organization.organization import Organization


def metrics_text(health: Health, organization: Organization, look: Look) -> str:
    """Title, the agency where one is asked for, and the figures under the three questions of the page."""
    lines = title_lines(organization, look)
    if health.agency is not None:
        lines.append(look.paint(name_of(organization.agencies[health.agency]), "1"))
    for group, heading in GROUPS.items():
        lines += ["", look.paint(look.say(heading), "1")]
        for figure in health.figures:
            if figure.group == group:
                value = "-" if figure.value is None else look.say(worded(figure.value, figure.unit))
                lines.append(f"  {value:>9}  {look.paint(look.say(figure.title), '1')}")
                lines.append(look.wrap(look.say(figure.verdict), 13))
    return "\n".join(lines)
