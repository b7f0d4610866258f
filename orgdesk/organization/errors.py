"""What goes wrong with a sentence for the person at the desk."""

from __future__ import annotations

from orgdesk.organization.bilingual import Language, Text


class OrgDeskError(Exception):
    """Something the user can act on. `sentence` says what, where and what to do, in both languages."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence

    def in_(self, language: Language) -> str:
        """The sentence in `language`."""
        return self.sentence.in_(language)


class ChangeRejected(OrgDeskError):
    """A ChangeSet that would leave the organization inconsistent; nothing of it was applied."""
