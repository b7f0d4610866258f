"""A figure on a card: what it is, its value, what that says, and what it counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QToolButton, QWidget

from orgdesk.analysis.kit import SOURCE_STATUS
from orgdesk.analysis.metrics.health import Figure, worded
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.layouts import column, line
from orgdesk.ui.health.chart import Chart
from orgdesk.ui.health.face import BarFace, as_text, chart_of, comparison
from orgdesk.ui.icons import icon
from orgdesk.ui.style import font

_PAD = 14


class FigureCard(QFrame):
    """Shows one figure; a button unfolds its formula and source."""

    opened = Signal(object, object, QRect)
    """(BarFace, Chart, where it lies there): the reader wants to see what a bar counts."""
    agency_chosen = Signal(str)
    """(id): the reader wants the figures of an agency that is compared here."""
    walked = Signal(object, QRect)
    """(Chart, where): keys have come to another bar."""

    def __init__(self, desk: Desk, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._figure = figure
        self._compared: Sequence[tuple[str, str, float]] = ()
        self._is_stale = False
        self.setProperty("look", "card")
        self.title = _label(self, weight=QFont.Weight.DemiBold)
        self.info = QToolButton(self)
        self.info.setCheckable(True)
        self.info.setIconSize(QSize(16, 16))
        self.value = _label(self, 4.5, weight=QFont.Weight.DemiBold, wraps=False)
        self.verdict = _label(self)
        self.basis = _label(self, -0.5)
        self.basis.setProperty("look", "secondary")
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse
        self.basis.setTextInteractionFlags(selectable | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.basis.hide()
        self.chart = Chart(desk, self)
        self.caption = _label(self, -0.5)
        self.caption.setProperty("look", "secondary")
        self.strip = Chart(desk, self)
        head = line(gap=4)
        head.addWidget(self.title, 1)
        head.addWidget(self.info, 0, Qt.AlignmentFlag.AlignTop)
        parts = column(self, gap=4, margins=(_PAD, 10, _PAD - 4, _PAD))
        parts.addLayout(head)
        parts.addWidget(self.value)
        parts.addWidget(self.verdict)
        parts.addWidget(self.basis)
        parts.addSpacing(4)
        parts.addWidget(self.chart)
        parts.addStretch(1)
        parts.addSpacing(4)
        parts.addWidget(self.caption)
        parts.addWidget(self.strip)
        self.info.toggled.connect(self.basis.setVisible)
        for chart in (self.chart, self.strip):
            chart.walked.connect(lambda where, chart=chart: self.walked.emit(chart, where))
        self.chart.opened.connect(lambda bar, where: self.opened.emit(bar, self.chart, where))
        self.strip.opened.connect(self._choose)
        desk.theme_changed.connect(self._tint)
        self._tint()
        self.show_figure(figure)

    @property
    def figure(self) -> Figure:
        """What it shows."""
        return self._figure

    @property
    def is_stale(self) -> bool:
        """Whether what it shows is being worked out anew."""
        return self._is_stale

    def show_figure(self, figure: Figure) -> None:
        """Show another value of the figure."""
        self._figure = figure
        self._is_stale = False
        self.chart.set_stale(False)
        self.value.setEnabled(True)
        self.say()

    def compare(self, values: Sequence[tuple[str, str, float]]) -> None:
        """Show below the values of (id, name, value) of agencies; nothing where there are not two."""
        self.strip.set_stale(False)
        if values != self._compared:
            self._compared = values
            self._say_comparison()

    def grey(self) -> None:
        """Grey what it shows until it has been worked out anew."""
        self._is_stale = True
        for chart in (self.chart, self.strip):
            chart.set_stale(True)
        self.value.setEnabled(False)

    def say(self) -> None:
        """Have all words in the language of the desk."""
        figure, say = self._figure, self._desk.say
        title = say(figure.title)
        self.title.setText(title)
        value = say(worded(figure.value, figure.unit)) if figure.value is not None else ""
        self.value.setText(value)
        self.value.setVisible(bool(value))  # where there is none, the verdict says so and why
        self.verdict.setText(say(figure.verdict))
        look = "secondary" if figure.value is None else ""
        if self.verdict.property("look") != look:
            self.verdict.setProperty("look", look)
            self.verdict.style().polish(self.verdict)
        self.chart.show_chart(chart_of(figure, self._desk.language), title)
        self.basis.setText(self._basis())
        self.info.setToolTip(self.tr("Formula and source"))
        self.info.setAccessibleName(f"{title}: {self.info.toolTip()}")
        self.setAccessibleName(f"{title}: {value}" if value else title)
        self.setAccessibleDescription(self.verdict.text())
        self._say_comparison()

    def as_text(self) -> str:
        """What it says, for the clipboard."""
        return as_text(self._figure, self._desk.language)

    def height_at(self, width: int) -> int:
        """How high it has to be at a width."""
        layout = self.layout()
        assert layout is not None
        return layout.totalHeightForWidth(width)

    def _basis(self) -> str:
        figure, say = self._figure, self._desk.say
        source = f"{figure.source.text} ({say(SOURCE_STATUS[figure.source.status])})"
        lines = [
            self.tr("Formula: {formula}").format(formula=say(figure.formula)),
            self.tr("Source: {source}").format(source=source),
        ]
        if figure.good:
            lines.append(self.tr("More is better.") if figure.good == "high" else self.tr("Less is better."))
        return "\n".join(lines)

    def _say_comparison(self) -> None:
        face = comparison(self._figure, self._compared, self._desk.language)
        there = len(face.bars) > 1
        self.caption.setVisible(there)
        if there:
            first, last = face.bars[0], face.bars[-1]
            self.caption.setText(
                self.tr("By agency, from {first} ({most}) to {last} ({least})").format(
                    first=first.label, most=first.said, last=last.label, least=last.said
                )
            )
            name = self.tr("{title}, by agency").format(title=self._desk.say(self._figure.title))
            self.strip.show_chart(face, name)
        self.strip.setVisible(there)

    def _choose(self, bar: BarFace) -> None:
        self.agency_chosen.emit(bar.rows[0][1])

    def _tint(self) -> None:
        self.info.setIcon(icon("info", self._desk.theme))


def _label(
    parent: QWidget, step: float = 0, *, weight: QFont.Weight = QFont.Weight.Normal, wraps: bool = True
) -> QLabel:
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(font(step, weight=weight))
    made.setWordWrap(wraps)
    return made
