"""Services and resources in the real window: reached by keys, edited, undone, shown in the inspector."""

from __future__ import annotations

import pytest
from hands import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from orgdesk.ui.bars import context_menu
from orgdesk.ui.centre import MATRIX, RESOURCES
from orgdesk.ui.inspector.service_form import ServiceForm
from orgdesk.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_a_service_from_the_keyboard(example: Window, qtbot: QtBot) -> None:
    window, desk = example, example.desk
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.work.centre.page == RESOURCES and window.actions_["view.resources"].isChecked()
    before = len(desk.organization.services)
    window.actions_["edit.add_service"].trigger()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "Imunisasi bayi")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    registers = window.work.centre.registers
    qtbot.waitUntil(lambda: any(s.name == "Imunisasi bayi" for s in desk.organization.services.values()))
    qtbot.waitUntil(lambda: isinstance(window.work.inspector.form, ServiceForm))
    window.actions_.refresh()
    for id_ in ("edit.rename", "edit.delete", "edit.copy", "edit.edit", "edit.up"):
        assert window.actions_[id_].isEnabled(), id_
    assert not window.actions_["edit.add_below"].isEnabled()
    window.actions_["edit.find"].trigger()
    assert registers.field.hasFocus()
    window.actions_["edit.delete"].trigger()
    assert len(desk.organization.services) == before
    window.actions_["edit.undo"].trigger()
    assert len(desk.organization.services) == before + 1
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.work.centre.page == MATRIX
    settle(window, qtbot)


def test_every_place_is_walked_and_the_menu_of_a_list_is_whole(example: Window, qtbot: QtBot) -> None:
    window = example
    window.centre.show_page(RESOURCES)
    places = window.work.places
    places.enter(window.work.explorer)
    assert places.place_in_focus() is window.work.explorer
    places.enter_next()
    assert places.place_in_focus() is window.centre
    assert window.centre.registers.pane.view.hasFocus()
    menu = context_menu("lists", window.actions_, window)
    assert {"Add service", "Tambah layanan"} & {a.text().replace("&", "") for a in menu.actions()}
    menu.close()
    settle(window, qtbot)
