"""Findings in words. Names are looked up when a sentence is shown, so a renamed unit reads right at once."""

from __future__ import annotations

from collections.abc import Iterable

from orgdesk.analysis.catalogue import rule_by_code
from orgdesk.analysis.findings import Finding, Phrase, Value
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import name_of, role_name, scope_words, short
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Unit


def message(finding: Finding, organization: Organization) -> Text:
    """What was found, in plain words."""
    return _fill(rule_by_code(finding.rule).message, finding, organization)


def advice(finding: Finding, organization: Organization) -> Text:
    """What to do about it."""
    return _fill(rule_by_code(finding.rule).advice, finding, organization)


def in_order(tokens: Iterable[Token], organization: Organization) -> list[Token]:
    """Evidence as a reader expects it: agencies and units in the model's order, then by id."""

    def place(token: Token) -> tuple[str, int, int, str]:
        row = organization.get(*token)
        if isinstance(row, Unit):
            return (token[0], organization.agencies[row.agency].order, row.order, token[1])
        return (token[0], 0, getattr(row, "order", 0), token[1])

    return sorted(tokens, key=place)


def where(finding: Finding, organization: Organization) -> Text:
    """The regions a finding is about, in words; empty where it holds everywhere."""
    return Text(
        "; ".join(filter(None, (scope_words(organization, s, "id") for s in finding.where))),
        "; ".join(filter(None, (scope_words(organization, s, "en") for s in finding.where))),
    )


def _fill(text: Text, finding: Finding, organization: Organization) -> Text:
    units = in_order((t for t in finding.evidence if t[0] == "unit"), organization)
    region = where(finding, organization)
    role = Text("", "")
    if finding.role is not None:
        named = role_name(organization, finding.role.role, finding.role.resource)
        role = Text(_lower(named.id), _lower(named.en))
    return text.format(
        subject=name_of(organization.get(*finding.subject)),
        units=_list(units, organization),
        count=len(units),
        role=role,
        where=Text(f" untuk {region.id}", f" for {region.en}") if region.id else Text("", ""),
        **{name: _value(value, organization) for name, value in finding.values.items()},
    )


def _value(value: Value, organization: Organization) -> object:
    if not isinstance(value, Phrase):
        return value
    if not value.units:
        return ""
    units = in_order((("unit", unit) for unit in value.units), organization)
    return value.text.format(it=_list(units, organization))


def _list(rows: Iterable[Token], organization: Organization) -> str:
    return ", ".join(short(organization.get(*row)) or row[1] for row in rows)


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
