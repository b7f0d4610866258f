""" "Who answers for this?": ask in words, see the chain; made to be projected over the whole window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from orgdesk.analysis.findings import FindingsDelta
from orgdesk.analysis.search import SearchIndex
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Token
from orgdesk.ui.answer.asked import rows_for, rows_to_ask
from orgdesk.ui.answer.chain import ChainView
from orgdesk.ui.answer.faces import AnswerFace, CardFace, function_face, unit_face
from orgdesk.ui.answer.question import Question
from orgdesk.ui.answer.suggestions import Row, SuggestionDelegate, Suggestions
from orgdesk.ui.answer.type import SIZES, type_of
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.remembered import recall, remember

_SIZE = "answer/size"
_SOON = 150
"""Milliseconds after which edits show; many in a row show once."""
_GROW = 0.006
_ASIDE = 14
"""Pixels to the right of the page that belong to the scroll bar."""

_LARGER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_KEYS_OF_SIZE = (*_LARGER, Qt.Key.Key_Minus, Qt.Key.Key_0)


class AnswerPage(QWidget):
    """Lies over its parent. `open` shows it; `closed` tells that it went away."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()
        self._desk = desk
        self._index: SearchIndex | None = None
        self._answer: Token | None = None
        self._face: AnswerFace | None = None
        self._late = False
        size = recall(_SIZE, 0)
        self._size = size if size in SIZES else 0
        self._type = type_of(self._size)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build()
        self._refresh_timer = QTimer(self, singleShot=True, interval=_SOON)
        self._refresh_timer.timeout.connect(self.refresh)
        self._grow_timer = QTimer(self, singleShot=True, interval=10)
        self._grow_timer.timeout.connect(self._grow)
        desk.opened.connect(self._opened)
        desk.changed.connect(self._changed)
        desk.checking.connect(self._checked)
        desk.language_changed.connect(self.refresh)
        desk.theme_changed.connect(self.refresh)
        self._wear_type()
        self.retranslate()

    def _build(self) -> None:
        self.question = Question(self)
        self.question.setProperty("look", "question")
        self.question.setFrame(False)
        self.question.textEdited.connect(self._ask)
        self.question.installEventFilter(self)
        self._close = QPushButton(self)
        self._close.setProperty("look", "flat")
        self._close.clicked.connect(self.leave)
        top = QHBoxLayout()
        top.setSpacing(24)
        top.setContentsMargins(0, 0, _ASIDE, 0)
        top.addWidget(self.question, 1)
        top.addWidget(self._close)
        self._note = QLabel(self)
        self._note.setProperty("look", "secondary")
        self._note.setWordWrap(True)
        self.suggestions = Suggestions(self._desk)
        self._delegate = SuggestionDelegate(self._desk, self._type)
        self.list = QListView(self)
        self.list.setModel(self.suggestions)
        self.list.setItemDelegate(self._delegate)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.clicked.connect(lambda index: self.show_answer(self.suggestions.rows[index.row()].token))
        asking = QWidget(self)
        below = QVBoxLayout(asking)
        below.setContentsMargins(0, 0, _ASIDE, 0)
        below.setSpacing(8)
        below.addWidget(self._note)
        below.addWidget(self.list, 1)
        self.chain = ChainView(self._desk)
        self.chain.chosen.connect(self._choose)
        self.chain.followed.connect(self.show_answer)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.chain)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(asking)
        self._stack.addWidget(self._scroll)
        self._matrix = QPushButton(self)
        self._matrix.clicked.connect(self.show_in_matrix)
        self._keys = QLabel(self)
        self._keys.setProperty("look", "secondary")
        self._keys.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(24)
        foot.setContentsMargins(0, 0, _ASIDE, 0)
        foot.addWidget(self._matrix)
        foot.addWidget(self._keys, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.addLayout(top)
        self._layout.addSpacing(24)
        self._layout.addWidget(self._stack, 1)
        self._layout.addSpacing(12)
        self._layout.addLayout(foot)

    # -- coming and going ------------------------------------------------------------------------

    def open(self, query: str = "") -> None:
        """Show the page, ready to be asked; what was asked last stands selected, to be typed over."""
        if not self._desk.is_open:
            return
        if self._index is None:
            self._index = SearchIndex(self._desk.organization)
            self._grow_timer.start()
        if query:
            self.question.setText(query)
        self._answer = None
        self.show()
        self.raise_()
        self.refresh()
        self.question.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.question.selectAll()

    def leave(self) -> None:
        """Go back to the window below."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def show_answer(self, token: Token) -> None:
        """Show the chain of a function, or what a unit answers for."""
        self._answer = token
        self._scroll.verticalScrollBar().setValue(0)
        self.refresh()

    def show_in_matrix(self) -> None:
        """Go to the matrix, where this answer stands."""
        if self._face is not None:
            self._go(self._face.target)

    @property
    def answering(self) -> Token | None:
        """Whose answer is shown: (kind, id); None while one asks."""
        return self._answer

    def _go(self, target: Selection) -> None:
        self.leave()
        self._desk.show(target, self)

    def _choose(self, card: CardFace) -> None:
        if card.opens is not None:
            self.show_answer(card.opens)
        else:
            self._go(card.target)

    # -- what is shown ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show everything as it is now."""
        self._refresh_timer.stop()
        self._late = False
        if self.isHidden() or not self._desk.is_open:
            return
        here = self._desk.organization
        if self._answer is not None and here.get(*self._answer) is None:
            self._answer = None
        self._list()
        if self._answer is None:
            self._face = None
            self._stack.setCurrentIndex(0)
        else:
            kind, id_ = self._answer
            self._face = (unit_face if kind == "unit" else function_face)(self._desk, id_)
            focus = self.chain.focused()
            if focus is not None:  # the cards are made anew, and the window below must not get the focus
                self.question.setFocus()
            self.chain.show_face(self._face, self._type, focus)
            self._stack.setCurrentIndex(1)
        self._matrix.setVisible(self._answer is not None)
        self._tell_keys()
        self.update()

    def _list(self) -> None:
        text = self.question.text()
        assert self._index is not None
        if text.strip():
            hits = self._index.search(text)
            rows = rows_for(self._desk, hits)
            if hits.nearest:
                self._note.setText(
                    self.tr("Nothing is called that. The nearest:")
                    if rows
                    else self.tr("Nothing is called that. Try another word, a code or an abbreviation.")
                )
            self._note.setVisible(hits.nearest)
        else:
            rows = rows_to_ask(self._desk)
            self._note.setText(
                self.tr("Type a function, a problem or a unit. For instance:")
                if rows
                else self.tr("Type a function, a problem or a unit.")
            )
            self._note.show()
        if list(self.suggestions.rows) != rows:
            self.suggestions.show_rows(rows)
        current = self._position(rows)
        self.list.setCurrentIndex(self.suggestions.index(current if current is not None else 0, 0))

    def _position(self, rows: list[Row]) -> int | None:
        """Which of the rows is shown as answer."""
        return next((n for n, row in enumerate(rows) if row.token == self._answer), None)

    def _ask(self) -> None:
        self._answer = None
        self.refresh()

    def _step(self, by: int) -> None:
        """To the next or previous row; where an answer is shown, to that of the next row."""
        rows = self.suggestions.rows
        if not rows:
            return
        if self._answer is None:
            at = min(max(self.list.currentIndex().row() + by, 0), len(rows) - 1)
            self.list.setCurrentIndex(self.suggestions.index(at, 0))
            return
        current = self._position(list(rows))
        at = 0 if current is None else min(max(current + by, 0), len(rows) - 1)
        self.show_answer(rows[at].token)

    def _enter(self) -> None:
        if self._answer is not None:
            self.show_in_matrix()
        elif self.list.currentIndex().isValid():
            self.show_answer(self.suggestions.rows[self.list.currentIndex().row()].token)

    # -- following the desk ----------------------------------------------------------------------

    def _opened(self) -> None:
        self._index = None
        self._answer = None
        self._face = None
        self.question.clear()
        self.suggestions.show_rows([])
        if not self.isHidden():
            if self._desk.is_open:
                self.open()
            else:
                self.leave()

    def _changed(self, change_set: ChangeSet | None, delta: FindingsDelta | None, initiator: object) -> None:
        if change_set is not None and self._index is not None:
            self._index.take(change_set)
        if change_set is not None or (delta is not None and self._is_about(delta)):
            self._refresh_soon()
        else:  # findings of others, e.g. while the model is checked for the first time: no hurry
            self._late = True

    def _is_about(self, delta: FindingsDelta) -> bool:
        """Whether what is shown takes part in findings that came or went."""
        token = self._answer
        return any(token == f.subject or token in f.evidence for f in (*delta.appeared, *delta.vanished))

    def _checked(self, pending: int) -> None:
        if self._late and not pending:
            self._refresh_soon()

    def _refresh_soon(self) -> None:
        if not self.isHidden() and not self._refresh_timer.isActive():
            self._refresh_timer.start()

    def _grow(self) -> None:
        """Read the words while one begins to type, never long at a time."""
        if self._index is not None and self._index.grow(_GROW):
            self._grow_timer.start()

    # -- keys ------------------------------------------------------------------------------------

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.question and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and event.key() in _KEYS_OF_SIZE
        ):
            event.accept()  # the size of this page, not of the matrix below
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape:
            self._back()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + (1 if key == Qt.Key.Key_PageDown else -1) * bar.pageStep())
        elif control and key in _KEYS_OF_SIZE:
            self.resize_type(0 if key == Qt.Key.Key_0 else self._size + (1 if key in _LARGER else -1))
        else:
            event.ignore()
            return
        event.accept()

    def _back(self) -> None:
        if self._answer is None:
            self.leave()
            return
        self._answer = None
        self.refresh()
        self.question.setFocus()
        self.question.selectAll()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on the page: the window lies below it, unseen."""
        stops = list(self._stops())
        focused = self.focusWidget()
        at = stops.index(focused) if focused in stops else -1 if forward else 0
        to = stops[(at + (1 if forward else -1)) % len(stops)]
        to.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        if self.chain.isAncestorOf(to):
            self._scroll.ensureWidgetVisible(to, 0, 24)
        return True

    def _stops(self) -> Iterator[QWidget]:
        yield self.question
        if self._answer is not None:
            for label in self.chain.findChildren(QLabel):
                if label.isVisible() and label.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    yield label
            yield from self.chain.cards
            yield self._matrix
        yield self._close

    # -- look ------------------------------------------------------------------------------------

    def resize_type(self, size: int) -> None:
        """Make the type larger or smaller, within `SIZES`; it stays so."""
        size = min(max(size, SIZES[0]), SIZES[-1])
        if size != self._size:
            self._size = size
            remember(_SIZE, size)
            self._type = self._delegate.type = type_of(size)
            self._wear_type()
            self.suggestions.layoutChanged.emit()
            self.refresh()

    def _wear_type(self) -> None:
        self.question.setFont(self._type.query)
        self._note.setFont(self._type.plain)
        for widget in (self._close, self._matrix, self._keys):
            widget.setFont(self._type.small)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self.setAccessibleName(self.tr("Who answers for this?"))
        self.question.setPlaceholderText(self.tr("Who answers for …"))
        self.question.setAccessibleName(self.tr("Function, problem or unit"))
        self.list.setAccessibleName(self.tr("Suggestions"))
        self._close.setText(self.tr("Who answers for this? · Esc"))
        self._close.setAccessibleName(self.tr("Close"))
        self._matrix.setText(self.tr("Show in matrix"))
        self._tell_keys()
        self.refresh()

    def _tell_keys(self) -> None:
        asking = self.tr("Enter: show the chain    ↑ ↓: choose    Esc: close")
        answering = self.tr(
            "Enter: show in matrix    ↑ ↓: other results    Tab: cards    Ctrl++ Ctrl+-: size    Esc: back"
        )
        self._keys.setText(asking if self._answer is None else answering)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = 72 if self.width() >= 1600 else 48 if self.width() >= 1200 else 28
        upper = 40 if self.height() >= 900 else 24
        self._layout.setContentsMargins(side, upper, side - _ASIDE, 16)

    def _make_room(self) -> None:
        """The scroll bar stands beside the page, not on it: the chain ends where the question does."""
        bar = self._scroll.verticalScrollBar()
        self.chain.setContentsMargins(0, 0, _ASIDE - (bar.sizeHint().width() if bar.maximum() else 0), 0)
        self.chain.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._desk.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.paper))
        field = self.question.geometry()
        focused = self.question.hasFocus()
        line = QRectF(
            field.left(),
            field.bottom() + 8,
            self._close.geometry().right() - field.left(),
            2 if focused else 1,
        )
        painter.fillRect(line, QColor(theme.accent if focused else theme.hairline))
        painter.end()
