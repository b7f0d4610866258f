"""Rows to tick, in a tree or a plain list, with one box for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

_ID = Qt.ItemDataRole.UserRole
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@dataclass(frozen=True, slots=True)
class Choice:
    """A row that can be ticked, with those below it."""

    id: str
    words: str
    tip: str = ""
    below: tuple[Choice, ...] = ()


class Picker(QWidget):
    """All rows are ticked at first. A row that is ticked stands for all below it."""

    changed = Signal()

    def __init__(self, choices: Iterable[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.all = QCheckBox(tristate=True)
        self.all.setCheckState(_CHECKED)
        self.rows = _Rows()
        for choice in choices:
            self.rows.addTopLevelItem(_item(choice))
        self.rows.expandAll()
        self.rows.setRootIsDecorated(any(item.childCount() for item in self.items()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.all)
        column.addWidget(self.rows, 1)
        self.rows.itemChanged.connect(self._ticked)
        self.all.clicked.connect(self._tick_all)

    def say(self, everything: str, name: str) -> None:
        """What the box for all is called, and the list of rows."""
        self.all.setText(everything)
        self.rows.setAccessibleName(name)

    @property
    def chosen(self) -> frozenset[str] | None:
        """Ids of the uppermost rows that are ticked; None for all."""
        found = frozenset(_ticked(self._tops()))
        return None if all(item.checkState(0) is _CHECKED for item in self._tops()) else found

    def items(self) -> Iterator[QTreeWidgetItem]:
        """Every row."""
        todo = self._tops()
        for item in todo:  # the list grows while it is walked
            todo.extend(_below(item))
            yield item

    def _tops(self) -> list[QTreeWidgetItem]:
        return _below(self.rows.invisibleRootItem())

    def _tick_all(self) -> None:
        state = _UNCHECKED if self.all.checkState() is _UNCHECKED else _CHECKED
        self.all.setCheckState(state)
        self.rows.blockSignals(True)
        for item in self._tops():
            item.setCheckState(0, state)
        self.rows.blockSignals(False)
        self.rows.viewport().update()
        self.changed.emit()

    def _ticked(self) -> None:
        chosen = self.chosen
        some = Qt.CheckState.PartiallyChecked if chosen else _UNCHECKED
        self.all.setCheckState(_CHECKED if chosen is None else some)
        self.changed.emit()


class _Rows(QTreeWidget):
    """Space ticks the row in hand, and all that are selected with it."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setProperty("look", "card")
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentItem()
        if event.key() == Qt.Key.Key_Space and here is not None:
            state = _UNCHECKED if here.checkState(0) is _CHECKED else _CHECKED
            for item in {here, *self.selectedItems()}:
                item.setCheckState(0, state)
        else:
            super().keyPressEvent(event)


def _item(choice: Choice) -> QTreeWidgetItem:
    item = QTreeWidgetItem([choice.words])
    item.setData(0, _ID, choice.id)
    item.setToolTip(0, choice.tip or choice.words)
    item.setSizeHint(0, QSize(0, 26))
    item.setFlags(
        Qt.ItemFlag.ItemIsEnabled
        | Qt.ItemFlag.ItemIsSelectable
        | Qt.ItemFlag.ItemIsUserCheckable
        | Qt.ItemFlag.ItemIsAutoTristate
    )
    for below in choice.below:
        item.addChild(_item(below))
    item.setCheckState(0, _CHECKED)
    return item


def _ticked(items: Iterable[QTreeWidgetItem]) -> Iterator[str]:
    for item in items:
        if item.checkState(0) is _CHECKED:
            yield str(item.data(0, _ID))
        elif item.checkState(0) is Qt.CheckState.PartiallyChecked:
            yield from _ticked(_below(item))


def _below(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(n) for n in range(item.childCount()))
    return [child for child in found if child is not None]
