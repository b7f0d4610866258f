"""Text with a delimiter: .csv, .tsv and what is pasted. Encoding and delimiter are told by the content."""

from __future__ import annotations

import codecs
import io
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from typing import BinaryIO

from orgdesk.exchange.sheets.filling import Filling
from orgdesk.exchange.sheets.grid import Sheet
from orgdesk.exchange.sheets.refusals import BINARY, FOREIGN, TOO_MUCH_TEXT
from orgdesk.organization.bilingual import Text

_DELIMITERS = ";\t|,"
"""In the order in which they are preferred where two fit alike: a comma stands in text and in numbers too."""
_SAMPLE_LINES = 300
_SAMPLE_CHARACTERS = 200_000
_LEAST_SHARE = 0.3
"""Of the lines that must have the same number of fields; titles above a table have none. [DERIVED]"""
_LONGEST_LINE = 4 * 2**20
_STEP = 64 * 2**10
_AS_TEXT = re.compile(r'="([^"]*)"')
"""How exports keep Excel from reading a code as a number: ="0812"."""
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_delimited(file: BinaryIO, filling: Filling, encoding: str) -> None:
    """Fill the book with the one sheet of a text file. Raises SheetRefused."""
    filling.expect(file.seek(0, 2))
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline=None)
    try:
        sheet = filling.sheet(PurePath(filling.book.name).stem)
        fill(sheet, lines_of(text, filling, file.tell), filling)
    finally:
        text.detach()
    filling.book.form = "csv"


def fill(sheet: Sheet, lines: Iterable[str], filling: Filling, delimiter: str | None = None) -> None:
    """Write the records of lines into a sheet; without a delimiter it is told from the first lines."""
    source = iter(lines)
    sample = _sample(source)
    said = _SEPARATOR_LINE.fullmatch(sample[0].strip()) if sample else None
    if said:
        sample, delimiter = sample[1:], said[1]
    chosen = delimiter or delimiter_of(sample, filling.limits.text)

    def unclosed(row: int) -> None:
        filling.problem(_UNCLOSED, sheet.name, (row, 1))

    for row, fields in enumerate(records(_both(sample, source), chosen, filling.limits.text, unclosed), 1):
        for column, field in enumerate(fields, 1):
            if field:
                plain = _AS_TEXT.fullmatch(field) if field[0] == "=" else None
                filling.put(sheet, row, column, plain[1] if plain else field)


def delimiter_of(lines: list[str], limit: int) -> str:
    """The delimiter that gives most lines the same number of fields; "" for text of one column."""
    best, best_score = "", (_LEAST_SHARE, 0)
    for delimiter in _DELIMITERS:
        counts = [len(fields) for fields in records(lines, delimiter, limit) if fields != [""]]
        usual = Counter(count for count in counts if count > 1).most_common(1)
        if usual:
            score = (round(usual[0][1] / len(counts), 2), usual[0][0])
            if score > best_score:
                best, best_score = delimiter, score
    return best


def records(
    lines: Iterable[str], delimiter: str, limit: int, unclosed: Callable[[int], None] | None = None
) -> Iterator[list[str]]:
    """The fields of each record. Quoted ones may hold delimiters, doubled quotes and line ends.

    A quote that is not closed within `limit` characters is taken as it stands, and `unclosed` is told.
    """
    source = iter(lines)
    waiting: deque[str] = deque()
    row = 0
    while True:
        line = waiting.popleft() if waiting else next(source, None)
        if line is None:
            return
        row += 1
        if '"' not in line:
            yield line.split(delimiter) if delimiter else [line]
            continue
        taken: list[str] = [line]
        whole = line
        while (fields := _quoted(whole, delimiter)) is None and len(whole) <= len(line) + limit:
            more = waiting.popleft() if waiting else next(source, None)
            if more is None:
                break
            taken.append(more)
            whole = f"{whole}\n{more}"
        if fields is None:
            if unclosed:
                unclosed(row)
            waiting.extendleft(reversed(taken[1:]))
            fields = line.split(delimiter) if delimiter else [line]
        yield fields


def _quoted(line: str, delimiter: str) -> list[str] | None:
    """The fields of a record with quotes; None where a quote is still open at its end."""
    fields = []
    at = 0
    while True:
        field = ""
        if line.startswith('"', at):
            closing = at + 1
            while True:
                closing = line.find('"', closing)
                if closing < 0:
                    return None
                if not line.startswith('""', closing):
                    break
                closing += 2
            field = line[at + 1 : closing].replace('""', '"')
            at = closing + 1
        end = line.find(delimiter, at) if delimiter else -1
        if end < 0:
            fields.append(field + line[at:])
            return fields
        fields.append(field + line[at:end])
        at = end + 1


def lines_of(text: io.TextIOBase, filling: Filling, position: Callable[[], int]) -> Iterator[str]:
    """The lines of a text without their ends, with progress; `position` tells how far it is read."""
    since = 0
    damaged = nuls = 0
    while True:
        line = text.readline(_LONGEST_LINE)
        if not line:
            break
        if len(line) == _LONGEST_LINE:
            raise filling.refused(TOO_MUCH_TEXT)
        since += len(line) + 50
        if since > _STEP:
            since = 0
            filling.reach(position())
        if "\0" in line:
            nuls += line.count("\0")
            line = line.replace("\0", "")
        damaged += line.count("\ufffd")
        yield line.removesuffix("\n")
    if nuls or damaged:
        filling.problem(_ODD_CHARACTERS.format(count=nuls + damaged))


def _sample(lines: Iterator[str]) -> list[str]:
    """The first lines, as many as tell enough."""
    sample: list[str] = []
    characters = 0
    for line in lines:
        sample.append(line)
        characters += len(line)
        if len(sample) >= _SAMPLE_LINES or characters >= _SAMPLE_CHARACTERS:
            break
    return sample


def _both(first: Iterable[str], then: Iterable[str]) -> Iterator[str]:
    yield from first
    yield from then


def encoding_of(file: BinaryIO, filling: Filling) -> str:
    """How the text of a file is written. Raises SheetRefused for what is no text."""
    file.seek(0)
    head = file.read(_STEP)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    even, odd = head[::2].count(0), head[1::2].count(0)
    if even + odd > len(head) * 0.2 and max(even, odd) > 10 * min(even, odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    controls = sum(head.count(code) for code in (*range(9), *range(14, 27), *range(28, 32)))
    if controls > len(head) * 0.02 + 1:
        raise filling.refused(FOREIGN, kind=BINARY)
    return _eight_bit(file, head)


def _eight_bit(file: BinaryIO, head: bytes) -> str:
    """UTF-8 where all of it is; else what Windows writes, or Latin-1 where that has no meaning for a byte."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8, undefined = True, False
    chunk = head
    while chunk:
        if is_utf8:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                is_utf8 = False
        undefined = undefined or any(code in chunk for code in b"\x81\x8d\x8f\x90\x9d")
        chunk = file.read(_STEP)
    return "utf-8" if is_utf8 else "latin-1" if undefined else "cp1252"


_UNCLOSED = Text(
    "Ada tanda kutip yang tidak ditutup di baris ini; dibaca apa adanya.",
    "A quotation mark in this line is not closed; it was read as it stands.",
)
_ODD_CHARACTERS = Text(
    "Berkas ini memuat {count} huruf yang rusak. Periksa nama-namanya, atau simpan ulang sebagai .xlsx.",
    "This file has {count} characters that are damaged. Check the names, or save it again as .xlsx.",
)
