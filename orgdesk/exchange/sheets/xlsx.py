"""Excel workbooks (.xlsx, .xlsm): their parts, texts and formats. Macros are never looked at."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from orgdesk.exchange.sheets.archive import Archive
from orgdesk.exchange.sheets.filling import Filling
from orgdesk.exchange.sheets.markup import Attributes, Listener, listen, local
from orgdesk.exchange.sheets.refusals import BINARY_EXCEL, DAMAGED_PART, TOO_MUCH_TEXT
from orgdesk.exchange.sheets.values import shows_date, shows_duration, whole
from orgdesk.exchange.sheets.xlsx_cells import YES, Styles, Worksheet, unescaped
from orgdesk.organization.bilingual import Text

_MOST_FORMATS = 65_536
_MOST_LINKS = 10_000


@dataclass(frozen=True, slots=True)
class _Link:
    """Where one part leads to."""

    kind: str
    target: str


def read_xlsx(archive: Archive, filling: Filling) -> None:
    """Fill the book with all sheets of cells. Raises SheetRefused."""
    main = _main_part(archive, filling)
    folder = posixpath.dirname(main)
    links = _links(archive, filling, main)
    parts = {link.kind: link.target for link in links.values()}
    workbook = _Workbook(filling)
    strings_part, styles_part = parts.get("sharedStrings", ""), parts.get("styles", "")
    listen(archive.part(main), workbook)
    for name, _, link in workbook.sheets:
        if link not in links:
            raise filling.refused(DAMAGED_PART, part=name)
    sheets = [
        (name, hidden, links[link].target)
        for name, hidden, link in workbook.sheets
        if links[link].kind == "worksheet"  # others are charts and old macros
    ]
    filling.expect(
        sum(archive.size(part) for part in (main, strings_part, styles_part, *(s[2] for s in sheets)))
    )
    strings = _Strings(filling)
    if strings_part in archive:
        listen(archive.part(strings_part), strings)
    formats = _Formats(filling)
    if styles_part in archive:
        listen(archive.part(styles_part), formats)
    dates, durations = frozenset(formats.dates), frozenset(formats.durations)
    styles = Styles(dates, durations, formats.count, workbook.from_1904)
    for name, hidden, target in sheets:
        sheet = filling.sheet(name, hidden)
        listen(archive.part(target, name), Worksheet(filling, sheet, strings.texts, styles))
    filling.book.form = "xlsx"
    if f"{folder}/vbaProject.bin" in archive:
        filling.book.form = "xlsm"
        filling.problem(_MACROS)


def _main_part(archive: Archive, filling: Filling) -> str:
    links = _links(archive, filling, "")
    main = next((link.target for link in links.values() if link.kind == "officeDocument"), "xl/workbook.xml")
    if main.lower().endswith(".bin"):
        raise filling.refused(BINARY_EXCEL)
    return main


def _links(archive: Archive, filling: Filling, part: str) -> dict[str, _Link]:
    """The links of a part by their ids."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    found = _Links(filling, folder)
    if rels in archive:
        listen(archive.part(rels), found)
    return found.links


class _Links(Listener):
    """The relationships of a part."""

    def __init__(self, filling: Filling, folder: str) -> None:
        super().__init__(filling, "_rels")
        self.folder = folder
        self.links: dict[str, _Link] = {}

    def begin(self, name: str, attributes: Attributes) -> None:
        """Note a link to a part of the file."""
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            if len(self.links) > _MOST_LINKS:
                raise self.damaged()
            target = attributes.get("Target", "").replace("\\", "/")
            whole_path = posixpath.normpath(posixpath.join("/" + self.folder, target))
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.links[attributes.get("Id", "")] = _Link(kind, whole_path.lstrip("/"))


class _Workbook(Listener):
    """Which sheets there are, in order."""

    def __init__(self, filling: Filling) -> None:
        super().__init__(filling, "workbook")
        self.sheets: list[tuple[str, bool, str]] = []
        self.from_1904 = False

    def begin(self, name: str, attributes: Attributes) -> None:
        """Note a sheet (name, whether it is hidden, id of its link), or from when days are counted."""
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in YES
        elif name == "sheet":
            hidden = attributes.get("state", "visible") in ("hidden", "veryHidden")
            if len(self.sheets) > _MOST_LINKS:
                raise self.damaged()
            title = self.filling.keep(unescaped(attributes.get("name", ""))[:255])
            self.sheets.append((title, hidden, local(attributes, "id")))


class _Strings(Listener):
    """The texts that cells share; those of rich text in one piece, without the reading aid of Japanese."""

    def __init__(self, filling: Filling) -> None:
        super().__init__(filling, "sharedStrings")
        self.texts: list[str] = []
        self.pieces: list[str] = []
        self.room = 0
        self.taking = False
        self.phonetic = 0

    def begin(self, name: str, attributes: Attributes) -> None:
        """A text or a piece of one begins."""
        if name == "si":
            self.pieces = []
            self.room = self.filling.limits.text
        elif name == "rPh":
            self.phonetic += 1
        self.taking = name == "t" and not self.phonetic

    def finish(self, name: str) -> None:
        """A text or a piece of one ends."""
        self.taking = False
        if name == "si":
            if len(self.texts) >= self.filling.limits.cells:
                raise self.filling.refused(TOO_MUCH_TEXT)
            self.texts.append(self.filling.keep(unescaped("".join(self.pieces))))
        elif name == "rPh":
            self.phonetic -= 1

    def text(self, data: str) -> None:
        """Text between tags, perhaps in pieces."""
        if self.taking and self.room >= 0:
            self.pieces.append(data)
            self.room -= len(data)


class _Formats(Listener):
    """Which cell formats show dates."""

    def __init__(self, filling: Filling) -> None:
        super().__init__(filling, "styles")
        self.codes: dict[int, str] = {}
        self.dates: set[str] = set()
        self.durations: set[str] = set()
        self.count = 0
        self.within = ""

    def begin(self, name: str, attributes: Attributes) -> None:
        """Note a number format, or the cell format that uses one."""
        if name in ("numFmts", "cellXfs", "cellStyleXfs", "dxfs"):
            self.within = name
        elif name == "numFmt" and self.within == "numFmts" and len(self.codes) < _MOST_FORMATS:
            number = whole(attributes.get("numFmtId", ""), 10**6)
            if number is not None:
                self.codes[number] = attributes.get("formatCode", "")[:255]
        elif name == "xf" and self.within == "cellXfs" and self.count < _MOST_FORMATS:
            number = whole(attributes.get("numFmtId", "0"), 10**6) or 0
            if shows_date(number, self.codes.get(number)):
                self.dates.add(str(self.count))
            if shows_duration(number, self.codes.get(number)):
                self.durations.add(str(self.count))
            self.count += 1


_MACROS = Text(
    "Berkas ini memuat makro. Makro tidak pernah dijalankan; hanya isi selnya yang dibaca.",
    "This file has macros. They are never run; only the cells are read.",
)
