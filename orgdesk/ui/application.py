"""From nothing to a window: the application, its look and language, what to open first."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, QMimeData, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from orgdesk import __version__
from orgdesk.organization.bilingual import Language
from orgdesk.reference.shipped import folder
from orgdesk.ui.desk import Desk
from orgdesk.ui.language import first_language
from orgdesk.ui.style import font
from orgdesk.ui.window import Window

_SOON = 60
"""Milliseconds after which the first picture is painted."""


def run(
    language: Language | None = None, *, open_first: Path | None = None, example: str | None = None
) -> int:
    """Show the window until it is closed; returns the exit code.

    `language` is the one asked for on the command line; without it the last choice counts, then the system.
    """
    application = prepare([sys.argv[0]])
    window = Window(Desk(language or first_language(_of_system())))
    begin(window, open_first, example)
    code = application.exec()
    let_go_of_clipboard()
    return code


def let_go_of_clipboard() -> None:
    """Leave what was copied as plain text: what Python made must not outlive it, or the process crashes."""
    from orgdesk.ui.clipping import OURS

    clipboard = QApplication.clipboard()
    held: QMimeData | None = clipboard.mimeData()
    # Not every platform knows whose it is.
    if clipboard.ownsClipboard() or (held is not None and held.hasFormat(OURS)):
        clipboard.setText(clipboard.text())


def prepare(arguments: list[str]) -> QApplication:
    """The application, dressed."""
    gc.disable()  # until the first picture: what is loaded stays, and looking for garbage in it takes time
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(arguments)
    application.setApplicationName("OrgDesk")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("orgdesk")
    dress(application)
    application.setWindowIcon(QIcon(str(folder("resources") / "icons" / "orgdesk.svg")))
    return application


def dress(application: QApplication) -> None:
    """Give the application our style and type; the colours come with the look that is chosen."""
    application.setStyle("Fusion")
    application.setFont(font())


def begin(window: Window, open_first: Path | None = None, example: str | None = None) -> None:
    """Show the window with what was asked for; what the first picture does not need comes after it."""
    if example is not None:
        window.files.new_from_example(example)
    if not window.desk.is_open:
        window.show_start_page()
    window.show()
    QTimer.singleShot(_SOON, _after_first_picture(window, open_first))


def _after_first_picture(window: Window, open_first: Path | None) -> Callable[[], None]:
    def work() -> None:
        gc.enable()
        from orgdesk.ui.dialogs.trouble import install

        install(window)
        if open_first is not None:
            window.files.open(open_first)

    return work


def _of_system() -> Language:
    return "id" if QLocale.system().language() == QLocale.Language.Indonesian else "en"
