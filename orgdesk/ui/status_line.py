"""The line at the foot of the window: how large the model is, how many findings stand, what the last edit did
to them, and whether the work is saved."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDateTime, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStatusBar, QVBoxLayout, QWidget

from orgdesk.analysis.findings import Finding, FindingsDelta, Severity
from orgdesk.exchange.summary import counts, findings_words, severity_words, size_words
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.records import Function
from orgdesk.ui.desk import Desk
from orgdesk.ui.findings.lines import full_message, selection_of
from orgdesk.ui.findings.pieces import Piece, PiecesButton
from orgdesk.ui.language import locale_of
from orgdesk.ui.style import font

_MOST_LISTED = 10
_POPUP_WIDTH = 560
_UNDO_WIDTH = 280
_MINUS = "\N{MINUS SIGN}"

_SHORTLY = 30
"""Milliseconds after an edit: the matrix is painted first."""


class StatusLine(QStatusBar):
    """The status line of a desk."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sizes: dict[str, int] = {}
        self._edit: FindingsDelta | None = None
        self._saved_at: dt.datetime | None = None
        self._saved_step: tuple[int, int] | None = None
        self._was_modified = False
        self._fitted: tuple[object, ...] = ()
        self._undo_words = ""
        self.popup: QFrame | None = None
        self._soon = QTimer(self, singleShot=True, interval=200)
        self._soon.timeout.connect(self.refresh_progress)
        self._shortly = QTimer(self, singleShot=True, interval=_SHORTLY)
        self._shortly.timeout.connect(self.refresh)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit)
        self._size = QLabel()
        self._findings = PiecesButton(desk, gap=14)
        self._findings.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._findings.setEnabled(False)
        self.last_edit = PiecesButton(desk)
        self.last_edit.clicked.connect(self._show_edit)
        self._progress = QLabel()
        self._saved = QLabel()
        self._undo = QLabel()
        for label in (self._size, self._progress, self._saved, self._undo):
            label.setFont(font(-0.5))
            label.setProperty("look", "secondary")
        self._parts: dict[str, PiecesButton | QLabel] = {
            "size": self._size,
            "findings": self._findings,
            "edit": self.last_edit,
            "progress": self._progress,
            "saved": self._saved,
            "undo": self._undo,
        }
        self._build()
        desk.opened.connect(self._opened)
        desk.changed.connect(self._changed)
        desk.edited.connect(self._edited)
        desk.checking.connect(self._checking)
        desk.saved.connect(self._note_saved)
        desk.theme_changed.connect(self.retranslate)
        desk.language_changed.connect(self.retranslate)
        self._opened()

    @property
    def said(self) -> dict[str, str]:
        """What each part says."""
        return {name: part.text() for name, part in self._parts.items()}

    @property
    def shown(self) -> set[str]:
        """The parts that there is room for."""
        return {name for name, part in self._parts.items() if not part.isHidden()}

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self.last_edit.setToolTip(self.tr("Show which findings came and went"))
        self.refresh()
        self.refresh_progress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all, the least important goes first."""
        super().resizeEvent(event)
        self._fit()

    # -- building --------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setSizeGripEnabled(False)
        self.setContentsMargins(0, 0, 0, 0)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(12, 1, 12, 1)
        row.setSpacing(20)
        row.addWidget(self._size)
        row.addWidget(self._findings)
        row.addWidget(self.last_edit)
        row.addStretch(1)
        row.addWidget(self._progress)
        row.addWidget(self._saved)
        row.addWidget(self._undo)
        self.addWidget(self._row, 1)

    def _fit(self) -> None:
        """What is said at all is shown, as far as there is room; size and undo make room first."""
        parts = tuple(self._parts.values())
        said = (self.width(), *(part.text() for part in parts))
        if said == self._fitted:
            return
        self._fitted = said
        wanted = [part for part in parts if part.text()]
        room = self.width() - 36
        for least in (self._undo, self._size, self._progress):
            if sum(part.sizeHint().width() + 20 for part in wanted) <= room:
                break
            if least in wanted:
                wanted.remove(least)
        for part in parts:
            part.setVisible(part in wanted)

    # -- following the desk ----------------------------------------------------------------------

    def _opened(self) -> None:
        self._edit = None
        self._saved_at, self._saved_step, self._was_modified = None, None, False
        self._sizes = {}
        if self._desk.is_open:
            document = self._desk.document
            self._sizes = counts(document.organization)
            if document.path is not None and document.path.exists():
                self._saved_at = dt.datetime.fromtimestamp(document.path.stat().st_mtime)
            self._was_modified = document.is_modified
            if not document.is_modified:
                self._saved_step = (document.history.done, document.history.position)
        self.retranslate()

    def _changed(self, change_set: ChangeSet | None, _: FindingsDelta, __: object) -> None:
        if change_set is not None:
            self._count(change_set)
        if not self._desk.is_first_pass:
            self._shortly.start()
        elif not self._soon.isActive():
            self._soon.start()

    def _count(self, change_set: ChangeSet) -> None:
        """Keep the numbers right."""
        names = {"function": "functions", "unit": "units", "assignment": "assignments"}
        for change in change_set:
            if change.kind in names:
                for row, sign in ((change.before, -1), (change.after, 1)):
                    if row is not None and (not isinstance(row, Function) or row.is_work):
                        self._sizes[names[change.kind]] += sign

    def _edited(self, _: ChangeSet, delta: FindingsDelta) -> None:
        self._edit = delta
        self._shortly.start()

    def _note_saved(self) -> None:
        """Know when and at which step it was saved: the next edit may come before it is said."""
        if self._desk.is_open:
            document = self._desk.document
            is_modified = document.is_modified
            if self._was_modified and not is_modified and document.path is not None:
                self._saved_at = dt.datetime.now()
            if not is_modified:
                self._saved_step = (document.history.done, document.history.position)
            self._was_modified = is_modified
        self._shortly.start()

    def _checking(self, pending: int) -> None:
        if pending and not self._soon.isActive():
            self._soon.start()
        elif not pending and self._progress.text():
            self._soon.stop()
            self.refresh_progress()

    # -- words -----------------------------------------------------------------------------------

    def _refresh_sizes(self) -> None:
        self._size.setText(self._desk.say(size_words(*self._sizes.values())) if self._sizes else "")
        self._fitting.start()

    def _refresh_findings(self) -> None:
        if not self._desk.is_open:
            self._findings.set_pieces()
            return
        standing, marks = self._desk.findings.counts, self._desk.theme.marks
        self._findings.set_pieces(
            *(Piece(self._desk.say(severity_words(s, standing[s])), marks[s]) for s in Severity)
        )
        self._fitting.start()

    def _refresh_edit(self) -> None:
        self.last_edit.setEnabled(bool(self._edit))
        if self._edit is None:
            self.last_edit.set_pieces()
        elif not self._edit:
            self.last_edit.set_pieces(Piece(self.tr("Last edit: findings as before")))
        else:
            theme = self._desk.theme
            gone, new = len(self._edit.vanished), len(self._edit.appeared)
            pieces = [Piece(self.tr("Last edit:") + " ")]
            if gone:
                pieces.append(Piece(f"{_MINUS}{self._desk.say(findings_words(gone))}", colour=theme.positive))
            if new:
                words = f"+{new}" if gone else f"+{self._desk.say(findings_words(new))}"
                pieces += [Piece(", ")] if gone else []
                pieces.append(Piece(words, colour=theme.marks[Severity.ERROR].ink))
            self.last_edit.set_pieces(*pieces)
        self._fitting.start()

    def refresh(self) -> None:
        """Say everything as it is now."""
        self._shortly.stop()
        self._refresh_sizes()
        self._refresh_findings()
        self._refresh_edit()
        self._refresh_saved()

    def refresh_progress(self) -> None:
        """Say how many checks are left."""
        pending = self._desk.document.engine.pending if self._desk.is_open else 0
        words = ""
        if pending:
            number = locale_of(self._desk.language).toString(pending)
            words = self.tr("Checking… {count} left").format(count=number)
            self._soon.start()
        self._progress.setText(words)
        self._refresh_findings()
        self._fitting.start()

    def _refresh_saved(self) -> None:
        words, undo = "", ""
        if self._desk.is_open:
            words = self._saved_words()
            label = self._desk.document.undo_label
            undo = self.tr("To undo: “{step}”").format(step=self._desk.say(label)) if label else ""
        self._saved.setText(words)
        if undo != self._undo_words:
            self._undo_words = undo
            cut = self._undo.fontMetrics().elidedText(undo, Qt.TextElideMode.ElideRight, _UNDO_WIDTH)
            self._undo.setText(cut)
            self._undo.setToolTip(undo)
        self._fitting.start()

    def _saved_words(self) -> str:
        document = self._desk.document
        if document.read_only:
            return self.tr("Read-only: save it under another name")
        if document.path is None:
            is_modified = document.is_modified
            return self.tr("Not saved yet; kept safe in the working copy") if is_modified else ""
        if document.is_modified:
            return self._unsaved_words()
        return self.tr("Saved {time}").format(time=self._time_words()) if self._saved_at else self.tr("Saved")

    def _unsaved_words(self) -> str:
        history = self._desk.document.history
        if self._saved_step is not None:
            done, position = self._saved_step
            is_there = done <= len(history.steps) and (history.steps[done - 1].seq if done else 0) == position
            if is_there and history.done != done:
                return self.tr("Changes since saving: {count}").format(count=abs(history.done - done))
        return self.tr("Changed since saving")

    def _time_words(self) -> str:
        assert self._saved_at is not None
        when = QDateTime.fromSecsSinceEpoch(int(self._saved_at.timestamp()))
        is_today = self._saved_at.date() == dt.date.today()
        return locale_of(self._desk.language).toString(when, "HH:mm" if is_today else "d MMM yyyy, HH:mm")

    # -- what the last edit did ------------------------------------------------------------------

    def _show_edit(self) -> None:
        if not self._edit:
            return
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("look", "popup")
        column = QVBoxLayout(popup)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(4)
        for findings, heading, stands in (
            (self._edit.vanished, self.tr("Solved"), False),
            (self._edit.appeared, self.tr("New"), True),
        ):
            if findings:
                column.addWidget(_heading(heading))
            for finding in findings[:_MOST_LISTED]:
                column.addWidget(self._listed(finding, popup, stands=stands))
            if len(findings) > _MOST_LISTED:
                more = QLabel(self.tr("and {count} more").format(count=len(findings) - _MOST_LISTED))
                more.setProperty("look", "secondary")
                column.addWidget(more)
        popup.adjustSize()
        above = self.last_edit.mapToGlobal(QPoint(0, -popup.sizeHint().height() - 4))
        popup.move(above)
        popup.show()
        self.popup = popup

    def _listed(self, finding: Finding, popup: QFrame, *, stands: bool) -> QWidget:
        words = f"{finding.rule}  {full_message(finding, self._desk)}"
        line: QLabel | QPushButton
        if stands and finding.key in self._desk.findings.open:
            line = QPushButton()
            line.setProperty("look", "link")
            line.setCursor(Qt.CursorShape.PointingHandCursor)
            line.clicked.connect(lambda: self._go(finding, popup))
        else:
            line = QLabel()
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.setProperty("look", "secondary")
            struck = font()
            struck.setStrikeOut(not stands)
            line.setFont(struck)
        cut = line.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _POPUP_WIDTH)
        line.setText(cut.replace("&", "&&") if isinstance(line, QPushButton) else cut)
        line.setToolTip(words if cut != words else "")
        line.setAccessibleName(words)
        return line

    def _go(self, finding: Finding, popup: QFrame) -> None:
        popup.close()
        self._desk.show(selection_of(finding, self._desk.organization), self)


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("look", "heading")
    return label
