"""Form follows function: what its rules name, what they offer, and what ties work together."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from orgdesk.analysis.catalogue import rule_by_code
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import Finding
from orgdesk.analysis.miniature import Miniature
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, change, removed
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import FunctionLevel, FunctionType, UnitKind, WorkKind

DAY = dt.date(2026, 1, 15)
NOTE = Text("", "")


def found_by(*codes: str, organization: Organization) -> list[Finding]:
    engine = Engine(organization, as_of=DAY, rules=[rule_by_code(code) for code in codes])
    engine.settle()
    assert engine.failures == ()
    return list(engine.verdict().open)


def fixes(finding: Finding, organization: Organization) -> list[ChangeSet]:
    fix = rule_by_code(finding.rule).fix
    assert fix is not None
    return list(fix(finding, organization))


MISPLACED = Miniature(
    NOTE,
    matrix="""
                  | SFARM | SIMUN
        Stok      | PL    | PP
        Imunisasi |       | PL
        Laporan   |       | PL
    """,
    relations="Stok > Imunisasi; Stok = Laporan",
)


def test_a_misplaced_function_names_the_relations_that_pull() -> None:
    (one,) = found_by("FFF004", organization=MISPLACED.build())
    assert one.subject == ("function", "Stok")
    assert one.units == ("SFARM", "SIMUN")
    assert ("function_relation", "Stok>Imunisasi") in one.evidence
    assert ("function_relation", "Stok=Laporan") in one.evidence


def test_moving_a_misplaced_function_leaves_nobody_assisting_himself() -> None:
    here = MISPLACED.build()
    (one,) = found_by("FFF004", organization=here)
    (move,) = fixes(one, here)
    here.apply(move)
    assert [(a.unit, a.role) for a in here.assignments_of_function("Stok")] == [("SIMUN", "executor")]


def test_low_mirroring_follows_edits() -> None:
    rule = rule_by_code("FFF005")
    here = rule.bad[0].build()
    engine = Engine(here, as_of=DAY, rules=[rule])
    engine.settle()
    assert [f.subject for f in engine.findings.values()] == [("agency", "Dinas")]
    gone = change(NOTE, removed(here.function_relations["Dua>Tiga"]))
    touched = here.touched(gone)
    here.apply(gone)
    engine.note(touched)
    engine.settle()
    assert not engine.findings


def test_a_scattered_function_and_an_overlap_of_the_same_units_share_their_witness() -> None:
    here = rule_by_code("FFF006").bad[0].build()
    scattered, overlap = sorted(found_by("FFF006", "OVL003", organization=here), key=lambda f: f.rule)
    assert (scattered.subject, scattered.evidence, scattered.where) == (
        overlap.subject,
        overlap.evidence,
        overlap.where,
    )


def test_money_alone_does_not_divide_a_function_but_is_no_overlap_either() -> None:
    here = rule_by_code("FFF006").bad[1].build()
    assert [f.rule for f in found_by("FFF006", "OVL003", organization=here)] == ["FFF006"]


@pytest.mark.parametrize("work", [WorkKind.SUPPORT, WorkKind.ROUTINE])
def test_only_core_work_must_serve_the_mission(work: WorkKind) -> None:
    here = Miniature(
        NOTE,
        tree="Misi > Imunisasi",
        levels={"Misi": FunctionLevel.MISSION},
        matrix="""
                  | U
            Arsip | PL
        """,
        fields={"Arsip": {"work": work}},
    ).build()
    assert found_by("FFF002", organization=here) == []


def test_a_function_is_placed_under_the_goal_that_its_unit_works_for() -> None:
    here = Miniature(
        NOTE,
        tree="Misi > Sehat Aman; Sehat > Imunisasi; Aman > Ronda",
        levels={"Misi": FunctionLevel.MISSION, "Sehat": FunctionLevel.GOAL, "Aman": FunctionLevel.GOAL},
        matrix="""
                      | DKK | SATPOL
            Imunisasi | PL  |
            Ronda     |     | PL
            Gizi      | PL  |
        """,
    ).build()
    (one,) = found_by("FFF002", organization=here)
    (place,) = fixes(one, here)
    here.apply(place)
    assert here.functions["Gizi"].parent == "Sehat"


def test_parts_of_an_unlinked_function_are_not_told_one_by_one() -> None:
    here = Miniature(
        NOTE,
        tree="Misi > Imunisasi; Arsip > Pilah Simpan",
        levels={"Misi": FunctionLevel.MISSION},
    ).build()
    assert [f.subject[1] for f in found_by("FFF002", organization=here)] == ["Arsip"]


def test_a_box_that_something_else_names_is_not_simply_abolished() -> None:
    empty = Miniature(NOTE, line="K > S", matrix="| K\nF | KP", fields={})
    bare, staffed = (
        empty.build(),
        Miniature(NOTE, line="K > S", matrix="| K\nF | KP", positions="Analis@S").build(),
    )
    (one,) = found_by("FFF001", organization=bare)
    assert len(fixes(one, bare)) == 1
    (other,) = found_by("FFF001", organization=staffed)
    assert fixes(other, staffed) == []


def test_core_work_of_a_staff_unit_is_only_moved_where_a_line_unit_does_it_too() -> None:
    here = Miniature(
        NOTE,
        matrix="""
                      | SEKR | S1
            Imunisasi | PL   |
        """,
        fields={
            "SEKR": {"unit_kind": UnitKind.SECRETARIAT},
            "S1": {"unit_kind": UnitKind.SECTION},
            "Imunisasi": {"work": WorkKind.CORE},
        },
    ).build()
    (one,) = found_by("FFF007", organization=here)
    assert fixes(one, here) == []


def test_oversight_pulls_nobody() -> None:
    here = MISPLACED.build()
    report = here.functions["Laporan"]
    here.apply(change(NOTE, [RowChange(report, replace(report, type=FunctionType.OVERSIGHT))]))
    assert found_by("FFF004", organization=here) == []
