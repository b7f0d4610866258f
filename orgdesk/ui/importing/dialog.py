"""The window of an import: the sheet in colours at the left; questions, conflicts, changes, problems at the
right. Nothing changes before Import is pressed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.mapping import Mapping as Answers
from orgdesk.exchange.incoming.mapping import SheetChoice
from orgdesk.exchange.incoming.plan import ImportPlan
from orgdesk.exchange.incoming.said import Where
from orgdesk.exchange.sheets.grid import Place
from orgdesk.exchange.sheets.watch import Watch
from orgdesk.organization.bilingual import Text
from orgdesk.organization.errors import OrgDeskError
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.tab_order import order_tabs
from orgdesk.ui.importing.at_work import ask_to_forget, at_work
from orgdesk.ui.importing.changes import ChangesPage
from orgdesk.ui.importing.conflicts import ConflictsPage
from orgdesk.ui.importing.legend import FateLegend
from orgdesk.ui.importing.mapping_files import ask_for_mapping, ask_where_to_save
from orgdesk.ui.importing.planner import Planner
from orgdesk.ui.importing.problems import ProblemsPage
from orgdesk.ui.importing.questions import QuestionsPage
from orgdesk.ui.importing.reading_bar import ReadingBar
from orgdesk.ui.importing.rows import Finder, Token
from orgdesk.ui.importing.sheet_tabs import CellLine, SheetTabs
from orgdesk.ui.importing.sheet_view import SheetView
from orgdesk.ui.importing.summary import Summary
from orgdesk.ui.language import number_words
from orgdesk.ui.progress import Cancelled, Progress, in_background
from orgdesk.ui.remembered import recall_bytes, remember

_GEOMETRY, _SPLIT = "import/geometry", "import/split"
_WIDE, _HIGH, _FRAME = 1480, 860, 48
_MANY = 2_000
"""Changes from which on doing them takes so long that it must be said."""
_PATIENCE = 0.3
"""Seconds that planning may take on the thread of the window."""


class ImportDialog(QDialog):
    """Made with a first plan; every answer makes another one."""

    def __init__(
        self,
        desk: Desk,
        plan: ImportPlan,
        planner: Planner,
        begin: Callable[[str], bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._planner, self._begin = desk, planner, begin
        self.plan = plan
        self.taken: ImportPlan | None = None
        """The plan that was carried out."""
        self._saved = plan.mapping
        """Answers that are on file, or were there from the start."""
        self._leading = False
        self._said: Text | None = None
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.view = SheetView(desk)
        self.bar = ReadingBar(desk, _layouts())
        self.legend = FateLegend(desk, self.view.cells)
        self.cell = CellLine(self.view.cells)
        self.sheets = SheetTabs(desk, plan)
        self.questions, self.conflicts = QuestionsPage(desk), ConflictsPage(desk)
        self.changes, self.problems = ChangesPage(desk), ProblemsPage(desk)
        self.pages = QTabWidget()
        for page in (self.questions, self.conflicts, self.changes, self.problems):
            self.pages.addTab(page, "")
        self.summary, self.error = Summary(desk), QLabel(wordWrap=True)
        self.error.setProperty("look", "refusal")
        self.error.hide()
        self.use_mapping, self.save_mapping = QPushButton(), QPushButton()
        self.cancel, self.accept_button = QPushButton(), QPushButton()
        self._lay_out()
        self._connect()
        self.take_plan(plan)
        self.sheets.setCurrentIndex(self._first_sheet())
        self._show_sheet(self.sheets.currentIndex())
        self._open_first_page()
        self.view.setFocus()

    def _lay_out(self) -> None:
        self.accept_button.setProperty("look", "primary")
        for button in (self.use_mapping, self.save_mapping, self.cancel, self.accept_button):
            button.setAutoDefault(False)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(6)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        column.addWidget(self.sheets)
        column.addWidget(self.cell)
        column.addWidget(self.legend)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(10, 0, 0, 0)
        beside.addWidget(self.pages)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(left)
        self.split.addWidget(right)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        left.setMinimumWidth(420)
        right.setMinimumWidth(340)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.use_mapping)
        buttons.addWidget(self.save_mapping)
        buttons.addSpacing(8)
        buttons.addWidget(self.summary, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.accept_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 14, 16, 14)
        outer.setSpacing(10)
        outer.addWidget(self.split, 1)
        outer.addWidget(self.error)
        outer.addLayout(buttons)
        if not self.restoreGeometry(recall_bytes(_GEOMETRY)):
            room = (self.screen() or QGuiApplication.primaryScreen()).availableSize()
            self.resize(min(_WIDE, room.width() - _FRAME), min(_HIGH, room.height() - 2 * _FRAME))
        if not self.split.restoreState(recall_bytes(_SPLIT)):
            wide = self.width() - 32
            self.split.setSizes([round(wide * 0.62), round(wide * 0.38)])

    def _order_tabs(self) -> None:
        """The Tab key goes from above the sheet downwards, then to the right, then to the buttons."""
        at: QWidget = self.bar.layout_box
        for body in (self.bar, self.view, self.sheets, self.legend, self.pages):
            at = order_tabs(at, body)
        for button in (self.use_mapping, self.save_mapping, self.cancel, self.accept_button):
            QWidget.setTabOrder(at, button)
            at = button

    def _connect(self) -> None:
        self.sheets.currentChanged.connect(self._show_sheet)
        self.pages.currentChanged.connect(self._order_tabs)
        self.view.place_chosen.connect(self._at)
        self.view.place_opened.connect(self._open_place)
        self.view.column_opened.connect(lambda _: self.bar.open_column())
        self.bar.chosen.connect(self._correct)
        self.legend.next_requested.connect(self._go_to_next)
        for page in (self.questions, self.conflicts):
            page.answered.connect(lambda answers: self._later(lambda: self._answer(answers)))
        for leading in (self.questions, self.conflicts, self.problems):
            leading.places_requested.connect(self._show_places)
        self.changes.token_chosen.connect(self._show_token)
        self.use_mapping.clicked.connect(self._use_mapping)
        self.save_mapping.clicked.connect(self._save_mapping)
        self.cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.do_import)
        for keys, act in (
            ("Ctrl+PgDown", lambda: self.sheets.step(1)),
            ("Ctrl+PgUp", lambda: self.sheets.step(-1)),
            ("Ctrl+Return", self.accept_button.click),
            ("F6", self._change_side),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # -- the plan --------------------------------------------------------------------------------

    def take_plan(self, plan: ImportPlan) -> None:
        """Show another plan of the same book."""
        self.plan = plan
        finder = Finder(self._desk, plan)
        with self._leads():
            self.view.set_plan(plan, finder)
            self.questions.set_plan(plan)
            self.conflicts.set_plan(plan)
            self.changes.set_plan(plan, finder)
            self.problems.set_plan(plan)
            if self.view.cells.index_of_sheet >= 0:
                self.bar.show_sheet(plan, self.view.cells.index_of_sheet)
                self.cell.show_place(self.view.place)
        self.retranslate()
        self._order_tabs()

    def replan(self, mapping: Answers) -> bool:
        """Plan under other answers; in the background where that takes long. False where it failed."""

        def work(progress: Progress) -> ImportPlan:
            return self._planner(mapping, Watch(advance=progress.at))

        self._say(None)
        try:
            if self._planner.seconds <= _PATIENCE:
                plan = self._planner(mapping, Watch())
            else:
                plan = in_background(self, self.tr("Comparing anew…"), work)
        except Cancelled:
            self.take_plan(self.plan)
            return False
        except OrgDeskError as error:
            self.take_plan(self.plan)
            self._say(error.sentence)
            return False
        self.take_plan(plan)
        return True

    def _answer(self, answers: Mapping[str, str]) -> None:
        mapping = self.plan.mapping
        self.replan(replace(mapping, answers={**mapping.answers, **answers}))

    def _correct(self, choice: SheetChoice) -> None:
        name = self.view.cells.sheet.name
        self._later(lambda: self.replan(self.plan.mapping.with_sheet(name, choice)))

    def _later(self, act: Callable[[], object]) -> None:
        """Once the widget that tells has done its work: it may be made anew meanwhile."""
        QTimer.singleShot(0, self, act)

    def do_import(self) -> None:
        """Do what the plan says as one step; where the model has changed meanwhile, compare anew."""
        plan, desk = self.plan, self._desk
        if not self.accept_button.isEnabled():
            return
        if not desk.is_open and (self._begin is None or not self._begin(Path(plan.book.name).stem)):
            return
        desk.refused.connect(self._say)
        count, words = len(plan.change_set.rows), ""
        if count >= _MANY:
            words = self.tr("Importing {count} changes. This takes a moment…")
        parts = (self.split, self.use_mapping, self.save_mapping, self.cancel, self.accept_button)
        try:
            with at_work(self.summary, words.format(count=self._number(count)), parts):
                done = desk.execute(plan.change_set, self)
        finally:
            desk.refused.disconnect(self._say)
        if done:
            self.taken = plan
            self.accept()
        elif not self._fits(plan):
            self._planner.renew()
            if self.replan(plan.mapping):
                self._say(_CHANGED_MEANWHILE)

    def _fits(self, plan: ImportPlan) -> bool:
        """Whether the model is still as it was when the sheet was compared."""
        try:
            self._desk.organization.check(plan.change_set)
        except OrgDeskError:
            return False
        return True

    # -- places ----------------------------------------------------------------------------------

    def _show_sheet(self, index: int) -> None:
        if 0 <= index < len(self.plan.book.sheets) and index != self.view.cells.index_of_sheet:
            with self._leads():
                self.view.show_sheet(index)
                self.bar.show_sheet(self.plan, index)
                self.bar.show_place(self.view.place or (1, 1))
                self.cell.show_place(self.view.place)
            self._order_tabs()

    def _show_places(self, places: Sequence[Where]) -> None:
        first = places[0]
        with self._leads():
            self.sheets.setCurrentIndex(first.sheet)
            self._show_sheet(first.sheet)
            others = [(w.row, w.column) for w in places if w.sheet == first.sheet]
            self.view.go_to((first.row, first.column), others)
            self.bar.show_place((first.row, first.column))
            self.cell.show_place(self.view.place)

    def _show_token(self, token: Token) -> None:
        where = self.plan.sources.get(token)
        if where is not None:
            self._show_places((where,))

    def _at(self, place: Place) -> None:
        """The person has gone to a cell: follow with its change where the changes are shown."""
        if self._leading:
            return
        self.bar.show_place(place)
        self.cell.show_place(self.view.place)
        self.view.marked = frozenset()
        if self.pages.currentWidget() is self.changes:
            for token in self.view.cells.tokens_at(place):
                if self.changes.show_token(token):
                    break

    def _open_place(self, place: Place) -> None:
        """Go to what is asked, wrong or changed about a cell."""
        where = Where(self.view.cells.index_of_sheet, *place)
        with self._leads():
            for question in self.plan.questions:
                for part in question.parts:
                    if where in part.places:
                        self.pages.setCurrentWidget(self.questions)
                        self.questions.focus_part(part.key)
                        return
            if self.problems.show_at(where):
                self.pages.setCurrentWidget(self.problems)
                self.problems.setFocus()
                return
            if any(self.changes.show_token(token) for token in self.view.cells.tokens_at(place)):
                self.pages.setCurrentWidget(self.changes)
                self.changes.tree.setFocus()

    def _go_to_next(self, fate: Fate) -> None:
        places = self.view.cells.places_of(fate)
        here = self.view.place or (0, 0)
        found = next((place for place in places if place > here), next(iter(places), None))
        if found is not None:
            self.view.go_to(found)
            self.view.setFocus()

    def _change_side(self) -> None:
        page = self.pages.currentWidget()
        if self.view.hasFocus():
            if page is self.questions:
                self.questions.focus_open()
            else:
                inside = {self.conflicts: self.conflicts.table, self.changes: self.changes.tree}
                inside.get(page, page).setFocus()
        else:
            self.view.setFocus()

    @contextlib.contextmanager
    def _leads(self) -> Iterator[None]:
        """While the program leads to a cell, nothing follows the cell."""
        before, self._leading = self._leading, True
        try:
            yield
        finally:
            self._leading = before

    def _first_sheet(self) -> int:
        """The first sheet on which something was recognized and that the file shows."""
        read = [found.where.sheet for found in self.plan.layouts]
        shown = [n for n, sheet in enumerate(self.plan.book.sheets) if sheet.rows and not sheet.hidden]
        return next((n for n in read if n in shown), next(iter(shown or read), 0))

    def _open_first_page(self) -> None:
        plan = self.plan
        is_asked = any(question.needed or not question.answered for question in plan.questions)
        if is_asked:
            self.pages.setCurrentWidget(self.questions)
        elif plan.conflicts:
            self.pages.setCurrentWidget(self.conflicts)
        elif not plan.change_set and self.problems.problems.problems:
            self.pages.setCurrentWidget(self.problems)
        else:
            self.pages.setCurrentWidget(self.changes)

    # -- mapping ---------------------------------------------------------------------------------

    def _use_mapping(self) -> None:
        from orgdesk.exchange.incoming.mapping_file import read_mapping

        path = ask_for_mapping(self)
        if path is None:
            return
        try:
            mapping = read_mapping(path)
        except OrgDeskError as error:
            self._say(error.sentence)
            return
        own = self.plan.mapping
        if self.replan(Answers({**own.answers, **mapping.answers}, {**own.sheets, **mapping.sheets})):
            self._saved = self.plan.mapping

    def _save_mapping(self) -> bool:
        from orgdesk.exchange.incoming.mapping_file import write_mapping

        path = ask_where_to_save(self, Path(self.plan.book.name).stem)
        if path is None:
            return False
        self._say(None)
        try:
            open_parts = [part for q in self.plan.questions for part in q.parts if not part.answered]
            write_mapping(self.plan.mapping, path, open_parts)
        except OrgDeskError as error:
            self._say(error.sentence)
            return False
        self._saved = self.plan.mapping
        self.summary.setText(self.tr("{name} is written.").format(name=path.name))
        return True

    # -- words -----------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Have all words in the language of the window, with the counts of the plan."""
        plan = self.plan
        self.setWindowTitle(self.tr("Import: {name}").format(name=plan.book.name))
        open_ = sum(1 for q in plan.questions for part in q.parts if not part.answered)
        undecided = sum(1 for conflict in plan.conflicts if conflict.choice is None)
        changes = len(plan.change_set.rows)
        for page, words, count in (
            (self.questions, self.tr("Questions"), open_),
            (self.conflicts, self.tr("Conflicts"), undecided),
            (self.changes, self.tr("Changes"), changes),
            (self.problems, self.tr("Problems"), len(self.problems.problems.problems)),
        ):
            self.pages.setTabText(
                self.pages.indexOf(page), f"{words} {self._number(count)}" if count else words
            )
        self.pages.setTabVisible(self.pages.indexOf(self.conflicts), bool(plan.conflicts))
        self.sheets.set_plan(plan)
        self.view.setAccessibleName(self.tr("The sheet"))
        self.problems.setAccessibleName(self.tr("Problems"))
        self.use_mapping.setText(self.tr("&Use a mapping…"))
        self.use_mapping.setToolTip(self.tr("Answers and corrections that were saved from a sheet like this"))
        self.save_mapping.setText(self.tr("&Save the mapping…"))
        self.save_mapping.setToolTip(
            self.tr("Keep the answers and corrections for the next sheet of this make")
        )
        self.cancel.setText(self.tr("Cancel"))
        can = plan.is_ready and bool(plan.change_set)
        self.accept_button.setEnabled(can)
        if changes == 1:
            self.accept_button.setText(self.tr("Import 1 change"))
        elif changes:
            self.accept_button.setText(self.tr("Import {count} changes").format(count=self._number(changes)))
        else:
            self.accept_button.setText(self.tr("Import"))
        self.summary.set_plan(plan)
        if self._said is not None:
            self.error.setText(self._desk.say(self._said))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self.cell.show_place(self.view.place)
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard and nothing else: no import by accident."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            if isinstance(focus, QPushButton):
                focus.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._remember_size()
        super().closeEvent(event)

    def reject(self) -> None:
        """Close without importing; many answers are not lost without a question."""
        choice = ask_to_forget(self, self._saved, self.plan.mapping)
        if choice == "forget" or (choice == "save" and self._save_mapping()):
            super().reject()

    def done(self, result: int) -> None:
        """Close, and remember the size."""
        self._remember_size()
        super().done(result)

    def _remember_size(self) -> None:
        remember(_GEOMETRY, self.saveGeometry())
        remember(_SPLIT, self.split.saveState())

    def _say(self, sentence: Text | None) -> None:
        self._said = sentence
        self.error.setText(self._desk.say(sentence) if sentence is not None else "")
        self.error.setVisible(sentence is not None)

    def _number(self, count: int) -> str:
        return number_words(count, self._desk.language, decimals=0)


def _layouts() -> list[tuple[str, Text]]:
    """Names and titles of what can be recognized."""
    from orgdesk.exchange.incoming.recognition.recognize import LAYOUTS

    return [(layout.name, layout.title) for layout in LAYOUTS]


_CHANGED_MEANWHILE = Text(
    "Model sudah berubah sejak lembar ini dibandingkan. Lembar sudah dibandingkan lagi; periksa "
    "perubahannya, lalu impor.",
    "The model has changed since the sheet was compared. It was compared again; look at the changes, then "
    "import.",
)
