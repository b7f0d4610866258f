"""The matrix at a glance."""

from __future__ import annotations

from builders import assignment, function, organization, unit
from pytestqt.qtbot import QtBot

from orgdesk.exchange.models import read_example
from orgdesk.exchange.palette import DARK, LIGHT, Shade
from orgdesk.ui.matrix.picture import picture


def test_roles_are_spots_in_the_hue_of_their_family(qtbot: QtBot) -> None:
    here = organization(unit("U1"), unit("U2", order=1), function("F1"), assignment("F1", "KO", "U2"))
    image = picture(here, LIGHT, 120, 80)
    assert image.pixelColor(15, 3).name().upper() == "#0072B2"
    assert image.pixelColor(3, 3).name().upper() == LIGHT.paper


def test_the_example_has_all_five_hues_and_suits_the_theme(qtbot: QtBot) -> None:
    here = read_example("puskesmas-support-chain")
    for theme in (LIGHT, DARK):
        image = picture(here, theme, 240, 150)
        seen = {image.pixelColor(x, y).name() for x in range(240) for y in range(150)}
        assert {chips[Shade.SOLID].fill.lower() for chips in theme.chips.values()} <= seen
        assert theme.paper.lower() in seen


def test_a_model_without_units_is_blank(qtbot: QtBot) -> None:
    image = picture(organization(function("F1")), LIGHT, 40, 30)
    assert image.pixelColor(5, 5).name().upper() == LIGHT.paper
