"""Lists of units: each line a unit with what it reports to, or the organogram written out.

Who reports to whom is told by a column of superiors (a name, a code, a running number, who heads the unit),
by a column for each depth ("Level 1 | Level 2", "Dinas | Bidang | Seksi"), or else by nested numbering and
indents. A line that heads a section is an agency where its name is one, and else a unit that holds the lines
after it. Lists of people with their posts are read by `people`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.names import Names, expanded, normal, of_head
from orgdesk.exchange.incoming.recognition.headings import depth_of, words_of
from orgdesk.exchange.incoming.recognition.joining import lost
from orgdesk.exchange.incoming.recognition.layouts.listing import (
    AGENCY_LABELS,
    Agencies,
    body,
    complain,
    details,
    extras,
    headed_by,
    is_agency,
    is_key,
    is_mere_list_of_units,
    label,
    labels_above,
    meanings,
    name_at,
    names_units,
    place_key,
    section_text,
    unknown,
    without_strange,
)
from orgdesk.exchange.incoming.recognition.layouts.people import is_list_of_people, read_people
from orgdesk.exchange.incoming.recognition.noise import flat
from orgdesk.exchange.incoming.recognition.reading import Knowledge, Layout, Reading
from orgdesk.exchange.incoming.recognition.table import Line, LineKind, Table
from orgdesk.exchange.incoming.said import PositionSaid, UnitSaid, Where, Written
from orgdesk.exchange.sheets.grid import coordinate
from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Echelon, Level, UnitKind

_FIELDS = {
    "unit_kind": "unit_kind",
    "type": "unit_kind",
    "level": "level",
    "echelon": "echelon",
    "head_title": "head_title",
    "staff": "staff",
    "scope": "working_area",
    "note": "note",
}

_SORTS = {"unit_kind": UnitKind, "level": Level, "echelon": Echelon}
_USED = (*_FIELDS, "unit", "code", "agency", "superior", "holder")


def _score(table: Table, knowledge: Knowledge) -> float:
    here = meanings(table)
    if is_mere_list_of_units(table):
        return 0.86
    if here & {"function", "role", "task", "central", "province", "district"}:
        return 0.0
    if is_list_of_people(table):
        return 0.9
    if "position" in here and here & {"required", "filled", "grade"} and "superior" not in here:
        return 0.1
    if len(_depths(table)) >= 2:
        return 0.75
    if "unit" not in here:
        return 0.0
    if "superior" in here:
        return 0.95
    if [c.meaning for c in table.columns].count("unit") > 1:
        return 0.0
    told = len(here & {"code", "unit_kind", "echelon", "head_title", "level", "staff", "agency", "holder"})
    others = unknown(table)
    crowded = max(0, len(others) - (3 if told or names_units(table, "unit", 0.3) else 0))
    return max(0.0, (0.55 if told == 0 else 0.7 + 0.05 * min(told, 3)) - 0.15 * crowded)


def _depths(table: Table) -> list[tuple[int, int]]:
    """(depth, column) of the columns that hold the units of one depth, from the highest."""
    found = [
        (depth, c.index)
        for c in table.columns
        if c.meaning in (None, "unit", "agency") and (depth := depth_of(c.title)) is not None
    ]
    return sorted(found) if len({depth for depth, _ in found}) == len(found) else []


def _read(table: Table, knowledge: Knowledge, reading: Reading) -> None:
    if is_mere_list_of_units(table):
        renamed = {"function": "unit", "parent": "superior"}
        columns = [replace(c, meaning=renamed.get(c.meaning or "", c.meaning)) for c in table.columns]
        table = replace(table, columns=columns)
    agencies = Agencies(table, reading, {})
    home = agencies.key(label(labels_above(table), *AGENCY_LABELS))
    if is_list_of_people(table):
        read_people(table, reading, agencies, home)
    elif (depths := _depths(table)) and len(depths) >= 2 and table.column("superior") is None:
        _read_depths(table, reading, agencies, home, [column for _, column in depths])
    else:
        _read_lines(_with_head_titles(table), knowledge, reading, agencies, home)


def _with_head_titles(table: Table) -> Table:
    """Where every line is a unit of its own, the post beside it heads it."""
    if "head_title" in meanings(table):
        return table
    columns = [replace(c, meaning="head_title") if c.meaning == "position" else c for c in table.columns]
    return replace(table, columns=columns)


# -- a line each ----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Row:
    """A line that names a unit, before its superior is found."""

    line: Line
    key: str
    where: Where
    name: str
    code: str
    agency: str
    above: str
    """Key of the unit that the numbering, the indent or the section puts it under."""
    number: str
    details: dict[str, Written] = field(default_factory=dict)


def _read_lines(table: Table, knowledge: Knowledge, reading: Reading, agencies: Agencies, home: str) -> None:
    rows = _rows(table, reading, agencies, home)
    superior = table.column("superior")
    each_its_own = len({row.key for row in rows}) > 0.8 * len(rows)
    finder = _Finder(table, knowledge.organization, rows, reading, agencies)
    for row in rows:
        above, where = row.above, None
        written = table.written(row.line, superior)
        if written is not None:
            reading.fates.mark(written.where, Fate.NAME)
            above, where = finder.find(row, written), written.where
        elif superior is not None:
            above = ""
        reading.say(
            UnitSaid(
                key=row.key,
                where=row.where,
                name=row.name,
                code=row.code,
                agency=row.agency,
                superior="" if above == row.key else above,
                superior_where=where,
                details=row.details,
            ),
            Fate.NAME,
        )
        _say_post(table, row, reading)
        if each_its_own:  # else the lines are about something else of the units
            extras(table, row.line, reading, _USED, unit=row.key)


def _rows(table: Table, reading: Reading, agencies: Agencies, home: str) -> list[_Row]:
    unit, code, agency = table.column("unit"), table.column("code"), table.column("agency")
    bare_id = any(c.index == code and words_of(c.title) == ("id",) for c in table.columns)
    rows: list[_Row] = []
    codes: dict[str, _Row] = {}
    same: dict[tuple[str, str, str, str], _Row] = {}
    twins: list[tuple[_Row, _Row]] = []
    stack: list[tuple[int, str]] = []
    section, section_agency = "", ""
    depths = {line.depth for line in body(table) if line.kind is LineKind.BODY}
    for line in body(table):
        written = name_at(table, line, unit) or (
            section_text(table, line) if line.kind is LineKind.SECTION else None
        )
        if written is None:
            continue
        if line.kind is LineKind.SECTION and is_agency(written.text):
            section_agency, section, stack = agencies.key(written), "", []
            continue
        named = table.written(line, code)
        key = place_key("unit", written.where)
        while stack and stack[-1][0] >= line.depth:
            stack.pop()
        above = stack[-1][1] if stack and len(depths) > 1 else section
        own = agencies.key(name_at(table, line, agency)) or section_agency or home
        row = _Row(line, key, written.where, written.text, "", own, above, line.numbering)
        reports = normal(line.text(table.column("superior")))
        twin = same.setdefault((normal(row.name), own, above, reports), row)
        if twin is not row:
            twins.append((row, twin))
            row.key = twin.key
        found = details(table, line, _FIELDS, reading)
        row.details = without_strange(table, line, found, _SORTS, reading, unit=row.key)
        if named is not None:
            reading.fates.mark(named.where, Fate.NAME)
            other = codes.setdefault(normal(named.text), row)
            if other is row or other.key == row.key:
                row.code = "" if bare_id and is_key(named.text) else named.text
            else:
                cell = coordinate((other.where.row, other.where.column))
                told = _CODE_TWICE.format(code=named.text, name=row.name, other=other.name, cell=cell)
                complain(table, reading, named.where, told)
        if line.kind is LineKind.SECTION:
            section, stack = row.key, []
        else:
            stack.append((line.depth, row.key))
        rows.append(row)
    if len(twins) <= 0.2 * len(rows):
        for row, twin in twins:
            told = _TWICE.format(name=row.name, cell=coordinate((twin.where.row, twin.where.column)))
            complain(table, reading, row.where, told, grave=False)
    return rows


def _say_post(table: Table, row: _Row, reading: Reading) -> None:
    """Who holds the post at the head of a unit."""
    holder = name_at(table, row.line, table.column("holder"))
    title = name_at(table, row.line, table.column("head_title"))
    if holder is None:
        return
    reading.fates.mark(holder.where, Fate.DETAIL)
    words = title.text if title else f"Kepala {row.name}"
    post = PositionSaid(
        key=place_key("position", holder.where),
        unit=row.key,
        where=title.where if title else holder.where,
        title=words,
        details={"holder": holder, "position_kind": Written("jabatan struktural", holder.where)},
    )
    reading.say(post)


class _Finder:
    """Finds the unit that a superior's name, code or number means."""

    def __init__(
        self,
        table: Table,
        organization: Organization,
        rows: Sequence[_Row],
        reading: Reading,
        agencies: Agencies,
    ) -> None:
        self.table = table
        self.reading = reading
        self.agencies = agencies
        self.rows = {row.key: row for row in rows}
        self.names = Names()
        self.numbers: dict[str, list[str]] = {}
        code = table.column("code")
        self.organization = organization
        self.known: Names | None = None
        number = table.column("number")
        for row in rows:
            title = row.details.get("head_title")
            self.names.add(row.key, row.name, code=row.code, heads=[title.text] if title else [])
            numbers = (row.number, row.line.text(number), row.line.text(code))
            for text in {*map(normal, numbers)} - {""}:
                self.numbers.setdefault(text, []).append(row.key)

    def find(self, row: _Row, written: Written) -> str:
        """The key of the superior; "" after a Problem where it may be two; that of a lost one where no line
        names it."""
        text = flat(written.text)
        found = (
            self.names.code(text)
            or self.names.exact(text)
            or (self.numbers.get(normal(text), []) if not any(c.isalpha() for c in text) else [])
            or [match.id for match in self.names.same(text)]
            or headed_by(text, ((key, known.name) for key, known in self.rows.items()))
        )
        others = list(dict.fromkeys(key for key in found if key != row.key))
        if len(others) > 1:
            others = [k for k in others if self.rows[k].agency == row.agency] or others
        if len(others) == 1:
            return others[0]
        if others:
            cells = ", ".join(coordinate((w.row, w.column)) for w in (self.rows[k].where for k in others))
            complain(
                self.table, self.reading, written.where, _ALIKE.format(text=text, unit=row.name, cells=cells)
            )
            return ""
        if found:
            return row.key
        first, *more = [part.strip() for part in written.text.replace(";", "\n").split("\n") if part.strip()]
        if more:
            told = _SEVERAL.format(unit=row.name, first=first, others=", ".join(more))
            complain(self.table, self.reading, written.where, told, grave=False)
            return self.find(row, Written(first, written.where))
        found_here = self._agency_itself(row, written) or self._in_the_model(written)
        if not found_here and is_agency(text):  # nobody has a line for the top of all
            found_here = self._add(written, text, "", self.agencies.key(written))
        return found_here or lost(text)

    def _agency_itself(self, row: _Row, written: Written) -> str:
        """The unit at the top of an agency that the table names, but not among its units."""
        text = written.text
        called = {normal(text), expanded(text), of_head(text)}
        for name, agency in self.agencies.keys.items():
            if called & {name, expanded(name)} or (agency == row.agency and of_head(text) == name.split()[0]):
                return self._add(written, self.agencies.names[agency], "", agency)
        return ""

    def _in_the_model(self, written: Written) -> str:
        """A unit that the model has and the sheet does not list."""
        if self.known is None:
            self.known = Names()
            for unit in self.organization.units.values():
                self.known.add(unit.id, unit.name, code=unit.code, heads=[unit.head_title])
        text = written.text
        found = self.known.code(text) or self.known.exact(text) or [m.id for m in self.known.same(text)]
        if len(found) != 1:
            return ""
        unit = self.organization.units[found[0]]
        return self._add(written, unit.name, unit.code, "")

    def _add(self, written: Written, name: str, code: str, agency: str) -> str:
        """Say a unit that is known only as a superior."""
        key = place_key("unit", written.where)
        self.names.add(key, name, code=code, heads=[written.text])
        self.rows[key] = _Row(Line(written.where.row, {}), key, written.where, name, code, agency, "", "")
        self.reading.say(UnitSaid(key=key, where=written.where, name=name, code=code, agency=agency))
        return key


# -- a column for each depth ----------------------------------------------------------------------


def _read_depths(
    table: Table, reading: Reading, agencies: Agencies, home: str, columns: Sequence[int]
) -> None:
    """Each line goes down from the highest unit it names; a blank cell, or the same name again, stays where
    the line before was."""
    path: list[tuple[str, str]] = []  # (normal name, key) of the unit at each depth
    agency = home
    titles = {c.index: c for c in table.columns}
    for line in body(table):
        filled = [n for n, column in enumerate(columns) if line.text(column)]
        for n in filled:
            written = name_at(table, line, columns[n])
            if written is None:
                continue
            name = normal(written.text)
            if n < len(path) and path[n][0] == name and (n != filled[-1] or columns[n] in line.copied):
                reading.fates.mark(written.where, Fate.NAME)
                continue
            del path[n:]
            path += [("", "")] * (n - len(path))
            above = next((key for _, key in reversed(path) if key), "")
            if n == 0 and (titles[columns[0]].meaning == "agency" or is_agency(written.text)):
                agency = agencies.key(written)
            path.append((name, place_key("unit", written.where)))
            last = n == filled[-1]
            found = details(table, line, _FIELDS, reading) if last else {}
            reading.say(
                UnitSaid(
                    key=path[n][1],
                    where=written.where,
                    name=written.text,
                    code=line.text(table.column("code")) if last else "",
                    agency=agency,
                    superior=above,
                    details=without_strange(table, line, found, _SORTS, reading, unit=path[n][1]),
                ),
                Fate.NAME,
            )
        if filled and (named := table.written(line, table.column("code"))):
            reading.fates.mark(named.where, Fate.NAME)
        if filled:
            extras(table, line, reading, _USED, unit=path[filled[-1]][1], but=columns)


LAYOUT = Layout("unit-list", Text("Daftar unit", "List of units"), score=_score, read=_read)

_TWICE = Text(
    '"{name}" disebut dua kali dengan atasan yang sama; sel ini dianggap unit yang sama dengan {cell}.',
    '"{name}" is named twice under the same superior; this cell is taken for the same unit as {cell}.',
)
_CODE_TWICE = Text(
    "Kode {code} dari {name} sudah dipakai {other} di {cell}; kode ini tidak diambil. Beri kode lain.",
    "Code {code} of {name} is already that of {other} in {cell}; this code is not taken in. Give another.",
)
_ALIKE = Text(
    'Atasan "{text}" dari {unit} bisa berarti lebih dari satu unit ({cells}). Tulis kodenya.',
    'The superior "{text}" of {unit} can mean more than one unit ({cells}). Write its code.',
)
_SEVERAL = Text(
    "{unit} punya beberapa atasan. Yang diambil {first}; tambahkan {others} di OrgDesk bila memang berlaku.",
    "{unit} has several superiors. {first} is taken; add {others} in OrgDesk if they do hold.",
)
