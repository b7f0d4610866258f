"""Roles that should not be in one hand (models/incompatible-roles.toml), ready to be looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from orgdesk.analysis.reader import Reader
from orgdesk.analysis.severity import Severity
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Assignment, Function
from orgdesk.reference.policy import ClashingPair
from orgdesk.reference.standard import RoleRef, ref_of, refs_by_code

Clashes = Mapping[tuple[RoleRef, RoleRef], ClashingPair]
"""Two roles, in either order → the pair that they are."""

_BY_WEIGHT = {3: Severity.ERROR, 2: Severity.WARNING, 1: Severity.ADVICE}


def by_roles(pairs: Iterable[ClashingPair]) -> Clashes:
    """The table of a policy's pairs."""
    found: dict[tuple[RoleRef, RoleRef], ClashingPair] = {}
    for pair in pairs:
        one, other = (refs_by_code()[code] for code in sorted(pair.codes))
        found[one, other] = found[other, one] = pair
    return found


def clashes(read: Reader) -> Clashes:
    """The table in force."""
    return read.once(("clashes", ""), lambda: by_roles(read.policy.clashing))


def applies(pair: ClashingPair, function: Function) -> bool:
    """Whether a pair is to be kept apart on a function of this type."""
    return not pair.types or function.type in pair.types


def clashing(
    function: Function, some: Iterable[Assignment], others: Sequence[Assignment], read: Reader
) -> list[ClashingPair]:
    """The pairs of which one role is among `some` and one among `others`, where their scopes meet; in the
    order of the policy. Quadratic in what one or two units hold on one function."""
    table = clashes(read)
    found = set()
    for one in some:
        ref = ref_of(one)
        for other in others:
            pair = table.get((ref, ref_of(other)))
            if pair is None or pair in found or not applies(pair, function):
                continue
            if read.trees.intersect(read.scope(one), read.scope(other)):
                found.add(pair)
    return [pair for pair in read.policy.clashing if pair in found] if found else []


def severity_of(pairs: Iterable[ClashingPair]) -> Severity:
    """That of the worst of them."""
    return _BY_WEIGHT[max(pair.weight for pair in pairs)]


def reasons(pairs: Iterable[ClashingPair]) -> Text:
    """Why they clash, in one enumeration."""
    ordered = list(pairs)
    return Text("; ".join(p.why.id for p in ordered), "; ".join(p.why.en for p in ordered))


def codes_of(pairs: Iterable[ClashingPair]) -> str:
    """The cell codes that take part, in the order of the guide."""
    order = list(refs_by_code())
    return " + ".join(sorted({code for pair in pairs for code in pair.codes}, key=order.index))
