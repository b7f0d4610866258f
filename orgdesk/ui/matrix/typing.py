"""Typing a role's code in the matrix: it is toggled in the selected cells as soon as it is complete.

A hint beside the cell shows the codes that begin with what has been typed, and what they mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from orgdesk.editing.assignments import toggle_roles
from orgdesk.ui.chips import draw_chip

if TYPE_CHECKING:
    from orgdesk.ui.matrix.view import MatrixView

_PATIENCE = 1_200
"""Milliseconds after which a complete code that could still grow is taken as it is."""


class Typing(QObject):
    """What has been typed so far, and what becomes of it."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(view)
        self._view = view
        self.typed = ""
        self._hint: Hint | None = None
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._complete)

    def take(self, event: QKeyEvent) -> bool:
        """Take a key that is part of typing a code; False where it is not."""
        key = event.key()
        if self.typed:
            if key == Qt.Key.Key_Escape:
                self.cancel()
                return True
            if key == Qt.Key.Key_Backspace:
                self._set(self.typed[:-1])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
                self._complete()
                return True
        plain = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        letters = event.text()
        if event.modifiers() & ~plain or not letters.isprintable() or not letters.strip():
            return False
        if not self.typed and not self._view.matrix.codes.beginning(letters):
            return False
        self._set(self.typed + letters)
        return True

    def cancel(self) -> None:
        """Forget what has been typed."""
        if self.typed:
            self._set("")

    def _set(self, typed: str) -> None:
        codes = self._view.matrix.codes
        self._patience.stop()
        matching = codes.beginning(typed) if typed else []
        exact = codes.written(typed) if typed else None
        if exact is not None and len(matching) == 1:
            self._toggle(exact)
            return
        self.typed = typed
        if exact is not None:
            self._patience.start()
        self._show_hint(matching)

    def _complete(self) -> None:
        """Take the code as it stands, or the only one that begins so."""
        codes = self._view.matrix.codes
        matching = codes.beginning(self.typed)
        code = codes.written(self.typed) or (matching[0] if len(matching) == 1 else None)
        if code is not None:
            self._toggle(code)

    def _toggle(self, code: str) -> None:
        self.cancel()
        view = self._view
        cells = view.cells_to_edit()
        if cells:
            view.desk.do(toggle_roles, cells, code, initiator=view)

    def _show_hint(self, matching: list[str]) -> None:
        if not self.typed:
            if self._hint is not None:
                self._hint.hide()
            return
        if self._hint is None:
            self._hint = Hint(self._view)
        self._hint.say(self.typed, matching)


class Hint(QWidget):
    """The codes that fit what has been typed; drawn in one go beside the cell."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(view)
        self._view = view
        self._typed = ""
        self._rows: list[tuple[str, str]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def say(self, typed: str, matching: list[str]) -> None:
        """Show these codes and what they mean; where there are none, say so."""
        view = self._view
        self._typed = typed
        self._rows = [(code, view.desk.say(view.matrix.codes.name(code))) for code in matching]
        self.setAccessibleName(", ".join(f"{code} {name}" for code, name in self._rows) or self._nothing())
        self.resize(self.sizeHint())
        self.move(self._place())
        self.show()
        self.raise_()
        self.update()

    def _nothing(self) -> str:
        return self.tr("No role code begins with “{typed}”").format(typed=self._typed)

    def _place(self) -> QPoint:
        """Below the cell where there is room, else above; always wholly in view."""
        view = self._view
        index = view.currentIndex()
        cell = QRect(view.cell_rect(index.row(), index.column()))
        cell.moveTopLeft(view.viewport().mapTo(view, cell.topLeft()))
        x = max(4, min(cell.left(), view.width() - self.width() - 14))
        y = cell.bottom() + 4
        if y + self.height() > view.height() - 4:
            y = max(4, cell.top() - self.height() - 4)
        return QPoint(x, y)

    def sizeHint(self) -> QSize:
        metrics = self._view.metrics
        measure = QFontMetricsF(metrics.font())
        if not self._rows:
            return QSize(round(measure.horizontalAdvance(self._nothing())) + 24, metrics.px(34))
        widest = max(measure.horizontalAdvance(name) for _, name in self._rows)
        return QSize(metrics.px(52) + round(widest) + metrics.px(16), len(self._rows) * metrics.px(24) + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        view = self._view
        metrics, theme = view.metrics, view.desk.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.secondary), 1.0))
        painter.setBrush(QColor(theme.paper))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if not self._rows:
            painter.setFont(metrics.font())
            painter.setPen(QColor(theme.secondary))
            painter.drawText(QRectF(self.rect()).adjusted(12, 0, 0, 0), left, self._nothing())
        high = metrics.px(24)
        chips, names = metrics.font(-1.9, bold=True), metrics.font()
        families = view.matrix.codes.families
        for n, (code, name) in enumerate(self._rows):
            y = 6 + n * high
            chip = QRectF(metrics.px(10), y + (high - metrics.px(17)) / 2, metrics.px(30), metrics.px(17))
            painter.setFont(chips)
            draw_chip(painter, code, families[code], theme, chip, 4.0)
            painter.setFont(names)
            painter.setPen(QColor(theme.ink))
            painter.drawText(QRectF(metrics.px(50), y, self.width(), high), left, name)
        painter.end()
