"""What a sheet says, cell by cell, before anybody knows which rows of the model it means.

Readers of layouts make these; `plan` finds or makes the rows. A `key` names the same unit or function
wherever it is said: readers choose it, and use it again for the same thing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

_NONE: Mapping[str, Written] = MappingProxyType({})


def _nothing() -> Mapping[str, Written]:
    """The empty details that all rows without any share."""
    return _NONE


class Where(NamedTuple):
    """A cell: index of the sheet in the book, row and column from 1."""

    sheet: int
    row: int
    column: int


class Written(NamedTuple):
    """A text and the cell it stands in."""

    text: str
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencySaid:
    """An agency is named."""

    key: str
    where: Where
    name: str
    details: Mapping[str, Written] = field(default_factory=_nothing)
    """Field of the record → what is written: short_name, code, agency_kind, type, note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSaid:
    """A unit is named."""

    key: str
    where: Where
    name: str
    code: str = ""
    agency: str = ""
    """Key of an AgencySaid; "" where the sheet does not say."""
    superior: str = ""
    """Key of a UnitSaid; "" where the sheet does not say."""
    superior_where: Where | None = None
    details: Mapping[str, Written] = field(default_factory=_nothing)
    """unit_kind, level, echelon, head_title, staff, working_area, note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionSaid:
    """A function, a mission or a goal is named."""

    key: str
    where: Where
    wording: str
    code: str = ""
    parent: str = ""
    """Key of a FunctionSaid; "" for a root, or where the sheet does not say."""
    heading: bool = False
    """It heads a section and holds no role: a goal rather than a function, where it is new."""
    details: Mapping[str, Written] = field(default_factory=_nothing)
    """level, type, work, strategic, critical, affair, reference (legal basis), needs, note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSaid:
    """A unit has a role on a function."""

    function: str
    unit: str
    token: str
    """The cell code of the role, as far as the reader knows what the cell means; a code of the sheet's own
    where the mapping answers that it is a new role."""
    where: Where
    details: Mapping[str, Written] = field(default_factory=_nothing)
    """scope, regulation (legal basis in words), article, source, grantor, valid_from, valid_until, note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionSaid:
    """A post in a unit."""

    key: str
    unit: str
    """Key of a UnitSaid."""
    where: Where
    title: str
    details: Mapping[str, Written] = field(default_factory=_nothing)
    """code, position_kind, grade, posts (needed), filled, note; holder (name of who holds it)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadSaid:
    """A task of a post, with how often and how long."""

    position: str
    """Key of a PositionSaid."""
    where: Where
    task: str
    details: Mapping[str, Written] = field(default_factory=_nothing)
    """volume (times a year), hours (each time), function (wording)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraSaid:
    """What stands beside a function or a unit in a column that means nothing to us."""

    column: str
    value: Written
    function: str = ""
    unit: str = ""


Said = AgencySaid | UnitSaid | FunctionSaid | RoleSaid | PositionSaid | WorkloadSaid | ExtraSaid


@dataclass(frozen=True, slots=True)
class Legend:
    """What a sheet itself says that its codes mean: code as written → words. ("R", "Responsible")"""

    words: Mapping[str, str] = field(default_factory=dict)
