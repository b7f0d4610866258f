"""Hierarchies that become functions and units in one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from builders import after, agency, function, organization, unit

from orgdesk.editing.outlines import outline
from orgdesk.editing.pasting import MOST, paste_functions, paste_units
from orgdesk.editing.rows import EditRefused
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import FunctionLevel
from orgdesk.organization.structure import structure_of

LIST = "F9  Imunisasi\n    Rantai dingin\n        Suhu\n    Pencatatan\nGizi"


def start() -> Organization:
    return organization(
        agency("B", order=1),
        unit("U1"),
        unit("U2", under="U1", order=1, name="Bidang P2P"),
        unit("V1", agency="B"),
        function("M", level=FunctionLevel.MISSION),
        function("F1", parent="M", wording="Imunisasi"),
        function("F2", parent="F1", wording="Pencatatan"),
    )


def functions(here: Organization, parent: str | None = None) -> list[object]:
    """Wordings, nested as the functions are."""
    found: list[object] = []
    for row in here.subfunctions(parent):
        below = functions(here, row.id)
        found.append((row.wording, below) if below else row.wording)
    return found


def units(here: Organization, agency_: str, above: str | None = None) -> list[object]:
    tree = structure_of(here, agency_)
    found: list[object] = []
    for id_ in tree.below.get(above, ()):
        below = units(here, agency_, id_)
        found.append((here.units[id_].name, below) if below else here.units[id_].name)
    return found


def test_functions_stand_below_the_chosen_one_and_have_its_levels() -> None:
    here = after(start(), paste_functions(start(), "M", outline("X1  Gizi\n    Balita\n        Timbang")))
    assert functions(here) == [("M", [("Imunisasi", ["Pencatatan"]), ("Gizi", [("Balita", ["Timbang"])])])]
    made = {row.wording: row for row in here.functions.values()}
    assert made["Gizi"].code == "X1"
    assert [made[name].level.value for name in ("Gizi", "Balita", "Timbang")] == ["goal", "function", "task"]


def test_names_that_are_there_take_what_is_below_them() -> None:
    change_set = paste_functions(start(), "M", outline(LIST))
    assert (change_set.label.id, change_set.label.en) == (
        "Tempel 3 fungsi (2 sudah ada)",
        "Paste 3 functions (2 are there already)",
    )
    here = after(start(), change_set)
    assert functions(here) == [("M", [("Imunisasi", ["Pencatatan", ("Rantai dingin", ["Suhu"])]), "Gizi"])]
    assert here.functions["F1"] == start().functions["F1"], "what is there stays as it is"


def test_one_name_with_two_codes_is_two_rows_unless_it_was_there() -> None:
    text = "Kode\tNama\nF1\tRapat\nF2\tRapat\nf1\tRAPAT"
    rows = paste_functions(organization(), None, outline(text))
    assert [getattr(row.row, "code", "") for row in rows] == ["F1", "F2"]
    assert rows.label.en == "Paste 2 functions (1 is there already)"
    with pytest.raises(EditRefused, match="All 3 names"):
        paste_functions(organization(function("F9", wording="Rapat")), None, outline(text))


def test_units_stand_below_the_chosen_one_after_the_others() -> None:
    change_set = paste_units(
        start(), "A", "U1", outline("Sekretariat\n  Keuangan\nbidang  p2p\n  Seksi SIM\n")
    )
    assert change_set.label.id == "Tempel 3 unit (1 sudah ada)"
    here = after(start(), change_set)
    assert units(here, "A") == [("U1", [("Bidang P2P", ["Seksi SIM"]), ("Sekretariat", ["Keuangan"])])]
    assert units(here, "B") == ["V1"]


def test_units_at_the_top_of_an_agency_answer_to_nobody() -> None:
    here = after(start(), paste_units(start(), "B", None, outline("W1\nW2\nV1")))
    assert units(here, "B") == ["V1", "W1", "W2"]
    assert [u.order for u in here.units_of("B")] == [0, 1, 2]


VERBS: dict[str, Callable[[Organization], ChangeSet]] = {
    "functions": lambda o: paste_functions(o, None, outline(LIST)),
    "units": lambda o: paste_units(o, "A", "U2", outline(LIST)),
}


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_it_is_one_step_and_its_inverse_restores_the_start(verb: Callable[[Organization], ChangeSet]) -> None:
    here = start()
    change_set = verb(here)
    assert here == start()
    stepwise = here.copy()
    for row in change_set:
        stepwise.apply(replace(change_set, rows=(row,)))
    assert stepwise == after(here, change_set)
    assert after(stepwise, change_set.inverse()) == start()


def test_what_cannot_be_pasted_is_said() -> None:
    with pytest.raises(EditRefused, match="holds no text"):
        paste_functions(start(), None, [])
    with pytest.raises(EditRefused, match="All 2 names"):
        paste_functions(start(), "M", outline("Imunisasi\n  Pencatatan"))
    with pytest.raises(EditRefused, match=f"has {MOST + 1} lines"):
        paste_units(start(), "A", None, outline("x\n" * (MOST + 1)))
    with pytest.raises(EditRefused, match="no function with the id"):
        paste_functions(start(), "none", outline("x"))
    with pytest.raises(EditRefused, match="no agency with the id"):
        paste_units(start(), "none", None, outline("x"))
