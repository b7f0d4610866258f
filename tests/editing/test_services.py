"""Services, their providers and what those ask for."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from builders import after, organization, provider, service

from orgdesk.editing.rows import EditRefused
from orgdesk.editing.services import (
    add_provider,
    add_service,
    delete_provider,
    delete_service,
    edit_provider,
    edit_service,
    reorder_service,
    set_requirements,
)
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Provider, Requirement


def asked(*documents: str) -> list[Requirement]:
    return [Requirement(id=f"new {d}", provider="elsewhere", document=d) for d in documents]


def small() -> Organization:
    return organization(service("S"), service("T", "F1", order=1), *provider("S", "U1", "KTP", "KK"))


def order(here: Organization) -> list[str]:
    return [s.id for s in sorted(here.services.values(), key=lambda s: (s.order, s.id))]


def test_a_new_service_comes_last_and_can_be_moved() -> None:
    here = after(small(), add_service(small(), service("A", name="Akta")))
    assert order(here) == ["S", "T", "A"]
    here = after(here, reorder_service(here, "A", "T"))
    assert order(here) == ["S", "A", "T"]
    assert add_service(here, service("K", code="", name="KTP")).label.id == "Tambah layanan KTP"


def test_labels_name_who_provides_what() -> None:
    here = small()
    new = Provider(id="x", service="T", unit="U1")
    assert add_provider(here, new).label.en == "Add U1 as a provider of T"
    assert delete_provider(here, "S/U1").label.id == "Hapus U1 sebagai penyelenggara S"
    assert set_requirements(here, "S/U1", []).label.en == "Edit what U1 requires for S"
    assert delete_service(here, "S", "T").label.en == "Delete 2 services"


def test_a_document_that_was_asked_for_keeps_its_row() -> None:
    here = small()
    then = after(here, set_requirements(here, "S/U1", asked("Surat lahir", " kk ")))
    assert {r.id: (r.provider, r.document) for r in then.requirements.values()} == {
        "new Surat lahir": ("S/U1", "Surat lahir"),
        "S/U1/KK": ("S/U1", " kk "),
    }


def test_a_document_that_is_renamed_keeps_its_row() -> None:
    here = small()
    renamed = replace(here.requirements["S/U1/KTP"], document="KTP-el")
    then = after(here, set_requirements(here, "S/U1", [renamed, here.requirements["S/U1/KK"]]))
    assert then.requirements["S/U1/KTP"].document == "KTP-el"
    assert len(then.requirements) == 2


def test_an_id_that_stands_for_something_else_is_not_taken_over() -> None:
    here = organization(*provider("S", "U1", "KTP"), *provider("S", "U2", "KK"))
    copied = list(here.bucket("requirements_of_provider", "S/U1").values())
    then = after(here, set_requirements(here, "S/U2", copied))
    assert then.requirements["S/U1/KTP"].provider == "S/U1"
    assert [r.document for r in then.bucket("requirements_of_provider", "S/U2").values()] == ["KTP"]
    swapped = [
        replace(r, document=d)
        for r, d in zip(copied * 2, ("A", "B"), strict=True)  # one id twice, as after a copy in a table
    ]
    then = after(here, set_requirements(here, "S/U1", swapped))
    assert {r.document for r in then.bucket("requirements_of_provider", "S/U1").values()} == {"A", "B"}


def test_refusals() -> None:
    here = small()
    with pytest.raises(EditRefused, match="Fill in the name of the service"):
        add_service(here, service("A", name=" "))
    with pytest.raises(EditRefused, match="no function with the id F9"):
        add_service(here, service("A", "F9"))
    with pytest.raises(EditRefused, match="no resource kind with the id PB"):
        add_service(here, service("A", resources=("PB",)))
    with pytest.raises(EditRefused, match="The service T names the function F1 twice"):
        edit_service(here, replace(here.services["T"], functions=("F1", "F1")))
    row = here.services["S"]
    for wrong in (replace(row, cost=-1), replace(row, time_limit=math.nan), replace(row, staff=math.inf)):
        with pytest.raises(EditRefused, match="of the service must be a number of zero or more"):
            edit_service(here, wrong)
    with pytest.raises(EditRefused, match="U1 is already a provider of S"):
        add_provider(here, Provider(id="x", service="S", unit="U1"))
    with pytest.raises(EditRefused, match="The number of visits of the provider must be"):
        edit_provider(here, replace(here.providers["S/U1"], visits=-1))
    with pytest.raises(EditRefused, match="no unit with the id U9"):
        edit_provider(here, replace(here.providers["S/U1"], unit="U9"))
    with pytest.raises(EditRefused, match="The document ktp stands there twice"):
        set_requirements(here, "S/U1", asked("KTP", "ktp"))
    with pytest.raises(EditRefused, match="Fill in the document of the requirement"):
        set_requirements(here, "S/U1", asked(""))
    with pytest.raises(EditRefused, match="no agency with the id B"):
        set_requirements(here, "S/U1", [replace(asked("KTP")[0], issuer="B")])
