"""Where the files that travel with the program are: in the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def folder(name: str) -> Path:
    """The folder "models", "examples" or "resources"."""
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def named(kind: str) -> dict[str, Path]:
    """Name → text file of the shipped "examples", or of the "structures" to start from."""
    place = folder("models") / "structures" if kind == "structures" else folder(kind)
    return {path.stem: path for path in sorted(place.glob("*.toml"))}
