"""Relations between functions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import function, organization, relation

from orgdesk.editing.relations import add_relation, delete_relation, edit_relation
from orgdesk.editing.rows import EditRefused


def test_the_label_names_both_functions() -> None:
    here = organization(relation("F1", "F2"))
    assert delete_relation(here, "F1>F2").label.en == "Delete the relation of F1 with F2"
    assert add_relation(here, relation("F2", "F1")).label.id == "Tambah hubungan F2 dengan F1"


def test_handing_over_has_a_direction_and_sharing_has_none() -> None:
    here = organization(relation("F1", "F2"), relation("F1", "F2", shares=True))
    assert add_relation(here, relation("F2", "F1"))
    for one, other in (("F1", "F2"), ("F2", "F1")):
        with pytest.raises(EditRefused, match=f"{one} is already related to {other} in the same way"):
            add_relation(here, relation(one, other, shares=True, id="x"))


def test_refusals() -> None:
    here = organization(relation("F1", "F2"), function("F3"))
    row = here.function_relations["F1>F2"]
    with pytest.raises(EditRefused, match="Function F1 cannot be related to itself"):
        edit_relation(here, replace(row, other="F1"))
    with pytest.raises(EditRefused, match="no function with the id F9"):
        edit_relation(here, replace(row, other="F9"))
    with pytest.raises(EditRefused, match="F1 is already related to F2"):
        add_relation(here, replace(row, id="x", what="Data"))
    with pytest.raises(EditRefused, match="no function relation with the id F9"):
        delete_relation(here, "F9")
