"""What the heading of a column means, by the words of models/headings.toml.

`meaning_of` goes by the titles of one column alone; "Uraian tugas" is a function to it, and "Nama" too.
`settle` looks at all columns of a table together: beside a post "Nama" is who holds it and "B" how many
posts are filled, beside hours a function is a task. Whoever finds a table settles its columns, and then
applies what the mapping says.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from orgdesk.exchange.incoming.recognition.table import MEANINGS, Column
from orgdesk.organization.records import PositionKind
from orgdesk.reference.shipped import folder

Words = tuple[str, ...]

_SIGNS = re.compile(r"\(?\s*(?:\+\s*/\s*[-\u2013\u2212]|±)\s*\)?")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_FOOTNOTE = re.compile(r"(?:\*+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\b\d\))\s*$")
_WORD = re.compile(r"[^\W_]+")
_DEPTH = re.compile(r"(?:level|lvl|tingkat|jenjang|lapis|eselon|echelon|tier) ?(\d|i{1,3}|iv|v)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_RANKS: tuple[frozenset[str], ...] = (
    frozenset({"instansi", "dinas", "badan", "agency", "opd", "skpd", "directorate"}),
    frozenset({"bidang", "sekretariat", "bagian", "division", "bidang sekretariat", "sekretariat bidang"}),
    frozenset({"seksi", "subbagian", "subbag", "section", "seksi subbagian", "subbagian seksi"}),
    frozenset({"tim", "subseksi", "team", "kelompok"}),
)
_MINUTES = re.compile(r"\b(?:menit|mnt|minutes?|mins?)\b", re.I)

_ONLY_A_NAME = frozenset({("nama",), ("name",), ()})
_MANAGERS = frozenset({("manager",), ("supervisor",), ("leader",)})
_TELLS_MORE = frozenset(
    {("uraian",), ("description",), ("deliverable",), ("deliverables",), ("indikator", "kinerja")}
)
"""Beside another wording these describe it."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """Titles that mean something only beside columns of a certain meaning."""

    titles: frozenset[Words]
    meaning: str
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Headings:
    """The words of models/headings.toml."""

    filler: frozenset[str]
    phrases: Mapping[Words, str]
    open: frozenset[Words]
    """Phrases that more words may follow."""
    longest: int
    beside: tuple[_Beside, ...]
    structural: tuple[Words, ...]
    functional: tuple[Words, ...]


@cache
def _headings() -> _Headings:
    data = tomllib.loads((folder("models") / "headings.toml").read_text(encoding="utf-8"))
    phrases: dict[Words, str] = {}
    goes_on: set[Words] = set()
    for meaning, titles in data["sure"].items():
        if meaning not in MEANINGS:
            raise ValueError(meaning)
        for title in titles.split("|"):
            words = tuple(title.replace("…", " ").split())
            phrases.setdefault(words, meaning)
            if "…" in title:
                goes_on.add(words)
    beside = tuple(
        _Beside(
            frozenset(tuple(title.split()) for title in entry["titles"].split("|")),
            entry["meaning"],
            frozenset(entry["with"]),
        )
        for entry in data["beside"]
    )
    filler = frozenset(data["filler"].split())
    posts = {sort: _titles(titles) for sort, titles in data["posts"].items()}
    return _Headings(
        filler,
        phrases,
        frozenset(goes_on),
        max(map(len, phrases)),
        beside,
        posts["structural"],
        posts["functional"],
    )


def _titles(lines: str) -> tuple[Words, ...]:
    return tuple(words_of(title) for title in lines.split("|"))


def words_of(title: str) -> Words:
    """The words of a heading in small letters, without what stands in brackets, footnotes and punctuation."""
    plain = unicodedata.normalize("NFKC", _FOOTNOTE.sub("", title)).replace("#", " num ")
    plain = _SIGNS.sub(" plusminus ", plain) if re.fullmatch(r"[\W_]*", plain) else _SIGNS.sub(" ", plain)
    return tuple(_WORD.findall(_BRACKETS.sub(" ", plain).casefold()))


def meaning_of(titles: tuple[str, ...]) -> str | None:
    """What a column means, by its headings from the uppermost to the lowest; None for a unit, a role, or
    words that nobody has told us. The phrase of the most words wins."""
    return _meaning_of(tuple(words for words in map(words_of, titles) if words))


@lru_cache(maxsize=4096)
def _meaning_of(levels: tuple[Words, ...]) -> str | None:
    levels = tuple(words for words in levels if not all(word.isdigit() for word in words))
    if not levels:
        return None
    joined = tuple(word for words in levels for word in words)
    turned = tuple(word for words in reversed(levels) for word in words)
    tries = ((levels[-1], True), (joined, False), (turned, False))
    found = [match for words, open_ in tries if (match := _match(words, open_)) is not None]
    return max(found, key=lambda match: match[0])[1] if found else None


def _match(words: Words, open_: bool) -> tuple[float, str] | None:
    """The meaning of words that phrases and filler cover wholly, and how many words say it; where `open_`,
    any words may follow a phrase that is open. Not so below a merged heading: there stand units."""
    data = _headings()
    if len(words) > 2 and words[-2] in ("level", "lvl", "tingkat") and words[-1].isdigit():
        words = words[:-2]
    if words in data.phrases:
        return len(words), data.phrases[words]
    best: tuple[float, str] | None = None
    at, ended = 0, False
    while at < len(words):
        for length in range(min(data.longest, len(words) - at), 0, -1):
            phrase = words[at : at + length]
            if phrase in data.phrases and (phrase not in _ONLY_A_NAME):
                meaning = data.phrases[phrase]
                weight = 0.5 if meaning == "number" else float(length)
                if best is None or weight > best[0]:
                    best = weight, meaning
                ended = open_ and phrase in data.open
                at += length
                break
        else:
            if words[at] not in data.filler and not ended:
                return None
            at += 1
    return best


def settle(columns: Sequence[Column]) -> list[Column]:
    """The columns with what they mean beside each other; those that have a meaning by their titles alone
    may change it."""
    names = [words_of(column.title) for column in columns]
    means = [column.meaning for column in columns]
    for step in (_roles_of_people, _beside, _mere_names, _agencies, _wordings, _above):
        means = step(names, means)
    return [
        column if column.meaning == meaning else replace(column, meaning=meaning)
        for column, meaning in zip(columns, means, strict=True)
    ]


Means = list[str | None]


def _turned(means: Means, one: str, other: str) -> Means:
    return [other if meaning == one else meaning for meaning in means]


def _roles_of_people(names: Sequence[Words], means: Means) -> Means:
    """In a list of who reports to whom a role is a post."""
    led = "superior" in means or not _MANAGERS.isdisjoint(names)
    works = any(m == "function" and w not in _ONLY_A_NAME for w, m in zip(names, means, strict=True))
    return _turned(means, "role", "position") if led and not works and "position" not in means else means


def _beside(names: Sequence[Words], means: Means) -> Means:
    """Titles too short to be sure mean something beside others."""
    for entry in _headings().beside:
        if entry.beside.intersection(filter(None, means)):
            means = [
                entry.meaning
                if words in entry.titles and (meaning is None or entry.meaning == "filled")
                else meaning
                for words, meaning in zip(names, means, strict=True)
            ]
    return means


def _mere_names(names: Sequence[Words], means: Means) -> Means:
    """ "Nama" is that of whatever the other columns tell about."""
    bare = [n for n, words in enumerate(names) if means[n] == "function" and words in _ONLY_A_NAME]
    if not bare:
        return means
    there = set(means)
    means = list(means)
    if len(bare) < means.count("function"):
        for n in bare:
            means[n] = None
    elif "position" in there or {"superior", "unit"} <= there:
        means[bare[0]] = "holder"
    elif there & {"filled", "required", "grade", "position_kind"}:
        means[bare[0]] = "position"
    elif there & {"superior", "unit_kind", "echelon", "head_title"} and "unit" not in there:
        means[bare[0]] = "unit"
    return means


def _agencies(names: Sequence[Words], means: Means) -> Means:
    """An agency is the unit where no column names a unit."""
    there = set(means)
    if "unit" not in there and there & {"role", "superior", "unit_kind", "echelon"}:
        return _turned(means, "agency", "unit")
    return means


def _wordings(names: Sequence[Words], means: Means) -> Means:
    """Beside hours a function is a task; of several functions one is the line's own."""
    there = set(means)
    if there & {"hours", "effective_hours"} and there & {"volume", "workload", "required", "output"}:
        return _turned(means, "function", "task")
    return _one_function(names, means) if means.count("function") > 1 else means


def _above(names: Sequence[Words], means: Means) -> Means:
    """What stands above: a function above functions, a superior above units and posts."""
    units = not {"unit", "position"}.isdisjoint(filter(None, means))
    if "function" in means:
        return means if units else _turned(means, "superior", "parent")
    return _turned(means, "parent", "superior") if units else means


def _one_function(names: Sequence[Words], means: Means) -> Means:
    """Of several wordings the last is the function and those before it are above it, except that a
    description tells more about the one before it."""
    found = list(means)
    wordings = [n for n, meaning in enumerate(means) if meaning == "function"]
    last = next((n for n in reversed(wordings) if names[n] not in _TELLS_MORE), wordings[-1])
    for n in wordings:
        if n != last:
            found[n] = "parent" if n < last else "note"
    return found


def depth_of(title: str) -> int | None:
    """The depth of units that a column holds by its title: "Level 2", "Eselon III", "Seksi"."""
    words = " ".join(words_of(title))
    if match := _DEPTH.fullmatch(words):
        said = match[1].lower()
        return _ROMAN[said] if said in _ROMAN else int(said)
    return next((rank for rank, kinds in enumerate(_RANKS, 1) if words in kinds), None)


def in_minutes(titles: Iterable[str]) -> bool:
    """Whether a column of time counts minutes."""
    return any(_MINUTES.search(title) for title in titles)


def sort_of_post(title: str) -> PositionKind | None:
    """The sort of post that a title tells: "Kepala Seksi …", "Bidan Ahli Muda"; None where it tells none."""
    words, data = words_of(title), _headings()
    while words and words[0] in _ACTING:
        words = words[1:]
    if any(words[: len(phrase)] == phrase for phrase in data.structural):
        return PositionKind.STRUCTURAL
    lengths = {len(phrase) for phrase in data.functional}
    parts = {words[at : at + length] for at in range(len(words)) for length in lengths}
    return PositionKind.FUNCTIONAL if parts.intersection(data.functional) else None


_ACTING = frozenset({"plt", "plh", "pj", "pjs"})


def looks_like_head(words: Collection[str]) -> float:
    """How much the texts of a row look like the heading of a table, from 0 to 1.

    Three that mean something are as good as sure; numbers and whole sentences speak against it.
    """
    texts = [word.strip() for word in words if word.strip()]
    if not texts:
        return 0.0
    known = sum(meaning_of((text,)) is not None or depth_of(text) is not None for text in texts)
    numbers = sum(not any(c.isalpha() for c in text) and words_of(text) != ("plusminus",) for text in texts)
    wordy = sum(len(text) > 70 for text in texts)
    sure = (0.25, 0.55, 0.8, 0.9)[known] if known < 4 else 1.0
    return max(0.0, sure * (1 - numbers / len(texts)) - 0.3 * wordy / len(texts))
