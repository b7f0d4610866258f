"""Working copies: where the edits of open files are kept, one folder each, until they are saved or discarded.

work/ID/document.orgdesk    the database, in WAL mode
work/ID/origin.json         which file it came from
work/ID.held                held by the process that has it open; nobody holds it: leftover of a crash
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from orgdesk.organization.bilingual import Text
from orgdesk.reference.places import state_folder
from orgdesk.storage.database import FAILURES
from orgdesk.storage.disk import sync, sync_folder, write_small
from orgdesk.storage.errors import StorageError, reason
from orgdesk.storage.held import Held
from orgdesk.storage.lock import now

Fingerprint = tuple[int, int]
"""Size and time of change of a file: it is not the one we know when they differ."""


def fingerprint(path: Path) -> Fingerprint | None:
    """The fingerprint of a file; None where there is no file."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return status.st_size, status.st_mtime_ns


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a working copy came from (None: not saved yet), as it was then, and who opened it."""

    path: Path | None
    fingerprint: Fingerprint | None
    host: str
    pid: int
    since: str

    @classmethod
    def of(cls, path: Path | None) -> Origin:
        """The origin `path` as it is now, opened by this process."""
        print_ = None if path is None else fingerprint(path)
        return cls(path, print_, socket.gethostname(), os.getpid(), now())


def work_folder() -> Path:
    """Where working copies live."""
    return state_folder() / "work"


class WorkingCopy:
    """A folder of ours, held by this process."""

    def __init__(self, folder: Path, held: Held) -> None:
        self.folder = folder
        self.held = held

    @classmethod
    def create(cls, origin: Path | None, fill: Callable[[Path], None]) -> WorkingCopy:
        """A new working copy whose database `fill` writes. Raises StorageError."""
        try:
            root = work_folder()
            root.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder = root / uuid.uuid4().hex
            held = Held.take(_held_path(folder), create=True)
        except (OSError, RuntimeError) as error:
            raise StorageError(_NO_STATE.format(reason=reason(error))) from error
        assert held is not None, "the name is new"
        copy = cls(folder, held)
        try:
            folder.mkdir(mode=0o700)
            known = Origin.of(origin)
            fill(copy.database)
            copy.set_origin(known)
        except BaseException as error:
            copy.remove()
            if isinstance(error, FAILURES) and not isinstance(error, StorageError):
                raise StorageError(_NO_COPY.format(folder=root, reason=reason(error))) from error
            raise
        return copy

    @classmethod
    def take(cls, folder: Path) -> WorkingCopy | None:
        """A leftover, now held by this process; None where it is gone or another process has it."""
        if not folder.is_dir():
            return None
        try:
            held = Held.take(_held_path(folder), create=True)
        except OSError as error:
            raise StorageError(_NO_STATE.format(reason=reason(error))) from error
        copy = None if held is None else cls(folder, held)
        if copy is not None and not folder.is_dir():  # its process closed it just now
            copy.remove()
            return None
        return copy

    @property
    def database(self) -> Path:
        """The database."""
        return self.folder / "document.orgdesk"

    @property
    def mutex(self) -> Path:
        """A file that all processes of this user can hold for a moment."""
        return self.folder.parent / "mutex"

    @property
    def _note(self) -> Path:
        return self.folder / "origin.json"

    def origin(self) -> Origin:
        """Where it came from; raises ValueError and the like where the note of it is damaged."""
        value = json.loads(self._note.read_text(encoding="utf-8"))
        path, known = value.pop("path"), value.pop("fingerprint")
        return Origin(
            path=None if path is None else Path(path),
            fingerprint=None if known is None else (known[0], known[1]),
            **value,
        )

    def set_origin(self, origin: Origin) -> None:
        """Note where it came from."""
        value = {
            "path": None if origin.path is None else str(origin.path),
            "fingerprint": origin.fingerprint,
            "host": origin.host,
            "pid": origin.pid,
            "since": origin.since,
        }
        write_small(self._note, json.dumps(value))

    def make_durable(self) -> None:
        """Have it on the disk itself, before the next edit builds on it."""
        sync(self.database)
        sync(self._note)
        sync_folder(self.folder)
        sync_folder(self.folder.parent)

    def release(self) -> None:
        """Let go of it and leave it where it is: a leftover."""
        self.held.release()

    def remove(self) -> None:
        """Delete it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.held.release()
        with suppress(OSError):
            self.held.path.unlink()


def leftovers() -> list[Path]:
    """The folders that no living process holds, oldest first; half-made ones are removed."""
    found: list[tuple[str, Path]] = []
    with suppress(FileNotFoundError):
        for folder in list(work_folder().iterdir()):
            copy = WorkingCopy.take(folder)
            if copy is None:
                continue
            try:
                found.append((copy.origin().since, folder))
            except FileNotFoundError:
                copy.remove()
            except (ValueError, TypeError, LookupError, AttributeError):
                found.append(("", folder))
            copy.release()
    return [folder for _, folder in sorted(found)]


def _held_path(folder: Path) -> Path:
    return folder.with_name(folder.name + ".held")


_NO_STATE = Text(
    "OrgDesk tidak dapat menyimpan salinan kerja: {reason}. "
    "Kosongkan ruang, atau tunjuk folder lain di disk komputer ini dengan variabel ORGDESK_STATE.",
    "OrgDesk cannot keep its working copy: {reason}. "
    "Make room, or name another folder on a disk of this computer in the variable ORGDESK_STATE.",
)
_NO_COPY = Text(
    "OrgDesk tidak dapat menyimpan salinan kerja di {folder}: {reason}. "
    "Kosongkan ruang, atau tunjuk folder lain dengan variabel ORGDESK_STATE.",
    "OrgDesk cannot keep its working copy in {folder}: {reason}. "
    "Make room, or name another folder in the variable ORGDESK_STATE.",
)
