"""Finding functions and units by what people call them: in words, misspelt, abbreviated, in either language.

The index holds for every row its own words only. That a function is also found by the goal above it or by a
unit on it is walked when one asks, so that an edit alters the words of its own rows and nothing else.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import ceil, inf, log
from time import perf_counter

from orgdesk.analysis.vocabulary import Phrase, vocabulary
from orgdesk.analysis.words import pieces, roots
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.display import name_of
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Agency, Function, Record, Unit

_KINDS = (Agency.kind, Unit.kind, Function.kind)

_ROOT = 0.9
_PREFIX = 0.8
_ALIKE = 0.85
_FROM_PARENT = 0.4
_FROM_UNIT = 0.3
_FROM_AGENCY = 0.6
"""How much a hit counts, against one by the very word: by a root, by a beginning, by a likeness (times how
alike), and by a row that the found one belongs to."""

_UNITS = 0.75
"""Who asks who answers for something means a function rather than the unit that bears its name."""

_BEGINS = 1.5
"""Likelier is what begins with the very words of the query."""

_ALIKE_ENOUGH = 0.72
_NEAREST = 0.5
_AT_ONCE = 50
_MANY = 1000
"""A change of more rows has the index grow anew."""

_BEGUN = 400
"""So many words are tried of those that begin with what is being typed."""

_COMMON = 800
_WALKED = 40
"""So many of the best rows pass their hits on to those that belong to them."""

_SHOWN = 0.2
"""Hits with less than this part of the best score are left out."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A function or unit that answers a query. It holds for the state that was searched."""

    kind: str
    id: str
    score: float
    terms: frozenset[str]
    """Roots by which it was found; `words.marks` tells where they stand in a text."""
    through: Token | None
    """The row whose words were found, where they are not its own: a goal, a unit, an agency."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What a query has found, best first."""

    found: tuple[Hit, ...]
    nearest: bool = False
    """Nothing was found; these are merely the nearest."""


@dataclass(slots=True)
class _Match:
    """How well one row answers one concept of the query."""

    score: float
    terms: frozenset[str]
    through: Token | None = None


_Alternatives = list[tuple[Phrase, float]]
_Weighted = tuple[Token, float]


class SearchIndex:
    """The words of an organization's functions, units and agencies. It grows when first asked, or before."""

    def __init__(self, organization: Organization) -> None:
        self._organization = organization
        self._start()

    # -- keeping it right ------------------------------------------------------------------------

    def _start(self) -> None:
        here = self._organization
        self._postings: dict[str, dict[Token, float]] = {}
        self._sorted: list[str] = []
        self._by_length: dict[int, dict[str, str]] = {}
        self._rows = 0
        self._to_add = [record for kind in _KINDS for record in here.table(kind).values()]

    def grow(self, seconds: float = inf) -> bool:
        """Take in more rows for about so long; whether some are left."""
        end = perf_counter() + seconds
        while self._to_add:
            for record in self._to_add[-_AT_ONCE:]:
                self._add(record)
            del self._to_add[-_AT_ONCE:]
            if not self._to_add:
                self._sorted = sorted(self._postings)
            elif perf_counter() > end:
                return True
        return False

    def take(self, change_set: ChangeSet) -> None:
        """Follow a change; it costs as much as the change is long."""
        if self._to_add or len(change_set.rows) > _MANY:
            self._start()
            return
        for row in change_set:
            if row.kind in _KINDS:
                if row.before is not None:
                    self._remove(row.before)
                if row.after is not None:
                    for term in self._add(row.after):
                        insort(self._sorted, term)

    def _add(self, record: Record) -> list[str]:
        """Returns the terms that are new."""
        self._rows += 1
        new = []
        token = (record.kind, record.id)
        for term, weight in _terms(record).items():
            posting = self._postings.get(term)
            if posting is None:
                self._postings[term] = {token: weight}
                new.append(term)
                if term.isalpha():
                    self._by_length.setdefault(len(term), {})[term] = term
            else:
                posting[token] = weight
        return new

    def _remove(self, record: Record) -> None:
        self._rows -= 1
        token = (record.kind, record.id)
        for term in _terms(record):
            posting = self._postings[term]
            del posting[token]
            if not posting:
                del self._postings[term]
                if term.isalpha():
                    del self._by_length[len(term)][term]
                del self._sorted[bisect_left(self._sorted, term)]

    # -- asking ----------------------------------------------------------------------------------

    def search(self, query: str, limit: int = 12) -> Hits:
        """The functions and units that `query` may mean. While the last word is being typed (no space after
        it), its beginning is enough."""
        words = pieces(query)
        if not words:
            return Hits(())
        self.grow()
        typing = words[-1] if query[-1:].isalnum() else ""
        concepts, telling = self._concepts(words, typing)
        found = self._ranked(concepts, limit, telling)
        if found:
            return Hits(found)
        near: list[_Alternatives] = []
        for word in words:
            near.append([((term,), s) for term, s in self._alike(word, _NEAREST)])
        return Hits(self._ranked(near, limit), nearest=True)

    def _concepts(self, words: list[str], typing: str) -> tuple[list[_Alternatives], list[str]]:
        """What the query speaks of, each with all the phrases that may stand for it in the model; and its
        words but for those that merely ask."""
        known = vocabulary()
        telling = [w for w in words if w not in known.question] or words
        said: dict[str, _Alternatives] = {}
        for word in dict.fromkeys(telling):
            said[word] = [((term,), strength) for term, strength in self._variants(word, word == typing)]
        variants = [phrase[0] for alternatives in said.values() for phrase, s in alternatives if s >= 0.5]
        # Sayings are looked for among the corrected words too, and among those that merely ask ("tidak ada").
        concepts: list[_Alternatives] = []
        replaced: set[str] = set()
        for saying in known.sayings([*words, *variants]):
            own = {word for word in said if self._speaks(word, said[word], saying.phrase)}
            if len(saying.phrase) > 1:
                if saying.replaces:
                    if own and own <= replaced:
                        continue
                    replaced |= own
                    concepts.append([(saying.phrase, 1.0), *saying.meanings])
                else:
                    concepts.append(list(saying.meanings))
            else:
                for word in own:
                    strength = max((s for phrase, s in said[word] if phrase == saying.phrase), default=1.0)
                    said[word] += [(phrase, s * strength) for phrase, s in saying.meanings]
        plain = [alternatives for word, alternatives in said.items() if word not in replaced]
        return plain + concepts, telling

    def _speaks(self, word: str, alternatives: _Alternatives, phrase: Phrase) -> bool:
        """Whether `word`, or what it is corrected to, is one of the words of `phrase`."""
        spoken = set(roots(word)).union(*(roots(other[0]) for other, _ in alternatives))
        return any(not spoken.isdisjoint(roots(part)) for part in phrase)

    def _variants(self, word: str, typing: bool) -> Iterator[tuple[str, float]]:
        """The word itself, what it may be the beginning of, or else what it resembles."""
        yield word, 1.0
        known = self._is_known(word)
        begun = list(islice(self._beginning_with(word), _BEGUN)) if typing and len(word) > 1 else []
        for term in begun:
            if term != word:
                yield term, _PREFIX * (0.5 + 0.5 * len(word) / len(term))
        if not known and not begun:
            for term, likeness in self._alike(word, _ALIKE_ENOUGH, typing):
                yield term, likeness * _ALIKE

    def _is_known(self, word: str) -> bool:
        known = vocabulary().by_root
        return any(root in self._postings or root in known for root in roots(word))

    def _beginning_with(self, start: str) -> Iterator[str]:
        at = bisect_left(self._sorted, start)
        while at < len(self._sorted) and self._sorted[at].startswith(start):
            yield self._sorted[at]
            at += 1

    def _alike(self, word: str, enough: float, typing: bool = False) -> list[tuple[str, float]]:
        """The words that `word` may be a misspelling of, the likeliest first."""
        if len(word) < _SHORTEST_MISSPELT or not word.isalpha():
            return []
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        found: dict[str, float] = {}

        def note(choices: Mapping[str, str], share: float = 1.0) -> None:
            for _, likeness, term in process.extract(
                word, choices, scorer=OSA.normalized_similarity, score_cutoff=enough, limit=6
            ):
                found[term] = max(likeness * share, found.get(term, 0))

        vocabulary_words = vocabulary().by_length
        # Words that differ more in length cannot be alike enough.
        for length in range(ceil(len(word) * enough), int(len(word) / enough) + 1):
            note(self._by_length.get(length, {}))
            note(vocabulary_words.get(length, {}))
        if typing and not found:
            for words in (self._by_length, vocabulary_words):
                for length, terms in words.items():
                    if length > len(word):
                        note({term: term[: len(word)] for term in terms}, _ALIKE)
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:6]

    # -- scoring ---------------------------------------------------------------------------------

    def _ranked(
        self, concepts: list[_Alternatives], limit: int, telling: Sequence[str] = ()
    ) -> tuple[Hit, ...]:
        total: dict[Token, _Match] = {}
        answered: dict[Token, int] = {}
        asked = 0
        for alternatives in sorted(concepts, key=self._commonness):
            matches = self._matches(alternatives, total)
            asked += bool(matches)
            self._pass_on(matches)
            for token, match in matches.items():
                known = total.get(token)
                if known is None:
                    total[token] = match
                    answered[token] = 1
                else:
                    through = known.through if known.score > match.score else match.through
                    total[token] = _Match(known.score + match.score, known.terms | match.terms, through)
                    answered[token] += 1
        found = []
        for token, match in total.items():
            if self._is_answer(token):
                score = match.score * (0.4 + 0.6 * answered[token] / asked)
                if token[0] == Unit.kind:
                    score *= _UNITS
                if match.through is None and self._begins(token, telling):
                    score *= _BEGINS
                found.append(Hit(*token, score, match.terms, match.through))
        best = max((hit.score for hit in found), default=0.0)
        kept = [hit for hit in found if hit.score >= best * _SHOWN]
        kept.sort(key=lambda hit: (-hit.score, hit.kind, hit.id))
        return tuple(kept[:limit])

    def _is_answer(self, token: Token) -> bool:
        """Work and units are answers; goals and agencies only lead to them."""
        kind, id_ = token
        return kind == Unit.kind or (kind == Function.kind and self._organization.functions[id_].is_work)

    def _begins(self, token: Token, telling: Sequence[str]) -> bool:
        """Whether the name or wording of a row begins with the very words of the query."""
        words = pieces(name_of(self._organization.get(*token)))
        return bool(telling) and words[: len(telling)] == list(telling)

    def _commonness(self, alternatives: _Alternatives) -> int:
        """In how many rows the commonest of the words occurs."""
        terms = {root for phrase, _ in alternatives for word in phrase for root in roots(word)}
        return max((len(self._postings[term]) for term in terms if term in self._postings), default=0)

    def _rows_with(self, posting: dict[Token, float], among: Mapping[Token, object]) -> Iterable[_Weighted]:
        """The rows of a posting. A word that stands in thousands tells little: of its rows only those that
        other words have found, or as many as one can look through, are worth the time."""
        if len(posting) <= _COMMON:
            return posting.items()
        if among:
            return ((token, posting[token]) for token in among if token in posting)
        return islice(posting.items(), _COMMON)

    def _matches(self, alternatives: _Alternatives, among: Mapping[Token, object]) -> dict[Token, _Match]:
        """The rows in whose words any of the alternatives occurs, with the best of them."""
        found: dict[Token, _Match] = {}
        single: dict[str, float] = {}
        for phrase, strength in alternatives:
            if len(phrase) == 1:
                for n, root in enumerate(roots(phrase[0])):
                    single[root] = max(single.get(root, 0), strength * (_ROOT if n else 1))
            else:
                for token, match in self._of_phrase(phrase, strength, among).items():
                    if token not in found or found[token].score < match.score:
                        found[token] = match
        for term, strength in single.items():
            posting = self._postings.get(term)
            if posting is None:
                continue
            rarity = strength * self._rarity(posting)
            terms = frozenset((term,))
            for token, weight in self._rows_with(posting, among):
                known = found.get(token)
                if known is None:
                    found[token] = _Match(weight * rarity, terms)
                elif known.score < weight * rarity:
                    found[token] = _Match(weight * rarity, known.terms | terms)
        return found

    def _of_phrase(
        self, phrase: Phrase, strength: float, among: Mapping[Token, object]
    ) -> dict[Token, _Match]:
        """The rows in which most of a phrase occurs; what is lacking counts twice."""
        sums: dict[Token, _Match] = {}
        hits: dict[Token, int] = {}
        for word in phrase:
            for token, match in self._matches([((word,), strength)], among).items():
                hits[token] = hits.get(token, 0) + 1
                known = sums.get(token)
                sums[token] = (
                    match if known is None else _Match(known.score + match.score, known.terms | match.terms)
                )
        return {
            token: _Match(match.score / len(phrase) ** 0.5 * (hits[token] / len(phrase)) ** 2, match.terms)
            for token, match in sums.items()
            if 2 * hits[token] >= len(phrase)
        }

    def _rarity(self, posting: Mapping[Token, float]) -> float:
        return log(1 + self._rows / len(posting))

    def _pass_on(self, matches: dict[Token, _Match]) -> None:
        """Agencies lead to their units, goals to the functions below, units to the functions they are on."""
        here = self._organization
        for kind, share in (
            (Agency.kind, _FROM_AGENCY),
            (Unit.kind, _FROM_UNIT),
            (Function.kind, _FROM_PARENT),
        ):
            best = sorted(
                ((t, m) for t, m in matches.items() if t[0] == kind and m.through is None),
                key=lambda pair: -pair[1].score,
            )[:_WALKED]
            for token, match in best:
                below: Iterable[Token]
                if kind == Agency.kind:
                    below = ((Unit.kind, id_) for id_ in here.bucket("units_of_agency", token[1]))
                elif kind == Unit.kind:
                    held = here.bucket("assignments_of_unit", token[1]).values()
                    below = {(Function.kind, a.function) for a in held}
                else:
                    below = ((Function.kind, id_) for id_ in here.bucket("subfunctions", token[1]))
                for other in below:
                    known = matches.get(other)
                    if known is None or known.score < match.score * share:
                        matches[other] = _Match(match.score * share, match.terms, token)


_SHORTEST_MISSPELT = 4


def _terms(record: Record) -> dict[str, float]:
    """Term → weight: how much it tells that the word occurs in this row."""
    found: dict[str, float] = {}
    for text, weight in _texts(record):
        words = pieces(text)
        # A short wording says more with each of its words than a long one.
        weight *= 1.0 if len(words) < 3 else 0.85 + 0.45 / len(words)
        for word in words:
            for n, root in enumerate(roots(word)):
                telling = weight * (_ROOT if n else 1)
                if found.get(root, 0) < telling:
                    found[root] = telling
    return found


def _texts(record: Record) -> tuple[tuple[str, float], ...]:
    if isinstance(record, Function):
        return (record.code, 1.3), (record.wording, 1.0), (record.reference, 0.25), (record.note, 0.2)
    if isinstance(record, Unit):
        return (record.code, 1.1), (record.name, 0.7), (record.head_title, 0.4), (record.note, 0.15)
    if isinstance(record, Agency):
        return (record.code, 0.8), (record.short_name, 0.8), (record.name, 0.7)
    return ()
