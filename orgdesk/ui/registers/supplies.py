"""The list of supplies: who delivers what to whom, and whether it comes in time."""

from __future__ import annotations

from orgdesk.organization.bilingual import Language
from orgdesk.organization.display import name_of, short
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Supply
from orgdesk.ui.commands import QT_TRANSLATE_NOOP
from orgdesk.ui.facts import slack, source_of
from orgdesk.ui.language import number_words
from orgdesk.ui.registers.register import Column, Line, Register


def _line(here: Organization, supply: Supply, language: Language) -> Line:
    source, recipient = source_of(here, supply), here.units[supply.recipient]
    resource = here.resources.get(supply.resource or "")
    kind = "" if resource is None else resource.name_id if language == "id" else resource.name_en
    service, function = here.services.get(supply.service or ""), here.functions.get(supply.function or "")
    purposes = [row for row in (service, function) if row is not None]
    purpose_words = ", ".join(map(short, purposes))
    spare = slack(supply)
    reads: set[Token] = {("supply", supply.id)}
    named = (source, recipient, resource, *purposes)
    reads |= {(row.kind, row.id) for row in named if row is not None}
    words = (short(source), short(recipient), supply.what, kind, purpose_words)
    numbers = (supply.lead_time, supply.needed_within, spare)
    return Line(
        values=(*words, *numbers),
        texts=(*words, *(number_words(number, language) for number in numbers)),
        reads=frozenset(reads),
        alarms=frozenset({7}) if spare is not None and spare < 0 else frozenset(),
        tips=((0, name_of(source)), (1, name_of(recipient)), (4, "\n".join(map(name_of, purposes)))),
    )


def _order(here: Organization) -> list[str]:
    def place(supply: Supply) -> tuple[int, int, str, str]:
        recipient = here.units[supply.recipient]
        return here.agencies[recipient.agency].order, recipient.order, recipient.id, supply.id

    return [supply.id for supply in sorted(here.supplies.values(), key=place)]


SUPPLIES = Register(
    "supplies",
    Supply.kind,
    (
        Column(QT_TRANSLATE_NOOP("Registers", "From"), 120),
        Column(QT_TRANSLATE_NOOP("Registers", "To"), 120),
        Column(QT_TRANSLATE_NOOP("Registers", "What"), 190, "what"),
        Column(QT_TRANSLATE_NOOP("Registers", "Kind"), 110),
        Column(QT_TRANSLATE_NOOP("Registers", "For"), 150),
        Column(QT_TRANSLATE_NOOP("Registers", "Lead (days)"), 92, "lead_time", is_number=True),
        Column(QT_TRANSLATE_NOOP("Registers", "Needed within"), 104, "needed_within", is_number=True),
        Column(QT_TRANSLATE_NOOP("Registers", "Slack"), 72, is_number=True),
    ),
    _line,
    _order,
)
