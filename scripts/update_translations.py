"""Bring the translations in step with the source: collect new strings, then compile.

    python scripts/update_translations.py

New strings come out unfinished: give their Indonesian in resources/translations/orgdesk_id.ts (Qt Linguist or
any editor) and run it again. The tests fail as long as one is unfinished or the compiled file is stale.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
OURS = FOLDER / "orgdesk_id.ts"
QTS = FOLDER / "qt_id.ts"
"""Qt's own words (buttons, context menus), which Qt has not in Indonesian; kept by hand."""

_TOOLS = Path(PySide6.__file__).parent


def collect(into: Path) -> None:
    """Have `into` hold every string of the source, with the translations that it has already."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "orgdesk" / "ui").rglob("*.py"))
    options = ["-no-obsolete", "-locations", "none", "-silent", "-disable-heuristic", "similartext"]
    _run("lupdate", *options, *sources, "-ts", str(into), "-target-language", "id")


def compile_(source: Path, into: Path) -> None:
    """Make the file that the program loads."""
    _run("lrelease", "-silent", str(source), "-qm", str(into))


def _run(tool: str, *arguments: str) -> None:
    path = _TOOLS / (f"{tool}.exe" if sys.platform == "win32" else tool)
    subprocess.run([str(path), *arguments], cwd=ROOT, check=True)


def main() -> None:
    """Collect and compile."""
    collect(OURS)
    for source in (OURS, QTS):
        compile_(source, source.with_suffix(".qm"))


if __name__ == "__main__":
    main()
