"""Cases in words: the sentence of their leading finding, or how far a pattern reaches."""

from __future__ import annotations

from orgdesk.analysis.cases import Case, CaseKind, Share
from orgdesk.analysis.catalogue import rule_by_code
from orgdesk.analysis.findings import Finding
from orgdesk.analysis.wording import Segment, in_order, message, segments, where
from orgdesk.organization.bilingual import Language, Text
from orgdesk.organization.display import code_of, name_of, role_name, short
from orgdesk.organization.names import FUNCTION_TYPES, UNIT_KINDS
from orgdesk.organization.organization import Organization


def case_message(case: Case, organization: Organization) -> Text:
    """What a case is about: a sentence."""
    if case.kind is not CaseKind.PATTERN:
        return message(case.primary, organization)
    return Text(*("".join(w for w, _ in case_segments(case, organization, lang)) for lang in ("id", "en")))


def case_segments(case: Case, organization: Organization, language: Language) -> list[Segment]:
    """`case_message` in one language, in pieces: every name of a row stands apart, with the row it names."""
    if case.kind is not CaseKind.PATTERN or case.share is None:
        return segments(case.primary, organization, language)
    share, what = case.share, _what(case.primary, organization).in_(language)
    counted = {"count": share.count, "total": share.total, "rows": _rows(share).in_(language)}
    whole = share.count == share.total
    if share.common:
        words = (_ON_ALL if whole else _ON_SOME).in_(language).format(**counted, they=_they(share, language))
        return [*_names(share.common, organization), (f": {what}{words}.", None)]
    words = (_ALL if whole else _SOME).in_(language).format(**counted)
    agency = organization.get("agency", case.agency or "")
    if agency is None:
        return [(f"{words}: {what}.", None)]
    named = (name_of(agency), ("agency", agency.id))
    return [(f"{words} {_OF.in_(language)}", None), named, (f": {what}.", None)]


def member_words(finding: Finding, case: Case, organization: Organization) -> Text:
    """A finding below the sentence of its pattern: where else it is; below that of another case, its own."""
    if case.share is None or finding.rule != case.primary.rule:
        return message(finding, organization)
    row = organization.get(*finding.subject)
    units = [short(organization.get("unit", unit)) for unit in finding.units if unit not in case.share.common]
    name = " ".join(dict.fromkeys(filter(None, (code_of(row), name_of(row)))))
    said = f"{name} ({', '.join(units)})" if units and finding.subject[0] != "unit" else name
    return Text(said, said)


def rules_of(case: Case) -> tuple[str, ...]:
    """The codes of the rules behind a case, the leading one first."""
    return tuple(dict.fromkeys((case.primary.rule, *(member.rule for member in case.members))))


def _names(units: tuple[str, ...], organization: Organization) -> list[Segment]:
    named: list[Segment] = []
    for token in in_order((("unit", unit) for unit in units), organization):
        named += [(", ", None)] if named else []
        named.append((short(organization.get(*token)) or token[1], token))
    return named


def _they(share: Share, language: Language) -> str:
    return (_IT_TAKES if len(share.common) == 1 else _THEY_TAKE).in_(language)


def _rows(share: Share) -> Text:
    if share.of == "unit":
        kind = UNIT_KINDS[share.unit_kind] if share.unit_kind is not None else Text("unit", "unit")
        return Text(kind.id, f"{kind.en}s")
    if share.of == "service":
        return Text("layanan", "services")
    if share.type is not None:
        type_ = FUNCTION_TYPES[share.type]
        return Text(f"fungsi {type_.id}", f"{type_.en} functions")
    return Text("fungsi", "functions")


def _what(finding: Finding, organization: Organization) -> Text:
    """The title of the rule, with the role or the roles that repeat, and the region."""
    title = rule_by_code(finding.rule).title
    roles = finding.values.get("roles")
    if isinstance(roles, str):
        detail = Text(roles, roles)
    elif finding.role is not None:
        name = role_name(organization, finding.role.role, finding.role.resource)
        detail = Text(_small(name.id), _small(name.en))
    else:
        detail = Text("", "")
    region = where(finding, organization)
    added = [(d.id, d.en) for d in (detail, region) if d.id and d.id.casefold() not in title.id.casefold()]
    inner = (f" ({', '.join(i for i, _ in added)})", f" ({', '.join(e for _, e in added)})")
    return Text(
        _small(title.id) + (inner[0] if added else ""), _small(title.en) + (inner[1] if added else "")
    )


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


_ALL = Text("Semua {total} {rows}", "All {total} {rows}")
_SOME = Text("{count} dari {total} {rows}", "{count} of {total} {rows}")
_ON_ALL = Text(", pada semua {total} {rows} {they}", ", on all {total} {rows} {they} part in")
_ON_SOME = Text(", pada {count} dari {total} {rows} {they}", ", on {count} of {total} {rows} {they} part in")
_IT_TAKES = Text("yang dipegangnya", "it takes")
_THEY_TAKE = Text("yang dipegang bersama", "they take")
_OF = Text("", "of ")
