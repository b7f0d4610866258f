"""The page on which one begins: what can be recovered, new, recent files, examples."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QIcon, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from orgdesk.reference.shipped import folder
from orgdesk.ui.desk import Desk
from orgdesk.ui.files.recent import Recent, picture_path, recent, remove
from orgdesk.ui.start.cards import PAD, CardList, Entry
from orgdesk.ui.start.shipped import examples, structures
from orgdesk.ui.start.times import when
from orgdesk.ui.style import font

if TYPE_CHECKING:
    from orgdesk.storage.open_file import Leftover
    from orgdesk.ui.start.leftovers import Leftovers
    from orgdesk.ui.start.look_around import LookAround

WIDEST = 1100
"""Pixels that the page takes at most."""

_LEFT = 320
_COLUMNS = 3
_ROWS_OF_CARDS, _TALL_ROWS_OF_CARDS, _TALL = 2, 3, 900


class StartPage(QFrame):
    """Shown while no document is open."""

    new_requested = Signal(str)
    """(name of a structure, "" for an empty model)."""
    open_requested = Signal()
    """The user wants to choose a file."""
    open_file_requested = Signal(Path)
    import_requested = Signal()
    """The user wants to take in a sheet."""
    example_requested = Signal(str)
    recover_requested = Signal(object)
    """(Leftover)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._is_painted = False
        self._gone: set[Path] = set()
        self._look: LookAround | None = None
        self.leftovers: Leftovers | None = None
        self.structures = CardList(desk)
        self.structures.chosen.connect(self.new_requested)
        self.recent = CardList(desk, columns=_COLUMNS, removable=True)
        self.recent.chosen.connect(lambda path: self.open_file_requested.emit(Path(path)))
        self.recent.remove_requested.connect(self._forget)
        self.examples = CardList(desk)
        self.examples.chosen.connect(self.example_requested)
        self._wordmark, self._name, self._sentence = QLabel(), QLabel("OrgDesk"), QLabel(wordWrap=True)
        self.new_button, self.open_button = QPushButton(), QPushButton()
        self.new_button.setProperty("look", "primary")
        self.new_button.clicked.connect(lambda: self.new_requested.emit(""))
        self.open_button.clicked.connect(self.open_requested)
        self.import_button = QPushButton()
        self.import_button.clicked.connect(self.import_requested)
        self._headings = [QLabel() for _ in range(3)]
        self._no_recent, self._no_real_data = QLabel(wordWrap=True), QLabel()
        self._lay_out()
        desk.theme_changed.connect(self._fill_recent)
        desk.language_changed.connect(self.retranslate)
        self.retranslate()

    # -- content ---------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self._sentence.setText(
            self.tr(
                "Model an agency, see where responsibilities overlap, are missing or conflict, and hand "
                "over the authority matrix in Excel."
            )
        )
        self.new_button.setText(self.tr("&New model"))
        self.open_button.setText(self.tr("&Open a file…"))
        self.import_button.setText(self.tr("&Import a sheet…"))
        for heading, words in zip(
            self._headings,
            (self.tr("Start from a structure"), self.tr("Recent files"), self.tr("Examples")),
            strict=True,
        ):
            heading.setText(words)
        self._no_recent.setText(self.tr("Files that you open or save appear here."))
        self.structures.setAccessibleName(self._headings[0].text())
        self.recent.setAccessibleName(self._headings[1].text())
        self.examples.setAccessibleName(self._headings[2].text())
        self.structures.set_entries(
            [Entry(name, title, self._desk.say(line)) for name, title, line in structures()]
        )
        self.examples.set_entries(examples())
        self._no_real_data.setText(self.tr("Example data, not real data"))
        self._fill_recent()

    def _fill_recent(self) -> None:
        rows = _TALL_ROWS_OF_CARDS if self.height() >= _TALL else _ROWS_OF_CARDS
        rows -= self.leftovers is not None and not self.leftovers.isHidden()
        shown = recent()[: rows * _COLUMNS]
        self.recent.set_entries([self._entry(one) for one in shown])
        self.recent.setVisible(bool(shown))
        self._no_recent.setVisible(not shown)

    def _entry(self, one: Recent) -> Entry:
        is_gone = one.path in self._gone
        return Entry(
            key=str(one.path),
            title=one.path.stem,
            detail=f"{one.path.parent.name or one.path.parent} · {when(one.at)}",
            tip=str(one.path),
            picture=str(picture_path(one.path, self._desk.theme)),
            gone=self.tr("This file is gone. Delete removes it from the list.") if is_gone else "",
        )

    def _forget(self, path: str) -> None:
        remove(Path(path))
        self._fill_recent()

    # -- what is found after the first picture -----------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill_recent()
        if self._is_painted:
            self._look_around()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._look_around)

    def _look_around(self) -> None:
        from orgdesk.ui.start.look_around import LookAround

        self._look = LookAround(self)
        self._look.gone.connect(self._mark_gone, Qt.ConnectionType.QueuedConnection)
        self._look.recoverable.connect(self._offer, Qt.ConnectionType.QueuedConnection)
        self._look.start([one.path for one in recent()])

    def _mark_gone(self, gone: set[Path]) -> None:
        self._gone = gone
        self._fill_recent()

    def _offer(self, leftovers: Sequence[Leftover]) -> None:
        if self.leftovers is None and leftovers:
            from orgdesk.ui.start.leftovers import Leftovers

            self.leftovers = Leftovers(self._desk)
            self.leftovers.recover_requested.connect(self.recover_requested)
            self.leftovers.filled.connect(self._fill_recent)
            self._rows.insertWidget(1, self.leftovers)
        if self.leftovers is not None:
            self.leftovers.set_leftovers(leftovers)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.size().height() >= _TALL) != (event.oldSize().height() >= _TALL):
            self._fill_recent()

    # -- layout ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        content = QWidget()
        content.setMaximumWidth(WIDEST)
        self._rows = rows = QVBoxLayout(content)
        rows.setContentsMargins(32, 24, 32, 24)
        rows.setSpacing(24)
        rows.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(28)
        columns.addWidget(self._left())
        columns.addWidget(self._right(), 1)
        rows.addLayout(columns)
        rows.addStretch(2)
        middle = QWidget()
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(content, 1000)
        across.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(middle)
        self.setProperty("look", "paper")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.setFocusProxy(self.new_button)

    def _left(self) -> QWidget:
        left = QWidget()
        left.setFixedWidth(_LEFT + 2 * PAD)
        self._wordmark.setPixmap(
            QIcon(str(folder("resources") / "icons" / "orgdesk.svg")).pixmap(QSize(40, 40))
        )
        self._name.setFont(font(5, weight=QFont.Weight.DemiBold))
        self._sentence.setProperty("look", "secondary")
        self._sentence.setContentsMargins(PAD, 0, PAD, 0)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.setContentsMargins(PAD, 0, PAD, 0)
        head.addWidget(self._wordmark)
        head.addWidget(self._name, 1)
        buttons = QGridLayout()
        buttons.setSpacing(8)
        buttons.setContentsMargins(PAD, 0, PAD, 0)
        buttons.addWidget(self.new_button, 0, 0)
        buttons.addWidget(self.open_button, 0, 1)
        buttons.addWidget(self.import_button, 1, 0, 1, 2)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(12)
        column.addWidget(self._sentence)
        column.addSpacing(20)
        column.addLayout(buttons)
        column.addSpacing(28)
        self._section(column, 0, self.structures)
        column.addStretch(1)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        self._no_recent.setProperty("look", "secondary")
        self._no_recent.setContentsMargins(PAD, 4, PAD, 8)
        self._section(column, 1, self.recent)
        column.addWidget(self._no_recent)
        column.addSpacing(20)
        self._section(column, 2, self.examples)
        column.addStretch(1)
        return right

    def _section(self, column: QVBoxLayout, number: int, entries: CardList) -> None:
        heading = self._headings[number]
        heading.setProperty("look", "heading")
        heading.setContentsMargins(PAD, 0, PAD, 0)
        across = QHBoxLayout()
        across.addWidget(heading, 1)
        if entries is self.examples:
            self._no_real_data.setProperty("look", "secondary")
            self._no_real_data.setContentsMargins(PAD, 0, PAD, 0)
            across.addWidget(self._no_real_data)
        column.addLayout(across)
        column.addSpacing(4)
        column.addWidget(entries)
