"""Works out the figures between two events of the window, a few milliseconds at a time."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from functools import cache
from threading import Event, Thread

from PySide6.QtCore import QObject, QTimer, Signal

from orgdesk.analysis.metrics.health import Figure, line_dimensions, slices
from orgdesk.organization.organization import Organization
from orgdesk.ui.desk import Desk
from orgdesk.ui.health.sliced import Sliced

SLICE = 0.004
"""Seconds that it may take at a time."""
_SHORTLY = 15
"""Milliseconds."""


class Computing(QObject):
    """Works out the figures of some agencies, one agency after the other. Stop it before rows change."""

    arrived = Signal(object, object)
    """(id of the agency or None, Figure)."""
    done = Signal(object)
    """(id of the agency or None): all its figures have arrived."""
    finished = Signal()
    """All agencies are done."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._left: list[str | None] = []
        self._waiting: list[Figure] = []
        self._agency: str | None = None
        self._work: Sliced[Figure | None] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._work_on)
        self._loaded = _loading()

    @property
    def is_running(self) -> bool:
        """Whether figures are still to arrive."""
        return self._work is not None or bool(self._left)

    def start(self, agencies: Sequence[str | None]) -> None:
        """Work out the figures of these (None: of the whole), in this order, and nothing else."""
        self.stop()
        self._left = list(agencies)
        if self._left:
            self._timer.start(0)

    def stop(self) -> None:
        """Leave it."""
        self._timer.stop()
        self._left, self._waiting = [], []
        if self._work is not None:
            self._work.drop()
            self._work = None

    def _work_on(self) -> None:
        if not self._loaded.is_set():
            self._timer.start(_SHORTLY)
            return
        if self._waiting:  # one at a time: showing it takes its time too
            self.arrived.emit(self._agency, self._waiting.pop(0))
        elif self._work is None:
            agency = self._agency = self._left.pop(0)
            self._work = Sliced(lambda: slices(self._desk.organization, agency))
        elif self._work.is_done:
            self._work = None
            self.done.emit(self._agency)
            if not self.is_running:
                self.finished.emit()
        else:
            self._run(self._work)
        if self.is_running:
            self._timer.start(0)

    def _run(self, work: Sliced[Figure | None]) -> None:
        try:
            self._waiting = [figure for figure in work.run(SLICE) if figure is not None]
        except Exception:
            self.stop()
            raise


@cache
def _loading() -> Event:
    """Loads what computes on graphs, which takes a tenth of a second, beside the window; set when done."""
    loaded = Event()

    def load() -> None:
        gc.disable()  # objects of Qt must not be collected on another thread than the window's
        try:
            line_dimensions(Organization())
        finally:
            gc.enable()
            loaded.set()

    Thread(target=load, daemon=True).start()
    return loaded
