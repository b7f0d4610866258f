"""Numbered steps that bring an older file to the present format; they run on a copy, never on the file."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

FORMAT_VERSION = 1
"""The format that this program writes, kept in the file as PRAGMA user_version."""

STEPS: dict[int, Callable[[Connection], None]] = {}
"""Version → the step that leads from it to the next. A step also mends the JSON of the history where a field
is renamed or changes its meaning; a new field with a default needs nothing there."""


def reachable(version: int) -> bool:
    """Whether there are steps all the way from `version` to the present format."""
    return all(v in STEPS for v in range(version, FORMAT_VERSION))


def version_of(connection: Connection) -> int:
    """The format version that the database says it has."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def migrate(connection: Connection) -> None:
    """Run the steps that are missing, within the transaction that `connection` is in."""
    for version in range(version_of(connection), FORMAT_VERSION):
        STEPS[version](connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {version + 1}")
