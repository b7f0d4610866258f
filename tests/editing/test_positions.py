"""Positions of a unit and the tasks that take their time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import after, organization, position, unit, workload

from orgdesk.editing.positions import (
    add_position,
    add_workload,
    delete_position,
    delete_workload,
    edit_position,
    edit_workload,
    reorder_position,
)
from orgdesk.editing.rows import EditRefused
from orgdesk.organization.organization import Organization


def order(here: Organization, of: str) -> list[str]:
    rows = here.bucket("positions_of_unit", of).values()
    return [p.id for p in sorted(rows, key=lambda p: (p.order, p.id))]


def test_each_unit_has_an_order_of_its_own() -> None:
    here = organization(position("P1", "U1"), position("P2", "U1", order=1), position("Q", "U2", order=4))
    here = after(here, add_position(here, position("P3", "U1")))
    assert order(here, "U1") == ["P1", "P2", "P3"]
    here = after(here, reorder_position(here, "P3", "P1"))
    assert order(here, "U1") == ["P3", "P1", "P2"]
    here = after(here, edit_position(here, replace(here.positions["P1"], unit="U2")))
    assert order(here, "U2") == ["Q", "P1"]
    with pytest.raises(EditRefused, match="does not stand in the same place"):
        reorder_position(here, "P3", "Q")


def test_tasks_are_named_with_their_position() -> None:
    here = organization(workload("P", "Surat"), unit("U1"))
    assert add_workload(here, workload("P", "Rapat")).label.en == "Add the task Rapat of P"
    assert delete_workload(here, "P/Surat").label.id == "Hapus tugas Surat pada P"
    assert delete_position(here, "P").label.en == "Delete position P"


def test_refusals() -> None:
    here = organization(position("P", "U1"), workload("P", "Surat"))
    row, task = here.positions["P"], here.workloads["P/Surat"]
    with pytest.raises(EditRefused, match="Fill in the title of the position"):
        edit_position(here, replace(row, title=""))
    with pytest.raises(EditRefused, match="no unit with the id X"):
        add_position(here, position("New", "X"))
    with pytest.raises(EditRefused, match="The number of posts of the position must be"):
        edit_position(here, replace(row, posts=-1))
    with pytest.raises(EditRefused, match="The number filled of the position must be"):
        edit_position(here, replace(row, filled=-0.5))
    with pytest.raises(EditRefused, match="The class of P must be a number of one or more"):
        edit_position(here, replace(row, grade=0))
    with pytest.raises(EditRefused, match="Fill in the task of the workload"):
        edit_workload(here, replace(task, task=" "))
    with pytest.raises(EditRefused, match="no function with the id X"):
        edit_workload(here, replace(task, function="X"))
    with pytest.raises(EditRefused, match="no position with the id X"):
        add_workload(here, workload("X", "Rapat"))
    with pytest.raises(EditRefused, match="The volume of the workload is too large"):
        edit_workload(here, replace(task, volume=1e308))
    for wrong in (replace(task, volume=-1), replace(task, hours=-0.5)):
        with pytest.raises(EditRefused, match="of the workload must be a number of zero or more"):
            edit_workload(here, wrong)
