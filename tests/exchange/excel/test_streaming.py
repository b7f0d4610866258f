import datetime as dt
import tempfile
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from builders import assignment, function, organization, unit
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from orgdesk.analysis.engine import Engine, Verdict
from orgdesk.exchange.excel import pen as pens
from orgdesk.exchange.excel.choices import ExportChoices
from orgdesk.exchange.excel.form import write_form
from orgdesk.exchange.excel.pen import Look, Pen, Run
from orgdesk.exchange.excel.stream import Meter, new_book, new_sheet, pack
from orgdesk.exchange.excel.workbook import write_workbook
from orgdesk.exchange.text import read_text
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Agency, AgencyKind
from orgdesk.reference.shipped import named

TODAY = dt.date(2026, 11, 21)
CHOICES = ExportChoices(language="id")


class Stopped(Exception):
    pass


@pytest.fixture(autouse=True)
def files_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the sheets are gathered while they are written."""
    folder = tmp_path / "beside"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def model() -> Organization:
    return read_text(named("examples")["dinas-kesehatan"])


@pytest.mark.parametrize("stop_at", [1, 30, 60, 90, 95])
def test_whoever_stops_it_finds_nothing_left_behind(tmp_path: Path, files_beside: Path, stop_at: int) -> None:
    target = tmp_path / "a.xlsx"
    target.write_text("old")

    def advance(percent: int) -> None:
        if percent >= stop_at:
            raise Stopped

    with pytest.raises(Stopped):
        write_workbook(model(), Verdict((), ()), target, CHOICES, TODAY, advance)
    assert target.read_text() == "old"
    assert list(files_beside.iterdir()) == []
    assert {path.name for path in tmp_path.iterdir()} == {"a.xlsx", "beside"}


def test_a_form_can_be_stopped_too(tmp_path: Path, files_beside: Path) -> None:
    def advance(_: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        write_form(model(), tmp_path / "a.xlsx", CHOICES, TODAY, advance)
    assert list(files_beside.iterdir()) == []
    assert {path.name for path in tmp_path.iterdir()} == {"beside"}


def test_it_says_how_far_it_is(tmp_path: Path, files_beside: Path) -> None:
    told: list[int] = []
    write_workbook(model(), Verdict((), ()), tmp_path / "a.xlsx", CHOICES, TODAY, told.append)
    assert told == sorted(told)
    assert told[-1] <= 100
    assert len(set(told)) > 8
    assert list(files_beside.iterdir()) == []


def reloaded(book: Workbook) -> Worksheet:
    file = BytesIO()
    pack(book, file, TODAY, Meter(1, None))
    sheet = load_workbook(file, rich_text=True).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def test_what_is_set_row_by_row_is_all_there() -> None:
    with new_book() as book:
        pen = Pen(new_sheet(book, "A"), Meter(1, None))
        pen.widths([12.0, 30.0])
        pen.merge(1, 1, 3, "Judul", Look(bold=True))
        pen.height(1, 40)
        pen.flush()
        cell = pen.shared("KP", Look(fill="#112233"))
        pen.place(3, 2, [cell, cell])
        pen.comment(pen.again(3, 4, cell), "catatan")
        pen.put(4, 1, [Run("KP ", "#954200"), Run("KO", "#005686")], Look(wrap=True))
        pen.put(5, 1, 2.5, Look())
        pen.hide(row=5, column=3)
        pen.flush()
        sheet = reloaded(book)
    assert sheet["A1"].value == "Judul" and str(sheet["A1"].font.b) == "True"
    assert [str(block) for block in sheet.merged_cells.ranges] == ["A1:C1"]
    assert sheet.row_dimensions[1].height == 40
    assert [sheet.cell(3, column).value for column in (1, 2, 3, 4)] == [None, "KP", "KP", "KP"]
    assert sheet["C3"].fill.fgColor.rgb == "FF112233"
    assert (sheet["B3"].comment, sheet["D3"].comment is not None) == (None, True)
    assert sheet["D3"].comment is not None and sheet["D3"].comment.text == "catatan"
    assert str(sheet["A4"].value) == "KP KO"
    assert sheet["A5"].value == 2.5
    assert sheet.row_dimensions[5].hidden
    assert sheet.column_dimensions["B"].width == 30


def test_a_row_that_has_left_is_not_written_again() -> None:
    with new_book() as book:
        pen = Pen(new_sheet(book, "A"), Meter(1, None))
        pen.put(2, 1, "x", Look())
        pen.flush()
        with pytest.raises(AssertionError):
            pen.put(2, 1, "y", Look())


def test_so_many_comments_are_written_and_no_more() -> None:
    with new_book() as book:
        pen = Pen(new_sheet(book, "A"), Meter(1, None))
        cells = [pen.put(1, n, "x", Look()) for n in range(1, pens._MOST_COMMENTS + 11)]
        for cell in cells:
            pen.comment(cell, "a")
        assert sum(cell.comment is not None for cell in cells) == pens._MOST_COMMENTS


def test_entries_bear_the_day_that_is_given(tmp_path: Path) -> None:
    write_workbook(
        organization(assignment("F", "KP", "U")), Verdict((), ()), tmp_path / "a.xlsx", CHOICES, TODAY
    )
    with ZipFile(tmp_path / "a.xlsx") as archive:
        assert {info.date_time[:3] for info in archive.infolist()} == {(2026, 11, 21)}
        assert archive.testzip() is None


def test_each_agency_has_a_sheet_with_a_name_that_a_sheet_can_have(tmp_path: Path) -> None:
    names = [
        "Dinas [A]: 1/2",
        "dinas a 1 2",
        "'=X'",
        "History",
        "OrgDesk",
        "x" * 60,
        "x" * 50,
        "Temuan",
        "\x00\n",
    ]
    rows = [
        Agency(id=f"A{n}", name=name, agency_kind=AgencyKind.LOCAL_AGENCY, order=n)
        for n, name in enumerate(names)
    ]
    units = [unit(f"U{n}", agency=f"A{n}") for n in range(len(names))]
    held = [assignment(f"F{n}", "KP", f"U{n}") for n in range(len(names))]
    here = organization(*rows, *units, *held, function("F99"))
    engine = Engine(here, as_of=TODAY)
    engine.settle()
    choices = ExportChoices(language="id", sheet_per_agency=True)
    write_workbook(here, engine.verdict(), tmp_path / "a.xlsx", choices, TODAY)
    book = load_workbook(tmp_path / "a.xlsx")
    titles = [sheet.title for sheet in book.worksheets[: len(names)]]
    assert titles == [
        "Dinas A 1 2",
        "dinas a 1 2 (2)",
        "=X",
        "History (2)",
        "OrgDesk (2)",
        "x" * 31,
        "x" * 27 + " (2)",
        "Temuan",
        "-",
    ]
    assert "Temuan (2)" in book.sheetnames
    assert len({title.casefold() for title in book.sheetnames}) == len(book.sheetnames)
    for n, sheet in enumerate(book.worksheets[: len(names)]):
        keys_across = [str(cell.value) for cell in sheet[5] if str(cell.value).startswith("u:")]
        assert keys_across == [f"u:U{n}"]
        lines = [sheet.cell(row, 1).value for row in range(10, 12)]
        assert lines == [f"F{n}", None]
