"""The editor of a cell, with the keyboard alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from builders import area, assignment, function, organization, regulation, unit, within
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from orgdesk.organization.organization import Organization
from orgdesk.organization.records import AuthoritySource, Regulation, RegulationKind
from orgdesk.organization.scope import Facet
from orgdesk.ui.desk import Desk
from orgdesk.ui.matrix.cell_editor import CellEditor

# Said by the platform without a screen of every popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def small(desk_with: Callable[[Organization], Desk], qtbot: QtBot) -> Desk:
    """One cell with one role, one without."""
    return desk_with(
        organization(
            unit("DKK", name="Dinas Kesehatan"),
            unit("BUP", name="Bupati"),
            function("F1", wording="Imunisasi rutin"),
            area("N", name="Utara"),
            area("S", name="Selatan"),
            regulation("23"),
            assignment("F1", "KP", "DKK"),
        )
    )


def opened(desk: Desk, qtbot: QtBot, unit_id: str = "DKK") -> CellEditor:
    editor = CellEditor(desk, (unit_id, "F1"))
    qtbot.addWidget(editor)
    editor.show()
    qtbot.waitExposed(editor)
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    return editor


def press(qtbot: QtBot, *keys: Qt.Key | str) -> None:
    """Keys go to whatever has the focus, as they do for a person."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        if isinstance(key, str):
            QTest.keyClicks(focused, key)
        else:
            QTest.keyClick(focused, key)


def tab_to(qtbot: QtBot, widget: QWidget) -> None:
    for _ in range(40):
        if QApplication.focusWidget() is widget:
            return
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError("it cannot be reached with Tab")


def test_a_whole_journey_with_the_keyboard(small: Desk, qtbot: QtBot) -> None:
    editor = opened(small, qtbot, "BUP")
    fields = editor.fields
    assert QApplication.focusWidget() is editor.add.line
    press(qtbot, "coord", Qt.Key.Key_Return)
    assert [a.role for a in editor.assignments] == ["coordinator"]
    assert QApplication.focusWidget() is editor.list
    tab_to(qtbot, fields.source.box)
    press(qtbot, Qt.Key.Key_End)
    assert "mandate" in fields.source.box.currentText().casefold()
    tab_to(qtbot, fields.grantor.line)
    press(qtbot, "dkk", Qt.Key.Key_Return)
    tab_to(qtbot, fields.regulation.chooser.line)
    press(qtbot, "23", Qt.Key.Key_Return)
    tab_to(qtbot, fields.article.line)
    press(qtbot, "Ps. 4")
    tab_to(qtbot, fields.first.line)
    press(qtbot, "1/2/2026")
    tab_to(qtbot, fields.last.line)
    press(qtbot, "31/12/2026")
    tab_to(qtbot, fields.note.text)
    press(qtbot, "Sementara")
    assert not small.organization.assignments_of_unit("BUP")
    tab_to(qtbot, editor.buttons.buttons()[0])
    press(qtbot, Qt.Key.Key_Space)
    assert not editor.isVisible()
    (made,) = small.organization.assignments_of_unit("BUP")
    assert (made.source, made.grantor, made.regulation) == (AuthoritySource.MANDATE, "DKK", "23")
    assert (made.article, made.note) == ("Ps. 4", "Sementara")
    assert (made.valid_from, made.valid_until) == (dt.date(2026, 2, 1), dt.date(2026, 12, 31))
    assert small.document.history.steps[-1].label.en == "Edit the roles of BUP on Imunisasi rutin"
    assert small.undo()
    assert not small.organization.assignments_of_unit("BUP")


def test_cancel_changes_nothing(small: Desk, qtbot: QtBot) -> None:
    editor = opened(small, qtbot)
    before = dict(small.organization.assignments)
    press(qtbot, Qt.Key.Key_Delete)
    press(qtbot, "pw", Qt.Key.Key_Return)
    assert [a.role for a in editor.assignments] == ["supervisor"]
    press(qtbot, Qt.Key.Key_Escape)
    assert not editor.isVisible() and dict(small.organization.assignments) == before


def test_letters_in_the_list_begin_another_role(small: Desk, qtbot: QtBot) -> None:
    editor = opened(small, qtbot)
    assert QApplication.focusWidget() is editor.list
    press(qtbot, "p")
    press(qtbot, "l", Qt.Key.Key_Return)
    assert [a.role for a in editor.assignments] == ["decision-maker", "executor"]


def test_the_same_role_twice_needs_two_scopes(small: Desk, qtbot: QtBot) -> None:
    editor = opened(small, qtbot)
    press(qtbot, "k")
    press(qtbot, "p", Qt.Key.Key_Return)
    assert "already holds the role KP" in editor.refusal
    editor.accept()
    assert editor.isVisible()
    editor.fields.scope.choose(Facet.AREA, ("N",))
    assert not editor.refusal
    editor.list.setCurrentRow(0)
    editor.fields.scope.choose(Facet.AREA, ("S",))
    editor.accept()
    assert not editor.isVisible()
    scopes = {a.scope for a in small.organization.assignments_of_unit("DKK")}
    assert scopes == {within("N"), within("S")}


def test_a_span_that_ends_before_it_begins_is_refused(small: Desk, qtbot: QtBot) -> None:
    editor = opened(small, qtbot)
    for field, day in ((editor.fields.first, "1/2/2026"), (editor.fields.last, "1/1/2026")):
        QTest.keyClicks(field.line, day)
        field.commit()
    assert "ends on 2026-01-01" in editor.refusal
    small.set_language("id")
    editor.retranslate()
    assert "berakhir 2026-01-01" in editor.refusal


def test_a_new_regulation_comes_in_the_same_step(small: Desk, qtbot: QtBot) -> None:
    editor = opened(small, qtbot)
    new = Regulation(id="new", regulation_kind=RegulationKind.DECREE, number="7")
    unused = Regulation(id="unused", regulation_kind=RegulationKind.DECREE, number="8")
    editor.fields.regulation.take_new(unused)
    editor.fields.regulation.take_new(new)
    before = small.document.history.done
    editor.accept()
    assert small.organization.regulations.keys() == {"23", "new"}
    assert small.document.history.done == before + 1
    assert small.undo()
    assert small.organization.regulations.keys() == {"23"}


def test_it_says_what_it_is_about(small: Desk, qtbot: QtBot) -> None:
    editor = opened(small, qtbot)
    words = [label.text() for label in editor.findChildren(QLabel)]
    assert "Imunisasi rutin" in words and "Dinas Kesehatan · A" in words


def test_an_original_power_has_no_giver(small: Desk, qtbot: QtBot) -> None:
    editor = opened(small, qtbot)
    fields = editor.fields
    fields.source.box.setFocus()
    press(qtbot, Qt.Key.Key_End)
    tab_to(qtbot, fields.grantor.line)
    press(qtbot, "bup", Qt.Key.Key_Return)
    assert editor.assignments[0].grantor == "BUP"
    fields.source.box.setFocus()
    press(qtbot, Qt.Key.Key_Home, Qt.Key.Key_Down)
    assert editor.assignments[0].source is AuthoritySource.ATTRIBUTION
    assert editor.assignments[0].grantor is None and not fields.grantor.isVisible()
