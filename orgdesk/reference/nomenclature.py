"""The nomenclature of government affairs (models/nomenclature.csv): what a function's affair is picked from.

Codes run from the affair down: 1.02 health, 1.02.02 a programme, 1.02.02.02.01 an activity, and
1.02.02.02.01.0001 a sub-activity. Where the file comes from stands in its first lines; it is not law.
"""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from orgdesk.organization.bilingual import Text
from orgdesk.reference.shipped import folder


class AffairLevel(StrEnum):
    """How deep an entry stands."""

    AFFAIR = "bidang urusan"
    PROGRAMME = "program"
    ACTIVITY = "kegiatan"
    SUB_ACTIVITY = "sub kegiatan"


AFFAIR_LEVELS: dict[AffairLevel, Text] = {
    AffairLevel.AFFAIR: Text("bidang urusan", "government affair"),
    AffairLevel.PROGRAMME: Text("program", "programme"),
    AffairLevel.ACTIVITY: Text("kegiatan", "activity"),
    AffairLevel.SUB_ACTIVITY: Text("subkegiatan", "sub-activity"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the nomenclature; the name is Indonesian, as it is listed."""

    level: AffairLevel
    code: str
    name: str


@cache
def nomenclature() -> tuple[Entry, ...]:
    """All entries in the order of their codes. Read when first asked for."""
    with (folder("models") / "nomenclature.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return tuple(Entry(AffairLevel(row["level"]), row["code"], row["name"]) for row in rows)


def entry(code: str) -> Entry | None:
    """The entry of that code; None where the nomenclature has none. 1.02.02.2.01 is 1.02.02.02.01."""
    return _by_code().get(_padded(code.strip()))


def path(code: str) -> tuple[Entry, ...]:
    """The entries above `code`, the affair first, and its own last; what is not listed is left out."""
    parts = code.strip().split(".")
    above = (entry(".".join(parts[:n])) for n in range(1, len(parts) + 1))
    return tuple(found for found in above if found is not None)


def search(words: str, limit: int = 50) -> list[Entry]:
    """The entries whose code begins with `words`, or else that have all of the words, whatever their capitals
    and accents; affairs before programmes before activities. None where no word is given."""
    wanted = _folded(words).split()
    if not wanted:
        return []
    lines = _folded_texts()
    code = (wanted[0], _padded(wanted[0]))
    found = [line for line, text in lines if text.startswith(code)] if wanted[0][0].isdigit() else []
    if len(wanted) > 1 or not found:
        found = [line for line, text in lines if all(word in text for word in wanted)]
    levels = list(AffairLevel)
    return sorted(found, key=lambda line: levels.index(line.level))[:limit]


@cache
def _by_code() -> dict[str, Entry]:
    return {_padded(line.code): line for line in nomenclature()}


@cache
def _folded_texts() -> tuple[tuple[Entry, str], ...]:
    return tuple((line, f"{_padded(line.code)} {_folded(line.name)}") for line in nomenclature())


def _padded(code: str) -> str:
    """The code with at least two digits in each part after the first: the file writes both 2 and 02."""
    first, *rest = code.split(".")
    return ".".join([first, *(part.zfill(2) if part else part for part in rest)])


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
