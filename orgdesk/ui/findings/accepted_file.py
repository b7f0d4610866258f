"""The list of accepted findings as a file of its own, for whoever has to sign it."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from orgdesk.exchange.accepted import accepted_csv, accepted_json
from orgdesk.exchange.excel.save import replace_file
from orgdesk.organization.errors import OrgDeskError
from orgdesk.ui.desk import Desk
from orgdesk.ui.remembered import recall, remember

_FOLDER = "findings/accepted_folder"


def export_accepted(desk: Desk, parent: QWidget) -> Path | None:
    """Ask for a file and write the list there; the file, or None where none was written."""
    name = QCoreApplication.translate("Findings", "Accepted findings")
    start = Path(recall(_FOLDER, str(Path.home()))) / f"{name}.csv"
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        QCoreApplication.translate("Findings", "Export the accepted findings"),
        str(start),
        "CSV (*.csv);;JSON (*.json)",
    )
    if not chosen:
        return None
    path = Path(chosen)
    remember(_FOLDER, str(path.parent))
    return write_accepted(desk, path if path.suffix else path.with_suffix(".csv"))


def write_accepted(desk: Desk, path: Path) -> Path | None:
    """Write the list, as JSON where the name says so, else as a table; None where that was refused."""
    desk.settle()
    engine, organization = desk.document.engine, desk.organization
    if path.suffix.lower() == ".json":
        said = json.dumps(accepted_json(engine, organization), ensure_ascii=False, indent=2).encode()
    else:  # with a mark, by which spreadsheet programs know the encoding
        said = accepted_csv(engine, organization, desk.language).encode("utf-8-sig")
    try:
        replace_file(path, said)
    except OrgDeskError as error:
        desk.refused.emit(error.sentence)
        return None
    return path
