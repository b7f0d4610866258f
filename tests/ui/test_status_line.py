"""The line at the foot of the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from orgdesk.analysis.findings import Severity
from orgdesk.editing.assignments import toggle_role
from orgdesk.exchange.summary import count_words
from orgdesk.ui.desk import Desk
from orgdesk.ui.status_line import StatusLine


@pytest.fixture
def line(desk: Desk, qtbot: QtBot) -> StatusLine:
    made = StatusLine(desk)
    qtbot.addWidget(made)
    made.resize(1600, 28)
    made.show()
    return made


def says(line: StatusLine, part: str, words: str) -> None:
    """Wait until a part of the line says `words`; it lets the matrix be painted first."""

    for _ in range(100):
        said = line.said[part]
        if said.startswith(words) if words else said == "":
            return
        QTest.qWait(10)
    raise AssertionError(f"{part}: {said!r}, not {words!r}")


def test_it_counts_along(desk: Desk, line: StatusLine) -> None:
    says(line, "size", "44 functions · 69 units · 451 roles")
    says(line, "findings", f"{desk.findings.counts[Severity.ERROR]} errors")
    says(line, "edit", "")
    assert desk.do(toggle_role, "P2P", "F09", "KP")
    desk.settle()
    assert count_words(desk.organization).en == "44 functions · 69 units · 452 roles"
    says(line, "size", count_words(desk.organization).en)
    says(line, "findings", f"{desk.findings.counts[Severity.ERROR]} errors")
    desk.undo()
    says(line, "size", count_words(desk.organization).en)


def test_it_says_what_the_last_edit_did(desk: Desk, line: StatusLine, qtbot: QtBot) -> None:
    assert desk.do(toggle_role, "P2P", "F09", "KP")
    desk.settle()
    says(line, "edit", "Last edit: +1 finding")
    QTest.mouseClick(line.last_edit, Qt.MouseButton.LeftButton)
    popup = line.popup
    assert popup is not None
    link = popup.findChildren(QPushButton)[0]
    assert "Imunisasi rutin has 2 decision-makers" in link.text()
    with qtbot.waitSignal(desk.shown):
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    desk.undo()
    desk.settle()
    says(line, "edit", "Last edit: \N{MINUS SIGN}1 finding")
    line.last_edit.click()
    assert line.popup is not None
    struck = [label for label in line.popup.findChildren(QLabel) if label.font().strikeOut()]
    assert len(struck) == 1
    line.popup.close()
    assert desk.do(toggle_role, "SEKR", "F09", "PI")
    desk.settle()
    says(line, "edit", "Last edit: findings as before")


def test_it_says_whether_the_work_is_saved(desk: Desk, line: StatusLine, tmp_path: Path) -> None:
    says(line, "saved", "")
    assert desk.do(toggle_role, "P2P", "F09", "KP")
    says(line, "saved", "Not saved yet; kept safe in the working copy")
    says(line, "undo", "To undo: “Add role KP of P2P")
    desk.document.save_as(tmp_path / "a.orgdesk")
    desk.saved.emit()
    says(line, "saved", "Saved ")
    for code in ("KO", "PL"):
        assert desk.do(toggle_role, "P2P", "F09", code)
    says(line, "saved", "Changes since saving: 2")
    desk.undo()
    desk.undo()
    says(line, "saved", "Saved ")
    desk.undo()
    says(line, "saved", "Changes since saving: 1")
    assert desk.do(toggle_role, "P2P", "F09", "EV")
    says(line, "saved", "Changed since saving")


def test_where_there_is_no_room_the_least_goes_first(desk: Desk, line: StatusLine, qtbot: QtBot) -> None:
    assert desk.do(toggle_role, "P2P", "F09", "KP")
    desk.settle()
    line.resize(900, 28)
    qtbot.waitUntil(lambda: "undo" not in line.shown)
    line.resize(700, 28)
    qtbot.waitUntil(lambda: "size" not in line.shown)
    assert {"findings", "edit", "saved"} <= line.shown
    line.resize(1800, 28)
    qtbot.waitUntil(lambda: {"undo", "size"} <= line.shown)


def test_it_follows_language_and_an_empty_desk(desk: Desk, line: StatusLine) -> None:
    desk.set_language("id")
    assert line.said["size"] == "44 fungsi · 69 unit · 451 peran"
    document = desk.document
    desk.take(None)
    assert not any(line.said.values())
    desk.take(document)
    assert line.said["size"]


def test_it_tells_while_checks_run(desk: Desk, line: StatusLine, qtbot: QtBot) -> None:
    from orgdesk.document import Document

    first = desk.document
    second = Document.new(desk.organization.copy())
    desk.take(second)
    desk.checking.emit(second.engine.pending)
    line.refresh_progress()
    assert line.said["progress"].startswith("Checking…")
    desk.settle()
    assert line.said["progress"] == ""
    desk.take(first)
    second.close(discard=True)
