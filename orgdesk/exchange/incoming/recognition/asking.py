"""The one question about what letters and codes mean, and the cells of those that nobody knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.questions import Option, Part, Question
from orgdesk.exchange.incoming.recognition.codes import IGNORE, NEW, NOTE, Coding, Kind, Meaning, key_of
from orgdesk.exchange.incoming.recognition.reading import Reading
from orgdesk.exchange.incoming.recognition.table import Table
from orgdesk.exchange.incoming.said import Where
from orgdesk.exchange.sheets.grid import Problem
from orgdesk.organization.bilingual import Text

TOPIC = "letters"
_MOST_PLACES = 300
_MOST_TOLD = 50
"""Cells of one token that are told one by one."""
_LONGEST = 24
"""Characters of a token that is worth a question; longer ones are sentences."""

_WORDS = Text("Apa arti kode di sel peran?", "What do the codes in the role cells mean?")
_LEGEND = Text("{token} (menurut lembar: {words})", "{token} (the sheet says: {words})")
_LEAVE_OUT = Text("abaikan", "leave out")
_AS_NOTE = Text("simpan sebagai catatan, bukan peran", "keep as a note, not a role")
_AS_NEW = Text("peran baru: {words}", "a new role: {words}")
_UNKNOWN = Text(
    '"{token}" bukan kode peran yang dikenal; sel ini tidak diambil. Perbaiki kodenya, atau katakan artinya '
    "pada pertanyaan tentang kode.",
    '"{token}" is no role code that is known; this cell is not taken in. Correct the code, or say what it '
    "means in the question about codes.",
)
_SENTENCE = Text(
    'Sel ini berisi tulisan "{token}", bukan kode peran; isinya tidak diambil. Pindahkan ke kolom catatan.',
    'This cell holds the words "{token}" and no role code; they are not taken in. Move them to a column of '
    "notes.",
)
_MANY = Text(
    '"{token}" ada di {count} sel lagi yang tidak diambil.',
    '"{token}" stands in {count} more cells that are left out.',
)


def ask(table: Table, coding: Coding, places: Mapping[str, Sequence[Where]], reading: Reading) -> None:
    """Put the tokens of a table that are not sure into the one question about codes, and tell the cells of
    those that are left out."""
    parts: dict[str, Part] = {}
    for question in reading.questions:
        if question.topic == TOPIC:
            parts = {part.key: part for part in question.parts}
    for token, cells in places.items():
        meaning = coding.meaning(token)
        answered = coding.answers.answer(key_of(token)) is not None
        if meaning.kind is Kind.UNKNOWN:
            _tell(table, token, cells, reading)
        if (meaning.sure and not answered) or len(token) > _LONGEST:
            continue
        part = _part(coding, token, meaning, cells, answered)
        old = parts.get(part.key)
        if old is not None:
            # Open in one table is open in all, or the cells of that table would be lost without a word.
            suggested = None if None in (old.suggested, part.suggested) else part.suggested
            places_of_both = (*old.places, *part.places)[:_MOST_PLACES]
            part = Part(part.key, old.words, part.options, suggested, answered, places_of_both)
        parts[part.key] = part
    if parts:
        reading.questions = [question for question in reading.questions if question.topic != TOPIC]
        reading.questions.append(Question(TOPIC, _WORDS, tuple(parts.values())))


def _part(coding: Coding, token: str, meaning: Meaning, cells: Sequence[Where], answered: bool) -> Part:
    said = coding.legend.get(token.upper())
    words = Text(token, token) if said is None else _LEGEND.format(token=token, words=said)
    options = [
        Option(code, Text(f"{code} {name.id}", f"{code} {name.en}"))
        for code, name in coding.vocabulary.options
    ]
    options += [Option(NOTE, _AS_NOTE), Option(IGNORE, _LEAVE_OUT)]
    if said is not None:
        options.append(Option(NEW, _AS_NEW.format(words=said)))
    suggested = {Kind.ROLE: meaning.code, Kind.OPEN: None, Kind.UNKNOWN: IGNORE}.get(
        meaning.kind, meaning.kind.value
    )
    return Part(key_of(token), words, tuple(options), suggested, answered, tuple(cells[:_MOST_PLACES]))


def _tell(table: Table, token: str, cells: Sequence[Where], reading: Reading) -> None:
    sentence = (_SENTENCE if len(token) > _LONGEST else _UNKNOWN).format(token=token)
    for n, where in enumerate(cells):
        reading.fates.mark(where, Fate.ERROR, sentence)
        place = (where.row, where.column)
        if n < _MOST_TOLD:
            reading.problems.append(Problem(sentence, table.sheet.name, place, grave=True))
        elif n == _MOST_TOLD:
            more = _MANY.format(token=token, count=len(cells) - n)
            reading.problems.append(Problem(more, table.sheet.name, place, grave=True))
