"""What officials say, and columns of the users' own, beside a function and a unit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import extra, function, organization, respondent, unit
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from orgdesk.organization.organization import Organization
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.findings.detail import FindingDetail
from orgdesk.ui.findings.lines import selection_of
from orgdesk.ui.inspector.function_form import FunctionForm
from orgdesk.ui.inspector.own_columns import OwnColumnLine
from orgdesk.ui.inspector.panel import Inspector
from orgdesk.ui.inspector.unit_form import UnitForm

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def desk(desk_with: Callable[[Organization], Desk]) -> Desk:
    return desk_with(
        organization(
            unit("U1"),
            unit("U2"),
            function("F1", wording="Imunisasi"),
            function("F2"),
            respondent("Ani", "F1/KP/U1", "F1/PL/U2", title="Kepala Seksi"),
            respondent("Budi", "F1/KP/U2", "F1/PL/U2"),
            respondent("Cici", "F1/KP/U1"),
            extra("function", "F1", "Anggaran", "120 juta"),
            extra("unit", "U1", "Gedung", "B"),
        )
    )


@pytest.fixture
def inspector(desk: Desk, qtbot: QtBot) -> Inspector:
    made = Inspector(desk)
    qtbot.addWidget(made)
    made.resize(320, 900)
    made.show()
    return made


def show(inspector: Inspector, kind: str, id_: str) -> None:
    inspector.desk.select(Selection(rows=((kind, id_),)))
    inspector.refresh()


def test_who_says_the_same_stands_together(inspector: Inspector) -> None:
    show(inspector, "function", "F1")
    form = inspector.form
    assert isinstance(form, FunctionForm)
    told = [(line.chip.code, line.name, [code for _, code in line.units]) for line in form.views.lines]
    assert told == [("KP", "Ani, Cici", ["U1"]), ("KP", "Budi", ["U2"]), ("PL", "Ani, Budi", ["U2"])]
    assert form.views.isVisible()
    show(inspector, "function", "F2")
    assert not form.views.isVisible()
    assert not form.own.isVisible()


def test_an_own_column_is_edited_and_emptied_in_place(inspector: Inspector, desk: Desk) -> None:
    show(inspector, "function", "F1")
    form = inspector.form
    assert isinstance(form, FunctionForm)
    (line,) = form.own.children_
    assert isinstance(line, OwnColumnLine)
    assert line.heading.text() == "Anggaran"
    line.value.line.selectAll()
    QTest.keyClicks(line.value.line, "90 juta")
    QTest.keyClick(line.value.line, Qt.Key.Key_Return)
    assert desk.organization.extras["Anggaran/F1"].value == "90 juta"
    inspector.refresh()
    line.remove.click()
    assert "Anggaran/F1" not in desk.organization.extras
    desk.document.undo()
    desk.document.undo()
    assert desk.organization.extras["Anggaran/F1"].value == "120 juta"


def test_a_unit_shows_its_own_columns(inspector: Inspector) -> None:
    show(inspector, "unit", "U1")
    form = inspector.form
    assert isinstance(form, UnitForm)
    assert [child.record.value for child in form.own.children_] == ["B"]
    show(inspector, "unit", "U2")
    assert not form.own.isVisible()


def test_a_finding_says_who_says_what(desk: Desk, qtbot: QtBot) -> None:
    detail = FindingDetail(desk)
    qtbot.addWidget(detail)
    key = next(key for key in desk.findings.known if key.startswith("AGR001:F1"))
    desk.select(selection_of(desk.findings.known[key], desk.organization))
    QApplication.processEvents()
    said = "\n".join(label.text() for label in detail.findChildren(QLabel) if not label.isHidden())
    assert "Ani (Kepala Seksi): U1\nBudi: U2\nCici: U1" in said
