"""Putting a file in its place so that a crash at any moment leaves either the old version or the new one."""

from __future__ import annotations

import glob
import os
import shutil
import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def publish(target: Path, make: Callable[[Path], None]) -> None:
    """Let `make` write a temporary file beside `target`, then put it in the place of `target`.

    The previous version stays beside it as NAME.bak. Raises OSError, or what `make` raises; then `target` and
    its previous version are as they were and nothing is left behind.
    """
    for leftover in target.parent.glob(f".{glob.escape(target.name)}.*.tmp*"):
        _remove(leftover)  # of a process that died while it saved
    fresh = _beside(target)
    try:
        make(fresh)
        sync(fresh)
        if target.exists():
            with suppress(OSError):
                shutil.copymode(target, fresh)
            _keep(target)
        fresh.replace(target)
    finally:
        for path in (fresh, fresh.with_name(f"{fresh.name}-journal")):  # SQLite leaves one on a full disk
            _remove(path)
    sync_folder(target.parent)


def previous_version(target: Path) -> Path:
    """Where `publish` keeps what was there before."""
    return target.with_name(target.name + ".bak")


def write_small(target: Path, text: str) -> None:
    """Replace a small file at once; `sync` it where it has to survive a power cut."""
    fresh = _beside(target)
    try:
        fresh.write_text(text, encoding="utf-8", errors="surrogateescape")
        fresh.replace(target)
    finally:
        _remove(fresh)


def sync(path: Path) -> None:
    """Have the content of a file on the disk itself."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk itself, where the system can do that."""
    if os.name != "posix":
        return
    with suppress(OSError):  # some network disks know no such thing; the files themselves are safe
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.{uuid.uuid4().hex[:12]}.tmp")


def _remove(path: Path) -> None:
    with suppress(OSError):  # it is gone already, or its whole disk is
        path.unlink()


def _keep(target: Path) -> None:
    """A second name for the present version, or a copy where the disk knows no second names (USB sticks)."""
    kept = _beside(target)
    try:
        try:
            os.link(target, kept)
        except OSError:
            shutil.copyfile(target, kept)
            sync(kept)
            shutil.copystat(target, kept)
        kept.replace(previous_version(target))
    finally:
        _remove(kept)
