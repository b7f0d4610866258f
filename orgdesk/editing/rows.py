"""What the verbs share: fresh ids, looking rows up, labels, order among siblings, what a deletion takes."""

from __future__ import annotations

import datetime as dt
import math
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange
from orgdesk.organization.display import citation, short
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import KIND_NAMES, Organization
from orgdesk.organization.records import (
    LARGEST,
    Agency,
    Function,
    Position,
    Record,
    Regulation,
    Service,
    Unit,
)

RowT = TypeVar("RowT", bound=Record)
OrderedT = TypeVar("OrderedT", Agency, Unit, Function, Service, Position)

ADD = Text("Tambah {what} {name}", "Add {what} {name}")
EDIT = Text("Ubah {what} {name}", "Edit {what} {name}")
DELETE = Text("Hapus {what} {name}", "Delete {what} {name}")
REORDER = Text("Ubah urutan {what} {name}", "Reorder {what} {name}")
DELETE_THESE = Text("Hapus {rows}", "Delete {rows}")
REORDER_THESE = Text("Ubah urutan {rows}", "Reorder {rows}")

_LONGEST_NAME = 60
"""Characters; a label must fit in a menu."""


class EditRefused(OrgDeskError):
    """What was asked cannot be done; nothing has changed."""


def new_id() -> str:
    """A fresh row id that no other project will make either."""
    return uuid.uuid4().hex


def existing(organization: Organization, type_: type[RowT], id_: str) -> RowT:
    """The row of that id; EditRefused where there is none."""
    row = organization.get(type_.kind, id_)
    if not isinstance(row, type_):
        raise EditRefused(_UNKNOWN.format(what=KIND_NAMES[type_.kind], id=id_))
    return row


def require(value: str, row: Record, field: Text) -> None:
    """Refuse an empty or blank `value` of the field that is called `field`."""
    if not value.strip():
        raise EditRefused(_EMPTY.format(field=field, what=KIND_NAMES[row.kind]))


def require_amounts(row: Record, *amounts: tuple[float | None, Text]) -> None:
    """Refuse an amount below zero, or beyond all that can be meant, of the field that stands beside it."""
    for value, field in amounts:
        if value is not None and not 0 <= value < math.inf:
            raise EditRefused(_ODD_AMOUNT.format(field=field, what=KIND_NAMES[row.kind]))
        if value is not None and value > LARGEST:
            raise EditRefused(_TOO_LARGE.format(field=field, what=KIND_NAMES[row.kind]))


def require_order(row: Record, first: dt.date | None, last: dt.date | None) -> None:
    """Refuse a last day before the first."""
    if first is not None and last is not None and last < first:
        dates = {"first": first.isoformat(), "last": last.isoformat()}
        raise EditRefused(_ENDS_FIRST.format(what=KIND_NAMES[row.kind], **dates))


def label(act: Text, row: Record) -> Text:
    """What the undo menu says: the act, the kind of row and its name."""
    return act.format(what=KIND_NAMES[row.kind], name=called(row))


def named(rows: Sequence[Record]) -> Text:
    """What a label calls the rows that an act is about: "unit SEKR", or how many of what."""
    if len(rows) == 1:
        return label(Text("{what} {name}", "{what} {name}"), rows[0])
    return counted(Counter(row.kind for row in rows))


def called(row: Record) -> str:
    """How a row is called in a label: code or name, a function by its wording, a norm by its citation."""
    match row:
        case Function():
            name = row.wording
        case Regulation():
            name = citation(row)
        case _:
            name = short(row)
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"


def last_order(siblings: Iterable[Agency | Unit | Function | Service | Position]) -> int:
    """The `order` of a row that is to stand after `siblings`."""
    return max((row.order for row in siblings), default=-1) + 1


def placed(siblings: Iterable[OrderedT], row: OrderedT, before: str | None) -> list[RowChange]:
    """Row changes that put `row` among `siblings` before the one with id `before`, or last.

    `row` may carry other changes, but then its own entry must be folded onto one with the row before.
    """
    others = [s for s in sorted(siblings, key=lambda s: (s.order, s.id)) if s.id != row.id]
    at = next((n for n, s in enumerate(others) if s.id == before), None)
    if before is not None and before != row.id and at is None:
        raise EditRefused(NO_SIBLING.format(what=KIND_NAMES[row.kind], id=before))
    if before == row.id:
        return []
    others.insert(len(others) if at is None else at, row)
    return [RowChange(sibling, replace(sibling, order=n)) for n, sibling in enumerate(others)]


def inserted(siblings: Iterable[OrderedT], moved: Sequence[OrderedT], before: str | None) -> list[OrderedT]:
    """`siblings` and `moved` in order, with `moved` before the one with id `before`, or last."""
    moving = {row.id for row in moved}
    others: list[OrderedT] = [
        s for s in sorted(siblings, key=lambda s: (s.order, s.id)) if s.id not in moving
    ]
    at = next((n for n, s in enumerate(others) if s.id == before), len(others))
    if before is not None and at == len(others):
        raise EditRefused(NO_SIBLING.format(what=KIND_NAMES[moved[0].kind], id=before))
    others[at:at] = moved
    return in_sequence(others)


def in_sequence(rows: Sequence[OrderedT]) -> list[OrderedT]:
    """`rows` with an `order` that has them stand in this sequence, altered on as few of them as need be."""
    orders: list[int] = []
    for order in sorted(row.order for row in rows):
        orders.append(order if not orders or order > orders[-1] else orders[-1] + 1)
    return [replace(row, order=order) for row, order in zip(rows, orders, strict=True)]


def what_goes(change_set: ChangeSet) -> dict[str, int]:
    """Kind → how many rows of it the ChangeSet takes away."""
    return dict(Counter(row.kind for row in change_set if row.after is None))


def counted(counts: Mapping[str, int]) -> Text:
    """Kinds and numbers in words: "3 penugasan dan 1 unit", "3 assignments and 1 unit"."""
    some = [(kind, n) for kind, n in counts.items() if n]
    return Text(
        _listed([f"{n} {KIND_NAMES[kind].id}" for kind, n in some], "dan"),
        _listed([f"{n} {_english(kind, n)}" for kind, n in some], "and"),
    )


def _english(kind: str, n: int) -> str:
    name = KIND_NAMES[kind].en
    if n == 1:
        return name
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


def _listed(words: list[str], joint: str) -> str:
    return f" {joint} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


_UNKNOWN = Text(
    "Tidak ada {what} dengan id {id}. Mungkin sudah dihapus; pilih yang lain.",
    "There is no {what} with the id {id}. It may have been deleted; choose another.",
)
_EMPTY = Text(
    "Isilah {field} {what}; isian ini tidak boleh kosong.",
    "Fill in the {field} of the {what}; it cannot be empty.",
)
_ODD_AMOUNT = Text(
    "Isian {field} {what} harus angka nol atau lebih. Perbaiki angkanya.",
    "The {field} of the {what} must be a number of zero or more. Correct it.",
)
_TOO_LARGE = Text(
    "Isian {field} {what} terlalu besar. Perbaiki angkanya.",
    "The {field} of the {what} is too large. Correct it.",
)
_ENDS_FIRST = Text(
    "Masa {what} berakhir {last}, sebelum mulai berlaku {first}. Perbaiki salah satu tanggalnya.",
    "The {what} ends on {last}, before it begins on {first}. Correct one of the dates.",
)
NO_SIBLING = Text(
    "{id} tidak berada di tempat yang sama dengan {what} ini. Pilih letak lain.",
    "{id} does not stand in the same place as this {what}. Choose another position.",
)
