"""Whatever the model: its workbook comes back as it went, also after harmless treatment, and into an empty
model it brings all that it holds."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from random import Random

from builders import after
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_organization import random_organization
from returned_books import FILTER_ROW, insert_column, insert_row, returned_book

from orgdesk.analysis.engine import Verdict
from orgdesk.exchange.excel.choices import ExportChoices
from orgdesk.exchange.excel.workbook import workbook_bytes
from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.returning.keyed_sheets import read_state
from orgdesk.exchange.incoming.returning.returned import plan_return
from orgdesk.exchange.sheets.grid import Book, Sheet
from orgdesk.exchange.sheets.read import read_book
from orgdesk.organization.organization import Organization
from orgdesk.reference.standard import empty_organization

SEEDS = st.integers(0, 10_000)
SLOW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def choices(draw: st.DrawFn, there: Organization) -> ExportChoices:
    some = st.sampled_from(sorted(there.agencies))
    return ExportChoices(
        language=draw(st.sampled_from(["id", "en"])),
        agencies=draw(st.none() | st.frozensets(some, min_size=1)),
        functions=draw(st.none() | st.just(frozenset({"M"}))),
        words=draw(st.booleans()),
        findings=draw(st.booleans()),
        sheet_per_agency=draw(st.booleans()),
        lists=draw(st.booleans()),
        validation=draw(st.booleans()),
        guide=draw(st.booleans()),
    )


@SLOW
@given(SEEDS, st.data())
def test_what_is_exported_is_imported_as_no_change(tmp_path: Path, seed: int, data: st.DataObject) -> None:
    there = random_organization(seed)
    path = tmp_path / "matriks.xlsx"
    chosen = data.draw(choices(there))
    path.write_bytes(workbook_bytes(there, Verdict((), ()), chosen, dt.date(2026, 11, 22)))
    book = read_book(path)
    plan = plan_return(book, there)
    assert not plan.change_set and not plan.conflicts and not plan.questions and not plan.problems
    state = read_state(book)
    assert state is not None
    fresh = empty_organization()
    plan = plan_return(book, fresh)
    assert after(fresh, plan.change_set) == state.organization


@settings(max_examples=25, deadline=None)
@given(SEEDS, SEEDS, st.booleans(), st.sampled_from(["id", "en"]))
def test_harmless_treatment_changes_nothing(seed: int, other: int, words: bool, language: str) -> None:
    there = random_organization(seed)
    book = returned_book(there, words=words, language="en" if language == "en" else "id")
    rng = Random(other)
    for sheet in book.sheets[:-1]:
        _treat(sheet, rng)
    rng.shuffle(book.sheets)
    plan = plan_return(book, there)
    assert not plan.change_set and not plan.conflicts and not plan.questions and not plan.problems
    again = plan_return(Book(book.name, book.form, book.sheets), after(there, plan.change_set))
    assert not again.change_set


def _treat(sheet: Sheet, rng: Random) -> None:
    """Sort rows, move columns, insert empty ones, hide, type in lower case, rename."""
    keyed = [row for row, cells in sheet.rows.items() if any(_line_key(text) for text in cells.values())]
    bodies = [sheet.rows[row] for row in keyed]
    rng.shuffle(bodies)
    sheet.rows.update(zip(keyed, bodies, strict=True))
    columns = list(range(1, sheet.last_column + 1))
    if not sheet.merged:
        moved = dict(zip(columns, rng.sample(columns, len(columns)), strict=True))
        sheet.rows = {row: {moved[c]: t for c, t in cells.items()} for row, cells in sheet.rows.items()}
    for _ in range(rng.randrange(3)):
        insert_row(sheet, rng.randrange(FILTER_ROW + 1, sheet.last_row + 3))
        insert_column(sheet, rng.randrange(1, sheet.last_column + 2))
    for row, cells in sheet.rows.items():
        if row > FILTER_ROW:
            for column, text in cells.items():
                if rng.random() < 0.2 and not text.startswith(("c:", "x:")) and text[1:2] != ":":
                    cells[column] = f"{text}  "
    sheet.hidden_rows = set(rng.sample(sorted(sheet.rows), min(4, len(sheet.rows))))
    sheet.hidden_columns = set(rng.sample(columns, min(2, len(columns))))
    sheet.name = f"Lembar {rng.random()}"


def _line_key(text: str) -> bool:
    return text.startswith(("f:", "u:", "r:")) and "orgdesk" not in text


TYPED = (
    *("", "PL", "kp/pw", "PLKP", "zz", "-", "idem", "2", "ya", "A0U0", "F3", "G1", "tujuan", "IVa", "=1+1"),
    *("Bidang Baru", "Fungsi baru", "f:F3", "u:A0U0", "c:code", "x:Catatan", "orgdesk:units"),
)


@settings(max_examples=25, deadline=None)
@given(SEEDS, SEEDS)
def test_whatever_is_typed_the_plan_fits_and_leaves_nothing_to_do(seed: int, other: int) -> None:
    there = random_organization(seed)
    book = returned_book(there)
    rng = Random(other)
    for _ in range(rng.randrange(1, 25)):
        sheet = rng.choice(book.sheets[:-1])
        row, column = rng.randrange(FILTER_ROW, sheet.last_row + 2), rng.randrange(1, sheet.last_column + 2)
        match rng.randrange(8):
            case 0:
                insert_row(sheet, row)
            case 1:
                insert_column(sheet, column)
            case 2:
                sheet.rows.pop(row, None)
            case _:
                sheet.rows.setdefault(row, {})[column] = rng.choice(TYPED)
                sheet.rows[row] = {c: text for c, text in sheet.rows[row].items() if text}
    answer = rng.choice(["keep", "remove"])
    mapping = Mapping({f"gone:{kind}": answer for kind in ("function", "unit", "assignment")})
    plan = plan_return(book, there, mapping)
    assert not any("cannot be taken in" in problem.sentence.en for problem in plan.problems)
    again = plan_return(book, after(there, plan.change_set), mapping)
    assert not again.change_set
    assert answer == "remove" or not again.conflicts
