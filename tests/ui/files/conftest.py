"""Files over a plain window, and somebody who answers the dialogs with keys."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

import orgdesk
from orgdesk.ui.desk import Desk
from orgdesk.ui.files.flows import Files
from orgdesk.ui.files.questions import Question


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is remembered goes to a folder of the test's own."""
    folder = tmp_path / "state"
    monkeypatch.setenv("ORGDESK_STATE", str(folder))
    return folder


class Person:
    """Answers each dialog that comes up with the next keys, and remembers what the dialogs said."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.answers: list[tuple[Callable[[], object], tuple[Qt.Key, ...]]] = []
        self._timer = QTimer(interval=10)
        self._timer.timeout.connect(self._answer)
        self._timer.start()

    def will_press(self, *keys: Qt.Key, when: Callable[[], object] = lambda: None) -> None:
        """In the next dialog that has no answer yet; `when` happens while it is shown."""
        self.answers.append((when, keys))

    def _answer(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, Question) and box.isVisible() and self.answers:
            self.heard.append("\n".join(label.text() for label in box.words))
            happens, keys = self.answers.pop(0)
            happens()
            for key in keys:
                QTest.keyClick(box.focusWidget() or box, key)


@pytest.fixture
def person(qtbot: QtBot) -> Iterator[Person]:
    """Somebody who answers; no answer may be left over."""
    somebody = Person()
    yield somebody
    somebody._timer.stop()
    assert somebody.answers == []


class ChosenFiles(Files):
    """Files whose file dialog has been answered already: it is the one thing that no key of ours reaches."""

    choice: Path | None = None

    def ask_path(self, *, save: bool) -> Path | None:
        return self.choice


class Office:
    """A window with files."""

    def __init__(self) -> None:
        self.window = QMainWindow()
        self.desk = Desk(parent=self.window)
        self.files = ChosenFiles(self.desk, self.window)

    def will_choose(self, path: Path | None) -> None:
        """Have `path` chosen in the file dialogs that come."""
        self.files.choice = path


@pytest.fixture
def office(qtbot: QtBot) -> Iterator[Office]:
    made = Office()
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    if made.desk.is_open:
        document = made.desk.document
        made.desk.take(None)
        document.close(discard=True)


@pytest.fixture
def in_child() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts Python code in another process that knows this package; none outlives the test."""
    environment = os.environ | {"PYTHONPATH": str(Path(orgdesk.__file__).parents[1])}
    started: list[subprocess.Popen[str]] = []

    def start(code: str, *arguments: str) -> subprocess.Popen[str]:
        started.append(
            subprocess.Popen(
                [sys.executable, "-c", code, *arguments],
                env=environment | {"ORGDESK_STATE": os.environ["ORGDESK_STATE"]},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
        return started[-1]

    yield start
    for child in started:
        child.kill()
        child.communicate()
