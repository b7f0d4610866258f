"""The form of units."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.display import role_code, roles_by_code
from orgdesk.organization.organization import Token
from orgdesk.organization.records import Assignment, Echelon, Level, UnitKind
from orgdesk.ui.chips import CodeChip
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.candidates import agencies, areas, candidate_of
from orgdesk.ui.fields.choices import ChoiceField
from orgdesk.ui.fields.chooser import RowField
from orgdesk.ui.fields.field import Field
from orgdesk.ui.fields.labelled import Fields
from orgdesk.ui.fields.lines import NoteField, NumberField, TextField
from orgdesk.ui.fields.row_links import RowLinks
from orgdesk.ui.inspector.children import Children
from orgdesk.ui.inspector.form import Property, RowsForm, Section
from orgdesk.ui.inspector.held_list import Held, HeldList
from orgdesk.ui.inspector.own_columns import OwnColumnLine, own_columns
from orgdesk.ui.inspector.superiors import Superiors
from orgdesk.ui.inspector.unit_links import links_of_unit


class UnitForm(RowsForm):
    """One unit with its superiors and roles, or what several have in common."""

    kind = "unit"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add(Property("name", TextField(desk, self), alone=True))
        self.add(Property("code", TextField(desk, self), alone=True))
        self.add(Property("agency", RowField(desk, agencies, self, optional=False), self._row("agency")))
        self.add(Property("unit_kind", ChoiceField(desk, UnitKind, self)))
        self.add(Property("level", ChoiceField(desk, Level, self)))
        more = Fields(self)
        for name, field in (
            ("head_title", TextField(desk, self)),
            ("echelon", ChoiceField(desk, Echelon, self)),
            ("staff", NumberField(desk, self)),
        ):
            self.add(Property(name, field), into=more)
        self.add(Property("working_area", RowField(desk, areas, self), self._row("facet_value")), into=more)
        self.add(Property("note", NoteField(desk, self)), into=more, wide=True)
        self.superiors = Superiors(desk, self)
        self.superiors.changed.connect(self._change_superiors)
        self._superiors = Section(desk, "superiors", self.superiors, self)
        self.held = HeldList(desk, self)
        self._held = Section(desk, "held", self.held, self)
        self._more_fields, self._more = more, Section(desk, "unit", more, self)
        self.own = Children(desk, self.take, OwnColumnLine, self)
        self.children_.append(self.own)
        self._owned = Section(desk, "own-columns", self.own, self)
        self.links = {name: RowLinks(desk, self) for name in ("position", "supply", "service")}
        self._linked = {name: Section(desk, f"unit-{name}", view, self) for name, view in self.links.items()}
        for part in (
            self.fields,
            self._superiors,
            self._held,
            *self._linked.values(),
            self._more,
            self._owned,
        ):
            self.column.addWidget(part)
        self.retranslate()

    def refresh(self) -> None:
        """Read the rows again."""
        super().refresh()
        rows = self.rows
        single = self.is_single and bool(rows)
        self._superiors.setVisible(single)
        self._held.setVisible(single)
        own = own_columns(self.organization, "unit", rows[0].id) if single else []
        self.own.show_records(own)
        self._owned.setVisible(bool(own))
        found = links_of_unit(self.organization, rows[0].id, self.desk.language) if single else {}
        for name, section in self._linked.items():
            section.setVisible(bool(found.get(name)))
            self.links[name].show_links(found.get(name, []))
        self._title_links()
        if single:
            self.superiors.show_unit(rows[0].id)
            self._show_held(rows[0].id)

    def watched(self) -> set[Token]:
        """The units, what they hold and whom they answer to."""
        found = super().watched()
        for unit in self.ids if self.is_single else ():
            found |= {("assignments_of_unit", unit), ("superiors_of_unit", unit)}
            found |= {("unit", r.superior) for r in self.organization.superiors_of(unit)}
            found |= {("function", held.cell[1]) for held in self.held.held.held}
            found.add(("extras_of_unit", unit))
            found |= {("positions_of_unit", unit), ("providers_of_unit", unit)}
            found |= {("supplies_to", unit), ("supplies_from", unit)}
            found |= {link.token for view in self.links.values() for link in view.rows.links}
            for id_ in self.organization.bucket("positions_of_unit", unit):
                found |= {("holders_of_position", id_), ("workloads_of_position", id_)}
        return found

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        names = {
            "name": self.tr("Name"),
            "code": self.tr("Code"),
            "agency": self.tr("Agency"),
            "unit_kind": self.tr("Kind"),
            "level": self.tr("Level"),
            "head_title": self.tr("Head"),
            "echelon": self.tr("Echelon"),
            "staff": self.tr("Staff"),
            "working_area": self.tr("Working area"),
            "note": self.tr("Note"),
        }
        self.fields.name(names)
        self._more_fields.name(names)
        self._superiors.set_title(self.tr("Answers to"))
        self._more.set_title(self.tr("More about the unit"))
        self._owned.set_title(self.tr("Own columns"))
        self._title_held()
        if self.ids:
            self.refresh()

    def _row(self, kind: str) -> Callable[[Any], Any]:
        def present(value: Any) -> Any:
            return None if value is None else candidate_of(self.organization, kind, value)

        return present

    def _show_held(self, unit: str) -> None:
        organization = self.organization
        order = {code: n for n, code in enumerate(roles_by_code(organization))}
        by_function: dict[str, list[Assignment]] = {}
        for assignment in organization.assignments_of_unit(unit):
            by_function.setdefault(assignment.function, []).append(assignment)
        held = []
        for function, assignments in by_function.items():
            chips = {
                CodeChip(role_code(organization, a.role, a.resource), organization.roles[a.role].family)
                for a in assignments
            }
            row = organization.functions[function]
            words = f"{row.code}  {row.wording}".strip()
            in_order = tuple(sorted(chips, key=lambda chip: order.get(chip.code, len(order))))
            held.append(Held((unit, function), words, in_order))
        held.sort(key=lambda line: line.words)
        self.held.held.show_held(held)
        self._title_held()

    def _title_held(self) -> None:
        self._held.set_title(self.tr("Roles held: {count}").format(count=self.held.held.rowCount()))
        self.held.setAccessibleName(self.tr("Functions on which the unit holds a role"))

    def _title_links(self) -> None:
        count = {name: len(view.rows.links) for name, view in self.links.items()}
        titles = {
            "position": self.tr("Positions: {count} (filled / needed)").format(count=count["position"]),
            "supply": self.tr("Supplies: {count}").format(count=count["supply"]),
            "service": self.tr("Services it gives: {count}").format(count=count["service"]),
        }
        for name, section in self._linked.items():
            section.set_title(titles[name])
            self.links[name].setAccessibleName(titles[name])

    def _change_superiors(self, field: Field, make: Callable[[], ChangeSet]) -> None:
        if self.take(field, make):
            self.refresh()
