"""Findings in words. Names are looked up when a sentence is shown, so a renamed unit reads right at once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from string import Formatter

from orgdesk.analysis.catalogue import rule_by_code
from orgdesk.analysis.findings import Finding, Phrase, Superior, Value, named_by
from orgdesk.organization.bilingual import Language, Text
from orgdesk.organization.display import name_of, role_name, scope_words, short
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Unit

Segment = tuple[str, Token | None]
"""A piece of a sentence, and the row that it names; None for the words between names."""


def message(finding: Finding, organization: Organization) -> Text:
    """What was found, in plain words."""
    return _fill(rule_by_code(finding.rule).message, finding, organization)


def segments(finding: Finding, organization: Organization, language: Language) -> list[Segment]:
    """`message` in one language, in pieces: every name of a row stands apart, with the row it names."""
    return _pieces(rule_by_code(finding.rule).message, finding, organization, language)


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
    return Text(
        _joined(_pieces(text, finding, organization, "id")),
        _joined(_pieces(text, finding, organization, "en")),
    )


def _pieces(text: Text, finding: Finding, organization: Organization, language: Language) -> list[Segment]:
    """The sentence of a rule about a finding; only what it names is looked up."""
    found: list[Segment] = []
    for words, name in _template(text.in_(language)):
        if words:
            found.append((words, None))
        if name == "subject":
            found.append((name_of(organization.get(*finding.subject)), finding.subject))
        elif name == "units":
            found += _list("unit", finding.units, organization)
        elif name == "count":
            found.append((str(len(finding.units)), None))
        elif name == "role":
            found.append((_role(finding, organization, language), None))
        elif name == "where":
            found.append((_region(finding, organization, language), None))
        elif name is not None:
            found += _value(finding.values[name], organization, language)
    return found


@cache
def _template(words: str) -> tuple[tuple[str, str | None], ...]:
    """A sentence with {names} as pairs of plain words and the name that follows them."""
    return tuple((plain, name) for plain, name, _, _ in Formatter().parse(words))


def _role(finding: Finding, organization: Organization, language: Language) -> str:
    if finding.role is None:
        return ""
    name = role_name(organization, finding.role.role, finding.role.resource).in_(language)
    return name[:1].lower() + name[1:]


def _region(finding: Finding, organization: Organization, language: Language) -> str:
    region = where(finding, organization).in_(language)
    return _FOR.format(region=region).in_(language) if region else ""


def _value(value: Value, organization: Organization, language: Language) -> list[Segment]:
    if isinstance(value, Text):
        return [(value.in_(language), None)]
    if isinstance(value, float):
        return [(_number(value, language), None)]
    if not isinstance(value, Phrase | Superior):
        return [(str(value), None)]
    found: list[Segment] = []
    ids = named_by(value, organization)
    kind = value.kind if isinstance(value, Phrase) else Unit.kind
    if ids:
        for words, name in _template(value.text.in_(language)):
            found += [(words, None)] if words else []
            found += _list(kind, ids, organization) if name is not None else []
    return found


def _number(value: float, language: Language) -> str:
    """At most two decimals, none that say nothing, after a comma in Indonesian."""
    words = f"{value:.2f}".rstrip("0").rstrip(".")
    return words.replace(".", ",") if language == "id" else words


def _list(kind: str, ids: Iterable[str], organization: Organization) -> list[Segment]:
    found: list[Segment] = []
    for token in in_order(((kind, id_) for id_ in ids), organization):
        if found:
            found.append((", ", None))
        found.append((short(organization.get(*token)) or token[1], token))
    return found


def _joined(pieces: Iterable[Segment]) -> str:
    return "".join(words for words, _ in pieces)


_FOR = Text(" untuk {region}", " for {region}")
