"""The engine: slices, what runs again after a change, failures, settings, acceptance."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from builders import agency, area, assignment, function, line, organization, role, unit
from random_organization import random_organization

from orgdesk.analysis.catalogue import all_rules, rule_by_code, selected
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, Check, Rule, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.wording import message
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import RowChange, added, change, removed
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    Acceptance,
    AuthoritySource,
    Function,
    FunctionType,
    Project,
    Record,
    Setting,
    Unit,
    UnitKind,
)
from orgdesk.organization.scope import Facet, Scope

DAY = dt.date(2026, 5, 1)
LABEL = Text("Ubah", "Change")


def settled(here: Organization, codes: str = "", as_of: dt.date = DAY) -> Engine:
    engine = Engine(here, as_of=as_of, rules=selected(codes))
    engine.settle()
    return engine


def edit(here: Organization, engine: Engine, *rows: RowChange) -> None:
    change_set = change(LABEL, rows)
    engine.note(here.touched(change_set))
    here.apply(change_set)
    engine.settle()


def swap(before: Record, **fields: Any) -> RowChange:
    return RowChange(before, replace(before, **fields))


def found(engine: Engine) -> list[tuple[str, str, tuple[str, ...]]]:
    return sorted((f.rule, f.subject[1], f.units) for f in engine.findings.values())


def bare_rule(code: str) -> Callable[[Check], Rule]:
    """A rule of a test's own, of which only the check matters."""
    words, example = Text("a", "b"), Miniature(Text("a", "b"))
    return rule(
        code,
        Severity.ADVICE,
        principle="lean",
        title=words,
        message=words,
        why=words,
        advice=words,
        sources=(GUIDE,),
        bad=example,
        good=example,
    )


def two_deciders() -> Organization:
    return organization(
        unit("DKK"), unit("PKM", under="DKK"), assignment("F1", "KP", "DKK"), assignment("F1", "KP", "PKM")
    )


def test_nothing_is_checked_before_it_is_asked() -> None:
    engine = Engine(two_deciders(), as_of=DAY)
    assert engine.pending > 0
    assert not engine.findings


def test_slices_end_soon_and_add_up_to_the_whole() -> None:
    here = organization(*(assignment(f"F{n}", "KP", f"U{n % 7}") for n in range(200)))
    sliced = Engine(here, as_of=DAY)
    slices = 0
    while sliced.pending:
        before = sliced.pending
        sliced.step(0.0005)
        slices += 1
        assert sliced.pending < before
    assert slices > 3
    assert sliced.findings == settled(here).findings


def test_a_slice_leaves_the_collector_as_it_was() -> None:
    engine = Engine(two_deciders(), as_of=DAY)
    assert gc.isenabled()
    engine.step(0.001)
    assert gc.isenabled()
    gc.disable()
    try:
        engine.step(0.001)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_an_edit_brings_and_takes_a_finding_and_the_delta_says_so() -> None:
    here = two_deciders()
    engine = settled(here, "OVL001")
    engine.take_delta()
    second = here.assignments["F1 KP PKM"]
    edit(here, engine, *removed(second))
    delta = engine.take_delta()
    assert [f.rule for f in delta.vanished] == ["OVL001"]
    assert not delta.appeared
    edit(here, engine, *added(second))
    delta = engine.take_delta()
    assert [f.rule for f in delta.appeared] == ["OVL001"]
    assert not engine.take_delta()


def test_what_comes_and_goes_between_two_looks_is_no_news() -> None:
    here = two_deciders()
    engine = settled(here, "OVL001")
    engine.take_delta()
    second = here.assignments["F1 KP PKM"]
    edit(here, engine, *removed(second))
    edit(here, engine, *added(second))
    assert not engine.take_delta()


def test_only_what_read_the_touched_rows_runs_again() -> None:
    runs: list[str] = []

    @bare_rule("TST001")
    def counting(function: Function, read: Reader) -> Iterator[Found]:
        runs.append(function.id)
        for assignments in read.roles(function.id).values():
            for one in assignments:
                read.placement(one.unit)
        return iter(())

    here = organization(assignment("F1", "KP", "U1"), assignment("F2", "KP", "U2"))
    engine = Engine(here, as_of=DAY, rules=[counting])
    engine.settle()
    assert sorted(runs) == ["F1", "F2"]
    runs.clear()
    edit(here, engine, swap(here.units["U1"], name="Nama baru"))
    assert runs == []
    edit(here, engine, swap(here.units["U1"], unit_kind=UnitKind.HEAD))
    assert runs == ["F1"]
    runs.clear()
    edit(here, engine, *removed(here.assignments["F2 KP U2"]))
    assert runs == ["F2"]


def test_new_and_deleted_subjects() -> None:
    here = organization(assignment("F1", "KP", "U1"))
    engine = settled(here, "GAP002")
    assert [f[1] for f in found(engine)] == ["F1"]
    edit(here, engine, *added(function("F2")))
    assert [f[1] for f in found(engine)] == ["F1", "F2"]
    edit(here, engine, *removed(here.functions["F2"]))
    assert [f[1] for f in found(engine)] == ["F1"]


def test_a_rule_that_raises_is_shown_and_hides_no_other() -> None:
    @bare_rule("TST002")
    def failing(function: Function, read: Reader) -> Iterator[Found]:
        if read.roles(function.id):
            raise ZeroDivisionError("no such thing")
        return iter(())

    here = two_deciders()
    engine = Engine(here, as_of=DAY, rules=[failing, rule_by_code("OVL001")])
    engine.settle()
    assert [(f.rule, f.subject, f.error.en) for f in engine.failures] == [
        ("TST002", ("function", "F1"), "ZeroDivisionError: no such thing")
    ]
    assert [f[0] for f in found(engine)] == ["OVL001"]
    edit(here, engine, *removed(*here.assignments.values()))
    assert engine.failures == ()


def test_a_setting_changes_a_limit_at_once() -> None:
    here = organization(*(line(f"B{n}", "K") for n in range(5)))
    engine = settled(here, "LEA001")
    assert not engine.findings
    edit(here, engine, *added(Setting(id="LEA001.most", value="4")))
    assert [f[:2] for f in found(engine)] == [("LEA001", "K")]
    edit(here, engine, *removed(here.settings["LEA001.most"]))
    assert not engine.findings


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [("LEA001.most", "many", "LEA001"), ("incompatible.PL+PW", "9", ""), ("mandatory.untyped", "KP XY", "")],
)
def test_a_setting_that_cannot_be_read_is_shown_and_the_default_holds(
    key: str, value: str, code: str
) -> None:
    here = organization(
        assignment("F1", "PL", "U1"), assignment("F1", "PW", "U1"), *(line(f"B{n}", "K") for n in range(9))
    )
    engine = settled(here, "LEA001,COI001")
    before = dict(engine.findings)
    edit(here, engine, *added(Setting(id=key, value=value)))
    assert [f.rule for f in engine.failures] == [code]
    assert value[-2:] in engine.failures[0].error.en and key in engine.failures[0].error.en
    assert engine.findings == before
    edit(here, engine, *removed(here.settings[key]))
    assert engine.failures == ()


def test_a_project_may_allow_a_pair_of_roles_and_change_what_is_mandatory() -> None:
    here = organization(assignment("F1", "PL", "U1"), assignment("F1", "PW", "U1"))
    engine = settled(here, "COI001,GAP001,GAP004")
    assert [f[0] for f in found(engine)] == ["COI001", "GAP001"]
    edit(here, engine, *added(Setting(id="incompatible.PL+PW", value="0")))
    assert [f[0] for f in found(engine)] == ["GAP001"]
    edit(here, engine, *added(Setting(id="mandatory.untyped", value="PL PW")))
    assert found(engine) == []


def test_a_projects_own_role_can_be_mandatory() -> None:
    here = organization(role("AH"), assignment("F1", "KP", "U1"), assignment("F1", "PL", "U1"))
    engine = settled(here, "GAP008")
    edit(here, engine, *added(Setting(id="mandatory.untyped", value="KP PL AH")))
    assert [f.role and f.role.role for f in engine.findings.values()] == ["AH"]
    edit(here, engine, *removed(here.roles["AH"]))
    assert not engine.findings
    assert "AH" in engine.failures[0].error.en


def test_a_project_says_how_many_agencies_need_a_coordinator() -> None:
    here = organization(
        agency("B"),
        unit("X", agency="B"),
        function("F1", type=FunctionType.PLANNING),
        assignment("F1", "PL", "X"),
        assignment("F1", "PP", "U1"),
        assignment("F1", "KP", "U2"),
    )
    engine = settled(here, "GAP005,GAP008")

    def missing() -> list[str]:
        coordinator = [f for f in engine.findings.values() if f.role and f.role.role == "coordinator"]
        return [f.rule for f in coordinator]

    assert missing() == ["GAP005"]
    edit(here, engine, *added(Setting(id="coordinator.agencies", value="3")))
    assert missing() == ["GAP008"]
    edit(here, engine, *added(Setting(id="coordinator.units", value="4")))
    assert missing() == []


def accept(engine: Engine, until: dt.date | None = None) -> Acceptance:
    (key,) = engine.findings
    return Acceptance(id=key, reason="disepakati", who="Kepala Dinas", on=DAY, until=until)


def test_an_accepted_finding_stands_apart_until_its_evidence_changes() -> None:
    here = two_deciders()
    engine = settled(here, "OVL001")
    edit(here, engine, *added(accept(engine)))
    verdict = engine.verdict()
    assert verdict.open == ()
    assert [(f.rule, a.who) for f, a in verdict.accepted] == [("OVL001", "Kepala Dinas")]
    edit(here, engine, *added(assignment("F1", "KP", "BUP"), *unit("BUP")))
    assert [f.units for f in engine.verdict().open] == [("BUP", "DKK", "PKM")]
    assert engine.verdict().accepted == ()


def test_an_acceptance_ends_after_its_last_day() -> None:
    here = two_deciders()
    engine = settled(here, "OVL001")
    edit(here, engine, *added(accept(engine, until=DAY)))
    assert engine.verdict().open == ()
    assert len(settled(here, "OVL001", as_of=DAY + dt.timedelta(days=1)).verdict().open) == 1


def test_renaming_changes_no_key_but_the_sentence() -> None:
    here = two_deciders()
    engine = settled(here, "OVL001")
    (key,) = engine.findings
    edit(here, engine, swap(here.units["PKM"], code="PKM2"), swap(here.functions["F1"], wording="Obat"))
    assert set(engine.findings) == {key}
    assert message(engine.findings[key], here).en == "Obat has 2 decision-makers (DKK, PKM2)."


def test_assignments_count_only_on_the_days_on_which_they_hold() -> None:
    here = organization(
        assignment("F1", "KP", "U1"),
        assignment("F1", "KP", "U2", valid_until=DAY),
        assignment("F1", "KP", "U3", valid_from=DAY + dt.timedelta(days=1)),
    )
    assert found(settled(here, "OVL001"))[0][2] == ("U1", "U2")
    assert found(settled(here, "OVL001", as_of=DAY + dt.timedelta(days=1)))[0][2] == ("U1", "U3")


def test_delegation_by_the_other_decider_is_no_overlap() -> None:
    here = organization(
        unit("BUP"),
        assignment("F1", "KP", "BUP"),
        assignment("F1", "KP", "PTSP", source=AuthoritySource.DELEGATION, grantor="BUP"),
    )
    engine = settled(here, "OVL001")
    assert not engine.findings
    edit(here, engine, swap(here.assignments["F1 KP PTSP"], source=AuthoritySource.ATTRIBUTION))
    assert len(engine.findings) == 1


def thirty_health_centres(served: int) -> Organization:
    areas = [area("KAB"), *(area(f"K{n}", parent="KAB") for n in range(30))]
    units = [unit(f"P{n}", working_area=f"K{n}") for n in range(served)]
    return organization(
        *areas,
        *units,
        *(assignment("F1", "PL", f"P{n}") for n in range(served)),
        assignment("F1", "KP", "DKK"),
    )


def test_thirty_health_centres_with_their_own_areas_are_no_overlap() -> None:
    assert not settled(thirty_health_centres(30), "OVL,GAP001,GAP002").findings


def test_a_hole_in_the_territory_is_a_gap() -> None:
    here = thirty_health_centres(29)
    engine = settled(here, "OVL,GAP001,GAP002")
    (gap,) = engine.findings.values()
    assert (gap.rule, gap.where) == ("GAP002", (Scope.of({Facet.AREA: ["K29"]}),))
    assert message(gap, here).en == "F1 has no executor for area K29."
    edit(here, engine, swap(here.functions["F1"], scope=Scope.of({Facet.AREA: [f"K{n}" for n in range(29)]})))
    assert not engine.findings


def test_one_executor_of_the_whole_meets_every_executor_of_a_part_in_one_finding() -> None:
    here = thirty_health_centres(30)
    engine = settled(here, "OVL003")
    assert not engine.findings
    edit(here, engine, *added(assignment("F1", "PL", "DKK")))
    (overlap,) = engine.findings.values()
    assert set(overlap.units) == {"DKK", *(f"P{n}" for n in range(30))}
    assert overlap.where == ()


def test_executors_that_meet_through_others_are_one_finding() -> None:
    areas = [area("KAB"), *(area(f"K{n}", parent="KAB") for n in range(12))]
    chain = [
        assignment("F1", "PL", f"U{n}", scope=Scope.of({Facet.AREA: [f"K{n}", f"K{n + 1}"]}))
        for n in range(11)
    ]
    (overlap,) = settled(organization(*areas, *chain), "OVL003").findings.values()
    assert set(overlap.units) == {f"U{n}" for n in range(11)}
    assert overlap.where == (Scope.of({Facet.AREA: [f"K{n}" for n in range(1, 11)]}),)


def test_splitting_a_scope_into_its_parts_changes_no_finding() -> None:
    areas = [area("KAB"), area("K1", parent="KAB"), area("K2", parent="KAB")]
    whole = organization(*areas, assignment("F1", "KP", "U1"), assignment("F1", "KP", "U2"))
    parts = organization(
        *areas,
        assignment("F1", "KP", "U1", scope=Scope.of({Facet.AREA: ["K1"]})),
        assignment("F1", "KP", "U1", scope=Scope.of({Facet.AREA: ["K2"]})),
        assignment("F1", "KP", "U2"),
    )
    assert set(settled(whole).findings) == set(settled(parts).findings)


def test_an_unrelated_agency_changes_no_finding() -> None:
    here = two_deciders()
    engine = settled(here)
    before = set(engine.findings)
    edit(
        here,
        engine,
        *added(
            agency("B"),
            *unit("X", agency="B"),
            function("F9"),
            assignment("F9", "KP", "X"),
            assignment("F9", "PL", "X"),
        ),
    )
    assert before <= set(engine.findings)


def test_a_declared_need_of_a_projects_own_role_follows_that_role() -> None:
    here = organization(
        function("F1", needs=("AH",)), assignment("F1", "KP", "U1"), assignment("F1", "PL", "U1")
    )
    engine = settled(here, "GAP008")
    assert not engine.findings
    edit(here, engine, *added(role("AH")))
    assert [(f.rule, f.role and f.role.role) for f in engine.findings.values()] == [("GAP008", "AH")]


def test_tasks_are_judged_with_the_roles_of_the_whole() -> None:
    here = organization(
        function("F1", type=FunctionType.LICENCE),
        function("F1a", parent="F1"),
        assignment("F1", "KP", "U1"),
        assignment("F1a", "PL", "U1"),
    )
    engine = settled(here, "GAP001,GAP002")
    assert not engine.findings
    edit(here, engine, *removed(here.assignments["F1 KP U1"]))
    assert [f[:2] for f in found(engine)] == [("GAP001", "F1a")]


def test_what_a_check_tells_twice_is_one_finding() -> None:
    areas = [area("KAB"), area("K1", parent="KAB"), area("K2", parent="KAB")]
    by_area = [assignment("F1", "PL", "K", scope=Scope.of({Facet.AREA: [a]})) for a in ("K1", "K2")]
    here = organization(*areas, line("S", "K"), *by_area, assignment("F1", "PW", "S"))
    engine = settled(here, "COI002")
    assert [f[0] for f in found(engine)] == ["COI002"]
    edit(here, engine, *removed(by_area[0]))
    assert [f[0] for f in found(engine)] == ["COI002"]
    edit(here, engine, *removed(by_area[1]))
    assert found(engine) == []


def test_selecting_rules() -> None:
    assert {r.code for r in selected("OVL", "OVL001,OVL003")} == {
        r.code for r in all_rules() if r.family == "OVL"
    } - {"OVL001", "OVL003"}
    assert selected() == all_rules()
    with pytest.raises(OrgDeskError, match="NIL999"):
        selected("NIL999")


def test_codes_of_rules_are_found_whatever_their_case() -> None:
    chosen: Rule = rule_by_code("ovl001")
    assert chosen.code == "OVL001"


def test_a_fact_is_worked_out_once_and_again_when_a_change_touches_it() -> None:
    here = organization(unit("U1"), unit("U2", under="U1"), unit("U3", under="U2"), unit("V"))
    worked_out: list[str] = []

    @bare_rule("XXX001")
    def deep(unit: Unit, read: Reader) -> Iterator[Found]:
        def depth(id_: str) -> int:
            def compute() -> int:
                worked_out.append(id_)
                return max((depth(s) + 1 for s in read.superiors(id_)), default=0)

            return read.once(("depth", id_), compute)

        if depth(unit.id) >= 2:
            yield Found(units=(unit.id,))

    engine = Engine(here, as_of=DAY, rules=[deep])
    engine.settle()
    assert sorted(worked_out) == ["U1", "U2", "U3", "V"]
    assert [f.units for f in engine.findings.values()] == [("U3",)]
    worked_out.clear()
    edit(here, engine, *removed(here.reportings["U2>U1"]))
    assert sorted(worked_out) == ["U2", "U3"], "V and U1 rest on nothing that has changed"
    assert not engine.findings
    edit(here, engine, *added(line("U1", "V"), line("U2", "U1")))
    assert sorted(f.units for f in engine.findings.values()) == [("U2",), ("U3",)]


def test_a_fact_that_fails_is_tried_again_when_what_it_read_has_changed() -> None:
    here = organization(unit("U1", staff=0.0))

    @bare_rule("XXX001")
    def share(unit: Unit, read: Reader) -> Iterator[Found]:
        read.once(("share", unit.id), lambda: 1 / (read.unit(unit.id).staff or 0))
        yield Found(units=(unit.id,))

    engine = Engine(here, as_of=DAY, rules=[share])
    engine.settle()
    assert engine.failures and not engine.findings
    edit(here, engine, swap(here.units["U1"], staff=2.0))
    assert engine.findings and not engine.failures


def test_the_whole_is_checked_last_and_after_every_edit_it_has_read() -> None:
    here = organization(unit("U1"), unit("U2"), function("F1"))
    order: list[str] = []

    @bare_rule("XXX001")
    def each(unit: Unit, read: Reader) -> Iterator[Found]:
        order.append(unit.id)
        yield from ()

    @bare_rule("XXX002")
    def whole(project: Project, read: Reader) -> Iterator[Found]:
        order.append("whole")
        if len(read.units_of("A")) > 2:
            yield Found(about=("agency", "A"))

    engine = Engine(here, as_of=DAY, rules=[whole, each])
    engine.settle()
    assert order == ["U1", "U2", "whole"]
    edit(here, engine, *added(*(row for row in unit("U3"))))
    assert order[3:] == ["U3", "whole"]
    assert [f.subject for f in engine.findings.values()] == [("agency", "A")]
    edit(here, engine, swap(here.functions["F1"], wording="Lain"))
    assert len(order) == 5, "nothing has read the function"


def test_a_rule_is_not_asked_about_functions_that_lack_what_it_needs() -> None:
    here = two_deciders()
    asked: list[str] = []

    def asking(code: str, needs: dict[str, int]) -> Rule:
        def check(function: Function, read: Reader) -> Iterator[Found]:
            asked.append(code)
            yield from ()

        return replace(bare_rule(code)(check), needs=needs)

    rules = [
        asking("XXX001", {"decision-maker": 2}),
        asking("XXX002", {"decision-maker": 3}),
        asking("XXX003", {"decision-maker": 1, "executor": 1}),
        asking("XXX004", {}),
    ]
    engine = Engine(here, as_of=DAY, rules=rules)
    engine.settle()
    assert asked == ["XXX001", "XXX004"]
    asked.clear()
    edit(here, engine, *added(assignment("F1", "PL", "DKK")))
    assert asked == ["XXX001", "XXX003", "XXX004"]


def test_who_has_read_a_fact_is_not_asked_again_if_it_comes_out_the_same() -> None:
    here = organization(unit("U1"), unit("U2", under="U1"), unit("V"))
    asked: list[str] = []

    @bare_rule("XXX001")
    def below(unit: Unit, read: Reader) -> Iterator[Found]:
        asked.append(unit.id)
        if read.once(("any above", unit.id), lambda: bool(read.superiors(unit.id))):
            yield Found(units=(unit.id,))

    engine = Engine(here, as_of=DAY, rules=[below])
    engine.settle()
    asked.clear()
    edit(here, engine, *added(line("U2", "V")))
    assert asked == [] and len(engine.findings) == 1
    edit(here, engine, *removed(here.reportings["U2>U1"], here.reportings["U2>V"]))
    assert asked == ["U2"] and not engine.findings
    assert not engine.pending


def test_a_verdict_orders_findings_of_roles_with_and_without_a_resource() -> None:
    for seed in range(8):
        engine = Engine(random_organization(seed))
        engine.settle()
        ranks = [finding.severity.rank for finding in engine.verdict().open]
        assert ranks == sorted(ranks)
