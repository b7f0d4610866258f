"""What the window costs: start-up, edits and checking on a large model, repainting, leaks. Offscreen.

Each part prints its result as JSON when it is run in a process of its own by `run.py`.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from orgdesk.ui.window import Window

Result = dict[str, float]
MILLI = 1e3
SCREEN = (1900, 1000)
EXAMPLE = "puskesmas-support-chain"

_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1600, 960)
window.show()
application.processEvents()
"""
_OURS = """
from orgdesk.ui.application import begin, prepare
from orgdesk.ui.desk import Desk
from orgdesk.ui.window import Window
application = prepare([])
window = Window(Desk())
begin(window{example})
application.processEvents()
"""


def percentile(times: list[float], share: float) -> float:
    """The value below which `share` of the times lie, in milliseconds."""
    return MILLI * sorted(times)[min(int(len(times) * share), len(times) - 1)]


def part_start(folder: str) -> Result:
    """Whole processes in turn: a bare window, ours with its start page, ours with the example, painted."""
    environment = os.environ | {"ORGDESK_STATE": folder}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    programs = {
        "bare": _BARE,
        "start": _OURS.format(example=""),
        "example": _OURS.format(example=f", example={EXAMPLE!r}"),
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(13):
        for name, program in programs.items():
            before = time.perf_counter()
            subprocess.run([sys.executable, "-c", program], env=environment, check=True)
            times[name].append(time.perf_counter() - before)
    return {name: statistics.median(taken[1:]) for name, taken in times.items()}


def opened(path: Path | None = None) -> tuple[QApplication, Window]:
    """A window with a model in it, shown at the size of a large screen."""
    from orgdesk.document import Document
    from orgdesk.exchange.models import read_example
    from orgdesk.ui.application import prepare
    from orgdesk.ui.desk import Desk
    from orgdesk.ui.window import Window

    application = prepare([])
    window = Window(Desk())
    window.resize(*SCREEN)
    document = Document.open(path) if path is not None else Document.new(read_example(EXAMPLE))
    window.desk.take(document)
    window.show()
    return application, window


def part_large(folder: str) -> Result:
    """The first analysis while the window lives, then role codes typed into cells all over the model."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    application, window = opened(Path(folder) / "large.orgdesk")
    desk = window.desk
    shown = _gaps_until(application, lambda: window.is_working)
    gaps = _gaps_until(application, lambda: not desk.is_first_pass)
    _quiet(application, 2)
    view = window.work.matrix.view
    model = view.model()
    typed: list[float] = []
    rows = [
        row for row in range(model.rowCount()) if model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsEnabled
    ]
    for n in range(300):
        row, column = rows[n * 37 % len(rows)], n * 53 % model.columnCount()
        view.setCurrentIndex(model.index(row, column))
        view.setFocus()
        _quiet(application, 0.08)  # nobody types sooner: the inspector has shown the cell by then
        QTest.keyClick(view, Qt.Key.Key_K)
        before = time.perf_counter()
        QTest.keyClick(view, Qt.Key.Key_P)
        while desk.document.engine.pending:
            application.processEvents()
        application.processEvents()  # paints whatever has to be painted, in all places
        typed.append(time.perf_counter() - before)
    result = {
        "places": MILLI * max(shown),
        "gap_p99": percentile(gaps, 0.99),
        "gap_max": percentile(gaps, 1),
        "gaps": float(len(gaps)),
        "typed_p50": percentile(typed, 0.5),
        "typed_p99": percentile(typed, 0.99),
        "typed_max": percentile(typed, 1),
        "findings": float(len(desk.findings.open)),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    desk.document.close(discard=True)
    return result


def _gaps_until(application: QApplication, done: Callable[[], bool]) -> list[float]:
    """Seconds for which the thread of the window is away from its events, until `done`."""
    gaps = []
    while not done():
        before = time.perf_counter()
        application.processEvents()
        gaps.append(time.perf_counter() - before)
    return gaps


def _quiet(application: QApplication, seconds: float = 0.002) -> None:
    """Let the window do what it has put off, and Qt delete what was thrown away."""
    from PySide6.QtTest import QTest

    QTest.qWait(max(1, round(seconds * MILLI)))


def part_repaint(folder: str) -> Result:
    """Repainting the whole view while scrolling: the matrix, and QTableView with its delegate, in turn."""
    from PySide6.QtWidgets import QTableView

    application, window = opened(Path(folder) / "large.orgdesk")
    _gaps_until(application, lambda: window.is_working)
    _gaps_until(application, lambda: not window.desk.is_first_pass)
    ours, places = window.work.matrix.view, window.work.places
    places.toggle_explorer()
    places.show_findings(False)
    places.show_inspector(False)
    _quiet(application, 2)
    theirs = QTableView()
    theirs.setModel(ours.model())
    theirs.setFont(ours.font())
    for header, same in (
        (theirs.horizontalHeader(), ours.horizontalHeader()),
        (theirs.verticalHeader(), ours.verticalHeader()),
    ):
        header.setMinimumSectionSize(1)
        header.setDefaultSectionSize(same.defaultSectionSize())
    theirs.show()
    _quiet(application)
    theirs.resize(theirs.size() + ours.viewport().size() - theirs.viewport().size())
    _quiet(application)
    times: dict[str, list[float]] = {"ours": [], "theirs": []}
    for step in range(60):
        for name, view in (("ours", ours), ("theirs", theirs)):
            view.verticalScrollBar().setValue(step * view.verticalScrollBar().maximum() // 60)
            view.horizontalScrollBar().setValue(step * view.horizontalScrollBar().maximum() // 60)
            application.processEvents()
            before = time.perf_counter()
            view.viewport().repaint()
            times[name].append(time.perf_counter() - before)
    window.desk.document.close(discard=True)
    size = ours.viewport().size()
    return {
        "ours": statistics.median(times["ours"]),
        "theirs": statistics.median(times["theirs"]),
        "width": float(size.width()),
        "height": float(size.height()),
    }


def part_leaks(folder: str) -> Result:
    """Opening and closing the example 200 times."""
    os.environ["ORGDESK_STATE"] = folder
    import gc

    from orgdesk.document import Document
    from orgdesk.exchange.models import read_example

    application, window = opened()

    def once() -> None:
        document = window.desk.document
        window.desk.settle()
        _quiet(application)
        window.desk.take(None)
        document.close(discard=True)
        window.desk.take(Document.new(read_example(EXAMPLE)))

    for _ in range(20):
        once()
    gc.collect()
    before = _resident()
    for _ in range(200):
        once()
    gc.collect()
    after = _resident()
    window.desk.document.close(discard=True)
    return {"before": before, "after": after}


def _resident() -> float:
    """Megabytes of memory that this process has now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


PARTS = {
    "desk_start": part_start,
    "desk_large": part_large,
    "desk_repaint": part_repaint,
    "desk_leaks": part_leaks,
}
