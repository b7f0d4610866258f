"""A panel with the example on it, or with a few rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from orgdesk.ui.desk import Desk
from orgdesk.ui.matrix.panel import MatrixPanel

Show = Callable[[Desk], MatrixPanel]


@pytest.fixture(autouse=True)
def own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the matrix remembers stays in the test."""
    monkeypatch.setattr("orgdesk.ui.remembered.state_folder", lambda: tmp_path)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Makes a panel over a desk, on the screen and with the focus."""

    def made(desk: Desk) -> MatrixPanel:
        panel = MatrixPanel(desk)
        qtbot.addWidget(panel)
        panel.resize(1300, 800)
        panel.show()
        panel.activateWindow()
        panel.view.setFocus(Qt.FocusReason.OtherFocusReason)
        qtbot.waitUntil(lambda: panel.view.hasFocus() or not panel.view.isVisible())
        return panel

    return made


@pytest.fixture
def panel(desk: Desk, show: Show) -> MatrixPanel:
    """The example in the matrix."""
    return show(desk)


@pytest.fixture
def at(panel: MatrixPanel) -> Callable[[str, str], tuple[int, int]]:
    """Makes a cell (unit, function) the current one and gives its place."""

    def gone(unit: str, function: str) -> tuple[int, int]:
        place = panel.matrix.place_of((unit, function))
        assert place is not None
        panel.view.go(*place)
        return place

    return gone
