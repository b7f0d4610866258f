"""Verbs for a project's own roles and kinds of resource.

Rules know the standard ones by their codes, so those keep their codes and stay.
"""

from __future__ import annotations

import re
from dataclasses import replace

from orgdesk.editing.cascade import with_dependents
from orgdesk.editing.rows import ADD, DELETE, EDIT, EditRefused, called, counted, existing, label, require
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change, removed
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Resource, Role
from orgdesk.reference.standard import standard_roles

_NAME = Text("nama", "name")
_SUPPLIER_NAME = Text("nama pemasok", "supplier's name")


def add_role(organization: Organization, role: Role) -> ChangeSet:
    """Add a role of the project's own, after the others."""
    _check(organization, role)
    role = replace(role, order=1 + max((r.order for r in organization.roles.values()), default=-1))
    return change(label(ADD, role), added(role))


def edit_role(organization: Organization, role: Role) -> ChangeSet:
    """Give a role the fields of `role`, which has its id; a new code is carried along."""
    before = existing(organization, Role, role.id)
    _check(organization, role)
    _keep_standard_code(before, role)
    if not role.takes_resource:
        naming = [a for a in organization.assignments.values() if a.role == role.id and a.resource]
        if naming:
            raise EditRefused(
                _RESOURCE_USED.format(code=role.code, users=counted({"assignment": len(naming)}))
            )
    rows = [RowChange(before, role), *_recoded(organization, before.code, role.code)]
    return change(label(EDIT, before), rows)


def delete_role(organization: Organization, role: str) -> ChangeSet:
    """Delete a role of the project's own that nothing uses."""
    row = existing(organization, Role, role)
    _refuse_in_use(organization, row, _uses(organization, role))
    return change(label(DELETE, row), removed(row))


def _uses(organization: Organization, role: str) -> int:
    held = sum(assignment.role == role for assignment in organization.assignments.values())
    return held + sum(statement.role == role for statement in organization.statements.values())


def add_resource(organization: Organization, resource: Resource) -> ChangeSet:
    """Add a kind of resource, after the others."""
    _check(organization, resource)
    order = 1 + max((r.order for r in organization.resources.values()), default=-1)
    return change(label(ADD, resource), added(replace(resource, order=order)))


def edit_resource(organization: Organization, resource: Resource) -> ChangeSet:
    """Give a kind of resource the fields of `resource`, which has its id; a new code is carried along."""
    before = existing(organization, Resource, resource.id)
    _check(organization, resource)
    _keep_standard_code(before, resource)
    rows = [RowChange(before, resource), *_recoded(organization, before.code, resource.code)]
    return change(label(EDIT, before), rows)


def delete_resource(organization: Organization, resource: str) -> ChangeSet:
    """Delete a kind of resource of the project's own that no role uses; services and supplies lose it."""
    row = existing(organization, Resource, resource)
    _refuse_in_use(organization, row, sum(a.resource == resource for a in organization.assignments.values()))
    return change(label(DELETE, row), with_dependents(organization, row))


def _check(organization: Organization, row: Role | Resource) -> None:
    names = [(row.name_id, _NAME), (row.name_en, _NAME)]
    if isinstance(row, Resource):
        names += [(row.supplier_id, _SUPPLIER_NAME), (row.supplier_en, _SUPPLIER_NAME)]
    for value, field in names:
        require(value, row, field)
    if not row.code.isalnum():
        raise EditRefused(_ODD_CODE.format(code=row.code))
    others: list[Role | Resource] = [*organization.roles.values(), *organization.resources.values()]
    for other in others:
        same_row = (other.kind, other.id) == (row.kind, row.id)
        if not same_row and other.code.casefold() == row.code.casefold():
            name = Text(other.name_id, other.name_en)
            raise EditRefused(_CODE_TAKEN.format(code=other.code, name=name))


def _keep_standard_code(before: Role | Resource, after: Role | Resource) -> None:
    if _is_standard(before) and after.code != before.code:
        raise EditRefused(_STANDARD_CODE.format(code=before.code))


def _is_standard(row: Role | Resource) -> bool:
    return any((row.kind, row.id) == (standard.kind, standard.id) for standard in standard_roles())


def _refuse_in_use(organization: Organization, row: Role | Resource, assignments: int) -> None:
    if _is_standard(row):
        raise EditRefused(_STANDARD.format(name=called(row)))
    uses = {
        "assignment": assignments,
        "function": sum(row.code in function.needs for function in organization.functions.values()),
        "setting": sum(
            row.code in _codes(setting.id, setting.value) for setting in organization.settings.values()
        ),
    }
    if any(uses.values()):
        raise EditRefused(_IN_USE.format(name=called(row), users=counted(uses)))


def _recoded(organization: Organization, old: str, new: str) -> list[RowChange]:
    """Where functions and settings name the code `old`, they name `new`."""
    if old == new:
        return []
    rows = [
        RowChange(f, replace(f, needs=tuple(new if code == old else code for code in f.needs)))
        for f in organization.functions.values()
        if old in f.needs
    ]
    rows += [
        RowChange(s, replace(s, value=re.sub(rf"\b{re.escape(old)}\b", new, s.value)))
        for s in organization.settings.values()
        if old in _codes(s.id, s.value)
    ]
    return rows


def _codes(key: str, value: str) -> list[str]:
    """The role codes that a setting names: "mandatory.service" = "KP PL|PP" names three."""
    return re.findall(r"\w+", value) if key.startswith("mandatory.") else []


_CODE_TAKEN = Text(
    "Kode {code} sudah dipakai {name}. Pilih kode lain.",
    "The code {code} already stands for {name}. Choose another code.",
)
_ODD_CODE = Text(
    'Kode "{code}" tidak dapat dipakai dalam sel. Pakai huruf dan angka saja, misalnya KP.',
    'The code "{code}" cannot stand in a cell. Use letters and digits only, such as KP.',
)
_STANDARD_CODE = Text(
    "Kode {code} adalah kode baku yang dipakai aturan dan tidak dapat diganti. Ubah namanya saja.",
    "The code {code} is a standard one that the rules go by and cannot be changed. Change the name only.",
)
_STANDARD = Text(
    "{name} termasuk daftar baku dan tidak dapat dihapus. Biarkan saja bila tidak dipakai.",
    "{name} belongs to the standard list and cannot be deleted. Leave it unused if you do not need it.",
)
_IN_USE = Text(
    "{name} belum dapat dihapus karena masih dipakai {users}. Ubah atau hapus pemakaiannya dahulu.",
    "{name} cannot be deleted yet because {users} still use it. Change or remove those first.",
)
_RESOURCE_USED = Text(
    "Peran {code} masih menyebut sumber daya pada {users}. Kosongkan sumber dayanya di sana dahulu.",
    "The role {code} still names a resource in {users}. Leave the resource empty there first.",
)
