"""Who holds which role: cells and their detail."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from builders import after, area, assignment, function, organization, regulation, resource, role, unit, within

from orgdesk.editing.assignments import (
    add_roles,
    assign,
    clear_cell,
    clear_cells,
    copy_cells,
    edit_assignment,
    edit_cell,
    new_assignment,
    remove_assignments,
    toggle_role,
    toggle_roles,
)
from orgdesk.editing.rows import EditRefused
from orgdesk.organization.display import cell_codes
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Assignment, AuthoritySource
from orgdesk.organization.scope import Scope, Threshold


def codes(here: Organization, unit: str, function: str) -> list[str]:
    return cell_codes(here, [a for a in here.assignments_of_unit(unit) if a.function == function])


def test_assign_by_code_with_detail() -> None:
    here = organization(
        unit("DKK"), unit("Bupati"), function("F1", wording="Imunisasi rutin"), area("N"), regulation("23")
    )
    row = replace(
        new_assignment(here, "DKK", "F1", "PD"),
        scope=within("N"),
        source=AuthoritySource.DELEGATION,
        grantor="Bupati",
        regulation="23",
        article="Ps. 4",
        valid_from=dt.date(2026, 1, 1),
        valid_until=dt.date(2026, 1, 1),
        note="per SK",
    )
    change_set = assign(here, row)
    assert change_set.label.in_("id") == "Tambah peran PD pada DKK untuk Imunisasi rutin"
    assert change_set.label.in_("en") == "Add role PD of DKK on Imunisasi rutin"
    assert list(after(here, change_set).assignments.values()) == [row]
    assert (row.role, row.resource) == ("supplier", "money")


def test_many_in_one_step() -> None:
    here = organization(unit("U1"), unit("U2"), function("F1"))
    change_set = assign(here, assignment("F1", "KP", "U1"), assignment("F1", "PL", "U2"))
    assert change_set.label.in_("en") == "Add 2 roles"
    assert len(after(here, change_set).assignments) == 2


def test_own_roles_and_resources_have_codes_too() -> None:
    here = organization(unit("U1"), function("F1"), role("ZZ"), resource("PX"))
    for code in ("ZZ", "PX"):
        here.apply(toggle_role(here, "U1", "F1", code))
    assert set(codes(here, "U1", "F1")) == {"ZZ", "PX"}


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (assignment("F1", "KP", "nowhere"), "no unit with the id nowhere"),
        (assignment("nowhere", "KP", "U1"), "no function with the id nowhere"),
        (assignment("F1", "KP", "U1", role="nowhere"), "no role with the id nowhere"),
        (assignment("F1", "PD", "U1", resource="nowhere"), "no resource kind with the id nowhere"),
        (assignment("F1", "KP", "U1", grantor="nowhere"), "no unit with the id nowhere"),
        (assignment("F1", "KP", "U1", regulation="nowhere"), "no regulation with the id nowhere"),
        (assignment("F1", "KP", "U1", scope=within("nowhere")), "no scope value with the id nowhere"),
        (assignment("F1", "PD", "U1", resource=None), "The role Supplier must say what it supplies"),
        (assignment("F1", "KP", "U1", resource="money"), "The role Decision-maker supplies no resource"),
        (
            assignment("F1", "KP", "U1", scope=Scope.of(threshold=Threshold(2e9, 1e9, "Rp"))),
            "threshold 2000000000-1000000000 Rp covers nothing",
        ),
        (
            assignment("F1", "KP", "U1", valid_from=dt.date(2026, 2, 1), valid_until=dt.date(2026, 1, 31)),
            "ends on 2026-01-31, before it begins on 2026-02-01",
        ),
    ],
)
def test_an_assignment_that_cannot_be(row: Assignment, sentence: str) -> None:
    here = organization(assignment("F1", "PL", "U1", id=row.id))
    with pytest.raises(EditRefused, match=sentence):
        edit_assignment(here, row)
    with pytest.raises(EditRefused, match=sentence):
        assign(here, replace(row, id="new"))


def test_a_distributor_may_say_what_it_distributes() -> None:
    here = organization(unit("U1"), function("F1"))
    row = assignment("F1", "DS", "U1")
    here.apply(assign(here, row, replace(row, id="money", resource="money")))
    assert codes(here, "U1", "F1") == ["DS"]


def test_the_same_twice_is_refused() -> None:
    here = organization(area("N"), area("S"), assignment("F1", "KP", "U1", scope=within("N")))
    again = assignment("F1", "KP", "U1", scope=within("N"), id="again", note="other detail")
    with pytest.raises(EditRefused) as caught:
        assign(here, again)
    assert caught.value.in_("id") == (
        "U1 sudah memegang peran KP untuk F1 dengan lingkup yang sama. Ubah lingkupnya dahulu."
    )
    other = replace(again, scope=within("S"))
    here.apply(assign(here, other))
    with pytest.raises(EditRefused, match="already holds the role KP on F1"):
        edit_assignment(here, again)
    fresh = assignment("F1", "PL", "U1")
    with pytest.raises(EditRefused, match="already holds the role PL on F1"):
        assign(here, fresh, replace(fresh, id="twin"))


def test_an_unknown_code_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(EditRefused, match=r"role code XX is not known. Use one of KP, RG, "):
        new_assignment(organization(), "U1", "F1", "XX")


def test_toggle_adds_what_lacks_and_takes_all_that_is_there() -> None:
    here = organization(
        area("N"),
        area("S"),
        assignment("F1", "KP", "U1", scope=within("N")),
        assignment("F1", "KP", "U1", scope=within("S")),
        assignment("F1", "PD", "U1"),
        assignment("F1", "PB", "U1"),
        assignment("F1", "KP", "U2"),
    )
    here.apply(toggle_role(here, "U1", "F1", "KP"))
    assert codes(here, "U1", "F1") == ["PD", "PB"]
    here.apply(toggle_role(here, "U1", "F1", "PD"))
    assert codes(here, "U1", "F1") == ["PB"]
    here.apply(toggle_role(here, "U1", "F1", "KP"))
    assert codes(here, "U1", "F1") == ["KP", "PB"]
    assert codes(here, "U2", "F1") == ["KP"]


def test_edit_moves_an_assignment_to_another_unit() -> None:
    here = organization(assignment("F1", "KP", "U1"), unit("U2"))
    change_set = edit_assignment(here, replace(here.assignments["F1 KP U1"], unit="U2"))
    assert change_set.label.in_("en") == "Edit role KP of U1 on F1"
    assert codes(after(here, change_set), "U2", "F1") == ["KP"]


def test_remove_and_clear() -> None:
    here = organization(
        assignment("F1", "KP", "U1"), assignment("F1", "PL", "U1"), assignment("F1", "PL", "U2")
    )
    removal = remove_assignments(here, "F1 KP U1")
    assert removal.label.in_("en") == "Delete role KP of U1 on F1"
    assert codes(after(here, removal), "U1", "F1") == ["PL"]
    cleared = after(here, clear_cell(here, "U1", "F1"))
    assert codes(cleared, "U1", "F1") == []
    assert codes(cleared, "U2", "F1") == ["PL"]
    with pytest.raises(EditRefused, match="no assignment with the id nowhere"):
        remove_assignments(here, "nowhere")
    with pytest.raises(EditRefused, match="no function with the id nowhere"):
        clear_cell(here, "U1", "nowhere")


def test_copying_keeps_the_detail_and_what_is_there() -> None:
    here = organization(
        assignment("F1", "KP", "U1", note="Ps. 3"),
        assignment("F1", "PL", "U1"),
        assignment("F2", "PL", "U2", note="own"),
    )
    target = ("U2", "F2")
    changed = after(here, copy_cells(here, [(("U1", "F1"), target), (("U1", "F1"), target)]))
    assert codes(changed, *target) == ["KP", "PL"]
    assert sorted(a.note for a in changed.assignments_of_function("F2")) == ["Ps. 3", "own"]
    assert codes(changed, "U1", "F1") == ["KP", "PL"]
    with pytest.raises(EditRefused, match="no unit with the id nowhere"):
        copy_cells(here, [(("U1", "F1"), ("nowhere", "F1"))])


def test_a_cell_can_be_given_all_its_roles_at_once() -> None:
    here = organization(area("N"), area("S"), assignment("F1", "KP", "U1"), assignment("F1", "PL", "U1"))
    kept = replace(here.assignments["F1 KP U1"], regulation="24", note="Baru")
    twice = [replace(new_assignment(here, "U1", "F1", "KO"), scope=within(a)) for a in ("N", "S")]
    change_set = edit_cell(here, ("U1", "F1"), [kept, *twice], [regulation("24")])
    then = after(here, change_set)
    assert set(then.assignments_of_unit("U1")) == {kept, *twice}
    assert then.regulations["24"].number == "24"
    assert change_set.label.en == "Edit the roles of U1 on F1"


def test_a_cell_refuses_the_same_role_twice() -> None:
    here = organization(unit("U1"), function("F1"))
    same = [new_assignment(here, "U1", "F1", "KO") for _ in range(2)]
    with pytest.raises(EditRefused, match="already holds the role KO"):
        edit_cell(here, ("U1", "F1"), same)


def test_a_code_is_added_to_the_cells_that_lack_it_and_taken_from_all_that_have_it() -> None:
    here = organization(unit("U1"), unit("U2"), function("F1"), assignment("F1", "KP", "U1"))
    cells = [("U1", "F1"), ("U2", "F1"), ("U2", "F1")]
    adding = toggle_roles(here, cells, "KP")
    assert adding.label.in_("en") == "Add role KP of U2 on F1"
    both = after(here, adding)
    assert codes(both, "U1", "F1") == codes(both, "U2", "F1") == ["KP"]
    taking = toggle_roles(both, cells, "KP")
    assert taking.label.in_("en") == "Delete role KP from 2 cells"
    assert taking.label.in_("id") == "Hapus peran KP dari 2 sel"
    assert not after(both, taking).assignments
    assert toggle_roles(here, [("U2", "F1"), ("U2", "F1")], "PL").label.in_("en") == "Add role PL of U2 on F1"
    assert toggle_roles(organization(unit("U1"), unit("U2"), function("F1")), cells, "KP").label.in_(
        "en"
    ) == ("Add role KP to 2 cells")


def test_roles_are_added_by_code_to_many_cells() -> None:
    here = organization(unit("U1"), unit("U2"), function("F1"), assignment("F1", "KP", "U1"))
    done = after(here, add_roles(here, [(("U1", "F1"), ("KP", "PL", "PL")), (("U2", "F1"), ["PB"])]))
    assert codes(done, "U1", "F1") == ["KP", "PL"]
    assert codes(done, "U2", "F1") == ["PB"]
    with pytest.raises(EditRefused) as refused:
        add_roles(here, [(("U2", "F1"), ["XX"])])
    assert refused.value.in_("en").startswith("The role code XX for U2 on F1 is not known.")
    assert refused.value.in_("id").startswith("Kode peran XX untuk U2 pada F1 tidak dikenal.")


def test_several_cells_are_cleared_in_one_step() -> None:
    here = organization(
        assignment("F1", "KP", "U1"), assignment("F1", "PL", "U2"), assignment("F2", "PL", "U2")
    )
    cleared = clear_cells(here, [("U1", "F1"), ("U2", "F1")])
    assert cleared.label.in_("en") == "Clear 2 cells"
    assert set(after(here, cleared).assignments) == {"F2 PL U2"}


def test_cells_copied_onto_one_another_do_not_double() -> None:
    here = organization(unit("U3"), assignment("F1", "KP", "U1"), assignment("F1", "KP", "U2"))
    done = after(here, copy_cells(here, [(("U1", "F1"), ("U3", "F1")), (("U2", "F1"), ("U3", "F1"))]))
    assert codes(done, "U3", "F1") == ["KP"]
    assert len(done.assignments) == 3
