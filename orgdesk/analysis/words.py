"""Words as people type them, in Indonesian and in English: cut into pieces, and led back to their roots.

A light folding, without a dictionary: a word yields every root that its affixes allow (pengawas → awas,
kawas), and two words are kin where they share one. Which of the roots is a real word does not matter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_PIECE = re.compile(r"[a-z0-9]+(?:[-/.'][a-z0-9]+)*")
_CUT = re.compile(r"[-/.']")
_SHORTEST = 4
"""A root has at least as many letters; what is left of a shorter word is no longer telling."""

_ENCLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
_SUFFIXES = ("kan", "an", "i")
_NASALS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("meny", ("s", "ny")),
    ("peny", ("s", "ny")),
    ("meng", ("", "k")),
    ("peng", ("", "k")),
    ("mem", ("", "p", "m")),
    ("pem", ("", "p", "m")),
    ("men", ("", "t", "n")),
    ("pen", ("", "t", "n")),
    ("ber", ("", "r")),
    ("per", ("", "r")),
    ("ter", ("",)),
    ("me", ("",)),
    ("pe", ("",)),
    ("di", ("",)),
    ("ke", ("",)),
    ("se", ("",)),
)
"""Prefix → with what the root may begin in its place: menyalurkan → salur, memutuskan → putus."""


def pieces(text: str) -> list[str]:
    """The words of a text in small letters without accents; "P-IRT" yields p, irt and pirt."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    found: list[str] = []
    for match in _PIECE.finditer(plain):
        parts = _CUT.split(match.group())
        found += parts
        if 1 < len(parts) <= 3 and not any(part.isdigit() for part in parts):
            found.append("".join(parts))
    return found


@lru_cache(maxsize=65536)
def roots(word: str) -> tuple[str, ...]:
    """The word itself and whatever it may be derived from."""
    if len(word) <= _SHORTEST or not word.isalpha():
        return (word,)
    found = {word: None}
    for stem in _without_suffixes(word):
        found.setdefault(stem)
        for prefix, starts in _NASALS:
            if not stem.startswith(prefix):
                continue
            rest = stem[len(prefix) :]
            for start in starts:
                if (not start or rest[:1] in "aeiou") and len(start) + len(rest) >= _SHORTEST:
                    found.setdefault(start + rest)
    for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):  # English plurals
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= _SHORTEST:
            found.setdefault(word[: -len(ending)] + instead)
    return tuple(found)


def _without_suffixes(word: str) -> list[str]:
    found = [word]
    for ending in _ENCLITICS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            found.append(word[: -len(ending)])
            break
    for stem in tuple(found):
        for ending in _SUFFIXES:
            if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST:
                found.append(stem[: -len(ending)])
    return found


def marks(text: str, terms: Iterable[str]) -> list[tuple[int, int]]:
    """Where words of `text` stand that are among `terms` or begin with one: (start, end)."""
    wanted = set(terms)
    found = []
    for match in re.finditer(r"\w+", text):
        for piece in pieces(match.group()):
            if any(root in wanted for root in roots(piece)):
                found.append(match.span())
                break
    return found
