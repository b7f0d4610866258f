"""Repairs that take supervision or evaluation out of hands that should not have it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from orgdesk.analysis.clashes import applies, by_roles
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change, removed
from orgdesk.organization.display import role_name, short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import AgencyKind, Assignment
from orgdesk.reference.policy import default_policy
from orgdesk.reference.standard import DECISION_MAKER, EVALUATOR, EXECUTOR, SUPERVISOR, ref_of

CHECKING = (SUPERVISOR, EVALUATOR)
"""Roles that look at the work of others."""

_MOST = 2
"""How many units are proposed to take a role over."""


def relieved(organization: Organization, checks: Sequence[Assignment]) -> Iterator[ChangeSet]:
    """Ways to take `checks`, the checking roles of one unit on one function, out of its hands: drop them
    where others hold them already, else give them to a unit that can check freely."""
    if not checks:
        return
    read = Reader(organization, default_policy(), dt.date.today())
    names = {
        "what": _roles(organization, checks),
        "of": short(organization.units[checks[0].unit]),
        "on": short(organization.functions[checks[0].function]),
    }
    if all(_held_elsewhere(read, a) for a in checks):
        yield change(_TAKE.format(**names), removed(*checks))
        return
    for other in _free_to_check(organization, read, checks)[:_MOST]:
        label = _GIVE.format(to=short(organization.units[other]), **names)
        yield change(label, [_handed(a, other) for a in checks])


def watched(organization: Organization, check: Assignment) -> Iterator[ChangeSet]:
    """Ways to add `check`, a checking role that is still named with the unit it is to look at, with another
    unit that can check freely."""
    read = Reader(organization, default_policy(), dt.date.today())
    for other in _free_to_check(organization, read, [check])[:_MOST]:
        label = _ADD.format(
            what=_roles(organization, [check]),
            on=short(organization.functions[check.function]),
            to=short(organization.units[other]),
        )
        yield change(label, added(replace(check, unit=other)))


_ADD = Text("Tambahkan {to} sebagai {what} pada {on}", "Add {to} as {what} on {on}")
_TAKE = Text("Lepaskan peran {what} dari {of} pada {on}", "Take the role of {what} from {of} on {on}")
_GIVE = Text(
    "Alihkan peran {what} pada {on} dari {of} kepada {to}",
    "Give the role of {what} on {on} from {of} to {to}",
)


def _roles(organization: Organization, checks: Sequence[Assignment]) -> Text:
    names = [role_name(organization, *ref_of(a)) for a in checks]
    return Text(", ".join(n.id.lower() for n in names), ", ".join(n.en.lower() for n in names))


def _handed(check: Assignment, unit: str) -> RowChange:
    """The role goes over; what its old holder rested on does not."""
    return RowChange(check, replace(check, unit=unit, source=None, grantor=None, regulation=None, article=""))


def _held_elsewhere(read: Reader, check: Assignment) -> bool:
    """Somebody else who is not below the unit holds the role for all of it."""
    return any(
        other.unit != check.unit
        and other.valid_until is None
        and read.trees.contains(read.scope(other), read.scope(check))
        and check.unit not in read.ancestors(other.unit)
        for other in read.roles(check.function).get(ref_of(check), ())
    )


def _free_to_check(organization: Organization, read: Reader, checks: Sequence[Assignment]) -> list[str]:
    """Units that could take the roles over: those that check the function already, then the superiors,
    then the oversight bodies; none that would hold clashing roles or answer to whom it checks."""
    function, unit = organization.functions[checks[0].function], checks[0].unit
    held: dict[str, list[Assignment]] = {}
    for a in organization.assignments_of_function(function.id):
        held.setdefault(a.unit, []).append(a)
    checked = {u for u, own in held.items() if any(a.role in (EXECUTOR, DECISION_MAKER) for a in own)}
    already = sorted(u for u, own in held.items() if any(a.role in CHECKING for a in own))
    oversight = [a.id for a in organization.agencies.values() if a.agency_kind is AgencyKind.OVERSIGHT]
    heads = [head for agency in oversight if (head := read.root_of(agency)) is not None]
    table = by_roles(default_policy().clashing)

    def can(other: str) -> bool:
        if other == unit or other in checked:
            return False
        for one in held.get(other, ()):
            pairs = (table.get((ref_of(check), ref_of(one))) for check in checks)
            if any(pair is not None and applies(pair, function) for pair in pairs):
                return False
        return read.placement(other).agency in oversight or checked.isdisjoint(read.ancestors(other))

    return [other for other in dict.fromkeys([*already, *read.ancestors(unit), *heads]) if can(other)]
