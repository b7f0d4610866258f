"""Rows of several kinds edited or deleted alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import after, function, organization, person, position, service, supply, unit

from orgdesk.editing.rows import EditRefused
from orgdesk.editing.several import delete_rows, edit_rows
from orgdesk.organization.records import Level


def test_all_get_the_value_in_one_step() -> None:
    here = organization(unit("U1"), unit("U2"), unit("U3"))
    change_set = edit_rows(here, [replace(here.units[u], level=Level.SUPPORTING) for u in ("U1", "U2")])
    then = after(here, change_set)
    assert [then.units[u].level for u in ("U1", "U2", "U3")] == [Level.SUPPORTING, Level.SUPPORTING, None]
    assert change_set.label.en == "Edit 2 units"


def test_one_row_is_called_by_its_name() -> None:
    here = organization(unit("U1"))
    assert edit_rows(here, [replace(here.units["U1"], staff=2)]).label.en == "Edit unit U1"


def test_rows_of_every_kind_that_a_list_shows() -> None:
    here = organization(
        unit("U1"),
        function("F1"),
        service("S"),
        supply("U1", "U2"),
        position("P", "U1"),
        person("Ani"),
    )
    tables = (here.agencies, here.units, here.functions, here.services, here.supplies, here.positions)
    rows = [row for table in (*tables, here.people) for row in table.values()]
    change_set = edit_rows(here, [replace(row, note="n") for row in rows])
    assert {row.id for row in change_set} == {row.id for row in rows}


def test_one_refusal_refuses_all() -> None:
    here = organization(unit("U1"), unit("U2"))
    with pytest.raises(EditRefused):
        edit_rows(here, [replace(here.units["U1"], staff=1), replace(here.units["U2"], staff=-1)])


def test_rows_are_deleted_by_their_kind() -> None:
    here = organization(unit("U1"), unit("U2"), service("S1"), service("S2"), function("F1"))
    gone = after(here, delete_rows(here, [("service", "S1"), ("service", "S2")]))
    assert not gone.services
    gone = after(here, delete_rows(here, [("function", "F1"), ("unit", "U1")]))
    assert not gone.functions and set(gone.units) == {"U1", "U2"}
    gone = after(here, delete_rows(here, [("unit", "U1"), ("unit", "U2")]))
    assert not gone.units
