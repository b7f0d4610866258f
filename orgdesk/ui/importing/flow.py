"""How a sheet comes in: read it, show what it would change, do that, say that it is done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from orgdesk.organization.bilingual import Text
from orgdesk.organization.errors import OrgDeskError
from orgdesk.ui.desk import Desk
from orgdesk.ui.language import number_words
from orgdesk.ui.notice import Button, Notice
from orgdesk.ui.remembered import recall, remember

if TYPE_CHECKING:  # what reads sheets is imported when one comes in
    from orgdesk.exchange.incoming.plan import ImportPlan
    from orgdesk.exchange.sheets.grid import Book
    from orgdesk.ui.progress import Progress

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".ods"})
"""Files that are sheets by their name; what they really are is told by their content."""

Begin = Callable[[str], bool]
"""Puts an empty document of that name on the desk; False where that was not wished."""

_FOLDER = "import/folder"
translate = QCoreApplication.translate


def is_sheet(path: Path) -> bool:
    """Whether a file is taken in rather than opened."""
    return path.suffix.lower() in SUFFIXES


def import_file(desk: Desk, parent: QWidget, path: Path | None = None, begin: Begin | None = None) -> bool:
    """Take in a sheet, asking for one where none is given. Whether anything was taken in.

    Where no document is open, `begin` makes the one that the sheet comes into.
    """
    from orgdesk.exchange.sheets.read import read_book
    from orgdesk.exchange.sheets.watch import Watch
    from orgdesk.ui.progress import Cancelled, in_background

    path = path or ask_path(parent)
    if path is None:
        return False
    path = path.absolute()
    remember(_FOLDER, str(path.parent))

    def work(progress: Progress) -> Book:
        return read_book(path, Watch(advance=progress.at))

    try:
        book = in_background(parent, translate("ImportFlow", "Reading {name}…").format(name=path.name), work)
    except Cancelled:
        return False
    except OrgDeskError as error:
        return _refuse(desk, parent, error)
    return import_book(desk, parent, book, begin)


def import_clipboard(desk: Desk, parent: QWidget, begin: Begin | None = None) -> bool:
    """Take in the table that another program has put on the clipboard. Whether anything was taken in."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    text, html = (data.text(), data.html()) if data is not None else ("", "")
    return import_copied(desk, parent, text, html, begin)


def import_copied(desk: Desk, parent: QWidget, text: str, html: str, begin: Begin | None = None) -> bool:
    """Take in a table that was copied as text, or better as HTML. Whether anything was taken in."""
    from orgdesk.exchange.sheets.pasted import pasted_html, pasted_text

    try:
        book = (pasted_html(html) if html else None) or pasted_text(text)
        if not any(sheet.rows for sheet in book.sheets):
            raise OrgDeskError(_NOTHING_COPIED)
    except OrgDeskError as error:
        return _refuse(desk, parent, error)
    book.name = translate("ImportFlow", "Clipboard")
    return import_book(desk, parent, book, begin)


def import_book(desk: Desk, parent: QWidget, book: Book, begin: Begin | None = None) -> bool:
    """Show what a sheet would change, and do it where that is wished. Whether anything was taken in."""
    from orgdesk.exchange.incoming.importing import plan_import
    from orgdesk.exchange.incoming.mapping import Mapping
    from orgdesk.exchange.sheets.watch import Watch
    from orgdesk.ui.importing.dialog import ImportDialog
    from orgdesk.ui.importing.planner import Planner
    from orgdesk.ui.progress import Cancelled, in_background

    planner = Planner(desk, book, plan_import)

    def work(progress: Progress) -> ImportPlan:
        return planner(Mapping(), Watch(advance=progress.at))

    try:
        plan = in_background(
            parent, translate("ImportFlow", "Recognizing {name}…").format(name=book.name), work
        )
    except Cancelled:
        return False
    except OrgDeskError as error:
        return _refuse(desk, parent, error)
    dialog = ImportDialog(desk, plan, planner, begin, parent.window())
    done = dialog.exec() == ImportDialog.DialogCode.Accepted
    taken = dialog.taken
    dialog.deleteLater()
    if done and taken is not None:
        _tell(desk, parent, taken)
    return done


def _tell(desk: Desk, parent: QWidget, plan: ImportPlan) -> None:
    """Say that it is done, on the notice of the window, and offer what can follow."""
    notice = parent.window().findChild(Notice)
    if not isinstance(notice, Notice):
        return
    count = len(plan.change_set.rows)
    words = (
        translate("ImportFlow", "1 change is imported.")
        if count == 1
        else translate("ImportFlow", "{count} changes are imported.")
    )
    offers: list[Button] = [(translate("ImportFlow", "Undo"), desk.undo)]
    if any(change.kind == "statement" and change.after is not None for change in plan.change_set):
        offers.append((translate("ImportFlow", "Who says what"), lambda: _show_views(desk, parent)))
    notice.tell(words.format(count=number_words(count, desk.language, decimals=0)), offers)


def _show_views(desk: Desk, parent: QWidget) -> None:
    from orgdesk.ui.importing.views import ViewsDialog

    ViewsDialog(desk, parent.window()).exec()


def ask_path(parent: QWidget) -> Path | None:
    """The sheet that the person picks in a dialog; None for none."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    start = Path(recall(_FOLDER, documents))
    dialog = QFileDialog(
        parent.window(),
        translate("ImportFlow", "Import a sheet"),
        str(start if start.is_dir() else documents),
    )
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    patterns = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
    sheets = translate("ImportFlow", "Sheets")
    dialog.setNameFilters([f"{sheets} ({patterns})", translate("ImportFlow", "All files (*)")])
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def _refuse(desk: Desk, parent: QWidget, error: OrgDeskError) -> bool:
    from orgdesk.ui.files.questions import tell

    tell(parent, desk.say(error.sentence))
    return False


_NOTHING_COPIED = Text(
    "Papan klip tidak memuat tabel. Salin dahulu selnya di Excel atau LibreOffice, lalu coba lagi.",
    "The clipboard holds no table. Copy the cells in Excel or LibreOffice first, then try again.",
)
