"""A chart whose bars one can walk, point at and open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from orgdesk.ui.desk import Desk
from orgdesk.ui.health.face import BarFace, ChartFace
from orgdesk.ui.health.paint import paint_chart
from orgdesk.ui.health.plots import MORE, Plot, Spot, lay_out
from orgdesk.ui.style import font

_STALE = 0.45
"""How much of a chart is left while it is worked out anew."""


class Chart(QWidget):
    """Draws a `ChartFace` as high as it needs. Arrow keys walk the bars, Enter and a click open one."""

    opened = Signal(object, QRect)
    """(BarFace, where it lies in the chart)."""
    walked = Signal(QRect)
    """Where the bar lies that the keys have come to."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._face = ChartFace("")
        self._plot = Plot()
        self._laid_for = -1
        self._unfolded = False
        self._at = 0
        self._pointed = -1
        self._is_stale = False
        self._name = ""
        self._more = ("", "")
        self.setFont(font(-0.7))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()
        desk.theme_changed.connect(self.update)

    # -- what it shows ---------------------------------------------------------------------------

    @property
    def face(self) -> ChartFace:
        """What it shows."""
        return self._face

    @property
    def plot(self) -> Plot:
        """How it lies."""
        return self._plot

    @property
    def current(self) -> BarFace | None:
        """The bar that Enter opens."""
        spot = self._spot()
        return self._bar(spot) if spot is not None else None

    def show_chart(self, face: ChartFace, name: str) -> None:
        """Draw another chart, called so; none where it has no bars."""
        if face.kind != self._face.kind:
            self._unfolded = False
        self._face, self._name = face, name
        self._more = (self.tr("Show all {count}").format(count=len(face.bars)), self.tr("Show fewer"))
        self.setVisible(bool(face.bars))
        self._lay(self.width())
        self._tell()
        self.updateGeometry()
        self.update()

    def set_stale(self, stale: bool) -> None:
        """Fade what is being worked out anew."""
        if stale != self._is_stale:
            self._is_stale = stale
            self.update()

    # -- size ------------------------------------------------------------------------------------

    def heightForWidth(self, width: int) -> int:
        """As high as the bars are at that width."""
        return int(self._plotted(width).height) + 2

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 20)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != self._laid_for:
            self._lay(event.size().width())

    def _lay(self, width: int) -> None:
        self._laid_for = width
        self._plot = self._plotted(width)
        self._at = min(self._at, max(len(self._plot.spots) - 1, 0))
        self._pointed = -1

    def _plotted(self, width: int) -> Plot:
        wide = QFontMetricsF(self.font()).horizontalAdvance
        return lay_out(self._face, width - 2, wide, unfolded=self._unfolded)

    # -- keys and pointer ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self._plot.spots)
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self._at)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._plot.heads:
            self._go(self._across(-1 if key == Qt.Key.Key_Up else 1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self._go(self._at - 1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self._go(self._at + 1)
        elif key == Qt.Key.Key_Home:
            self._go(0)
        elif key == Qt.Key.Key_End:
            self._go(count - 1)
        else:
            super().keyPressEvent(event)

    def _across(self, direction: int) -> int:
        """The cell of a matrix nearest in the line above or below."""
        here = self._plot.spots[self._at].hit.center()
        best = min(
            (
                (abs(s.hit.center().y() - here.y()), abs(s.hit.center().x() - here.x()), n)
                for n, s in enumerate(self._plot.spots)
                if (s.hit.center().y() - here.y()) * direction > 1
            ),
            default=None,
        )
        return best[2] if best is not None else self._at

    def _go(self, at: int) -> None:
        at = min(max(at, 0), len(self._plot.spots) - 1)
        if at != self._at and self._plot.spots:
            self._at = at
            self._tell()
            self.update()
        self._show_current()

    def _show_current(self) -> None:
        spot = self._spot()
        if spot is not None:
            self.walked.emit(spot.hit.united(spot.fill).toAlignedRect())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._show_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._hit(event.position().toPoint())
        if at != self._pointed:
            self._pointed = at
            pointing = Qt.CursorShape.PointingHandCursor if at >= 0 else Qt.CursorShape.ArrowCursor
            self.setCursor(pointing)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointed = -1
        self.update()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._hit(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and at >= 0:
            self._at = at
            self._tell()
            self._open(at)

    def event(self, event: QEvent) -> bool:
        """Say in a tooltip what a bar is, even where its label has been cut."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._hit(event.pos())
            bar = self._bar(self._plot.spots[at]) if at >= 0 else None
            QToolTip.showText(event.globalPos(), bar.words if bar is not None else "", self)
            return True
        return super().event(event)

    def _hit(self, at: QPoint) -> int:
        """The number of the spot at a place, -1 for none; what is filled counts before what is around it."""
        spots = self._plot.spots
        filled = (n for n, s in enumerate(spots) if s.fill.contains(at))
        around = (n for n, s in enumerate(spots) if s.hit.contains(at))
        return next(filled, next(around, -1))

    def _open(self, at: int) -> None:
        if not self._plot.spots:
            return
        spot = self._plot.spots[at]
        bar = self._bar(spot)
        self.update()
        if bar is None:
            self._unfolded = not self._unfolded
            self._lay(self.width())
            self.updateGeometry()
        else:
            where = spot.fill if spot.is_above or self._plot.heads else spot.hit
            self.opened.emit(bar, where.toAlignedRect())

    def _spot(self) -> Spot | None:
        return self._plot.spots[self._at] if self._plot.spots else None

    def _bar(self, spot: Spot) -> BarFace | None:
        return self._plot.faces[spot.bar] if spot.bar != MORE else None

    def _tell(self) -> None:
        """Say which bar it is to whoever listens instead of looking."""
        bar = self.current
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(bar.words if bar is not None else self._more[self._unfolded])
        if self.hasFocus():
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)

    # -- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.translate(1, 1)
        if self._is_stale:
            painter.setOpacity(_STALE)
        painter.setFont(self.font())
        current = self._at if self.hasFocus() else -1
        paint_chart(
            painter,
            self._plot,
            self._face.kind,
            self._desk.theme,
            current=current,
            pointed=self._pointed,
            more=self._more[self._unfolded],
            within=QRectF(event.rect()),
        )
        painter.end()
