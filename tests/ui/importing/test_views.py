"""Who says what: respondents side by side, and where they do not agree."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import assignment, function, organization, unit
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Record, Respondent, Statement
from orgdesk.reference.standard import refs_by_code
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.importing.said_views import compare
from orgdesk.ui.importing.views import ViewsDialog


def says(respondent: str, function_: str, code: str, unit_: str) -> Statement:
    role, resource = refs_by_code()[code]
    return Statement(
        id=f"{respondent} {function_} {code} {unit_}",
        respondent=respondent,
        function=function_,
        unit=unit_,
        role=role,
        resource=resource,
    )


def spoken(*more: Record) -> Organization:
    return organization(
        unit("U1"),
        unit("U2"),
        function("F1", order=1),
        function("F2", order=2),
        function("F3", order=3),
        assignment("F1", "KP", "U1"),
        Respondent(id="ANI", name="Ani", title="Kepala Bidang"),
        Respondent(id="BUDI", name="Budi"),
        says("ANI", "F1", "KP", "U1"),
        says("ANI", "F1", "PL", "U2"),
        says("BUDI", "F1", "KP", "U2"),
        says("BUDI", "F1", "PL", "U2"),
        says("ANI", "F2", "KP", "U1"),
        *more,
    )


@pytest.fixture
def dialog(desk_with: Callable[[Organization], Desk], qtbot: QtBot) -> ViewsDialog:
    made = ViewsDialog(desk_with(spoken()))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_those_who_speak_of_a_function_are_compared() -> None:
    decide, do, every = (compare(spoken(), what) for what in ("decide", "do", "all"))
    assert [f.id for f in decide.functions] == ["F1", "F2"], "nobody speaks of F3"
    assert [r.name for r in decide.respondents] == ["Ani", "Budi"]
    assert decide.cells == (("U1", "U1", "U2"), ("", "U1", "")) and decide.differing == {0}
    assert do.cells[0] == ("", "U2", "U2") and not do.differing
    assert every.cells[0][1] == "U1 (KP), U2 (PL)" and every.differing == {0}


def test_who_says_nothing_of_a_function_does_not_disagree() -> None:
    assert 1 not in compare(spoken(), "decide").differing
    assert 1 in compare(spoken(says("BUDI", "F2", "KP", "U2")), "decide").differing


def test_the_table_marks_disagreement_not_by_colour_alone(dialog: ViewsDialog) -> None:
    model = dialog.model
    keeper = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(4)] == [
        "Function",
        "In the model",
        "Ani",
        "Budi",
    ]
    assert str(model.index(0, 0).data()).startswith("▲ F1") and model.index(1, 0).data() == "F2"
    assert model.index(0, 2).data(Qt.ItemDataRole.BackgroundRole)
    assert not model.index(1, 2).data(Qt.ItemDataRole.BackgroundRole)
    assert dialog.summary.text() == "1 of 2 functions without agreement"
    dialog.only_differing.click()
    assert model.rowCount() == 1
    dialog.kind.setCurrentIndex(1)
    assert model.rowCount() == 0 and not dialog.show_button.isEnabled()
    keeper.deleteLater()


def test_enter_shows_the_function(dialog: ViewsDialog) -> None:
    desk = dialog._desk
    assert dialog.table.hasFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert not dialog.isVisible() and desk.selection == Selection(rows=(("function", "F1"),))


def test_it_says_what_to_do_where_nobody_has_filled_in_a_form(
    desk_with: Callable[[Organization], Desk], qtbot: QtBot
) -> None:
    dialog = ViewsDialog(desk_with(organization(unit("U1"))))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.empty.isVisible() and "blank form" in dialog.empty.words.text()
    assert not dialog.summary.isVisible()


def test_where_they_agree_and_the_model_does_not_the_model_is_marked(
    desk_with: Callable[[Organization], Desk], qtbot: QtBot
) -> None:
    both = [says(who, "F3", "KP", "U2") for who in ("ANI", "BUDI")]
    here = spoken(assignment("F3", "KP", "U1"), *both)
    found = compare(here, "decide")
    names = [f.id for f in found.functions]
    assert {names[n] for n in found.apart} == {"F2", "F3"}, "F1: they do not agree among themselves"
    made = ViewsDialog(desk_with(here))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    cell = made.model.index(names.index("F3"), 1)
    assert cell.data() == "≠ U1"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "U1: the respondents see it otherwise"
    nobody = made.model.index(names.index("F2"), 1)
    assert nobody.data() == "≠"
    assert nobody.data(Qt.ItemDataRole.ToolTipRole) == "Nobody: the respondents see it otherwise"
