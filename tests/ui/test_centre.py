"""The middle of the window: which page is shown, and who decides."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from orgdesk.ui.centre import MATRIX, PAGES, RESOURCES, Centre
from orgdesk.ui.desk import Desk, Selection

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def centre(desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Centre:
    """The example."""
    monkeypatch.setattr("orgdesk.ui.remembered.state_folder", lambda: tmp_path)
    made = Centre(desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.activateWindow()
    return made


def test_tabs_lead_to_the_pages(centre: Centre, qtbot: QtBot) -> None:
    assert centre.page == MATRIX and centre.matrix.isVisible() and centre.matrix.filter_line.isVisible()
    with qtbot.waitSignal(centre.registers_made):
        QTest.mouseClick(
            centre.tabs, Qt.MouseButton.LeftButton, pos=centre.tabs.tabRect(PAGES.index(RESOURCES)).center()
        )
    assert centre.page == RESOURCES and centre.registers.isVisible() and not centre.matrix.isVisible()
    assert not centre.matrix.filter_line.isVisible()
    centre.tabs.setFocus()
    QTest.keyClick(centre.tabs, Qt.Key.Key_Left)
    assert centre.page == MATRIX and centre.tabs.currentIndex() == 0


def test_going_somewhere_shows_the_page_where_it_is_seen(centre: Centre, desk: Desk) -> None:
    desk.select(Selection(rows=(("service", "x"),)))
    assert centre.page == MATRIX
    centre.show_page(RESOURCES)
    desk.show(Selection(cells=(("DKK", "F09"),)))
    assert centre.page == MATRIX
    centre.show_page(RESOURCES)
    desk.show_rows([("function", "F09")])
    assert centre.page == MATRIX


def test_the_projector_shows_the_matrix_alone(centre: Centre) -> None:
    centre.show_page(RESOURCES)
    centre.set_projecting(True)
    assert centre.page == MATRIX and not centre.tabs.isVisible()
    centre.set_projecting(False)
    assert centre.tabs.isVisible()
