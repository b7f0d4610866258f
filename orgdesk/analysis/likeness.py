"""What findings have in common: their witness, and what repeats from one to the other."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2s
from typing import NamedTuple

from orgdesk.analysis.findings import Finding, Severity
from orgdesk.organization.records import FunctionType, UnitKind
from orgdesk.organization.scope import Scope
from orgdesk.reference.standard import RoleRef

SPECIFIC = ("COI", "OVL", "AUT", "GAP", "SUP", "FRG", "HIE", "PAR", "FFF", "LEA")
"""Families of rules, the most specific first: between equally grave findings it decides which one leads."""

_PLACE = {family: n for n, family in enumerate(SPECIFIC)}
_WORDS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Share:
    """How much of an agency shows a pattern: `count` of `total` units of a kind, functions or services."""

    count: int
    total: int
    of: str
    """Kind of the rows that are counted: "unit", "function" or "service"."""
    unit_kind: UnitKind | None = None
    type: FunctionType | None = None
    """The type of the functions that are counted; None for all."""
    common: tuple[str, ...] = ()
    """Ids of the units that take part in every member."""


class Likeness(NamedTuple):
    """What the leading findings of a pattern have in common."""

    rule: str
    severity: Severity
    kind: str
    role: RoleRef | None
    facts: tuple[str, ...]
    where: tuple[Scope, ...]
    agencies: tuple[str, ...]
    of_one: bool
    """Whether one unit each takes part, of `unit_kind`."""
    unit_kind: UnitKind | None
    is_typed: bool = False
    """Whether only functions of `type` are meant."""
    type: FunctionType | None = None


@dataclass(slots=True, eq=False)
class Bundle:
    """Findings with one witness, and where they are filed."""

    witness: Witness | None
    findings: tuple[Finding, ...]
    lead: Finding
    units: tuple[str, ...] = ()
    """Those that take part in the leading finding."""
    groups: tuple[Group, ...] = ()
    """Those like it over the agency, and among them those on functions of the same type."""
    case: str = ""
    shown_lead: Finding | None = None
    """The leading finding when the last change was through."""

    @property
    def key(self) -> str:
        """The key of the case that they are where nothing like it is repeated elsewhere."""
        return self.lead.key if len(self.findings) == 1 else f"case:{_digest(self.witness)}"


Witness = tuple[object, ...]
"""The rows that findings are about, and the region."""


class Group:
    """Bundles whose leading findings repeat one another."""

    __slots__ = ("bundles", "cased", "key", "like", "share", "subjects", "units")

    def __init__(self, like: Likeness) -> None:
        self.like = like
        self.key = f"case:{like.rule}:{_digest(like)}"
        self.bundles: dict[Bundle, None] = {}
        self.subjects: dict[str, int] = {}
        self.units: dict[str, int] = {}
        self.share: Share | None = None
        self.cased = 0
        """How many bundles have it for their case: all or none, once a change is through."""

    def add(self, bundle: Bundle, step: int) -> None:
        """Count a bundle in, or out with step -1."""
        if step > 0:
            self.bundles[bundle] = None
        else:
            del self.bundles[bundle]
        _count(self.subjects, bundle.lead.subject[1], step)
        for unit in bundle.units:
            _count(self.units, unit, step)

    def common(self) -> tuple[str, ...]:
        """The units that take part in every bundle."""
        some = next(iter(self.bundles))
        return tuple(unit for unit in some.units if self.units[unit] == len(self.bundles))


def _count(counts: dict[str, int], id_: str, step: int) -> None:
    n = counts.get(id_, 0) + step
    if n:
        counts[id_] = n
    else:
        del counts[id_]


class Work:
    """The functions on which an agency has roles, and how many there are of each type."""

    __slots__ = ("type_of", "types")

    def __init__(self) -> None:
        self.type_of: dict[str, FunctionType | None] = {}
        self.types: Counter[FunctionType | None] = Counter()

    def add(self, function: str, type_: FunctionType | None) -> None:
        """The agency has a role on it."""
        if function not in self.type_of:
            self.type_of[function] = type_
            self.types[type_] += 1

    def remove(self, function: str) -> None:
        """The agency has none any more."""
        if function in self.type_of:
            self.types[self.type_of.pop(function)] -= 1


def gravity(finding: Finding) -> tuple[int, int, str, str]:
    """Sorts the leading finding first: the gravest, then the most specific."""
    family = _PLACE.get(finding.rule[:3], len(SPECIFIC))
    return (finding.severity.rank, family, finding.rule, finding.key)


def witness_of(finding: Finding) -> Witness | None:
    """None where no other unit takes part: the finding stands for itself."""
    rows = {finding.subject}
    rows.update(token for token in finding.evidence if token[0] in ("unit", "function"))
    if not any(kind == "unit" and (kind, id_) != finding.subject for kind, id_ in rows):
        return None
    return (*sorted(rows), finding.where)


def units_of(finding: Finding) -> tuple[str, ...]:
    """The units whose doing it is: those in the evidence; of a finding about a unit, that unit."""
    kind, id_ = finding.subject
    return (id_,) if kind == "unit" else finding.units


def repeatable_facts(finding: Finding) -> tuple[str, ...]:
    """The facts that can repeat elsewhere: those that name no row of the finding."""
    if not finding.facts or not finding.evidence:
        return finding.facts
    names = {id_ for _, id_ in finding.evidence}
    return tuple(fact for fact in finding.facts if names.isdisjoint(_WORDS.split(fact)))


def _digest(value: object) -> str:
    return blake2s(repr(value).encode(), digest_size=6).hexdigest()
