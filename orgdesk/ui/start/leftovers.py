"""The strip at the top of the start page: what a crash has left, to be recovered or discarded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from orgdesk.ui.desk import Desk
from orgdesk.ui.files.questions import ask
from orgdesk.ui.icons import accent_icon
from orgdesk.ui.start.times import when
from orgdesk.ui.style import font

if TYPE_CHECKING:
    from orgdesk.storage.open_file import Leftover


class Leftovers(QFrame):
    """One line for each leftover; hidden where there is none."""

    recover_requested = Signal(object)
    """(Leftover)."""
    filled = Signal()
    """It shows others than before, or none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._leftovers: list[Leftover] = []
        self._lines: list[QWidget] = []
        self.setProperty("look", "card")
        self._sign = QLabel()
        self._heading = QLabel()
        self._heading.setFont(font(1, weight=QFont.Weight.DemiBold))
        self._explained = QLabel(wordWrap=True)
        self._explained.setProperty("look", "secondary")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._sign)
        head.addWidget(self._heading, 1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._explained)
        desk.theme_changed.connect(self._tint)
        self._tint()
        self.retranslate()
        self.hide()

    @property
    def leftovers(self) -> Sequence[Leftover]:
        """What is shown."""
        return self._leftovers

    def set_leftovers(self, leftovers: Sequence[Leftover]) -> None:
        """Show these, the newest first."""
        self._leftovers = list(leftovers)
        self._fill()

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self._heading.setText(self.tr("Work that can be recovered"))
        self._explained.setText(
            self.tr(
                "OrgDesk ended before this work was saved. Every change up to the last one is still here."
            )
        )
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _tint(self) -> None:
        self._sign.setPixmap(accent_icon("recover", self._desk.theme).pixmap(20, 20))

    def _fill(self) -> None:
        for line in self._lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines = [self._line(leftover) for leftover in self._leftovers]
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(self._lines))
        self.filled.emit()

    def _line(self, leftover: Leftover) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        name, where = QLabel(self._name(leftover)), QLabel(self._where(leftover))
        for label in (name, where):
            label.setTextFormat(Qt.TextFormat.PlainText)
        name.setFont(font(weight=QFont.Weight.DemiBold))
        where.setProperty("look", "secondary")
        where.setToolTip(str(leftover.path or ""))
        recover, discard = QPushButton(self.tr("&Recover")), QPushButton(self.tr("&Discard…"))
        if leftover is self._leftovers[0]:
            recover.setProperty("look", "primary")
        recover.clicked.connect(lambda: self.recover_requested.emit(leftover))
        discard.clicked.connect(lambda: self._discard(leftover))
        recover.setAccessibleDescription(name.text())
        discard.setAccessibleDescription(name.text())
        across.addWidget(name)
        across.addWidget(where, 1)
        across.addWidget(recover)
        across.addWidget(discard)
        return line

    def _name(self, leftover: Leftover) -> str:
        if leftover.path is not None:
            return leftover.path.stem
        return leftover.name or self.tr("Untitled")

    def _where(self, leftover: Leftover) -> str:
        parts = [str(leftover.path.parent) if leftover.path is not None else self.tr("never saved")]
        if leftover.edited is not None:
            parts.append(self.tr("last edited {when}").format(when=when(leftover.edited)))
        return " · ".join(parts)

    def _discard(self, leftover: Leftover) -> None:
        answer = ask(
            self,
            self.tr("Discard the unsaved work on {name}?").format(name=self._name(leftover)),
            self.tr("It cannot be recovered afterwards. The file itself stays as it was saved last."),
            [("keep", self.tr("&Keep it")), ("discard", self.tr("&Discard"))],
        )
        if answer == "discard":
            leftover.discard()
            self.set_leftovers([one for one in self._leftovers if one is not leftover])
