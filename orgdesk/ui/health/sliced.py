"""Long work on the thread of the window, a few milliseconds at a time, without the work knowing.

The figures of a large organization take tenths of a second each, most of it inside a library. Threads alone
would not help: Python runs one at a time, and the window would wait for its turn at every call of Qt.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from threading import Semaphore, Thread
from time import perf_counter
from types import FrameType
from typing import Generic, TypeVar

ItemT = TypeVar("ItemT")


class _Dropped(BaseException):
    """Nobody wants the rest."""


class Sliced(Generic[ItemT]):
    """Takes what an iterator yields, in slices of time.

    The iterator has a thread of its own, which runs only while the caller waits in `run`: the two never run
    at the same time. When the time is up the thread is held at the next function call, wherever that is.
    Until all is done or dropped, nobody looks for garbage.
    """

    def __init__(self, make: Callable[[], Iterator[ItemT]]) -> None:
        self._make = make
        self._items: list[ItemT] = []
        self._error: Exception | None = None
        self._until = 0.0
        self._is_dropped = False
        self._is_done = False
        self._collects = False
        self._turn, self._back = Semaphore(0), Semaphore(0)
        self._thread = Thread(target=self._work, daemon=True)

    @property
    def is_done(self) -> bool:
        """Whether nothing more comes."""
        return self._is_done

    def run(self, seconds: float) -> list[ItemT]:
        """Work for so long, and return what has come of it. Raises what the iterator raises."""
        if self._is_done:
            return []
        self._until = perf_counter() + seconds
        self._hand_over()
        items = self._items[:]
        del self._items[: len(items)]  # the same list: the thread may be held just before it appends to it
        if self._error is not None:
            raise self._error
        return items

    def drop(self) -> None:
        """Leave the rest; what the iterator has opened is closed."""
        if not self._is_done:
            self._is_dropped = True
            if self._thread.ident is not None:
                self._hand_over()
            self._is_done = True

    def _hand_over(self) -> None:
        # Objects of Qt must not be collected on another thread than the window's, and looking for garbage
        # among all that the work has in hand takes longer than a slice: it waits for the end.
        self._collects = self._collects or gc.isenabled()
        gc.disable()
        if self._thread.ident is None:
            self._thread.start()
        else:
            self._turn.release()
        self._back.acquire()
        if self._is_done and self._collects:
            gc.enable()

    # -- on the other thread ---------------------------------------------------------------------

    def _work(self) -> None:
        sys.setprofile(self._look)
        try:
            for item in self._make():
                self._items.append(item)
        except _Dropped:
            pass
        except Exception as error:  # it is raised again where the work was asked for
            self._error = error
        finally:
            sys.setprofile(None)
            self._is_done = True
            self._back.release()

    def _look(self, frame: FrameType, event: str, argument: object) -> None:
        if perf_counter() >= self._until and not _is_importing(frame):
            self._back.release()
            self._turn.acquire()
            if self._is_dropped:
                raise _Dropped


def _is_importing(frame: FrameType | None) -> bool:
    """Whether a module is being loaded: held there, it would hold up everybody else who wants it."""
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False
