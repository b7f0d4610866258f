"""The command `metrics`, as scripts and people use it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from orgdesk.analysis.metrics.figure import CHARTS, GROUPS, VALUE_UNITS
from orgdesk.cli import main
from orgdesk.organization.bilingual import LANGUAGES
from orgdesk.reference.shipped import named

EXAMPLE = str(named("examples")["puskesmas-support-chain"])
BARE = str(named("examples")["puskesmas-2014"])
"""Without services, supplies and posts."""
ONE_BOSS_TOO_MANY = """
format = 1
[project]
name = "Kecil"
[agencies]
D = { name = "Dinas", kind = "local_agency" }
[units.D]
K = { name = "Kepala" }
A = { name = "Bidang A", under = "K" }
B = { name = "Bidang B", under = "K" }
S = { name = "Seksi S", under = ["A", "B"] }
T = { name = "Seksi T", under = ["A", "B"] }
[functions.F1]
wording = "Arsip"
roles.KP = ["K"]
roles.PL = ["S"]
"""

Run = tuple[int, str, str]


@pytest.fixture(autouse=True)
def in_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> Run:
    try:
        code = main(arguments)
    except SystemExit as stop:
        code = int(stop.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize("language", LANGUAGES)
def test_help(capsys: pytest.CaptureFixture[str], language: str) -> None:
    code, out, err = run(capsys, "metrics", "--lang", language, "--help")
    assert (code, err) == (0, "")
    assert ("pemakaian:" in out) == (language == "id")


def test_as_text_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "metrics", EXAMPLE, "--lang", "id")
    assert (code, err) == (0, "")
    assert "Data contoh" in out and "Tepat fungsi" in out and "Rentang kendali" in out
    assert "Right function" not in out and "\x1b" not in out
    code, out, err = run(capsys, "metrics", EXAMPLE)
    assert code == 0 and "Right function" in out and "Tidak" not in out
    code, out, err = run(capsys, "metrics", BARE)
    assert code == 0 and "Undefined" in out


def test_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "metrics", EXAMPLE, "--format", "json")
    assert (code, err) == (0, "")
    data = json.loads(out)
    assert set(data) == {"agency", "figures", "krackhardt"} and data["agency"] is None
    assert list(data["krackhardt"]) == [
        "connectedness",
        "hierarchy",
        "efficiency",
        "efficiency_arcs",
        "lubness",
    ]
    for figure in data["figures"]:
        assert figure["group"] in GROUPS and figure["unit"] in VALUE_UNITS and figure["chart"] in CHARTS
        assert figure["source"]["status"] in ("read", "derived", "recalled")
        for text in ("title", "verdict", "formula"):
            assert set(figure[text]) == {"id", "en"} and all(figure[text].values())
        for bar in figure["bars"]:
            assert set(bar) == {"label", "value", "part", "rows"}
            assert all(set(row) == {"kind", "id", "code", "name"} for row in bar["rows"])


def test_one_agency(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "metrics", EXAMPLE, "--agency", "puskesmas", "--format", "json")
    data = json.loads(out)
    assert code == 0 and data["agency"]["name"] == "Puskesmas"
    code, _, err = run(capsys, "metrics", EXAMPLE, "--agency", "ATLANTIS")
    assert code == 2 and "ATLANTIS" in err and "PUSKESMAS" in err and err.count("\n") == 1


def test_the_raw_numbers_of_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Two bosses who share two subordinates: the case on which R sna departs from its own definition."""
    Path("small.toml").write_text(ONE_BOSS_TOO_MANY, encoding="utf-8")
    _, out, _ = run(capsys, "metrics", "small.toml", "--format", "json")
    data = json.loads(out)
    assert data["krackhardt"] == {
        "connectedness": 1.0,
        "hierarchy": 1.0,
        "efficiency": 1 - 2 / 6,
        "efficiency_arcs": 0.875,
        "lubness": 1 - 1 / 6,
    }
    figures = {figure["key"]: figure for figure in data["figures"]}
    assert figures["line.lubness"]["value"] == 1 - 1 / 6
    assert {row["code"] for row in figures["line.lubness"]["bars"][0]["rows"]} == {"S", "T"}
    assert figures["decision.one"]["value"] == 1.0


TWINS = """
format = 1
[project]
name = "Kembar"
[agencies]
D1 = { name = "Dinas Satu", kind = "local_agency", short = "DK" }
D2 = { name = "Dinas Dua", kind = "local_agency" , short = "DK" }
D3 = { name = "Dinas Tiga", kind = "local_agency" }
"""


@pytest.mark.parametrize(
    ("text", "code", "sentence"),
    [
        (TWINS, "dk", "called dk: Dinas Dua (D2), Dinas Satu (D1)."),
        (TWINS, "", "There is no agency"),
        ('format = 1\n[project]\nname = "Kosong"\n', "DK", "this model has no agency yet"),
    ],
)
def test_an_agency_that_cannot_be_told(
    capsys: pytest.CaptureFixture[str], text: str, code: str, sentence: str
) -> None:
    Path("small.toml").write_text(text, encoding="utf-8")
    result, out, err = run(capsys, "metrics", "small.toml", "--agency", code)
    assert (result, out) == (2, "") and sentence in err and err.count("\n") == 1
    assert run(capsys, "metrics", "small.toml")[0] == 0


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "1e16", "1" + "0" * 400])
def test_no_number_makes_json_that_is_none(capsys: pytest.CaptureFixture[str], number: str) -> None:
    staffed = ONE_BOSS_TOO_MANY.replace('"Kepala" }', f'"Kepala", staff = {number} }}')
    Path("small.toml").write_text(staffed, encoding="utf-8")
    code, out, err = run(capsys, "metrics", "small.toml", "--format", "json")
    assert (code, out) == (2, "") and "units.D.K.staff: the value is too large" in err


@pytest.mark.parametrize("arguments", [[], ["missing.toml"], ["small.toml", "--format", "yaml"]])
def test_bad_input_ends_in_a_sentence(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    Path("small.toml").write_text(ONE_BOSS_TOO_MANY, encoding="utf-8")
    code, out, err = run(capsys, "metrics", *arguments)
    assert (code, out) == (2, "") and err.startswith("orgdesk: ") and "Traceback" not in err
