"""The import of a spreadsheet, from its cells to the plan that the user sees and accepts."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.plan import ImportPlan
from orgdesk.exchange.incoming.planning.resolving import resolve
from orgdesk.exchange.incoming.recognition.reading import Knowledge, LayoutFound, Reading
from orgdesk.exchange.incoming.recognition.recognize import recognize
from orgdesk.exchange.incoming.returning.returned import is_returned, plan_return
from orgdesk.exchange.sheets.grid import Book, Problem
from orgdesk.exchange.sheets.watch import Watch
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.errors import ChangeRejected
from orgdesk.organization.organization import Organization

_log = logging.getLogger(__name__)

AS_RECOGNIZED = Mapping()
"""Nothing has been answered or corrected."""


def plan_import(
    book: Book, organization: Organization, mapping: Mapping = AS_RECOGNIZED, watch: Watch | None = None
) -> ImportPlan:
    """What importing a book into a model amounts to; nothing is changed.

    A sheet that somebody sent adds and changes, it never removes. Raises SheetRefused where it takes too
    long, and whatever `watch.advance` raises.
    """
    watch = watch or Watch()
    if is_returned(book):
        plan = plan_return(book, organization, mapping, watch)
        if plan is not None:
            return plan
    reading, layouts = recognize(book, Knowledge(organization, mapping, _part(watch, 0, 60)))
    with _no_garbage():
        return _planned(book, reading, layouts, Knowledge(organization, mapping, _part(watch, 60, 100)))


def _planned(
    book: Book, reading: Reading, layouts: Sequence[LayoutFound], knowledge: Knowledge
) -> ImportPlan:
    resolved = resolve(book, reading, knowledge)
    change_set = resolved.rows.change_set(LABEL.format(file=book.name))
    try:
        knowledge.organization.check(change_set)
    except ChangeRejected as error:
        _log.exception("A planned import does not fit")
        reading.problems.append(Problem(_DOES_NOT_FIT.format(why=error.sentence), grave=True))
        change_set = ChangeSet(change_set.label, ())
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


def _part(watch: Watch, first: int, last: int) -> Watch:
    """A watch over a stretch of the work of another one, in its percentages."""
    return Watch(watch.limits, lambda done: watch.advance(first + (last - first) * done // 100), watch.began)


LABEL = Text("Impor {file}", "Import {file}")
"""What the undo menu says."""
_DOES_NOT_FIT = Text(
    "Isi berkas ini tidak dapat dimasukkan ({why}). Laporkan berkasnya; tidak ada yang diubah.",
    "What this file says cannot be taken in ({why}). Please report the file; nothing was changed.",
)
