from itertools import chain

import pytest

from orgdesk.analysis.findings import Severity
from orgdesk.exchange.palette import DARK, HUES, LIGHT, SHADES, Chip, Shade, Theme
from orgdesk.organization.display import roles_by_code
from orgdesk.organization.records import RoleFamily
from orgdesk.reference.standard import empty_organization

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def luminance(color: str) -> float:
    """Relative luminance by WCAG 2.1."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def every_chip(theme: Theme) -> list[Chip]:
    return list(chain.from_iterable(chips.values() for chips in theme.chips.values()))


@THEMES
def test_words_reach_a_contrast_of_four_and_a_half(theme: Theme) -> None:
    pairs = [(chip.text, chip.fill) for chip in every_chip(theme)]
    pairs += [(ink, surface) for ink in theme.inks.values() for surface in (theme.paper, theme.panel)]
    words = [theme.ink, theme.secondary, theme.link, theme.positive, *(m.ink for m in theme.marks.values())]
    for surface in (theme.paper, theme.panel, theme.field, theme.hover, theme.cross, theme.selection):
        pairs += [(ink, surface) for ink in words]
    pairs.append((theme.on_accent, theme.accent))
    pairs += [(theme.ink, mark.tint) for mark in theme.marks.values()]
    assert [(a, b) for a, b in pairs if contrast(a, b) < 4.5] == []


@THEMES
def test_marks_reach_a_contrast_of_three_and_differ_in_shape(theme: Theme) -> None:
    marks = theme.marks.values()
    assert all(contrast(mark.color, theme.paper) >= 3 for mark in marks)
    assert len({mark.shape for mark in marks}) == len({mark.glyph for mark in marks}) == len(Severity)


@THEMES
def test_codes_of_one_family_look_different_unless_they_share_a_shade(theme: Theme) -> None:
    organization = empty_organization()
    looks: dict[Chip, set[str]] = {}
    for code, (role, _) in roles_by_code(organization).items():
        looks.setdefault(theme.chip(code, organization.roles[role].family), set()).add(code)
    assert {frozenset(codes) for codes in looks.values() if len(codes) > 1} == {
        frozenset({"PI", "PO"}),
        frozenset({"PD", "PB"}),
    }


def test_every_standard_code_has_a_shade_and_an_added_one_is_tinted() -> None:
    assert set(roles_by_code(empty_organization())) <= set(SHADES)
    assert LIGHT.chip("XX", RoleFamily.DO) == LIGHT.chips[RoleFamily.DO][Shade.TINTED]


def test_an_outlined_chip_shows_the_hue_of_its_family() -> None:
    assert LIGHT.chip("DS", RoleFamily.SUPPLY).border == HUES[RoleFamily.SUPPLY]
