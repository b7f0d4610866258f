"""What a person does at the window: type, press keys, click, answer dialogs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from orgdesk.ui.window import Window


def settle(window: Window, qtbot: QtBot) -> None:
    """Wait until the findings are right and the window has caught up."""
    qtbot.waitUntil(lambda: not window.desk.document.engine.pending, timeout=10_000)
    qtbot.wait(60)


def press(window: Window, keys: str) -> None:
    """Press a key combination as the keyboard would, wherever the focus is."""
    action = next((a for a in window.actions() if keys in [s.toString() for s in a.shortcuts()]), None)
    assert action is not None, f"nothing has the keys {keys}"
    for _ in range(50):  # the window catches up with an edit a moment later
        if action.isEnabled():
            break
        QTest.qWait(10)
    assert action.isEnabled(), f"{keys} cannot be done now"
    if not window.isActiveWindow():  # where a desktop would give it the keys back after a dialog
        window.activateWindow()
        QTest.qWait(20)
    target = QApplication.focusWidget() or window
    QTest.keySequence(target, keys)


def write(words: str) -> None:
    """Type into whatever has the focus."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, words)


def key(key_: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press one key on whatever has the focus."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key_, modifiers)


def click(widget: QWidget, at: QPoint | None = None, *, double: bool = False) -> None:
    """Click on a widget, in its middle or at a point."""
    place = widget.rect().center() if at is None else at
    QTest.mouseMove(widget, place)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
    if double:
        QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=place)


def cell_index(window: Window, unit: str, function: str) -> QModelIndex:
    """The place of a cell in the matrix, scrolled to."""
    view = window.work.matrix.view
    place = view.matrix.place_of((unit, function))
    assert place is not None
    index = view.matrix.index(*place)
    view.scrollTo(index)
    return index


def click_cell(window: Window, unit: str, function: str) -> None:
    """Click on a cell of the matrix."""
    view = window.work.matrix.view
    index = cell_index(window, unit, function)
    click(view.viewport(), view.visualRect(index).center())


def button(parent: QWidget, words: str) -> QAbstractButton:
    """The button that bears these words, mnemonics left out."""
    for one in parent.findChildren(QAbstractButton):
        if one.text().replace("&", "").rstrip("…") == words.replace("&", "").rstrip("…") and one.isVisible():
            return one
    raise AssertionError(f"there is no button {words!r}")


class InDialog:
    """Does something in the next dialog that opens, since the dialog holds whoever opened it."""

    def __init__(self, kind: type[QWidget], act: Callable[[QWidget], object]) -> None:
        self.done = False
        self.error: BaseException | None = None
        self._kind, self._act = kind, act
        self._timer = QTimer(interval=15)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if self.done or not isinstance(dialog, self._kind) or not dialog.isVisible():
            return
        self.done = True
        self._timer.stop()
        try:
            self._act(dialog)
        except BaseException as error:
            self.error = error
            dialog.close()

    def __enter__(self) -> InDialog:
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        if self.error is not None:
            raise self.error
        assert self.done, f"no {self._kind.__name__} opened"
