"""Widgets set like words."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from orgdesk.ui.fields.flow import Flow


def test_what_does_not_fit_goes_on_the_next_line(qtbot: QtBot) -> None:
    flow = Flow()
    qtbot.addWidget(flow)
    words: list[QWidget] = [QPushButton(f"nomor {n}") for n in range(4)]
    flow.fill(words)
    one = words[0].sizeHint()
    flow.resize(one.width() * 5, 200)
    flow.show()
    assert {word.y() for word in words} == {0}
    flow.resize(one.width() * 2 + 6, 200)
    assert sorted({word.y() for word in words}) == [0, one.height() + 4]
    assert flow.heightForWidth(one.width()) == 4 * one.height() + 3 * 4
    flow.fill(words[:1])
    assert flow.widgets == words[:1] and words[1].isHidden()
