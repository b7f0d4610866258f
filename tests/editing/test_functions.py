"""Functions and their tree."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import after, area, assignment, facet_value, function, organization, role, within

from orgdesk.editing.functions import (
    add_function,
    delete_function,
    delete_functions,
    edit_function,
    move_function,
    place_functions,
    reorder_function,
)
from orgdesk.editing.rows import EditRefused, what_goes
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Function
from orgdesk.organization.scope import Facet, Scope, Threshold


def below(here: Organization, parent: str | None) -> list[str]:
    return [f.id for f in here.subfunctions(parent)]


def test_a_new_function_stands_last_below_its_parent() -> None:
    here = organization(function("F1"), function("F2", parent="F1", order=3))
    change_set = add_function(here, function("F3", parent="F1", wording="Imunisasi rutin"))
    assert change_set.label.in_("id") == "Tambah fungsi Imunisasi rutin"
    assert below(after(here, change_set), "F1") == ["F2", "F3"]


def test_a_long_wording_is_cut_in_the_label() -> None:
    label = add_function(organization(), function("F", wording="Penyelenggaraan " * 10)).label
    assert label.en.endswith("…")
    assert len(label.en) < 80


def test_needs_may_name_own_roles() -> None:
    here = organization(role("ZZ"), function("F1"))
    changed = after(here, edit_function(here, function("F1", needs=("ZZ", "EV"))))
    assert changed.functions["F1"].needs == ("ZZ", "EV")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (function("F1", wording=" "), "Fill in the wording of the function"),
        (function("F1", parent="F1"), "Function F1 cannot stand below itself"),
        (function("F1", parent="F3"), "Function F1 cannot stand below itself"),
        (function("F1", parent="nowhere"), "no function with the id nowhere"),
        (function("F1", needs=("XX",)), "needs the role XX, but that code is not known"),
        (function("F1", scope=within("nowhere")), "no scope value with the id nowhere"),
        (function("F1", scope=within("BLUD")), "BLUD is a value for source of funds"),
        (function("F1", scope=Scope.of(threshold=Threshold(5, 5, "m2"))), "threshold 5-5 m2 covers nothing"),
        (function("F1", scope=Scope.of(threshold=Threshold(9, 5, "m2"))), "threshold 9-5 m2 covers nothing"),
        (function("F1", scope=Scope.of(threshold=Threshold())), "The threshold has no bound"),
    ],
)
def test_a_function_that_cannot_be(row: Function, sentence: str) -> None:
    here = organization(
        function("F1"),
        function("F2", parent="F1"),
        function("F3", parent="F2"),
        facet_value(Facet.FUNDS, "BLUD"),
    )
    with pytest.raises(EditRefused, match=sentence):
        edit_function(here, row)


def test_an_unknown_function_is_refused() -> None:
    with pytest.raises(EditRefused, match="no function with the id F1"):
        edit_function(organization(), function("F1"))
    with pytest.raises(EditRefused, match="no function with the id F1"):
        delete_function(organization(), "F1")


def test_move_to_another_parent_last_or_before_a_sibling() -> None:
    here = organization(
        function("F1"),
        function("F2", order=1),
        function("F3", parent="F1"),
        function("F4", parent="F1", order=1),
    )
    change_set = move_function(here, "F2", "F1")
    assert change_set.label.in_("en") == "Move function F2 below F1"
    assert below(after(here, change_set), "F1") == ["F3", "F4", "F2"]
    assert below(after(here, move_function(here, "F2", "F1", before="F4")), "F1") == ["F3", "F2", "F4"]
    top = move_function(here, "F3", None, before="F1")
    assert top.label.in_("en") == "Move function F3 to the top"
    assert below(after(here, top), None) == ["F3", "F1", "F2"]


def test_move_below_itself_is_refused() -> None:
    here = organization(function("F1"), function("F2", parent="F1"))
    with pytest.raises(EditRefused, match="cannot stand below itself"):
        move_function(here, "F1", "F2")
    with pytest.raises(EditRefused, match="does not stand in the same place"):
        move_function(here, "F2", None, before="F9")


def test_an_edit_of_the_parent_puts_the_function_last_there() -> None:
    here = organization(function("F1"), function("F2", parent="F1", order=7), function("F3"))
    changed = after(here, edit_function(here, replace(here.functions["F3"], parent="F1")))
    assert below(changed, "F1") == ["F2", "F3"]


def test_reorder() -> None:
    here = organization(function("F1"), function("F2", order=1), function("F3", order=2))
    assert below(after(here, reorder_function(here, "F3", "F2")), None) == ["F1", "F3", "F2"]
    assert below(after(here, reorder_function(here, "F1", None)), None) == ["F2", "F3", "F1"]


def test_siblings_of_equal_order_can_be_told_apart() -> None:
    here = organization(function("F1"), function("F2"), function("F3"))
    assert below(after(here, reorder_function(here, "F3", "F1")), None) == ["F3", "F1", "F2"]


def test_deleting_takes_the_branch_and_its_assignments_along() -> None:
    here = organization(
        function("F1"),
        function("F2", parent="F1"),
        function("F3", parent="F2"),
        function("F4"),
        area("N"),
        assignment("F1", "KP", "U1"),
        assignment("F3", "PL", "U1", scope=within("N")),
        assignment("F4", "PL", "U1"),
    )
    change_set = delete_function(here, "F1")
    assert what_goes(change_set) == {"assignment": 2, "function": 3}
    changed = after(here, change_set)
    assert set(changed.functions) == {"F4"}
    assert set(changed.assignments) == {"F4 PL U1"}


def test_several_functions_are_placed_together_with_what_is_below() -> None:
    here = organization(
        function("F1"),
        function("F2", order=1),
        function("F3", parent="F2"),
        function("F4", order=2),
        function("F5", parent="F1"),
    )
    change_set = place_functions(here, ["F4", "F2", "F3"], "F1", "F5")
    assert change_set.label.in_("en") == "Move 3 functions below F1"
    changed = after(here, change_set)
    assert (below(changed, "F1"), below(changed, "F2")) == (["F4", "F2", "F5"], ["F3"])
    assert place_functions(here, ["F4"], None, "F1").label.in_("id") == "Ubah urutan fungsi F4"
    with pytest.raises(EditRefused, match="cannot stand below itself"):
        place_functions(here, ["F1", "F2"], "F3")


def test_several_functions_are_deleted_in_one_step() -> None:
    here = organization(function("F1"), function("F2", parent="F1"), function("F3"), function("F4"))
    change_set = delete_functions(here, ["F2", "F1", "F3"])
    assert change_set.label.in_("en") == "Delete 3 functions"
    assert set(after(here, change_set).functions) == {"F4"}
