"""How many people a position has and how many its work takes (analisis beban kerja)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from orgdesk.analysis.reader import Reader
from orgdesk.organization.records import Incumbency, Position, Unit, Workload


@dataclass(frozen=True, slots=True)
class Staffing:
    """People and need of a unit, full-time equivalents, over those of its posts for which both are known."""

    have: float
    need: float


def needed(workloads: Iterable[Workload], hours: int) -> float | None:
    """Full-time equivalents that the tasks of a position take: volume times hours each, summed, over the
    effective hours a year. None where no task is known."""
    tasks = list(workloads)
    return sum(t.volume * t.hours for t in tasks) / hours if tasks else None


def filled(position: Position, incumbents: Iterable[Incumbency]) -> float | None:
    """Full-time equivalents on a position: the shares of its incumbents; where none is named, the number
    that the position gives. None where neither is known."""
    shares = [i.share for i in incumbents]
    return sum(shares) if shares else position.filled


def staffing_of(unit: Unit, read: Reader) -> Staffing | None:
    """The people of a unit against the need that its workloads give; None where one of them is unknown.

    Where no post says how many fill it, the staff of the whole unit stands against the need of all its posts.
    """
    needs, have, need = [], 0.0, 0.0
    counted = False
    for position in read.positions(unit.id):
        here = needed(read.workloads(position.id), read.policy.hours)
        people = filled(position, read.incumbents(position.id))
        needs.append(here)
        if here is not None and people is not None:
            have, need, counted = have + people, need + here, True
    if counted:
        return Staffing(have, need)
    known = [here for here in needs if here is not None]
    if unit.staff is None or not known or len(known) < len(needs):
        return None
    return Staffing(unit.staff, sum(known))


def need_of(unit: str, read: Reader) -> float | None:
    """How many people all posts of a unit take together; None unless the workload of each is known."""
    needs = [needed(read.workloads(p.id), read.policy.hours) for p in read.positions(unit)]
    known = [need for need in needs if need is not None]
    return sum(known) if known and len(known) == len(needs) else None


def staff_of(unit: Unit, read: Reader) -> float | None:
    """How many people a unit has: as it says itself, else what its posts say; None where nothing does."""
    if unit.staff is not None:
        return unit.staff
    people = [filled(p, read.incumbents(p.id)) for p in read.positions(unit.id)]
    known = [n for n in people if n is not None]
    return sum(known) if known else None
