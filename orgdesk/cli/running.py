"""What the commands share: exit codes, the look of the output, a line of progress."""

from __future__ import annotations

import os
import shutil
import sys
import time
from typing import TYPE_CHECKING, TextIO

from orgdesk.cli.arguments import COULD_NOT_RUN as COULD_NOT_RUN
from orgdesk.organization.bilingual import Language, Text

if TYPE_CHECKING:
    from orgdesk.analysis.engine import Engine
    from orgdesk.exchange.terminal import Look
    from orgdesk.organization.organization import Organization

OK, FOUND_ERRORS = 0, 1

_SHOWN_AFTER = 0.5
"""Seconds; what takes less long says nothing on the way."""


def checked(organization: Organization, language: Language, select: str = "", ignore: str = "") -> Engine:
    """An engine with all checks done, those of the selected rules only where some are."""
    from orgdesk.analysis.catalogue import selected
    from orgdesk.analysis.engine import Engine

    engine = Engine(organization, rules=selected(select, ignore))
    settle_showing_progress(engine, language, sys.stderr)
    return engine


def settle_showing_progress(engine: Engine, language: Language, stream: TextIO) -> None:
    """Run all checks; on a terminal, what takes more than half a second says how far it is."""
    whole, started, shown = engine.pending, time.monotonic(), False
    while engine.pending:
        engine.step(0.1)
        if stream.isatty() and time.monotonic() - started > 0.5 and engine.pending:
            done = 100 * (whole - engine.pending) // whole
            stream.write("\r" + _CHECKING.format(done=max(done, 0)).in_(language))
            stream.flush()
            shown = True
    if shown:
        stream.write("\r\x1b[K")


class ProgressLine:
    """A line on a terminal that says how far something is, from half a second on."""

    def __init__(self, words: Text, language: Language, stream: TextIO) -> None:
        self._words, self._stream = words.in_(language), stream
        self._started, self._shown = time.monotonic(), -1

    def at(self, percent: int) -> None:
        """So much is done."""
        late = time.monotonic() - self._started > _SHOWN_AFTER
        if late and percent != self._shown and self._stream.isatty():
            self._stream.write("\r" + self._words.format(done=percent))
            self._stream.flush()
            self._shown = percent

    def end(self) -> None:
        """Take the line away."""
        if self._shown >= 0:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._shown = -1


def look_of(language: Language) -> Look:
    """How to print on this stdout."""
    from orgdesk.exchange.terminal import Look

    if not sys.stdout.isatty():
        return Look(language)
    colour = "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return Look(language, shutil.get_terminal_size().columns, colour)


_CHECKING = Text("Memeriksa … {done}% (Ctrl+C membatalkan)", "Checking … {done}% (Ctrl+C cancels)")
WRITTEN = Text("Ditulis: {path}", "Written: {path}")
EXISTS = Text(
    "{path} sudah ada dan tidak ditimpa. Pilih nama lain atau pindahkan dulu berkas itu.",
    "{path} exists and is not overwritten. Choose another name or move that file first.",
)
SUFFIX = Text(
    "Nama {path} harus berakhiran .orgdesk. Tambahkan akhiran itu.",
    "The name {path} must end in .orgdesk. Add that ending.",
)
