"""Agencies, and the units that go with them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import after, agency, assignment, line, organization, unit

from orgdesk.editing.agencies import (
    add_agency,
    delete_agencies,
    delete_agency,
    edit_agency,
    place_agencies,
    reorder_agency,
)
from orgdesk.editing.rows import EditRefused, what_goes


def test_a_new_agency_stands_last() -> None:
    here = organization(agency("A", order=4))
    change_set = add_agency(here, agency("B", short_name="Dinkes", code=""))
    assert change_set.label.in_("en") == "Add agency Dinkes"
    assert after(here, change_set).agencies["B"].order == 5


def test_edit() -> None:
    here = organization(agency("A"))
    named = replace(here.agencies["A"], name="Dinas Kesehatan")
    assert after(here, edit_agency(here, named)).agencies["A"] == named


def test_refusals() -> None:
    here = organization(agency("A"))
    with pytest.raises(EditRefused, match="Fill in the name of the agency"):
        add_agency(here, agency("B", name=""))
    with pytest.raises(EditRefused, match="Fill in the name of the agency"):
        edit_agency(here, agency("A", name="\t"))
    with pytest.raises(EditRefused, match="no agency with the id B"):
        edit_agency(here, agency("B"))
    with pytest.raises(EditRefused, match="no agency with the id B"):
        delete_agency(here, "B")
    with pytest.raises(EditRefused, match="no agency with the id B"):
        reorder_agency(here, "B", None)


def test_reorder() -> None:
    here = organization(agency("A"), agency("B", order=1), agency("C", order=2))
    changed = after(here, reorder_agency(here, "C", "B"))
    assert sorted(changed.agencies, key=lambda a: changed.agencies[a].order) == ["A", "C", "B"]


def test_its_units_go_along_and_what_stood_below_them_goes_up() -> None:
    here = organization(
        unit("Bupati", agency="P"),
        unit("Kadis", agency="D", under="Bupati"),
        unit("Sekretariat", agency="D", under="Kadis"),
        unit("Puskesmas", agency="UPT", under="Sekretariat"),
        assignment("F1", "KP", "Kadis"),
        assignment("F1", "PL", "Puskesmas", grantor="Kadis"),
    )
    change_set = delete_agency(here, "D")
    assert what_goes(change_set) == {"reporting": 2, "assignment": 1, "unit": 2, "agency": 1}
    changed = after(here, change_set)
    assert set(changed.units) == {"Bupati", "Puskesmas"}
    assert [r.superior for r in changed.superiors_of("Puskesmas")] == ["Bupati"]
    assert [a.grantor for a in changed.assignments.values()] == [None]


def test_lines_between_its_units_go() -> None:
    here = organization(line("U1", "U2"), line("U2", "U1"))
    assert not after(here, delete_agency(here, "A")).reportings


def test_agencies_and_units_of_others_go_in_one_step() -> None:
    here = organization(unit("V1", agency="B"), line("U2", "U1"), line("U3", "U2"))
    change_set = delete_agencies(here, ["B"], ["U2"])
    assert change_set.label.in_("en") == "Delete 1 agency and 1 unit"
    assert set(after(here, change_set).units) == {"U1", "U3"}
    along = delete_agencies(here, ["B"], ["U2"], with_subordinates=True)
    assert along.label.in_("id") == "Hapus 1 instansi dan 1 unit beserta bawahannya"
    assert set(after(here, along).units) == {"U1"}


def test_several_agencies_are_placed_together() -> None:
    here = organization(*(agency(name, order=n) for n, name in enumerate("ABCD")))
    changed = after(here, place_agencies(here, ["D", "B"], "A"))
    assert sorted(changed.agencies, key=lambda a: changed.agencies[a].order) == ["D", "B", "A", "C"]
    with pytest.raises(EditRefused, match="does not stand in the same place"):
        place_agencies(here, ["A"], "nowhere")
