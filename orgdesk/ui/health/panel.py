"""The health of the organization as a place of the window: a chooser, and three groups of cards."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QGuiApplication, QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QStackedWidget, QToolButton, QWidget

from orgdesk.analysis.findings import FindingsDelta
from orgdesk.analysis.metrics.health import GROUPS, Figure
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.display import code_of, short
from orgdesk.organization.records import OUTSIDE_GOVERNMENT, Agency
from orgdesk.ui.desk import Desk
from orgdesk.ui.empty import EmptyPage
from orgdesk.ui.fields.layouts import column, line
from orgdesk.ui.health.card import FigureCard
from orgdesk.ui.health.chart import Chart
from orgdesk.ui.health.computing import Computing
from orgdesk.ui.health.face import BarFace
from orgdesk.ui.health.grid import CardGrid
from orgdesk.ui.health.rows_popup import RowsPopup
from orgdesk.ui.icons import icon
from orgdesk.ui.style import font

PAUSE = 400
"""Milliseconds without an edit until the figures are worked out anew."""
_MARGIN = 16


class HealthPanel(QWidget):
    """The figures of the whole, or of the agency that is chosen. They follow edits while they are seen."""

    add_agency_requested = Signal()
    add_function_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._agency: str | None = None
        self._is_due = True
        self._compared: dict[str, dict[str, float]] = {}
        """Key of a figure → agency → value."""
        self._is_compared = False
        self._to_compare: list[str] = []
        self._comparing = QTimer(self, singleShot=True, interval=0)
        self._comparing.timeout.connect(self._compare_next)
        self.cards: dict[str, FigureCard] = {}
        self.computing = Computing(desk, self)
        self.computing.arrived.connect(self._take)
        self.computing.done.connect(self._done)
        self.computing.finished.connect(self._finished)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._compute)
        self.chooser = QComboBox(self)
        self.chooser.setMinimumWidth(260)
        self.chooser.setMaximumWidth(420)
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chooser.currentIndexChanged.connect(lambda at: self.show_agency(self.chooser.itemData(at)))
        self.copy_button = QToolButton(self)
        self.copy_button.setIconSize(QSize(16, 16))
        self.copy_button.clicked.connect(self.copy_all)
        self.state = QLabel(self)
        self.state.setProperty("look", "secondary")
        self._build()
        desk.opened.connect(self._opened)
        desk.changed.connect(self._changed)
        desk.theme_changed.connect(self._tint)
        desk.language_changed.connect(self._speak)
        self._tint()
        self._fill_chooser()
        self.retranslate()
        self._show_page()

    # -- building --------------------------------------------------------------------------------

    def _build(self) -> None:
        head = QFrame(self)
        head.setProperty("look", "paper")
        # At the left, so that the inspector covers none of it where the window is narrow.
        row = line(head, gap=8, margins=(_MARGIN, 8, 12, 8))
        row.addWidget(self.chooser)
        row.addWidget(self.copy_button)
        row.addWidget(self.state, 1)
        hairline = QFrame(self)
        hairline.setProperty("look", "hairline")
        inside = QFrame()
        inside.setProperty("look", "paper")
        body = column(inside, gap=8, margins=(_MARGIN, 12, _MARGIN, 24))
        self._group_titles: dict[str, QLabel] = {}
        self._group_words: dict[str, QLabel] = {}
        self.grids: dict[str, CardGrid] = {}
        for group in GROUPS:
            title, words = QLabel(inside), QLabel(inside)
            title.setFont(font(1.5, weight=QFont.Weight.DemiBold))
            words.setProperty("look", "secondary")
            words.setWordWrap(True)
            self._group_titles[group], self._group_words[group] = title, words
            self.grids[group] = CardGrid(inside)
            heading = column(gap=0)
            heading.addWidget(title)
            heading.addWidget(words)
            body.addLayout(heading)
            body.addWidget(self.grids[group])
            body.addSpacing(12)
        body.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that cards do not change their width when one of them becomes higher.
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setWidget(inside)
        self.area.verticalScrollBar().setSingleStep(32)
        page = QWidget()
        parts = column(page, gap=0)
        parts.addWidget(head)
        parts.addWidget(hairline)
        parts.addWidget(self.area, 1)
        self.empty = EmptyPage()
        self.empty.add_button(self.add_agency_requested.emit)
        self.empty.add_button(self.add_function_requested.emit)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(page)
        self._pages.addWidget(self.empty)
        column(self, gap=0).addWidget(self._pages)

    # -- words -----------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        words = {
            "function": self.tr("Does everything have one who decides, one who does it, and its place?"),
            "process": self.tr(
                "Is there coordination where it is needed, supply in time, and little to do for the public?"
            ),
            "size": self.tr("How much structure and how many people are there for how much work?"),
        }
        for group, title in GROUPS.items():
            self._group_titles[group].setText(self._desk.say(title))
            self._group_words[group].setText(words[group])
        self.chooser.setAccessibleName(self.tr("Agency"))
        self.chooser.setToolTip(self.tr("Whose figures are shown"))
        if self.chooser.count():
            self.chooser.setItemText(0, self.tr("All agencies"))
        self.copy_button.setToolTip(self.tr("Copy all figures as text"))
        self.copy_button.setAccessibleName(self.copy_button.toolTip())
        self.area.setAccessibleName(self.tr("Organization health"))
        self.empty.say(
            self.tr("Nothing to measure yet"),
            self.tr(
                "Enter agencies with their units, and functions with who has which role on them. The"
                " figures appear by themselves and follow what you change."
            ),
        )
        self.empty.buttons[0].setText(self.tr("Add agency"))
        self.empty.buttons[1].setText(self.tr("Add function"))
        self._say_state()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _speak(self) -> None:
        """Figures hold words in both languages."""
        self.retranslate()
        for card in self.cards.values():
            card.say()

    def _tint(self) -> None:
        self.copy_button.setIcon(icon("copy", self._desk.theme))

    def _say_state(self) -> None:
        cards = self.cards.values()
        lacking = sum(card.figure.value is None for card in cards)
        if not cards:
            words = self.tr("Working out…")
        elif lacking:
            words = self.tr("{count} figures; for {lacking} of them data is still missing").format(
                count=len(cards), lacking=lacking
            )
        else:
            words = self.tr("{count} figures").format(count=len(cards))
        self.state.setText(words)

    # -- whose figures ---------------------------------------------------------------------------

    @property
    def agency(self) -> str | None:
        """Id of the agency whose figures are shown; None for the whole."""
        return self._agency

    @property
    def is_due(self) -> bool:
        """Whether what is shown may not be right any more."""
        return self._is_due

    def show_agency(self, agency: str | None) -> None:
        """Show the figures of one agency, or of the whole."""
        if agency == self._agency:
            return
        self._agency = agency
        with QSignalBlocker(self.chooser):
            self.chooser.setCurrentIndex(max(self.chooser.findData(agency), 0))
        self._is_due = True
        self._grey()
        if agency is not None:
            for card in self.cards.values():
                card.compare([])
        if self.isVisible():
            self._compute()

    def _fill_chooser(self) -> None:
        """Offer the agencies of today; one that is gone is shown no more."""
        agencies = self._agencies()
        if self._agency not in {agency.id for agency in agencies}:
            self._agency = None
        with QSignalBlocker(self.chooser):
            self.chooser.clear()
            self.chooser.addItem(self.tr("All agencies"), None)
            for agency in agencies:
                words = "  ".join(dict.fromkeys(filter(None, (code_of(agency), agency.name))))
                self.chooser.addItem(words, agency.id)
            self.chooser.setCurrentIndex(max(self.chooser.findData(self._agency), 0))

    def _agencies(self) -> list[Agency]:
        if not self._desk.is_open:
            return []
        return sorted(self._desk.organization.agencies.values(), key=lambda a: (a.order, a.id))

    # -- working them out ------------------------------------------------------------------------

    def _opened(self) -> None:
        self._stop()
        self._agency = None
        self._compared, self._is_compared, self._is_due = {}, False, True
        self._fill_chooser()
        self._show_page()
        self._grey()
        if self.isVisible() and self._desk.is_open:
            self._pause.start()

    def _changed(self, change_set: ChangeSet | None, delta: FindingsDelta | None, initiator: object) -> None:
        if change_set is None or not change_set:
            return
        self._stop()
        self._is_compared, self._is_due = False, True
        if any(row.kind == "agency" for row in change_set):
            self._fill_chooser()
        self._show_page()
        if self.isVisible():
            self._grey()
            self._pause.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks again."""
        super().showEvent(event)
        if self._is_due:
            self._compute()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks; nothing is worked out."""
        super().hideEvent(event)
        self._stop()

    def _stop(self) -> None:
        for timer in (self._pause, self._comparing):
            timer.stop()
        self._to_compare = []
        self.computing.stop()

    def _compute(self) -> None:
        self._stop()
        if not self._desk.is_open or self._pages.currentWidget() is self.empty:
            return
        if self._desk.document.engine.pending:  # what is wrong comes first
            self._pause.start()
            return
        wanted: list[str | None] = [self._agency]
        if self._agency is None and not self._is_compared:
            self._compared = {}
            inside = [a for a in self._agencies() if a.agency_kind not in OUTSIDE_GOVERNMENT]
            wanted += [agency.id for agency in inside] if len(inside) > 1 else []
        self._grey()
        self.computing.start(wanted)

    def _take(self, agency: str | None, figure: Figure) -> None:
        if agency != self._agency:
            if figure.value is not None:
                self._compared.setdefault(figure.key, {})[agency or ""] = figure.value
            return
        card = self.cards.get(figure.key)
        if card is None:
            card = self.cards[figure.key] = FigureCard(self._desk, figure, self)
            card.opened.connect(self._open)
            card.agency_chosen.connect(self.show_agency)
            card.walked.connect(self._reveal)
            self.grids[figure.group].add(card)
        else:
            card.show_figure(figure)

    def _done(self, agency: str | None) -> None:
        if agency == self._agency:
            for grid in self.grids.values():
                grid.arrange()
            self._say_state()

    def _finished(self) -> None:
        if self._agency is None:
            self._is_compared = True
            self._to_compare = list(self.cards)
        self._compare_next()

    def _compare_next(self) -> None:
        """Show the agencies beside each other on the cards of the whole, one card at a time."""
        if not self._to_compare:
            self._is_due = False
            return
        key = self._to_compare.pop(0)
        agencies = self._desk.organization.agencies
        values = self._compared.get(key, {})
        self.cards[key].compare([(id_, short(agencies[id_]), value) for id_, value in values.items()])
        self._comparing.start()

    def _grey(self) -> None:
        for card in self.cards.values():
            card.grey()

    # -- pages, keys -----------------------------------------------------------------------------

    def enter(self) -> None:
        """Have the keyboard, where it was last."""
        last = self.focusWidget()
        if self._pages.currentWidget() is self.empty:
            last = self.empty.buttons[0]
        elif last is None or not last.isVisibleTo(self):
            last = self.chooser
        last.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy_all(self) -> None:
        """Put all figures on the clipboard as text."""
        parts = [self.chooser.currentText()]
        for group, grid in self.grids.items():
            parts.append(self._desk.say(GROUPS[group]))
            parts.extend(card.as_text() for card in grid.cards)
        QGuiApplication.clipboard().setText("\n".join(parts))

    def copy(self) -> None:
        """Put the figure that has the keyboard on the clipboard, or all where none has."""
        here = next((c for c in self.cards.values() if c.isAncestorOf(self.focusWidget() or self)), None)
        if here is None:
            self.copy_all()
        else:
            QGuiApplication.clipboard().setText(here.as_text())

    def event(self, event: QEvent) -> bool:
        """Ctrl+C is about the figures while they have the keyboard, whatever is selected elsewhere."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _show_page(self) -> None:
        there = self._desk.is_open and bool(
            self._desk.organization.units or self._desk.organization.functions
        )
        page = self._pages.widget(0) if there else self.empty
        assert page is not None
        if page is not self._pages.currentWidget():
            self._pages.setCurrentWidget(page)

    def _open(self, bar: BarFace, chart: Chart, where: QRect) -> None:
        """Go to what a bar counts: at once where it is one row, else by a list."""
        rows = [row for row in bar.rows if self._desk.organization.get(*row) is not None]
        if len(rows) == 1 and rows[0][0] != "requirement":
            self._desk.show_rows(rows, self)
        elif rows:
            RowsPopup(self._desk, bar.words, rows, self).open_at(chart, where)

    def _reveal(self, chart: Chart, where: QRect) -> None:
        inside = self.area.widget()
        if inside is not None:
            at = chart.mapTo(inside, where.center())
            self.area.ensureVisible(at.x(), at.y(), 0, where.height() // 2 + 24)
