"""Setting up a project: title page, limits, vocabulary."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from builders import area, assignment, organization, regulation, role, unit, within
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from orgdesk.editing.scopes import edit_facet_value
from orgdesk.organization.organization import Organization
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.chooser import RowField
from orgdesk.ui.fields.lines import TextField
from orgdesk.ui.fields.regulation import RegulationDialog
from orgdesk.ui.inspector.settings_form import ProjectDialog

# Said by the platform without a screen of every popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def small(desk_with: Callable[[Organization], Desk], qtbot: QtBot) -> Desk:
    """A bit of vocabulary."""
    return desk_with(
        organization(
            unit("U1"),
            area("N", name="Utara"),
            area("S", name="Selatan"),
            role("ZZ"),
            regulation("23"),
            assignment("F1", "KP", "U1", scope=within("N"), regulation="23", article="Ps. 1"),
        )
    )


@pytest.fixture
def dialog(small: Desk, qtbot: QtBot) -> ProjectDialog:
    """The dialog on the screen."""
    made = ProjectDialog(small)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_effective_hours_are_a_setting(dialog: ProjectDialog, small: Desk) -> None:
    assert dialog.limits.set_value("staffing.hours", "1500")
    assert small.organization.settings["staffing.hours"].value == "1500"
    assert not dialog.limits.set_value("staffing.hours", "many")
    assert "staffing.hours" in dialog.limits.refusal.text()


def test_when_findings_become_a_case_is_a_setting(dialog: ProjectDialog, small: Desk) -> None:
    assert dialog.limits.set_value("cases.fewest", "5")
    assert small.organization.settings["cases.fewest"].value == "5"
    assert not dialog.limits.set_value("cases.percent", "101")
    assert "cases.percent" in dialog.limits.refusal.text()


def test_what_a_regulation_says_of_delegation_is_kept(dialog: ProjectDialog, small: Desk) -> None:
    before = small.organization.regulations["23"]
    asked = RegulationDialog(small, before)
    asked.subdelegation.box.click()
    asked.valid_until.line.setText("31/12/2030")
    asked.accept()
    assert small.execute(asked.change_set())
    after = small.organization.regulations["23"]
    assert after == replace(before, subdelegation=True, valid_until=dt.date(2030, 12, 31))
    again = RegulationDialog(small, after)
    again.accept()
    assert not again.change_set()


def test_the_title_page(dialog: ProjectDialog, small: Desk, qtbot: QtBot) -> None:
    place = dialog.title_page.field("place")
    assert isinstance(place, TextField)
    QTest.keyClicks(place.line, "Kabupaten Maju")
    dialog.close()
    assert small.organization.project.place == "Kabupaten Maju"


def test_a_limit_is_typed_and_returned_to_its_default(
    dialog: ProjectDialog, small: Desk, qtbot: QtBot
) -> None:
    page = dialog.limits
    dialog.tabs.setCurrentWidget(page)
    page.choose(("setting", "LEA001.most"))
    page.edit(page.tree.selectedItems()[0])
    editor = page.tree.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "9")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "LEA001.most" in small.organization.settings)
    assert small.organization.settings["LEA001.most"].value == "9"
    assert page.chosen == ("setting", "LEA001.most") and page.reset.isEnabled()
    QTest.mouseClick(page.reset, Qt.MouseButton.LeftButton)
    assert not small.organization.settings


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [("LEA001.most", "many", "LEA001.most"), ("mandatory.service", "KP QX", "QX")],
)
def test_a_value_that_cannot_be_read_is_refused(
    dialog: ProjectDialog, small: Desk, key: str, value: str, why: str
) -> None:
    assert not dialog.limits.set_value(key, value)
    assert why in dialog.limits.refusal.text() and not small.organization.settings


def test_a_switch_is_checked(dialog: ProjectDialog, small: Desk, qtbot: QtBot) -> None:
    page = dialog.limits
    key = next(e.key for e in page._entries.values() if e.is_switch)
    page.choose(("setting", key))
    page.tree.selectedItems()[0].setCheckState(1, Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: key in small.organization.settings)
    assert small.organization.settings[key].value == "true"


def test_a_role_is_added_and_the_standard_ones_stay(dialog: ProjectDialog, small: Desk, qtbot: QtBot) -> None:
    page = dialog.roles
    own = small.organization.roles["ZZ"]
    ask = page.ask(replace(own, id="new", code=""), new=True)
    qtbot.addWidget(ask)
    code = ask.fields["code"]
    assert isinstance(code, TextField)
    QTest.keyClicks(code.line, "KP")
    ask.accept()
    assert "KP" in ask.refusal.text() and "new" not in small.organization.roles
    code.line.setText("MD")
    ask.accept()
    assert small.organization.roles["new"].code == "MD"
    page.choose(("role", "new"))
    assert page.delete.isEnabled()
    page.choose(("role", "executor"))
    assert not page.delete.isEnabled()
    assert not page.ask(small.organization.roles["executor"]).fields["code"].isEnabled()


def test_a_regulation_is_deleted_with_what_names_it(dialog: ProjectDialog, small: Desk, qtbot: QtBot) -> None:
    page = dialog.regulations
    dialog.tabs.setCurrentWidget(page)
    page.choose(("regulation", "23"))
    QTest.mouseClick(page.delete, Qt.MouseButton.LeftButton)
    assert not small.organization.regulations
    assert [a.article for a in small.organization.assignments.values()] == [""]


def test_scope_values_are_added_moved_and_kept_while_in_use(
    dialog: ProjectDialog, small: Desk, qtbot: QtBot
) -> None:
    page = dialog.scope_values
    page.choose(("facet_value", "S"))
    value = page.new_value()
    assert value is not None and value.parent == "S"
    ask = page.ask(value, new=True)
    qtbot.addWidget(ask)
    name = ask.fields["name"]
    assert isinstance(name, TextField)
    QTest.keyClicks(name.line, "Desa Mekar")
    ask.accept()
    assert small.organization.facet_values[value.id].name == "Desa Mekar"
    move = page.ask(small.organization.facet_values[value.id])
    qtbot.addWidget(move)
    parent = move.fields["parent"]
    assert isinstance(parent, RowField)
    parent.line.selectAll()
    QTest.keyClicks(parent.line, "utara")
    move.accept()
    assert small.organization.facet_values[value.id].parent == "N"
    page.choose(("facet_value", "N"))
    page.delete.click()
    assert "cannot be deleted yet" in page.refusal.text()


def test_the_pages_follow_changes_and_language(dialog: ProjectDialog, small: Desk) -> None:
    assert small.do(edit_facet_value, replace(small.organization.facet_values["N"], name="Barat"))
    page = dialog.scope_values
    page.choose(("facet_value", "N"))
    assert page.tree.selectedItems()[0].text(0) == "Barat"
    small.set_language("id")
    dialog.retranslate()
    dialog.roles.choose(("role", "executor"))
    assert dialog.roles.tree.selectedItems()[0].text(3) == "melaksanakan"
