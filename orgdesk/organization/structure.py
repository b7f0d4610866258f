"""Where each unit stands in the tree of its agency, each exactly once, whatever the reporting lines say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orgdesk.organization.organization import Organization
from orgdesk.organization.records import ReportingKind


@dataclass(frozen=True, slots=True)
class Structure:
    """The units of one agency as a tree; its top stands under None."""

    superior: Mapping[str, str | None]
    """Unit → the unit of the same agency that it stands below; all units, in their order."""
    below: Mapping[str | None, tuple[str, ...]]
    """Unit → those that stand directly below it, in their order."""

    def branch(self, unit: str) -> set[str]:
        """A unit and all that stand below it."""
        found = [unit]
        for member in found:  # the list grows while it is walked
            found.extend(self.below.get(member, ()))
        return set(found)


def structure_of(organization: Organization, agency: str) -> Structure:
    """The tree by line superiors within the agency.

    Who answers to nobody there stands at the top; of two superiors the first counts, and a reporting cycle is
    cut above its first unit.
    """
    rank = {unit.id: n for n, unit in enumerate(organization.units_of(agency))}
    superior: dict[str, str | None] = {}
    for unit in rank:
        above = [
            line.superior
            for line in organization.bucket("superiors_of_unit", unit).values()
            if line.reporting_kind == ReportingKind.LINE and line.superior in rank and line.superior != unit
        ]
        superior[unit] = min(above, key=rank.__getitem__, default=None)
    _cut_cycles(superior, rank)
    below: dict[str | None, list[str]] = {}
    for unit, above_it in superior.items():
        below.setdefault(above_it, []).append(unit)
    return Structure(superior, {unit: tuple(units) for unit, units in below.items()})


def _cut_cycles(superior: dict[str, str | None], rank: Mapping[str, int]) -> None:
    settled: set[str] = set()
    for start in rank:
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in settled and at not in path:
            path[at] = None
            at = superior[at]
        if at is not None and at in path:
            steps = list(path)
            superior[min(steps[steps.index(at) :], key=rank.__getitem__)] = None
        settled.update(path)
