"""The list of people: who holds which position, and what only for the time being."""

from __future__ import annotations

from orgdesk.organization.bilingual import Language
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Incumbency, Person
from orgdesk.ui.commands import QT_TRANSLATE_NOOP
from orgdesk.ui.language import number_words
from orgdesk.ui.registers.register import Column, Line, Register, say


def post_words(here: Organization, held: Incumbency) -> str:
    """A position that somebody holds: "Kepala Seksi (SKESGA), acting"."""
    position = here.positions[held.position]
    words = f"{position.title} ({short(here.units[position.unit])})"
    acting = say(QT_TRANSLATE_NOOP("Registers", "acting"))
    return f"{words}, {acting}" if held.acting else words


def _line(here: Organization, person: Person, language: Language) -> Line:
    held = sorted(
        here.bucket("positions_of_person", person.id).values(), key=lambda h: (h.acting, -h.share, h.id)
    )
    posts = [post_words(here, each) for each in held]
    share = sum(each.share for each in held) if held else None
    reads: set[Token] = {("person", person.id), ("positions_of_person", person.id)}
    for each in held:
        position = here.positions[each.position]
        reads |= {("position", position.id), ("unit", position.unit)}
    percent = "" if share is None else f"{number_words(share * 100, language, decimals=0)} %"
    return Line(
        values=(person.name, person.code, "; ".join(posts), len(held) or None, share),
        texts=(person.name, person.code, "; ".join(posts), str(len(held) or ""), percent),
        reads=frozenset(reads),
        alarms=frozenset({4}) if share is not None and share > 1.001 else frozenset(),
        tips=((2, "\n".join(posts)),),
    )


def _order(here: Organization) -> list[str]:
    return [p.id for p in sorted(here.people.values(), key=lambda p: (p.name.casefold(), p.id))]


PEOPLE = Register(
    "people",
    Person.kind,
    (
        Column(QT_TRANSLATE_NOOP("Registers", "Name"), 220, "name"),
        Column(QT_TRANSLATE_NOOP("Registers", "Number"), 150, "code"),
        Column(QT_TRANSLATE_NOOP("Registers", "Positions held"), 380),
        Column(QT_TRANSLATE_NOOP("Registers", "How many"), 84, is_number=True),
        Column(QT_TRANSLATE_NOOP("Registers", "Share of time"), 104, is_number=True),
    ),
    _line,
    _order,
)
