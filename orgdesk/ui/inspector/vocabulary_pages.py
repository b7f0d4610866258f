"""The words of a project: roles and resources, regulations, values of scopes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QTreeWidgetItem, QWidget

from orgdesk.editing.regulations import delete_regulation
from orgdesk.editing.roles import (
    add_resource,
    add_role,
    delete_resource,
    delete_role,
    edit_resource,
    edit_role,
)
from orgdesk.editing.rows import new_id
from orgdesk.editing.scopes import add_facet_value, delete_facet_value, edit_facet_value
from orgdesk.organization.bilingual import Language
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.display import FACET_NAMES, citation
from orgdesk.organization.names import name_of_value
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import FacetValue, Regulation, Resource, Role, RoleFamily
from orgdesk.organization.scope import Facet
from orgdesk.reference.standard import standard_roles
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.ask import Answer, AskDialog
from orgdesk.ui.fields.candidates import Candidate, candidate_of
from orgdesk.ui.fields.choices import ChoiceField, YesNoField
from orgdesk.ui.fields.chooser import RowField
from orgdesk.ui.fields.field import Field
from orgdesk.ui.fields.lines import TextField
from orgdesk.ui.fields.regulation import RegulationDialog
from orgdesk.ui.inspector.list_page import ListPage


class RolesPage(ListPage):
    """Roles and kinds of resource. The standard ones keep their codes and stay."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, 4, parent)
        self._standard = {(row.kind, row.id) for row in standard_roles()}
        self.widths(150, 180, 180)
        self.new_role = self.button(self._new_role)
        self.new_resource = self.button(self._new_resource)
        self.change = self.button(self._edit)
        self.delete = self.button(self._delete)
        self.retranslate()

    def fill(self) -> None:
        """Put roles and resources into the tree."""
        say = self.desk.say
        top = self.row(None, [self.tr("Roles")], None)
        for role in sorted(self.organization.roles.values(), key=lambda r: (r.order, r.id)):
            words = [role.code, role.name_id, role.name_en, say(name_of_value(role.family))]
            self.row(top, words, ("role", role.id))
        top = self.row(None, [self.tr("Kinds of resource")], None)
        for resource in sorted(self.organization.resources.values(), key=lambda r: (r.order, r.id)):
            supplier = resource.supplier_id if self.desk.language == "id" else resource.supplier_en
            words = [resource.code, resource.name_id, resource.name_en, supplier]
            self.row(top, words, ("resource", resource.id))

    def enable(self) -> None:
        """Standard ones cannot be deleted."""
        self.change.setEnabled(self.chosen is not None)
        self.delete.setEnabled(self.chosen is not None and self.chosen not in self._standard)

    def edit(self, item: QTreeWidgetItem) -> None:
        """Edit the one that is chosen."""
        self._edit()

    def ask(self, row: Role | Resource, *, new: bool = False) -> AskDialog:
        """The dialog for a role or a kind of resource."""
        code = TextField(self.desk)
        code.setEnabled((row.kind, row.id) not in self._standard)
        fields: dict[str, tuple[str, Field]] = {
            "code": (self.tr("Code in cells"), code),
            "name_id": (self.tr("Name, Indonesian"), TextField(self.desk)),
            "name_en": (self.tr("Name, English"), TextField(self.desk)),
        }
        if isinstance(row, Role):
            takes = YesNoField(self.desk)
            takes.set_words(self.tr("Says what it supplies"))
            fields["family"] = (self.tr("Family"), ChoiceField(self.desk, RoleFamily, optional=False))
            fields["takes_resource"] = (self.tr("Resource"), takes)
            title = self.tr("New role") if new else self.tr("Role")
        else:
            fields["supplier_id"] = (self.tr("Supplier, Indonesian"), TextField(self.desk))
            fields["supplier_en"] = (self.tr("Supplier, English"), TextField(self.desk))
            title = self.tr("New kind of resource") if new else self.tr("Kind of resource")
        for name, (_, field) in fields.items():
            field.set_value(getattr(row, name))

        def make(answer: Answer) -> ChangeSet:
            after = replace(row, **answer)
            if isinstance(after, Role):
                return (add_role if new else edit_role)(self.organization, after)
            return (add_resource if new else edit_resource)(self.organization, after)

        return AskDialog(self.desk, title, fields, make, self)

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self.tree.setHeaderLabels(
            [self.tr("Code"), self.tr("Indonesian"), self.tr("English"), self.tr("Family or supplier")]
        )
        self.tree.setAccessibleName(self.tr("Roles and resources"))
        self.hint.setText(self.tr("Standard roles keep their codes, since the rules go by them."))
        self.new_role.setText(self.tr("New &role…"))
        self.new_resource.setText(self.tr("New re&source…"))
        self.change.setText(self.tr("&Edit…"))
        self.delete.setText(self.tr("&Delete"))

    def _new_role(self) -> None:
        self.ask(Role(id=new_id(), code="", name_id="", name_en="", family=RoleFamily.DO), new=True).exec()

    def _new_resource(self) -> None:
        row = Resource(id=new_id(), code="", name_id="", name_en="", supplier_id="", supplier_en="")
        self.ask(row, new=True).exec()

    def _edit(self) -> None:
        if self.chosen is None:
            return
        row = self.organization.get(*self.chosen)
        if isinstance(row, Role | Resource):
            self.ask(row).exec()

    def _delete(self) -> None:
        if self.chosen is not None:
            kind, id_ = self.chosen
            verb = delete_role if kind == Role.kind else delete_resource
            self.do(lambda: verb(self.organization, id_))


class RegulationsPage(ListPage):
    """The norms that assignments rest on."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, 3, parent)
        self.tree.setRootIsDecorated(False)
        self.widths(200, 320)
        self.new = self.button(lambda: self._ask(None))
        self.change = self.button(self._edit)
        self.delete = self.button(self._delete)
        self.retranslate()

    def fill(self) -> None:
        """Put the regulations into the list."""
        for row in sorted(self.organization.regulations.values(), key=citation):
            status = self.desk.say(name_of_value(row.status))
            self.row(None, [citation(row), row.about, status], ("regulation", row.id))

    def enable(self) -> None:
        """Something must be chosen."""
        for button in (self.change, self.delete):
            button.setEnabled(self.chosen is not None)

    def edit(self, item: QTreeWidgetItem) -> None:
        """Edit the one that is chosen."""
        self._edit()

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self.tree.setHeaderLabels([self.tr("Regulation"), self.tr("About"), self.tr("Status")])
        self.tree.setAccessibleName(self.tr("Regulations"))
        self.hint.setText(self.tr("Deleting one leaves the roles that rest on it without a regulation."))
        self.new.setText(self.tr("&New…"))
        self.change.setText(self.tr("&Edit…"))
        self.delete.setText(self.tr("&Delete"))

    def _edit(self) -> None:
        if self.chosen is not None:
            self._ask(self.organization.regulations[self.chosen[1]])

    def _ask(self, row: Regulation | None) -> None:
        dialog = RegulationDialog(self.desk, row, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.do(dialog.change_set)

    def _delete(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            self.do(lambda: delete_regulation(self.organization, chosen[1]))


class ScopeValuesPage(ListPage):
    """Areas, target groups, sources of funds and so on, as trees."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, 2, parent)
        self.widths(420)
        self.new = self.button(self._new)
        self.change = self.button(self._edit)
        self.delete = self.button(self._delete)
        self.retranslate()

    def fill(self) -> None:
        """Put the values into the tree, below their facets."""
        below: dict[tuple[Facet, str | None], list[FacetValue]] = {}
        for value in self.organization.facet_values.values():
            below.setdefault((value.facet, value.parent), []).append(value)

        def add(parent: QTreeWidgetItem, facet: Facet, key: str | None) -> None:
            for value in sorted(below.get((facet, key), ()), key=lambda v: (v.code, v.name)):
                add(self.row(parent, [value.name, value.code], ("facet_value", value.id)), facet, value.id)

        for facet in Facet:
            name = self.desk.say(FACET_NAMES[facet])
            add(self.row(None, [name[:1].upper() + name[1:]], ("facet", facet.value)), facet, None)

    def enable(self) -> None:
        """A facet takes values; a value can also be edited and deleted."""
        chosen = self.chosen
        self.new.setEnabled(chosen is not None)
        for button in (self.change, self.delete):
            button.setEnabled(chosen is not None and chosen[0] == FacetValue.kind)

    def edit(self, item: QTreeWidgetItem) -> None:
        """Edit the one that is chosen."""
        self._edit()

    def ask(self, row: FacetValue, *, new: bool = False) -> AskDialog:
        """The dialog for a value: name, code and what it stands below."""

        def others(organization: Organization, language: Language) -> list[Candidate]:
            values = organization.facet_values.values()
            return [
                Candidate(v.id, v.code, v.name) for v in values if v.facet == row.facet and v.id != row.id
            ]

        fields: dict[str, tuple[str, Field]] = {
            "name": (self.tr("Name"), TextField(self.desk)),
            "code": (self.tr("Code"), TextField(self.desk)),
            "parent": (self.tr("Below"), RowField(self.desk, others)),
        }
        fields["name"][1].set_value(row.name)
        fields["code"][1].set_value(row.code)
        above = None if row.parent is None else candidate_of(self.organization, "facet_value", row.parent)
        fields["parent"][1].set_value(above)
        verb = add_facet_value if new else edit_facet_value
        title = self.desk.say(FACET_NAMES[row.facet])
        return AskDialog(
            self.desk,
            title[:1].upper() + title[1:],
            fields,
            lambda answer: verb(self.organization, replace(row, **answer)),
            self,
        )

    def new_value(self) -> FacetValue | None:
        """A fresh value below the facet or the value that is chosen."""
        if self.chosen is None:
            return None
        kind, id_ = self.chosen
        if kind == FacetValue.kind:
            above = self.organization.facet_values[id_]
            return FacetValue(id=new_id(), facet=above.facet, name="", parent=above.id)
        return FacetValue(id=new_id(), facet=Facet(id_), name="")

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self.tree.setHeaderLabels([self.tr("Value"), self.tr("Code")])
        self.tree.setAccessibleName(self.tr("Scope values"))
        self.hint.setText(
            self.tr(
                "Choose a facet or a value and add what stands below it. A value stands for all below it."
            )
        )
        self.new.setText(self.tr("&Add below…"))
        self.change.setText(self.tr("&Edit or move…"))
        self.delete.setText(self.tr("&Delete"))

    def _new(self) -> None:
        row = self.new_value()
        if row is not None:
            self.ask(row, new=True).exec()

    def _edit(self) -> None:
        if self.chosen is not None and self.chosen[0] == FacetValue.kind:
            self.ask(self.organization.facet_values[self.chosen[1]]).exec()

    def _delete(self) -> None:
        chosen = self.chosen
        if chosen is not None and chosen[0] == FacetValue.kind:
            self.do(lambda: delete_facet_value(self.organization, chosen[1]))
