"""People and the positions that they hold."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from builders import after, organization, person, position

from orgdesk.editing.people import (
    add_incumbency,
    add_person,
    delete_incumbency,
    delete_person,
    edit_incumbency,
    edit_person,
)
from orgdesk.editing.rows import EditRefused
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Incumbency, Person

JULY = dt.date(2026, 7, 1)


def small() -> Organization:
    return organization(position("P", "U1"), position("Q", "U2"), person("Ani", "P"))


def test_somebody_may_hold_two_positions_and_a_position_may_be_held_by_two() -> None:
    here = small()
    second = Incumbency(id="x", person="Ani", position="Q", acting=True, share=0)
    assert add_incumbency(here, second).label.en == "Add Ani as Q"
    here = after(here, add_incumbency(here, second))
    here = after(here, add_person(here, Person(id="Budi", name="Budi")))
    here = after(here, add_incumbency(here, Incumbency(id="y", person="Budi", position="P", share=0.5)))
    assert len(here.bucket("positions_of_person", "Ani")) == len(here.bucket("holders_of_position", "P")) == 2
    assert set(after(here, delete_person(here, "Ani", "Budi")).positions) == {"P", "Q"}
    assert delete_incumbency(here, "x").label.id == "Hapus Ani sebagai Q"


def test_somebody_may_come_back_to_a_position() -> None:
    here = small()
    ended = replace(here.incumbencies["Ani/P"], valid_until=JULY)
    here = after(here, edit_incumbency(here, ended))
    again = Incumbency(id="x", person="Ani", position="P", valid_from=JULY)
    with pytest.raises(EditRefused, match="Ani already holds P at that time"):
        add_incumbency(here, again)
    assert add_incumbency(here, replace(again, valid_from=JULY + dt.timedelta(1)))


def test_refusals() -> None:
    here = small()
    held = here.incumbencies["Ani/P"]
    for verb, name in ((add_person, "New"), (edit_person, "Ani")):
        with pytest.raises(EditRefused, match="Fill in the name of the person"):
            verb(here, Person(id=name, name=" "))
    for share in (-0.1, 1.5, float("nan")):
        with pytest.raises(EditRefused, match="The share of Ani as P must be between 0 and 1"):
            edit_incumbency(here, replace(held, share=share))
    with pytest.raises(EditRefused, match="The incumbency ends on 2026-07-01, before it begins"):
        edit_incumbency(here, replace(held, valid_from=JULY + dt.timedelta(1), valid_until=JULY))
    with pytest.raises(EditRefused, match="no position with the id X"):
        edit_incumbency(here, replace(held, position="X"))
    with pytest.raises(EditRefused, match="no person with the id X"):
        edit_incumbency(here, replace(held, person="X"))
    with pytest.raises(EditRefused, match="Ani already holds P"):
        add_incumbency(here, replace(held, id="other"))
