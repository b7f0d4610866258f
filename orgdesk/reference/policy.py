"""What the rules hold an organization against: role pairs that clash, mandatory roles, structural caps.

The defaults are data in models/; a project's `Setting` rows override them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

from orgdesk.organization.bilingual import Text
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.records import AgencyType, FunctionType, UnitKind
from orgdesk.reference.shipped import folder
from orgdesk.reference.standard import refs_by_code

UNTYPED = "untyped"
_OVERRIDING = ("incompatible.", "mandatory.", "coordinator.", "staffing.", "cases.")
HOURS = "staffing.hours"
"""Setting: effective working hours of one person a year."""


@dataclass(frozen=True, slots=True)
class ClashingPair:
    """Two cell codes that one unit should not hold on one function; weight 1 advice to 3 error."""

    codes: frozenset[str]
    weight: int
    why: Text
    types: frozenset[FunctionType]
    """Types of function to which it applies; empty means all."""

    @property
    def key(self) -> str:
        """Name of the setting that overrides the weight."""
        return "incompatible." + "+".join(sorted(self.codes))


@dataclass(frozen=True, slots=True)
class Policy:
    """The tables in force for one organization."""

    clashing: tuple[ClashingPair, ...]
    mandatory: Mapping[str, tuple[tuple[str, ...], ...]]
    """Function type → roles it must have; each entry codes of which one suffices, the usual first."""
    severity: Mapping[str, str]
    coordinator: Mapping[str, int]
    """How many "units" or "agencies" together call for a coordinator."""
    structure: Mapping[AgencyType, Mapping[UnitKind, int]]
    hours: int
    """Effective working hours of one person a year."""

    def roles_for(self, type_: FunctionType | None) -> tuple[tuple[str, ...], ...]:
        """The roles that a function of this type must have."""
        return self.mandatory[type_.value if type_ is not None else UNTYPED]


@dataclass(frozen=True, slots=True)
class CaseLimits:
    """When findings that repeat are one case: at least `fewest`, in `percent` per cent of an agency."""

    fewest: int
    percent: int


@dataclass(frozen=True, slots=True)
class LimitSource:
    """Where the default limits of a rule come from; status read, derived, design or recalled."""

    source: Text
    status: str


@cache
def default_policy() -> Policy:
    """The policy of models/."""
    pairs = _load("incompatible-roles.toml")["pair"]
    mandatory = _load("mandatory-roles.toml")
    structure = _load("limits.toml")["structure"]
    return Policy(
        clashing=tuple(
            ClashingPair(
                frozenset(p["roles"]),
                p["weight"],
                Text(**p["why"]),
                frozenset(FunctionType(t) for t in p.get("types", ())),
            )
            for p in pairs
        ),
        mandatory={name: _alternatives(codes) for name, codes in mandatory["types"].items()},
        severity=mandatory["severity"],
        coordinator=mandatory["coordinator"],
        hours=_load("limits.toml")["staffing"]["hours"],
        structure={t: {UnitKind(k): n for k, n in structure[t.value].items()} for t in AgencyType},
    )


def policy_for(settings: Mapping[str, str], own_codes: Set[str] = frozenset()) -> Policy:
    """The default policy with a project's settings (key → value) laid over it.

    `own_codes` are the cell codes of the project's own roles. Raises OrgDeskError for a value that cannot be
    read; it names the setting.
    """
    base = default_policy()
    if not any(key.startswith(_OVERRIDING) for key in settings):
        return base
    clashing = []
    for pair in base.clashing:
        value = settings.get(pair.key)
        weight = pair.weight if value is None else _number(pair.key, value, 0, 3)
        if weight:
            clashing.append(ClashingPair(pair.codes, weight, pair.why, pair.types))
    mandatory = dict(base.mandatory)
    for name in base.mandatory:
        value = settings.get(key := f"mandatory.{name}")
        if value is not None:
            mandatory[name] = _known(key, _alternatives(value.split()), own_codes)
    coordinator = {
        name: _number(key, settings[key], 1, 99) if (key := f"coordinator.{name}") in settings else number
        for name, number in base.coordinator.items()
    }
    case_limits(settings)
    hours = _number(HOURS, settings[HOURS], 1, 8784) if HOURS in settings else base.hours
    return Policy(tuple(clashing), mandatory, base.severity, coordinator, base.structure, hours)


def hours_source() -> LimitSource:
    """Where the default of the effective working hours comes from."""
    staffing = _load("limits.toml")["staffing"]
    return LimitSource(Text(**staffing["source"]), staffing["status"])


def case_limits(settings: Mapping[str, str]) -> CaseLimits:
    """The limits of cases under a project's settings. Raises OrgDeskError for a value that cannot be read."""
    defaults = _load("limits.toml")["cases"]
    fewest, percent = (settings.get(key, str(defaults[key[6:]])) for key in ("cases.fewest", "cases.percent"))
    return CaseLimits(_number("cases.fewest", fewest, 2, 999), _number("cases.percent", percent, 1, 100))


def cases_source() -> LimitSource:
    """Where the default limits of cases come from."""
    cases = _load("limits.toml")["cases"]
    return LimitSource(Text(**cases["source"]), cases["status"])


@cache
def limit_sources() -> dict[str, LimitSource]:
    """Rule code → the source of its limits."""
    rules = _load("limits.toml")["rules"]
    return {code: LimitSource(Text(**r["source"]), r["status"]) for code, r in rules.items()}


def structure_source() -> str:
    """The regulation behind the caps of agency structure."""
    return str(_load("limits.toml")["structure"]["source"])


@cache
def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((folder("models") / name).read_text(encoding="utf-8"))


def _alternatives(codes: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(code.split("|")) for code in codes)


def _known(key: str, roles: tuple[tuple[str, ...], ...], own_codes: Set[str]) -> tuple[tuple[str, ...], ...]:
    known = own_codes | refs_by_code().keys()
    for code in (code for either in roles for code in either):
        if code not in known:
            raise OrgDeskError(
                Text(
                    "Pengaturan {key} menyebut peran {code} yang tidak ada. Peran yang ada: {known}.",
                    "The setting {key} names the role {code}, which does not exist. The roles are: {known}.",
                ).format(key=key, code=code, known=", ".join(sorted(known)))
            )
    return roles


def _number(key: str, value: str, least: int, most: int) -> int:
    if not value.isdecimal() or not least <= int(value) <= most:
        raise OrgDeskError(
            Text(
                "Pengaturan {key} bernilai {value}. Isilah bilangan {least} sampai {most}.",
                "The setting {key} is {value}. Use a number from {least} to {most}.",
            ).format(key=key, value=value, least=least, most=most)
        )
    return int(value)
