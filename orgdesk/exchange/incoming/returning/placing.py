"""Where the rows stand that were added by hand: after the row that they were put after, or below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orgdesk.editing.rows import in_sequence
from orgdesk.exchange.incoming.returning.keyed_rows import KeyedRows
from orgdesk.exchange.incoming.returning.three_way import ThreeWay
from orgdesk.organization.changes import RowChange
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Function, Unit


def placed(rows: KeyedRows, base: Organization, ours: Organization, way: ThreeWay) -> list[RowChange]:
    """Row changes that add the rows by hand, each after the row that it was put after."""
    homes: dict[Token, list[tuple[Function | Unit, str | None]]] = {}
    for token, after in rows.after.items():
        row = rows.ground.new[token]
        assert isinstance(row, Function | Unit)
        if isinstance(row, Function):
            row = replace(row, parent=_still_there(row.parent, base, ours, rows))
        home = ("function", row.parent or "") if isinstance(row, Function) else ("agency", row.agency)
        homes.setdefault(home, []).append((row, after))
    changes: list[RowChange] = []
    for (kind, id_), coming in homes.items():
        if kind == "function":
            group = _sequence(list(ours.subfunctions(id_ or None)), coming, id_)
        else:
            group = _sequence(list(ours.units_of(id_)), coming, id_)
        for row in group:
            token = (row.kind, row.id)
            before = ours.get(*token)
            if before is None:
                changes.append(RowChange(None, row))
            elif before != row:
                settled = way.rows.get(token, before)
                assert isinstance(settled, Function | Unit)
                way.rows[token] = replace(settled, order=row.order)
    return changes


def _sequence(
    siblings: Sequence[Function | Unit], coming: Sequence[tuple[Function | Unit, str | None]], home: str
) -> list[Function | Unit]:
    """Siblings with those that come among them: each after its row, or first below the row that it is put
    under, else last."""
    there = {row.id for row in siblings} | {row.id for row, _ in coming}
    followers: dict[str | None, list[Function | Unit]] = {}
    last = max((row.order for row in siblings), default=-1)
    for n, (row, after) in enumerate(coming, 1):
        place = after if after in there or (after is not None and after == home) else None
        followers.setdefault(place, []).append(replace(row, order=last + n))
    found: list[Function | Unit] = []
    for first in (*followers.get(home, ()), *siblings, *followers.get(None, ())):
        todo = [first]
        while todo:
            row = todo.pop()
            found.append(row)
            todo += reversed(followers.get(row.id, ()))
    functions = [row for row in found if isinstance(row, Function)]
    units = [row for row in found if isinstance(row, Unit)]
    return [*in_sequence(functions), *in_sequence(units)]


def _still_there(parent: str | None, base: Organization, ours: Organization, rows: KeyedRows) -> str | None:
    """The nearest function above, at the export, that there still is."""
    while parent is not None and parent not in ours.functions and ("function", parent) not in rows.ground.new:
        above = base.functions.get(parent)
        parent = above.parent if above is not None else None
    return parent
