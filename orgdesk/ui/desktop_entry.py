"""OrgDesk in the menu of a Linux desktop, where .orgdesk files open with it; for one user, and back again."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from orgdesk.reference.shipped import folder

_TIDY_UP = (("update-mime-database", "mime"), ("update-desktop-database", "applications"))
"""Programs that make the desktop see a change at once, and the folder that each looks into."""


def install() -> list[Path]:
    """Write the entry, the file type and the icon; returns what was written. Raises OSError."""
    for source, target in _files().items():
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text(encoding="utf-8")
        if target.suffix == ".desktop":
            text = re.sub(r"^Exec=.*$", lambda _: f"Exec={_command()} %f", text, flags=re.MULTILINE)
        target.write_text(text, encoding="utf-8")
    _tell_the_desktop()
    return list(_files().values())


def uninstall() -> list[Path]:
    """Take away what `install` wrote; returns what was there. Raises OSError."""
    there = [target for target in _files().values() if target.exists()]
    for target in there:
        target.unlink()
    if there:
        _tell_the_desktop()
    return there


def _data_home() -> Path:
    chosen = os.environ.get("XDG_DATA_HOME", "")
    return Path(chosen) if Path(chosen).is_absolute() else Path.home() / ".local" / "share"


def _files() -> dict[Path, Path]:
    """Shipped file → where the desktop looks for it."""
    ours, theirs = folder("resources"), _data_home()
    icons = theirs / "icons" / "hicolor" / "scalable"
    return {
        ours / "linux" / "orgdesk.desktop": theirs / "applications" / "orgdesk.desktop",
        ours / "linux" / "orgdesk.xml": theirs / "mime" / "packages" / "orgdesk.xml",
        ours / "icons" / "orgdesk.svg": icons / "apps" / "orgdesk.svg",
    }


def _command() -> str:
    """How to start this very installation, quoted as a desktop entry wants it."""
    script = Path(sys.executable).with_name("orgdesk")
    parts = [str(script)] if script.exists() else [sys.executable, "-m", "orgdesk"]
    return " ".join(_quoted(part) for part in parts)


def _quoted(part: str) -> str:
    """One argument of Exec: in quotes where it needs them; % is doubled, as %f would be a field."""
    part = part.replace("%", "%%")
    if re.fullmatch(r"[\w@%+=:,./-]+", part, re.ASCII):
        return part
    inner = re.sub(r'(["`$\\])', r"\\\1", part)
    return '"' + inner.replace("\\", "\\\\") + '"'


def _tell_the_desktop() -> None:
    for program, place in _TIDY_UP:
        where = _data_home() / place
        if shutil.which(program) and where.is_dir():
            subprocess.run([program, str(where)], check=False, capture_output=True)
