"""The role codes of an organization, looked up once: what a cell holds must be known in microseconds."""

from __future__ import annotations

from collections.abc import Iterable

from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import role_code, role_name, roles_by_code
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Assignment, RoleFamily


class Codes:
    """Cell codes as they are now; make it anew when roles or resources change."""

    def __init__(self, organization: Organization) -> None:
        self._organization = organization
        self.roles = roles_by_code(organization)
        """Cell code → (role id, resource id or None), in the order of the guide."""
        self._rank = {code: n for n, code in enumerate(self.roles)}
        self.families: dict[str, RoleFamily] = {
            code: organization.roles[role].family for code, (role, _) in self.roles.items()
        }
        self._of: dict[tuple[str, str | None], str] = {}

    def of(self, assignment: Assignment) -> str:
        """The code of an assignment."""
        key = (assignment.role, assignment.resource)
        code = self._of.get(key)
        if code is None:
            code = self._of[key] = role_code(self._organization, *key)
        return code

    def in_order(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Codes as the guide lists them."""
        return tuple(sorted(codes, key=lambda code: (self._rank.get(code, len(self._rank)), code)))

    def name(self, code: str) -> Text:
        """What a code stands for: "Penyandang dana", "Funder"."""
        if code not in self.roles:
            return Text(code, code)
        return role_name(self._organization, *self.roles[code])

    def beginning(self, typed: str) -> list[str]:
        """The codes that begin with `typed`, in whatever case."""
        start = typed.casefold()
        return [code for code in self.roles if code.casefold().startswith(start)]

    def written(self, code: str) -> str | None:
        """The code as the project writes it; None where there is no such code."""
        if code in self.roles:
            return code
        wanted = code.casefold()
        return next((known for known in self.roles if known.casefold() == wanted), None)
