"""Missions, goals, functions and tasks as a tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orgdesk.editing.functions import edit_function, place_functions
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization, Token
from orgdesk.ui.explorer.outline import FunctionOutline, Outline
from orgdesk.ui.explorer.tree import Tree


class FunctionTree(Tree):
    """The lower tree of the explorer."""

    kinds = frozenset({"function"})
    followed = kinds

    def outline_of(self, organization: Organization) -> Outline:
        """Functions by parent."""
        return FunctionOutline(organization)

    def renaming(self, organization: Organization, token: Token, name: str) -> ChangeSet:
        """Give a function the wording `name`."""
        return edit_function(organization, replace(organization.functions[token[1]], wording=name))

    def placing(
        self, organization: Organization, tokens: Sequence[Token], below: Token | None, before: Token | None
    ) -> ChangeSet:
        """Put functions below another one."""
        ids = [id_ for _, id_ in tokens]
        next_ = None if before is None else before[1]
        return place_functions(organization, ids, None if below is None else below[1], next_)

    def takes(self, tokens: Sequence[Token], below: Token | None) -> bool:
        """Functions stand anywhere."""
        return bool(tokens)
