"""Findings filed in groups and in order, at a cost that depends on what comes and goes, not on how many.

A group holds its findings apart by severity and rule, each part in the order of the model, so that the first
page of 40,000 findings costs no more than that of forty.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from orgdesk.analysis.catalogue import rule_by_code
from orgdesk.analysis.findings import Finding, RuleFailure, Severity
from orgdesk.analysis.kit import PRINCIPLES
from orgdesk.analysis.standing import tokens_of
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Acceptance, Agency, Function, Unit

Place = tuple[tuple[int, str], ...]
"""Where a row stands in the model, to sort by."""


class Grouping(StrEnum):
    """What findings are grouped by."""

    SEVERITY = "severity"
    PRINCIPLE = "principle"
    RULE = "rule"
    UNIT = "unit"
    FUNCTION = "function"


ACCEPTED, FAILED = "*accepted", "*failed"
"""The groups that stand last, however the others are made."""

_PRINCIPLES = list(PRINCIPLES)
_RANK = {severity: severity.rank for severity in Severity}
_LAST: Place = ((1 << 30, ""),)


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A line of the list: a finding, a check that failed, or a group's heading. Told apart by identity."""

    group: str
    finding: Finding | None = None
    acceptance: Acceptance | None = None
    failure: RuleFailure | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it is the heading of its group."""
        return self.finding is None and self.failure is None


_Entry = tuple[Place, str, Row]


class Group:
    """Findings that belong together; `id` names what they have in common, "" where it is nothing."""

    __slots__ = ("heading", "id", "parts", "place")

    def __init__(self, key: str, id_: str, place: Place) -> None:
        self.id = id_
        self.heading = Row(key)
        self.place = place
        self.parts: dict[tuple[int, str], list[_Entry]] = {}

    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity are in it."""
        found = dict.fromkeys(Severity, 0)
        severities = list(Severity)
        for (rank, _), entries in self.parts.items():
            found[severities[rank]] += len(entries)
        return found

    def rows(self) -> Iterator[Row]:
        """Its findings: the worst first, then by rule, then as the model has them."""
        for part in sorted(self.parts):
            for _, _, row in self.parts[part]:
                yield row


class Arrangement:
    """The findings it was given, by group.

    By unit or by function a finding stands under each one that it is about, whether as its subject or in its
    evidence; one that is about none stands last, under none.
    """

    def __init__(self, organization: Organization, grouping: Grouping) -> None:
        self._organization = organization
        self.grouping = grouping
        self.groups: dict[str, Group] = {}
        self._order: list[tuple[Place, str]] = []
        self._filed: dict[str, tuple[tuple[str, ...], tuple[int, str], Place]] = {}

    def __len__(self) -> int:
        return len(self._filed)

    def __contains__(self, key: str) -> bool:
        return key in self._filed

    def put(self, finding: Finding) -> None:
        """File a finding; one with the same key gives way."""
        self.take_out(finding.key)
        part = (_RANK[finding.severity], finding.rule)
        place = place_of(finding.subject, self._organization)
        keys = tuple(self._keys(finding))
        self._filed[finding.key] = (keys, part, place)
        for key in keys:
            entries = self.groups[key].parts.setdefault(part, [])
            entry = (place, finding.key, Row(key, finding))
            if not entries or entries[-1] < entry:
                entries.append(entry)
            else:
                insort(entries, entry)

    def take_out(self, key: str) -> None:
        """Take a finding away, if it is there."""
        filed = self._filed.pop(key, None)
        if filed is None:
            return
        groups, part, place = filed
        for name in groups:
            group = self.groups[name]
            entries = group.parts[part]
            del entries[bisect_left(entries, (place, key))]
            if not entries:
                del group.parts[part]
                if not group.parts:
                    del self.groups[name]
                    del self._order[bisect_left(self._order, (group.place, name))]

    def rows(self, is_open: Callable[[str], bool]) -> Iterator[Row]:
        """Headings, each with its findings below where it is open."""
        for _, name in self._order:
            group = self.groups[name]
            yield group.heading
            if is_open(name):
                yield from group.rows()

    def crumble(self, count: int) -> bool:
        """Let go of some of it; False where nothing is left. All at once would hold up the window."""
        for _ in range(min(count, len(self._filed))):
            self._filed.popitem()
        while count > 0 and self.groups:
            name, group = next(reversed(self.groups.items()))
            for part, entries in list(group.parts.items()):
                count -= len(entries)
                del entries[-max(count + len(entries), 1) :]
                if entries:
                    return True
                del group.parts[part]
            del self.groups[name]
        return bool(self._filed or self.groups)

    def _keys(self, finding: Finding) -> Iterator[str]:
        """The groups it belongs in, made where they are not there yet."""
        if self.grouping is Grouping.SEVERITY:
            yield self._group(finding.severity, ((_RANK[finding.severity], ""),))
        elif self.grouping is Grouping.RULE:
            yield self._group(finding.rule, ((0, finding.rule),))
        elif self.grouping is Grouping.PRINCIPLE:
            principle = rule_by_code(finding.rule).principle
            yield self._group(principle, ((_PRINCIPLES.index(principle), ""),))
        else:
            ids = {id_ for kind, id_ in tokens_of(finding) if kind == self.grouping}
            for id_ in ids:
                yield self._group(id_, None)
            if not ids:
                yield self._group("", _LAST)

    def _group(self, id_: str, place: Place | None) -> str:
        key = f"{self.grouping}:{id_}"
        if key not in self.groups:
            at = place_of((self.grouping, id_), self._organization) if place is None else place
            self.groups[key] = Group(key, id_, at)
            insort(self._order, (at, key))
        return key


def place_of(token: Token, organization: Organization) -> Place:
    """Where a row stands in the model: units by agency, functions by tree."""
    row = organization.get(*token)
    if isinstance(row, Function):
        path = [(row.order, row.id)]
        while row.parent is not None:
            row = organization.functions[row.parent]
            path.append((row.order, row.id))
        return tuple(reversed(path))
    if isinstance(row, Unit):
        return ((organization.agencies[row.agency].order, row.agency), (row.order, row.id))
    if isinstance(row, Agency):
        return ((row.order, row.id),)
    return _LAST
