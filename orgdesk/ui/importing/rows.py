"""Rows that a plan speaks of: those of the model, and those that the plan itself adds."""

from __future__ import annotations

from functools import cached_property

from orgdesk.exchange.incoming.plan import ImportPlan
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import SUPPLIER, roles_by_code
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Record, Resource, Role
from orgdesk.organization.role_family import RoleFamily
from orgdesk.ui.chips import CodeChip
from orgdesk.ui.desk import Desk

_UNKNOWN = CodeChip("?", RoleFamily.DO)


Token = tuple[str, str]
"""(kind, id) of a row."""


class Finder:
    """Finds rows by kind and id, as they will be after the import."""

    def __init__(self, desk: Desk, plan: ImportPlan) -> None:
        self._new = {(row.kind, row.id): row.after for row in plan.change_set if row.after is not None}
        self._organization: Organization | None = desk.organization if desk.is_open else None
        self._standard: Organization | None = None

    @property
    def organization(self) -> Organization:
        """The model that the plan comes into."""
        if self._organization is not None:
            return self._organization
        if self._standard is None:
            from orgdesk.reference.standard import empty_organization

            self._standard = empty_organization()
        return self._standard

    def find(self, kind: str, id_: str | None) -> Record | None:
        """A row; None where nobody has it."""
        if id_ is None:
            return None
        found = self._new.get((kind, id_))
        return found if found is not None else self.organization.get(kind, id_)

    def chip(self, role: str, resource: str | None) -> CodeChip:
        """The chip of a role, also of one that the plan adds."""
        row = self.find("role", role)
        if not isinstance(row, Role):
            return _UNKNOWN
        supplied = self.find("resource", resource)
        if row.id == SUPPLIER and isinstance(supplied, Resource):
            return CodeChip(supplied.code, row.family)
        return CodeChip(row.code, row.family)

    def chips_of_codes(self, text: str) -> tuple[CodeChip, ...]:
        """The chips of a text that is nothing but cell codes, parted by spaces; none for another."""
        roles = self._roles_by_code
        codes = text.upper().split()
        return tuple(self.chip(*roles[code]) for code in codes) if set(codes) <= set(roles) else ()

    @cached_property
    def _roles_by_code(self) -> dict[str, tuple[str, str | None]]:
        return roles_by_code(self.organization)

    def role_words(self, role: str, resource: str | None) -> Text:
        """What a role is called."""
        row, supplied = self.find("role", role), self.find("resource", resource)
        if not isinstance(row, Role):
            return Text(role, role)
        if row.id == SUPPLIER and isinstance(supplied, Resource):
            return Text(supplied.supplier_id, supplied.supplier_en)
        return Text(row.name_id, row.name_en)
