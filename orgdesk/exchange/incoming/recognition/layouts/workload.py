"""Workload analyses (ABK): the tasks of a post, how often a year each is done and how long it takes.

Read are the form of PermenPANRB 1/2020 (hours; "Jumlah hasil"), the older one in minutes, where "Beban kerja"
is how often a year and not a result, and that of health centres by the object of work, where one person
manages so many objects a year: each then takes the effective hours a year over that number. The post and the
unit stand above the table, in a column, or in a line above the tasks. What the sheet itself works out as
needed is checked against its own figures, and a difference beyond rounding is told.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.names import normal
from orgdesk.exchange.incoming.recognition.headings import in_minutes, sort_of_post
from orgdesk.exchange.incoming.recognition.layouts.listing import (
    POSITION_LABELS,
    Agencies,
    body,
    cell_above,
    complain,
    figure,
    is_sum,
    label,
    labels_above,
    meanings,
    name_at,
    number,
    place_key,
    section_text,
)
from orgdesk.exchange.incoming.recognition.layouts.posts import Places
from orgdesk.exchange.incoming.recognition.reading import Knowledge, Layout, Reading
from orgdesk.exchange.incoming.recognition.table import Line, LineKind, Table
from orgdesk.exchange.incoming.said import PositionSaid, Where, WorkloadSaid, Written
from orgdesk.exchange.incoming.values import NotReadable, number_of
from orgdesk.organization.bilingual import Text
from orgdesk.organization.names import name_of_value
from orgdesk.organization.organization import Organization
from orgdesk.reference.policy import HOURS, default_policy

_MANY = 4000
"""Effective time of a year beyond this counts minutes: nobody works so many hours. [DERIVED]"""
_TOLD = 12
"""So many differences are told one by one."""
_TIMES = re.compile(r"\b(?:jam|menit|waktu|hours?|minutes?)\b", re.I)
_TITLE = re.compile(
    r"(?:analisis|perhitungan|hasil|form(?:ulir)?)[\w ]*beban kerja(?: pegawai)?(?: jabatan)?[ :]*",
    re.I,
)


def _score(table: Table, knowledge: Knowledge) -> float:
    here = meanings(table)
    if "task" not in here or here & {"role", "central", "province", "superior"}:
        return 0.0
    told = here & {"hours", "volume", "workload", "effective_hours", "required", "output"}
    return 0.6 + 0.07 * len(told) if "hours" in here or {"volume", "required"} <= here else 0.2


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the figures stand, and in what they count."""

    task: int | None
    hours: int | None
    volume: int | None
    effective: int | None
    required: int | None
    total: int | None
    """Time of all times together, where "Beban kerja" is that."""
    minutes: bool | None
    """Whether time is in minutes; None: not said."""
    effective_minutes: bool | None
    rate: bool
    """The column of time says how many one person manages a year."""


def _columns(table: Table) -> _Columns:
    titles = {c.index: c.titles for c in table.columns}

    def minutes(column: int | None) -> bool | None:
        words = " ".join(titles.get(column, ())) if column is not None else ""
        return (
            True if in_minutes([words]) else False if re.search(r"\b(?:jam|hours?)\b", words, re.I) else None
        )

    hours, volume = table.column("hours"), table.column("volume")
    workload, effective = table.column("workload"), table.column("effective_hours")
    timed = workload is not None and bool(_TIMES.search(" ".join(titles[workload])))
    rated = "kemampuan" in " ".join(titles.get(hours or 0, ())).casefold() or "rasio" in normal(
        " ".join(titles.get(hours or 0, ()))
    )
    return _Columns(
        table.column("task"),
        hours,
        volume if volume is not None else None if timed else workload,
        effective,
        table.column("required"),
        workload if timed else None,
        minutes(hours),
        # "Waktu kerja efektif (jam)" names hours by what it is called; only the words in brackets tell.
        True if effective is not None and in_minutes(titles[effective]) else None,
        rated,
    )


def _read(table: Table, knowledge: Knowledge, reading: Reading) -> None:
    places = Places(table, reading, Agencies(table, reading, {}))
    places.begin()
    columns = _columns(table)
    tasks = _Tasks(table, columns, reading, _year(knowledge.organization))
    posts = _Posts(table, places, reading)
    posts.begin()
    for line in body(table):
        task = name_at(table, line, columns.task)
        if task is not None and is_sum(line, task.text):
            continue
        if line.kind is LineKind.SECTION or (task is not None and not tasks.has_figures(line)):
            words = task or section_text(table, line)
            if words is not None and not tasks.is_group(line):
                posts.section(words)
            elif words is not None:
                reading.fates.mark(words.where, Fate.HEAD)
            continue
        posts.column(line)
        if task is None:
            continue
        if not posts.here:
            complain(table, reading, task.where, _NO_POST.format(task=task.text))
            continue
        tasks.say(line, task, posts.here)
    tasks.finish()


def _year(organization: Organization) -> float:
    """Effective hours of a person a year in the model."""
    setting = organization.settings.get(HOURS)
    try:
        return number_of(setting.value) if setting else float(default_policy().hours)
    except NotReadable:
        return float(default_policy().hours)


@dataclass(slots=True)
class _Posts:
    """The post that the tasks of a line are of."""

    table: Table
    places: Places
    reading: Reading
    here: str = ""
    keys: dict[tuple[str, str], str] = field(default_factory=dict)

    def begin(self) -> None:
        """The post above the table, in its title or in the name of the sheet."""
        if self.table.column("position") is not None:
            return
        written = label(labels_above(self.table), *POSITION_LABELS)
        if written is None:
            found = _TITLE.search(self.table.heading)
            name = self.table.heading[found.end() :].split("\n")[0].strip() if found else ""
            name = name or ("" if _is_plain(self.table.sheet.name) else self.table.sheet.name)
            written = Written(name, cell_above(self.table, name)) if name else None
        if written is not None:
            self._say(written, {})

    def column(self, line: Line) -> None:
        """The post in a column of its own; a blank cell stays with the line before."""
        title = name_at(self.table, line, self.table.column("position"))
        if title is None or self.table.column("position") in line.copied:
            return
        self.places.column(line)
        filled = self.table.written(line, self.table.column("filled"))
        details = {}
        if filled is not None:
            value = number(self.table, line, self.table.column("filled"), self.reading)
            details = {} if value is None else {"filled": Written(figure(value), filled.where)}
        self._say(title, details)

    def section(self, words: Written) -> None:
        """A line above tasks names the post that they are of."""
        text = re.sub(r"^(?:nama )?jabatan\s*[:.]?\s*", "", words.text, flags=re.I)
        self._say(Written(text, words.where), {})

    def _say(self, title: Written, details: dict[str, Written]) -> None:
        self.places.opened_by(title)
        if not self.places.here:
            self.here = ""
            complain(self.table, self.reading, title.where, _NO_UNIT.format(title=title.text))
            return
        kind = sort_of_post(title.text)
        if kind is not None:
            details["position_kind"] = Written(name_of_value(kind).id, title.where)
        named = (normal(title.text), self.places.here)
        if named in self.keys:
            self.here = self.keys[named]
            self.reading.fates.mark(title.where, Fate.NAME)
            return
        self.here = self.keys[named] = place_key("position", title.where)
        self.reading.say(
            PositionSaid(
                key=self.here, unit=self.places.here, where=title.where, title=title.text, details=details
            ),
            Fate.NAME,
        )


def _is_plain(name: str) -> bool:
    """Whether the name of a sheet says nothing about its content."""
    return bool(
        re.fullmatch(r"(?:sheet|lembar|abk|form(?:ulir)?|tabel|table|data|kiriman)?[\s_\d-]*", name, re.I)
    )


class _Tasks:
    """Says the tasks, and checks what the sheet works out of them."""

    def __init__(self, table: Table, columns: _Columns, reading: Reading, year: float) -> None:
        self.table, self.columns, self.reading, self.year = table, columns, reading, year
        self.differ: list[tuple[Where, str, float, float]] = []
        self.years: dict[float, Where] = {}
        self.minutes = columns.minutes if columns.minutes is not None else self._by_the_year()

    def _by_the_year(self) -> bool:
        """Where no title tells, time is in minutes where the effective time of a year is."""
        if self.columns.effective_minutes:
            return True
        values = [self._plain(line, self.columns.effective) for line in body(self.table)]
        return any(value > _MANY for value in values if value is not None)

    def _plain(self, line: Line, column: int | None) -> float | None:
        return number(self.table, line, column, Reading()) if column is not None else None

    def has_figures(self, line: Line) -> bool:
        """Whether a line says how often, how long or how many."""
        c = self.columns
        return any(
            line.text(column) for column in (c.hours, c.volume, c.required, c.total) if column is not None
        )

    def is_group(self, line: Line) -> bool:
        """Whether a line without figures heads tasks below it rather than naming a post: it is numbered as
        one of them, or the post is already told in another way."""
        told = self.table.column("position") is not None or bool(
            labels_above(self.table).keys() & {*POSITION_LABELS}
        )
        return told or (bool(line.numbering) and line.kind is LineKind.BODY)

    def say(self, line: Line, task: Written, position: str) -> None:
        """Say a task of a post."""
        c, table = self.columns, self.table
        volume = number(table, line, c.volume, self.reading)
        effective = number(table, line, c.effective, self.reading)
        if effective is not None:
            effective = effective / 60 if c.effective_minutes or effective > _MANY else effective
            if c.effective is not None:
                self.years.setdefault(effective, table.where(line.row, c.effective))
        hours = self._hours(line, effective)
        total = number(table, line, c.total, self.reading)
        if volume is None and total is not None and hours:
            minutes = in_minutes(next(col.titles for col in table.columns if col.index == c.total))
            volume = (total / 60 if minutes else total) / hours
        details: dict[str, Written] = {}
        for name, value, column in (("volume", volume, c.volume or c.total), ("hours", hours, c.hours)):
            if value is not None and column is not None:
                details[name] = Written(figure(value), table.where(line.row, column))
        self.reading.say(
            WorkloadSaid(position=position, where=task.where, task=task.text, details=details), Fate.NAME
        )
        self._check(line, task, volume, hours, effective or self.year)

    def _hours(self, line: Line, effective: float | None) -> float | None:
        column = self.columns.hours
        if self.columns.rate:
            text = line.text(column)
            if ":" in text and column is not None:  # 1 : 30
                line = Line(line.row, {**line.cells, column: text.rsplit(":", 1)[1].strip()})
            managed = number(self.table, line, column, self.reading)
            return (effective or self.year) / managed if managed else None
        time = number(self.table, line, column, self.reading)
        return None if time is None else time / 60 if self.minutes else time

    def _check(
        self, line: Line, task: Written, volume: float | None, hours: float | None, effective: float
    ) -> None:
        column = self.columns.required
        needed = number(self.table, line, column, self.reading)
        if needed is None or column is None or volume is None or hours is None or not effective:
            return
        mine = volume * hours / effective
        shown = line.text(column).replace(",", ".")
        places = len(shown.rsplit(".", 1)[1]) if "." in shown else 0
        if abs(mine - needed) > max(0.501 * 10.0**-places, 0.0051) + 0.01 * needed:
            self.differ.append((self.table.where(line.row, column), task.text, needed, mine))

    def finish(self) -> None:
        """Tell what differs."""
        for where, task, needed, mine in self.differ[:_TOLD]:
            told = _DIFFERS.format(task=task, needed=f"{needed:.2f}", mine=f"{mine:.2f}")
            complain(self.table, self.reading, where, told, grave=False)
        if len(self.differ) > _TOLD:
            told = _MORE_DIFFER.format(count=len(self.differ) - _TOLD)
            complain(self.table, self.reading, self.differ[_TOLD][0], told, grave=False)
        for effective, where in self.years.items():
            if not math.isclose(effective, self.year, rel_tol=0.001):
                told = _OTHER_YEAR.format(sheet=f"{effective:g}", model=f"{self.year:g}")
                complain(self.table, self.reading, where, told, grave=False)


LAYOUT = Layout("workload", Text("Analisis beban kerja", "Workload analysis"), score=_score, read=_read)

_NO_POST = Text(
    'Jabatan yang mengerjakan "{task}" tidak disebut. Tulis "Nama jabatan: …" di atas tabel.',
    'The post that does "{task}" is not told. Write "Position: …" above the table.',
)
_NO_UNIT = Text(
    'Unit dari jabatan "{title}" tidak disebut. Tulis "Unit kerja: …" di atas tabel.',
    'The unit of the post "{title}" is not told. Write "Unit: …" above the table.',
)
_DIFFERS = Text(
    '"{task}": lembar ini menulis {needed} pegawai, tetapi angkanya sendiri menghasilkan {mine}.',
    '"{task}": the sheet says {needed} people, but its own figures make {mine}.',
)
_MORE_DIFFER = Text(
    "Pada {count} tugas lain kebutuhan pegawai juga berbeda dari angkanya sendiri.",
    "For {count} more tasks the people needed differ from the sheet's own figures as well.",
)
_OTHER_YEAR = Text(
    "Lembar ini menghitung dengan {sheet} jam kerja efektif setahun, model dengan {model}. Ubah di "
    "pengaturan model bila perlu.",
    "This sheet counts with {sheet} effective hours a year, the model with {model}. Change it in the "
    "settings of the model where needed.",
)
