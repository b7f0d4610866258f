"""Every value that can be chosen has a name in both languages."""

from __future__ import annotations

from enum import StrEnum

import pytest

from orgdesk.organization import records
from orgdesk.organization.bilingual import LANGUAGES
from orgdesk.organization.names import AUTHORITY_MEANINGS, name_of_value
from orgdesk.organization.records import AuthoritySource, Echelon

ENUMS = [value for value in vars(records).values() if isinstance(value, type) and issubclass(value, StrEnum)]


@pytest.mark.parametrize("enum", [e for e in ENUMS if e is not StrEnum], ids=lambda e: e.__name__)
def test_names_tell_the_values_apart(enum: type[StrEnum]) -> None:
    names = [name_of_value(value) for value in enum]
    for language in LANGUAGES:
        said = [text.in_(language) for text in names]
        assert all(said) and len(set(said)) == len(said)
    assert "_" not in "".join(text.id + text.en for text in names)


def test_what_is_a_name_already_stands_as_it_is() -> None:
    assert name_of_value(Echelon.IIA).id == "IIa"


def test_each_source_of_authority_is_explained() -> None:
    assert set(AUTHORITY_MEANINGS) == set(AuthoritySource)
