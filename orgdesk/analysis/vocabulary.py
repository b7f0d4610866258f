"""What people say for what a model calls otherwise: abbreviations, English, everyday words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from orgdesk.analysis.words import pieces, roots
from orgdesk.reference.shipped import folder

Phrase = tuple[str, ...]
"""Words in a row."""

SAME = 0.9
LEADS_TO = 0.55
"""How much a hit counts that was reached by another word, against one by the word itself."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A phrase and what it stands for."""

    phrase: Phrase
    meanings: tuple[tuple[Phrase, float], ...]
    """Other phrases, and how much a hit by each counts."""
    replaces: bool
    """The words of the phrase say nothing beyond it: "health office"; not so "obat habis"."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All sayings, to be found by any root of the first word."""

    question: frozenset[str]
    by_root: Mapping[str, tuple[Saying, ...]]
    by_length: Mapping[int, Mapping[str, str]]
    """Every word that begins or continues a saying, to find what a misspelt one may be."""

    def sayings(self, words: Iterable[str]) -> list[Saying]:
        """The sayings all whose words are among `words` (by their roots), the longest first."""
        there = {root for word in words for root in roots(word)}
        found: dict[Phrase, list[Saying]] = {}
        for root in there:
            for saying in self.by_root.get(root, ()):
                if all(not there.isdisjoint(roots(word)) for word in saying.phrase):
                    found.setdefault(saying.phrase, []).append(saying)
        distinct = {id(s): s for sayings in found.values() for s in sayings}
        return sorted(distinct.values(), key=lambda s: (-len(s.phrase), s.phrase, s.replaces))


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of models/."""
    data = tomllib.loads((folder("models") / "vocabulary.toml").read_text(encoding="utf-8"))
    sayings: list[Saying] = []
    for line in data["same"]:
        group = _phrases(line)
        for phrase in group:
            others = tuple((other, SAME) for other in group if other != phrase)
            sayings.append(Saying(phrase, others, replaces=True))
    interchangeable = {saying.phrase: saying.meanings for saying in sayings}
    for line in data["leads_to"]:
        said, meant = line.split("=>")
        meanings = tuple((phrase, LEADS_TO) for phrase in _phrases(meant))
        meanings += tuple(
            (other, LEADS_TO * s) for phrase, _ in meanings for other, s in interchangeable.get(phrase, ())
        )
        for phrase in _phrases(said):
            others = tuple((other, s) for other, s in meanings if other != phrase)
            sayings.append(Saying(phrase, others, replaces=False))
    by_root: dict[str, list[Saying]] = {}
    for saying in sayings:
        for root in roots(saying.phrase[0]):
            by_root.setdefault(root, []).append(saying)
    by_length: dict[int, dict[str, str]] = {}
    for word in (word for saying in sayings for word in saying.phrase):
        by_length.setdefault(len(word), {})[word] = word
    return Vocabulary(
        question=frozenset(data["question"].split()),
        by_root={root: tuple(found) for root, found in by_root.items()},
        by_length=by_length,
    )


def _phrases(line: str) -> list[Phrase]:
    return [tuple(pieces(phrase)) for phrase in line.split("|")]
