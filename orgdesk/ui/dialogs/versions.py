"""What OrgDesk runs on, for the about page and for error reports."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from orgdesk import __version__

_PACKAGES = (("PySide6", "pyside6-essentials"), ("SQLAlchemy", "sqlalchemy"), ("openpyxl", "openpyxl"))


def versions() -> list[tuple[str, str]]:
    """Name and version of the program, Python, the libraries and the system; imports none of them."""
    found = [("OrgDesk", __version__), ("Python", platform.python_version())]
    for name, package in _PACKAGES:
        try:
            found.append((name, version(package)))
        except PackageNotFoundError:  # a bundled program need not carry its packages' records
            continue
    return [*found, (platform.system(), f"{platform.release()} {platform.machine()}")]


def versions_text() -> str:
    """The same in lines, to copy."""
    return "\n".join(f"{name} {number}" for name, number in versions())
