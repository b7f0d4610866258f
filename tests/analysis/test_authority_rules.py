"""What the examples of the AUT rules do not show: which part, how often, what they leave to each other."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from builders import (
    Rows,
    after,
    agency,
    area,
    assignment,
    function,
    line,
    organization,
    regulation,
    unit,
    within,
)

from orgdesk.analysis.cases import cases_of
from orgdesk.analysis.catalogue import rule_by_code, selected
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import Finding, Severity
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import RowChange, added, change, removed
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    AgencyKind,
    Assignment,
    AuthoritySource,
    FunctionType,
    Regulation,
    RegulationKind,
    RegulationStatus,
    Setting,
)

DAY = dt.date(2026, 1, 15)
REGION = agency("Region", agency_kind=AgencyKind.REGIONAL_HEAD)
PARTNER = agency("Partner", agency_kind=AgencyKind.PRIVATE)
KABUPATEN = [area("Kab"), area("North", parent="Kab"), area("South", parent="Kab")]


def settled(here: Organization, code: str) -> Engine:
    engine = Engine(here, as_of=DAY, rules=selected(code))
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
    assert engine.findings == settled(here, code).findings


def own(code: str, unit: str, **fields: Any) -> Assignment:
    """Held by attribution."""
    return assignment("F", code, unit, source=AuthoritySource.ATTRIBUTION, **fields)


def delegated(code: str, unit: str, grantor: str, **fields: Any) -> Assignment:
    return assignment("F", code, unit, source=AuthoritySource.DELEGATION, grantor=grantor, **fields)


def mandated(code: str, unit: str, grantor: str, **fields: Any) -> Assignment:
    return assignment("F", code, unit, source=AuthoritySource.MANDATE, grantor=grantor, **fields)


def bylaw(id_: str, **fields: Any) -> Regulation:
    return regulation(id_, regulation_kind=RegulationKind.REGIONAL_BYLAW, **fields)


# -- AUT001, AUT002, AUT003 ----------------------------------------------------------------------


def test_authority_counts_only_where_the_executor_works() -> None:
    here = organization(
        *KABUPATEN,
        own("KP", "U", scope=within("North")),
        assignment("F", "PL", "U", scope=within("North")),
        assignment("F", "PL", "U", scope=within("South")),
    )
    (one,) = found(here, "AUT001")
    assert one.units == ("U",)


def test_executors_are_asked_for_authority_once_a_source_is_recorded() -> None:
    here = organization(unit("Top"), assignment("F", "KP", "Head"), assignment("F", "PL", "Far"))
    engine = settled(here, "AUT001")
    assert not engine.findings
    edit(here, engine, "AUT001", *removed(here.assignments["F KP Head"]), *added(own("KP", "Top")))
    assert [one.units for one in engine.findings.values()] == [("Far",)]
    edit(here, engine, "AUT001", *added(line("Far", "Top")))
    assert not engine.findings


@pytest.mark.parametrize(
    ("fields", "severity"),
    [({}, Severity.WARNING), ({"strategic": True}, Severity.ERROR), ({"critical": True}, Severity.ERROR)],
)
def test_an_unwatched_decision_weighs_more_where_it_is_strategic_or_critical(
    fields: dict[str, bool], severity: Severity
) -> None:
    here = organization(
        function("F", **fields),
        assignment("F", "KP", "Head"),
        assignment("F", "PW", "Section"),
        line("Section", "Head"),
    )
    (one,) = found(here, "AUT002")
    assert one.severity is severity


def test_a_watcher_of_another_area_does_not_watch() -> None:
    rows: list[Rows] = [
        *KABUPATEN,
        assignment("F", "KP", "Head", scope=within("North")),
        assignment("F", "PW", "Section"),
        line("Section", "Head"),
    ]
    (one,) = found(organization(*rows, assignment("F", "EV", "Far", scope=within("South"))), "AUT002")
    assert one.units == ("Head", "Section")
    assert not found(organization(*rows, assignment("F", "EV", "Far", scope=within("Kab"))), "AUT002")


def test_a_missing_supervisor_is_told_once() -> None:
    """Where the function calls for one, GAP004 says so; an evaluator below the decision-maker is no second
    trouble until the supervisor is named."""
    rows: list[Rows] = [
        assignment("F", "KP", "Head"),
        assignment("F", "EV", "Section"),
        line("Section", "Head"),
    ]
    assert found(organization(*rows), "AUT002")
    service = function("F", type=FunctionType.SERVICE)
    assert not found(organization(*rows, service), "AUT002")
    assert found(organization(*rows, service, assignment("F", "PW", "Section")), "AUT002")


def test_a_subordinate_who_supervises_is_one_case() -> None:
    """COI002 and AUT002 have one witness: who decides, and who watches from below."""
    here = organization(
        assignment("F", "KP", "Head"), assignment("F", "PW", "Section"), line("Section", "Head")
    )
    both = [*found(here, "AUT002"), *found(here, "COI002")]
    (case,) = cases_of(both, here)
    assert [one.rule for one in case.members] == ["AUT002", "COI002"]


def test_one_finding_a_unit_lists_what_lacks_a_basis() -> None:
    here = organization(
        bylaw("P1"),
        *(assignment(f"F{n}", "PL", "U", regulation="P1") for n in range(3)),
        assignment("G", "PW", "U"),
        assignment("H", "PL", "U"),
    )
    engine = settled(here, "AUT003")
    (one,) = engine.findings.values()
    assert one.severity is Severity.WARNING
    assert [id_ for kind, id_ in one.evidence if kind == "function"] == ["G", "H"]
    edit(here, engine, "AUT003", *added(Setting(id="AUT003.recorded", value="0.9")))
    assert not engine.findings


def test_partners_need_no_legal_basis() -> None:
    rows: list[Rows] = [bylaw("P1"), assignment("F", "PL", "U", regulation="P1"), assignment("G", "PL", "U")]
    assert found(organization(*rows, unit("U")), "AUT003")
    assert not found(organization(*rows, PARTNER, unit("U", agency="Partner")), "AUT003")


# -- AUT004 to AUT008: grants --------------------------------------------------------------------


def test_two_circles_on_one_function_are_two_findings() -> None:
    here = organization(
        delegated("KP", "A", "B"),
        delegated("KP", "B", "A"),
        mandated("PW", "C", "D"),
        mandated("PW", "D", "C"),
    )
    assert sorted(one.units for one in found(here, "AUT004")) == [("A", "B"), ("C", "D")]


def test_who_grants_to_itself_goes_in_the_smallest_circle() -> None:
    assert [one.units for one in found(organization(delegated("KP", "A", "A")), "AUT004")] == [("A",)]


def test_who_hangs_on_a_circle_is_not_part_of_it() -> None:
    here = organization(delegated("KP", "A", "B"), delegated("KP", "B", "A"), mandated("KP", "C", "A"))
    assert [one.units for one in found(here, "AUT004")] == [("A", "B")]


@pytest.mark.parametrize("kind", list(RegulationKind))
def test_a_delegation_stands_in_one_of_the_norms_that_the_law_names(kind: RegulationKind) -> None:
    here = organization(regulation("N", regulation_kind=kind), delegated("KP", "U", "Top", regulation="N"))
    low = {"permen", "pergub", "perkada", "perdes", "keputusan", "surat_edaran"}
    assert bool(found(here, "AUT005")) == (kind.value in low)


def test_the_third_hand_is_too_far_even_where_delegating_on_is_allowed() -> None:
    rows: list[Rows] = [
        bylaw("P1", subdelegation=True),
        delegated("KP", "A", "Top", regulation="P1"),
        delegated("KP", "B", "A", regulation="P1"),
        line("B", "A"),
    ]
    assert not found(organization(*rows), "AUT005")
    here = organization(*rows, delegated("KP", "C", "B", regulation="P1"), line("C", "B"))
    (one,) = found(here, "AUT005")
    assert one.units == ("B", "C") and "too far" in one.facts


def test_what_is_strategic_is_not_turned_into_a_mandate() -> None:
    rows: list[Rows] = [
        regulation("N", regulation_kind=RegulationKind.DECREE),
        delegated("KP", "U", "Top", regulation="N"),
        line("U", "Top"),
    ]
    fix = rule_by_code("AUT005").fix
    assert fix is not None
    for strategic, offered in ((False, 1), (True, 0)):
        here = organization(function("F", strategic=strategic), *rows)
        (one,) = found(here, "AUT005")
        assert len(list(fix(one, here))) == offered


def test_the_part_that_the_grantor_does_not_have_is_named_and_cut_off() -> None:
    here = organization(*KABUPATEN, own("KP", "Top", scope=within("North")), mandated("KP", "U", "Top"))
    (one,) = found(here, "AUT006")
    assert one.where == (within("South"),)
    fix = rule_by_code("AUT006").fix
    assert fix is not None
    (repair,) = fix(one, here)
    assert after(here, repair).assignments["F KP U"].scope == within("North")


def test_a_grantor_whose_time_is_over_lacks_the_authority() -> None:
    last = own("KP", "Top", valid_until=DAY)
    assert not found(organization(last, mandated("KP", "U", "Top")), "AUT006")
    before = own("KP", "Top", valid_until=DAY - dt.timedelta(days=1))
    assert found(organization(before, mandated("KP", "U", "Top")), "AUT006")


def test_the_regional_head_may_grant_what_the_model_does_not_give_it() -> None:
    rows: list[Rows] = [delegated("KP", "U", "Top")]
    assert found(organization(*rows), "AUT006")
    assert not found(organization(*rows, REGION, unit("Top", agency="Region")), "AUT006")


def test_a_grantor_who_decides_as_well_is_advised_and_no_overlap() -> None:
    here = organization(assignment("F", "KP", "Top"), delegated("KP", "U", "Top"))
    assert [one.severity for one in found(here, "AUT007")] == [Severity.ADVICE]
    assert not found(here, "OVL001")


def test_a_mandate_that_is_wrong_twice_is_one_finding() -> None:
    here = organization(function("F", strategic=True), mandated("KP", "U", "Top"), assignment("F", "PL", "U"))
    (one,) = found(here, "AUT008")
    assert {"strategic", "no subordinate"} <= set(one.facts)


def test_a_mandate_goes_back_without_doubling_what_the_grantor_holds() -> None:
    here = organization(assignment("F", "KP", "Top"), mandated("KP", "U", "Top"))
    (one,) = found(here, "AUT008")
    fix = rule_by_code("AUT008").fix
    assert fix is not None
    (repair,) = fix(one, here)
    assert [a.unit for a in after(here, repair).assignments.values()] == ["Top"]


# -- AUT009 --------------------------------------------------------------------------------------


def test_one_finding_for_each_unit_and_norm_however_many_roles_rest_on_it() -> None:
    here = organization(
        bylaw("Old"),
        *(assignment(f"F{n}", "PL", "U", regulation="Old") for n in range(20)),
        assignment("F1", "PW", "V", regulation="Old"),
    )
    engine = settled(here, "AUT009")
    assert not engine.findings
    row = here.regulations["Old"]
    revoked = bylaw("Old", status=RegulationStatus.REVOKED)
    edit(here, engine, "AUT009", RowChange(row, revoked))
    assert sorted(one.subject for one in engine.findings.values()) == [("unit", "U"), ("unit", "V")]


@pytest.mark.parametrize(
    "fields",
    [
        {"regulation_kind": RegulationKind.REGIONAL_BYLAW},
        {"regulation_kind": RegulationKind.OTHER},
        {"regulation_kind": RegulationKind.ACT, "status": RegulationStatus.REVOKED},
    ],
)
def test_a_norm_yields_only_to_a_higher_one_in_force(fields: dict[str, Any]) -> None:
    def model(**other: Any) -> Organization:
        return organization(
            bylaw("P1"),
            regulation("P2", **other),
            assignment("F", "KP", "U", regulation="P1"),
            assignment("F", "KP", "V", regulation="P2"),
        )

    (one,) = found(model(regulation_kind=RegulationKind.ACT), "AUT009")
    assert one.subject == ("function", "F") and one.units == ("U", "V")
    assert not [one for one in found(model(**fields), "AUT009") if one.subject == ("function", "F")]
