"""How large a model is, as every output says it: functions, units, roles."""

from __future__ import annotations

from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import FunctionLevel


def counts(organization: Organization) -> dict[str, int]:
    """Numbers of functions (missions and goals apart), units and assignments."""
    work = (FunctionLevel.FUNCTION, FunctionLevel.TASK)
    return {
        "functions": sum(f.level in work for f in organization.functions.values()),
        "units": len(organization.units),
        "assignments": len(organization.assignments),
    }


def count_words(organization: Organization) -> Text:
    """ "44 fungsi · 69 unit · 451 peran"."""
    numbers = counts(organization)
    english = {"functions": "function", "units": "unit", "assignments": "role"}
    return Text(
        "{functions} fungsi · {units} unit · {assignments} peran".format(**numbers),
        " · ".join(f"{n} {english[what]}{'' if n == 1 else 's'}" for what, n in numbers.items()),
    )
