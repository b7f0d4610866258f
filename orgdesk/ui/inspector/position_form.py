"""The form of positions: posts, who holds them, and the tasks that say how many people are needed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from orgdesk.editing.people import add_incumbency
from orgdesk.editing.positions import add_workload
from orgdesk.editing.rows import new_id
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Incumbency, PositionKind, Workload
from orgdesk.ui.desk import Desk
from orgdesk.ui.facts import filled_of, hours_of, needed_of
from orgdesk.ui.fields.candidates import functions, people, units
from orgdesk.ui.fields.choices import ChoiceField
from orgdesk.ui.fields.chooser import RowField
from orgdesk.ui.fields.labelled import Fields
from orgdesk.ui.fields.lines import NoteField, NumberField, TextField
from orgdesk.ui.fields.rows import presented
from orgdesk.ui.inspector.children import Child, Children, beside, secondary
from orgdesk.ui.inspector.form import Property, RowsForm, Section
from orgdesk.ui.inspector.holding_line import HoldingLine
from orgdesk.ui.language import number_words


class PositionForm(RowsForm):
    """One position, or what several have in common."""

    kind = "position"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add(Property("title", TextField(desk, self), alone=True), wide=True)
        self.add(Property("unit", RowField(desk, units, self, optional=False), presented(desk, "unit")))
        self.add(Property("code", TextField(desk, self), alone=True))
        self.add(Property("position_kind", ChoiceField(desk, PositionKind, self)))
        self.add(Property("grade", NumberField(desk, self, whole=True)))
        self.add(Property("posts", NumberField(desk, self, whole=True, optional=False)))
        self.filled = NumberField(desk, self)
        self.add(Property("filled", self.filled))
        self.holders = Children(desk, self.take, lambda d: HoldingLine(d, "person"), self)
        self._new_holder = RowField(desk, people, self)
        self.holders.add_by(self._new_holder, self._add_holder)
        self.tasks = Children(desk, self.take, TaskLine, self)
        self._new_task = TextField(desk, self)
        self.need = secondary(self)
        self.tasks.parts.insertWidget(0, self.need)
        self.tasks.add_by(self._new_task, self._add_task)
        self.children_ += [self.holders, self.tasks]
        more = Fields(self)
        self.add(Property("note", NoteField(desk, self)), into=more, wide=True)
        self._more = more
        self._held = Section(desk, "position-holders", self.holders, self)
        self._work = Section(desk, "position-tasks", self.tasks, self)
        for part in (self.fields, self._held, self._work, more):
            self.column.addWidget(part)
        self.retranslate()

    def refresh(self) -> None:
        """Read the rows again."""
        super().refresh()
        single = self.is_single and bool(self.rows)
        self._held.setVisible(single)
        self._work.setVisible(single)
        self.filled.setEnabled(True)
        if not single:
            return
        here, id_ = self.organization, self.ids[0]
        holders = here.bucket("holders_of_position", id_).values()
        self.holders.show_records(sorted(holders, key=lambda h: (h.acting, here.people[h.person].name)))
        self.tasks.show_records(list(here.bucket("workloads_of_position", id_).values()))
        # Where holders are named, their shares say how many posts are filled.
        self.filled.setEnabled(not holders)
        self._say_need()

    def watched(self) -> set[Token]:
        """The positions, and for one its holders and tasks."""
        found = super().watched()
        for row in self.rows if self.is_single else ():
            found |= {("holders_of_position", row.id), ("workloads_of_position", row.id), ("unit", row.unit)}
            holders = self.organization.bucket("holders_of_position", row.id).values()
            found |= {("person", held.person) for held in holders}
        return found

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self.fields.name(
            {
                "title": self.tr("Position"),
                "unit": self.tr("Unit"),
                "code": self.tr("Code"),
                "position_kind": self.tr("Kind"),
                "grade": self.tr("Class"),
                "posts": self.tr("Posts"),
                "filled": self.tr("Filled"),
            }
        )
        self._more.name({"note": self.tr("Note")})
        self._held.set_title(self.tr("Who holds it"))
        self._work.set_title(self.tr("Workload"))
        self._new_holder.set_placeholder(self.tr("Add a person…"))
        self._new_holder.set_name(self.tr("Add a person"))
        self._new_task.set_placeholder(self.tr("Add a task…"))
        self._new_task.set_name(self.tr("Add a task"))
        if self.ids:
            self.refresh()

    def _say_need(self) -> None:
        here, row = self.organization, self.rows[0]
        need, there = needed_of(here, row), filled_of(here, row)
        hours = number_words(hours_of(here), self.desk.language)
        if need is None:
            words = self.tr("With tasks, their volume and hours, the need is worked out here.")
        else:
            total = number_words(need * hours_of(here), self.desk.language, decimals=0)
            words = self.tr("Needed: {need} people ({total} hours ÷ {hours} effective hours a year).").format(
                need=number_words(need, self.desk.language, decimals=2), total=total, hours=hours
            )
            if there is not None:
                more = self.tr("Filled: {filled}.")
                words = f"{words} {more.format(filled=number_words(there, self.desk.language, decimals=2))}"
        self.need.setText(words)

    def _add_holder(self, here: Organization, person: str) -> ChangeSet:
        return add_incumbency(here, Incumbency(id=new_id(), person=person, position=self.ids[0]))

    def _add_task(self, here: Organization, task: str) -> ChangeSet:
        return add_workload(here, Workload(id=new_id(), position=self.ids[0], task=task))


class TaskLine(Child):
    """A task: how often a year, how many hours each time, for which function."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.task = self.add("task", TextField(desk))
        self.volume = self.add("volume", NumberField(desk, optional=False))
        self.hours = self.add("hours", NumberField(desk, optional=False))
        self.function = RowField(desk, functions)
        self.add("function", self.function, presented(desk, "function"))
        self.times, self.total = secondary(), secondary()
        for label in (self.times, self.total):
            label.setWordWrap(False)
        self.parts.addWidget(beside((self.task, 1), (self.remove, 0)))
        numbers = ((self.volume, 2), (self.times, 0), (self.hours, 2), (self.total, 3))
        self.parts.addWidget(beside(*numbers))
        self.parts.addWidget(self.function)

    def say(self) -> None:
        """Have all words that follow from the row in the language of the desk."""
        name = self.record.task
        self.task.set_name(self.tr("Task"))
        self.volume.set_name(self.tr("How often a year: {name}").format(name=name))
        self.hours.set_name(self.tr("Hours each time: {name}").format(name=name))
        self.volume.setToolTip(self.tr("How often a year"))
        self.hours.setToolTip(self.tr("Hours each time"))
        self.function.set_placeholder(self.tr("for the function…"))
        self.function.set_name(self.tr("Function of {name}").format(name=name))
        self.times.setText("\N{MULTIPLICATION SIGN}")
        hours = number_words(self.record.volume * self.record.hours, self.desk.language)
        self.total.setText(self.tr("= {hours} hours").format(hours=hours))
        self.set_remover(self.tr("Remove {name}").format(name=name))
