"""The list of positions: how many posts each has, how many are filled, how many its work needs."""

from __future__ import annotations

from orgdesk.organization.bilingual import Language
from orgdesk.organization.display import name_of, short
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Position
from orgdesk.reference.policy import HOURS
from orgdesk.ui.commands import QT_TRANSLATE_NOOP
from orgdesk.ui.facts import filled_of, needed_of
from orgdesk.ui.language import number_words
from orgdesk.ui.registers.register import Column, Line, Register


def _line(here: Organization, position: Position, language: Language) -> Line:
    unit = here.units[position.unit]
    there, wanted = filled_of(here, position), needed_of(here, position)
    ratio = there / wanted if there is not None and wanted else None
    reads: set[Token] = {
        ("position", position.id),
        ("unit", unit.id),
        ("holders_of_position", position.id),
        ("workloads_of_position", position.id),
        ("setting", HOURS),
    }
    numbers = (position.grade, position.posts, there, wanted)
    return Line(
        values=(short(unit), position.title, *numbers, ratio),
        texts=(
            short(unit),
            position.title,
            *(number_words(number, language) for number in numbers),
            "" if ratio is None else f"{number_words(ratio * 100, language, decimals=0)} %",
        ),
        reads=frozenset(reads),
        tips=((0, name_of(unit)),),
    )


def _order(here: Organization) -> list[str]:
    def place(position: Position) -> tuple[int, int, str, int, str]:
        unit = here.units[position.unit]
        return here.agencies[unit.agency].order, unit.order, unit.id, position.order, position.id

    return [position.id for position in sorted(here.positions.values(), key=place)]


POSITIONS = Register(
    "positions",
    Position.kind,
    (
        Column(QT_TRANSLATE_NOOP("Registers", "Unit"), 130),
        Column(QT_TRANSLATE_NOOP("Registers", "Position"), 290, "title"),
        Column(QT_TRANSLATE_NOOP("Registers", "Class"), 72, "grade", is_number=True, is_whole=True),
        Column(QT_TRANSLATE_NOOP("Registers", "Posts"), 72, "posts", is_number=True, is_whole=True),
        Column(QT_TRANSLATE_NOOP("Registers", "Filled"), 72, "filled", is_number=True),
        Column(QT_TRANSLATE_NOOP("Registers", "Needed"), 84, is_number=True),
        Column(QT_TRANSLATE_NOOP("Registers", "Filled of need"), 104, is_number=True),
    ),
    _line,
    _order,
)
