"""Take pictures of every place of the window: both languages, light and dark, for a projector and larger.

    python scripts/take_screenshots.py [PLACE ...]      into docs/screenshots/

What README and the help show comes from here. Run it where Inter is installed; it needs no screen.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from orgdesk.organization.bilingual import LANGUAGES, Language
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.style import font
from orgdesk.ui.window import Window

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
EXAMPLE = "puskesmas-support-chain"
SIZES: dict[str, tuple[int, int]] = {"projector": (1366, 768), "large": (1920, 1080)}
LOOKS = ("light", "dark")
CELL = ("SKESGA", "F09")
FUNCTION = "F09"
_TITLE = 32
"""Pixels of a title bar."""


def settle(milliseconds: int = 30) -> None:
    """Let the window do what it has put off."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _start(window: Window) -> QWidget:
    """The page of somebody who has worked with it for a while."""
    from orgdesk.exchange.models import read_shipped
    from orgdesk.storage.open_file import write
    from orgdesk.ui.files.pictures import add_picture
    from orgdesk.ui.files.recent import add

    folder = Path(os.environ["ORGDESK_STATE"]) / "Dokumen"
    folder.mkdir()
    for name, title in (
        ("puskesmas-2014", "Puskesmas Sukamaju"),
        ("dinas-kesehatan", "Dinas Kesehatan, tugas dan fungsi"),
        ("puskesmas-support-chain", "Rantai dukungan Puskesmas"),
    ):
        organization, path = read_shipped(name), folder / f"{title}.orgdesk"
        write(path, organization)
        add(path)
        add_picture(path, organization)
    settle(400)
    window.start_page.hide()
    window.start_page.show()
    return window


def _open_example(window: Window) -> None:
    window.files.new_from_example(EXAMPLE)
    settle(250)
    window.desk.settle()


def _matrix(window: Window) -> QWidget:
    _open_example(window)
    desk = window.desk
    keys = [k for k, f in desk.findings.of_cell(*CELL).items() if f.rule == "OVL004"]
    desk.show(Selection(cells=(CELL,), finding=keys[0] if keys else None))
    return window


def _health(window: Window) -> QWidget:
    _open_example(window)
    window.work.centre.show_page("health")
    window.work.places.show_findings(False)
    health = window.work.centre.health
    while health.computing.is_running or not health.cards:
        settle()
    return window


def _inspector(window: Window) -> QWidget:
    _open_example(window)
    window.desk.show(Selection(rows=(("function", FUNCTION),)))
    window.work.places.show_inspector(True)
    return window


def _listed(name: str, kind: str) -> Callable[[Window], QWidget]:
    """One of the lists of services and resources, with its first row in the inspector where there is room."""

    def show(window: Window) -> QWidget:
        _open_example(window)
        window.centre.show_page("resources")
        window.centre.registers.show_list(name)
        settle(60)
        shown = window.centre.registers.pane.model.shown
        if shown:
            window.desk.show(Selection(rows=((kind, shown[0]),)))
        return window

    return show


def _findings(window: Window) -> QWidget:
    _open_example(window)
    window.work.places.show_findings(True)
    window.work.findings.next_finding()
    return window


def _projector(window: Window) -> QWidget:
    _open_example(window)
    window.work.places.project(True)
    for chrome in (window.menuBar(), window._tools, window.work.status):
        chrome.hide()
    return window


def _answer(window: Window) -> QWidget:
    _open_example(window)
    window.who_answers()
    window.answer.open(
        "siapa yang urus imunisasi bayi" if window.desk.language == "id" else "who does routine immunisation"
    )
    window.answer.show_answer(("function", FUNCTION))
    return window


def _cell_editor(window: Window) -> QWidget:
    _matrix(window)
    from orgdesk.ui.matrix.cell_editor import CellEditor

    return _over(window, CellEditor(window.desk, CELL, window))


def _palette(window: Window) -> QWidget:
    _matrix(window)
    from orgdesk.ui.dialogs.palette import CommandPalette

    CommandPalette(window.actions_.all, window.desk, window).open()
    return window


def _history(window: Window) -> QWidget:
    from orgdesk.editing.assignments import toggle_role
    from orgdesk.ui.dialogs.history import HistoryDialog

    _matrix(window)
    for unit, code in (("P2P", "KP"), ("SSURIM", "KO"), ("SKESGA", "PW")):
        window.desk.do(toggle_role, unit, FUNCTION, code)
    window.desk.undo()
    return _over(window, HistoryDialog(window.desk, window))


def _export(window: Window) -> QWidget:
    _matrix(window)
    from orgdesk.ui.dialogs.export import ExportDialog

    dialog = ExportDialog(window.desk, window)
    dialog.path.setText("/home/sari/Dokumen/Rantai dukungan Puskesmas.xlsx")
    return _over(window, dialog)


SHEET = """
MATRIKS KEWENANGAN PROGRAM KESEHATAN MASYARAKAT|||||||
DINAS KESEHATAN KABUPATEN TIRTA MAKMUR|||||||
|||||||
No|Uraian Kegiatan|Dinas Kesehatan|||Puskesmas||Keterangan
||Sekretariat Dinkes|Bid. Kesehatan Masyarakat|Seksi Promkes|Kepala Puskesmas|PJ Imunisasi|
1|2|3|4|5|6|7|8
A|Pencegahan penyakit||||||
1|Imunisasi rutin|RN|KP|KO|R|PL|tiap bulan
2|Investigasi KIPI||KP|R|PL|PL/PP|
3|Penyelidikan wabah|RN|KP|KO|PL|XX|bila ada laporan
B|Kesehatan masyarakat||||||
1|Pembinaan Posyandu||KP|R|PL||
2|Promosi kesehatan di sekolah|RN|KP|PL|KO||
3|Pelayanan kesehatan ibu hamil||KP||R||
|Jumlah|3|6|5|6|3|
|||||||
|||||Kepala Dinas Kesehatan,||
"""
"""A matrix as a dinas sends it: bars part the cells."""


def _import(window: Window) -> QWidget:
    from orgdesk.exchange.incoming.importing import plan_import
    from orgdesk.exchange.incoming.mapping import Mapping
    from orgdesk.exchange.sheets.grid import Block, Book, Sheet
    from orgdesk.exchange.sheets.watch import Watch
    from orgdesk.ui.importing.dialog import ImportDialog
    from orgdesk.ui.importing.planner import Planner

    _matrix(window)
    sheet = Sheet("Matriks")
    for row, line in enumerate(SHEET.strip("\n").splitlines(), start=1):
        sheet.rows[row] = {n: text for n, text in enumerate(line.split("|"), start=1) if text}
    sheet.merged += [Block(1, 1, 1, 8), Block(2, 1, 2, 8), Block(4, 3, 4, 5), Block(4, 6, 4, 7)]
    sheet.merged += [Block(4, column, 5, column) for column in (1, 2, 8)]
    planner = Planner(window.desk, Book("Matriks Kesmas 2025.xlsx", "xlsx", [sheet]), plan_import)
    dialog = ImportDialog(window.desk, planner(Mapping(), Watch()), planner, None, window)
    dialog.resize(min(1480, window.width() - 40), min(820, window.height() - 80))
    dialog.split.setSizes([round(dialog.width() * 0.62), round(dialog.width() * 0.38)])
    return _over(window, dialog)


def _help(window: Window) -> QWidget:
    from orgdesk.ui.dialogs.help import HelpWindow

    page = HelpWindow(window.desk, None)
    page.open_rule("OVL001")
    page.show()
    return page


def _shortcuts(window: Window) -> QWidget:
    _matrix(window)
    from orgdesk.ui.dialogs.shortcuts import ShortcutsDialog

    return _over(window, ShortcutsDialog(window.desk, window))


def _project(window: Window) -> QWidget:
    _matrix(window)
    from orgdesk.ui.inspector.settings_form import ProjectDialog

    return _over(window, ProjectDialog(window.desk, window))


PLACES: dict[str, Callable[[Window], QWidget]] = {
    "start": _start,
    "matrix": _matrix,
    "health": _health,
    "inspector": _inspector,
    "services": _listed("services", "service"),
    "supplies": _listed("supplies", "supply"),
    "positions": _listed("positions", "position"),
    "findings": _findings,
    "projector": _projector,
    "answer": _answer,
    "cell-editor": _cell_editor,
    "palette": _palette,
    "history": _history,
    "export": _export,
    "import": _import,
    "help": _help,
    "shortcuts": _shortcuts,
    "project": _project,
}
"""Name of the picture, and what brings the window there."""


def file_name(place: str, language: str, look: str, size: str) -> str:
    """The file of a picture."""
    return f"{place}-{language}-{look}-{size}.webp"


def _over(window: Window, dialog: QWidget) -> QWidget:
    """A dialog in front of the window, as it would stand there."""
    if isinstance(dialog, QDialog):
        dialog.setModal(False)
    dialog.show()
    settle()
    frame = dialog.frameGeometry()
    if dialog.isWindow():
        frame.moveCenter(window.frameGeometry().center())
        dialog.move(frame.topLeft())
    return window


def picture(window: Window, shown: QWidget) -> QImage:
    """What one sees: the window, and over it whatever has been opened."""
    settle(250)
    image = shown.grab().toImage()
    if shown is window:
        painter = QPainter(image)
        for dialog in QApplication.topLevelWidgets():
            if dialog is not window and dialog.isVisible() and dialog.isWindow():
                _draw_dialog(painter, window, dialog)
        painter.end()
    return image


def _draw_dialog(painter: QPainter, window: Window, dialog: QWidget) -> None:
    """The dialog, and the frame and title that a desktop would give it."""
    theme = window.desk.theme
    at = QRect(dialog.pos() - window.pos(), dialog.size())
    frame = at.adjusted(-1, -_TITLE, 1, 1)
    painter.fillRect(frame, QColor(theme.hover))
    painter.setPen(QColor(theme.secondary))
    painter.drawRect(frame)
    painter.setPen(QColor(theme.ink))
    painter.setFont(font(weight=QFont.Weight.DemiBold))
    title = QRect(frame.left(), frame.top(), frame.width(), _TITLE)
    painter.drawText(title, Qt.AlignmentFlag.AlignCenter, dialog.windowTitle() or "OrgDesk")
    painter.drawPixmap(at.topLeft(), dialog.grab())


def _keep(image: QImage, path: Path) -> None:
    writer = QImageWriter(str(path))
    writer.setQuality(100)  # for WebP: without loss
    if not writer.write(image):
        raise OSError(f"{path}: {writer.errorString()}")


@contextmanager
def fresh_window(language: Language, look: str, size: tuple[int, int]) -> Iterator[Window]:
    """A window that remembers nothing."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ORGDESK_STATE"] = folder
        window = Window(Desk(language))
        window.choose_look(look)
        window.resize(*size)
        window.show_start_page()
        window.show()
        settle(120)
        try:
            yield window
        finally:
            for widget in QApplication.topLevelWidgets():
                if widget is not window:
                    widget.close()
            if window.desk.is_open:
                document = window.desk.document
                window.desk.take(None)
                document.close(discard=True)
            window.close()
            window.deleteLater()
            settle()


def main(chosen: list[str]) -> None:
    """Take the pictures of the chosen places, or of all."""
    from orgdesk.ui.application import prepare

    application = prepare([])
    application.setQuitOnLastWindowClosed(False)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for place in chosen or PLACES:
        for language in LANGUAGES:
            for look in LOOKS:
                for size, extent in SIZES.items():
                    with fresh_window(language, look, extent) as window:
                        taken = picture(window, PLACES[place](window))
                    _keep(taken, FOLDER / file_name(place, language, look, size))
                    print(file_name(place, language, look, size), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
