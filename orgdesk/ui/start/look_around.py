"""What the start page asks the disk after it is painted: which files are gone, what can be recovered.

Both may take a while (a network folder, the database library), and so it is done in another thread.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid

_log = logging.getLogger(__name__)


class LookAround(QObject):
    """One look; it tells what it finds, on the thread that made it."""

    gone = Signal(object)
    """(set of paths) that are no files any more."""
    recoverable = Signal(object)
    """(list of Leftover), the newest first."""

    def start(self, files: Sequence[Path]) -> None:
        """Begin; `files` are those that may be gone."""
        QThreadPool.globalInstance().start(lambda: self._look(files))

    def _look(self, files: Sequence[Path]) -> None:
        try:
            self.gone.emit({path for path in files if not _is_there(path)})
            from orgdesk.document import recoverable

            found = recoverable()[::-1]
            if isValid(self):
                self.recoverable.emit(found)
        except Exception:  # the page is complete without it
            if isValid(self):  # and where the window is closed by now, nobody listens
                _log.exception("Looking for files and work to recover failed")


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
