"""What the command palette finds: commands, rules, and rows of the open document, the best first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QAction, QKeySequence

from orgdesk.organization.display import code_of, name_of
from orgdesk.organization.organization import Organization
from orgdesk.reference.shipped import folder
from orgdesk.ui.commands import COMMANDS, MENUS, Command
from orgdesk.ui.desk import Desk

MOST = 50
"""As many are shown."""
_ROW_ICONS = {"agency": "agency", "unit": "unit", "function": "function"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the palette."""

    kind: str
    """"command", "rule", or the kind of a row."""
    id: str
    text: str
    aside: str
    """What stands at the right: keys, the agency, the severity."""
    icon: str
    enabled: bool = True


Named = tuple[Choice, tuple[str, ...]]
"""A choice, and all that it is called, in small letters."""


def commands(actions: Mapping[str, QAction]) -> list[Named]:
    """Every command, and the words by which it is found: as it is called in both languages."""
    menus = dict(MENUS)
    found = []
    for command in COMMANDS:
        action = actions[command.id]
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        menu = _plain(QCoreApplication.translate("Commands", menus[command.menu]))
        text = _plain(action.text())
        aside = f"{menu}   {keys}" if keys else menu
        choice = Choice("command", command.id, text, aside, command.icon, action.isEnabled())
        names = dict.fromkeys((text, *_names(command), menu))
        found.append((choice, tuple(name.casefold() for name in names)))
    return found


def rules(desk: Desk) -> list[Named]:
    """Every rule, found by code and title."""
    from orgdesk.analysis.catalogue import all_rules

    found = []
    for rule in all_rules():
        choice = Choice("rule", rule.code, f"{rule.code}  {desk.say(rule.title)}", "", "book")
        found.append((choice, tuple(f"{rule.code} {t}".casefold() for t in (rule.title.id, rule.title.en))))
    return found


class Rows:
    """Agencies, units and functions by code and name; built once for each time the palette opens."""

    def __init__(self, organization: Organization) -> None:
        self._organization = organization
        self._entries = [
            (f"{code_of(row)} {name_of(row)}".casefold(), row.kind, row.id)
            for table in (organization.agencies, organization.units, organization.functions)
            for row in table.values()
        ]

    def find(self, query: str, most: int) -> list[Choice]:
        """The rows that contain every word of `query`; what begins with it comes first."""
        words = query.casefold().split()
        if not words or len(query.strip()) < 2:
            return []
        hits = self._entries
        for word in words:
            hits = [entry for entry in hits if word in entry[0]]
        whole = " ".join(words)

        def rank(entry: tuple[str, str, str]) -> tuple[int, int, str]:
            text = entry[0]
            place = 0 if text.startswith(whole) else 1 if f" {words[0]}" in text else 2
            return place, len(text), text

        return [self._choice(kind, id_) for _, kind, id_ in nsmallest(most, hits, key=rank)]

    def _choice(self, kind: str, id_: str) -> Choice:
        row = self._organization.get(kind, id_)
        code, name = code_of(row), name_of(row)
        text = f"{code}  {name}" if code and code != name else name
        agency = self._organization.units[id_].agency if kind == "unit" else ""
        aside = code_of(self._organization.agencies[agency]) if agency else ""
        return Choice(kind, id_, text, aside, _ROW_ICONS[kind])


def found(
    query: str,
    of_commands: Sequence[Named],
    of_rules: Sequence[Named],
    rows: Callable[[], Rows | None],
    recent: Sequence[str],
) -> list[Choice]:
    """What fits `query`, at most `MOST`; commands that cannot be done now come last."""
    if not query.strip():
        place = {id_: n for n, id_ in enumerate(recent)}
        chosen = sorted(of_commands, key=lambda c: place.get(c[0].id, len(place)))
        return _able_first(choice for choice, _ in chosen)
    ranked = []
    for n, (choice, names) in enumerate((*of_commands, *of_rules)):
        score = min((fit(query.casefold(), name) for name in names), default=_NOT)
        if score < _NOT:
            ranked.append((score, choice.id not in recent, n, choice))
    ranked.sort(key=lambda hit: hit[:3])
    first = [choice for score, _, _, choice in ranked if score < _LOOSE]
    loose = [choice for score, _, _, choice in ranked if score >= _LOOSE]
    index = rows() if len(query.strip()) > 1 else None
    of_rows = index.find(query, MOST) if index is not None else []
    if first or of_rows:
        loose = [choice for choice in loose if choice.kind == "command"][:3]
    return _able_first([*first, *of_rows, *loose])[:MOST]


_LOOSE, _NOT = 3, 4


def fit(query: str, text: str) -> int:
    """How well typed letters fit: 0 begins it, 1 begin words of it, 2 stand in it, 3 in that order in one
    word or at the heads of words, 4 not at all."""
    words = query.split()
    if text.startswith(query):
        return 0
    if all(text.startswith(word) or f" {word}" in text for word in words):
        return 1
    if all(word in text for word in words):
        return 2
    return _LOOSE if _loosely("".join(words)).search(text) else _NOT


@cache
def _loosely(letters: str) -> re.Pattern[str]:
    """The letters in order, beginning at a word, with few others in between."""
    return re.compile(r"\b" + r"[^·]{0,6}?".join(map(re.escape, letters)))


def _able_first(choices: Iterable[Choice]) -> list[Choice]:
    return sorted(choices, key=lambda choice: not choice.enabled)


def _names(command: Command) -> tuple[str, ...]:
    """What a command is called in English and in Indonesian."""
    other = _indonesian().translate("Commands", command.text)
    return tuple(_plain(name) for name in (command.text, other) if name)


@cache
def _indonesian() -> QTranslator:
    translator = QTranslator()
    translator.load(str(folder("resources") / "translations" / "orgdesk_id.qm"))
    return translator


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix("…")
