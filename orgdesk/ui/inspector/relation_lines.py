"""How a function hangs together with others: what it hands over or shares, each relation edited in place."""

from __future__ import annotations

from typing import Any

from orgdesk.organization.display import code_of, name_of
from orgdesk.organization.records import RelationKind
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.choices import ChoiceField
from orgdesk.ui.fields.lines import TextField
from orgdesk.ui.fields.link import Link
from orgdesk.ui.inspector.children import Child, beside


class RelationLine(Child):
    """A relation seen from one of its functions: which way, the other one, how, and what."""

    def __init__(self, desk: Desk, function: Any) -> None:
        """`function` says the id of the function that the form is about."""
        super().__init__(desk)
        self._function = function
        self.link = Link(desk)
        self.kind = self.add("relation_kind", ChoiceField(desk, RelationKind, optional=False))
        self.what = TextField(desk)
        self.add("what", self.what)
        self.parts.addWidget(beside((self.link, 1), (self.remove, 0)))
        self.parts.addWidget(beside((self.kind, 1), (self.what, 1)))

    def say(self) -> None:
        """Have all words that follow from the row in the language of the desk."""
        leaves = self.record.function == self._function()
        other = self.desk.organization.functions[self.record.other if leaves else self.record.function]
        arrow = "→" if leaves else "←"
        if self.record.relation_kind == RelationKind.SHARES_DATA:
            arrow = "↔"
        name = "  ".join(filter(None, (code_of(other), name_of(other))))
        self.link.lead(("function", other.id), f"{arrow}  {name}")
        self.kind.set_name(self.tr("How it hangs together with {name}").format(name=name))
        self.what.set_placeholder(self.tr("what…"))
        self.what.set_name(self.tr("What is handed over or shared: {name}").format(name=name))
        self.set_remover(self.tr("Remove {name}").format(name=name))
