"""Hierarchies as text: indented, numbered or bulleted lines, and rows of a spreadsheet, there and back.

Read with care for what people paste: lists from regulations (A., 1., a., (1)), from a word processor, from
the columns of a sheet. What `written` makes, `outline` reads back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from orgdesk.organization.bilingual import Language, Text

_TAB = 4
"""Columns that a tab counts for. [DERIVED]"""
_SHORTLY = 24
"""Characters of the longest code. [DERIVED]"""

CODE, NAME = Text("Kode", "Code"), Text("Nama", "Name")
_CODE_HEADS = frozenset({"kode", "code", "kode unit", "kode fungsi", "unit code", "function code"})
_NAME_HEADS = frozenset(
    {"nama", "name", "uraian", "fungsi", "function", "unit", "nama unit", "nama fungsi", "kegiatan"}
)
_OTHER_HEADS = frozenset({"no", "no.", "nomor", "ket", "keterangan", "catatan", "note", "notes"})

_QUOTED = re.compile(r'(?:^|(?<=[\t\n]))"((?:[^"]|"")*)"(?=[\t\n]|$)')
_BULLET = re.compile(r"([-\u2013\u2014•*●○▪■□◦‣·✓✔➢➤\uf0b7\uf0a7\uf0d8])(?:\s+|$)")
_NUMBERING = re.compile(r"(\(?)(\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxlc]{2,6}|[IVXLC]{2,6})([.)]?)(?:\s+|$)")
_ROMAN = re.compile(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_PADDED = re.compile(r"(?:\d+\.)*(?:0\d+)(?:\.\d+)*")
_DOTTED_CODE = re.compile(r"((?:\d+\.){2,}\d+|\d+\.0\d*)\s+(?=\S)")
_CODE_THEN_NAME = re.compile(r"([A-Z0-9][A-Z0-9./_-]{0,23}) {2,}(?=\S)")
_TAIL = re.compile(r"\s*;(?:\s*(?:dan|serta|atau|and|or))?$", re.IGNORECASE)
_SAYS_SOMETHING = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A line of a hierarchy. It stands below the nearest line above it that is less deep."""

    depth: int
    """0 for the first line; never more than one deeper than the line before."""
    code: str
    name: str


class _Mark(NamedTuple):
    """What stands before a name: a bullet or a number."""

    style: str
    """Alike for siblings: "1." for 3., "(a)" for (c), the bullet itself."""
    parts: int
    """How many numbers: 2 in 1.1."""
    label: str


class _Level(NamedTuple):
    """A line that others may stand below."""

    width: int
    mark: _Mark


_NO_MARK = _Mark("", 1, "")


def outline(text: str) -> list[OutlineLine]:
    """The lines of a text with their depth, as told by indentation, bullets and numbering.

    Numbering and bullets are taken off. Codes are what stands in a column of codes, or before two spaces.
    Blank lines and lines without a letter or digit are left out.
    """
    rows = _rows(text)
    columns = _columns(rows[0]) if rows else None
    if columns is not None:
        return _by_head(rows[1:], *columns)
    has_codes = _has_codes(rows)
    stack: list[_Level] = []
    found = []
    for row in rows:
        width, cells = _indented(row)
        mark, code, name = _parts(cells, stack, has_codes)
        if _SAYS_SOMETHING.search(name):
            found.append(OutlineLine(_depth(stack, width, mark), code, name))
    return found


def written(lines: Sequence[OutlineLine], language: Language) -> str:
    """The lines as an indented text where that can be read back as it was, else as a table with a head."""
    plain = "\n".join(f"{'    ' * line.depth}{_code_and_name(line)}" for line in lines)
    if outline(plain) == list(lines):
        return plain
    head = f"{CODE.in_(language)}\t{NAME.in_(language)}"
    rows = (f"{_cell(line.code)}\t{_cell('    ' * line.depth + line.name)}" for line in lines)
    return "\n".join((head, *rows))


def _code_and_name(line: OutlineLine) -> str:
    return f"{line.code}  {line.name}" if line.code else line.name


def _cell(text: str) -> str:
    """A cell as spreadsheets put it on the clipboard."""
    return '"' + text.replace('"', '""') + '"' if '"' in text else text


# -- rows and columns --------------------------------------------------------------------------------


def _rows(text: str) -> list[list[str]]:
    """Lines that are not blank, as cells; NBSP is a space, a cell of several lines is one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").replace("\u200b", "")
    text = text.replace("\ufeff", "").strip("\n")
    alone = _QUOTED.fullmatch(text)
    if alone is not None and "\n" in alone[1]:  # one cell of a sheet that holds the whole list
        text = alone[1].replace('""', '"')
    else:
        text = _QUOTED.sub(_unquoted, text)
    return [line.split("\t") for line in text.split("\n") if line.strip()]


def _unquoted(found: re.Match[str]) -> str:
    """A quoted cell in one line; what nobody needed to quote is a quotation and stays."""
    inner = found[1]
    if not re.search(r'[\n\t]|""', inner):
        return found[0]
    return re.sub(r"\s*[\n\t]\s*", " ", inner).replace('""', '"')


def _columns(head: list[str]) -> tuple[int | None, int] | None:
    """The columns of codes and of names where the first row says so."""
    words = [" ".join(cell.split()).casefold() for cell in head]
    if len(words) < 2 or not all(w in _CODE_HEADS | _NAME_HEADS | _OTHER_HEADS for w in words if w):
        return None
    codes = [n for n, word in enumerate(words) if word in _CODE_HEADS]
    names = [n for n, word in enumerate(words) if word in _NAME_HEADS]
    return (codes[0] if codes else None, names[0]) if names else None


def _by_head(rows: Iterable[list[str]], code_at: int | None, name_at: int) -> list[OutlineLine]:
    """Codes and names exactly as they stand; the indentation of the names gives the depth."""
    stack: list[_Level] = []
    found = []
    for row in rows:
        name = row[name_at] if name_at < len(row) else ""
        code = row[code_at] if code_at is not None and code_at < len(row) else ""
        if name.strip():
            depth = _depth(stack, len(name) - len(name.lstrip()), _NO_MARK)
            found.append(OutlineLine(depth, code.strip(), _tidy(name)))
    return found


def _has_codes(rows: Iterable[list[str]]) -> bool:
    """Whether, of the rows with several cells, most have what looks like a code before the name."""
    several = [cells for _, cells in map(_indented, rows) if len(cells) > 1]
    several = [cells[1:] if _own_number(cells[0]) else cells for cells in several]
    several = [cells for cells in several if len(cells) > 1]
    return sum(_is_code(cells[0]) for cells in several) * 3 > len(several) * 2


def _is_code(cell: str) -> bool:
    return len(cell) <= _SHORTLY and " " not in cell and any(c.isupper() or c.isdigit() for c in cell)


def _indented(row: list[str]) -> tuple[int, list[str]]:
    """How far a row is indented, and its cells that say something. An empty cell in front is a tab."""
    first = next(n for n, cell in enumerate(row) if cell.strip())
    width = sum(_TAB + len(cell) for cell in row[:first]) + len(row[first]) - len(row[first].lstrip())
    return width, [cell.strip() for cell in row[first:] if cell.strip()]


# -- what stands before a name -----------------------------------------------------------------------


def _parts(cells: list[str], stack: list[_Level], has_codes: bool) -> tuple[_Mark, str, str]:
    mark, rest = _NO_MARK, cells
    if len(cells) > 1 and _own_number(cells[0]):
        found = _number(cells[0], stack, alone=True) or _bullet(cells[0])
        assert found is not None
        mark, rest = found[0], cells[1:]
    else:
        found = _bullet(cells[0]) or _number(cells[0], stack, alone=False)
        if found is not None:
            mark, rest = found[0], [*filter(None, [found[1]]), *cells[1:]]
    if not rest:
        return mark, "", ""
    code, name = "", rest[0]
    if has_codes and len(rest) > 1 and _is_code(rest[0]):
        code, name = rest[0], rest[1]
    else:
        before = _DOTTED_CODE.match(name) or _CODE_THEN_NAME.match(name)
        if before is not None:
            code, name = before[1], name[before.end() :]
    if mark is _NO_MARK and _PADDED.fullmatch(code):
        mark = _Mark("code", code.count(".") + 1, code)
    return mark, code, _TAIL.sub("", _tidy(name))


def _own_number(cell: str) -> bool:
    """Whether a cell holds a number or a bullet alone."""
    found = _bullet(cell) or _number(cell, [], alone=True)
    return found is not None and not found[1]


def _bullet(text: str) -> tuple[_Mark, str] | None:
    found = _BULLET.match(text)
    return (_Mark(found[1], 1, ""), text[found.end() :]) if found else None


def _number(text: str, stack: list[_Level], *, alone: bool) -> tuple[_Mark, str] | None:
    """The numbering before a name and the name; `alone`: it has a cell of its own and may lack its point."""
    found = _NUMBERING.match(text)
    if found is None or _PADDED.fullmatch(found[2]):
        return None
    opening, label, closing = found.groups()
    if (opening and closing != ")") or not (closing or "." in label or alone):
        return None
    parts = label.count(".") + 1
    before, after = opening, ")" if closing == ")" else "."
    rest = text[found.end() :]
    if label[0].isdigit():
        return _Mark(f"{before}1{after}", parts, label), rest
    sort = _sort(label, before, after, stack)
    return (_Mark(f"{before}{sort}{after}", 1, label), rest) if sort else None


def _sort(label: str, before: str, after: str, stack: list[_Level]) -> str:
    """Whether letters count as letters ("A", "a") or are Roman ("I", "i"); "" where they are neither."""
    upper = label.isupper()
    letter, roman = ("A", "I") if upper else ("a", "i")
    if not _ROMAN.fullmatch(label.upper()):
        return letter if len(label) == 1 else ""
    if len(label) > 1:
        return roman
    last = {level.mark.style: level.mark.label for level in stack}
    previous = last.get(f"{before}{letter}{after}")
    if previous is not None and len(previous) == 1 and ord(previous) + 1 == ord(label):
        return letter
    return roman if f"{before}{roman}{after}" in last or label in "Ii" else letter


def _depth(stack: list[_Level], width: int, mark: _Mark) -> int:
    """How deep the next line stands, which then tops the stack.

    Further in is deeper. At the same width a mark of a new sort is deeper, one seen before goes back to it.
    """
    while stack and stack[-1].width > width:
        stack.pop()
    same = (n for n, level in enumerate(stack) if level.width == width and _are_siblings(level.mark, mark))
    at = next(same, None)
    if at is not None:
        del stack[at:]
    stack.append(_Level(width, mark))
    return len(stack) - 1


def _are_siblings(one: _Mark, other: _Mark) -> bool:
    """Alike, or the other has fewer numbers: 2 after 1.1 stands above it."""
    return one.style == other.style and one.parts >= other.parts


def _tidy(name: str) -> str:
    return " ".join(name.split())
