"""Text as the spreadsheet format can hold it."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST = 32_767


def clean(text: str) -> str:
    """`text` without what XML forbids, cut to what a cell holds."""
    text = _FORBIDDEN.sub("", text.replace("\r\n", "\n"))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def escaped(text: str) -> str:
    """`text` so that no program takes what stands in it for a character by its number: "_x0041_" is "A"."""
    return _ESCAPE.sub("_x005F_", text) if "_x" in text else text
