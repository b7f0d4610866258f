"""Questions about files, in a small dialog that keys answer too."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from orgdesk.ui.style import font

Choice = tuple[str, str]
"""One answer: what `ask` returns for it, and the words on its button."""

_WIDEST = 460


class Question(QDialog):
    """A question, what there is to know for an answer, and a button for each choice."""

    def __init__(self, parent: QWidget, question: str, detail: str, choices: list[Choice]) -> None:
        super().__init__(parent)
        self.setWindowTitle("OrgDesk")
        self.words = [QLabel(words) for words in (question, detail) if words]
        """The question, and the detail where there is one."""
        self.answer = choices[-1][0]
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(8)
        for label in self.words:
            label.setTextFormat(Qt.TextFormat.PlainText)  # names of files and persons are no markup
            label.setWordWrap(True)
            label.setFixedWidth(_WIDEST)
            column.addWidget(label)
        if detail:
            self.words[0].setFont(font(weight=QFont.Weight.DemiBold))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for answer, words in choices:
            button = QPushButton(words, self)
            button.clicked.connect(lambda _=False, answer=answer: self._take(answer))
            buttons.addWidget(button)
            if answer == choices[0][0]:
                button.setProperty("look", "primary")
                button.setDefault(True)
                button.setFocus()
        column.addSpacing(12)
        column.addLayout(buttons)

    def _take(self, answer: str) -> None:
        self.answer = answer
        self.accept()


def ask(parent: QWidget, question: str, detail: str, choices: list[Choice]) -> str:
    """Which of `choices` was taken. The first is that of Enter; Esc takes the last."""
    dialog = Question(parent.window(), question, detail, choices)
    dialog.exec()
    dialog.deleteLater()
    return dialog.answer


def tell(parent: QWidget, sentence: str) -> None:
    """Say what could not be done, and why."""
    ask(parent, sentence, "", [("", QCoreApplication.translate("Files", "&Close"))])
