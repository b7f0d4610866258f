"""What only the person who imports can say: a card a question, a line a part, all in one place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from orgdesk.exchange.incoming.plan import ImportPlan
from orgdesk.exchange.incoming.questions import Option, Part, Question
from orgdesk.exchange.sheets.grid import Book, coordinate
from orgdesk.ui.desk import Desk
from orgdesk.ui.importing.short_box import ShortBox
from orgdesk.ui.style import font

_AT_ONCE = 40
"""Lines of a card that are made before somebody asks for the rest."""
_NAMES = "names"
"""Topic of the question which names are the same; the nearest is the first option of each line."""
_TOGETHER = 3
"""Lines from which on an answer for all of them is offered."""


class QuestionsPage(QScrollArea):
    """All questions of a plan. Answering one is told at once."""

    answered = Signal(object)
    """(dict of part key → value): answers that were given."""
    places_requested = Signal(object)
    """(tuple of Where): show these cells."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plan: ImportPlan | None = None
        self._unfolded: set[str] = set()
        self.boxes: dict[str, QComboBox] = {}
        """Part key → where it is answered."""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        desk.language_changed.connect(self._fill)

    def set_plan(self, plan: ImportPlan) -> None:
        """Ask what a plan leaves open; the keyboard stays at the line where it was."""
        self._plan = plan
        self._fill()

    def focus_open(self) -> None:
        """Go to the first line that needs an answer, else to the first."""
        if self._plan is None or not self.boxes:
            return
        needed = (p.key for q in self._plan.questions for p in q.parts if p.suggested is None)
        self.focus_part(next((key for key in needed if key in self.boxes), next(iter(self.boxes))))

    def focus_part(self, key: str) -> None:
        """Go to the line of a part."""
        if self._plan is not None and key not in self.boxes:
            topics = [q.topic for q in self._plan.questions if any(p.key == key for p in q.parts)]
            self._unfolded.update(topics)
            self._fill()
        if key in self.boxes:
            self.boxes[key].setFocus()
            self.ensureWidgetVisible(self.boxes[key], 0, 60)

    def _fill(self) -> None:
        plan = self._plan
        if plan is None:
            return
        at = next((key for key, box in self.boxes.items() if box.hasFocus()), None)
        scrolled = self.verticalScrollBar().value()
        self.boxes = {}
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 8, 8)
        column.setSpacing(10)
        if any(p.suggested is not None and not p.answered for q in plan.questions for p in q.parts):
            hint = QLabel(self.tr("What is filled in here holds unless you pick something else."))
            hint.setWordWrap(True)
            hint.setProperty("look", "secondary")
            column.addWidget(hint)
        for question in plan.questions:
            column.addWidget(self._card(question, plan.book))
        if not plan.questions:
            nothing = QLabel(self.tr("There is nothing to ask."))
            nothing.setProperty("look", "secondary")
            column.addWidget(nothing)
        column.addStretch(1)
        self.setWidget(page)
        self.verticalScrollBar().setValue(scrolled)
        if at in self.boxes:
            self.boxes[at].setFocus()

    def _card(self, question: Question, book: Book) -> QWidget:
        card = QFrame()
        card.setProperty("look", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        words = QLabel(self._desk.say(question.words), wordWrap=True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setFont(font(weight=QFont.Weight.DemiBold))
        column.addWidget(words)
        if question.needed:
            needed = QLabel(self.tr("▲ The import waits for this answer."))
            needed.setProperty("look", "refusal")
            column.addWidget(needed)
        shared = _shared_options(question.parts)
        if len(question.parts) >= _TOGETHER and shared:
            column.addLayout(self._all_of_them(question, shared))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        everything = question.topic in self._unfolded
        parts = question.parts if everything else question.parts[:_AT_ONCE]
        for n, part in enumerate(parts):
            if question.topic == _NAMES:
                self._name(grid, 2 * n, part)
                self._line(grid, 2 * n + 1, part, book)
            else:
                grid.addWidget(_plain(self._desk.say(part.words)), n, 0)
                self._line(grid, n, part, book, 1)
        column.addLayout(grid)
        left_out = len(question.parts) - len(parts)
        if left_out:
            more = QPushButton(self.tr("Show {count} more").format(count=left_out), autoDefault=False)
            more.clicked.connect(lambda: self._unfold(question.topic))
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _all_of_them(self, question: Question, shared: tuple[Option, ...]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        label = QLabel(self.tr("All of them:"))
        label.setProperty("look", "secondary")
        line.addWidget(label)
        for option in shared:
            button = QPushButton(self._desk.say(option.words), autoDefault=False)
            keys = [part.key for part in question.parts]
            button.clicked.connect(
                lambda _=False, value=option.value, keys=keys: self.answered.emit(dict.fromkeys(keys, value))
            )
            line.addWidget(button)
        if question.topic == _NAMES:
            nearest = QPushButton(self.tr("The nearest of each"), autoDefault=False)
            near = {part.key: part.options[0].value for part in question.parts}
            nearest.clicked.connect(lambda: self.answered.emit(near))
            line.addWidget(nearest)
        line.addStretch(1)
        return line

    def _name(self, grid: QGridLayout, row: int, part: Part) -> None:
        """A name over its answer, with the nearest that is there where something else is filled in."""
        asked = QVBoxLayout()
        asked.setContentsMargins(0, 6 if row else 0, 0, 0)
        asked.setSpacing(1)
        asked.addWidget(_plain(self._desk.say(part.words)))
        if part.options[0].value != part.suggested:
            near = self._desk.say(part.options[0].words)
            beside = _plain(self.tr("or: {answer}").format(answer=near[:1].lower() + near[1:]))
            beside.setProperty("look", "secondary")
            asked.addWidget(beside)
        grid.addLayout(asked, row, 0, 1, 3)

    def _line(self, grid: QGridLayout, row: int, part: Part, book: Book, column: int = 0) -> None:
        """Where a part is answered, from a column on, and the way to its cells."""
        box = ShortBox()
        box.setAccessibleName(self._desk.say(part.words))
        box.setPlaceholderText(self.tr("Choose…"))
        for option in part.options:
            box.addItem(self._desk.say(option.words), option.value)
            box.setItemData(box.count() - 1, self._desk.say(option.words), Qt.ItemDataRole.ToolTipRole)
        box.setCurrentIndex(box.findData(part.suggested) if part.suggested is not None else -1)
        box.setToolTip(box.currentText())
        if not part.answered and part.suggested is not None:
            box.setToolTip(self.tr("Suggested: {answer}").format(answer=box.currentText()))
        box.activated.connect(lambda _, key=part.key, box=box: self._answer(key, box))
        grid.addWidget(box, row, column, 1, 2 - column)
        if part.places:
            first = part.places[0]
            is_alone = len(book.sheets) < 2
            where = coordinate((first.row, first.column))
            button = QToolButton()
            button.setProperty("look", "button")
            button.setText(where if len(part.places) == 1 else f"{where} +{len(part.places) - 1}")
            at = where if is_alone else f"{book.sheets[first.sheet].name}, {where}"
            button.setToolTip(self.tr("Show {cell} on the sheet").format(cell=at))
            button.setAccessibleName(button.toolTip())
            button.clicked.connect(lambda _=False, places=part.places: self.places_requested.emit(places))
            grid.addWidget(button, row, 2)
        self.boxes[part.key] = box

    def _answer(self, key: str, box: QComboBox) -> None:
        if box.currentIndex() >= 0:
            self.answered.emit({key: box.currentData()})

    def _unfold(self, topic: str) -> None:
        self._unfolded.add(topic)
        self._fill()


def _plain(words: str) -> QLabel:
    label = QLabel(words, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _shared_options(parts: tuple[Part, ...]) -> tuple[Option, ...]:
    """The answers that every line offers in the same words, where they are few."""
    every = set.intersection(*(set(part.options) for part in parts)) if parts else set()
    found = tuple(option for option in parts[0].options if option in every) if parts else ()
    return found if len(found) <= 3 else ()
