"""The findings that stand, and where they show: per cell of the matrix, per function, per unit.

Kept right from what the engine tells (`FindingsDelta`) and from acceptances that come and go, at a cost that
depends on the change and not on the size of the organization.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain

from orgdesk.analysis.cases import Case, Cases, cases_of
from orgdesk.analysis.findings import Finding, FindingsDelta, Severity
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Acceptance

Cell = tuple[str, str]
"""A cell of the matrix: (unit id, function id)."""

ACCEPTED_CASE = "accepted:"
"""What stands before the key of a case whose findings are accepted."""

_NONE: Mapping[str, Finding] = {}


class Standing:
    """All findings of one organization as far as they are known, those that stand told from the accepted."""

    def __init__(self, organization: Organization, as_of: dt.date | None = None) -> None:
        self._organization = organization
        self._as_of = as_of or dt.date.today()
        self._known: dict[str, Finding] = {}
        self._open: dict[str, Finding] = {}
        self._of_row: dict[Token, dict[str, Finding]] = {}
        self._of_cell: dict[Cell, dict[str, Finding]] = {}
        self.counts: dict[Severity, int] = dict.fromkeys(Severity, 0)
        """How many stand, by severity."""
        self._accepted_cases: tuple[Case, ...] = ()
        self.cases = Cases(organization, self.of_row)
        """Those that stand, as a reader meets them."""

    # -- reading ---------------------------------------------------------------------------------

    @property
    def open(self) -> Mapping[str, Finding]:
        """Those that stand, by key."""
        return self._open

    @property
    def known(self) -> Mapping[str, Finding]:
        """All, accepted ones among them, by key."""
        return self._known

    def accepted(self) -> list[tuple[Finding, Acceptance]]:
        """Those that the project lives with, and why."""
        found = []
        for key, acceptance in self._organization.acceptances.items():
            if key in self._known and key not in self._open:
                found.append((self._known[key], acceptance))
        return found

    def accepted_cases(self) -> tuple[Case, ...]:
        """Those that the project lives with, as cases of their own: what was accepted together reads so."""
        accepted = {finding.key: finding for finding, _ in self.accepted()}
        if {f.key: f for case in self._accepted_cases for f in case.members} != accepted:
            found = cases_of(accepted.values(), self._organization)
            self._accepted_cases = tuple(replace(case, key=ACCEPTED_CASE + case.key) for case in found)
        return self._accepted_cases

    def case(self, key: str | None) -> Case | None:
        """The case of that key, or the one that the finding of that key belongs to."""
        if key is None:
            return None
        return self.cases.get(key) or self.cases.of(key) or self._accepted_case(key)

    def _accepted_case(self, key: str) -> Case | None:
        if key.startswith(ACCEPTED_CASE):
            return next((case for case in self.accepted_cases() if case.key == key), None)
        if key not in self._known:
            return None
        return next((c for c in self.accepted_cases() if any(f.key == key for f in c.members)), None)

    def of_row(self, kind: str, id_: str) -> Mapping[str, Finding]:
        """What stands about a function, a unit or an agency: as its subject or in its evidence."""
        return self._of_row.get((kind, id_), _NONE)

    def of_cell(self, unit: str, function: str) -> Mapping[str, Finding]:
        """What stands about the roles of a unit on a function."""
        return self._of_cell.get((unit, function), _NONE)

    # -- change ----------------------------------------------------------------------------------

    def take(self, change_set: ChangeSet | None, delta: FindingsDelta | None) -> FindingsDelta:
        """Take in what changed; returns what came to stand and what no longer does, acceptance counted in."""
        before: dict[str, Finding | None] = {}

        def settle(key: str) -> None:
            before.setdefault(key, self._open.get(key))
            self._settle(key)

        if delta is not None:
            appeared = {finding.key for finding in delta.appeared}
            for finding in delta.vanished:
                if finding.key not in appeared:
                    self._known.pop(finding.key, None)
                    settle(finding.key)
            for finding in delta.appeared:
                self._known[finding.key] = finding
                settle(finding.key)
        for row in change_set or ():
            if row.kind == Acceptance.kind:
                settle(row.id)
        changed = [(key, old) for key, old in before.items() if old != self._open.get(key)]
        seen = FindingsDelta(
            tuple(self._open[key] for key, _ in changed if key in self._open),
            tuple(old for _, old in changed if old is not None),
        )
        self.cases.take(change_set, seen)
        return seen

    def _settle(self, key: str) -> None:
        """Have what shows for `key` agree with what is known and accepted."""
        shown, known = self._open.get(key), self._known.get(key)
        stands = known if known is not None and not self._is_accepted(key) else None
        if shown is stands:
            return
        if shown is not None:
            del self._open[key]
            self.counts[shown.severity] -= 1
            for token in tokens_of(shown):
                _take_out(self._of_row, token, key)
            for cell in cells_of(shown):
                _take_out(self._of_cell, cell, key)
        if stands is not None:
            self._open[key] = stands
            self.counts[stands.severity] += 1
            for token in tokens_of(stands):
                self._of_row.setdefault(token, {})[key] = stands
            for cell in cells_of(stands):
                self._of_cell.setdefault(cell, {})[key] = stands

    def _is_accepted(self, key: str) -> bool:
        acceptance = self._organization.acceptances.get(key)
        return acceptance is not None and (acceptance.until is None or self._as_of <= acceptance.until)


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The worst severity among findings; None where there are none."""
    return min((finding.severity for finding in findings), key=lambda s: s.rank, default=None)


def tokens_of(finding: Finding) -> set[Token]:
    """The rows that a finding is about."""
    return {finding.subject, *finding.evidence}


def cells_of(finding: Finding) -> set[Cell]:
    """The cells of the matrix that a finding is about: its units on its functions."""
    tokens = tokens_of(finding)
    units = [id_ for kind, id_ in tokens if kind == "unit"]
    functions = [id_ for kind, id_ in tokens if kind == "function"]
    return set(chain.from_iterable(((unit, function) for function in functions) for unit in units))


def _take_out(index: dict[tuple[str, str], dict[str, Finding]], at: tuple[str, str], key: str) -> None:
    bucket = index[at]
    del bucket[key]
    if not bucket:
        del index[at]
