"""The list over the findings of a desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from builders import assignment, function, organization
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from orgdesk.analysis.catalogue import all_rules
from orgdesk.analysis.findings import Severity
from orgdesk.editing.acceptances import accept_finding, accept_findings, withdraw_acceptance
from orgdesk.editing.assignments import toggle_role
from orgdesk.editing.functions import edit_function
from orgdesk.exchange.models import read_example
from orgdesk.organization.bilingual import LANGUAGES, Language, Text
from orgdesk.organization.changes import added, change
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Setting
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.findings import model as model_module
from orgdesk.ui.findings.accept import withdraw
from orgdesk.ui.findings.arrangement import ACCEPTED, FAILED, Grouping, Row
from orgdesk.ui.findings.model import PAGE, Filter, FindingsModel

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
ROOT = QModelIndex()


def keys(model: FindingsModel) -> list[str]:
    """The findings listed, with all cases unfolded."""
    unfold(model)
    rows = [model.row_at(n) for n in range(model.rowCount())]
    return [row.finding.key for row in rows if row.finding is not None]


def unfold(model: FindingsModel) -> None:
    while True:
        rows = [model.row_at(n) for n in range(model.rowCount())]
        folded = [row.case for row in rows if row.is_case and not model.is_open(row.case)]
        if not folded:
            return
        for case in folded:
            model.set_open(case, True)
        while model.canFetchMore(ROOT):
            model.fetchMore(ROOT)


@pytest.mark.parametrize("grouping", Grouping)
def test_it_lists_what_stands_however_it_is_edited(desk: Desk, grouping: Grouping) -> None:
    model = FindingsModel(desk, grouping)
    QAbstractItemModelTester(model, FATAL, model)
    for unit, code in (("P2P", "KP"), ("SKESGA", "PL"), ("P2P", "KP")):
        assert desk.do(toggle_role, unit, "F09", code)
        desk.settle()
        model.catch_up()
        while model.canFetchMore(ROOT):
            model.fetchMore(ROOT)
        assert set(keys(model)) == set(desk.findings.open)
    for _ in range(3):
        desk.undo()
        desk.settle()
        model.catch_up()
    assert set(keys(model)) == set(desk.findings.open)


def test_a_second_decision_maker_appears_and_goes_with_undo(desk: Desk) -> None:
    model = FindingsModel(desk, Grouping.RULE)
    before = keys(model)
    assert desk.do(toggle_role, "P2P", "F09", "KP")
    desk.settle()
    model.catch_up()
    new = set(keys(model)) - set(before)
    assert sum(key.startswith("OVL001:F09") for key in new) == 1
    desk.undo()
    desk.settle()
    model.catch_up()
    assert keys(model) == before


def test_a_row_that_stays_is_left_alone(desk: Desk) -> None:
    model = FindingsModel(desk, Grouping.SEVERITY)
    unfold(model)
    before = {key: row for key, row in rows(model).items() if desk.findings.cases.key_of(key) == key}
    assert desk.do(toggle_role, "P2P", "F09", "KP")
    desk.settle()
    model.catch_up()
    unfold(model)
    after = rows(model)
    stayed = [key for key in before if key in after and desk.findings.cases.key_of(key) == key]
    assert stayed and all(after[key] is before[key] for key in stayed)


def rows(model: FindingsModel) -> dict[str, Row]:
    listed = [model.row_at(number) for number in range(model.rowCount())]
    return {row.finding.key: row for row in listed if row.finding is not None}


def test_a_closed_group_shows_its_heading_only(desk: Desk) -> None:
    model = FindingsModel(desk, Grouping.SEVERITY)
    QAbstractItemModelTester(model, FATAL, model)
    heading = model.row_at(0)
    count = model.heading(heading).count
    before = len(keys(model))
    model.set_open(heading.group, False)
    assert model.row_at(0) is heading and model.row_at(1).is_heading
    assert len(keys(model)) == before - count
    model.set_open(heading.group, True)
    assert len(keys(model)) == before


def test_filters(desk: Desk) -> None:
    model = FindingsModel(desk, Grouping.SEVERITY)
    QAbstractItemModelTester(model, FATAL, model)
    model.set_filter(Filter(hidden=frozenset({Severity.WARNING, Severity.ADVICE})))
    assert len(keys(model)) == desk.findings.counts[Severity.ERROR]
    model.set_filter(Filter(words="imunisasi coordinators"))
    assert keys(model) and all("OVL004:F09" in key for key in keys(model))
    model.set_filter(Filter(about=Selection(rows=(("unit", "IFK"),))))
    assert set(keys(model)) == set(desk.findings.of_row("unit", "IFK"))
    model.set_filter(Filter(about=Selection(cells=(("SKESGA", "F09"),))))
    assert set(keys(model)) == set(desk.findings.of_cell("SKESGA", "F09")) != set()
    model.set_filter(Filter(words="zzz"))
    assert model.rowCount() == 0
    model.set_filter(Filter())
    assert set(keys(model)) == set(desk.findings.open)


def test_what_is_accepted_stands_last_and_folded(desk: Desk) -> None:
    model = FindingsModel(desk, Grouping.SEVERITY)
    QAbstractItemModelTester(model, FATAL, model)
    key = keys(model)[0]
    assert desk.do(accept_finding, key, "So it is", "Sekda", dt.date.today())
    desk.settle()
    model.catch_up()
    assert key not in keys(model)
    last = model.row_at(model.rowCount() - 1)
    assert last.group == ACCEPTED and model.heading(last).count == 1
    model.set_open(ACCEPTED, True)
    shown = model.row_at(model.rowCount() - 1)
    assert shown.finding is not None and shown.finding.key == key
    assert model.line(shown).remark == "Accepted by Sekda"
    assert desk.do(withdraw_acceptance, key)
    desk.settle()
    model.catch_up()
    assert keys(model)[0] == key and model.row_at(model.rowCount() - 1).group != ACCEPTED


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("grouping", Grouping)
def test_every_line_says_something_in_both_languages(
    desk: Desk, grouping: Grouping, language: Language
) -> None:
    desk.set_language(language)
    model = FindingsModel(desk, grouping)
    for number in range(model.rowCount()):
        row = model.row_at(number)
        if row.is_heading:
            heading = model.heading(row)
            assert heading.title and heading.count
        else:
            line = model.line(row)
            assert line.words.endswith(".") and line.links and line.code
            assert line.code in str(model.index(number).data())


def test_switching_the_language_says_all_anew(desk: Desk) -> None:
    model = FindingsModel(desk, Grouping.RULE)
    before = model.line(model.row_at(1)).words
    desk.set_language("id")
    assert model.line(model.row_at(1)).words != before


def test_a_new_name_reads_right_at_once(desk: Desk) -> None:
    model = FindingsModel(desk, Grouping.FUNCTION)
    number = next(n for n in range(model.rowCount()) if "Imunisasi rutin" in str(model.index(n).data()))
    row = desk.organization.functions["F09"]
    assert desk.do(edit_function, replace(row, wording="Vaksinasi"))
    assert "Vaksinasi" in str(model.index(number).data())


def test_a_long_list_comes_page_by_page(
    desk_with: Callable[[Organization], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_module, "SLICE", 60.0)
    rows = [assignment(f"F{n:03}", "KP", unit) for n in range(150) for unit in ("U1", "U2")]
    desk = desk_with(organization(*(function(f"F{n:03}", order=n) for n in range(150)), *rows))
    model = FindingsModel(desk, Grouping.UNIT)
    assert len(desk.findings.open) > PAGE
    assert model.rowCount() == PAGE and model.canFetchMore(ROOT)
    QAbstractItemModelTester(model, FATAL, model)
    model.set_grouping(Grouping.FUNCTION)
    pages = 0
    while model.canFetchMore(ROOT):
        model.fetchMore(ROOT)
        pages += 1
    assert pages and set(keys(model)) == set(desk.findings.open)


def test_with_nothing_open_nothing_is_listed(empty_desk: Desk) -> None:
    model = FindingsModel(empty_desk, Grouping.RULE)
    QAbstractItemModelTester(model, FATAL, model)
    assert model.rowCount() == 0 and not model.canFetchMore(ROOT)


def test_a_check_that_cannot_run_is_listed_as_such(desk: Desk) -> None:
    model = FindingsModel(desk, Grouping.SEVERITY)
    QAbstractItemModelTester(model, FATAL, model)
    code, name = next((rule.code, name) for rule in all_rules() for name in rule.limits)
    wrong = Setting(id=f"{code}.{name}", value="many")
    assert desk.execute(change(Text("Atur", "Set"), added(wrong)))
    desk.settle()
    model.catch_up()
    last = model.row_at(model.rowCount() - 1)
    assert last.group == FAILED and model.heading(last).count == 1
    model.set_open(FAILED, True)
    shown = model.row_at(model.rowCount() - 1)
    assert shown.failure is not None and "many" in model.line(shown).words
    desk.undo()
    desk.settle()
    model.catch_up()
    assert model.row_at(model.rowCount() - 1).group != FAILED


def test_a_case_stands_folded_for_its_findings(desk_with: Callable[[Organization], Desk]) -> None:
    desk = desk_with(read_example("dinas-kesehatan"))
    model = FindingsModel(desk, Grouping.SEVERITY)
    QAbstractItemModelTester(model, FATAL, model)
    listed = [model.row_at(n) for n in range(model.rowCount())]
    folded = [row for row in listed if row.is_case]
    assert len(listed) * 3 < len(desk.findings.open)
    assert sum(model.size(row) for row in folded) + len(rows(model)) == len(desk.findings.open)
    row = next(row for row in folded if model.line(row).code == "COI001")
    line, case = model.line(row), desk.findings.case(row.case)
    assert (
        case is not None
        and "sections of Dinas Kesehatan" in line.words
        and ("agency", "DINKES") in line.links
    )
    assert line.remark.startswith(f"{len(case.members)} findings")
    at = listed.index(row)
    model.set_open(row.case, True)
    below = [model.row_at(at + 1 + n) for n in range(len(case.members))]
    assert {r.finding.key for r in below if r.finding} == {f.key for f in case.members}
    assert all(model.is_below_case(r) for r in below)
    assert str(model.index(at).data()).endswith(f"({len(case.members)})")


def test_headings_count_cases_and_findings(desk_with: Callable[[Organization], Desk]) -> None:
    desk = desk_with(read_example("dinas-kesehatan"))
    model = FindingsModel(desk, Grouping.RULE)
    for number in range(model.rowCount()):
        row = model.row_at(number)
        if row.is_heading:
            heading = model.heading(row)
            assert 0 < heading.cases <= heading.count == sum(heading.counts.values())


def test_a_case_is_accepted_and_reopened_as_one(desk_with: Callable[[Organization], Desk]) -> None:
    desk = desk_with(read_example("dinas-kesehatan"))
    model = FindingsModel(desk, Grouping.SEVERITY)
    QAbstractItemModelTester(model, FATAL, model)
    case = next(c for c in desk.findings.cases if c.primary.rule == "GAP001")
    steps = len(desk.document.history.steps)
    members = [finding.key for finding in case.members]
    assert desk.do(accept_findings, members, "Masa peralihan", "Sekda", dt.date.today())
    desk.settle()
    model.catch_up()
    model.set_open(ACCEPTED, True)
    assert len(desk.document.history.steps) == steps + 1 and desk.findings.cases.get(case.key) is None
    last = model.row_at(model.rowCount() - 1)
    assert last.is_case and last.group == ACCEPTED and model.size(last) == len(case.members)
    accepted = desk.findings.case(last.case)
    assert accepted is not None and {f.key for f in accepted.members} == set(members)
    assert withdraw(desk, last.case)
    desk.settle()
    model.catch_up()
    assert desk.findings.cases.get(case.key) is not None
    assert model.row_at(model.rowCount() - 1).group != ACCEPTED


def test_filtering_leaves_one_of_a_case_alone(desk_with: Callable[[Organization], Desk]) -> None:
    desk = desk_with(read_example("dinas-kesehatan"))
    model = FindingsModel(desk, Grouping.SEVERITY)
    model.set_filter(Filter(words="COI002 SRUJ"))
    listed = [model.row_at(n) for n in range(model.rowCount())]
    (row,) = (row for row in listed if not row.is_heading)
    assert row.finding is not None and row.finding.rule == "COI002" and not model.is_below_case(row)
