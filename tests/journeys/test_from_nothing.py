"""A small agency from nothing: named, given roles, saved, closed, opened again; and what a crash leaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hands import cell_index, click, key, press, settle, write
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgdesk.organization.bilingual import Language
from orgdesk.organization.display import cell_codes
from orgdesk.storage.open_file import read
from orgdesk.ui.files.flows import Files
from orgdesk.ui.window import Window


def name_it(qtbot: QtBot, words: str) -> None:
    """Type the name of the row that has just been added."""
    qtbot.wait(60)
    press_all = QApplication.focusWidget()
    assert press_all is not None
    key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(words)
    key(Qt.Key.Key_Return)
    qtbot.wait(60)


def test_a_small_agency_from_nothing(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(window, "Ctrl+N")
    qtbot.wait(60)
    press(window, "Ctrl+Shift+A")
    name_it(qtbot, "Dinas Kesehatan")
    press(window, "Ctrl+Shift+B")
    name_it(qtbot, "Bidang P2P")
    press(window, "Ctrl+Shift+U")
    name_it(qtbot, "Seksi Imunisasi")
    press(window, "Ctrl+Shift+F")
    name_it(qtbot, "Imunisasi rutin")
    organization = window.desk.organization
    assert [a.name for a in organization.agencies.values()] == ["Dinas Kesehatan"]
    assert {u.name for u in organization.units.values()} == {"Bidang P2P", "Seksi Imunisasi"}
    assert [f.wording for f in organization.functions.values()] == ["Imunisasi rutin"]
    units = {u.name: u.id for u in organization.units.values()}
    function = next(iter(organization.functions))
    settle(window, qtbot)
    gaps = {f.rule for f in window.desk.findings.of_row("function", function).values()}
    assert "GAP001" in gaps

    window.work.matrix.focus_matrix()
    view = window.work.matrix.view
    view.setCurrentIndex(cell_index(window, units["Bidang P2P"], function))
    write("kp")
    view.setCurrentIndex(cell_index(window, units["Seksi Imunisasi"], function))
    write("pl")
    settle(window, qtbot)
    assert "GAP001" not in {f.rule for f in window.desk.findings.of_row("function", function).values()}

    file = tmp_path / "dinas.orgdesk"
    monkeypatch.setattr(Files, "ask_path", lambda self, *, save: file)
    press(window, "Ctrl+S")
    qtbot.wait(60)
    assert not window.desk.document.is_modified
    qtbot.waitUntil(lambda: not window.isWindowModified())
    saved = read(file)
    assert saved == organization
    held = saved.assignments_of_function(function)
    assert cell_codes(saved, list(held)) == ["KP", "PL"]

    press(window, "Ctrl+W")
    assert not window.desk.is_open
    qtbot.wait(50)
    recent = window.start_page.recent
    assert [Path(entry.key) for entry in recent.entries] == [file]
    click(recent._buttons[0])
    qtbot.waitUntil(lambda: window.desk.is_open, timeout=5_000)
    settle(window, qtbot)
    assert window.desk.organization == saved


_VICTIM = textwrap.dedent(
    """
    import sys, time
    from pathlib import Path
    from PySide6.QtWidgets import QApplication
    from orgdesk.editing.assignments import toggle_role
    from orgdesk.ui.application import begin, prepare
    from orgdesk.ui.desk import Desk
    from orgdesk.ui.window import Window

    application = prepare([])
    window = Window(Desk("en"))
    begin(window, example="puskesmas-support-chain")
    application.processEvents()
    assert window.desk.do(toggle_role, "P2P", "F09", "KP")
    assert window.desk.do(toggle_role, "SSURIM", "F09", "KP")
    assert window.desk.undo()
    print("edited", flush=True)
    while True:
        application.processEvents()
        time.sleep(0.01)
    """
)


@pytest.mark.skipif(os.name != "posix", reason="kills a process the POSIX way")
def test_what_a_crash_leaves_is_offered_and_comes_back(
    window_in: Callable[[Language], Window], qtbot: QtBot, state: Path
) -> None:
    victim = subprocess.Popen([sys.executable, "-c", _VICTIM], stdout=subprocess.PIPE, text=True)
    assert victim.stdout is not None and victim.stdout.readline().strip() == "edited"
    os.kill(victim.pid, signal.SIGKILL)
    victim.wait()
    victim.stdout.close()
    time.sleep(0.05)

    window = window_in("en")
    qtbot.waitUntil(lambda: window.start_page.leftovers is not None, timeout=10_000)
    offered = window.start_page.leftovers
    assert offered is not None
    qtbot.waitUntil(lambda: len(offered.leftovers) == 1, timeout=10_000)
    window.files.recover(offered.leftovers[0])
    settle(window, qtbot)
    document = window.desk.document
    here = document.organization
    held = [a for a in here.assignments_of_unit("P2P") if a.function == "F09"]
    assert "KP" in cell_codes(here, held)
    assert (len(document.history.steps), document.history.done) == (2, 1)
    press(window, "Ctrl+Y")
    assert document.history.done == 2
