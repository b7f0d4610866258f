"""The families of roles. A module of its own: the palette has a hue for each, and knows no records."""

from __future__ import annotations

from enum import StrEnum


class RoleFamily(StrEnum):
    """The five families that share a hue."""

    DECIDE = "decide"
    DIRECT = "direct"
    SUPPLY = "supply"
    DO = "do"
    CHECK = "check"
