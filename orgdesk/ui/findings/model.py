"""The list of findings: headings of groups and, under those that are open, findings, page by page.

It is a tree laid flat, so that Qt's view need not walk one: what is shown is always the beginning of the
whole list, some hundred lines of perhaps 64,000, and a refresh compares and renders no more than these.
"""

from __future__ import annotations

import gc
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from orgdesk.analysis.cases import Case
from orgdesk.analysis.catalogue import rule_by_code
from orgdesk.analysis.findings import Finding, FindingsDelta, RuleFailure, Severity
from orgdesk.analysis.wording import segments
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.display import code_of
from orgdesk.organization.organization import Token
from orgdesk.organization.records import Acceptance, Agency, Function, Unit
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.findings.arrangement import ACCEPTED, CASE, FAILED, Arrangement, Grouping, Row
from orgdesk.ui.findings.lines import (
    NO_LINE,
    Line,
    line_of,
    line_of_case,
    title_of,
    tooltip_of,
    tooltip_of_case,
)

PAGE = 200
AT_ONCE = 400
"""So many comings and goings are taken in at once; more of them in slices."""
SLICE = 0.004
SHORTLY = 30
"""Milliseconds after an edit: the matrix is painted first."""
WAIT = 120
"""Milliseconds between two slices while the checks run."""
_CACHED = 1000
_FEW = 32
_NAMED = {Unit.kind, Function.kind, Agency.kind, "role", "resource", "facet_value"}
"""Kinds of row whose names stand in sentences."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Filter:
    """Which findings are shown."""

    hidden: frozenset[Severity] = frozenset()
    words: str = ""
    about: Selection | None = None
    """Only those about what is selected."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What the heading of a group says."""

    code: str
    title: str
    count: int
    """How many findings."""
    counts: Mapping[Severity, int]
    cases: int = 0
    """How many cases these are."""


class FindingsModel(QAbstractListModel):
    """Groups and findings over `desk.findings`."""

    about_to_refresh = Signal()
    refreshed = Signal()

    def __init__(self, desk: Desk, grouping: Grouping, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._grouping = grouping
        self._filter = Filter()
        self._open: dict[str, bool] = {}
        self._arrangement: Arrangement | None = None
        self._retired: list[Arrangement] = []
        self._queue: deque[tuple[Finding, bool]] = deque()
        self._backlog: Iterator[Finding] = iter(())
        self._left = 0
        self._about: tuple[Mapping[str, Finding], ...] = ()
        self._shown: list[Row] = []
        self._limit = PAGE
        self._has_more = False
        self._is_refreshing = False
        self._lines: dict[Row, Line] = {}
        self._of_case: dict[str, set[Row]] = {}
        self._accepted_cases: dict[str, Case] = {}
        self._last: dict[str, dict[object, Row]] = {ACCEPTED: {}, FAILED: {}}
        self._headings = {name: Row(name) for name in (ACCEPTED, FAILED)}
        self._failures: tuple[RuleFailure, ...] = ()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._work)
        self._shortly = QTimer(self, singleShot=True, interval=SHORTLY)
        self._shortly.timeout.connect(self.catch_up)
        desk.opened.connect(self.rearrange)
        desk.changed.connect(self._take)
        desk.checking.connect(self._settled)
        desk.language_changed.connect(self._say_anew)
        self.rearrange()

    # -- what is shown ---------------------------------------------------------------------------

    @property
    def grouping(self) -> Grouping:
        """What findings are grouped by."""
        return self._grouping

    def set_grouping(self, grouping: Grouping) -> None:
        """Group by something else."""
        if grouping is not self._grouping:
            self._grouping = grouping
            self.rearrange()

    @property
    def filter(self) -> Filter:
        """Which findings are shown."""
        return self._filter

    def set_filter(self, wanted: Filter) -> None:
        """Show others."""
        if wanted != self._filter:
            self._filter = wanted
            self.rearrange()

    def is_open(self, group: str) -> bool:
        """Whether the findings of a group or of a case are listed below its line."""
        return self._open.get(group, group not in (ACCEPTED, FAILED) and not group.startswith(CASE))

    def set_open(self, group: str, is_open: bool) -> None:
        """List the findings of a group or of a case, or only its line."""
        if is_open != self.is_open(group):
            self._open[group] = is_open
            self._refresh()

    # -- reading ---------------------------------------------------------------------------------

    def row(self, index: Index) -> Row | None:
        """What stands there."""
        return self._shown[index.row()] if index.isValid() and index.row() < len(self._shown) else None

    def row_at(self, number: int) -> Row:
        """What stands in a line of the list."""
        return self._shown[number]

    def number_of(self, key: str, group: str | None = None) -> int | None:
        """The line of a finding or of a case, in `group` if it stands there, or that of the folded case that
        it belongs to; None where it is not listed."""
        case = self._desk.findings.cases.key_of(key) if self._desk.is_open else None
        found: dict[str, int] = {}
        for number, row in enumerate(self._shown):
            own = row.finding.key if row.finding is not None else row.case
            if own == key or (row.is_case and row.case == case):
                if own == key and (group is None or row.group == group):
                    return number
                found.setdefault(own, number)
        return found.get(key, found.get(case or ""))

    def number_of_heading(self, group: str) -> int | None:
        """The line of the heading of a group."""
        return next((n for n, row in enumerate(self._shown) if row.is_heading and row.group == group), None)

    def line(self, row: Row) -> Line:
        """What a finding or failed check says; rendered when first asked for."""
        line = self._lines.get(row)
        if line is None:
            if len(self._lines) > _CACHED:
                self._clear_lines()
            line = self._line_of_case(row) if row.is_case else line_of(row, self._desk, self._grouping)
            self._lines[row] = line
            if row.case:
                self._of_case.setdefault(row.case, set()).add(row)
        return line

    def _line_of_case(self, row: Row) -> Line:
        case = self.case(row)
        return line_of_case(case, self.size(row), self._desk, self._grouping) if case is not None else NO_LINE

    def case(self, row: Row) -> Case | None:
        """The case that a line stands for; None where it has just been solved."""
        if row.group == ACCEPTED:
            return self._accepted_cases.get(row.case)
        return self._desk.findings.cases.get(row.case)

    def _clear_lines(self) -> None:
        self._lines.clear()
        self._of_case.clear()

    def _forget_lines(self, case: str) -> None:
        for row in self._of_case.pop(case, ()):
            self._lines.pop(row, None)

    def heading(self, row: Row) -> Heading:
        """What the heading of a group says."""
        none: Mapping[Severity, int] = {}
        if row.group == ACCEPTED:
            return Heading(*title_of(row.group, "", self._desk), self._accepted_count(), none)
        if row.group == FAILED:
            return Heading(*title_of(row.group, "", self._desk), len(self._failures), none)
        group = self._arrangement.groups.get(row.group) if self._arrangement is not None else None
        if group is None:
            return Heading("", "", 0, none)
        counts = group.counts()
        return Heading(
            *title_of(row.group, group.id, self._desk), sum(counts.values()), counts, group.cases()
        )

    def _accepted_count(self) -> int:
        return sum(row.finding is not None for row in self._last[ACCEPTED].values())

    def size(self, row: Row) -> int:
        """How many findings are listed under the line of a case."""
        if row.group == ACCEPTED:
            return len(self._accepted_cases[row.case].members)
        group = self._arrangement.groups.get(row.group) if self._arrangement is not None else None
        return group.sizes.get(row.case, 0) if group is not None else 0

    def is_below_case(self, row: Row) -> bool:
        """Whether it is a finding that is listed under the line of its case."""
        return bool(row.case) and row.finding is not None and self.size(row) > 1

    def number_of_case(self, case: str, group: str) -> int | None:
        """The line of a case in a group."""
        return next(
            (n for n, r in enumerate(self._shown) if r.is_case and r.case == case and r.group == group), None
        )

    # -- Qt --------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The lines fetched so far."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a line, for those who do not see it painted."""
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if row.is_heading:
                heading = self.heading(row)
                return f"{heading.code} {heading.title} ({heading.count})".strip()
            if row.is_case:
                line = self.line(row)
                return f"{line.code} {line.words} ({self.size(row)})"
            line = self.line(row)
            return f"{line.code} {line.words}"
        if role == Qt.ItemDataRole.ToolTipRole and not row.is_heading:
            case = self.case(row) if row.is_case else None
            if case is not None:
                return tooltip_of_case(case, self._desk)
            return tooltip_of(row, self._desk, self.line(row))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every line can be selected; none has others below it."""
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemNeverHasChildren if index.isValid() else Qt.ItemFlag.NoItemFlags

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the list goes on."""
        return not parent.isValid() and self._has_more and not self._is_refreshing

    def fetchMore(self, parent: Index) -> None:
        """List one page more."""
        if self.canFetchMore(parent):
            self._limit += PAGE
            self._refresh()

    # -- taking in -------------------------------------------------------------------------------

    def rearrange(self) -> None:
        """File everything anew."""
        self._queue.clear()
        self._clear_lines()
        self._limit = PAGE
        self._left = 0
        if self._arrangement is not None:
            self._retired.append(self._arrangement)
        if not self._desk.is_open:
            self._arrangement = None
            self._retired.clear()
            self._refresh()
            return
        standing = self._desk.findings
        self._arrangement = Arrangement(self._desk.organization, self._grouping, standing.cases)
        source: Iterable[Finding] = standing.open.values()
        if self._filter.about is not None:
            self._about = (
                *(standing.of_row(*token) for token in self._filter.about.rows),
                *(standing.of_cell(*cell) for cell in self._filter.about.cells),
            )
            source = {key: f for found in self._about for key, f in found.items()}.values()
        waiting = list(source)
        self._backlog, self._left = iter(waiting), len(waiting)
        self._work()

    def _take(self, change_set: ChangeSet | None, delta: FindingsDelta, _: object) -> None:
        refresh = False
        if change_set is not None:
            refresh = self._take_rows(change_set)
        self._queue.extend((finding, False) for finding in delta.vanished)
        self._queue.extend((finding, True) for finding in delta.appeared)
        cases = self._desk.findings.cases
        for key in cases.changed:
            self._forget_lines(key)
        for finding in cases.moved.values():
            self._queue.append((finding, False))
            self._queue.append((finding, True))
        if self._desk.is_first_pass or len(self._queue) > AT_ONCE:
            self._soon()
        elif self._queue or refresh or cases.changed or self._desk.organization.acceptances:
            self._shortly.start()

    def catch_up(self) -> None:
        """Show at once what the last edit did."""
        self._shortly.stop()
        self._work(few=True)

    def _take_rows(self, change_set: ChangeSet) -> bool:
        """Names and places may be others now; True where the list must look at itself."""
        refresh = False
        for row in change_set:
            refresh = refresh or row.kind == Acceptance.kind
            if row.kind in _NAMED:
                refresh = True
                self._clear_lines()
            if row.before is not None and row.after is not None and _moved(row.before, row.after):
                tokens: list[Token] = [(row.kind, row.id)]
                if row.kind == Agency.kind:
                    tokens += [("unit", unit.id) for unit in self._desk.organization.units_of(row.id)]
                elif row.kind == Function.kind:
                    tokens += [("function", f.id) for f in self._desk.organization.subfunctions(row.id)]
                for token in tokens:
                    for finding in self._desk.findings.of_row(*token).values():
                        self._queue.append((finding, False))
                        self._queue.append((finding, True))
        return refresh

    def _settled(self, pending: int) -> None:
        if not pending and self._desk.is_open and self._desk.document.engine.failures != self._failures:
            self._refresh()

    def _soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start(WAIT if self._desk.is_first_pass else 1)

    def _work(self, few: bool = False) -> None:
        """Take in what waits, for one slice, and show it."""
        if self._arrangement is None:
            return
        if few:
            self._take_in(self._arrangement, few=True)
        elif len(self._queue) + self._left > AT_ONCE or self._retired:
            # Like the first pass of the checks: the collector would look through all of it, again and again.
            gc.disable()
            try:
                self._take_in(self._arrangement)
            finally:
                gc.freeze()
                gc.enable()
        else:
            self._take_in(self._arrangement)
        if self._queue or self._left or self._retired:
            self._soon()
        self._refresh()

    def _take_in(self, arrangement: Arrangement, few: bool = False) -> None:
        """What comes and goes first; then, for the rest of the slice, what stood when all was filed anew."""
        end = time.perf_counter() + SLICE
        while self._queue:
            for finding, stands in _some(self._queue):
                if not stands:
                    arrangement.take_out(finding.key)
                elif self._accepts(finding):
                    arrangement.put(finding)
            if time.perf_counter() > end:
                return
        standing = self._desk.findings.open
        while self._left and not few:
            for finding in islice(self._backlog, _FEW):
                self._left -= 1
                if standing.get(finding.key) is finding and self._accepts(finding):
                    arrangement.put(finding)
            if time.perf_counter() > end:
                return
        while self._retired and not few:
            if not self._retired[-1].crumble(1000):
                self._retired.pop()
            if time.perf_counter() > end:
                return

    def _accepts(self, finding: Finding) -> bool:
        wanted = self._filter
        if finding.severity in wanted.hidden:
            return False
        if wanted.about is not None and not any(finding.key in found for found in self._about):
            return False
        return not wanted.words or self._says(finding, wanted.words)

    def _says(self, finding: Finding, words: str) -> bool:
        organization, desk = self._desk.organization, self._desk
        said = "".join(piece for piece, _ in segments(finding, organization, desk.language))
        subject = code_of(organization.get(*finding.subject))
        haystack = f"{finding.rule} {desk.say(rule_by_code(finding.rule).title)} {subject} {said}".casefold()
        return all(word in haystack for word in words.casefold().split())

    # -- showing ---------------------------------------------------------------------------------

    def _say_anew(self) -> None:
        self._clear_lines()
        if self._filter.words:
            self.rearrange()
        else:
            self._refresh()

    def _wanted(self) -> Iterator[Row]:
        if self._arrangement is None:
            return
        yield from self._arrangement.rows(self.is_open)
        for name, rows in ((ACCEPTED, self._accepted_rows()), (FAILED, self._failed_rows())):
            if rows:
                yield self._headings[name]
                if self.is_open(name):
                    yield from rows

    def _accepted_rows(self) -> list[Row]:
        if not self._desk.organization.acceptances:
            self._last[ACCEPTED], self._accepted_cases = {}, {}
            return []
        accepted = {finding.key: (finding, a) for finding, a in self._desk.findings.accepted()}
        self._accepted_cases = {case.key: case for case in self._desk.findings.accepted_cases()}
        before, kept = self._last[ACCEPTED], dict[object, Row]()
        listed: list[Row] = []
        for key, case in self._accepted_cases.items():
            if len(case.members) > 1:
                row = kept[key] = before.get(key) or Row(ACCEPTED, key)
                listed.append(row)
            for finding, acceptance in (accepted[member.key] for member in case.members):
                known = before.get(finding.key)
                if known is None or known.finding != finding or known.acceptance != acceptance:
                    known = Row(ACCEPTED, key, finding, acceptance)
                kept[finding.key] = known
                if len(case.members) == 1 or self.is_open(key):
                    listed.append(known)
        self._last[ACCEPTED] = kept
        return listed

    def _failed_rows(self) -> list[Row]:
        self._failures = self._desk.document.engine.failures
        before = self._last[FAILED]
        self._last[FAILED] = {
            failure: before.get(failure) or Row(FAILED, failure=failure) for failure in self._failures
        }
        return list(self._last[FAILED].values())

    def _refresh(self) -> None:
        """Have the lines shown agree with what is filed; lines that stay are left alone."""
        wanted = list(islice(self._wanted(), self._limit + 1))
        self._has_more = len(wanted) > self._limit
        del wanted[self._limit :]
        self._is_refreshing = True  # whoever hears of the first half must not ask for more
        self.about_to_refresh.emit()
        self._replace(wanted)
        self._is_refreshing = False
        self.refreshed.emit()

    def _replace(self, wanted: list[Row]) -> None:
        shown = self._shown
        first = 0
        for here, there in zip(shown, wanted, strict=False):
            if here is not there:
                break
            first += 1
        kept = 0
        most = min(len(shown), len(wanted)) - first
        while kept < most and shown[-1 - kept] is wanted[-1 - kept]:
            kept += 1
        if len(shown) - kept > first:
            self.beginRemoveRows(_ROOT, first, len(shown) - kept - 1)
            del shown[first : len(shown) - kept]
            self.endRemoveRows()
        if len(wanted) - kept > first:
            self.beginInsertRows(_ROOT, first, len(wanted) - kept - 1)
            shown[first:first] = wanted[first : len(wanted) - kept]
            self.endInsertRows()
        if shown:
            self.dataChanged.emit(self.index(0), self.index(len(shown) - 1))


def _some(queue: deque[tuple[Finding, bool]]) -> Iterator[tuple[Finding, bool]]:
    """The next few, so that the clock is not asked for each."""
    for _ in range(min(_FEW, len(queue))):
        yield queue.popleft()


def _moved(before: object, after: object) -> bool:
    fields = ("order", "parent", "agency")
    return any(getattr(before, f, None) != getattr(after, f, None) for f in fields)
