"""Agencies and their units as a tree: a unit stands below its line superior of the same agency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orgdesk.editing.agencies import edit_agency, place_agencies
from orgdesk.editing.units import edit_unit, place_units
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization, Token
from orgdesk.ui.explorer.outline import Outline, UnitOutline
from orgdesk.ui.explorer.tree import Tree


class UnitTree(Tree):
    """The upper tree of the explorer."""

    kinds = frozenset({"agency", "unit"})
    followed = frozenset({"agency", "unit", "reporting"})

    def outline_of(self, organization: Organization) -> Outline:
        """Agencies, units by superior."""
        return UnitOutline(organization)

    def renaming(self, organization: Organization, token: Token, name: str) -> ChangeSet:
        """Call an agency or a unit `name`."""
        if token[0] == "agency":
            return edit_agency(organization, replace(organization.agencies[token[1]], name=name))
        return edit_unit(organization, replace(organization.units[token[1]], name=name))

    def placing(
        self, organization: Organization, tokens: Sequence[Token], below: Token | None, before: Token | None
    ) -> ChangeSet:
        """Put agencies in order, or units below an agency or a unit."""
        ids = [id_ for _, id_ in tokens]
        next_ = None if before is None else before[1]
        if below is None:
            return place_agencies(organization, ids, next_)
        if below[0] == "agency":
            return place_units(organization, ids, below[1], None, next_)
        return place_units(organization, ids, organization.units[below[1]].agency, below[1], next_)

    def takes(self, tokens: Sequence[Token], below: Token | None) -> bool:
        """Agencies stand at the top, units anywhere else."""
        return {kind for kind, _ in tokens} == {"agency" if below is None else "unit"}
