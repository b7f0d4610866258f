"""One worksheet of an Excel workbook, in one pass."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from orgdesk.exchange.sheets.filling import MAX_COLUMN, MAX_ROW, Filling
from orgdesk.exchange.sheets.grid import Block, Sheet, Sort
from orgdesk.exchange.sheets.markup import Attributes, Listener
from orgdesk.exchange.sheets.spans import Spans
from orgdesk.exchange.sheets.values import date_text, duration_text, number_text, whole
from orgdesk.organization.bilingual import Text

YES = ("1", "true", "on")
_EXTERNAL = re.compile(r"\[[^\[\]]+\][^\[\]!]*!")
"""A formula that reads another file: [1]Sheet1!A1."""
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class Styles:
    """What of the formats of a workbook bears on values."""

    dates: frozenset[str] = frozenset()
    """Numbers of the cell formats that show dates, as cells write them."""
    durations: frozenset[str] = frozenset()
    """Those among them that show hours beyond 24."""
    count: int = 0
    from_1904: bool = False


@dataclass(slots=True)
class _Cell:
    """What a cell with content has gathered."""

    attributes: Attributes
    value: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    formula: list[str] | None = None
    shared: str = ""


class Worksheet(Listener):
    """Fills a Sheet with the cells of its part.

    Most cells of a formatted sheet are empty, so an empty one costs two short calls and keeps nothing.
    """

    def __init__(self, filling: Filling, sheet: Sheet, strings: list[str], styles: Styles) -> None:
        super().__init__(filling, sheet.name)
        self.sheet = sheet
        self.strings = strings
        self.styles = styles
        self.columns: dict[str, int] = {}
        self.shared: dict[str, str] = {}
        self.hidden_rows = Spans()
        self.hidden_columns = Spans()
        self.c = ""
        self.row = 0
        self.in_row = False
        self.reference = ""
        self.beyond = 0
        self.attributes: Attributes | None = None
        self.cell: _Cell | None = None
        self.taking: list[str] | None = None
        self.room = 0
        self.phonetic = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name == self.c and self.in_row:
            if self.attributes is not None:
                raise self.damaged()
            self.attributes = attributes
            reference = attributes.get("r")
            if reference is None:
                self.beyond += 1
            else:
                self.reference = reference
                self.beyond = 0
        elif self.attributes is not None:
            self.begin_in_cell(name, attributes)
        elif self.depth == 0:
            self.depth = 1
            self.c = f"{name.rpartition(' ')[0]} c".lstrip()
        else:
            super().start(name, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == self.c and self.in_row:
            if self.cell is not None:
                self.finish_cell(self.cell)
                self.cell = None
            self.attributes = None
        elif self.attributes is not None:
            self.depth -= 1
            self.taking = None
            if name.endswith(" rPh"):
                self.phonetic -= 1
        else:
            super().end(name)

    def text(self, data: str) -> None:
        """Text between tags, perhaps in pieces."""
        if self.taking is not None and self.room >= 0:
            self.taking.append(data)
            self.room -= len(data)

    def begin_in_cell(self, name: str, attributes: Attributes) -> None:
        """A value, a formula or a text begins."""
        self.deeper()
        cell = self.cell
        if cell is None:
            if self.attributes is None:
                return
            cell = self.cell = _Cell(self.attributes)
        kind = name.rpartition(" ")[2]
        self.taking = None
        if kind == "v":
            self.taking = cell.value
        elif kind == "t" and not self.phonetic:
            self.taking = cell.inline
        elif kind == "f":
            self.taking = cell.formula = []
            cell.shared = attributes.get("si", "")[:20] if attributes.get("t") == "shared" else ""
        elif kind == "rPh":
            self.phonetic += 1
        if kind in ("v", "is", "f"):
            self.room = self.filling.limits.text

    def begin(self, name: str, attributes: Attributes) -> None:
        """An element outside cells begins."""
        if name == "row":
            self.begin_row(attributes)
        elif name == "mergeCell":
            self.merge(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in YES:
            first = whole(attributes.get("min", ""), MAX_COLUMN)
            last = whole(attributes.get("max", ""), 10**9)
            if first and last:
                self.hidden_columns.add(first, min(last, MAX_COLUMN))

    def finish(self, name: str) -> None:
        """An element outside cells ends."""
        if name == "row":
            self.in_row = False
        elif self.depth == 0:
            self.sheet.hidden_rows = self.hidden_rows.up_to(self.sheet.last_row)
            self.sheet.hidden_columns = self.hidden_columns.up_to(self.sheet.last_column)

    def begin_row(self, attributes: Attributes) -> None:
        """A row begins; one without a number follows the one before."""
        if self.depth != 3:
            return
        number = attributes.get("r")
        row = self.row + 1 if number is None else whole(number.strip(), MAX_ROW)
        if not row or row > MAX_ROW:
            self.filling.problem(_BAD_ROW.format(row=(number or "")[:20]), self.sheet.name, grave=True)
            return
        self.row = row
        self.in_row = True
        self.reference = ""
        self.beyond = 0
        if attributes.get("hidden") in YES:
            self.hidden_rows.add(row, row)

    def column(self) -> int:
        """The column of the cell; 0 where its reference makes no sense or is of another row."""
        letters = self.reference.rstrip(_DIGITS)
        if self.reference and self.reference[len(letters) :] != str(self.row):
            return 0
        first = self.columns.get(letters)
        if first is None:
            first = self.columns[letters] = column_number(letters) if letters else 0
        if self.reference and not first:
            return 0
        return first + self.beyond

    def merge(self, reference: str) -> None:
        """Merged cells, as "A1:C3"."""
        first, _, last = reference.replace("$", "").strip().partition(":")
        top, bottom = place_of(first), place_of(last or first)
        if top is None or bottom is None:
            self.filling.problem(_BAD_MERGE.format(what=reference[:40]), self.sheet.name)
            return
        rows, columns = sorted((top[0], bottom[0])), sorted((top[1], bottom[1]))
        self.filling.merge(self.sheet, Block(rows[0], columns[0], rows[1], columns[1]))

    def finish_cell(self, cell: _Cell) -> None:
        """Write what the cell says."""
        column = self.column()
        if not 0 < column <= MAX_COLUMN:
            place = self.reference[:20] or str(self.row)
            self.filling.problem(_BAD_PLACE.format(place=place), self.sheet.name, grave=True)
            return
        text, sort = self.content(cell, column)
        if cell.formula is not None:
            formula = "".join(cell.formula)
            if cell.shared:
                if formula:
                    self.shared[cell.shared] = self.filling.keep(formula)
                formula = self.shared.get(cell.shared, "")
            if not text and cell.attributes.get("t") != "str":
                text, sort = "=" + formula.removeprefix("="), Sort.UNCALCULATED
            elif text and sort is not Sort.ERROR and _EXTERNAL.search(formula):
                sort = Sort.EXTERNAL
        if text:
            self.filling.put(self.sheet, self.row, column, text, sort)

    def content(self, cell: _Cell, column: int) -> tuple[str, Sort | None]:
        """The value of a cell that is kept in the file, as text."""
        kind = cell.attributes.get("t", "n")
        value = "".join(cell.value)
        if kind == "s":
            index = whole(value.strip(), len(self.strings) - 1)
            if index is not None:
                return self.strings[index], None
            if value:
                self.odd(_BAD_STRING, column, grave=True)
            return "", None
        if kind == "inlineStr":
            return unescaped("".join(cell.inline) or value), None
        if kind == "n":
            return self.number(value.strip(), cell.attributes.get("s", "0"), column)
        if kind == "b":
            return ("TRUE" if value.strip() in YES else "FALSE" if value else ""), Sort.BOOLEAN
        if kind == "e":
            return value, Sort.ERROR
        if kind == "d":
            return value.removesuffix("T00:00:00").replace("T", " "), Sort.DATE
        if kind != "str":
            self.odd(_BAD_KIND.format(kind=kind[:20]), column)
        return unescaped(value), None

    def number(self, value: str, style: str, column: int) -> tuple[str, Sort | None]:
        """A number, or the date that it shows."""
        if not value:
            return "", None
        text = number_text(value)
        if text is None:
            self.odd(_BAD_NUMBER, column, grave=True)
            return value, None
        if style in self.styles.dates:
            if style in self.styles.durations:
                date = duration_text(value)
            else:
                date = date_text(value, self.styles.from_1904)
            if date is not None:
                return date, Sort.DATE
            self.odd(_BAD_DATE, column)
        elif style != "0" and whole(style, self.styles.count - 1) is None:
            self.odd(_BAD_STYLE, column)
        return text, Sort.NUMBER

    def odd(self, sentence: Text, column: int, grave: bool = False) -> None:
        """Note what is odd about a cell of this row."""
        self.filling.problem(sentence, self.sheet.name, (self.row, column), grave)


def column_number(letters: str) -> int:
    """The number of a column by its letters; 0 for what is no column."""
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        return 0
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number if number <= MAX_COLUMN else 0


def place_of(reference: str) -> tuple[int, int] | None:
    """The place that "B7" names; None for what is no place."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    row, column = int(match[2]), column_number(match[1])
    return (row, column) if column and row <= MAX_ROW else None


def unescaped(text: str) -> str:
    """Text with the characters that Excel writes as _x000D_."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


_BAD_ROW = Text(
    'Berkas menyebut baris yang tidak ada ("{row}"); isinya dilewati. Simpan ulang dari Excel atau '
    "LibreOffice.",
    'The file names a row that cannot be ("{row}"); what is in it was left out. Save it again from Excel or '
    "LibreOffice.",
)
_BAD_PLACE = Text(
    'Berkas memuat sel tanpa tempat yang benar ("{place}"); sel itu dilewati. Simpan ulang dari Excel atau '
    "LibreOffice.",
    'The file has a cell without a proper place ("{place}"); it was left out. Save it again from Excel or '
    "LibreOffice.",
)
_BAD_MERGE = Text(
    'Gabungan sel "{what}" tidak dapat dibaca dan diabaikan.',
    'The merged cells "{what}" cannot be read and were ignored.',
)
_BAD_STRING = Text(
    "Teks sel ini hilang dari berkas. Isi ulang selnya, atau minta berkas dikirim ulang.",
    "The text of this cell is missing from the file. Fill it in again, or ask for the file again.",
)
_BAD_KIND = Text(
    'Jenis isi sel ini tidak dikenal ("{kind}"); dibaca sebagai teks.',
    'What sort of content this cell has is not known ("{kind}"); it was read as text.',
)
_BAD_NUMBER = Text(
    "Sel ini mestinya angka, tetapi isinya bukan. Periksa isinya.",
    "This cell should be a number and is none. Check what it says.",
)
_BAD_DATE = Text(
    "Angka sel ini berformat tanggal, tetapi bukan tanggal; dibaca sebagai angka.",
    "The number of this cell is formatted as a date but is none; it was read as a number.",
)
_BAD_STYLE = Text(
    "Format sel ini tidak ada dalam berkas; angkanya dibaca apa adanya.",
    "The format of this cell is missing from the file; the number was read as it stands.",
)
