"""What respondents say about a function, taken together."""

from __future__ import annotations

from collections.abc import Mapping

from orgdesk.analysis.reader import Reader
from orgdesk.reference.standard import RoleRef

Views = Mapping[str, frozenset[str]]
"""Respondent → the units that they see in a role. Who names none has no view: a form may be half filled."""


def views(read: Reader, function: str) -> dict[RoleRef, Views]:
    """Role → who sees which units in it."""
    found: dict[RoleRef, dict[str, set[str]]] = {}
    for statement in read.statements(function):
        ref = RoleRef(statement.role, statement.resource)
        found.setdefault(ref, {}).setdefault(statement.respondent, set()).add(statement.unit)
    return {
        ref: {respondent: frozenset(units) for respondent, units in by.items()} for ref, by in found.items()
    }


def respondents(by: Views) -> tuple[tuple[str, str], ...]:
    """The respondents as evidence of a finding."""
    return tuple(("respondent", respondent) for respondent in by)


def all_units(by: Views) -> tuple[str, ...]:
    """Every unit that somebody names."""
    return tuple(sorted(frozenset().union(*by.values())))
