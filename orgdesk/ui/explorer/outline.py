"""What stands below what in the two trees of the explorer, read from the organization when asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import Protocol

from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Agency, Function, Reporting, Unit
from orgdesk.organization.structure import Structure, structure_of


class Outline(Protocol):
    """A forest over rows; the roots stand below None."""

    def below(self, token: Token | None) -> Sequence[Token]:
        """What stands directly below a row, in order."""

    def has_below(self, token: Token) -> bool:
        """Whether anything stands below a row, found without looking at what."""

    def above(self, token: Token) -> Token | None:
        """What a row stands below."""

    def all(self) -> Iterable[Token]:
        """Every row."""

    def take(self, change_set: ChangeSet) -> Collection[Token | None]:
        """The organization has changed: the rows below which something may stand otherwise than before."""


class UnitOutline:
    """Agencies, and below each its units by line superiors."""

    def __init__(self, organization: Organization) -> None:
        self._organization = organization
        self._structures: dict[str, Structure] = {}

    def below(self, token: Token | None) -> Sequence[Token]:
        """Agencies, tops of an agency, or subordinates within it."""
        if token is None:
            agencies = sorted(self._organization.agencies.values(), key=lambda a: (a.order, a.id))
            return [("agency", agency.id) for agency in agencies]
        kind, id_ = token
        agency = id_ if kind == "agency" else self._organization.units[id_].agency
        units = self._structure(agency).below.get(None if kind == "agency" else id_, ())
        return [("unit", unit) for unit in units]

    def has_below(self, token: Token) -> bool:
        """Whether an agency has units, or a unit subordinates within it."""
        if token[0] == "agency":
            return bool(self._organization.bucket("units_of_agency", token[1]))
        agency = self._organization.units[token[1]].agency
        return bool(self._structure(agency).below.get(token[1]))

    def above(self, token: Token) -> Token | None:
        """The superior within the agency, or the agency."""
        if token[0] == "agency":
            return None
        agency = self._organization.units[token[1]].agency
        superior = self._structure(agency).superior[token[1]]
        return ("agency", agency) if superior is None else ("unit", superior)

    def all(self) -> Iterable[Token]:
        """Agencies and units."""
        here = self._organization
        return chain((("agency", id_) for id_ in here.agencies), (("unit", id_) for id_ in here.units))

    def take(self, change_set: ChangeSet) -> Collection[Token | None]:
        """Only the agencies of units that moved are looked at again."""
        found: set[Token | None] = set()
        agencies: set[str] = set()
        for row in change_set:
            before, after = row.before, row.after
            if isinstance(row.row, Agency):
                if _order(before) != _order(after):
                    found.add(None)
            elif isinstance(row.row, Unit):
                if _stand(before) != _stand(after):
                    agencies.update(r.agency for r in (before, after) if isinstance(r, Unit))
            elif isinstance(row.row, Reporting):
                unit = self._organization.units.get(row.row.unit)
                if unit is not None:
                    agencies.add(unit.agency)
        for agency in agencies:
            found.add(("agency", agency))
            old = self._structures.pop(agency, None)
            if old is not None:
                new = self._structure(agency).below if agency in self._organization.agencies else {}
                changed = {s for s in {*old.below, *new} if old.below.get(s) != new.get(s)}
                found.update(("unit", superior) for superior in changed if superior is not None)
        return found

    def _structure(self, agency: str) -> Structure:
        if agency not in self._structures:
            self._structures[agency] = structure_of(self._organization, agency)
        return self._structures[agency]


class FunctionOutline:
    """Missions, goals, functions and tasks, each below its parent."""

    def __init__(self, organization: Organization) -> None:
        self._organization = organization

    def below(self, token: Token | None) -> Sequence[Token]:
        """Subfunctions."""
        rows = self._organization.subfunctions(None if token is None else token[1])
        return [("function", row.id) for row in rows]

    def has_below(self, token: Token) -> bool:
        """Whether there are subfunctions."""
        return bool(self._organization.bucket("subfunctions", token[1]))

    def above(self, token: Token) -> Token | None:
        """The parent."""
        parent = self._organization.functions[token[1]].parent
        return None if parent is None else ("function", parent)

    def all(self) -> Iterable[Token]:
        """Every function."""
        return (("function", id_) for id_ in self._organization.functions)

    def take(self, change_set: ChangeSet) -> Collection[Token | None]:
        """The parents before and after."""
        return {
            None if record.parent is None else ("function", record.parent)
            for row in change_set
            if row.kind == "function" and _stand(row.before) != _stand(row.after)
            for record in (row.before, row.after)
            if isinstance(record, Function)
        }


def _order(record: object) -> int | None:
    return record.order if isinstance(record, Agency) else None


def _stand(record: object) -> tuple[str | None, int] | None:
    if isinstance(record, Unit):
        return record.agency, record.order
    return (record.parent, record.order) if isinstance(record, Function) else None
