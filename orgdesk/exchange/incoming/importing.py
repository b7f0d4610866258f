"""The import of a spreadsheet, from its cells to the plan that the user sees and accepts."""

from __future__ import annotations

from orgdesk.exchange.incoming.mapping import AS_RECOGNIZED, Mapping
from orgdesk.exchange.incoming.plan import ImportPlan
from orgdesk.exchange.incoming.planning.sent import plan_sent
from orgdesk.exchange.incoming.returning.returned import is_returned, plan_return
from orgdesk.exchange.sheets.grid import Book
from orgdesk.exchange.sheets.watch import Watch
from orgdesk.organization.organization import Organization


def plan_import(
    book: Book, organization: Organization, mapping: Mapping = AS_RECOGNIZED, watch: Watch | None = None
) -> ImportPlan:
    """What importing a book into a model amounts to; nothing is changed.

    A sheet that somebody sent adds and changes, it never removes. Raises SheetRefused where it takes too
    long, and whatever `watch.advance` raises.
    """
    plan = plan_return if is_returned(book) else plan_sent
    return plan(book, organization, mapping, watch or Watch())
