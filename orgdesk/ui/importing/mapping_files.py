"""Answers and corrections on file: to use again for the next sheet of the same make."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from orgdesk.ui.remembered import recall, remember

SUFFIX = "toml"
_FOLDER = "import/mappings"
translate = QCoreApplication.translate


def ask_for_mapping(parent: QWidget) -> Path | None:
    """The mapping that the person picks; None for none."""
    return _ask(QFileDialog(parent, translate("MappingFiles", "Use a mapping"), recall(_FOLDER, "")))


def ask_where_to_save(parent: QWidget, name: str) -> Path | None:
    """Where a mapping is to be written, `name` suggested; None for nowhere."""
    dialog = QFileDialog(parent, translate("MappingFiles", "Save the mapping"), recall(_FOLDER, ""))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(SUFFIX)
    dialog.selectFile(f"{name}.{SUFFIX}")
    return _ask(dialog)


def _ask(dialog: QFileDialog) -> Path | None:
    dialog.setNameFilter(translate("MappingFiles", "Mappings (*.toml)"))
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    if not chosen:
        return None
    path = Path(chosen[0])
    remember(_FOLDER, str(path.parent))
    return path
