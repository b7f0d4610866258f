from __future__ import annotations

import pytest
from builders import organization, resource, role

from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.recognition.codes import Coding, Kind, System, coding_of
from orgdesk.exchange.incoming.recognition.legends import legend_of, pairs_in
from orgdesk.exchange.incoming.said import Legend
from orgdesk.organization.organization import Organization
from orgdesk.reference.standard import empty_organization


def _coding(
    *texts: str, legend: dict[str, str] | None = None, model: Organization | None = None, **answers: str
) -> Coding:
    mapping = Mapping({f"code:{token}": value for token, value in answers.items()})
    return coding_of(dict.fromkeys(texts, 1), Legend(legend or {}), model or empty_organization(), mapping)


@pytest.mark.parametrize(
    ("texts", "system"),
    [
        (("KP", "PL", "KP, RN"), System.CODES),
        (("Pengambil keputusan", "Pelaksana"), System.CODES),
        (("R", "A", "C", "I", "A/R"), System.LETTERS),
        (("RA", "CI", "R "), System.LETTERS),
        (("r", "a"), System.LETTERS),
        (("X", "V", "√"), System.MARKS),
        (("1",), System.MARKS),
        (("PI", "PL", "A"), System.CODES),
    ],
)
def test_the_system_is_told_from_all_cells(texts: tuple[str, ...], system: System) -> None:
    assert _coding(*texts).system is system


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("KP", ["KP"]),
        ("kp/pl", ["kp", "pl"]),
        ("KP+PL", ["KP", "PL"]),
        ("KP, RN", ["KP", "RN"]),
        ("KP\nPL", ["KP", "PL"]),
        ("KP&PL", ["KP", "PL"]),
        ("KP;PL", ["KP", "PL"]),
        ("KP dan PL", ["KP", "PL"]),
        ("KP PL", ["KP", "PL"]),
        ("KPPL", ["KP", "PL"]),
        ("KP*", ["KP"]),
        ("KP, KP", ["KP"]),
        ("PL (utama)", ["PL"]),
        ("(KP)", ["KP"]),
        ("-", []),
        ("nihil", []),
        ("Penyandang dana, Pelaksana", ["Penyandang dana", "Pelaksana"]),
        ("lihat SK Bupati", ["lihat SK Bupati"]),
        ("A/R", ["A", "R"]),
        ("RA", ["R", "A"]),
        ("I/C", ["I", "C"]),
    ],
)
def test_several_codes_in_one_cell(text: str, tokens: list[str]) -> None:
    assert list(_coding(text).split(text)[0]) == tokens


def test_what_stands_in_brackets_is_a_remark() -> None:
    assert _coding("PL").split("PL (utama), KP [BLUD]") == (("PL", "KP"), "utama; BLUD")


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("kp", "KP"),
        ("PK", "KP"),
        ("P.Keputusan", "KP"),
        ("Pengambil Kep.", "KP"),
        ("Penanggung jawab", "KP"),
        ("Decision-maker", "KP"),
        ("Reg", "RG"),
        ("Ren", "RN"),
        ("Koord", "KO"),
        ("Info", "PI"),
        ("Anggaran", "PD"),
        ("SDM", "PO"),
        ("Logistik", "PB"),
        ("Salur", "DS"),
        ("Lias", "PH"),
        ("Plks", "PL"),
        ("Pembantu", "PP"),
        ("Was", "PW"),
        ("Eval", "EV"),
    ],
)
def test_short_forms_and_names(word: str, code: str) -> None:
    found = _coding(word).meaning(word)
    assert (found.kind, found.code, found.sure) == (Kind.ROLE, code, True)


def test_letters_beside_accountable_mean_what_they_do_in_raci() -> None:
    coding = _coding("R", "A", "C", "I", "S")
    found = {token: coding.meaning(token) for token in "RACIS"}
    assert {token: m.code or m.kind.value for token, m in found.items()} == {
        "R": "PL",
        "A": "KP",
        "C": "PI",
        "I": "note",
        "S": "PP",
    }
    assert not any(m.sure for m in found.values())


def test_letters_alone_are_open() -> None:
    assert {_coding("R", "P").meaning(token).kind for token in "RP"} == {Kind.OPEN}


def test_a_letter_that_raci_does_not_know_is_left_out() -> None:
    assert _coding("R", "A", "C", "Z").meaning("Z").kind is Kind.UNKNOWN


def test_not_involved_says_nothing() -> None:
    assert _coding("R", "A", "N").meaning("N").kind is Kind.IGNORE


@pytest.mark.parametrize(
    ("token", "words", "code"),
    [
        ("R", "Responsible - Who performs the work", "PL"),
        ("R", "Regulator", "RG"),
        ("R", "Responsible (pelaksana)", "PL"),
        ("P", "Perencana", "RN"),
        ("A", "Accountable: the one who signs", "KP"),
        ("X", "Pelaksana", "PL"),
        ("PP", "Pengawas", "PW"),
    ],
)
def test_the_legend_says_it_without_asking(token: str, words: str, code: str) -> None:
    found = _coding(token, legend={token: words}).meaning(token)
    assert (found.code, found.sure) == (code, True)


def test_an_answer_counts_more_than_the_legend() -> None:
    assert _coding("R", legend={"R": "Regulator"}, R="PL").meaning("R").code == "PL"
    assert _coding("R", R="ignore").meaning("R").kind is Kind.IGNORE
    assert _coding("VR", legend={"VR": "Verval"}, VR="new").meaning("VR").kind is Kind.NEW


def test_codes_and_names_of_the_project_itself() -> None:
    model = organization(role("VR", name_id="Verifikasi data"), resource("PX"))
    found = [_coding(word, model=model).meaning(word) for word in ("vr", "verifikasi data", "PX")]
    assert [meaning.code for meaning in found] == ["VR", "VR", "PX"]
    assert list(_coding("VRPX", model=model).split("VRPX")[0]) == ["VR", "PX"]


def test_a_code_that_nobody_knows() -> None:
    assert _coding("KP", "ZZ").meaning("ZZ").kind is Kind.UNKNOWN


def test_a_mistyped_name_is_asked_with_the_role_it_is_near_to() -> None:
    found = _coding("Pengambil keputsan").meaning("Pengambil keputsan")
    assert (found.kind, found.code, found.sure) == (Kind.ROLE, "KP", False)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("R = Responsible, A = Accountable", [("R", "Responsible"), ("A", "Accountable")]),
        (
            "Keterangan: KP = Pengambil keputusan; PL = Pelaksana",
            [("KP", "Pengambil keputusan"), ("PL", "Pelaksana")],
        ),
        ("R: Responsible\nA: Accountable", [("R", "Responsible"), ("A", "Accountable")]),
        ("R - Responsible", [("R", "Responsible")]),
        ("(R) = Responsible", [("R", "Responsible")]),
        ("X = terlibat", [("X", "terlibat")]),
        ("Imunisasi", []),
        ("Dinas = besar", []),
    ],
)
def test_pairs_of_a_legend_in_one_text(text: str, pairs: list[tuple[str, str]]) -> None:
    assert pairs_in(text) == pairs


def test_a_numbered_line_is_no_legend() -> None:
    from orgdesk.exchange.incoming.recognition.codes import Vocabulary

    vocabulary = Vocabulary(empty_organization())
    assert legend_of(["R", "Responsible - Who performs"], vocabulary)
    assert legend_of(["1", "Imunisasi"], vocabulary) == []
    assert legend_of(["I/C", "N"], vocabulary) == []
