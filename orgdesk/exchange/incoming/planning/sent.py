"""The plan for a sheet that somebody sent: recognized, and what it says led back to rows of the model."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.plan import LABEL, ImportPlan, fitting
from orgdesk.exchange.incoming.planning.resolving import resolve
from orgdesk.exchange.incoming.recognition.reading import Knowledge, LayoutFound, Reading
from orgdesk.exchange.incoming.recognition.recognize import recognize
from orgdesk.exchange.sheets.grid import Book
from orgdesk.exchange.sheets.watch import Watch
from orgdesk.organization.organization import Organization


def plan_sent(book: Book, organization: Organization, mapping: Mapping, watch: Watch) -> ImportPlan:
    """What a sheet that somebody sent amounts to; it adds and changes, it never removes."""
    reading, layouts = recognize(book, Knowledge(organization, mapping, watch.within(0, 60)))
    with _no_garbage():
        return _planned(book, reading, layouts, Knowledge(organization, mapping, watch.within(60, 100)))


def _planned(
    book: Book, reading: Reading, layouts: Sequence[LayoutFound], knowledge: Knowledge
) -> ImportPlan:
    resolved = resolve(book, reading, knowledge)
    planned = resolved.rows.change_set(LABEL.format(file=book.name))
    change_set = fitting(planned, knowledge.organization, reading.problems)
    knowledge.watch.at(1, 1)
    return ImportPlan(
        book=book,
        mapping=knowledge.mapping,
        layouts=tuple(layouts),
        change_set=change_set,
        unchanged=resolved.rows.unchanged(change_set),
        fates=reading.fates,
        questions=(*reading.questions, *resolved.questions),
        problems=(*book.problems, *reading.problems),
        sources=resolved.rows.sources,
    )


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Do not look for garbage: rows are made by the hundred thousand, and all of them stay."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
