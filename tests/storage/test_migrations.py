"""An older file is brought up to date on a copy and loses nothing.

format_1.sql and format_2.sql are what the programs of their time wrote, frozen. Format 0 never existed: it
tries the mechanism.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from builders import respondent
from sqlalchemy import Connection

from orgdesk.document import Document
from orgdesk.editing.extras import set_extra
from orgdesk.editing.functions import edit_function
from orgdesk.editing.respondents import add_respondent
from orgdesk.editing.services import add_service
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    Assignment,
    AuthoritySource,
    Function,
    FunctionLevel,
    FunctionType,
    Project,
    Regulation,
    RegulationKind,
    RegulationStatus,
    Respondent,
    Service,
    Statement,
    Unit,
    WorkKind,
)
from orgdesk.organization.scope import Facet, Scope, Threshold
from orgdesk.storage import migrations
from orgdesk.storage.errors import FileRefused
from orgdesk.storage.open_file import read, write
from orgdesk.storage.schema import TABLES

FORMAT_1 = Path(__file__).with_name("format_1.sql").read_text(encoding="utf-8")
FORMAT_2 = Path(__file__).with_name("format_2.sql").read_text(encoding="utf-8")

IMMUNIZATION = Function(
    id="f",
    code="F1",
    wording="Imunisasi dasar",
    parent="m",
    type=FunctionType.SERVICE,
    strategic=True,
    scope=Scope.of({Facet.FUNDS: ["funds/BLUD"]}, Threshold(0, 500, "m2")),
    needs=("PB",),
    reference="1.02",
    note="n",
)
REGULATION = Regulation(
    id="p",
    regulation_kind=RegulationKind.GOVERNMENT_REGULATION,
    number="18",
    year=2016,
    about="Perangkat Daerah",
    status=RegulationStatus.AMENDED,
)


@pytest.fixture
def format_1(desk: Path) -> Path:
    """A file as it was written before there were services."""
    path = desk / "format-1.orgdesk"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FORMAT_1)
    return path


@pytest.fixture
def format_0(format_1: Path) -> Path:
    """A file of version 0, in which a project has no place."""
    with closing(sqlite3.connect(format_1)) as connection:
        connection.execute("ALTER TABLE project DROP COLUMN place")
        connection.execute("PRAGMA user_version = 0")
    return format_1


def _add_place(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE project ADD COLUMN place TEXT NOT NULL DEFAULT ''")
    connection.exec_driver_sql("UPDATE project SET place = 'Kabupaten Contoh'")


# -- format 1 -------------------------------------------------------------------------------------


def test_a_file_of_format_1_keeps_all_that_it_says(format_1: Path) -> None:
    here = read(format_1)
    assert here.project.name == "Dinas Contoh"
    assert here.functions["f"] == IMMUNIZATION
    assert here.functions["m"] == Function(id="m", wording="Masyarakat sehat", level=FunctionLevel.MISSION)
    assert here.regulations == {"p": REGULATION}
    assert here.units["v"] == Unit(
        id="v", agency="d", name="Puskesmas", code="PKM", staff=2.5, working_area="area/N", order=1
    )
    assert here.assignments["a"] == Assignment(
        id="a",
        unit="u",
        function="f",
        role="decision-maker",
        source=AuthoritySource.DELEGATION,
        regulation="p",
        article="Ps. 35",
        valid_until=dt.date(2027, 12, 31),
    )
    assert {kind: len(here.table(kind)) for kind in TABLES if here.table(kind)} == {
        "project": 1,
        "role": 2,
        "resource": 1,
        "facet_value": 2,
        "regulation": 1,
        "agency": 1,
        "unit": 2,
        "reporting": 1,
        "function": 3,
        "assignment": 2,
        "setting": 1,
        "acceptance": 1,
    }


def test_its_history_still_undoes_and_redoes(format_1: Path) -> None:
    with Document.open(format_1) as document:
        assert (len(document.history.steps), document.history.done) == (4, 3)
        document.redo()
        assert "g" not in document.organization.functions
        while document.undo():
            pass
        assert document.organization.functions["f"] == replace(IMMUNIZATION, wording="Imunisasi")
        assert document.organization.regulations["p"].status == RegulationStatus.IN_FORCE
        document.step_to(3)
        assert document.organization == read(format_1)
        document.close(discard=True)


def test_it_takes_what_is_new_and_is_left_alone_until_it_is_saved(format_1: Path) -> None:
    before = format_1.read_bytes()
    with Document.open(format_1) as document:
        critical = replace(document.organization.functions["f"], critical=True, work=WorkKind.CORE, needs=())
        document.execute(edit_function(document.organization, critical))
        document.execute(add_service(document.organization, Service(id="s", name="Vaksin", functions=("f",))))
        assert format_1.read_bytes() == before, "it is migrated on the copy"
        document.save()
        expected = document.organization
    assert read(format_1) == expected
    assert format_1.with_name(f"{format_1.name}.bak").read_bytes() == before
    with Document.open(format_1) as document:
        assert document.undo_label is not None and document.undo_label.en == "Add service Vaksin"
        document.step_to(0)
        assert document.organization.functions["f"].wording == "Imunisasi"
        document.close(discard=True)


def test_its_tables_become_those_of_a_new_file(format_1: Path) -> None:
    new = format_1.with_name("baru.orgdesk")
    write(new, Organization([Project(id="project", name="P")]))
    with Document.open(format_1) as document:
        document.save_as(format_1.with_name("kini.orgdesk"))
    assert _columns(format_1.with_name("kini.orgdesk")) == _columns(new)


def _columns(path: Path) -> dict[str, set[tuple[object, ...]]]:
    """Table → (name, type, whether it must be given, place in the primary key) of each of its columns."""
    with closing(sqlite3.connect(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {
            name: {
                (column, type_, required, key)
                for _, column, type_, required, _, key in connection.execute(f"PRAGMA table_info({name})")
            }
            for name in names
        }


# -- the mechanism --------------------------------------------------------------------------------


def test_steps_follow_one_another(format_0: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(migrations.STEPS, 0, _add_place)
    before = format_0.read_bytes()
    assert read(format_0).project.place == "Kabupaten Contoh"
    with Document.open(format_0) as document:
        expected = document.organization
        assert format_0.read_bytes() == before, "it is migrated on the copy"
        document.save_as(format_0.with_name("baru.orgdesk"))
    assert format_0.read_bytes() == before
    monkeypatch.delitem(migrations.STEPS, 0)
    assert read(format_0.with_name("baru.orgdesk")) == expected


def test_a_step_that_fails_leaves_the_file_as_it_was(format_0: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(connection: Connection) -> None:
        _add_place(connection)
        connection.exec_driver_sql("SELECT nothing")

    monkeypatch.setitem(migrations.STEPS, 0, fails)
    before = format_0.read_bytes()
    for opening in (read, Document.open):
        with pytest.raises(FileRefused):
            opening(format_0)
    assert format_0.read_bytes() == before


def test_without_a_step_an_older_file_is_refused(format_0: Path) -> None:
    assert not migrations.reachable(0)
    with pytest.raises(FileRefused, match="too old"):
        read(format_0)


# -- format 2 -------------------------------------------------------------------------------------


def test_a_file_of_format_2_keeps_all_and_takes_what_officials_say(desk: Path) -> None:
    path = desk / "format-2.orgdesk"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FORMAT_2)
    before = read(path)
    assert before.services["S1"].cost == 0
    assert before.people["Ani"].name == "Ani S."
    assert not before.statements
    with Document.open(path) as document:
        assert (len(document.history.steps), document.history.done) == (3, 2)
        document.redo()
        assert "F2" not in document.organization.functions
        document.step_to(0)
        assert document.organization.people["Ani"].name == "Ani"
        document.step_to(2)
        who, said = respondent("Cici", "F1/KP/U1")
        assert isinstance(who, Respondent)
        assert isinstance(said, Statement)
        document.execute(add_respondent(document.organization, who, [said]))
        document.execute(set_extra(document.organization, "unit", "U1", "Gedung", "B"))
        document.save()
    after = read(path)
    assert set(after.statements) == {"Cici/F1/KP/U1"}
    assert [extra.value for extra in after.extras.values()] == ["B"]
    assert after.assignments == before.assignments
