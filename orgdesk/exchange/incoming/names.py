"""Which row a name on a sheet means: names however they are typed, codes, abbreviations, near names.

Abbreviations stand in models/abbreviations.toml. A near name is never taken for the same by itself.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import AgencyKind, UnitKind
from orgdesk.reference.shipped import folder

NEAR = 84
"""Percent from which two names are near enough to be asked about. [DERIVED]"""
_NEAREST = 3
"""So many near names are offered."""
_TELLING = 3
"""So many of the rarest words of a name lead to the rows it is compared with,"""
_CANDIDATES = 40
"""and so many of these, that share the most of them, are compared letter by letter."""
_OTHER_WORD = 55
"""Percent; words less alike are no misspelling of each other: "hamil", "bersalin". [DERIVED]"""

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_WORD = re.compile(r"[^\W_]+")
_JOINTS = frozenset(("dan", "and"))
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_NUMBERED = re.compile(r"\d+|\b[ivx]+\b")


class How(StrEnum):
    """Why a name is taken for a row."""

    EXACT = "exact"
    CODE = "code"
    SHORT_NAME = "short_name"
    ABBREVIATION = "abbreviation"
    HEAD = "head"
    """It names who heads the unit, or the unit by its head."""
    NEAR = "near"


HOW_WORDS: dict[How, Text] = {
    How.EXACT: Text("nama sama", "same name"),
    How.CODE: Text("kode sama", "same code"),
    How.SHORT_NAME: Text("nama singkat sama", "same short name"),
    How.ABBREVIATION: Text("singkatan", "abbreviation"),
    How.HEAD: Text("pimpinannya", "its head"),
    How.NEAR: Text("nama mirip", "near name"),
}


class Match(NamedTuple):
    """A row that a name may mean."""

    id: str
    how: How
    percent: int = 100


@lru_cache(maxsize=65536)
def normal(text: str) -> str:
    """A name without what does not tell names apart: capitals, accents, spaces, signs, "dan" and "&"."""
    plain = unicodedata.normalize("NFKC", text).translate(_INVISIBLE).casefold()
    return " ".join(word for word in _WORD.findall(plain) if word not in _JOINTS)


@lru_cache(maxsize=65536)
def expanded(text: str) -> str:
    """`normal` with every abbreviation led back to what it stands for."""
    return _written_out(normal(text))


def bare(text: str) -> tuple[str, str]:
    """A name without what stands in brackets, and that: ("Dinas Kesehatan", "Kepala Dinas")."""
    inside = [match[1].strip() for match in _BRACKETS.finditer(text)]
    outside = _BRACKETS.sub(" ", text).strip()
    return (outside, inside[0]) if outside and len(inside) == 1 else (text, "")


@lru_cache(maxsize=65536)
def of_head(text: str) -> str:
    """The name of the unit that somebody heads, written out: "Kabid P2P" → "bidang pencegahan …".

    "" where the name is none of a head.
    """
    written = expanded(text)
    for head, unit in _facts().heads:
        if written == head or written.startswith(head + " "):
            rest = written[len(head) :].strip()
            return _written_out(f"{unit} {rest}".strip())
    return ""


def agency_kind_of(name: str) -> AgencyKind | None:
    """The sort of agency that a name tells; None where it tells none."""
    found = _beginning(expanded(name), _facts().agency_kinds)
    return AgencyKind(found) if found else None


def unit_kind_of(name: str) -> UnitKind | None:
    """The sort of unit that a name tells; None where it tells none."""
    found = _beginning(expanded(bare(name)[0]), _facts().unit_kinds)
    return UnitKind(found) if found else None


@dataclass(slots=True)
class Names:
    """The names of the rows of one kind, in groups: units by their agency, functions by what stands above."""

    _exact: dict[str, list[str]] = field(default_factory=dict)
    _codes: dict[str, list[str]] = field(default_factory=dict)
    _short: dict[str, list[str]] = field(default_factory=dict)
    _written: dict[str, list[str]] = field(default_factory=dict)
    _others: dict[str, list[str]] = field(default_factory=dict)
    _heads: dict[str, list[str]] = field(default_factory=dict)
    _group: dict[str, str] = field(default_factory=dict)
    _full: dict[str, str] = field(default_factory=dict)
    _by_word: dict[str, list[str]] = field(default_factory=dict)

    def add(
        self,
        id_: str,
        name: str,
        *,
        code: str = "",
        short: str = "",
        group: str = "",
        others: Iterable[str] = (),
        heads: Iterable[str] = (),
        near: bool = True,
    ) -> None:
        """Know a row by its name, its code, its short name, `others` it goes by, and its `heads`.

        Where `near` is off the row is found by its full name and code only: one that this import makes.
        """
        self._group[id_] = group
        _file(self._exact, normal(name), id_)
        _file(self._codes, _code(code), id_)
        written = expanded(name)
        _file(self._written, written, id_)
        if not near:
            return
        _file(self._short, normal(short), id_)
        outside, inside = bare(name)
        one_word_for_it = inside if not re.search(r"[,;/]", inside) else ""
        for other in (outside, one_word_for_it, short, *others):
            _file(self._others, expanded(other), id_)
        for head in (name, outside):
            _file(self._heads, of_head(head), id_)
            _file(self._heads, _written_out(f"kepala {expanded(head)}") if expanded(head) else "", id_)
        for head in heads:
            _file(self._heads, expanded(head), id_)
        self._full[id_] = written
        for word in set(written.split()):
            self._by_word.setdefault(word[:4], []).append(id_)

    def exact(self, name: str, group: str | None = None) -> list[str]:
        """The rows of that name (see `normal`), of the group only where one is given."""
        return self._within(self._exact.get(normal(name), ()), group)

    def written_out(self, name: str, group: str | None = None) -> list[str]:
        """The rows of that name with abbreviations written out."""
        return self._within(self._written.get(expanded(name), ()), group)

    def code(self, code: str, group: str | None = None) -> list[str]:
        """The rows of that code."""
        return self._within(self._codes.get(_code(code), ()), group) if _code(code) else []

    def same(self, name: str, group: str | None = None) -> list[Match]:
        """The rows that go by a name in some shorter or longer form; several where it is ambiguous."""
        tries: list[tuple[Mapping[str, list[str]], str, How]] = [
            (self._codes, _code(name), How.CODE),
            (self._short, normal(name), How.SHORT_NAME),
            (self._written, expanded(name), How.ABBREVIATION),
            (self._others, expanded(name), How.ABBREVIATION),
            (self._written, expanded(bare(name)[0]), How.ABBREVIATION),
            (self._others, expanded(bare(name)[0]), How.ABBREVIATION),
            (self._heads, expanded(name), How.HEAD),
            (self._written, of_head(name), How.HEAD),
            (self._others, of_head(name), How.HEAD),
        ]
        for index, key, how in tries:
            found = self._within(index.get(key, ()), group) if key else []
            if found:
                return [Match(id_, how) for id_ in found]
        return []

    def near(self, name: str, group: str | None = None) -> list[Match]:
        """The rows whose names are like a name, the nearest first, with how near in percent."""
        wanted = expanded(name)
        if len(wanted) < 5:
            return []
        postings = sorted((self._by_word.get(word[:4], []) for word in set(wanted.split())), key=len)
        shared: Counter[str] = Counter()
        for posting in [p for p in postings if p][:_TELLING]:
            shared.update(posting)
        candidates: dict[str, str] = {}
        for id_, _ in shared.most_common(_CANDIDATES):
            if (group is None or self._group[id_] == group) and _may_be(wanted, self._full[id_]):
                candidates[id_] = self._full[id_]
        scores: dict[str, float] = {}
        for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
            for _, score, id_ in process.extract(wanted, candidates, scorer=scorer, score_cutoff=NEAR):
                scores[id_] = max(score, scores.get(id_, 0.0))
        nearest = sorted(scores, key=lambda id_: -scores[id_])[:_NEAREST]
        return [Match(id_, How.NEAR, min(round(scores[id_]), 99)) for id_ in nearest]

    def _within(self, ids: Iterable[str], group: str | None) -> list[str]:
        return [id_ for id_ in ids if group is None or self._group[id_] == group]


def _may_be(one: str, other: str) -> bool:
    """Whether two names differ by spelling or by words that only one has, not by a number or another word."""
    if _NUMBERED.findall(one) != _NUMBERED.findall(other):
        return False
    here, there = set(one.split()), set(other.split())
    left, right = " ".join(sorted(here - there)), " ".join(sorted(there - here))
    return not left or not right or fuzz.ratio(left, right) >= _OTHER_WORD


def like(one: str, other: str) -> int:
    """How like two names are, in percent, whatever is abbreviated in them."""
    written = expanded(one), expanded(other)
    return round(max(fuzz.ratio(*written), fuzz.token_sort_ratio(*written)))


def _file(index: dict[str, list[str]], key: str, id_: str) -> None:
    if key:
        under = index.setdefault(key, [])
        if id_ not in under:
            under.append(id_)


def _code(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_INVISIBLE).casefold().strip().rstrip(".")


# -- the facts ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Facts:
    by_first_word: Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]
    """First word → (abbreviated words, full words), the longest first."""
    heads: tuple[tuple[str, str], ...]
    agency_kinds: tuple[tuple[str, str], ...]
    """(beginning, kind), the longest first."""
    unit_kinds: tuple[tuple[str, str], ...]


@cache
def _facts() -> _Facts:
    data = tomllib.loads((folder("models") / "abbreviations.toml").read_text(encoding="utf-8"))
    phrases: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for line in data["same"]:
        full, *short = (tuple(normal(form).split()) for form in line.split("|"))
        for form in short:
            phrases.setdefault(form[0], []).append((form, full))
    for known in phrases.values():
        known.sort(key=lambda pair: -len(pair[0]))
    heads = [tuple(normal(side) for side in line.split("=>")) for line in data["heads"]]
    return _Facts(
        {first: tuple(known) for first, known in phrases.items()},
        tuple(sorted(((head, unit) for head, unit in heads), key=lambda pair: -len(pair[0]))),
        _kinds(data["agency_kinds"]),
        _kinds(data["unit_kinds"]),
    )


def _kinds(table: Mapping[str, list[str]]) -> tuple[tuple[str, str], ...]:
    pairs = [(normal(beginning), kind) for kind, beginnings in table.items() for beginning in beginnings]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _beginning(written: str, kinds: tuple[tuple[str, str], ...]) -> str | None:
    return next((kind for start, kind in kinds if written == start or written.startswith(start + " ")), None)


def _written_out(text: str) -> str:
    facts, words = _facts(), text.split()
    found: list[str] = []
    at = 0
    while at < len(words):
        for short, full in facts.by_first_word.get(words[at], ()):
            if tuple(words[at : at + len(short)]) == short:
                found += full
                at += len(short)
                break
        else:
            found.append(words[at])
            at += 1
    return " ".join(found)
