"""What the readers of matrices share: functions of lines, what stands above them, the roles in cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.recognition.asking import ask
from orgdesk.exchange.incoming.recognition.codes import Coding, Kind, Meaning, key_of
from orgdesk.exchange.incoming.recognition.layouts.listing import body, place_key
from orgdesk.exchange.incoming.recognition.lines import wording_column
from orgdesk.exchange.incoming.recognition.noise import flat
from orgdesk.exchange.incoming.recognition.numbering import Depths, is_nomenclature, is_number
from orgdesk.exchange.incoming.recognition.reading import Reading
from orgdesk.exchange.incoming.recognition.table import Column, Line, LineKind, Table
from orgdesk.exchange.incoming.said import ExtraSaid, FunctionSaid, Legend, RoleSaid, Where, Written
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import role_name
from orgdesk.organization.organization import Organization

_SAMPLE = 300
"""Lines that tell what a column holds."""
DETAILS = {"level": "level", "type": "type", "basis": "reference", "affair": "affair", "note": "note"}
_NO_DETAILS: Mapping[str, Written] = MappingProxyType({})
_READ = frozenset({"code", "parent", "number", "ignore", "surplus", "workload"})
_PHASE = re.compile(
    r"(?:phase|fase|tahap|tahapan|stage|bagian|bab|kelompok|tujuan|misi|sasaran|goal|sprint|part)\b", re.I
)


def upper(legend: Legend) -> dict[str, str]:
    """The words of a legend by tokens in capitals."""
    return {token.upper(): words for token, words in legend.words.items()}


def counted(table: Table, columns: Iterable[int], lines: int | None = None) -> dict[int, Counter[str]]:
    """Column → its texts and how often, in the first lines of the body or in all."""
    found: dict[int, Counter[str]] = {column: Counter() for column in columns}
    for line in body(table)[:lines]:
        if line.kind is LineKind.BODY:
            for column, text in line.cells.items():
                if column in found:
                    found[column][text] += 1
    return found


def wording_of(table: Table) -> int | None:
    """The column of the functions: the one named so, or the first that holds words. A column of signs is none
    ("Program" may be a unit) while another one may be it."""
    if table.head == (0, 0):
        return next((c.index for c in table.columns if _is_wordy(table, c.index)), None)
    named = [c.index for c in table.columns if c.meaning in ("function", "task")]
    if len(wordings := [c for c in named if not holds_signs(table, c)]) > 0:
        return wordings[0]
    parents = [c.index for c in table.columns if c.meaning == "parent"]
    if named:
        return next((c for c in reversed(parents) if not holds_signs(table, c)), named[0])
    unnamed = (c.index for c in table.columns if c.meaning is None)
    free = next((c for c in unnamed if not holds_signs(table, c)), None)
    said = free is not None and any(line.text(free) for line in table.lines)
    if free is not None and said and (not parents or free < parents[0]):
        return free
    if parents:
        return parents[-1]
    return wording_column([c for c in table.columns if c.meaning in (None, "position")])


def holds_signs(table: Table, column: int) -> bool:
    """Whether the cells of a column are short signs, as those of roles are, and no words."""
    texts = [text for line in body(table)[:_SAMPLE] if (text := line.text(column))]
    return sum(bool(_SIGN.fullmatch(text)) for text in texts) > 0.6 * len(texts)


def _is_wordy(table: Table, column: int) -> bool:
    texts = [text for line in body(table)[:_SAMPLE] if (text := line.text(column))]
    return sum(len(text) > 6 and any(c.islower() for c in text) for text in texts) > 0.6 * len(texts)


_SIGN = re.compile(r"[A-Z]{1,4}(?:[\s,/+&;]+[A-Z]{1,4})*|[A-Za-z]|[√✓✔☑●•○■□*1]")
"""A role code, several of them, or a mark."""


@dataclass(slots=True)
class Functions:
    """Says the functions of a table, line by line, each with what stands above it."""

    table: Table
    reading: Reading
    wording: int
    holds_roles: Callable[[Line], bool]
    used: frozenset[int]
    """Columns that the layout reads itself, so that they are nobody's own."""
    letters: bool = False
    """Whether it is a RACI sheet, where a line without any role is the heading of a phase."""
    merge: bool = False
    """Whether lines of the same code and wording are about one function."""
    details: Mapping[str, str] = field(default_factory=lambda: DETAILS)
    """Meaning of a column → field of the function."""
    keys: dict[int, str] = field(default_factory=dict)
    """Row → key of its function."""
    notes: dict[str, list[str]] = field(default_factory=dict)
    """Key of a function → what is to be noted beside it; put there at the end."""
    _same: dict[tuple[str, str], str] = field(default_factory=dict)
    _open: list[tuple[int, str]] = field(default_factory=list)
    _groups: dict[int, tuple[str, str]] = field(default_factory=dict)
    _code: int | None = None
    _columns: dict[int, str] = field(default_factory=dict)
    """Column → field of the function that it holds."""
    _own: list[Column] = field(default_factory=list)
    """Columns that mean nothing to us: somebody's own."""

    def say(self) -> None:
        """Say all functions, headings before what stands below them."""
        lines = body(self.table)
        heads = self._headings(lines)
        depths = self._depths(lines, heads)
        last_key, last_text, section = "", "", ""
        group_columns = self._group_columns(lines)
        codes = (c.index for c in self.table.columns if c.meaning == "code" and c.index not in self.used)
        self._code = next(codes, None)
        self._columns = {
            column: name
            for meaning, name in self.details.items()
            if (column := self.table.column(meaning)) is not None and column not in self.used
        }
        self._own = [
            column
            for column in self.table.columns
            if column.titles
            and not column.hidden
            and column.index not in self.used
            and column.index not in group_columns
            and column.index != self.wording
            and column.meaning not in _READ.union(self.details)
        ]
        for n, line in enumerate(lines):
            text, column = self._text(line)
            again = self.wording in line.copied and text == last_text
            if not text or again:
                lost = self.reading.fates.of(self.table.where(line.row, self.wording)) is Fate.ERROR
                if last_key and not lost and (again or self.holds_roles(line)):
                    self.keys[line.row] = last_key
                continue
            if line.kind is LineKind.SECTION:
                self._groups.clear()
            parent = "" if line.kind is LineKind.SECTION else self._group(line, group_columns, section)
            depth = depths[n]
            while self._open and self._open[-1][0] >= depth:
                self._open.pop()
            above = self._open[-1][1] if self._open else parent
            where = self.table.where(line.row, column)
            same = (line.text(self._code), flat(text).casefold())
            if self.merge and same in self._same:
                last_key, last_text = self._same[same], text
                self.keys[line.row] = last_key
                self.reading.fates.mark(where, Fate.NAME)
                continue
            key = self._same[same] = place_key("function", where)
            followed = n + 1 < len(lines) and depths[n + 1] > depth
            heading = n in heads or (followed and not self.holds_roles(line))
            self._say(line, key, where, text, above, heading)
            self._open.append((depth, key))
            section = key if line.kind is LineKind.SECTION else section
            last_key, last_text = key, text
            self.keys[line.row] = key

    def _say(self, line: Line, key: str, where: Where, text: str, above: str, heading: bool) -> None:
        code = line.text(self._code)
        if not code and is_nomenclature(line.numbering):
            code = line.numbering
        more = {} if line.kind is LineKind.SECTION else self._details(line)
        said = FunctionSaid(
            key=key,
            where=where,
            wording=flat(text),
            code=code,
            parent=above,
            heading=heading,
            details=more,
        )
        self.reading.say(said, Fate.NAME)
        if self._code is not None and line.text(self._code):
            self.reading.fates.mark(self.table.where(line.row, self._code), Fate.NAME)
        if line.kind is LineKind.BODY:
            self._extras(line, key)

    def _details(self, line: Line) -> dict[str, Written]:
        found: dict[str, Written] = {}
        for column, name in self._columns.items():
            text = line.cells.get(column)
            if text:
                where = self.table.where(line.row, column)
                found[name] = Written(flat(text), where)
                self.reading.fates.mark(where, Fate.DETAIL)
        return found

    def _extras(self, line: Line, key: str) -> None:
        for column in self._own:
            written = self.table.written(line, column.index)
            if written is not None:
                said = ExtraSaid(column=" ".join(column.titles), value=written, function=key)
                self.reading.say(said, Fate.EXTRA)

    def note(self, key: str, words: str) -> None:
        """Keep words beside a function."""
        self.notes.setdefault(key, []).append(words)

    def put_notes(self) -> None:
        """Add what was noted to the functions, after their own notes."""
        if not self.notes:
            return
        for n, said in enumerate(self.reading.said):
            if isinstance(said, FunctionSaid) and said.key in self.notes:
                own = said.details.get("note")
                words = "; ".join([*([own.text] if own else []), *self.notes[said.key]])
                note = Written(words, own.where if own else said.where)
                self.reading.said[n] = replace(said, details={**said.details, "note": note})

    def _text(self, line: Line) -> tuple[str, int]:
        """The wording of a line and where it stands."""
        if line.kind is LineKind.SECTION:
            for column, text in line.cells.items():
                if not is_number(text) and column not in line.copied:
                    return text, column
        return line.text(self.wording), self.wording

    def _headings(self, lines: list[Line]) -> set[int]:
        """Lines that head a section: told so by the table, or without any role and looking like it."""
        numbered = sum(bool(line.numbering) for line in lines)
        bare = [n for n, line in enumerate(lines) if self._is_bare(line)]
        found = {n for n, line in enumerate(lines) if line.kind is LineKind.SECTION}
        few = len(bare) <= 0.5 * max(1, len(lines))
        for n in bare:
            line = lines[n]
            text = line.text(self.wording)
            last = n + 1 == len(lines)
            if last or line.kind is LineKind.SECTION or line.numbering:
                continue
            loud = text.isupper() and not all(other.text(self.wording).isupper() for other in lines)
            told = few and (_PHASE.match(text) is not None or numbered > 0.5 * len(lines))
            before_tasks = self.letters and few and not numbered and not self._is_bare(lines[n + 1])
            if loud or told or before_tasks:
                found.add(n)
        return found

    def _is_bare(self, line: Line) -> bool:
        return bool(line.text(self.wording)) and not self.holds_roles(line)

    def _depths(self, lines: list[Line], heads: set[int]) -> list[int]:
        depths = Depths()
        return [depths.of(line.numbering, line.depth, n in heads) for n, line in enumerate(lines)]

    def _group_columns(self, lines: list[Line]) -> list[int]:
        """Columns to the left whose merged cells group the lines, or that are named as what stands above."""
        found = []
        for column in self.table.columns:
            if column.index == self.wording or column.index in self.used or column.hidden:
                continue
            if column.meaning == "parent":
                found.append(column.index)
            elif column.meaning in (None, "affair") and column.index < self.wording:
                texts = [line.text(column.index) for line in lines]
                merged = any(column.index in line.copied for line in lines)
                if merged and any(any(c.isalpha() for c in text) for text in texts):
                    found.append(column.index)
        return found

    def _group(self, line: Line, columns: list[int], section: str) -> str:
        """The key of the innermost group of a line; groups that are new are said, below their section."""
        above = section
        for n, column in enumerate(columns):
            text = line.text(column)
            if not text:
                above = self._groups.get(column, ("", above))[1]
                continue
            if self._groups.get(column, ("", ""))[0] != text:
                self._open.clear()
                for inner in columns[n + 1 :]:
                    self._groups.pop(inner, None)
                self._groups[column] = (text, self._say_group(line, column, text, above))
            above = self._groups[column][1]
        return above

    def _say_group(self, line: Line, column: int, text: str, above: str) -> str:
        where = self.table.where(line.row, column)
        key = place_key("function", where)
        said = FunctionSaid(key=key, where=where, wording=flat(text), parent=above, heading=True)
        self.reading.say(said, Fate.NAME)
        return key


@dataclass(slots=True)
class RoleCells:
    """Says the roles in the cells of a table, and gathers the tokens that are to be asked."""

    table: Table
    organization: Organization
    coding: Coding
    functions: Functions
    reading: Reading
    _read: dict[str, tuple[tuple[tuple[str, Meaning], ...], str, Text | None]] = field(default_factory=dict)
    _places: dict[str, list[Where]] = field(default_factory=dict)
    _answered: set[str] = field(default_factory=set)
    """Tokens whose meaning the mapping gives: they stay in the question, with their answer."""

    def say(
        self,
        where: Where,
        text: str,
        function: str,
        unit: str,
        name: str,
        details: Mapping[str, Written] = _NO_DETAILS,
    ) -> None:
        """Say the roles that a unit has on a function by one cell; `name` is what the unit is called."""
        found = self._read.get(text)
        if found is None:
            found = self._read[text] = self._find(text)
        tokens, remark, words = found
        if not tokens:
            return
        more = details
        if remark:
            note = [remark, *([details["note"].text] if "note" in details else [])]
            more = {**details, "note": Written("; ".join(note), where)}
        fate = Fate.IGNORED
        for token, meaning in tokens:
            if not meaning.sure or token in self._answered:
                self._places.setdefault(token, []).append(where)
            if meaning.kind is Kind.ROLE or meaning.kind is Kind.NEW:
                said = meaning.code or token
                role = RoleSaid(function=function, unit=unit, token=said, where=where, details=more)
                self.reading.said.append(role)
                fate = Fate.ROLE
            elif meaning.kind is Kind.NOTE:
                self.functions.note(function, f"{self.coding.legend.get(token.upper(), token)}: {name}")
                fate = fate if fate is not Fate.IGNORED else Fate.DETAIL
            elif meaning.kind is Kind.OPEN:
                fate = Fate.QUESTION
        self.reading.fates.mark(where, fate, words)

    def finish(self) -> None:
        """Put the notes beside the functions, and ask what is not sure."""
        self.functions.put_notes()
        ask(self.table, self.coding, self._places, self.reading)

    def _find(self, text: str) -> tuple[tuple[tuple[str, Meaning], ...], str, Text | None]:
        tokens, remark = self.coding.split(text)
        meanings = tuple((token, self.coding.meaning(token)) for token in tokens)
        self._answered.update(t for t in tokens if self.coding.answers.answer(key_of(t)) is not None)
        roles = [
            (meaning.code, role_name(self.organization, meaning.role, meaning.resource))
            for _, meaning in meanings
            if meaning.kind is Kind.ROLE
        ]
        if not roles:
            return meanings, remark, None
        words = Text(
            "→ " + ", ".join(f"{name.id} ({code})" for code, name in roles),
            "→ " + ", ".join(f"{name.en} ({code})" for code, name in roles),
        )
        return meanings, remark, words
