"""A workbook that goes to the disk while it is written: rows leave the memory as soon as they are done.

Sheets are written one after the other into files beside, then packed. Entries bear the day that is given
instead of the clock, so that the same rows give the same bytes.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import IO, Any, Protocol, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Font
from openpyxl.styles.named_styles import NamedStyleList
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from orgdesk.exchange.excel.paper import FONT

Advance = Callable[[int], None]
"""Told the percentage that is done; what it raises ends the work."""

_PIECE = 2**18
"""Bytes that are packed between two looks at the progress."""
_STRIDE = 500
"""Cells that are written between two looks at the progress."""


class Meter:
    """How far the writing is, counted in cells; the last tenth is the packing."""

    def __init__(self, cells: int, advance: Advance | None) -> None:
        """`cells` is how many there will be, roughly."""
        self._cells, self._advance = max(1, cells), advance
        self._done = self._told = 0

    def wrote(self, cells: int) -> None:
        """So many cells more are written."""
        self._done += cells
        if self._advance is not None and self._done - self._told >= _STRIDE:
            self._told = self._done
            self._advance(min(89, 90 * self._done // self._cells))

    def packed(self, share: float) -> None:
        """This share of the sheets is packed."""
        if self._advance is not None:
            self._advance(90 + int(9 * min(1.0, share)))


class _Sheet(WriteOnlyWorksheet):
    """A sheet whose rows are lists of cells. A cell may stand in many places: it is written before the next
    is asked for."""

    _writer: WorksheetWriter | None
    _rows: Generator[None, Any] | None

    def _values_to_row(self, values: list[Cell | None], row: int) -> Iterator[Cell]:
        for column, cell in enumerate(values, 1):
            if cell is not None:
                cell.column, cell.row = column, row
                yield cell

    def discard(self) -> None:
        """Take away the file beside, whatever is in it."""
        writer, self._writer = self._writer, None
        if writer is None or not Path(str(writer.out)).exists():
            return
        with contextlib.suppress(Exception):  # what is half written need not be well formed
            if self._rows is not None:
                self._rows.close()
            writer.xf.close()
        with contextlib.suppress(OSError, ValueError):
            writer.cleanup()


class _Inside(Protocol):
    """Where openpyxl keeps what "Normal" looks like and its sheets; it offers no other way to set them."""

    _fonts: IndexedList[Font]
    _named_styles: NamedStyleList

    def _add_sheet(self, sheet: WriteOnlyWorksheet) -> None: ...


@contextlib.contextmanager
def new_book() -> Iterator[Workbook]:
    """An empty workbook; when the work is over, or has failed, its files beside are gone."""
    book = Workbook(write_only=True)
    inside, normal = cast(_Inside, book), Font(name=FONT, size=10)
    # The widths of columns are counted in digits of this font, so it must be the one that is used.
    inside._fonts = IndexedList([normal])
    inside._named_styles["Normal"].font = normal
    try:
        yield book
    finally:
        for sheet in book.worksheets:
            cast(_Sheet, sheet).discard()


def new_sheet(book: Workbook, name: str) -> Worksheet:
    """One more sheet at the end; where the name is taken, a number follows it."""
    sheet = _Sheet(book, name)
    cast(_Inside, book)._add_sheet(sheet)
    return cast(Worksheet, sheet)


def pack(book: Workbook, file: IO[bytes], today: dt.date, meter: Meter) -> None:
    """Write the workbook to `file` as a zip archive."""
    for sheet in book.worksheets:
        streamed = cast(_Sheet, sheet)
        if not streamed.closed:
            streamed.close()
    with _Archive(file, today, meter, _size(book)) as archive:
        ExcelWriter(book, archive).write_data()


def _size(book: Workbook) -> int:
    writers = (cast(_Sheet, sheet)._writer for sheet in book.worksheets)
    return sum(Path(str(writer.out)).stat().st_size for writer in writers if writer is not None)


class _Archive(ZipFile):
    """A zip file whose entries bear the day that is given."""

    def __init__(self, file: IO[bytes], today: dt.date, meter: Meter, size: int) -> None:
        super().__init__(file, "w", ZIP_DEFLATED)
        self._stamp = (max(1980, today.year), today.month, today.day, 0, 0, 0)
        self._meter, self._size, self._done = meter, max(1, size), 0

    def writestr(self, zinfo_or_arcname: ZipInfo | str, data: Any, *_: Any, **__: Any) -> None:
        super().writestr(self._info(str(zinfo_or_arcname)), data, ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        with (
            Path(filename).open("rb") as source,
            self.open(self._info(str(arcname)), "w", force_zip64=True) as to,
        ):
            while piece := source.read(_PIECE):
                to.write(piece)
                self._done += len(piece)
                self._meter.packed(self._done / self._size)

    def _info(self, name: str) -> ZipInfo:
        info = ZipInfo(name, self._stamp)
        info.compress_type = ZIP_DEFLATED
        return info
