"""Findings filed in groups and in order, at a cost that depends on what comes and goes, not on how many.

Grouped by severity, principle or rule, the findings of a case stand folded under one line, where its leading
finding belongs. Grouped by unit or by function each stands for itself, for there the question is what is
wrong with this one. A group holds its findings apart by severity and rule, each part in the order of the
model, so that the first page of 40,000 findings costs no more than that of forty.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from orgdesk.analysis.cases import Cases
from orgdesk.analysis.catalogue import rule_by_code
from orgdesk.analysis.findings import Finding, RuleFailure, Severity
from orgdesk.analysis.kit import PRINCIPLES
from orgdesk.analysis.standing import ACCEPTED_CASE, tokens_of
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


CASE = ("case:", ACCEPTED_CASE)
"""How the keys of cases of several findings begin."""
ACCEPTED, FAILED = "*accepted", "*failed"
"""The groups that stand last, however the others are made."""

_PRINCIPLES = list(PRINCIPLES)
_RANK = {severity: severity.rank for severity in Severity}
_LAST: Place = ((1 << 30, ""),)


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A line of the list: a finding, a case of several, a check that failed, or a group's heading. Told apart
    by identity."""

    group: str
    case: str = ""
    """Key of the case: of the line of a case itself, or of that which a finding is listed under."""
    finding: Finding | None = None
    acceptance: Acceptance | None = None
    failure: RuleFailure | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it is the heading of its group."""
        return self.finding is None and self.failure is None and not self.case

    @property
    def is_case(self) -> bool:
        """Whether it stands for several findings that can be listed below it."""
        return self.finding is None and bool(self.case)


_Entry = tuple[Place, str, Row]
_Part = tuple[int, str]
"""(rank of the severity, code of the rule)."""


class Group:
    """Findings that belong together; `id` names what they have in common, "" where it is nothing."""

    __slots__ = ("_severities", "folds", "heading", "id", "parts", "place", "sizes")

    def __init__(self, key: str, id_: str, place: Place) -> None:
        self.id = id_
        self.heading = Row(key)
        self.place = place
        self.parts: dict[_Part, list[_Entry]] = {}
        self.folds: dict[tuple[_Part, Place, str], list[_Entry]] = {}
        self.sizes: dict[str, int] = {}
        """How many findings are filed under a case."""
        self._severities = dict.fromkeys(Severity, 0)

    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity are in it."""
        return dict(self._severities)

    def cases(self) -> int:
        """How many lines that makes when all cases are folded."""
        return sum(map(len, self.parts.values()))

    def add(self, finding: Finding, part: _Part, place: Place, own: Place, case: str) -> None:
        """File a finding: under its case, where it has one, else at its own place."""
        self._severities[finding.severity] += 1
        entries = self.parts.setdefault(part, [])
        if not case:
            _insert(entries, (own, finding.key, Row(self.heading.group, finding=finding)))
            return
        fold = self.folds.get((part, place, case))
        if fold is None:
            fold = self.folds[part, place, case] = []
            _insert(entries, (place, case, Row(self.heading.group, case)))
        self.sizes[case] = self.sizes.get(case, 0) + 1
        _insert(fold, (own, finding.key, Row(self.heading.group, case, finding)))

    def remove(self, key: str, part: _Part, place: Place, own: Place, case: str) -> None:
        """Take a finding away."""
        if case:
            fold = self.folds[part, place, case]
            at = bisect_left(fold, (own, key))
            self._count_out(fold.pop(at)[2])
            self.sizes[case] -= 1
            if fold:
                return
            del self.folds[part, place, case]
        entries = self.parts[part]
        row = entries.pop(bisect_left(entries, (place, case) if case else (own, key)))[2]
        if not case:
            self._count_out(row)
        if not entries:
            del self.parts[part]

    def rows(self, is_open: Callable[[str], bool] = lambda key: True) -> Iterator[Row]:
        """Its lines: the worst first, then by rule, then as the model has them; below a case that is open
        its findings. A case of which one finding is left is that finding."""
        for part in sorted(self.parts):
            for place, key, row in self.parts[part]:
                if not row.case:
                    yield row
                    continue
                fold = self.folds[part, place, key]
                if len(fold) == 1:
                    yield fold[0][2]
                    continue
                yield row
                if is_open(key):
                    for _, _, member in fold:
                        yield member

    def _count_out(self, row: Row) -> None:
        assert row.finding is not None
        self._severities[row.finding.severity] -= 1


def _insert(entries: list[_Entry], entry: _Entry) -> None:
    if not entries or entries[-1] < entry:
        entries.append(entry)
    else:
        insort(entries, entry)


class Arrangement:
    """The findings it was given, by group.

    By unit or by function a finding stands under each one that it is about, whether as its subject or in its
    evidence; one that is about none stands last, under none.
    """

    def __init__(self, organization: Organization, grouping: Grouping, cases: Cases | None = None) -> None:
        self._organization = organization
        self._cases = cases if grouping not in (Grouping.UNIT, Grouping.FUNCTION) else None
        self.grouping = grouping
        self.groups: dict[str, Group] = {}
        self._order: list[tuple[Place, str]] = []
        self._filed: dict[str, tuple[tuple[str, ...], _Part, Place, Place, str]] = {}

    def __len__(self) -> int:
        return len(self._filed)

    def __contains__(self, key: str) -> bool:
        return key in self._filed

    def put(self, finding: Finding) -> None:
        """File a finding; one with the same key gives way."""
        self.take_out(finding.key)
        case, lead, is_pattern = "", finding, False
        if self._cases is not None:
            case = self._cases.key_of(finding.key) or ""
            if not case:
                return  # it is gone already; that is told next
            lead, is_pattern = self._cases.lead_of(finding.key), self._cases.is_pattern(case)
        part = (_RANK[lead.severity], lead.rule)
        own = place_of(finding.subject, self._organization)
        place: Place = () if is_pattern else own if lead is finding else self._place(lead)
        keys = tuple(self._keys(lead))
        self._filed[finding.key] = (keys, part, place, own, case)
        for key in keys:
            self.groups[key].add(finding, part, place, own, case)

    def take_out(self, key: str) -> None:
        """Take a finding away, if it is there."""
        filed = self._filed.pop(key, None)
        if filed is None:
            return
        groups, part, place, own, case = filed
        for name in groups:
            group = self.groups[name]
            group.remove(key, part, place, own, case)
            if not group.parts:
                del self.groups[name]
                del self._order[bisect_left(self._order, (group.place, name))]

    def _place(self, finding: Finding) -> Place:
        return place_of(finding.subject, self._organization)

    def rows(self, is_open: Callable[[str], bool]) -> Iterator[Row]:
        """Headings, each with its findings below where it is open."""
        for _, name in self._order:
            group = self.groups[name]
            yield group.heading
            if is_open(name):
                yield from group.rows(is_open)

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
            while group.folds:
                count -= len(group.folds.popitem()[1])
                if count < 0:
                    return True
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
