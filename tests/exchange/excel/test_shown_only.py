"""What leaves the house: a workbook for some agencies names no others, and keeps what it does show."""

import datetime as dt
from io import BytesIO
from pathlib import Path

import pytest
from builders import after, agency, assignment, function, line, organization, unit
from openpyxl import Workbook, load_workbook

from orgdesk.analysis.engine import Verdict
from orgdesk.exchange.excel import keys
from orgdesk.exchange.excel.choices import ExportChoices
from orgdesk.exchange.excel.form import write_form
from orgdesk.exchange.excel.state import State, pack, unpack
from orgdesk.exchange.excel.workbook import workbook_bytes
from orgdesk.exchange.incoming.returning.returned import plan_return
from orgdesk.exchange.sheets.read import read_book
from orgdesk.exchange.sheets.watch import SheetRefused
from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import AuthoritySource, Record

TODAY = dt.date(2026, 11, 21)
ONE = ExportChoices(language="id", agencies=frozenset({"A"}))


def model(*more: Record) -> Organization:
    return organization(
        agency("A", name="Dinas Kesehatan"),
        agency("B", name="Dinas Sosial"),
        unit("U1", name="Bidang Gizi"),
        unit("V1", name="Bidang Bantuan", agency="B"),
        unit("V2", name="Bidang Kembar", agency="B"),
        unit("V3", name="Bidang Kembar", agency="B"),
        function("F1", wording="Gizi"),
        function("F2", wording="Bantuan"),
        assignment("F1", "KP", "U1", source=AuthoritySource.DELEGATION, grantor="V1"),
        assignment("F1", "PL", "V1"),
        assignment("F2", "PL", "V1"),
        *more,
    )


def said(book: Workbook) -> set[str]:
    return {str(c.value) for sheet in book.worksheets for row in sheet.iter_rows() for c in row if c.value}


def form(tmp_path: Path, choices: ExportChoices = ONE) -> tuple[Workbook, State]:
    write_form(model(), tmp_path / "f.xlsx", choices, TODAY)
    book = load_workbook(tmp_path / "f.xlsx")
    cells = book[keys.STATE_SHEET].iter_rows(2, max_col=1, values_only=True)
    return book, unpack([str(row[0]) for row in cells if row[0]])


def test_a_form_for_an_agency_asks_about_all_functions(tmp_path: Path) -> None:
    book, _ = form(tmp_path)
    assert {"f:F1", "f:F2", "u:U1"} <= said(book)
    assert "u:V1" not in said(book)
    chosen, _ = form(tmp_path, ExportChoices(language="id", functions=frozenset({"F2"})))
    assert "f:F2" in said(chosen) and "f:F1" not in said(chosen)


def test_a_form_carries_nobody_who_is_not_on_it(tmp_path: Path) -> None:
    book, state = form(tmp_path)
    assert set(state.organization.units) == {"U1"}
    assert set(state.organization.agencies) == {"A"}
    assert not any("Sosial" in text or "Bantuan" in text for text in said(book) - {"Bantuan"})


def test_who_holds_roles_elsewhere_is_on_no_sheet_of_an_agency() -> None:
    book = load_workbook(BytesIO(workbook_bytes(model(), Verdict((), ()), ONE, TODAY)))
    roles = {str(c.value) for row in book["Matriks Peran"].iter_rows() for c in row if c.value}
    assert "U1" in roles and "V1" not in roles
    assert not any("Dinas Sosial" in text for text in said(book))


def test_a_superior_in_another_agency_comes_back_as_it_was(tmp_path: Path) -> None:
    there = model(line("U1", "V2"))
    path = tmp_path / "m.xlsx"
    path.write_bytes(workbook_bytes(there, Verdict((), ()), ONE, TODAY))
    plan = plan_return(read_book(path), there)
    assert not (plan.change_set or plan.problems or plan.conflicts or plan.questions)


@pytest.mark.parametrize("name", ["_x0041_", "a_x000A_b", "_x005F_", "_x12_", "__x0041__"])
def test_what_looks_like_an_escaped_character_stays_as_it_is(name: str, tmp_path: Path) -> None:
    there = organization(agency("A", name=name), unit("U1", name=name), function("F1", wording=name))
    path = tmp_path / "m.xlsx"
    path.write_bytes(workbook_bytes(there, Verdict((), ()), ExportChoices(language="id"), TODAY))
    plan = plan_return(read_book(path), there)
    assert not plan.change_set and not plan.problems
    assert (
        after(Organization(), plan_return(read_book(path), Organization()).change_set).units["U1"].name
        == name
    )


def test_unpacking_a_large_state_can_be_stopped() -> None:
    there = organization(agency("A"), *(unit(f"U{n}") for n in range(2_500)))

    def stop() -> None:
        raise SheetRefused(Text("cukup", "enough"))

    with pytest.raises(SheetRefused):
        unpack(pack(State(there, "id", TODAY)), going=stop)
