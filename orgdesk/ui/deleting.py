"""What is said before rows are deleted together with others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from orgdesk.editing.rows import counted, named, what_goes
from orgdesk.editing.several import delete_rows
from orgdesk.editing.units import with_command
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization, Token
from orgdesk.ui.desk import Desk

_TOLD = (
    "agency",
    "unit",
    "function",
    "assignment",
    "reporting",
    "function_relation",
    "provider",
    "requirement",
    "supply",
    "position",
    "workload",
    "incumbency",
    "extra",
    "respondent",
    "statement",
)


def goes_along(change_set: ChangeSet, tokens: Sequence[Token]) -> Mapping[str, int]:
    """Kind → how many rows a deletion takes away beside those it is about."""
    along = Counter(what_goes(change_set)) - Counter(kind for kind, _ in tokens)
    return {kind: along[kind] for kind in _TOLD if along[kind]}


def has_subordinates(organization: Organization, tokens: Sequence[Token]) -> bool:
    """Whether anybody who would be left answers to the units among `tokens`."""
    units = {id_ for kind, id_ in tokens if kind == "unit"}
    gone = {id_ for kind, id_ in tokens if kind == "agency"}
    command = with_command(organization, units) if units else set()
    return any(organization.units[unit].agency not in gone for unit in command - units)


def needs_asking(organization: Organization, tokens: Sequence[Token]) -> bool:
    """Whether somebody might miss what a deletion takes along; lines to a superior go without saying."""
    along = goes_along(delete_rows(organization, tokens), tokens)
    return has_subordinates(organization, tokens) or bool(along.keys() - {"reporting"})


class DeleteQuestion(QDialog):
    """Says what goes along and, for units, asks what becomes of those below. Escape keeps everything."""

    def __init__(self, desk: Desk, tokens: Sequence[Token], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tokens = tokens
        here = desk.organization
        records = [record for token in tokens if (record := here.get(*token)) is not None]
        rows = desk.say(named(records))
        self.setWindowTitle(self.tr("Delete"))
        self.setMinimumWidth(400)
        title = QLabel(self.tr("Delete {rows}?").format(rows=rows))
        title.setProperty("look", "title")
        title.setWordWrap(True)
        self.consequences = QLabel()
        self.consequences.setWordWrap(True)
        hint = QLabel(self.tr("You can undo this."))
        hint.setProperty("look", "secondary")
        self.move_up = QRadioButton(self.tr("What stands below moves up one level"))
        self.take_along = QRadioButton(self.tr("Delete what stands below as well"))
        choice = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(8)
        column.addWidget(title)
        if has_subordinates(here, tokens):
            for button in (self.move_up, self.take_along):
                choice.addButton(button)
                column.addWidget(button)
            self.move_up.setChecked(True)
            self.take_along.toggled.connect(self._say)
        else:
            self.move_up.hide()
            self.take_along.hide()
        column.addWidget(self.consequences)
        column.addWidget(hint)
        column.addSpacing(8)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setDefault(True)
        self.cancel_button.clicked.connect(self.reject)
        self.delete_button = QPushButton(self.tr("Delete"))
        self.delete_button.setAutoDefault(False)
        self.delete_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.delete_button)
        buttons.addWidget(self.cancel_button)
        column.addLayout(buttons)
        self._say()
        self.cancel_button.setFocus()

    @property
    def with_subordinates(self) -> bool:
        """Whether those below are to go too."""
        return self.take_along.isChecked()

    def _say(self) -> None:
        change_set = delete_rows(
            self._desk.organization, self._tokens, with_subordinates=self.with_subordinates
        )
        along = goes_along(change_set, self._tokens)
        if along:
            what = self._desk.say(counted(along))
            self.consequences.setText(self.tr("This goes along: {what}.").format(what=what))
        else:
            self.consequences.setText(self.tr("Nothing else goes along."))
