"""Keeps the findings of one organization right while it is edited.

All rules about one subject (a function, a unit, …) run together, and the engine remembers what they have
read; a change makes only the subjects pending that read what it touched, and new ones. Pending subjects run
in slices, so that a window stays alive; what needs the whole organization runs last. Incremental findings
equal those of a fresh engine: a property test says so. Why by subject: docs/decisions/0012.
"""

from __future__ import annotations

import datetime as dt
import gc
import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from orgdesk.analysis.catalogue import all_rules
from orgdesk.analysis.findings import Finding, FindingsDelta, RuleFailure, finding
from orgdesk.analysis.kit import DOUBLED, GRANTED, Check, Limit, Rule
from orgdesk.analysis.reader import GLOBAL_TOKENS, POLICY_TOKEN, Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import roles_by_code
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import INDEXES, INDEXES_OF_MANY, Organization, Token
from orgdesk.organization.records import PROJECT_ID, Acceptance, Function, Project
from orgdesk.reference.policy import policy_for
from orgdesk.reference.standard import RoleRef

Subject = tuple[str, str]
"""(group, id): the rules of a group are asked together about the row of that id. A group is a kind of row, or
for a rule that stands apart the kind and its code."""

_WHOLE = Project.kind
"""The kind of subject that stands for the whole organization."""

_POLICY: Token = ("setting", "")
_SETTING: Token = ("setting", "limit")
_MANY = 3
"""Counting further makes no difference: no rule needs more of anything before it is asked. Two bits."""

_BEHIND_SETTINGS = ("setting", "role", "resource")
"""Kinds of row on which it depends whether a setting can be read, and what it says."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The findings sorted into those that stand and those that are accepted."""

    open: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, Acceptance], ...]


class Engine:
    """Findings of `organization`, which the caller may change as long as it calls `note`."""

    def __init__(
        self,
        organization: Organization,
        *,
        as_of: dt.date | None = None,
        rules: Iterable[Rule] | None = None,
    ) -> None:
        """Nothing is checked yet: everything is pending. `as_of` is the day to judge by (today)."""
        self._organization = organization
        self.as_of = as_of or dt.date.today()
        self._rules = {r.code: r for r in (all_rules() if rules is None else rules)}
        self._about: dict[str, tuple[Rule, ...]] = {}
        for rule in self._rules.values():
            group = f"{rule.subject} {rule.code}" if rule.apart else rule.subject
            self._about[group] = (*self._about.get(group, ()), rule)
        self._kind = {group: group.partition(" ")[0] for group in self._about}
        self._groups = {k: tuple(g for g in self._about if self._kind[g] == k) for k in self._kind.values()}
        self._counted = {group: _counted(rules) for group, rules in self._about.items()}
        self._bit: dict[RoleRef, int] = {}
        self._worth_asking: dict[tuple[object, ...], tuple[tuple[Rule, Check], ...]] = {}
        # Divided by index: growing one dict of hundreds of thousands would stall a slice.
        self._read_by: dict[str, dict[str, list[Subject]]] = {}
        self._read_by_group: dict[Token, set[str]] = {token: set() for token in GLOBAL_TOKENS}
        self._has_read: dict[str, dict[str, set[Token]]] = {group: {} for group in self._about}
        self._found: dict[Subject, tuple[Finding, ...]] = {}
        self._findings: dict[str, Finding] = {}
        self._failures: dict[tuple[str, Token], RuleFailure] = {}
        self._failed: set[Subject] = set()
        self._appeared: dict[str, Finding] = {}
        self._vanished: dict[str, Finding] = {}
        self._queue: deque[Subject] = deque()
        self._queued: set[Subject] = set()
        subjects = {g: list(organization.table(kind)) for g, kind in self._kind.items() if kind != _WHOLE}
        self._backlog: Iterator[Subject] = ((group, id_) for group, ids in subjects.items() for id_ in ids)
        self._left = sum(map(len, subjects.values()))
        self._whole_pending = _WHOLE in self._about
        self._reader = Reader(organization, policy_for({}), self.as_of)
        self._limits = {code: dict(rule.limits) for code, rule in self._rules.items()}
        self._settings_stale = True

    # -- state -----------------------------------------------------------------------------------

    @property
    def findings(self) -> Mapping[str, Finding]:
        """All findings so far by key, accepted ones among them."""
        return MappingProxyType(self._findings)

    @property
    def failures(self) -> tuple[RuleFailure, ...]:
        """Checks that raised, and settings that cannot be read."""
        return tuple(self._failures.values())

    @property
    def pending(self) -> int:
        """How many subjects have still to be checked."""
        waiting = len(self._queue) + self._whole_pending + self._reader.has_doubts
        return self._left + waiting + self._settings_stale

    def verdict(self) -> Verdict:
        """The findings, the worst first, without those that an acceptance covers today."""
        ordered = sorted(self._findings.values(), key=_place)
        accepted = []
        standing = []
        for one in ordered:
            acceptance = self._organization.acceptances.get(one.key)
            if acceptance is not None and (acceptance.until is None or self.as_of <= acceptance.until):
                accepted.append((one, acceptance))
            else:
                standing.append(one)
        return Verdict(tuple(standing), tuple(accepted))

    def take_delta(self) -> FindingsDelta:
        """What appeared and vanished since the last call."""
        delta = FindingsDelta(tuple(self._appeared.values()), tuple(self._vanished.values()))
        self._appeared, self._vanished = {}, {}
        return delta

    # -- change ----------------------------------------------------------------------------------

    def note(self, touched: Iterable[Token]) -> None:
        """Take notice of what a change touches (see `Organization.touched`); call it around the change."""
        touched = tuple(touched)
        self._reader.forget(touched)
        for token in touched:
            kind = token[0]
            self._settings_stale = self._settings_stale or kind in _BEHIND_SETTINGS
            for group in self._groups.get(kind, ()):
                self._enqueue((group, token[1]))
            self._enqueue_readers(token)
            for group in self._read_by_group.get(token, ()):
                self._enqueue_group(group)

    def step(self, budget: float) -> None:
        """Run pending checks for about `budget` seconds (one subject is never cut off).

        The cyclic collector stays out of a slice: it, not the checks, would make long gaps. What the first
        pass leaves behind is put out of its sight for good, or it would look through all of it again and
        again (some 300 ms each time on 80,000 assignments).
        """
        collecting, first_pass = gc.isenabled(), self._left > 0
        gc.disable()
        try:
            end = time.perf_counter() + budget
            if self._settings_stale:
                self._read_settings()
            while self._reader.has_doubts:
                for fact in self._reader.resolve():
                    self._enqueue_readers(fact)
                if time.perf_counter() >= end:
                    return
            while (subject := self._next()) is not None:
                self._run(subject)
                if time.perf_counter() >= end:
                    break
        finally:
            if first_pass:
                gc.freeze()
            if collecting:
                gc.enable()

    def settle(self) -> None:
        """Run all pending checks."""
        while self.pending:
            self.step(60.0)

    # -- inside ----------------------------------------------------------------------------------

    def _next(self) -> Subject | None:
        """Edited things first, then what is left of the first pass, then the whole."""
        if self._queue:
            subject = self._queue.popleft()
            self._queued.discard(subject)
            return subject
        for subject in self._backlog:
            self._left -= 1
            if subject[1] not in self._has_read[subject[0]]:
                return subject
        self._left = 0
        if self._whole_pending:
            self._whole_pending = False
            return (_WHOLE, PROJECT_ID)
        return None

    def _enqueue(self, subject: Subject) -> None:
        if subject[0] == _WHOLE:
            self._whole_pending = True
        elif subject not in self._queued:
            self._queued.add(subject)
            self._queue.append(subject)

    def _enqueue_readers(self, token: Token) -> None:
        for subject in self._readers(token):
            self._enqueue(subject)

    def _enqueue_group(self, group: str) -> None:
        for id_ in self._has_read[group]:
            self._enqueue((group, id_))

    def _read_settings(self) -> None:
        """Lay the project's settings over the limits and the policy; re-check what depends on them."""
        self._settings_stale = False
        settings = {s.id: s.value for s in self._organization.settings.values()}
        failures = {}
        try:
            policy = policy_for(settings, roles_by_code(self._organization).keys())
        except OrgDeskError as error:
            policy = policy_for({})
            failures["", _POLICY] = RuleFailure("", ("setting", ""), error.sentence)
        limits: dict[str, dict[str, Limit]] = {}
        for code, rule in self._rules.items():
            try:
                limits[code] = limits_for(rule, settings)
            except OrgDeskError as error:
                limits[code] = dict(rule.limits)
                failures[code, _SETTING] = RuleFailure(code, ("setting", code), error.sentence)
        for key in [key for key in self._failures if key[1] in (_POLICY, _SETTING)]:
            del self._failures[key]
        self._failures.update(failures)
        changed = {code for code, before in self._limits.items() if before != limits[code]}
        stale = {group for group, rules in self._about.items() if any(r.code in changed for r in rules)}
        self._limits = limits
        self._worth_asking.clear()
        if self._reader.judge_by(policy):
            self.note([POLICY_TOKEN])
        for group in stale:
            self._enqueue_group(group)

    def _run(self, subject: Subject) -> None:
        group, id_ = subject
        kind = self._kind[group]
        whole = kind == _WHOLE
        row = self._organization.project if whole else self._organization.get(kind, id_)
        if subject in self._failed:
            self._failed.discard(subject)
            self._failures = {key: f for key, f in self._failures.items() if key[1] != subject}
        if row is None:
            self._remember(subject, set())
            self._replace(subject, ())
            return
        reader, row_token = self._reader, (kind, id_)
        reader.taken()
        found: dict[str, Finding] = {}
        for rule, check in self._asked(group, kind, id_):
            try:
                for yielded in check(row, reader):
                    one = finding(rule.code, rule.severity, row_token, yielded)
                    found[one.key] = one
            except Exception as error:
                said = f"{type(error).__name__}: {error}"
                self._failures[rule.code, subject] = RuleFailure(rule.code, row_token, Text(said, said))
                self._failed.add(subject)
        read = reader.taken()
        read.add(row_token)
        self._remember(subject, read)
        self._replace(subject, tuple(found.values()))

    def _asked(self, group: str, kind: str, id_: str) -> tuple[tuple[Rule, Check], ...]:
        """The rules to ask about a subject, those whose `needs` it meets, with their limits set.

        Looked up by its profile, how often it holds what rules need; there are few profiles.
        """
        reader = self._reader
        counts = [reader.count(index, id_) for index in self._counted[group]]
        roles = 0
        if kind == Function.kind:
            for ref, held in reader.roles(id_).items():
                bit = self._bit.get(ref)
                if bit is None:
                    bit = self._bit[ref] = 2 * len(self._bit)
                roles |= min(len(held), _MANY) << bit
            counts += [reader.is_granted(id_), reader.is_doubled(id_)]
        profile = (group, roles, *counts)
        asked = self._worth_asking.get(profile)
        if asked is None:
            there = Counter(dict(zip(self._counted[group], counts, strict=False)))
            for ref, bit in self._bit.items():
                there[ref.role] += roles >> bit & _MANY
            if kind == Function.kind:
                there[GRANTED], there[DOUBLED] = counts[-2:]
            asked = self._worth_asking[profile] = tuple(
                (rule, partial(rule.check, **limits) if (limits := self._limits[rule.code]) else rule.check)
                for rule in self._about[group]
                if all(there[name] >= min(n, _MANY) for name, n in rule.needs.items())
            )
        return asked

    def _remember(self, subject: Subject, read: set[Token]) -> None:
        """Note what a subject's checks have read. What they no longer read stays noted under the token
        until that is touched; `_has_read` is what counts."""
        group, id_ = subject
        before = self._has_read[group].get(id_)
        if not read.isdisjoint(GLOBAL_TOKENS):
            for token in GLOBAL_TOKENS & read:
                self._read_by_group[token].add(group)
            read -= GLOBAL_TOKENS
        if before is not None:
            if before == read:
                return
            new = read - before
        else:
            new = read
        if read:
            self._has_read[group][id_] = read
        else:
            self._has_read[group].pop(id_, None)
        for index, key in new:
            buckets = self._read_by.get(index)
            if buckets is None:
                buckets = self._read_by[index] = {}
            noted = buckets.get(key)
            if noted is None:
                buckets[key] = [subject]
            else:
                noted.append(subject)

    def _readers(self, token: Token) -> list[Subject]:
        """Who has read a token, as of now."""
        buckets = self._read_by.get(token[0])
        noted = buckets.get(token[1]) if buckets is not None else None
        if not noted:
            return []
        readers = [s for s in dict.fromkeys(noted) if token in self._has_read[s[0]].get(s[1], ())]
        if len(readers) < len(noted):
            assert buckets is not None
            buckets[token[1]] = list(readers)
        return readers

    def _replace(self, subject: Subject, found: tuple[Finding, ...]) -> None:
        old = self._found.pop(subject, ())
        if found:
            self._found[subject] = found
        if old == found:
            return
        for one in old:
            if one not in found:
                del self._findings[one.key]
                if self._appeared.pop(one.key, None) is None:
                    self._vanished[one.key] = one
        for one in found:
            if one not in old:
                self._findings[one.key] = one
                if self._vanished.get(one.key) == one:
                    del self._vanished[one.key]
                else:
                    self._appeared[one.key] = one


def _place(found: Finding) -> tuple[object, ...]:
    """Where a finding stands in a verdict: the worst first, then by rule, subject and role."""
    role = (found.role.role, found.role.resource or "") if found.role is not None else ()
    return (found.severity.rank, found.rule, found.subject, role, found.key)


def _counted(rules: Iterable[Rule]) -> tuple[str, ...]:
    """The indexes in which some of `rules` need rows."""
    named = {name for rule in rules for name in rule.needs}
    return tuple(name for name in (*INDEXES, *INDEXES_OF_MANY) if name in named)


def limits_for(rule: Rule, settings: Mapping[str, str]) -> dict[str, Limit]:
    """The limits of a rule under a project's settings. Raises OrgDeskError for a value that is no number."""
    limits = dict(rule.limits)
    for name, default in rule.limits.items():
        value = settings.get(f"{rule.code}.{name}")
        if value is None:
            continue
        try:
            if isinstance(default, bool):
                limits[name] = {"true": True, "false": False}[value.lower()]
            else:
                limits[name] = type(default)(value)
        except (KeyError, ValueError):
            raise OrgDeskError(
                Text(
                    'Pengaturan {key} bernilai "{value}". Isilah seperti "{default}".',
                    'The setting {key} is "{value}". Use a value such as "{default}".',
                ).format(key=f"{rule.code}.{name}", value=value, default=default)
            ) from None
    return limits
