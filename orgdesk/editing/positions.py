"""Verbs for positions in units and the tasks that take their time."""

from __future__ import annotations

from dataclasses import replace

from orgdesk.editing.cascade import with_dependents
from orgdesk.editing.rows import (
    ADD,
    DELETE_THESE,
    EDIT,
    REORDER,
    EditRefused,
    called,
    existing,
    label,
    last_order,
    named,
    placed,
    require,
    require_amounts,
)
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Function, Position, Unit, Workload

_TITLE = Text("nama jabatan", "title")
_POSTS = Text("jumlah formasi", "number of posts")
_FILLED = Text("jumlah terisi", "number filled")
_TASK = Text("uraian tugas", "task")
_VOLUME = Text("volume", "volume")
_HOURS = Text("waktu penyelesaian", "time that it takes")


def add_position(organization: Organization, position: Position) -> ChangeSet:
    """Add a position as the last of its unit."""
    _check(organization, position)
    position = replace(position, order=_last(organization, position.unit))
    return change(label(ADD, position), added(position))


def edit_position(organization: Organization, position: Position) -> ChangeSet:
    """Give a position the fields of `position`, which has its id; another unit puts it last there."""
    before = existing(organization, Position, position.id)
    _check(organization, position)
    if position.unit != before.unit:
        position = replace(position, order=_last(organization, position.unit))
    return change(label(EDIT, before), [RowChange(before, position)])


def reorder_position(organization: Organization, position: str, before: str | None) -> ChangeSet:
    """Put a position before another one of its unit, or last."""
    row = existing(organization, Position, position)
    siblings = organization.bucket("positions_of_unit", row.unit).values()
    return change(label(REORDER, row), placed(siblings, row, before))


def delete_position(organization: Organization, *positions: str) -> ChangeSet:
    """Delete positions with their tasks; who held them holds them no more."""
    rows = [existing(organization, Position, position) for position in dict.fromkeys(positions)]
    return change(DELETE_THESE.format(rows=named(rows)), with_dependents(organization, *rows))


def add_workload(organization: Organization, workload: Workload) -> ChangeSet:
    """Add a task to a position."""
    _check_workload(organization, workload)
    return change(_label(organization, _ADD_TASK, workload), added(workload))


def edit_workload(organization: Organization, workload: Workload) -> ChangeSet:
    """Give a task of a position the fields of `workload`, which has its id."""
    before = existing(organization, Workload, workload.id)
    _check_workload(organization, workload)
    return change(_label(organization, _EDIT_TASK, before), [RowChange(before, workload)])


def delete_workload(organization: Organization, *workloads: str) -> ChangeSet:
    """Take tasks from their positions."""
    rows = [existing(organization, Workload, workload) for workload in dict.fromkeys(workloads)]
    text = _label(organization, _DELETE_TASK, rows[0]) if len(rows) == 1 else None
    return change(text or DELETE_THESE.format(rows=named(rows)), with_dependents(organization, *rows))


def _last(organization: Organization, unit: str) -> int:
    return last_order(organization.bucket("positions_of_unit", unit).values())


def _check(organization: Organization, position: Position) -> None:
    require(position.title, position, _TITLE)
    existing(organization, Unit, position.unit)
    require_amounts(position, (position.posts, _POSTS), (position.filled, _FILLED))
    if position.grade is not None and position.grade < 1:
        raise EditRefused(_ODD_GRADE.format(name=called(position)))


def _check_workload(organization: Organization, workload: Workload) -> None:
    existing(organization, Position, workload.position)
    require(workload.task, workload, _TASK)
    if workload.function is not None:
        existing(organization, Function, workload.function)
    require_amounts(workload, (workload.volume, _VOLUME), (workload.hours, _HOURS))


def _label(organization: Organization, act: Text, workload: Workload) -> Text:
    return act.format(task=called(workload), position=called(organization.positions[workload.position]))


_ADD_TASK = Text("Tambah tugas {task} pada {position}", "Add the task {task} of {position}")
_EDIT_TASK = Text("Ubah tugas {task} pada {position}", "Edit the task {task} of {position}")
_DELETE_TASK = Text("Hapus tugas {task} pada {position}", "Delete the task {task} of {position}")
_ODD_GRADE = Text(
    "Kelas jabatan {name} harus angka satu atau lebih. Perbaiki angkanya.",
    "The class of {name} must be a number of one or more. Correct it.",
)
