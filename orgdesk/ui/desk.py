"""What all places of the window share: the open document, its findings, what is selected, language and theme.

Places never call each other. They read the desk, ask it to do things, and follow its signals.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from orgdesk.exchange.palette import DARK, LIGHT, Theme
from orgdesk.organization.bilingual import Language, Text
from orgdesk.organization.errors import OrgDeskError

if TYPE_CHECKING:  # what opens a document is imported after the first paint
    from orgdesk.analysis.findings import Finding, FindingsDelta
    from orgdesk.analysis.standing import Standing
    from orgdesk.document import Document, Outcome
    from orgdesk.organization.changes import ChangeSet
    from orgdesk.organization.organization import Organization, Token

Cell = tuple[str, str]
"""A cell of the matrix: (unit id, function id)."""

SLICE = 0.004
"""Seconds that checking may take at a time on the thread of the window."""


_FIRST_WAIT = 120
"""Milliseconds until a document that was opened is checked: it is painted first, and all places are made."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected. The current one stands first; cells and rows are never selected together."""

    rows: tuple[Token, ...] = ()
    """(kind, id) of agencies, units, functions, or of rows of the lists."""
    cells: tuple[Cell, ...] = ()
    finding: str | None = None
    """Key of the finding that was clicked, whose evidence the rest may be."""


NOTHING = Selection()


class Desk(QObject):
    """The shared state of one window."""

    opened = Signal()
    """Another document is on the desk, or none any more: read everything anew."""
    changed = Signal(object, object, object)
    """(ChangeSet | None, FindingsDelta, initiator): rows changed, or findings came to stand or fell, or both.
    Accepted findings are counted out, so that the delta tells what a reader sees."""
    edited = Signal(object, object)
    """(ChangeSet, FindingsDelta): an edit or an undo, with all that it did to the findings."""
    selected = Signal(object, object)
    """(Selection, initiator)."""
    shown = Signal(object, object)
    """(Selection, initiator): go there and make it visible, e.g. after a click on evidence."""
    saved = Signal()
    """Path, modified or read-only may have changed."""
    checking = Signal(int)
    """How many checks are pending; 0 when all findings are right."""
    refused = Signal(object)
    """(Text): the sentence of something that could not be done."""
    language_changed = Signal()
    theme_changed = Signal()

    def __init__(
        self, language: Language = "en", theme: Theme = LIGHT, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._theme = theme
        self._document: Document | None = None
        self._standing: Standing | None = None
        self._selection = NOTHING
        self._unsubscribe: Callable[[], None] = lambda: None
        self._edit: ChangeSet | None = None
        self._edit_before: dict[str, Finding] = {}
        self._edit_after: dict[str, Finding] = {}
        self._first_pass = False
        self._has_had_one = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._check_some)

    # -- the document ----------------------------------------------------------------------------

    @property
    def document(self) -> Document:
        """The open document; ask `is_open` before."""
        assert self._document is not None
        return self._document

    @property
    def is_open(self) -> bool:
        """Whether a document is on the desk."""
        return self._document is not None

    @property
    def organization(self) -> Organization:
        """The rows of the open document."""
        return self.document.organization

    @property
    def findings(self) -> Standing:
        """The findings that stand, as far as checked; kept right while one edits."""
        assert self._standing is not None
        return self._standing

    @property
    def is_first_pass(self) -> bool:
        """Whether the document is still being checked for the first time since it was opened."""
        return self._first_pass

    def take(self, document: Document | None) -> None:
        """Put a document on the desk (None: clear it). Whoever calls has closed the one before."""
        self._unsubscribe()
        self._timer.stop()
        self._selection = NOTHING
        self._edit, self._edit_before, self._edit_after = None, {}, {}
        self._document, self._standing = document, None
        if document is not None and self._has_had_one:
            # The engine puts what it has loaded out of sight of the collector; without this, what belonged to
            # the document before would stay for good.
            gc.unfreeze()
            gc.collect()
        self._has_had_one = self._has_had_one or document is not None
        if document is not None:
            from orgdesk.analysis.standing import Standing

            self._standing = Standing(document.organization)
            self._unsubscribe = document.subscribe(self._told)
            self._first_pass = True
            self._timer.start(_FIRST_WAIT)
        else:
            self._unsubscribe = lambda: None
        self.opened.emit()
        self.selected.emit(NOTHING, self)

    def do(
        self,
        verb: Callable[..., ChangeSet],
        *arguments: object,
        initiator: object | None = None,
        **named: object,
    ) -> bool:
        """Run a verb on the open organization and execute what it returns; False where that was refused.

        A refusal is told in its sentence (`refused`), and nothing has changed.
        """
        try:
            return self.execute(verb(self.organization, *arguments, **named), initiator)
        except OrgDeskError as error:
            self.refused.emit(error.sentence)
            return False

    def execute(self, change_set: ChangeSet, initiator: object | None = None) -> bool:
        """Do a ChangeSet; False where it was refused, which is told in a sentence."""
        return self._run(lambda: self.document.execute(change_set, initiator))

    def undo(self) -> bool:
        """Take the last step back."""
        return self._run(self.document.undo)

    def redo(self) -> bool:
        """Do the step again that was taken back last."""
        return self._run(self.document.redo)

    def step_to(self, done: int) -> bool:
        """Go to where `done` steps of the history are done."""
        return self._run(lambda: self.document.step_to(done))

    def revert(self) -> bool:
        """Go back to what the file holds."""
        return self._run(self.document.revert)

    def _run(self, work: Callable[[], Outcome | None]) -> bool:
        try:
            work()
        except OrgDeskError as error:
            self.refused.emit(error.sentence)
            return False
        # Most edits are checked within one slice, and so before the window is painted again.
        self._check_some()
        self.saved.emit()
        return True

    # -- checking --------------------------------------------------------------------------------

    def settle(self) -> None:
        """Run all checks now; for reports that must not lack a finding."""
        while self.is_open and self.document.engine.pending:
            self._check_some()

    def _check_some(self) -> None:
        if self._document is None:
            return
        more = self._document.recheck(SLICE)
        if self._document is None:
            return
        if more:
            self._timer.start(0)
        else:
            self._timer.stop()
            self._first_pass = False
            self._tell_edit()
        self.checking.emit(self._document.engine.pending)

    def _told(self, change_set: ChangeSet | None, delta: FindingsDelta | None, initiator: object) -> None:
        seen = self.findings.take(change_set, delta)
        if change_set:
            self._tell_edit()
            # As long as all is checked for the first time, nobody can say which finding comes from an edit.
            self._edit = None if self._first_pass else change_set
        if self._edit is not None:
            self._gather(seen)
        self.changed.emit(change_set, seen, initiator)

    def _gather(self, seen: FindingsDelta) -> None:
        for finding in seen.vanished:
            if finding.key in self._edit_after:
                del self._edit_after[finding.key]
            else:
                self._edit_before[finding.key] = finding
        for finding in seen.appeared:
            if finding.key in self._edit_before:  # it only reads differently, or came back at once
                del self._edit_before[finding.key]
            else:
                self._edit_after[finding.key] = finding

    def _tell_edit(self) -> None:
        if self._edit is None:
            return
        from orgdesk.analysis.findings import FindingsDelta

        edit, self._edit = self._edit, None
        delta = FindingsDelta(tuple(self._edit_after.values()), tuple(self._edit_before.values()))
        self._edit_before, self._edit_after = {}, {}
        self.edited.emit(edit, delta)

    # -- selection -------------------------------------------------------------------------------

    @property
    def selection(self) -> Selection:
        """What is selected now."""
        return self._selection

    def select(self, selection: Selection, initiator: object | None = None) -> None:
        """Select; whoever shows rows or cells follows, but for the initiator, which has already."""
        if selection != self._selection:
            self._selection = selection
            self.selected.emit(selection, initiator)

    def show(self, selection: Selection, initiator: object | None = None) -> None:
        """Select and go there: unfold, scroll, and lay aside filters that would hide it."""
        self.select(selection, initiator)
        self.shown.emit(selection, initiator)

    def show_rows(self, rows: Iterable[Token], initiator: object | None = None) -> None:
        """`show` for rows (kind, id)."""
        self.show(Selection(rows=tuple(rows)), initiator)

    # -- language and theme ----------------------------------------------------------------------

    @property
    def language(self) -> Language:
        """The language of the window."""
        return self._language

    @property
    def theme(self) -> Theme:
        """The colours of the window."""
        return self._theme

    @property
    def is_dark(self) -> bool:
        """Whether the dark look is on."""
        return self._theme is DARK

    def say(self, text: Text) -> str:
        """A bilingual text in the language of the window."""
        return text.in_(self._language)

    def set_language(self, language: Language) -> None:
        """Show everything in `language`; whoever calls has installed its translations."""
        if language != self._language:
            self._language = language
            self.language_changed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in these colours."""
        if theme is not self._theme:
            self._theme = theme
            self.theme_changed.emit()
