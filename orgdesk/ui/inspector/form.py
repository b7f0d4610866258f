"""What the forms of the inspector have in common, and the parts that they are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from orgdesk.editing.several import edit_all
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Agency, Function, Unit
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.field import Field
from orgdesk.ui.fields.layouts import column
from orgdesk.ui.icons import icon
from orgdesk.ui.remembered import recall, remember

LABEL_WIDTH = 92


class Section(QWidget):
    """A part of a form under a heading that folds it."""

    def __init__(self, desk: Desk, key: str, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._key = f"inspector/{key}"
        self.body = body
        self.head = QToolButton(self)
        self.head.setCheckable(True)
        self.head.setChecked(recall(self._key, True))
        self.head.setProperty("look", "section")
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.toggled.connect(lambda out: remember(self._key, out))
        self.head.toggled.connect(self._fold)
        parts = column(self, gap=4)
        parts.addWidget(self.head)
        parts.addWidget(body)
        desk.theme_changed.connect(self._fold)
        self._fold()

    def set_title(self, words: str) -> None:
        """What stands in the heading."""
        self.head.setText(words)

    def _fold(self) -> None:
        out = self.head.isChecked()
        self.body.setVisible(out)
        self.head.setIcon(icon("chevron-down" if out else "chevron-right", self._desk.theme))


class Fields(QWidget):
    """Fields with their labels, short ones beside, wide ones below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._labels: dict[str, tuple[QLabel, Field]] = {}

    def add(self, key: str, field: Field, *, wide: bool = False) -> None:
        """Set a field below the others."""
        label = QLabel(self, wordWrap=True)
        label.setProperty("look", "secondary")
        label.setBuddy(field)
        n = self._grid.rowCount()
        if wide:
            self._grid.addWidget(label, n, 0, 1, 2)
            self._grid.addWidget(field, n + 1, 0, 1, 2)
        else:
            label.setMinimumHeight(28)
            self._grid.addWidget(label, n, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(field, n, 1, Qt.AlignmentFlag.AlignTop)
        self._labels[key] = (label, field)

    def name(self, names: dict[str, str]) -> None:
        """Have the labels say these."""
        for key, (label, field) in self._labels.items():
            label.setText(names[key])
            field.set_name(names[key])

    def show_only(self, shown: Callable[[str], bool]) -> None:
        """Hide the fields that do not apply."""
        for key, (label, field) in self._labels.items():
            label.setVisible(shown(key))
            field.setVisible(shown(key))


class Form(QWidget):
    """What the inspector shows for one kind of selection."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.column = column(self, gap=16)

    @property
    def organization(self) -> Organization:
        """The rows shown."""
        return self.desk.organization

    def refresh(self) -> None:
        """Read again what is shown."""
        raise NotImplementedError

    def watched(self) -> set[Token]:
        """The rows and index buckets that are shown."""
        raise NotImplementedError

    def finish(self) -> None:
        """Take over what is still being typed."""

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""

    def take(self, field: Field, make: Callable[[], ChangeSet]) -> bool:
        """Do what `make` returns; a refusal stands below `field`."""
        try:
            change_set = make()
        except OrgDeskError as error:
            field.refuse(self.desk.say(error.sentence))
            return False
        if not change_set:
            field.restore()
            return True
        return self.desk.execute(change_set, self)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


@dataclass(frozen=True, slots=True)
class Property:
    """A field of a record and what edits it."""

    name: str
    field: Field
    present: Callable[[Any], Any] = lambda value: value
    """Makes of the value what the field shows."""
    alone: bool = False
    """Makes no sense for several rows at once: a name, a code."""


Row = Agency | Unit | Function


class RowsForm(Form):
    """The properties of a row, or those that several rows of one kind share, edited in one step."""

    kind = ""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.ids: tuple[str, ...] = ()
        self.fields = Fields(self)
        self.properties: dict[str, Property] = {}

    def add(self, property_: Property, *, wide: bool = False, into: Fields | None = None) -> None:
        """Set a property below the others."""
        self.properties[property_.name] = property_
        (into or self.fields).add(property_.name, property_.field, wide=wide)
        property_.field.committed.connect(lambda: self._committed(property_))

    def bind(self, ids: Sequence[str]) -> None:
        """Show other rows."""
        if tuple(ids) != self.ids:
            self.ids = tuple(ids)
            for property_ in self.properties.values():
                property_.field.restore()
        self.refresh()

    @property
    def rows(self) -> list[Any]:
        """The rows that are shown and still exist."""
        found = (self.organization.get(self.kind, id_) for id_ in self.ids)
        return [row for row in found if row is not None]

    @property
    def is_single(self) -> bool:
        """Whether it is about one row."""
        return len(self.ids) == 1

    def refresh(self) -> None:
        """Read the rows again; what is being typed stays."""
        rows = self.rows
        if not rows:
            return
        for name, property_ in self.properties.items():
            values = {getattr(row, name) for row in rows}
            if len(values) == 1:
                property_.field.set_value(property_.present(values.pop()))
            else:
                property_.field.set_mixed()
        self.fields.show_only(lambda name: self.is_single or not self.properties[name].alone)

    def watched(self) -> set[Token]:
        """The rows."""
        return {(self.kind, id_) for id_ in self.ids}

    def finish(self) -> None:
        """Take over what is still being typed, unless it was refused."""
        for property_ in self.properties.values():
            if property_.field.is_touched() and not property_.field.refusal:
                property_.field.commit()

    def _committed(self, property_: Property) -> None:
        value = property_.field.value()

        def make() -> ChangeSet:
            return edit_all(self.organization, [replace(row, **{property_.name: value}) for row in self.rows])

        if self.take(property_.field, make):
            self.refresh()
