"""Services and resources as a place of the window: four lists, one shown at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from orgdesk.analysis.findings import FindingsDelta
from orgdesk.editing.positions import reorder_position
from orgdesk.editing.services import reorder_service
from orgdesk.editing.several import delete_rows
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Token
from orgdesk.organization.records import Provider
from orgdesk.ui import clipping
from orgdesk.ui.deleting import DeleteQuestion, needs_asking
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.empty import EmptyPage
from orgdesk.ui.fields.layouts import column, line
from orgdesk.ui.icons import icon
from orgdesk.ui.registers.adding import Adding
from orgdesk.ui.registers.model import RegisterModel
from orgdesk.ui.registers.people import PEOPLE
from orgdesk.ui.registers.positions import POSITIONS
from orgdesk.ui.registers.register import Register, say
from orgdesk.ui.registers.services import SERVICES
from orgdesk.ui.registers.supplies import SUPPLIES
from orgdesk.ui.registers.view import RegisterView
from orgdesk.ui.remembered import recall, remember

REGISTERS = (SERVICES, SUPPLIES, POSITIONS, PEOPLE)
_SHOWN = "registers/shown"
_MARKS_PAUSE = 200
"""Milliseconds between two looks at findings that come in."""
_TYPING_PAUSE = 80

_LIST_OF = {"provider": "service", "requirement": "service", "workload": "position", "incumbency": "person"}
"""Kind of row that has no list of its own → the kind in whose list it is seen."""


@dataclass(frozen=True, slots=True)
class Pane:
    """One list: its rows, its view, and what is said where there are none."""

    register: Register
    model: RegisterModel
    view: RegisterView
    empty: EmptyPage
    no_match: EmptyPage
    stack: QStackedWidget
    button: QToolButton
    add: Callable[[], None]


class RegistersPanel(QWidget):
    """The four lists under a segmented head."""

    context_menu_requested = Signal(QPoint)
    """Where, on the screen."""
    list_changed = Signal()
    """Another list is shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.adding = Adding(desk, self, self._added)
        self._titles = {register.name: "" for register in REGISTERS}
        self._add_words = dict(self._titles)
        name = recall(_SHOWN, SERVICES.name)
        self._name = name if name in self._titles else SERVICES.name
        self._group = QButtonGroup(self)
        self._lists = QStackedWidget(self)
        self.panes = {register.name: self._made(register) for register in REGISTERS}
        self.field = QLineEdit(self)
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(180)
        self.field.setMinimumWidth(110)
        self.field.installEventFilter(self)
        self.add_button = QToolButton(self)
        self.add_button.setProperty("look", "button")
        self.add_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add_button.setIconSize(QSize(16, 16))
        self.add_button.clicked.connect(self.add)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._typing.timeout.connect(self._filter)
        self.field.textChanged.connect(self._typing.start)
        self._marks = QTimer(self, singleShot=True, interval=_MARKS_PAUSE)
        self._marks.timeout.connect(self._renew_marks)
        self._build()
        desk.opened.connect(self._opened)
        desk.changed.connect(self._changed)
        desk.shown.connect(self._shown)
        desk.theme_changed.connect(self._tint)
        desk.language_changed.connect(self._speak)
        self._tint()
        self.retranslate()
        self._show_list()
        self._shown(desk.selection, None)

    # -- building --------------------------------------------------------------------------------

    def _made(self, register: Register) -> Pane:
        model = RegisterModel(self._desk, register, self)
        view = RegisterView(self._desk, model)
        empty, no_match = EmptyPage(), EmptyPage()
        add = {
            SERVICES.name: self.adding.service,
            SUPPLIES.name: self.adding.supply,
            POSITIONS.name: self.adding.position,
            PEOPLE.name: self.adding.person,
        }[register.name]
        empty.add_button(add)
        no_match.add_button(self.clear_filter)
        stack = QStackedWidget()
        for page in (view, empty, no_match):
            stack.addWidget(page)
        button = QToolButton()
        button.setCheckable(True)
        button.setProperty("look", "segment")
        button.clicked.connect(lambda: self.show_list(register.name))
        self._group.addButton(button)
        self._lists.addWidget(stack)
        view.add_requested.connect(add)
        view.delete_requested.connect(self.delete)
        view.move_requested.connect(self.move_rows)
        view.filter_requested.connect(self._type_on)
        view.menu_requested.connect(self.context_menu_requested)
        for change in (model.modelReset, model.arranged):
            change.connect(self._show_pages)
        return Pane(register, model, view, empty, no_match, stack, button, add)

    def _build(self) -> None:
        head = QFrame(self)
        head.setProperty("look", "paper")
        row: QHBoxLayout = line(head, gap=8, margins=(12, 8, 12, 8))
        segments = line(gap=0)
        for pane in self.panes.values():
            segments.addWidget(pane.button)
        # At the left, so that the inspector covers none of it where the window is narrow.
        row.addLayout(segments)
        row.addSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.add_button)
        row.addStretch(1)
        hairline = QFrame(self)
        hairline.setProperty("look", "hairline")
        parts = column(self, gap=0)
        parts.addWidget(head)
        parts.addWidget(hairline)
        parts.addWidget(self._lists, 1)

    # -- words -----------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        names = {
            SERVICES.name: (self.tr("Services"), self.tr("Add service")),
            SUPPLIES.name: (self.tr("Supplies"), self.tr("Add supply")),
            POSITIONS.name: (self.tr("Positions"), self.tr("Add position")),
            PEOPLE.name: (self.tr("People"), self.tr("Add person")),
        }
        empty = {
            SERVICES.name: (
                self.tr("What the public gets"),
                self.tr(
                    "A service consists of functions and is given by units. List the services, then say who"
                    " provides them and what they ask for; OrgDesk finds needless visits and papers asked for"
                    " twice."
                ),
            ),
            SUPPLIES.name: (
                self.tr("Who delivers what to whom"),
                self.tr(
                    "A supply leads from a unit or a partner to the unit that needs it. With its days,"
                    " OrgDesk finds what comes too late, and what hangs on one supplier alone."
                ),
            ),
            POSITIONS.name: (
                self.tr("Posts and the work that they do"),
                self.tr(
                    "List the positions of each unit with their posts. With their tasks (how often a year,"
                    " how long each time) OrgDesk works out how many people are needed."
                ),
            ),
            PEOPLE.name: (
                self.tr("Who holds which position"),
                self.tr(
                    "List people and the positions they hold, also acting ones. Somebody may hold several;"
                    " OrgDesk finds where that clashes."
                ),
            ),
        }
        for name, pane in self.panes.items():
            title, add = names[name]
            pane.view.setAccessibleName(title)
            pane.button.setAccessibleName(title)
            pane.empty.say(*empty[name])
            pane.empty.buttons[0].setText(add)
            pane.no_match.say(
                self.tr("Nothing passes the filter"), self.tr("No row of this list has these words.")
            )
            pane.no_match.buttons[0].setText(self.tr("Clear filter"))
        self._titles = {name: title for name, (title, _) in names.items()}
        self._add_words = {name: add for name, (_, add) in names.items()}
        self.field.setPlaceholderText(self.tr("Filter…"))
        self.field.setAccessibleName(self.tr("Filter the list"))
        self._show_pages()
        self._say_add()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _speak(self) -> None:
        """Lines hold words: numbers, kinds of resource."""
        for pane in self.panes.values():
            pane.model.reload()
            pane.view.fit()

    def _tint(self) -> None:
        self.add_button.setIcon(icon("plus", self._desk.theme))

    def _say_add(self) -> None:
        words = self._add_words[self._name]
        self.add_button.setText(words)
        self.add_button.setToolTip(f"{words} (Ins)")

    # -- which list ------------------------------------------------------------------------------

    @property
    def pane(self) -> Pane:
        """The list that is shown."""
        return self.panes[self._name]

    def show_list(self, name: str) -> None:
        """Show another list."""
        if name != self._name:
            had_focus = self.isAncestorOf(self.focusWidget() or self) and not self.field.hasFocus()
            self._name = name
            remember(_SHOWN, name)
            self.clear_filter()
            self._show_list()
            if had_focus and not self.pane.button.hasFocus():
                self.enter()
        else:
            self.pane.button.setChecked(True)

    def enter(self) -> None:
        """Have the keyboard work on the list, or on what can be done first."""
        page = self.pane.stack.currentWidget()
        if isinstance(page, EmptyPage):
            page.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.pane.view.enter()

    def _show_list(self) -> None:
        pane = self.pane
        pane.button.setChecked(True)
        for other in self.panes.values():
            if other is not pane:
                other.model.sleep()
        if self.isVisible():
            pane.model.wake()
        self._lists.setCurrentWidget(pane.stack)
        self._show_pages()
        self._say_add()
        self.list_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the list again."""
        super().showEvent(event)
        self.pane.model.wake()
        self._show_pages()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks; edits need not be followed."""
        super().hideEvent(event)
        for pane in self.panes.values():
            pane.model.sleep()

    def _show_pages(self) -> None:
        for name, pane in self.panes.items():
            count = pane.model.count
            pane.button.setText(f"{self._titles[name]}  {count}" if count else self._titles[name])
        pane = self.pane
        page: QWidget = pane.view
        if not pane.model.count:
            page = pane.empty
        elif pane.model.is_filtered and not pane.model.rowCount():
            page = pane.no_match
        if page is not pane.stack.currentWidget():
            had_focus = pane.stack.isAncestorOf(self.focusWidget() or self)
            pane.stack.setCurrentWidget(page)
            if had_focus and self.isVisible():
                self.enter()
        self.field.setEnabled(bool(pane.model.count))

    # -- filter ----------------------------------------------------------------------------------

    def focus_filter(self) -> None:
        """Let the user find a row by words."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def clear_filter(self) -> None:
        """Show all rows again, at once."""
        self.field.clear()
        self._filter()

    def _filter(self) -> None:
        self._typing.stop()
        self.pane.model.filter(self.field.text())
        self._show_pages()

    def _type_on(self, typed: str) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.setText(typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter lead from the filter to the list, Esc empties it."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._filter()
                self.enter()
                return True
            if event.key() == Qt.Key.Key_Escape:
                if self.field.text():
                    self.clear_filter()
                else:
                    self.enter()
                return True
        return super().eventFilter(watched, event)

    # -- following the desk ----------------------------------------------------------------------

    def _opened(self) -> None:
        self.field.clear()
        for pane in self.panes.values():
            pane.model.reload()
        self._show_pages()

    def _changed(self, change_set: ChangeSet | None, delta: FindingsDelta | None, initiator: object) -> None:
        if change_set is not None:
            for pane in self.panes.values():
                pane.model.take(change_set)
            if any(row.kind in _KINDS for row in change_set):
                self._show_pages()
        if delta and self.isVisible() and not self._marks.isActive():
            self._marks.start()

    def _renew_marks(self) -> None:
        self.pane.model.forget_findings()

    def _shown(self, selection: Selection, initiator: object) -> None:
        """Go to the list of the first row, and scroll there."""
        if not selection.rows:
            return
        name = next((r.name for r in REGISTERS if r.kind == self._listed(selection.rows[0])[0]), None)
        if name is None:
            return
        self.show_list(name)
        self.pane.model.wake()
        kind = self.pane.register.kind
        ids = [id_ for k, id_ in map(self._listed, selection.rows) if k == kind]
        if any(self.pane.model.row_of(id_) is None for id_ in ids):
            self.clear_filter()
        self.pane.view.pick(ids, reveal=True)

    def _listed(self, token: Token) -> Token:
        """The row in a list in which another is seen: the service of a provider."""
        kind, id_ = token
        row = self._desk.organization.get(kind, id_)
        if kind == "requirement" and row is not None:
            return self._listed(("provider", str(getattr(row, "provider", ""))))
        seen = _LIST_OF.get(kind)
        return (seen, str(getattr(row, seen, ""))) if seen else token

    # -- what the commands are about -------------------------------------------------------------

    @property
    def can_move(self) -> bool:
        """Whether the selected row has a place among others that can be changed."""
        return self.pane.register in (SERVICES, POSITIONS) and not self.pane.model.is_sorted

    def add(self) -> None:
        """Add a row to the list that is shown."""
        self.pane.add()

    def rename(self) -> None:
        """Name the selected row in its place."""
        rows = self._rows()
        if rows:
            self.pane.view.name(rows[0][1])

    def delete(self) -> None:
        """Delete the selected rows; where others go along, say so first."""
        rows = self._rows() or [t for t in self._desk.selection.rows if t[0] == Provider.kind]
        if not rows:
            return
        if not needs_asking(self._desk.organization, rows):
            self._desk.do(delete_rows, rows)
            return
        question = DeleteQuestion(self._desk, rows, self.window())
        question.accepted.connect(lambda: self._desk.do(delete_rows, rows))
        question.finished.connect(question.deleteLater)
        question.open()

    def copy(self) -> None:
        """Put the selected rows on the clipboard: plain for a spreadsheet, with their heads as a table."""
        model = self.pane.model
        ids = {id_ for _, id_ in self._rows()}
        lines = [model.line(id_).texts for id_ in model.shown if id_ in ids]
        if lines:
            heads = [clipping.head_cell(say(column.title)) for column in self.pane.register.columns]
            rows = [[clipping.text_cell(text) for text in line] for line in lines]
            clipping.put(clipping.sheet_text(lines), clipping.html_table([heads, *rows]))

    def move_rows(self, steps: int) -> None:
        """Put the selected row before (-1) or after (1) the one beside it in their own order."""
        rows = self._rows()
        if not rows or not self.can_move:
            return
        id_ = rows[0][1]
        siblings = self.pane.register.order(self._desk.organization)
        verb: Callable[..., ChangeSet] = reorder_service
        if self.pane.register is POSITIONS:
            positions, verb = self._desk.organization.positions, reorder_position
            siblings = [i for i in siblings if positions[i].unit == positions[id_].unit]
        at = siblings.index(id_) + steps
        if 0 <= at < len(siblings):
            after = at if steps < 0 else at + 1
            self._desk.do(verb, id_, siblings[after] if after < len(siblings) else None)
            self.pane.view.pick([id_], reveal=True)

    def _rows(self) -> list[Token]:
        kind = self.pane.register.kind
        return [token for token in self._desk.selection.rows if token[0] == kind]

    def _added(self, token: Token, to_be_named: bool) -> None:
        """Select a fresh row, and have it named in its place."""
        name = next(register.name for register in REGISTERS if register.kind == token[0])
        self.show_list(name)
        self.pane.model.wake()
        if self.pane.model.row_of(token[1]) is None:
            self.clear_filter()
        self._show_pages()
        self._desk.select(Selection(rows=(token,)), self)
        self.pane.view.pick([token[1]], reveal=True)
        if to_be_named:
            self.pane.view.name(token[1])
        else:
            self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)


_KINDS = {register.kind for register in REGISTERS}
