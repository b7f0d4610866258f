"""What a role cell says: our codes and names, RACI letters, marks, and what a legend makes of them.

A cell is split into tokens, and a token has a `Meaning`. What is not sure stands in one question with a part
for each token; a token that nobody knows is left out as long as nobody says more, and its cells are told as
problems, since a typing error in one cell should not hold up all others.
Short forms and synonyms stand in models/role-words.toml. "Informed" of RACI has no counterpart among the
roles and is kept as a note; "consulted" comes nearest to who supplies information. [DERIVED]
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from orgdesk.exchange.incoming.mapping import Mapping as Answers
from orgdesk.exchange.incoming.recognition.noise import clean, flat, fold, says_nothing, without_footnote_mark
from orgdesk.exchange.incoming.said import Legend
from orgdesk.organization.display import role_name, roles_by_code
from orgdesk.organization.organization import Organization
from orgdesk.reference.shipped import folder
from orgdesk.reference.standard import DISTRIBUTOR, refs_by_code

IGNORE = "ignore"
"""The answer that a token says nothing."""
NOTE = "note"
"""The answer that a token is kept in words beside the function, and is no role."""
NEW = "new"
"""The answer that a token is a role that the model lacks."""


class System(StrEnum):
    """How roles are written in a table."""

    CODES = "codes"
    """Our cell codes, names of roles, their short forms."""
    LETTERS = "letters"
    """RACI, RASCI, DACI: one letter each."""
    MARKS = "marks"
    """X, V, √, ●, 1: somebody takes part."""


class Kind(StrEnum):
    """What a token amounts to."""

    ROLE = "role"
    NOTE = "note"
    IGNORE = "ignore"
    NEW = "new"
    OPEN = "open"
    """Nobody knows before the question is answered."""
    UNKNOWN = "unknown"
    """No role as far as anybody knows; left out, and told."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a token means."""

    kind: Kind
    code: str = ""
    """Cell code of the role."""
    role: str = ""
    resource: str | None = None
    sure: bool = True
    """Whether it need not be asked."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of models/role-words.toml, folded."""

    roles: Mapping[str, str]
    """Word → standard cell code."""
    unsure: Mapping[str, str]
    """Word or letter → what it probably means: a standard cell code or "note"."""
    nothing: frozenset[str]


@cache
def _words() -> _Words:
    data = tomllib.loads((folder("models") / "role-words.toml").read_text(encoding="utf-8"))

    def turned(table: Mapping[str, str]) -> dict[str, str]:
        return {fold(word): code for code, words in table.items() for word in words.split("|")}

    nothing = frozenset(map(fold, data["nothing"]["words"].split("|")))
    return _Words(turned(data["roles"]), turned(data["unsure"]), nothing)


_LETTERS = frozenset("RASCIQVDLEPON")
_RACI = frozenset("ACI")
_MARKS = frozenset(
    ["x", "v", "√", "✓", "✔", "☑", "✗", "✘", "●", "•", "○", "◉", "■", "□", "▪", "✅", "\u00d7"]
) | {
    "1",
    "*",
    "o",
    "y",
    "ya",
    "yes",
    "ada",
}
_LONG_ENOUGH, _NEAR = 6, 85.0
"""Letters of a word that can be mistyped, and how near (of 100) it must be to a name. [DERIVED]"""
_SEPARATORS = re.compile(r"\s*(?:[/,;+&|\n\\•]|\s(?:dan|and|serta|atau|or)\s|\s[-–]\s)\s*", re.I)  # noqa: RUF001
_LABEL = re.compile(
    r"^(?:(?:skpd|opd|unit|unit kerja|instansi|lembaga|perangkat daerah|pihak|organisasi)\b[\s/]*)+", re.I
)
_REMARK = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]?\s*")


def without_label(title: str) -> str:
    """A title without what it says of whom the role is: "SKPD/OPD penanggung jawab", "Instansi terkait"."""
    return _LABEL.sub("", title) or title


class Vocabulary:
    """The codes and names by which the roles of a model go."""

    def __init__(self, organization: Organization) -> None:
        self.codes = {fold(code): (code, *ref) for code, ref in roles_by_code(organization).items()}
        names: dict[str, tuple[str, str, str | None]] = {}
        known = {ref: code for code, ref in roles_by_code(organization).items()}
        standard = refs_by_code()
        for word, called in _words().roles.items():
            ref = standard.get(called)
            if ref is not None and (ref.role, ref.resource) in known:
                names[word] = (known[ref.role, ref.resource], ref.role, ref.resource)
        for (role, resource), code in known.items():
            name = role_name(organization, role, resource)
            names.update({fold(word): (code, role, resource) for word in (name.id, name.en)})
        names.pop("", None)
        self.names = names
        self.standard = {
            code: known[ref.role, ref.resource]
            for code, ref in refs_by_code().items()
            if (ref.role, ref.resource) in known
        }
        self.options = [
            (code, role_name(organization, *ref)) for code, ref in roles_by_code(organization).items()
        ]

    def role(self, word: str) -> Meaning | None:
        """The role that is called so, by code or by name."""
        key = fold(word)
        found = self.codes.get(key) or self.names.get(key)
        return None if found is None else Meaning(Kind.ROLE, *found)

    def value(self, value: str, sure: bool = True) -> Meaning:
        """What an answer means: a cell code, "ignore", "note", "new"."""
        if value in (IGNORE, NOTE, NEW):
            return Meaning(Kind(value), sure=sure)
        found = self.codes.get(fold(value)) or self.codes.get(fold(self.standard.get(value, "")))
        return Meaning(Kind.UNKNOWN, sure=False) if found is None else Meaning(Kind.ROLE, *found, sure=sure)

    def of_titles(self, titles: tuple[str, ...]) -> Meaning | None:
        """The role that a column is headed by: "Penyandang dana", "Pemasok > Informasi", "Responsible"."""
        if not titles:
            return None
        above = [self.of_words(title) for title in titles[:-1]]
        if any(found is not None and found.role == DISTRIBUTOR for found in above):
            return next(found for found in above if found is not None and found.role == DISTRIBUTOR)
        bare = without_label(titles[-1])
        found = self.role(titles[-1]) or self.of_words(titles[-1])
        found = found or (self.role(bare) or self.of_words(bare) if bare != titles[-1] else None)
        return found if found is not None and found.kind in (Kind.ROLE, Kind.NOTE) else None

    def of_words(self, words: str) -> Meaning | None:
        """What the words of a legend mean: "Responsible - who performs", "Pengambil keputusan (1)"."""
        for phrase in _phrases(words):
            key = fold(phrase)
            if key in _words().unsure and len(key) > 1:
                return self.value(_words().unsure[key], sure=False)
            if key in _words().nothing:
                return Meaning(Kind.IGNORE)
            if (found := self.names.get(key)) is not None:
                return Meaning(Kind.ROLE, *found)
        return None


def _phrases(words: str) -> Iterable[str]:
    """The words of a legend, what stands before the explanation, and ever fewer of its first words."""
    plain = flat(clean(words))
    yield plain
    first = re.split(r"\s[-–—]\s|[(:;,.=/]|\s\|\s|→", plain, maxsplit=1)[0].strip()  # noqa: RUF001
    yield first
    parts = first.split()
    for count in range(min(3, len(parts) - 1), 0, -1):
        yield " ".join(parts[:count])
    if len(parts) > 1 and parts[0].lower() in ("the", "is", "yang", "pihak", "unit"):
        yield parts[1]


@dataclass(slots=True)
class Coding:
    """How one table writes roles, told from all its cells and what the file says about its codes."""

    system: System
    vocabulary: Vocabulary
    legend: Mapping[str, str]
    """Token in capitals → words."""
    answers: Answers
    tokens: frozenset[str] = frozenset()
    """All tokens of the table, in capitals."""
    _split: dict[str, tuple[tuple[str, ...], str]] = field(default_factory=dict)
    _known: dict[str, Meaning] = field(default_factory=dict)

    def split(self, text: str) -> tuple[tuple[str, ...], str]:
        """(tokens, remark) of a cell: ("PL",), "utama" of "PL (utama)"."""
        found = self._split.get(text)
        if found is None:
            found = self._split[text] = self._divide(text)
        return found

    def _divide(self, text: str) -> tuple[tuple[str, ...], str]:
        text = without_footnote_mark(clean(text))
        if says_nothing(text):
            return (), ""
        if text[:1] not in ("(", "[") and self._is_token(text):
            return (text,), ""
        remarks = [remark.strip() for remark in _REMARK.findall(text)]
        bare = _REMARK.sub(" / ", text) if remarks else text
        if remarks and not bare.strip(" /"):
            bare, remarks = remarks[0], []
        tokens: list[str] = []
        for piece in _SEPARATORS.split(bare):
            piece = piece.strip(" .:'\"") or piece.strip()
            if piece and not says_nothing(piece):
                tokens += self._glued(piece)
        return tuple(dict.fromkeys(tokens)), "; ".join(filter(None, remarks))

    def _is_token(self, text: str) -> bool:
        key = text.upper()
        known = key in self.legend or self.vocabulary.role(text) is not None or text.casefold() in _MARKS
        return known or (len(text) > 2 and fold(text) in _words().unsure)

    def _is_code(self, word: str) -> bool:
        upper = word.upper()
        return upper in self.legend or fold(word) in self.vocabulary.codes or self._is_letters(word)

    def _glued(self, piece: str) -> list[str]:
        """Tokens that stand together without a separator: RA, KPPL, "KP PL"."""
        if self._is_token(piece):
            return [piece]
        if " " in piece:
            words = piece.split()
            if all(self._is_code(word) for word in words):
                return [token for word in words for token in self._glued(word)]
            return [piece]
        if self._is_letters(piece) and self.system is System.LETTERS:
            return list(piece)
        return self._segments(piece) or [piece]

    def _is_letters(self, piece: str) -> bool:
        """Letters that stand alone or together: R, RA, ra; not "Cara"."""
        if len(piece) > 4 or len(set(piece)) < len(piece) or not (piece.isupper() or len(piece) < 3):
            return False
        return set(piece.upper()) <= _LETTERS | {token for token in self.legend if len(token) == 1}

    def _segments(self, piece: str) -> list[str]:
        """Codes of the model, or of the legend, that stand together."""
        if len(piece) > 8 or not piece.isalnum():
            return []
        for length in range(len(piece) - 1, 0, -1):
            head, rest = piece[:length], piece[length:]
            if len(head) >= 2 and (fold(head) in self.vocabulary.codes or head.upper() in self.legend):
                if fold(rest) in self.vocabulary.codes or rest.upper() in self.legend:
                    return [head, rest]
                if tail := self._segments(rest):
                    return [head, *tail]
        return []

    def meaning(self, token: str) -> Meaning:
        """What a token means."""
        found = self._known.get(token)
        if found is None:
            found = self._known[token] = self._find(token)
        return found

    def _find(self, token: str) -> Meaning:
        answer = self.answers.answer(key_of(token))
        if answer is not None:
            return self.vocabulary.value(answer)
        key, upper = fold(token), token.upper()
        said = self.vocabulary.of_words(self.legend[upper]) if upper in self.legend else None
        if said is not None:
            return said
        if self.system is System.MARKS and token.casefold() in _MARKS:
            return Meaning(Kind.OPEN, sure=False)
        single = len(token) == 1 and self.system is System.LETTERS
        own = self.vocabulary.codes.get(key)
        if own is not None and not (single and upper in _LETTERS and self.system is System.LETTERS):
            return Meaning(Kind.ROLE, *own)
        if key in _words().nothing:
            return Meaning(Kind.IGNORE)
        if single:
            return self._letter(key, upper)
        if (named := self.vocabulary.names.get(key)) is not None:
            return Meaning(Kind.ROLE, *named)
        if key in _words().unsure:
            return self.vocabulary.value(_words().unsure[key], sure=False)
        if token.casefold() in _MARKS:
            return Meaning(Kind.OPEN, sure=False)
        return self._near(key)

    def _near(self, key: str) -> Meaning:
        """A word that is nearly the name of a role probably means it; that is asked."""
        found = None
        if len(key) >= _LONG_ENOUGH:
            found = process.extractOne(key, self.vocabulary.names.keys(), scorer=ratio, score_cutoff=_NEAR)
        if found is None:
            return Meaning(Kind.UNKNOWN, sure=False)
        return Meaning(Kind.ROLE, *self.vocabulary.names[found[0]], sure=False)

    def _letter(self, key: str, upper: str) -> Meaning:
        """A letter that no legend explains: as in RACI where the letters of the table speak for that."""
        if not self.tokens & _RACI:
            return Meaning(Kind.OPEN, sure=False)
        if key not in _words().unsure:
            return Meaning(Kind.UNKNOWN, sure=False)
        return self.vocabulary.value(_words().unsure[key], sure=False)

    def share(self, texts: Mapping[str, int]) -> float:
        """The part of cells (text → how often) that are wholly made of tokens that are known to be codes."""
        known = sum(count for text, count in texts.items() if self.reads(text))
        return known / max(1, sum(texts.values()))

    def reads(self, text: str) -> bool:
        """Whether a cell is made of codes, letters or marks alone."""
        tokens, _ = self.split(text)
        if not tokens:
            return True
        return all(
            self._is_token(token)
            or (len(token) == 1 and token.upper() in _LETTERS)
            or fold(token) in _words().unsure
            or fold(token) in _words().nothing
            for token in tokens
        )


def coding_of(
    texts: Mapping[str, int], legend: Legend, organization: Organization, answers: Answers
) -> Coding:
    """How a table writes roles, by its cells (text → how often) and the legend."""
    words = {token.upper(): said for token, said in legend.words.items()}
    vocabulary = Vocabulary(organization)
    codes = Coding(System.CODES, vocabulary, words, answers)
    letters = marks = known = 0
    for text, count in texts.items():
        tokens, _ = codes.split(text)
        for token in tokens:
            marks += count * (token.casefold() in _MARKS)
            is_known = len(token) > 1 and vocabulary.role(token) is not None
            known += count * is_known
            letters += count * (not is_known and codes._is_letters(token))
    if marks and marks >= 0.8 * (max(known, letters, marks)) and not (words.keys() & {"X", "V"}):
        system = System.MARKS
    else:
        system = System.LETTERS if letters > known else System.CODES
    coding = Coding(system, vocabulary, words, answers)
    tokens_of = {token.upper() for text in texts for token in coding.split(text)[0]}
    coding.tokens = frozenset(tokens_of)
    return coding


def is_mark(text: str) -> bool:
    """Whether a cell is a mark: X, V, √, ●, 1, ya."""
    return text.casefold() in _MARKS


def key_of(token: str) -> str:
    """Where the mapping keeps what a token means."""
    return f"code:{token.upper()}"
