import datetime as dt
from functools import cache
from io import BytesIO

import pytest
from builders import assignment, organization, unit
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from orgdesk.analysis.engine import Verdict
from orgdesk.exchange.excel.choices import ExportChoices
from orgdesk.exchange.excel.words import GUIDE
from orgdesk.exchange.excel.workbook import workbook_bytes
from orgdesk.organization.bilingual import LANGUAGES, Language

TODAY = dt.date(2026, 11, 21)


@cache
def book(choices: ExportChoices) -> Workbook:
    model = organization(unit("U1", agency="A"), unit("U2", agency="B"), assignment("F1", "KP", "U1"))
    return load_workbook(BytesIO(workbook_bytes(model, Verdict((), ()), choices, TODAY)))


def said(written: Workbook, language: Language) -> list[str]:
    return [str(v) for row in written[GUIDE.in_(language)].values for v in row if v is not None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_the_sheets_that_return_and_all_codes(language: Language) -> None:
    written = book(ExportChoices(language=language))
    texts = said(written, language)
    returning = {s.title for s in written.worksheets if s.sheet_properties.tabColor and s.title in texts}
    assert len(returning) == 4
    assert {"KP", "PL", "PW"} <= set(texts)


def test_it_speaks_of_what_is_there_only() -> None:
    texts = said(book(ExportChoices(language="id", lists=False)), "id")
    assert "Daftar Fungsi" not in texts
    assert any("KO PL" in text and "spasi" in text for text in texts)


def test_it_can_be_left_out() -> None:
    assert GUIDE.id not in book(ExportChoices(language="id", guide=False)).sheetnames


def test_it_is_set_for_paper() -> None:
    sheet = book(ExportChoices(language="id"))[GUIDE.id]
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.print_area
