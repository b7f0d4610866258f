"""Supplies: one side delivers, another receives."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import after, agency, organization, supply

from orgdesk.editing.rows import EditRefused
from orgdesk.editing.supplies import add_supply, delete_supply, edit_supply


def test_labels_name_both_ends_and_what_is_delivered() -> None:
    here = organization(agency("BPJS"), supply("U1", "U2", "PB", what="Vaksin"))
    assert delete_supply(here, "U1>U2 PB").label.en == "Delete the supply from U1 to U2: Vaksin"
    outside = supply(None, "U2", "PD", partner="BPJS")
    assert add_supply(here, outside).label.id == "Tambah pasokan dari BPJS ke U2"
    both = after(here, add_supply(here, outside))
    assert delete_supply(both, *both.supplies).label.en == "Delete 2 supplies"


def test_it_can_come_from_outside_instead() -> None:
    here = organization(agency("BPJS"), supply("U1", "U2", "PB"))
    row = replace(here.supplies["U1>U2 PB"], source=None, partner="BPJS", lead_time=0.5)
    assert after(here, edit_supply(here, row)).supplies[row.id] == row


def test_refusals() -> None:
    here = organization(agency("BPJS"), supply("U1", "U2", "PB"))
    row = here.supplies["U1>U2 PB"]
    for source, partner in ((None, None), ("U1", "BPJS")):
        with pytest.raises(EditRefused, match="The supply to U2 must come from exactly one side"):
            edit_supply(here, replace(row, source=source, partner=partner))
    with pytest.raises(EditRefused, match="U2 cannot supply itself"):
        edit_supply(here, replace(row, source="U2"))
    for wrong in (
        replace(row, recipient="X"),
        replace(row, source="X"),
        replace(row, resource="X"),
        replace(row, function="X"),
        replace(row, service="X"),
    ):
        with pytest.raises(EditRefused, match="with the id X"):
            edit_supply(here, wrong)
    with pytest.raises(EditRefused, match="no agency with the id X"):
        edit_supply(here, replace(row, source=None, partner="X"))
    for wrong in (
        replace(row, lead_time=-0.5),
        replace(row, needed_within=-1),
        replace(row, period=-1),
        replace(row, buffer=-1),
    ):
        with pytest.raises(EditRefused, match="of the supply must be a number of zero or more"):
            edit_supply(here, wrong)
