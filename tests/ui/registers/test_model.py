"""The model of a list: right after any edit, sorted and filtered, in step with what Qt expects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from orgdesk.editing.people import add_incumbency, delete_incumbency, delete_person, edit_person
from orgdesk.editing.positions import add_position, add_workload, delete_position, edit_position
from orgdesk.editing.rows import new_id
from orgdesk.editing.services import add_provider, add_service, delete_provider, delete_service, edit_service
from orgdesk.editing.settings import set_setting
from orgdesk.editing.supplies import add_supply, delete_supply, edit_supply
from orgdesk.editing.units import edit_unit
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Incumbency, Position, Provider, Service, Supply, Workload
from orgdesk.ui.desk import Desk
from orgdesk.ui.registers.model import ALARM, RegisterModel
from orgdesk.ui.registers.panel import REGISTERS
from orgdesk.ui.registers.people import PEOPLE
from orgdesk.ui.registers.positions import POSITIONS
from orgdesk.ui.registers.register import Register
from orgdesk.ui.registers.services import SERVICES
from orgdesk.ui.registers.supplies import SUPPLIES

Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
DESCENDING = Qt.SortOrder.DescendingOrder


def made(desk: Desk, register: Register) -> RegisterModel:
    model = RegisterModel(desk, register, desk)
    QAbstractItemModelTester(model, Fatal, desk)
    desk.changed.connect(lambda change_set, delta, _: model.take(change_set) if change_set else None)
    model.wake()
    return model


def texts(model: RegisterModel) -> list[list[str]]:
    columns = range(model.columnCount())
    return [[model.index(row, at).data() for at in columns] for row in range(model.rowCount())]


def test_what_stands_in_the_lists(small_desk: Desk) -> None:
    assert texts(made(small_desk, SERVICES)) == [
        ["Imunisasi bayi", "Kelahiran", "F1, F2", "U1, U2", "3", "free"],
        ["Akta kelahiran", "Kelahiran", "", "", "14", ""],
        ["Izin apotek", "", "F2", "", "", "250,000"],
    ]
    assert texts(made(small_desk, SUPPLIES)) == [
        ["BPJS", "U1", "Kapitasi", "money", "", "3", "7", "4"],
        ["U1", "U2", "Vaksin", "goods", "F1", "10", "7", "-3"],
    ]
    assert texts(made(small_desk, POSITIONS)) == [
        ["U1", "Kepala", "9", "1", "1.5", "", ""],
        ["U1", "Bidan", "8", "3", "2", "2", "100 %"],
        ["U2", "Perawat", "7", "2", "1", "", ""],
    ]
    assert texts(made(small_desk, PEOPLE)) == [
        ["Budi", "Budi", "Perawat (U2); Kepala (U1), acting", "2", "150 %"],
        ["Sari", "Sari", "Kepala (U1)", "1", "100 %"],
    ]


def test_numbers_in_the_language_of_the_desk(small_desk: Desk) -> None:
    small_desk.set_language("id")
    services, supplies = made(small_desk, SERVICES), made(small_desk, SUPPLIES)
    assert texts(services)[2][5] == "250.000"
    assert texts(supplies)[1][3] == "barang"


def test_what_comes_too_late_is_told(small_desk: Desk) -> None:
    model = made(small_desk, SUPPLIES)
    assert [model.index(row, 7).data(ALARM) for row in range(2)] == [False, True]


def test_sorting_puts_what_is_empty_last(small_desk: Desk) -> None:
    model = made(small_desk, SERVICES)
    model.sort(4)
    assert [row[0] for row in texts(model)] == ["Imunisasi bayi", "Akta kelahiran", "Izin apotek"]
    model.sort(4, DESCENDING)
    assert [row[0] for row in texts(model)] == ["Akta kelahiran", "Imunisasi bayi", "Izin apotek"]
    model.sort(0)
    assert [row[0] for row in texts(model)] == ["Akta kelahiran", "Imunisasi bayi", "Izin apotek"]
    model.sort(-1)
    assert list(model.shown) == ["S1", "S2", "S3"]


def test_persistent_indexes_follow_their_rows(small_desk: Desk, qtbot: QtBot) -> None:
    from PySide6.QtCore import QPersistentModelIndex

    model = made(small_desk, SERVICES)
    held = QPersistentModelIndex(model.index(0, 3))
    model.sort(0)
    assert (held.row(), held.column()) == (1, 3)
    model.filter("apotek")
    assert not held.isValid()


def test_the_filter_looks_into_every_column_and_full_names(small_desk: Desk) -> None:
    model = made(small_desk, SERVICES)
    model.filter("kelahiran")
    assert list(model.shown) == ["S1", "S2"]
    model.filter("kelahiran U2")
    assert list(model.shown) == ["S1"]
    model.filter("nothing of the kind")
    assert model.rowCount() == 0 and model.count == 3
    model.filter("")
    assert model.rowCount() == 3


def test_a_cell_is_edited_and_undone(small_desk: Desk) -> None:
    model = made(small_desk, SERVICES)
    assert model.setData(model.index(1, 0), "  Akta lahir ")
    assert small_desk.organization.services["S2"].name == "Akta lahir"
    assert model.setData(model.index(1, 4), "2,5")
    assert small_desk.organization.services["S2"].time_limit == 2.5
    assert model.setData(model.index(1, 4), "")
    assert small_desk.organization.services["S2"].time_limit is None
    assert small_desk.document.history.done == 3
    assert small_desk.undo() and small_desk.undo() and small_desk.undo()
    assert texts(model)[1][0] == "Akta kelahiran"


def test_what_cannot_be_is_refused_in_a_sentence(small_desk: Desk, qtbot: QtBot) -> None:
    model = made(small_desk, SERVICES)
    with qtbot.waitSignal(small_desk.refused) as told:
        assert not model.setData(model.index(0, 4), "soon")
    assert "is no number" in told.args[0].en
    with qtbot.waitSignal(small_desk.refused):
        assert not model.setData(model.index(0, 0), " ")
    with qtbot.waitSignal(small_desk.refused):
        assert not model.setData(model.index(0, 5), "-1")
    assert texts(model)[0][:1] == ["Imunisasi bayi"] and not small_desk.document.history.done
    assert not model.flags(model.index(0, 2)) & Qt.ItemFlag.ItemIsEditable


def test_what_is_read_is_read_anew(small_desk: Desk) -> None:
    model = made(small_desk, SERVICES)
    unit = small_desk.organization.units["U2"]
    assert small_desk.do(edit_unit, replace(unit, code="PKM"))
    assert texts(model)[0][3] == "U1, PKM"
    positions = made(small_desk, POSITIONS)
    assert small_desk.do(set_setting, "staffing.hours", "2500")
    assert texts(positions)[1][5] == "1"


def test_asleep_it_lets_edits_pass_and_catches_up(small_desk: Desk) -> None:
    model = made(small_desk, SERVICES)
    model.sleep()
    assert small_desk.do(delete_service, "S1")
    assert model.rowCount() == 3
    model.wake()
    assert list(model.shown) == ["S2", "S3"]


@pytest.mark.parametrize("register", REGISTERS, ids=lambda r: r.name)
@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_it_is_as_if_read_anew(small_desk: Desk, register: Register, seed: int) -> None:
    random = Random(seed)
    model = made(small_desk, register)
    if seed % 2:
        model.sort(random.randrange(model.columnCount()), random.choice(list(Qt.SortOrder)))
    for _ in range(40):
        if random.random() < 0.2:
            small_desk.undo()
        elif random.random() < 0.1:
            model.filter(random.choice(["", "a", "U1", "kelahiran"]))
        else:
            small_desk.do(random.choice(EDITS)(random))
        fresh = RegisterModel(small_desk, register)
        fresh._words = model._words
        fresh._sorted_by, fresh._ascending = model._sorted_by, model._ascending
        fresh.wake()
        assert list(model.shown) == list(fresh.shown)
        assert texts(model) == texts(fresh)


Verb = Callable[[Organization], ChangeSet]


def _any(random: Random, here: Organization, kind: str) -> str:
    return random.choice(sorted(here.table(kind)) or ["none"])


def _edit(
    verb: Callable[..., ChangeSet], kind: str, field: str, values: list[object]
) -> Callable[[Random], Verb]:
    def make(random: Random) -> Verb:
        def run(here: Organization) -> ChangeSet:
            row: Any = here.get(kind, _any(random, here, kind))
            if row is None:
                return verb(here, replace(_LOST, id="gone"))
            return verb(here, replace(row, **{field: random.choice(values)}))

        return run

    return make


def _with(verb: Callable[..., ChangeSet], kind: str) -> Callable[[Random], Verb]:
    return lambda random: lambda here: verb(here, _any(random, here, kind))


_LOST = Service(id="", name="x")

EDITS: list[Callable[[Random], Verb]] = [
    lambda r: (
        lambda here: add_service(here, Service(id=new_id(), name=r.choice("abc"), time_limit=r.random()))
    ),
    lambda r: (
        lambda here: add_position(here, Position(id=new_id(), unit=_any(r, here, "unit"), title="Bidan"))
    ),
    lambda r: (
        lambda here: add_provider(
            here, Provider(id=new_id(), service=_any(r, here, "service"), unit=_any(r, here, "unit"))
        )
    ),
    lambda r: (
        lambda here: add_supply(
            here, Supply(id=new_id(), source=_any(r, here, "unit"), recipient=_any(r, here, "unit"))
        )
    ),
    lambda r: (
        lambda here: add_workload(
            here, Workload(id=new_id(), position=_any(r, here, "position"), task="t", volume=100.0, hours=2.0)
        )
    ),
    lambda r: (
        lambda here: add_incumbency(
            here, Incumbency(id=new_id(), person=_any(r, here, "person"), position=_any(r, here, "position"))
        )
    ),
    _edit(edit_service, "service", "name", ["Zakat", "apotek", "Akta"]),
    _edit(edit_service, "service", "functions", [(), ("F1",), ("F2", "F1")]),
    _edit(edit_supply, "supply", "needed_within", [None, 1.0, 20.0]),
    _edit(edit_position, "position", "unit", ["U1", "U2", "U3"]),
    _edit(edit_person, "person", "name", ["Ani", "Wati"]),
    _edit(edit_unit, "unit", "code", ["AA", "ZZ", ""]),
    _with(delete_service, "service"),
    _with(delete_provider, "provider"),
    _with(delete_supply, "supply"),
    _with(delete_position, "position"),
    _with(delete_incumbency, "incumbency"),
    _with(delete_person, "person"),
]
