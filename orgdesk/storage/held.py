"""A file held by a living process: the system lets go of it when the process ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_BUSY = (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)


class Held:
    """Holds `path` until `release`; a second taker, also in this process, is turned away."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, path: Path, *, create: bool = False) -> Held | None:
        """Hold `path`; None where another does. Raises OSError where there is no file or no locking."""
        descriptor = os.open(path, os.O_RDWR | (os.O_CREAT if create else 0), 0o600)
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            if error.errno in _BUSY:
                return None
            raise
        return cls(path, descriptor)

    @classmethod
    def wait(cls, path: Path, seconds: float) -> Held | None:
        """Hold `path`, trying for some seconds."""
        end = time.monotonic() + seconds
        while (held := cls.take(path, create=True)) is None and time.monotonic() < end:
            time.sleep(0.01)
        return held

    def release(self) -> None:
        """Let go; twice does no harm."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def is_held(path: Path) -> bool:
    """Whether a living process holds `path`; a file that is not there is held by nobody. Raises OSError where
    that cannot be told, e.g. in the folder of another person."""
    try:
        held = Held.take(path)
    except FileNotFoundError:
        return False
    if held is None:
        return True
    held.release()
    return False
