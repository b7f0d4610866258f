"""The page of figures over a desk, on the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from orgdesk.ui.desk import Desk
from orgdesk.ui.health.panel import HealthPanel

Show = Callable[[Desk], HealthPanel]
Settled = Callable[[HealthPanel], None]


@pytest.fixture(autouse=True)
def own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the window remembers stays in the test."""
    monkeypatch.setattr("orgdesk.ui.remembered.state_folder", lambda: tmp_path)


@pytest.fixture
def settled(qtbot: QtBot) -> Settled:
    """Waits until nothing is worked out any more."""
    return lambda panel: qtbot.waitUntil(lambda: not panel.is_due, timeout=10_000)


@pytest.fixture
def show(qtbot: QtBot, settled: Settled) -> Show:
    """Makes the page, on the screen and with the focus."""

    def made(desk: Desk) -> HealthPanel:
        panel = HealthPanel(desk)
        qtbot.addWidget(panel)
        panel.resize(1120, 700)
        panel.show()
        panel.activateWindow()
        qtbot.waitUntil(lambda: panel.isActiveWindow())
        if desk.organization.units:
            settled(panel)
        return panel

    return made


@pytest.fixture
def panel(desk: Desk, show: Show) -> HealthPanel:
    """The figures of the example."""
    return show(desk)
