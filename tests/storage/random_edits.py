"""Edits at random but the same for the same seed, on anything that can execute, undo and redo.

As a script it opens FILE, edits it with SEED and says the number of each edit once it is acknowledged; every
so often it saves. It goes on until it is killed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Protocol

from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change, removed
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Agency, AgencyKind, Function, FunctionType, Unit

SAVE_EVERY = 40


class Desk(Protocol):
    """A `Document`, or what stands in for one."""

    @property
    def organization(self) -> Organization: ...

    def execute(self, change_set: ChangeSet) -> Any: ...

    def undo(self) -> Any: ...

    def redo(self) -> Any: ...


class Paper:
    """The same in memory alone: what a document must be like after the same edits."""

    def __init__(self, organization: Organization) -> None:
        self.organization = organization.copy()
        self.done: list[ChangeSet] = []
        self.undone: list[ChangeSet] = []

    def execute(self, change_set: ChangeSet) -> None:
        self.organization.apply(change_set)
        self.done.append(change_set)
        self.undone.clear()

    def undo(self) -> None:
        if self.done:
            self.organization.apply(self.done[-1].inverse())
            self.undone.append(self.done.pop())

    def redo(self) -> None:
        if self.undone:
            self.organization.apply(self.undone[-1])
            self.done.append(self.undone.pop())


def edits(seed: int) -> Iterator[Callable[[Desk], None]]:
    """Edits without end; each depends on the seed and on what the desk holds."""
    random = Random(seed)
    number = 0
    while True:
        number += 1
        yield partial(_edit, random=random, number=number)


def _edit(desk: Desk, random: Random, number: int) -> None:
    dice = random.random()
    functions = sorted(desk.organization.functions)
    label = Text(f"Langkah {number}", f"Step {number}")
    if dice < 0.2:
        desk.undo()
    elif dice < 0.35:
        desk.redo()
    elif dice < 0.6 and functions:
        row = desk.organization.functions[random.choice(functions)]
        renamed = replace(
            row, wording=f"kata {number} é", strategic=not row.strategic, type=FunctionType.SUPPLY
        )
        desk.execute(change(label, [RowChange(row, renamed)]))
    elif dice < 0.7 and functions:
        desk.execute(change(label, removed(desk.organization.functions[random.choice(functions)])))
    elif dice < 0.75:
        agency = Agency(id=f"a{number}", name="Dinas", agency_kind=AgencyKind.LOCAL_AGENCY)
        units = [Unit(id=f"u{number}-{i}", agency=agency.id, name="x" * 200) for i in range(60)]
        desk.execute(change(label, added(agency, *units)))
    else:
        desk.execute(change(label, added(Function(id=f"f{number}", wording=f"fungsi {number}"))))


def main() -> None:
    """Edit until killed."""
    from orgdesk.document import Document

    document = Document.open(Path(sys.argv[1]))
    print("ready", flush=True)
    for number, edit in enumerate(edits(int(sys.argv[2])), 1):
        edit(document)
        print(number, flush=True)
        if number % SAVE_EVERY == 0:
            document.save()


if __name__ == "__main__":
    main()
