"""What can go wrong with a file, and why, in words for the person at the desk."""

from __future__ import annotations

import errno
import sqlite3
from datetime import datetime
from pathlib import Path

from orgdesk.organization.bilingual import Text
from orgdesk.organization.errors import OrgDeskError


class StorageError(OrgDeskError):
    """The disk did not do what was asked; what was there before is unharmed."""


class FileRefused(StorageError):
    """The file is no OrgDesk file that this program can read; it was left as it is."""


class FileLocked(StorageError):
    """Someone else has the file open."""

    def __init__(self, path: Path, user: str, host: str, since: datetime | None) -> None:
        self.path, self.user, self.host, self.since = path, user, host, since
        when = since.astimezone().strftime("%Y-%m-%d %H:%M") if since else "?"
        super().__init__(_LOCKED.format(path=path, user=user, host=host, when=when))


_LOCKED = Text(
    "{path} sedang dibuka oleh {user} di komputer {host} sejak {when}. "
    "Buka sebagai salinan baca-saja, tunggu sampai ditutup, atau ambil alih bila pemakainya sudah tidak ada.",
    "{path} has been open by {user} on computer {host} since {when}. "
    "Open it as a read-only copy, wait until it is closed, or take it over if that person is gone.",
)

_FULL = Text("disk penuh", "the disk is full")
_DENIED = Text("tidak ada izin menulis di sana", "there is no permission to write there")
_GONE = Text("folder atau disknya sudah tidak ada", "the folder or disk is no longer there")
_SHUT = Text("foldernya tidak ada atau tidak boleh ditulisi", "the folder is gone or may not be written to")
_FAULTY = Text("disk penuh atau rusak", "the disk is full or faulty")

_ERRNO_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: _DENIED,
    errno.ENOENT: _GONE,
    errno.ENOTDIR: _GONE,
    errno.ENODEV: _GONE,
    errno.ENAMETOOLONG: Text("namanya terlalu panjang", "the name is too long"),
}


def is_disk_trouble(error: BaseException) -> bool:
    """Whether SQLite could not write, as opposed to having read something that is wrong."""
    name = getattr(getattr(error, "orig", None) or error, "sqlite_errorname", "")
    trouble = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")
    return name.startswith(trouble) and name != "SQLITE_IOERR_SHORT_READ"


def reason(error: BaseException) -> Text:
    """Why the disk refused, as a clause for a sentence."""
    error = getattr(error, "orig", None) or error
    if isinstance(error, OSError):
        return _ERRNO_REASONS.get(error.errno or 0, _FAULTY)
    if isinstance(error, sqlite3.Error):
        name = getattr(error, "sqlite_errorname", "")
        if name == "SQLITE_FULL":
            return _FULL
        if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
            return _DENIED
        if name.startswith("SQLITE_CANTOPEN"):
            return _SHUT
        return _FAULTY
    return Text("isinya tidak dapat disimpan", "its content cannot be stored")
