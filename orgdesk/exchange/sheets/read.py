"""Reading a spreadsheet file of whatever make, told by its content: names lie."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from orgdesk.exchange.sheets import refusals
from orgdesk.exchange.sheets.archive import Archive
from orgdesk.exchange.sheets.delimited import encoding_of, read_delimited
from orgdesk.exchange.sheets.filling import Filling
from orgdesk.exchange.sheets.grid import Book
from orgdesk.exchange.sheets.html import read_html
from orgdesk.exchange.sheets.markup import Part
from orgdesk.exchange.sheets.ods import read_ods
from orgdesk.exchange.sheets.watch import Watch
from orgdesk.exchange.sheets.xlsx import read_xlsx
from orgdesk.organization.bilingual import Text

_HEAD = 4096
_CHUNK = 64 * 2**10
_LARGEST_PAGE = 32 * 2**20
"""Bytes of an HTML page, which is held as a whole."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODF = b"application/vnd.oasis.opendocument."
_FOREIGN = (
    (b"SQLite format 3\0", refusals.ORGDESK, None),
    (b"%PDF", refusals.FOREIGN, refusals.PDF),
    (b"{\\rtf", refusals.FOREIGN, refusals.WORD_DOCUMENT),
    (b"\x89PNG", refusals.FOREIGN, refusals.PICTURE),
    (b"\xff\xd8\xff", refusals.FOREIGN, refusals.PICTURE),
    (b"GIF8", refusals.FOREIGN, refusals.PICTURE),
    (b"II*\0", refusals.FOREIGN, refusals.PICTURE),
    (b"MM\0*", refusals.FOREIGN, refusals.PICTURE),
    (b"RIFF", refusals.FOREIGN, refusals.PICTURE),
    (b"PK\x05\x06", refusals.FOREIGN, refusals.ARCHIVE),
    (b"\x1f\x8b", refusals.FOREIGN, refusals.ARCHIVE),
    (b"7z\xbc\xaf", refusals.FOREIGN, refusals.ARCHIVE),
    (b"Rar!", refusals.FOREIGN, refusals.ARCHIVE),
)
_SUFFIXES = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "xlsm": (".xlsm", ".xltm"),
    "ods": (".ods", ".ots", ".fods"),
    "csv": (".csv", ".tsv", ".tab", ".txt"),
    "html": (".html", ".htm"),
}
_PAGE = re.compile(r"<(?:!doctype html|html|table|head|body|meta|style|div|center|tr)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]{1,40})", re.IGNORECASE)
_JSON = re.compile(r"\{\s*[\"}]|\[\s*[\[{]")


def read_book(path: Path, watch: Watch | None = None) -> Book:
    """All sheets of a file. Raises SheetRefused, and whatever `watch.advance` raises."""
    filling = Filling(path.name, watch or Watch())
    with _opened(path, filling) as file:
        try:
            _read(file, filling, path.suffix.lower())
        except OSError as error:
            if error.errno is None:  # it comes from `advance`, not from the system
                raise
            raise filling.refused(refusals.UNREADABLE, why=error.strerror) from error
    book = filling.book
    if not any(sheet.rows for sheet in book.sheets):
        raise filling.refused(refusals.NO_SHEETS)
    if path.suffix.lower() not in _SUFFIXES[book.form]:
        filling.problem(_MISNAMED.format(suffix=path.suffix or path.name, form=_FORMS[book.form]))
    return filling.finish()


def _opened(path: Path, filling: Filling) -> BinaryIO:
    """The file, if it is one that can be read."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise filling.refused(refusals.FOLDER)
        if not stat.S_ISREG(status.st_mode):
            raise filling.refused(refusals.FOREIGN, kind=refusals.BINARY)
        if not status.st_size:
            raise filling.refused(refusals.EMPTY)
        if status.st_size > filling.limits.file_bytes:
            most = filling.limits.file_bytes // 2**20
            raise filling.refused(refusals.TOO_LARGE, size=status.st_size // 2**20, most=most)
        return path.open("rb")
    except FileNotFoundError as error:
        raise filling.refused(refusals.NOT_THERE) from error
    except PermissionError as error:
        raise filling.refused(refusals.NOT_ALLOWED) from error
    except (OSError, ValueError) as error:
        raise filling.refused(refusals.UNREADABLE, why=getattr(error, "strerror", None) or error) from error


def _read(file: BinaryIO, filling: Filling, suffix: str) -> None:
    """Read with the reader that the first bytes ask for."""
    head = _start(file, _HEAD)
    for mark, why, kind in _FOREIGN:
        if head.startswith(mark):
            raise filling.refused(why, kind=kind)
    if head.startswith(_OLE):
        raise filling.refused(_old(file, filling))
    if head.startswith(b"PK\x03\x04"):
        _read_archive(file, filling)
    else:
        _read_text(file, filling, head, suffix)


def _old(file: BinaryIO, filling: Filling) -> Text:
    """Why the container of old Office programs is refused; new files with a password are in it too."""
    content = _start(file, filling.limits.file_bytes)
    return refusals.PASSWORD if "EncryptedPackage".encode("utf-16-le") in content else refusals.OLD_EXCEL


def _read_archive(file: BinaryIO, filling: Filling) -> None:
    with Archive(file, filling) as archive:
        kind = archive.head("mimetype", 100)
        if kind.startswith(_ODF) or (not kind and "content.xml" in archive):
            if kind and not kind.startswith(_ODF + b"spreadsheet"):
                raise filling.refused(refusals.FOREIGN, kind=refusals.WORD_DOCUMENT)
            if "encrypted-package" in archive or _ENCRYPTED in archive.head("META-INF/manifest.xml", 2**20):
                raise filling.refused(refusals.PASSWORD)
            read_ods(archive.part("content.xml"), filling)
        elif "word/document.xml" in archive:
            raise filling.refused(refusals.FOREIGN, kind=refusals.WORD_DOCUMENT)
        elif "ppt/presentation.xml" in archive:
            raise filling.refused(refusals.FOREIGN, kind=refusals.PRESENTATION)
        elif "[Content_Types].xml" in archive or "xl/workbook.xml" in archive:
            read_xlsx(archive, filling)
        else:
            raise filling.refused(refusals.FOREIGN, kind=refusals.ARCHIVE)


_ENCRYPTED = b"encryption-data"


def _read_text(file: BinaryIO, filling: Filling, head: bytes, suffix: str) -> None:
    """Read what is no archive: HTML, flat OpenDocument, or lines with a delimiter."""
    encoding = encoding_of(file, filling)
    start = head.decode(encoding, "replace").lstrip("\ufeff \t\r\n\0")
    if start.startswith("<") or "<table" in start.lower():
        _read_markup(file, filling, start, encoding)
    elif start.lower().startswith("mime-version:"):
        raise filling.refused(refusals.XML_EXCEL)
    elif suffix == ".toml":
        raise filling.refused(refusals.ORGDESK)
    elif _JSON.match(start):
        raise filling.refused(refusals.FOREIGN, kind=refusals.JSON)
    else:
        read_delimited(file, filling, encoding)


def _read_markup(file: BinaryIO, filling: Filling, start: str, encoding: str) -> None:
    if "office:document" in start:
        read_ods(Part(filling.book.name, _size(file), _chunks(file)), filling)
    elif "<Workbook" in start:
        raise filling.refused(refusals.XML_EXCEL)
    elif _PAGE.search(start):
        if _size(file) > _LARGEST_PAGE:
            most = _LARGEST_PAGE // 2**20
            raise filling.refused(refusals.TOO_LARGE, size=_size(file) // 2**20, most=most)
        page = _decoded(_start(file, _LARGEST_PAGE), encoding)
        read_html(page, filling, Path(filling.book.name).stem)
        if not filling.book.sheets:
            raise filling.refused(refusals.FOREIGN, kind=refusals.WEB_PAGE)
    else:
        raise filling.refused(refusals.FOREIGN, kind=refusals.XML)


def _decoded(content: bytes, encoding: str) -> str:
    """A page as text: in the encoding that its bytes show, else in the one that it names."""
    said = _CHARSET.search(content[:_HEAD]) if encoding in ("cp1252", "latin-1") else None
    if said is not None:
        try:
            text = content.decode(said[1].decode("ascii"), "replace")
            if "<" in text:
                return text
        except (LookupError, ValueError):
            pass  # it names none, or one that is not for text
    return content.decode(encoding, "replace")


def _size(file: BinaryIO) -> int:
    return file.seek(0, 2)


def _start(file: BinaryIO, size: int) -> bytes:
    file.seek(0)
    return file.read(size)


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    while chunk := file.read(_CHUNK):
        yield chunk


_FORMS = {
    "xlsx": Text("lembar kerja Excel (.xlsx)", "an Excel workbook (.xlsx)"),
    "xlsm": Text("lembar kerja Excel dengan makro (.xlsm)", "an Excel workbook with macros (.xlsm)"),
    "ods": Text("lembar kerja OpenDocument (.ods)", "an OpenDocument spreadsheet (.ods)"),
    "csv": Text("teks bertanda pisah (.csv)", "text with a delimiter (.csv)"),
    "html": Text("halaman web dengan tabel (.html)", "a web page with tables (.html)"),
}
_MISNAMED = Text(
    "Nama berkas berakhiran {suffix}, tetapi isinya {form}; dibaca menurut isinya.",
    "The name of the file ends in {suffix}, but it is {form}; it was read as such.",
)
