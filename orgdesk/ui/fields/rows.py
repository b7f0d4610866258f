"""A field for several rows in order: each a link that leads there; one takes them out and adds others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.candidates import Candidates, candidate_of
from orgdesk.ui.fields.chooser import RowField
from orgdesk.ui.fields.field import Field
from orgdesk.ui.fields.layouts import column, line
from orgdesk.ui.fields.link import Link
from orgdesk.ui.icons import icon


class RowsField(Field):
    """Ids of rows of one kind. Alt+Up and Alt+Down on a link change the order."""

    def __init__(
        self,
        desk: Desk,
        kind: str,
        candidates: Candidates,
        parent: QWidget | None = None,
        *,
        leads: bool = True,
    ) -> None:
        super().__init__(desk, parent)
        self._kind = kind
        self._leads = leads
        self._ids: tuple[str, ...] = ()
        self._shown: tuple[tuple[str, str], ...] = ()
        self.links: list[Link] = []
        self.removers: list[QToolButton] = []
        body = QWidget(self)
        self._list = column(gap=2)
        self.add = RowField(desk, candidates, self)
        self.add.committed.connect(self._add)
        parts = column(body, gap=4)
        parts.addLayout(self._list)
        parts.addWidget(self.add)
        self.carry(body)
        self.setFocusProxy(self.add.line)
        self._lines: list[QWidget] = []
        desk.theme_changed.connect(self._rebuild)

    def value(self) -> tuple[str, ...]:
        """Ids in order."""
        return self._ids

    def set_value(self, value: Any) -> None:
        """Show these rows."""
        self._ids, self.mixed = tuple(value), False
        self.add.set_value(None)
        self._show()

    def set_mixed(self) -> None:
        """Show none: the rows differ, and adding one would give all of them the same."""
        self._ids, self.mixed = (), True
        self._show()

    def restore(self) -> None:
        """Forget what is being typed."""
        super().restore()
        self.add.restore()

    def set_placeholder(self, words: str) -> None:
        """What stands in the field that adds."""
        self.add.set_placeholder(words)

    def refuse(self, sentence: str) -> None:
        """Say below why it cannot be done."""
        super().refuse(sentence)
        self.add.restore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Up and Alt+Down move a row, Del takes it out."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self.links:
            at = next(n for n, link in enumerate(self.links) if link is watched)
            if event.key() == Qt.Key.Key_Delete:
                self._without(at)()
                return True
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(at, steps)
                return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        if self.desk.is_open and all(self.desk.organization.get(self._kind, id_) for id_ in self._ids):
            self._shown = ()
            self._show()

    def _show(self) -> None:
        here = self.desk.organization
        rows = [candidate_of(here, self._kind, id_, self.desk.language) for id_ in self._ids]
        shown = tuple((row.id, "  ".join(filter(None, (row.code, row.name)))) for row in rows)
        if shown != self._shown:
            self._shown = shown
            self._rebuild()

    def _rebuild(self) -> None:
        for made in self._lines:
            made.hide()
            made.deleteLater()
        self.links, self.removers, self._lines = [], [], []
        for n, (id_, words) in enumerate(self._shown):
            link = Link(self.desk, leads=self._leads)
            link.lead((self._kind, id_), words)
            link.installEventFilter(self)
            remove = remover(self.desk, self.tr("Remove {name}").format(name=words))
            remove.clicked.connect(self._without(n))
            made = QWidget()
            beside = line(made)
            beside.addWidget(link, 1)
            beside.addWidget(remove)
            self._list.addWidget(made)
            self.links.append(link)
            self.removers.append(remove)
            self._lines.append(made)

    def _without(self, at: int) -> Callable[[], None]:
        return lambda: self._take((*self._ids[:at], *self._ids[at + 1 :]))

    def _move(self, at: int, steps: int) -> None:
        if 0 <= at + steps < len(self._ids):
            ids = list(self._ids)
            ids.insert(at + steps, ids.pop(at))
            self._take(tuple(ids))
            if at + steps < len(self.links):
                self.links[at + steps].setFocus()

    def _add(self) -> None:
        chosen = self.add.value()
        self.add.set_value(None)
        self.add.restore()
        if chosen is not None:
            self._take((*self._ids, chosen))

    def _take(self, ids: tuple[str, ...]) -> None:
        before, self._ids = self._ids, ids
        self.clear_refusal()
        self.committed.emit()
        if self.refusal:
            self._ids = before
        self._show()


def remover(desk: Desk, words: str) -> QToolButton:
    """A small cross that takes something away; `words` say what."""
    made = QToolButton()
    made.setIcon(icon("close", desk.theme))
    made.setToolTip(words)
    made.setAccessibleName(words)
    return made


def presented(desk: Desk, kind: str) -> Callable[[Any], Any]:
    """Makes of an id what a `RowField` shows."""
    return lambda id_: None if id_ is None else candidate_of(desk.organization, kind, id_, desk.language)
