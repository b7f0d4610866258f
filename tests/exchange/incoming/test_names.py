"""Names on sheets, and the rows of the model that they mean."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

import pytest
from builders import agency, function, organization, unit
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import process
from said_built import Paper

from orgdesk.exchange.incoming.mapping import Mapping as Answers
from orgdesk.exchange.incoming.names import (
    How,
    Names,
    agency_kind_of,
    bare,
    expanded,
    like,
    normal,
    of_head,
    unit_kind_of,
)
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import PROJECT_ID, AgencyKind, Project, UnitKind
from orgdesk.reference.shipped import folder

P2P = "Bidang Pencegahan dan Pengendalian Penyakit"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bidang  P2P ", "bidang p2p"),
        ("Bidang\u00a0P2P", "Bidang P2P."),
        ("Gizi & KIA", "Gizi dan KIA"),
        ("Barang/Jasa", "barang - jasa"),
        ("Ruang\u200b Imunisasi", "RUANG IMUNISASI"),
    ],
)
def test_how_it_is_typed_does_not_matter(one: str, other: str) -> None:
    assert normal(one) == normal(other) != ""


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Bid. P2P", P2P),
        ("PKM Sukamaju", "Puskesmas Sukamaju"),
        ("Sie Farmasi", "Seksi Kefarmasian"),
        ("Sub Bag. Umum & Kepeg.", "Subbagian Umum dan Kepegawaian"),
        ("Dinkes Kab. Sukamaju", "Dinas Kesehatan Kabupaten Sukamaju"),
        ("Sekr. Dinkes", "Sekretariat Dinas Kesehatan"),
        ("UPTD Labkesda", "UPT Laboratorium Kesehatan Daerah"),
        ("Kadis", "Kepala Dinas"),
        ("Kec. Sukamaju", "Kecamatan Sukamaju"),
    ],
)
def test_abbreviations_are_led_back(short: str, full: str) -> None:
    assert expanded(short) == expanded(full)


def test_every_abbreviation_is_led_back_to_its_full_form() -> None:
    data = tomllib.loads((folder("models") / "abbreviations.toml").read_text(encoding="utf-8"))
    for line in data["same"]:
        full, *short = line.split("|")
        for form in short:
            assert expanded(form) == normal(full), line


@given(st.text(max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    assert normal(normal(text)) == normal(text)
    assert isinstance(expanded(text) + of_head(text) + "".join(bare(text)), str)
    names = Names()
    names.add("1", text, code=text, short=text)
    names.same(text)
    names.near(text)


def test_heads_and_units_stand_for_each_other() -> None:
    assert of_head("Kabid P2P") == expanded(P2P)
    assert of_head("Sekretaris Dinas") == "sekretariat dinas"
    assert of_head("Camat") == "kecamatan"
    assert of_head("Bidang P2P") == ""


def test_names_tell_kinds() -> None:
    assert agency_kind_of("Dinkes") is AgencyKind.LOCAL_AGENCY
    assert agency_kind_of("BPJS Kesehatan Cabang") is AgencyKind.PUBLIC_ENTERPRISE
    assert agency_kind_of("Badan POM") is AgencyKind.CENTRAL_AGENCY
    assert agency_kind_of("Puskesmas") is None
    assert unit_kind_of("Kasi Surveilans") is UnitKind.SECTION
    assert unit_kind_of("Ruang Imunisasi") is None


# -- among the rows of a model ---------------------------------------------------------------------


def dinas() -> Organization:
    return organization(
        agency("DINKES", name="Dinas Kesehatan", short_name="Dinkes"),
        agency("RS", name="Rumah Sakit Umum Daerah", short_name="RSUD"),
        unit("KADIS", agency="DINKES", name="Kepala Dinas", unit_kind=UnitKind.HEAD, code="K"),
        unit("SEKR", agency="DINKES", name="Sekretariat", head_title="Sekretaris Dinas"),
        unit("P2P", agency="DINKES", name=P2P),
        unit("FARM", agency="DINKES", name="Seksi Kefarmasian dan Alat Kesehatan"),
        unit("TURS", agency="RS", name="Tata Usaha"),
        unit("TUDK", agency="DINKES", name="Tata Usaha"),
    )


def resolved_unit(
    name: str, *, code: str = "", agency: str = "", here: Organization | None = None, **answers: str
) -> tuple[str | None, list[str]]:
    """(id of the existing unit that a name means, keys of what is asked)."""
    here, paper = here or dinas(), Paper()
    key = paper.unit(name, code=code, agency=paper.agency(agency) if agency else "")
    paper.role(paper.function("Fungsi"), "PL", key)
    given = Answers({k.replace("__", ":").replace("_", " "): v for k, v in answers.items()})
    resolved = paper.resolved(here, given)
    change_set = paper.change_set(here, given)
    role = next(row.after for row in change_set if row.kind == "assignment")
    meant = getattr(role, "unit", "")
    asked = [part.key for question in resolved.questions for part in question.parts]
    return (meant if meant in here.units else None), asked


@pytest.mark.parametrize(
    ("name", "agency", "meant"),
    [
        ("BIDANG PENCEGAHAN & PENGENDALIAN PENYAKIT", "", "P2P"),
        ("Bid. P2P", "", "P2P"),
        ("P2P", "", "P2P"),
        ("Kabid P2P", "Dinkes", "P2P"),
        ("Bidang P2P Dinas Kesehatan", "", "P2P"),
        ("Bidang P2P (BPPP)", "", "P2P"),
        ("Kadis", "", "KADIS"),
        ("Kadinkes", "", "KADIS"),
        ("Dinas Kesehatan", "", "KADIS"),
        ("Dinkes", "Dinas Kesehatan", "KADIS"),
        ("Ka. Dinas Kesehatan", "", "KADIS"),
        ("Sekretaris", "Dinas Kesehatan", "SEKR"),
        ("Sekretaris Dinas", "", "SEKR"),
        ("Tata Usaha", "RSUD", "TURS"),
        ("KTU", "Dinkes", "TUDK"),
    ],
)
def test_silently_the_same(name: str, agency: str, meant: str) -> None:
    assert resolved_unit(name, agency=agency) == (meant, [])


def test_codes_name_units() -> None:
    assert resolved_unit("Bid P2P", code="p2p") == ("P2P", [])
    assert resolved_unit("Kepala", code="K", agency="Dinkes")[0] == "KADIS"


def test_the_name_counts_before_the_code() -> None:
    here = organization(unit("X", name="Bidang A"), unit("Y", name="Bidang B"))
    assert resolved_unit("Bidang B", code="X", here=here) == ("Y", [])


def test_a_code_alone_does_not_make_names_the_same() -> None:
    meant, asked = resolved_unit("Loket Pendaftaran", code="P2P", agency="Dinkes")
    assert meant is None and asked == ["unit:dinas kesehatan/loket pendaftaran"]


def test_a_near_name_is_asked_and_new_until_then() -> None:
    meant, asked = resolved_unit("Seksi Kefarmasian dan Alat Kesehatn", agency="Dinkes")
    assert meant is None and asked == ["unit:dinas kesehatan/seksi kefarmasian alat kesehatn"]
    paper = Paper()
    paper.unit("Seksi Kefarmasian dan Alat Kesehatn")
    parts = [part for q in paper.resolved(dinas()).questions if q.topic == "names" for part in q.parts]
    assert [part.suggested for part in parts] == ["new"]
    assert "9" in parts[0].options[0].words.en and "%" in parts[0].options[0].words.en
    assert parts[0].options[0].value == "FARM"


@pytest.mark.parametrize("answer", ["FARM", "farm", "Seksi Kefarmasian dan Alat Kesehatan"])
def test_an_answer_by_id_code_or_name_is_taken(answer: str) -> None:
    paper = Paper()
    key = paper.unit("Seksi Kefarmasian dan Alat Kesehatn")
    paper.role(paper.function("F"), "PL", key)
    mapping = Answers({"unit:seksi kefarmasian alat kesehatn": answer})
    change_set = paper.change_set(dinas(), mapping)
    assert "unit" not in {row.kind for row in change_set}
    (part,) = (p for q in paper.resolved(dinas(), mapping).questions for p in q.parts)
    assert part.answered and part.suggested == "FARM"


def test_other_words_and_other_numbers_are_other_names() -> None:
    names = Names()
    names.add("a", "Pelayanan kesehatan ibu hamil")
    names.add("b", "Puskesmas Sukamaju 1")
    assert not names.near("Pelayanan kesehatan ibu bersalin")
    assert not names.near("Puskesmas Sukamaju 2")
    assert [m.id for m in names.near("Pelayanan kesehatan ibu hamill")] == ["a"]
    assert like("Sie Farmasi", "Seksi Kefarmasian") == 100


def test_homonyms_are_asked_before_anything_is_done() -> None:
    paper = Paper()
    paper.unit("Tata Usaha")
    (question,) = paper.resolved(dinas()).questions[-1:]
    assert question.needed and {o.value for o in question.parts[0].options} == {"TURS", "TUDK", "new"}
    assert any("Rumah Sakit" in option.words.id for option in question.parts[0].options)


def test_homonyms_are_told_apart_by_their_superior() -> None:
    here = organization(
        unit("A1", name="Bidang A"),
        unit("B1", name="Bidang B"),
        unit("X", name="Tata Usaha", under="A1"),
        unit("Y", name="Tata Usaha", under="B1"),
    )
    paper = Paper()
    above = paper.unit("Bidang B")
    paper.role(paper.function("F"), "PL", paper.unit("Tata Usaha", superior=above))
    roles = [row.after for row in paper.change_set(here) if row.kind == "assignment"]
    assert [getattr(role, "unit", "") for role in roles] == ["Y"]


def test_one_name_in_two_agencies_is_two_units() -> None:
    here, paper = dinas(), Paper()
    for name in ("Dinas Sosial", "Dinas Pendidikan"):
        paper.unit("Sekretariat", key=name, agency=paper.agency(name))
    new = [row.after for row in paper.change_set(here) if row.kind == "unit"]
    assert len({getattr(unit, "agency", "") for unit in new}) == 2


def test_the_head_and_the_unit_both_on_the_sheet_are_not_one() -> None:
    here, paper = dinas(), Paper()
    paper.unit(P2P)
    paper.unit("Kabid P2P")
    resolved = paper.resolved(here)
    parts = {part.key: part.suggested for q in resolved.questions for part in q.parts}
    assert parts == {"unit:kabid p2p": "new", "agency:home": "DINKES"}


def test_a_place_of_the_whole_project_says_nothing() -> None:
    paper, project = Paper(), Project(id=PROJECT_ID, name="P", place="Kabupaten Sukamaju")
    here = organization(project, agency("DINKES", name="Dinas Kesehatan"))
    paper.agency("Dinas Kesehatan Kab. Sukamaju")
    assert not paper.change_set(here)


def test_why_names_are_taken_for_the_same_is_told() -> None:
    here, paper = dinas(), Paper()
    paper.unit("Bid. P2P")
    reading = paper.resolved(here).rows.reading
    assert [words.en for words in reading.fates.words.values()] == [f"→ unit {P2P} (abbreviation)"]
    assert How.ABBREVIATION.value == "abbreviation"


def test_many_names_are_not_compared_each_with_each(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [
        "obat",
        "gizi",
        "rujukan",
        "surveilans",
        "sanitasi",
        "mutu",
        "anggaran",
        "data",
        "sarana",
        "izin",
    ]
    wordings = [f"Pengelolaan {a} {b} {c}" for a in words for b in words for c in words]
    here = organization(*(function(f"F{n}", wording=wording) for n, wording in enumerate(wordings)))
    paper = Paper()
    for wording in wordings[:200]:
        paper.function(wording.replace("Pengelolaan", "Pengelolan"))
    compared: list[int] = []
    extract = process.extract

    def counted(query: str, choices: Mapping[str, str], **options: Any) -> list[Any]:
        compared.append(len(choices))
        return list(extract(query, choices, **options))

    monkeypatch.setattr("orgdesk.exchange.incoming.names.process.extract", counted)
    assert len(paper.resolved(here).questions[0].parts) == 200
    assert max(compared) <= 40 and sum(compared) < 200 * 1000 / 10
