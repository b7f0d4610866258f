"""LibreOffice really opens our workbooks and saves them again; the keys and the state survive."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest
from builders import after
from openpyxl import load_workbook
from random_organization import random_organization

from orgdesk.analysis.engine import Verdict
from orgdesk.exchange.excel import keys
from orgdesk.exchange.excel.choices import ExportChoices
from orgdesk.exchange.excel.form import write_form
from orgdesk.exchange.excel.workbook import write_workbook
from orgdesk.exchange.incoming.returning.returned import plan_return
from orgdesk.exchange.sheets.read import read_book

SOFFICE = shutil.which("soffice")
DAY = dt.date(2026, 11, 22)
SECONDS = 120

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def saved_by_libreoffice(profile: str, form: str, folder: Path, *files: Path) -> list[Path]:
    """The files as LibreOffice saves them in another form."""
    assert SOFFICE is not None
    saved = folder / f"saved-{form}"
    command = [SOFFICE, profile, "--headless", "--convert-to", form, "--outdir", str(saved), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    return [saved / f"{file.stem}.{form}" for file in files]


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_what_libreoffice_saves_comes_back_with_its_edits(
    form: str, tmp_path: Path, office_profile: str
) -> None:
    there = random_organization(9)
    unit = next(iter(there.units))
    whole, edited, asked = (tmp_path / name for name in ("utuh.xlsx", "ubah.xlsx", "formulir.xlsx"))
    write_workbook(there, Verdict((), ()), whole, ExportChoices(language="id"), DAY)
    write_form(there, asked, ExportChoices(language="en", words=True), DAY)
    book = load_workbook(whole)
    sheet = book["Daftar Unit"]
    column = next(c.column for row in sheet.iter_rows() for c in row if c.value == "c:head_title")
    row = next(c.row for cells in sheet.iter_rows() for c in cells if c.value == f"u:{unit}")
    sheet.cell(row, column).value = "Kepala Bidang"
    book.save(edited)
    book = load_workbook(asked)
    form_sheet = book.worksheets[0]
    place = next(c for cells in form_sheet.iter_rows() for c in cells if c.value == keys.RESPONDENT + "name")
    form_sheet.cell(place.row, place.column + 1).value = "Budi"
    book.save(asked)

    whole, edited, asked = saved_by_libreoffice(office_profile, form, tmp_path, whole, edited, asked)
    plan = plan_return(read_book(whole), there)
    assert not plan.change_set and not plan.problems and not plan.questions and not plan.conflicts
    plan = plan_return(read_book(edited), there)
    assert len(plan.change_set.rows) == 1 and not plan.problems
    assert after(there, plan.change_set).units[unit].head_title == "Kepala Bidang"
    people = after(there, plan_return(read_book(asked), there).change_set).respondents
    assert "Budi" in {who.name for who in people.values()}
