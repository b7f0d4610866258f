"""Keeps the findings of one organization right while it is edited.

Every check is a pair (rule, subject). The engine remembers what each pair has read; a change makes only the
pairs pending that read what it touched, and new subjects. Pending pairs run in slices, so that a window
stays alive. Incremental findings equal those of a fresh engine: a property test says so.
"""

from __future__ import annotations

import datetime as dt
import gc
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from orgdesk.analysis.catalogue import all_rules
from orgdesk.analysis.findings import Finding, FindingsDelta, RuleFailure, finding
from orgdesk.analysis.kit import Limit, Rule
from orgdesk.analysis.reader import GLOBAL_TOKENS, POLICY_TOKEN, Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import roles_by_code
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Acceptance
from orgdesk.reference.policy import policy_for

Pair = tuple[str, str]
"""(rule code, subject id)."""


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
        self._by_subject: dict[str, list[Rule]] = {}
        for rule in self._rules.values():
            self._by_subject.setdefault(rule.subject, []).append(rule)
        # Divided by index and by rule: growing one dict of hundreds of thousands would stall a slice.
        self._read_by: dict[str, dict[str, set[Pair]]] = {}
        self._read_by_rule: dict[Token, set[str]] = {token: set() for token in GLOBAL_TOKENS}
        self._has_read: dict[str, dict[str, tuple[set[Pair], ...]]] = {code: {} for code in self._rules}
        self._found: dict[Pair, tuple[Finding, ...]] = {}
        self._findings: dict[str, Finding] = {}
        self._failures: dict[Pair, RuleFailure] = {}
        self._appeared: dict[str, Finding] = {}
        self._vanished: dict[str, Finding] = {}
        self._queue: deque[Pair] = deque()
        self._queued: set[Pair] = set()
        subjects = {kind: list(organization.table(kind)) for kind in self._by_subject}
        self._backlog: Iterator[Pair] = self._every_pair(subjects)
        self._left = sum(len(self._by_subject[kind]) * len(ids) for kind, ids in subjects.items())
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
        """How many checks have still to run."""
        return self._left + len(self._queue) + self._settings_stale

    def verdict(self) -> Verdict:
        """The findings, the worst first, without those that an acceptance covers today."""
        ordered = sorted(
            self._findings.values(), key=lambda f: (f.severity.rank, f.rule, f.subject, f.role or (), f.key)
        )
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
        settings = False
        for token in touched:
            kind, id_ = token
            settings = settings or kind in _BEHIND_SETTINGS
            for rule in self._by_subject.get(kind, ()):
                self._enqueue((rule.code, id_))
            for pair in self._read_by.get(kind, {}).get(id_, ()):
                self._enqueue(pair)
            for code in self._read_by_rule.get(token, ()):
                self._enqueue_rule(code)
        self._reader.forget()
        if settings:
            self._settings_stale = True

    def step(self, budget: float) -> None:
        """Run pending checks for about `budget` seconds (one check is never cut off).

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
            while (pair := self._next()) is not None:
                self._run(pair)
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

    def _every_pair(self, subjects: Mapping[str, list[str]]) -> Iterator[Pair]:
        """Those of the rows that are there at the start; later ones are queued as they come."""
        for kind, rules in self._by_subject.items():
            for id_ in subjects[kind]:
                for rule in rules:
                    yield (rule.code, id_)

    def _next(self) -> Pair | None:
        """Edited things first, then what is left of the first pass."""
        if self._queue:
            pair = self._queue.popleft()
            self._queued.discard(pair)
            return pair
        for pair in self._backlog:
            self._left -= 1
            if pair[1] not in self._has_read[pair[0]]:
                return pair
        self._left = 0
        return None

    def _enqueue(self, pair: Pair) -> None:
        if pair not in self._queued:
            self._queued.add(pair)
            self._queue.append(pair)

    def _enqueue_rule(self, code: str) -> None:
        for id_ in self._has_read[code]:
            self._enqueue((code, id_))

    def _read_settings(self) -> None:
        """Lay the project's settings over the limits and the policy; re-check what depends on them."""
        self._settings_stale = False
        settings = {s.id: s.value for s in self._organization.settings.values()}
        failures = {}
        try:
            policy = policy_for(settings, roles_by_code(self._organization).keys())
        except OrgDeskError as error:
            policy = policy_for({})
            failures["", "policy"] = RuleFailure("", ("setting", ""), error.sentence)
        limits: dict[str, dict[str, Limit]] = {}
        for code, rule in self._rules.items():
            try:
                limits[code] = limits_for(rule, settings)
            except OrgDeskError as error:
                limits[code] = dict(rule.limits)
                failures[code, "setting"] = RuleFailure(code, ("setting", code), error.sentence)
        for pair in [p for p in self._failures if p[1] in {"policy", "setting"}]:
            del self._failures[pair]
        self._failures.update(failures)
        self._reader.forget(policy)
        changed = {code for code, before in self._limits.items() if before != limits[code]}
        self._limits = limits
        for code in self._read_by_rule[POLICY_TOKEN] | changed:
            self._enqueue_rule(code)

    def _run(self, pair: Pair) -> None:
        code, id_ = pair
        rule = self._rules[code]
        subject = self._organization.get(rule.subject, id_)
        found: tuple[Finding, ...] = ()
        self._failures.pop(pair, None)
        if subject is not None:
            self._reader.taken()
            try:
                yielded = rule.check(subject, self._reader, **self._limits[code])
                told = (finding(code, rule.severity, (rule.subject, id_), f) for f in yielded)
                found = tuple({one.key: one for one in told}.values())
            except Exception as error:
                said = f"{type(error).__name__}: {error}"
                self._failures[pair] = RuleFailure(code, (rule.subject, id_), Text(said, said))
            self._remember(pair, self._reader.taken() | {(rule.subject, id_)})
        else:
            self._remember(pair, set())
        self._replace(pair, found)

    def _remember(self, pair: Pair, read: set[Token]) -> None:
        code, id_ = pair
        for readers in self._has_read[code].pop(id_, ()):
            readers.discard(pair)
        if not read:
            return
        for token in GLOBAL_TOKENS & read:
            self._read_by_rule[token].add(code)
        now = tuple(
            self._read_by.setdefault(kind, {}).setdefault(key, set()) for kind, key in read - GLOBAL_TOKENS
        )
        for readers in now:
            readers.add(pair)
        self._has_read[code][id_] = now

    def _replace(self, pair: Pair, found: tuple[Finding, ...]) -> None:
        old = self._found.pop(pair, ())
        if found:
            self._found[pair] = found
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
