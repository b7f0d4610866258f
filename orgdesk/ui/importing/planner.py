"""What an import would do, worked out again after every answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from orgdesk.ui.desk import Desk

if TYPE_CHECKING:  # what reads sheets is imported when one comes in
    from orgdesk.exchange.incoming.mapping import Mapping
    from orgdesk.exchange.incoming.plan import ImportPlan
    from orgdesk.exchange.sheets.grid import Book
    from orgdesk.exchange.sheets.watch import Watch
    from orgdesk.organization.organization import Organization

PlanImport = Callable[["Book", "Organization", "Mapping", "Watch"], "ImportPlan"]


class Planner:
    """Plans a book into the organization as it was when this was made, or into an empty one where none is
    open. It may be called from another thread."""

    def __init__(self, desk: Desk, book: Book, plan_import: PlanImport) -> None:
        self._desk, self._book, self._plan_import = desk, book, plan_import
        self.seconds = 0.0
        """How long it took the last time."""
        self._organization = self._present()

    def renew(self) -> None:
        """Take the organization as it is now."""
        self._organization = self._present()

    def __call__(self, mapping: Mapping, watch: Watch) -> ImportPlan:
        """The plan under the answers and choices of a mapping. Raises what planning raises."""
        began = time.perf_counter()
        plan = self._plan_import(self._book, self._organization, mapping, watch)
        self.seconds = time.perf_counter() - began
        return plan

    def _present(self) -> Organization:
        if self._desk.is_open:
            return self._desk.organization.copy()
        from orgdesk.reference.standard import empty_organization

        return empty_organization()
