"""The workbook as a whole: its sheets, its properties, and how it reaches the disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from io import BytesIO
from pathlib import Path
from typing import Protocol, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.styles.named_styles import NamedStyleList
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.writer.excel import ExcelWriter

from orgdesk.analysis.engine import Verdict
from orgdesk.exchange.excel.accepted import write_accepted
from orgdesk.exchange.excel.duties import write_duties
from orgdesk.exchange.excel.findings import write_findings
from orgdesk.exchange.excel.layout import Content, content
from orgdesk.exchange.excel.legend import write_legend
from orgdesk.exchange.excel.matrix import write_matrix
from orgdesk.exchange.excel.paper import FONT
from orgdesk.exchange.excel.pen import Pen
from orgdesk.exchange.excel.roles import write_roles
from orgdesk.exchange.excel.safe import clean
from orgdesk.exchange.excel.save import ExportError, replace_file
from orgdesk.exchange.excel.words import ACCEPTED_SHEET, DUTIES, FINDINGS, LEGEND, MATRIX, ROLES
from orgdesk.exchange.summary import UNTITLED
from orgdesk.organization.bilingual import Language, Text
from orgdesk.organization.organization import Organization

_SHEETS = (
    (MATRIX, write_matrix),
    (ROLES, write_roles),
    (FINDINGS, write_findings),
    (ACCEPTED_SHEET, write_accepted),
    (DUTIES, write_duties),
    (LEGEND, write_legend),
)

_MOST_UNITS = 16_000
_MOST_CELLS = 2_000_000
"""A sheet has 16,384 columns, and beyond some million cells spreadsheet programs no longer open it."""


def write_workbook(
    organization: Organization,
    verdict: Verdict,
    path: Path,
    language: Language,
    today: dt.date,
    agencies: Collection[str] | None = None,
) -> None:
    """Write the authority matrix to `path`, replacing what is there in one step.

    `today` is the date it bears; `agencies` are the ids of those it is about, all where none are given.
    Raises ExportError, and leaves nothing behind, where it cannot be written.
    """
    replace_file(path, workbook_bytes(organization, verdict, language, today, agencies))


def workbook_bytes(
    organization: Organization,
    verdict: Verdict,
    language: Language,
    today: dt.date,
    agencies: Collection[str] | None = None,
) -> bytes:
    """The file's content; the same rows give the same bytes. Raises ExportError if no sheet can hold it."""
    shown = content(organization, verdict, language, today, agencies)
    check_size(shown)
    book = Workbook()
    book.remove(book.worksheets[0])
    _set_normal_font(book)
    for name, write in _SHEETS:
        if name is ACCEPTED_SHEET and not shown.verdict.accepted:
            continue
        sheet = book.create_sheet(name.in_(language))
        sheet.sheet_view.showGridLines = False
        write(Pen(sheet), shown)
    properties = book.properties
    properties.title = clean(organization.project.name or UNTITLED.in_(language))
    properties.subject = MATRIX.in_(language)
    properties.creator = properties.lastModifiedBy = "OrgDesk"
    properties.language = {"id": "id-ID", "en": "en-GB"}[language]
    properties.created = properties.modified = dt.datetime.combine(today, dt.time())
    return _packed(book, today)


def check_size(shown: Content) -> None:
    """Raise ExportError where no sheet can hold what is shown."""
    functions, units = len(shown.lines), sum(len(members) for _, members in shown.groups)
    if units > _MOST_UNITS or functions * units > _MOST_CELLS:
        raise ExportError(_TOO_LARGE.format(functions=functions, units=units))


class _Styles(Protocol):
    """Where openpyxl keeps what "Normal" looks like; it offers no other way to set it."""

    _fonts: IndexedList[Font]
    _named_styles: NamedStyleList


def _set_normal_font(book: Workbook) -> None:
    """The widths of columns are counted in digits of this font, so it must be the one that is used."""
    styles = cast(_Styles, book)
    normal = Font(name=FONT, size=10)
    styles._fonts = IndexedList([normal])
    styles._named_styles["Normal"].font = normal


def _packed(book: Workbook, today: dt.date) -> bytes:
    """The workbook as a zip archive whose entries bear `today` instead of the clock."""
    loose, packed = BytesIO(), BytesIO()
    ExcelWriter(book, ZipFile(loose, "w", ZIP_STORED)).save()
    stamp = (max(1980, today.year), today.month, today.day, 0, 0, 0)
    with ZipFile(loose) as source, ZipFile(packed, "w") as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, stamp), source.read(name), ZIP_DEFLATED)
    return packed.getvalue()


_TOO_LARGE = Text(
    "Matriks {functions} fungsi x {units} unit terlalu besar untuk satu lembar. Ekspor model yang lebih "
    "kecil, misalnya per instansi.",
    "A matrix of {functions} functions x {units} units is too large for one sheet. Export a smaller model, "
    "for instance one agency at a time.",
)
