"""Where the places stand: explorer left, findings below or right, inspector right or as a flyout.

Sizes are remembered, apart for narrow windows (a projector) and wide ones.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QFrame, QMainWindow, QVBoxLayout, QWidget

from orgdesk.ui.centre import Centre
from orgdesk.ui.explorer.panel import Explorer
from orgdesk.ui.findings.panel import FindingsPanel
from orgdesk.ui.inspector.panel import Inspector
from orgdesk.ui.remembered import recall, recall_bytes, remember

NARROW = 1500
"""Pixels: narrower windows fold the inspector and the findings."""

_VERSION = 1
"""Of the layout: another one forgets what was remembered."""

FLYOUT_WIDTH = 340
_LEAST_HEIGHT = 96
_NO_LIMIT = 16_777_215
"""What Qt takes for the height of a widget that may be as high as it likes."""


class Places(QObject):
    """The four places and how they share the window."""

    arranged = Signal()
    """Something was shown, hidden or folded."""

    def __init__(
        self,
        window: QMainWindow,
        explorer: Explorer,
        centre: Centre,
        findings: FindingsPanel,
        inspector: Inspector,
    ) -> None:
        super().__init__(window)
        self._window = window
        self.explorer, self.centre, self.findings, self.inspector = explorer, centre, findings, inspector
        self._left = _dock(window, "explorer", explorer, Qt.DockWidgetArea.LeftDockWidgetArea)
        self._below = _dock(window, "findings", findings, Qt.DockWidgetArea.BottomDockWidgetArea)
        self._right = _dock(window, "inspector", inspector, Qt.DockWidgetArea.RightDockWidgetArea)
        for corner, area in (
            (Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea),
            (Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea),
        ):
            window.setCorner(corner, area)
        self._flyout = _Flyout(centre)
        self._narrow: bool | None = None
        self._projecting = False
        self._were_shown = [True, True, True]
        self._relax = QTimer(self, singleShot=True, interval=60)
        self._relax.timeout.connect(self._relaxed)
        findings.collapsed_changed.connect(self._fit_findings)
        centre.installEventFilter(self)
        self._flyout.closed.connect(self.arranged)

    # -- showing and hiding ----------------------------------------------------------------------

    @property
    def explorer_shown(self) -> bool:
        """Whether the explorer is on the screen."""
        return not self._left.isHidden()

    @property
    def findings_shown(self) -> bool:
        """Whether the findings are more than a strip."""
        return not self._below.isHidden() and not self.findings.collapsed

    @property
    def inspector_shown(self) -> bool:
        """Whether the inspector is on the screen."""
        return not (self._flyout.isHidden() if self._narrow else self._right.isHidden())

    @property
    def findings_at_right(self) -> bool:
        """Whether the findings stand at the right instead of below."""
        return self._window.dockWidgetArea(self._below) == Qt.DockWidgetArea.RightDockWidgetArea

    def toggle_explorer(self) -> None:
        """Show or hide the explorer."""
        self._left.setVisible(not self.explorer_shown)
        self.arranged.emit()

    def toggle_findings(self) -> None:
        """Unfold the findings or fold them into a strip."""
        self.show_findings(not self.findings_shown)

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""
        self.show_inspector(not self.inspector_shown)

    def toggle_findings_right(self) -> None:
        """Have the findings at the right, where a wide screen has room, or below."""
        self._put_findings_right(not self.findings_at_right)

    def show_findings(self, shown: bool) -> None:
        """Unfold the findings, or fold them into a strip."""
        self._below.show()
        self.findings.set_collapsed(not shown)
        self._fit_findings(not shown)

    def show_inspector(self, shown: bool) -> None:
        """Show or hide the inspector; in a narrow window it lies over the centre."""
        if self._narrow:
            self._flyout.setVisible(shown)
            if shown:
                self._flyout.place()
                self._flyout.raise_()
        else:
            self._right.setVisible(shown)
        self.arranged.emit()

    def _put_findings_right(self, right: bool) -> None:
        area = Qt.DockWidgetArea.RightDockWidgetArea if right else Qt.DockWidgetArea.BottomDockWidgetArea
        self._window.addDockWidget(area, self._below)
        self._below.show()
        if right:
            self.findings.set_collapsed(False)
            self._window.splitDockWidget(self._right, self._below, Qt.Orientation.Vertical)
        self._fit_findings(self.findings.collapsed)

    def show_all(self, shown: bool) -> None:
        """Show the places of an open document, or none of them."""
        docks = [self._left, self._below, self._right]
        if not shown:
            self.keep()
            self._were_shown = [not dock.isHidden() for dock in docks]
            for dock in docks:
                dock.hide()
            self._flyout.hide()
        elif self._narrow is None:
            self.fit_width()
        else:
            # Qt makes new separators whenever it restores a layout, and keeps the old ones.
            for dock, was_shown in zip(docks, self._were_shown, strict=True):
                dock.setVisible(was_shown)
            self.fit_width()

    def project(self, on: bool) -> None:
        """Nothing but the matrix and one line of findings, or all as it was."""
        if on == self._projecting:
            return
        if on:
            self.keep()
        self._projecting = on
        self.centre.set_projecting(on)
        if on:
            self._left.hide()
            self._right.hide()
            self._flyout.hide()
            self.show_findings(False)
        else:
            self._narrow = None
            self.fit_width()

    # -- sizes -----------------------------------------------------------------------------------

    def fit_width(self) -> None:
        """Arrange for the width that the window has now; what the user chose for such a width comes back."""
        narrow = self._window.width() < NARROW
        if narrow == self._narrow or self._projecting:
            return
        if self._narrow is not None:
            self.keep()
        self._narrow = narrow
        if narrow:
            self._right.hide()
            self._flyout.hold(self.inspector)
        else:
            self._flyout.hide()
            self._right.setWidget(self.inspector)
            self.inspector.show()
        state = recall_bytes(self._key("state"))
        if state.isEmpty() or not self._window.restoreState(state, _VERSION):
            self._arrange_anew()
        self._right.setVisible(not narrow and recall(self._key("inspector"), True))
        self._below.show()
        self.show_findings(recall(self._key("findings"), not narrow))
        self.arranged.emit()

    def reset(self) -> None:
        """Forget what was remembered, and arrange as on the first day."""
        for key in ("state", "inspector", "findings"):
            remember(self._key(key), "" if key == "state" else not self._narrow)
        self._window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self._below)
        self._arrange_anew()
        self.show_inspector(not self._narrow)
        self.show_findings(not self._narrow)

    def keep(self) -> None:
        """Remember how things stand."""
        if self._narrow is None or self._projecting:
            return
        remember(self._key("state"), self._window.saveState(_VERSION))
        remember(self._key("findings"), not self.findings.collapsed)
        if not self._narrow:
            remember(self._key("inspector"), not self._right.isHidden())

    def _key(self, what: str) -> str:
        return f"window/{'narrow' if self._narrow else 'wide'}/{what}"

    def _arrange_anew(self) -> None:
        self._left.show()
        width = self._window.width()
        self._window.resizeDocks(
            [self._left, self._right],
            [max(236, min(300, width // 6)), max(280, min(360, width // 5))],
            Qt.Orientation.Horizontal,
        )
        self._window.resizeDocks(
            [self._below], [max(180, self._window.height() // 4)], Qt.Orientation.Vertical
        )

    def _fit_findings(self, collapsed: bool) -> None:
        if collapsed:
            if self._below.isVisible() and self._below.height() > _LEAST_HEIGHT:
                remember(self._key("height"), self._below.height())
            strip = self.findings.sizeHint().height()
            self._below.setMinimumHeight(strip)
            self._below.setMaximumHeight(strip)
        else:
            self._below.setMaximumHeight(_NO_LIMIT)
            if self._below.height() < _LEAST_HEIGHT:
                # Asked to resize before it knows the new limits, Qt leaves all as it was; a minimum it heeds.
                self._below.setMinimumHeight(
                    recall(self._key("height"), max(180, self._window.height() // 4))
                )
                self._relax.start()
            elif not self._relax.isActive():
                self._below.setMinimumHeight(_LEAST_HEIGHT)
        self.arranged.emit()

    def _relaxed(self) -> None:
        if not self.findings.collapsed:
            height = self._below.height()
            self._below.setMinimumHeight(_LEAST_HEIGHT)
            self._window.resizeDocks([self._below], [height], Qt.Orientation.Vertical)

    # -- walking ---------------------------------------------------------------------------------

    def enter_next(self) -> None:
        """Move the keyboard focus to the next place that is shown."""
        self._walk(1)

    def enter_previous(self) -> None:
        """Move the keyboard focus to the place before."""
        self._walk(-1)

    def _walk(self, steps: int) -> None:
        shown: list[QWidget] = [self.centre]
        if self.explorer_shown:
            shown.insert(0, self.explorer)
        if not self._below.isHidden():
            shown.append(self.findings)
        if self.inspector_shown:
            shown.append(self.inspector)
        here = self.place_in_focus()
        at = shown.index(here) if here in shown else 0
        self.enter(shown[(at + steps) % len(shown)])

    def enter(self, place: QWidget) -> None:
        """Give a place the keyboard focus."""
        if place is self.centre:
            self.centre.enter()
        elif place is self.explorer:
            self.explorer.focus_units()
        elif place is self.inspector:
            self.inspector.focus_first()
        else:
            self.findings.focus_list()

    def place_in_focus(self) -> QWidget | None:
        """The place that has the keyboard focus."""
        widget = QApplication.focusWidget()
        while widget is not None:
            if widget in (self.explorer, self.centre, self.findings, self.inspector):
                # the flyout lies in the centre, but is the inspector
                return widget
            widget = widget.parentWidget()
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.centre and event.type() == QEvent.Type.Resize and not self._flyout.isHidden():
            self._flyout.place()
        return False


class _Flyout(QFrame):
    """The inspector over the right side of the centre."""

    closed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("flyout")
        self.setProperty("look", "flyout")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        self.hide()

    def hold(self, inspector: QWidget) -> None:
        layout = self.layout()
        assert layout is not None
        layout.addWidget(inspector)
        inspector.show()

    def place(self) -> None:
        over = self._over
        width = min(FLYOUT_WIDTH, over.width())
        self.setGeometry(over.width() - width, 0, width, over.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _dock(window: QMainWindow, name: str, place: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
    dock = QDockWidget(window)
    dock.setObjectName(name)
    dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
    dock.setTitleBarWidget(QWidget())
    dock.setWidget(place)
    window.addDockWidget(area, dock)
    dock.hide()
    return dock
