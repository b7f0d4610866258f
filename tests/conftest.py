"""What every test needs: a folder of its own for working copies, never the user's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("orgdesk", deadline=None, print_blob=True)
settings.load_profile("orgdesk")
# Machines differ and are shared; how long one example takes says nothing about whether it is right.


@pytest.fixture(scope="session", autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where working copies go while the tests run."""
    folder = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ORGDESK_STATE", str(folder))
        yield folder
