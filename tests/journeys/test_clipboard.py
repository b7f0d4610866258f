"""Blocks and lists on the clipboard, by the keyboard alone."""

from __future__ import annotations

import pytest
from builders import assignment, function, organization, unit
from hands import click_cell, press, settle
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from orgdesk.document import Document
from orgdesk.ui.window import Window


@pytest.fixture
def small(window: Window, qtbot: QtBot) -> Window:
    """The window with two units and two functions."""
    here = organization(
        unit("U1"), unit("U2", order=1), function("F1"), function("F2", order=1), assignment("F1", "KP", "U1")
    )
    window.desk.take(Document.new(here))
    settle(window, qtbot)
    return window


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_cells_go_out_with_their_headings_and_come_in_by_them(small: Window) -> None:
    desk = small.desk
    click_cell(small, "U1", "F1")
    press(small, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "KP"
    press(small, "Ctrl+Shift+C")
    assert QGuiApplication.clipboard().text() == "\tU1\nF1\tKP"
    clip("\tU2\nF2\tPL")
    press(small, "Ctrl+V")
    assert [a.role for a in desk.organization.assignments_of_unit("U2")] == ["executor"]
    press(small, "Ctrl+Z")
    assert not desk.organization.assignments_of_unit("U2")


def test_a_list_goes_into_the_tree_that_has_the_keyboard(small: Window) -> None:
    here = small.desk.organization
    click_cell(small, "U1", "F1")
    explorer = small.work.explorer
    explorer.functions.view.setFocus()
    clip("1. Satu\n   a. Dua")
    press(small, "Ctrl+V")
    names = {f.wording: f.parent for f in here.functions.values()}
    assert "Satu" in names and "Dua" in names
    explorer.focus_units()
    explorer.units.view.pick([("unit", "U1")])
    small.desk.show_rows([("unit", "U1")])
    clip("Seksi A\nSeksi B")
    press(small, "Ctrl+V")
    below = {here.units[line.unit].name for line in here.subordinates_of("U1")}
    assert below == {"Seksi A", "Seksi B"}
    press(small, "Ctrl+C")
    assert QGuiApplication.clipboard().text() in ("Seksi A\nSeksi B", "Seksi B\nSeksi A")
    press(small, "Ctrl+Z")
    assert not here.subordinates_of("U1")
