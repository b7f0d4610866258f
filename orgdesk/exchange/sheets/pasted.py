"""What is pasted from the clipboard, as a Book."""

from __future__ import annotations

import io

from orgdesk.exchange.sheets.delimited import fill, lines_of
from orgdesk.exchange.sheets.filling import Filling
from orgdesk.exchange.sheets.grid import Book
from orgdesk.exchange.sheets.html import read_html
from orgdesk.exchange.sheets.watch import Watch


def pasted_text(text: str) -> Book:
    """Text as Excel and LibreOffice put it on the clipboard, as a Book of one sheet.

    Tabs part the cells; a cell with line ends or quotes is quoted. Without a tab each line is one cell, with
    the spaces before it. Raises SheetRefused where it is too much.
    """
    filling = Filling("", Watch(), "text")
    filling.expect(len(text))
    stream = io.StringIO(text, newline=None)
    fill(filling.sheet(""), lines_of(stream, filling, stream.tell), filling, "\t")
    return filling.finish()


def pasted_html(html: str) -> Book | None:
    """The tables of HTML from the clipboard, a sheet each; None where none says anything.

    Raises SheetRefused where it is too much.
    """
    filling = Filling("", Watch())
    read_html(html, filling, "")
    return filling.finish() if filling.book.sheets else None
