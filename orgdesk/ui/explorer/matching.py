"""Which rows of a tree pass a filter: by name or code, whatever the case and the accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from orgdesk.organization.changes import RowChange
from orgdesk.organization.display import code_of, name_of
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Reporting
from orgdesk.ui.explorer.outline import Outline


class Filter:
    """The rows that match, and those above them."""

    def __init__(self, words: str, organization: Organization, outline: Outline) -> None:
        self._words = folded(words).split()
        self._organization = organization
        self.shown: set[Token] = set()
        for token in outline.all():
            if self.matches(token):
                self._show(token, outline)

    def take(self, rows: Iterable[RowChange], outline: Outline) -> set[Token | None]:
        """Follow an edit; below these rows other ones show now.

        What was shown stays so, even where a new name no longer matches: one is working on it.
        """
        dirty: set[Token | None] = set()
        for row in rows:
            token = ("unit", row.row.unit) if isinstance(row.row, Reporting) else (row.kind, row.id)
            if self._organization.get(*token) is None:
                self.shown.discard(token)
            elif token in self.shown or self.matches(token):
                dirty |= self._show(token, outline)
        return dirty

    def _show(self, token: Token, outline: Outline) -> set[Token | None]:
        below: set[Token | None] = set()
        at: Token | None = token
        while at is not None and (at not in self.shown or at == token):
            self.shown.add(at)
            at = outline.above(at)
            below.add(at)
        return below

    def matches(self, token: Token) -> bool:
        """Whether a row has all words itself."""
        record = self._organization.get(*token)
        text = folded(f"{code_of(record)} {name_of(record)}")
        return all(word in text for word in self._words)


def folded(text: str) -> str:
    """`text` without case and accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
