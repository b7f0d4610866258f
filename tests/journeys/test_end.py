"""The program ends as quietly as it ran, whatever is open and on the clipboard."""

from __future__ import annotations

import subprocess
import sys
import textwrap

_PROGRAM = textwrap.dedent(
    """
    import sys
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    from orgdesk.editing.assignments import toggle_role
    from orgdesk.ui import application
    from orgdesk.ui.desk import Selection

    begin = application.begin

    def begin_and_work(window, *what):
        begin(window, *what)
        QTimer.singleShot(300, lambda: work(window))

    def work(window):
        window.desk.do(toggle_role, "P2P", "F09", "KP")
        window.desk.show(Selection(cells=(("P2P", "F09"),)))
        window.work.copy()
        assert QApplication.clipboard().text() == "KP"
        window.desk.undo()
        window.show_help()
        window.who_answers()
        QTimer.singleShot(200, window.close)

    application.begin = begin_and_work
    sys.exit(application.run("id", example="puskesmas-support-chain"))
    """
)


def test_it_ends_well_with_everything_open_and_cells_on_the_clipboard() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, timeout=60, check=False
    )
    errors = [line for line in done.stderr.splitlines() if "does not support" not in line]
    assert (done.returncode, errors) == (0, [])
