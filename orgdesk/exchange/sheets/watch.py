"""What a reader may take, how far it is, and how it is stopped."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from orgdesk.organization.bilingual import Text
from orgdesk.organization.errors import OrgDeskError


class SheetRefused(OrgDeskError):
    """A file that cannot be taken in; nothing of it has been."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Beyond these a file is no table that anybody works with. [DERIVED]"""

    file_bytes: int = 100 * 2**20
    """Of the file itself."""
    unpacked_bytes: int = 1024 * 2**20
    """Of everything that is packed in it."""
    ratio: int = 200
    """Unpacked to packed bytes; beyond it, and above 10 MB, it is a bomb."""
    cells: int = 2_000_000
    """That say something."""
    text: int = 32_767
    """Characters of a cell; the rest is cut off, and that is said."""
    characters: int = 64 * 2**20
    """Of all different texts together."""
    seconds: float = 120.0


def _go_on(percent: int) -> None:
    """Nobody asks how far it is."""


@dataclass(slots=True)
class Watch:
    """Passed down to whatever takes long. `advance` may raise to stop the work."""

    limits: Limits = field(default_factory=Limits)
    advance: Callable[[int], None] = _go_on
    """Told the percentage that is done; what it raises ends the work."""
    began: float = field(default_factory=time.monotonic)

    def at(self, done: float, of: float, first: int = 0, last: int = 100) -> None:
        """Say that `done` of `of` is done of the stretch from `first` to `last` percent.

        Raises SheetRefused where the time is up, and whatever `advance` raises.
        """
        if time.monotonic() - self.began > self.limits.seconds:
            raise SheetRefused(_TOO_LONG.format(seconds=round(self.limits.seconds)))
        self.advance(first + int((last - first) * min(done / of, 1.0)) if of else last)

    def within(self, first: float, last: float) -> Watch:
        """A watch over a part of the work, from `first` to `last` percent of all of it."""
        width = last - first
        return Watch(self.limits, lambda done: self.advance(int(first + width * done / 100)), self.began)


_TOO_LONG = Text(
    "Membaca berkas ini memakan lebih dari {seconds} detik, maka dihentikan. Simpan hanya lembar yang "
    "diperlukan ke berkas baru, lalu coba lagi.",
    "Reading this file takes more than {seconds} seconds, so it was stopped. Save only the sheets that "
    "matter to a new file, then try again.",
)
