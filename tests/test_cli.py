"""The commands, as scripts and people use them."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from orgdesk import __version__
from orgdesk.analysis.catalogue import all_rules, all_rules_by_code
from orgdesk.analysis.engine import Engine
from orgdesk.cli import main, settle_showing_progress
from orgdesk.exchange.text import read_text
from orgdesk.organization.bilingual import LANGUAGES
from orgdesk.reference.shipped import named

EXAMPLE = named("examples")["puskesmas-support-chain"]
CLEAN = """
format = 1
[project]
name = "Kecil"
[agencies]
D = { name = "Dinas", kind = "local_agency" }
[units.D]
K = { name = "Kepala" }
[functions.F1]
wording = "Arsip"
roles.KP = ["K"]
roles.PL = ["K"]
"""

Run = tuple[int, str, str]


@pytest.fixture(autouse=True)
def in_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ORGDESK_STATE", str(tmp_path / "state"))
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


def test_version_and_help_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--version") == (0, f"orgdesk {__version__}\n", "")
    code, english, _ = run(capsys, "--help", "--lang", "en")
    assert code == 0 and "usage:" in english and "list the examples" in english
    code, indonesian, _ = run(capsys, "--lang=id", "--help")
    assert code == 0 and "pemakaian:" in indonesian and "daftar contoh" in indonesian
    assert "usage" not in indonesian and "options" not in indonesian


@pytest.mark.parametrize(
    "command", ["open", "example", "check", "accepted", "export", "new", "rule", "desktop"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_explains_itself(
    capsys: pytest.CaptureFixture[str], command: str, language: str
) -> None:
    code, out, err = run(capsys, command, "--lang", language, "--help")
    assert (code, err) == (0, "")
    assert ("pemakaian:" in out) == (language == "id")


def test_the_language_of_the_system(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    assert "Pengambil keputusan ganda" in run(capsys, "rule")[1]
    monkeypatch.setenv("LANG", "C.UTF-8")
    assert "Two decision-makers" in run(capsys, "rule")[1]
    assert "Pengambil keputusan ganda" in run(capsys, "rule", "--lang", "id")[1]


def test_examples_are_listed_with_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "example")
    assert code == 0
    for name in named("examples"):
        assert any(ln.startswith(name) and len(ln) > len(name) + 20 for ln in out.splitlines())


def test_working_through_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "example", "puskesmas-support-chain", "--no-window", "--lang", "id")
    assert (code, err) == (0, "")
    assert "44 fungsi · 69 unit · 451 peran" in out
    assert "Data contoh" in out
    assert "puskesmas-support-chain.xlsx" in out.splitlines()[-1]
    assert Path("puskesmas-support-chain.xlsx").stat().st_size > 10_000


def test_check_says_by_its_exit_code_whether_there_are_errors(capsys: pytest.CaptureFixture[str]) -> None:
    Path("clean.toml").write_text(CLEAN, encoding="utf-8")
    assert run(capsys, "check", "clean.toml")[0] == 0
    assert run(capsys, "check", str(EXAMPLE))[0] == 1
    assert run(capsys, "check", str(EXAMPLE), "--select", "OVL004,GAP006")[0] == 0
    assert run(capsys, "check", "nowhere.toml")[0] == 2


def test_check_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "check", str(EXAMPLE), "--format", "json")
    assert (code, err) == (1, "")
    data = json.loads(out)
    assert set(data) == {"findings", "cases", "accepted", "failed_rules", "counts"}
    assert data["accepted"] == [] and data["failed_rules"] == []
    counts = data["counts"]
    assert (counts["functions"], counts["units"], counts["assignments"]) == (44, 69, 451)
    for severity in ("error", "warning", "advice"):
        assert counts[severity] == sum(f["severity"] == severity for f in data["findings"])
    keys = [f["key"] for f in data["findings"]]
    assert len(set(keys)) == len(keys)
    assert sorted(key for case in data["cases"] for key in case["members"]) == sorted(keys)
    assert counts["cases"] == len(data["cases"]) < len(keys)
    for case in data["cases"]:
        assert case["primary"] in case["members"] and case["kind"] in {"single", "witness", "pattern"}
        assert set(case["message"]) == {"id", "en"} and (case["share"] is not None) == (
            case["kind"] == "pattern"
        )
    for one in data["findings"]:
        assert set(one) == {"rule", "severity", "subject", "role", "evidence", "message", "advice", "key"}
        assert set(one["subject"]) == {"kind", "id", "code", "name"}
        assert set(one["message"]) == set(one["advice"]) == {"id", "en"}
    coordinators = next(f for f in data["findings"] if (f["rule"], f["subject"]["code"]) == ("OVL004", "F09"))
    assert {e["code"] for e in coordinators["evidence"]} == {"SSURIM", "SKESGA", "PKM", "CAM"}
    assert coordinators["role"] == {"id": "coordinator", "code": "KO", "resource": None}
    funder = next(f for f in data["findings"] if f["rule"] == "GAP008" and f["subject"]["code"] == "F04")
    assert funder["role"] == {"id": "supplier", "code": "PD", "resource": "money"}


def test_select_and_ignore(capsys: pytest.CaptureFixture[str]) -> None:
    def rules(*options: str) -> set[str]:
        out = run(capsys, "check", str(EXAMPLE), "--format", "json", *options)[1]
        return {f["rule"] for f in json.loads(out)["findings"]}

    assert rules("--select", "OVL001") == {"OVL001"}
    chosen = rules("--select", "ovl", "--ignore", "OVL003,OVL005")
    assert {"OVL001", "OVL002", "OVL004", "OVL009", "OVL010"} <= chosen
    assert chosen.isdisjoint({"OVL003", "OVL005"}) and all(code.startswith("OVL") for code in chosen)


def test_text_is_not_coloured_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "check", str(EXAMPLE))[1]
    assert "\x1b" not in out
    assert "F01" in out and "■" in out


def test_new_check_and_export_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "new", "a.orgdesk", "--from", "puskesmas-support-chain")[0] == 0
    text, file = (
        json.loads(run(capsys, "check", f, "--format", "json")[1]) for f in (str(EXAMPLE), "a.orgdesk")
    )
    assert text == file
    assert run(capsys, "export", "a.orgdesk", "-o", "a.xlsx", "--lang", "en")[0] == 0
    assert Path("a.xlsx").exists()
    code, _, err = run(capsys, "new", "a.orgdesk", "--from", "puskesmas-2014")
    assert code == 2 and "a.orgdesk" in err


@pytest.mark.parametrize("name", [*named("examples"), *named("structures")])
def test_new_from_everything_that_is_shipped(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert run(capsys, "new", "x.orgdesk", "--from", name)[0] == 0
    assert run(capsys, "check", "x.orgdesk")[0] in (0, 1)


def test_the_page_of_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    for rule in all_rules():
        for language in LANGUAGES:
            code, out, _ = run(capsys, "rule", rule.code.lower(), "--lang", language)
            assert code == 0
            assert rule.title.in_(language) in out
            assert "{" not in out.replace("{'", "")


BAD_CALLS = [
    (["check"], "required"),
    (["check", "missing.orgdesk"], "missing.orgdesk"),
    (["check", "missing.toml"], "missing.toml"),
    (["check", "folder"], "folder"),
    (["check", "broken.toml"], "broken.toml"),
    (["check", "binary.toml"], "binary.toml"),
    (["check", "foreign.orgdesk"], "foreign.orgdesk"),
    (["check", "empty.orgdesk"], "empty.orgdesk"),
    (["check", "puskesmas-2014"], "orgdesk new"),
    (["check", "clean.toml", "--select", "NIL"], "NIL"),
    (["check", "clean.toml", "--format", "yaml"], "yaml"),
    (["example", "atlantis"], "atlantis"),
    (["new", "x.orgdesk", "--from", "atlantis"], "atlantis"),
    (["new", "x.txt", "--from", "puskesmas-2014"], "x.txt"),
    (["new", "folder/none/x.orgdesk", "--from", "puskesmas-2014"], "x.orgdesk"),
    (["export", "clean.toml", "-o", "folder"], "folder"),
    (["export", "clean.toml", "-o", "none/x.xlsx"], "none"),
    (["rule", "XYZ123"], "XYZ123"),
    (["missing.orgdesk"], "missing.orgdesk"),
    (["missing.xlsx"], "orgdesk new"),
    (["none/missing.toml"], "missing.toml"),
    (["open", "missing"], "missing"),
    (["clean.toml", "clean.toml"], "clean.toml"),
    (["desktop"], "required"),
    (["desktop", "--install", "--uninstall"], "--uninstall"),
    (["dance"], "dance"),
    (["check", "clean.toml", "--lang", "fr"], "fr"),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("arguments", "named_in_it"), BAD_CALLS, ids=[" ".join(a) for a, _ in BAD_CALLS])
def test_bad_input_ends_in_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], named_in_it: str, language: str
) -> None:
    Path("folder").mkdir()
    Path("clean.toml").write_text(CLEAN, encoding="utf-8")
    Path("broken.toml").write_text("format = ", encoding="utf-8")
    Path("binary.toml").write_bytes(b"\xff\xfe\x00")
    Path("foreign.orgdesk").write_text("not a database at all", encoding="utf-8")
    Path("empty.orgdesk").touch()
    if "--lang" not in arguments:
        arguments = [*arguments, "--lang", language]
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert err.startswith("orgdesk: ") and err.count("\n") == 1
    if named_in_it != "required":
        assert named_in_it in err


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class SlowEngine(Engine):
    """An engine on a slow machine: a slice is one check and takes a while."""

    def step(self, budget: float) -> None:
        time.sleep(0.15)
        super().step(0.0)


def test_what_takes_long_says_how_far_it_is_on_a_terminal_only() -> None:
    here = read_text(EXAMPLE)
    few = all_rules_by_code()["LEA002"]
    terminal, pipe = Terminal(), io.StringIO()
    settle_showing_progress(SlowEngine(here, rules=[few]), "en", terminal)
    settle_showing_progress(Engine(here, rules=[few]), "en", pipe)
    assert "%" in terminal.getvalue() and terminal.getvalue().endswith("\x1b[K")
    assert pipe.getvalue() == ""


def test_as_a_program_of_its_own(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "orgdesk", "check", "nowhere.toml"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == "" and "nowhere.toml" in done.stderr and "Traceback" not in done.stderr


def test_a_reader_that_leaves_early_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "orgdesk", "check", str(EXAMPLE)],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert done.stderr == b""


def test_checking_a_text_waits_for_no_library() -> None:
    script = (
        "import sys; from orgdesk.cli import main; main(['check', sys.argv[1]]);"
        "print(sorted({'sqlalchemy', 'openpyxl', 'networkx'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(EXAMPLE)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == "[]\n"


# -- with a window ----------------------------------------------------------------------------------

SEE_A_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from orgdesk.ui import application, screen

screen.UNSEEN = ()  # here, somebody looks

def see():
    (window,) = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.parent() is None]
    if window.desk.is_open or not "{waits_for_a_document}":
        print(window.desk.language, window.windowTitle())
        window.close()

begin = application.begin

def begin_and_look(window, *what):
    begin(window, *what)
    window.timer = QTimer(interval=50)
    window.timer.timeout.connect(see)
    window.timer.start()

application.begin = begin_and_look
from orgdesk.cli import main
sys.exit(main())
"""


def start(
    *arguments: str, waits_for_a_document: bool = False, environment: Mapping[str, str] | None = None
) -> Run:
    """The program in a process of its own, whose window says its title and is closed."""
    code = SEE_A_WINDOW.replace("{waits_for_a_document}", "x" * waits_for_a_document)
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        env={name: value for name, value in (os.environ | dict(environment or {})).items() if value},
    )
    return done.returncode, done.stdout, done.stderr


def test_the_window_opens_empty_with_a_file_and_with_an_example() -> None:
    assert start() == (0, "en OrgDesk\n", "")
    assert start("--lang", "id") == (0, "id OrgDesk\n", "")
    main(["new", "kerja.orgdesk", "--from", "puskesmas-2014"])
    code, out, _ = start("kerja.orgdesk", waits_for_a_document=True)
    assert code == 0 and out.startswith("en kerja[*]")
    code, out, _ = start("--lang=id", "example", "puskesmas-2014")
    assert code == 0 and out.startswith("id Puskesmas: struktur 2014[*]")
    assert not Path("puskesmas-2014.xlsx").exists()


def test_an_example_opens_no_window_that_nobody_would_see(capsys: pytest.CaptureFixture[str]) -> None:
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    code, out, _ = run(capsys, "example", "puskesmas-2014")
    assert code == 0 and "puskesmas-2014.xlsx" in out
    assert Path("puskesmas-2014.xlsx").exists()


def test_a_command_wins_over_a_file_of_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    Path("rule").write_text(CLEAN, encoding="utf-8")
    code, out, _ = run(capsys, "rule")
    assert code == 0 and "OVL001" in out


NO_SCREEN = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
@pytest.mark.parametrize(
    "screen",
    [
        NO_SCREEN,
        NO_SCREEN | {"DISPLAY": ":4711"},
        NO_SCREEN | {"WAYLAND_DISPLAY": "wayland-4711"},
        {"QT_QPA_PLATFORM": "atlantis"},
    ],
    ids=["none", "X that does not answer", "Wayland that does not answer", "unknown platform"],
)
def test_without_a_screen_it_says_so_and_an_example_is_worked_through(screen: dict[str, str]) -> None:
    Path("clean.toml").write_text(CLEAN, encoding="utf-8")
    for arguments in ([], ["clean.toml"]):
        code, out, err = start(*arguments, environment=screen)
        assert (code, out) == (2, "")
        assert err.startswith("orgdesk: ") and err.count("\n") == 1 and "orgdesk check FILE" in err
    code, out, err = start("example", "puskesmas-2014", environment=screen)
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "Written: puskesmas-2014.xlsx"


def test_without_the_libraries_of_qt_it_says_so(tmp_path: Path) -> None:
    broken = tmp_path / "site" / "PySide6"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text(
        "raise ImportError('libEGL.so.1: cannot open shared object file')", encoding="utf-8"
    )
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "site")}
    command = [sys.executable, "-m", "orgdesk"]
    asked = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert asked.returncode == 2 and "libEGL.so.1" in asked.stderr and asked.stderr.count("\n") == 1
    command += ["example", "puskesmas-2014"]
    worked = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert worked.returncode == 0 and Path("puskesmas-2014.xlsx").exists()


# -- the Linux desktop --------------------------------------------------------------------------------


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="for Linux")
def test_the_desktop_learns_and_forgets_the_program(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    code, out, _ = run(capsys, "desktop", "--install")
    written = [Path(line.removeprefix("Written: ")) for line in out.splitlines()]
    assert code == 0 and all(path.is_relative_to(tmp_path / "data") for path in written)
    assert {path.name for path in written} == {"orgdesk.desktop", "orgdesk.xml", "orgdesk.svg"}
    code, out, _ = run(capsys, "desktop", "--uninstall", "--lang", "id")
    assert code == 0 and out.count("Dihapus: ") == 3
    assert not any(path.exists() for path in written)
    assert run(capsys, "desktop", "--uninstall") == (0, "", "")
