"""All rules, found by walking orgdesk/analysis/rules: a new rule is one new file and no registration."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

import orgdesk.analysis.rules
from orgdesk.analysis.kit import Rule
from orgdesk.organization.bilingual import Text
from orgdesk.organization.errors import OrgDeskError


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in order of code."""
    found: list[Rule] = []
    package = orgdesk.analysis.rules
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not module.ispkg:
            found.extend(v for v in vars(import_module(module.name)).values() if isinstance(v, Rule))
    assert len({r.code for r in found}) == len(found), "a rule code is used twice"
    return tuple(sorted(found, key=lambda r: r.code))


def rule_by_code(code: str) -> Rule:
    """The rule. Raises OrgDeskError for an unknown code."""
    rule = all_rules_by_code().get(code.upper())
    if rule is None:
        raise OrgDeskError(_UNKNOWN.format(code=code))
    return rule


def selected(select: str = "", ignore: str = "") -> tuple[Rule, ...]:
    """The rules whose code begins with one of `select` (comma-separated; empty: all) and with none of
    `ignore`. Raises OrgDeskError where an entry matches no rule."""
    chosen = _matching(select) if select.strip() else set(all_rules_by_code())
    dropped = _matching(ignore)
    return tuple(rule for rule in all_rules() if rule.code in chosen - dropped)


@cache
def all_rules_by_code() -> dict[str, Rule]:
    """Code → rule."""
    return {rule.code: rule for rule in all_rules()}


def _matching(codes: str) -> set[str]:
    found: set[str] = set()
    for entry in filter(None, (c.strip().upper() for c in codes.split(","))):
        matches = {rule.code for rule in all_rules() if rule.code.startswith(entry)}
        if not matches:
            raise OrgDeskError(_UNKNOWN.format(code=entry))
        found |= matches
    return found


_UNKNOWN = Text(
    "Tidak ada aturan {code}. Lihat daftar aturan dengan: orgdesk rule",
    "There is no rule {code}. List the rules with: orgdesk rule",
)
