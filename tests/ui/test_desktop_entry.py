"""The entry in the menu of a Linux desktop, and the type of the files."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from pathlib import Path

import pytest

from orgdesk.reference.shipped import folder
from orgdesk.reference.standard import empty_organization
from orgdesk.storage.open_file import write
from orgdesk.storage.schema import APPLICATION_ID
from orgdesk.ui.desktop_entry import install

LINUX = folder("resources") / "linux"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="for Linux")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the desktop keeps what users install."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path


def entry(path: Path) -> dict[str, str]:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(path, encoding="utf-8")
    return dict(parser["Desktop Entry"])


def run_as_the_desktop_does(command: str) -> str:
    """What `command` of an entry prints for a file that does not exist."""
    # In quotes, the desktop takes \\$ for $ as well; shlex does not.
    argv = [
        part.replace("%%", "%").replace("\\$", "$") for part in shlex.split(command.replace("\\\\", "\\"))
    ]
    assert argv[-1] == "%f"
    done = subprocess.run([*argv[:-1], "none.orgdesk"], capture_output=True, text=True, check=False)
    return done.stderr


def test_the_entry_is_valid_and_speaks_both_languages(data: Path) -> None:
    install()
    installed = data / "applications" / "orgdesk.desktop"
    for path in (LINUX / "orgdesk.desktop", installed):
        values = entry(path)
        assert values["MimeType"] == "application/x-orgdesk;"
        assert all(values[f"{key}[id]"] for key in ("GenericName", "Comment", "Keywords"))
        if shutil.which("desktop-file-validate"):
            done = subprocess.run(["desktop-file-validate", str(path)], capture_output=True, check=False)
            assert (done.returncode, done.stdout) == (0, b"")


def test_the_entry_starts_this_installation(data: Path) -> None:
    install()
    assert "none.orgdesk" in run_as_the_desktop_does(entry(data / "applications" / "orgdesk.desktop")["Exec"])


def test_a_place_with_odd_letters_is_quoted(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = tmp_path / '50% $HOME "a b"'
    odd.mkdir()
    (odd / "python").symlink_to(sys.executable)
    script = odd / "orgdesk"
    script.write_text("#!/bin/sh\necho started with $1 >&2\n", encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(odd / "python"))
    install()
    command = entry(data / "applications" / "orgdesk.desktop")["Exec"]
    assert run_as_the_desktop_does(command) == "started with none.orgdesk\n"


def test_files_are_told_by_their_name_and_by_what_they_hold(data: Path, tmp_path: Path) -> None:
    tree = ET.parse(LINUX / "orgdesk.xml").getroot()
    assert tree.find(f".//{MIME}glob[@pattern='*.orgdesk']") is not None
    marks = {m.get("offset"): m.get("value", "") for m in tree.iter(f"{MIME}match")}
    assert marks["0"] == "SQLite format 3\\0" and int(marks["68"], 16) == APPLICATION_ID
    install()
    path = tmp_path / "without-suffix"
    write(path, empty_organization())
    if shutil.which("gio") and shutil.which("update-mime-database"):
        command = ["gio", "info", "-a", "standard::content-type", str(path)]
        assert "application/x-orgdesk" in subprocess.run(command, capture_output=True, text=True).stdout
