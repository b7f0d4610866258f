"""What is put on the clipboard: as text, and as a table with colours and borders for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from orgdesk.exchange.palette import LIGHT
from orgdesk.ui.style import FAMILIES

OURS = "application/x-orgdesk"
"""Format that everything bears which this program has put there."""
CELLS = "application/x-orgdesk-cells"
"""Format of cells of the matrix: rows of [unit id, function id], null where there is no cell."""

_FONTS = ", ".join(f"'{family}'" for family in ("Arial", *FAMILIES))
_CELL = f"border:1px solid {LIGHT.hairline};padding:2px 6px;vertical-align:top;mso-number-format:'\\@'"
_HEAD = f"font-weight:bold;background-color:{LIGHT.panel}"
_INDENT = "&emsp;"
"""The space that spreadsheets do not trim."""
_BREAK = '<br style="mso-data-placement:same-cell">'


class HtmlCell(NamedTuple):
    """A cell of a table."""

    inner: str
    """HTML; see `text_cell` for plain words."""
    style: str = ""


def put(text: str, html: str = "", formats: Mapping[str, bytes] | None = None) -> None:
    """Put it on the clipboard, in whatever formats there are."""
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    for name, packed in {OURS: b"1", **(formats or {})}.items():
        data.setData(name, packed)
    QGuiApplication.clipboard().setMimeData(data)


def held() -> QMimeData:
    """What is on the clipboard; empty where there is nothing."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return data or QMimeData()


def sheet_text(rows: Iterable[Iterable[str]]) -> str:
    """Rows and columns as spreadsheets put them on the clipboard."""
    return "\n".join("\t".join(map(_quoted, row)) for row in rows)


def text_cell(words: str, style: str = "") -> HtmlCell:
    """Plain words; spaces in front, two by two, and line breaks are kept."""
    name = words.lstrip(" ")
    inner = _INDENT * ((len(words) - len(name)) // 2) + escape(name)
    return HtmlCell(inner.replace("\n", _BREAK), style)


def head_cell(words: str) -> HtmlCell:
    """The heading of a column or of a row."""
    return text_cell(words, _HEAD)


def html_table(rows: Iterable[Iterable[HtmlCell]]) -> str:
    """The whole page. It is for white paper, whatever the look; cells are text, never numbers."""
    body = "".join(f"<tr>{''.join(map(_written, row))}</tr>" for row in rows)
    style = f"border-collapse:collapse;font-family:{_FONTS};font-size:10pt;color:{LIGHT.ink}"
    return (
        '<html><head><meta charset="utf-8"></head><body><!--StartFragment-->'
        f'<table style="{style}">{body}</table><!--EndFragment--></body></html>'
    )


def _written(cell: HtmlCell) -> str:
    style = f"{_CELL};{cell.style}" if cell.style else _CELL
    # Spreadsheets would take a code for a number: mso-number-format keeps Excel from it, sdnum LibreOffice.
    return f'<td style="{style}" sdnum="1033;0;@">{cell.inner}</td>'


def _quoted(cell: str) -> str:
    if not set(cell) & {'"', "\t", "\n"}:
        return cell
    return '"' + cell.replace('"', '""') + '"'
