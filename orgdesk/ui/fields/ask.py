"""A small dialog with some fields, which closes only once what it asks for can be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QWidget

from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.errors import OrgDeskError
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.field import Field
from orgdesk.ui.fields.labelled import Fields
from orgdesk.ui.fields.layouts import column

Answer = Mapping[str, Any]
"""Field → value."""


class AskDialog(QDialog):
    """Asks for the fields given, and makes one ChangeSet of the answer."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        fields: Mapping[str, tuple[str, Field]],
        make: Callable[[Answer], ChangeSet],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self._make = make
        self.fields = {name: field for name, (_, field) in fields.items()}
        self.setWindowTitle(title)
        body = Fields(self)
        for name, field in self.fields.items():
            body.add(name, field)
        body.name({name: words for name, (words, _) in fields.items()})
        self.refusal = QLabel(self, wordWrap=True)
        self.refusal.setProperty("look", "refusal")
        self.refusal.hide()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("OK"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        parts = column(self, gap=12, margins=(20, 20, 20, 16))
        parts.addWidget(body)
        parts.addWidget(self.refusal)
        parts.addStretch(1)
        parts.addWidget(self.buttons)
        self.setMinimumWidth(420)
        next(iter(self.fields.values())).setFocus()

    def accept(self) -> None:
        """Do it and close, or say why it cannot be done."""
        for field in self.fields.values():
            field.commit()
        if any(field.refusal for field in self.fields.values()):
            return
        try:
            change_set = self._make({name: field.value() for name, field in self.fields.items()})
        except OrgDeskError as error:
            self.refusal.setText(self.desk.say(error.sentence))
            self.refusal.show()
            return
        if not change_set or self.desk.execute(change_set, self):
            super().accept()
