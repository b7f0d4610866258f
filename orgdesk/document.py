"""The open document, the one thing here that changes: organization, file, history and findings together.

The path of every edit: `execute` checks the ChangeSet, commits it to the store with its place in the history,
applies it in memory, has the engine check again what it touched, and tells the subscribers once. Where the
commit fails, nothing has happened. Undo and redo are inverses down the same path.

A new document has no working copy before the first edit needs one, or `prepare` makes it: storage is imported
then, so that an example is on the screen before the database library is.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, change
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import RECORD_TYPES
from orgdesk.storage.history import History

if TYPE_CHECKING:  # rules and storage are imported when findings or a working copy are asked for, not before
    from orgdesk.analysis.engine import Engine
    from orgdesk.analysis.findings import Finding, FindingsDelta
    from orgdesk.storage.open_file import Leftover, OpenFile

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened: the change (None: only findings), what it did to the findings (None: not checked yet),
    and whoever brought it about."""

    change_set: ChangeSet | None
    findings_delta: FindingsDelta | None
    initiator: object | None = None


Subscriber = Callable[["ChangeSet | None", "FindingsDelta | None", object], None]
"""Called as changed(change_set, findings_delta, initiator); see `Outcome`."""


class Document:
    """An open organization. Make it with `new`, `open` or `recover`; its methods raise OrgDeskError."""

    def __init__(
        self, organization: Organization, file: OpenFile | None = None, *, settle: bool = False
    ) -> None:
        self._organization = organization
        self._opened = file
        self._closed = False
        self._preparing = threading.Lock()
        self._settle = settle
        self._engine: Engine | None = None
        self._subscribers: dict[object, Subscriber] = {}
        self._to_tell: deque[Outcome] = deque()
        self._telling = False

    @classmethod
    def new(cls, organization: Organization, *, settle: bool = False) -> Self:
        """A document that no file belongs to yet; untouched, it has nothing to save.

        With `settle` the findings are right after every edit; otherwise the caller drives `recheck`.
        """
        return cls(organization.copy(), settle=settle)

    @classmethod
    def open(
        cls, path: Path | str, *, read_only: bool = False, take_over: bool = False, settle: bool = False
    ) -> Self:
        """The document in a file. Raises FileLocked where somebody else has it open, unless `read_only` or
        `take_over`, and FileRefused where it cannot be read."""
        from orgdesk.storage.open_file import OpenFile

        file = OpenFile.open(Path(path), read_only=read_only, take_over=take_over)
        return cls(file.organization, file, settle=settle)

    @classmethod
    def recover(cls, leftover: Leftover, *, settle: bool = False) -> Self:
        """The document that a crash has left (see `recoverable`), with every edit, undo and redo."""
        from orgdesk.storage.open_file import OpenFile

        file = OpenFile.recover(leftover)
        return cls(file.organization, file, settle=settle)

    def prepare(self) -> None:
        """Make the working copy now, so that the first edit need not wait for it; once is enough.

        It may run in another thread: an edit that comes meanwhile waits for it.
        """
        with self._preparing:
            if self._opened is None and not self._closed:
                from orgdesk.storage.open_file import OpenFile

                self._opened = OpenFile.new(self._organization)

    @property
    def _file(self) -> OpenFile:
        self.prepare()
        assert self._opened is not None, "the document is closed"
        return self._opened

    # -- state -----------------------------------------------------------------------------------

    @property
    def organization(self) -> Organization:
        """The rows as they are now; the same object as long as the document is open."""
        return self._organization

    @property
    def path(self) -> Path | None:
        """The file that `save` writes; None as long as there is none."""
        return self._opened.path if self._opened is not None else None

    @property
    def read_only(self) -> bool:
        """Whether it can only be saved under another name. It can be edited all the same."""
        return self._opened is not None and self._opened.read_only

    @property
    def is_modified(self) -> bool:
        """Whether there is something to save."""
        return self._opened is not None and self._opened.store.is_modified

    @property
    def history(self) -> History:
        """All steps with their labels, and how many of them are done."""
        return self._opened.store.history if self._opened is not None else _NO_HISTORY

    @property
    def undo_label(self) -> Text | None:
        """What `undo` would take back; None where there is nothing."""
        steps, done = self.history.steps, self.history.done
        return steps[done - 1].label if done else None

    @property
    def redo_label(self) -> Text | None:
        """What `redo` would do again; None where there is nothing."""
        steps, done = self.history.steps, self.history.done
        return steps[done].label if done < len(steps) else None

    @property
    def engine(self) -> Engine:
        """The engine over this organization, made when first asked for, with everything pending."""
        if self._engine is None:
            from orgdesk.analysis.engine import Engine

            self._engine = Engine(self._organization)
        return self._engine

    @property
    def findings(self) -> Mapping[str, Finding]:
        """All findings by key, up to date; what this brings to light is told to the subscribers."""
        self.engine.settle()
        self._tell_findings()
        return self.engine.findings

    # -- change ----------------------------------------------------------------------------------

    def execute(self, change_set: ChangeSet, initiator: object | None = None) -> Outcome:
        """Do `change_set`; an empty one does nothing. After an OrgDeskError nothing has happened."""
        if not change_set:
            return Outcome(change_set, None, initiator)
        return self._do(change_set, initiator, lambda: self._file.store.commit(change_set))

    def undo(self, initiator: object | None = None) -> Outcome | None:
        """Take the last step back; None where there is none."""
        return self.step_to(self.history.done - 1, initiator) if self.history.done else None

    def redo(self, initiator: object | None = None) -> Outcome | None:
        """Do the step again that was taken back last; None where there is none."""
        done = self.history.done
        return self.step_to(done + 1, initiator) if done < len(self.history.steps) else None

    def step_to(self, done: int, initiator: object | None = None) -> Outcome | None:
        """Undo or redo until the first `done` steps are done, as one change; None where they are already."""
        here = self.history.done
        if not 0 <= done <= len(self.history.steps):
            raise IndexError(done)
        if done == here:
            return None
        store = self._file.store
        if done < here:
            parts = [store.changes(index).inverse() for index in range(here - 1, done - 1, -1)]
        else:
            parts = [store.changes(index) for index in range(here, done)]
        together = change(parts[-1].label, (row for part in parts for row in part))
        return self._do(together, initiator, lambda: store.move(together, done))

    def recheck(self, budget: float) -> bool:
        """Run checks for about `budget` seconds and tell what they found; True if more are pending."""
        self.engine.step(budget)
        self._tell_findings()
        return self.engine.pending > 0

    def _do(self, change_set: ChangeSet, initiator: object | None, commit: Callable[[], None]) -> Outcome:
        self._organization.check(change_set)
        self._file.make_durable()  # the working copy stands from here on, made before the change is applied
        commit()
        engine = self.engine if self._settle else self._engine
        touched = self._organization.touched(change_set)
        if engine is not None:
            engine.note(touched)
        self._organization.apply(change_set)
        delta = None
        if engine is not None and self._settle:
            engine.settle()
            delta = engine.take_delta()
        outcome = Outcome(change_set, delta, initiator)
        self._tell(outcome)
        return outcome

    # -- telling ---------------------------------------------------------------------------------

    def subscribe(self, changed: Subscriber) -> Callable[[], None]:
        """Have `changed` called once after every edit and when findings come in; returns how to stop that."""
        token = object()
        self._subscribers[token] = changed

        def unsubscribe() -> None:
            self._subscribers.pop(token, None)

        return unsubscribe

    def _tell_findings(self) -> None:
        delta = self.engine.take_delta()
        if delta.appeared or delta.vanished:
            self._tell(Outcome(None, delta))

    def _tell(self, outcome: Outcome) -> None:
        """One outcome after the other: an edit that a subscriber makes is told when all know of the first."""
        self._to_tell.append(outcome)
        if self._telling:
            return
        self._telling = True
        try:
            while self._to_tell:
                told = self._to_tell.popleft()
                for subscriber in tuple(self._subscribers.values()):
                    try:
                        subscriber(told.change_set, told.findings_delta, told.initiator)
                    except Exception:  # the edit stands, and the others must hear of it
                        _log.exception("A subscriber failed on %s", told.change_set)
        finally:
            self._telling = False

    # -- file ------------------------------------------------------------------------------------

    def save(self) -> None:
        """Put the present state in the place of the file; the version before stays beside it (.bak)."""
        self._file.save()

    def save_as(self, path: Path | str) -> None:
        """Save to `path`, which is the file from now on."""
        self._file.save_as(Path(path))

    def revert(self, initiator: object | None = None) -> Outcome:
        """Go back to what the file holds: an edit like any other, so that undo brings the work back."""
        saved = self._file.last_saved()
        outcome = self.execute(_difference(self._organization, saved, _REVERT), initiator)
        self._file.store.mark_reverted()
        return outcome

    def close(self, *, discard: bool = False) -> None:
        """Give the file free. Edits that are not saved stay recoverable, unless `discard`."""
        self._subscribers.clear()
        with self._preparing:
            self._closed = True
            if self._opened is not None:
                self._opened.close(discard=discard)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def recoverable() -> list[Leftover]:
    """What can be recovered, the oldest first; leftovers that hold nothing new are removed."""
    from orgdesk.storage import open_file

    return open_file.recoverable()


def _difference(here: Organization, there: Organization, label: Text) -> ChangeSet:
    """The ChangeSet that leads from one organization to the other."""
    tables = [(here.table(kind), there.table(kind)) for kind in RECORD_TYPES]
    return change(
        label,
        (
            RowChange(a.get(id_), b.get(id_))
            for a, b in tables
            for id_ in {**a, **b}
            if a.get(id_) != b.get(id_)
        ),
    )


_NO_HISTORY = History((), 0)
_REVERT = Text("Kembali ke versi tersimpan", "Revert to saved")
