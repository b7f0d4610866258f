"""The files that were open lately, the newest first, each with a picture of its matrix."""

from __future__ import annotations

from binascii import crc32
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from orgdesk.exchange.palette import DARK, LIGHT, Theme
from orgdesk.reference.places import state_folder
from orgdesk.ui.remembered import recall_list, remember

KEPT = 12
"""So many files are remembered."""

_KEY = "files/recent"


@dataclass(frozen=True, slots=True)
class Recent:
    """A file that was open, and when it was last opened or saved."""

    path: Path
    at: datetime


def recent() -> list[Recent]:
    """What is remembered; a file may be gone by now."""
    found = []
    for entry in recall_list(_KEY):
        at, _, path = entry.partition(" ")
        with suppress(ValueError):
            found.append(Recent(Path(path), datetime.fromisoformat(at)))
    return found


def recent_files() -> list[Path]:
    """The paths of `recent`."""
    return [one.path for one in recent()]


def add(path: Path) -> None:
    """Have `path` as the newest."""
    now = Recent(path, datetime.now().astimezone())
    known = [now, *(one for one in recent() if one.path != path)]
    _keep(known[:KEPT])
    for one in known[KEPT:]:
        _forget_pictures(one.path)


def remove(path: Path) -> None:
    """Forget a file and its pictures; the file itself stays as it is."""
    _keep([one for one in recent() if one.path != path])
    _forget_pictures(path)


def picture_path(path: Path, theme: Theme) -> Path:
    """Where the picture of a file is kept; there may be none yet."""
    name = crc32(str(path).encode(errors="surrogateescape"))
    return _folder() / f"{name:08x}-{'dark' if theme is DARK else 'light'}.png"


def _keep(files: list[Recent]) -> None:
    remember(_KEY, [f"{one.at.isoformat(timespec='seconds')} {one.path}" for one in files])


def _forget_pictures(path: Path) -> None:
    for theme in (LIGHT, DARK):
        with suppress(OSError):
            picture_path(path, theme).unlink(missing_ok=True)


def _folder() -> Path:
    return state_folder() / "pictures"
