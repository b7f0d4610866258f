"""Findings in groups and in order, whatever comes and goes."""

from __future__ import annotations

import random

import pytest

from orgdesk.analysis.findings import Severity
from orgdesk.analysis.standing import tokens_of
from orgdesk.ui.desk import Desk
from orgdesk.ui.findings.arrangement import Arrangement, Grouping, Row


def listed(arrangement: Arrangement) -> list[tuple[str, str]]:
    return [
        (row.group, row.finding.key if row.finding is not None else "")
        for row in arrangement.rows(lambda group: True)
    ]


@pytest.mark.parametrize("grouping", Grouping)
def test_order_does_not_depend_on_what_came_first(desk: Desk, grouping: Grouping) -> None:
    findings = list(desk.findings.open.values())
    first = Arrangement(desk.organization, grouping, desk.findings.cases)
    for finding in findings:
        first.put(finding)
    shuffled = random.Random(3).sample(findings, len(findings))
    second = Arrangement(desk.organization, grouping, desk.findings.cases)
    for finding in shuffled:
        second.put(finding)
    for finding in shuffled[:80]:
        second.take_out(finding.key)
    for finding in reversed(shuffled[:80]):
        second.put(finding)
    assert listed(first) == listed(second)
    for finding in findings:
        second.take_out(finding.key)
    assert listed(second) == [] and not second.groups


def test_the_worst_stand_first_in_a_group(desk: Desk) -> None:
    arrangement = Arrangement(desk.organization, Grouping.FUNCTION)
    for finding in desk.findings.open.values():
        arrangement.put(finding)
    for group in arrangement.groups.values():
        ranks = [row.finding.severity.rank for row in group.rows() if row.finding is not None]
        assert ranks == sorted(ranks)
        assert sum(group.counts().values()) == len(ranks)


def test_a_finding_stands_under_each_unit_that_it_is_about(desk: Desk) -> None:
    arrangement = Arrangement(desk.organization, Grouping.UNIT)
    for finding in desk.findings.open.values():
        arrangement.put(finding)
    for finding in desk.findings.open.values():
        units = {id_ for kind, id_ in tokens_of(finding) if kind == "unit"} or {""}
        found = {
            group.id for group in arrangement.groups.values() if finding.key in _keys(list(group.rows()))
        }
        assert found == units


def test_letting_go_comes_to_an_end(desk: Desk) -> None:
    arrangement = Arrangement(desk.organization, Grouping.SEVERITY, desk.findings.cases)
    for finding in desk.findings.open.values():
        arrangement.put(finding)
    steps = 0
    while arrangement.crumble(10):
        steps += 1
        assert steps < 100
    assert not arrangement.groups and len(arrangement) == 0


def test_groups_by_severity_are_named_after_them(desk: Desk) -> None:
    arrangement = Arrangement(desk.organization, Grouping.SEVERITY, desk.findings.cases)
    for finding in desk.findings.open.values():
        arrangement.put(finding)
    groups = [row.group for row in arrangement.rows(lambda group: False)]
    assert groups == [f"severity:{severity}" for severity in Severity if desk.findings.counts[severity]]


def _keys(rows: list[Row]) -> set[str]:
    return {row.finding.key for row in rows if row.finding is not None}
