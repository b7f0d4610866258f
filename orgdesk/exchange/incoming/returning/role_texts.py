"""What stands in the cells of our own matrices: role codes or names of roles, as people retype them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from orgdesk.exchange.incoming.returning.keyed_fields import folded, plain
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import SUPPLIER, role_code, role_name, roles_by_code
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Assignment

Held = tuple[str, str | None]
"""A role as a cell shows it: (role id, resource id for suppliers)."""
HeldSet = frozenset[Held]
NOTHING: HeldSet = frozenset()

_EMPTY = frozenset({"", "-", "--", "---", "\u2013", "\u2014", "nihil", "n/a"})
_PARTS = re.compile(r"[\n,;/+&|•·]|\s(?:dan|and)\s")
_LONGEST = 24
"""Characters of codes that are written without anything between them. [DERIVED]"""
_BESIDE = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class CellRead:
    """What a cell says: the roles, and the words that are none."""

    held: HeldSet
    unknown: tuple[str, ...] = ()
    beside: bool = False
    """Words in brackets stood beside a code; they are not kept."""


def held_of(assignment: Assignment) -> Held:
    """The role of an assignment as its cell shows it."""
    return assignment.role, assignment.resource if assignment.role == SUPPLIER else None


@dataclass(slots=True)
class RoleTexts:
    """Reads cells; each text once. The codes of the export count before those of now."""

    base: Organization
    ours: Organization
    _known: dict[str, Held] = field(default_factory=dict)
    _exact: dict[str, Held] = field(default_factory=dict)
    _codes: list[str] = field(default_factory=list)
    _order: dict[Held, int] = field(default_factory=dict)
    _read: dict[str, CellRead] = field(default_factory=dict)
    _sets: dict[HeldSet, HeldSet] = field(default_factory=dict)
    _texts: dict[tuple[HeldSet, bool], Text] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for organization in (self.base, self.ours):
            found: dict[str, Held] = dict(roles_by_code(organization))
            if SUPPLIER in organization.roles:
                found.setdefault(organization.roles[SUPPLIER].code, (SUPPLIER, None))
            for code, held in found.items():
                self._exact.setdefault(code, held)
                self._known.setdefault(folded(code), held)
                self._order.setdefault(held, len(self._order))
            for held in found.values():
                name = role_name(organization, *held)
                self._known.setdefault(folded(name.id), held)
                self._known.setdefault(folded(name.en), held)
        self._codes = sorted((folded(code) for code in self._exact if code), key=len, reverse=True)
        self._known.pop("", None)

    def held(self, assignments: Iterable[Assignment]) -> HeldSet:
        """What a cell with these assignments shows."""
        found = frozenset([held_of(a) for a in assignments])
        return self._sets.setdefault(found, found)

    def read(self, text: str) -> CellRead:
        """What a text says."""
        found = self._read.get(text)
        if found is None:
            found = self._read[text] = self._parse(text)
        return found

    def shows(self, text: str, held: HeldSet) -> bool:
        """Whether a text is how these roles are written out: for codes that hold spaces or commas."""
        return any(plain(text) == plain(written) for written in self._written(held))

    def words(self, held: HeldSet, words: bool = False) -> Text:
        """Roles as a sentence calls them, codes or names; "-" for none."""
        key = (held, words)
        if key not in self._texts:
            ordered = self.ordered(held)
            if words:
                names = [self.name(h) for h in ordered]
                text = Text(", ".join(n.id for n in names) or "-", ", ".join(n.en for n in names) or "-")
            else:
                codes = " ".join(self.code(h) for h in ordered) or "-"
                text = Text(codes, codes)
            self._texts[key] = text
        return self._texts[key]

    def code(self, held: Held) -> str:
        """The code of a role, as it is now where it still is."""
        organization = self.ours if self._has(self.ours, held) else self.base
        return role_code(organization, *held)

    def name(self, held: Held) -> Text:
        """The name of a role."""
        organization = self.ours if self._has(self.ours, held) else self.base
        return role_name(organization, *held)

    def ordered(self, held: HeldSet) -> list[Held]:
        """Roles in the order of the guide."""
        return sorted(held, key=lambda h: (self._order.get(h, len(self._order)), h[0], h[1] or ""))

    def exists(self, held: Held) -> bool:
        """Whether a role can be given now."""
        return self._has(self.ours, held) and held != (SUPPLIER, None)

    @staticmethod
    def _has(organization: Organization, held: Held) -> bool:
        role, resource = held
        return role in organization.roles and (resource is None or resource in organization.resources)

    def _written(self, held: HeldSet) -> list[str]:
        ordered = self.ordered(held)
        names = [role_name(self.base if self._has(self.base, h) else self.ours, *h) for h in ordered]
        codes = [role_code(self.base if self._has(self.base, h) else self.ours, *h) for h in ordered]
        return [" ".join(codes), " ".join(n.id for n in names), " ".join(n.en for n in names)]

    def _parse(self, text: str) -> CellRead:
        whole = plain(text)
        if whole.casefold() in _EMPTY:
            return CellRead(NOTHING)
        if whole in self._exact:
            return CellRead(self._set({self._exact[whole]}))
        if whole.casefold() in self._known:
            return CellRead(self._set({self._known[whole.casefold()]}))
        found: set[Held] = set()
        unknown: list[str] = []
        bare = _BESIDE.sub(" ", text)
        for part in _PARTS.split(bare):
            self._part(part, found, unknown)
        return CellRead(self._set(found), tuple(unknown), bare != text)

    def _part(self, part: str, found: set[Held], unknown: list[str]) -> None:
        whole = plain(part)
        if not whole.strip("*†. "):
            return
        known = self._token(whole)
        if known is not None:
            found.update(known)
            return
        tokens = [self._token(token) for token in whole.split()]
        if all(token is not None for token in tokens):
            found.update(held for token in tokens if token is not None for held in token)
        else:
            known_ones = [token for token in tokens if token is not None]
            words = [word for word, token in zip(whole.split(), tokens, strict=True) if token is None]
            found.update(held for token in known_ones for held in token)
            unknown += words if known_ones else [whole]

    def _token(self, token: str) -> list[Held] | None:
        if token in self._exact:
            return [self._exact[token]]
        key = token.casefold().strip("*†. ")
        if key in self._known:
            return [self._known[key]]
        return self._run_together(key)

    def _run_together(self, text: str) -> list[Held] | None:
        """Codes without anything between them: "KPPL"."""
        if len(text) > _LONGEST:
            return None
        if not text:
            return []
        for code in self._codes:
            if text.startswith(code):
                rest = self._run_together(text[len(code) :])
                if rest is not None:
                    return [self._known[code], *rest]
        return None

    def _set(self, found: set[Held]) -> HeldSet:
        frozen = frozenset(found)
        return self._sets.setdefault(frozen, frozen)
