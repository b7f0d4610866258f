"""An older file is brought up to date on a copy; the mechanism is tried on a format that never existed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from orgdesk.document import Document
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Project
from orgdesk.storage import migrations
from orgdesk.storage.errors import FileRefused
from orgdesk.storage.open_file import read, write

PRESENT = Organization([Project(id="project", name="P", place="Kabupaten Contoh")])


@pytest.fixture
def older(desk: Path) -> Path:
    """A file of version 0, in which a project has no place."""
    path = desk / "lama.orgdesk"
    write(path, PRESENT)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE project DROP COLUMN place")
        connection.execute("PRAGMA user_version = 0")
    return path


def _add_place(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE project ADD COLUMN place TEXT NOT NULL DEFAULT ''")
    connection.exec_driver_sql("UPDATE project SET place = 'Kabupaten Contoh'")


def test_an_older_file_is_read_as_of_today(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(migrations.STEPS, 0, _add_place)
    before = older.read_bytes()
    assert read(older) == PRESENT
    with Document.open(older) as document:
        assert document.organization == PRESENT
        assert older.read_bytes() == before, "it is migrated on the copy"
        document.save_as(older.with_name("baru.orgdesk"))
    assert older.read_bytes() == before
    monkeypatch.delitem(migrations.STEPS, 0)
    assert read(older.with_name("baru.orgdesk")) == PRESENT


def test_a_step_that_fails_leaves_the_file_as_it_was(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(connection: Connection) -> None:
        _add_place(connection)
        connection.exec_driver_sql("SELECT nothing")

    monkeypatch.setitem(migrations.STEPS, 0, fails)
    before = older.read_bytes()
    for opening in (read, Document.open):
        with pytest.raises(FileRefused):
            opening(older)
    assert older.read_bytes() == before


def test_without_a_step_an_older_file_is_refused(older: Path) -> None:
    assert not migrations.reachable(0)
    with pytest.raises(FileRefused, match="too old"):
        read(older)
