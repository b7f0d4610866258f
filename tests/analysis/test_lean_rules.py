"""Lean structure: people against need, boxes against functions."""

from __future__ import annotations

import datetime as dt

import pytest
from builders import assignment, function

from orgdesk.analysis.catalogue import rule_by_code
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import Finding, Severity
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.wording import message
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import added, change
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Level

DAY = dt.date(2026, 1, 15)
NOTE = Text("", "")
HOURS = 1250


def found_by(code: str, organization: Organization) -> list[Finding]:
    engine = Engine(organization, as_of=DAY, rules=[rule_by_code(code)])
    engine.settle()
    assert engine.failures == ()
    return list(engine.verdict().open)


def post(people: float | None, need: float, **more: dict[str, object]) -> Organization:
    """One unit with one post that is filled by so many people and needs so many."""
    return Miniature(
        NOTE,
        positions="Analis@S",
        workloads=f"Analis@S: {need}x{HOURS}",
        fields={"Analis@S": {"filled": people}, **more},
    ).build()


@pytest.mark.parametrize(
    ("people", "need", "code"),
    [
        (5, 4, ""),  # 1.25 is still allowed
        (6, 4, "LEA005"),
        (4, 3.1, ""),  # the fourth is not a whole person too many
        (1, 0.3, ""),
        (2, 0.3, "LEA005"),
        (3, 4, ""),  # 0.75 is still allowed
        (2, 4, "LEA006"),
        (1, 1.4, ""),  # rounded, one is enough
        (1, 1.5, "LEA006"),
        (0, 0.4, ""),
        (0, 0.6, "LEA006"),
        (1, 0, "LEA005"),
    ],
)
def test_people_are_whole(people: float, need: float, code: str) -> None:
    here = post(people, need)
    assert [f.rule for c in ("LEA005", "LEA006") for f in found_by(c, here)] == [code] * bool(code)


def test_a_service_point_short_of_people_is_an_error() -> None:
    (one,) = found_by("LEA006", post(1, 3, S={"level": Level.SERVICE_POINT}))
    assert one.severity is Severity.ERROR
    (other,) = found_by("LEA006", post(1, 3))
    assert other.severity is Severity.WARNING


def test_numbers_are_written_as_the_language_writes_them() -> None:
    here = post(1.5, 3.25)
    (one,) = found_by("LEA006", here)
    assert "1,5 orang" in message(one, here).id
    assert "has 1.5 people" in message(one, here).en
    whole = post(1, 3)
    (one,) = found_by("LEA006", whole)
    assert "has 1 person, though its workload takes 3 people." in message(one, whole).en


def test_structure_is_judged_anew_when_a_unit_takes_up_more() -> None:
    rule = rule_by_code("LEA004")
    here = rule.bad[0].build()
    engine = Engine(here, as_of=DAY, rules=[rule])
    engine.settle()
    assert [f.subject for f in engine.findings.values()] == [("agency", "Dinas")]
    more = change(
        NOTE,
        added(function("F3"), function("F4"), assignment("F3", "PW", "A3"), assignment("F4", "RN", "A1")),
    )
    engine.note(here.touched(more))
    here.apply(more)
    engine.settle()
    assert not engine.findings
