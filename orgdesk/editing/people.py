"""Verbs for people and the positions that they hold."""

from __future__ import annotations

import datetime as dt

from orgdesk.editing.cascade import with_dependents
from orgdesk.editing.rows import (
    ADD,
    DELETE_THESE,
    EDIT,
    EditRefused,
    called,
    existing,
    label,
    named,
    require,
    require_order,
)
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Incumbency, Person, Position

_NAME = Text("nama", "name")


def add_person(organization: Organization, person: Person) -> ChangeSet:
    """Add somebody who can hold positions."""
    require(person.name, person, _NAME)
    return change(label(ADD, person), added(person))


def edit_person(organization: Organization, person: Person) -> ChangeSet:
    """Give a person the fields of `person`, which has their id."""
    before = existing(organization, Person, person.id)
    require(person.name, person, _NAME)
    return change(label(EDIT, before), [RowChange(before, person)])


def delete_person(organization: Organization, *people: str) -> ChangeSet:
    """Delete people; the positions that they held stay."""
    rows = [existing(organization, Person, person) for person in dict.fromkeys(people)]
    return change(DELETE_THESE.format(rows=named(rows)), with_dependents(organization, *rows))


def add_incumbency(organization: Organization, incumbency: Incumbency) -> ChangeSet:
    """Have a person hold a position, beside others that they or others hold."""
    _check(organization, incumbency)
    return change(_label(organization, _ADD, incumbency), added(incumbency))


def edit_incumbency(organization: Organization, incumbency: Incumbency) -> ChangeSet:
    """Give an incumbency the fields of `incumbency`, which has its id; person and position may be others."""
    before = existing(organization, Incumbency, incumbency.id)
    _check(organization, incumbency)
    return change(_label(organization, _EDIT, before), [RowChange(before, incumbency)])


def delete_incumbency(organization: Organization, *incumbencies: str) -> ChangeSet:
    """Have people no longer hold positions."""
    rows = [existing(organization, Incumbency, incumbency) for incumbency in dict.fromkeys(incumbencies)]
    text = _label(organization, _DELETE, rows[0]) if len(rows) == 1 else None
    return change(text or DELETE_THESE.format(rows=named(rows)), with_dependents(organization, *rows))


def _check(organization: Organization, incumbency: Incumbency) -> None:
    person = existing(organization, Person, incumbency.person)
    position = existing(organization, Position, incumbency.position)
    names = {"person": called(person), "position": called(position)}
    if not 0 <= incumbency.share <= 1:
        raise EditRefused(_ODD_SHARE.format(**names))
    require_order(incumbency, incumbency.valid_from, incumbency.valid_until)
    for other in organization.bucket("positions_of_person", person.id).values():
        if other.id != incumbency.id and other.position == position.id and _meet(other, incumbency):
            raise EditRefused(_ALREADY.format(**names))


def _meet(one: Incumbency, other: Incumbency) -> bool:
    """Whether there is a day on which both hold."""
    first = max(one.valid_from or dt.date.min, other.valid_from or dt.date.min)
    return first <= min(one.valid_until or dt.date.max, other.valid_until or dt.date.max)


def _label(organization: Organization, act: Text, incumbency: Incumbency) -> Text:
    return act.format(
        person=called(organization.people[incumbency.person]),
        position=called(organization.positions[incumbency.position]),
    )


_ADD = Text("Tambah {person} sebagai {position}", "Add {person} as {position}")
_EDIT = Text("Ubah {person} sebagai {position}", "Edit {person} as {position}")
_DELETE = Text("Hapus {person} sebagai {position}", "Delete {person} as {position}")
_ODD_SHARE = Text(
    "Bagian waktu {person} sebagai {position} harus antara 0 dan 1. Tulis 0,5 untuk paruh waktu.",
    "The share of {person} as {position} must be between 0 and 1. Write 0.5 for half of the time.",
)
_ALREADY = Text(
    "{person} sudah memangku {position} pada masa itu. Ubah tanggalnya atau pilih jabatan lain.",
    "{person} already holds {position} at that time. Change the dates or choose another position.",
)
