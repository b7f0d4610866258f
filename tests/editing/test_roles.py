"""A project's own roles and kinds of resource."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import after, assignment, function, organization, resource, role

from orgdesk.editing.roles import (
    add_resource,
    add_role,
    delete_resource,
    delete_role,
    edit_resource,
    edit_role,
)
from orgdesk.editing.rows import EditRefused
from orgdesk.organization.display import roles_by_code
from orgdesk.organization.records import Setting


def test_own_ones_stand_last() -> None:
    here = organization()
    here.apply(add_role(here, role("ZZ")))
    here.apply(add_resource(here, resource("PX")))
    codes = list(roles_by_code(here))
    assert codes[-1] == "ZZ"
    assert codes.index("PX") == codes.index("PB") + 1


@pytest.mark.parametrize("code", ["KP", "kp", "PM", "PD", "ZZ", "PX"])
def test_a_code_that_is_taken_is_refused(code: str) -> None:
    here = organization(role("ZZ"), resource("PX"))
    with pytest.raises(EditRefused, match="already stands for"):
        add_role(here, role("new", code=code))
    with pytest.raises(EditRefused, match="already stands for"):
        add_resource(here, resource("new", code=code))


@pytest.mark.parametrize("code", ["", " ", "A B", "A|B", "A+B", "=A"])
def test_a_code_that_cannot_stand_in_a_cell_is_refused(code: str) -> None:
    with pytest.raises(EditRefused, match="Use letters and digits only"):
        add_role(organization(), role("new", code=code))


def test_both_languages_need_a_name() -> None:
    here = organization()
    with pytest.raises(EditRefused, match="Fill in the name of the role"):
        add_role(here, role("ZZ", name_en=""))
    with pytest.raises(EditRefused, match="Fill in the name of the resource kind"):
        add_resource(here, resource("PX", name_id=" "))
    with pytest.raises(EditRefused, match="Fill in the supplier's name of the resource kind"):
        add_resource(here, resource("PX", supplier_id=""))


def test_a_standard_role_may_be_called_otherwise_but_keeps_its_code() -> None:
    here = organization()
    renamed = replace(here.roles["executor"], name_id="Pelaksana utama")
    assert after(here, edit_role(here, renamed)).roles["executor"] == renamed
    with pytest.raises(EditRefused, match="The code PL is a standard one"):
        edit_role(here, replace(here.roles["executor"], code="XX"))
    with pytest.raises(EditRefused, match="The code PD is a standard one"):
        edit_resource(here, replace(here.resources["money"], code="XX"))


def test_standard_ones_stay() -> None:
    with pytest.raises(EditRefused, match="PL belongs to the standard list"):
        delete_role(organization(), "executor")
    with pytest.raises(EditRefused, match="PD belongs to the standard list"):
        delete_resource(organization(), "money")


def test_a_new_code_is_carried_along() -> None:
    here = organization(
        role("ZZ"),
        resource("PX"),
        function("F1", needs=("ZZ", "EV", "PX")),
        Setting(id="mandatory.service", value="KP ZZ|PL ZZZ"),
        Setting(id="note", value="ZZ"),
    )
    here.apply(edit_role(here, replace(here.roles["ZZ"], code="YY")))
    here.apply(edit_resource(here, replace(here.resources["PX"], code="PY")))
    assert here.functions["F1"].needs == ("YY", "EV", "PY")
    assert here.settings["mandatory.service"].value == "KP YY|PL ZZZ"
    assert here.settings["note"].value == "ZZ"


def test_one_in_use_stays_and_says_where() -> None:
    here = organization(
        role("ZZ"),
        resource("PX"),
        function("F1", needs=("ZZ", "PX")),
        assignment("F1", "KP", "U1", role="ZZ"),
        assignment("F1", "KP", "U2", role="ZZ"),
        assignment("F1", "PD", "U1", resource="PX"),
        Setting(id="mandatory.service", value="ZZ"),
    )
    with pytest.raises(EditRefused, match="because 2 assignments, 1 function and 1 setting still use it"):
        delete_role(here, "ZZ")
    with pytest.raises(EditRefused, match="because 1 assignment and 1 function still use it"):
        delete_resource(here, "PX")


def test_one_out_of_use_goes() -> None:
    here = organization(role("ZZ"), resource("PX"))
    here.apply(delete_role(here, "ZZ"))
    here.apply(delete_resource(here, "PX"))
    assert here == organization()


def test_a_role_whose_assignments_name_resources_goes_on_taking_them() -> None:
    here = organization(
        role("ZZ", takes_resource=True), assignment("F1", "KP", "U1", role="ZZ", resource="money")
    )
    with pytest.raises(EditRefused, match="The role ZZ still names a resource in 1 assignment"):
        edit_role(here, replace(here.roles["ZZ"], takes_resource=False))


def test_unknown_ones_are_refused() -> None:
    with pytest.raises(EditRefused, match="no role with the id ZZ"):
        edit_role(organization(), role("ZZ"))
    with pytest.raises(EditRefused, match="no resource kind with the id PX"):
        delete_resource(organization(), "PX")
