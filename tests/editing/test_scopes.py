"""Facet values: a scope never widens because one of its values was deleted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import after, area, assignment, facet_value, function, organization, unit, within

from orgdesk.editing.rows import EditRefused, what_goes
from orgdesk.editing.scopes import (
    add_facet_value,
    delete_facet_value,
    edit_facet_value,
    move_facet_value,
)
from orgdesk.organization.records import FacetValue
from orgdesk.organization.scope import Facet


def test_add_below_a_parent() -> None:
    here = organization(area("Kab"))
    change_set = add_facet_value(here, area("x", name="Kec. Sukamaju", parent="Kab"))
    assert change_set.label.in_("id") == "Tambah nilai lingkup Kec. Sukamaju"
    assert after(here, change_set).facet_values["x"].parent == "Kab"


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (area("N", name=""), "Fill in the name of the scope value"),
        (area("N", parent="N"), "N cannot stand below itself"),
        (area("N", parent="N2"), "N cannot stand below itself"),
        (area("N", parent="nowhere"), "no scope value with the id nowhere"),
        (area("N", parent="BLUD"), "BLUD is a value for source of funds"),
        (facet_value(Facet.STAGE, "N"), "N is a value for area"),
        (area("new"), "no scope value with the id new"),
    ],
)
def test_a_value_that_cannot_be(row: FacetValue, sentence: str) -> None:
    here = organization(
        area("N"), area("N1", parent="N"), area("N2", parent="N1"), facet_value(Facet.FUNDS, "BLUD")
    )
    with pytest.raises(EditRefused, match=sentence):
        edit_facet_value(here, row)


def test_edit_and_move() -> None:
    here = organization(area("N"), area("S"), area("S1", parent="S"))
    renamed = replace(here.facet_values["N"], name="Utara")
    assert after(here, edit_facet_value(here, renamed)).facet_values["N"] == renamed
    moved = move_facet_value(here, "S", "N")
    assert moved.label.in_("en") == "Move S below N"
    assert after(here, moved).facet_values["S"].parent == "N"
    assert after(here, move_facet_value(here, "S1", None)).facet_values["S1"].parent is None
    with pytest.raises(EditRefused, match="S cannot stand below itself"):
        move_facet_value(here, "S", "S1")


def test_deleting_takes_those_below_out_of_scopes_that_name_others_too() -> None:
    here = organization(
        area("N"),
        area("N1", parent="N"),
        area("S"),
        facet_value(Facet.FUNDS, "BLUD"),
        function("F1", scope=within("N", "S")),
        assignment("F1", "KP", "U1", scope=within("N1", "S", funds=["BLUD"])),
        assignment("F1", "PL", "U1", scope=within("S")),
    )
    change_set = delete_facet_value(here, "N")
    assert what_goes(change_set) == {"facet_value": 2}
    changed = after(here, change_set)
    assert set(changed.facet_values) == {"S", "BLUD"}
    assert changed.functions["F1"].scope == within("S")
    assert {a.scope for a in changed.assignments.values()} == {within("S", funds=["BLUD"]), within("S")}


def test_deleting_the_only_value_of_a_scope_is_refused_with_the_numbers() -> None:
    here = organization(
        area("N"),
        area("N1", parent="N"),
        area("S"),
        unit("U1", working_area="N1"),
        function("F1", scope=within("N")),
        assignment("F1", "KP", "U1", scope=within("N")),
        assignment("F1", "PL", "U1", scope=within("N", "N1")),
        assignment("F1", "EV", "U1", scope=within("N", "S")),
    )
    with pytest.raises(EditRefused) as caught:
        delete_facet_value(here, "N")
    assert caught.value.in_("en") == (
        "N cannot be deleted yet: 1 unit, 1 function and 2 assignments would lose their only area and hold "
        "for everything. Replace or remove those uses first."
    )
    assert "1 unit, 1 fungsi dan 2 penugasan" in caught.value.in_("id")


def test_an_unused_value_just_goes() -> None:
    here = organization(area("N"))
    assert not after(here, delete_facet_value(here, "N")).facet_values
