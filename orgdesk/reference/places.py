"""Where the program keeps what it remembers between two runs."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def state_folder() -> Path:
    """ORGDESK_STATE, else the system's place for the state of programs."""
    chosen = os.environ.get("ORGDESK_STATE")
    if chosen:
        return Path(chosen).absolute()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return base / "orgdesk"
