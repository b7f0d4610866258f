"""A small organization with a few rows in each list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import (
    agency,
    function,
    organization,
    person,
    position,
    provider,
    service,
    supply,
    unit,
    workload,
)
from pytestqt.qtbot import QtBot

from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Incumbency
from orgdesk.ui.desk import Desk
from orgdesk.ui.registers.panel import RegistersPanel

Show = Callable[[Desk], RegistersPanel]


@pytest.fixture(autouse=True)
def own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the lists remember stays in the test."""
    monkeypatch.setattr("orgdesk.ui.remembered.state_folder", lambda: tmp_path)


def small() -> Organization:
    """Three services, supplies, positions and two people."""
    return organization(
        agency("BPJS"),
        unit("U1"),
        unit("U2"),
        unit("U3"),
        function("F1", wording="Imunisasi"),
        function("F2"),
        service(
            "S1", "F1", "F2", name="Imunisasi bayi", bundle="Kelahiran", time_limit=3.0, cost=0.0, order=0
        ),
        service("S2", name="Akta kelahiran", bundle="Kelahiran", time_limit=14.0, order=1),
        service("S3", "F2", name="Izin apotek", cost=250000.0, order=2),
        provider("S1", "U1", "KTP", "KK"),
        provider("S1", "U2", "KTP"),
        supply("U1", "U2", "PB", what="Vaksin", lead_time=10.0, needed_within=7.0, function="F1"),
        supply(None, "U1", "PD", partner="BPJS", what="Kapitasi", lead_time=3.0, needed_within=7.0),
        position("P1", "U1", title="Kepala", grade=9, order=0),
        position("P2", "U1", title="Bidan", grade=8, posts=3, filled=2.0, order=1),
        position("P3", "U2", title="Perawat", grade=7, posts=2),
        workload("P2", "Menyuntik", 2500.0, 1.0),
        person("Sari", "P1", name="Sari"),
        person("Budi", "P3", name="Budi"),
        Incumbency(id="acting", person="Budi", position="P1", acting=True, share=0.5),
    )


@pytest.fixture
def small_desk(desk_with: Callable[[Organization], Desk], qtbot: QtBot) -> Desk:
    """A desk with it."""
    return desk_with(small())


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Makes a panel over a desk, on the screen and with the focus."""

    def made(desk: Desk) -> RegistersPanel:
        panel = RegistersPanel(desk)
        qtbot.addWidget(panel)
        panel.resize(1100, 600)
        panel.show()
        panel.activateWindow()
        panel.enter()
        qtbot.waitUntil(lambda: panel.isActiveWindow())
        return panel

    return made


@pytest.fixture
def panel(small_desk: Desk, show: Show) -> RegistersPanel:
    """The lists over it."""
    return show(small_desk)
