"""Units: where they stand, and what goes with them."""

from __future__ import annotations

from typing import Any

import pytest
from builders import after, agency, area, assignment, dotted, facet_value, line, organization, unit, within

from orgdesk.editing.rows import EditRefused, what_goes
from orgdesk.editing.units import (
    add_superior,
    add_unit,
    delete_unit,
    delete_units,
    edit_unit,
    move_unit,
    place_units,
    remove_reporting,
    reorder_unit,
)
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import ReportingKind, Unit
from orgdesk.organization.scope import Facet


def lines(here: Organization) -> set[tuple[str, str]]:
    """(unit, superior) of every line, dotted ones left out."""
    return {(r.unit, r.superior) for r in here.reportings.values() if r.reporting_kind == ReportingKind.LINE}


def new(code: str = "New", **fields: Any) -> Unit:
    return Unit(**{"id": code, "name": code, "agency": "A"} | fields)


def test_a_new_unit_stands_last_and_below_its_superior() -> None:
    here = organization(unit("U1"), unit("U2", order=5))
    change_set = add_unit(here, new(), "U2")
    assert change_set.rows[0].id == "New"
    assert change_set.label.in_("id") == "Tambah unit New"
    changed = after(here, change_set)
    assert [u.id for u in changed.units_of("A")] == ["U1", "U2", "New"]
    assert lines(changed) == {("New", "U2")}


def test_a_unit_without_superior_stands_at_the_top() -> None:
    assert lines(after(organization(agency("A")), add_unit(organization(agency("A")), new()))) == set()


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (new(name=" "), "Fill in the name of the unit"),
        (new(agency="nowhere"), "There is no agency with the id nowhere"),
        (new(working_area="nowhere"), "There is no scope value with the id nowhere"),
        (new(working_area="BLUD"), "BLUD is not an area"),
        (new(staff=-1), "must be a number of zero or more"),
        (new(staff=float("nan")), "must be a number of zero or more"),
        (new(staff=float("inf")), "must be a number of zero or more"),
    ],
)
def test_a_unit_that_cannot_be(row: Unit, sentence: str) -> None:
    here = organization(unit("U1"), facet_value(Facet.FUNDS, "BLUD"))
    with pytest.raises(EditRefused, match=sentence):
        add_unit(here, row)
    with pytest.raises(EditRefused, match=sentence):
        edit_unit(organization(unit("New"), facet_value(Facet.FUNDS, "BLUD")), row)


def test_an_unknown_superior_is_refused() -> None:
    with pytest.raises(EditRefused, match="no unit with the id nowhere"):
        add_unit(organization(agency("A")), new(), "nowhere")


def test_another_agency_puts_a_unit_last_there() -> None:
    here = organization(unit("U1"), unit("V1", agency="B", order=3))
    changed = after(here, edit_unit(here, new("U1", agency="B")))
    assert [u.id for u in changed.units_of("B")] == ["V1", "U1"]


def test_reorder() -> None:
    here = organization(unit("U1"), unit("U2", order=1), unit("U3", order=2))
    first = after(here, reorder_unit(here, "U3", "U1"))
    assert [u.id for u in first.units_of("A")] == ["U3", "U1", "U2"]
    last = after(here, reorder_unit(here, "U1", None))
    assert [u.id for u in last.units_of("A")] == ["U2", "U3", "U1"]
    with pytest.raises(EditRefused, match="does not stand in the same place"):
        reorder_unit(organization(unit("U1"), unit("V", agency="B")), "U1", "V")


# -- superiors -----------------------------------------------------------------------------------


def test_move_replaces_the_line_and_leaves_dotted_ones() -> None:
    here = organization(unit("U3", under="U2"), unit("U1"), dotted("U3", "U4"))
    change_set = move_unit(here, "U3", "U1")
    assert change_set.label.in_("en") == "Move unit U3 below U1"
    changed = after(here, change_set)
    assert lines(changed) == {("U3", "U1")}
    assert len(changed.superiors_of("U3")) == 2


def test_move_settles_two_superiors() -> None:
    here = organization(line("U3", "U1"), line("U3", "U2"))
    assert lines(after(here, move_unit(here, "U3", "U2"))) == {("U3", "U2")}
    assert lines(after(here, move_unit(here, "U3", None))) == set()


def test_move_of_a_top_unit_adds_its_line() -> None:
    here = organization(unit("U1"), unit("U2"))
    assert lines(after(here, move_unit(here, "U2", "U1"))) == {("U2", "U1")}


def test_a_second_superior_and_a_cycle_are_allowed() -> None:
    here = organization(line("U2", "U1"), unit("U3"))
    here.apply(add_superior(here, "U2", "U3"))
    here.apply(add_superior(here, "U1", "U2"))
    assert lines(here) == {("U2", "U1"), ("U2", "U3"), ("U1", "U2")}


def test_a_dotted_superior_stands_beside_the_line() -> None:
    here = organization(line("U2", "U1"))
    change_set = add_superior(here, "U2", "U1", ReportingKind.DOTTED)
    assert len(after(here, change_set).superiors_of("U2")) == 2
    assert "technical guide" in change_set.label.en


def test_superiors_that_cannot_be() -> None:
    here = organization(line("U2", "U1"))
    with pytest.raises(EditRefused, match="already a superior"):
        add_superior(here, "U2", "U1")
    with pytest.raises(EditRefused, match="cannot be its own superior"):
        add_superior(here, "U2", "U2")
    with pytest.raises(EditRefused, match="cannot be its own superior"):
        move_unit(here, "U2", "U2")
    with pytest.raises(EditRefused, match="no unit with the id nowhere"):
        move_unit(here, "U2", "nowhere")


def test_remove_reporting() -> None:
    here = organization(line("U2", "U1"), line("U2", "U3"))
    change_set = remove_reporting(here, "U2>U1")
    assert lines(after(here, change_set)) == {("U2", "U3")}
    assert change_set.label.in_("id") == "Lepaskan U2 dari U1"
    with pytest.raises(EditRefused, match="no reporting line"):
        remove_reporting(here, "nowhere")


# -- placing -------------------------------------------------------------------------------------


def order(here: Organization, agency: str = "A") -> list[str]:
    return [u.id for u in here.units_of(agency)]


def test_placed_units_stand_before_another_with_what_is_below_them() -> None:
    here = organization(
        unit("U1"),
        unit("U2", under="U1", order=1),
        unit("U3", under="U2", order=2),
        unit("U4", under="U1", order=3),
    )
    change_set = place_units(here, ["U4"], "A", "U1", "U2")
    assert change_set.label.in_("en") == "Reorder unit U4"
    assert order(after(here, change_set)) == ["U1", "U4", "U2", "U3"]
    down = place_units(here, ["U2"], "A", "U4")
    assert down.label.in_("id") == "Pindahkan unit U2 ke bawah U4"
    assert order(after(here, down)) == ["U1", "U4", "U2", "U3"]
    assert lines(after(here, down)) == {("U2", "U4"), ("U3", "U2"), ("U4", "U1")}


def test_a_step_among_siblings_alters_no_other_rows() -> None:
    here = organization(*(unit(f"U{n}", order=10 * n) for n in range(6)))
    assert {row.id for row in place_units(here, ["U3"], "A", None, "U2")} == {"U2", "U3"}


def test_to_another_agency_go_those_below_in_the_old_one() -> None:
    here = organization(
        unit("U1"),
        unit("U2", under="U1"),
        unit("U3", under="U2"),
        unit("W", agency="C", under="U2"),
        unit("V1", agency="B"),
    )
    changed = after(here, place_units(here, ["U2"], "B", "V1"))
    assert order(changed, "B") == ["V1", "U2", "U3"]
    assert changed.units["W"].agency == "C"
    assert lines(changed) == {("U2", "V1"), ("U3", "U2"), ("W", "U2")}
    top = place_units(here, ["U2", "U3"], "B")
    assert top.label.in_("en") == "Move 2 units to B"
    assert lines(after(here, top)) == {("U3", "U2"), ("W", "U2")}


def test_at_the_top_lines_to_other_agencies_stay() -> None:
    here = organization(unit("U1"), unit("U2", under="V1", order=1), unit("V1", agency="B"), line("U2", "U1"))
    assert lines(after(here, place_units(here, ["U2"], "A", None, "U1"))) == {("U2", "V1")}
    ordered = organization(unit("U1", under="V1"), unit("U2", under="V1", order=1), unit("V1", agency="B"))
    assert lines(after(ordered, place_units(ordered, ["U2"], "A", None, "U1"))) == lines(ordered)


def test_places_that_cannot_be() -> None:
    here = organization(unit("U1"), unit("U2", under="U1"), unit("V1", agency="B"))
    with pytest.raises(EditRefused, match="cannot stand below itself"):
        place_units(here, ["U1"], "A", "U2")
    with pytest.raises(EditRefused, match="does not stand in the same place"):
        place_units(here, ["U1"], "A", None, "V1")
    with pytest.raises(EditRefused, match="no agency"):
        place_units(here, ["U1"], "nowhere")


# -- deleting ------------------------------------------------------------------------------------


def test_deleting_takes_assignments_and_lines_along_and_clears_the_grantor() -> None:
    here = organization(
        unit("U2", under="U1"),
        dotted("U4", "U2"),
        assignment("F1", "KP", "U2", grantor="U1"),
        assignment("F1", "PL", "U3", grantor="U2", note="stays"),
    )
    change_set = delete_unit(here, "U2")
    assert what_goes(change_set) == {"reporting": 2, "assignment": 1, "unit": 1}
    changed = after(here, change_set)
    assert set(changed.units) == {"U1", "U3", "U4"}
    (left,) = changed.assignments.values()
    assert (left.grantor, left.note) == (None, "stays")
    assert not changed.reportings


def test_what_stands_below_goes_to_the_superior() -> None:
    here = organization(line("U2", "U1"), line("U3", "U2"), line("U4", "U2"), line("U5", "U4"))
    changed = after(here, delete_unit(here, "U2"))
    assert lines(changed) == {("U3", "U1"), ("U4", "U1"), ("U5", "U4")}


def test_what_stands_below_a_top_unit_becomes_top() -> None:
    here = organization(line("U2", "U1"), line("U3", "U2"))
    assert lines(after(here, delete_unit(here, "U1"))) == {("U3", "U2")}


def test_who_keeps_another_superior_gets_none_anew() -> None:
    here = organization(line("U2", "U1"), line("U3", "U2"), line("U3", "U9"))
    assert lines(after(here, delete_unit(here, "U2"))) == {("U3", "U9")}


def test_two_superiors_of_what_goes_are_handed_down_both() -> None:
    here = organization(line("U3", "U1"), line("U3", "U2"), line("U4", "U3"))
    assert lines(after(here, delete_unit(here, "U3"))) == {("U4", "U1"), ("U4", "U2")}


def test_deleting_on_a_cycle_leaves_no_unit_above_itself() -> None:
    here = organization(line("U1", "U2"), line("U2", "U1"))
    assert lines(after(here, delete_unit(here, "U1"))) == set()


def test_with_subordinates_all_below_goes_along() -> None:
    here = organization(
        line("U2", "U1"),
        line("U3", "U2"),
        line("U4", "U3"),
        dotted("U5", "U2"),
        assignment("F1", "KP", "U4"),
    )
    change_set = delete_unit(here, "U2", with_subordinates=True)
    assert change_set.label.in_("id") == "Hapus unit U2 beserta bawahannya"
    assert what_goes(change_set) == {"reporting": 4, "assignment": 1, "unit": 3}
    assert set(after(here, change_set).units) == {"U1", "U5"}


def test_with_subordinates_who_also_answers_elsewhere_stays_with_those_below() -> None:
    here = organization(
        line("U2", "U1"), line("U3", "U1"), line("U3", "U9"), line("U4", "U3"), line("U5", "U2")
    )
    changed = after(here, delete_unit(here, "U1", with_subordinates=True))
    assert lines(changed) == {("U3", "U9"), ("U4", "U3")}
    assert set(changed.units) == {"U3", "U4", "U9"}


def test_with_subordinates_on_a_cycle_ends() -> None:
    here = organization(line("U2", "U1"), line("U1", "U2"), line("U3", "U2"))
    assert not after(here, delete_unit(here, "U1", with_subordinates=True)).units


def test_an_unknown_unit_is_refused_in_both_languages() -> None:
    with pytest.raises(EditRefused) as caught:
        delete_unit(organization(area("N"), assignment("F1", "KP", "U1", scope=within("N"))), "U7")
    assert caught.value.in_("id") == ("Tidak ada unit dengan id U7. Mungkin sudah dihapus; pilih yang lain.")


def test_several_units_are_deleted_in_one_step() -> None:
    here = organization(line("U2", "U1"), line("U3", "U2"), line("U4", "U3"), unit("U5"))
    change_set = delete_units(here, ["U2", "U3", "U2"])
    assert change_set.label.in_("id") == "Hapus 2 unit"
    assert lines(after(here, change_set)) == {("U4", "U1")}
    assert set(after(here, delete_units(here, ["U2", "U5"], with_subordinates=True)).units) == {"U1"}
