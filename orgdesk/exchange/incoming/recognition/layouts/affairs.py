"""The division of government affairs, as in the annex of UU 23/2014: SUB URUSAN and a column for each level.

The affair of the title ("B. PEMBAGIAN URUSAN PEMERINTAHAN BIDANG KESEHATAN") heads its sub-affairs, and these
head what is divided: every item of a cell (a., b., …) is a function of its own. The level that has it becomes
a unit in an agency of the same name (Pemerintah Pusat, Pemerintah Provinsi, Pemerintah Kabupaten/Kota) and
its decision-maker, by attribution, since the annex says who has the power and nothing of who carries it out.
An item that reads the same for two levels is one function, which both decide on within their own level.
Items go on over page breaks; "---" means that a level has nothing. Source of the form: UU 23/2014, annex.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.names import normal
from orgdesk.exchange.incoming.recognition.layouts.listing import body, meanings, place_key, section_text
from orgdesk.exchange.incoming.recognition.noise import flat
from orgdesk.exchange.incoming.recognition.reading import Knowledge, Layout, Reading
from orgdesk.exchange.incoming.recognition.table import Line, LineKind, Table
from orgdesk.exchange.incoming.said import AgencySaid, FunctionSaid, RoleSaid, UnitSaid, Where, Written
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import FACET_NAMES
from orgdesk.organization.scope import Facet

_LEVELS = {
    "central": "Pemerintah Pusat",
    "province": "Pemerintah Provinsi",
    "district": "Pemerintah Kabupaten/Kota",
}
_DECIDES = "KP"
_ITEM = re.compile(r"(?:(?<=^)|(?<=\s))([a-z])[.)]\s+(?=\S)|(?:(?<=^)|(?<=\n))([a-z])[.)](?=[A-Z])")
_AFFAIR = re.compile(
    r"(?:(?:^|\s)([A-Z]{1,2})\.\s*)?PEMBAGIAN URUSAN PEMERINTAHAN(?: KONKUREN)? (?:DI )?BIDANG\s+(.+?)\s*$",
    re.I | re.S,
)
_ACT = "UU 23/2014"


def _score(table: Table, knowledge: Knowledge) -> float:
    levels = len(meanings(table) & _LEVELS.keys())
    if levels < 2 or (table.column("function") is None and table.column("affair") is None):
        return 0.0
    columns = [table.column(level) for level in _LEVELS]
    texts = [text for line in body(table) for c in columns if (text := line.text(c))]
    wordy = sum(len(text) > 12 for text in texts) / len(texts) if texts else 0.0
    return (0.5 + 0.15 * levels) * wordy


@dataclass(slots=True)
class _Item:
    """A part of the affair that one level of government has, perhaps over several cells."""

    text: str
    where: Where
    letter: str = ""


@dataclass(slots=True)
class _SubAffair:
    """A sub-affair with the items of each level so far."""

    where: Where
    wording: str
    number: str
    items: dict[str, list[_Item]] = field(default_factory=dict)


def _read(table: Table, knowledge: Knowledge, reading: Reading) -> None:
    _Division(table, reading).read()


class _Division:
    """Reads one table of the division."""

    def __init__(self, table: Table, reading: Reading) -> None:
        self.table, self.reading = table, reading
        self.wording = table.column("function") or table.column("affair")
        self.columns = {level: c for level in _LEVELS if (c := table.column(level)) is not None}
        self.units: dict[str, str] = {}
        self.affair = ""
        self.letter = ""
        self.annex = "PEMBAGIAN URUSAN" in table.heading.upper() or "23 TAHUN 2014" in table.heading.upper()
        self.here: _SubAffair | None = None

    def read(self) -> None:
        """Say all that the table says."""
        top = Where(self.table.sheet_index, max(1, self.table.head[0] - 1), 1)
        self._head(Written(self.table.heading, top))
        for line in body(self.table):
            written = self.table.written(line, self.wording)
            filled = any(line.text(column) for column in self.columns.values())
            if line.kind is LineKind.SECTION or (
                written is not None and not filled and _AFFAIR.search(written.text)
            ):
                words = written or section_text(self.table, line)
                if words is not None:
                    self._section(words, line.numbering)
                continue
            if written is not None and self._goes_on(line) and self.here is not None:
                self.reading.fates.mark(written.where, Fate.NAME)
                if self.wording not in line.copied:
                    self.here.wording += f" {flat(written.text)}"
            elif written is not None:
                self._finish()
                self.here = _SubAffair(written.where, flat(written.text), line.numbering.strip(" .()"))
            for level, column in self.columns.items():
                cell = self.table.written(line, column)
                if cell is not None and column not in line.copied and self.here is not None:
                    _take(self.here.items.setdefault(level, []), cell)
        self._finish()

    def _head(self, written: Written) -> None:
        match = _AFFAIR.search(written.text)
        if match is None:
            return
        self.annex, self.letter = True, match[1] or ""
        name = " ".join(match[2].split())
        self.affair = place_key("function", written.where)
        wording = f"Urusan pemerintahan bidang {name.lower() if name.isupper() else name}"
        self.reading.say(
            FunctionSaid(key=self.affair, where=written.where, wording=wording, heading=True), Fate.NAME
        )

    def _section(self, written: Written, number: str) -> None:
        """A line within the table that begins the next affair, or groups sub-affairs."""
        self._finish()
        self.here = None
        if _AFFAIR.search(written.text):
            self._head(written)
            self.letter = self.letter or number.strip(" .()").upper()
            return
        self.affair = place_key("function", written.where)
        self.reading.say(
            FunctionSaid(key=self.affair, where=written.where, wording=written.text, heading=True), Fate.NAME
        )

    def _goes_on(self, line: Line) -> bool:
        """Whether the line is still of the sub-affair above: merged down, or gone on after a page break,
        where it has no number of its own."""
        if self.here is None:
            return False
        return self.wording in line.copied or bool(self.here.number and not line.numbering)

    def _finish(self) -> None:
        """Say the items of the sub-affair that is read."""
        if self.here is None:
            return
        above = self._say_sub_affair(self.here)
        held: dict[str, list[tuple[str, _Item]]] = {}
        for level, items in self.here.items.items():
            for item in items:
                if any(c.isalpha() for c in item.text):
                    held.setdefault(normal(item.text), []).append((level, item))
        for holders in held.values():
            item = holders[0][1]
            key = f"{place_key('function', item.where)}:{item.letter}"
            wording = item.text.strip().rstrip(".;").strip()
            said = FunctionSaid(key=key, where=item.where, wording=wording, parent=above)
            self.reading.say(said, Fate.NAME)
            for level, own in holders:
                self._decides(key, level, own.where, shared=len(holders) > 1)
        self.here = None

    def _say_sub_affair(self, sub: _SubAffair) -> str:
        """The key of the heading that a sub-affair is."""
        key = place_key("function", sub.where)
        self.reading.say(
            FunctionSaid(
                key=key,
                where=sub.where,
                wording=sub.wording,
                code=f"{self.letter}.{sub.number}" if self.letter and sub.number.isdigit() else "",
                parent=self.affair,
                heading=True,
                details={"reference": Written(f"{_ACT}, Lampiran", sub.where)} if self.annex else {},
            ),
            Fate.NAME,
        )
        return key

    def _decides(self, function: str, level: str, where: Where, shared: bool) -> None:
        unit = self.units.get(level)
        if unit is None:
            title = Where(self.table.sheet_index, max(1, self.table.head[1]), self.columns[level])
            agency, unit = place_key("agency", title), place_key("unit", title)
            self.units[level] = unit
            name = _LEVELS[level]
            self.reading.say(AgencySaid(key=agency, where=title, name=name))
            self.reading.say(UnitSaid(key=unit, where=title, name=name, agency=agency), Fate.NAME)
        details = {"source": Written("atribusi", where)}
        if shared:
            facet = FACET_NAMES[Facet.GOVERNMENT].id
            details["scope"] = Written(f"{facet}: {_LEVELS[level]}", where)
        if self.annex:
            details["regulation"] = Written(_ACT, where)
            details["article"] = Written(
                f"Lampiran huruf {self.letter}" if self.letter else "Lampiran", where
            )
        self.reading.say(
            RoleSaid(function=function, unit=unit, token=_DECIDES, where=where, details=details), Fate.ROLE
        )


def _take(items: list[_Item], cell: Written) -> None:
    """Add the items of a cell; what stands before the first letter goes on with the last item above."""
    parts = _items(cell.text, items[-1].letter if items else "")
    for letter, text in parts:
        words = " ".join(text.split())
        if not words:
            continue
        if not letter and items and _continues(items[-1].text, words):
            last = items[-1].text
            last = last + words if last.endswith("-") else f"{last} {words}"
            items[-1].text = last
        else:
            items.append(_Item(words, cell.where, letter))


def _items(text: str, before: str) -> list[tuple[str, str]]:
    """(letter, text) of the parts of a cell; the letters count on from the one `before`, so that "b." within
    a sentence is no item where c. is due."""
    found: list[tuple[str, str]] = []
    letter, start, due = "", 0, chr(ord(before) + 1) if before else "a"
    for match in _ITEM.finditer(text):
        here = match[1] or match[2]
        if here != due and not (here == "a" and not found and not text[: match.start()].strip()):
            continue
        found.append((letter, text[start : match.start()]))
        letter, start, due = here, match.end(), chr(ord(here) + 1)
    return [*found, (letter, text[start:])]


def _continues(before: str, after: str) -> bool:
    """Whether a text goes on with the one on the page before."""
    return not before.rstrip().endswith((".", ";")) or after[:1].islower()


LAYOUT = Layout(
    "affairs", Text("Pembagian urusan pemerintahan", "Division of affairs"), score=_score, read=_read
)
