"""The icon set: one family, each drawn in both looks."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from orgdesk.exchange.palette import DARK, LIGHT
from orgdesk.reference.shipped import folder
from orgdesk.ui.commands import COMMANDS
from orgdesk.ui.icons import icon

_FILES = sorted((folder("resources") / "icons").glob("*.svg"))
NAMES = [file.stem for file in _FILES if file.stem != "orgdesk"]


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_an_outline_of_the_family(name: str) -> None:
    drawing = ElementTree.parse(folder("resources") / "icons" / f"{name}.svg").getroot()
    wanted = {"viewBox": "0 0 24 24", "fill": "none", "stroke": "currentColor", "stroke-width": "1.75"}
    wanted |= {"stroke-linecap": "round", "stroke-linejoin": "round"}
    assert {key: drawing.get(key) for key in wanted} == wanted


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_shows_in_the_ink_of_the_look(name: str, qapp: QApplication) -> None:
    for theme in (LIGHT, DARK):
        picture = icon(name, theme).pixmap(QSize(20, 20)).toImage()
        dots = [picture.pixelColor(x, y) for x in range(20) for y in range(20)]
        solid = [dot.name() for dot in dots if dot.alpha() > 200]
        assert len(solid) >= 3, name
        assert theme.ink.lower() in solid


def test_every_command_finds_its_icon() -> None:
    assert {command.icon for command in COMMANDS if command.icon} <= set(NAMES)


def test_the_marks_of_the_style_sheet_have_the_colours_of_their_look() -> None:
    for mark, field in (
        ("check", "on_accent"),
        ("dash", "on_accent"),
        ("dot", "on_accent"),
        ("down", "secondary"),
    ):
        for look, theme in (("light", LIGHT), ("dark", DARK)):
            drawn = (folder("resources") / "icons" / "marks" / f"{mark}-{look}.svg").read_text(
                encoding="utf-8"
            )
            assert getattr(theme, field) in drawn
