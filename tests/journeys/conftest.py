"""The real window, and somebody who sits before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hands import settle
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgdesk.exchange.palette import LIGHT
from orgdesk.organization.bilingual import Language
from orgdesk.ui.application import dress, let_go_of_clipboard
from orgdesk.ui.desk import Desk
from orgdesk.ui.style import wear
from orgdesk.ui.window import Window

EXAMPLE = "puskesmas-support-chain"


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application as it is when the program runs."""
    dress(qapp)
    wear(qapp, LIGHT)
    qapp.setQuitOnLastWindowClosed(False)
    yield qapp
    let_go_of_clipboard()


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the window remembers goes to a folder of the test's own."""
    folder = tmp_path / "state"
    monkeypatch.setenv("ORGDESK_STATE", str(folder))
    return folder


@pytest.fixture
def window_in(qtbot: QtBot, state: Path) -> Iterator[Callable[[Language], Window]]:
    """Makes a window in a language, on its start page."""
    windows: list[Window] = []

    def made(language: Language) -> Window:
        window = Window(Desk(language))
        window.choose_look("light")
        window.resize(1600, 960)
        window.show_start_page()
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        windows.append(window)
        return window

    yield made
    for window in windows:
        if window.desk.is_open:
            document = window.desk.document
            window.desk.take(None)
            document.close(discard=True)
        window.choose_language("en")
        window.close()
        window.deleteLater()
    QApplication.processEvents()


@pytest.fixture(params=["id", "en"])
def window(request: pytest.FixtureRequest, window_in: Callable[[Language], Window]) -> Window:
    """A window on its start page, once in each language."""
    return window_in(request.param)


@pytest.fixture
def example(window: Window, qtbot: QtBot) -> Window:
    """The window with the chart example, all findings known."""
    window.files.new_from_example(EXAMPLE)
    settle(window, qtbot)
    return window
