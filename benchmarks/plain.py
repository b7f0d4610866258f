"""What a consultant's script would do: one pass over plain dictionaries that finds the three worst things.

It knows no trees of areas, no dates, no parents and no types, follows no edits and explains nothing; it is
what the full analysis is held against.
"""

from __future__ import annotations

from itertools import combinations

from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Assignment
from orgdesk.reference.policy import default_policy
from orgdesk.reference.standard import DECISION_MAKER, refs_by_code

PlainFinding = tuple[str, str, tuple[str, ...]]
"""(rule, function, units)."""


def plain_pass(organization: Organization) -> list[PlainFinding]:
    """Functions that two units decide for the same scope (OVL001), that nobody decides (GAP001), and units
    that hold two clashing roles on one function (COI001)."""
    refs = refs_by_code()
    clashing = [tuple(refs[code] for code in pair.codes) for pair in default_policy().clashing]
    deciders: dict[str, list[Assignment]] = {}
    held: dict[tuple[str, str], set[tuple[str, str | None]]] = {}
    for a in organization.assignments.values():
        if a.role == DECISION_MAKER:
            deciders.setdefault(a.function, []).append(a)
        held.setdefault((a.function, a.unit), set()).add((a.role, a.resource))
    found: list[PlainFinding] = []
    for function in organization.functions.values():
        if function.is_work:
            who = deciders.get(function.id, ())
            if not who:
                found.append(("GAP001", function.id, ()))
            for one, other in combinations(who, 2):
                if one.unit != other.unit and _meet(one, other):
                    found.append(("OVL001", function.id, (one.unit, other.unit)))
    for (function_id, unit), roles in held.items():
        if len(roles) > 1:
            for one_role, other_role in clashing:
                if one_role in roles and other_role in roles:
                    found.append(("COI001", function_id, (unit,)))
                    break
    return found


def _meet(one: Assignment, other: Assignment) -> bool:
    if not one.scope.values or not other.scope.values:
        return True
    there = dict(other.scope.values)
    return all(set(ids) & set(there.get(facet, ids)) for facet, ids in one.scope.values)
