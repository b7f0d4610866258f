"""The form of functions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from orgdesk.editing.relations import add_relation
from orgdesk.editing.rows import new_id
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.display import role_name, roles_by_code, short
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Function, FunctionLevel, FunctionRelation, FunctionType, WorkKind
from orgdesk.reference.policy import Policy, default_policy, policy_for
from orgdesk.reference.standard import COORDINATOR, refs_by_code
from orgdesk.ui.chips import CodeChip, chip_of
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.fields.affair import AffairField
from orgdesk.ui.fields.candidates import candidate_of, functions
from orgdesk.ui.fields.choices import ChoiceField, YesNoField
from orgdesk.ui.fields.chooser import RowField
from orgdesk.ui.fields.codes import CodesField
from orgdesk.ui.fields.labelled import Fields
from orgdesk.ui.fields.lines import NoteField, TextField
from orgdesk.ui.fields.scope import ScopeField
from orgdesk.ui.inspector.children import Children
from orgdesk.ui.inspector.form import Property, RowsForm, Section
from orgdesk.ui.inspector.own_columns import OwnColumnLine, own_columns
from orgdesk.ui.inspector.relation_lines import RelationLine
from orgdesk.ui.inspector.role_lines import RoleLine, RoleLines
from orgdesk.ui.inspector.view_lines import view_lines

_Say = Callable[[Text], str]


class FunctionForm(RowsForm):
    """One function with the roles on it, or what several have in common."""

    kind = "function"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._roles_list = RoleLines(desk, self)
        self._roles_list.unit_clicked.connect(self._show_cell)
        self._roles = Section(desk, "roles", self._roles_list, self)
        self._strategic = YesNoField(desk, self)
        self._critical = YesNoField(desk, self)
        self._scope = ScopeField(desk, self)
        self.relations = Children(desk, self.take, self._relation_line, self)
        self._new_relation = RowField(desk, functions, self)
        self.relations.add_by(self._new_relation, self._add_relation)
        self.children_.append(self.relations)
        self._related = Section(desk, "relations", self.relations, self)
        self.views = RoleLines(desk, self)
        self.views.unit_clicked.connect(self._show_cell)
        self._viewed = Section(desk, "views", self.views, self)
        self.own = Children(desk, self.take, OwnColumnLine, self)
        self.children_.append(self.own)
        self._owned = Section(desk, "own-columns", self.own, self)
        self.add(Property("wording", NoteField(desk, self), alone=True), wide=True)
        self.add(Property("code", TextField(desk, self), alone=True))
        self.add(Property("level", ChoiceField(desk, FunctionLevel, self, optional=False)))
        self.add(Property("type", ChoiceField(desk, FunctionType, self)))
        more = Fields(self)
        self.add(Property("strategic", self._strategic), into=more)
        self.add(
            Property(
                "parent",
                RowField(desk, functions, self),
                lambda value: None if value is None else candidate_of(self.organization, "function", value),
            ),
            into=more,
        )
        self.add(Property("work", ChoiceField(desk, WorkKind, self)), into=more)
        self.add(Property("critical", self._critical), into=more)
        self.add(Property("affair", AffairField(desk, self)), into=more, wide=True)
        self.add(Property("reference", TextField(desk, self)), into=more)
        self.add(Property("needs", CodesField(desk, self)), into=more, wide=True)
        self.add(Property("scope", self._scope), into=more, wide=True)
        self.add(Property("note", NoteField(desk, self)), into=more, wide=True)
        self._more_fields, self._more = more, Section(desk, "function", more, self)
        for part in (self._roles, self._viewed, self.fields, self._related, self._more, self._owned):
            self.column.addWidget(part)
        self.retranslate()

    @property
    def role_lines(self) -> tuple[RoleLine, ...]:
        """The roles that are shown, missing ones among them."""
        return self._roles_list.lines

    def refresh(self) -> None:
        """Read the rows again."""
        super().refresh()
        rows = self.rows
        work = self.is_single and bool(rows) and rows[0].is_work
        self._roles.setVisible(work)
        self._related.setVisible(work)
        if work:
            self._roles_list.show_lines(role_lines(self.organization, rows[0], self.desk.say))
            self.relations.show_records(self._relations(rows[0].id))
        single = self.is_single and bool(rows)
        views = view_lines(self.organization, rows[0].id) if single else []
        self.views.show_lines(views)
        self._viewed.setVisible(bool(views))
        own = own_columns(self.organization, "function", rows[0].id) if single else []
        self.own.show_records(own)
        self._owned.setVisible(bool(own))

    def watched(self) -> set[Token]:
        """The functions, and who has a role on the one."""
        found = super().watched()
        for function in self.ids if self.is_single else ():
            found |= {("assignments_of_function", function), ("subfunctions", function)}
            found |= {("statements_on_function", function), ("extras_of_function", function)}
            found |= {("relations_from", function), ("relations_to", function)}
            for row in self._relations(function):
                found |= {("function", row.function), ("function", row.other)}
            found |= {("unit", a.unit) for a in self.organization.assignments_of_function(function)}
        return found

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        names = {
            "wording": self.tr("Wording"),
            "code": self.tr("Code"),
            "level": self.tr("Level"),
            "type": self.tr("Type"),
            "strategic": self.tr("Weight"),
            "parent": self.tr("Serves"),
            "work": self.tr("Kind of work"),
            "critical": self.tr("Risk"),
            "affair": self.tr("Government affair"),
            "reference": self.tr("Reference"),
            "needs": self.tr("Also needs the roles"),
            "scope": self.tr("What it is for"),
            "note": self.tr("Note"),
        }
        self.fields.name(names)
        self._more_fields.name(names)
        self._strategic.set_words(self.tr("Strategic"))
        self._critical.set_words(self.tr("Critical"))
        self._critical.box.setToolTip(
            self.tr("Lives, money or rights hang on it: an inner check by the superior is not enough")
        )
        self._related.set_title(self.tr("Relations with other functions"))
        self._new_relation.set_placeholder(self.tr("Add a function…"))
        self._new_relation.set_name(self.tr("Add a related function"))
        self._roles.set_title(self.tr("Roles on this function"))
        self._more.set_title(self.tr("More about the function"))
        self._viewed.set_title(self.tr("What officials say"))
        self._owned.set_title(self.tr("Own columns"))
        self.views.retranslate()
        self._roles_list.retranslate()

    def _relation_line(self, desk: Desk) -> RelationLine:
        return RelationLine(desk, lambda: self.ids[0] if self.ids else "")

    def _relations(self, function: str) -> list[FunctionRelation]:
        here = self.organization
        leaving = here.bucket("relations_from", function).values()
        return [*leaving, *here.bucket("relations_to", function).values()]

    def _add_relation(self, here: Organization, other: str) -> ChangeSet:
        return add_relation(here, FunctionRelation(id=new_id(), function=self.ids[0], other=other))

    def _show_cell(self, unit: str) -> None:
        if self.ids:
            self.desk.show(Selection(cells=((unit, self.ids[0]),)), self)


def role_lines(organization: Organization, function: Function, say: _Say) -> list[RoleLine]:
    """The roles on a function in the order of the guide, then those that its type or itself calls for."""
    by_code: dict[str, dict[str, str]] = {}
    known = roles_by_code(organization)
    codes = {role: code for code, role in known.items()}
    for assignment in organization.assignments_of_function(function.id):
        role = organization.roles[assignment.role]
        code = codes.get((role.id, assignment.resource)) or role.code
        unit = organization.units[assignment.unit]
        by_code.setdefault(code, {})[unit.id] = short(unit)
    lines = []
    for code, role_id in known.items():
        if code in by_code:
            holders = tuple(by_code[code].items())
            chip = chip_of(organization, *role_id)
            lines.append(RoleLine(chip, say(role_name(organization, *role_id)), holders))
    if not organization.subfunctions(function.id):
        held = {known[code] for code in by_code}
        lines += missing_lines(organization, function, held, say)
    return lines


def missing_lines(
    organization: Organization, function: Function, held: set[tuple[str, str | None]], say: _Say
) -> list[RoleLine]:
    """A line for each mandatory role that nobody holds; alternatives stand together."""
    policy = _policy(organization)
    standard = refs_by_code()
    units = {a.unit for a in organization.assignments_of_function(function.id)}
    wanted = [*policy.roles_for(function.type), *((code,) for code in function.needs)]
    own = roles_by_code(organization)
    lines: dict[tuple[tuple[str, str | None], ...], RoleLine] = {}
    for codes in wanted:
        roles = tuple(
            (*standard[c],) if c in standard else own[c] for c in codes if c in standard or c in own
        )
        if not roles or not held.isdisjoint(roles) or any(r not in own.values() for r in roles):
            continue
        declared = any(code in function.needs for code in codes)
        few = len(units) < policy.coordinator["units"]
        if roles[0][0] == COORDINATOR and few and not declared:
            continue  # few units agree without one
        names = Text(
            " atau ".join(role_name(organization, *r).id for r in roles),
            " or ".join(role_name(organization, *r).en for r in roles),
        )
        chip = chip_of(organization, *roles[0])
        lines[roles] = RoleLine(CodeChip(chip.code, chip.family, missing=True), say(names))
    return list(lines.values())


def _policy(organization: Organization) -> Policy:
    """The policy in force; the default while a setting cannot be read, which is told elsewhere."""
    try:
        return policy_for(
            {setting.id: setting.value for setting in organization.settings.values()},
            roles_by_code(organization).keys(),
        )
    except OrgDeskError:
        return default_policy()
