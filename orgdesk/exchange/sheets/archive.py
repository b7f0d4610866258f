"""A zip file opened with distrust: its sizes are checked before anything is unpacked."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from orgdesk.exchange.sheets.filling import Filling
from orgdesk.exchange.sheets.markup import Part
from orgdesk.exchange.sheets.refusals import BOMB, DAMAGED, DAMAGED_PART, PASSWORD

_CHUNK = 64 * 2**10
_LARGEST_DIRECTORY = 4 * 2**20
"""Bytes; some 40,000 entries."""
_SMALL = 10 * 2**20
"""Bytes unpacked that harm nobody, however well packed."""
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    KeyError,
)
"""What zipfile raises for damaged files."""


class Archive:
    """The parts of a zip file by name; names ignore case, as the formats of both office programs do."""

    def __init__(self, file: BinaryIO, filling: Filling) -> None:
        self.filling = filling
        size = file.seek(0, 2)
        if _directory_size(file) > _LARGEST_DIRECTORY:
            raise filling.refused(BOMB)
        try:
            self._zip = zipfile.ZipFile(file)
        except _BROKEN as error:
            raise filling.refused(DAMAGED) from error
        entries = self._zip.infolist()
        self._entries = {_key(entry.filename): entry for entry in entries}
        self._check(entries, size)

    def _check(self, entries: list[zipfile.ZipInfo], size: int) -> None:
        limits = self.filling.limits
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > limits.unpacked_bytes or (unpacked > _SMALL and unpacked > limits.ratio * size):
            raise self.filling.refused(BOMB)
        end = 0
        for entry in sorted(entries, key=lambda entry: entry.header_offset):
            if entry.header_offset < end:
                raise self.filling.refused(BOMB)
            end = entry.header_offset + entry.compress_size
        if any(entry.flag_bits & 1 for entry in entries):
            raise self.filling.refused(PASSWORD)

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def size(self, name: str) -> int:
        """Bytes of a part, unpacked; 0 where it is missing."""
        entry = self._entries.get(_key(name))
        return entry.file_size if entry else 0

    def part(self, name: str, title: str | None = None) -> Part:
        """A part to read; `title` is what errors call it. Raises SheetRefused where it is missing."""
        entry = self._entries.get(_key(name))
        if entry is None:
            raise self.filling.refused(DAMAGED_PART, part=title or name)
        return Part(title or name, entry.file_size, self._chunks(entry, title or name))

    def head(self, name: str, size: int) -> bytes:
        """The first bytes of a part; none where it is missing."""
        found = b""
        if name in self:
            for chunk in self.part(name).chunks:
                found += chunk
                if len(found) >= size:
                    break
        return found[:size]

    def _chunks(self, entry: zipfile.ZipInfo, title: str) -> Iterator[bytes]:
        damaged = self.filling.refused(DAMAGED_PART, part=title)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged
        try:
            stream = self._zip.open(entry)
        except _BROKEN as error:
            raise damaged from error
        with stream:
            while True:
                try:
                    chunk = stream.read(_CHUNK)
                except _BROKEN as error:
                    raise damaged from error
                if not chunk:
                    return
                yield chunk


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _directory_size(file: BinaryIO) -> int:
    """Bytes of the list of parts, as the end of the file says; 0 where it says nothing."""
    file.seek(max(file.seek(0, 2) - 66_000, 0))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        return 0
    size: int = struct.unpack_from("<L", tail, at + 12)[0]
    large = tail.rfind(b"PK\x06\x06")
    if size == 0xFFFFFFFF and 0 <= large <= len(tail) - 56:
        size = struct.unpack_from("<Q", tail, large + 40)[0]
    return size
