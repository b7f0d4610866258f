"""Bytes onto the disk in one step: a file is either wholly the new one or untouched."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from orgdesk.organization.bilingual import Text
from orgdesk.organization.errors import OrgDeskError


class ExportError(OrgDeskError):
    """An export that could not be written; what stood at the target is as it was."""


def replace_file(path: Path, content: bytes) -> None:
    """Write `content` beside `path`, then put it in its place. Raises ExportError; nothing half stays."""
    with replacing(path) as file:
        file.write(content)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file beside `path` that takes its place once it is whole; where anything is raised, it is gone.

    Raises ExportError where the disk does not do it.
    """
    beside = path.with_name(f".{path.name[:200]}.{os.getpid()}.part")
    try:
        if path.is_dir():
            raise ExportError(_FOLDER.format(path=path))
        with beside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise ExportError(_sentence(error, path)) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def _sentence(error: OSError, path: Path) -> Text:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _NO_FOLDER.format(path=path, folder=path.parent)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return _REFUSED.format(path=path)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _FULL.format(path=path)
    return _OTHER.format(path=path, why=error.strerror or error)


_FOLDER = Text(
    "{path} adalah folder. Sebutkan nama berkas .xlsx di dalamnya.",
    "{path} is a folder. Name an .xlsx file inside it.",
)
_NO_FOLDER = Text(
    "{path} tidak dapat ditulis: folder {folder} tidak ada. Buat folder itu atau pilih yang lain.",
    "{path} cannot be written: the folder {folder} does not exist. Create it or choose another.",
)
_REFUSED = Text(
    "{path} tidak dapat ditulis. Tutup berkas itu bila sedang terbuka di Excel, atau pilih folder lain "
    "yang boleh Anda tulisi.",
    "{path} cannot be written. Close the file if it is open in Excel, or choose another folder that you may "
    "write to.",
)
_FULL = Text(
    "{path} tidak dapat ditulis karena penyimpanan penuh. Kosongkan sebagian, lalu ekspor lagi.",
    "{path} cannot be written because the disk is full. Free some space, then export again.",
)
_OTHER = Text(
    "{path} tidak dapat ditulis ({why}). Pilih tempat lain, lalu ekspor lagi.",
    "{path} cannot be written ({why}). Choose another place, then export again.",
)
