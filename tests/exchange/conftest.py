"""What the tests of spreadsheets share."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def office_profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A profile of LibreOffice of the tests' own: it takes a second to make one."""
    return f"-env:UserInstallation={(tmp_path_factory.mktemp('office') / 'profile').as_uri()}"
