"""Fields with the names of what is edited in them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from orgdesk.ui.fields.field import Field

LABEL_WIDTH = 92


class Fields(QWidget):
    """Fields with their labels, short ones beside, wide ones below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._labels: dict[str, tuple[QLabel, Field]] = {}

    def add(self, key: str, field: Field, *, wide: bool = False) -> None:
        """Set a field below the others."""
        label = QLabel(self, wordWrap=True)
        label.setProperty("look", "secondary")
        label.setBuddy(field)
        n = self._grid.rowCount()
        if wide:
            self._grid.addWidget(label, n, 0, 1, 2)
            self._grid.addWidget(field, n + 1, 0, 1, 2)
        else:
            label.setMinimumHeight(28)
            self._grid.addWidget(label, n, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(field, n, 1, Qt.AlignmentFlag.AlignTop)
        self._labels[key] = (label, field)

    def name(self, names: dict[str, str]) -> None:
        """Have the labels say these."""
        for key, (label, field) in self._labels.items():
            label.setText(names[key])
            field.set_name(names[key])

    def show_only(self, shown: Callable[[str], bool]) -> None:
        """Hide the fields that do not apply."""
        for key, (label, field) in self._labels.items():
            label.setVisible(shown(key))
            field.setVisible(shown(key))
