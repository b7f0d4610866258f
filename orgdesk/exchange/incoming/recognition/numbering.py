"""Numbers before a wording, and how deep they put it: A, I, 1, 1.1, a), (1), -, •."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ROMAN = r"(?=[IVXivx])(?:x{0,3}(?:ix|iv|v?i{0,3})|X{0,3}(?:IX|IV|V?I{0,3}))"
_NUMBER = re.compile(
    r"(?:"
    r"\d{1,2}(?:\.\d{1,4}){2,6}\.?"  # a code of the nomenclature, 1.1.1
    r"|\d{1,2}\.\d{1,2}(?![.)\d])"
    r"|\d{1,3}(?:\.\d{1,3})*[.)]"
    rf"|(?:{_ROMAN}|[A-Za-z])(?:\.\d{{1,2}})*[.)]"
    rf"|\((?:\d{{1,3}}|{_ROMAN}|[A-Za-z])\)"
    r"|[-–—•●▪◦‣*·➢✓o](?=\s)"  # noqa: RUF001
    r")"
)
_BEFORE = re.compile(rf"({_NUMBER.pattern})\s*(?=\S)")
_ALONE = re.compile(rf"{_NUMBER.pattern}|\d{{1,4}}(?:\.\d{{1,4}})*|{_ROMAN}|[A-Za-z]|[-–—•●▪◦‣]")  # noqa: RUF001
_NOMENCLATURE = re.compile(r"[1-9X]\.(?:\d\d|XX)(?:\.\d{1,4})*")
_DOTTED = re.compile(r"(?:\d+|[A-Za-z]+)(?:\.\d+)+")


def split_number(text: str) -> tuple[str, str]:
    """(number, wording) of a text that begins with a number; ("", text) for one that does not."""
    match = _BEFORE.match(text)
    if match is None or not any(c.isalpha() for c in text[match.end() :]):
        return "", text
    number = match[1]
    glued = match.end() == match.end(1)
    if glued and not (number[-1] in ".)" and (number[0].isdigit() or text[match.end()].isupper())):
        return "", text
    if glued and number[0].isalpha() and number.endswith("."):
        return "", text  # "P.Keputusan" is short for something
    return number, text[match.end() :]


def is_number(text: str) -> bool:
    """Whether a text is nothing but the number of a line."""
    return bool(_ALONE.fullmatch(text))


def is_nomenclature(number: str) -> bool:
    """Whether a number is a code of government affairs and activities: 1.02.02.2.02.0048."""
    return bool(_NOMENCLATURE.fullmatch(number.rstrip(".")))


def _style(number: str, before: str) -> tuple[str, int]:
    """(style, places) of a number; `before` is the number before it, which tells H, I from I, II."""
    if is_nomenclature(number):
        return "code", number.rstrip(".").count(".")
    core = number.strip("(). ")
    closed = ")" if number.endswith(")") else ""
    closed = "(" + closed if number.startswith("(") else closed
    if not core or not core[0].isalnum() or core == "o":
        return f"bullet{number}", 0
    if _DOTTED.fullmatch(core):
        return "dotted", core.count(".")
    if core.isdigit():
        return f"1{closed}", 0
    if _is_roman(core, before.strip("(). ")):
        return ("I" if core.isupper() else "i") + closed, 0
    return ("A" if core.isupper() else "a") + closed, 0


def _is_roman(core: str, before: str) -> bool:
    if not re.fullmatch(_ROMAN, core):
        return False
    after_a_letter = len(core) == 1 and len(before) == 1 and ord(before) + 1 == ord(core)
    return not (after_a_letter and core.upper() != "I") and not (core.upper() == "I" and after_a_letter)


@dataclass(slots=True)
class Depths:
    """The depth of one numbered line after another: a style that is new goes deeper, one that is known goes
    back to where it stood. Lines without a number, and headings, are told as what they are."""

    _open: list[tuple[str, int]] = field(default_factory=list)
    _before: str = ""

    def of(self, number: str, spaces: int = 0, section: bool = False) -> int:
        """The depth of the next line, from 0."""
        style = _style(number, self._before) if number else ("section" if section else "plain", spaces)
        if number:
            self._before = number
        self._back_to(style, section)
        self._open.append(style)
        return len(self._open) - 1

    def _back_to(self, style: tuple[str, int], section: bool) -> None:
        kind, places = style
        if kind == "dotted":
            while self._open and not self._above_dotted(self._open[-1], places):
                self._open.pop()
        elif kind in ("plain", "code"):
            while self._open and (self._open[-1][0] == kind and self._open[-1][1] >= places):
                self._open.pop()
        elif style in self._open:
            del self._open[self._open.index(style) :]
        elif section:
            while self._open and not self._open[-1][0].startswith(("A", "I", "section")):
                self._open.pop()

    def _above_dotted(self, style: tuple[str, int], places: int) -> bool:
        """1 and 1.1 stand above 1.1.1; what numbers in another way does as well, unless a deeper one."""
        kind, have = style
        if kind == "dotted":
            return have < places
        return kind[0] in "AI1s" or kind == "plain"
