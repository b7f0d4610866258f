"""The title page and the project's own limits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import after, organization, role

from orgdesk.editing.rows import EditRefused
from orgdesk.editing.settings import clear_setting, edit_project, set_setting
from orgdesk.organization.errors import OrgDeskError


def test_the_title_page_comes_with_its_first_edit() -> None:
    here = organization()
    titled = replace(here.project, name="Puskesmas Maju", place="Kab. Sukamaju")
    here.apply(edit_project(here, titled))
    assert here.project == titled
    here.apply(edit_project(here, replace(titled, example=True)))
    assert here.project.example


def test_set_again_and_clear() -> None:
    here = organization()
    here.apply(set_setting(here, "LEA001.most", "7"))
    change_set = set_setting(here, "LEA001.most", "9")
    assert change_set.label.in_("en") == "Set LEA001.most to 9"
    here.apply(change_set)
    assert here.settings["LEA001.most"].value == "9"
    assert not after(here, clear_setting(here, "LEA001.most")).settings


def test_refusals() -> None:
    here = organization()
    with pytest.raises(EditRefused, match=r"Fill in a value for the setting LEA001.most"):
        set_setting(here, "LEA001.most", " ")
    with pytest.raises(EditRefused, match="Fill in a value"):
        set_setting(here, "", "7")
    with pytest.raises(OrgDeskError, match=r"The setting incompatible.KP\+PW is heavy"):
        set_setting(here, "incompatible.KP+PW", "heavy")
    with pytest.raises(EditRefused, match=r"no setting with the id LEA001.most"):
        clear_setting(here, "LEA001.most")


def test_a_mandatory_role_must_be_one_there_is() -> None:
    here = organization(role("ZZ"))
    here.apply(set_setting(here, "mandatory.service", "KP ZZ|PL PB"))
    with pytest.raises(OrgDeskError, match="names the role XX, which does not exist"):
        set_setting(here, "mandatory.service", "KP PL|XX")
