"""What a rule is made of. A rule stands in one module; the decorator `rule` turns its check into a `Rule`.

The first parameter's annotation says what the check is about (Function, Unit, Agency); keyword-only
defaults are the rule's limits, which a project may override.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.miniature import Miniature
from orgdesk.organization.bilingual import Text

Check = Callable[..., Iterable[Found]]
Limit = int | float | bool

SUBJECT_KINDS: dict[str, str] = {"Function": "function", "Unit": "unit", "Agency": "agency"}

PRINCIPLES: dict[str, Text] = {
    "form-follows-function": Text("Bentuk mengikuti fungsi", "Form follows function"),
    "lean": Text("Miskin struktur, kaya fungsi", "Lean structure, rich function"),
    "clear-roles": Text("Peran jelas, tidak tumpang tindih", "Clear roles, nothing overlapping"),
    "relations": Text("Hubungan antarunit dan mitra", "Relations between units and partners"),
    "authority": Text("Peran menurut kewenangan, tanpa benturan", "Roles by authority, no conflicts"),
}
"""The principles of the guide (Seri Panduan 3, 3PO, 2010) under which rules are grouped."""


@dataclass(frozen=True, slots=True)
class Source:
    """What stands behind a rule. status: read (the text was read), derived (ours), recalled (from memory)."""

    text: str
    status: str = "read"


SOURCE_STATUS: dict[str, Text] = {
    "read": Text("dibaca", "read"),
    "derived": Text("rumusan OrgDesk", "OrgDesk's own"),
    "recalled": Text("dari ingatan, belum diperiksa", "from memory, unverified"),
}
"""How far a source was followed; only what was read counts as a basis."""

GUIDE = Source("Seri Panduan Manajemen Kinerja Pelayanan Publik (3): 3PO, 2010")


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the catalogue: its page, its examples and its check."""

    code: str
    severity: Severity
    principle: str
    title: Text
    message: Text
    why: Text
    advice: Text
    sources: tuple[Source, ...]
    bad: tuple[Miniature, ...]
    good: tuple[Miniature, ...]
    check: Check
    subject: str
    limits: Mapping[str, Limit]
    limit_names: Mapping[str, Text]

    @property
    def family(self) -> str:
        """The letters of the code: OVL, GAP, …"""
        return self.code[:3]


def rule(
    code: str,
    severity: Severity,
    *,
    principle: str,
    title: Text,
    message: Text,
    why: Text,
    advice: Text,
    sources: tuple[Source, ...],
    bad: Miniature | tuple[Miniature, ...],
    good: Miniature | tuple[Miniature, ...],
    limits: Mapping[str, Text] | None = None,
) -> Callable[[Check], Rule]:
    """Declare a rule on its check. `limits` names each keyword-only parameter of the check in words.

    Sentences can name {subject}, {units}, {count} (of units), {role}, {where} and the values a check yields.
    """

    def declare(check: Check) -> Rule:
        annotations: dict[str, Any] = check.__annotations__
        defaults: dict[str, Limit] = getattr(check, "__kwdefaults__", None) or {}
        assert set(defaults) == set(limits or {}), f"{code}: name every limit"
        return Rule(
            code=code,
            severity=severity,
            principle=principle,
            title=title,
            message=message,
            why=why,
            advice=advice,
            sources=sources,
            bad=bad if isinstance(bad, tuple) else (bad,),
            good=good if isinstance(good, tuple) else (good,),
            check=check,
            subject=SUBJECT_KINDS[next(iter(annotations.values()))],
            limits=defaults,
            limit_names=limits or {},
        )

    return declare
