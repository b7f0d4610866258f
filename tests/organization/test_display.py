"""How rows are called."""

from __future__ import annotations

import pytest
from builders import (
    agency,
    area,
    assignment,
    facet_value,
    function,
    organization,
    regulation,
    resource,
    role,
    unit,
    within,
)

from orgdesk.organization.display import (
    cell_codes,
    head_of,
    name_of,
    role_code,
    role_name,
    roles_by_code,
    scope_words,
    short,
    threshold_words,
)
from orgdesk.organization.records import Record, Unit
from orgdesk.organization.scope import EVERYTHING, Facet, Threshold
from orgdesk.reference.standard import refs_by_code


def test_the_supplier_goes_by_what_it_supplies() -> None:
    here = organization()
    assert role_code(here, "supplier", "money") == "PD"
    assert role_code(here, "executor", None) == "PL"
    assert role_code(here, "distributor", "money") == "DS"


def test_role_names_in_both_languages() -> None:
    here = organization()
    assert role_name(here, "supplier", "money").id == "Penyandang dana"
    assert role_name(here, "decision-maker", None).in_("en") == "Decision-maker"
    given = here.resources["money"]
    assert role_name(here, "distributor", "money").id == f"Penyalur {given.name_id}"


def test_codes_lead_to_roles_and_back() -> None:
    here = organization(role("ZZ", order=99), resource("PX", order=99))
    codes = roles_by_code(here)
    assert codes["ZZ"] == ("ZZ", None)
    assert codes["PX"] == ("supplier", "PX")
    assert refs_by_code().items() <= codes.items()
    assert all(role_code(here, *pair) == code for code, pair in codes.items())


def test_cell_codes_come_once_and_in_the_order_of_the_guide() -> None:
    here = organization(
        assignment("F1", "PL", "U1"),
        assignment("F1", "KP", "U1", scope=within("N")),
        assignment("F1", "KP", "U1", scope=within("S")),
        assignment("F1", "PD", "U1"),
        area("N"),
        area("S"),
    )
    assert cell_codes(here, list(here.assignments.values())) == ["KP", "PD", "PL"]
    assert cell_codes(here, []) == []


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (agency("X", code="", short_name="Dinkes", name="Dinas Kesehatan"), "Dinkes"),
        (agency("X", code="1.02", short_name="Dinkes"), "1.02"),
        (function("X", code="", wording="Imunisasi rutin"), "Imunisasi rutin"),
        (area("X", name="Kec. Sukamaju"), "Kec. Sukamaju"),
        (regulation("X", about="Administrasi Pemerintahan"), "Administrasi Pemerintahan"),
        (None, ""),
    ],
    ids=["short name", "code", "wording", "name", "about", "nothing"],
)
def test_short(row: Record | None, words: str) -> None:
    assert short(row) == words


def test_name_and_head_of_a_unit() -> None:
    row = unit("BID1", name="Bidang P2P")[0]
    assert isinstance(row, Unit)
    assert name_of(row) == "Bidang P2P"
    assert head_of(row) == "Bidang P2P"
    titled = unit("BID1", head_title="Kepala Bidang P2P")[0]
    assert isinstance(titled, Unit)
    assert head_of(titled) == "Kepala Bidang P2P"


def test_scope_in_words() -> None:
    here = organization(
        area("n", name="Kec. Utara"),
        area("s", name="Kec. Selatan"),
        facet_value(Facet.FUNDS, "b", name="BLUD"),
    )
    scope = within("n", "s", funds=["b"], threshold=Threshold(500, 1000, "m2"))
    assert scope_words(here, scope, "id") == (
        "wilayah Kec. Utara, Kec. Selatan; sumber dana BLUD; 500-1000 m2"
    )
    assert scope_words(here, scope, "en") == (
        "area Kec. Utara, Kec. Selatan; source of funds BLUD; 500-1000 m2"
    )
    assert scope_words(here, EVERYTHING, "id") == ""


@pytest.mark.parametrize(
    ("threshold", "words"),
    [
        (Threshold(None, 500, "m2"), "< 500 m2"),
        (Threshold(500, None, "m2"), "≥ 500 m2"),
        (Threshold(0.5, 1.5), "0.5-1.5"),
    ],
)
def test_threshold_in_words(threshold: Threshold, words: str) -> None:
    assert threshold_words(threshold) == words


def test_a_threshold_in_rupiah_keeps_its_digits() -> None:
    assert threshold_words(Threshold(None, 2_500_000_000, "Rp")) == "< 2500000000 Rp"
