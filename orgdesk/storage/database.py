"""One SQLite database with our tables: connecting, telling ours from others, filling, loading."""

from __future__ import annotations

import gc
import os
import sqlite3
import stat
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from itertools import chain
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event, insert, select
from sqlalchemy.dialects import sqlite as sqlite_dialect
from sqlalchemy.exc import SQLAlchemyError

from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import Organization
from orgdesk.organization.plain import to_row
from orgdesk.organization.records import Record
from orgdesk.storage.errors import FileRefused, StorageError, is_disk_trouble, reason
from orgdesk.storage.migrations import FORMAT_VERSION, reachable
from orgdesk.storage.schema import APPLICATION_ID, META, METADATA, TABLES, BulkReader

FAILURES: tuple[type[Exception], ...] = (SQLAlchemyError, sqlite3.Error, OSError, ValueError, OverflowError)
"""What a database can raise: the disk, SQLite, or a value that has no stored form."""

DAMAGE: tuple[type[Exception], ...] = (*FAILURES, LookupError, TypeError, AttributeError, RecursionError)
"""What reading a database with wrong content can raise besides."""

_HEADER = 100
_MAGIC = b"SQLite format 3\0"


# -- connecting -----------------------------------------------------------------------------------


def connect(path: Path, *, untouched: bool = False) -> sqlite3.Connection:
    """A connection to an existing database; `untouched` leaves no trace in its folder.

    Transactions are begun explicitly. What the schema of a foreign file could smuggle in is not trusted.
    """
    place = path.absolute().as_posix()
    uri = "file://" + ("" if place.startswith("/") else "/") + quote(os.fsencode(place), safe="/:")
    mode = "?mode=ro&immutable=1" if untouched else "?mode=rwc"
    connection = sqlite3.connect(uri + mode, uri=True, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def engine_over(connection: sqlite3.Connection) -> Engine:
    """SQLAlchemy over one connection that stays open; every `begin()` is a real transaction."""
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


# -- telling ours from others ---------------------------------------------------------------------


def verify_header(path: Path) -> int:
    """The format version of the file; raises FileRefused unless it is an OrgDesk file of a known format."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise FileRefused(_FOLDER.format(path=path))
        if not stat.S_ISREG(status.st_mode):
            raise FileRefused(_FOREIGN.format(path=path))
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except (FileNotFoundError, NotADirectoryError):
        raise FileRefused(_MISSING.format(path=path)) from None
    except PermissionError:
        raise FileRefused(_NOT_READABLE.format(path=path)) from None
    except (OSError, ValueError) as error:
        raise FileRefused(_UNREADABLE.format(path=path, reason=reason(error))) from error
    if not header:
        raise FileRefused(_EMPTY.format(path=path))
    if not header.startswith(_MAGIC):
        raise FileRefused(_FOREIGN.format(path=path))
    if len(header) < _HEADER:
        raise FileRefused(_DAMAGED.format(path=path))
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise FileRefused(_FOREIGN.format(path=path))
    version = int.from_bytes(header[60:64], "big", signed=True)
    if version > FORMAT_VERSION:
        raise FileRefused(_NEWER.format(path=path))
    if version < 0 or not reachable(version):
        raise FileRefused(_TOO_OLD.format(path=path))
    return version


@contextmanager
def refusing_damage(path: Path) -> Iterator[None]:
    """Whatever reading the database at `path` raises becomes FileRefused: it is damaged."""
    try:
        yield
    except StorageError:
        raise
    except PermissionError:
        raise FileRefused(_NOT_READABLE.format(path=path)) from None
    except DAMAGE as error:
        if is_disk_trouble(error):
            raise StorageError(_NO_ROOM.format(path=path, reason=reason(error))) from error
        raise FileRefused(_DAMAGED.format(path=path)) from error


def verify_content(connection: sqlite3.Connection) -> None:
    """Raise ValueError where SQLite finds damaged pages, or things that we never put in."""
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise ValueError("quick_check")
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE type IN ('view', 'trigger')").fetchone():
        raise ValueError("views or triggers")


# -- filling and loading --------------------------------------------------------------------------


def create_tables(connection: Connection) -> None:
    """The tables of the present format, and a history that is empty and saved."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT_VERSION}")
    METADATA.create_all(connection)
    connection.execute(
        insert(META), [{"key": key, "value": 0} for key in ("position", "last", "saved", "saved_last")]
    )


def insert_records(connection: Connection, records: Iterable[Record]) -> None:
    """Add records to tables that do not have them yet."""
    rows: dict[str, list[dict[str, object]]] = {}
    for record in records:
        rows.setdefault(record.kind, []).append(to_row(record))
    for kind, values in rows.items():
        connection.execute(insert(TABLES[kind]), values)


def load_organization(connection: sqlite3.Connection) -> Organization:
    """All records, by way of raw rows: SQLAlchemy only says what to select. Raises ValueError and the like on
    what cannot be right."""
    reader = BulkReader()
    with _collector_paused():
        cursors = ((kind, connection.execute(query)) for kind, query in _queries().items())
        organization = Organization(chain.from_iterable(reader.records(*each) for each in cursors))
        if not organization.is_sound():
            raise ValueError("dangling reference or tree that bites its tail")
    return organization


@cache
def _queries() -> Mapping[str, str]:
    """Kind of row → what to select all of them by."""
    dialect = sqlite_dialect.dialect()
    return {kind: str(select(table).compile(dialect=dialect)) for kind, table in TABLES.items()}


_pause = threading.Lock()


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the cyclic collector from walking through all rows again and again, now and later."""
    with _pause:
        enabled = gc.isenabled()
        gc.disable()
        try:
            yield
        finally:
            gc.freeze()
            if enabled:
                gc.enable()


_NO_ROOM = Text(
    "{path} tidak dapat dibuka: {reason}. Kosongkan ruang pada disk komputer ini, lalu coba lagi.",
    "{path} cannot be opened: {reason}. Make room on the disk of this computer and try again.",
)
_MISSING = Text(
    "{path} tidak ditemukan. Periksa nama dan foldernya.",
    "{path} was not found. Check the name and the folder.",
)
_FOLDER = Text(
    "{path} adalah folder. Pilih berkas .orgdesk di dalamnya.",
    "{path} is a folder. Choose an .orgdesk file in it.",
)
_NOT_READABLE = Text(
    "{path} tidak boleh Anda baca. Minta izin baca kepada pemiliknya.",
    "You may not read {path}. Ask its owner for permission to read it.",
)
_UNREADABLE = Text(
    "{path} tidak dapat dibaca: {reason}. Salin berkas itu ke disk lain, lalu coba lagi.",
    "{path} cannot be read: {reason}. Copy the file to another disk and try again.",
)
_EMPTY = Text(
    "{path} kosong. Buka versi sebelumnya di sampingnya (berakhiran .bak) atau cadangan Anda.",
    "{path} is empty. Open the previous version beside it (ending in .bak) or your backup.",
)
_FOREIGN = Text(
    "{path} bukan berkas OrgDesk. Pilih berkas yang disimpan oleh OrgDesk.",
    "{path} is not an OrgDesk file. Choose a file that OrgDesk has saved.",
)
_DAMAGED = Text(
    "{path} rusak dan tidak dapat dibaca. "
    "Buka versi sebelumnya di sampingnya (berakhiran .bak) atau cadangan Anda.",
    "{path} is damaged and cannot be read. "
    "Open the previous version beside it (ending in .bak) or your backup.",
)
_NEWER = Text(
    "{path} disimpan oleh OrgDesk yang lebih baru. Perbarui OrgDesk di komputer ini untuk membukanya.",
    "{path} was saved by a newer OrgDesk. Update OrgDesk on this computer to open it.",
)
_TOO_OLD = Text(
    "{path} disimpan oleh OrgDesk yang terlalu lama. Buka dan simpan dahulu dengan versi yang lebih lama.",
    "{path} was saved by an OrgDesk that is too old. Open and save it with an earlier version first.",
)
