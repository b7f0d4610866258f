"""Rows that belong to the one shown (its providers, tasks, holders …): a few fields each, edited in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from orgdesk.editing.several import delete_rows, edit_rows
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.field import Field
from orgdesk.ui.fields.layouts import column, line
from orgdesk.ui.fields.rows import remover
from orgdesk.ui.icons import icon

Take = Callable[[Field, Callable[[], ChangeSet]], bool]
"""Does what a function returns, or shows the refusal below the field."""


class Child(QWidget):
    """One row: a subclass sets its fields and says what else stands there."""

    committed = Signal(object, str)
    """(itself, name of the field)."""
    removed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.record: Any = None
        self.fields: dict[str, tuple[Field, Callable[[Any], Any]]] = {}
        self.parts = column(self, gap=4)
        self.remove: QToolButton = remover(desk, "")
        self.remove.clicked.connect(lambda: self.removed.emit(self))
        desk.theme_changed.connect(self._tint)
        desk.language_changed.connect(self._say)

    def add(self, name: str, field: Field, present: Callable[[Any], Any] = lambda value: value) -> Field:
        """A field of the record, to be set somewhere in the widget."""
        self.fields[name] = (field, present)
        field.committed.connect(lambda: self.committed.emit(self, name))
        return field

    def show_record(self, record: Any) -> None:
        """Show a row, or the same one as it is now."""
        if self.record is None or record.id != self.record.id:
            for field, _ in self.fields.values():
                field.restore()
        self.record = record
        for name, (field, present) in self.fields.items():
            field.set_value(present(getattr(record, name)))
        self._say()

    def say(self) -> None:
        """Have all words that follow from the row in the language of the desk."""

    def finish(self) -> None:
        """Take over what is still being typed, unless it was refused."""
        for field, _ in self.fields.values():
            if field.is_touched() and not field.refusal:
                field.commit()

    def set_remover(self, words: str) -> None:
        """Say what the cross takes away."""
        self.remove.setToolTip(words)
        self.remove.setAccessibleName(words)

    def _say(self) -> None:
        record = self.record
        if record is not None and self.desk.is_open and self.desk.organization.get(record.kind, record.id):
            self.say()

    def _tint(self) -> None:
        self.remove.setIcon(icon("close", self.desk.theme))


class Children(QWidget):
    """All of them, below the field or button that adds one."""

    def __init__(
        self,
        desk: Desk,
        take: Take,
        make: Callable[[Desk], Child],
        parent: QWidget | None = None,
        *,
        edit: Callable[[Organization, Any], ChangeSet] | None = None,
        remove: Callable[[Organization, Any], ChangeSet] | None = None,
    ) -> None:
        """`edit` and `remove` make the ChangeSet where the verb of the kind does not serve."""
        super().__init__(parent)
        self.desk, self._take, self._make = desk, take, make
        self._edit = edit or (lambda here, record: edit_rows(here, [record]))
        self._remove = remove or (lambda here, record: delete_rows(here, [(record.kind, record.id)]))
        self.children_: list[Child] = []
        self._spare: list[Child] = []
        self.parts = column(self, gap=6)
        self._list = column(gap=8)
        self.parts.addLayout(self._list)
        self.adder: Field | None = None

    def add_by(self, field: Field, make: Callable[[Organization, Any], ChangeSet]) -> None:
        """Have `field` add one, of the value that is settled on there."""
        self.adder = field
        self.parts.addWidget(field)

        def added() -> None:
            value = field.value()
            field.set_value(None)
            if value and self._take(field, lambda: make(self.desk.organization, value)):
                field.restore()

        field.committed.connect(added)

    def show_records(self, records: Sequence[Any]) -> None:
        """Show these; what is being typed in those that stay is kept."""
        by_id = {child.record.id: child for child in self.children_}
        wanted = [record.id for record in records]
        self._spare += [child for id_, child in by_id.items() if id_ not in wanted]
        before = self.children_
        self.children_ = [by_id.get(record.id) or self._fresh() for record in records]
        if before != self.children_:
            for child in self._spare:
                child.hide()
            for n, child in enumerate(self.children_):
                self._list.insertWidget(n, child)
                child.show()
        for child, record in zip(self.children_, records, strict=True):
            child.show_record(record)

    def start_over(self) -> None:
        """Other rows are shown next: forget what was typed to add one."""
        if self.adder is not None:
            self.adder.restore()

    def finish(self) -> None:
        """Take over what is still being typed."""
        for child in list(self.children_):
            child.finish()

    def _fresh(self) -> Child:
        if self._spare:
            return self._spare.pop()
        child = self._make(self.desk)
        child.setParent(self)
        child.committed.connect(self._committed)
        child.removed.connect(self._removed)
        return child

    def _committed(self, child: Child, name: str) -> None:
        field, _ = child.fields[name]
        # As it is now: another field of it may have been edited since it was last shown.
        before: Any = self.desk.organization.get(child.record.kind, child.record.id)
        if before is not None:
            after = replace(before, **{name: field.value()})
            self._take(field, lambda: self._edit(self.desk.organization, after))

    def _removed(self, child: Child) -> None:
        record = child.record
        self.desk.do(lambda here: self._remove(here, record), initiator=self)


def secondary(parent: QWidget | None = None) -> QLabel:
    """Pale words that wrap."""
    label = QLabel(parent, wordWrap=True)
    label.setProperty("look", "secondary")
    return label


def beside(*widgets: tuple[QWidget, int]) -> QWidget:
    """Widgets in one line, each with its part of the width."""
    made = QWidget()
    row = line(made, gap=6)
    for widget, part in widgets:
        row.addWidget(widget, part)
    return made
