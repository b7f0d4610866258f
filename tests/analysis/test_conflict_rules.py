"""What the examples of the COI rules do not show: edits, settings, who is told how often, the repairs."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from builders import (
    Rows,
    after,
    agency,
    assignment,
    function,
    line,
    organization,
    person,
    position,
    relation,
    supply,
    unit,
    workload,
)

from orgdesk.analysis.catalogue import rule_by_code, selected
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import Finding, Severity
from orgdesk.exchange.text import read_text
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import RowChange, added, change, removed
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    AgencyKind,
    FunctionType,
    Incumbency,
    Level,
    PositionKind,
    Setting,
)

DAY = dt.date(2026, 1, 15)
REGION = agency("Region", agency_kind=AgencyKind.REGIONAL_HEAD)
OVERSIGHT = agency("Oversight", agency_kind=AgencyKind.OVERSIGHT)
PARTNER = agency("Partner", agency_kind=AgencyKind.PRIVATE)


def settled(here: Organization, *codes: str) -> Engine:
    engine = Engine(here, as_of=DAY, rules=selected(",".join(codes)))
    engine.settle()
    assert engine.failures == ()
    return engine


def found(here: Organization, code: str) -> list[Finding]:
    return list(settled(here, code).findings.values())


def edit(here: Organization, engine: Engine, code: str, *rows: RowChange) -> None:
    change_set = change(Text("Ubah", "Change"), rows)
    engine.note(here.touched(change_set))
    here.apply(change_set)
    engine.note(here.touched(change_set))
    engine.settle()
    assert engine.failures == ()
    assert engine.findings == settled(here, code).findings


# -- COI001, COI002 ------------------------------------------------------------------------------


def test_all_clashes_of_one_unit_are_one_finding() -> None:
    here = organization(
        function("F", type=FunctionType.SUPPLY), *(assignment("F", c, "U") for c in ("KP", "DS", "PL", "PW"))
    )
    (one,) = found(here, "COI001")
    assert one.facts == ("DS+KP", "DS+PW", "KP+PW", "PL+PW")
    assert one.severity is Severity.ERROR


def test_deciding_and_distributing_clash_in_supply_alone() -> None:
    rows: list[Rows] = [assignment("F", "KP", "U"), assignment("F", "DS", "U")]
    assert found(organization(function("F", type=FunctionType.SUPPLY), *rows), "COI001")
    assert not found(organization(function("F", type=FunctionType.SERVICE), *rows), "COI001")


@pytest.mark.parametrize(
    ("level", "severity"), [(Level.SERVICE_POINT, Severity.WARNING), (Level.SERVICE_CENTRE, Severity.ERROR)]
)
def test_a_service_point_that_is_supervised_from_above_is_let_off_lighter(
    level: Level, severity: Severity
) -> None:
    here = organization(
        unit("Room", level=level, under="Centre"),
        unit("Centre", level=Level.SERVICE_CENTRE),
        assignment("F", "PL", "Room"),
        assignment("F", "PW", "Room"),
        assignment("F", "PW", "Centre"),
    )
    (one,) = found(here, "COI001")
    assert one.severity is severity


def test_supervision_goes_to_nobody_who_would_clash_or_answers_to_the_executor() -> None:
    here = organization(
        REGION,
        OVERSIGHT,
        unit("Regent", agency="Region"),
        unit("Inspector", agency="Oversight", under="Regent"),
        unit("Head", under="Regent"),
        unit("Section", under="Head"),
        assignment("F", "KP", "Head"),
        assignment("F", "PL", "Section"),
        assignment("F", "PW", "Section"),
    )
    (one,) = found(here, "COI001")
    rule = rule_by_code("COI001")
    assert rule.fix is not None
    heirs = [
        next(a.unit for a in after(here, repair).assignments.values() if a.role == "supervisor")
        for repair in rule.fix(one, here)
    ]
    assert heirs == ["Regent", "Inspector"]


def test_what_a_new_supervisor_gets_does_not_rest_on_the_norm_of_the_old_one() -> None:
    here = organization(
        unit("Head"),
        unit("Section", under="Head"),
        assignment("F", "PL", "Section"),
        assignment("F", "PW", "Section", article="Ps.7"),
    )
    (one,) = found(here, "COI001")
    rule = rule_by_code("COI001")
    assert rule.fix is not None
    (repair,) = rule.fix(one, here)
    moved = after(here, repair).assignments["F PW Section"]
    assert (moved.unit, moved.article) == ("Head", "")


def test_a_supervisor_below_the_executor_is_found_and_lost_as_the_line_changes() -> None:
    here = organization(line("S", "U"), assignment("F", "PL", "U"), assignment("F", "PW", "S"))
    engine = settled(here, "COI002")
    assert len(engine.findings) == 1
    edit(here, engine, "COI002", *removed(here.reportings["S>U"]))
    assert not engine.findings


# -- COI003 --------------------------------------------------------------------------------------


def two_posts() -> Organization:
    return organization(
        assignment("F", "PL", "U"),
        assignment("F", "PW", "V"),
        assignment("G", "PL", "U"),
        position("P", "U"),
        position("Q", "V"),
        person("Ani", "P", "Q"),
    )


def test_the_functions_on_which_the_posts_clash_are_named_and_no_others() -> None:
    (one,) = found(two_posts(), "COI003")
    assert [id_ for kind, id_ in one.evidence if kind == "function"] == ["F"]
    assert one.subject == ("person", "Ani")


def test_a_post_whose_workloads_name_functions_carries_only_those() -> None:
    here = two_posts()
    engine = settled(here, "COI003")
    task = workload("P", "Menyusun laporan", function="G")
    edit(here, engine, "COI003", *added(task))
    assert not engine.findings
    edit(here, engine, "COI003", *removed(task))
    assert len(engine.findings) == 1


def test_a_support_post_carries_what_its_workloads_name() -> None:
    rows: list[Rows] = [
        assignment("F", "PL", "U"),
        assignment("F", "PW", "V"),
        position("P", "U", position_kind=PositionKind.SUPPORT),
        position("Q", "V"),
        person("Ani", "P", "Q"),
    ]
    assert not found(organization(*rows), "COI003")
    assert found(organization(*rows, workload("P", "Menyuntik", function="F")), "COI003")


@pytest.mark.parametrize(
    ("acting", "until", "severity"),
    [
        (True, dt.date(2026, 3, 1), Severity.WARNING),
        (True, None, Severity.ERROR),
        (False, dt.date(2026, 3, 1), Severity.ERROR),
    ],
)
def test_only_acting_until_a_day_is_milder(acting: bool, until: dt.date | None, severity: Severity) -> None:
    here = organization(
        assignment("F", "PL", "U"),
        assignment("F", "PW", "V"),
        position("P", "U"),
        position("Q", "V"),
        person("Ani", "P"),
        Incumbency(id="acting", person="Ani", position="Q", acting=acting, valid_until=until),
    )
    (one,) = found(here, "COI003")
    assert one.severity is severity


# -- COI005 --------------------------------------------------------------------------------------


def test_a_circle_is_told_once_whoever_is_checked_first() -> None:
    here = organization(
        assignment("F1", "PW", "B"),
        assignment("F1", "PL", "C"),
        assignment("F2", "PW", "C"),
        assignment("F2", "PL", "A"),
        assignment("F3", "PW", "A"),
        assignment("F3", "PL", "B"),
    )
    (one,) = found(here, "COI005")
    assert (one.subject, one.units) == (("unit", "A"), ("A", "B", "C"))


def test_two_who_check_each_other_are_not_told_again_as_part_of_three() -> None:
    here = organization(
        *(assignment(f, "PW", u) for f, u in (("F1", "A"), ("F2", "B"), ("F3", "C"))),
        *(assignment(f, "PL", u) for f, u in (("F1", "B"), ("F2", "A"), ("F2", "C"), ("F3", "A"))),
    )
    assert [one.units for one in found(here, "COI005")] == [("A", "B")]


def test_mutual_supervision_follows_edits_far_from_its_subject() -> None:
    here = organization(
        assignment("F1", "PW", "A"),
        assignment("F1", "PL", "B"),
        assignment("F2", "PW", "B"),
        assignment("F2", "PL", "A"),
    )
    engine = settled(here, "COI005")
    assert len(engine.findings) == 1
    edit(here, engine, "COI005", *removed(here.assignments["F2 PW B"]))
    assert not engine.findings
    edit(here, engine, "COI005", *added(assignment("F2", "PW", "B")))
    assert len(engine.findings) == 1


# -- COI006, COI007, COI008 ----------------------------------------------------------------------


def test_who_is_paid_by_the_judged_and_who_pays_them_are_told_apart() -> None:
    rows: list[Rows] = [assignment("F", "EV", "Judge"), assignment("F", "PL", "Judged")]
    (paying,) = found(organization(*rows, supply("Judge", "Judged", "PD")), "COI006")
    (paid,) = found(organization(*rows, supply("Judged", "Judge", "PD")), "COI006")
    assert paying.units == paid.units and paying.key != paid.key


def test_how_many_parts_of_the_affair_code_make_a_programme_is_a_setting() -> None:
    here = organization(
        function("F", affair="1.02.02.01"),
        function("G", affair="1.02.03", type=FunctionType.SUPPLY),
        assignment("F", "RG", "U"),
        assignment("G", "PL", "U"),
    )
    engine = settled(here, "COI007")
    assert not engine.findings
    edit(here, engine, "COI007", *added(Setting(id="COI007.segments", value="2")))
    assert [one.units for one in engine.findings.values()] == [()]


@pytest.mark.parametrize("type_", [None, *FunctionType])
def test_only_services_and_supplies_are_operated(type_: FunctionType | None) -> None:
    here = organization(
        function("F", affair="1.02.02.01"),
        function("G", affair="1.02.02.02", type=type_),
        assignment("F", "RG", "U"),
        assignment("G", "PL", "U"),
    )
    assert bool(found(here, "COI007")) is (type_ in (FunctionType.SERVICE, FunctionType.SUPPLY))


def test_a_code_shorter_than_a_programme_says_nothing() -> None:
    here = organization(
        function("F", affair="1.02"),
        function("G", affair="1.02", type=FunctionType.SERVICE),
        assignment("F", "RG", "U"),
        assignment("G", "PL", "U"),
    )
    assert not found(here, "COI007")


def test_a_licence_without_applicants_from_outside_makes_nobody_a_competitor() -> None:
    rows: list[Rows] = [
        PARTNER,
        function("Licence", type=FunctionType.LICENCE),
        unit("Clinic", agency="Partner"),
        line("Centre", "Head"),
        assignment("Licence", "RG", "Head"),
        assignment("Care", "PL", "Centre"),
        assignment("Care", "PL", "Clinic"),
    ]
    assert not found(organization(*rows), "COI007")
    (one,) = found(organization(*rows, assignment("Licence", "PI", "Clinic")), "COI007")
    assert one.units == ("Centre", "Clinic", "Head")


def test_an_expert_row_across_functions_is_reproduced() -> None:
    """F07 of docs/temuan-F01-F22.md, and F10 once its relation to the programme is recorded."""
    example = Path(__file__).parents[2] / "examples" / "puskesmas-support-chain.toml"
    here = read_text(example)
    by_code = {f.code: f.id for f in here.functions.values()}
    codes = {u.id: u.code for u in here.units.values()}
    (regulator,) = found(here, "COI007")
    assert codes[regulator.subject[1]] == "DKK"
    assert ("function", by_code["F07"]) in regulator.evidence
    handed = relation(by_code["F09"], by_code["F10"])
    here.apply(change(Text("", ""), added(*([] if handed.id in here.function_relations else [handed]))))
    assert ["SSURIM"] in [[codes[u] for u in one.units] for one in found(here, "COI008")]


def test_examining_from_either_end_of_the_relation() -> None:
    rows: list[Rows] = [
        function("Audit", type=FunctionType.OVERSIGHT),
        assignment("Audit", "PL", "U"),
        assignment("Work", "KP", "U"),
    ]
    assert not found(organization(*rows), "COI008")
    for ends in (("Work", "Audit"), ("Audit", "Work")):
        (one,) = found(organization(*rows, relation(*ends)), "COI008")
        assert one.facts == ("KP",)
    assert not found(organization(*rows, relation("Work", "Audit", shares=True)), "COI008")
