"""Regulations, and the assignments that rest on them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import after, assignment, organization, regulation

from orgdesk.editing.regulations import add_regulation, delete_regulation, edit_regulation
from orgdesk.editing.rows import EditRefused, what_goes
from orgdesk.organization.records import RegulationKind


def test_the_label_cites_the_norm() -> None:
    row = regulation("18", year=2016, regulation_kind=RegulationKind.GOVERNMENT_REGULATION)
    assert add_regulation(organization(), row).label.in_("id") == "Tambah peraturan PP 18/2016"
    named = regulation("x", number="", about="Adat", regulation_kind=RegulationKind.OTHER)
    assert add_regulation(organization(), named).label.in_("en") == "Add regulation Adat"


def test_edit() -> None:
    here = organization(regulation("23"))
    named = replace(here.regulations["23"], about="Pemerintahan daerah", year=2014)
    assert after(here, edit_regulation(here, named)).regulations["23"] == named


def test_refusals() -> None:
    here = organization(regulation("23"))
    with pytest.raises(EditRefused, match="Fill in the number"):
        add_regulation(here, regulation("x", number=" ", about=""))
    with pytest.raises(EditRefused, match="The year 14 of UU 23/14 does not have four digits"):
        edit_regulation(here, regulation("23", year=14))
    with pytest.raises(EditRefused, match="no regulation with the id 9"):
        delete_regulation(here, "9")


def test_deleting_clears_the_basis_of_assignments() -> None:
    here = organization(
        regulation("23"),
        regulation("9"),
        assignment("F1", "KP", "U1", regulation="23", article="Ps. 1", note="n"),
        assignment("F1", "PL", "U1", regulation="9", article="Ps. 2"),
    )
    change_set = delete_regulation(here, "23")
    assert what_goes(change_set) == {"regulation": 1}
    left = after(here, change_set).assignments
    assert (left["F1 KP U1"].regulation, left["F1 KP U1"].article, left["F1 KP U1"].note) == (None, "", "n")
    assert left["F1 PL U1"].regulation == "9"
