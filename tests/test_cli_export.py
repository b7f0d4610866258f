"""The choices of `orgdesk export`."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from builders import agency, assignment, function, organization, unit

from orgdesk.cli import main
from orgdesk.exchange.excel.choices import ExportChoices
from orgdesk.organization.records import Record
from orgdesk.storage.open_file import write


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ORGDESK_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    rows: list[Record | list[Record]] = [
        agency("A", short_name="Dinkes"),
        agency("B"),
        unit("UA", agency="A"),
        unit("UB", agency="B"),
        function("F1"),
        function("F11", parent="F1"),
        function("F2"),
        assignment("F1", "KP", "UA"),
        assignment("F2", "PL", "UB"),
    ]
    write(Path("m.orgdesk"), organization(*rows))


def chosen(monkeypatch: pytest.MonkeyPatch, *flags: str) -> ExportChoices:
    found: list[ExportChoices] = []

    def noted(*arguments: object) -> None:
        found.extend(a for a in arguments if isinstance(a, ExportChoices))

    monkeypatch.setattr("orgdesk.exchange.excel.workbook.write_workbook", noted)
    monkeypatch.setattr("orgdesk.exchange.excel.form.write_form", noted)
    assert main(["export", "m.orgdesk", "-o", "m.xlsx", *flags]) == 0
    (choices,) = found
    return choices


def test_all_of_it_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    assert chosen(monkeypatch) == ExportChoices(language="en")


def test_each_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    choices = chosen(
        monkeypatch,
        *("--lang", "id", "--agency", "dinkes", "--agency", "B", "--function", "F1", "--words"),
        *(
            "--no-findings",
            "--no-comments",
            "--sheet-per-agency",
            "--no-lists",
            "--no-validation",
            "--no-guide",
        ),
    )
    assert choices == ExportChoices(
        language="id",
        agencies=frozenset({"A", "B"}),
        functions=frozenset({"F1"}),
        words=True,
        findings=False,
        comments=False,
        sheet_per_agency=True,
        lists=False,
        validation=False,
        guide=False,
    )


def test_a_form_takes_the_same_choices(monkeypatch: pytest.MonkeyPatch) -> None:
    choices = chosen(monkeypatch, "--form", "--agency", "A")
    assert choices.agencies == frozenset({"A"})


def texts(path: str) -> set[str]:
    book = openpyxl.load_workbook(path, read_only=True)
    return {
        str(cell)
        for sheet in book
        if sheet.sheet_state == "visible"
        for row in sheet.values
        for cell in row
        if cell
    }


def test_only_some_functions_are_written() -> None:
    assert main(["export", "m.orgdesk", "-o", "m.xlsx", "--function", "F1", "--no-findings"]) == 0
    found = texts("m.xlsx")
    assert {"F1", "F11"} <= found and "F2" not in found


def test_a_form_is_written() -> None:
    assert main(["export", "m.orgdesk", "-o", "form.xlsx", "--form"]) == 0
    assert {"F1", "F2"} <= texts("form.xlsx")


@pytest.mark.parametrize(
    ("flags", "words"), [(("--agency", "X"), "no agency X"), (("--function", "X"), "no function X")]
)
def test_unknown_codes_are_refused(
    capsys: pytest.CaptureFixture[str], flags: tuple[str, str], words: str
) -> None:
    assert main(["export", "m.orgdesk", "-o", "m.xlsx", *flags]) == 2
    assert words in capsys.readouterr().err and not Path("m.xlsx").exists()


def test_a_code_that_two_functions_have_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    write(Path("n.orgdesk"), organization(function("F1", code="X"), function("F2", code="x")))
    assert main(["export", "n.orgdesk", "-o", "m.xlsx", "--function", "X"]) == 2
    assert "More than one function" in capsys.readouterr().err
