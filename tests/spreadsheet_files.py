"""Spreadsheet files built part by part, where openpyxl would not write what is wanted."""

from __future__ import annotations

import zipfile
from pathlib import Path

from orgdesk.exchange.sheets.grid import Book, coordinate

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(path: Path, parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """A zip file of these parts."""
    with zipfile.ZipFile(path, "w", method) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def xlsx_parts(
    *sheets: str, strings: str = "", styles: str = "", workbook: str = "", names: tuple[str, ...] = ()
) -> dict[str, str | bytes]:
    """The parts of a workbook; a sheet is what stands within <worksheet>, so are strings and styles."""
    links = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    listed = "".join(
        f'<sheet name="{names[n - 1] if names else f"S{n}"}" sheetId="{n}" r:id="r{n}"/>'
        for n in range(1, len(sheets) + 1)
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="x"/>',
        "_rels/.rels": f'<Relationships xmlns="{LINKS}"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{workbook}<sheets>{listed}</sheets>'
        "</workbook>",
    }
    if strings:
        links += f'<Relationship Id="rs" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'
    if styles:
        links += f'<Relationship Id="rt" Type="{OFFICE}/styles" Target="styles.xml"/>'
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    parts["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{LINKS}">{links}</Relationships>'
    for number, sheet in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>'
    return parts


def rows(*rows: str) -> str:
    """<sheetData> with these rows, numbered from 1."""
    return (
        "<sheetData>" + "".join(f'<row r="{n}">{row}</row>' for n, row in enumerate(rows, 1)) + "</sheetData>"
    )


_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style", "drawing")
)
_CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def ods_content(*tables: str, styles: str = "", root: str = "document-content") -> str:
    """content.xml with these tables."""
    return (
        f"<office:{root} {_SPACES} {_CALC}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body></office:{root}>"
    )


def ods_parts(content: str, manifest: str = "<manifest/>") -> dict[str, str | bytes]:
    """The parts of an OpenDocument spreadsheet."""
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
        "META-INF/manifest.xml": manifest,
    }


def cells(book: Book, sheet: int = 0) -> dict[str, str]:
    """What the cells of a sheet say, by what spreadsheets call them."""
    return {coordinate(place): text for place, text in book.sheets[sheet].cells()}


def sorts(book: Book, sheet: int = 0) -> dict[str, str]:
    """What sort the cells of a sheet are that are not text."""
    return {coordinate(place): str(sort) for place, sort in book.sheets[sheet].sorts.items()}
