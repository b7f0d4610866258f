"""Numbered steps that bring an older file to the present format; they run on a copy, never on the file.

A step says what it does in SQL of its own: it must do the same when the records of today have changed again.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

FORMAT_VERSION = 3
"""The format that this program writes, kept in the file as PRAGMA user_version."""

_TO_2 = (
    "ALTER TABLE function ADD COLUMN work TEXT",
    "ALTER TABLE function ADD COLUMN critical INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE function ADD COLUMN affair TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE regulation ADD COLUMN valid_until TEXT",
    "ALTER TABLE regulation ADD COLUMN subdelegation INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE regulation ADD COLUMN exclusive INTEGER NOT NULL DEFAULT 0",
    """CREATE TABLE function_relation (
        id TEXT NOT NULL PRIMARY KEY, function TEXT NOT NULL, other TEXT NOT NULL,
        relation_kind TEXT NOT NULL, what TEXT NOT NULL
    ) WITHOUT ROWID, STRICT""",
    """CREATE TABLE service (
        id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, code TEXT NOT NULL, bundle TEXT NOT NULL,
        customers TEXT NOT NULL, functions TEXT NOT NULL, resources TEXT NOT NULL, product TEXT NOT NULL,
        legal_basis TEXT NOT NULL, procedure TEXT NOT NULL, time_limit REAL, cost REAL,
        facilities TEXT NOT NULL, competence TEXT NOT NULL, internal_supervision TEXT NOT NULL,
        complaint_channel TEXT NOT NULL, staff REAL, guarantee TEXT NOT NULL, safety TEXT NOT NULL,
        evaluation TEXT NOT NULL, note TEXT NOT NULL, "order" INTEGER NOT NULL
    ) WITHOUT ROWID, STRICT""",
    """CREATE TABLE provider (
        id TEXT NOT NULL PRIMARY KEY, service TEXT NOT NULL, unit TEXT NOT NULL, visits INTEGER,
        note TEXT NOT NULL
    ) WITHOUT ROWID, STRICT""",
    """CREATE TABLE requirement (
        id TEXT NOT NULL PRIMARY KEY, provider TEXT NOT NULL, document TEXT NOT NULL, issuer TEXT,
        reason TEXT NOT NULL
    ) WITHOUT ROWID, STRICT""",
    """CREATE TABLE supply (
        id TEXT NOT NULL PRIMARY KEY, recipient TEXT NOT NULL, source TEXT, partner TEXT, resource TEXT,
        what TEXT NOT NULL, function TEXT, service TEXT, lead_time REAL, needed_within REAL, period REAL,
        buffer REAL, alternative INTEGER NOT NULL, note TEXT NOT NULL
    ) WITHOUT ROWID, STRICT""",
    """CREATE TABLE position (
        id TEXT NOT NULL PRIMARY KEY, unit TEXT NOT NULL, title TEXT NOT NULL, code TEXT NOT NULL,
        position_kind TEXT, grade INTEGER, posts INTEGER NOT NULL, filled REAL, note TEXT NOT NULL,
        "order" INTEGER NOT NULL
    ) WITHOUT ROWID, STRICT""",
    """CREATE TABLE workload (
        id TEXT NOT NULL PRIMARY KEY, position TEXT NOT NULL, task TEXT NOT NULL, function TEXT,
        volume REAL NOT NULL, hours REAL NOT NULL
    ) WITHOUT ROWID, STRICT""",
    """CREATE TABLE person (
        id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, code TEXT NOT NULL, note TEXT NOT NULL
    ) WITHOUT ROWID, STRICT""",
    """CREATE TABLE incumbency (
        id TEXT NOT NULL PRIMARY KEY, person TEXT NOT NULL, position TEXT NOT NULL, acting INTEGER NOT NULL,
        share REAL NOT NULL, valid_from TEXT, valid_until TEXT
    ) WITHOUT ROWID, STRICT""",
)
"""Services, supplies, positions, people and relations; new fields of functions and regulations. The history
needs nothing: a field that it does not name has its default."""

_TO_3 = (
    """CREATE TABLE extra (
        id TEXT NOT NULL PRIMARY KEY, "column" TEXT NOT NULL, value TEXT NOT NULL, function TEXT, unit TEXT,
        "order" INTEGER NOT NULL
    ) WITHOUT ROWID, STRICT""",
    """CREATE TABLE respondent (
        id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, title TEXT NOT NULL, unit TEXT, "on" TEXT,
        note TEXT NOT NULL
    ) WITHOUT ROWID, STRICT""",
    """CREATE TABLE statement (
        id TEXT NOT NULL PRIMARY KEY, respondent TEXT NOT NULL, function TEXT NOT NULL, unit TEXT NOT NULL,
        role TEXT NOT NULL, resource TEXT
    ) WITHOUT ROWID, STRICT""",
)
"""Columns of the users' own; who filled in a form, and what they said."""


def _run(*statements: str) -> Callable[[Connection], None]:
    def step(connection: Connection) -> None:
        for statement in statements:
            connection.exec_driver_sql(statement)

    return step


STEPS: dict[int, Callable[[Connection], None]] = {1: _run(*_TO_2), 2: _run(*_TO_3)}
"""Version → the step that leads from it to the next. A step also mends the JSON of the history where a field
is renamed or changes its meaning."""


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
