"""An open .orgdesk file: its working copy, its lock, and the way back to the disk."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import Organization
from orgdesk.storage.database import (
    DAMAGE,
    FAILURES,
    connect,
    create_tables,
    engine_over,
    insert_records,
    load_organization,
    refusing_damage,
    verify_content,
    verify_header,
)
from orgdesk.storage.disk import publish
from orgdesk.storage.errors import FileLocked, StorageError, reason
from orgdesk.storage.lock import TargetLock, holder_of, lock_path, refuse_if_held
from orgdesk.storage.migrations import FORMAT_VERSION, migrate
from orgdesk.storage.store import Copied, Store
from orgdesk.storage.working_copy import Origin, WorkingCopy, fingerprint, leftovers


class OpenFile:
    """What is open: `store` takes the edits, `path` is where they are saved to (None: nowhere yet)."""

    def __init__(self, work: WorkingCopy, store: Store, organization: Organization, origin: Origin) -> None:
        self.organization = organization
        """As loaded; whoever opened the file keeps it up to date."""
        self.store = store
        self._work = work
        self._origin = origin
        self._lock: TargetLock | None = None
        self._durable = False
        self._closed = False

    # -- opening ---------------------------------------------------------------------------------

    @classmethod
    def new(cls, organization: Organization) -> OpenFile:
        """A working copy of `organization`, which is kept as it is, that no file belongs to yet."""
        work = WorkingCopy.create(None, lambda database: _fill(database, organization))
        try:
            return cls._over(work, work.database, organization)
        except BaseException:
            work.remove()
            raise

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, take_over: bool = False) -> OpenFile:
        """Open the file at `path`. Raises FileRefused, FileLocked or another StorageError.

        Where no lock can be written, or with `read_only`, edits can only be saved under another name.
        """
        path = _resolved(path)
        verify_header(path)
        if not (read_only or take_over):
            with suppress(OSError):  # where no lock can be read, none can be had below either
                refuse_if_held(path)
        with refusing_damage(path):
            work = WorkingCopy.create(path, lambda database: _copy(path, database))
        try:
            opened = cls._over(work, path)
        except BaseException:
            work.remove()
            raise
        try:
            if not read_only and _writable(path):
                opened._acquire(take_over)
        except BaseException:
            opened.close(discard=True)
            raise
        return opened

    @classmethod
    def recover(cls, leftover: Leftover) -> OpenFile:
        """Open what a crash has left, with every edit that had been acknowledged.

        Where somebody else has the file open by now, the work can only be saved under another name.
        """
        work = WorkingCopy.take(leftover.folder)
        if work is None:
            raise StorageError(_NOT_RECOVERABLE)
        try:
            verify_header(work.database)
            opened = cls._over(work, work.database)
        except BaseException:
            work.release()
            raise
        if opened.path is not None:
            with suppress(FileLocked):
                opened._acquire(take_over=False)
        return opened

    @classmethod
    def _over(cls, work: WorkingCopy, named: Path, known: Organization | None = None) -> OpenFile:
        store = None
        with refusing_damage(named):
            try:
                store = Store(work.database)
                return cls(work, store, store.load() if known is None else known, work.origin())
            except BaseException:
                if store is not None:
                    store.close()
                raise

    def _acquire(self, take_over: bool) -> None:
        assert self.path is not None
        with suppress(OSError):
            self._lock = TargetLock.acquire(
                self.path, self._work.held.path, self._work.mutex, take_over=take_over
            )

    # -- while it is open ------------------------------------------------------------------------

    @property
    def path(self) -> Path | None:
        """The file that `save` writes; None as long as there is none."""
        return self._origin.path

    @property
    def read_only(self) -> bool:
        """Whether the file can only be saved under another name."""
        return self.path is not None and self._lock is None

    def make_durable(self) -> None:
        """Call it before an edit: what it builds on has to be on the disk itself."""
        if not self._durable:
            try:
                self._work.make_durable()
            except OSError as error:
                raise StorageError(_NO_DISK.format(reason=reason(error))) from error
            self._durable = True

    def save(self) -> None:
        """Put the present state in the place of the file, whose previous version stays beside it (.bak)."""
        path = self.path
        if path is None:
            raise StorageError(_NO_NAME)
        if self._lock is None:
            raise StorageError(_READ_ONLY.format(path=path))
        try:
            if not path.parent.is_dir():
                raise StorageError(_FOLDER_GONE.format(path=path))
            if not self._lock.is_ours():
                raise StorageError(_TAKEN_OVER.format(path=path))
            if fingerprint(path) != self._origin.fingerprint:
                raise StorageError(_CHANGED_OUTSIDE.format(path=path))
        except OSError as error:
            raise StorageError(_NOT_SAVED.format(path=path, reason=reason(error))) from error
        if self.store.has_unsaved_steps:  # otherwise .bak would become a second copy of the same
            self._publish(path)

    def save_as(self, path: Path) -> None:
        """Save to `path`, which is the file from now on; what stands there stays beside it (.bak)."""
        path = _resolved(path)
        before = self._lock
        try:
            if path.is_dir():
                raise StorageError(_IS_FOLDER.format(path=path))
            lock = TargetLock.acquire(path, self._work.held.path, self._work.mutex)
        except OSError as error:
            raise StorageError(_NOT_SAVED.format(path=path, reason=reason(error))) from error
        try:
            self._publish(path)
        except BaseException:
            if before is None or before.target != path:
                lock.release()
            raise
        self._lock = lock
        if before is not None and before.target != path:
            before.release()

    def _publish(self, path: Path) -> None:
        copied: list[Copied] = []
        try:
            publish(path, lambda fresh: copied.append(self.store.copy_into(fresh)))
        except FAILURES as error:
            raise StorageError(_NOT_SAVED.format(path=path, reason=reason(error))) from error
        self._origin = Origin.of(path)
        self._durable = False
        with suppress(OSError, StorageError):  # saved it is; only a recovery would ask once more than needed
            self._work.set_origin(self._origin)
            self.store.mark_saved(copied[0])

    def last_saved(self) -> Organization:
        """What the file holds, as last saved."""
        if self.path is None:
            raise StorageError(_NO_NAME)
        return read(self.path)

    def close(self, *, discard: bool = False) -> None:
        """Give the file free; twice does no harm.

        The working copy stays for recovery where edits are unsaved or the file is gone, unless `discard`.
        """
        if self._closed:
            return
        self._closed = True
        keep = not discard and (self.store.is_modified or _is_gone(self.path))
        self.store.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        if keep:
            self._work.release()
        else:
            self._work.remove()


# -- what a crash has left ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Leftover:
    """A working copy that nobody has open: of a program that ended without closing it."""

    folder: Path
    path: Path | None
    """The file that it came from; None where it was never saved."""
    name: str
    """Of the project; "" where it cannot be read."""
    edited: datetime | None
    """When the last edit was made."""

    def discard(self) -> None:
        """Delete it; its edits are gone."""
        work = WorkingCopy.take(self.folder)
        if work is None:
            return
        if self.path is not None:
            with suppress(OSError):
                holder = holder_of(self.path)
                if holder is not None and holder.alive == str(work.held.path):
                    lock_path(self.path).unlink()
        work.remove()


def recoverable() -> list[Leftover]:
    """What can be recovered, the oldest first; leftovers that hold nothing new are removed."""
    found = []
    for folder in leftovers():
        work = WorkingCopy.take(folder)
        if work is None:
            continue
        leftover, needed = _describe(work)
        work.release()
        if needed:
            found.append(leftover)
        else:
            leftover.discard()
    return found


def _describe(work: WorkingCopy) -> tuple[Leftover, bool]:
    path = None
    try:
        path = work.origin().path
        store = Store(work.database)
        try:
            history = store.history
            edited = datetime.fromisoformat(history.steps[-1].at).astimezone(UTC) if history.steps else None
            needed = store.has_unsaved_steps or _is_gone(path)
            return Leftover(work.folder, path, store.project_name(), edited), needed
        finally:
            store.close()
    except DAMAGE:
        return Leftover(work.folder, path, "", None), True


# -- without opening ------------------------------------------------------------------------------


def read(path: Path) -> Organization:
    """The organization in a file, without lock or working copy and without a trace in its folder.

    Raises FileRefused.
    """
    path = _resolved(path)
    version = verify_header(path)
    with refusing_damage(path):
        connection = connect(path, untouched=True)
        try:
            verify_content(connection)
            if version != FORMAT_VERSION:
                older, connection = connection, sqlite3.connect(":memory:", isolation_level=None)
                older.backup(connection)
                older.close()
                with engine_over(connection).begin() as migrating:
                    migrate(migrating)
            return load_organization(connection)
        finally:
            connection.close()


def write(path: Path, organization: Organization) -> None:
    """Make a file of `organization`; what stands there stays beside it (.bak). Raises StorageError."""
    path = _resolved(path)
    try:
        if path.is_dir():
            raise StorageError(_IS_FOLDER.format(path=path))
        refuse_if_held(path)
        publish(path, lambda fresh: _fill(fresh, organization))
    except FAILURES as error:
        raise StorageError(_NOT_SAVED.format(path=path, reason=reason(error))) from error


def _fill(database: Path, organization: Organization) -> None:
    connection = connect(database)
    try:
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute(
            "PRAGMA synchronous = OFF"
        )  # who calls this has it on the disk before relying on it
        with engine_over(connection).begin() as filling:
            create_tables(filling)
            insert_records(filling, organization.rows())
    finally:
        connection.close()


def _copy(path: Path, database: Path) -> None:
    shutil.copyfile(path, database)


def _is_gone(path: Path | None) -> bool:
    try:
        return path is not None and fingerprint(path) is None
    except OSError:
        return True


def _writable(path: Path) -> bool:
    try:
        path.open("r+b").close()
    except OSError:
        return False
    return True


def _resolved(path: Path) -> Path:
    try:
        return Path(path).resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise StorageError(_NO_SUCH_PLACE.format(path=path)) from error


_NO_SUCH_PLACE = Text(
    "{path} bukan nama berkas yang dapat dipakai. Pilih nama atau folder lain.",
    "{path} is not a usable file name. Choose another name or folder.",
)
_IS_FOLDER = Text(
    "{path} adalah folder. Beri nama berkas untuk menyimpan.",
    "{path} is a folder. Give a file name to save to.",
)
_NO_NAME = Text(
    "Pekerjaan ini belum pernah disimpan. Pilih nama dan folder dengan Simpan Sebagai.",
    "This work has not been saved yet. Choose a name and folder with Save As.",
)
_READ_ONLY = Text(
    "{path} dibuka baca-saja. Simpan dengan nama lain melalui Simpan Sebagai.",
    "{path} is open read-only. Save it under another name with Save As.",
)
_FOLDER_GONE = Text(
    "Folder dari {path} tidak ada lagi. Pasang kembali disknya, atau pilih tempat dengan Simpan Sebagai.",
    "The folder of {path} is no longer there. Connect its disk again, or choose another place with Save As.",
)
_TAKEN_OVER = Text(
    "{path} telah diambil alih orang lain. Simpan dengan nama lain melalui Simpan Sebagai.",
    "{path} has been taken over by someone else. Save it under another name with Save As.",
)
_CHANGED_OUTSIDE = Text(
    "{path} telah diubah, dipindah, atau dihapus di luar OrgDesk. "
    "Simpan melalui Simpan Sebagai, dengan nama yang sama bila versi ini yang benar.",
    "{path} has been changed, moved or deleted outside OrgDesk. "
    "Save with Save As, under the same name if this version is the right one.",
)
_NOT_SAVED = Text(
    "{path} tidak dapat disimpan: {reason}. Versi sebelumnya dan perubahan Anda tetap aman. "
    "Atasi penyebabnya, atau pilih tempat lain dengan Simpan Sebagai.",
    "{path} could not be saved: {reason}. The previous version and your changes are safe. "
    "Remove the cause, or choose another place with Save As.",
)
_NO_DISK = Text(
    "Salinan kerja tidak dapat ditulis: {reason}. Tidak ada yang berubah. Kosongkan ruang, lalu coba lagi.",
    "The working copy cannot be written: {reason}. Nothing has changed. Make room and try again.",
)
_NOT_RECOVERABLE = Text(
    "Pekerjaan ini sudah dipulihkan atau dibuang di jendela lain. Periksa daftar pemulihan sekali lagi.",
    "This work has been recovered or discarded in another window already. Look at the recovery list again.",
)
