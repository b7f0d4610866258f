"""Verbs for what officials say: who filled in a form, and which unit they see in which role."""

from __future__ import annotations

from collections.abc import Sequence

from orgdesk.editing.cascade import with_dependents
from orgdesk.editing.rows import (
    ADD,
    DELETE_THESE,
    EDIT,
    EditRefused,
    called,
    existing,
    label,
    named,
    require,
)
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change
from orgdesk.organization.display import SUPPLIER
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Function, Resource, Respondent, Role, Statement, Unit


def add_respondent(
    organization: Organization, respondent: Respondent, statements: Sequence[Statement] = ()
) -> ChangeSet:
    """Add somebody who filled in a form, with what they said."""
    _check(organization, respondent)
    _check_statements(organization, respondent, statements)
    return change(label(ADD, respondent), added(respondent, *statements))


def edit_respondent(organization: Organization, respondent: Respondent) -> ChangeSet:
    """Give a respondent the fields of `respondent`, which has their id."""
    before = existing(organization, Respondent, respondent.id)
    _check(organization, respondent)
    return change(label(EDIT, before), [RowChange(before, respondent)])


def delete_respondent(organization: Organization, *respondents: str) -> ChangeSet:
    """Take respondents away with all that they said."""
    rows = [existing(organization, Respondent, respondent) for respondent in dict.fromkeys(respondents)]
    return change(DELETE_THESE.format(rows=named(rows)), with_dependents(organization, *rows))


def _says(statement: Statement) -> tuple[str, str, str, str | None]:
    return statement.function, statement.unit, statement.role, statement.resource


def _check(organization: Organization, respondent: Respondent) -> None:
    require(respondent.name, respondent, _NAME)
    if respondent.unit is not None:
        existing(organization, Unit, respondent.unit)


def _check_statements(
    organization: Organization, respondent: Respondent, statements: Sequence[Statement]
) -> None:
    seen = set()
    for statement in statements:
        function = existing(organization, Function, statement.function)
        unit = existing(organization, Unit, statement.unit)
        role = existing(organization, Role, statement.role)
        if statement.resource is not None:
            existing(organization, Resource, statement.resource)
        if not (role.takes_resource if statement.resource else role.id != SUPPLIER):
            raise EditRefused(_WHICH_RESOURCE.format(role=Text(role.name_id, role.name_en)))
        if statement.respondent != respondent.id or _says(statement) in seen:
            raise EditRefused(
                _TWICE.format(name=called(respondent), unit=called(unit), function=called(function))
            )
        seen.add(_says(statement))


_NAME = Text("nama", "name")
_TWICE = Text(
    "{name} menyebut {unit} pada {function} dua kali dengan peran yang sama. Hapus salah satunya.",
    "{name} names {unit} on {function} twice in the same role. Remove one of them.",
)
_WHICH_RESOURCE = Text(
    "Peran {role} dan sumber daya pada pernyataan ini tidak cocok. Pilih jenis yang lain.",
    "The role {role} and the resource of this statement do not fit. Choose the kind of resource, or none.",
)
