"""Mappings as files that a person can read and write, to use for the next sheet; docs/command-line.md."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from orgdesk.exchange.excel.save import replace_file
from orgdesk.exchange.incoming.mapping import Mapping, SheetChoice
from orgdesk.exchange.incoming.questions import Part
from orgdesk.organization.bilingual import Text
from orgdesk.organization.errors import OrgDeskError

FORMAT = 1
"""Version of the format that this program writes, and the highest that it reads."""
_LARGEST = 4 * 2**20
"""Bytes; a mapping is a few lines."""


class MappingRefused(OrgDeskError):
    """A mapping that cannot be read; the sentence says in which line and what to do."""


def read_mapping(path: Path) -> Mapping:
    """The mapping in a file. Raises MappingRefused."""
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        raise MappingRefused(_UNREADABLE.format(path=path, why=error.strerror or error)) from error
    if len(raw) > _LARGEST:
        raise MappingRefused(_TOO_LARGE.format(path=path))
    try:
        return parse_mapping(raw.decode("utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        raise MappingRefused(_NO_TEXT.format(path=path)) from error


def write_mapping(mapping: Mapping, path: Path, open_parts: Iterable[Part] = ()) -> None:
    """Write a mapping in one step, with `open_parts` as remarks to fill in. Raises ExportError."""
    replace_file(path, mapping_text(mapping, open_parts).encode("utf-8"))


def parse_mapping(text: str, source: str) -> Mapping:
    """The mapping that a text describes; `source` is what errors call it. Raises MappingRefused."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(r"line (\d+)", str(error))
        line = at[1] if at else str(text.count("\n") + 1)
        raise MappingRefused(_NOT_TOML.format(path=source, line=line)) from error
    return _Reader(text, source).mapping(data)


def mapping_text(mapping: Mapping, open_parts: Iterable[Part] = ()) -> str:
    """A mapping as text that `parse_mapping` reads back; `open_parts` are remarks that it skips."""
    lines = [_HEAD.rstrip(), f"format = {FORMAT}", "", "[answers]"]
    lines += [f"{quoted(key)} = {quoted(value)}" for key, value in sorted(mapping.answers.items())]
    for part in open_parts:
        values = " | ".join(quoted(option.value) for option in part.options)
        lines.append(f"# {quoted(part.key)} = {values}")
    for name, choice in sorted(mapping.sheets.items()):
        lines += ["", f"[sheets.{quoted(name)}]"]
        if choice.layout is not None:
            lines.append(f"layout = {quoted(choice.layout)}")
        if choice.head is not None:
            lines.append(f"head = [{choice.head[0]}, {choice.head[1]}]")
        if choice.columns:
            lines += ["", f"[sheets.{quoted(name)}.columns]"]
            lines += [
                f"{quoted(title)} = {quoted(meaning)}" for title, meaning in sorted(choice.columns.items())
            ]
    return "\n".join(lines) + "\n"


class _Reader:
    """Takes a document apart and says in which line something is wrong."""

    def __init__(self, text: str, source: str) -> None:
        self._lines = text.splitlines()
        self._source = source

    def mapping(self, data: dict[str, Any]) -> Mapping:
        self._keys(data, ("format", "answers", "sheets"))
        found = data.get("format")
        if type(found) is not int or not 1 <= found <= FORMAT:
            raise self._wrong("format", _OTHER_FORMAT.format(format=FORMAT))
        sheets = self._table(data, "sheets")
        return Mapping(self._texts(data, "answers"), {name: self._choice(sheets, name) for name in sheets})

    def _choice(self, sheets: dict[str, Any], name: str) -> SheetChoice:
        table = self._table(sheets, name)
        self._keys(table, ("layout", "head", "columns"))
        layout, head = table.get("layout"), table.get("head")
        if layout is not None and not isinstance(layout, str):
            raise self._wrong("layout", _TEXT)
        if head is None:
            return SheetChoice(layout, None, self._texts(table, "columns"))
        if not (
            isinstance(head, list) and len(head) == 2 and all(type(row) is int and row >= 0 for row in head)
        ):
            raise self._wrong("head", _ROWS)
        if head[0] > head[1]:
            raise self._wrong("head", _ROWS)
        return SheetChoice(layout, (head[0], head[1]), self._texts(table, "columns"))

    def _texts(self, data: dict[str, Any], key: str) -> dict[str, str]:
        table = self._table(data, key)
        for name, value in table.items():
            if not isinstance(value, str):
                raise self._wrong(name, _TEXT)
        return table

    def _table(self, data: dict[str, Any], key: str) -> dict[str, Any]:
        value = data.get(key, {})
        if not isinstance(value, dict):
            raise self._wrong(key, _TABLE.format(key=key))
        return value

    def _keys(self, table: dict[str, Any], allowed: tuple[str, ...]) -> None:
        for key in table:
            if key not in allowed:
                raise self._wrong(key, _UNKNOWN.format(known=", ".join(allowed)))

    def _wrong(self, key: str, problem: Text) -> MappingRefused:
        line = next((n for n, line in enumerate(self._lines, 1) if key in line), 1)
        return MappingRefused(_WRONG.format(path=self._source, line=line, key=key, problem=problem))


def quoted(text: str) -> str:
    """A TOML string; JSON escapes all that TOML wants escaped but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


_HEAD = """\
# Answers and corrections for the import of a sheet: use them again with  orgdesk import … --mapping THIS_FILE
# Jawaban dan koreksi untuk impor lembar: pakai lagi dengan  orgdesk import … --mapping BERKAS_INI
"""
_UNREADABLE = Text(
    "Berkas pemetaan {path} tidak dapat dibaca ({why}). Periksa nama dan izinnya.",
    "The mapping file {path} cannot be read ({why}). Check its name and permissions.",
)
_TOO_LARGE = Text(
    "{path} terlalu besar untuk berkas pemetaan. Pilih berkas yang ditulis dengan --save-mapping.",
    "{path} is too large for a mapping file. Choose one that was written with --save-mapping.",
)
_NO_TEXT = Text(
    "{path} bukan berkas teks UTF-8. Pilih berkas yang ditulis dengan --save-mapping.",
    "{path} is no UTF-8 text file. Choose one that was written with --save-mapping.",
)
_NOT_TOML = Text(
    "{path}, baris {line}: tidak terbaca sebagai TOML. Periksa tanda kutip dan kurung di situ.",
    "{path}, line {line}: this cannot be read as TOML. Check the quotation marks and brackets there.",
)
_WRONG = Text("{path}, baris {line}, {key}: {problem}", "{path}, line {line}, {key}: {problem}")
_OTHER_FORMAT = Text(
    'tulis "format = {format}", atau perbarui OrgDesk bila berkas ini ditulis oleh versi yang lebih baru.',
    'write "format = {format}", or update OrgDesk if a newer version has written this file.',
)
_TEXT = Text("nilainya harus teks dalam tanda kutip.", "the value must be text in quotation marks.")
_TABLE = Text("harus berupa tabel, [{key}].", "must be a table, [{key}].")
_ROWS = Text(
    "harus baris pertama dan terakhir judul kolom, misalnya [3, 4].",
    "must be the first and the last row of the heading, such as [3, 4].",
)
_UNKNOWN = Text("kunci ini tidak dikenal. Yang boleh: {known}.", "this key is not known. Allowed: {known}.")
