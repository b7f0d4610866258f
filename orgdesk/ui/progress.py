"""Work in the background while the window lives: after half a second it says so and can be cancelled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar, cast

from PySide6.QtCore import (
    QCoreApplication,
    QEventLoop,
    QObject,
    QRunnable,
    Qt,
    QThreadPool,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QPushButton, QWidget
from shiboken6 import isValid

ResultT = TypeVar("ResultT")
PATIENCE = 500
"""Milliseconds before the progress is shown."""
_NEVER = 2**31 - 1


class Cancelled(Exception):
    """The person at the desk does not want to wait."""


class Progress(QObject):
    """What a job tells about itself, from its thread."""

    advanced = Signal(int)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_cancelled = False

    def at(self, percent: int) -> None:
        """Tell how far it is. Raises Cancelled where nobody wants the rest."""
        if self.is_cancelled:
            raise Cancelled
        self.advanced.emit(percent)


class _Job(QRunnable, Generic[ResultT]):
    def __init__(self, work: Callable[[Progress], ResultT], progress: Progress) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._work, self._progress = work, progress
        self.results: list[ResultT] = []
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.results.append(self._work(self._progress))
        except BaseException as error:  # it is raised again where the job was asked for
            self.error = error
        self._progress.ended.emit()


def in_background(
    parent: QWidget, sentence: str, work: Callable[[Progress], ResultT], *, can_cancel: bool = True
) -> ResultT:
    """What `work` returns, or what it raises; the window takes no input meanwhile.

    A job that reports no progress (`Progress.at`) shows a bar that only moves. On cancel, Cancelled is raised
    as soon as the job next reports or ends; `work` must leave nothing behind then.
    """
    progress = Progress()
    job = _Job(work, progress)
    loop = QEventLoop()
    dialog = _dialog(parent, sentence, progress, can_cancel)
    patience = QTimer(singleShot=True, interval=PATIENCE)
    patience.timeout.connect(dialog.show)
    progress.ended.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    window = parent.window()
    focus = window.focusWidget()  # also while another window, such as a file dialog, is about to close
    window.setEnabled(False)
    dialog.setEnabled(True)  # it was disabled along with its parent
    patience.start()
    try:
        QThreadPool.globalInstance().start(job)
        loop.exec()
    finally:
        patience.stop()
        progress.advanced.disconnect()
        dialog.hide()
        dialog.deleteLater()
        window.setEnabled(True)
        if focus is not None and isValid(focus) and focus.window() is window:
            focus.setFocus()
    if job.error is not None:
        raise job.error
    if progress.is_cancelled:
        raise Cancelled
    return job.results[0]


def _dialog(parent: QWidget, sentence: str, progress: Progress, can_cancel: bool) -> QProgressDialog:
    dialog = QProgressDialog(sentence, "", 0, 0, parent)
    # It would show itself after four seconds otherwise, even when the work is done and a window follows.
    dialog.setMinimumDuration(_NEVER)
    dialog.reset()
    dialog.setBar(QProgressBar(textVisible=False))
    dialog.setRange(0, 0)
    dialog.setWindowTitle("OrgDesk")
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.setAutoReset(False)
    dialog.setAutoClose(False)
    dialog.setMinimumWidth(360)
    if can_cancel:
        dialog.setCancelButtonText(QCoreApplication.translate("Progress", "Cancel"))
    else:
        dialog.setCancelButton(cast(QPushButton, None))

    def cancel() -> None:
        progress.is_cancelled = True
        dialog.setLabelText(QCoreApplication.translate("Progress", "Stopping…"))

    def show(percent: int) -> None:
        dialog.setMaximum(100)
        dialog.setValue(percent)

    dialog.canceled.connect(cancel)
    progress.advanced.connect(show, Qt.ConnectionType.QueuedConnection)
    return dialog
