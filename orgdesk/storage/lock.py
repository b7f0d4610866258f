"""The lock file beside an .orgdesk file: it tells other people who has the file open.

The holder's working copy, which the operating system sees to be held (held.py), tells a living holder on this
computer from a dead one; whether a holder on another computer is still there only people can tell.
"""

from __future__ import annotations

import getpass
import json
import os
import socket
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from orgdesk.storage.errors import FileLocked
from orgdesk.storage.held import Held, is_held


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a file open, since when (UTC, ISO), and the file that this process holds as a sign of life."""

    user: str
    host: str
    pid: int
    since: str
    alive: str

    @classmethod
    def this_process(cls, alive: Path) -> Holder:
        """This process, from now on."""
        return cls(_user(), socket.gethostname(), os.getpid(), now(), str(alive))


_UNKNOWN = Holder("?", "?", 0, "", "")


def now() -> str:
    """The present moment as it is written to files: UTC, ISO."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def lock_path(target: Path) -> Path:
    """Where the lock of `target` stands."""
    return target.with_name(f".{target.name}.lock")


def holder_of(target: Path) -> Holder | None:
    """Who has `target` open and may still be there; None where nobody has. Raises OSError."""
    holder = _read(lock_path(target))
    return None if holder is None or _is_dead(holder) else holder


def refuse_if_held(target: Path) -> None:
    """Raise FileLocked where somebody has `target` open."""
    holder = holder_of(target)
    if holder is not None:
        raise _locked(target, holder)


class TargetLock:
    """Our lock on a file, as long as nobody takes it over."""

    def __init__(self, target: Path, holder: Holder) -> None:
        self.target = target
        self._holder = holder

    @classmethod
    def acquire(cls, target: Path, alive: Path, mutex: Path, *, take_over: bool = False) -> TargetLock:
        """Lock `target`. A dead holder on this computer gives way, and so does any with `take_over`.

        `alive` is the file that this process holds; `mutex` keeps two processes here from both taking over.
        Raises FileLocked, or OSError where no lock can be written.
        """
        holder = Holder.this_process(alive)
        guard = Held.wait(mutex, 5.0)
        try:
            path = lock_path(target)
            present = _read(path)
            if present is not None:
                if not (take_over or present.alive == holder.alive or _is_dead(present)):
                    raise _locked(target, present)
                path.unlink(missing_ok=True)
            try:
                descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
            except FileExistsError:  # another computer was quicker
                raise _locked(target, _read(path) or _UNKNOWN) from None
            try:
                os.write(descriptor, json.dumps(asdict(holder)).encode())
            except OSError:
                with suppress(OSError):
                    path.unlink()
                raise
            finally:
                os.close(descriptor)
        finally:
            if guard is not None:
                guard.release()
        return cls(target, holder)

    def is_ours(self) -> bool:
        """Whether nobody has taken the file over. Raises OSError."""
        present = _read(lock_path(self.target))
        return present is not None and present.alive == self._holder.alive

    def release(self) -> None:
        """Remove the lock file if it is still ours; a disk that is gone has no lock to remove."""
        with suppress(OSError):
            if self.is_ours():
                lock_path(self.target).unlink()


def _read(path: Path) -> Holder | None:
    for patience in (0.05, 0):
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return None
        except PermissionError:
            return _UNKNOWN
        try:
            return Holder(**json.loads(text))
        except (ValueError, TypeError):
            time.sleep(patience)  # its writer may be in the midst of it
    return _UNKNOWN


def _is_dead(holder: Holder) -> bool:
    """Whether it is certain that the holder is no more."""
    if holder.host != socket.gethostname() or not holder.alive:
        return False
    alive = Path(holder.alive)
    try:
        return alive.exists() and not is_held(alive)
    except OSError:
        return False


def _locked(target: Path, holder: Holder) -> FileLocked:
    since = None
    with suppress(ValueError):
        since = datetime.fromisoformat(holder.since)
    return FileLocked(target, holder.user, holder.host, since)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
