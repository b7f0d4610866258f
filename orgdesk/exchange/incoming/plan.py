"""An import before it is done: the sheet, what became of its cells, and the one ChangeSet it amounts to."""

from __future__ import annotations

import logging
from collections.abc import Mapping as Map
from dataclasses import dataclass, field

from orgdesk.exchange.incoming.fates import Fates
from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.questions import Question
from orgdesk.exchange.incoming.recognition.reading import LayoutFound
from orgdesk.exchange.incoming.said import Where
from orgdesk.exchange.sheets.grid import Book, Problem
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.errors import ChangeRejected
from orgdesk.organization.organization import Organization

_log = logging.getLogger(__name__)

LABEL = Text("Impor {file}", "Import {file}")
"""What the undo menu says."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row that was changed both in the sheet and in OrgDesk since the export."""

    key: str
    """Where the mapping keeps the decision: "conflict:cell:<function>/<unit>"; value "ours" or "theirs"."""
    what: Text
    """What it is about: "Imunisasi rutin, SSURIM", "name of the unit SEKR"."""
    base: Text
    """At the export."""
    ours: Text
    """In OrgDesk now."""
    theirs: Text
    """In the sheet."""
    choice: str | None
    """ "ours", "theirs", or None while it is open; an open one leaves OrgDesk as it is."""
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """All of an import that can be shown before it is done. Applying `change_set` is the import."""

    book: Book
    mapping: Mapping
    layouts: tuple[LayoutFound, ...]
    change_set: ChangeSet
    unchanged: Map[str, int]
    """Kind → rows that the sheet names and that stay as they are."""
    fates: Fates
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    sources: Map[tuple[str, str], Where] = field(default_factory=dict)
    """(kind, id) of a row → the cell that it comes from, so that a change leads to its cell."""

    @property
    def is_ready(self) -> bool:
        """Whether it can be done: no question stands open that needs an answer."""
        return not any(question.needed for question in self.questions)


def fitting(change_set: ChangeSet, organization: Organization, problems: list[Problem]) -> ChangeSet:
    """A planned change; one that does not fit the model is none, and a Problem."""
    try:
        organization.check(change_set)
    except ChangeRejected as error:
        _log.exception("A planned import does not fit")
        problems.append(Problem(_DOES_NOT_FIT.format(why=error.sentence), grave=True))
        return ChangeSet(change_set.label, ())
    return change_set


_DOES_NOT_FIT = Text(
    "Isi berkas ini tidak dapat dimasukkan ({why}). Laporkan berkasnya; tidak ada yang diubah.",
    "What this file says cannot be taken in ({why}). Please report the file; nothing was changed.",
)
