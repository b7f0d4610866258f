"""The findings about what is selected: mark and sentence, a click selects the finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from orgdesk.analysis.findings import Finding
from orgdesk.analysis.severity import Severity
from orgdesk.analysis.wording import message
from orgdesk.organization.bilingual import Text
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.layouts import column
from orgdesk.ui.marks import draw_mark
from orgdesk.ui.style import font

_MOST = 8
_MARK = 10
_LEFT = 20


class FindingLine(QAbstractButton):
    """One finding, as many lines as its sentence needs."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._severity = Severity.ADVICE
        self.key = ""
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setCheckable(True)
        desk.theme_changed.connect(self.update)

    def show_finding(self, finding: Finding, words: str, chosen: bool) -> None:
        """Show another one."""
        self.key, self._severity = finding.key, finding.severity
        self.setText(words)
        self.setAccessibleName(words)
        self.setChecked(chosen)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Room for the sentence at that width."""
        box = QRect(0, 0, max(width - _LEFT - 4, 40), 10_000)
        return QFontMetrics(font()).boundingRect(box, _FLAGS, self.text()).height() + 8

    def sizeHint(self) -> QSize:
        """As wide as it stands."""
        width = max(self.width(), 160)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw mark and sentence."""
        theme = self._desk.theme
        painter = QPainter(self)
        if self.isChecked() or self.underMouse():
            painter.fillRect(self.rect(), QColor(theme.selection if self.isChecked() else theme.hover))
        metrics = QFontMetrics(font())
        at = QRectF(4, 4 + (metrics.height() - _MARK) / 2, _MARK, _MARK)
        draw_mark(painter, theme.marks[self._severity], at)
        painter.setFont(font())
        painter.setPen(QColor(theme.ink))
        painter.drawText(self.rect().adjusted(_LEFT, 4, -4, 0), _FLAGS, self.text())
        if self.hasFocus():
            painter.setPen(QColor(theme.accent))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


_FLAGS = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft.value)


class FindingLines(QWidget):
    """The worst findings of some, and how many more there are."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: list[tuple[Finding, str, bool]] = []
        self.lines: list[FindingLine] = []
        self._more = QLabel(self)
        self._more.setProperty("look", "secondary")
        self._column = column(self, gap=2)
        self._column.addWidget(self._more)

    def show_findings(self, findings: Mapping[str, Finding]) -> None:
        """Show these, the worst first."""
        desk = self._desk
        worst = _worst(list(findings.values()))
        chosen = desk.selection.finding
        organization = desk.organization
        shown = [(f, desk.say(message(f, organization)), f.key == chosen) for f in worst]
        if shown != self._shown:
            self._shown = shown
            while len(self.lines) < len(shown):
                self._add_line()
            for n, line in enumerate(self.lines):
                line.setVisible(n < len(shown))
                if n < len(shown):
                    line.show_finding(*shown[n])
        more = len(findings) - len(shown)
        self._more.setVisible(more > 0)
        self._more.setText(desk.say(_MORE.format(count=more)))

    def _add_line(self) -> None:
        line = FindingLine(self._desk, self)
        line.clicked.connect(lambda: self._choose(line.key))
        self._column.insertWidget(len(self.lines), line)
        self.lines.append(line)

    def _choose(self, key: str) -> None:
        selection = self._desk.selection
        self._desk.select(type(selection)(selection.rows, selection.cells, key), self)


def _worst(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: (f.severity.rank, f.rule, f.key))[:_MOST]


_MORE = Text("… dan {count} lagi", "… and {count} more")
