"""A popup with the tree of a facet's values, in which one checks those that are meant."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from orgdesk.organization.organization import Organization
from orgdesk.organization.records import FacetValue
from orgdesk.organization.scope import Facet
from orgdesk.ui.fields.layouts import column

_ID = Qt.ItemDataRole.UserRole


class ValuePopup(QFrame):
    """Values with boxes. Space checks, Enter and a click elsewhere take over, Esc does not."""

    chosen = Signal(object)
    """(tuple of ids): what was checked when it closed, if that is another choice."""

    def __init__(
        self, organization: Organization, facet: Facet, checked: Iterable[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "popup")
        self._before = tuple(sorted(checked))
        self._dropped = False
        self.sought = QLineEdit(self, clearButtonEnabled=True)
        self.sought.setPlaceholderText(self.tr("Filter…"))
        self.sought.textChanged.connect(self._filter)
        self.sought.installEventFilter(self)
        self.tree = QTreeWidget(self)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(self.tr("Values"))
        self.tree.installEventFilter(self)
        body = column(self, margins=(8, 8, 8, 8))
        body.addWidget(self.sought)
        body.addWidget(self.tree)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._fill(organization, facet)
        self.sought.setVisible(len(self._items) > 8)
        self.setFocusProxy(self.sought if len(self._items) > 8 else self.tree)

    def sizeHint(self) -> QSize:
        """Room for a dozen values."""
        return QSize(280, min(320, 56 + 28 * max(len(self._items), 3)))

    def open_below(self, widget: QWidget) -> None:
        """Show it under `widget`, within the screen."""
        self.resize(self.sizeHint())
        place = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        room = widget.screen().availableGeometry()
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        if place.y() + self.height() > room.bottom():
            place.setY(max(room.top(), widget.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2))
        self.move(place)
        self.show()
        self.setFocus()

    def checked(self) -> tuple[str, ...]:
        """Ids that are checked now."""
        on = (id_ for id_, item in self._items.items() if item.checkState(0) == Qt.CheckState.Checked)
        return tuple(sorted(on))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter closes, Esc drops, Down goes from the filter to the values."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._dropped = True
                self.close()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.close()
                return True
            if watched is self.sought and event.key() == Qt.Key.Key_Down:
                self.tree.setFocus()
                return True
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell what was chosen."""
        super().closeEvent(event)
        if not self._dropped and self.checked() != self._before:
            self.chosen.emit(self.checked())

    def _fill(self, organization: Organization, facet: Facet) -> None:
        children: dict[str | None, list[FacetValue]] = {}
        for value in organization.facet_values.values():
            if value.facet == facet:
                children.setdefault(value.parent, []).append(value)

        def add(parent: QTreeWidgetItem, key: str | None) -> None:
            for value in sorted(children.get(key, ()), key=lambda v: (v.code, v.name)):
                item = QTreeWidgetItem(parent, [f"{value.code}  {value.name}".strip()])
                item.setData(0, _ID, value.id)
                on = value.id in self._before
                item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                self._items[value.id] = item
                add(item, value.id)

        add(self.tree.invisibleRootItem(), None)
        self.tree.setRootIsDecorated(any(key is not None for key in children))
        if len(self._items) <= 200:
            self.tree.expandAll()
        first = [i for id_, i in self._items.items() if id_ in self._before] or list(self._items.values())
        if first:
            self.tree.setCurrentItem(first[0])

    def _filter(self, text: str) -> None:
        sought = text.strip().casefold()
        shown = {id_ for id_, item in self._items.items() if sought in item.text(0).casefold()}
        for item in self._items.values():
            item.setHidden(True)
        for id_ in shown:
            at: QTreeWidgetItem | None = self._items[id_]
            while at is not None and at.isHidden():
                at.setHidden(False)
                if sought:
                    at.setExpanded(True)
                at = at.parent()
