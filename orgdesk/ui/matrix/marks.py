"""A block of marks (X, V, √, ●) is pasted: which role do they mean?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgdesk.ui.desk import Desk
from orgdesk.ui.matrix.codes import Codes

if TYPE_CHECKING:
    from orgdesk.ui.matrix.view import MatrixView

_ROLE, _SILENT = "markRole", "markRoleUnasked"
"""Properties of the view: what was chosen last in this session, and whether it holds unasked."""


def role_of_marks(view: MatrixView, count: int) -> str | None:
    """The code of the role that `count` marked cells mean; None where nobody wants to say."""
    codes = view.matrix.codes
    last = str(view.property(_ROLE) or "")
    if view.property(_SILENT) and last in codes.roles:
        return last
    dialog = MarkRoleDialog(view.desk, codes, count, last, view.window())
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    code, unasked = dialog.code, dialog.unasked.isChecked()
    dialog.deleteLater()
    if not accepted:
        return None
    view.setProperty(_ROLE, code)
    view.setProperty(_SILENT, unasked)
    return code


class MarkRoleDialog(QDialog):
    """The roles of the project, the one that was chosen last first in hand."""

    def __init__(
        self, desk: Desk, codes: Codes, count: int, last: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What do the marks mean?"))
        question = QLabel(wordWrap=True)
        one = self.tr("1 cell is only marked. Which role does the mark mean?")
        many = self.tr("{count} cells are only marked. Which role does a mark mean?")
        question.setText(one if count == 1 else many.format(count=count))
        self.roles = QListWidget()
        self.roles.setProperty("look", "card")
        self.roles.setAccessibleName(question.text())
        for code in codes.roles:
            item = QListWidgetItem(f"{code}  {desk.say(codes.name(code))}", self.roles)
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setSizeHint(QSize(0, 26))
        known = list(codes.roles)
        self.roles.setCurrentRow(known.index(last) if last in known else 0)
        self.roles.itemActivated.connect(self.accept)
        self.unasked = QCheckBox(self.tr("Do not ask again until OrgDesk is closed"))
        buttons = QDialogButtonBox()
        paste = buttons.addButton(self.tr("Paste"), QDialogButtonBox.ButtonRole.AcceptRole)
        paste.setDefault(True)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for widget in (question, self.roles, self.unasked, buttons):
            column.addWidget(widget)
        self.resize(400, 520)
        self.roles.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def code(self) -> str:
        """The code of the role that is chosen."""
        return str(self.roles.currentItem().data(Qt.ItemDataRole.UserRole))
