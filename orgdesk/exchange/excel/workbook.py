"""The workbook as a whole: its sheets, its properties, and how it reaches the disk."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import IO

from openpyxl import Workbook

from orgdesk.analysis.engine import Verdict
from orgdesk.exchange.excel import keys
from orgdesk.exchange.excel.accepted import write_accepted
from orgdesk.exchange.excel.choice_lists import FIRST_COLUMN, FIRST_ROW, ChoiceLists
from orgdesk.exchange.excel.choices import ExportChoices
from orgdesk.exchange.excel.duties import write_duties
from orgdesk.exchange.excel.findings import write_findings
from orgdesk.exchange.excel.guide import write_guide
from orgdesk.exchange.excel.layout import Content, content, of_agency
from orgdesk.exchange.excel.legend import write_legend
from orgdesk.exchange.excel.matrix import write_matrix
from orgdesk.exchange.excel.pages import short_name
from orgdesk.exchange.excel.parts import KEY
from orgdesk.exchange.excel.pen import Pen
from orgdesk.exchange.excel.records import write_functions, write_units
from orgdesk.exchange.excel.roles import write_roles
from orgdesk.exchange.excel.safe import clean
from orgdesk.exchange.excel.save import ExportError, replacing
from orgdesk.exchange.excel.state import State, pack, shown_part
from orgdesk.exchange.excel.stream import Advance, Meter, new_book, new_sheet
from orgdesk.exchange.excel.stream import pack as pack_book
from orgdesk.exchange.excel.words import (
    ACCEPTED_SHEET,
    DUTIES,
    FINDINGS,
    FUNCTION_LIST,
    GUIDE,
    LEGEND,
    MATRIX,
    ROLES,
    UNIT_LIST,
)
from orgdesk.exchange.summary import UNTITLED
from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import Organization

_MOST_UNITS = 16_000
_MOST_CELLS = 2_000_000
"""A sheet has 16,384 columns, and beyond some million cells spreadsheet programs no longer open it."""
_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]+")

Write = Callable[[Pen], None]


def write_workbook(
    organization: Organization,
    verdict: Verdict,
    path: Path,
    choices: ExportChoices,
    today: dt.date,
    advance: Advance | None = None,
) -> None:
    """Write the workbook to `path`, replacing what is there in one step.

    `today` is the date it bears; `advance` is told the percentage, and what it raises ends the work. Raises
    ExportError where it cannot be written. Either way nothing is left behind.
    """
    shown = content(organization, verdict, choices, today)
    check_size(shown)
    with replacing(path) as file:
        _write(shown, file, advance)


def workbook_bytes(
    organization: Organization,
    verdict: Verdict,
    choices: ExportChoices,
    today: dt.date,
    advance: Advance | None = None,
) -> bytes:
    """The file's content; the same rows give the same bytes. Raises ExportError if no sheet can hold it."""
    shown = content(organization, verdict, choices, today)
    check_size(shown)
    file = BytesIO()
    _write(shown, file, advance)
    return file.getvalue()


def check_size(shown: Content) -> None:
    """Raise ExportError where no sheet can hold what is shown."""
    functions, units = len(shown.lines), len(shown.units)
    if units > _MOST_UNITS or functions * units > _MOST_CELLS:
        raise ExportError(_TOO_LARGE.format(functions=functions, units=units))


def _write(shown: Content, file: IO[bytes], advance: Advance | None) -> None:
    meter = Meter(_cells(shown), advance)
    lists = ChoiceLists()
    with new_book() as book:
        taken = {keys.STATE_SHEET.casefold()}
        for name, write in _sheets(shown, lists):
            sheet = new_sheet(book, _sheet_name(name, taken))
            sheet.sheet_view.showGridLines = False
            pen = Pen(sheet, meter)
            write(pen)
            pen.flush()
        write_state(book, meter, state_of(shown), lists)
        describe(book, shown, shown.say(MATRIX))
        pack_book(book, file, shown.today, meter)


def _sheets(shown: Content, lists: ChoiceLists) -> Iterator[tuple[str, Write]]:
    """Names of the sheets, in order, and what draws them: first those that return."""
    say, choices = shown.say, shown.choices
    if choices.sheet_per_agency and not shown.empty:
        for agency, _ in shown.groups:
            part = of_agency(shown, agency)
            yield short_name(agency), partial(write_matrix, content=part, lists=lists)
    else:
        yield say(MATRIX), lambda pen: write_matrix(pen, shown, lists)
    if choices.guide and not shown.empty:
        yield say(GUIDE), lambda pen: write_guide(pen, shown)
    if choices.lists and not shown.empty:
        yield say(FUNCTION_LIST), lambda pen: write_functions(pen, shown, lists)
        yield say(UNIT_LIST), lambda pen: write_units(pen, shown, lists)
    yield say(DUTIES), lambda pen: write_duties(pen, shown)
    yield say(ROLES), lambda pen: write_roles(pen, shown)
    if choices.findings:
        yield say(FINDINGS), lambda pen: write_findings(pen, shown)
        if shown.verdict.accepted:
            yield say(ACCEPTED_SHEET), lambda pen: write_accepted(pen, shown)
    yield say(LEGEND), lambda pen: write_legend(pen, shown)


def _cells(shown: Content) -> int:
    """How many cells there will be, roughly."""
    lines, units = len(shown.lines), len(shown.units)
    duties = sum(len(shown.organization.assignments_of_unit(unit.id)) for unit in shown.units)
    return lines * (units + 34) + 11 * (units + duties + len(shown.verdict.open)) + 2_000


def _sheet_name(name: str, taken: set[str]) -> str:
    """A name that a sheet can have and no other has: 31 characters at most, some signs left out."""
    plain = " ".join(_NOT_IN_NAMES.sub(" ", clean(name)).split()).strip("'") or "-"
    found, n = plain[:_LONGEST_NAME].strip(" '"), 1
    while found.casefold() in taken or found.casefold() == "history":
        n += 1
        end = f" ({n})"
        found = plain[: _LONGEST_NAME - len(end)].strip() + end
    taken.add(found.casefold())
    return found


def state_of(shown: Content, *, form: bool = False) -> State:
    """What the workbook carries of the model, to be compared with when it returns."""
    organization, seen = shown.organization, None
    if shown.fewer or form:
        functions, units = shown.functions, shown.units
        organization = shown_part(organization, (u.id for u in units), (f.id for f in functions))
        seen = frozenset([("unit", u.id) for u in units] + [("function", f.id) for f in functions])
    choices = shown.choices
    return State(organization, choices.language, shown.today, choices.words, form, shown.fewer, seen)


def write_state(book: Workbook, meter: Meter, state: State, lists: ChoiceLists) -> None:
    """The hidden sheet: the state in the first column, the lists of what cells may hold in others."""
    sheet = new_sheet(book, keys.STATE_SHEET)
    sheet.sheet_state = "hidden"
    pen = Pen(sheet, meter)
    pen.put(1, 1, keys.STATE, KEY)
    for row, text in enumerate(pack(state), 2):
        pen.put(row, 1, text, KEY)
    for column, values in enumerate(lists.columns, FIRST_COLUMN):
        for row, value in enumerate(values, FIRST_ROW):
            pen.put(row, column, value, KEY)
    pen.flush()


def describe(book: Workbook, shown: Content, subject: str) -> None:
    """Set the properties that file managers show."""
    properties, today = book.properties, shown.today
    properties.title = clean(shown.organization.project.name or UNTITLED.in_(shown.language))
    properties.subject = subject
    properties.creator = properties.lastModifiedBy = "OrgDesk"
    properties.language = {"id": "id-ID", "en": "en-GB"}[shown.language]
    properties.created = properties.modified = dt.datetime.combine(today, dt.time())


_TOO_LARGE = Text(
    "Matriks {functions} fungsi x {units} unit terlalu besar untuk satu lembar. Ekspor model yang lebih "
    "kecil, misalnya per instansi.",
    "A matrix of {functions} functions x {units} units is too large for one sheet. Export a smaller model, "
    "for instance one agency at a time.",
)
