"""Text that exists in both languages of the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or name in Indonesian and in English.

    Reports and the command line need both without Qt, so such texts are data, not Qt translations.
    """

    id: str
    en: str

    def in_(self, language: Language) -> str:
        """The text in `language`."""
        return self.id if language == "id" else self.en

    def format(self, **values: object) -> Text:
        """Both texts with `{name}` filled in; a `Text` value is filled in per language."""
        return Text(
            self.id.format(**{k: v.id if isinstance(v, Text) else v for k, v in values.items()}),
            self.en.format(**{k: v.en if isinstance(v, Text) else v for k, v in values.items()}),
        )
