"""What the forms of the inspector have in common, and the parts that they are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from orgdesk.editing.several import edit_rows
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization, Token
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.field import Field
from orgdesk.ui.fields.labelled import Fields
from orgdesk.ui.fields.layouts import column
from orgdesk.ui.icons import icon
from orgdesk.ui.inspector.children import Children
from orgdesk.ui.remembered import recall, remember


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

    def read(self, row: Any) -> Any:
        """The value of a row."""
        return getattr(row, self.name)

    def written(self, row: Any, value: Any) -> Any:
        """The row with another value."""
        return replace(row, **{self.name: value})


class RowsForm(Form):
    """The properties of a row, or those that several rows of one kind share, edited in one step."""

    kind = ""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.ids: tuple[str, ...] = ()
        self.fields = Fields(self)
        self.properties: dict[str, Property] = {}
        self.children_: list[Children] = []
        """Rows that belong to the one shown."""

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
            for children in self.children_:
                children.start_over()
        self.refresh()

    @property
    def rows(self) -> list[Any]:
        """The rows that are shown and still exist."""
        if not self.desk.is_open:
            return []
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
        for property_ in self.properties.values():
            values = {property_.read(row) for row in rows}
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
        for children in self.children_:
            children.finish()

    def _committed(self, property_: Property) -> None:
        value = property_.field.value()

        def make() -> ChangeSet:
            return edit_rows(self.organization, [property_.written(row, value) for row in self.rows])

        if self.take(property_.field, make):
            self.refresh()
