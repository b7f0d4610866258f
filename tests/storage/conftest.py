"""Real folders, real limits: nothing of the disk is imitated here."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

import orgdesk


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Working copies go to a folder of the test's own."""
    folder = tmp_path / "state"
    monkeypatch.setenv("ORGDESK_STATE", str(folder))
    return folder / "work"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder in which nothing but the files of the test lies."""
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder


@pytest.fixture
def in_child() -> Callable[..., subprocess.Popen[str]]:
    """Starts Python code or a script in another process that knows this package."""
    environment = os.environ | {"PYTHONPATH": str(Path(orgdesk.__file__).parents[1])}

    def start(*arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *arguments],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    return start


@pytest.fixture
def permissions_count() -> Iterator[None]:
    """Have the permissions of files hold for root too, by laying the capability to override them down."""
    if os.geteuid() != 0:
        yield
        return
    if not sys.platform.startswith("linux"):
        pytest.skip("as root, permissions can be made to count on Linux only")
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    granted = (ctypes.c_uint32 * 6)()
    assert libc.capget(header, granted) == 0
    lowered = (ctypes.c_uint32 * 6)(*granted)
    lowered[0] &= ~0b1110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER
    assert libc.capset(header, lowered) == 0
    yield
    assert libc.capset(header, granted) == 0


@pytest.fixture
def room() -> Callable[[int], AbstractContextManager[None]]:
    """`with room(n)`: no file can grow beyond n bytes, as on a disk that is full."""

    @contextmanager
    def limited(size: int) -> Iterator[None]:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    return limited
