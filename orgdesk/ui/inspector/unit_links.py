"""What hangs on a unit beside its roles: positions, supplies in and out, services that it gives."""

from __future__ import annotations

from orgdesk.organization.bilingual import Language
from orgdesk.organization.display import name_of, short
from orgdesk.organization.organization import Organization
from orgdesk.ui.facts import filled_of, needed_of, source_of
from orgdesk.ui.fields.row_links import RowLink
from orgdesk.ui.language import number_words

_UNKNOWN = "\N{EN DASH}"


def links_of_unit(here: Organization, unit: str, language: Language) -> dict[str, list[RowLink]]:
    """By kind: a position with filled and needed, a supply with its arrow, a service."""
    return {
        "position": _positions(here, unit, language),
        "supply": _supplies(here, unit),
        "service": _services(here, unit),
    }


def _positions(here: Organization, unit: str, language: Language) -> list[RowLink]:
    rows = sorted(here.bucket("positions_of_unit", unit).values(), key=lambda p: (p.order, p.id))
    found = []
    for row in rows:
        there = number_words(filled_of(here, row), language) or _UNKNOWN
        need = number_words(needed_of(here, row), language) or _UNKNOWN
        found.append(RowLink(("position", row.id), row.title, f"{there} / {need}"))
    return found


def _supplies(here: Organization, unit: str) -> list[RowLink]:
    coming = here.bucket("supplies_to", unit).values()
    going = here.bucket("supplies_from", unit).values()
    found = [RowLink(("supply", s.id), f"← {_what(here, s)}", short(source_of(here, s))) for s in coming]
    found += [RowLink(("supply", s.id), f"→ {_what(here, s)}", short(here.units[s.recipient])) for s in going]
    return sorted(found, key=lambda link: (link.words, link.remark))


def _what(here: Organization, supply: object) -> str:
    what = str(getattr(supply, "what", ""))
    return what or name_of(here.get("resource", str(getattr(supply, "resource", "") or "")))


def _services(here: Organization, unit: str) -> list[RowLink]:
    rows = [here.services[p.service] for p in here.bucket("providers_of_unit", unit).values()]
    rows.sort(key=lambda s: (s.order, s.id))
    return [RowLink(("service", s.id), s.name, s.code) for s in rows]
