"""`orgdesk import`, as scripts and people use it."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import openpyxl
import pytest
from builders import assignment, function, organization, unit

from orgdesk.cli import main
from orgdesk.cli.running import ProgressLine
from orgdesk.document import Document, recoverable
from orgdesk.exchange.models import read_model
from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import Organization

SHEET = """\
NO;FUNGSI;Kadis;Bidang P2P
1;Perencanaan obat;KP;RN
2;Imunisasi rutin;KP;PL
"""
OPEN = "Kegiatan;Tim 1;Tim 2;Tim 3\nRapat;X;X;\nLaporan;;X;X\nArsip;X;;X\n"
"""Marks, of which nobody says what they mean."""

Run = tuple[int, str, str]


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ORGDESK_STATE", str(tmp_path / "state"))
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    Path("in.csv").write_text(SHEET, encoding="utf-8")
    Path("open.csv").write_text(OPEN, encoding="utf-8")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> Run:
    try:
        code = main(["import", *arguments])
    except SystemExit as stop:
        code = int(stop.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


def write(path: str, here: Organization) -> None:
    from orgdesk.storage.open_file import write as write_file

    write_file(Path(path), here)


def test_into_a_new_file(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "in.csv", "-o", "baru.orgdesk")
    assert (code, err) == (0, "")
    assert "Written: baru.orgdesk" in out and "assignment: 4 new" in out and "Units in columns" in out
    here = read_model(Path("baru.orgdesk"))
    assert here.project.name == "baru" and len(here.assignments) == 4
    with Document.open("baru.orgdesk", read_only=True) as document:
        assert document.undo_label == Text("Impor in.csv", "Import in.csv")


def test_an_existing_file_is_not_replaced(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ada.orgdesk").write_bytes(b"mine")
    code, _, err = run(capsys, "in.csv", "-o", "ada.orgdesk")
    assert code == 2 and "not overwritten" in err and Path("ada.orgdesk").read_bytes() == b"mine"
    assert run(capsys, "in.csv", "-o", "ada.txt")[0] == 2


def test_into_a_file_that_is_there_as_one_step(capsys: pytest.CaptureFixture[str]) -> None:
    write("m.orgdesk", organization(unit("KADIS", name="Kadis"), function("F1", wording="Imunisasi rutin")))
    code, out, err = run(capsys, "in.csv", "--into", "m.orgdesk", "--lang", "id")
    assert (code, err) == (0, "") and "fungsi: 1 baru, 1 tetap" in out and "Ditulis: m.orgdesk" in out
    assert recoverable() == []
    with Document.open("m.orgdesk") as document:
        assert len(document.organization.functions) == 2 and document.undo_label is not None
        document.undo()
        assert len(document.organization.functions) == 1


def test_the_same_again_changes_nothing_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "in.csv", "-o", "m.orgdesk")[0] == 0
    before = Path("m.orgdesk").read_bytes()
    code, out, _ = run(capsys, "in.csv", "--into", "m.orgdesk")
    assert code == 0 and "Written" not in out and "4 unchanged" in out
    assert Path("m.orgdesk").read_bytes() == before


def test_into_one_file_written_to_another(capsys: pytest.CaptureFixture[str]) -> None:
    write("m.orgdesk", organization(unit("KADIS", name="Kadis")))
    before = Path("m.orgdesk").read_bytes()
    assert run(capsys, "in.csv", "--into", "m.orgdesk", "-o", "n.orgdesk")[0] == 0
    assert Path("m.orgdesk").read_bytes() == before
    assert {u.id for u in read_model(Path("n.orgdesk")).units.values()} > {"KADIS"}
    assert run(capsys, "in.csv", "--into", "n.orgdesk", "-o", "./n.orgdesk")[0] == 0


def test_into_the_text_of_a_model_needs_another_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("m.toml").write_text('format = 1\n[project]\nname = "T"\n', encoding="utf-8")
    assert run(capsys, "in.csv", "--into", "m.toml")[0] == 2
    assert run(capsys, "in.csv", "--into", "m.toml", "-o", "n.orgdesk")[0] == 0
    assert read_model(Path("n.orgdesk")).project.name == "T"


def test_a_locked_file_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    write("m.orgdesk", organization(unit("U1")))
    with Document.open("m.orgdesk"):
        code, _, err = run(capsys, "in.csv", "--into", "m.orgdesk")
        assert code == 2 and "m.orgdesk" in err
        assert run(capsys, "in.csv", "--into", "m.orgdesk", "--dry-run")[0] == 0
    assert len(read_model(Path("m.orgdesk")).units) == 1


def test_a_dry_run_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "in.csv", "--dry-run", "--format", "json")
    assert (code, err) == (0, "")
    data = json.loads(out)
    assert data["changes"]["assignment"]["added"] == 4 and data["ready"] is True
    assert sorted(path.name for path in Path().iterdir()) == ["in.csv", "open.csv"]


def test_without_a_target_it_is_refused_before_anything_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "nowhere.csv")
    assert code == 2 and out == "" and "--dry-run" in err


def test_open_questions_stop_it_and_are_answered_in_a_mapping(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "open.csv", "-o", "m.orgdesk", "--save-mapping", "map.toml")
    assert code == 2 and "answered first" in err and not Path("m.orgdesk").exists()
    assert '"code:X" = one of "KP"' in out
    text = Path("map.toml").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith('# "code:X"'))
    Path("map.toml").write_text(text.replace(line, '"code:X" = "PL"'), encoding="utf-8")
    code, out, err = run(capsys, "open.csv", "-o", "m.orgdesk", "--mapping", "map.toml")
    assert (code, err) == (0, "")
    assert {a.role for a in read_model(Path("m.orgdesk")).assignments.values()} == {"executor"}


def test_a_bad_mapping_is_told_with_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    Path("map.toml").write_text("format = 1\n[answers]\nx = 3\n", encoding="utf-8")
    code, out, err = run(capsys, "in.csv", "--dry-run", "--mapping", "map.toml")
    assert (code, out) == (2, "") and "map.toml, line 3" in err


def test_a_sheet_that_is_left_out_by_the_mapping(capsys: pytest.CaptureFixture[str]) -> None:
    Path("map.toml").write_text('format = 1\n[sheets.in]\nlayout = "skip"\n', encoding="utf-8")
    code, _, err = run(capsys, "in.csv", "--dry-run", "--mapping", "map.toml")
    assert code == 2 and "No table was recognized" in err


def test_nothing_recognized(capsys: pytest.CaptureFixture[str]) -> None:
    Path("text.csv").write_text("Selamat pagi\n", encoding="utf-8")
    code, _, err = run(capsys, "text.csv", "-o", "m.orgdesk")
    assert code == 2 and "nothing was written" in err and not Path("m.orgdesk").exists()
    assert run(capsys, "nowhere.csv", "--dry-run")[0] == 2


def test_our_own_workbook_comes_back_without_a_change(capsys: pytest.CaptureFixture[str]) -> None:
    write("m.orgdesk", organization(unit("U1"), function("F1")))
    assert main(["export", "m.orgdesk", "-o", "m.xlsx"]) == 0
    capsys.readouterr()
    code, out, _ = run(capsys, "m.xlsx", "--into", "m.orgdesk", "--format", "json")
    assert code == 0 and all(n["added"] == n["changed"] == 0 for n in json.loads(out)["changes"].values())


def test_what_was_changed_in_both_places_stays_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    def model(code: str) -> Organization:
        return organization(unit("U1"), function("F1"), assignment("F1", code, "U1"))

    write("m.orgdesk", model("KP"))
    assert main(["export", "m.orgdesk", "-o", "m.xlsx"]) == 0
    book = openpyxl.load_workbook("m.xlsx")
    matrix = book.worksheets[0]
    (cell,) = (cell for row in matrix.iter_rows() for cell in row if cell.value == "KP")
    cell.value = "PL"
    book.save("m.xlsx")
    write("n.orgdesk", model("PW"))
    code, out, err = run(capsys, "m.xlsx", "--into", "n.orgdesk")
    assert code == 0 and "stays as it is in OrgDesk" in err and '= "theirs"' in out
    assert {a.role for a in read_model(Path("n.orgdesk")).assignments.values()} == {"supervisor"}
    key = re.search(r'"(conflict:[^"]+)" = "theirs"', out)
    assert key is not None
    Path("map.toml").write_text(f'format = 1\n[answers]\n"{key[1]}" = "theirs"\n', encoding="utf-8")
    assert run(capsys, "m.xlsx", "--into", "n.orgdesk", "--mapping", "map.toml")[0] == 0
    assert {a.role for a in read_model(Path("n.orgdesk")).assignments.values()} == {"executor"}


def test_ctrl_c_leaves_everything_as_it_was(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(line: ProgressLine, percent: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ProgressLine, "at", interrupt)
    assert run(capsys, "in.csv", "-o", "m.orgdesk")[0] == 130
    assert not Path("m.orgdesk").exists()


def test_progress_is_shown_on_a_terminal_after_half_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    now = [0.0]
    monkeypatch.setattr("orgdesk.cli.running.time.monotonic", lambda: now[0])
    stream = Terminal()
    line = ProgressLine(Text("{done}%", "{done}%"), "en", stream)
    line.at(10)
    assert stream.getvalue() == ""
    now[0] = 0.6
    line.at(20)
    line.at(20)
    assert stream.getvalue() == "\r20%"
    line.end()
    line.end()
    assert stream.getvalue() == "\r20%\r\x1b[K"
    pipe = io.StringIO()
    quiet = ProgressLine(Text("{done}%", "{done}%"), "en", pipe)
    now[0] = 9.0
    quiet.at(50)
    quiet.end()
    assert pipe.getvalue() == ""


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_explains_itself(capsys: pytest.CaptureFixture[str], language: str) -> None:
    code, out, err = run(capsys, "--lang", language, "--help")
    assert (code, err) == (0, "") and "--save-mapping" in out


def test_checking_does_not_load_what_reads_sheets() -> None:
    import subprocess

    program = (
        "import sys; from orgdesk.cli import main; main(['rule', 'GAP001']); "
        "loaded = ('openpyxl', 'orgdesk.exchange.incoming', 'rapidfuzz'); "
        "print([name for name in sys.modules if name.startswith(loaded)])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip().splitlines()[-1] == "[]"
