"""Unexpected errors: a calm dialog with details to copy, and a log; the work itself is safe."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from enum import Enum, auto
from logging.handlers import RotatingFileHandler
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from orgdesk.reference.places import state_folder
from orgdesk.ui.dialogs.versions import versions_text
from orgdesk.ui.style import font

_log = logging.getLogger("orgdesk")
_LOG_SIZE = 1_000_000
_WIDTH = 540


class Choice(Enum):
    """What the person at the desk wants to do after an error."""

    CONTINUE = auto()
    SAVE_AS = auto()
    QUIT = auto()


class TroubleDialog(QDialog):
    """What happened in one sentence, that the work is safe, the details folded."""

    def __init__(self, error: str, parent: QWidget | None = None, *, can_save: bool = True) -> None:
        super().__init__(parent)
        self.choice = Choice.CONTINUE
        self._what = QLabel()
        self._what.setProperty("look", "title")
        self._safe = QLabel(wordWrap=True)
        self.fold = QToolButton()
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.toggled.connect(self._unfold)
        self.details = QPlainTextEdit(f"{error.rstrip()}\n\n{versions_text()}\n", readOnly=True)
        self.details.setFont(font(-1))
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details.setMinimumSize(QSize(0, 220))
        self.copy_button = QPushButton()
        self.copy_button.clicked.connect(self._copy)
        self.continue_button, self.save_button, self.quit_button = (QPushButton() for _ in range(3))
        self.save_button.setVisible(can_save)
        self.continue_button.setDefault(True)
        for button in (self.copy_button, self.save_button, self.quit_button):
            button.setAutoDefault(False)
        for button, choice in (
            (self.continue_button, Choice.CONTINUE),
            (self.save_button, Choice.SAVE_AS),
            (self.quit_button, Choice.QUIT),
        ):
            button.clicked.connect(lambda _=False, choice=choice: self._choose(choice))
        head = QHBoxLayout()
        head.addWidget(self.fold)
        head.addStretch()
        head.addWidget(self.copy_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.quit_button)
        buttons.addStretch()
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.continue_button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._what)
        column.addWidget(self._safe)
        column.addLayout(head)
        column.addWidget(self.details, 1)
        column.addLayout(buttons)
        self.setMinimumWidth(_WIDTH)
        self.retranslate()
        self._unfold(False)
        self.continue_button.setFocus()

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self.setWindowTitle("OrgDesk")
        self._what.setText(self.tr("Something went wrong in OrgDesk."))
        self._safe.setText(
            self.tr(
                "Your work is safe: every edit up to now is in the working copy, and is offered again if "
                "OrgDesk has to close. You can go on. If it happens again, save under another name and "
                "send the details to whoever looks after OrgDesk."
            )
        )
        self.fold.setText(self.tr("Details"))
        self.details.setAccessibleName(self.tr("Details of the error"))
        self.copy_button.setText(self.tr("Copy details"))
        self.continue_button.setText(self.tr("Continue"))
        self.save_button.setText(self.tr("Save as…"))
        self.quit_button.setText(self.tr("Quit"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()  # before, the sentences did not yet have their fonts

    def _unfold(self, on: bool) -> None:
        self.fold.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self.details.setVisible(on)
        self.copy_button.setVisible(on)
        self._fit()

    def _fit(self) -> None:
        self.resize(_WIDTH, self._column.totalHeightForWidth(_WIDTH))

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())


class Troubles(QObject):
    """Catches what nobody caught, on any thread; logs it, and shows one dialog at a time."""

    caught = Signal(str)
    """(traceback): told on the thread of the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: TroubleDialog | None = None
        self.caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def hook(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """For sys.excepthook: also what a slot raises ends here."""
        if not issubclass(kind, Exception):  # Ctrl+C in the terminal, and the like
            sys.__excepthook__(kind, error or kind(), trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        try:
            _log.error("Unexpected error\n%s", text)
            self.caught.emit(text)
        except RuntimeError:  # the window is being torn down, and with it what would show this
            sys.__excepthook__(kind, error or kind(), trace)

    def thread_hook(self, told: threading.ExceptHookArgs) -> None:
        """For threading.excepthook."""
        self.hook(told.exc_type, told.exc_value, told.exc_traceback)

    def _show(self, text: str) -> None:
        if self.dialog is not None:
            return
        save_as = self._window.findChild(QAction, "file.save_as")
        can_save = save_as is not None and save_as.isEnabled()
        self.dialog = TroubleDialog(text, self._window, can_save=can_save)
        self.dialog.finished.connect(self._answered)
        self.dialog.open()

    def _answered(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        dialog.deleteLater()
        save_as = self._window.findChild(QAction, "file.save_as")
        if dialog.choice is Choice.SAVE_AS and save_as is not None:
            save_as.trigger()
        elif dialog.choice is Choice.QUIT:
            self._window.close()


def install(window: QWidget) -> Troubles:
    """Have unexpected errors shown over `window` from now on, and logged beside the working copies."""
    _log_to_file()
    troubles = Troubles(window)
    sys.excepthook = troubles.hook
    threading.excepthook = troubles.thread_hook
    return troubles


def _log_to_file() -> None:
    if any(isinstance(handler, RotatingFileHandler) for handler in _log.handlers):
        return
    try:
        state_folder().mkdir(parents=True, exist_ok=True)
        file = state_folder() / "orgdesk.log"
        handler = RotatingFileHandler(file, maxBytes=_LOG_SIZE, backupCount=1, encoding="utf-8", delay=True)
    except OSError:  # a log that cannot be written must not keep the program from starting
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    _log.addHandler(handler)
