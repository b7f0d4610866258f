"""What a rule has found, and its key, which stays the same until the evidence changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2s

from orgdesk.analysis.severity import SEVERITY_NAMES as SEVERITY_NAMES
from orgdesk.analysis.severity import Severity as Severity
from orgdesk.organization.bilingual import Text
from orgdesk.organization.hierarchy import common_superior
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import ReportingKind
from orgdesk.organization.scope import Scope
from orgdesk.reference.standard import RoleRef


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fragment of a sentence about rows, whose names are filled in as {it} when it is shown; nothing at
    all where there are none."""

    text: Text
    ids: tuple[str, ...]
    kind: str = "unit"


def named(*ids: str, kind: str = "unit") -> Phrase:
    """Just the names of units, or of rows of another kind."""
    return Phrase(Text("{it}", "{it}"), ids, kind)


@dataclass(frozen=True, slots=True)
class Superior:
    """A fragment about the nearest superior that `units` have in common; nothing where there is none.

    Who it is, is found out when the sentence is shown: of tens of thousands of findings few ever are.
    """

    text: Text
    units: tuple[str, ...]
    beyond: bool = False
    """If it is one of them, the one above it is meant."""

    def ids(self, organization: Organization) -> tuple[str, ...]:
        """The superior, or nobody."""

        def above(unit: str) -> list[str]:
            lines = organization.bucket("superiors_of_unit", unit).values()
            return sorted(r.superior for r in lines if r.reporting_kind is ReportingKind.LINE)

        found = common_superior(self.units, above)
        if self.beyond and found in self.units:
            found = next(iter(above(str(found))), None)
        return () if found is None else (found,)


Value = int | float | str | Text | Phrase | Superior
"""What a check can hand to the sentences of its rule. Names are never stored: they can change."""


def named_by(value: Value | None, organization: Organization) -> tuple[str, ...]:
    """The ids of the rows that a value names."""
    if isinstance(value, Superior):
        return value.ids(organization)
    return value.ids if isinstance(value, Phrase) else ()


@dataclass(slots=True)
class Found:
    """What a check yields: who takes part, where it holds, and what the sentences need to know.

    Neither this nor `Finding` is ever altered. They are not declared frozen because a large model has eighty
    thousand of them, and a frozen one takes four times as long to make.
    """

    units: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    rows: tuple[Token, ...] = ()
    """Further rows that take part, of other kinds: agencies, services, supplies, positions, people."""
    about: Token | None = None
    """What the finding is about, where it is not what was checked: a rule over the whole project says of
    which agency it speaks."""
    role: RoleRef | None = None
    where: tuple[Scope, ...] = ()
    severity: Severity | None = None
    """Other than the rule's own."""
    facts: tuple[str, ...] = ()
    """Further evidence, e.g. the pairs of roles that clash; part of the key."""
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(slots=True)
class Finding:
    """One thing a rule has found. Equal findings say the same; `key` is the same while the evidence is."""

    rule: str
    severity: Severity
    subject: Token
    role: RoleRef | None
    evidence: tuple[Token, ...]
    where: tuple[Scope, ...]
    facts: tuple[str, ...]
    values: Mapping[str, Value]
    key: str

    @property
    def units(self) -> tuple[str, ...]:
        """Ids of the units that take part."""
        return tuple(id_ for kind, id_ in self.evidence if kind == "unit")


@dataclass(frozen=True, slots=True)
class FindingsDelta:
    """What appeared and what vanished; a finding that only reads differently is in both."""

    appeared: tuple[Finding, ...] = ()
    vanished: tuple[Finding, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.appeared or self.vanished)


@dataclass(frozen=True, slots=True)
class RuleFailure:
    """A check that raised: shown like a finding, and hiding no other."""

    rule: str
    subject: Token
    error: Text


def finding(rule: str, severity: Severity, subject: Token, found: Found) -> Finding:
    """The finding for what a check yielded; evidence in canonical order."""
    evidence: tuple[Token, ...] = ()
    if found.units or found.functions or found.rows:
        tokens = {("unit", unit) for unit in found.units}
        tokens.update(("function", function) for function in found.functions)
        tokens.update(found.rows)
        evidence = tuple(sorted(tokens))
    subject = found.about or subject
    where = tuple(sorted(found.where, key=repr)) if found.where else ()
    facts = tuple(sorted(found.facts)) if found.facts else ()
    key = _key(rule, subject, found.role, evidence, where, facts)
    return Finding(
        rule, found.severity or severity, subject, found.role, evidence, where, facts, found.values, key
    )


def _key(
    rule: str,
    subject: Token,
    role: RoleRef | None,
    evidence: tuple[Token, ...],
    where: tuple[Scope, ...],
    facts: tuple[str, ...],
) -> str:
    """Rule, subject and role readable, the evidence as a digest: short enough for a cell or a script."""
    digest = _digest(evidence, where, facts) if evidence or where or facts else _NO_EVIDENCE
    held = f":{role.resource or role.role}" if role is not None else ""
    return f"{rule}:{subject[1]}{held}:{digest}"


def _digest(evidence: tuple[Token, ...], where: tuple[Scope, ...], facts: tuple[str, ...]) -> str:
    return blake2s(repr((evidence, where, facts)).encode(), digest_size=6).hexdigest()


_NO_EVIDENCE = _digest((), (), ())
"""Most findings of a large model are gaps, of which nobody is the evidence."""
