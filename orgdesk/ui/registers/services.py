"""The list of services: what the public gets, from whom, how fast and at what price."""

from __future__ import annotations

from orgdesk.organization.bilingual import Language
from orgdesk.organization.display import name_of, short
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Service
from orgdesk.ui.commands import QT_TRANSLATE_NOOP
from orgdesk.ui.language import number_words
from orgdesk.ui.registers.register import Column, Line, Register, say


def _line(here: Organization, service: Service, language: Language) -> Line:
    functions = [here.functions[id_] for id_ in service.functions]
    providers = here.bucket("providers_of_service", service.id).values()
    units = [here.units[provider.unit] for provider in providers]
    cost = number_words(service.cost, language, decimals=0)
    if service.cost == 0:
        cost = say(QT_TRANSLATE_NOOP("Registers", "free"))
    function_words, unit_words = ", ".join(map(short, functions)), ", ".join(map(short, units))
    reads: set[Token] = {("service", service.id), ("providers_of_service", service.id)}
    reads |= {("function", row.id) for row in functions} | {("unit", row.id) for row in units}
    return Line(
        values=(service.name, service.bundle, function_words, unit_words, service.time_limit, service.cost),
        texts=(
            service.name,
            service.bundle,
            function_words,
            unit_words,
            number_words(service.time_limit, language),
            cost,
        ),
        reads=frozenset(reads),
        tips=((2, "\n".join(map(name_of, functions))), (3, "\n".join(map(name_of, units)))),
    )


def _order(here: Organization) -> list[str]:
    return [s.id for s in sorted(here.services.values(), key=lambda s: (s.order, s.id))]


SERVICES = Register(
    "services",
    Service.kind,
    (
        Column(QT_TRANSLATE_NOOP("Registers", "Service"), 280, "name"),
        Column(QT_TRANSLATE_NOOP("Registers", "Event in life"), 150, "bundle"),
        Column(QT_TRANSLATE_NOOP("Registers", "Functions"), 130),
        Column(QT_TRANSLATE_NOOP("Registers", "Providers"), 150),
        Column(QT_TRANSLATE_NOOP("Registers", "Working days"), 92, "time_limit", is_number=True),
        Column(QT_TRANSLATE_NOOP("Registers", "Cost (Rp)"), 92, "cost", is_number=True),
    ),
    _line,
    _order,
)
