"""Taking names on a sheet for rows of the model: what is beyond doubt is told, all else is asked, at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.mapping import Mapping as Answers
from orgdesk.exchange.incoming.names import HOW_WORDS, How, Match, Names, like, normal
from orgdesk.exchange.incoming.planning.planned_rows import PlannedRows
from orgdesk.exchange.incoming.questions import Option, Part, Question
from orgdesk.exchange.incoming.said import Where
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import code_of, name_of
from orgdesk.organization.organization import KIND_NAMES
from orgdesk.organization.records import Function, Record, Unit

NEW = "new"
"""The answer that a name is of a row that is not there yet."""
_CHANCE = 60
"""Percent; where names are less alike, the same code is a chance. [DERIVED]"""
_PLACES = 300
"""So many cells of a question are kept."""


@dataclass(slots=True)
class NameQuestion:
    """The lines of the one question about names."""

    answers: Answers
    parts: dict[str, Part] = field(default_factory=dict)

    def questions(self) -> Iterator[Question]:
        """The question, where there is something to ask."""
        if self.parts:
            yield Question("names", _WHICH, tuple(self.parts.values()))


class Finder:
    """Finds the rows of one kind that names mean."""

    def __init__(
        self, kind: str, names: Names, there: Mapping[str, Record], rows: PlannedRows, asked: NameQuestion
    ) -> None:
        self.kind, self.names, self.there = kind, names, there
        self.rows, self._asked = rows, asked
        self._by_answer: dict[str, str] | None = None

    def answered(self, key: str) -> Match | str | None:
        """What the mapping says: the row, NEW, or None where it says nothing that still holds."""
        answer = self._asked.answers.answer(key)
        if answer is None or answer == NEW:
            return answer
        if self._by_answer is None:
            self._by_answer = {}
            for id_, row in self.there.items():
                for name in (name_of(row), code_of(row)):
                    self._by_answer.setdefault(normal(name), id_)
        meant = answer if answer in self.there else self._by_answer.get(normal(answer))
        return Match(meant, How.EXACT) if meant is not None else None

    def sure(self, name: str, code: str, group: str | None) -> list[Match]:
        """The rows of that name and code, else of that name, else of that code with a name not unlike."""
        exact = self.names.exact(name, group)
        by_code = [
            Match(id_, How.CODE)
            for id_ in self.names.code(code, group)
            if not normal(name) or normal(name) == normal(code) or like(name, self.name(id_)) >= _CHANCE
        ]
        called = exact or self.names.written_out(name, group)
        both = [match for match in by_code if match.id in called]
        return both or [Match(id_, How.EXACT) for id_ in exact] or ([] if called else by_code)

    def likely(self, name: str, code: str, group: str | None) -> list[Match]:
        """The rows that only a person can tell to be the same: same code, other name; near names."""
        by_code = [Match(id_, How.CODE, like(name, self.name(id_))) for id_ in self.names.code(code, group)]
        return [*by_code, *(m for m in self.names.near(name, group) if m.id not in {c.id for c in by_code})]

    def name(self, id_: str) -> str:
        """The name of a row that is there."""
        return name_of(self.there[id_])

    def ask(
        self,
        key: str,
        name: str,
        matches: Sequence[Match],
        places: Iterable[Where],
        suggested: str | None = NEW,
    ) -> Match | None:
        """Ask which of `matches` a name means, or none. Gives what holds until somebody answers."""
        answer = self.answered(key)
        values = {match.id: match for match in matches}
        if isinstance(answer, Match):
            values.setdefault(answer.id, answer)
            suggested = answer.id
        elif answer == NEW:
            suggested = NEW
        options = [Option(id_, self._offered(match)) for id_, match in values.items()]
        cells = tuple(places)[:_PLACES]
        self._asked.parts[key] = Part(
            key, Text(name, name), (*options, _OF_ITS_OWN), suggested, answer is not None, cells
        )
        for where in cells:
            if answer is None:
                self.rows.reading.fates.mark(where, Fate.QUESTION, _NOT_SURE.format(name=name))
        return values.get(suggested) if suggested is not None else None

    def suggest(self, key: str, id_: str) -> None:
        """Have a question that is open suggest a row."""
        part = self._asked.parts.get(key)
        if part is not None and not part.answered and any(o.value == id_ for o in part.options):
            self._asked.parts[key] = replace(part, suggested=id_)

    def tell(self, places: Iterable[Where], id_: str, match: Match | None) -> None:
        """Mark the cells that name a row; `match` is None for one that the import makes."""
        row = self.rows.row(self.kind, id_)
        what = KIND_NAMES[self.kind]
        name = Text(name_of(row), name_of(row))
        if match is None:
            words = _MADE.format(what=what, name=name)
        elif match.how is How.EXACT:
            words = _FOUND.format(what=what, name=name)
        else:
            words = _FOUND_BY.format(what=what, name=name, how=HOW_WORDS[match.how])
        for where in places:
            self.rows.reading.fates.mark(where, Fate.NAME, words)
            self.rows.name(self.kind, id_, where)

    def _offered(self, match: Match) -> Text:
        row = self.there[match.id]
        above = ""
        if isinstance(row, Unit):
            above = name_of(self.rows.organization.get("agency", row.agency))
        elif isinstance(row, Function) and row.parent is not None:
            above = name_of(self.rows.organization.get("function", row.parent))
        name = " ".join(filter(None, (code_of(row), name_of(row))))
        words = Text(name, name) if not above else Text(f"{name} ({above})", f"{name} ({above})")
        if match.how is How.NEAR:
            return _NEAR.format(name=words, percent=match.percent)
        return _SAME_AS.format(name=words, how=HOW_WORDS[match.how])


_WHICH = Text(
    "Nama-nama ini mungkin sudah ada dalam model. Sama, atau baru?",
    "These names may be in the model already. The same, or new?",
)
_OF_ITS_OWN = Option(NEW, Text("Baru", "New"))
_NEAR = Text("Sama dengan {name}, mirip {percent}%", "The same as {name}, {percent}% alike")
_SAME_AS = Text("Sama dengan {name}: {how}", "The same as {name}: {how}")
_NOT_SURE = Text(
    '"{name}": sama dengan yang ada, atau baru?', '"{name}": the same as one that is there, or new?'
)
_FOUND = Text("→ {what} {name}", "→ {what} {name}")
_FOUND_BY = Text("→ {what} {name} ({how})", "→ {what} {name} ({how})")
_MADE = Text("→ {what} baru: {name}", "→ new {what}: {name}")
