"""What the cells of our own lists mean: the words of a field as a value of the record, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import MISSING, dataclass, field, fields
from enum import StrEnum
from typing import Any

from orgdesk.exchange.excel.fields import CHOICES, NO, YES
from orgdesk.exchange.excel.safe import clean
from orgdesk.exchange.incoming.values import NotReadable, choice_of, flag_of, number_of
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import citation, code_of, name_of, short
from orgdesk.organization.names import name_of_value
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    RECORD_TYPES,
    Agency,
    Record,
    Regulation,
    ReportingKind,
)

TEXTS: dict[str, tuple[str, ...]] = {
    "function": ("code", "wording", "affair", "reference", "note"),
    "unit": ("code", "name", "head_title", "note"),
    "assignment": ("article", "note"),
}
_CHOICES = {(key.partition(".")[0], key.partition(".")[2]): options for key, options in CHOICES.items()}
_FLAGS = (("function", "critical"), ("function", "strategic"))
_AMOUNTS = (("unit", "staff"),)
LINKS: dict[tuple[str, str], str] = {
    ("function", "parent"): "function",
    ("unit", "agency"): "agency",
    ("unit", "working_area"): "facet_value",
    ("assignment", "regulation"): "regulation",
}
SUPERIORS = "superior"
"""Field of a unit that is no field of the record: the units that it answers to, as a sorted tuple of ids."""

_REQUIRED = {("function", "wording"), ("function", "level"), ("unit", "name"), ("unit", "agency")}
_NOTHING = {"", "-", "--", "---", "\u2013", "\u2014"}


def fields_of(kind: str) -> frozenset[str]:
    """The fields of a kind of row that a list can give back."""
    found = {*TEXTS.get(kind, ()), *(f for k, f in (*_CHOICES, *_FLAGS, *_AMOUNTS, *LINKS) if k == kind)}
    return frozenset(found | {SUPERIORS} if kind == "unit" else found)


def same_text(one: str, other: str) -> bool:
    """Whether two texts differ in nothing that a spreadsheet keeps: spaces and line ends do not count."""
    return one == other or plain(one) == plain(other)


def plain(text: str) -> str:
    """A text as it is compared."""
    return " ".join(clean(text).replace("\xa0", " ").split())


def folded(text: str) -> str:
    """A text as it is looked up."""
    return plain(text).casefold()


@dataclass(slots=True)
class Fields:
    """Reads the cells of lists. It knows the rows that they can name."""

    base: Organization
    ours: Organization
    _found: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """(kind, folded name or code) → ids."""
    _rows: dict[tuple[str, str], Record] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for kind in ("function", "unit", "agency", "facet_value", "regulation"):
            for organization in (self.ours, self.base):
                self.learn(organization.table(kind).values())

    def learn(self, rows: Iterable[Record]) -> None:
        """Know these rows too. The first row of an id is the one that counts."""
        for row in rows:
            if (row.kind, row.id) not in self._rows:
                self._rows[row.kind, row.id] = row
            for name in _names(row):
                self.also_called(row.kind, row.id, name)

    def also_called(self, kind: str, id_: str, name: str) -> None:
        """Know a row by this name too."""
        ids = self._found.setdefault((kind, folded(name)), [])
        if id_ not in ids:
            ids.append(id_)

    def row(self, kind: str, id_: str) -> Record | None:
        """A row that can be named."""
        return self._rows.get((kind, id_))

    def find(self, kind: str, text: str) -> list[str]:
        """The rows that are called so, by their code, name or short name."""
        return self._found.get((kind, folded(text)), [])

    def value(self, organization: Organization, row: Record, name: str) -> Any:
        """What a field of a row holds."""
        if name == SUPERIORS:
            return line_superiors(organization, row.id)
        return getattr(row, name)

    def blank(self, kind: str, name: str) -> Any:
        """What a field holds of which nothing has been said."""
        if name == SUPERIORS:
            return ()
        found = next(f for f in fields(RECORD_TYPES[kind]) if f.name == name)
        return "" if found.default is MISSING else found.default

    def read(self, kind: str, name: str, text: str, before: Any) -> Any:
        """The value that a text means. Where it can mean `before`, it does. Raises NotReadable."""
        text = text.strip()
        key = (kind, name)
        if key in _REQUIRED and plain(text) in _NOTHING:
            raise NotReadable(_EMPTY)
        if name in TEXTS.get(kind, ()):
            if isinstance(before, str) and same_text(text, before):
                return before
            return clean(text).replace("\xa0", " ").strip()
        if key in _CHOICES:
            return None if plain(text) in _NOTHING else choice_of(text, _CHOICES[key])
        if key in _FLAGS:
            return bool(text) and flag_of(text)
        if key in _AMOUNTS:
            return _amount(text, before)
        if name == SUPERIORS:
            return self._superiors(text, before or ())
        return self._link(LINKS[key], text, before)

    def words(self, kind: str, name: str, value: Any) -> Text:
        """A value as people read it."""
        if name == SUPERIORS:
            return _same(", ".join(short(self.row("unit", id_)) for id_ in value) or "-")
        if value is None or value == "":
            return _same("-")
        if isinstance(value, bool):
            return YES if value else NO
        if isinstance(value, StrEnum):
            return name_of_value(value)
        if isinstance(value, float):
            return _same(f"{value:.15g}")
        if (kind, name) in LINKS:
            row = self.row(LINKS[kind, name], value)
            return _same(citation(row) if isinstance(row, Regulation) else short(row))
        return _same(str(value))

    def _link(self, kind: str, text: str, before: str | None) -> str | None:
        if plain(text) in _NOTHING:
            return None
        ids = self.find(kind, text)
        if before is not None and before in ids:
            return before
        if not ids:
            raise NotReadable(_UNKNOWN.format(text=text))
        if len(ids) > 1:
            raise NotReadable(_SEVERAL.format(text=text))
        return ids[0]

    def _superiors(self, text: str, before: tuple[str, ...]) -> tuple[str, ...]:
        if plain(text) in _NOTHING:
            return ()
        found = []
        whole = self.find("unit", text)
        parts = [text] if whole else [part for part in re.split(r"[,;\n]", text) if part.strip()]
        for part in parts:
            ids = self.find("unit", part)
            known = [id_ for id_ in ids if id_ in before]
            if not ids:
                raise NotReadable(_UNKNOWN.format(text=part.strip()))
            if len(ids) > 1 and len(known) != 1:
                raise NotReadable(_SEVERAL.format(text=part.strip()))
            found.append((known or ids)[0])
        return tuple(sorted(set(found)))


def line_superiors(organization: Organization, unit: str) -> tuple[str, ...]:
    """The ids of the units that a unit answers to, in the line of command."""
    lines = organization.superiors_of(unit)
    return tuple(sorted({r.superior for r in lines if r.reporting_kind is ReportingKind.LINE}))


def _names(row: Record) -> set[str]:
    names = {code_of(row), name_of(row), short(row)}
    if isinstance(row, Agency):
        names |= {row.short_name, row.code}
    if isinstance(row, Regulation):
        names = {citation(row)}
    return {name for name in names if name}


def _amount(text: str, before: Any) -> float | None:
    """A number; "1,125" may be what a program made of 1.125."""
    if plain(text) in _NOTHING:
        return None
    try:
        if isinstance(before, float) and float(text.replace(",", ".")) == before:
            return before
    except ValueError:
        pass
    return number_of(text)


def _same(words: str) -> Text:
    return Text(words, words)


_EMPTY = Text(
    "Sel ini tidak boleh kosong; nilainya tetap seperti semula.",
    "This cell cannot be empty; the value stays as it was.",
)
_UNKNOWN = Text(
    '"{text}" tidak dikenal. Tulis kode atau nama yang ada di buku kerja ini.',
    '"{text}" is not known. Write a code or a name that is in this workbook.',
)
_SEVERAL = Text(
    'Ada beberapa yang bernama "{text}". Tulis kodenya.',
    'Several are called "{text}". Write the code.',
)
