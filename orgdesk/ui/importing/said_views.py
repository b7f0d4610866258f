"""What respondents say, function by function: who does what, and where they do not agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from orgdesk.organization.display import code_of, name_of, role_code, short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Assignment, Function, Respondent, Statement
from orgdesk.reference.standard import DECISION_MAKER, EXECUTOR

RoleKey = tuple[str, str | None]
"""(role, resource)."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Respondents across, functions down. `cells` has a text for the model and then one a respondent."""

    respondents: tuple[Respondent, ...]
    functions: tuple[Function, ...]
    cells: tuple[tuple[str, ...], ...]
    differing: frozenset[int]
    """Rows in which those who say anything do not say the same."""
    apart: frozenset[int] = frozenset()
    """Rows in which they say the same, and the model something else."""


ROLES: dict[str, str | None] = {"decide": DECISION_MAKER, "do": EXECUTOR, "all": None}
"""What can be compared: who decides, who executes, all roles."""


def compare(organization: Organization, what: str) -> Comparison:
    """Compare what all respondents say, and what the model holds, about the functions that any of them speaks
    of. As in the rules about statements, who names nobody in a role has no view of it."""
    asked = ROLES[what]
    respondents = tuple(sorted(organization.respondents.values(), key=lambda r: (r.name.casefold(), r.id)))
    said: dict[str, dict[str, list[Statement]]] = {}
    for statement in organization.statements.values():
        said.setdefault(statement.function, {}).setdefault(statement.respondent, []).append(statement)
    spoken_of = (organization.functions[function] for function in said)
    functions = tuple(sorted(spoken_of, key=lambda f: (f.order, f.code, f.wording)))
    rows, differing, apart = [], set(), set()
    for n, function in enumerate(functions):
        views = [said[function.id].get(respondent.id, []) for respondent in respondents]
        held = organization.assignments_of_function(function.id)
        columns: tuple[Iterable[Assignment | Statement], ...] = (held, *views)
        rows.append(tuple(_words(organization, each, asked) for each in columns))
        if _differ(views, asked):
            differing.add(n)
        elif any(_apart(_by_role(view, asked), _by_role(held, asked)) for view in views):
            apart.add(n)
    return Comparison(respondents, functions, tuple(rows), frozenset(differing), frozenset(apart))


def function_words(function: Function) -> str:
    """A function with its code."""
    return "  ".join(dict.fromkeys(filter(None, (code_of(function), name_of(function)))))


def _differ(views: Iterable[Sequence[Statement]], asked: str | None) -> bool:
    """Whether two respondents see different units in the same role."""
    seen: dict[RoleKey, set[frozenset[str]]] = {}
    for view in views:
        for role, units in _by_role(view, asked).items():
            seen.setdefault(role, set()).add(frozenset(units))
    return any(len(sets) > 1 for sets in seen.values())


def _apart(view: dict[RoleKey, set[str]], held: dict[RoleKey, set[str]]) -> bool:
    """Whether somebody sees other units in a role than the model."""
    return any(units != held.get(role, set()) for role, units in view.items())


def _by_role(rows: Iterable[Assignment | Statement], asked: str | None) -> dict[RoleKey, set[str]]:
    """The units in each role."""
    found: dict[RoleKey, set[str]] = {}
    for row in rows:
        if asked in (None, row.role):
            found.setdefault((row.role, row.resource), set()).add(row.unit)
    return found


def _words(organization: Organization, rows: Iterable[Assignment | Statement], asked: str | None) -> str:
    """ "P2P (KP), SEKR (RN PL)"; only the units where a single role is asked about."""
    codes: dict[str, set[str]] = {}
    for row in rows:
        if asked in (None, row.role):
            codes.setdefault(row.unit, set()).add(role_code(organization, row.role, row.resource))
    units = sorted((short(organization.units[unit]), unit) for unit in codes)
    return ", ".join(
        f"{name} ({' '.join(sorted(codes[unit]))})" if asked is None else name for name, unit in units
    )
