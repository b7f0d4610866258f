"""What the import window shows while it cannot answer, and what it asks before it forgets."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.ui.files.questions import ask

_WORTH_ASKING = 3
"""So many answers and corrections are given away only when somebody says so."""
translate = QCoreApplication.translate


@contextlib.contextmanager
def at_work(line: QLabel, words: str, parts: Sequence[QWidget]) -> Iterator[None]:
    """Show `words` in a line and nothing of `parts` as usable, painted before what follows begins.

    For work that is one step of the model, which nothing may interrupt and which cannot tell how far it is.
    """
    usable = [part for part in parts if part.isEnabled()]
    before = line.text()
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    if words:
        line.setText(words)
        for part in usable:
            part.setEnabled(False)
        line.window().repaint()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()
        line.setText(before)
        for part in usable:
            part.setEnabled(True)


def ask_to_forget(parent: QWidget, first: Mapping, last: Mapping) -> str:
    """ "forget" where the answers since `first` may be lost, else "save" or "stay"."""
    answered = sum(first.answers.get(key) != value for key, value in last.answers.items())
    corrected = sum(first.sheets.get(name) != choice for name, choice in last.sheets.items())
    if answered + corrected < _WORTH_ASKING:
        return "forget"
    return ask(
        parent,
        translate("ImportDialog", "Close without importing?"),
        translate("ImportDialog", "What you have answered and corrected here is lost unless you save it."),
        [
            ("save", translate("ImportDialog", "&Save the mapping…")),
            ("forget", translate("ImportDialog", "&Close without importing")),
            ("stay", translate("ImportDialog", "&Back to the sheet")),
        ],
    )
