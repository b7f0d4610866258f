"""The form of people: which positions they hold, and which only for the time being."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from orgdesk.editing.people import add_incumbency
from orgdesk.editing.rows import new_id
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Incumbency
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.candidates import positions
from orgdesk.ui.fields.chooser import RowField
from orgdesk.ui.fields.labelled import Fields
from orgdesk.ui.fields.lines import NoteField, TextField
from orgdesk.ui.inspector.children import Children
from orgdesk.ui.inspector.form import Property, RowsForm, Section
from orgdesk.ui.inspector.holding_line import HoldingLine


class PersonForm(RowsForm):
    """One person, or what several have in common."""

    kind = "person"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add(Property("name", TextField(desk, self), alone=True))
        self.add(Property("code", TextField(desk, self), alone=True))
        self.posts = Children(desk, self.take, lambda d: HoldingLine(d, "position"), self)
        self._new = RowField(desk, positions, self)
        self.posts.add_by(self._new, self._add)
        self.children_.append(self.posts)
        self._held = Section(desk, "person-posts", self.posts, self)
        more = Fields(self)
        self.add(Property("note", NoteField(desk, self)), into=more, wide=True)
        self._more = more
        for part in (self.fields, self._held, more):
            self.column.addWidget(part)
        self.retranslate()

    def refresh(self) -> None:
        """Read the rows again."""
        super().refresh()
        single = self.is_single and bool(self.rows)
        self._held.setVisible(single)
        if single:
            held = self.organization.bucket("positions_of_person", self.ids[0]).values()
            self.posts.show_records(sorted(held, key=lambda h: (h.acting, -h.share, h.id)))

    def watched(self) -> set[Token]:
        """The people, and for one the positions held."""
        found = super().watched()
        for id_ in self.ids if self.is_single else ():
            found.add(("positions_of_person", id_))
            for held in self.organization.bucket("positions_of_person", id_).values():
                found.add(("position", held.position))
        return found

    def finish(self) -> None:
        """Take over what is still being typed."""
        super().finish()
        self.posts.finish()

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self.fields.name({"name": self.tr("Name"), "code": self.tr("Number")})
        self._more.name({"note": self.tr("Note")})
        self._held.set_title(self.tr("Positions held"))
        self._new.set_placeholder(self.tr("Add a position…"))
        self._new.set_name(self.tr("Add a position"))

    def _add(self, here: Organization, position: str) -> ChangeSet:
        return add_incumbency(here, Incumbency(id=new_id(), person=self.ids[0], position=position))
