"""What a rule is made of. A rule stands in one module; the decorator `rule` turns its check into a `Rule`.

The first parameter's annotation says what the check is about (Function, Unit, Agency); keyword-only
defaults are the rule's limits, which a project may override.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from orgdesk.analysis.findings import Finding, Found, Severity
from orgdesk.analysis.miniature import Miniature
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization

Check = Callable[..., Iterable[Found]]
Limit = int | float | bool

Fix = Callable[[Finding, Organization], Iterable[ChangeSet]]
"""What would mend a finding: ChangeSets to choose from, the best first; their labels say what they do."""

GRANTED = "granted"
"""In `needs`: somebody holds a role on the function by attribution, delegation or mandate."""

DOUBLED = "doubled"
"""In `needs`: some unit holds more than one role on the function."""

SUBJECT_KINDS: dict[str, str] = {
    "Function": "function",
    "Unit": "unit",
    "Agency": "agency",
    "Service": "service",
    "Position": "position",
    "Person": "person",
    "Project": "project",
}
"""What a check can be about. `Project` is for the few that need the whole organization; they run last."""

PRINCIPLES: dict[str, Text] = {
    "form-follows-function": Text("Bentuk mengikuti fungsi", "Form follows function"),
    "lean": Text("Miskin struktur, kaya fungsi", "Lean structure, rich function"),
    "clear-roles": Text("Peran jelas, tidak tumpang tindih", "Clear roles, nothing overlapping"),
    "relations": Text("Hubungan antarunit dan mitra", "Relations between units and partners"),
    "authority": Text("Peran menurut kewenangan, tanpa benturan", "Roles by authority, no conflicts"),
    "levels": Text("Semua tingkat terlayani, pasokan tepat waktu", "All levels covered, supply just in time"),
    "one-service": Text("Satu layanan, satu pintu, satu syarat", "One service, one door, one requirement"),
}
"""The principles of the guide (Seri Panduan 3, 3PO, 2010) under which rules are grouped."""


@dataclass(frozen=True, slots=True)
class Source:
    """What stands behind a rule. status: read (the text was read), derived (ours), recalled (from memory)."""

    text: str
    status: str = "read"


WAYS: dict[str, Text] = {
    "A": Text("hapus", "abolish"),
    "C": Text("gabungkan", "combine"),
    "S": Text("sederhanakan", "simplify"),
    "D": Text("desentralisasikan", "decentralize"),
    "R": Text("alihkan", "reassign"),
    "L": Text("atur dalam peraturan", "legal act"),
    "+": Text("tambah", "add"),
}
"""Ways to mend: ACSD of the guide, then reassigning, regulating and adding."""

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
    ways: str
    """Letters of `WAYS`, the usual first."""
    sources: tuple[Source, ...]
    bad: tuple[Miniature, ...]
    good: tuple[Miniature, ...]
    check: Check
    subject: str
    limits: Mapping[str, Limit]
    limit_names: Mapping[str, Text]
    needs: Mapping[str, int]
    fix: Fix | None
    apart: bool

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
    ways: str = "R",
    limits: Mapping[str, Text] | None = None,
    needs: Mapping[str, int] | None = None,
    fix: Fix | None = None,
    apart: bool = False,
) -> Callable[[Check], Rule]:
    """Declare a rule on its check. `limits` names each keyword-only parameter of the check in words.

    `needs` spares checks that cannot find anything: what there must be of the subject before the check is
    asked at all. For a function: role id → how many assignments of it, or `GRANTED` or `DOUBLED` → 1; for any
    subject: name of an index (`organization.INDEXES`) → how many rows under its id. `fix` offers repairs;
    each must make the finding vanish. `apart` is for a check that reads far more of the neighbourhood than
    the others about the same subject: it is remembered by itself, so that a change there asks no other.
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
            ways=ways,
            sources=sources,
            bad=bad if isinstance(bad, tuple) else (bad,),
            good=good if isinstance(good, tuple) else (good,),
            check=check,
            subject=SUBJECT_KINDS[next(iter(annotations.values()))],
            limits=defaults,
            limit_names=limits or {},
            needs=needs or {},
            fix=fix,
            apart=apart,
        )

    return declare
