"""The window: start page or places, and the commands that belong to no single place.

Dialogs and places are imported when they are first shown.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QToolBar

from orgdesk.organization.bilingual import Language
from orgdesk.ui.actions import Actions
from orgdesk.ui.bars import Menus, ToolBar
from orgdesk.ui.desk import Desk
from orgdesk.ui.files.flows import Files
from orgdesk.ui.language import Translations
from orgdesk.ui.look import Look
from orgdesk.ui.notice import Notice
from orgdesk.ui.remembered import recall_bytes, remember

if TYPE_CHECKING:
    from orgdesk.ui.answer.page import AnswerPage
    from orgdesk.ui.centre import Centre
    from orgdesk.ui.dialogs.help import HelpWindow
    from orgdesk.ui.matrix.panel import MatrixPanel
    from orgdesk.ui.start_page import StartPage
    from orgdesk.ui.workplace import Workplace

_GEOMETRY = "window/geometry"

_TITLE_BAR = 40
"""Pixels that the frame around a window takes at most."""

_SHORTLY = 30
"""Milliseconds after an edit: the matrix is painted first."""

_FURNISH_AFTER = 60
"""Milliseconds after which the other places join the matrix: it has been painted by then."""

_LEAVE_ROOM = (240, 48, 0, 64)
"""Pixels that the other places will take, so that the matrix hardly moves when they come."""


class Window(QMainWindow):
    """The one window of the program."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.desk = desk
        desk.setParent(self)
        self._translations = Translations(desk)
        self._look = Look(desk)
        self.files = Files(desk, self)
        self._centre: Centre | None = None
        self._work: Workplace | None = None
        self._start: StartPage | None = None
        self._answer: AnswerPage | None = None
        self._help: HelpWindow | None = None
        self._furnish = QTimer(self, singleShot=True, interval=_FURNISH_AFTER)
        self._furnish.timeout.connect(lambda: self.work)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.actions_ = Actions(self)
        self._menus = Menus(self.menuBar(), self.actions_, self._fill_recent)
        self._bar: ToolBar | None = None
        self._tools = QToolBar(self)
        self._tools.setObjectName("tools")
        self._tools.setMovable(False)
        self._tools.toggleViewAction().setVisible(False)
        self._tools.hide()
        self.addToolBar(self._tools)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.notice = Notice(desk, self)
        self._refresh = QTimer(self, singleShot=True, interval=_SHORTLY)
        self._refresh.timeout.connect(self._refresh_now)
        self._projecting = False
        self._is_closing = False
        self._state_before = self.windowState()
        self.setAcceptDrops(True)
        desk.opened.connect(self._show_what_is_open)
        desk.refused.connect(self.notice.refuse)
        self.files.told.connect(lambda text: self.notice.tell(desk.say(text)))
        desk.saved.connect(self._refresh_soon)
        desk.selected.connect(self._refresh_soon)
        desk.checking.connect(self._refresh_when_checked)
        desk.theme_changed.connect(self._tint)
        desk.language_changed.connect(self._refresh_soon)
        self._size_up()

    # -- what is shown ---------------------------------------------------------------------------

    @property
    def centre(self) -> Centre:
        """The middle of the window, painted with the matrix before the other places are made."""
        if self._centre is None:
            from orgdesk.ui.centre import Centre

            self._centre = Centre(self.desk)
            self._stack.addWidget(self._centre)
        return self._centre

    @property
    def matrix(self) -> MatrixPanel:
        """The matrix."""
        return self.centre.matrix

    @property
    def work(self) -> Workplace:
        """The places of an open document, made when first needed."""
        if self._work is None:
            from orgdesk.ui.workplace import Workplace

            self._furnish.stop()
            self._work = Workplace(self, self.centre)
            self._bar = ToolBar(self.desk, self.actions_)
            self._tools.addWidget(self._bar)
            self._tint()
            self._show_places()
        return self._work

    @property
    def is_working(self) -> bool:
        """Whether a document is open and its places are there."""
        return self.desk.is_open and self._work is not None

    @property
    def start_page(self) -> StartPage:
        """The page on which one begins."""
        if self._start is None:
            from orgdesk.ui.start_page import StartPage

            self._start = page = StartPage(self.desk)
            page.new_requested.connect(self.files.new)
            page.open_requested.connect(self.files.open)
            page.open_file_requested.connect(self.files.open)
            page.import_requested.connect(self.import_sheet)
            page.example_requested.connect(self.files.new_from_example)
            page.recover_requested.connect(self.files.recover)
            self._stack.addWidget(page)
        return self._start

    @property
    def answer(self) -> AnswerPage:
        """The page "Who answers for this?", which lies over all else."""
        if self._answer is None:
            from orgdesk.ui.answer.page import AnswerPage

            self._answer = AnswerPage(self.desk, self)
            self._answer.closed.connect(self._answer_closed)
            self._answer.hide()
        return self._answer

    @property
    def is_answering(self) -> bool:
        """Whether "Who answers for this?" is open."""
        return self._answer is not None and not self._answer.isHidden()

    def show_start_page(self) -> None:
        """Begin: nothing is open."""
        self._stack.setCurrentWidget(self.start_page)
        self._retitle()
        self.actions_.refresh()

    def _show_what_is_open(self) -> None:
        if self.desk.is_open:
            self._stack.setCurrentWidget(self.centre)
            self.centre.enter()
            if self._work is None:
                self._stack.setContentsMargins(*_LEAVE_ROOM)
                self._furnish.start()
        else:
            if self._projecting:
                self.toggle_projector()
            if self.is_answering:
                self.answer.hide()
            self._furnish.stop()
            self._stack.setContentsMargins(0, 0, 0, 0)
            if not self._is_closing:
                self._stack.setCurrentWidget(self.start_page)
        self._show_places()
        self._retitle()
        self._refresh_soon()

    def _show_places(self) -> None:
        if self._work is not None:
            self._stack.setContentsMargins(0, 0, 0, 0)
            self._work.places.show_all(self.desk.is_open)
            self._work.status.setVisible(self.desk.is_open)
            self._tools.setVisible(self.desk.is_open)

    def _retitle(self) -> None:
        self.setWindowTitle(self.files.window_title())
        self.setWindowModified(self.desk.is_open and self.desk.document.is_modified)
        self._menus.say_what_is_open(self._what_is_open())

    def _what_is_open(self) -> str:
        if not self.desk.is_open:
            return ""
        project = self.desk.organization.project
        example = self.tr("example data") if project.example else ""
        return " · ".join(filter(None, (project.name, project.place, example)))

    def _refresh_soon(self, *_: object) -> None:
        self._refresh.start()

    def _refresh_when_checked(self, pending: int) -> None:
        if pending == 0:
            self._refresh.start()

    def _refresh_now(self) -> None:
        self._retitle()
        self.actions_.refresh()

    def _tint(self) -> None:
        self.actions_.tint()
        if self._bar is not None:
            self._bar.tint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.actions_.retranslate()
            self._menus.retranslate()
            if self._bar is not None:
                self._bar.retranslate()
            self._retitle()
        super().changeEvent(event)

    # -- size ------------------------------------------------------------------------------------

    def _size_up(self) -> None:
        self.setMinimumSize(QSize(960, 600))
        if not self.restoreGeometry(recall_bytes(_GEOMETRY)):
            available = self.screen().availableSize()
            self.resize(min(1600, available.width()), min(960, available.height() - _TITLE_BAR))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._work is not None and self.is_working:
            self._work.places.fit_width()
        if self._answer is not None:
            self._answer.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        self._is_closing = True  # what would come after the document need not be made any more
        if not self.files.on_quit():
            self._is_closing = False
            event.ignore()
            return
        remember(_GEOMETRY, self.saveGeometry())
        self._furnish.stop()
        if self._help is not None:
            self._help.close()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._projecting:
            self.toggle_projector()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        QTimer.singleShot(0, lambda: self._take(paths))  # the other program waits for the drop to end

    def _take(self, paths: list[Path]) -> None:
        """Take in sheets, one after the other as long as they are accepted; else open the first file."""
        from orgdesk.ui.importing import is_sheet

        sheets = [path for path in paths if is_sheet(path)]
        if sheets:
            all(self.import_sheet(path) for path in sheets)
        else:
            self.files.open(paths[0])

    # -- state that the table of commands reads --------------------------------------------------

    @property
    def is_projecting(self) -> bool:
        """Whether only the matrix is shown, for a projector."""
        return self._projecting

    @property
    def look(self) -> str:
        """The chosen look: system, light or dark."""
        return self._look.choice

    @property
    def language(self) -> Language:
        """The language of the window."""
        return self.desk.language

    # -- commands --------------------------------------------------------------------------------

    def import_sheet(self, path: Path | None = None) -> bool:
        """Take in a sheet that somebody sent, into the open document or a new one."""
        from orgdesk.ui.importing import import_file

        return import_file(self.desk, self, path, self.files.new_called)

    def import_clipboard(self) -> bool:
        """Take in the table on the clipboard, into the open document or a new one."""
        from orgdesk.ui.importing import import_clipboard

        return import_clipboard(self.desk, self, self.files.new_called)

    def export(self) -> None:
        """Hand over the authority matrix as a workbook."""
        from orgdesk.ui.dialogs.export import ExportDialog

        ExportDialog(self.desk, self).exec()

    def export_form(self) -> None:
        """Make a blank form for a workshop."""
        from orgdesk.ui.dialogs.export import ExportDialog

        ExportDialog(self.desk, self, form=True).exec()

    def edit_project(self) -> None:
        """Title page, limits, roles, regulations, scope values."""
        from orgdesk.ui.inspector.settings_form import ProjectDialog

        ProjectDialog(self.desk, self).exec()

    def show_history(self) -> None:
        """The list of steps, to go back in."""
        from orgdesk.ui.dialogs.history import HistoryDialog

        HistoryDialog(self.desk, self).show()

    def toggle_projector(self) -> None:
        """Nothing but the matrix on the whole screen, or the window as it was."""
        self._projecting = not self._projecting
        for chrome in (self.menuBar(), self._tools, self.work.status):
            chrome.setVisible(not self._projecting)
        self.work.places.project(self._projecting)
        if self._projecting:
            self._state_before = self.windowState()
            self.showFullScreen()
            self.notice.tell(self.tr("F11 or Esc ends the projector view"))
        else:
            self.setWindowState(self._state_before)
        self.centre.enter()
        self.actions_.refresh()

    def choose_look(self, choice: str) -> None:
        """Light, dark, or as the system."""
        self._look.choose(choice)

    def choose_language(self, language: str) -> None:
        """Show everything in Indonesian or in English."""
        self._translations.switch("id" if language == "id" else "en")

    def who_answers(self) -> None:
        """Ask who answers for a function or a problem."""
        _ = self.work  # the places have to be there before something lies over them
        self.answer.setGeometry(self.rect())
        self.answer.open()
        self.answer.raise_()

    def show_views(self) -> None:
        """What those who filled in forms say, side by side."""
        from orgdesk.ui.importing.views import ViewsDialog

        ViewsDialog(self.desk, self).exec()

    def show_rules(self) -> None:
        """The pages of the rules."""
        self._help_window().open_rule("")

    def show_rule(self, code: str) -> None:
        """The page of one rule."""
        self._help_window().open_rule(code)

    def show_help(self) -> None:
        """How to work with OrgDesk."""
        self._help_window().open_page("")

    def show_palette(self) -> None:
        """Find a command by typing."""
        from orgdesk.ui.dialogs.palette import CommandPalette

        palette = CommandPalette(self.actions_.all, self.desk, self)
        palette.rule_requested.connect(self.show_rule)
        palette.open()

    def show_shortcuts(self) -> None:
        """All keys on one page."""
        from orgdesk.ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self.desk, self).exec()

    def show_about(self) -> None:
        """Name, version, licence."""
        from orgdesk.ui.dialogs.about import AboutDialog

        AboutDialog(self.desk, self).exec()

    def _answer_closed(self) -> None:
        self.centre.enter()
        self._refresh_soon()

    def _help_window(self) -> HelpWindow:
        if self._help is None:
            from orgdesk.ui.dialogs.help import HelpWindow

            self._help = HelpWindow(self.desk, None)
        return self._help

    def _fill_recent(self, menu: QMenu) -> None:
        from orgdesk.ui.files.recent import recent_files

        menu.clear()
        for path in recent_files():
            menu.addAction(path.name, self._opener(path)).setToolTip(str(path))
        if menu.isEmpty():
            menu.addAction(self.tr("No recent files")).setEnabled(False)

    def _opener(self, path: Path) -> Callable[[], bool]:
        return lambda: self.files.open(path)
