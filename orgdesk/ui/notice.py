"""The strip at the foot of the window that says a sentence and goes away by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from orgdesk.organization.bilingual import Text
from orgdesk.ui.desk import Desk
from orgdesk.ui.icons import icon

if TYPE_CHECKING:  # rows are imported after the first picture
    from orgdesk.organization.changes import ChangeSet

Button = tuple[str, Callable[[], object]]
"""What it says, and what it does."""

STAYS = 8_000
"""Milliseconds that a notice stays."""
_GAP = 16
_WIDEST = 720
_MOST_BUTTONS = 2


class Notice(QFrame):
    """One sentence at the bottom of its parent: what could not be done, or what was done and what can follow.

    It goes after a while, with Esc, and with the next edit; it never takes the focus.
    """

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._above = parent
        self._refusal: Text | None = None
        self.setProperty("look", "notice")
        self._sign = QLabel()
        self._label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._buttons = [QPushButton(self) for _ in range(_MOST_BUTTONS)]
        self._acts: list[Callable[[], object]] = []
        self._close = QToolButton()
        self._close.setIconSize(QSize(16, 16))
        self._close.clicked.connect(self.hide)
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(14, 8, 8, 8)
        line.setSpacing(8)
        line.addWidget(self._sign)
        line.addWidget(self._label, 1)
        for n, button in enumerate(self._buttons):
            button.clicked.connect(lambda _=False, n=n: self._act(n))
            line.addWidget(button)
        line.addWidget(self._close)
        for control in (*self._buttons, self._close):
            control.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._timer = QTimer(self, singleShot=True, interval=STAYS)
        self._timer.timeout.connect(self.hide)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), parent, enabled=False)
        self._escape.activated.connect(self.hide)
        self._escape.activatedAmbiguously.connect(self.hide)
        parent.installEventFilter(self)
        desk.changed.connect(self._changed)
        desk.opened.connect(self.hide)
        desk.language_changed.connect(self._say_again)
        desk.theme_changed.connect(self._tint)
        self.retranslate()
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says now; "" while it is hidden."""
        return "" if self.isHidden() else self._label.text()

    def refuse(self, sentence: Text, actions: Sequence[Button] = ()) -> None:
        """Say why something could not be done; buttons offer another way."""
        self._refusal = sentence
        self._say(self._desk.say(sentence), actions)

    def tell(self, sentence: str, actions: Sequence[Button] = ()) -> None:
        """Say what was done; up to two buttons offer what can follow."""
        self._refusal = None
        self._say(sentence, actions)

    def retranslate(self) -> None:
        """Have the words of its own in the language of the window."""
        self._close.setToolTip(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close the notice"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _say(self, sentence: str, actions: Sequence[Button]) -> None:
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self._acts = [act for _, act in actions[:_MOST_BUTTONS]]
        for n, button in enumerate(self._buttons):
            button.setVisible(n < len(self._acts))
            button.setText(actions[n][0] if n < len(self._acts) else "")
        self._tint()
        self.show()
        self._place()
        self.raise_()
        self._escape.setEnabled(True)
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if not visible:
            self._timer.stop()
            self._escape.setEnabled(False)

    def _act(self, n: int) -> None:
        act = self._acts[n]
        self.hide()
        act()

    def _changed(self, change_set: ChangeSet | None) -> None:
        if change_set:
            self.hide()

    def _say_again(self) -> None:
        if self._refusal is not None and not self.isHidden():
            self._label.setText(self._desk.say(self._refusal))
            self._place()

    def _tint(self) -> None:
        theme = self._desk.theme
        name = "info" if self._refusal is None else "warning"
        self._sign.setPixmap(icon(name, theme).pixmap(QSize(20, 20)))
        self._close.setIcon(icon("close", theme))

    def _place(self) -> None:
        parent = self._above
        room = min(_WIDEST, parent.width() - 2 * _GAP)
        self._label.setMinimumWidth(
            min(self._label.fontMetrics().horizontalAdvance(self._label.text()) + 4, 480)
        )
        width = min(room, self.sizeHint().width())
        self._label.setMinimumWidth(0)
        height = max(self._line.heightForWidth(width), 44)
        self.setGeometry((parent.width() - width) // 2, parent.height() - height - _GAP, width, height)
