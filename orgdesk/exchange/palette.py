"""Every colour of the program, once: window, spreadsheet, pictures and pages all take them from here.

Roles fall into five families told apart by hue (Okabe and Ito, safe for colour-blind eyes); inside a family
solid, tinted and outlined tell the codes apart, so that a grey print still reads. Chip fills are the hues,
darkened where white text would not reach a contrast of 4.5:1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from orgdesk.analysis.severity import Severity
from orgdesk.organization.role_family import RoleFamily


class Shade(StrEnum):
    """How strongly a chip carries the hue of its family."""

    SOLID = "solid"
    TINTED = "tinted"
    OUTLINED = "outlined"


@dataclass(frozen=True, slots=True)
class Chip:
    """The colours of a role code, as #RRGGBB."""

    fill: str
    text: str
    border: str


@dataclass(frozen=True, slots=True)
class Mark:
    """How a severity is drawn. `shape` is for drawing, `glyph` stands for it where there is only type."""

    shape: str
    glyph: str
    color: str
    ink: str
    """For words, at a contrast of at least 4.5:1 on the surfaces."""
    tint: str


@dataclass(frozen=True, slots=True)
class Theme:
    """All colours of the light or the dark look."""

    paper: str
    panel: str
    hairline: str
    ink: str
    secondary: str
    accent: str
    link: str
    """Words that lead somewhere; the accent itself may be too light for type."""
    on_accent: str
    """Words on the accent."""
    field: str
    """Where one types."""
    hover: str
    cross: str
    """The row and the column under the pointer."""
    selection: str
    positive: str
    """Words that tell of an improvement."""
    chips: Mapping[RoleFamily, Mapping[Shade, Chip]]
    inks: Mapping[RoleFamily, str]
    """The hue as type on paper or panel, where a code has no chip of its own."""
    marks: Mapping[Severity, Mark]

    def chip(self, code: str, family: RoleFamily) -> Chip:
        """The chip of a role code; codes that a project adds are tinted in the hue of their family."""
        return self.chips[family][SHADES.get(code, Shade.TINTED)]


HUES: dict[RoleFamily, str] = {
    RoleFamily.DECIDE: "#D55E00",
    RoleFamily.DIRECT: "#0072B2",
    RoleFamily.SUPPLY: "#009E73",
    RoleFamily.DO: "#E69F00",
    RoleFamily.CHECK: "#8F4E8B",
}
"""The hues themselves: for areas and lines that carry no text."""

SHADES: dict[str, Shade] = {
    **dict.fromkeys(("KP", "KO", "PD", "PB", "PL", "PW"), Shade.SOLID),
    **dict.fromkeys(("RG", "RN", "PI", "PO", "PM", "PP", "EV"), Shade.TINTED),
    **dict.fromkeys(("PH", "DS"), Shade.OUTLINED),
}
"""Cell code → shade, for the standard codes."""

WHITE = "#FFFFFF"
_INK = "#1F2328"
_PAPER = "#FCFCFA"
_DARK_PAPER = "#16181C"


def _chips(solid: Chip, tint: str, text: str, paper: str, line: str) -> dict[Shade, Chip]:
    return {
        Shade.SOLID: solid,
        Shade.TINTED: Chip(tint, text, tint),
        Shade.OUTLINED: Chip(paper, text, line),
    }


_SOLID: dict[RoleFamily, Chip] = {
    RoleFamily.DECIDE: Chip("#C25400", WHITE, "#C25400"),
    RoleFamily.DIRECT: Chip("#0072B2", WHITE, "#0072B2"),
    RoleFamily.SUPPLY: Chip("#00815E", WHITE, "#00815E"),
    RoleFamily.DO: Chip("#E69F00", _INK, "#E69F00"),
    RoleFamily.CHECK: Chip("#8F4E8B", WHITE, "#8F4E8B"),
}
_LIGHT_INKS: dict[RoleFamily, str] = {
    RoleFamily.DECIDE: "#954200",
    RoleFamily.DIRECT: "#005686",
    RoleFamily.SUPPLY: "#00674B",
    RoleFamily.DO: "#7F5700",
    RoleFamily.CHECK: "#6B3A68",
}
_LIGHT_TINTS: dict[RoleFamily, str] = {
    RoleFamily.DECIDE: "#F7E2D1",
    RoleFamily.DIRECT: "#D1E6F1",
    RoleFamily.SUPPLY: "#D1EEE6",
    RoleFamily.DO: "#FBEED1",
    RoleFamily.CHECK: "#EBDFEA",
}
_DARK_INKS: dict[RoleFamily, str] = {
    RoleFamily.DECIDE: "#EAAE80",
    RoleFamily.DIRECT: "#80B8D8",
    RoleFamily.SUPPLY: "#80CEB9",
    RoleFamily.DO: "#F2CF80",
    RoleFamily.CHECK: "#C7A6C5",
}
_DARK_TINTS: dict[RoleFamily, str] = {
    RoleFamily.DECIDE: "#512D11",
    RoleFamily.DIRECT: "#113346",
    RoleFamily.SUPPLY: "#114033",
    RoleFamily.DO: "#564011",
    RoleFamily.CHECK: "#3C283A",
}

LIGHT = Theme(
    paper=_PAPER,
    panel="#F4F4F1",
    hairline="#DEDED8",
    ink=_INK,
    secondary="#5B6168",
    accent="#2F6FED",
    link="#1B57CE",
    on_accent=WHITE,
    field=WHITE,
    hover="#EBEBE6",
    cross="#F1F4FA",
    selection="#DFE9FC",
    positive="#00674B",
    chips={f: _chips(_SOLID[f], _LIGHT_TINTS[f], _LIGHT_INKS[f], _PAPER, HUES[f]) for f in RoleFamily},
    inks=_LIGHT_INKS,
    marks={
        Severity.ERROR: Mark("octagon", "■", "#C62828", "#C62828", "#F9E3E3"),
        Severity.WARNING: Mark("triangle", "▲", "#B26A00", "#8F5500", "#F8ECD9"),
        Severity.ADVICE: Mark("dot", "●", "#2E6DA4", "#2A69A0", "#E2ECF5"),
    },
)
"""The light look, which is also that of paper."""

DARK = Theme(
    paper=_DARK_PAPER,
    panel="#1E2126",
    hairline="#2E323A",
    ink="#E6E8EB",
    secondary="#9AA3AD",
    accent="#7AA2F7",
    link="#7AA2F7",
    on_accent=_DARK_PAPER,
    field=_DARK_PAPER,
    hover="#292D34",
    cross="#1B222D",
    selection="#26365A",
    positive="#5FC7A5",
    chips={f: _chips(_SOLID[f], _DARK_TINTS[f], _DARK_INKS[f], _DARK_PAPER, HUES[f]) for f in RoleFamily},
    inks=_DARK_INKS,
    marks={
        Severity.ERROR: Mark("octagon", "■", "#D76969", "#E28A8A", "#3A2022"),
        Severity.WARNING: Mark("triangle", "▲", "#C9974D", "#D1A666", "#372B1A"),
        Severity.ADVICE: Mark("dot", "●", "#6D99BF", "#82A7C8", "#1D2A36"),
    },
)
"""The dark look."""
